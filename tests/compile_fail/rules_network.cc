// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/network.hpp.
#include "stack_case.hpp"

// expect: \[VPC-001\] the block 10\.0\.0\.0/8 of Vpc 'main' is not between /16 and /28; write a block of that size\.
struct LargeVpc : Mumbai {
  constexpr void declare(Stack& stack) const { recorded(stack, Vpc<BAD("10.0.0.0/8", "10.0.0.0/16")>); }
};
static_assert(rule::prove<LargeVpc>());

// expect: \[VPC-007\] Vpc 'main' asks for 4 zones, and ap-south-1 has 3; write \.azs\(3\) or fewer\.
struct FourZones : Mumbai {
  constexpr void declare(Stack& stack) const { recorded(stack, Vpc<"10.1.0.0/16">.azs(BAD(4, 3)).natPerAz()); }
};
static_assert(rule::prove<FourZones>());

// expect: \[VPC-004\] subnets of /29 do not fit Vpc 'main', 10\.1\.0\.0/16; write \.subnets\(\{\.prefix = \.\.\.\}\) with a prefix from /16 to /28\.
struct SmallSubnets : Mumbai {
  constexpr void declare(Stack& stack) const { recorded(stack, Vpc<"10.1.0.0/16">.subnets({.prefix = BAD(29, 28)})); }
};
static_assert(rule::prove<SmallSubnets>());

// expect: \[VPC-004\] a subnet of Vpc 'main' lies outside 10\.1\.0\.0/24, which has room for 16 of /28; write \.subnets\(\{\.\.\.\}\)
struct SubnetsOutside : Mumbai {
  constexpr void declare(Stack& stack) const {
    recorded(stack, Vpc<"10.1.0.0/24">.subnets({.prefix = 28, .publicFrom = 0, .privateFrom = 4, .databaseFrom = BAD(15, 14)}));
  }
};
static_assert(rule::prove<SubnetsOutside>());

// expect: \[VPC-005\] the public and private tiers of Vpc 'main' share the subnet 10\.1\.3\.0/24; write \.subnets\(.*\) with tiers at least 3 apart\.
struct SharedSubnet : Mumbai {
  constexpr void declare(Stack& stack) const { recorded(stack, Vpc<"10.1.0.0/16">.azs(3).subnets({.publicFrom = 1, .privateFrom = BAD(3, 4)})); }
};
static_assert(rule::prove<SharedSubnet>());

/// A database with nothing wrong but its security group and its subnets.
constexpr Rds database(Stack& stack, Subnets in, Handle<SecurityGroup> group) {
  return Rds::mysql("8.0.39").instance("db.t3.small").in(in).guardedBy(group).credentials(encrypted(stack, "orders", Secret("db/orders", "app")));
}

// expect: \[NET-001\] the internet can open a connection to Rds 'orders': its SecurityGroup 'data' admits 0\.0\.0\.0/0; admit .* from\(app\)\.
struct OpenDatabase : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto app = stack.add("app", SecurityGroup(net, "Application"));
    const auto data = stack.add("data", SecurityGroup(net, "Database").allow(mysql, from(BAD(internet, app))));
    (void)app;
    stack.add("orders", database(stack, net.database(), data));
  }
};
static_assert(rule::prove<OpenDatabase>());

// expect: \[RDS-040\] Rds 'orders' lies in public subnets; write \.in\(network\.database\(\)\)\.
struct DatabaseInPublic : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto data = stack.add("data", SecurityGroup(net, "Database"));
    stack.add("orders", database(stack, net.BAD(publicSubnets, database)(), data));
  }
};
static_assert(rule::prove<DatabaseInPublic>());

// expect: \[SG-011\] SecurityGroup 'gateway' admits SSH from 0\.0\.0\.0/0; .* such as from\(Cidr\("203\.0\.113\.7/32"\)\)\.
struct OpenSsh : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    stack.add("gateway", SecurityGroup(net, "Gateway").allow(ssh, from(BAD(internet, Cidr("203.0.113.7/32")))));
  }
};
static_assert(rule::prove<OpenSsh>());

constexpr LoadBalancer balancer(Stack& stack, VpcOf::Handle net, Subnets in) {
  return LoadBalancer(in, stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet))), stack.add("app", TargetGroup(net, tcp(8080))));
}

// expect: \[ALB-007\] LoadBalancer 'main' faces the internet and lies in private subnets, .*; write network\.publicSubnets\(\), or \.internal\(\) for
struct HiddenBalancer : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    stack.add("main", balancer(stack, net, net.BAD(privateSubnets, publicSubnets)()));
  }
};
static_assert(rule::prove<HiddenBalancer>());

// expect: \[ALB-005\] LoadBalancer 'main' needs subnets in two zones, and Vpc 'main' has one; write \.azs\(2\) or more\.
struct BalancerInOneZone : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(BAD(1, 2)));
    stack.add("main", balancer(stack, net, net.publicSubnets()));
  }
};
static_assert(rule::prove<BalancerInOneZone>());

// expect: \[VPC-045\] Role 'flow' does not trust vpc-flow-logs\.amazonaws\.com, so FlowLog 'main' cannot write; write
// \.trust\("vpc-flow-logs\.amazonaws\.com"\)\.
struct FlowLogRole : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = stack.add("main", Vpc<"10.1.0.0/16">);
    const auto role = stack.add("flow", Role("Flow logs").allow({"logs:*"}).trust(BAD("ec2.amazonaws.com", "vpc-flow-logs.amazonaws.com")));
    stack.add("main", FlowLog(net, stack.add("flow", LogGroup("/vpc/flow")), role));
  }
};
static_assert(rule::prove<FlowLogRole>());
// end
