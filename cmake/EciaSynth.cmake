# The target ecia::synth: the library with all that writes a stack compiled once, by the project that uses it, so that a stack compiles in a second or two.
add_library(ecia_synth STATIC EXCLUDE_FROM_ALL "${CMAKE_CURRENT_LIST_DIR}/synth.cpp" "${CMAKE_CURRENT_LIST_DIR}/expand.cpp")
add_library(ecia::synth ALIAS ecia_synth)
target_link_libraries(ecia_synth PUBLIC ecia::ecia)
target_compile_definitions(ecia_synth INTERFACE ECIA_SYNTH_COMPILED)
