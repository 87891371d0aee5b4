// SPDX-License-Identifier: Apache-2.0
// The rules of networks, load balancers, instances, alarms and the edge: each finds its mistake once, and nothing in the nearest stack without it.
#include "finding_count.hpp"

using namespace ecia;

namespace {

/// How often one rule is broken.
template <class Declare>
consteval int count(std::string_view id, Declare declare, Text prefix = "test") {
  Stack stack({.name = "test", .prefix = std::move(prefix), .region = "ap-south-1"});
  declare(stack);
  return countOf(stack.model(), id);
}

constexpr auto same = [](auto thing) { return thing; };
constexpr Cidr office = "203.0.113.7/32";

/// A web application with nothing wrong. What is derived from it changes one thing.
struct Web {
  VpcOf network = VpcOf("10.1.0.0/16").singleNat();
  Tier balancerTier = Tier::open, tier = Tier::app;
  bool tls = false, otherVpc = false, otherGroup = false, behind = true, guarded = true;
  Port listener{80}, app{8080};
  Peer appPeer{}, sshPeer{};
  Capacity size{2, 4, 2};

  constexpr void declare(Stack& stack, auto changeTarget, auto changeGroup) const {
    const auto net = stack.add("main", network);
    stack.add("main", FlowLog(net));
    const auto second = otherVpc || otherGroup ? stack.add("other", VpcOf("10.2.0.0/16")) : net;
    const auto alb = stack.add("alb", SecurityGroup(net, "alb").allow(listener, from(internet)));
    const auto instances = stack.add("app", SecurityGroup(otherGroup ? second : net, "app").allow(app, appPeer.block ? appPeer : from(alb)).allow(ssh, sshPeer.block ? sshPeer : from(alb)));
    const auto target = stack.add("app", changeTarget(TargetGroup(otherVpc ? second : net, tcp(8080))));
    auto balancer = LoadBalancer({net.index, net.module, net.id, balancerTier}, alb, target);
    if (tls) balancer = balancer.https(stack.variable("certificate", Variable::text("ARN", "", "")));
    stack.add("main", balancer);
    auto group = AutoScalingGroup("t3.small", size).in({net.index, net.module, net.id, tier});
    if (guarded) group = group.guardedBy(instances);
    if (behind) group = group.behind(target);
    stack.add("main", changeGroup(group));
  }
};
consteval int count(std::string_view id, Web web, auto changeTarget, auto changeGroup) {
  return count(id, [=](Stack& stack) { web.declare(stack, changeTarget, changeGroup); });
}
consteval int web(std::string_view id, Web changed = {}) { return count(id, changed, same, same); }
consteval int target(std::string_view id, auto change) { return count(id, Web{}, change, same); }
consteval int group(std::string_view id, auto change) { return count(id, Web{}, same, change); }

static_assert([] {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1"});
  Web{}.declare(stack, same, same);
  for (const auto& finding : rule::check(stack.model()))
    if (finding.severity == rule::Severity::error) return false;
  return true;
}());

// Networks
constexpr VpcOf narrow = VpcOf("10.1.0.0/16").singleNat().subnets({.prefix = 28});
static_assert(web("VPC-012", {.network = narrow, .size = {1, 22, 1}}) == 0 && web("VPC-012", {.network = narrow, .size = {1, 23, 1}}) == 1);
static_assert(count("VPC-012", [](Stack& s) { Web{.network = narrow, .balancerTier = Tier::app}.declare(s, same, same); }) == 0);
static_assert(web("VPC-012", {.network = narrow, .balancerTier = Tier::app, .size = {1, 7, 1}}) == 1);
static_assert(count("VPC-014", [](Stack& s) { s.add("main", VpcOf("172.17.0.0/16")); }) == 1 && count("VPC-014", [](Stack& s) { s.add("main", VpcOf("172.18.0.0/16")); }) == 0);
constexpr auto logged(bool log, auto change) {
  return [=](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    if (log) s.add("main", FlowLog(net, s.add("flow", LogGroup("/flow")), s.add("flow", change(Role("x").trust("vpc-flow-logs.amazonaws.com")))));
  };
}
static_assert(count("VPC-047", logged(false, same)) == 1 && count("VPC-047", logged(true, same)) == 0);
static_assert(count("VPC-047", [](Stack& s) { s.add("a", FlowLog(s.add("a", VpcOf("10.1.0.0/16")))); }) == 0);
static_assert(count("VPC-046", logged(true, same)) == 1);
static_assert(count("VPC-046", logged(true, [](Role r) { return r.allow({"logs:CreateLog*", "logs:PutLogEvents"}); })) == 1);
static_assert(count("VPC-046", logged(true, [](Role r) { return r.allow({"logs:CreateLog*", "logs:PutLogEvents", "logs:Describe*"}); })) == 0);
static_assert(count("VPC-046", logged(true, [](Role r) { return r.managed("CloudWatchLogsFullAccess"); })) == 0);
constexpr auto script = [](AutoScalingGroup g) { return g.userData("#!/bin/bash"); };
static_assert(group("NET-002", script) == 0 && count("NET-002", {.network = VpcOf("10.1.0.0/16")}, same, script) == 1);
static_assert(count("NET-002", {.tier = Tier::database}, same, script) == 1 && web("NET-002", {.network = VpcOf("10.1.0.0/16")}) == 0);
static_assert(count("ENV-003", [](Stack& s) { s.add("a", VpcOf("10.1.0.0/16").azs(3).natPerAz()); s.add("b", VpcOf("10.2.0.0/16").azs(3).natPerAz()); }) == 1);
static_assert(count("ENV-003", [](Stack& s) { s.add("a", VpcOf("10.1.0.0/16").azs(3).natPerAz()); s.add("b", VpcOf("10.2.0.0/16").azs(2).natPerAz()); }) == 0);

// Network ACLs
constexpr auto acl(auto change) {
  return [=](Stack& s) { s.add("db", change(NetworkAcl(s.add("main", VpcOf("10.1.0.0/16")).database()))); };
}
constexpr Cidr all = "10.1.0.0/16";
static_assert(count("VPC-034", acl([](NetworkAcl a) { return a.allowIn(0, mysql, all).allowIn(32767, mysql, all); })) == 2);
static_assert(count("VPC-034", acl([](NetworkAcl a) { return a.allowIn(1, mysql, all).allowIn(32766, mysql, all); })) == 0);
static_assert(count("VPC-036", acl([](NetworkAcl a) { return a.allowIn(100, mysql, all).denyIn(100, ssh, all); })) == 1);
static_assert(count("VPC-036", acl([](NetworkAcl a) { return a.allowIn(100, mysql, all).denyOut(100, ssh, all).allowIn(101, ssh, all); })) == 0);
// Answers of what comes in, and of what goes out
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, mysql, all); })) == 1);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, mysql, all).allowOut(100, ephemeral, all); })) == 0);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, mysql, all).allowOut(100, ephemeral, "10.1.10.0/24"); })) == 1);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, mysql, "10.1.10.0/24").allowOut(100, ephemeral, all); })) == 0);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowOut(100, tcp(443), internet); })) == 1);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowOut(100, tcp(443), internet).allowIn(100, ephemeral, internet); })) == 0);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, udp(53), all); })) == 1 && count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, udp(53), all).allowOut(100, ephemeral, all); })) == 1);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, udp(53), all).allowOut(100, udp(1024, 65535), all); })) == 0 && count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, udp(53), all).allowOut(100, everything, all); })) == 1);
static_assert(count("VPC-107", acl([](NetworkAcl a) { return a.allowIn(100, tcp(53), all).allowIn(110, udp(53), all); })) == 0 && count("VPC-107", acl([](NetworkAcl a) { return a.allowIn(100, udp(50, 60), all).allowIn(110, udp(53), all); })) == 1);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, everything, all); })) == 1);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, everything, all).allowOut(100, everything, all); })) == 0);
// Two halves make a whole, of ports and of addresses; a rule with a lower number decides
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, mysql, all).allowOut(1, tcp(1024, 40000), all).allowOut(2, tcp(40001, 65535), all); })) == 0);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, mysql, all).allowOut(1, tcp(1024, 40000), all).allowOut(2, tcp(40002, 65535), all); })) == 1);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, mysql, all).allowOut(1, ephemeral, "10.1.0.0/17").allowOut(2, ephemeral, "10.1.128.0/17"); })) == 0);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, mysql, all).denyOut(1, tcp(5000), "10.1.10.0/24").allowOut(2, ephemeral, all); })) == 1);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.allowIn(100, mysql, all).allowOut(2, ephemeral, all).denyOut(3, tcp(5000), "10.1.10.0/24"); })) == 0);
// Whoever is kept out of the whole internet needs no answers
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.denyOut(1, everything, "198.51.100.0/24").allowIn(100, tcp(443), internet).allowOut(100, ephemeral, internet); })) == 0);
static_assert(count("VPC-035", acl([](NetworkAcl a) { return a.denyOut(1, everything, "10.0.0.0/7").allowIn(100, tcp(443), internet).allowOut(100, ephemeral, internet); })) == 1);
static_assert(count("VPC-103", [](Stack& s) { const auto net = s.add("main", VpcOf("10.1.0.0/16")); s.add("a", NetworkAcl(net.database())); s.add("b", NetworkAcl(net.database())); }) == 1);
static_assert(count("VPC-103", [](Stack& s) { const auto net = s.add("main", VpcOf("10.1.0.0/16")); s.add("a", NetworkAcl(net.database())); s.add("b", NetworkAcl(net.privateSubnets())); }) == 0);
constexpr auto many(int size) {
  return acl([=](NetworkAcl a) {
    for (int i = 1; i <= size; ++i) a = a.denyIn(i, ssh, all).denyOut(i, ssh, all);
    return a;
  });
}
static_assert(count("VPC-104", many(21)) == 2 && count("VPC-104", many(20)) == 0);

// IPv6
constexpr auto dual(bool vpc, Port also, bool office4 = false) {
  return [=](Stack& s) {
    auto network = VpcOf("10.1.0.0/16");
    if (vpc) network = network.dualStack();
    const auto net = s.add("main", network);
    const auto group = s.add("alb", SecurityGroup(net, "alb").allow(tcp(80), office4 ? from(office) : from(internet)).allow(also, from(internet6)));
    s.add("main", LoadBalancer(net.publicSubnets(), group, s.add("app", TargetGroup(net, tcp(8080)))).dualStack());
  };
}
static_assert(count("ALB-102", dual(false, tcp(80))) == 1 && count("ALB-102", dual(true, tcp(80))) == 0);
static_assert(count("SG-038", dual(true, tcp(443))) == 1 && count("SG-038", dual(true, tcp(80))) == 0 && count("SG-038", dual(true, tcp(443), true)) == 0);
// A network ACL of the public tier, with these rules of IPv6
constexpr auto bordered(auto change, bool both = true, Tier tier = Tier::open) {
  return [=](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16").dualStack());
    const auto group = s.add("alb", SecurityGroup(net, "alb").allow(tcp(80), from(internet)).allow(tcp(80), from(internet6)));
    auto balancer = LoadBalancer(net.publicSubnets(), group, s.add("app", TargetGroup(net, tcp(8080))));
    if (both) balancer = balancer.dualStack();
    s.add("main", balancer);
    auto acl = NetworkAcl(net.publicSubnets());
    if (tier != Tier::open) acl = NetworkAcl(net.database());
    s.add("border", change(acl.allowIn(100, everything, internet).allowOut(100, everything, internet)));
  };
}
static_assert(count("VPC-106", bordered(same)) == 1 && count("VPC-106", bordered(same, false)) == 0 && count("VPC-106", bordered(same, true, Tier::database)) == 0);
static_assert(count("VPC-106", bordered([](NetworkAcl a) { return a.allowIn(110, tcp(80), internet6); })) == 1);
static_assert(count("VPC-035", bordered([](NetworkAcl a) { return a.allowIn(110, tcp(80), internet6); })) == 1);
static_assert(count("VPC-106", bordered([](NetworkAcl a) { return a.allowIn(110, tcp(80), internet6).allowOut(110, ephemeral, internet6); })) == 0);
static_assert(count("VPC-035", bordered([](NetworkAcl a) { return a.allowIn(110, tcp(80), internet6).allowOut(110, ephemeral, internet6); })) == 0);
static_assert(count("VPC-106", bordered([](NetworkAcl a) { return a.allowIn(110, tcp(443), internet6).allowOut(110, ephemeral, internet6); })) == 1);
static_assert(count("VPC-106", bordered([](NetworkAcl a) { return a.denyIn(105, everything, internet6).allowIn(110, tcp(80), internet6).allowOut(110, ephemeral, internet6); })) == 1);
constexpr auto over6(Port port) {
  return [=](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto group = s.add("db", SecurityGroup(net, "db").allow(port, from(internet6)));
    s.add("db", Rds::mysql("8.4.10").in(net.database()).guardedBy(group));
  };
}
static_assert(count("NET-001", over6(mysql)) == 1 && count("SG-011", over6(ssh)) == 1 && count("SG-011", over6(mysql)) == 0);

// Peering
constexpr auto peers(Cidr one, Cidr other, int times = 1) {
  return [=](Stack& s) {
    const auto a = s.add("a", VpcOf(one)), b = s.add("b", VpcOf(other));
    s.add("ab", VpcPeering(a, b));
    if (times > 1) s.add("ba", VpcPeering(b, a));
  };
}
constexpr auto peerOutside(Cidr block) {
  return [=](Stack& s) { s.add("x", VpcPeering(s.add("a", VpcOf("10.1.0.0/16")), s.variable("peer", Variable::text("Id of a VPC.", "^vpc-", "An id.")), block)); };
}
static_assert(count("ENV-002", peers("10.1.0.0/16", "10.1.0.0/16")) == 1 && count("ENV-002", peers("10.1.0.0/16", "10.1.128.0/20")) == 1 && count("ENV-002", peers("10.1.0.0/16", "10.2.0.0/16")) == 0);
static_assert(count("ENV-002", peerOutside("10.0.0.0/14")) == 1 && count("ENV-002", peerOutside("10.2.0.0/16")) == 0);
static_assert(count("VPC-105", peers("10.1.0.0/16", "10.2.0.0/16", 2)) == 1 && count("VPC-105", peers("10.1.0.0/16", "10.2.0.0/16")) == 0);
constexpr auto groupOfPeer(bool joined) {
  return [=](Stack& s) {
    const auto a = s.add("a", VpcOf("10.1.0.0/16")), b = s.add("b", VpcOf("10.2.0.0/16"));
    if (joined) s.add("ab", VpcPeering(a, b));
    s.add("b", SecurityGroup(b, "b").allow(ssh, from(s.add("a", SecurityGroup(a, "a")))));
  };
}
static_assert(count("SG-030", groupOfPeer(false)) == 1 && count("SG-030", groupOfPeer(true)) == 0);

// Security groups
constexpr auto guarding(auto change) {
  return [=](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto other = s.add("other", SecurityGroup(net, "Other"));
    s.add("app", change(SecurityGroup(net, "App"), other));
  };
}
using Group = SecurityGroup;
using Other = Handle<SecurityGroup>;
static_assert(count("SG-011", guarding([](Group g, Other) { return g.allow(tcp(20, 25), from(internet)); })) == 1 && count("SG-011", guarding([](Group g, Other) { return g.allow(tcp(23, 25), from(internet)).allow(udp(22), from(internet)); })) == 0);
static_assert(count("SG-011", guarding([](Group g, Other) { return g.allow(everything, from(internet)); })) == 1 && count("SG-101", guarding([](Group g, Other) { return g.allow(everything, from(internet)); })) == 1);
// Of these, remote desktops and Memcached speak UDP too.
static_assert(count("SG-101", guarding([](Group g, Other) { return g.allow(udp(5000, 6500), from(internet)).allow(udp(3306), from(internet)); })) == 0);
static_assert(count("SG-101", guarding([](Group g, Other) { return g.allow(udp(3000, 4000), from(internet)).allow(udp(11211), from(internet)); })) == 2);
static_assert(count("SG-101", guarding([](Group g, Other) { return g.allow(tcp(8000, 9999), from(internet)); })) == 1 && count("SG-101", guarding([](Group g, Other) { return g.allow(tcp(8000, 9199), from(internet)).allow(tcp(8000, 9999), from("203.0.113.0/24")); })) == 0);
static_assert(count("SG-102", guarding([](Group g, Other o) { return g.allow(tcp(53), from(o)).allow(udp(53), from(o)).allow(tcp(50, 53), from(o)).allowOut(tcp(53), to(o)); })) == 0);
static_assert(count("SG-102", guarding([](Group g, Other o) { return g.allow(udp(53), from(o)).allow(udp(53), from(o)).allowOut(tcp(53), to(o)).allowOut(tcp(53), to(o)); })) == 2);
static_assert(count("SG-035", guarding([](Group g, Other o) { return g.allowOut(tcp(53), to(o), "It's"); })) == 1 && count("SG-035", guarding([](Group g, Other o) { return g.allowOut(tcp(53), to(o), "names"); })) == 0);
static_assert(count("SG-031", guarding([](Group g, Other o) { for (int i = 1; i <= 61; ++i) g = g.allowOut(*Port::parse(i), to(o)); return g; })) == 1);
static_assert(count("SG-031", guarding([](Group g, Other o) { for (int i = 1; i <= 60; ++i) g = g.allowOut(*Port::parse(i), to(o)).allow(*Port::parse(i), from(o)); return g; })) == 0);
constexpr auto outOfVpc(bool joined) {
  return [=](Stack& s) {
    const auto a = s.add("a", VpcOf("10.1.0.0/16")), b = s.add("b", VpcOf("10.2.0.0/16"));
    if (joined) s.add("ab", VpcPeering(a, b));
    s.add("b", SecurityGroup(b, "b").allowOut(ssh, to(s.add("a", SecurityGroup(a, "a")))));
  };
}
static_assert(count("SG-030", outOfVpc(false)) == 1 && count("SG-030", outOfVpc(true)) == 0);
/// A load balancer before instances, with what its group lets out.
constexpr auto sending(auto change) {
  return [=](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto app = s.add("app", SecurityGroup(net, "app").allow(tcp(8080), from("10.1.0.0/16")));
    const auto door = s.add("door", change(SecurityGroup(net, "door").allow(tcp(80), from(internet)).allow(ssh, from("203.0.113.7/32")), app));
    const auto web = s.add("web", TargetGroup(net, tcp(8080)));
    s.add("main", LoadBalancer(net.publicSubnets(), door, web));
    s.add("main", BastionHost("t3.nano", net.publicSubnets(), door));
    s.add("web", AutoScalingGroup("t3.small", {.min = 2, .max = 2, .desired = 2}).in(net.privateSubnets()).guardedBy(app).behind(web));
  };
}
static_assert(count("SG-017", sending([](Group g, Other) { return g; })) == 0 && count("SG-017", sending([](Group g, Other) { return g.nothingOut(); })) == 2);
static_assert(count("SG-017", sending([](Group g, Other o) { return g.allowOut(tcp(8080), to(o)); })) == 1 && count("SG-017", sending([](Group g, Other o) { return g.allowOut(tcp(8080), to(o)).allowOut(ssh, to(o)); })) == 0);
static_assert(count("SG-017", sending([](Group g, Other) { return g.allowOut(tcp(1, 9000), to("10.0.0.0/8")); })) == 0 && count("SG-017", sending([](Group g, Other) { return g.allowOut(udp(1, 9000), to("10.0.0.0/8")); })) == 2);
static_assert(count("SG-017", sending([](Group g, Other) { return g.allowOut(everything, to("10.1.0.0/24")); })) == 1);  // SSH goes somewhere, requests go nowhere

static_assert(web("SG-013", {.appPeer = from(internet)}) == 1 && web("SG-013") == 0);
static_assert(web("SG-016", {.app = {80}}) == 1 && web("SG-016", {.guarded = false}) == 1 && web("SG-016", {.appPeer = from(Cidr("10.1.0.0/16"))}) == 0);
static_assert(web("SG-016") == 0 && web("SG-016", {.appPeer = from(Cidr("10.1.0.0/24"))}) == 1);
static_assert(web("SG-022", {.sshPeer = from(office)}) == 1 && web("SG-022", {.sshPeer = from(Cidr("10.9.0.0/16"))}) == 0 && web("SG-022", {.tier = Tier::open, .sshPeer = from(office)}) == 0);
static_assert(web("SG-033", {.listener = {443}}) == 1 && web("SG-033") == 0 && web("SG-033", {.tls = true}) == 1 && web("SG-033", {.tls = true, .listener = {8080}}) == 2);
static_assert(web("SG-030", {.otherGroup = true}) == 3 && web("SG-030") == 0);  // the instances' group, and both groups it admits
consteval int described(Text text) { return count("SG-027", [&](Stack& s) { s.add("a", SecurityGroup(s.add("main", VpcOf("10.1.0.0/16")), text)); }); }
static_assert(described("App :8080 \xe2\x86\x90 ALB") == 1 && described("App :8080 (from ALB), 100/s!") == 0 && described("") == 1 && described("It's") == 1);
constexpr auto empty = [](Stack& s) { s.add("a", SecurityGroup(s.add("main", VpcOf("10.1.0.0/16")), "x")); };
static_assert(count("SG-026", empty, "sg-shop") == 1 && count("SG-026", empty, "sgshop") == 0);
constexpr auto database(Port port, Peer peer) {
  return [=](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto app = s.add("app", SecurityGroup(net, "app"));
    const auto guard = s.add("db", SecurityGroup(net, "db").allow(port, peer.block ? peer : from(app)));
    s.add("db", Rds::mysql("8.0.39").instance("db.t3.small").in(net.database()).guardedBy(guard).credentials(s.add("db", Secret("db", "app"))));
  };
}
static_assert(count("SG-015", database(mysql, from(Cidr("10.1.0.0/16")))) == 1 && count("SG-015", database(mysql, {})) == 0);
static_assert(count("SG-020", database(postgresql, {})) == 1 && count("SG-020", database(mysql, {})) == 0);
consteval int sshFrom(Cidr first, Cidr second) {
  return count("SG-011", [&](Stack& s) { s.add("a", SecurityGroup(s.add("main", VpcOf("10.1.0.0/16")), "x").allow(ssh, from(s.variable("v", Variable::cidrs("x").defaults({first, second}))))); });
}
static_assert(sshFrom(office, internet) == 1 && sshFrom(office, office) == 0);

// Bastions
struct Jump {
  Tier tier = Tier::open;
  bool reached = true, reaches = true, looks = true, tunnel = false;
};
consteval int bastion(std::string_view id, Jump jump) {
  return count(id, [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    auto own = SecurityGroup(net, "bastion");
    if (jump.reached) own = own.allow(ssh, from(office));
    const auto guard = s.add("bastion", own);
    const auto app = s.add("app", SecurityGroup(net, "app").allow(ssh, jump.reaches ? from(guard) : from(office)));
    if (jump.tunnel) s.add("db", SecurityGroup(net, "db").allow(mysql, from(guard)));
    s.add("app", AutoScalingGroup("t3.small", {1, 1, 1}).in(net.privateSubnets()).guardedBy(app));
    auto role = Role("x").trust("events.amazonaws.com").allow({"ssm:StartAutomationExecution", "ec2:StopInstances"});
    if (jump.looks) role = role.allow({"ec2:describe*"});
    s.add("main", BastionHost("t3.nano", {net.index, net.module, net.id, jump.tier}, guard).stopAt("00:00", s.add("stop", role)));
  });
}
static_assert(bastion("BST-013", {}) == 0 && bastion("BST-017", {}) == 0 && bastion("BST-020", {}) == 0 && bastion("SG-021", {}) == 0);
static_assert(bastion("BST-013", {.looks = false}) == 1 && bastion("BST-017", {.tier = Tier::app}) == 1 && bastion("BST-020", {.reached = false}) == 1);
static_assert(bastion("SG-021", {.reaches = false}) == 1 && bastion("SG-021", {.reaches = false, .tunnel = true}) == 0);

// Load balancers
static_assert(web("ALB-039", {.otherVpc = true}) == 2 && web("ALB-039") == 0);  // the load balancer and the instances
static_assert(web("ALB-046", {.behind = false}) == 1 && web("ALB-046") == 0);
constexpr auto application = [](Stack& s) { Web{}.declare(s, same, same); };
static_assert(count("ALB-002", application, "internal-shop") == 1 && count("ALB-002", application, "internals") == 0);
consteval int targetNamed(Id id) {
  return count("ALB-003", [&](Stack& s) { s.add(id, TargetGroup(s.add("main", VpcOf("10.1.0.0/16")), tcp(8080))); }, "a-prefix-of-24-character");
}
static_assert(targetNamed("web") == 1 && targetNamed("up") == 0 && targetNamed("main") == 0);
static_assert(target("ALB-026", [](TargetGroup t) { return t.healthCheck("/", 5_s); }) == 1 && target("ALB-026", [](TargetGroup t) { return t.healthCheck("/", 6_s); }) == 0);
static_assert(target("ALB-026", [](TargetGroup t) { return t.healthCheck("/", 301_s); }) == 1 && target("ALB-026", [](TargetGroup t) { return t.healthCheck("/", 300_s); }) == 0);
static_assert(target("ALB-029", [](TargetGroup t) { return t.healthCheck("health", 30_s); }) == 1 && target("ALB-029", same) == 0);
static_assert(target("ALB-101", [](TargetGroup t) { return t.thresholds(1, 3); }) == 1 && target("ALB-101", [](TargetGroup t) { return t.thresholds(3, 11); }) == 1);
static_assert(target("ALB-101", [](TargetGroup t) { return t.thresholds(2, 10); }) == 0);
static_assert(target("ALB-035", [](TargetGroup t) { return t.deregistrationDelay(3601_s); }) == 1 && target("ALB-035", [](TargetGroup t) { return t.deregistrationDelay(3600_s); }) == 0);

// Instances
static_assert(group("EC2-024", [](AutoScalingGroup g) { return g.userData("yum install"); }) == 1 && group("EC2-024", script) == 0 && group("EC2-024", same) == 0);
static_assert(group("EC2-024", [](AutoScalingGroup g) { return g.userData("#cloud-config\n"); }) == 0);
static_assert(group("EC2-023", [](AutoScalingGroup g) { return g.userData("#!/bin/sh\nexport DB_PASSWORD='hunter2'\n"); }) == 1);
static_assert(group("EC2-023", [](AutoScalingGroup g) { return g.userData("#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\n"); }) == 1);
static_assert(group("EC2-023", [](AutoScalingGroup g) { return g.userData("#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIAIOSFODNN7\n# AAKIA\n"); }) == 0);
static_assert(group("EC2-023", [](AutoScalingGroup g) { return g.userData("#!/bin/sh\nexport DB_PASSWORD=\"$(read_it)\"\nHOME=/root\n"); }) == 0);
// A secret's name or ARN, and a flag, are no secrets.
static_assert(group("EC2-023", [](AutoScalingGroup g) { return g.userData("#!/bin/sh\nSECRET=arn:aws:secretsmanager:ap-south-1:123456789012:secret:db\nDB_SECRET='shop/db'\nMYSQL_ALLOW_EMPTY_PASSWORD=yes\n"); }) == 0);
static_assert(group("EC2-023", [](AutoScalingGroup g) { return g.userData("#!/bin/sh\nMYSQL_ALLOW_EMPTY_PASSWORD=yes\nAPI_KEY=k3y;start\n"); }) == 1);
static_assert(count("ALB-103", [](Stack& s) { s.add("app", TargetGroup(s.add("main", VpcOf("10.1.0.0/16")), tcp(8080))); }) == 1);
static_assert(target("EC2-036", [](TargetGroup t) { return t.healthCheck("/", 100_s); }) == 1 && target("EC2-036", [](TargetGroup t) { return t.healthCheck("/", 99_s); }) == 0);
constexpr auto nights = [](AutoScalingGroup g) { return g.nights("20:00", "07:00"); };
static_assert(count("EC2-047", {.size = {1, 4, 2}}, same, nights) == 1 && group("EC2-047", nights) == 0 && count("EC2-047", {.size = {1, 4, 1}}, same, nights) == 0);
static_assert(group("EC2-053", [](AutoScalingGroup g) { return g.cpuTarget(0_percent); }) == 1 && group("EC2-053", [](AutoScalingGroup g) { return g.cpuTarget(1_percent); }) == 0);
struct LongScript {
  char text[16386]{};
  constexpr LongScript() {
    for (char& c : text) c = '#';
    text[1] = '!';
  }
};
constexpr LongScript longScript;
template <std::size_t Size>
constexpr auto bytes = [](AutoScalingGroup g) { return g.userData(std::string_view(longScript.text, Size)); };
static_assert(group("EC2-101", bytes<16385>) == 1 && group("EC2-101", bytes<16384>) == 0);
static_assert(group("EC2-102", [](AutoScalingGroup g) { return g.keyPair(" key"); }) == 1 && group("EC2-102", [](AutoScalingGroup g) { return g.keyPair("my key"); }) == 0);
static_assert(group("EC2-103", [](AutoScalingGroup g) { return g.nights("20:00", "20:00"); }) == 1 && group("EC2-103", nights) == 0);
static_assert(group("EC2-104", [](AutoScalingGroup g) { return g.rollingRefresh(Percent(101)); }) == 1 && group("EC2-104", [](AutoScalingGroup g) { return g.rollingRefresh(Percent(100)); }) == 0);
consteval int refreshed(Text prefix, Percent healthy) {
  return count("EC2-108", [=](Stack& s) { Web{}.declare(s, same, [=](AutoScalingGroup g) { return g.rollingRefresh(healthy); }); }, prefix);
}
static_assert(refreshed("shop-prod", 0_percent) == 1 && refreshed("shop-prod", 1_percent) == 0 && refreshed("shop-dev", 0_percent) == 0);
consteval int typed(InstanceType type) {
  return count("EC2-109", [=](Stack& s) { s.add("a", AutoScalingGroup(type, {1, 1, 1})); });
}
static_assert(typed("t3.nano") == 0 && typed("t4g.2xlarge") == 0 && typed("t3.4xlarge") == 1 && typed("m5.small") == 1 && typed("m5.large") == 0 && typed("c5.medium") == 1);
static_assert(typed("c6g.medium") == 0 && typed("m7a.medium") == 0 && typed("m7a.small") == 1 && typed("m1.small") == 0 && typed("trn1.2xlarge") == 0 && typed("trn1.32xlarge") == 0);
constexpr auto image = [](Input id, Text root = "/dev/xvda") { return [=](AutoScalingGroup g) { return g.image(id, root).volume(1_GiB); }; };
static_assert(group("EC2-110", image("ami-0123456789abcdef0")) == 0 && group("EC2-110", image("ami-01234567", "/dev/sda1")) == 0 && group("EC2-105", image("ami-01234567")) == 0);
static_assert(group("EC2-110", image("ami-0123456789ABCDEF0")) == 1 && group("EC2-110", image("ubuntu")) == 1 && group("EC2-110", image("ami-012345678")) == 1 && group("EC2-110", image("ami-01234567", "xvda")) == 1);
static_assert(group("EC2-105", [](AutoScalingGroup g) { return g.volume(7_GiB); }) == 1 && group("EC2-105", [](AutoScalingGroup g) { return g.volume(8_GiB); }) == 0);

// Alarms, topics, log groups
constexpr auto alarm(auto make) {
  return [=](Stack& s) { s.add("a", make(s.add("db", Rds::mysql("8.0.39")))); };
}
consteval int periods(std::string_view id, int inARow, Seconds each) {
  return count(id, alarm([=](Handle<Rds> d) { return Alarm::atLeast(Metric::cpu(d), 80_percent).periods(inARow, each); }));
}
static_assert(periods("CW-005", 1, 90_s) == 1 && periods("CW-005", 1, 2_min) == 0 && periods("CW-005", 1, 30_s) == 1);
static_assert(periods("CW-007", 400, 5_min) == 1 && periods("CW-007", 288, 5_min) == 0 && periods("CW-007", 0, 5_min) == 1);
static_assert(periods("CW-007", 168, 3600_s) == 0 && periods("CW-007", 169, 3600_s) == 1);
consteval int freeStorage(std::string_view id, Threshold value) {
  return count(id, alarm([=](Handle<Rds> d) { return Alarm::atMost(Metric::freeStorage(d), value); }));
}
static_assert(freeStorage("CW-020", 2) == 1 && freeStorage("CW-020", 2_GiB) == 0 && freeStorage("CW-020", 20_GiB) == 1);
static_assert(freeStorage("CW-025", 2_GiB) == 0 && count("CW-025", alarm([](Handle<Rds> d) { return Alarm::atLeast(Metric::freeStorage(d), 2_GiB); })) == 1);
static_assert(count("CW-101", alarm([](Handle<Rds> d) { return Alarm::atLeast(Metric::cpu(d), 101); })) == 1 && periods("CW-101", 1, 60_s) == 0);
constexpr auto cpu(auto make) {
  return alarm([=](Handle<Rds> d) { return make(Metric::cpu(d)); });
}
static_assert(count("CW-105", cpu([](Metric m) { return Alarm::atLeast(m, 0); })) == 1 && count("CW-105", cpu([](Metric m) { return Alarm::atLeast(m, 1); })) == 0);
static_assert(count("CW-105", cpu([](Metric m) { return Alarm::atMost(m, 100); })) == 1 && count("CW-105", cpu([](Metric m) { return Alarm::atMost(m, 99); })) == 0);
static_assert(count("CW-105", cpu([](Metric m) { return Alarm::below(m, 0); })) == 1 && count("CW-105", cpu([](Metric m) { return Alarm::below(m, 1); })) == 0);
static_assert(count("CW-105", cpu([](Metric m) { return Alarm::atMost(m, 0); })) == 0 && count("CW-105", cpu([](Metric m) { return Alarm::below(m, 100); })) == 0);
static_assert(count("CW-106", cpu([](Metric m) { return Alarm::atLeast(m, 80_s); })) == 1 && count("CW-106", cpu([](Metric m) { return Alarm::atLeast(m, 80_percent); })) == 0);
static_assert(freeStorage("CW-106", 20_percent) == 1 && freeStorage("CW-106", 2_GiB) == 0);
consteval int connections(std::string_view id, Threshold value) {
  return count(id, [&](Stack& s) { s.add("a", Alarm::atLeast(Metric::connections(s.add("db", Rds::mysql("8.0.39").maxConnections(40))), value)); });
}
static_assert(connections("CW-106", 80_percent) == 1 && connections("CW-106", 32) == 0 && connections("CW-101", 41) == 1 && connections("CW-101", 40) == 0);
constexpr auto front(auto add) {
  return [=](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto used = s.add("a", TargetGroup(net, tcp(80)));
    s.add("app", AutoScalingGroup("t3.small", {1, 3, 1}).in(net.privateSubnets()).behind(used));
    add(s, used, s.add("main", LoadBalancer(net.publicSubnets(), s.add("a", SecurityGroup(net, "x").allow(tcp(80), from(internet))), used)));
  };
}
consteval int latency(Threshold value) {
  return count("CW-101", front([=](Stack& s, auto, auto balancer) { s.add("slow", Alarm::atLeast(Metric::latency(balancer), value)); }));
}
static_assert(latency(2000) == 1 && latency(61_s) == 1 && latency(60_s) == 0);
consteval int unhealthy(int least) {
  return count("CW-101", front([=](Stack& s, auto target, auto balancer) { s.add("hosts", Alarm::atLeast(Metric::unhealthyHosts(target, balancer), least)); }));
}
static_assert(unhealthy(4) == 1 && unhealthy(3) == 0);
constexpr auto ruled = [](Stack& s, auto, auto balancer) {
  const auto api = s.add("api", TargetGroup(s.add("more", VpcOf("10.2.0.0/16")), tcp(80)));
  s.add("api", ListenerRule(balancer, 1, api).path("/api/*"));
  s.add("hosts", Alarm::atLeast(Metric::unhealthyHosts(api, balancer), 1));
};
static_assert(count("CW-017", front(ruled)) == 0);
static_assert(count("CW-107", cpu([](Metric m) { return Alarm::atLeast(m, 80); })) == 1);
static_assert(count("CW-107", [](Stack& s) { s.add("a", Alarm::atLeast(Metric::cpu(s.add("db", Rds::mysql("8.0.39"))), 80).tell(s.add("t", Topic("a@b.cd")))); }) == 0);
constexpr auto hosts(bool own) {
  return [=](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto used = s.add("a", TargetGroup(net, tcp(80))), unused = s.add("b", TargetGroup(net, tcp(80)));
    const auto balancer = s.add("main", LoadBalancer(net.publicSubnets(), s.add("a", SecurityGroup(net, "x").allow(tcp(80), from(internet))), used));
    s.add("hosts", Alarm::atLeast(Metric::unhealthyHosts(own ? used : unused, balancer), 1));
  };
}
static_assert(count("CW-017", hosts(false)) == 1 && count("CW-017", hosts(true)) == 0);
consteval int logName(Text name) { return count("CW-102", [&](Stack& s) { s.add("a", LogGroup(name)); }); }
static_assert(logName("/app/web one") == 1 && logName("/app/web_1.log#2") == 0 && logName("aws/x") == 1 && logName("") == 1);
consteval int mail(Input address) { return count("CW-103", [&](Stack& s) { s.add("a", Topic(address)); }); }
static_assert(mail("operators") == 1 && mail("a@b") == 1 && mail("a@b.") == 1 && mail("@b.cd") == 1 && mail("a@b@c.de") == 1 && mail("a@b.cd") == 0);

// Certificates, distributions, records, health checks
struct Edge {
  bool oneCertificate = false, tls = true;
  const char *pattern = "^arn:aws:acm:us-east-1:.+$", *host = "", *domain = "example.com", *check = "/health", *site = "example.com";
  bool checkTls = true, second = false, twice = false;
  Text name = "example.com";
};
consteval int edge(std::string_view id, Edge e) {
  return count(id, [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto guard = s.add("alb", SecurityGroup(net, "x").allow(tcp(443), from(internet)).allow(tcp(80), from(internet)));
    auto front = LoadBalancer(net.publicSubnets(), guard, s.add("app", TargetGroup(net, tcp(8080))));
    const auto own = s.variable("own", Variable::text("x", "", "")), other = s.variable("other", Variable::text("x", e.pattern, ""));
    if (e.tls) front = front.https(own);
    const auto balancer = s.add("main", front);
    auto distribution = Distribution(balancer, s.add("edge", WebAcl::forCloudFront()));
    if (e.tls) distribution = distribution.https(e.site, e.oneCertificate ? own : other);
    const auto at = s.add("main", distribution);
    if (e.second) s.add("second", distribution);
    s.add("origin", AliasRecord("Z1", "example.com", "origin", balancer));
    s.add("apex", AliasRecord("Z1", e.domain, e.host, at));
    s.add("www", AliasRecord("Z1", "example.com", e.twice ? "" : "www", at));
    s.add("check", HealthCheck(e.name, e.checkTls).path(e.check, 30_s, 3));
  });
}
static_assert(edge("ACM-004", {}) == 0 && edge("ACM-004", {.oneCertificate = true}) == 1 && edge("ACM-004", {.pattern = "^arn:aws:acm:ap-south-1:.+$"}) == 1);
static_assert(edge("CF-015", {}) == 0 && edge("CF-015", {.second = true}) == 1);
static_assert(edge("CF-018", {}) == 0 && edge("CF-018", {.host = "shop"}) == 1 && edge("CF-018", {.domain = "example.org"}) == 1 && edge("CF-018", {.tls = false}) == 2);
static_assert(edge("CF-101", {}) == 0 && edge("CF-101", {.host = "shop"}) == 1);
// One name may be spelt as a domain of its own or as a host of the one above.
static_assert(edge("CF-018", {.domain = "www.example.com"}) == 0 && edge("R53-101", {.domain = "www.example.com"}) == 1);
static_assert(edge("CF-002", {}) == 0 && edge("CF-002", {.site = "shop.example.com"}) == 1);

// A load balancer for callers in the VPC
struct Inside {
  bool internal = true, tls = false, ipv6 = false, check = false;
  Port port = tcp(80);
};
constexpr void inside(Stack& s, Inside i) {
  const auto net = s.add("main", VpcOf("10.1.0.0/16").azs(2).natPerAz().dualStack());
  const auto callers = s.add("callers", SecurityGroup(net, "x"));
  const auto guard = s.add("alb", SecurityGroup(net, "x").allow(i.port, from(callers)));
  auto front = LoadBalancer(net.privateSubnets(), guard, s.add("app", TargetGroup(net, tcp(8080))));
  if (i.internal) front = front.internal();
  if (i.ipv6) front = front.dualStack();
  if (i.tls) front = front.https(s.variable("own", Variable::text("x", "", "")));
  const auto balancer = s.add("main", front);
  s.add("api", AliasRecord("Z1", "example.com", "api", balancer));
  if (i.check) s.add("check", HealthCheck("api.example.com", false));
  const auto caller = s.add("caller", AutoScalingGroup("t3.small", {.min = 1, .max = 1, .desired = 1}).in(net.privateSubnets()).guardedBy(callers));
  s.reaches(caller, balancer, i.tls ? tcp(443) : tcp(80));
  s.neverReaches(internet, balancer);
}
consteval int inside(std::string_view id, Inside i, Text prefix = "test") {
  return count(id, [&](Stack& s) { inside(s, i); }, prefix);
}
static_assert(inside("ALB-021", {}, "shop-prod") == 0 && inside("ALB-021", {.internal = false}, "shop-prod") == 1);
static_assert(inside("ALB-007", {}) == 0 && inside("ALB-007", {.internal = false}) == 1);
static_assert(inside("SG-033", {}) == 0 && inside("SG-033", {.port = tcp(443)}) == 1);
static_assert(inside("SG-033", {.tls = true, .port = tcp(443)}) == 0 && inside("SG-033", {.tls = true}) == 1);
static_assert(inside("NET-003", {}) == 0 && inside("NET-003", {.tls = true, .port = tcp(443)}) == 0 && inside("NET-003", {.tls = true}) == 1 && inside("NET-004", {}) == 0);
static_assert(inside("ALB-102", {.ipv6 = true}) == 1 && inside("ALB-102", {}) == 0);
static_assert(inside("R53-017", {.check = true}) == 1 && inside("R53-017", {}) == 0);

// A site below the domain of its zone, without its www
struct Below {
  const char *site = "shop.example.com", *zone = "example.com";
  Text host = "";
  bool wildcard = false, otherOrigin = false;
};
consteval int below(std::string_view id, Below b) {
  return count(id, [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto guard = s.add("alb", SecurityGroup(net, "x").allow(tcp(443), from(internet)).allow(tcp(80), from(internet)));
    const auto zone = s.add("zone", HostedZone(b.zone));
    auto names = Certificate(zone, b.site);
    if (b.wildcard) names = Certificate(zone, "example.com", {"*"});
    const auto own = s.add("own", names.in("us-east-1"));
    const auto origin = s.add("origin", Certificate(zone, b.site, {"origin"}));
    const auto balancer = s.add("main", LoadBalancer(net.publicSubnets(), guard, s.add("app", TargetGroup(net, tcp(8080)))).https(origin));
    const auto other = s.add("other", LoadBalancer(net.publicSubnets(), guard, s.add("other", TargetGroup(net, tcp(8080)))).https(origin));
    const auto at = s.add("main", Distribution(balancer, s.add("edge", WebAcl::forCloudFront())).https("shop.example.com", own).answersTo({b.host}));
    s.add("apex", AliasRecord(zone, "example.com", "shop", at));
    s.add("origin", AliasRecord(zone, b.site, "origin", b.otherOrigin ? other : balancer));
  });
}
consteval int belowAll(Below b) { return below("ACM-001", b) + below("CF-002", b) + below("CF-018", b) + below("CF-101", b) + below("R53-103", b); }
static_assert(belowAll({}) == 0 && belowAll({.wildcard = true}) == 0);
static_assert(below("R53-103", {.zone = "ample.com"}) == 4 && below("R53-103", {.zone = "example.org"}) == 4 && below("R53-103", {.zone = "com"}) == 0);
static_assert(below("ACM-001", {.host = "www"}) == 1 && below("CF-018", {.host = "www"}) == 1 && below("CF-101", {.host = "www"}) == 1);
static_assert(below("CF-018", {.host = "*"}) == 1 && below("R53-105", {.host = "*"}) == 0 && below("R53-105", {.host = "_."}) == 1);
static_assert(below("CF-002", {.otherOrigin = true}) == 1);
static_assert(edge("R53-018", {}) == 0 && edge("R53-018", {.tls = false}) == 1 && edge("R53-018", {.tls = false, .checkTls = false}) == 0);
static_assert(edge("R53-018", {.tls = false, .name = "www.example.com"}) == 1 && edge("R53-018", {.tls = false, .name = "other.example.com"}) == 0);
static_assert(edge("R53-019", {}) == 0 && edge("R53-019", {.check = "/"}) == 1);
static_assert(edge("R53-101", {}) == 0 && edge("R53-101", {.twice = true}) == 1);
static_assert(edge("R53-017", {}) == 0 && edge("R53-017", {.name = "10.1.10.5"}) == 1 && edge("R53-017", {.name = "203.0.113.7"}) == 0);
consteval int checked(Text path, Seconds every, int failures) { return count("R53-102", [&](Stack& s) { s.add("a", HealthCheck("example.com", true).path(path, every, failures)); }); }
static_assert(checked("/", 30_s, 10) == 0 && checked("/", 20_s, 3) == 1 && checked("/", 10_s, 11) == 1 && checked("health", 10_s, 1) == 1);

// Web ACLs
consteval int acl(std::string_view id, Text first, Text second = "AWSManagedRulesSQLiRuleSet") {
  return count(id, [&](Stack& s) { s.add("a", WebAcl::regional().managedRules({first, second})); });
}
constexpr Text common = "AWSManagedRulesCommonRuleSet";
static_assert(acl("WAF-010", common) == 1 && edge("WAF-010", {}) == 0);
static_assert(acl("WAF-014", "AWSManagedRulesCommonRules") == 1 && acl("WAF-014", common) == 0);
consteval int capacity(bool rate) {
  return count("WAF-018", [=](Stack& s) {
    auto acl = WebAcl::regional().managedRules({"AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet", "AWSManagedRulesSQLiRuleSet", "AWSManagedRulesLinuxRuleSet", "AWSManagedRulesWindowsRuleSet"});
    if (rate) acl = acl.rateLimit(2000);
    s.add("a", acl);
  });
}
static_assert(capacity(false) == 0 && capacity(true) == 1);
consteval int bodies(KiB largest, bool cloudFront = false, Text group = common, Text counted = "") {
  return count("WAF-021", [&](Stack& s) {
    auto acl = (cloudFront ? WebAcl::forCloudFront() : WebAcl::regional()).managedRules({group}).largestBody(largest);
    if (!counted.empty()) acl = acl.countOnly(common, counted);
    s.add("a", acl);
  });
}
static_assert(bodies(KiB{}) == 0 && bodies(8_KiB) == 0 && bodies(9_KiB) == 1 && bodies(16_KiB, true) == 0 && bodies(17_KiB, true) == 1);
static_assert(bodies(9_KiB, false, "AWSManagedRulesSQLiRuleSet") == 0 && bodies(9_KiB, false, common, "SizeRestrictions_BODY") == 0);
static_assert(bodies(9_KiB, false, common, "NoUserAgent_HEADER") == 1);
consteval int counted(Text group, bool own = true) {
  return count("WAF-102", [&](Stack& s) {
    auto acl = WebAcl::regional().countOnly(group, "SizeRestrictions_BODY");
    if (own) acl = acl.managedRules({"AWSManagedRulesSQLiRuleSet"});
    s.add("a", acl);
  });
}
static_assert(counted("AWSManagedRulesSQLiRuleSet") == 0 && counted("AWSManagedRulesCommonRuleSet") == 1 && counted("AWSManagedRulesCommonRuleSet", false) == 0 && counted("AWSManagedRulesSQLiRuleSet", false) == 1);
static_assert(acl("WAF-022", "Common rules") == 1 && acl("WAF-022", common, common) == 1 && acl("WAF-022", common) == 0);
static_assert(acl("WAF-101", "AWSManagedRulesATPRuleSet") == 1 && acl("WAF-101", "AWSManagedRulesBotControlRuleSet") == 0);

}  // namespace
