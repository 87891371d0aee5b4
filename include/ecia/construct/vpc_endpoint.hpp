// SPDX-License-Identifier: Apache-2.0
// Doors from a VPC to services of AWS that do not lead through the internet.
#pragma once

#include <ecia/construct/security_group.hpp>

namespace ecia {

/// An endpoint of a service in a VPC. https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html
class VpcEndpoint {
 public:
  static constexpr std::string_view Kind = "VpcEndpoint";

  /// S3, without charge, for all private and database subnets: their route tables lead there.
  static constexpr VpcEndpoint s3(Handle<VpcOf> in) { return {in, "s3", {}}; }
  /// DynamoDB, as `s3`.
  static constexpr VpcEndpoint dynamodb(Handle<VpcOf> in) { return {in, "dynamodb", {}}; }
  /// Any other service, with an address in the private subnet of each zone; the service's own name leads there.
  /// @param service the last part of its name: "ssm", "secretsmanager", "ecr.api", "logs"  @param guardedBy admits port 443 from those who ask
  static constexpr VpcEndpoint interface(Handle<VpcOf> in, Text service, Handle<SecurityGroup> guardedBy) { return {in, std::move(service), guardedBy}; }

  Handle<VpcOf> vpc;
  Text name;
  Optional<Handle<SecurityGroup>> group;

 private:
  constexpr VpcEndpoint(Handle<VpcOf> in, Text service, Optional<Handle<SecurityGroup>> guardedBy) : vpc(in), name(std::move(service)), group(guardedBy) {}
};

}  // namespace ecia
