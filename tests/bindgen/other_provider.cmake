# SPDX-License-Identifier: Apache-2.0
# Generates and compiles the headers of another provider, without kinds. SCHEMA is "random-3".
string(REGEX REPLACE "-.*" "" provider ${SCHEMA})
file(REMOVE_RECURSE ${WORK})
execute_process(COMMAND ${BINDGEN} ${ROOT}/schemas/${SCHEMA}.json --provider hashicorp/${provider} --out ${WORK}/ecia/${provider} --namespace
                        ${provider} COMMAND_ERROR_IS_FATAL ANY)
file(GLOB headers ${WORK}/ecia/${provider}/*.hpp)
if(NOT headers)
  message(FATAL_ERROR "no headers")
endif()
set(text "")
foreach(header IN LISTS headers)
  string(APPEND text "#include \"${header}\"\n")
endforeach()
file(WRITE ${WORK}/all.cpp "${text}")
execute_process(COMMAND ${COMPILER} -std=c++20 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror -fsyntax-only
                        -I${ROOT}/include ${WORK}/all.cpp COMMAND_ERROR_IS_FATAL ANY)
