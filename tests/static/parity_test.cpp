// SPDX-License-Identifier: Apache-2.0
// Each setting is compared under the name of the function that sets it, and what is the same is no difference.
#include <ecia/rule/parity.hpp>
#include <ecia/rule/rules.hpp>
#include <ecia/stack.hpp>

using namespace ecia;

namespace {

/// Things that settings refer to.
struct Things {
  Stack stack{{.name = "test", .prefix = "test", .region = "ap-south-1"}};
  VpcOf::Handle net = stack.add("main", VpcOf("10.1.0.0/16"));
  Handle<SecurityGroup> group = stack.add("app", SecurityGroup(net, "app"));
  Handle<KmsKey> key = stack.add("key", KmsKey("key"));
  Handle<Bucket> bucket = stack.add("bucket", Bucket());
  Handle<Secret> secret = stack.add("secret", Secret("db", "app"));
  Handle<Role> role = stack.add("role", Role("role"));
  Handle<Rds> database = stack.add("db", Rds::mysql("8.0.39"));
  Handle<TargetGroup> target = stack.add("app", TargetGroup(net, tcp(8080)));
  Handle<LoadBalancer> balancer = stack.add("main", LoadBalancer(net.publicSubnets(), group, target));
  Handle<Variable> variable = stack.variable("given", Variable::text("a", "b", "c"));
  Handle<LogGroup> logs = stack.add("logs", LogGroup("/logs"));
  Handle<Topic> topic = stack.add("alerts", Topic("ops@example.com"));
};

/// The one setting in which two constructs differ; "none" or "several" otherwise.
template <class C>
constexpr Text difference(const Things& things, const C& one, const C& two) {
  rule::setting::List a(things.stack.model()), b(things.stack.model());
  rule::setting::each(one, a), rule::setting::each(two, b);
  Text found = "none";
  for (std::size_t i = 0; i < a.all.size(); ++i)
    if (!(a.all[i].value == b.all[i].value)) found = found == "none" ? Text(a.all[i].name) : Text("several");
  return found;
}

constexpr bool networks() {
  const Things t;
  const VpcOf vpc("10.1.0.0/16");
  const SecurityGroup group(t.net, "app");
  return difference(t, vpc, VpcOf("10.2.0.0/16")) == "cidr" && difference(t, vpc, vpc.azs(3)) == "azs" && difference(t, vpc, vpc.natPerAz()) == "nat" &&
         difference(t, vpc.singleNat(), vpc.natPerAz()) == "nat" && difference(t, vpc, vpc.subnets({.prefix = 25})) == "subnets" && difference(t, vpc, vpc) == "none" &&
         difference(t, group, group.allow(tcp(80), from(internet))) == "allow" && difference(t, group.allow(ssh, from(t.group)), group.allow(ssh, from(t.variable))) == "allow" &&
         difference(t, group, SecurityGroup(t.net, "other")) == "what" && difference(t, group.allow(ssh, from(t.group)), group.allow(ssh, from(t.group))) == "none";
}
static_assert(networks());

constexpr bool databases() {
  const Things t;
  const auto rds = Rds::mysql("8.0.39");
  return difference(t, rds, Rds::mysql("8.4.3")) == "mysql" && difference(t, Rds::postgresql("17.7"), Rds::postgresql("17.6")) == "postgresql" && difference(t, rds, rds.instance("db.t3.small")) == "instance" && difference(t, rds, rds.multiAz()) == "multiAz" &&
         difference(t, rds, rds.database("orders")) == "database" && difference(t, rds, rds.storage(40_GiB, 100_GiB)) == "storage" && difference(t, rds, rds.in(t.net.database())) == "in" &&
         difference(t, rds, rds.guardedBy(t.group)) == "guardedBy" && difference(t, rds, rds.encryptedWith(t.key)) == "encryptedWith" && difference(t, rds, rds.credentials(t.secret)) == "credentials" && difference(t, Secret("db", "app"), Secret("db", "app").version(2)) == "version" &&
         difference(t, rds, rds.applyImmediately()) == "applyImmediately" && difference(t, rds, rds.readReplicas(1)) == "readReplicas" && difference(t, rds, rds.allowMajorVersionUpgrade()) == "allowMajorVersionUpgrade" && difference(t, rds, rds.restoredFrom("a")) == "restoredFrom" &&
         difference(t, rds, rds.monitored(60_s, t.role)) == "monitored" && difference(t, rds, rds.slowQueryLog(2_s)) == "slowQueryLog" && difference(t, rds, rds.backups(3_days, "02:00-03:00")) == "backups" &&
         difference(t, rds, rds.maintenance("sun:04:00-sun:05:00")) == "maintenance" && difference(t, rds, rds.maxConnections(5)) == "maxConnections" && difference(t, rds, rds) == "none";
}
static_assert(databases());

constexpr bool computing() {
  const Things t;
  const AutoScalingGroup fleet("t3.small", {1, 2, 1});
  const TargetGroup target(t.net, tcp(8080));
  const LoadBalancer balancer(t.net.publicSubnets(), t.group, t.target);
  const BastionHost bastion("t3.nano", t.net.publicSubnets(), t.group);
  return difference(t, fleet, AutoScalingGroup("t3.micro", {1, 2, 1})) == "of" && difference(t, fleet, AutoScalingGroup("t3.small", {1, 3, 1})) == "capacity" &&
         difference(t, fleet, fleet.in(t.net.privateSubnets())) == "in" && difference(t, fleet.in(t.net.publicSubnets()), fleet.in(t.net.privateSubnets())) == "in" &&
         difference(t, fleet, fleet.guardedBy(t.group)) == "guardedBy" && difference(t, fleet, fleet.runAs(t.role)) == "runAs" && difference(t, fleet, fleet.behind(t.target)) == "behind" &&
         difference(t, fleet, fleet.volume(20_GiB)) == "volume" && difference(t, fleet, fleet.keyPair("key")) == "keyPair" && difference(t, fleet, fleet.userData("x")) == "userData" &&
         difference(t, fleet, fleet.cpuTarget(60_percent)) == "cpuTarget" && difference(t, fleet, fleet.rollingRefresh(50_percent)) == "rollingRefresh" &&
         difference(t, fleet, fleet.nights("20:00", "07:00")) == "nights" && difference(t, target, target.healthCheck("/up", 30_s)) == "healthCheck" &&
         difference(t, target, target.thresholds(3, 4)) == "thresholds" && difference(t, target, target.deregistrationDelay(5_s)) == "deregistrationDelay" &&
         difference(t, balancer, balancer.https(t.variable)) == "https" && difference(t, balancer, balancer.logTo(t.bucket)) == "logTo" && difference(t, bastion, bastion.keyPair("k")) == "keyPair" &&
         difference(t, bastion, bastion.stopAt("01:00", t.role)) == "stopAt";
}
static_assert(computing());

constexpr bool access() {
  const Things t;
  const Role role("role");
  const Bucket bucket;
  return difference(t, role, role.trust("ec2.amazonaws.com")) == "trust" && difference(t, role, role.trustAccountRoot()) == "trustAccountRoot" &&
         difference(t, role, role.managed("AmazonSSMManagedInstanceCore")) == "managed" && difference(t, role, role.allow({"s3:ListAllMyBuckets"})) == "allow" &&
         difference(t, role, role.trust(WebIdentity::gitHubTag("acme/site", "v*"))) == "trust" && difference(t, OidcProvider("ci.example.com", {"aws"}), OidcProvider("ci.example.org", {"aws"})) == "by" &&
         difference(t, role.allow({"s3:GetObject"}), role.allow({"s3:GetObject"}, "arn:aws:s3:::a/*")) == "allow" && difference(t, role, role.grantRead(t.secret)) == "grant" &&
         difference(t, role.grantRead(t.secret), role.grantRead(t.secret, {"password"})) == "grant" &&
         difference(t, role.grantReadWrite(t.bucket), role.grantConnect(t.database, "app")) == "grant" && difference(t, role, role.withInstanceProfile()) == "withInstanceProfile" &&
         difference(t, role.grantRead(t.bucket), role.grantReadWrite(t.bucket)) == "grant" && difference(t, role.grantDelete(t.bucket), role.grantRead(t.bucket)) == "grant" && difference(t, role, role.grantEncryptDecrypt(t.key)) == "grant" &&
         difference(t, bucket, bucket.encryptedWith(t.key)) == "encryptedWith" && difference(t, bucket, bucket.versioned()) == "versioned" &&
         difference(t, bucket, bucket.age({.expire = 9_days})) == "age" && difference(t, bucket, bucket.ageOldVersions({})) == "ageOldVersions" &&
         difference(t, bucket, bucket.abortUploadsAfter(7_days)) == "abortUploadsAfter" && difference(t, bucket, bucket.corsFrom("example.com")) == "corsFrom" &&
         difference(t, bucket, bucket.receivesLoadBalancerLogs("alb")) == "receivesLoadBalancerLogs" && difference(t, bucket, bucket.named("shop")) == "named" &&
         difference(t, KmsKey("a"), KmsKey("a").deletionWindow(7_days)) == "deletionWindow" && difference(t, Secret("a", "b"), Secret("a", "b").recoverableFor(7_days)) == "recoverableFor";
}
static_assert(access());

constexpr bool files() {
  const Things t;
  Handle<FileSystem> shared{};
  const FileSystem made;
  const AccessPoint point(shared, "/media");
  return difference(t, made, made.in(t.net.database())) == "in" && difference(t, made, made.guardedBy(t.group)) == "guardedBy" && difference(t, made, made.encryptedWith(t.key)) == "encryptedWith" &&
         difference(t, made, made.infrequentAccessAfter(30_days)) == "infrequentAccessAfter" && difference(t, made, made.burstingThroughput()) == "burstingThroughput" &&
         difference(t, made, made.withoutBackups()) == "withoutBackups" && difference(t, made, made.retained()) == "retained" && difference(t, point, AccessPoint(shared, "/inbox")) == "below" &&
         difference(t, point, point.owner(1000, 33)) == "owner" && difference(t, point, point.owner(33, 1000)) == "owner";
}
static_assert(files());

constexpr bool watching() {
  const Things t;
  const auto alarm = Alarm::atLeast(Metric::cpu(t.database), 80);
  const HealthCheck check("example.com", false);
  return difference(t, alarm, Alarm::atLeast(Metric::connections(t.database), 80)) == "metric" && difference(t, alarm, Alarm::atMost(Metric::cpu(t.database), 80)) == "condition" &&
         difference(t, alarm, Alarm::atLeast(Metric::cpu(t.database), 90)) == "threshold" && difference(t, alarm, alarm.periods(2, 60_s)) == "periods" &&
         difference(t, alarm, alarm.tell(t.topic)) == "tell" && difference(t, alarm.tell(t.topic), alarm.tellAlsoWhenOk(t.topic)) == "tellAlsoWhenOk" &&
         difference(t, check, HealthCheck("example.com", true)) == "tls" && difference(t, check, check.path("/up", 30_s, 3)) == "path" &&
         difference(t, LogGroup("/a"), LogGroup("/a").keep(7_days)) == "keep" && difference(t, LogGroup("/a"), LogGroup("/a").in(us_east_1)) == "in" &&
         difference(t, Topic("a@b.c"), Topic("a@b.c").in(us_east_1)) == "in" && difference(t, Topic("a@b.c"), Topic(t.variable)) == "mailTo" && difference(t, Topic("a@b.c"), Topic("a@b.c").encryptedWith(t.key)) == "encryptedWith" &&
         difference(t, Queue().onEvent(EventPattern("a")), Queue().onEvent(EventPattern("a").detailAtLeast("b", 1))) == "onEvent" && difference(t, Queue().onEvent(EventPattern("a")), Queue().onEvent(EventPattern("a", {"b"}))) == "onEvent" &&
         difference(t, Role("a").grantPutEvents("a"), Role("a").grantPutEvents("b")) == "grant" &&
         difference(t, WebAcl::regional(), WebAcl::regional().protect(t.balancer)) == "protect" && difference(t, WebAcl::regional(), WebAcl::regional().logTo(t.logs)) == "logTo" &&
         difference(t, WebAcl::regional(), WebAcl::regional().countOnly("a", "b")) == "countOnly" && difference(t, WebAcl::regional(), WebAcl::regional().largestBody(9_KiB)) == "largestBody" &&
         difference(t, WebAcl::regional(), WebAcl::regional().managedRules({"AWSManagedRulesCommonRuleSet"})) == "managedRules";
}
static_assert(watching());

using rule::detail::same;
static_assert(same("shop-prod-logs", "shop-prod", "shop-staging-logs", "shop-staging") && same("a", "p", "a", "q") && same("", "p", "", "q"));
static_assert(!same("shop-prod-logs", "shop-prod", "shop-prod-log", "shop-staging") && !same("x-p-y", "p", "x-q-z", "q") && !same("p", "p", "", "q"));
static_assert(same("p p", "p", "q q", "q") && !same("p p", "p", "q p", "q") && !same("a", "", "b", "q"));

constexpr bool allowed() {
  constexpr std::string_view entries[] = {"Vpc", "Rds/main", "Alarm.threshold", "Topic/alerts.in"};
  rule::detail::Allowed may(entries, 4);
  return may.has("Vpc", "main", "azs") && may.has("Vpc", "main", "") && may.has("Rds", "main", "multiAz") && !may.has("Rds", "other", "multiAz") && may.has("Alarm", "cpu", "threshold") &&
         !may.has("Alarm", "cpu", "") && !may.has("Alarm", "cpu", "periods") && may.has("Topic", "alerts", "in") && !may.has("Topic", "alerts", "mailTo") && !may.has("VpcEndpoint", "s3", "") && may.met(0) &&
         may.met(3);
}
static_assert(allowed());

}  // namespace
