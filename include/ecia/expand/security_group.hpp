// SPDX-License-Identifier: Apache-2.0
// SecurityGroup -> aws_security_group with one resource per rule.
#pragma once

#include <ecia/aws/ec2.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/expand/vpc.hpp>

namespace ecia::expand {

inline tf::Expr<aws::kind::security_group_id> groupId(const Handle<SecurityGroup>& group) { return at<aws::security_group>(group).id(); }

namespace detail {
/// The source or the target of a rule: what Terraform's name and the description say.
template <class R>
std::string peerOf(R& rule, tf::Meta& meta, const Peer& peer, tf::Module& module, const Context& context) {
  if (peer.group) {
    rule.referenced_security_group_id = groupId(*peer.group);
    return label(peer.group->id);
  }
  if (peer.cloudFront) {
    rule.prefix_list_id = module.add("cloudfront", aws::data::ec2_managed_prefix_list{.name = "com.amazonaws.global.cloudfront.origin-facing"}).id();
    return "cloudfront";
  }
  if (peer.ipv6) {
    rule.cidr_ipv6 = "::/0";
    return "internet_ipv6";
  }
  if (peer.blocks) {
    rule.cidr_ipv4 = tf::each_value;
    meta.for_each = tf::toset(context.value<tf::list<tf::string>>(*peer.blocks));
    return label(peer.blocks->id);
  }
  rule.cidr_ipv4 = str(peer.block->text());
  return *peer.block == internet ? "internet" : plain(peer.block->text());
}

/// One rule of a group.
template <class R>
void addRule(const SecurityGroup::Rule& of, const std::string& group, R rule, tf::Module& module, const Context& context) {
  rule.ip_protocol = str(protocolName(of.ports.protocol));
  if (of.ports.protocol != Protocol::every) rule.from_port = of.ports.first, rule.to_port = of.ports.last;
  tf::Meta meta;
  const std::string way = of.outbound ? "to" : "from", peer = peerOf(rule, meta, of.peer, module, context), ports = str(of.ports.name());
  const std::string what = ports + " " + way + " " + peer;
  rule.tags = context.tags(what);
  if (!of.why.empty())
    rule.description = str(of.why);
  else if (!of.peer.group)
    rule.description = what;
  module.add(group + "_" + plain(ports) + "_" + way + "_" + peer, rule, meta);
}
}  // namespace detail

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
  for (const auto& rule : spec.ingress) detail::addRule(rule, name, aws::vpc_security_group_ingress_rule{.ip_protocol = "-1", .security_group_id = group.id()}, module, context);
  for (const auto& rule : spec.egress) detail::addRule(rule, name, aws::vpc_security_group_egress_rule{.ip_protocol = "-1", .security_group_id = group.id()}, module, context);
  if (!spec.limited)
    module.add(name + "_all", aws::vpc_security_group_egress_rule{
                                  .cidr_ipv4 = "0.0.0.0/0", .description = "everything out", .ip_protocol = "-1", .security_group_id = group.id()});
}

}  // namespace ecia::expand
