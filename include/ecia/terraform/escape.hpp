// SPDX-License-Identifier: Apache-2.0
// Text on its way into Terraform JSON: what must be escaped, and what cannot be carried.
#pragma once

#include <algorithm>
#include <array>
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

/// The characters that mean themselves in JSON, in templates and in Terraform's string literals alike.
inline constexpr auto Plain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\' && c != '$' && c != '%';
  return plain;
}();
}  // namespace detail

/// Whether `text` is written as it is everywhere: most names and values are, and need none of the searches below.
inline bool isPlain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return detail::Plain[static_cast<unsigned char>(c)]; });
}

/// Refuses text that would reach Terraform changed: bytes that are not UTF-8 (Terraform replaces them), and characters in a form that Terraform's
/// normalisation (NFC) would replace or break up.
/// @throws Error naming the byte
inline void requireCarriable(std::string_view text) {
  std::uint8_t order = 0;
  unsigned marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      order = 0;
      marks = 0;
      continue;
    }
    const std::size_t start = at;
    std::uint32_t point = 0;
    if (!detail::nextCodePoint(text, at, point)) throw Error("the text is not valid UTF-8 at byte " + std::to_string(start) + "; Terraform would replace it");
    const auto* mark = detail::rangeOf(unicode::Marks, point);
    const std::uint8_t own = mark != nullptr ? mark->order : std::uint8_t{0};
    marks = own != 0 ? marks + 1 : 0;
    // Normalisation also puts a joiner into more than 30 marks in a row. https://unicode.org/reports/tr15/#Stream_Safe_Text_Format
    if (detail::rangeOf(unicode::NotNormal, point) != nullptr || (own != 0 && own < order) || marks > 30)
      throw Error("the text is not in Unicode normalisation form C at byte " + std::to_string(start) +
                  ", and Terraform would change it; write the composed character (one code point, such as U+00E9) instead");
    order = own;
  }
}

/// Appends `text` as it stands between the quotes of a JSON string.
inline void appendJson(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = static_cast<unsigned char>(text[i]);
    if (code >= 0x20 && code != '"' && code != '\\') continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    out += '\\';
    if (code >= 0x20) {
      out += text[i];
    } else if (code == '\n') {
      out += 'n';
    } else if (code == '\t') {
      out += 't';
    } else {
      out += "u00";
      out += hex[code >> 4U];
      out += hex[code & 15U];
    }
  }
  out.append(text, plain);
}

/// Appends literal text as a part of a Terraform template, between the quotes of a JSON string. `${` becomes `$${` and `%{` becomes `%%{`. Three things
/// have no escape and are written as interpolations of their own: a run of `$` before an interpolation, which would join with it (`$` + `${x}` is the
/// escape `$${x}`); a carriage return without a line feed, after which Terraform misreads what follows; and a byte order mark at the beginning, which
/// Terraform drops.
/// https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
inline void appendTemplate(std::string& out, std::string_view text, bool interpolationFollows) {
  constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(byteOrderMark)) {
    out += R"(${\"\\ufeff\"})";
    text.remove_prefix(byteOrderMark.size());
  }
  std::size_t end = text.size();
  if (interpolationFollows)
    while (end > 0 && text[end - 1] == '$') --end;
  std::size_t plain = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const bool special = (text[i] == '$' || text[i] == '%') && i + 1 < text.size() && text[i + 1] == '{';
    const bool lone = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (!special && !lone) continue;
    std::size_t dollars = i;
    while (lone && dollars > plain && text[dollars - 1] == '$') --dollars;
    appendJson(out, text.substr(plain, dollars - plain));
    if (lone) {
      out += R"(${\")";
      out += text.substr(dollars, i - dollars);
      out += R"(\\r\"})";
    } else {
      out += text[i];
    }
    plain = lone ? i + 1 : i;
  }
  appendJson(out, text.substr(plain, end - plain));
  if (end < text.size()) {
    out += R"(${\")";
    out += text.substr(end);
    out += R"(\"})";
  }
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
