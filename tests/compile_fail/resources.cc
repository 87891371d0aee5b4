// SPDX-License-Identifier: Apache-2.0
// Mistakes in generated resources: what the compiler says about aggregates with designated initializers.
#include <ecia/aws/codepipeline.hpp>
#include <ecia/aws/db.hpp>
#include <ecia/aws/ecs.hpp>
#include <ecia/aws/lb.hpp>
#include <ecia/aws/route.hpp>
#include <ecia/aws/secretsmanager.hpp>
#include <ecia/aws/subnet.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/aws/wafv2.hpp>
#include <ecia/terraform/meta.hpp>

#include "case.hpp"

namespace aws = ecia::aws;
namespace tf = ecia::tf;

const aws::vpc::Attributes network{{"", "aws_vpc.main"}};
const tf::Expr<tf::list<tf::string>> blocks(std::string("var.blocks"));
const aws::ephemeral::secretsmanager_random_password::Attributes drawn{{"", "ephemeral.aws_secretsmanager_random_password.db"}};
const aws::subnet::Attributes zone{{"", "aws_subnet.a"}};
const tf::block_of<&aws::ecs_service::ordered_placement_strategy> any{.type = "random"};
const tf::block_of<&aws::codepipeline_webhook::filter> filter{.json_path = "$.ref", .match_equals = "main"};
using visibility = tf::block_of<&aws::wafv2_web_acl::visibility_config>;

// What the provider requires is left out. (Commas in bare braces would part the arguments of BAD: hence visibility(...).)
// expect: deleted.*Required<.*argument::\w+::vpc_id\b
void noVpc() { take(aws::subnet{.cidr_block = "10.1.1.0/24", BAD(, .vpc_id = network.id())}); }
// expect: deleted.*Required<.*argument::\w+::load_balancer_arn\b
void noBalancer() { take(aws::lb_listener{.default_action = {{.type = "forward"}}, BAD(, .load_balancer_arn = "arn:aws:...")}); }
// expect: deleted.*Required<.*argument::\w+::value\b
void noValue() { take(tf::block_of<&aws::db_parameter_group::parameter>{.name = "max_connections", BAD(, .value = "100")}); }
// expect: deleted.*RequiredBlock<.*visibility_config
void noBlock() {
  take(aws::wafv2_web_acl{
      .default_action = {{.allow = tf::empty_block}},
      .scope = "REGIONAL",
      BAD(, .visibility_config = visibility({.cloudwatch_metrics_enabled = true, .metric_name = "acl", .sampled_requests_enabled = true}))});
}

// More blocks than the provider takes: of one, of a few.
// expect: (could not convert|no matching constructor).*Block<.*health_check_<void>
void two() { take(aws::lb_target_group{.health_check = {{.path = "/"} BAD(COMMA{.path = "/up"}, )}}); }
// expect: (could not convert|no matching constructor).*Blocks<.*ordered_placement_strategy_<void>, 5
void six() { take(aws::ecs_service{.name = "orders", .ordered_placement_strategy = {any, any, any, any, any BAD(COMMA any, )}}); }
// expect: (could not convert|no matching constructor).*RequiredBlocks<.*webhook_filter_<void>, 5
void filters() {
  take(aws::codepipeline_webhook{.authentication = "IP",
                                 .filter = {filter, filter, filter, filter, filter BAD(COMMA filter, )},
                                 .name = "orders",
                                 .target_action = "Source",
                                 .target_pipeline = "orders"});
}

// Names and their order
// expect: cidr_blok
void misspelt() { take(aws::subnet{.BAD(cidr_blok, cidr_block) = "10.1.1.0/24", .vpc_id = network.id()}); }
// expect: cidr_blok
void misspeltAttribute() { take(network.BAD(cidr_blok, cidr_block)()); }
// expect: declaration order
void order() { take(aws::vpc{BAD(.instance_tenancy = "default", .cidr_block = "10.1.0.0/16"), .BAD(cidr_block, instance_tenancy) = "10.1.0.0/16"}); }

// Types
// expect: for_each takes a set or a map; write tf::toset
void eachOfList() { take(tf::ForEach(BAD(blocks, tf::toset(blocks)))); }
// expect: a list, set or map is no part of a text
void mapInText() { take(aws::subnet{.tags = {{"Name", tf::text("in ", network.BAD(tags_all, id)())}}, .vpc_id = network.id()}); }
// expect: (could not convert '10'|no viable conversion) from 'int' to '.*Value<.*string>'
void numberForText() { take(aws::vpc{.cidr_block = BAD(10, "10.1.0.0/16")}); }
// expect: conversion from 'int' to '.*Value<.*string>' is ambiguous
void zeroForText() { take(aws::vpc{.cidr_block = BAD(0, "10.1.0.0/16")}); }
// expect: deleted
void nothingForText() { take(aws::vpc{.cidr_block = BAD(nullptr, tf::null)}); }
// expect: (could not convert '.*'|no viable conversion) from 'const char ?\[5\]' to '.*Value<.*boolean>'
void textForTruth() { take(aws::vpc{.enable_dns_support = BAD("true", true)}); }
// expect: (could not convert '1'|no viable conversion) from 'int' to '.*Value<.*boolean>'
void numberForTruth() { take(aws::vpc{.enable_dns_support = BAD(1, true)}); }
// expect: (could not convert '.*'|no viable conversion) from 'const char ?\[3\]' to '.*Value<.*number>'
void textForNumber() { take(aws::vpc{.ipv4_netmask_length = BAD("16", 16)}); }
// expect: (could not convert 'true'|no viable conversion) from 'bool' to '.*Value<.*number>'
void truthForNumber() { take(aws::vpc{.ipv4_netmask_length = BAD(true, 16)}); }
// expect: (could not convert '.*'|no viable conversion) from 'char' to '.*Value<.*number>'
void letterForNumber() { take(aws::vpc{.ipv4_netmask_length = BAD('a', 16)}); }

// References
// expect: (?=.*ecia: this reference is of another kind than the attribute takes).*reference_kind_fits<ecia::aws::kind::subnet_id,
// ecia::aws::kind::nat_gateway_id>
void subnetForGateway() { take(aws::route{.nat_gateway_id = BAD(zone.id(), "nat-1"), .route_table_id = "rtb-1"}); }
// expect: this reference is of another kind than the attribute takes; use the attribute that has the kind, or tf::unchecked
void vpcAmongSubnets() { take(aws::lb{.subnets = {zone.id(), BAD(network, zone).id()}}); }
// expect: this reference is of another kind than the attribute takes
void textForKind() { take(aws::route{.nat_gateway_id = BAD(network.arn(), tf::unchecked(network.arn())), .route_table_id = "rtb-1"}); }
// expect: this reference is of another kind than the attribute takes
void arnForId() { take(aws::subnet{.vpc_id = BAD(network.arn(), network.id())}); }

// Values that Terraform keeps nowhere
// expect: this reference is ephemeral, and the attribute would keep it in the plan and the state; use a write-only attribute, password_wo for instance
void kept() { take(aws::db_instance{.instance_class = "db.t3.small", .BAD(password, password_wo) = drawn.random_password()}); }

// expect: this reference is of another kind than the attribute takes
void oneForList() { take(aws::lb{.subnets = BAD(network.id(), tf::unchecked(network.id()))}); }

// end
