// SPDX-License-Identifier: Apache-2.0
// Rules of networks: addresses, zones, who can reach whom.
#pragma once

#include <ecia/rule/finding.hpp>

namespace ecia::rule {

constexpr void vpcSize(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& vpc : model.all<VpcOf>())
    if (vpc.construct.cidr.prefix < 16 || vpc.construct.cidr.prefix > 28)
      rule.found(findings, vpc, join("the block ", vpc.construct.cidr.text(), " of ", named(vpc), " is not between /16 and /28; write a block of that size."));
}

constexpr void vpcZones(const Rule& rule, const Model& model, Findings& findings) {
  const auto zones = zonesOf(model.settings.region);
  for (const auto& vpc : model.all<VpcOf>())
    if (vpc.construct.zones > zones.size())
      rule.found(findings, vpc, join(named(vpc), " asks for ", vpc.construct.zones, " zones, and ", model.settings.region.view(), " has ", zones.size(),
                                     "; write .azs(", zones.size(), ") or fewer."));
}

constexpr void subnetsFit(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& entry : model.all<VpcOf>()) {
    const VpcOf& vpc = entry.construct;
    if (vpc.layout.prefix < vpc.cidr.prefix || vpc.layout.prefix > 28) {
      rule.found(findings, entry, join("subnets of /", vpc.layout.prefix, " do not fit ", named(entry), ", ", vpc.cidr.text(),
                                       "; write .subnets({.prefix = ...}) with a prefix from /", vpc.cidr.prefix, " to /28."));
      continue;
    }
    const unsigned blocks = 1U << (vpc.layout.prefix - vpc.cidr.prefix);
    for (const unsigned from : {vpc.layout.publicFrom, vpc.layout.privateFrom, vpc.layout.databaseFrom})
      if (from + vpc.zones > blocks) {
        rule.found(findings, entry, join("a subnet of ", named(entry), " lies outside ", vpc.cidr.text(), ", which has room for ", blocks, " of /",
                                         vpc.layout.prefix, "; write .subnets({...}) with lower numbers or a longer prefix."));
        break;
      }
  }
}

constexpr void subnetsApart(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& entry : model.all<VpcOf>()) {
    const VpcOf& vpc = entry.construct;
    constexpr Tier tiers[] = {Tier::open, Tier::app, Tier::database};
    for (int a = 0; a < 3; ++a)
      for (int b = a + 1; b < 3; ++b)
        for (unsigned zone = 0; zone < vpc.zones; ++zone)
          for (unsigned other = 0; other < vpc.zones; ++other)
            if (vpc.layout.prefix <= 32 && vpc.subnet(tiers[a], zone) == vpc.subnet(tiers[b], other)) {
              rule.found(findings, entry, join("the ", nameOf(tiers[a]), " and ", nameOf(tiers[b]), " tiers of ", named(entry), " share the subnet ",
                                               vpc.subnet(tiers[a], zone).text(), "; write .subnets({...}) with tiers at least ", vpc.zones, " apart."));
              return;
            }
  }
}

/// Whether a group admits connections from any address on some port.
constexpr bool openToInternet(const Entry<SecurityGroup>& group) {
  for (const auto& ingress : group.construct.ingress)
    if (ingress.peer.block && ingress.peer.block->prefix == 0) return true;
  return false;
}

constexpr void databaseClosed(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    if (!database.construct.group) continue;
    const auto& group = model.of(*database.construct.group);
    if (openToInternet(group))
      rule.found(findings, database, join("the internet can open a connection to ", named(database), ": its ", named(group),
                                          " admits 0.0.0.0/0; admit the application's group instead, from(app)."));
  }
}

constexpr void sshClosed(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<SecurityGroup>())
    for (const auto& ingress : group.construct.ingress)
      if (ingress.port == ssh && ingress.peer.block && ingress.peer.block->prefix == 0)
        rule.found(findings, ingress.where, join(named(group), " admits SSH from 0.0.0.0/0; admit the addresses of your operators, such as from(Cidr(\"203.0.113.7/32\"))."));
}

constexpr void databaseSubnets(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>())
    if (database.construct.subnets && database.construct.subnets->tier == Tier::open)
      rule.found(findings, database, join(named(database), " lies in public subnets; write .in(network.database())."));
}

constexpr void balancerSubnets(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>())
    if (balancer.construct.subnets.tier != Tier::open)
      rule.found(findings, balancer, join(named(balancer), " faces the internet and lies in ", nameOf(balancer.construct.subnets.tier),
                                          " subnets, which the internet does not reach; write network.publicSubnets()."));
}

constexpr void balancerZones(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>()) {
    const auto& vpc = model.of(balancer.construct.subnets);
    if (vpc.construct.zones < 2)
      rule.found(findings, balancer, join(named(balancer), " needs subnets in two zones, and ", named(vpc), " has one; write .azs(2) or more."));
  }
}

constexpr void flowLogRole(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& log : model.all<FlowLog>())
    if (!trusts(model.of(log.construct.role), "vpc-flow-logs.amazonaws.com"))
      rule.found(findings, log, join(named(model.of(log.construct.role)), " does not trust vpc-flow-logs.amazonaws.com, so ", named(log),
                                     " cannot write; write .trust(\"vpc-flow-logs.amazonaws.com\")."));
}

}  // namespace ecia::rule
