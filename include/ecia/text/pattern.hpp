// SPDX-License-Identifier: Apache-2.0
// Patterns with wildcards.
#pragma once

#include <cstddef>
#include <string_view>

namespace ecia {

/// Whether a text has a form in which `*` stands for any characters, none included.
/// @param same whether a character of the form stands for one of the text
constexpr bool matches(std::string_view form, std::string_view text, auto same) {
  // Pointers, since a compiler that evaluates this pays for each call of a member.
  const char *i = form.data(), *const formEnd = i + form.size(), *star = nullptr;
  const char *at = text.data(), *const textEnd = at + text.size(), *after = at;
  while (at != textEnd) {
    if (i != formEnd && *i == '*') {
      star = i++;
      after = at;
    } else if (i != formEnd && same(*i, *at)) {
      ++i;
      ++at;
    } else if (star != nullptr) {
      i = star + 1;
      at = ++after;
    } else {
      return false;
    }
  }
  while (i != formEnd && *i == '*') ++i;
  return i == formEnd;
}
constexpr bool matches(std::string_view form, std::string_view text) {
  return matches(form, text, [](char wanted, char found) { return wanted == found; });
}

}  // namespace ecia
