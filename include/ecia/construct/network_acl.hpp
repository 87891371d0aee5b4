// SPDX-License-Identifier: Apache-2.0
// A network ACL: what may cross the border of a tier's subnets.
#pragma once

#include <source_location>

#include <ecia/construct/security_group.hpp>

namespace ecia {

/// The other end of what crosses a network ACL: an IPv4 block, or every IPv6 address.
struct AclBlock {
  consteval AclBlock(const char* literal) : ipv4(literal) {}
  constexpr AclBlock(Cidr block) : ipv4(block) {}
  constexpr AclBlock(Ipv6Internet) : ipv4(internet), ipv6(true) {}
  constexpr bool operator==(const AclBlock&) const = default;
  Cidr ipv4;  ///< 0.0.0.0/0 where it is `ipv6`
  bool ipv6 = false;
};

/// A network ACL of the subnets of one tier. Rules are tried by their numbers, the first one that fits decides, and what none fits is dropped. An ACL does
/// not remember connections, so answers need a rule of their own: `.allowOut(100, ephemeral, "10.1.0.0/16")`. Without one, AWS's own ACL lets everything
/// through and security groups decide. It does not see what stays in one subnet, nor what goes to the resolver and the metadata of AWS. IPv4 and IPv6 have
/// rules apart: `.allowIn(110, tcp(443), internet6)`.
/// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
class NetworkAcl {
 public:
  static constexpr std::string_view Kind = "NetworkAcl";

  /// One rule, as EC2 keeps it: rules for what comes in and for what goes out are numbered apart.
  struct Rule {
    int number;
    bool outbound, allow;
    PortRange ports;
    AclBlock block;
    std::source_location where;
  };

  /// Of all subnets of a tier. It lets nothing through until rules do.
  constexpr explicit NetworkAcl(Subnets of) : subnets(of) {}

  /// Lets in what comes to these ports from a block or `internet6`. @param number 1 to 32766
  constexpr NetworkAcl allowIn(Whole number, PortRange ports, AclBlock from, std::source_location where = std::source_location::current()) const {
    return with({number, false, true, ports, from, where});
  }
  /// Lets out what goes to these ports of a block or `internet6`. @param number 1 to 32766
  constexpr NetworkAcl allowOut(Whole number, PortRange ports, AclBlock to, std::source_location where = std::source_location::current()) const {
    return with({number, true, true, ports, to, where});
  }
  /// Drops what comes to these ports from a block or `internet6`, ahead of rules with higher numbers. @param number 1 to 32766
  constexpr NetworkAcl denyIn(Whole number, PortRange ports, AclBlock from, std::source_location where = std::source_location::current()) const {
    return with({number, false, false, ports, from, where});
  }
  /// Drops what goes to these ports of a block or `internet6`, ahead of rules with higher numbers. @param number 1 to 32766
  constexpr NetworkAcl denyOut(Whole number, PortRange ports, AclBlock to, std::source_location where = std::source_location::current()) const {
    return with({number, true, false, ports, to, where});
  }

  Subnets subnets;
  Sequence<Rule> rules{};

 private:
  constexpr NetworkAcl with(Rule rule) const {
    auto next = *this;
    next.rules.push_back(rule);
    return next;
  }
};

}  // namespace ecia
