// SPDX-License-Identifier: Apache-2.0
// Sessions in a Valkey cache that survives a zone, for tasks that connect with the role they run as: no password anywhere.
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>

using namespace ecia;

struct Sessions {
  constexpr Settings settings() const {
    return {.name = "prod", .prefix = "sessions-prod", .region = "eu-central-1", .zoneLoss = ZoneLoss::survived};
  }

  constexpr void declare(Stack& stack) const {
    const auto network = stack.module("network");
    const auto net = network.add("main", Vpc<"10.2.0.0/16">.azs(2).natPerAz());
    network.add("main", FlowLog(net));
    const auto app = network.add("app", SecurityGroup(net, "Tasks"));
    const auto guard = network.add("cache", SecurityGroup(net, "Cache").allow(valkey, from(app)).nothingOut());

    const auto data = stack.module("data");
    const auto key = data.add("cache", KmsKey("Sessions"));
    const auto cache = data.add("main", ElastiCache::valkey("8.0").node("cache.t4g.small").replicas(1).in(net.database()).guardedBy(guard)
                                            .encryptedWith(key).maxmemoryPolicy("volatile-ttl").backups(7_days, "03:00-04:00").maintenance("sun:04:30-sun:05:30"));

    const auto role = stack.add("app", Role("Sessions").trust("ecs-tasks.amazonaws.com").grantConnect(cache));
    const auto cluster = stack.add("main", EcsCluster());
    const auto tasks = stack.add("sessions", FargateService(cluster, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/sessions:1.4.2", {}, {.min = 2, .max = 2, .desired = 2})
                                                 .in(net.privateSubnets()).guardedBy(app).runAs(role)
                                                 .environment("CACHE_USER", "sessions-prod-app")
                                                 .environment("CACHE_HOST", Attribute::address(cache)).environment("CACHE_READER", Attribute::readerAddress(cache)));

    const auto news = stack.add("operators", Topic("operators@example.com"));
    stack.add("cache-full", Alarm::atLeast(Metric::memory(cache), 80_percent).periods(3, 60_s).tell(news));
    stack.add("cache-evicts", Alarm::atLeast(Metric::evictions(cache), 1).periods(1, 300_s).tell(news));
    stack.output("cache", Attribute::address(cache));

    stack.reaches(tasks, cache, valkey);
    stack.neverReaches(internet, cache);
  }
};

int main(int argc, char** argv) { return synth<Sessions>(argc, argv); }
