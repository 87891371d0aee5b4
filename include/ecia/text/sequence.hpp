// SPDX-License-Identifier: Apache-2.0
// A growing list that works in constant evaluation and costs the compiler little.
#pragma once

#include <cstddef>
#include <initializer_list>

namespace ecia {

/// Elements in the order they were added; each keeps its address for as long as it lives. (`std::vector` does the job too, at about seven times the
/// templates per element type, and a stack has thirty element types.)
template <class T>
class Sequence {
 public:
  constexpr Sequence() = default;
  constexpr Sequence(std::initializer_list<T> elements) {
    for (const T& element : elements) push_back(element);
  }
  constexpr Sequence(const Sequence& other) {
    for (const T& element : other) push_back(element);
  }
  constexpr Sequence(Sequence&& other) noexcept { take(other); }
  constexpr Sequence& operator=(Sequence other) noexcept {
    clear();
    take(other);
    return *this;
  }
  constexpr ~Sequence() { clear(); }

  constexpr void push_back(T element) {
    if (size_ == capacity_) {
      capacity_ = capacity_ == 0 ? 4 : capacity_ * 2;
      T** larger = new T*[capacity_]{};
      for (std::size_t i = 0; i < size_; ++i) larger[i] = elements_[i];
      delete[] elements_;
      elements_ = larger;
    }
    elements_[size_++] = new T(static_cast<T&&>(element));
  }

  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr const T& operator[](std::size_t i) const { return *elements_[i]; }
  constexpr T& operator[](std::size_t i) { return *elements_[i]; }
  constexpr T& back() { return *elements_[size_ - 1]; }

  /// Just what a range-based `for` needs.
  struct Iterator {
    T* const* at;
    constexpr const T& operator*() const { return **at; }
    constexpr Iterator& operator++() {
      ++at;
      return *this;
    }
    constexpr bool operator!=(const Iterator& other) const { return at != other.at; }
  };
  constexpr Iterator begin() const { return {elements_}; }
  constexpr Iterator end() const { return {elements_ + size_}; }

 private:
  constexpr void take(Sequence& other) {
    elements_ = other.elements_;
    size_ = other.size_;
    capacity_ = other.capacity_;
    other.elements_ = nullptr;
    other.size_ = other.capacity_ = 0;
  }
  constexpr void clear() {
    if (elements_ == nullptr) return;
    for (std::size_t i = 0; i < size_; ++i) delete elements_[i];
    delete[] elements_;
  }

  T** elements_ = nullptr;
  std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace ecia
