# ecia_add_provider(NAME SCHEMA file PROVIDER source [VERSION version] [OVERLAY file])
#
# Typed bindings of any Terraform provider, generated when the project is built: `#include <ecia/NAME/resource.hpp>`, namespace ecia::NAME.
#   NAME      of the target to link, the include folder and the namespace: "random"
#   SCHEMA    what `terraform providers schema -json` printed
#   PROVIDER  as Terraform calls it: "hashicorp/random"
#   VERSION   for the first line of the headers; empty if left out
#   OVERLAY   kinds of references, as schemas/aws-kinds.json has them; none if left out
function(ecia_add_provider NAME)
  cmake_parse_arguments(PARSE_ARGV 1 argument "" "SCHEMA;PROVIDER;VERSION;OVERLAY" "")
  if(NOT argument_SCHEMA OR NOT argument_PROVIDER OR argument_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "ecia_add_provider(${NAME}): write SCHEMA file PROVIDER source [VERSION version] [OVERLAY file]")
  endif()
  if(NOT TARGET bindgen)
    message(FATAL_ERROR "ecia_add_provider(${NAME}): the generator is not built; set ECIA_BUILD_TOOLS to ON")
  endif()
  get_filename_component(schema "${argument_SCHEMA}" ABSOLUTE)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/ecia-providers/${NAME}")
  set(stamp "${folder}/${NAME}.stamp")
  set(options --provider "${argument_PROVIDER}" --namespace "${NAME}" --out "${folder}/ecia/${NAME}")
  set(inputs "${schema}")
  if(argument_VERSION)
    list(APPEND options --version "${argument_VERSION}")
  endif()
  if(argument_OVERLAY)
    get_filename_component(overlay "${argument_OVERLAY}" ABSOLUTE)
    list(APPEND options --overlay "${overlay}")
    list(APPEND inputs "${overlay}")
  endif()
  add_custom_command(
    OUTPUT "${stamp}"
    COMMAND ${CMAKE_COMMAND} -E make_directory "${folder}/ecia/${NAME}"
    COMMAND bindgen "${schema}" ${options}
    COMMAND ${CMAKE_COMMAND} -E touch "${stamp}"
    DEPENDS bindgen ${inputs}
    COMMENT "Bindings of ${argument_PROVIDER}"
    VERBATIM)
  add_custom_target(${NAME}_bindings DEPENDS "${stamp}")
  add_library(${NAME} INTERFACE)
  add_dependencies(${NAME} ${NAME}_bindings)
  target_include_directories(${NAME} INTERFACE "${folder}")
  target_link_libraries(${NAME} INTERFACE ecia)
endfunction()
