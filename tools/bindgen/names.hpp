// SPDX-License-Identifier: Apache-2.0
// Terraform's names as C++ identifiers.
#pragma once

#include <string>
#include <string_view>

namespace ecia::bindgen {

/// The name of a member: Terraform's, with a trailing underscore where C++ or the library has another meaning for it (keywords, alternative tokens,
/// macros of compilers and standard headers, namespaces of the generated code), or where the structure around it has the same name.
std::string identifier(std::string_view name, std::string_view owner = {});

/// The name of a function that reads an attribute: as above, and a trailing underscore too where it would hide a member of `tf::Address`.
std::string readerIdentifier(std::string_view name);

}  // namespace ecia::bindgen
