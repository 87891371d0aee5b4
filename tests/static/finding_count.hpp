// SPDX-License-Identifier: Apache-2.0
// How often small stacks break rules.
#pragma once

#include <ecia/rule/rules.hpp>
#include <ecia/stack.hpp>

/// How often a stack breaks one rule; -1 where no rule is called so. That rule alone is asked: with all of them clang takes minutes for a file.
constexpr int countOf(const ecia::Model& model, std::string_view id) {
  for (const auto& rule : ecia::rule::Rules)
    if (rule.id == id) {
      ecia::rule::Findings findings;
      rule.check(rule, model, findings);
      return static_cast<int>(findings.size());
    }
  return -1;
}

/// Everything that stops a stack, besides what the small stacks here leave out: a flow log, and a key for a secret. A good one has nothing.
constexpr int countStopping(const ecia::Model& model) {
  int stopping = 0;
  for (const auto& finding : ecia::rule::check(model)) stopping += ecia::rule::stops(finding) && finding.id != "VPC-047" && finding.id != "SEC-010";
  return stopping;
}
