# SPDX-License-Identifier: Apache-2.0
# Each of the headers that users name first says in one error that it is C++20:
#   cmake -DROOT=... -DCOMPILER=... -DOUT=scratch.cpp -P standard.cmake
foreach(header stack.hpp synth.hpp terraform.hpp aws/vpc.hpp terraform/value.hpp)
  file(WRITE ${OUT} "#include <ecia/${header}>\n")
  execute_process(COMMAND ${COMPILER} -std=c++17 -I${ROOT}/include -fsyntax-only ${OUT} ERROR_VARIABLE said RESULT_VARIABLE result)
  string(REGEX MATCHALL "error: " errors "${said}")
  list(LENGTH errors count)
  # The second is that nothing is read any further.
  if(result EQUAL 0 OR NOT count EQUAL 2 OR NOT said MATCHES "compiler.hpp:[0-9]+:[0-9]+: error: #?(error )?ecia is C\\+\\+20: compile with -std=c\\+\\+20")
    message(FATAL_ERROR "ecia/${header} with C++17 and ${COMPILER}: ${said}")
  endif()
endforeach()
file(REMOVE ${OUT})
