# SPDX-License-Identifier: Apache-2.0
# Compiles all generated headers in one translation unit: they include what they need, and their names do not collide.
file(GLOB headers RELATIVE ${ROOT}/include ${ROOT}/include/ecia/aws/*.hpp)
list(LENGTH headers count)
if(count LESS 200)
  message(FATAL_ERROR "only ${count} headers in include/ecia/aws")
endif()
set(text "")
foreach(header IN LISTS headers)
  string(APPEND text "#include <${header}>\n")
endforeach()
file(WRITE ${WORK}/all.cpp "${text}")
execute_process(COMMAND ${COMPILER} -std=c++20 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror -fsyntax-only
                        -I${ROOT}/include ${WORK}/all.cpp COMMAND_ERROR_IS_FATAL ANY)
