# Builds examples/shop.cpp in a project of its own and runs it.
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}/project")
file(COPY "${SOURCE}/examples/shop.cpp" DESTINATION "${WORK}/project")
set(options)
if(WAY STREQUAL "find_package")
  # From what the Conan recipe takes along, and as it does.
  file(STRINGS "${SOURCE}/conan/conanfile.py" recipe REGEX "for pattern in ")
  string(REGEX MATCHALL "\"[^\"]+\"" patterns "${recipe}")
  foreach(pattern IN LISTS patterns)
    string(REGEX REPLACE "\"|/\\*" "" path "${pattern}")
    file(COPY "${SOURCE}/${path}" DESTINATION "${WORK}/exported")
  endforeach()
  execute_process(COMMAND ${CMAKE_COMMAND} -S "${WORK}/exported" -B "${WORK}/exported-build" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}" -DECIA_BUILD_STACKS=OFF
    -DECIA_BUILD_EXAMPLES=OFF -DECIA_BUILD_TOOLS=OFF -DECIA_BUILD_TESTS=OFF COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
  execute_process(COMMAND ${CMAKE_COMMAND} --install "${WORK}/exported-build" --prefix "${WORK}/installed" COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
  file(REMOVE_RECURSE "${WORK}/exported")  # the package stands alone
  set(options "-DCMAKE_PREFIX_PATH=${WORK}/installed")
  set(use "find_package(ecia 0.1 REQUIRED)")
  set(library ecia::synth)
else()
  set(use "add_subdirectory(\"${SOURCE}\" ecia)")
  set(library ecia::ecia)
endif()
file(WRITE "${WORK}/project/CMakeLists.txt"
  "cmake_minimum_required(VERSION 3.22)\nproject(consumer LANGUAGES CXX)\n${use}\nadd_executable(shop shop.cpp)\ntarget_link_libraries(shop PRIVATE ${library})\n")
execute_process(COMMAND ${CMAKE_COMMAND} -S "${WORK}/project" -B "${WORK}/build" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}" ${options}
  COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
execute_process(COMMAND ${CMAKE_COMMAND} --build "${WORK}/build" COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
execute_process(COMMAND "${WORK}/build/shop" prod --quiet --out "${WORK}/out" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files "${WORK}/out/prod/main.tf.json" "${SOURCE}/tests/golden/shop/prod/main.tf.json" COMMAND_ERROR_IS_FATAL ANY)
