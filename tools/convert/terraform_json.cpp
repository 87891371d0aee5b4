// SPDX-License-Identifier: Apache-2.0
#include "terraform_json.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "template.hpp"

namespace ecia::convert {

bool isComment(std::string_view key) { return key == "//"; }

std::vector<const Json*> blocksOf(const Json& value) {
  std::vector<const Json*> all;
  if (value.is_object()) all.push_back(&value);
  if (value.is_array())
    for (const auto& element : value) all.push_back(&element);
  return all;
}

std::optional<std::string> literalOf(const Json& value) {
  if (!value.is_string()) return std::nullopt;
  const auto parts = partsOf(value.get<std::string>());
  return parts.size() == 1 && parts.front().sort == Part::Sort::literal ? std::optional(parts.front().text) : std::nullopt;
}

bool isNumber(std::string_view text) {
  const auto digits = text.starts_with('-') ? text.substr(1) : text;
  return !digits.empty() && digits.size() < 18 && std::all_of(digits.begin(), digits.end(), [](char c) { return '0' <= c && c <= '9'; });
}

std::string codeOf(const Json& value) {
  if (value.is_string()) {
    const auto parts = partsOf(value.get<std::string>());
    if (parts.size() == 1 && parts.front().sort == Part::Sort::expression) return parts.front().text;
    return quotedTemplate(parts);
  }
  std::string result;
  if (value.is_array()) {
    for (const auto& element : value) result += (result.empty() ? "" : ", ") + codeOf(element);
    return "[" + result + "]";
  }
  if (value.is_object()) {
    for (const auto& [key, element] : value.items()) result += (result.empty() ? "" : ", ") + quotedTemplate(partsOf(key)) + " = " + codeOf(element);
    return "{" + result + "}";
  }
  return value.dump();
}

std::string tagOfType(std::string_view type) {
  if (type == "string") return "tf::string";
  if (type == "number") return "tf::number";
  if (type == "bool") return "tf::boolean";
  for (const std::string_view outer : {"list", "set", "map"})
    if (type.starts_with(fmt::format("{}(", outer)) && type.ends_with(')')) {
      const auto inner = tagOfType(type.substr(outer.size() + 1, type.size() - outer.size() - 2));
      if (inner == "tf::string" || inner == "tf::number") return fmt::format("tf::{}<{}>", outer, inner);
    }
  return "tf::any";
}

std::string pointerPart(std::string_view key) {
  std::string result;
  for (const char c : key) result += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return "/" + result;
}

}  // namespace ecia::convert
