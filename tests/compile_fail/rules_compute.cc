// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/compute.hpp.
#include "stack_case.hpp"

/// Instances with nothing wrong.
constexpr AutoScalingGroup instances(Stack& stack, Capacity size) {
  const auto net = recorded(stack);
  return AutoScalingGroup("t3.small", size).in(net.privateSubnets()).guardedBy(stack.add("fleet", SecurityGroup(net, "Fleet")));
}

// expect: \[EC2-030\] AutoScalingGroup 'app' has min 1, desired 3, max 2; write min <= desired <= max, and 0 or more\.
struct Capacities : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", instances(stack, {.min = 1, .max = 2, .desired = BAD(3, 2)})); }
};
static_assert(rule::prove<Capacities>());

// expect: \[EC2-031\] AutoScalingGroup 'app' has no subnets; write \.in\(network\.privateSubnets\(\)\)\.
struct NoSubnets : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto good = instances(stack, {1, 1, 1});
    stack.add("app", BAD(AutoScalingGroup("t3.small", {1, 1, 1}).guardedBy(*good.group), good));
  }
};
static_assert(rule::prove<NoSubnets>());

// expect: \[IAM-016\] Role 'app' does not trust ec2\.amazonaws\.com, so .* AutoScalingGroup 'app' cannot assume it; write
// \.trust\("ec2\.amazonaws\.com"\)\.
struct RoleOfAnother : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = stack.add("app", Role("Instances").trust(BAD("ecs.amazonaws.com", "ec2.amazonaws.com")).withInstanceProfile());
    stack.add("app", instances(stack, {1, 1, 1}).runAs(role));
  }
};
static_assert(rule::prove<RoleOfAnother>());

// expect: \[IAM-016\] Role 'app' has no instance profile, so AutoScalingGroup 'app' cannot use it; write \.withInstanceProfile\(\)\.
struct NoProfile : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = Role("Instances").trust("ec2.amazonaws.com");
    stack.add("app", instances(stack, {1, 1, 1}).runAs(stack.add("app", BAD(role, role.withInstanceProfile()))));
  }
};
static_assert(rule::prove<NoProfile>());

// expect: \[IAM-047\] nobody may assume Role 'app'; write \.trust\("ec2\.amazonaws\.com"\) or the service that needs it\.
struct NobodyTrusted : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", Role("Instances").BAD(managed("ReadOnlyAccess"), trustAccountRoot())); }
};
static_assert(rule::prove<NobodyTrusted>());

// expect: \[BST-010\] Role 'stop' does not trust events\.amazonaws\.com, so .* stop BastionHost 'main'; write \.trust\("events\.amazonaws\.com"\)\.
struct StopRole : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto group = stack.add("bastion", SecurityGroup(net, "Bastion").allow(ssh, from(Cidr("203.0.113.7/32"))));
    const auto role = stack.add("stop", Role("Stops the bastion").managed("service-role/AmazonSSMAutomationRole").trust(BAD("ssm.amazonaws.com", "events.amazonaws.com")));
    stack.add("main", BastionHost("t3.micro", net.publicSubnets(), group).stopAt("20:00", role));
  }
};
static_assert(rule::prove<StopRole>());

// expect: \[ALB-001\] the name of LoadBalancer 'public-storefront-of-the-shop' has 38 characters with the stack's prefix, and AWS takes 32; write a
// shorter id or prefix\.
struct LongName : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto group = stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)));
    const auto target = stack.add("app", TargetGroup(net, tcp(8080)));
    stack.add(BAD("public-storefront-of-the-shop", "storefront"), LoadBalancer(net.publicSubnets(), group, target));
  }
};
static_assert(rule::prove<LongName>());
// end
