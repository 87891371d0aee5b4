// SPDX-License-Identifier: Apache-2.0
// The rules and what they find, for people and for machines: a Markdown page, and SARIF. https://docs.oasis-open.org/sarif/sarif/v2.1.0/
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <ecia/rule/rules.hpp>
#include <ecia/synth/configuration_rule.hpp>
#include <ecia/synth/mistake.hpp>
#include <ecia/terraform/escape.hpp>
#include <ecia/terraform/source_file.hpp>
#include <ecia/version.hpp>

namespace ecia::synthesis {

namespace detail {
// The rules without their checks, since code that names `rule::Rules` itself has the code of every rule in the program.
inline constexpr auto printed_rules = [] {
  std::array<rule::Rule, std::size(rule::Rules)> printed{};
  for (std::size_t i = 0; i < printed.size(); ++i) printed[i] = {rule::Rules[i].id, rule::Rules[i].severity, rule::Rules[i].title, rule::Rules[i].source, rule::elsewhere};
  return printed;
}();

inline constexpr auto printed_words = [] {
  std::array<rule::Rule, std::size(WrittenRules)> printed{};
  for (std::size_t i = 0; i < printed.size(); ++i) printed[i] = WrittenRules[i].rule;
  return printed;
}();

inline std::string quotedJson(std::string_view text) {
  std::string out = "\"";
  tf::appendJson(out, text);
  return out + "\"";
}
/// A file as a URI: relative where its path is, and so to the root of a repository whose checks run there.
inline std::string uriOf(std::string_view path) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (form::letter(c) || form::digit(c) || std::string_view("-._~/").find(c) != std::string_view::npos) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return uri;
}
inline std::string level(rule::Severity severity) { return severity == rule::Severity::error ? "error" : "warning"; }
}  // namespace detail

/// Findings as SARIF, which code hosts show at the line.
inline std::string sarifOf(const std::vector<rule::Finding>& findings) {
  using detail::quotedJson;
  std::string out = R"({
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "ecia",
          "version": )" + quotedJson(Version) + R"(,
          "rules": [)";
  bool first = true;
  const auto add = [&](const rule::Rule& rule) {
    out += first ? "\n" : ",\n";
    first = false;
    out += "            {\"id\": " + quotedJson(rule.id) + ", \"shortDescription\": {\"text\": " + quotedJson(rule.title) + "}, \"helpUri\": " + quotedJson(rule.source) +
           ", \"defaultConfiguration\": {\"level\": " + quotedJson(detail::level(rule.severity)) + "}}";
  };
  for (const auto& rule : detail::printed_rules) add(rule);
  for (const auto& rule : ConfigurationRules) add(rule);
  for (const auto& rule : detail::printed_words) add(rule);
  out += "\n          ]\n        }\n      },\n      \"results\": [";
  first = true;
  for (const auto& finding : findings) {
    out += first ? "\n" : ",\n";
    first = false;
    out += "        {\"ruleId\": " + quotedJson(finding.id) + ", \"level\": " + quotedJson(detail::level(finding.severity)) + ", \"message\": {\"text\": " +
           quotedJson(finding.sentence) + "}";
    if (finding.where.line() > 0)
      out += ", \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": " + quotedJson(detail::uriOf(tf::sourceFile(finding.where))) + "}, \"region\": {\"startLine\": " +
             std::to_string(finding.where.line()) + "}}}]";
    if (!finding.waived.empty())
      out += ", \"suppressions\": [{\"kind\": \"inSource\", \"justification\": " + quotedJson(finding.waived) + "}]";
    out += "}";
  }
  return out + (first ? "]" : "\n      ]") + "\n    }\n  ]\n}\n";
}

/// The reference of the rules, from the table that checks them.
inline std::string rulePage() {
  std::string out =
      "# Rules\n\n"
      "What every stack is checked for. An error stops the compiler, at the stack's own line; for stacks that are built when the program runs it stops\n"
      "`synth`. A warning is advice that `synth check` prints. `stack.waive(\"RDS-031\", \"reason\")` lets a stack break a rule; the reason is in every report.\n\n"
      "| rule | what must hold | caught | source |\n| --- | --- | --- | --- |\n";
  const auto add = [&](const rule::Rule& rule, std::string_view caught) {
    out += "| " + std::string(rule.id) + " | " + std::string(rule.title) + " | " + std::string(caught) + " | [source](" + std::string(rule.source) + ") |\n";
  };
  for (const auto& rule : detail::printed_rules) add(rule, rule.severity == rule::Severity::error ? "when it is compiled" : "by `synth check`");
  for (const auto& rule : ConfigurationRules) add(rule, "by `synth`");
  for (const auto& rule : detail::printed_words) add(rule, "by `synth`");
  out +=
      "\n## What no rule looks for\n\n"
      "Mistakes that are stopped before, in stacks of constructs; and a few that nothing here can know. In `stack.terraform(...)`, what the types of the\n"
      "bindings and the TF rules let through is up to you.\n\n"
      "| id | what always holds | caught | source |\n| --- | --- | --- | --- |\n";
  for (const auto& mistake : Mistakes)
    out += "| " + std::string(mistake.id) + " | " + std::string(mistake.title) + " | " + std::string(wordsFor(mistake.by)) + " | " +
           (mistake.source.empty() ? "" : "[source](" + std::string(mistake.source) + ") ") + "|\n";
  return out;
}

}  // namespace ecia::synthesis
