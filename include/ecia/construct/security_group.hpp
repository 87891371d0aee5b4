// SPDX-License-Identifier: Apache-2.0
// Security groups and what they let in.
#pragma once

#include <source_location>

#include <ecia/construct/variable.hpp>
#include <ecia/construct/vpc.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia {

namespace error {
consteval void a_port_must_be_between_1_and_65535() {}
}

/// A TCP port: `tcp(443)`.
struct Port {
  std::uint16_t number = 0;
  Flaw flaw = nullptr;  ///< of the literal it was made from
  /// A number that is known only when the program runs, or nothing.
  static constexpr Optional<Port> parse(Whole number);
  constexpr bool operator==(const Port&) const = default;
};
constexpr Optional<Port> Port::parse(Whole number) {
  if (number < 1 || number > 65535) return {};
  return Port{.number = static_cast<std::uint16_t>(number)};
}
/// The TCP port of a number, 1 to 65535.
consteval Port tcp(Whole number) {
  if (number < 1 || number > 65535) return {.number = 65535, .flaw = &error::a_port_must_be_between_1_and_65535};
  return {.number = static_cast<std::uint16_t>(number)};
}
inline constexpr Port ssh{22};
inline constexpr Port mysql{3306};
inline constexpr Port postgresql{5432};

class SecurityGroup;

/// The addresses from which CloudFront asks its origins: `from(cloudfront)`, in a list that AWS keeps. It counts as 55 of a group's 60 rules.
/// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html
struct CloudFrontAddresses {};
inline constexpr CloudFrontAddresses cloudfront{};

/// Every IPv6 address: `from(internet6)`. `from(internet)` is every IPv4 address.
struct Ipv6Internet {};
inline constexpr Ipv6Internet internet6{};

/// Where a connection comes from: an address block, another security group, a variable that lists blocks, CloudFront, or any IPv6 address.
struct Peer {
  Optional<Cidr> block{};
  Optional<Handle<SecurityGroup>> group{};
  Optional<Handle<Variable>> blocks{};
  bool cloudFront = false;
  bool ipv6 = false;
};
constexpr Peer from(Cidr block) { return {.block = block}; }
constexpr Peer from(Handle<SecurityGroup> group) { return {.group = group}; }
constexpr Peer from(Handle<Variable> blocks) { return {.blocks = blocks}; }
constexpr Peer from(CloudFrontAddresses) { return {.cloudFront = true}; }
constexpr Peer from(Ipv6Internet) { return {.ipv6 = true}; }

/// A security group. Lets nothing in until `allow`; lets everything out (Terraform removes AWS's own egress rule, so it is written).
/// https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
class SecurityGroup {
 public:
  static constexpr std::string_view Kind = "SecurityGroup";

  struct Ingress {
    Port port;
    Peer peer;
    std::source_location where;
    Text why{};
  };

  /// @param what says what the group is for; AWS shows it and cannot change it later
  constexpr SecurityGroup(Handle<VpcOf> in, Text what) : vpc(in), description(std::move(what)) {}

  /// Lets connections to a TCP port in.
  constexpr SecurityGroup allow(Port port, Peer peer, std::source_location where = std::source_location::current()) const {
    auto next = *this;
    next.ingress.push_back({port, peer, where});
    return next;
  }

  /// The same with the reason, which AWS shows at the rule: up to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*
  constexpr SecurityGroup allow(Port port, Peer peer, Text why, std::source_location where = std::source_location::current()) const {
    auto next = *this;
    next.ingress.push_back({port, peer, where, std::move(why)});
    return next;
  }

  Handle<VpcOf> vpc;
  Text description;
  Sequence<Ingress> ingress{};
};

}  // namespace ecia
