// SPDX-License-Identifier: Apache-2.0
// Numbers as text, the same in every locale.
#pragma once

#include <charconv>
#include <iterator>
#include <string>
#include <type_traits>

#include <ecia/error.hpp>

namespace ecia::tf {

/// Appends the shortest text that reads back as the same number.
/// @throws Error where the number is not finite
template <class N>
void appendNumber(std::string& out, N number) {
  if constexpr (std::is_floating_point_v<N>)
    if (!(number - number == 0)) throw Error("a number that is not finite cannot be written");
  char digits[32];
  out.append(std::begin(digits), std::to_chars(std::begin(digits), std::end(digits), number).ptr);
}

}  // namespace ecia::tf
