// SPDX-License-Identifier: Apache-2.0
// What main.cpp of a stack program needs.
#pragma once

#include <ecia/compiler.hpp>
#include <ecia/rule/proof.hpp>
#ifdef ECIA_SYNTH_COMPILED  // set by the CMake target ecia::synth, which holds the rest
#include <ecia/synth/compiled.hpp>
#include <ecia/synth/proved.hpp>
#else
#include <ecia/synth/program.hpp>
#endif

namespace ecia {

namespace detail {
template <class S>
constexpr bool declares() {
  static_assert(HasSettings<S>, "ecia: a stack says its name and region; write 'constexpr Settings settings() const { return {.name = ..., .prefix = ..., .region = ...}; }'");
  static_assert(HasDeclare<S>, "ecia: a stack says what is in it; write 'constexpr void declare(Stack& stack) const { ... }', with both words and the '&'");
  return StackDeclaration<S>;
}
}  // namespace detail

/// The whole of a stack program: `int main(int argc, char** argv) { return ecia::synth<Prod, Staging, Dev>(argc, argv); }`.
/// Every rule is checked for each stack, and between them, while this is compiled.
template <class... Stacks>
int synth(int argc, char** argv) {
  if constexpr ((detail::declares<Stacks>() && ...)) {
    static_assert(rule::proveProgram<Stacks...>());
#ifdef ECIA_SYNTH_COMPILED
    constexpr KindSet kinds = every_kind;
    constexpr rule::RuleSet rules = rule::every_rule;
    constexpr bool words = true, several = true;
#else
    constexpr KindSet kinds = rule::kinds_of<Stacks...>;
    constexpr rule::RuleSet rules = rule::found_in<Stacks...>;
    constexpr bool words = rule::words_in<Stacks...>, several = sizeof...(Stacks) > 1;
#endif
    const synthesis::Proved stacks[] = {
        {Stacks{}.settings(), [](Stack& stack) { Stacks{}.declare(stack); }, &expand::expand<kinds>, &rule::findingsOf<rules>, &synthesis::writtenFindings<words>,
         &synthesis::Between<several>::claim, &synthesis::Between<several>::find,
         rule::ownRulesOf<Stacks>()}...};
    return synthesis::run(stacks, sizeof...(Stacks), argc, argv);
  }
}

}  // namespace ecia
