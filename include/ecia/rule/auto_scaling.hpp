// SPDX-License-Identifier: Apache-2.0
// Rules of auto scaling groups, what their instances run, and bastions.
#pragma once

#include <ecia/rule/credential.hpp>
#include <ecia/rule/load_balancer.hpp>
#include <ecia/rule/network.hpp>

namespace ecia::rule {

constexpr void volumeOperations(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>()) {
    const VolumeType type = group.construct.diskType;
    const long long iops = group.construct.diskIops, size = group.construct.disk.count;
    if (type == VolumeType::gp3 && iops == 0) continue;
    const long long least = type == VolumeType::gp3 ? 3000 : 100, each = type == VolumeType::gp3 ? 500 : type == VolumeType::io1 ? 50 : 1000;
    const long long whole = type == VolumeType::gp3 ? 16000 : type == VolumeType::io1 ? 64000 : 256000, most = size * each < whole ? size * each : whole;
    if (iops < least || iops > most)
      rule.found(findings, group, join({named(group), " asks for ", iops, " operations a second on ", size, " GiB of ", nameOf(type), ", and EBS gives ", least, " to ", most, "; write .volume(", size,
                                       "_GiB, VolumeType::", nameOf(type), ", ", least < most ? least : most, ") or a larger volume."}));
  }
}

constexpr void requestsCounted(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>()) {
    if (!group.construct.requests) continue;
    if (*group.construct.requests < 1)
      rule.found(findings, group, join({named(group), " keeps its requests at ", *group.construct.requests, " a minute; write .requestTarget(1000) or another number above 0."}));
    if (!group.construct.target || !isSentTo(model, group.construct.target->index))
      rule.found(findings, group, join({named(group), " scales by requests, and no load balancer sends it any; write .behind(target) with the target group of one."}));
  }
}

/// What scales by a queue: services, or groups of instances.
template <class C>
constexpr void backlog(const Rule& rule, const Model& model, Findings& findings) {
  constexpr bool service = std::same_as<C, FargateService>;
  constexpr std::string_view one = service ? "task" : "instance";
  for (const auto& entry : model.all<C>()) {
    const C& spec = entry.construct;
    if (!spec.backlog) continue;
    const auto& queue = model.of(*spec.backlog);
    if (spec.messages < 1) rule.found(findings, entry, join({named(entry), " keeps ", spec.messages, " messages waiting for each ", one, "; write .queueTarget(", queue.id, ", 100) or another number above 0."}));
    if (spec.size.min < 1)
      rule.found(findings, entry, join({named(entry), " scales by the messages for each ", one, ", and with none, which its min of ", spec.size.min, " allows, there is no such number, so it never comes back; write a min of 1 or more."}));
    if constexpr (service)
      if (!model.of(spec.cluster).construct.insights)
        rule.found(findings, entry, join({named(entry), " scales by the messages for each task, and ", named(model.of(spec.cluster)), " counts no tasks; leave .withoutInsights() out there."}));
    bool receives = false;
    if (spec.role)
      for (const auto& grant : model.of(*spec.role).construct.grants) receives = receives || (grant.what == Role::Grant::What::receiveFromQueue && grant.index == spec.backlog->index);
    if (!receives) rule.found(findings, entry, join({named(entry), " scales by what waits in ", named(queue), ", and has no role that takes it from there; write .runAs(role), with .grantReceive(", queue.id, ") there."}));
  }
}

constexpr void scriptBegins(const Rule& rule, const Model& model, Findings& findings) {
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html and the other formats of cloud-init
  constexpr std::string_view known[] = {"#!", "#cloud-config", "#cloud-boothook", "#include", "## template:", "MIME-Version:", "Content-Type:"};
  for (const auto& group : model.all<AutoScalingGroup>()) {
    const auto script = group.construct.script.view();
    bool good = script.empty();
    for (const auto start : known) good = good || script.starts_with(start);
    if (!good)
      rule.found(findings, group, join({"the user data of ", named(group), " begins with '", script.substr(0, script.substr(0, 24).find('\n')),
                                       "', and instances run only what begins with '#!'; write #!/bin/bash on the first line."}));
  }
}

constexpr void scriptSize(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>())
    if (const auto size = group.construct.script.view().size(); size > 16384)
      rule.found(findings, group, join({"the user data of ", named(group), " has ", size, " bytes, and EC2 takes 16384; keep the script in a bucket and let the user data fetch it."}));
}

constexpr void scriptSecrets(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>()) {
    const auto script = group.construct.script.view();
    const auto readable = [&](std::string_view what) {
      rule.found(findings, group, join({"the user data of ", named(group), what, " that everybody who may describe the launch template reads; let it fetch a Secret when it runs."}));
    };
    if (const auto held = credentialIn(script); !held.empty()) readable(join({" holds ", held}));
    for (auto at = script.find('='); at != std::string_view::npos; at = script.find('=', at + 1)) {
      std::size_t from = at;
      while (from > 0 && (form::letter(script[from - 1]) || script[from - 1] == '_')) --from;
      if (!namesSecret(script.substr(from, at - from)) || !isSecretValue(script.substr(at + 1))) continue;
      readable(join({" sets ", script.substr(from, at - from), " to a value"}));
      break;
    }
  }
}

constexpr void grace(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>()) {
    const auto grace = group.construct.grace.count;
    if (grace < 0) rule.found(findings, group, join({"the grace period of ", named(group), " is ", grace, " seconds, and AWS takes 0 and more; write .gracePeriod(300_s)."}));
    if (!group.construct.target) continue;
    const auto& target = model.of(*group.construct.target);
    if (const auto wait = target.construct.interval.count * target.construct.healthyAfter; wait >= grace && grace >= 0)
      rule.found(findings, group, join({"an instance of ", named(group), " is healthy ", wait, " seconds after it has started at the earliest, and is replaced after ", grace,
                                       "; write .gracePeriod(...) with more, or a shorter interval or fewer checks at ", named(target), "."}));
  }
}

constexpr void nightZones(const Rule& rule, const Model& model, Findings& findings) {
  if (model.settings.zoneLoss == ZoneLoss::accepted) return;
  eachWorkload(model, [&]<class C>(const Entry<C>& group) {
    if (!group.construct.scaleDown || !group.construct.subnets) return;
    const int zones = static_cast<int>(model.of(*group.construct.subnets).construct.zones);
    const auto& [min, max, desired] = group.construct.size;
    if (desired >= zones && min < zones)
      rule.found(findings, group, join({named(group), std::same_as<C, FargateService> ? " has a task" : " has an instance", " in each of its ", zones, " zones by day and ", min, " in all at night; write min ", zones, " where nights count as well."}));
  });
}

constexpr void cpuTarget(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>())
    if (group.construct.cpu && (group.construct.cpu->count < 1 || group.construct.cpu->count > 100))
      rule.found(findings, group, join({named(group), " aims at ", group.construct.cpu->count, " % CPU; write .cpuTarget(...) with 1_percent to 100_percent."}));
}

constexpr void groupSubnets(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>())
    if (group.construct.subnets && group.construct.subnets->tier == Tier::open)
      rule.found(findings, group, join({"instances of ", named(group), " have no public addresses, and in public subnets nothing else leads out, so they reach neither updates nor AWS; write network.privateSubnets()."}));
}

constexpr void groupGuarded(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>())
    if (!group.construct.group)
      rule.found(findings, group, join({named(group), " has no security group, so its instances are in the VPC's own, which lets nothing in or out; write .guardedBy(group)."}));
}

constexpr void keyPairName(const Rule& rule, const Model& model, Findings& findings) {
  const auto check = [&](const auto& entry) {
    if (!entry.construct.key) return;
    const auto name = entry.construct.key->view();
    const bool good = form::all(name, 1, 255, [](char c) { return c >= ' ' && c <= '~'; }) && name.front() != ' ' && name.back() != ' ';
    if (!good) rule.found(findings, entry, join({"the key pair '", name, "' of ", named(entry), " is not 1 to 255 ASCII characters without spaces around them; write the name that EC2 shows."}));
  };
  for (const auto& group : model.all<AutoScalingGroup>()) check(group);
  for (const auto& bastion : model.all<BastionHost>()) check(bastion);
}

constexpr void nightTimes(const Rule& rule, const Model& model, Findings& findings) {
  eachWorkload(model, [&](const auto& group) {
    if (group.construct.scaleDown && group.construct.scaleUp && group.construct.scaleDown->view() == group.construct.scaleUp->view())
      rule.found(findings, group, join({named(group), " goes down and up at ", group.construct.scaleUp->view(), ", and AWS takes one scheduled action at a time; write .nights(down, up) with two times."}));
  });
}

constexpr void refreshWhole(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>())
    if (production(model) && group.construct.refresh && group.construct.refresh->count == 0)
      rule.found(findings, group, join({named(group), " of production replaces all its instances at once, and nothing answers meanwhile; write .rollingRefresh(50_percent)."}));
}

/// Whether a family of instances comes in a size: burstable ones from nano to 2xlarge, others from large, and from medium with ARM processors or from the
/// seventh generation on.
constexpr bool comesInSize(std::string_view type, bool arm) {
  const auto family = type.substr(0, type.find('.')), size = type.substr(type.find('.') + 1);
  const bool tiny = size == "nano" || size == "micro" || size == "small";
  if (family[0] == 't' && form::digit(family[1])) return tiny || size == "medium" || size == "large" || size == "xlarge" || size == "2xlarge";
  if (family == "m1" || family == "m3" || family == "c1" || family == "a1") return true;
  const auto generation = family.find_first_of("0123456789");
  return !tiny && (size != "medium" || arm || generation == std::string_view::npos || family[generation] >= '7');
}

constexpr void instanceSize(const Rule& rule, const Model& model, Findings& findings) {
  const auto look = [&](const auto& entry) {
    const InstanceType& type = entry.construct.type;
    if (form::instanceType(type.view()) && !comesInSize(type.view(), graviton(type)))
      rule.found(findings, entry, join({named(entry), " asks for ", type.view(), ", a size in which EC2 has no such instances; write one such as \"t3.small\" or \"m7g.large\"."}));
  };
  for (const auto& group : model.all<AutoScalingGroup>()) look(group);
  for (const auto& bastion : model.all<BastionHost>()) look(bastion);
}

constexpr void refreshShare(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>())
    if (group.construct.refresh && (group.construct.refresh->count < 0 || group.construct.refresh->count > 100))
      rule.found(findings, group, join({named(group), " keeps ", group.construct.refresh->count, " % healthy in a refresh; write .rollingRefresh(...) with 0_percent to 100_percent."}));
}

constexpr void diskSize(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>()) {
    const bool own = group.construct.imageId.has_value();
    if (const auto size = group.construct.disk.count; size < (own ? 1 : 8) || size > 16384)
      rule.found(findings, group, join({"the volume of ", named(group), " has ", size, own ? " GiB, and volumes have 1 to 16384; write" : " GiB, and the image of Amazon Linux 2023 takes 8 to 16384; write", " .volume(8_GiB) or more."}));
  }
}

constexpr void imageNamed(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>()) {
    if (!group.construct.imageId) continue;
    const auto& image = *group.construct.imageId;
    if (!image.variable && !isResourceId(image.literal, "ami-"))
      rule.found(findings, group, join({"'", image.literal, "' of ", named(group), " is no id of an image; write one such as .image(\"ami-0123456789abcdef0\")."}));
    if (!group.construct.rootDevice.view().starts_with("/dev/"))
      rule.found(findings, group, join({"'", group.construct.rootDevice, "' of ", named(group), " is no root device of an image; write the one it has, such as \"/dev/xvda\" or \"/dev/sda1\"."}));
  }
}

constexpr void scriptReachesOut(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<AutoScalingGroup>()) {
    if (group.construct.script.empty() || !group.construct.subnets) continue;
    const auto& vpc = model.of(*group.construct.subnets);
    const Tier tier = group.construct.subnets->tier;
    if (tier != Tier::app)
      rule.found(findings, group, join({"the instances of ", named(group), " have no way to the internet from ", nameOf(tier), " subnets, where their user data may need it; write .in(network.privateSubnets())."}));
    else if (vpc.construct.nat == Nat::none)
      rule.found(findings, group, join({"the instances of ", named(group), " have no way to the internet, where their user data may need it; write .singleNat() or .natPerAz() at ", named(vpc), "."}));
  }
}

constexpr void stopAllowed(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bastion : model.all<BastionHost>()) {
    if (!bastion.construct.stopRole) continue;
    const auto& role = model.of(*bastion.construct.stopRole);
    const auto missing = missingAction(role, {"ssm:StartAutomationExecution", "ec2:StopInstances", "ec2:DescribeInstances", "ec2:DescribeInstanceStatus"});
    if (!missing.empty())
      rule.found(findings, bastion, join({named(role), " may not ", missing, ", so ", named(bastion), " is not stopped; write .allow({\"", missing, "\", ...}) there."}));
  }
}

constexpr void bastionSubnets(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bastion : model.all<BastionHost>())
    if (bastion.construct.subnets.tier != Tier::open)
      rule.found(findings, bastion, join({named(bastion), " lies in ", nameOf(bastion.construct.subnets.tier), " subnets, which the internet does not reach; write network.publicSubnets()."}));
}

}  // namespace ecia::rule
