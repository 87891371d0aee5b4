// SPDX-License-Identifier: Apache-2.0
// A bastion: one small instance through which operators reach private instances.
#pragma once

#include <ecia/construct/role.hpp>
#include <ecia/construct/security_group.hpp>
#include <ecia/text/ec2.hpp>
#include <ecia/text/window.hpp>

namespace ecia {

/// An instance of Amazon Linux 2023 in the first public subnet, with an Elastic IP. Always: IMDSv2 only, encrypted 8 GiB gp3 volume.
class BastionHost {
 public:
  static constexpr std::string_view Kind = "BastionHost";

  /// @param in the public subnets; it stands in the first
  constexpr BastionHost(InstanceType of, Subnets in, Handle<SecurityGroup> guardedBy) : type(std::move(of)), subnets(in), group(guardedBy) {}

  /// The name of a key pair that exists in the region.
  constexpr BastionHost keyPair(Text name) const { return changed(*this, &BastionHost::key, Optional<Text>(std::move(name))); }
  /// Stops it every day at this time (UTC) by the runbook AWS-StopEC2Instance, with a role that EventBridge may take. Nothing starts it again.
  /// https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-event-bridge.html
  constexpr BastionHost stopAt(TimeOfDay time, Handle<Role> as) const {
    auto next = *this;
    next.stop = std::move(time);
    next.stopRole = as;
    return next;
  }

  InstanceType type;
  Subnets subnets;
  Handle<SecurityGroup> group;
  Optional<Text> key{};
  Optional<TimeOfDay> stop{};
  Optional<Handle<Role>> stopRole{};
};

}  // namespace ecia
