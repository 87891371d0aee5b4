// SPDX-License-Identifier: Apache-2.0
// Rules of network ACLs. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
#pragma once

#include <ecia/rule/finding.hpp>
#include <ecia/rule/name.hpp>

namespace ecia::rule {

namespace detail {
/// How much of the addresses and ports must pass.
enum class Part : std::uint8_t { all, some };

/// What an ACL does with packets of a protocol to the ports `first` to `last` of a block, or from it: whether all of them pass, or some.
/// @param after the number of the rule that was tried last  @param most whether the block stands for most addresses, as the internet does: then what is
/// dropped for a few of them, less than a /8, does not count
constexpr bool passes(const NetworkAcl& acl, bool outbound, const AclBlock& block, Protocol protocol, int first, int last, Part part, int after, bool most) {
  const NetworkAcl::Rule* next = nullptr;
  for (const auto& rule : acl.rules)
    if (rule.outbound == outbound && rule.number > after && (rule.ports.protocol == Protocol::every || rule.ports.protocol == protocol) && rule.block.ipv6 == block.ipv6 && rule.block.ipv4.overlaps(block.ipv4) && rule.ports.first <= last &&
        rule.ports.last >= first && (rule.allow || !most || rule.block.ipv4.prefix < 8) && (next == nullptr || rule.number < next->number))
      next = &rule;
  if (next == nullptr) return false;
  const auto both = [&](const AclBlock& low, int lowFirst, int lowLast, const AclBlock& high, int highFirst, int highLast) {
    const bool one = passes(acl, outbound, low, protocol, lowFirst, lowLast, part, after, most);
    if (one != (part == Part::all)) return one;
    return passes(acl, outbound, high, protocol, highFirst, highLast, part, after, most);
  };
  const Cidr& whole = block.ipv4;
  if (!next->block.ipv4.contains(whole))  // the rule fits a part of the block: each half for itself
    return both(Cidr(whole.address, whole.prefix + 1), first, last, Cidr(whole.address | std::uint32_t{1} << (31 - whole.prefix), whole.prefix + 1), first, last);
  if (next->ports.first > first) return both(block, first, next->ports.first - 1, block, next->ports.first, last);
  if (next->ports.last < last) return both(block, first, next->ports.last, block, next->ports.last + 1, last);
  return next->allow;
}
constexpr bool passes(const NetworkAcl& acl, bool outbound, const AclBlock& block, PortRange ports, Part part) {
  const auto of = [&](Protocol protocol) { return passes(acl, outbound, block, protocol, ports.first, ports.last, part, 0, block.ipv4 == internet); };
  if (ports.protocol != Protocol::every) return of(ports.protocol);
  return part == Part::all ? of(Protocol::tcp) && of(Protocol::udp) : of(Protocol::tcp) || of(Protocol::udp);
}

/// What two ranges have in common, if anything.
constexpr Optional<PortRange> common(const PortRange& one, const PortRange& other) {
  if (one.protocol != other.protocol && one.protocol != Protocol::every && other.protocol != Protocol::every) return {};
  const auto first = one.first > other.first ? one.first : other.first, last = one.last < other.last ? one.last : other.last;
  if (first > last) return {};
  return PortRange(first, last, one.protocol == Protocol::every ? other.protocol : one.protocol);
}

/// A number that no rule of an ACL has yet, before those that drop some of what a new rule is to let through.
constexpr int freeNumber(const NetworkAcl& acl, bool outbound, const AclBlock& block, const PortRange& ports) {
  int end = 32767;
  const auto taken = [&](int number) {
    bool found = false;
    for (const auto& rule : acl.rules) found = found || (rule.outbound == outbound && rule.number == number);
    return found;
  };
  for (const auto& rule : acl.rules)
    if (rule.outbound == outbound && !rule.allow && rule.number < end && rule.block.ipv6 == block.ipv6 && rule.block.ipv4.overlaps(block.ipv4) && common(rule.ports, ports)) end = rule.number;
  int number = 100;
  while (taken(number)) number += 10;
  if (number < end) return number;
  number = end - 1;
  while (number > 1 && taken(number)) --number;
  return number;
}

/// The network ACL of a tier of subnets; null where it is AWS's own, which lets everything through.
constexpr const Entry<NetworkAcl>* aclOf(const Model& model, const Entry<VpcOf>& vpc, Tier tier) {
  const Entry<NetworkAcl>* found = nullptr;
  for (const auto& acl : model.all<NetworkAcl>())
    if (&model.of(acl.construct.subnets) == &vpc && acl.construct.subnets.tier == tier) found = &acl;
  return found;
}
}  // namespace detail

/// A block as it is shown: `10.1.0.0/16`, `::/0`.
constexpr Text shown(const AclBlock& block) {
  if (block.ipv6) return "::/0";
  return block.ipv4.text();
}
/// A block as it is written in a stack: `"10.1.0.0/16"`, `internet6`.
constexpr Text written(const AclBlock& block) {
  if (block.ipv6) return "internet6";
  return join({"\"", block.ipv4.text(), "\""});
}

constexpr void aclNumbers(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<NetworkAcl>())
    for (const auto& each : acl.construct.rules)
      if (each.number < 1 || each.number > 32766)
        rule.found(findings, each.where, join({"a rule of ", named(acl), " has the number ", each.number, ", and EC2 takes 1 to 32766; write 100, and leave room between rules."}));
}

constexpr void aclNumberTwice(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<NetworkAcl>()) {
    const auto& rules = acl.construct.rules;
    for (std::size_t i = 0; i < rules.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (rules[i].outbound == rules[j].outbound && rules[i].number == rules[j].number) {
          rule.found(findings, rules[i].where, join({"two rules of ", named(acl), " for what goes ", rules[i].outbound ? "out" : "in", " have the number ", rules[i].number, "; write another number."}));
          break;
        }
  }
}

constexpr void aclShadowed(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<NetworkAcl>())
    for (const auto& each : acl.construct.rules)
      for (const auto& before : acl.construct.rules) {
        const bool block = before.block.ipv6 == each.block.ipv6 && (each.block.ipv6 || before.block.ipv4.contains(each.block.ipv4));
        if (before.outbound != each.outbound || before.number >= each.number || !before.ports.covers(each.ports) || !block) continue;
        rule.found(findings, each.where, join({"the rule ", each.number, " of ", named(acl), " for what goes ", each.outbound ? "out" : "in", " is never asked, since the rule ", before.number, " ", before.allow ? "lets" : "drops",
                                               " all of it", before.allow ? " through" : "", "; write a lower number, or leave it out."}));
        break;
      }
}

/// Whether a rule is there for answers: clients open their connections from ranges above 1023, the smallest of 16 384 ports.
constexpr bool forAnswers(const PortRange& ports) { return ports.protocol != Protocol::every && ports.first >= 1024 && ports.last - ports.first >= 16383; }

constexpr void aclAnswers(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<NetworkAcl>())
    for (const auto& each : acl.construct.rules)
      if (const PortRange back(ephemeral.first, ephemeral.last, each.ports.protocol == Protocol::udp ? Protocol::udp : Protocol::tcp);
          each.allow && !forAnswers(each.ports) && !detail::passes(acl.construct, !each.outbound, each.block, back, detail::Part::all))
        rule.found(findings, each.where,
                   join({named(acl), each.outbound ? " lets connections to " : " lets connections from ", shown(each.block), each.outbound ? " out" : " in",
                        " and drops their answers, since ACLs do not remember them; write .allow", each.outbound ? "In(" : "Out(", each.number, ", ", back == ephemeral ? "ephemeral" : "udp(1024, 65535)", ", ", written(each.block), ")."}));
}

constexpr void aclOnce(const Rule& rule, const Model& model, Findings& findings) {
  const auto& acls = model.all<NetworkAcl>();
  for (std::size_t i = 0; i < acls.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const auto &one = acls[i].construct.subnets, &other = acls[j].construct.subnets;
      if (one.vpc == other.vpc && one.tier == other.tier)
        rule.found(findings, acls[i], join({named(acls[i]), " and ", named(acls[j]), " are both for the ", nameOf(one.tier), " subnets of ", named(model.of(one)), ", and a subnet has one network ACL; keep one."}));
    }
}

constexpr void aclQuota(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<NetworkAcl>())
    for (const bool outbound : {false, true}) {
      int count = 0;
      for (const auto& each : acl.construct.rules) count += each.outbound == outbound ? 1 : 0;
      if (count > 20)
        rule.found(findings, acl, join({named(acl), " has ", count, " rules for what goes ", outbound ? "out" : "in", ", and an account has 20 until it asks for up to 40; write wider blocks."}));
    }
}

constexpr void aclDualStack(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>()) {
    if (!balancer.construct.ipv6) continue;
    const auto* acl = detail::aclOf(model, model.of(balancer.construct.subnets), balancer.construct.subnets.tier);
    if (acl == nullptr) continue;
    for (const auto& ingress : model.of(balancer.construct.group).construct.ingress)
      for (const Port port : {Port{80}, Port{443}}) {
        if (!ingress.peer.ipv6 || !ingress.ports.covers(port) || !balancer.construct.listensOn(port)) continue;
        const bool in = detail::passes(acl->construct, false, internet6, port, detail::Part::all);
        if (in && detail::passes(acl->construct, true, internet6, ephemeral, detail::Part::all)) continue;
        Text missing = ".allowOut(110, ephemeral, internet6)";
        if (!in) missing = join({".allowIn(110, tcp(", port.number, "), internet6)"});
        rule.found(findings, *acl, join({named(*acl), in ? " drops the answers of " : " drops what comes over IPv6 to ", named(balancer), in ? " over IPv6" : "",
                                        ", which answers on port ", port.number, " over IPv6 as well; write ", missing, "."}));
      }
  }
}

}  // namespace ecia::rule
