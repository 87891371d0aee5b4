// SPDX-License-Identifier: Apache-2.0
// What main.cpp of a stack program needs.
#pragma once

#include <utility>

#include <ecia/rule/proof.hpp>
#include <ecia/synth/program.hpp>

namespace ecia {

namespace detail {
template <class First, class... Rest>
constexpr bool provePairs() {
  if constexpr (sizeof...(Rest) > 0)
    return (rule::proveApart<First, Rest>() && ...) && provePairs<Rest...>();
  else
    return true;
}
}  // namespace detail

/// The whole of a stack program: `int main(int argc, char** argv) { return ecia::synth<Prod, Staging, Dev>(argc, argv); }`.
/// Every rule is checked for each stack, and between them, while this is compiled.
template <StackDeclaration... Stacks>
int synth(int argc, char** argv) {
  constexpr bool proved = (rule::prove<Stacks>() && ...) && detail::provePairs<Stacks...>();
  static_assert(proved);
  synthesis::Program program;
  (program.add(Stacks{}.settings(), [](Stack& stack) { Stacks{}.declare(stack); }, &expand::expand<rule::kinds_of<Stacks...>>), ...);
  return program.run(argc, argv);
}

}  // namespace ecia
