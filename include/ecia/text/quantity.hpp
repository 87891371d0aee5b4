// SPDX-License-Identifier: Apache-2.0
// Quantities with their units, and whole numbers with their bounds.
#pragma once

#include <cstdint>

namespace ecia {

/// A span of seconds: `30_s`, `2_min`.
struct Seconds {
  std::int64_t count = 0;
  constexpr bool operator==(const Seconds&) const = default;
  constexpr auto operator<=>(const Seconds&) const = default;
};
/// A span of days: `7_days`.
struct Days {
  std::int64_t count = 0;
  constexpr bool operator==(const Days&) const = default;
  constexpr auto operator<=>(const Days&) const = default;
};
/// A size in gibibytes, AWS's "GB" of volumes and storage: `20_GiB`.
struct GiB {
  std::int64_t count = 0;
  constexpr std::int64_t bytes() const { return count * 1024 * 1024 * 1024; }
  constexpr bool operator==(const GiB&) const = default;
  constexpr auto operator<=>(const GiB&) const = default;
};

namespace error {
// Never defined: the compiler names them in its error.
void a_percentage_must_be_between_0_and_100();
void the_number_of_availability_zones_must_be_between_1_and_6();
}  // namespace error

/// A percentage, 0 to 100: `60_percent`.
struct Percent {
  std::int64_t count = 0;
  constexpr bool operator==(const Percent&) const = default;
};

inline namespace literals {
consteval Seconds operator""_s(unsigned long long count) { return {static_cast<std::int64_t>(count)}; }
consteval Seconds operator""_min(unsigned long long count) { return {static_cast<std::int64_t>(count) * 60}; }
consteval Days operator""_day(unsigned long long count) { return {static_cast<std::int64_t>(count)}; }
consteval Days operator""_days(unsigned long long count) { return {static_cast<std::int64_t>(count)}; }
consteval GiB operator""_GiB(unsigned long long count) { return {static_cast<std::int64_t>(count)}; }
consteval Percent operator""_percent(unsigned long long count) {
  if (count > 100) error::a_percentage_must_be_between_0_and_100();
  return {static_cast<std::int64_t>(count)};
}
}  // namespace literals

/// How many availability zones: 1 to 6, the most a region has.
class ZoneCount {
 public:
  consteval ZoneCount(int count) : count_(static_cast<unsigned>(count)) {
    if (count < 1 || count > 6) error::the_number_of_availability_zones_must_be_between_1_and_6();
  }
  constexpr operator unsigned() const { return count_; }

 private:
  unsigned count_;
};

}  // namespace ecia
