// SPDX-License-Identifier: Apache-2.0
// The pattern of all checked words: text that AWS takes in one form only.
#pragma once

#include <string_view>

#include <ecia/text/flaw.hpp>
#include <ecia/text/optional.hpp>
#include <ecia/text/text.hpp>

namespace ecia {

/// A word in a form that `Holds` accepts. A literal that is not does not compile, and the error names `Broken`, a type that is declared and never
/// defined; `parse` serves text of run time.
template <bool (*Holds)(std::string_view), class Broken>
class Word {
 public:
  Word(std::nullptr_t) = delete;
  consteval Word(const char* literal) : text_(literal) {
    if (!Holds(text_.view())) flaw_ = &refused;
  }
  /// The word, or nothing where the text has not the form.
  static constexpr Optional<Word> parse(std::string_view text) {
    if (!Holds(text)) return {};
    return Word(Text::own(text));
  }
  constexpr std::string_view view() const { return text_.view(); }
  constexpr bool operator==(const Word& other) const { return text_ == other.text_; }

 private:
  friend class Optional<Word>;
  constexpr Word() = default;
  constexpr explicit Word(Text text) : text_(std::move(text)) {}
  // Compilers print both arguments with it.
  static consteval void refused() {}
  Text text_;
  Flaw flaw_ = nullptr;
};

namespace form {
constexpr bool digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool letter(char c) { return lower(c) || (c >= 'A' && c <= 'Z'); }
/// True where every character satisfies `allowed` and the length lies between the bounds.
template <class Allowed>
constexpr bool all(std::string_view text, std::size_t least, std::size_t most, Allowed allowed) {
  if (text.size() < least || text.size() > most) return false;
  for (const char c : text)
    if (!allowed(c)) return false;
  return true;
}
/// A number of exactly two digits at `at`, or -1.
constexpr int twoDigits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size() || !digit(text[at]) || !digit(text[at + 1])) return -1;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}
/// Minutes since midnight of "hh:mm" at `at`, or -1.
constexpr int timeOfDay(std::string_view text, std::size_t at) {
  const int hour = twoDigits(text, at);
  const int minute = at + 3 <= text.size() && text[at + 2] == ':' ? twoDigits(text, at + 3) : -1;
  return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? hour * 60 + minute : -1;
}
}  // namespace form

}  // namespace ecia
