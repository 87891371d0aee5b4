// SPDX-License-Identifier: Apache-2.0
// Requests that a load balancer sends elsewhere.
#pragma once

#include <ecia/construct/load_balancer.hpp>

namespace ecia {

/// Sends requests of some paths or hosts to a target group of their own: `ListenerRule(balancer, 10, api).path("/api/*")`. Rules are asked in the order of
/// their numbers; what none matches goes to the load balancer's own target group. It stands at the listener that forwards: HTTPS where there is a certificate.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
class ListenerRule {
 public:
  static constexpr std::string_view Kind = "ListenerRule";

  /// @param number 1 to 50000, each once at a load balancer
  constexpr ListenerRule(Handle<LoadBalancer> at, Whole number, Handle<TargetGroup> to) : balancer(at), priority(number), target(to) {}
  /// "/api/*"; `*` stands for any characters, `?` for one. Several are alternatives. With the hosts, five values at most.
  constexpr ListenerRule path(Text pattern) const {
    auto next = *this;
    next.paths.push_back(std::move(pattern));
    return next;
  }
  /// "api.example.com" or "*.example.com".
  constexpr ListenerRule host(Text pattern) const {
    auto next = *this;
    next.hosts.push_back(std::move(pattern));
    return next;
  }

  Handle<LoadBalancer> balancer;
  int priority;
  Handle<TargetGroup> target;
  Sequence<Text> paths{}, hosts{};
};

}  // namespace ecia
