// SPDX-License-Identifier: Apache-2.0
// A network load balancer: connections and datagrams, not requests.
#pragma once

#include <ecia/construct/load_balancer.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia {

/// A network load balancer `<prefix>-<id>-nlb` that faces the internet and passes on TCP and UDP: `NetworkLoadBalancer(net.publicSubnets(), door).listen(tcp(7000), game)`.
/// Its target groups are checked by opening a connection, or by HTTP where they have a `healthCheck` of their own. Always: a security group, which AWS takes only when the load
/// balancer is made. Default: each zone's address sends to the targets of its zone. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html
class NetworkLoadBalancer {
 public:
  static constexpr std::string_view Kind = "NetworkLoadBalancer";

  /// A port, where what comes there goes, and the certificate where it speaks TLS.
  struct Listener {
    PortRange port;
    Handle<TargetGroup> target;
    Optional<CertificateArn> certificate{};
  };

  /// @param in the public subnets; the private ones for one that is `internal()`
  /// @param guardedBy the group that says who comes in
  constexpr NetworkLoadBalancer(Subnets in, Handle<SecurityGroup> guardedBy) : subnets(in), group(guardedBy) {}

  /// What comes to a port, `tcp(7000)` or `udp(7000)`, goes to targets on their port of the same protocol. 50 of these and of `tls` at most.
  constexpr NetworkLoadBalancer listen(PortRange on, Handle<TargetGroup> forwardTo) const { return listening({on, forwardTo}); }
  /// Speaks TLS 1.3 and 1.2 on a port, and TCP to the targets. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-tls-listener.html
  /// @param with a certificate of the load balancer's own region
  constexpr NetworkLoadBalancer tls(Port on, CertificateArn with, Handle<TargetGroup> forwardTo) const { return listening({on, forwardTo, with}); }

  /// Has private addresses only, and the internet does not reach it: for callers in its VPC and in those that are peered with it.
  constexpr NetworkLoadBalancer internal() const { return changed(*this, &NetworkLoadBalancer::isInternal, true); }
  /// Has an Elastic IP in each zone, which stays: for clients that admit addresses. A load balancer gets its addresses when it is made, so one that is there already takes another id to
  /// change this.
  constexpr NetworkLoadBalancer elasticIps() const { return changed(*this, &NetworkLoadBalancer::fixed, true); }
  /// Each zone's address sends to the targets of all zones; AWS charges for what goes from zone to zone.
  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html#cross-zone-load-balancing
  constexpr NetworkLoadBalancer crossZone() const { return changed(*this, &NetworkLoadBalancer::acrossZones, true); }
  /// How long a TCP connection may be silent: 60 to 6000 seconds, 350 by default. One that speaks TLS stays at 350.
  constexpr NetworkLoadBalancer idleTimeout(Seconds time) const { return changed(*this, &NetworkLoadBalancer::idle, time); }

  Subnets subnets;
  Handle<SecurityGroup> group;
  Sequence<Listener> listeners{};
  bool isInternal = false;
  bool fixed = false;
  bool acrossZones = false;
  Seconds idle{350};

 private:
  constexpr NetworkLoadBalancer listening(Listener listener) const {
    auto next = *this;
    next.listeners.push_back(std::move(listener));
    return next;
  }
};

}  // namespace ecia
