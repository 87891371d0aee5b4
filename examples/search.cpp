// SPDX-License-Identifier: Apache-2.0
// What no construct covers, in Terraform's own words beside constructs: an OpenSearch domain in the network that constructs declare, for the tasks that they run.
#include <ecia/aws/opensearch.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/subnet.hpp>
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>
#include <ecia/terraform.hpp>

using namespace ecia;

struct Search {
  constexpr Settings settings() const {
    return {.name = "prod", .prefix = "search-prod", .region = "eu-central-1", .account = "123456789012", .zoneLoss = ZoneLoss::survived};
  }

  constexpr void declare(Stack& stack) const {
    const auto place = stack.module("network");
    const auto net = place.add("main", Vpc<"10.3.0.0/16">.azs(2).natPerAz());
    place.add("main", FlowLog(net));
    const auto app = place.add("app", SecurityGroup(net, "Tasks"));
    place.add("search", SecurityGroup(net, "Search").allow(tcp(443), from(app)).nothingOut());
    const auto role = stack.add("app", Role("Asks and writes the index").trust("ecs-tasks.amazonaws.com")
                                           .allow({"es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut"}, "arn:aws:es:eu-central-1:123456789012:domain/search-prod/*"));
    const auto cluster = stack.add("main", EcsCluster());
    stack.add("search", FargateService(cluster, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/search:1.4.2", {}, {.min = 2, .max = 2, .desired = 2})
                            .in(net.privateSubnets()).guardedBy(app).runAs(role)
                            .environment("SEARCH_HOST", Attribute::of("module.data.aws_opensearch_domain.search.endpoint")));

    stack.terraform([](tf::Configuration& configuration) {
      auto &data = configuration.module("data"), &network = configuration.module("network");
      data.add("search", aws::opensearch_domain{.cluster_config = {{.instance_count = 2,
                                                                    .instance_type = "t3.medium.search",
                                                                    .zone_awareness_config = {{.availability_zone_count = 2}},
                                                                    .zone_awareness_enabled = true}},
                                                .domain_endpoint_options = {{.enforce_https = true, .tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"}},
                                                .domain_name = "search-prod",
                                                .ebs_options = {{.ebs_enabled = true, .volume_size = 20, .volume_type = "gp3"}},
                                                .encrypt_at_rest = {{.enabled = true}},
                                                .engine_version = "OpenSearch_2.19",
                                                .node_to_node_encryption = {{.enabled = true}},
                                                .vpc_options = {{.security_group_ids = {network.get<aws::security_group>("search").id()},
                                                                 .subnet_ids = {network.get<aws::subnet>("database_1a").id(), network.get<aws::subnet>("database_1b").id()}}}});
    });
  }
};

int main(int argc, char** argv) { return synth<Search>(argc, argv); }
