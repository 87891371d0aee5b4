// SPDX-License-Identifier: Apache-2.0
// Variable -> a variable of the root module.
#pragma once

#include <ecia/expand/context.hpp>

namespace ecia::expand {

inline void expand(const Entry<Variable>& entry, auto& context) {
  const auto& [description, type, pattern, rule, blocks] = entry.construct;
  const std::string name = label(entry.id);
  tf::Variable variable{.description = str(description), .type = str(type)};
  if (!blocks.empty()) {
    tf::List list;
    for (const auto& block : blocks) list.push_back(tf::Argument(str(block.text())));
    variable.default_value = tf::Argument(std::move(list));
  }
  const auto self = context.value(Handle<Variable>("", entry.id.view(), 0));
  if (!pattern.empty()) {
    tf::Expression condition = tf::call<tf::boolean>("can", tf::call<tf::any>("regex", str(pattern), self));
    variable.validation.push_back({tf::Expr<tf::boolean>(condition), str(rule)});
  } else if (type == "list(string)") {
    tf::Expression condition("alltrue([for block in ");
    condition += self;
    condition += " : can(cidrnetmask(block))])";
    variable.validation.push_back({tf::Expr<tf::boolean>(condition), "Every element must be an IPv4 block such as 203.0.113.7/32."});
  }
  context.configuration.root().variable(name, std::move(variable));
}

}  // namespace ecia::expand
