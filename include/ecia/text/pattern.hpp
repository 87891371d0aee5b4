// SPDX-License-Identifier: Apache-2.0
// Patterns with wildcards.
#pragma once

#include <cstddef>
#include <string_view>

namespace ecia {

/// Whether a text has a form in which `*` stands for any characters, none included.
/// @param same whether a character of the form stands for one of the text
constexpr bool matches(std::string_view form, std::string_view text, auto same) {
  std::size_t at = 0, star = std::string_view::npos, after = 0, i = 0;
  while (at < text.size()) {
    if (i < form.size() && form[i] == '*') {
      star = i++;
      after = at;
    } else if (i < form.size() && same(form[i], text[at])) {
      ++i, ++at;
    } else if (star != std::string_view::npos) {
      i = star + 1;
      at = ++after;
    } else {
      return false;
    }
  }
  while (i < form.size() && form[i] == '*') ++i;
  return i == form.size();
}
constexpr bool matches(std::string_view form, std::string_view text) {
  return matches(form, text, [](char wanted, char found) { return wanted == found; });
}

}  // namespace ecia
