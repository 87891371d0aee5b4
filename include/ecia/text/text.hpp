// SPDX-License-Identifier: Apache-2.0
// Text that works in constant evaluation and at run time: borrows a literal, or owns a copy.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

namespace ecia {

/// A piece of text. Made from a string literal it borrows it; made with `Text::own` or `join` it owns a copy, whose address never changes when the
/// `Text` is moved. (libstdc++ 12 cannot move a `std::string` during constant evaluation.)
class Text {
 public:
  constexpr Text() = default;
  /// Borrows: the characters must outlive the `Text`, as those of a literal do.
  constexpr Text(const char* literal) : Text(std::string_view(literal)) {}
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
  constexpr Text(Text&& other) noexcept
      : data_(std::exchange(other.data_, "")), size_(std::exchange(other.size_, 0)), owned_(std::exchange(other.owned_, false)) {}
  constexpr Text& operator=(Text other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(owned_, other.owned_);
    return *this;
  }
  constexpr ~Text() {
    if (owned_) delete[] data_;
  }

  constexpr std::string_view view() const { return {data_, size_}; }
  constexpr operator std::string_view() const { return view(); }
  constexpr bool empty() const { return size_ == 0; }
  friend constexpr bool operator==(const Text& a, const Text& b) { return a.view() == b.view(); }
  friend constexpr bool operator==(const Text& a, std::string_view b) { return a.view() == b; }
  friend constexpr bool operator==(const Text& a, const char* b) { return a.view() == b; }

 private:
  template <class... Parts>
  friend constexpr Text join(const Parts&... parts);
  constexpr void copy(std::string_view text) {
    if (text.empty()) return;
    char* characters = new char[text.size()];
    for (std::size_t i = 0; i < text.size(); ++i) characters[i] = text[i];
    data_ = characters;
    size_ = text.size();
    owned_ = true;
  }

  const char* data_ = "";
  std::size_t size_ = 0;
  bool owned_ = false;
};

/// A whole number as text.
constexpr Text decimal(long long number) {
  char digits[24]{};
  std::size_t at = sizeof digits;
  const bool negative = number < 0;
  auto rest = negative ? 0ULL - static_cast<unsigned long long>(number) : static_cast<unsigned long long>(number);
  do digits[--at] = static_cast<char>('0' + rest % 10);
  while ((rest /= 10) != 0);
  if (negative) digits[--at] = '-';
  return Text::own({digits + at, sizeof digits - at});
}

namespace detail {
constexpr Text piece(std::string_view text) { return text; }
constexpr Text piece(const char* text) { return text; }
constexpr Text piece(const Text& text) { return text.view(); }
template <class N>
  requires requires(N n) { n + 1LL; } && (!requires(N n) { std::string_view(n); })
constexpr Text piece(N number) {
  return decimal(static_cast<long long>(number));
}
}  // namespace detail

/// Joins texts and whole numbers to one text.
template <class... Parts>
constexpr Text join(const Parts&... parts) {
  const Text pieces[] = {detail::piece(parts)...};
  std::size_t size = 0;
  for (const auto& text : pieces) size += text.view().size();
  Text result;
  if (size == 0) return result;
  char* at = new char[size];
  result.data_ = at;
  result.size_ = size;
  result.owned_ = true;
  for (const auto& text : pieces)
    for (const char c : text.view()) *at++ = c;
  return result;
}

}  // namespace ecia
