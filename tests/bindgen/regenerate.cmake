# SPDX-License-Identifier: Apache-2.0
# Writes the AWS headers again and compares them byte for byte with the committed ones.
file(REMOVE_RECURSE ${WORK})
execute_process(
  COMMAND gzip -dc ${ROOT}/schemas/aws-5.100.0.json.gz
  COMMAND ${BINDGEN} - --provider hashicorp/aws --version 5.100.0 --overlay ${ROOT}/schemas/aws-kinds.json --out ${WORK} --namespace aws
  COMMAND_ERROR_IS_FATAL ANY)
file(GLOB written RELATIVE ${WORK} ${WORK}/*)
file(GLOB committed RELATIVE ${ROOT}/include/ecia/aws ${ROOT}/include/ecia/aws/*)
if(NOT written STREQUAL committed)
  message(FATAL_ERROR "other files than in include/ecia/aws: ${written}")
endif()
foreach(file IN LISTS written)
  file(SHA256 ${WORK}/${file} new)
  file(SHA256 ${ROOT}/include/ecia/aws/${file} old)
  if(NOT new STREQUAL old)
    message(FATAL_ERROR "include/ecia/aws/${file} is not what bindgen writes; run it again")
  endif()
endforeach()
