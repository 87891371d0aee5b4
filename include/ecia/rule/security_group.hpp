// SPDX-License-Identifier: Apache-2.0
// Rules of security groups: whether connections that a stack needs are let in, and those it does not need are not.
#pragma once

#include <ecia/rule/load_balancer.hpp>
#include <ecia/rule/network.hpp>

namespace ecia::rule {

/// Whether some rule is for a port and for another group, whose members have addresses of `block`. What a variable without defaults lists is known when
/// Terraform runs, and counts as enough.
constexpr bool matched(const Model& model, const Sequence<SecurityGroup::Rule>& rules, const PortRange& port, const Handle<SecurityGroup>& other, const Cidr& block) {
  for (const auto& each : rules) {
    if (!each.ports.covers(port)) continue;
    if (each.peer.group && *each.peer.group == other) return true;
    if (each.peer.blocks && model.of(*each.peer.blocks).construct.blocks.empty()) return true;
    bool contained = false;
    eachBlock(model, each.peer, [&](const Cidr& named) { contained = contained || named.contains(block); });
    if (contained) return true;
  }
  return false;
}
/// Whether a group lets connections to a port in that come from another group, whose members have addresses of `block`.
constexpr bool admits(const Model& model, const Entry<SecurityGroup>& group, const PortRange& port, const Handle<SecurityGroup>& source, const Cidr& block) {
  return matched(model, group.construct.ingress, port, source, block);
}
constexpr bool admitsPort(const Entry<SecurityGroup>& group, const PortRange& port) {
  for (const auto& ingress : group.construct.ingress)
    if (ingress.ports.covers(port)) return true;
  return false;
}

/// Whether some construct of a kind is guarded by a group.
template <class C>
constexpr bool guards(const Model& model, std::size_t group) {
  for (const auto& entry : model.all<C>()) {
    if constexpr (requires { entry.construct.group.has_value(); }) {
      if (entry.construct.group && entry.construct.group->index == group) return true;
    } else if (entry.construct.group.index == group) {
      return true;
    }
  }
  return false;
}

/// Whether it guards what runs code of the stack's own.
constexpr bool guardsProgram(const Model& model, std::size_t group) {
  return guards<AutoScalingGroup>(model, group) || guards<FargateService>(model, group) || guards<FargateTask>(model, group) || guards<EksNodeGroup>(model, group) || guards<LambdaFunction>(model, group);
}

/// Whether it guards a load balancer.
constexpr bool guardsBalancer(const Model& model, std::size_t group) { return guards<LoadBalancer>(model, group) || guards<NetworkLoadBalancer>(model, group); }

/// Calls `visit(group, the group's index)` for each security group.
constexpr void eachGroup(const Model& model, auto visit) {
  const auto& groups = model.all<SecurityGroup>();
  for (std::size_t i = 0; i < groups.size(); ++i) visit(groups[i], i);
}

/// Characters that EC2 takes in descriptions of groups and rules.
constexpr bool described(char c) { return form::letter(c) || form::digit(c) || std::string_view(" ._-:/()#,@[]+=&;{}!$*").find(c) != std::string_view::npos; }

constexpr void groupDescription(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<SecurityGroup>()) {
    const auto text = group.construct.description.view();
    if (!form::all(text, 1, 255, described))
      rule.found(findings, group, join({"the description '", text, "' of ", named(group), " is not 1 to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*; write a plainer one."}));
  }
}

constexpr void ruleDescription(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<SecurityGroup>())
    for (const auto* rules : {&group.construct.ingress, &group.construct.egress})
      for (const auto& each : *rules)
        if (const auto why = each.why.view(); !why.empty() && !form::all(why, 1, 255, described))
          rule.found(findings, each.where, join({"the reason '", why, "' of a rule of ", named(group), " is not 1 to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*; write a plainer one."}));
}

constexpr void groupQuota(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<SecurityGroup>()) {
    for (const auto* rules : {&group.construct.ingress, &group.construct.egress}) {
      std::size_t count = 0;
      for (const auto& each : *rules)
        count += each.peer.cloudFront ? 55 : each.peer.blocks && !model.of(*each.peer.blocks).construct.blocks.empty() ? model.of(*each.peer.blocks).construct.blocks.size() : 1;
      if (count > 60)
        rule.found(findings, group, join({named(group), " has ", count, " rules for what ", (*rules)[0].outbound ? "goes out" : "comes in, where from(cloudfront) counts as 55", ", and AWS takes 60; give the rest a group of its own."}));
    }
  }
}

constexpr void admittedTwice(const Rule& rule, const Model& model, Findings& findings) {
  const auto same = [](const Peer& one, const Peer& other) {
    return one.block == other.block && one.group == other.group && one.blocks == other.blocks && one.cloudFront == other.cloudFront && one.ipv6 == other.ipv6;
  };
  for (const auto& group : model.all<SecurityGroup>())
    for (const auto* of : {&group.construct.ingress, &group.construct.egress}) {
      const auto& rules = *of;
      for (std::size_t i = 0; i < rules.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
          if (sameText(rules[i].ports.name(), rules[j].ports.name()) && same(rules[i].peer, rules[j].peer)) {
            rule.found(findings, rules[i].where, join({named(group), rules[i].outbound ? " lets " : " admits ", rules[i].ports.shown(), rules[i].outbound ? " out to one target" : " from one source", " twice, and EC2 refuses the second; keep one."}));
            break;
          }
    }
}

constexpr void groupName(const Rule& rule, const Model& model, Findings& findings) {
  const auto prefix = model.settings.prefix.view();
  if (!model.all<SecurityGroup>().empty() && (prefix == "sg" || prefix.starts_with("sg-")))
    rule.found(findings, model.settings.where, join({"names of security groups begin with the prefix '", prefix, "', and EC2 keeps 'sg-' for its own ids; write another prefix."}));
}

constexpr void groupsOfOneVpc(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<SecurityGroup>())
    for (const auto* rules : {&group.construct.ingress, &group.construct.egress})
      for (const auto& each : *rules) {
        if (!each.peer.group) continue;
        const auto& peer = model.of(*each.peer.group);
        if (!(peer.construct.vpc == group.construct.vpc) && !peered(model, peer.construct.vpc.index, group.construct.vpc.index))
          rule.found(findings, each.where, join({named(group), " of ", named(model.of(group.construct.vpc)), each.outbound ? " lets out to " : " admits ", named(peer), " of ",
                                                 named(model.of(peer.construct.vpc)), "; ", each.outbound ? "name" : "admit", " a group of the same VPC, or an address block."}));
      }
  const auto check = [&](const auto& entry, const Subnets& subnets, const Handle<SecurityGroup>& group) {
    if (model.of(group).construct.vpc.index != subnets.vpc)
      rule.found(findings, entry, join({named(entry), " lies in ", named(model.of(subnets)), ", and its ", named(model.of(group)), " belongs to ",
                                       named(model.of(model.of(group).construct.vpc)), "; write a group and subnets of one VPC."}));
  };
  eachBalancer(model, [&](const auto& balancer) { check(balancer, balancer.construct.subnets, balancer.construct.group); });
  for (const auto& bastion : model.all<BastionHost>()) check(bastion, bastion.construct.subnets, bastion.construct.group);
  eachProgram(model, [&](const auto& each) {
    if (each.construct.subnets && each.construct.group) check(each, *each.construct.subnets, *each.construct.group);
  });
  eachStore(model, [&](const auto& database) {
    if (database.construct.subnets && database.construct.group) check(database, *database.construct.subnets, *database.construct.group);
  });
}

constexpr void appClosed(const Rule& rule, const Model& model, Findings& findings) {
  eachGroup(model, [&](const auto& group, std::size_t index) {
    bool behind = false;
    eachHost(model, [&](const auto& each) { behind = behind || (each.construct.target && each.construct.group && each.construct.group->index == index); });
    if (!behind || guardsBalancer(model, index)) return;
    for (const auto& ingress : group.construct.ingress)
      if (!(ingress.ports == ssh) && fromInternet(model, ingress.peer))
        rule.found(findings, ingress.where, join({named(group), " admits ", ingress.ports.shown(), " from ", everybody(ingress.peer), ", past the load balancer; admit the load balancer's group instead, from(alb)."}));
  });
}

/// Whether it guards a database or a cache.
constexpr bool guardsDatabase(const Model& model, std::size_t group) { return guards<Rds>(model, group) || guards<AuroraCluster>(model, group) || guards<ElastiCache>(model, group); }

constexpr void databaseSources(const Rule& rule, const Model& model, Findings& findings) {
  eachGroup(model, [&](const auto& group, std::size_t index) {
    if (!guardsDatabase(model, index)) return;
    for (const auto& ingress : group.construct.ingress) {
      bool wide = false;
      eachBlock(model, ingress.peer, [&](const Cidr& block) { wide = wide || block.prefix > 0; });
      if (wide)
        rule.found(findings, ingress.where, join({named(group), " guards a database and admits addresses, whoever has them; admit the application's group instead, from(app)."}));
    }
  });
}

constexpr void databasePorts(const Rule& rule, const Model& model, Findings& findings) {
  eachGroup(model, [&](const auto& group, std::size_t index) {
    if (!guardsDatabase(model, index) || guardsProgram(model, index) || guards<BastionHost>(model, index) || guardsBalancer(model, index)) return;
    const auto listened = [&](const PortRange& ports) {
      bool found = false;
      eachDatabase(model, [&](const auto& database) { found = found || (database.construct.group && database.construct.group->index == index && ports.covers(database.construct.port())); });
      return found;
    };
    for (const auto& ingress : group.construct.ingress)
      if (!listened(ingress.ports))
        rule.found(findings, ingress.where, join({named(group), " admits ", ingress.ports.shown(), ", and no database it guards listens there; remove that .allow(...)."}));
  });
}

constexpr void targetReached(const Rule& rule, const Model& model, Findings& findings) {
  eachHost(model, [&](const auto& instances) {
    if (!instances.construct.target) return;
    if (!instances.construct.group) {
      rule.found(findings, instances, join({named(instances), " has no security group, and the VPC's default one lets nothing in; write .guardedBy(app)."}));
      return;
    }
    const auto& group = model.of(*instances.construct.group);
    const PortRange port = model.of(*instances.construct.target).construct.port;
    eachTarget(model, [&](const auto& balancer, const Handle<TargetGroup>& target) {
      if (target == *instances.construct.target &&
          !admits(model, group, port, balancer.construct.group, model.of(balancer.construct.subnets).construct.cidr))
        rule.found(findings, group, join({named(balancer), " sends to ", port.shown(), " of ", named(instances), ", and ", named(group), " does not admit it; write .allow(", port.written(),
                                         ", from(", balancer.construct.group.id, "))."}));
    });
  });
}

/// Whether a group lets out what goes to a port of members of another group, which have addresses of `block`.
constexpr bool letsOut(const Model& model, const Entry<SecurityGroup>& group, const PortRange& port, const Handle<SecurityGroup>& target, const Cidr& block) {
  return !group.construct.limited || matched(model, group.construct.egress, port, target, block);
}

constexpr void letOut(const Rule& rule, const Model& model, Findings& findings) {
  eachHost(model, [&](const auto& instances) {
    if (!instances.construct.target || !instances.construct.group) return;
    const auto& own = *instances.construct.group;
    const PortRange port = model.of(*instances.construct.target).construct.port;
    eachTarget(model, [&](const auto& balancer, const Handle<TargetGroup>& target) {
      const auto& group = model.of(balancer.construct.group);
      if (target == *instances.construct.target && !letsOut(model, group, port, own, model.of(balancer.construct.subnets).construct.cidr))
        rule.found(findings, group, join({named(balancer), " sends to ", port.shown(), " of ", named(instances), ", and ", named(group), " does not let it out; write .allowOut(", port.written(), ", to(", own.id, "))."}));
    });
  });
  for (const auto& bastion : model.all<BastionHost>()) {
    const auto& group = model.of(bastion.construct.group);
    bool out = !group.construct.limited;
    for (const auto& each : group.construct.egress) out = out || each.ports.covers(ssh);
    if (!out) rule.found(findings, group, join({named(group), " lets no SSH out, so ", named(bastion), " leads nowhere; write .allowOut(ssh, to(app)), with the group of the instances."}));
  }
}

constexpr void listenerReached(const Rule& rule, const Model& model, Findings& findings) {
  const auto& balancers = model.all<LoadBalancer>();
  for (std::size_t i = 0; i < balancers.size(); ++i) {
    const auto& balancer = balancers[i];
    const auto& group = model.of(balancer.construct.group);
    const LoadBalancer& spec = balancer.construct;
    bool behindEdge = false;  // CloudFront asks port 443 of a load balancer with a certificate, and nobody needs the redirect
    for (const auto& distribution : model.all<Distribution>()) behindEdge = behindEdge || distribution.construct.passesTo(i);
    for (const Port port : {Port{80}, Port{443}})
      if (spec.listensOn(port) && !(port == Port{80} && spec.certificate && behindEdge) && !admitsPort(group, port))
        rule.found(findings, balancer, join({named(balancer), " listens on port ", port.number, ", and its ", named(group), " does not admit it; write .allow(tcp(", port.number,
                                            spec.isInternal ? "), from(callers)) there, with their group." : "), from(internet)) there."}));
  }
}

constexpr void internalDoor(const Rule& rule, const Model& model, Findings& findings) {
  eachBalancer(model, [&](const auto& balancer) {
    if (!balancer.construct.isInternal) return;
    const auto& group = model.of(balancer.construct.group);
    for (const auto& ingress : group.construct.ingress)
      if (fromInternet(model, ingress.peer))
        rule.found(findings, ingress.where, join({named(balancer), " is internal, and its ", named(group), " admits ", everybody(ingress.peer), ", which is everything in its VPC and those it is joined with; admit the callers' group instead, from(app)."}));
  });
}

constexpr void dualStackVpc(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>())
    if (balancer.construct.ipv6 && balancer.construct.isInternal)
      rule.found(findings, balancer, join({named(balancer), " is internal and answers over IPv6, and only public subnets have IPv6 addresses; leave .dualStack() out."}));
    else if (balancer.construct.ipv6 && !model.of(balancer.construct.subnets).construct.ipv6)
      rule.found(findings, balancer, join({named(balancer), " answers over IPv6, and its ", named(model.of(balancer.construct.subnets)), " has no IPv6 addresses; write .dualStack() there as well."}));
}

constexpr void dualStackAdmitted(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>()) {
    if (!balancer.construct.ipv6) continue;
    const auto& group = model.of(balancer.construct.group);
    for (const auto& ingress : group.construct.ingress) {
      if (ingress.peer.ipv6 || !fromInternet(model, ingress.peer)) continue;
      bool both = false;
      for (const auto& other : group.construct.ingress) both = both || (other.peer.ipv6 && other.ports.covers(ingress.ports));
      if (!both)
        rule.found(findings, ingress.where, join({named(balancer), " answers over IPv6, and its ", named(group), " admits ", ingress.ports.shown(), " over IPv4 alone, so clients with IPv6 wait in vain; write .allow(",
                                                 ingress.ports.written(), ", from(internet6)) as well."}));
    }
  }
}

constexpr void bastionReaches(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bastion : model.all<BastionHost>()) {
    const auto& own = bastion.construct.group;
    bool reaches = false;
    for (const auto& group : model.all<SecurityGroup>())
      for (const auto& ingress : group.construct.ingress) reaches = reaches || (ingress.peer.group && *ingress.peer.group == own);
    const Entry<SecurityGroup>* closed = nullptr;
    for (const auto& instances : model.all<AutoScalingGroup>()) {
      if (!instances.construct.group || !instances.construct.subnets || instances.construct.subnets->vpc != bastion.construct.subnets.vpc) continue;
      const auto& group = model.of(*instances.construct.group);
      if (admits(model, group, ssh, own, model.of(bastion.construct.subnets).construct.subnet(Tier::open, 0)))
        reaches = true;
      else
        closed = &group;
    }
    if (!reaches && closed != nullptr)
      rule.found(findings, bastion, join({named(bastion), " reaches no instance: ", named(*closed), " does not admit SSH from ", named(model.of(own)), "; write .allow(ssh, from(", own.id, ")) there."}));
  }
}

constexpr void bastionReached(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bastion : model.all<BastionHost>())
    if (!admitsPort(model.of(bastion.construct.group), ssh))
      rule.found(findings, bastion, join({named(model.of(bastion.construct.group)), " admits no SSH, so nobody reaches ", named(bastion), "; write .allow(ssh, from(...)) with the addresses of your operators."}));
}

constexpr void publicSources(const Rule& rule, const Model& model, Findings& findings) {
  constexpr Cidr inner[] = {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"};
  eachGroup(model, [&](const auto& group, std::size_t index) {
    if (!guardsProgram(model, index) || guardsBalancer(model, index) || guards<BastionHost>(model, index)) return;
    bool open = false;
    eachProgram(model, [&](const auto& each) { open = open || (each.construct.group && each.construct.group->index == index && (!each.construct.subnets || each.construct.subnets->tier == Tier::open)); });
    if (open) return;
    for (const auto& ingress : group.construct.ingress)
      eachBlock(model, ingress.peer, [&](const Cidr& block) {
        if (block.overlaps(model.of(group.construct.vpc).construct.cidr)) return;
        for (const auto& known : inner)
          if (block.overlaps(known)) return;
        rule.found(findings, ingress.where, join({named(group), " admits ", ingress.ports.shown(), " from ", block.text(),
                                                 ", and what it guards has no public addresses, so nothing comes from there; admit the group of a bastion or a load balancer."}));
      });
  });
}

}  // namespace ecia::rule
