// SPDX-License-Identifier: Apache-2.0
// Rules of what Terraform asks for when it runs.
#pragma once

#include <ecia/rule/finding.hpp>

namespace ecia::rule {

constexpr void variableName(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& variable : model.all<Variable>())
    for (const TableWord meta : {"source", "version", "providers", "count", "for-each", "lifecycle", "depends-on", "locals"})
      if (sameText(variable.id.view(), meta))
        rule.found(findings, variable, join({"'", variable.id, "' is a word of Terraform's own and no name for a variable; write another id, such as \"the-", variable.id, "\"."}));
}

namespace detail {
/// What RE2 does not take in a regular expression, or nothing. Not all of it: brackets, escapes at the end, and what other engines have beside it.
/// https://github.com/google/re2/wiki/Syntax
constexpr std::string_view notRe2(std::string_view pattern) {
  int open = 0;
  bool set = false, repeatable = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      if (i + 1 == pattern.size()) return "ends with a '\\'";
      if (const char next = pattern[++i]; !set && next >= '1' && next <= '9') return "refers back to a group, which RE2 cannot do";
      repeatable = true;
    } else if (set) {
      set = c != ']';
      repeatable = true;
    } else if (c == '[') {
      set = true;
      if (i + 1 < pattern.size() && pattern[i + 1] == '^') ++i;
      if (i + 1 < pattern.size() && pattern[i + 1] == ']') ++i;  // a ']' that is the first is one of the characters
    } else if (c == '(') {
      ++open;
      repeatable = false;
      const auto rest = pattern.substr(i);
      if (rest.starts_with("(?=") || rest.starts_with("(?!") || rest.starts_with("(?<=") || rest.starts_with("(?<!")) return "looks around, which RE2 cannot do";
      if (rest.starts_with("(?")) i += 1;
    } else if (c == ')') {
      if (--open < 0) return "closes a ')' that it did not open";
      repeatable = true;
    } else if (c == '*' || c == '+') {
      if (!repeatable) return "repeats what is not there";
    } else {
      repeatable = c != '|';
    }
  }
  return set ? "opens a '[' and does not close it" : open > 0 ? "opens a '(' and does not close it" : "";
}
}  // namespace detail

constexpr void variablePattern(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& variable : model.all<Variable>())
    if (const auto wrong = detail::notRe2(variable.construct.pattern.view()); !wrong.empty())
      rule.found(findings, variable, join({"the pattern '", variable.construct.pattern, "' of ", named(variable), " ", wrong, "; write a regular expression of RE2, such as \"^[a-z0-9-]+$\"."}));
}

}  // namespace ecia::rule
