// SPDX-License-Identifier: Apache-2.0
// Rules of instances, roles and load balancers.
#pragma once

#include <ecia/rule/finding.hpp>

namespace ecia::rule {

constexpr void capacity(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>()) {
    const auto& [min, max, desired] = group.construct.size;
    if (min < 0 || min > desired || desired > max)
      rule.found(findings, group, join({named(group), " has min ", min, ", desired ", desired, ", max ", max, "; write min <= desired <= max, and 0 or more."}));
  }
}

constexpr void groupComplete(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>())
    if (!group.construct.subnets) rule.found(findings, group, join({named(group), " has no subnets; write .in(network.privateSubnets())."}));
}

constexpr void instanceRole(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>()) {
    if (!group.construct.role) continue;
    const auto& role = model.of(*group.construct.role);
    if (!trusts(role, "ec2.amazonaws.com"))
      rule.found(findings, group, join({named(role), " does not trust ec2.amazonaws.com, so the instances of ", named(group), " cannot assume it; write .trust(\"ec2.amazonaws.com\")."}));
    if (!role.construct.profile)
      rule.found(findings, group, join({named(role), " has no instance profile, so ", named(group), " cannot use it; write .withInstanceProfile()."}));
  }
}

constexpr void stopRole(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bastion : model.all<BastionHost>())
    if (bastion.construct.stopRole && !trusts(model.of(*bastion.construct.stopRole), "events.amazonaws.com"))
      rule.found(findings, bastion, join({named(model.of(*bastion.construct.stopRole)), " does not trust events.amazonaws.com, so EventBridge cannot stop ", named(bastion),
                                         "; write .trust(\"events.amazonaws.com\")."}));
}

constexpr void balancerName(const Rule& rule, const Model& model, Findings& findings) {
  eachBalancer(model, [&](const auto& balancer) {
    const std::size_t size = model.settings.prefix.view().size() + (balancer.id == "main" ? 0 : balancer.id.view().size() + 1) + 4;
    if (size > 32)
      rule.found(findings, balancer, join({"the name of ", named(balancer), " has ", size, " characters with the stack's prefix, and AWS takes 32; write a shorter id or prefix."}));
  });
}

constexpr void trustedRole(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    if (role.construct.services.empty() && role.construct.identities.empty() && !role.construct.accountRoot)
      rule.found(findings, role, join({"nobody may assume ", named(role), "; write .trust(\"ec2.amazonaws.com\") or the service that needs it."}));
}

}  // namespace ecia::rule
