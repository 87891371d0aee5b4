// SPDX-License-Identifier: Apache-2.0
// How Terraform JSON is read. https://developer.hashicorp.com/terraform/language/syntax/json
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source.hpp"

namespace ecia::convert {

/// Whether a key is a comment.
bool isComment(std::string_view key);

/// Blocks are an object or an array of objects.
std::vector<const Json*> blocksOf(const Json& value);

/// The text, where the value is one without expressions.
std::optional<std::string> literalOf(const Json& value);

/// Whether a text is a whole number that an integer holds.
bool isNumber(std::string_view text);

/// The value as code of the Terraform language.
std::string codeOf(const Json& value);

/// What a variable is declared as: tf::list<tf::string> for "list(string)"; `tf::any` where no type says it.
std::string tagOfType(std::string_view type);

/// A key as a part of a JSON pointer: "/b~1c".
std::string pointerPart(std::string_view key);

}  // namespace ecia::convert
