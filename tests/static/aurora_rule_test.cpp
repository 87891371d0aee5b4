// SPDX-License-Identifier: Apache-2.0
// Each rule of Aurora clusters finds its mistake, and nothing in the nearest stack without it; what clusters share with instances of RDS.
#include "finding_count.hpp"

using namespace ecia;

namespace {

static_assert(form::auroraMysqlVersion("8.0.mysql_aurora.3.08.2") && form::auroraMysqlVersion("8.0.mysql_aurora.3.10.0"));
static_assert(!form::auroraMysqlVersion("8.0.mysql_aurora.3.8.2") && !form::auroraMysqlVersion("8.0.39") && !form::auroraMysqlVersion("8.0.mysql_aurora.2.11.5") && !form::auroraMysqlVersion("8.0.mysql_aurora.3.08") && !form::auroraMysqlVersion(""));

/// What a stack with a cluster is like.
struct Around {
  ZoneLoss zoneLoss = ZoneLoss::accepted;
  std::string_view name = "test";
  bool sized = false, serverless = true, mysql = false, publicly = false, credentials = true, key = true, protection = false, oneZone = false, admitted = true, login = true, told = false, alsoRds = false;
  int least = 1, most = 16, readers = 0;
  Days kept = 7_days;
  std::string_view user = "app", iam = "app_iam", database = "shop";
};
constexpr int count(std::string_view id, const Around& around) {
  Stack stack({.name = Text::own(around.name), .prefix = "test", .region = "ap-south-1", .zoneLoss = around.zoneLoss});
  auto vpc = Vpc<"10.1.0.0/16">.azs(2).natPerAz();
  if (around.zoneLoss == ZoneLoss::accepted) vpc = vpc.singleNat();
  if (around.oneZone) vpc = vpc.azs(1);
  const auto net = stack.add("main", vpc);
  stack.add("main", FlowLog(net));
  const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
  const auto other = stack.add("other", SecurityGroup(net, "Others"));
  const auto guard = stack.add("data", SecurityGroup(net, "Database").allow(around.mysql ? mysql : postgresql, from(around.admitted ? app : other)));
  const auto key = stack.add("data", KmsKey("Data"));
  const auto login = stack.add("login", Secret("db", Text::own(around.user)).encryptedWith(stack.add("secrets", KmsKey("Secrets"))));
  AuroraCluster cluster = AuroraCluster::postgresql("16.8");
  if (around.mysql) cluster = AuroraCluster::mysql("8.0.mysql_aurora.3.08.2");
  cluster = cluster.readers(around.readers).guardedBy(guard).backups(around.kept, "19:00-20:00").database(Text::own(around.database));
  if (around.sized) cluster = cluster.instance("db.t4g.medium");
  if (around.serverless) cluster = cluster.serverless(around.least, around.most);
  if (around.publicly)
    cluster = cluster.in(net.publicSubnets());
  else
    cluster = cluster.in(net.database());
  if (around.credentials) cluster = cluster.credentials(login);
  if (around.key) cluster = cluster.encryptedWith(key);
  if (around.protection) cluster = cluster.deletionProtection();
  const auto data = stack.add("main", cluster);
  if (around.alsoRds) stack.add("main", Rds::postgresql("17.7").instance("db.t4g.medium").in(net.database()).guardedBy(guard).encryptedWith(key).credentials(login));
  Role role = Role("Tasks").trust("ecs-tasks.amazonaws.com");
  if (around.login) role = role.grantConnect(data, Text::own(around.iam));
  FargateService service = FargateService(stack.add("main", EcsCluster()), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/shop:1.0.0", {}, {.min = 2, .max = 2, .desired = 2}).in(net.privateSubnets()).guardedBy(app);
  if (around.told) service = service.environment("DB", Attribute::address(data)).environment("READS", Attribute::readerAddress(data));
  const auto tasks = stack.add("shop", service.runAs(stack.add("app", role)));
  if (id == "reaches") return rule::reaches(stack.model(), tasks, data, around.mysql ? mysql : postgresql);
  return id.empty() ? countStopping(stack.model()) : countOf(stack.model(), id);
}

static_assert(count("", {}) == 0 && count("", {.mysql = true, .told = true}) == 0 && count("", {.sized = true, .serverless = false, .readers = 15}) == 0);
static_assert(count("reaches", {}) == 1 && count("reaches", {.mysql = true}) == 1 && count("reaches", {.admitted = false}) == 0);
static_assert(count("AUR-001", {.serverless = false}) == 1 && count("AUR-001", {.sized = true}) == 1 && count("AUR-001", {.credentials = false}) == 1 && count("AUR-001", {}) == 0);
static_assert(count("AUR-002", {.least = 0}) == 1 && count("AUR-002", {.most = 257}) == 1 && count("AUR-002", {.least = 17}) == 1 && count("AUR-002", {.most = 256}) == 0 && count("AUR-002", {.readers = 16}) == 1 && count("AUR-002", {.readers = -1}) == 1);
static_assert(count("AUR-003", {}) == 0);

// What clusters share with instances of RDS.
static_assert(count("ZONE-002", {.zoneLoss = ZoneLoss::survived}) == 1 && count("ZONE-002", {.zoneLoss = ZoneLoss::survived, .readers = 1}) == 0);
static_assert(count("RDS-040", {.publicly = true}) == 1 && count("RDS-040", {}) == 0);
static_assert(count("NET-005", {.admitted = false}) == 1 && count("NET-006", {.admitted = false, .login = false, .told = true}) == 2 && count("NET-006", {.told = true}) == 0);
static_assert(count("RDS-106", {.iam = "app"}) == 1 && count("RDS-106", {}) == 0);
static_assert(count("SEC-103", {.alsoRds = true}) == 1 && count("SEC-103", {}) == 0);
static_assert(count("RDS-031", {.name = "prod", .kept = 6_days}) == 1 && count("RDS-031", {.name = "prod"}) == 0 && count("RDS-032", {.kept = 36_days}) == 1 && count("RDS-037", {.name = "prod"}) == 1 &&
              count("RDS-037", {.name = "prod", .protection = true}) == 0 && count("RDS-038", {.oneZone = true}) == 1);
static_assert(count("RDS-049", {.database = "user"}) == 1 && count("RDS-049", {.database = "1shop"}) == 1 && count("RDS-049", {}) == 0 && count("RDS-101", {.user = "rdsadmin"}) == 1 && count("RDS-101", {}) == 0);
static_assert(count("RDS-104", {.key = false}) == 1 && count("RDS-104", {}) == 0 && count("RDS-105", {.iam = ""}) == 1 && count("RDS-105", {}) == 0);

// An alarm on the connections of a cluster, in a stack without an instance of RDS
static_assert([] {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1"});
  stack.add("connections", Alarm::atLeast(Metric::connections(stack.add("main", AuroraCluster::mysql("8.0.mysql_aurora.3.08.2"))), 500));
  return countOf(stack.model(), "CW-101");
}() == 0);

}  // namespace
