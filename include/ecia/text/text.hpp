// SPDX-License-Identifier: Apache-2.0
// Text that works in constant evaluation and at run time: borrows a literal, or owns a copy.
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace ecia {

class Part;

/// Whether two texts are the same. (`==` does it too, and takes a compiler several calls for each letter.)
constexpr bool sameText(std::string_view one, std::string_view other) {
  const std::size_t size = one.size();
  if (size != other.size()) return false;
  const char *a = one.data(), *b = other.data();
  for (std::size_t i = 0; i < size; ++i)
    if (a[i] != b[i]) return false;
  return true;
}

/// A word of a table. (Its members are read without a call, and compilers look through tables for thousands of words.)
struct TableWord {
  constexpr TableWord(const char* literal) : text(literal), size(__builtin_strlen(literal)) {}
  constexpr operator std::string_view() const { return {text, size}; }
  const char* text;
  std::size_t size;
};

/// A piece of text. Made from a string literal it borrows it; made with `Text::own` or `join` it owns a copy, whose address never changes when the
/// `Text` is moved. (libstdc++ 12 cannot move a `std::string` during constant evaluation.)
class Text {
 public:
  constexpr Text() = default;
  Text(std::nullptr_t) = delete;  // 0 would be a pointer to characters too
  /// Borrows: the characters must outlive the `Text`, as those of a literal do.
  constexpr Text(const char* literal) : data_(literal), size_(__builtin_strlen(literal)) {}
  constexpr Text(std::string_view borrowed) : data_(borrowed.data()), size_(borrowed.size()) {}
  /// Copies the characters.
  static constexpr Text own(std::string_view text) {
    Text result;
    result.copy(text);
    return result;
  }

  constexpr Text(const Text& other) : data_(other.data_), size_(other.size_) {
    if (other.owned_) copy(other.view());
  }
  constexpr Text(Text&& other) noexcept : data_(other.data_), size_(other.size_), owned_(other.owned_) { other.forget(); }
  constexpr Text& operator=(Text other) noexcept {
    if (owned_) delete[] data_;
    data_ = other.data_;
    size_ = other.size_;
    owned_ = other.owned_;
    other.forget();
    return *this;
  }
  constexpr ~Text() {
    if (owned_) delete[] data_;
  }

  constexpr std::string_view view() const { return {data_, size_}; }
  constexpr operator std::string_view() const { return view(); }
  constexpr bool empty() const { return size_ == 0; }
  friend constexpr bool operator==(const Text& a, const Text& b) { return sameText(a.view(), b.view()); }
  friend constexpr bool operator==(const Text& a, std::string_view b) { return sameText(a.view(), b); }
  friend constexpr bool operator==(const Text& a, const char* b) { return sameText(a.view(), {b, __builtin_strlen(b)}); }

 private:
  friend constexpr Text join(std::initializer_list<Part> parts);
  constexpr void copy(std::string_view text) {
    const std::size_t size = text.size();
    if (size == 0) return;
    const char* from = text.data();
    char* characters = new char[size];
    for (std::size_t i = 0; i < size; ++i) characters[i] = from[i];
    data_ = characters;
    size_ = size;
    owned_ = true;
  }
  constexpr void forget() {
    data_ = "";
    size_ = 0;
    owned_ = false;
  }

  const char* data_ = "";
  std::size_t size_ = 0;
  bool owned_ = false;
};

namespace detail {
/// The decimal digits of a whole number.
class Digits {
 public:
  constexpr explicit Digits(long long number) {
    auto rest = number < 0 ? 0ULL - static_cast<unsigned long long>(number) : static_cast<unsigned long long>(number);
    do text_[--at_] = static_cast<char>('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (number < 0) text_[--at_] = '-';
  }
  constexpr std::string_view view() const { return {text_ + at_, sizeof text_ - at_}; }

 private:
  char text_[24]{};
  std::size_t at_ = sizeof text_;
};
}  // namespace detail

/// A whole number as text.
constexpr Text decimal(long long number) { return Text::own(detail::Digits(number).view()); }

/// A part of a text that is put together: text, which is borrowed, or a whole number.
class Part {
 public:
  constexpr Part(const char* literal) : text_(literal, __builtin_strlen(literal)) {}
  constexpr Part(std::string_view text) : text_(text) {}
  constexpr Part(const Text& text) : text_(text.view()) {}
  constexpr Part(const TableWord& word) : text_(word) {}
  template <std::integral N>
  constexpr Part(N number) : number_(static_cast<long long>(number)), isNumber_(true) {}

 private:
  friend constexpr Text join(std::initializer_list<Part> parts);
  std::string_view text_{};
  long long number_ = 0;
  bool isNumber_ = false;
};

/// Puts texts and whole numbers together: `join({"10.1.", 42, ".0/24"})`. (A list and not a pack of parameters: what each call would instantiate is half of
/// what a compiler does for the rules.)
constexpr Text join(std::initializer_list<Part> parts) {
  std::size_t size = 0;
  for (const Part& part : parts) size += part.isNumber_ ? detail::Digits(part.number_).view().size() : part.text_.size();
  Text result;
  if (size == 0) return result;
  char* at = new char[size];
  result.data_ = at;
  result.size_ = size;
  result.owned_ = true;
  for (const Part& part : parts) {
    if (part.isNumber_) {
      const detail::Digits digits(part.number_);
      for (const char c : digits.view()) *at++ = c;
    } else {
      for (const char c : part.text_) *at++ = c;
    }
  }
  return result;
}

}  // namespace ecia
