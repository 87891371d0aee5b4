// SPDX-License-Identifier: Apache-2.0
// Records of a hosted zone that exists.
#pragma once

#include <ecia/construct/distribution.hpp>
#include <ecia/construct/http_api.hpp>
#include <ecia/construct/network_load_balancer.hpp>

namespace ecia {

/// An A record that is an alias of a distribution, a load balancer or an API. The target's health counts for load balancers; Route 53 does not take that for
/// CloudFront. https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html
class AliasRecord {
 public:
  static constexpr std::string_view Kind = "AliasRecord";

  /// @param in the hosted zone, or its id  @param apex the domain  @param name "" for the apex itself, "www", "origin"
  constexpr AliasRecord(Zone in, Input apex, Text name, Handle<Distribution> to)
      : zone(std::move(in)), domain(std::move(apex)), host(std::move(name)), distribution(to) {}
  constexpr AliasRecord(Zone in, Input apex, Text name, Handle<LoadBalancer> to)
      : zone(std::move(in)), domain(std::move(apex)), host(std::move(name)), balancer(to) {}
  constexpr AliasRecord(Zone in, Input apex, Text name, Handle<NetworkLoadBalancer> to)
      : zone(std::move(in)), domain(std::move(apex)), host(std::move(name)), network(to) {}
  constexpr AliasRecord(Zone in, Input apex, Text name, Handle<HttpApi> to)
      : zone(std::move(in)), domain(std::move(apex)), host(std::move(name)), api(to) {}

  Zone zone;
  Input domain;
  Text host;
  Optional<Handle<Distribution>> distribution{};
  Optional<Handle<LoadBalancer>> balancer{};
  Optional<Handle<HttpApi>> api{};
  Optional<Handle<NetworkLoadBalancer>> network{};
};

}  // namespace ecia
