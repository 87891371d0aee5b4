// SPDX-License-Identifier: Apache-2.0
// SecurityGroup -> aws_security_group with one resource per rule.
#pragma once

#include <ecia/aws/ec2.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/expand/vpc.hpp>

namespace ecia::expand {

inline tf::Expr<aws::kind::security_group_id> groupId(const Handle<SecurityGroup>& group) { return at<aws::security_group>(group).id(); }

inline void expand(const Entry<SecurityGroup>& entry, auto& context) {
  const SecurityGroup& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = label(entry.id);
  const std::string own = context.named(entry, "sg");
  // A group in use cannot be deleted: the new one is made first, and so needs a name of its own.
  const auto group = module.add(name,
                                aws::security_group{.description = str(spec.description),
                                                    .name_prefix = own + "-",
                                                    .tags = context.tags(own),
                                                    .vpc_id = vpcId(spec.vpc, context)},
                                {.lifecycle = {.create_before_destroy = true}});
  for (const auto& [port, peer, where, why] : spec.ingress) {
    aws::vpc_security_group_ingress_rule rule{
        .from_port = port.number, .ip_protocol = "tcp", .security_group_id = group.id(), .to_port = port.number};
    tf::Meta meta;
    std::string source;
    if (peer.group) {
      rule.referenced_security_group_id = groupId(*peer.group);
      source = label(peer.group->id);
    } else if (peer.cloudFront) {
      rule.prefix_list_id = module.add("cloudfront", aws::data::ec2_managed_prefix_list{.name = "com.amazonaws.global.cloudfront.origin-facing"}).id();
      source = "cloudfront";
    } else if (peer.ipv6) {
      rule.cidr_ipv6 = "::/0";
      source = "internet_ipv6";
    } else if (peer.blocks) {
      rule.cidr_ipv4 = tf::each_value;
      meta.for_each = tf::toset(context.template value<tf::list<tf::string>>(*peer.blocks));
      source = label(peer.blocks->id);
    } else {
      rule.cidr_ipv4 = str(peer.block->text());
      source = *peer.block == internet ? "internet" : str(peer.block->text());
      for (char& c : source)
        if (c == '.' || c == '/') c = '_';
    }
    const std::string what = std::to_string(port.number) + " from " + source;
    rule.tags = context.tags(what);
    if (!why.empty())
      rule.description = str(why);
    else if (!peer.group)
      rule.description = what;
    module.add(name + "_" + std::to_string(port.number) + "_from_" + source, rule, meta);
  }
  module.add(name + "_all", aws::vpc_security_group_egress_rule{
                                .cidr_ipv4 = "0.0.0.0/0", .description = "everything out", .ip_protocol = "-1", .security_group_id = group.id()});
}

}  // namespace ecia::expand
