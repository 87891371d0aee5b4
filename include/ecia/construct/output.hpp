// SPDX-License-Identifier: Apache-2.0
// Values that Terraform shows after an apply. https://developer.hashicorp.com/terraform/language/values/outputs
#pragma once

#include <ecia/construct/bastion_host.hpp>
#include <ecia/construct/dns.hpp>
#include <ecia/construct/rds.hpp>

namespace ecia {

/// An output of the root module, whichever module the thing is in. The id is its name, dashes as underscores.
class Output {
 public:
  static constexpr std::string_view Kind = "Output";
  enum class What : std::uint8_t { databaseEndpoint, balancerName, distributionName, bastionAddress };

  /// host:port of a database; stays the same when RDS fails over.
  static constexpr Output endpoint(Handle<Rds> database) { return {What::databaseEndpoint, database.index, "host:port of the database"}; }
  /// The DNS name AWS gave a load balancer.
  static constexpr Output dnsName(Handle<LoadBalancer> balancer) { return {What::balancerName, balancer.index, "DNS name of the load balancer"}; }
  /// The DNS name CloudFront gave a distribution.
  static constexpr Output domainName(Handle<Distribution> distribution) {
    return {What::distributionName, distribution.index, "DNS name of the CloudFront distribution"};
  }
  /// The public address of a bastion.
  static constexpr Output address(Handle<BastionHost> bastion) { return {What::bastionAddress, bastion.index, "public address of the bastion"}; }

  What what;
  std::size_t index;
  Text description;

 private:
  constexpr Output(What w, std::size_t i, Text d) : what(w), index(i), description(std::move(d)) {}
};

}  // namespace ecia
