// SPDX-License-Identifier: Apache-2.0
// NetworkAcl -> aws_network_acl, aws_network_acl_rule.
#pragma once

#include <ecia/aws/network.hpp>
#include <ecia/expand/vpc.hpp>

namespace ecia::expand {

inline void expand(const Entry<NetworkAcl>& entry, auto& context) {
  const NetworkAcl& spec = entry.construct;
  auto& module = context.in(entry);
  const auto acl = module.add(label(entry.id), aws::network_acl{.subnet_ids = subnetIds(spec.subnets, context),
                                                                .tags = context.tags(context.named(entry, "acl")),
                                                                .vpc_id = vpcId({spec.subnets.module, spec.subnets.id, spec.subnets.vpc}, context)});
  for (const auto& rule : spec.rules) {
    // All protocols have no ports, and EC2 wants zeros.
    const auto port = [&](std::uint16_t number) { return rule.ports.protocol == Protocol::every ? 0 : static_cast<int>(number); };
    aws::network_acl_rule crossing{.egress = rule.outbound,
                                   .from_port = port(rule.ports.first),
                                   .network_acl_id = acl.id(),
                                   .protocol = str(protocolName(rule.ports.protocol)),
                                   .rule_action = rule.allow ? "allow" : "deny",
                                   .rule_number = rule.number,
                                   .to_port = port(rule.ports.last)};
    if (rule.block.ipv6)
      crossing.ipv6_cidr_block = "::/0";
    else
      crossing.cidr_block = str(rule.block.ipv4.text());
    module.add(part(entry.id, std::string(rule.outbound ? "out_" : "in_") + std::to_string(rule.number)), crossing);
  }
}

}  // namespace ecia::expand
