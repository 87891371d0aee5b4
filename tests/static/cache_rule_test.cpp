// SPDX-License-Identifier: Apache-2.0
// Each rule of caches finds its mistake, and nothing in the nearest stack without it; words that ElastiCache takes.
#include "finding_count.hpp"

using namespace ecia;

namespace {

static_assert(form::cacheNodeType("cache.t4g.micro") && form::cacheNodeType("cache.t3.medium") && form::cacheNodeType("cache.m7g.large") && form::cacheNodeType("cache.r6gd.16xlarge") && form::cacheNodeType("cache.m5.xlarge"));
static_assert(!form::cacheNodeType("t4g.micro") && !form::cacheNodeType("cache.t4g.nano") && !form::cacheNodeType("cache.t3.large") && !form::cacheNodeType("cache.m5.medium") && !form::cacheNodeType("cache.r7g.metal") &&
              !form::cacheNodeType("cache.") && !form::cacheNodeType("cache") && !form::cacheNodeType(""));
static_assert(form::valkeyVersion("7.2") && form::valkeyVersion("8.0") && form::valkeyVersion("8.1") && form::valkeyVersion("9.0"));
static_assert(!form::valkeyVersion("7.1") && !form::valkeyVersion("8") && !form::valkeyVersion("8.0.1") && !form::valkeyVersion("6.2") && !form::valkeyVersion("8.x") && !form::valkeyVersion(""));
static_assert(form::maxmemoryPolicy("allkeys-lru") && form::maxmemoryPolicy("allkeys-lfu") && form::maxmemoryPolicy("volatile-random") && form::maxmemoryPolicy("volatile-ttl") && form::maxmemoryPolicy("noeviction"));
static_assert(!form::maxmemoryPolicy("allkeys-ttl") && !form::maxmemoryPolicy("lru") && !form::maxmemoryPolicy("allkeys") && !form::maxmemoryPolicy("allkeys-") && !form::maxmemoryPolicy(""));

/// What a stack with a cache is like.
struct Around {
  ZoneLoss zoneLoss = ZoneLoss::accepted;
  Region region = "ap-south-1";
  bool oneZone = false;
  int replicas = 0;
  Days kept = 1_days;
  Optional<WeeklyWindow> window{};
  bool node = true, password = false, user = true, admitted = true, told = false, grown = false;
  bool publicly = false;
};
constexpr int count(std::string_view id, const Around& around) {
  Stack stack({.name = around.zoneLoss == ZoneLoss::unstated ? "prod" : "test", .prefix = "test", .region = around.region, .zoneLoss = around.zoneLoss});
  auto vpc = Vpc<"10.1.0.0/16">.azs(2).singleNat();
  if (around.oneZone) vpc = vpc.azs(1);
  const auto net = stack.add("main", vpc);
  stack.add("main", FlowLog(net));
  const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
  const auto other = stack.add("other", SecurityGroup(net, "Others"));
  const auto guard = stack.add("cache", SecurityGroup(net, "Cache").allow(valkey, from(around.admitted ? app : other)));
  const auto password = stack.add("cache", Secret("cache", "default").encryptedWith(stack.add("secrets", KmsKey("Secrets"))));
  ElastiCache cache = ElastiCache::valkey("8.0").replicas(around.replicas).in(around.publicly ? net.publicSubnets() : net.database()).guardedBy(guard).backups(around.kept, "03:00-04:00");
  if (around.node) cache = cache.node("cache.t4g.small");
  if (around.password) cache = cache.credentials(password);
  if (around.window) cache = cache.maintenance(*around.window);
  const auto made = stack.add("sessions", cache);
  Role role = Role("Tasks").trust("ecs-tasks.amazonaws.com");
  if (around.user) role = role.grantConnect(made);
  FargateService service = FargateService(stack.add("main", EcsCluster()), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/sessions:1.0.0", {}, {.min = 2, .max = 2, .desired = 2}).in(net.privateSubnets()).guardedBy(app);
  if (around.told) service = service.environment("CACHE", Attribute::address(made)).environment("READS", Attribute::readerAddress(made));
  stack.add("sessions", service.runAs(stack.add("app", role)));
  stack.add("full", Alarm::atLeast(Metric::memory(made), around.grown ? 101 : 80).tell(stack.add("mail", Topic("ops@example.com"))));
  return id.empty() ? countStopping(stack.model()) : countOf(stack.model(), id);
}

static_assert(count("", {}) == 0 && count("", {.replicas = 5, .told = true}) == 0 && count("", {.password = true, .user = false, .told = true}) == 0);
static_assert(count("CACHE-001", {.node = false}) == 1 && count("CACHE-001", {}) == 0);
static_assert(count("CACHE-002", {.replicas = 6}) == 1 && count("CACHE-002", {.replicas = -1}) == 1 && count("CACHE-002", {.kept = 0_days}) == 1 && count("CACHE-002", {.kept = 36_days}) == 1 && count("CACHE-002", {.replicas = 5, .kept = 35_days}) == 0);
static_assert(count("CACHE-003", {}) == 0);
static_assert(count("CACHE-004", {.oneZone = true, .replicas = 1}) == 1 && count("CACHE-004", {.oneZone = true}) == 0 && count("CACHE-004", {.replicas = 1}) == 0);
static_assert(count("SEC-104", {.password = true, .user = false}) == 1 && count("SEC-104", {}) == 0);
static_assert(count("CACHE-005", {.password = true}) == 1 && count("CACHE-005", {.password = true, .user = false}) == 0 && count("CACHE-005", {}) == 0);
static_assert(count("CACHE-006", {.user = false}) == 1 && count("CACHE-006", {.password = true, .user = false}) == 0 && count("CACHE-006", {}) == 0);

static_assert(count("CACHE-007", {.window = WeeklyWindow("sun:20:30-sun:21:29")}) == 1 && count("CACHE-007", {.window = WeeklyWindow("sat:23:30-sun:00:30")}) == 0);
static_assert(minutesOf(DailyWindow("23:30-00:30")) == 60 && minutesOf(DailyWindow("03:00-03:30")) == 30 && minutesOf(WeeklyWindow("sat:23:30-sun:00:29")) == 59);

// What databases and caches have in common.
static_assert(count("ZONE-002", {.zoneLoss = ZoneLoss::survived}) == 1 && count("ZONE-002", {.zoneLoss = ZoneLoss::survived, .replicas = 1}) == 0);
static_assert(count("RDS-029", {.window = WeeklyWindow("mon:05:00-mon:06:00")}) == 1 && count("RDS-029", {.window = WeeklyWindow("sun:20:30-sun:21:30")}) == 0);
static_assert(count("RDS-040", {.publicly = true}) == 1 && count("RDS-040", {}) == 0);
static_assert(count("NET-005", {.admitted = false}) == 1 && count("NET-005", {}) == 0);
// The way is asked for once.
static_assert(count("NET-006", {.password = true, .user = false, .admitted = false, .told = true}) == 2 && count("NET-006", {.admitted = false, .told = true}) == 0);
static_assert(count("IAM-110", {.password = true, .user = false, .told = true}) == 0);
static_assert(count("CW-101", {.grown = true}) == 1);

}  // namespace
