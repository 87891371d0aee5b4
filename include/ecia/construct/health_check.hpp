// SPDX-License-Identifier: Apache-2.0
// A Route 53 health check.
#pragma once

#include <ecia/construct/variable.hpp>
#include <ecia/text/quantity.hpp>

namespace ecia {

/// Asks a site from AWS's places around the world. HTTPS on 443, or HTTP on 80 where the site has no certificate. Defaults: `/health`, every 30 seconds,
/// fails after 3. https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
class HealthCheck {
 public:
  static constexpr std::string_view Kind = "HealthCheck";

  /// @param name the host that is asked  @param tls HTTPS on 443 instead of HTTP on 80
  constexpr HealthCheck(Input name, bool tls) : domain(std::move(name)), https(tls) {}
  /// @param every 10 or 30 seconds  @param failures 1 to 10
  constexpr HealthCheck path(Text at, Seconds every, Whole failures) const {
    auto next = *this;
    next.resource = std::move(at);
    next.interval = every;
    next.threshold = failures;
    return next;
  }

  /// The answer must hold this text in its first 5 120 bytes: 1 to 255 characters.
  constexpr HealthCheck contains(Text answer) const { return changed(*this, &HealthCheck::search, Optional<Text>(std::move(answer))); }

  Input domain;
  bool https;
  Text resource = "/health";
  Seconds interval{30};
  int threshold = 3;
  Optional<Text> search{};
};

}  // namespace ecia
