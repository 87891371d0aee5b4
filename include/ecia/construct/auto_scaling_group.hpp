// SPDX-License-Identifier: Apache-2.0
// An auto scaling group and its launch template.
#pragma once

#include <ecia/construct/environment.hpp>
#include <ecia/construct/load_balancer.hpp>
#include <ecia/construct/role.hpp>
#include <ecia/text/ec2.hpp>
#include <ecia/text/window.hpp>

namespace ecia {

class Queue;

/// How many instances a group has: `min` <= `desired` <= `max`.
struct Capacity {
  int min = 1, max = 1, desired = 1;
};

/// A type of EBS volumes. https://docs.aws.amazon.com/ebs/latest/userguide/provisioned-iops.html
enum class VolumeType : std::uint8_t { gp3, io1, io2 };
constexpr std::string_view nameOf(VolumeType type) { return type == VolumeType::gp3 ? "gp3" : type == VolumeType::io1 ? "io1" : "io2"; }

/// Instances of Amazon Linux 2023, or of an image of your own, in a group that replaces and scales them. Always: IMDSv2 only (hop limit 2, so that containers
/// reach it), encrypted gp3 volumes, one-minute metrics, health as the load balancer sees it, tags on what it launches. The desired capacity belongs to scaling once the group
/// stands: Terraform does not set it back.
/// https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-groups.html
class AutoScalingGroup {
 public:
  static constexpr std::string_view Kind = "AutoScalingGroup";

  /// What each instance is, "t3.small", and how many there are: `{.min = 2, .max = 4, .desired = 2}`.
  constexpr AutoScalingGroup(InstanceType of, Capacity capacity) : type(std::move(of)), size(capacity) {}

  /// The subnets instances start in; the group spreads over their zones.
  constexpr AutoScalingGroup in(Subnets where) const { return changed(*this, &AutoScalingGroup::subnets, where); }
  /// The security group of its instances.
  constexpr AutoScalingGroup guardedBy(Handle<SecurityGroup> with) const { return changed(*this, &AutoScalingGroup::group, with); }
  /// A role `withInstanceProfile`.
  constexpr AutoScalingGroup runAs(Handle<Role> as) const { return changed(*this, &AutoScalingGroup::role, as); }
  /// The target group that its instances join, and whose health check they must pass.
  constexpr AutoScalingGroup behind(Handle<TargetGroup> with) const { return changed(*this, &AutoScalingGroup::target, with); }
  /// The image that instances start from, "ami-0123456789abcdef0" or a variable, in place of the newest Amazon Linux 2023 for their processor, and the name of
  /// its root device: "/dev/sda1" for Ubuntu. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIs.html
  constexpr AutoScalingGroup image(Input id, Text root = "/dev/xvda") const {
    auto next = *this;
    next.imageId = std::move(id);
    next.rootDevice = std::move(root);
    return next;
  }
  /// The size of each instance's volume; the image of Amazon Linux 2023 takes 8 GiB at least, the default.
  constexpr AutoScalingGroup volume(GiB capacity) const { return changed(*this, &AutoScalingGroup::disk, capacity); }
  /// A volume with provisioned operations per second: io1 has 100 to 64 000, at most 50 for each GiB; io2 has 100 to 256 000, at most 1 000 for each GiB;
  /// gp3 has 3 000 to 16 000, at most 500 for each GiB.
  constexpr AutoScalingGroup volume(GiB capacity, VolumeType of, Whole iops) const {
    auto next = volume(capacity);
    next.diskType = of;
    next.diskIops = iops;
    return next;
  }
  /// The name of a key pair that exists in the region.
  constexpr AutoScalingGroup keyPair(Text name) const { return changed(*this, &AutoScalingGroup::key, Optional<Text>(std::move(name))); }
  /// What each instance runs when it first starts; written as it stands, `${...}` of the shell included. At most 16 KB.
  constexpr AutoScalingGroup userData(Text bash) const { return changed(*this, &AutoScalingGroup::script, std::move(bash)); }
  /// A variable of the shell that runs the user data, and of what it starts, readable by everybody who may describe the launch template. What it says of a
  /// construct, instances have to reach and may have to use (NET-006, IAM-110).
  constexpr AutoScalingGroup environment(Text name, EnvironmentValue value) const {
    auto next = *this;
    next.variables.push_back({std::move(name), std::move(value)});
    return next;
  }
  /// Keeps the average CPU at this value by target tracking.
  constexpr AutoScalingGroup cpuTarget(Percent average) const { return changed(*this, &AutoScalingGroup::cpu, average); }
  /// Keeps the requests that each instance gets from the load balancer at this number a minute by target tracking; for a group `behind` a target group that a
  /// load balancer sends to. https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
  constexpr AutoScalingGroup requestTarget(Whole perMinute) const { return changed(*this, &AutoScalingGroup::requests, int{perMinute}); }
  /// Keeps the messages that wait in a queue at this number for each instance by target tracking: as many as an instance works off in the time that a message may wait. For a group of one
  /// instance and more. https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-using-sqs-queue.html
  constexpr AutoScalingGroup queueTarget(Handle<Queue> queue, Whole messagesPerInstance) const {
    auto next = *this;
    next.backlog = queue;
    next.messages = messagesPerInstance;
    return next;
  }
  /// How long a new instance may take to start, 300 seconds unless stated, before it is replaced for failing the checks of its load balancer: longer than its
  /// boot and the checks that make it healthy. https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html
  constexpr AutoScalingGroup gracePeriod(Seconds start) const { return changed(*this, &AutoScalingGroup::grace, start); }
  /// Replaces instances step by step when the launch template changes, with this share of them always healthy.
  constexpr AutoScalingGroup rollingRefresh(Percent minHealthy) const { return changed(*this, &AutoScalingGroup::refresh, minHealthy); }
  /// Goes down to its minimum every day at one time and up to its desired capacity at another, both UTC.
  constexpr AutoScalingGroup nights(TimeOfDay down, TimeOfDay up) const {
    auto next = *this;
    next.scaleDown = std::move(down);
    next.scaleUp = std::move(up);
    return next;
  }

  InstanceType type;
  Capacity size;
  Optional<Subnets> subnets{};
  Optional<Handle<SecurityGroup>> group{};
  Optional<Handle<Role>> role{};
  Optional<Handle<TargetGroup>> target{};
  Optional<Text> key{};
  Text script{};
  Sequence<EnvironmentVariable> variables{};
  GiB disk{8};
  VolumeType diskType = VolumeType::gp3;
  int diskIops = 0;  ///< 0: as many as the type has by itself
  Seconds grace{300};
  Optional<Percent> cpu{}, refresh{};
  Optional<int> requests{};
  Optional<Handle<Queue>> backlog{};
  int messages = 0;
  Optional<TimeOfDay> scaleDown{}, scaleUp{};
  Optional<Input> imageId{};
  Text rootDevice{"/dev/xvda"};
};

}  // namespace ecia
