// SPDX-License-Identifier: Apache-2.0
// Security groups and what they let in.
#pragma once

#include <source_location>

#include <ecia/construct/port.hpp>
#include <ecia/construct/variable.hpp>
#include <ecia/construct/vpc.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia {

class SecurityGroup;

/// The addresses from which CloudFront asks its origins: `from(cloudfront)`, in a list that AWS keeps. It counts as 55 of a group's 60 rules.
/// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html
struct CloudFrontAddresses {};
inline constexpr CloudFrontAddresses cloudfront{};

/// Every IPv6 address: `from(internet6)`. `from(internet)` is every IPv4 address.
struct Ipv6Internet {};
inline constexpr Ipv6Internet internet6{};

/// The members of the group that says so: `allow(everything, from(itself))` lets them talk to each other.
struct Itself {};
inline constexpr Itself itself{};

/// Where a connection comes from or goes to: an address block, another security group or the same, a variable that lists blocks, CloudFront, or any IPv6
/// address.
struct Peer {
  Optional<Cidr> block{};
  Optional<Handle<SecurityGroup>> group{};
  Optional<Handle<Variable>> blocks{};
  bool cloudFront = false;
  bool ipv6 = false;
  bool itself = false;  ///< until the group is in a stack, which knows it by its handle
};
constexpr Peer from(Cidr block) { return {.block = block}; }
constexpr Peer from(Handle<SecurityGroup> group) { return {.group = group}; }
constexpr Peer from(Handle<Variable> blocks) { return {.blocks = blocks}; }
constexpr Peer from(CloudFrontAddresses) { return {.cloudFront = true}; }
constexpr Peer from(Ipv6Internet) { return {.ipv6 = true}; }
constexpr Peer from(Itself) { return {.itself = true}; }
constexpr Peer to(Cidr block) { return {.block = block}; }
constexpr Peer to(Handle<SecurityGroup> group) { return {.group = group}; }
constexpr Peer to(Handle<Variable> blocks) { return {.blocks = blocks}; }
constexpr Peer to(Ipv6Internet) { return {.ipv6 = true}; }
constexpr Peer to(Itself) { return {.itself = true}; }

/// A security group. Lets nothing in until `allow`; lets everything out until `allowOut` or `nothingOut`. (Terraform removes AWS's own egress rule, so what
/// goes out is written.) Answers need no rule.
/// https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
class SecurityGroup {
 public:
  static constexpr std::string_view Kind = "SecurityGroup";

  /// One rule, as EC2 keeps it.
  struct Rule {
    PortRange ports;
    Peer peer;
    std::source_location where;
    bool outbound = false;
    Text why{};
  };

  /// @param what says what the group is for; AWS shows it and cannot change it later
  constexpr SecurityGroup(Handle<VpcOf> in, Text what) : vpc(in), description(std::move(what)) {}

  /// Lets connections to ports in: `allow(tcp(443), from(internet))`, `allow(udp(4000, 4010), from(itself))`.
  constexpr SecurityGroup allow(PortRange ports, Peer peer, std::source_location where = std::source_location::current()) const {
    return with(&SecurityGroup::ingress, {ports, peer, where, false});
  }
  /// The same with the reason, which AWS shows at the rule: up to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*
  constexpr SecurityGroup allow(PortRange ports, Peer peer, Text why, std::source_location where = std::source_location::current()) const {
    return with(&SecurityGroup::ingress, {ports, peer, where, false, std::move(why)});
  }

  /// Lets connections to ports out, and no others but those that are let out in the same way: `allowOut(mysql, to(data))`.
  constexpr SecurityGroup allowOut(PortRange ports, Peer peer, std::source_location where = std::source_location::current()) const {
    return nothingOut().with(&SecurityGroup::egress, {ports, peer, where, true});
  }
  /// The same with the reason, as `allow`.
  constexpr SecurityGroup allowOut(PortRange ports, Peer peer, Text why, std::source_location where = std::source_location::current()) const {
    return nothingOut().with(&SecurityGroup::egress, {ports, peer, where, true, std::move(why)});
  }
  /// Lets no connection out, or those only that `allowOut` names.
  constexpr SecurityGroup nothingOut() const { return changed(*this, &SecurityGroup::limited, true); }

  /// What a stack tells the group when it takes it.
  constexpr void known(Handle<SecurityGroup> as) {
    for (Sequence<Rule>* rules : {&ingress, &egress})
      for (std::size_t i = 0; i < rules->size(); ++i)
        if (Peer& peer = (*rules)[i].peer; peer.itself) peer.group = as;
  }

  Handle<VpcOf> vpc;
  Text description;
  Sequence<Rule> ingress{}, egress{};
  bool limited = false;  ///< whether less than everything goes out

 private:
  constexpr SecurityGroup with(Sequence<Rule> SecurityGroup::*rules, Rule rule) const {
    auto next = *this;
    (next.*rules).push_back(std::move(rule));
    return next;
  }
};

}  // namespace ecia
