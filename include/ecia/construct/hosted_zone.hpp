// SPDX-License-Identifier: Apache-2.0
// Public hosted zones of Route 53.
#pragma once

#include <ecia/construct/variable.hpp>

namespace ecia {

/// A public hosted zone for a domain, "example.com". The registrar of the domain must name its name servers before anybody finds what is in it.
/// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/CreatingHostedZone.html
class HostedZone {
 public:
  static constexpr std::string_view Kind = "HostedZone";

  /// Of a domain, "example.com".
  constexpr explicit HostedZone(Text of) : domain(std::move(of)) {}

  Text domain;
};

/// The zone of a record: one of the stack, or the id of one that exists.
class Zone {
 public:
  constexpr Zone(const char* zoneId) : id(zoneId) {}
  constexpr Zone(Text zoneId) : id(std::move(zoneId)) {}
  constexpr Zone(Handle<Variable> zoneId) : id(zoneId) {}
  constexpr Zone(Handle<HostedZone> zone) : id(""), hosted(zone) {}

  Input id;
  Optional<Handle<HostedZone>> hosted{};
};

}  // namespace ecia
