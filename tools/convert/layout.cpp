// SPDX-License-Identifier: Apache-2.0
#include "layout.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ecia::convert {
namespace {

constexpr std::size_t Margin = 150;

std::size_t widthOf(const Code& code) {
  std::size_t width = code.open.size() + code.close.size();
  for (const auto& item : code.items) width += widthOf(item) + 2;
  return width;
}

std::size_t columnOf(const std::string& out) {
  const auto line = out.rfind('\n');
  return out.size() - (line == std::string::npos ? 0 : line + 1);
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      result += {'\\', c};
    else if (c == '\n')
      result += "\\n";
    else if (c == '\t')
      result += "\\t";
    else if (byte < 0x20 || byte == 0x7f)
      result += fmt::format("\\{:03o}", byte);
    else
      result += c;
  }
  return result + '"';
}

}  // namespace

std::string inLine(const Code& code) {
  std::string text = code.open;
  for (bool first = true; const auto& item : code.items) {
    if (!first) text += ", ";
    text += inLine(item);
    first = false;
  }
  return text + code.close;
}

void append(std::string& out, const Code& code, std::size_t indent) {
  if (code.items.empty() || columnOf(out) + widthOf(code) <= Margin) {
    out += inLine(code);
    return;
  }
  out += code.open;
  if (code.items.size() == 1 && !code.items.front().items.empty()) {  // brackets in brackets break once
    append(out, code.items.front(), indent);
    out += code.close;
    return;
  }
  for (bool first = true; const auto& item : code.items) {
    out += fmt::format("{}\n{:{}}", first ? "" : ",", "", indent + 4);
    append(out, item, indent + 4);
    first = false;
  }
  out += code.close;
}

std::string literal(std::string_view text) {
  const auto escapes = std::count_if(text.begin(), text.end(), [](char c) { return c == '"' || c == '\\' || c == '\n'; });
  const bool carriable = std::none_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f; });
  if (escapes < 2 || !carriable) return quoted(text);
  std::string mark;
  while (text.find(fmt::format("){}\"", mark)) != std::string_view::npos) mark += '_';
  return fmt::format("R\"{}({}){}\"", mark, text, mark);
}

}  // namespace ecia::convert
