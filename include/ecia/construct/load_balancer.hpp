// SPDX-License-Identifier: Apache-2.0
// An application load balancer with its listeners, and the target group it sends to.
#pragma once

#include <ecia/construct/bucket.hpp>
#include <ecia/construct/certificate.hpp>
#include <ecia/construct/security_group.hpp>

namespace ecia {

/// Where a load balancer sends requests: instances or tasks of a VPC on one HTTP port. Behind a `NetworkLoadBalancer` that is a TCP or UDP port. Defaults: checked every 30 seconds,
/// `/health` by HTTP for requests and a connection for the rest, healthy and unhealthy after 3 checks, 30 seconds to finish before a target leaves, no stickiness. Its name is `<prefix>-<id>-<port>`, with "-ip" behind it for tasks and the protocol in it behind
/// a `NetworkLoadBalancer`: where one of these changes, another group is made and takes over before this one goes.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
class TargetGroup {
 public:
  static constexpr std::string_view Kind = "TargetGroup";

  /// @param to the port that targets listen on: `tcp(8080)`, or `udp(7000)` for a network load balancer
  constexpr TargetGroup(Handle<VpcOf> in, PortRange to) : vpc(in), port(to) {}
  /// Asks for a path by HTTP. @param every 6 to 300 seconds
  constexpr TargetGroup healthCheck(Text at, Seconds every) const {
    auto next = *this;
    next.path = std::move(at);
    next.interval = every;
    return next;
  }
  /// Checks a TCP port of its own in place of the one that requests go to, as UDP targets need.
  constexpr TargetGroup checkedOn(Port other) const { return changed(*this, &TargetGroup::checked, other); }
  /// How many checks in a row change the state of a target: 2 to 10 each.
  constexpr TargetGroup thresholds(Whole healthy, Whole unhealthy) const {
    auto next = *this;
    next.healthyAfter = healthy;
    next.unhealthyAfter = unhealthy;
    return next;
  }
  /// 0 to 3600 seconds.
  constexpr TargetGroup deregistrationDelay(Seconds time) const { return changed(*this, &TargetGroup::delay, time); }

  /// Sends new targets few requests at first: 30 to 900 seconds, 0 for none.
  constexpr TargetGroup slowStart(Seconds time) const { return changed(*this, &TargetGroup::warmUp, time); }
  /// Sends a client to the same target for 1 second to 7 days, by a cookie of the load balancer.
  constexpr TargetGroup sticky(Seconds time) const { return changed(*this, &TargetGroup::stickiness, time); }
  /// The same by a cookie of the application, whose name does not begin with AWSALB.
  constexpr TargetGroup stickyBy(Text cookieName, Seconds time) const {
    auto next = sticky(time);
    next.cookie = std::move(cookieName);
    return next;
  }

  /// Targets behind a network load balancer see the client's address where they are tasks that take TCP; those that take UDP, and instances, do so anyway.
  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
  constexpr TargetGroup preserveClientIp() const { return changed(*this, &TargetGroup::keepsClient, true); }

  /// The path that is asked for where checks speak HTTP.
  constexpr std::string_view asksFor() const { return path ? path->view() : "/health"; }

  Handle<VpcOf> vpc;
  PortRange port;
  Optional<Text> path{};
  Optional<Port> checked{};
  Seconds interval{30};
  int healthyAfter = 3, unhealthyAfter = 3;
  Seconds delay{30};
  Seconds warmUp{0};
  Optional<Seconds> stickiness{};
  Optional<Text> cookie{};
  bool keepsClient = false;
};

/// An application load balancer `<prefix>-<id>` that faces the internet. With a certificate, port 443 speaks TLS 1.3 and 1.2 and forwards, and port 80 redirects
/// to it unless it is `httpsOnly()`; without one, port 80 forwards. One that is `internal()` has private addresses, for callers in its VPC and in those that are peered with it, and with a
/// certificate listens on port 443 alone. Always: drops malformed headers.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html
class LoadBalancer {
 public:
  static constexpr std::string_view Kind = "LoadBalancer";

  /// @param in the public subnets; the private ones for one that is `internal()`
  /// @param guardedBy the group that says who comes in
  /// @param forwardTo where requests go that no `ListenerRule` sends elsewhere
  constexpr LoadBalancer(Subnets in, Handle<SecurityGroup> guardedBy, Handle<TargetGroup> forwardTo)
      : subnets(in), group(guardedBy), target(forwardTo) {}
  /// A certificate of the load balancer's own region.
  constexpr LoadBalancer https(CertificateArn with) const { return changed(*this, &LoadBalancer::certificate, with); }
  /// Keeps access logs in a bucket that `receivesLoadBalancerLogs`.
  constexpr LoadBalancer logTo(Handle<Bucket> bucket) const { return changed(*this, &LoadBalancer::logs, bucket); }

  /// How long a connection may be silent: 1 to 4000 seconds, 60 by default.
  constexpr LoadBalancer idleTimeout(Seconds time) const { return changed(*this, &LoadBalancer::idle, time); }

  /// Answers over IPv6 as well as IPv4, where its VPC is `dualStack()` and its group admits `from(internet6)`. Alias records to it get an AAAA record.
  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-ip-address-type.html
  constexpr LoadBalancer dualStack() const { return changed(*this, &LoadBalancer::ipv6, true); }

  /// Has private addresses only, and the internet does not reach it: for callers in its VPC.
  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-scheme
  constexpr LoadBalancer internal() const { return changed(*this, &LoadBalancer::isInternal, true); }

  /// Listens on port 443 alone, so that nothing answers to HTTP: who asks by `http://` waits in vain. For one with a certificate.
  constexpr LoadBalancer httpsOnly() const { return changed(*this, &LoadBalancer::onlyTls, true); }

  /// Whether it listens on a port.
  constexpr bool listensOn(Port port) const { return port == Port{443} ? certificate.has_value() : port == Port{80} && !((isInternal || onlyTls) && certificate); }

  Subnets subnets;
  Handle<SecurityGroup> group;
  Handle<TargetGroup> target;
  Optional<CertificateArn> certificate{};
  Optional<Handle<Bucket>> logs{};
  Seconds idle{60};
  bool ipv6 = false;
  bool isInternal = false;
  bool onlyTls = false;
};

}  // namespace ecia
