// SPDX-License-Identifier: Apache-2.0
// Who reaches whom: every kind of end, each reason why not, and the nearest stack where it does.
#include <ecia/rule/rules.hpp>
#include <ecia/stack.hpp>

using namespace ecia;

namespace {

/// A shop with an edge, a load balancer, instances, a database and a bastion, and a network of another shop beside it.
struct Shop {
  Stack stack{{.name = "test", .prefix = "test", .region = "ap-south-1"}};
  VpcOf::Handle net, other;
  Handle<SecurityGroup> albGroup, appGroup, dbGroup, bastionGroup;
  Handle<LoadBalancer> balancer;
  Handle<AutoScalingGroup> fleet;
  Handle<Rds> database;
  Handle<BastionHost> bastion;
  Handle<Distribution> edge;

  constexpr explicit Shop(Nat nat = Nat::perZone, bool tls = true, Tier fleetIn = Tier::app) {
    auto network = VpcOf("10.1.0.0/16").azs(2);
    network.nat = nat;
    net = stack.add("main", network);
    other = stack.add("other", VpcOf("10.2.0.0/16"));
    albGroup = stack.add("alb", SecurityGroup(net, "alb").allow(tcp(80), from(internet)).allow(tcp(443), from(internet)));
    bastionGroup = stack.add("bastion", SecurityGroup(net, "bastion").allow(ssh, from(Cidr("203.0.113.7/32"))));
    appGroup = stack.add("app", SecurityGroup(net, "app").allow(tcp(8080), from(albGroup)).allow(ssh, from(bastionGroup)).allow(tcp(9100), from(Cidr("10.1.0.0/16"))));
    dbGroup = stack.add("db", SecurityGroup(net, "db").allow(mysql, from(appGroup)).allow(tcp(5432), from(bastionGroup)));
    const auto target = stack.add("app", TargetGroup(net, tcp(8080)));
    auto front = LoadBalancer(net.publicSubnets(), albGroup, target);
    if (tls) front = front.https(stack.variable("certificate-arn", Variable::text("c", ".", "c")));
    balancer = stack.add("main", front);
    auto subnets = net.privateSubnets();
    subnets.tier = fleetIn;
    fleet = stack.add("main", AutoScalingGroup("t3.small", {}).in(subnets).guardedBy(appGroup).behind(target));
    database = stack.add("main", Rds::mysql("8.0.39").in(net.database()).guardedBy(dbGroup));
    bastion = stack.add("main", BastionHost("t3.nano", net.publicSubnets(), bastionGroup));
    edge = stack.add("main", Distribution(balancer, stack.add("edge", WebAcl::forCloudFront())));
  }
  constexpr bool reaches(Endpoint from, Endpoint to, Port port) const { return rule::reaches(stack.model(), from, to, port); }
  constexpr bool touches(Endpoint from, Endpoint to) const { return !rule::barrier(stack.model(), from, to, {}, rule::detail::Share::any).stands(); }
};

constexpr bool flows() {
  const Shop shop;
  // users -> edge -> load balancer -> instances -> database, operators -> bastion -> instances
  return shop.reaches(internet, shop.edge, tcp(443)) && shop.reaches(internet, shop.balancer, tcp(443)) && shop.reaches(shop.edge, shop.balancer, tcp(443)) &&
         shop.reaches(shop.balancer, shop.fleet, tcp(8080)) && shop.reaches(shop.fleet, shop.database, mysql) && shop.reaches(Cidr("203.0.113.7/32"), shop.bastion, ssh) &&
         shop.reaches(shop.bastion, shop.fleet, ssh) && shop.reaches(shop.fleet, internet, tcp(443)) && shop.reaches(shop.bastion, internet, tcp(443)) &&
         shop.reaches(Cidr("10.1.20.0/24"), shop.fleet, tcp(9100)) && shop.reaches(shop.database, shop.fleet, tcp(9100)) && shop.reaches(shop.fleet, shop.balancer, tcp(443));
}
static_assert(flows());

constexpr bool walls() {
  const Shop shop;
  return !shop.reaches(internet, shop.fleet, tcp(8080)) && !shop.reaches(internet, shop.database, mysql) && !shop.reaches(internet, shop.bastion, ssh) &&
         !shop.reaches(Cidr("203.0.113.0/24"), shop.bastion, ssh) && !shop.reaches(Cidr("10.9.0.0/16"), shop.balancer, tcp(443)) && !shop.reaches(shop.balancer, shop.fleet, tcp(8081)) &&
         !shop.reaches(shop.balancer, shop.database, mysql) && !shop.reaches(shop.bastion, shop.database, mysql) && !shop.reaches(shop.fleet, shop.database, tcp(5432)) &&
         !shop.reaches(shop.bastion, shop.database, tcp(5432)) &&  // admitted, and nothing listens
         !shop.reaches(shop.database, internet, tcp(443)) && !shop.reaches(internet, shop.balancer, tcp(8080)) && !shop.reaches(Cidr("10.2.1.0/24"), shop.fleet, tcp(9100)) &&
         !shop.reaches(internet, shop.edge, tcp(22));
}
static_assert(walls());

/// The same shop with a network ACL.
struct Guarded : Shop {
  constexpr Guarded(Tier tier, auto change) {
    auto subnets = net.privateSubnets();
    subnets.tier = tier;
    stack.add("acl", change(NetworkAcl(subnets)));
  }
};
/// A load balancer that admits IPv6 alone, behind a network ACL.
constexpr bool touchedOverIpv6(auto change) {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1"});
  const auto net = stack.add("main", VpcOf("10.1.0.0/16").dualStack());
  const auto group = stack.add("alb", SecurityGroup(net, "alb").allow(tcp(80), from(internet6)));
  const auto balancer = stack.add("main", LoadBalancer(net.publicSubnets(), group, stack.add("app", TargetGroup(net, tcp(8080)))).dualStack());
  stack.add("border", change(NetworkAcl(net.publicSubnets())));
  return !rule::barrier(stack.model(), internet, balancer, {}, rule::detail::Share::any).stands();
}
// The number that a remedy names is free, and asked before what drops.
constexpr auto numbered = [](const NetworkAcl& acl, bool outbound) { return rule::detail::freeNumber(acl, outbound, Cidr("10.1.0.0/16"), tcp(2049)); };
constexpr Subnets anywhere{};
static_assert(numbered(NetworkAcl(anywhere), false) == 100 && numbered(NetworkAcl(anywhere).allowIn(100, mysql, internet).allowIn(110, ssh, internet), false) == 120 &&
              numbered(NetworkAcl(anywhere).allowIn(100, mysql, internet), true) == 100 && numbered(NetworkAcl(anywhere).denyIn(90, everything, "10.1.99.0/24").denyIn(89, nfs, internet), false) == 88 &&
              numbered(NetworkAcl(anywhere).denyIn(90, mysql, internet), false) == 100 && numbered(NetworkAcl(anywhere).denyIn(90, nfs, "10.2.0.0/16"), false) == 100);
static_assert(touchedOverIpv6([](NetworkAcl a) { return a.allowIn(100, tcp(80), internet6).allowOut(100, ephemeral, internet6); }));
static_assert(!touchedOverIpv6([](NetworkAcl a) { return a.allowIn(100, tcp(80), internet).allowOut(100, ephemeral, internet); }));
static_assert(!touchedOverIpv6([](NetworkAcl a) { return a.allowIn(100, tcp(80), internet6); }));

constexpr bool acls() {
  const Cidr vpc = "10.1.0.0/16", app = "10.1.10.0/23";
  // An empty ACL drops everything, and a fitting one lets the declared flow pass, there and back.
  const Guarded empty(Tier::database, [](NetworkAcl a) { return a; });
  if (empty.reaches(empty.fleet, empty.database, mysql)) return false;
  const Guarded good(Tier::database, [&](NetworkAcl a) { return a.allowIn(100, mysql, app).allowOut(100, ephemeral, app); });
  if (!good.reaches(good.fleet, good.database, mysql)) return false;
  const Guarded half(Tier::database, [&](NetworkAcl a) { return a.allowIn(100, mysql, "10.1.10.0/24").allowOut(100, ephemeral, vpc); });
  if (half.reaches(half.fleet, half.database, mysql)) return false;  // the second zone is shut out
  if (!half.touches(half.fleet, half.database)) return false;        // and the first is not
  const Guarded mute(Tier::database, [&](NetworkAcl a) { return a.allowIn(100, mysql, vpc); });
  if (mute.reaches(mute.fleet, mute.database, mysql) || mute.touches(mute.fleet, mute.database)) return false;
  // From the private subnets through NAT
  const Guarded out(Tier::app, [&](NetworkAcl a) { return a.allowOut(100, everything, internet).allowIn(100, ephemeral, internet).allowIn(110, tcp(8080), vpc); });
  if (!out.reaches(out.fleet, internet, tcp(443)) || !out.reaches(out.balancer, out.fleet, tcp(8080)) || out.reaches(out.bastion, out.fleet, ssh)) return false;
  const Guarded closedNat(Tier::open, [&](NetworkAcl a) { return a.allowIn(100, tcp(443), internet).allowOut(100, ephemeral, internet).allowOut(110, tcp(8080), app).allowIn(110, ephemeral, app); });
  if (closedNat.reaches(closedNat.fleet, internet, tcp(443)) || !closedNat.reaches(internet, closedNat.balancer, tcp(443)) || !closedNat.reaches(closedNat.balancer, closedNat.fleet, tcp(8080))) return false;
  // A few addresses that are kept out leave the rest of the internet in.
  const Guarded banned(Tier::open, [&](NetworkAcl a) { return a.denyIn(50, everything, "198.51.100.0/24").allowIn(100, everything, internet).allowOut(100, everything, internet); });
  return banned.reaches(internet, banned.balancer, tcp(443)) && !banned.reaches(Cidr("198.51.100.7/32"), banned.balancer, tcp(443)) && banned.reaches(Cidr("198.51.101.7/32"), banned.balancer, tcp(443));
}
static_assert(acls());

/// The same shop, its VPC peered with the other one and with one outside of the stack.
struct Peered : Shop {
  Handle<BastionHost> jump;
  constexpr Peered(bool joined, bool admitted = true) {
    if (joined) {
      stack.add("other", VpcPeering(other, net));
      stack.add("outside", VpcPeering(net, stack.variable("peer-id", Variable::text("Id of a VPC.", "^vpc-", "An id.")), "10.9.0.0/16"));
    }
    const auto group = stack.add("jump", SecurityGroup(other, "jump"));
    jump = stack.add("jump", BastionHost("t3.nano", other.publicSubnets(), group));
    const auto guard = stack.add("web", SecurityGroup(net, "web").allow(tcp(8080), admitted ? from(group) : from(Cidr("10.2.0.0/24"))).allow(tcp(9100), from(Cidr("10.9.0.0/16"))));
    fleet = stack.add("web", AutoScalingGroup("t3.small", {}).in(net.privateSubnets()).guardedBy(guard));
  }
};
constexpr bool peering() {
  const Peered joined(true), apart(false), shut(true, false);
  return joined.reaches(joined.jump, joined.fleet, tcp(8080)) && !apart.reaches(apart.jump, apart.fleet, tcp(8080)) && !shut.reaches(shut.jump, shut.fleet, tcp(8080)) &&
         joined.reaches(Cidr("10.9.1.0/24"), joined.fleet, tcp(9100)) && !apart.reaches(Cidr("10.9.1.0/24"), apart.fleet, tcp(9100)) && !joined.reaches(Cidr("10.8.1.0/24"), joined.fleet, tcp(9100)) &&
         !joined.reaches(joined.jump, joined.database, mysql) && joined.reaches(joined.fleet, internet, tcp(443));
}
static_assert(peering());

constexpr bool natAndCertificate() {
  const Shop none(Nat::none), single(Nat::single), plain(Nat::perZone, false), open(Nat::perZone, true, Tier::open);
  return !none.reaches(none.fleet, internet, tcp(443)) && none.reaches(none.bastion, internet, tcp(443)) && single.reaches(single.fleet, internet, tcp(443)) &&
         !plain.reaches(internet, plain.balancer, tcp(443)) && plain.reaches(internet, plain.balancer, tcp(80)) && !open.reaches(open.fleet, internet, tcp(443));
}
static_assert(natAndCertificate());

constexpr bool never() {
  const Shop shop;
  return !shop.touches(internet, shop.database) && !shop.touches(internet, shop.fleet) && !shop.touches(internet, shop.bastion) && shop.touches(internet, shop.balancer) &&
         shop.touches(shop.bastion, shop.fleet) && !shop.touches(shop.bastion, shop.database) && !shop.touches(shop.balancer, shop.database) &&
         shop.touches(Cidr("203.0.113.0/24"), shop.bastion) && !shop.touches(Cidr("198.51.100.0/24"), shop.bastion);
}
static_assert(never());

// Half of the internet is the internet, and a variable may list anything.
constexpr bool wide() {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1"});
  const auto net = stack.add("main", VpcOf("10.1.0.0/16"));
  const auto half = stack.add("half", BastionHost("t3.nano", net.publicSubnets(), stack.add("half", SecurityGroup(net, "a").allow(ssh, from(Cidr("128.0.0.0/1"))))));
  const auto given = stack.variable("blocks", Variable::cidrs("b"));
  const auto any = stack.add("any", BastionHost("t3.nano", net.publicSubnets(), stack.add("any", SecurityGroup(net, "b").allow(ssh, from(given)))));
  const auto& model = stack.model();
  const auto touches = [&](Endpoint to) { return !rule::barrier(model, internet, to, {}, rule::detail::Share::any).stands(); };
  return touches(half) && touches(any) && !rule::reaches(model, internet, half, ssh);
}
static_assert(wide());

// What groups let out, ports that are ranges, and UDP
constexpr bool outward() {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1"});
  const auto net = stack.add("main", VpcOf("10.1.0.0/16").natPerAz());
  const auto data = stack.add("data", SecurityGroup(net, "data").allow(tcp(3000, 4000), from(Cidr("10.1.0.0/16"))).nothingOut());
  const auto peers = stack.add("peers", SecurityGroup(net, "peers").allow(udp(4000, 4010), from(itself)).allow(everything, from(data)).allow(mysql, from(itself)).allowOut(tcp(443), to(internet)).allowOut(tcp(1, 65535), to(data)));
  const auto fleet = [&](Id id, Handle<SecurityGroup> group) { return stack.add(std::move(id), AutoScalingGroup("t3.small", {}).in(net.privateSubnets()).guardedBy(group)); };
  const auto one = fleet("one", peers), two = fleet("two", peers), still = fleet("still", data);
  const auto database = stack.add("main", Rds::mysql("8.4.10").in(net.database()).guardedBy(data));
  const auto& model = stack.model();
  const auto reaches = [&](Endpoint from, Endpoint to, PortRange port) { return rule::reaches(model, from, to, port); };
  const auto touches = [&](Endpoint from, Endpoint to) { return !rule::barrier(model, from, to, {}, rule::detail::Share::any).stands(); };
  return reaches(one, internet, tcp(443)) && !reaches(one, internet, tcp(80)) && !reaches(one, internet, tcp(440, 443)) && touches(one, internet) &&
         reaches(one, database, mysql) && !reaches(still, database, mysql) && !reaches(still, one, tcp(80)) && !touches(still, internet) && !touches(still, one) &&
         reaches(one, still, tcp(3500)) && !reaches(one, still, tcp(2999)) && !reaches(one, still, udp(3500)) && !reaches(one, two, udp(4000)) && !reaches(one, two, mysql) && !touches(one, two) &&
         reaches(database, still, tcp(3500)) == false;
}
static_assert(outward());
constexpr bool among() {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1"});
  const auto net = stack.add("main", VpcOf("10.1.0.0/16"));
  const auto peers = stack.add("peers", SecurityGroup(net, "peers").allow(udp(4000, 4010), from(itself)).allowOut(udp(1, 65535), to(itself)));
  const auto one = stack.add("one", AutoScalingGroup("t3.small", {}).in(net.privateSubnets()).guardedBy(peers)), two = stack.add("two", AutoScalingGroup("t3.small", {}).in(net.privateSubnets()).guardedBy(peers));
  const auto reaches = [&](PortRange port) { return rule::reaches(stack.model(), one, two, port); };
  const auto acl = NetworkAcl(net.privateSubnets()).allowIn(100, udp(1, 4005), "10.1.0.0/16").allowOut(100, udp(1, 65535), "10.1.0.0/16").allowIn(110, udp(5000, 65535), "10.1.0.0/16");
  const bool before = reaches(udp(4000)) && reaches(udp(4000, 4010)) && !reaches(udp(4000, 4011)) && !reaches(tcp(4000));
  stack.add("peers", acl);
  // Answers go to any port above 1023, so those below 5000 are dropped.
  const auto open = NetworkAcl(net.privateSubnets()).allowIn(100, udp(1, 65535), "10.1.0.0/16").allowOut(100, udp(1, 65535), "10.1.0.0/16");
  const bool bordered = !reaches(udp(4000)) && !reaches(udp(4006));
  Stack other({.name = "test", .prefix = "test", .region = "ap-south-1"});
  const auto third = other.add("main", VpcOf("10.1.0.0/16"));
  const auto own = other.add("peers", SecurityGroup(third, "peers").allow(udp(4000, 4010), from(itself)));
  const auto a = other.add("a", AutoScalingGroup("t3.small", {}).in(third.privateSubnets()).guardedBy(own)), b = other.add("b", AutoScalingGroup("t3.small", {}).in(third.privateSubnets()).guardedBy(own));
  other.add("peers", open);
  return before && bordered && rule::reaches(other.model(), a, b, udp(4000));
}
static_assert(among());

constexpr int found(std::string_view id, bool reach, bool never, bool login) {
  Shop shop;
  if (reach) shop.stack.reaches(shop.bastion, shop.database, mysql);
  shop.stack.reaches(shop.fleet, shop.database, mysql);
  if (never) shop.stack.neverReaches(shop.bastion, shop.fleet);
  shop.stack.neverReaches(internet, shop.database);
  const auto role = shop.stack.add("app", Role("app").trust("ec2.amazonaws.com").grantConnect(shop.database, "app_iam").withInstanceProfile());
  const auto group = shop.stack.add("jobs", SecurityGroup(shop.net, "jobs"));
  shop.stack.add("jobs", AutoScalingGroup("t3.small", {}).in(shop.net.privateSubnets()).guardedBy(login ? group : shop.appGroup).runAs(role));
  int count = 0;
  for (const auto& finding : rule::check(shop.stack.model())) count += finding.id == id ? 1 : 0;
  return count;
}
static_assert(found("NET-003", true, false, false) == 1 && found("NET-003", false, true, true) == 0);
static_assert(found("NET-004", false, true, false) == 1 && found("NET-004", true, false, true) == 0);
static_assert(found("NET-005", false, false, true) == 1 && found("NET-005", true, true, false) == 0);

}  // namespace
