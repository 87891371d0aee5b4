// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of network load balancers.
#include "stack_case.hpp"

/// A network, the group of a load balancer that admits UDP 7000 and TCP 9000, and that of tasks, which admit what comes from there.
struct Place {
  VpcOf::Handle net;
  Handle<SecurityGroup> door, app;
};
constexpr Place place(Stack& stack, std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2).natPerAz());
  const auto door = stack.add("door", SecurityGroup(net, "Players").allow(udp(7000), from(internet)).allow(tcp(9000), from(internet)), where);
  const auto app = stack.add("app", SecurityGroup(net, "Tasks").allow(udp(7000), from(door)).allow(tcp(9000), from(door)).allow(tcp(8080), from(door)), where);
  return {net, door, app};
}
constexpr TargetGroup game(const Place& at) { return TargetGroup(at.net, udp(7000)).checkedOn(tcp(8080)); }
constexpr NetworkLoadBalancer edge(const Place& at) { return NetworkLoadBalancer(at.net.publicSubnets(), at.door); }
constexpr FargateService tasks(Stack& stack, const Place& at, std::source_location where = std::source_location::current()) {
  return FargateService(stack.add("main", EcsCluster(), where), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/game:1.0.0", {}, {.min = 1, .max = 1, .desired = 1}).in(at.net.privateSubnets()).guardedBy(at.app);
}

// expect: \[NLB-001\] NetworkLoadBalancer 'edge' listens on no port; write \.listen\(tcp\(7000\), target\)\.
struct NoPort : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    stack.add("edge", edge(at)BAD(, .listen(udp(7000), stack.add("game", game(at)))));
  }
};
static_assert(rule::prove<NoPort>());

// expect: \[NLB-001\] NetworkLoadBalancer 'edge' listens on port 7000 twice, which AWS takes once, be it TCP or UDP; write another port\.
struct PortTwice : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    const auto door = stack.add("doors", SecurityGroup(at.net, "Players").allow(udp(7000), from(internet)).allow(tcp(7000, 9000), from(internet)));
    stack.add("edge", NetworkLoadBalancer(at.net.publicSubnets(), door).listen(udp(7000), stack.add("game", game(at))).listen(BAD(tcp(7000), tcp(9000)), stack.add("lobby", TargetGroup(at.net, tcp(9000)))));
  }
};
static_assert(rule::prove<PortTwice>());

// expect: \[NLB-002\] NetworkLoadBalancer 'edge' passes on UDP to TargetGroup 'game', which takes TCP; write a target group of the same protocol, TargetGroup\(network, udp\(7000\)\)\.
struct OtherProtocol : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    stack.add("edge", edge(at).listen(udp(7000), stack.add("game", TargetGroup(at.net, BAD(tcp(7000), udp(7000))).checkedOn(tcp(8080)))));
  }
};
static_assert(rule::prove<OtherProtocol>());

// expect: \[NLB-003\] TargetGroup 'game' is behind a network load balancer, which knows no cookies and starts no target slowly; leave \.sticky\(\.\.\.\) out\.
struct Cookies : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    stack.add("edge", edge(at).listen(udp(7000), stack.add("game", game(at)BAD(.sticky(3600_s), ))));
  }
};
static_assert(rule::prove<Cookies>());

// expect: \[NLB-003\] TargetGroup 'web' takes UDP, and a load balancer sends it requests; write tcp\(8080\), or send to it from a NetworkLoadBalancer\.
struct RequestsByUdp : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    const auto web = stack.add("web", SecurityGroup(at.net, "Web").allow(tcp(80), from(internet)));
    stack.add("web", LoadBalancer(at.net.publicSubnets(), web, stack.add("web", TargetGroup(at.net, BAD(udp(8080), tcp(8080))).checkedOn(tcp(8080)))));
  }
};
static_assert(rule::prove<RequestsByUdp>());

// expect: \[NLB-004\] more than one load balancer sends to TargetGroup 'game', and AWS takes one; add a target group for each\.
struct TwoSenders : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    const auto target = stack.add("game", game(at)), other = stack.add("other", game(at));
    stack.add("edge", edge(at).listen(udp(7000), target));
    stack.add("second", edge(at).listen(udp(7000), BAD(target, other)));
    static_cast<void>(other);
  }
};
static_assert(rule::prove<TwoSenders>());

// expect: \[NLB-005\] FargateService 'game' scales by requests, and a network load balancer, which counts none, sends to it; write \.cpuTarget\(60_percent\)\.
struct ScalesByRequests : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    const auto target = stack.add("game", game(at));
    stack.add("edge", edge(at).listen(udp(7000), target));
    stack.add("game", tasks(stack, at).behind(target).BAD(requestTarget(1000), cpuTarget(60_percent)));
  }
};
static_assert(rule::prove<ScalesByRequests>());

// expect: \[NLB-006\] TargetGroup 'game' takes UDP, and whether a target is well is asked by TCP; write \.checkedOn\(tcp\(8080\)\), with a port on which it answers\.
struct NeverAsked : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    stack.add("edge", edge(at).listen(udp(7000), stack.add("game", TargetGroup(at.net, udp(7000))BAD(, .checkedOn(tcp(8080))))));
  }
};
static_assert(rule::prove<NeverAsked>());

// expect: \[NLB-007\] NetworkLoadBalancer 'edge' asks port 8081 of FargateService 'game' whether it is well, and SecurityGroup 'app' does not admit that; write \.allow\(tcp\(8081\), from\(door\)\)\.
struct ChecksShutOut : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    const auto target = stack.add("game", TargetGroup(at.net, udp(7000)).checkedOn(tcp(BAD(8081, 8080))));
    stack.add("edge", edge(at).listen(udp(7000), target));
    stack.add("game", tasks(stack, at).behind(target));
  }
};
static_assert(rule::prove<ChecksShutOut>());

// expect: \[NLB-008\] NetworkLoadBalancer 'edge' listens on UDP port 7001, and its SecurityGroup 'door' does not admit it; write \.allow\(udp\(7001\), from\(internet\)\) there\.
struct ShutDoor : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    stack.add("edge", edge(at).listen(udp(BAD(7001, 7000)), stack.add("game", game(at))));
  }
};
static_assert(rule::prove<ShutDoor>());

// expect: \[NLB-009\] NetworkLoadBalancer 'edge' closes silent connections after 30 seconds, and AWS takes 60 to 6000; write \.idleTimeout\(350_s\)\.
struct SoonClosed : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    stack.add("edge", edge(at).listen(udp(7000), stack.add("game", game(at))).idleTimeout(BAD(30_s, 60_s)));
  }
};
static_assert(rule::prove<SoonClosed>());

// expect: \[NLB-010\] NetworkLoadBalancer 'main' and LoadBalancer 'main' are both aws_lb\.main to Terraform; give one of them another id\.
struct BothMain : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    const auto web = stack.add("web", SecurityGroup(at.net, "Web").allow(tcp(80), from(internet)));
    stack.add("main", LoadBalancer(at.net.publicSubnets(), web, stack.add("web", TargetGroup(at.net, tcp(8080)))));
    stack.add(BAD("main", "edge"), edge(at).listen(udp(7000), stack.add("game", game(at))));
  }
};
static_assert(rule::prove<BothMain>());

// expect: \[ALB-007\] NetworkLoadBalancer 'edge' faces the internet and lies in private subnets, which the internet does not reach; write network\.publicSubnets\(\), or \.internal\(\) for callers in the VPC\.
struct InPrivate : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto at = place(stack);
    stack.add("edge", NetworkLoadBalancer(at.net.BAD(privateSubnets, publicSubnets)(), at.door).listen(udp(7000), stack.add("game", game(at))));
  }
};
static_assert(rule::prove<InPrivate>());
