// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of caches.
#include "stack_case.hpp"

constexpr ElastiCache small() { return ElastiCache::valkey("8.0").node("cache.t4g.small"); }

/// A cache in the database subnets of a VPC.
constexpr Handle<ElastiCache> placed(Stack& stack, const ElastiCache& cache, Id id = "sessions", std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2).natPerAz());
  const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
  return stack.add(id, cache.in(net.database()).guardedBy(stack.add("cache", SecurityGroup(net, "Cache").allow(valkey, from(app)))), where);
}

// expect: \[CACHE-001\] ElastiCache 'sessions' is not complete; write \.node\("cache\.t4g\.small"\)\.
struct NoNode : Mumbai {
  constexpr void declare(Stack& stack) const { placed(stack, ElastiCache::valkey("8.0")BAD(, .node("cache.t4g.small")).credentials(encrypted(stack, "cache", Secret("cache", "default")))); }
};
static_assert(rule::prove<NoNode>());

// expect: \[CACHE-002\] ElastiCache 'sessions' has 6 replicas, and ElastiCache takes 0 to 5; write \.replicas\(1\) or another number within these\.
struct ManyReplicas : Mumbai {
  constexpr void declare(Stack& stack) const { placed(stack, small().replicas(BAD(6, 5)).credentials(encrypted(stack, "cache", Secret("cache", "default")))); }
};
static_assert(rule::prove<ManyReplicas>());

// expect: \[CACHE-003\] the name of ElastiCache 'sessions-of-all-who-are-visiting' is test-sessions-of-all-who-are-visiting-cache, 43 characters, and ElastiCache takes 40; write a shorter id or prefix\.
struct LongName : Mumbai {
  constexpr void declare(Stack& stack) const {
    placed(stack, small().credentials(encrypted(stack, "cache", Secret("cache", "default"))), BAD("sessions-of-all-who-are-visiting", "sessions-of-all"));
  }
};
static_assert(rule::prove<LongName>());

// expect: \[CACHE-003\] the user of caches of Role 'app-that-serves-all-who-are-visiting' is test-app-that-serves-all-who-are-visiting, 41 characters,
struct LongUser : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add(BAD("app-that-serves-all-who-are-visiting", "app"), Role("Tasks").trust("ecs-tasks.amazonaws.com").grantConnect(placed(stack, small())));
  }
};
static_assert(rule::prove<LongUser>());

// expect: \[CACHE-004\] ElastiCache 'sessions' has replicas, which are for other zones, and its subnets have one; write \.azs\(2\) or more at Vpc 'main'\.
struct OneZone : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(BAD(1, 2)).singleNat());
    const auto guard = stack.add("cache", SecurityGroup(net, "Cache"));
    stack.add("sessions", small().replicas(1).in(net.database()).guardedBy(guard).credentials(encrypted(stack, "cache", Secret("cache", "default"))));
  }
};
static_assert(rule::prove<OneZone>());

// expect: \[CACHE-005\] ElastiCache 'sessions' has the password of Secret 'cache' and users, Role 'app' for one, and ElastiCache takes either; leave \.credentials\(\.\.\.\) or \.grantConnect\(\.\.\.\) out\.
struct BothWays : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto secret = encrypted(stack, "cache", Secret("cache", "default"));
    stack.add("app", Role("Tasks").trust("ecs-tasks.amazonaws.com").grantConnect(placed(stack, small()BAD(.credentials(secret), ))));
    static_cast<void>(secret);
  }
};
static_assert(rule::prove<BothWays>());

// expect: \[NET-001\] the internet can open a connection to ElastiCache 'sessions': its SecurityGroup 'cache' admits 0\.0\.0\.0/0; admit the application's group instead, from\(app\)\.
struct OpenCache : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2).natPerAz());
    const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
    const auto guard = stack.add("cache", SecurityGroup(net, "Cache").allow(valkey, from(BAD(internet, app))));
    stack.add("sessions", small().in(net.database()).guardedBy(guard).credentials(encrypted(stack, "cache", Secret("cache", "default"))));
    static_cast<void>(app);
  }
};
static_assert(rule::prove<OpenCache>());

/// A service that is told of a cache, and runs as a role that may connect to it or not.
constexpr void tell(Stack& stack, bool admitted, bool connects, std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2).natPerAz());
  const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
  const auto other = stack.add("other", SecurityGroup(net, "Others"));
  const auto guard = stack.add("cache", SecurityGroup(net, "Cache").allow(valkey, from(admitted ? app : other)));
  const auto cache = stack.add("sessions", small().in(net.database()).guardedBy(guard));
  stack.add("other", Role("Others").trust("ec2.amazonaws.com").grantConnect(cache));
  Role may = Role("Tasks").trust("ecs-tasks.amazonaws.com");
  if (connects) may = may.grantConnect(cache);
  stack.add("sessions", FargateService(stack.add("main", EcsCluster()), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/sessions:1.0.0", {}, {.min = 1, .max = 1, .desired = 1})
                            .in(net.privateSubnets()).guardedBy(app).runAs(stack.add("app", may)).environment("CACHE", Attribute::address(cache)), where);
}

// expect: \[NET-005\] Role 'app' lets FargateService 'sessions' log in to ElastiCache 'sessions', and it does not get there: SecurityGroup 'cache' does not admit it; write \.allow\(tcp\(6379\), from\(app\)\) there\.
struct ToldAndShutOut : Mumbai {
  constexpr void declare(Stack& stack) const { tell(stack, BAD(false, true), true); }
};
static_assert(rule::prove<ToldAndShutOut>());

// expect: \[IAM-110\] FargateService 'sessions' is told the address of ElastiCache 'sessions', and Role 'app' may do nothing with it; write \.grantConnect\(cache\) there\.
struct ToldAndUnknown : Mumbai {
  constexpr void declare(Stack& stack) const { tell(stack, true, BAD(false, true)); }
};
static_assert(rule::prove<ToldAndUnknown>());

// expect: \[CACHE-007\] the backup window 03:00-03:30 of ElastiCache 'sessions' lasts 30 minutes, and ElastiCache takes 60 or more; write one such as "03:00-04:00"\.
struct HalfAnHour : Mumbai {
  constexpr void declare(Stack& stack) const { placed(stack, small().backups(7_days, BAD("03:00-03:30", "03:00-04:00")).credentials(encrypted(stack, "cache", Secret("cache", "default")))); }
};
static_assert(rule::prove<HalfAnHour>());
