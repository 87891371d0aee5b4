// SPDX-License-Identifier: Apache-2.0
// Names of the domain name system, in lower case and without a dot at the end.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
#pragma once

#include <ecia/text/literal.hpp>

namespace ecia::form {

/// What stands between the dots.
constexpr bool label(std::string_view text) {
  return all(text, 1, 63, [](char c) { return lower(c) || digit(c) || c == '-' || c == '_'; }) && text.front() != '-' && text.back() != '-';
}
/// Labels with dots between them; the first may be '*'.
constexpr bool hostName(std::string_view text) {
  if (text.size() > 255) return false;
  for (bool first = true;; first = false) {
    const auto dot = text.find('.');
    const auto part = text.substr(0, dot);
    if (!label(part) && !(first && part == "*")) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}
/// Two labels at least, "example.com".
constexpr bool domain(std::string_view text) { return hostName(text) && text.find('.') != std::string_view::npos && text.front() != '*'; }

}  // namespace ecia::form
