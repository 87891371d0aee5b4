# What find_package(ecia) gives: ecia::ecia, the headers, and ecia::synth, which compiles once what all stacks share.
include("${CMAKE_CURRENT_LIST_DIR}/ecia-targets.cmake")
get_property(ecia_languages GLOBAL PROPERTY ENABLED_LANGUAGES)
if("CXX" IN_LIST ecia_languages AND NOT TARGET ecia_synth)
  include("${CMAKE_CURRENT_LIST_DIR}/EciaSynth.cmake")
endif()
