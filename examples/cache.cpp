// SPDX-License-Identifier: Apache-2.0
// What no construct covers, in Terraform's own words beside constructs: a Valkey cache in the network that constructs declare, for the tasks that they run.
#include <ecia/aws/elasticache.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/subnet.hpp>
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>
#include <ecia/terraform.hpp>

using namespace ecia;

struct Sessions {
  constexpr Settings settings() const {
    return {.name = "prod", .prefix = "sessions-prod", .region = "eu-central-1", .zoneLoss = ZoneLoss::survived};
  }

  constexpr void declare(Stack& stack) const {
    const auto place = stack.module("network");
    const auto net = place.add("main", Vpc<"10.2.0.0/16">.azs(2).natPerAz());
    place.add("main", FlowLog(net));
    const auto app = place.add("app", SecurityGroup(net, "Tasks"));
    place.add("cache", SecurityGroup(net, "Cache").allow(tcp(6379), from(app)).nothingOut());
    const auto cluster = stack.add("main", EcsCluster());
    stack.add("sessions", FargateService(cluster, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/sessions:1.4.2", {}, {.min = 2, .max = 2, .desired = 2})
                              .in(net.privateSubnets()).guardedBy(app)
                              .environment("CACHE_HOST", Attribute::of("module.data.aws_elasticache_replication_group.cache.primary_endpoint_address")));

    stack.terraform([](tf::Configuration& configuration) {
      auto &data = configuration.module("data"), &network = configuration.module("network");
      const auto subnets = data.add("cache", aws::elasticache_subnet_group{
                                                 .name = "sessions-prod-cache",
                                                 .subnet_ids = {network.get<aws::subnet>("database_1a").id(), network.get<aws::subnet>("database_1b").id()}});
      data.add("cache", aws::elasticache_replication_group{.at_rest_encryption_enabled = "true",
                                                                 .automatic_failover_enabled = true,
                                                                 .description = "Sessions of the shop",
                                                                 .engine = "valkey",
                                                                 .engine_version = "8.0",
                                                                 .multi_az_enabled = true,
                                                                 .node_type = "cache.t4g.small",
                                                                 .num_cache_clusters = 2,
                                                                 .port = 6379,
                                                                 .replication_group_id = "sessions-prod",
                                                                 .security_group_ids = {network.get<aws::security_group>("cache").id()},
                                                                 .subnet_group_name = subnets.name(),
                                                                 .transit_encryption_enabled = true});
    });
  }
};

int main(int argc, char** argv) { return synth<Sessions>(argc, argv); }
