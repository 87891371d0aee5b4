// SPDX-License-Identifier: Apache-2.0
// JSON text that a user wrote, as values that rules can look into.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <ecia/terraform/argument.hpp>

namespace ecia::tf {

namespace detail {
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : rest_(text) {}

  std::optional<Argument> document() {
    auto value = this->value(0);
    space();
    return rest_.empty() ? value : std::nullopt;
  }

 private:
  static constexpr int Deepest = 200;

  void space() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size())); }
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  /// After white space.
  bool next(char c) {
    space();
    return take({&c, 1});
  }

  std::optional<Argument> value(int depth) {
    space();
    if (depth > Deepest || rest_.empty()) return std::nullopt;
    if (take("true")) return Argument(Node(true));
    if (take("false")) return Argument(Node(false));
    if (take("null")) return Argument(Node(null));
    if (rest_[0] == '"') return text();
    if (rest_[0] == '[') return list(depth);
    if (rest_[0] == '{') return object(depth);
    return number();
  }

  std::optional<Argument> list(int depth) {
    List elements;
    next('[');
    if (next(']')) return Argument(Node(std::move(elements)));
    do {
      auto element = value(depth + 1);
      if (!element) return std::nullopt;
      elements.push_back(std::move(*element));
    } while (next(','));
    if (!next(']')) return std::nullopt;
    return Argument(Node(std::move(elements)));
  }

  std::optional<Argument> object(int depth) {
    Map members;
    next('{');
    if (next('}')) return Argument(Node(std::move(members)));
    do {
      std::string key;
      space();
      if (!quoted(key) || !next(':')) return std::nullopt;
      auto member = value(depth + 1);
      if (!member) return std::nullopt;
      members.push_back({std::move(key), std::move(*member)});
    } while (next(','));
    if (!next('}')) return std::nullopt;
    return Argument(Node(std::move(members)));
  }

  std::optional<Argument> text() {
    std::string out;
    if (!quoted(out)) return std::nullopt;
    return Argument(Node(std::move(out)));
  }

  static bool digit(char c) { return '0' <= c && c <= '9'; }
  std::optional<Argument> number() {
    std::size_t size = 0;
    const auto at = [&] { return size < rest_.size() ? rest_[size] : '\0'; };
    const auto digits = [&] {
      const std::size_t first = size;
      while (digit(at())) ++size;
      return size > first;
    };
    if (at() == '-') ++size;
    if (at() == '0')
      ++size;
    else if (!digits())
      return std::nullopt;
    bool whole = true;
    if (at() == '.') {
      ++size;
      whole = false;
      if (!digits()) return std::nullopt;
    }
    if (at() == 'e' || at() == 'E') {
      ++size;
      whole = false;
      if (at() == '+' || at() == '-') ++size;
      if (!digits()) return std::nullopt;
    }
    // Of documents that hold numbers at all, rules ask only for small ones.
    std::int64_t value = 0;
    const bool small = whole && size <= 18;
    for (std::size_t i = 0; small && i < size; ++i)
      if (digit(rest_[i])) value = 10 * value + (rest_[i] - '0');
    if (rest_[0] == '-') value = -value;
    rest_.remove_prefix(size);
    return small ? Argument(Node(value)) : Argument(Node(0.0));
  }

  /// Four hexadecimal digits, or -1.
  int code() {
    int value = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = rest_.empty() ? '\0' : rest_[0];
      const int digit = JsonReader::digit(c) ? c - '0' : 'a' <= c && c <= 'f' ? c - 'a' + 10 : 'A' <= c && c <= 'F' ? c - 'A' + 10 : -1;
      if (digit < 0) return -1;
      value = 16 * value + digit;
      rest_.remove_prefix(1);
    }
    return value;
  }

  bool quoted(std::string& out) {
    if (!take("\"")) return false;
    while (!rest_.empty()) {
      const char c = rest_[0];
      rest_.remove_prefix(1);
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c != '\\') {
        out += c;
      } else if (!escaped(out)) {
        return false;
      }
    }
    return false;
  }
  bool escaped(std::string& out) {
    const char c = rest_.empty() ? '\0' : rest_[0];
    rest_.remove_prefix(rest_.empty() ? 0 : 1);
    switch (c) {
      case '"':
      case '\\':
      case '/': out += c; return true;
      case 'b': out += '\b'; return true;
      case 'f': out += '\f'; return true;
      case 'n': out += '\n'; return true;
      case 'r': out += '\r'; return true;
      case 't': out += '\t'; return true;
      case 'u': break;
      default: return false;
    }
    int point = code();
    if (0xD800 <= point && point < 0xDC00) {  // the first half of a pair
      const int second = take("\\u") ? code() : -1;
      if (second < 0xDC00 || second > 0xDFFF) return false;
      point = 0x10000 + ((point - 0xD800) << 10) + (second - 0xDC00);
    } else if (point < 0 || (0xDC00 <= point && point <= 0xDFFF)) {
      return false;
    }
    const auto byte = [&](int mark, int shift) { out += static_cast<char>(mark | (point >> shift & (mark == 0x80 ? 0x3F : 0x7F))); };
    if (point < 0x80) {
      byte(0, 0);
    } else if (point < 0x800) {
      byte(0xC0, 6), byte(0x80, 0);
    } else if (point < 0x10000) {
      byte(0xE0, 12), byte(0x80, 6), byte(0x80, 0);
    } else {
      byte(0xF0, 18), byte(0x80, 12), byte(0x80, 6), byte(0x80, 0);
    }
    return true;
  }

  std::string_view rest_;
};
}  // namespace detail

/// What JSON text says, or nothing where it is no JSON (RFC 8259, at most 200 levels deep). Members keep their order, and repeated ones stay. Numbers that are not
/// whole, or have more than 18 digits, are read as 0.0: no rule asks for them.
inline std::optional<Argument> readJson(std::string_view text) { return detail::JsonReader(text).document(); }

}  // namespace ecia::tf
