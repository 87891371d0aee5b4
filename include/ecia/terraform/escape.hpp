// SPDX-License-Identifier: Apache-2.0
// Text on its way into Terraform JSON: what must be escaped, and what cannot be carried.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include <ecia/error.hpp>
#include <ecia/terraform/unicode.hpp>

namespace ecia::tf {

namespace detail {
/// Reads one code point at `at` and moves past it; false where the bytes are not UTF-8 (overlong forms and surrogates included).
inline bool nextCodePoint(std::string_view text, std::size_t& at, std::uint32_t& point) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
  if (length == 0 || at + length > text.size()) return false;
  point = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return false;
    point = (point << 6U) | (byte(at + i) & 0x3FU);
  }
  at += length;
  constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  return point >= smallest[length] && point <= 0x10FFFF && !(point >= 0xD800 && point < 0xE000);
}

template <class Table>
const auto* rangeOf(const Table& table, std::uint32_t point) {
  const auto found = std::lower_bound(std::begin(table), std::end(table), point, [](const auto& range, std::uint32_t p) { return range.last < p; });
  return found != std::end(table) && found->first <= point ? &*found : nullptr;
}
}  // namespace detail

/// Refuses text that would reach Terraform changed: bytes that are not UTF-8 (Terraform replaces them), and characters in a form that Terraform's
/// normalisation (NFC) would replace.
/// @throws Error
inline void requireCarriable(std::string_view text) {
  std::uint8_t order = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    std::uint32_t point = 0;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      order = 0;
      continue;
    }
    if (!detail::nextCodePoint(text, at, point)) throw Error("the text is not valid UTF-8 at byte " + std::to_string(start) + "; Terraform would replace it");
    const auto* mark = detail::rangeOf(unicode::Marks, point);
    const std::uint8_t own = mark != nullptr ? mark->order : std::uint8_t{0};
    if (detail::rangeOf(unicode::NotNormal, point) != nullptr || (own != 0 && own < order))
      throw Error("the text is not in Unicode normalisation form C at byte " + std::to_string(start) +
                  ", and Terraform would change it; write the composed character (one code point, such as U+00E9) instead");
    order = own;
  }
}

/// Appends `text` as it stands between the quotes of a JSON string.
inline void appendJson(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (code < 0x20) {
      out += "\\u00";
      out += hex[code >> 4U];
      out += hex[code & 15U];
    } else {
      out += c;
    }
  }
}

/// Escapes literal text for a Terraform template: `${` becomes `$${`, `%{` becomes `%%{`; nothing else is special. Where an interpolation follows, a
/// trailing run of `$` would join with it (`$` + `${x}` is the escape `$${x}`), so that run is written as an interpolation of its own.
/// https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
inline std::string templateLiteral(std::string_view text, bool interpolationFollows) {
  std::string out;
  out.reserve(text.size() + 8);
  std::size_t end = text.size();
  if (interpolationFollows)
    while (end > 0 && text[end - 1] == '$') --end;
  for (std::size_t i = 0; i < end; ++i) {
    out += text[i];
    if ((text[i] == '$' || text[i] == '%') && i + 1 < text.size() && text[i + 1] == '{') out += text[i];
  }
  if (end < text.size()) {
    out += "${\"";
    out += text.substr(end);
    out += "\"}";
  }
  return out;
}

/// A string literal of the Terraform language, quotes included.
/// https://developer.hashicorp.com/terraform/language/expressions/strings
inline std::string quotedText(std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (code < 0x20) {
      out += "\\u00";
      out += hex[code >> 4U];
      out += hex[code & 15U];
    } else {
      out += c;
      if ((c == '$' || c == '%') && i + 1 < text.size() && text[i + 1] == '{') out += c;
    }
  }
  return out + '"';
}

}  // namespace ecia::tf
