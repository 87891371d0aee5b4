// SPDX-License-Identifier: Apache-2.0
// A network ACL: what may cross the border of a tier's subnets.
#pragma once

#include <source_location>

#include <ecia/construct/security_group.hpp>

namespace ecia {

/// TCP ports from the first to the last: `tcp(8000, 8099)`, or one port.
struct PortRange {
  std::uint16_t first = 0, last = 0;
  bool everyProtocol = false;
  constexpr PortRange(Port port) : first(port.number), last(port.number) {}
  constexpr PortRange(std::uint16_t from, std::uint16_t to, bool all = false) : first(from), last(to), everyProtocol(all) {}
  constexpr bool operator==(const PortRange&) const = default;
};
namespace error {
void a_range_of_ports_begins_with_its_lower_one();
}
/// TCP ports from the first to the last, 1 to 65535 each.
consteval PortRange tcp(int first, int last) {
  if (first > last) error::a_range_of_ports_begins_with_its_lower_one();
  return {tcp(first).number, tcp(last).number};
}
/// The ports to which answers go, since clients open their connections from there.
/// https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html
inline constexpr PortRange ephemeral{1024, 65535};
/// Every port of every protocol.
inline constexpr PortRange everything{0, 65535, true};

/// A network ACL of the subnets of one tier. Rules are tried by their numbers, the first one that fits decides, and what none fits is dropped. An ACL does
/// not remember connections, so answers need a rule of their own: `.allowOut(100, ephemeral, "10.1.0.0/16")`. Without one, AWS's own ACL lets everything
/// through and security groups decide. It does not see what stays in one subnet, nor what goes to the resolver and the metadata of AWS. Its rules are of IPv4: of a tier
/// that is dual-stack it drops what comes over IPv6.
/// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
class NetworkAcl {
 public:
  static constexpr std::string_view Kind = "NetworkAcl";

  /// One rule, as EC2 keeps it: rules for what comes in and for what goes out are numbered apart.
  struct Rule {
    int number;
    bool outbound, allow;
    PortRange ports;
    Cidr block;
    std::source_location where;
  };

  constexpr explicit NetworkAcl(Subnets of) : subnets(of) {}

  /// Lets in what comes to these ports from a block. @param number 1 to 32766
  constexpr NetworkAcl allowIn(int number, PortRange ports, Cidr from, std::source_location where = std::source_location::current()) const {
    return with({number, false, true, ports, from, where});
  }
  /// Lets out what goes to these ports of a block. @param number 1 to 32766
  constexpr NetworkAcl allowOut(int number, PortRange ports, Cidr to, std::source_location where = std::source_location::current()) const {
    return with({number, true, true, ports, to, where});
  }
  /// Drops what comes to these ports from a block, ahead of rules with higher numbers. @param number 1 to 32766
  constexpr NetworkAcl denyIn(int number, PortRange ports, Cidr from, std::source_location where = std::source_location::current()) const {
    return with({number, false, false, ports, from, where});
  }
  /// Drops what goes to these ports of a block, ahead of rules with higher numbers. @param number 1 to 32766
  constexpr NetworkAcl denyOut(int number, PortRange ports, Cidr to, std::source_location where = std::source_location::current()) const {
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
