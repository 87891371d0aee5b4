// SPDX-License-Identifier: Apache-2.0
// Each rule finds its mistake, and nothing in the nearest stack without it.
#include "finding_count.hpp"

using namespace ecia;

namespace {

constexpr Settings settings{.name = "test", .prefix = "test", .region = "ap-south-1", .zoneLoss = ZoneLoss::accepted};

/// How often a rule is broken by what `declare` declares.
template <class Declare>
constexpr int count(std::string_view id, Declare declare) {
  Stack stack(settings);
  declare(stack);
  return countOf(stack.model(), id);
}
/// Everything that stops a stack.
template <class Declare>
consteval int countAll(Declare declare) {
  Stack stack(settings);
  declare(stack);
  return countStopping(stack.model());
}

constexpr auto vpc(auto change) {
  return [=](Stack& stack) { stack.add("main", change(VpcOf("10.1.0.0/16"))); };
}
static_assert(countAll(vpc([](VpcOf v) { return v.azs(3).singleNat(); })) == 0);
static_assert(count("VPC-001", [](Stack& s) { s.add("main", VpcOf("10.0.0.0/8")); }) == 1);
static_assert(count("VPC-007", vpc([](VpcOf v) { return v.azs(4); })) == 1);
static_assert(count("VPC-007", vpc([](VpcOf v) { v.zones = 0; return v; })) == 1 && count("VPC-007", vpc([](VpcOf v) { v.zones = 1; return v; })) == 0);
static_assert(count("VPC-004", vpc([](VpcOf v) { return v.subnets({.prefix = 29}); })) == 1);
static_assert(count("VPC-004", [](Stack& s) { s.add("main", VpcOf("10.1.0.0/24").subnets({.prefix = 28, .publicFrom = 0, .privateFrom = 4, .databaseFrom = 15})); }) == 1);
static_assert(countAll([](Stack& s) { s.add("main", VpcOf("10.1.0.0/24").subnets({.prefix = 28, .publicFrom = 0, .privateFrom = 4, .databaseFrom = 14})); }) == 0);
static_assert(count("VPC-005", vpc([](VpcOf v) { return v.azs(3).subnets({.publicFrom = 1, .privateFrom = 3}); })) == 1);
static_assert(countAll(vpc([](VpcOf v) { return v.azs(3).subnets({.publicFrom = 1, .privateFrom = 4}); })) == 0);

/// A VPC with its flow log, and a fleet in its private subnets.
constexpr auto within(VpcOf vpc) {
  return [=](Stack& s) {
    const auto net = s.add("main", vpc);
    const auto role = s.add("web", Role("Web").trust("ec2.amazonaws.com").withInstanceProfile());
    s.add("web", AutoScalingGroup("m6i.large", {.min = 2, .max = 6, .desired = 2}).in(net.privateSubnets()).guardedBy(s.add("web", SecurityGroup(net, "Web"))).runAs(role));
  };
}
constexpr auto named = [](VpcOf v) { return v.privateSubnets({"10.1.64.0/19", "10.1.96.0/19"}); };
static_assert(countAll(within(named(VpcOf("10.1.0.0/16")))) == 0);
static_assert(count("VPC-114", within(named(VpcOf("10.1.0.0/16")).azs(3))) == 1);
static_assert(count("VPC-004", within(named(VpcOf("10.2.0.0/16")))) == 2 && count("VPC-004", within(VpcOf("10.1.0.0/16").privateSubnets({"10.1.64.0/29", "10.1.96.0/28"}))) == 1);
static_assert(count("VPC-005", within(VpcOf("10.1.0.0/16").privateSubnets({"10.1.64.0/19", "10.1.64.0/20"}))) == 1);
static_assert(count("VPC-005", within(VpcOf("10.1.0.0/16").privateSubnets({"10.1.0.0/22", "10.1.96.0/19"}))) == 1);  // where public ones lie
static_assert(count("VPC-012", within(VpcOf("10.1.0.0/16").privateSubnets({"10.1.64.0/28", "10.1.64.16/28"}))) == 0);
static_assert(count("VPC-012", [](Stack& s) {
  const auto net = s.add("main", VpcOf("10.1.0.0/16").publicSubnets({"10.1.64.0/20", "10.1.80.0/28"}));
  const auto door = s.add("main", SecurityGroup(net, "Door").allow(tcp(80), from(internet)));
  s.add("a", LoadBalancer(net.publicSubnets(), door, s.add("a", TargetGroup(net, tcp(8080)))));
  s.add("b", LoadBalancer(net.publicSubnets(), door, s.add("b", TargetGroup(net, tcp(8080)))));
}) == 1);
static_assert(countAll(vpc([](VpcOf v) { return v.azNames({"ap-south-1a", "ap-south-1c"}); })) == 0);
static_assert(count("VPC-113", vpc([](VpcOf v) { return v.azNames({"ap-south-1a", "ap-south-1d"}); })) == 1 && count("VPC-113", vpc([](VpcOf v) { return v.azNames({"ap-south-1a", "eu-west-1b"}); })) == 1);
static_assert(count("VPC-113", vpc([](VpcOf v) { return v.azNames({"ap-south-1a", "ap-south-1a"}); })) == 1 && count("VPC-113", vpc([](VpcOf v) { return v.azNames({"a", "b"}); })) == 2);

constexpr auto existing = [](const char* id = "vpc-0123456789abcdef0") { return named(VpcOf("10.1.0.0/16").existing(id)); };
static_assert(countAll(within(existing())) == 0 && count("VPC-047", within(existing())) == 0 && count("VPC-047", within(named(VpcOf("10.1.0.0/16")))) == 1);
static_assert(count("VPC-115", within(existing("vpc-0123"))) == 1 && count("VPC-115", within(existing("vpc-01234567"))) == 0 && count("VPC-115", within(existing("subnet-0123456789abcdef0"))) == 1);
static_assert(count("VPC-116", within(existing().privateSubnets({}))) == 1 && count("VPC-116", within(existing())) == 0);
static_assert(count("VPC-116", [](Stack& s) { s.add("ssm", VpcEndpoint::interface(s.add("main", VpcOf("10.1.0.0/16").existing("vpc-01234567")), "ssm", s.add("x", SecurityGroup(s.add("main", VpcOf("10.2.0.0/16")), "x")))); }) == 1);
static_assert(count("VPC-110", [](Stack& s) { s.add("a", existing()), s.add("b", existing("vpc-01234567")); }) == 0 && count("VPC-110", [](Stack& s) { s.add("a", existing()), s.add("b", VpcOf("10.1.0.0/16")); }) == 1);
static_assert(count("VPC-109", within(VpcOf("11.1.0.0/16").existing("vpc-01234567").privateSubnets({"11.1.0.0/24", "11.1.1.0/24"}))) == 0 && count("VPC-014", within(VpcOf("172.17.0.0/16").existing("vpc-01234567").privateSubnets({"172.17.0.0/24", "172.17.1.0/24"}))) == 0);
static_assert(count("ID-001", [](Stack& s) { s.add("a", KmsKey("x")); s.add("a", KmsKey("y")); }) == 1);
static_assert(count("ID-001", [](Stack& s) { s.add("a", KmsKey("x")); s.module("m").add("a", KmsKey("y")); }) == 0);

static_assert([] {
  Stack stack({.name = "test", .prefix = "a-prefix-of-25-characters", .region = "ap-south-1"});
  return rule::check(stack.model()).size();
}() == 1);

/// What a stack calls production.
consteval bool production(Text name, Text prefix = "shop") { return rule::production(Stack({.name = name, .prefix = prefix, .region = "ap-south-1"}).model()); }
static_assert(production("prod") && production("production") && production("prd") && production("live") && production("prod2") && production("eu-prod") && production("prod-eu"));
static_assert(production("green", "shop-prod") && production("main", "shop-live"));
static_assert(!production("dev") && !production("pre-prod") && !production("non-prod") && !production("product") && !production("live-scores-dev", "live-scores-dev") && !production(""));

/// A complete database; `change` breaks it.
constexpr auto database(auto change) {
  return [=](Stack& stack) {
    const auto net = stack.add("main", VpcOf("10.1.0.0/16"));
    const auto app = stack.add("app", SecurityGroup(net, "app"));
    const auto group = stack.add("db", SecurityGroup(net, "db").allow(mysql, from(app)));
    const auto secret = stack.add("db", Secret("db", "app"));
    const auto role = stack.add("monitoring", Role("x").trust("monitoring.rds.amazonaws.com").managed("service-role/AmazonRDSEnhancedMonitoringRole"));
    stack.add("db", change(Rds::mysql("8.0.39").instance("db.t3.small").in(net.database()).guardedBy(group).credentials(secret).monitored(60_s, role)));
  };
}
static_assert(countAll(database([](Rds d) { return d; })) == 0);
static_assert(count("RDS-027", database([](Rds d) { return d.backups(7_days, "02:00-03:00").maintenance("sun:02:30-sun:03:30"); })) == 1);
static_assert(countAll(database([](Rds d) { return d.backups(7_days, "02:00-03:00").maintenance("sun:03:00-sun:03:30"); })) == 0);
static_assert(count("RDS-032", database([](Rds d) { return d.backups(36_days, "02:00-03:00"); })) == 1);
static_assert(count("RDS-015", database([](Rds d) { return d.storage(19_GiB, 100_GiB); })) == 1);
static_assert(count("RDS-015", database([](Rds d) { return d.storage(100_GiB, 109_GiB); })) == 1);
static_assert(countAll(database([](Rds d) { return d.storage(100_GiB, 110_GiB); })) == 0);
static_assert(count("RDS-049", database([](Rds d) { return d.database("my-db"); })) == 1);
static_assert(countAll(database([](Rds d) { return d.database("my_db"); })) == 0);
static_assert(count("RDS-057", database([](Rds d) { return d.monitored(45_s, *d.monitoringRole); })) == 1);
static_assert([] {
  const auto found = [](const Role& role) {
    return count("RDS-107", [&](Stack& s) { s.add("db", Rds::mysql("8.0.39").monitored(60_s, s.add("monitoring", role))); });
  };
  const Role role("x");
  return found(role) == 1 && found(role.allow({"logs:Put*"})) == 1 && found(role.allow({"logs:Put*", "logs:CreateLog*"})) == 0 && found(role.managed("service-role/AmazonRDSEnhancedMonitoringRole")) == 0;
}());
static_assert(count("RDS-043", [](Stack& s) { s.add("db", Rds::mysql("8.0.39")); }) == 1);

/// A database in a network of one's own making.
constexpr auto network(auto change, Tier tier, bool open) {
  return [=](Stack& stack) {
    const auto net = stack.add("main", change(VpcOf("10.1.0.0/16")));
    auto rules = SecurityGroup(net, "db");
    if (open) rules = rules.allow(mysql, from(internet));
    const auto group = stack.add("db", rules);
    const auto secret = stack.add("db", Secret("db", "app"));
    stack.add("db", Rds::mysql("8.0.39").instance("db.t3.small").in({net.index, net.module, net.id, tier}).guardedBy(group).credentials(secret));
  };
}
constexpr auto same = [](VpcOf v) { return v; };
static_assert(countAll(network(same, Tier::database, false)) == 0);
static_assert(count("NET-001", network(same, Tier::database, true)) == 1);
static_assert(count("RDS-040", network(same, Tier::open, false)) == 1);
static_assert(count("RDS-038", network([](VpcOf v) { return v.azs(1); }, Tier::database, false)) == 1);
static_assert(count("SG-011", [](Stack& s) { s.add("a", SecurityGroup(s.add("main", VpcOf("10.1.0.0/16")), "x").allow(ssh, from(internet))); }) == 1);
static_assert(countAll([](Stack& s) { s.add("a", SecurityGroup(s.add("main", VpcOf("10.1.0.0/16")), "x").allow(ssh, from(Cidr("203.0.113.7/32")))); }) == 0);

/// A load balancer with logs and a group of instances behind it.
constexpr auto web(auto changeBucket, auto changeRole, Capacity size, Tier tier = Tier::open, ZoneCount zones = 2) {
  return [=](Stack& stack) {
    const auto net = stack.add("main", VpcOf("10.1.0.0/16").azs(zones));
    const auto group = stack.add("alb", SecurityGroup(net, "alb").allow(tcp(80), from(internet)));
    const auto key = stack.add("s3", KmsKey("x"));
    const auto logs = stack.add("logs", changeBucket(Bucket(), key));
    const auto target = stack.add("app", TargetGroup(net, tcp(8080)));
    stack.add("main", LoadBalancer({net.index, net.module, net.id, tier}, group, target).logTo(logs));
    const auto role = stack.add("ec2", changeRole(Role("x")));
    const auto app = stack.add("app", SecurityGroup(net, "app").allow(tcp(8080), from(group)));
    stack.add("main", AutoScalingGroup("t3.small", size).in(net.privateSubnets()).guardedBy(app).runAs(role).behind(target));
  };
}
constexpr auto logs = [](Bucket b, Handle<KmsKey>) { return b.receivesLoadBalancerLogs("alb"); };
constexpr auto ec2 = [](Role r) { return r.trust("ec2.amazonaws.com").withInstanceProfile(); };
static_assert(countAll(web(logs, ec2, {1, 2, 1})) == 0);
static_assert(count("S3-024", web([](Bucket b, Handle<KmsKey> k) { return b.receivesLoadBalancerLogs("alb").encryptedWith(k); }, ec2, {1, 2, 1})) == 1);
static_assert(count("S3-027", web([](Bucket b, Handle<KmsKey>) { return b; }, ec2, {1, 2, 1})) == 1);
static_assert(count("IAM-016", web(logs, [](Role r) { return r.trust("ec2.amazonaws.com"); }, {1, 2, 1})) == 1);
static_assert(count("IAM-016", web(logs, [](Role r) { return r.trust("ecs.amazonaws.com").withInstanceProfile(); }, {1, 2, 1})) == 1);
static_assert(count("IAM-047", web(logs, [](Role r) { return r.withInstanceProfile(); }, {1, 2, 1})) == 1);
static_assert(count("EC2-030", web(logs, ec2, {3, 2, 3})) == 1 && count("EC2-030", web(logs, ec2, {1, 2, 3})) == 1);
static_assert(count("ALB-007", web(logs, ec2, {1, 2, 1}, Tier::app)) == 1);
static_assert(count("ALB-005", web(logs, ec2, {1, 2, 1}, Tier::open, 1)) == 1);
static_assert(count("EC2-031", [](Stack& s) { s.add("main", AutoScalingGroup("t3.small", {1, 1, 1})); }) == 1);

// Buckets, keys, secrets
static_assert(count("S3-009", [](Stack& s) { s.add("a", Bucket().age({.toStandardIa = 30_days, .toGlacier = 59_days})); }) == 1);
static_assert(countAll([](Stack& s) { s.add("a", Bucket().age({.toStandardIa = 30_days, .toGlacier = 60_days})); }) == 0);
static_assert(count("S3-009", [](Stack& s) { s.add("a", Bucket().age({.toStandardIa = 29_days})); }) == 1);
static_assert(count("S3-017", [](Stack& s) { s.add("a", Bucket().ageOldVersions({.expire = 30_days})); }) == 1);
static_assert(countAll([](Stack& s) { s.add("a", Bucket().versioned().ageOldVersions({.expire = 30_days})); }) == 0);
static_assert(count("KMS-001", [](Stack& s) { s.add("a", KmsKey("x").deletionWindow(6_days)); }) == 1);
static_assert(countAll([](Stack& s) { s.add("a", KmsKey("x").deletionWindow(7_days)); }) == 0);
static_assert(count("SEC-001", [](Stack& s) { s.add("a", Secret("x", "u").recoverableFor(31_days)); }) == 1);
static_assert(count("SEC-001", [](Stack& s) { s.add("a", Secret("x", "u").recoverableFor(6_days)); }) == 1 && count("SEC-001", [](Stack& s) { s.add("a", Secret("x", "u").recoverableFor(0_days)); }) == 0);
constexpr int goneAtOnce(std::string_view environment) {
  Stack stack({.name = environment, .prefix = "shop", .region = "ap-south-1"});
  stack.add("a", Secret("x", "u").recoverableFor(0_days));
  return countOf(stack.model(), "SEC-001");
}
static_assert(goneAtOnce("prod") == 1 && goneAtOnce("review-42") == 0);
static_assert(count("STA-010", [](Stack& s) { s.keepState(s.add("a", Bucket().versioned()), s.add("l", LockTable())); }) == 1);
static_assert(countAll([](Stack& s) { s.keepState(s.add("a", Bucket().versioned().retained().named("state")), s.add("l", LockTable())); }) == 0);

// Alarms, logs, edge
static_assert(count("CW-041", [](Stack& s) { s.add("a", LogGroup("/x").keep(31_days)); }) == 1);
static_assert(countAll([](Stack& s) { s.add("a", LogGroup("/x").keep(30_days)); }) == 0);
constexpr auto health(auto topic) {
  return [=](Stack& s) { s.add("a", Alarm::below(Metric::status(s.add("h", HealthCheck("example.com", true))), 1).tell(s.add("t", topic(Topic("a@example.com"))))); };
}
static_assert(count("CW-027", health([](Topic t) { return t; })) == 1 && countAll(health([](Topic t) { return t.in(us_east_1); })) == 0);
static_assert(count("WAF-001", [](Stack& s) { s.add("a", WebAcl::regional().logTo(s.add("l", LogGroup("/aws/waf/x")))); }) == 1);
static_assert(countAll([](Stack& s) { s.waive("WAF-010", "x"); s.add("a", WebAcl::regional().logTo(s.add("l", LogGroup("aws-waf-logs-x")))); }) == 0);
static_assert(count("WAF-002", [](Stack& s) { s.add("a", WebAcl::forCloudFront().logTo(s.add("l", LogGroup("aws-waf-logs-x")))); }) == 1);
static_assert(countAll([](Stack& s) { s.waive("WAF-010", "x"); s.add("a", WebAcl::forCloudFront().logTo(s.add("l", LogGroup("aws-waf-logs-x").in(us_east_1)))); }) == 0);
static_assert(count("VPC-045", [](Stack& s) { s.add("a", FlowLog(s.add("main", VpcOf("10.0.0.0/16")), s.add("l", LogGroup("/x")), s.add("r", Role("x").trust("ec2.amazonaws.com")))); }) == 1);

/// A distribution before a load balancer, each with or without a certificate.
constexpr auto edge(bool edgeTls, bool originTls, bool record, bool scope) {
  return [=](Stack& stack) {
    const auto net = stack.add("main", VpcOf("10.1.0.0/16"));
    const auto certificate = stack.variable("certificate", Variable::text("x", "", ""));
    const auto edgeCertificate = stack.variable("edge-certificate", Variable::text("x", "", ""));
    const auto group = stack.add("alb", SecurityGroup(net, "x").allow(tcp(80), from(internet)).allow(tcp(443), from(internet)));
    auto balancer = LoadBalancer(net.publicSubnets(), group, stack.add("app", TargetGroup(net, tcp(8080))));
    if (originTls) balancer = balancer.https(certificate);
    const auto front = stack.add("main", balancer);
    auto distribution = Distribution(front, stack.add("edge", scope ? WebAcl::forCloudFront() : WebAcl::regional()));
    if (edgeTls) distribution = distribution.https("example.com", edgeCertificate);
    stack.add("main", distribution);
    if (record) stack.add("origin", AliasRecord("Z1", "example.com", "origin", front));
  };
}
static_assert(countAll(edge(true, true, true, true)) == 0 && countAll(edge(false, false, false, true)) == 0);
static_assert(count("CF-003", edge(true, false, true, true)) == 1 && count("CF-003", edge(false, true, true, true)) == 1);
/// A load balancer with a certificate whose group admits port 443 alone.
constexpr auto tlsPort(bool only) {
  return [=](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    auto front = LoadBalancer(net.publicSubnets(), s.add("alb", SecurityGroup(net, "alb").allow(tcp(443), from(internet))), s.add("app", TargetGroup(net, tcp(8080)))).https(s.variable("c", Variable::text("c", ".", "c")));
    s.add("main", only ? front.httpsOnly() : front);
  };
}
static_assert(count("SG-033", tlsPort(false)) == 1 && count("SG-033", tlsPort(true)) == 0 && count("ALB-105", tlsPort(true)) == 0);
static_assert(count("ALB-105", [](Stack& s) { tlsPort(true)(s); const auto net = s.add("b", VpcOf("10.2.0.0/16")); s.add("b", LoadBalancer(net.publicSubnets(), s.add("b", SecurityGroup(net, "b").allow(tcp(80), from(internet))), s.add("b", TargetGroup(net, tcp(80)))).httpsOnly()); }) == 1);

/// A site of files, and what `change` does to it; `b` is a load balancer.
constexpr auto files(auto change) {
  return [=](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto bucket = s.add("files", Bucket()), received = s.add("logs", Bucket().receivesLoadBalancerLogs("alb"));
    const auto b = s.add("main", LoadBalancer(net.publicSubnets(), s.add("alb", SecurityGroup(net, "alb").allow(tcp(80), from(internet))), s.add("app", TargetGroup(net, tcp(8080)))).logTo(received));
    s.add("main", change(Distribution(bucket, s.add("edge", WebAcl::forCloudFront())), b, bucket, received));
  };
}
using Files = Handle<Bucket>;
using Balancer = Handle<LoadBalancer>;
static_assert(countAll(files([](Distribution d, Balancer b, Files f, Files) { return d.path("/api/*", b).path("/a/*", f).path("/a", f).path("/*.ico", f); })) == 0);
static_assert(countAll(files([](Distribution d, Balancer, Files, Files) { return d.singlePage(); })) == 0 && count("CF-104", files([](Distribution d, Balancer b, Files, Files) { return d.path("/api/*", b).singlePage(); })) == 1);
static_assert(count("CF-105", files([](Distribution d, Balancer, Files f, Files) { return d.path("api/*", f).path("/", f).path("/a b", f).path("/x", f).path("/x", f).path("/*", f).path("/y*", f); })) == 5);
static_assert(count("CF-106", files([](Distribution d, Balancer, Files, Files l) { return d.path("/logs/*", l); })) == 1 && count("CF-103", files([](Distribution d, Balancer b, Files, Files) { d.acl = {}; return d.path("/api/*", b); })) == 1);
static_assert(count("CF-103", files([](Distribution d, Balancer, Files, Files) { d.acl = {}; return d; })) == 0);
static_assert(count("CF-002", edge(true, true, false, true)) == 1);
static_assert(count("WAF-006", edge(true, true, true, false)) == 1);

constexpr int inner(Peer callers, bool inside) {
  return count("SG-103", [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto balancer = LoadBalancer(inside ? net.privateSubnets() : net.publicSubnets(), s.add("door", SecurityGroup(net, "Door").allow(tcp(80), callers)), s.add("api", TargetGroup(net, tcp(8080))));
    if (inside)
      s.add("main", balancer.internal());
    else
      s.add("main", balancer);
  });
}
static_assert(inner(from(internet), true) == 1 && inner(from(internet), false) == 0 && inner(from("10.1.0.0/16"), true) == 0);

}  // namespace
