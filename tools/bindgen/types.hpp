// SPDX-License-Identifier: Apache-2.0
// Terraform types as the library's tags.
#pragma once

#include <string>
#include <string_view>

#include "schema.hpp"

namespace ecia::bindgen {

/// "tf::list<tf::string>", "tf::map<kind::subnet_id>"; objects and what is only known at run time become `tf::any`.
/// @param kind the kind of the strings in it, empty for none
std::string tagOf(const Type& type, std::string_view kind);

/// True for a string and for a list, set or map of strings: what can have a kind.
bool holdsStrings(const Type& type);

/// True for a list or set of objects. As an argument it looks like a block: https://developer.hashicorp.com/terraform/language/attr-as-blocks
bool looksLikeBlocks(const Type& type);

}  // namespace ecia::bindgen
