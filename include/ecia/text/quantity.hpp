// SPDX-License-Identifier: Apache-2.0
// Quantities with their units, and whole numbers with their bounds.
#pragma once

#include <climits>
#include <compare>
#include <concepts>
#include <cstdint>

#include <ecia/text/flaw.hpp>
#include <ecia/text/optional.hpp>

namespace ecia {

/// A type of whole numbers. Truth values and letters are none, though C++ calls them so.
template <class N>
concept WholeNumber = std::integral<N> && !std::same_as<N, bool> && !std::same_as<N, char> && !std::same_as<N, wchar_t> && !std::same_as<N, char8_t> &&
                      !std::same_as<N, char16_t> && !std::same_as<N, char32_t>;

/// A whole number as an argument: `2.5`, which would become 2, and `true` do not compile. What is beyond an `int` becomes the nearest one, for the rules of
/// bounds to refuse.
class Whole {
 public:
  template <WholeNumber N>
  constexpr Whole(N number) : value_(nearest(number)) {}
  constexpr operator int() const { return value_; }

 private:
  template <class N>
  static constexpr int nearest(N number) {
    if (number > 0) return static_cast<unsigned long long>(number) > INT_MAX ? INT_MAX : static_cast<int>(number);
    return static_cast<long long>(number) < INT_MIN ? INT_MIN : static_cast<int>(number);
  }
  int value_;
};

namespace detail {
/// A count of a unit; the quantities below are of types that do not mix.
template <class Unit>
struct Quantity {
  std::int64_t count = 0;

  constexpr Quantity() = default;
  template <WholeNumber N>
  constexpr explicit Quantity(N number) : count(static_cast<std::int64_t>(number)) {}
  constexpr bool operator==(const Quantity&) const = default;
  constexpr auto operator<=>(const Quantity&) const = default;
};
}  // namespace detail

/// A span of seconds: `30_s`, `2_min`.
struct Seconds : detail::Quantity<Seconds> {
  using Quantity::Quantity;
};
/// A span of days: `7_days`.
struct Days : detail::Quantity<Days> {
  using Quantity::Quantity;
};
/// A size in kibibytes: `8_KiB`.
struct KiB : detail::Quantity<KiB> {
  using Quantity::Quantity;
};
/// A size in mebibytes, Lambda's "MB" of memory: `512_MiB`.
struct MiB : detail::Quantity<MiB> {
  using Quantity::Quantity;
};
/// A size in gibibytes, AWS's "GB" of volumes and storage: `20_GiB`.
struct GiB : detail::Quantity<GiB> {
  using Quantity::Quantity;
  constexpr std::int64_t bytes() const { return count * 1024 * 1024 * 1024; }
};

namespace error {
consteval void a_percentage_must_be_between_0_and_100() {}
consteval void the_number_of_availability_zones_must_be_between_1_and_6() {}
}  // namespace error

/// A percentage, 0 to 100: `60_percent`.
struct Percent : detail::Quantity<Percent> {
  using Quantity::Quantity;
  Flaw flaw = nullptr;  ///< of the literal it was made from

  /// A number that is known only when the program runs, or nothing.
  static constexpr Optional<Percent> parse(Whole number) {
    if (number < 0 || number > 100) return {};
    return Percent(static_cast<int>(number));
  }
};

inline namespace literals {
consteval Seconds operator""_s(unsigned long long count) { return Seconds(count); }
consteval Seconds operator""_min(unsigned long long count) { return Seconds(count * 60); }
consteval Days operator""_day(unsigned long long count) { return Days(count); }
consteval Days operator""_days(unsigned long long count) { return Days(count); }
consteval KiB operator""_KiB(unsigned long long count) { return KiB(count); }
consteval MiB operator""_MiB(unsigned long long count) { return MiB(count); }
consteval GiB operator""_GiB(unsigned long long count) { return GiB(count); }
consteval Percent operator""_percent(unsigned long long count) {
  Percent percent(count > 100 ? 100 : count);
  if (count > 100) percent.flaw = &error::a_percentage_must_be_between_0_and_100;
  return percent;
}
}  // namespace literals

/// How many availability zones: 1 to 6, the most a region has. (A literal that is none of these counts as three, with which rules go on.)
class ZoneCount {
 public:
  constexpr ZoneCount() = default;
  template <WholeNumber N>
  consteval ZoneCount(N count) : count_(count < 1 || count > 6 ? 3 : static_cast<unsigned>(count)) {
    if (count < 1 || count > 6) flaw_ = &error::the_number_of_availability_zones_must_be_between_1_and_6;
  }
  /// A number that is known only when the program runs, or nothing.
  static constexpr Optional<ZoneCount> parse(Whole number) {
    if (number < 1 || number > 6) return {};
    ZoneCount zones;
    zones.count_ = static_cast<unsigned>(static_cast<int>(number));
    return zones;
  }
  constexpr operator unsigned() const { return count_; }

 private:
  unsigned count_ = 2;
  Flaw flaw_ = nullptr;
};

}  // namespace ecia
