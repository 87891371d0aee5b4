// SPDX-License-Identifier: Apache-2.0
// Parameter -> aws_ssm_parameter.
#pragma once

#include <ecia/aws/ssm.hpp>
#include <ecia/expand/environment.hpp>
#include <ecia/rule/parameter.hpp>

namespace ecia::expand {

inline void expand(const Entry<Parameter>& entry, auto& context) {
  const Parameter& spec = entry.construct;
  const std::string name = str(rule::nameOf(context.model, entry));
  aws::ssm_parameter parameter{.name = name, .tags = context.tags(name), .type = spec.isSecure ? "SecureString" : "String"};
  tf::Meta meta;
  if (spec.isSecure) {
    // What is written only is never read, so whatever somebody sets later stays out of the state.
    parameter.description = "Set by hand: aws ssm put-parameter --overwrite --name " + name + " --value ...";
    parameter.value_wo = textOf(spec.value, entry.where, context);
    parameter.value_wo_version = 1;
    if (spec.key) parameter.key_id = at<aws::kms_key>(*spec.key).arn();
  } else {
    parameter.insecure_value = textOf(spec.value, entry.where, context);  // a plan shows it, unlike `value`
    if (spec.first) meta.lifecycle.ignore_changes = {tf::ignore(&aws::ssm_parameter::insecure_value)};
  }
  context.in(entry).add(label(entry.id), parameter, meta);
}

}  // namespace ecia::expand
