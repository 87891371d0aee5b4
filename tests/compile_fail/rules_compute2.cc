// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/load_balancer.hpp and auto_scaling.hpp.
#include "stack_case.hpp"

constexpr TargetGroup target(Stack& stack) { return TargetGroup(recorded(stack), tcp(8080)); }

// expect: \[ALB-026\] TargetGroup 'app' is checked every 5 seconds, and a check waits 5 seconds for its answer; write
// \.healthCheck\(path, every\) with 6 to 300 seconds\.
struct Interval : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", target(stack).healthCheck("/health", BAD(5_s, 10_s))); }
};
static_assert(rule::prove<Interval>());

// expect: \[ALB-029\] the health check path 'health' of TargetGroup 'app' is not '/' and up to 1023 characters more; write \.healthCheck\("/health", every\)\.
struct Path : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", target(stack).healthCheck(BAD("health", "/health"), 30_s)); }
};
static_assert(rule::prove<Path>());

// expect: \[ALB-035\] TargetGroup 'app' waits 7200 seconds before a target leaves, and AWS takes 0 to 3600; write \.deregistrationDelay\(30_s\)\.
struct Deregistration : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", target(stack).deregistrationDelay(BAD(7200_s, 3600_s))); }
};
static_assert(rule::prove<Deregistration>());

// expect: \[ALB-101\] TargetGroup 'app' is healthy after 1 checks and unhealthy after 3; write \.thresholds\(healthy, unhealthy\) with 2 to 10 each\.
struct Thresholds : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", target(stack).thresholds(BAD(1, 2), 3)); }
};
static_assert(rule::prove<Thresholds>());

// expect: \[ALB-003\] the name of TargetGroup 'storefront-of-the-public-shop', test-storefront-of-the-public-shop-8080, has 39 characters, and AWS takes 32; write a
// shorter id or prefix\.
struct TargetName : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add(BAD("storefront-of-the-public-shop", "storefront"), target(stack)); }
};
static_assert(rule::prove<TargetName>());

/// A load balancer.
constexpr LoadBalancer balancer(Stack& stack, VpcOf::Handle net, Handle<TargetGroup> to) {
  return LoadBalancer(net.publicSubnets(), stack.add("alb", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet))), to);
}

// expect: \[ALB-002\] names of load balancers begin with the prefix 'internal-shop', and AWS keeps 'internal-' for its own; write another prefix\.
struct BalancerPrefix {
  constexpr Settings settings() const { return {.name = "test", .prefix = BAD("internal-shop", "shop"), .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    stack.add("main", balancer(stack, net, stack.add("app", TargetGroup(net, tcp(8080)))));
  }
};
static_assert(rule::prove<BalancerPrefix>());

// expect: \[ALB-039\] LoadBalancer 'main' lies in Vpc 'main', and its TargetGroup 'app' belongs to Vpc 'other'; write a target group and subnets of one VPC\.
struct TargetElsewhere : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack), other = recorded(stack, Vpc<"10.2.0.0/16">, "other");
    stack.add("main", balancer(stack, net, stack.add("app", TargetGroup(BAD(other, net), tcp(8080)))));
    (void)other;
  }
};
static_assert(rule::prove<TargetElsewhere>());

// expect: \[ALB-046\] nothing is behind TargetGroup 'app', to which LoadBalancer 'main' sends, so nobody answers; write \.behind\(app\) at
// AutoScalingGroup 'fleet'\.
struct NothingBehind : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto to = stack.add("app", TargetGroup(net, tcp(8080)));
    const auto front = balancer(stack, net, to);
    stack.add("main", front);
    const auto group = stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(front.group)));
    const auto fleet = AutoScalingGroup("t3.small", {1, 1, 1}).in(net.privateSubnets()).guardedBy(group);
    stack.add("fleet", BAD(fleet, fleet.behind(to)));
  }
};
static_assert(rule::prove<NothingBehind>());

// expect: \[ALB-104\] AutoScalingGroup 'fleet' is behind TargetGroup 'other', to which no load balancer sends, so nothing asks its instances, nor for their health; write
struct BehindNothing : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto to = stack.add("app", TargetGroup(net, tcp(8080))), other = stack.add("other", TargetGroup(net, tcp(8080)));
    const auto front = balancer(stack, net, to);
    const auto made = stack.add("main", front);
    const auto group = stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(front.group)));
    const auto fleet = AutoScalingGroup("t3.small", {1, 1, 1}).in(net.privateSubnets()).guardedBy(group);
    stack.add("served", fleet.behind(to));
    stack.add("fleet", fleet.behind(BAD(other, to)));
    (void)made;
    (void)other;
  }
};
static_assert(rule::prove<BehindNothing>());

constexpr AutoScalingGroup fleet(Stack& stack) {
  const auto net = recorded(stack);
  return AutoScalingGroup("t3.small", {1, 1, 1}).in(net.privateSubnets()).guardedBy(stack.add("fleet", SecurityGroup(net, "Fleet")));
}

// expect: \[EC2-107\] AutoScalingGroup 'app' has no security group, so its instances are in the VPC's own, which lets nothing in or out; write \.guardedBy\(group\)\.
struct Unguarded : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto group = stack.add("app", SecurityGroup(net, "Application"));
    const auto fleet = AutoScalingGroup("t3.small", {1, 1, 1}).in(net.privateSubnets());
    stack.add("app", BAD(fleet, fleet.guardedBy(group)));
  }
};
static_assert(rule::prove<Unguarded>());


// expect: \[EC2-024\] the user data of AutoScalingGroup 'app' begins with 'dnf install -y docker', and instances run only what begins with '#!'; write
// #!/bin/bash on the first line\.
struct NoShebang : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", fleet(stack).userData(BAD("dnf install -y docker\n", "#!/bin/bash\ndnf install -y docker\n"))); }
};
static_assert(rule::prove<NoShebang>());

struct Script {
  char text[16386]{};
  constexpr Script() {
    for (char& c : text) c = '#';
    text[1] = '!';
  }
};
constexpr Script script;
// expect: \[EC2-101\] the user data of AutoScalingGroup 'app' has 16386 bytes, and EC2 takes 16384; keep .* and let the user data fetch it\.
struct LongScript : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", fleet(stack).userData(std::string_view(script.text, BAD(16386, 16384)))); }
};
static_assert(rule::prove<LongScript>());

// expect: \[EC2-023\] the user data of AutoScalingGroup 'app' sets DB_PASSWORD to a value that everybody who may describe the launch template reads; let it fetch a Secret when it runs\.
struct ScriptSecret : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", fleet(stack).userData(BAD("#!/bin/sh\nexport DB_PASSWORD=hunter2\n", "#!/bin/sh\nexport DB_PASSWORD=$(fetch)\n"))); }
};
static_assert(rule::prove<ScriptSecret>());

// expect: \[EC2-023\] the user data of AutoScalingGroup 'app' holds a private key that everybody
struct ScriptKey : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", fleet(stack).userData(BAD("#!/bin/sh\ncat >key <<E\n-----BEGIN RSA PRIVATE KEY-----\nE\n", "#!/bin/sh\ncat >ca <<E\n-----BEGIN CERTIFICATE-----\nE\n")));
  }
};
static_assert(rule::prove<ScriptKey>());

// expect: \[EC2-036\] an instance of AutoScalingGroup 'app' is healthy 90 seconds after it has started at the earliest, and is replaced after 90; write
// \.gracePeriod\(\.\.\.\) with more, or a shorter interval or fewer checks at TargetGroup 'app'\.
struct Grace : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto web = stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)));
    const auto group = stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(web)));
    const auto to = stack.add("app", TargetGroup(net, tcp(8080)).healthCheck("/health", 30_s).thresholds(3, 3));
    stack.add("main", LoadBalancer(net.publicSubnets(), web, to));
    stack.add("app", AutoScalingGroup("t3.small", {.min = 1, .max = 2, .desired = 1}).in(net.privateSubnets()).guardedBy(group).behind(to).gracePeriod(BAD(90_s, 91_s)));
  }
};
static_assert(rule::prove<Grace>());

// expect: \[EC2-036\] the grace period of AutoScalingGroup 'app' is -1 seconds, and AWS takes 0 and more; write \.gracePeriod\(300_s\)\.
struct NoGrace : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", fleet(stack).gracePeriod(Seconds(BAD(-1, 0)))); }
};
static_assert(rule::prove<NoGrace>());

// expect: \[EC2-106\] instances of AutoScalingGroup 'app' have no public addresses, and in public subnets nothing else leads out, so they reach neither updates nor AWS; write
// network\.privateSubnets\(\)\.
struct NoWayOut : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    stack.add("app", AutoScalingGroup("t3.small", {1, 1, 1}).in(BAD(net.publicSubnets(), net.privateSubnets())).guardedBy(stack.add("app", SecurityGroup(net, "Application"))));
  }
};
static_assert(rule::prove<NoWayOut>());

// expect: \[EC2-102\] the key pair '' of AutoScalingGroup 'app' is not 1 to 255 ASCII characters
struct EmptyKeyPair : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", fleet(stack).keyPair(BAD("", "shop")));
  }
};
static_assert(rule::prove<EmptyKeyPair>());

// expect: \[EC2-053\] AutoScalingGroup 'app' aims at 0 % CPU; write \.cpuTarget\(\.\.\.\) with 1_percent to 100_percent\.
struct CpuTarget : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", fleet(stack).cpuTarget(BAD(0_percent, 60_percent))); }
};
static_assert(rule::prove<CpuTarget>());

// expect: \[EC2-102\] the key pair 'shop ' of AutoScalingGroup 'app' is not 1 to 255 ASCII characters without spaces around them; write the name
struct KeyPair : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", fleet(stack).keyPair(BAD("shop ", "shop"))); }
};
static_assert(rule::prove<KeyPair>());

// expect: \[EC2-103\] AutoScalingGroup 'app' goes down and up at 20:00, and AWS takes one scheduled action at a time; write \.nights\(down, up\)
struct Nights : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", fleet(stack).nights("20:00", BAD("20:00", "07:00"))); }
};
static_assert(rule::prove<Nights>());

// expect: \[EC2-104\] AutoScalingGroup 'app' keeps 150 % healthy in a refresh; write \.rollingRefresh\(\.\.\.\) with 0_percent to 100_percent\.
struct Refresh : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", fleet(stack).rollingRefresh(Percent{BAD(150, 50)})); }
};
static_assert(rule::prove<Refresh>());

// expect: \[EC2-108\] AutoScalingGroup 'app' of production replaces all its instances at once, and nothing answers meanwhile; write \.rollingRefresh\(50_percent\)\.
struct AllAtOnce {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "shop-prod", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("app", fleet(stack).rollingRefresh(BAD(0_percent, 50_percent))); }
};
static_assert(rule::prove<AllAtOnce>());

// expect: \[EC2-109\] AutoScalingGroup 'app' asks for m5\.small, a size in which EC2 has no such instances; write one such as "t3\.small" or "m7g\.large"\.
struct NoSuchSize : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    stack.add("app", AutoScalingGroup(BAD("m5.small", "m5.large"), {1, 1, 1}).in(net.privateSubnets()).guardedBy(stack.add("app", SecurityGroup(net, "Application"))));
  }
};
static_assert(rule::prove<NoSuchSize>());

// expect: \[EC2-105\] the volume of AutoScalingGroup 'app' has 4 GiB, and the image of Amazon Linux 2023 takes 8 to 16384; write \.volume\(8_GiB\) or more\.
struct Disk : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", fleet(stack).volume(BAD(4_GiB, 8_GiB))); }
};
static_assert(rule::prove<Disk>());

// expect: \[EC2-110\] 'ubuntu-24\.04' of AutoScalingGroup 'app' is no id of an image; write one such as \.image\("ami-0123456789abcdef0"\)\.
struct ImageByName : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", fleet(stack).image(BAD("ubuntu-24.04", "ami-0123456789abcdef0"))); }
};
static_assert(rule::prove<ImageByName>());

// expect: \[EC2-047\] AutoScalingGroup 'app' has an instance in each of its 2 zones by day and 1 in all at night; write min 2 where nights count as well\.
struct NightZones : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2));
    const auto group = stack.add("app", SecurityGroup(net, "Application"));
    stack.add("app", AutoScalingGroup("t3.small", {.min = BAD(1, 2), .max = 4, .desired = 2}).in(net.privateSubnets()).guardedBy(group).nights("20:00", "07:00"));
  }
};
static_assert(rule::prove<NightZones>());
// end
