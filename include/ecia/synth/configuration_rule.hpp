// SPDX-License-Identifier: Apache-2.0
// Rules of what is written, known only when it is: `synth` keeps them, and `synth check` reports them.
#pragma once

#include <ecia/rule/finding.hpp>
#include <ecia/synth/proved.hpp>
#include <ecia/synth/written_rule.hpp>
#include <ecia/terraform/problem.hpp>

namespace ecia::synthesis {

inline constexpr rule::Rule ConfigurationRules[] = {
    {"TF-001", rule::Severity::error, "No object refers to itself.", "https://developer.hashicorp.com/terraform/language/expressions/references", rule::elsewhere},
    {"TF-002", rule::Severity::error, "An object moves to one address that is declared, from one that is not.", "https://developer.hashicorp.com/terraform/language/modules/develop/refactoring", rule::elsewhere},
    {"TF-003", rule::Severity::error, "What is removed is not declared.", "https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources", rule::elsewhere},
    {"TF-004", rule::Severity::error, "What is imported is declared.", "https://developer.hashicorp.com/terraform/language/import", rule::elsewhere},
    {"TF-005", rule::Severity::error, "Changes are ignored of arguments that an object has.", "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle", rule::elsewhere},
    {"TF-006", rule::Severity::error, "Names are Terraform names and taken once, and every value can be written.", "https://developer.hashicorp.com/terraform/language/syntax/json", rule::elsewhere},
    {"TF-007", rule::Severity::error, "What is adjusted is added by a construct.", "https://developer.hashicorp.com/terraform/language/resources/syntax", rule::elsewhere},
    {"TF-008", rule::Severity::error, "What a value is taken of is declared.", "https://developer.hashicorp.com/terraform/language/expressions/references", rule::elsewhere},
    {"TF-009", rule::Severity::error, "One of several objects is referred to by its key.", "https://developer.hashicorp.com/terraform/language/meta-arguments/count", rule::elsewhere},
    {"TF-010", rule::Severity::error, "A provider that an object names is declared.", "https://developer.hashicorp.com/terraform/language/providers/configuration", rule::elsewhere},
};

template <bool Words>
rule::Findings writtenFindings(const Model& model, tf::Configuration& configuration) {
  rule::Findings findings;
  if constexpr (Words) {
    findings = findingsInWords(model, configuration);
    for (const auto& problem : tf::problemsOf(configuration))
      findings.push_back({problem.rule, rule::Severity::error, Text::own(problem.sentence + "."), problem.where});
  }
  return findings;
}

}  // namespace ecia::synthesis
