// SPDX-License-Identifier: Apache-2.0
// The seam between a stack, which is compiled often, and everything that writes it, which need not be.
#pragma once

#include <cstddef>

#include <ecia/construct/stack.hpp>
#include <ecia/expand/expand.hpp>
#include <ecia/rule/rules.hpp>

namespace ecia::rule {
struct Claims;
}

namespace ecia::synthesis {

/// How a stack becomes a configuration.
using Expand = void (*)(const Stack& stack, tf::Configuration& configuration, expand::Backend backend);

/// What the library's rules, and those of a stack's own, find in it.
using FindingsOf = rule::Findings (*)(const Model& model, rule::OwnRules own);

/// What is found in a configuration that everything was added to: what Terraform's plan would refuse, and what the TF-1.. rules find in Terraform's own words.
/// Waivers of the stack are for the latter.
/// @tparam Words whether there may be such; without them nothing is found, since constructs hold these rules by themselves
template <bool Words>
rule::Findings writtenFindings(const Model& model, tf::Configuration& configuration);
using WrittenFindings = rule::Findings (*)(const Model& model, tf::Configuration& configuration);

struct Neighbours;
/// What is found between the stacks of a program.
/// @tparam Several whether it has several; one that is alone takes nothing from another
template <bool Several>
struct Between {
  /// Says what a stack takes that no other can have.
  static void claim(const Model& model, rule::Claims& claims);
  /// Adds what is found between the stack at `own` and all others.
  static void find(const Model& model, const Neighbours& all, std::size_t own, rule::Findings& findings);
};
/// `Between<...>::claim`.
using Claim = void (*)(const Model& model, rule::Claims& claims);
/// `Between<...>::find`.
using FindBetween = void (*)(const Model& model, const Neighbours& all, std::size_t own, rule::Findings& findings);

/// A stack whose rules held when it was compiled.
struct Proved {
  Settings settings;
  void (*declare)(Stack& stack);
  Expand expand;
  FindingsOf findings;
  WrittenFindings written;
  Claim claim;
  FindBetween between;
  rule::OwnRules rules;
};

/// Runs the command line on these stacks. Defined in `ecia/synth/program.hpp`, or in the library `ecia::synth`. @return an `Exit`
int run(const Proved* stacks, std::size_t count, int argc, char** argv);

}  // namespace ecia::synthesis
