// SPDX-License-Identifier: Apache-2.0
// What main.cpp of a stack program needs.
#pragma once

#include <ecia/rule/proof.hpp>
#ifdef ECIA_SYNTH_COMPILED  // set by the CMake target ecia::synth, which holds the rest
#include <ecia/synth/compiled.hpp>
#include <ecia/synth/proved.hpp>
#else
#include <ecia/synth/program.hpp>
#endif

namespace ecia {

/// The whole of a stack program: `int main(int argc, char** argv) { return ecia::synth<Prod, Staging, Dev>(argc, argv); }`.
/// Every rule is checked for each stack, and between them, while this is compiled.
template <StackDeclaration... Stacks>
int synth(int argc, char** argv) {
  static_assert(rule::proveProgram<Stacks...>());
#ifdef ECIA_SYNTH_COMPILED
  constexpr KindSet kinds = every_kind;
#else
  constexpr KindSet kinds = rule::kinds_of<Stacks...>;
#endif
  const synthesis::Proved stacks[] = {{Stacks{}.settings(), [](Stack& stack) { Stacks{}.declare(stack); }, &expand::expand<kinds>, rule::ownRulesOf<Stacks>()}...};
  return synthesis::run(stacks, sizeof...(Stacks), argc, argv);
}

}  // namespace ecia
