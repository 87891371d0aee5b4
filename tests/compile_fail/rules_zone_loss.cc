// SPDX-License-Identifier: Apache-2.0
// Claims to survive the loss of a zone.
#include "stack_case.hpp"

struct Claims {
  constexpr Settings settings() const { return {.name = "claims", .prefix = "shop", .region = "ap-south-1", .zoneLoss = ZoneLoss::survived}; }
};

// expect: \[ZONE-001\] the stack claims to survive the loss of a zone, and all private subnets of Vpc 'main' go out through the NAT gateway of one zone; write \.natPerAz\(\)\.
struct OneNat : Claims {
  constexpr void declare(Stack& stack) const { recorded(stack, Vpc<"10.1.0.0/16">.azs(3).BAD(singleNat(), natPerAz())); }
};
static_assert(rule::prove<OneNat>());

// expect: \[ZONE-002\] the stack claims to survive the loss of a zone, and Rds 'orders' has no standby in another one; write \.multiAz\(\)\.
struct NoStandby : Claims {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2));
    const auto group = stack.add("db", SecurityGroup(net, "Database"));
    const auto secret = encrypted(stack, "db", Secret("db/credentials", "app"));
    stack.add("orders", Rds::mysql("8.0.39").instance("db.t3.small").in(net.database()).guardedBy(group).credentials(secret).BAD(database("orders"), multiAz()));
  }
};
static_assert(rule::prove<NoStandby>());

// expect: \[ZONE-003\] the stack claims to survive the loss of a zone, and AutoScalingGroup 'app' may shrink to 1, all of it in the zone that is lost; write a min of 2 or more\.
struct OneInstance : Claims {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2).natPerAz());
    stack.add("app", AutoScalingGroup("t3.small", {.min = BAD(1, 2), .max = 4, .desired = 2}).in(net.privateSubnets()).guardedBy(stack.add("app", SecurityGroup(net, "Application"))));
  }
};
static_assert(rule::prove<OneInstance>());
// end
