// Written by convert from cdk.tf.json, once: it is yours to change.
#include <ecia/aws/acm.hpp>
#include <ecia/aws/ami.hpp>
#include <ecia/aws/availability.hpp>
#include <ecia/aws/cloudwatch.hpp>
#include <ecia/aws/db.hpp>
#include <ecia/aws/dynamodb.hpp>
#include <ecia/aws/iam.hpp>
#include <ecia/aws/instance.hpp>
#include <ecia/aws/route53.hpp>
#include <ecia/aws/s3.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/sqs.hpp>
#include <ecia/aws/subnet.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>
#include <ecia/terraform.hpp>

using namespace ecia;

struct ShopProdStack {
  constexpr Settings settings() const { return {
      .name = "shop-prod",
      .prefix = "shop-prod",
      .region = "eu-central-1",
      .account = "123456789012",
      .tags = {{"Team", "shop"}},
      .stackTag = false}; }

  constexpr void declare(Stack& stack) const {
    stack.terraform([](tf::Configuration& configuration) {
      auto& root = configuration.root();
      configuration.backend({
          .arguments = {{"bucket", "shop-state"}, {"encrypt", true}, {"key", "prod.tfstate"}, {"region", "eu-central-1"}},
          .type = "s3"});
      configuration.provider({.alias = "edge", .arguments = {{"region", "us-east-1"}}, .name = "aws"});
      const auto password = root.variable("password", {.description = "Of the database", .sensitive = true});
      const auto sizes = root.variable<tf::map<tf::string>>("sizes", {.default_value = tf::Value<tf::map<tf::string>>({
          {"large", "t3.large"},
          {"small", "t3.small"}})});
      const auto stage = root.local("stage", tf::Value<tf::string>("prod"));
      const auto ami = root.add("ami", aws::data::ami{
          .filter = {{.name = "name", .values = {"al2023-ami-2023.*-x86_64"}}},
          .most_recent = true,
          .owners = {"amazon"}});
      const auto zones = root.add("zones", aws::data::availability_zones{.state = "available"});
      const auto trust = root.add("trust", aws::data::iam_policy_document{.statement = {{
          .actions = {"sts:AssumeRole"},
          .principals = {{.identifiers = {"ec2.amazonaws.com"}, .type = "Service"}}}}});
      root.add("cert", aws::acm_certificate{.domain_name = "shop.example.com", .validation_method = "DNS"}, {
          .lifecycle = {.create_before_destroy = true},
          .provider_alias = "edge"});
      const auto db = root.add("db", aws::db_instance{
          .allocated_storage = 20,
          .engine = "mysql",
          .instance_class = "db.t3.small",
          .password = password,
          .skip_final_snapshot = true,
          .storage_encrypted = true,
          .username = "app"});
      root.add("cpu", aws::cloudwatch_metric_alarm{
          .alarm_name = "cpu",
          .comparison_operator = "GreaterThanThreshold",
          .dimensions = {{"DBInstanceIdentifier", db.identifier()}},
          .evaluation_periods = 2,
          .metric_name = "CPUUtilization",
          .namespace_ = "AWS/RDS",
          .period = 60,
          .statistic = "Average",
          .threshold = 80.5});
      root.add("orders", aws::dynamodb_table{
          .attribute = {{.name = "id", .type = "S"}, {.name = "who", .type = "S"}},
          .billing_mode = "PAY_PER_REQUEST",
          .global_secondary_index = {{.hash_key = "who", .name = "who", .projection_type = "ALL"}},
          .hash_key = "id",
          .name = "orders",
          .ttl = {{.attribute_name = "gone", .enabled = true}}});
      const auto role = root.add("role", aws::iam_role{.assume_role_policy = trust.json()});
      const auto assets = root.add("assets", aws::s3_bucket{.bucket_prefix = "shop-assets-"}, {.lifecycle = {
          .ignore_changes = {tf::ignore(&aws::s3_bucket::tags)},
          .prevent_destroy = true}});
      root.add("read", aws::iam_role_policy{
          .policy = tf::jsonencode(tf::object({
              {"Version", "2012-10-17"},
              {"Statement", tf::tuple({tf::object({
                  {"Effect", "Allow"},
                  {"Action", "s3:GetObject"},
                  {"Resource", tf::text(assets.arn(), "/*")}})})}})),
          .role = role.name()});
      root.add("write", aws::iam_role_policy{
          .policy = tf::text(
              R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":")",
              assets.arn(),
              "/in/*\"}]}"),
          .role = role.id()});
      const auto vpc = root.add("vpc", aws::vpc{.cidr_block = "10.1.0.0/16", .enable_dns_hostnames = true, .tags = {{"Name", "shop prod"}}});
      const auto subnet_0 = root.add("subnet-0", aws::subnet{
          .availability_zone = tf::call<tf::string>("element", zones.names(), 0),
          .cidr_block = tf::call<tf::string>("cidrsubnet", vpc.cidr_block(), 8, 0),
          .vpc_id = vpc.id()});
      const auto web = root.add("web", aws::security_group{
          .description = "Web",
          .egress = {{.cidr_blocks = {"0.0.0.0/0"}, .from_port = 0, .ipv6_cidr_blocks = {"::/0"}, .protocol = "-1", .to_port = 0}},
          .ingress = {{.cidr_blocks = {"0.0.0.0/0"}, .from_port = 443, .protocol = "tcp", .to_port = 443}},
          .vpc_id = vpc.id()});
      root.add("machine", aws::instance{
          .ami = ami.id(),
          .instance_type = tf::call<tf::string>("lookup", sizes, "small", "t3.micro"),
          .metadata_options = {{.http_tokens = "required"}},
          .subnet_id = subnet_0.id(),
          .timeouts = {{.create = "20m"}},
          .user_data = tf::text(R"(#!/bin/sh
echo ")", tf::Expression("HOME"), R"(" > /tmp/x
)"),
          .vpc_security_group_ids = {web.id()}}, {.count = 2});
      root.add("validation", aws::route53_record{
          .name = tf::unchecked("each.value.resource_record_name"),
          .records = {tf::unchecked("each.value.resource_record_value")},
          .ttl = 60,
          .type = tf::unchecked("each.value.resource_record_type"),
          .zone_id = "Z0123456789ABCDEFGHIJ"}, {.for_each = tf::Expression(
          "{ for key, val in tolist(aws_acm_certificate.cert.domain_validation_options): val.domain_name => val }")});
      root.add("assets-lifecycle", aws::s3_bucket_lifecycle_configuration{
          .bucket = assets.id(),
          .rule = {{.expiration = {{.days = 90}}, .filter = {{.prefix = "tmp/"}}, .id = "old", .status = "Enabled"}}});
      const auto dead = root.add("dead", aws::sqs_queue{.message_retention_seconds = 1209600});
      root.add("each", aws::sqs_queue{.name = tf::text("jobs-", tf::each_value)}, {.for_each = {"a", "b"}});
      const auto jobs = root.add("jobs", aws::sqs_queue{.redrive_policy = tf::jsonencode(tf::object({
          {"deadLetterTargetArn", dead.arn()},
          {"maxReceiveCount", 5}}))}, {.depends_on = {role}});
      root.add("subnet-1", aws::subnet{
          .availability_zone = tf::call<tf::string>("element", zones.names(), 1),
          .cidr_block = tf::call<tf::string>("cidrsubnet", vpc.cidr_block(), 8, 1),
          .vpc_id = vpc.id()});
      const auto endpoints = root.call("endpoints", {
          .arguments = {{"endpoints", tf::object({{"s3", tf::object({{"service", "s3"}})}})}, {"vpc_id", vpc.id()}},
          .source = "terraform-aws-modules/vpc/aws//modules/vpc-endpoints",
          .version = "5.8.1"});
      root.output("ends", endpoints.output<tf::any>("endpoints"));
      root.output("queue", {.description = "Where jobs go", .value = jobs.url()});
      root.output("secret", {.sensitive = true, .value = db.password()});
      root.output("where", tf::text(stage, ": ", db.address(), ":", db.port()));
      root.moved("aws_sqs_queue.old_jobs", "aws_sqs_queue.jobs");
    });
  }
};

int main(int argc, char** argv) { return synth<ShopProdStack>(argc, argv); }
