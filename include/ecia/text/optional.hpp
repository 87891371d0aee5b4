// SPDX-License-Identifier: Apache-2.0
// A value, or nothing.
#pragma once

namespace ecia {

/// A value, or nothing. (`std::optional` does the job too, at about fifty templates and twelve functions per type, and constructs have forty such types.
/// This one keeps a default value where it has none, so copies and moves are those of its members.)
template <class T>
class Optional {
 public:
  constexpr Optional() = default;
  constexpr Optional(T value) : value_(static_cast<T&&>(value)), has_(true) {}

  constexpr bool has_value() const { return has_; }
  constexpr explicit operator bool() const { return has_; }
  constexpr const T& operator*() const { return value_; }
  constexpr const T* operator->() const { return &value_; }
  constexpr T& operator*() { return value_; }
  constexpr T* operator->() { return &value_; }
  constexpr bool operator==(const Optional&) const = default;

 private:
  T value_{};
  bool has_ = false;
};

}  // namespace ecia
