// SPDX-License-Identifier: Apache-2.0
#include "handle.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include "names.hpp"

namespace ecia::convert {

std::string_view withoutHash(std::string_view name) {
  constexpr std::size_t Digits = 8;
  if (name.size() <= Digits + 1 || name[name.size() - Digits - 1] != '_') return name;
  const auto hash = name.substr(name.size() - Digits);
  const bool hexadecimal = std::all_of(hash.begin(), hash.end(), [](char c) { return ('0' <= c && c <= '9') || ('A' <= c && c <= 'F'); });
  return hexadecimal ? name.substr(0, name.size() - Digits - 1) : name;
}

std::string variableName(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const char plain = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    if (plain != '_' || (!result.empty() && result.back() != '_')) result += plain;
  }
  while (result.ends_with('_')) result.pop_back();
  if (result.empty() || std::isdigit(static_cast<unsigned char>(result.front())) != 0) result.insert(0, "a_");
  return bindgen::identifier(result);
}

std::string prefixName(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    result += std::isalnum(static_cast<unsigned char>(lower)) != 0 ? lower : '-';
  }
  while (result.starts_with('-')) result.erase(0, 1);
  result = result.substr(0, 24);
  while (result.ends_with('-')) result.pop_back();
  return result.empty() ? "stack" : result;
}

std::string structName(std::string_view name) {
  std::string result;
  bool upper = true;
  for (const char c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) {
      upper = true;
      continue;
    }
    result += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    upper = false;
  }
  if (!result.empty() && std::isdigit(static_cast<unsigned char>(result.front())) != 0) result.insert(0, "A");
  return result.ends_with("Stack") ? result : result + "Stack";
}

}  // namespace ecia::convert
