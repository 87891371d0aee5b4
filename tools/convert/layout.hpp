// SPDX-License-Identifier: Apache-2.0
// C++ as it stands in a file: literals, and lines that are not too long.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ecia::convert {

/// Code whose lines are broken when it is written: a text, or items with commas between an opening and a closing text.
struct Code {
  std::string open{};
  std::vector<Code> items{};
  std::string close{};
};

/// In one line.
std::string inLine(const Code& code);

/// In one line if it ends before the margin, and otherwise with each item in a line of its own.
/// @param indent columns before the line that it begins in
void append(std::string& out, const Code& code, std::size_t indent);

/// A literal of the text: quoted, or raw where quoting would need many backslashes.
std::string literal(std::string_view text);

}  // namespace ecia::convert
