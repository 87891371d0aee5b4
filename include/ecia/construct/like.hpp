// SPDX-License-Identifier: Apache-2.0
// Which settings of a stack may differ from those of another.
#pragma once

#include <concepts>
#include <cstddef>
#include <string_view>

namespace ecia {

/// What `like` gives back.
template <class Other, std::size_t Count>
struct Likeness {
  using Stack = Other;
  static constexpr std::size_t size = Count;
  std::string_view differences[Count == 0 ? 1 : Count];
};

/// The contract between two environments: a stack is like `Other` in everything but these settings. It stands in the type that declares the stack:
///
///     static constexpr auto parity = ecia::like<Prod>("Vpc.azs", "Rds.multiAz", "AliasRecord/origin");
///
/// A difference is a setting of all constructs of a kind (`Vpc.azs`) or of one (`Alarm/rds-connections.threshold`), a construct that only one of the stacks
/// has (`AliasRecord/origin`), or everything about a kind (`AliasRecord`). Settings are called like the functions that set them, and arguments of constructors
/// like those. The stack's name is left out of the comparison, and its prefix where it stands in texts. Any other difference is an error that names it
/// (ENV-101, ENV-102), and so is an entry that nothing needs (ENV-103). What `Stack::terraform` writes is not compared.
template <class Other, std::convertible_to<std::string_view>... Difference>
consteval Likeness<Other, sizeof...(Difference)> like(Difference... differences) {
  return {{differences...}};
}

}  // namespace ecia
