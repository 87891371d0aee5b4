// SPDX-License-Identifier: Apache-2.0
// Meta-arguments: count, for_each, depends_on, lifecycle, provisioners; providers, backends, and calls of modules that others keep.
#include <catch.hpp>
#include <ecia/aws/internet.hpp>
#include <ecia/aws/sqs.hpp>
#include <ecia/aws/subnet.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/terraform/configuration.hpp>
#include <ecia/terraform/function.hpp>
#include <ecia/terraform/problem.hpp>
#include <nlohmann/json.hpp>

#include "module_text.hpp"

using namespace ecia;
using nlohmann::json;
using test::module;

TEST_CASE("meta-arguments are bare, and only there when given") {
  tf::Configuration configuration;
  configuration.require({"aws", "hashicorp/aws", "~> 5.0"});
  auto& network = configuration.module("network");
  const auto gateway = network.add("main", aws::internet_gateway{});
  network.add("main", aws::vpc{.cidr_block = "10.0.0.0/16"},
              {.count = 2,
               .depends_on = {gateway},
               .lifecycle = {.create_before_destroy = true, .ignore_changes = {tf::ignore(&aws::vpc::tags)}},
               .provider_alias = "us_east_1"});
  const auto text = module(configuration, "network");
  const auto& vpc = text["resource"]["aws_vpc"]["main"];
  CHECK(vpc["depends_on"] == json::array({"aws_internet_gateway.main"}));
  CHECK(vpc["provider"] == "aws.us_east_1");
  CHECK(vpc["count"] == 2);
  CHECK(vpc["lifecycle"] == json::parse(R"({"create_before_destroy": true, "ignore_changes": ["tags"]})"));
  CHECK(text["resource"]["aws_internet_gateway"]["main"] == json::object());
  CHECK(text["terraform"]["required_providers"]["aws"]["configuration_aliases"] == json::array({"aws.us_east_1"}));
  CHECK(module(configuration, "")["module"]["network"]["providers"] == json::parse(R"({"aws": "aws", "aws.us_east_1": "aws.us_east_1"})"));
}

TEST_CASE("an object is made for each of a set, a map or an expression") {
  tf::Configuration configuration;
  auto& root = configuration.root();
  const auto names = root.variable<tf::set<tf::string>>("names", {});
  const auto count = root.variable<tf::number>("queues", {});
  root.add("literal", aws::sqs_queue{.name = tf::each_value}, {.for_each = {"a", "${b}"}});
  root.add("set", aws::sqs_queue{.name = tf::each_value}, {.for_each = names});
  root.add("map", aws::sqs_queue{.name = tf::each_value}, {.for_each = tf::Value<tf::map<tf::string>>{{"a", "b"}}});
  root.add("counted", aws::sqs_queue{}, {.count = count});
  root.add("none", aws::sqs_queue{}, {.count = 0});
  const auto queues = module(configuration, "")["resource"]["aws_sqs_queue"];
  CHECK(queues["literal"]["for_each"] == "${toset([\"a\", \"$${b}\"])}");
  CHECK(queues["set"]["for_each"] == "${var.names}");
  CHECK(queues["map"]["for_each"] == json{{"a", "b"}});
  CHECK(queues["counted"]["count"] == "${var.queues}");
  CHECK(queues["none"]["count"] == 0);
}

TEST_CASE("of several objects one is referred to by its key, from other modules too") {
  tf::Configuration configuration;
  auto &root = configuration.root(), &app = configuration.module("app");
  const auto counted = app.add("counted", aws::sqs_queue{}, {.count = 2});
  const auto keyed = app.add("keyed", aws::sqs_queue{}, {.for_each = {"a b", "${c}"}});
  app.add("same", aws::sqs_queue{.name = tf::instance(counted, tf::count_index).name()}, {.count = 2});
  app.add("each", aws::sqs_queue{.name = tf::instance(keyed, tf::each_key).name()}, {.for_each = {"a b"}});
  root.output("first", tf::instance(counted, 0).arn());
  root.output("named", tf::instance(keyed, "a b").arn());
  root.output("other", tf::instance(keyed, "a/b").arn());
  root.output("escaped", tf::instance(keyed, "${c}").arn());
  const auto root_text = module(configuration, ""), text = module(configuration, "app");
  CHECK(text["resource"]["aws_sqs_queue"]["same"]["name"] == "${aws_sqs_queue.counted[count.index].name}");
  CHECK(text["resource"]["aws_sqs_queue"]["each"]["name"] == "${aws_sqs_queue.keyed[each.key].name}");
  CHECK(root_text["output"]["first"]["value"] == "${module.app.sqs_queue_counted_0__arn}");
  CHECK(text["output"]["sqs_queue_counted_0__arn"]["value"] == "${aws_sqs_queue.counted[0].arn}");
  CHECK(text["output"]["sqs_queue_keyed__a_b___arn"]["value"] == "${aws_sqs_queue.keyed[\"a b\"].arn}");
  CHECK(text["output"]["sqs_queue_keyed__a_b___arn_app"]["value"] == "${aws_sqs_queue.keyed[\"a/b\"].arn}");
  CHECK(text["output"]["sqs_queue_keyed_____c____arn"]["value"] == "${aws_sqs_queue.keyed[\"$${c}\"].arn}");
  CHECK(tf::problemsOf(configuration).empty());
  CHECK_THROWS_WITH(tf::instance(keyed, root.variable("key", {})), test::ContainsSubstring("aws_sqs_queue.keyed has the key var.key, which is not known in every module"));
  root.output("keyless", counted.arn());
  const auto problems = tf::problemsOf(configuration);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].rule == "TF-009");
  CHECK(problems[0].sentence == "module.app.aws_sqs_queue.counted is made several times, and its arn is asked for without a key; write tf::instance(..., 0) or tf::instance(..., \"key\")");
}

TEST_CASE("what is counted is counted once, and not below nothing") {
  tf::Configuration configuration;
  auto& root = configuration.root();
  CHECK_THROWS_WITH(root.add("both", aws::sqs_queue{}, {.count = 1, .for_each = {"a"}}), "aws_sqs_queue.both has count and for_each; write one of them");
  CHECK_THROWS_WITH(root.add("less", aws::sqs_queue{}, {.count = -1}), "aws_sqs_queue.less is counted -1 times; write 0 or more");
  CHECK_THROWS_WITH(root.variable("version", {}), "'version' is a word of Terraform's own and no name for a variable; write another");
}

TEST_CASE("a provider besides the default one is declared once, and handed to the modules that need it") {
  tf::Configuration configuration;
  configuration.require({"aws", "hashicorp/aws", "~> 5.0"});
  configuration.require({"random", "hashicorp/random", "~> 3.0"});
  auto& app = configuration.module("app");
  app.add("far", aws::sqs_queue{}, {.provider_alias = "ireland"});
  const auto problems = tf::problemsOf(configuration);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].rule == "TF-010");
  CHECK(problems[0].sentence == "module.app.aws_sqs_queue.far is made by aws.ireland, and nothing declares that; write configuration.provider({.alias = \"ireland\", ...}), or leave the alias out");
  configuration.provider({.alias = "ireland", .arguments = {{"region", "eu-west-1"}}, .name = "aws"});
  CHECK(tf::problemsOf(configuration).empty());
  CHECK(module(configuration, "")["provider"]["aws"] == json::parse(R"([{"alias": "ireland", "region": "eu-west-1"}])"));
  CHECK(module(configuration, "")["module"]["app"]["providers"] == json::parse(R"({"aws": "aws", "aws.ireland": "aws.ireland", "random": "random"})"));
  CHECK(module(configuration, "app")["terraform"]["required_providers"]["aws"]["configuration_aliases"] == json{"aws.ireland"});
  CHECK_FALSE(module(configuration, "app")["terraform"]["required_providers"]["random"].contains("configuration_aliases"));
  CHECK_THROWS_WITH(configuration.provider({.alias = "ireland", .name = "aws"}), test::StartsWith("the provider aws.ireland is declared twice"));
}

TEST_CASE("a module that somebody else keeps is called, and its outputs are values") {
  tf::Configuration configuration;
  configuration.require({"aws", "hashicorp/aws", "~> 5.0"});
  auto &root = configuration.root(), &app = configuration.module("app");
  const auto key = app.add("main", aws::sqs_queue{.name = "q"});
  const auto vpc = root.call("vpc", {.arguments = {{"cidr", "10.9.0.0/16"}, {"enable_nat_gateway", true}, {"name", tf::text("${", key.name())}, {"azs", tf::tuple({"a", "b"})}, {"rules", tf::tuple({tf::object({{"port", 443}, {"from", tf::tuple({key.name()})}}), tf::object({})})}},
                                     .depends_on = {key},
                                     .source = "terraform-aws-modules/vpc/aws",
                                     .version = "5.8.1"});
  app.add("main", aws::subnet{.cidr_block = "10.9.0.0/24", .vpc_id = vpc.output<aws::kind::vpc_id>("vpc_id")});
  root.output("subnets", vpc.output<tf::list<tf::string>>("private_subnets"));
  const auto replicas = app.call("replica", {.for_each = {"a"}, .providers = {{"aws", "aws.ireland"}}, .source = "./replica"});
  root.output("replica", tf::instance(replicas, "a").output("arn"));
  const auto text = module(configuration, ""), child = module(configuration, "app");
  CHECK(text["module"]["vpc"] == json::parse(R"({"azs": ["a", "b"], "cidr": "10.9.0.0/16", "depends_on": ["module.app.sqs_queue_main_completed"], "enable_nat_gateway": true,
                                                 "name": "$${${module.app.sqs_queue_main_name}", "rules": [{"from": ["${module.app.sqs_queue_main_name}"], "port": 443}, {}], "source": "terraform-aws-modules/vpc/aws", "version": "5.8.1"})"));
  CHECK(text["module"]["app"]["source"] == "./modules/app");
  CHECK(text["module"]["app"]["module_vpc_vpc_id"] == "${module.vpc.vpc_id}");
  CHECK(child["resource"]["aws_subnet"]["main"]["vpc_id"] == "${var.module_vpc_vpc_id}");
  CHECK(text["output"]["subnets"]["value"] == "${module.vpc.private_subnets}");
  CHECK(child["module"]["replica"] == json::parse(R"({"for_each": "${toset([\"a\"])}", "providers": {"aws": "aws.ireland"}, "source": "./replica"})"));
  CHECK(child["terraform"]["required_providers"]["aws"]["configuration_aliases"] == json{"aws.ireland"});
  CHECK(text["module"]["app"]["providers"]["aws.ireland"] == "aws.ireland");
  CHECK(text["output"]["replica"]["value"] == "${module.app.module_replica__a___arn}");
  root.moved("aws_vpc.main", "module.vpc.aws_vpc.this[0]");
  app.moved("aws_sqs_queue.old", "module.replica.aws_sqs_queue.this");
  root.importExisting("module.vpc.aws_subnet.public[0]", "subnet-0123456789abcdef0");
  CHECK(tf::problemsOf(configuration).size() == 1);  // that nothing declares aws.ireland
  CHECK_THROWS_WITH(root.call("vpc", {.source = "./vpc"}), "module.vpc is declared twice; give one of them another name");
  CHECK_THROWS_WITH(root.call("app", {.source = "./app"}), "module.app is declared twice; give one of them another name");
  CHECK_THROWS_WITH(configuration.module("vpc"), "module.vpc is declared twice; give one of them another name");
  CHECK_THROWS_WITH(root.call("spread", {.arguments = tf::unchecked("var.all"), .source = "./spread"}),
                    "the arguments of module.spread are an expression, and Terraform takes them one by one only; write {{\"name\", value}, ...}");
  CHECK_THROWS_WITH(root.call("other", {.arguments = {{"version", "1"}}, .source = "./other"}),
                    "module.other has the argument 'version', which every call has; write .version = ... beside .arguments");
}

TEST_CASE("a backend is declared once") {
  tf::Configuration configuration;
  configuration.backend({.arguments = {{"path", "a.tfstate"}}, .type = "local"});
  CHECK_THROWS_WITH(configuration.backend({.type = "s3"}), "the backend is declared twice, as local and as s3; leave one out, of configuration.backend(...) and stack.keepState(...)");
  CHECK(module(configuration, "")["terraform"]["backend"] == json::parse(R"({"local": {"path": "a.tfstate"}})"));
  configuration.keepStateHere();
  CHECK_FALSE(module(configuration, "")["terraform"].contains("backend"));
}

TEST_CASE("an object waits for others of any module") {
  tf::Configuration configuration;
  auto &root = configuration.root(), &app = configuration.module("app"), &data = configuration.module("data");
  const auto own = root.add("root", aws::sqs_queue{});
  const auto far = data.add("data", aws::sqs_queue{});
  const auto near = app.add("near", aws::sqs_queue{});
  app.add("app", aws::sqs_queue{}, {.depends_on = {near, own, far}});
  root.add("last", aws::sqs_queue{}, {.depends_on = {own, far}});
  const auto written = module(configuration, "");
  CHECK(module(configuration, "app")["resource"]["aws_sqs_queue"]["app"]["depends_on"] == json{"aws_sqs_queue.near", "var.sqs_queue_root_completed", "var.sqs_queue_data_completed"});
  CHECK(module(configuration, "app")["variable"]["sqs_queue_root_completed"]["type"] == "bool");
  CHECK(module(configuration, "data")["output"]["sqs_queue_data_completed"]["value"] == "${aws_sqs_queue.data != null}");
  CHECK(written["module"]["app"]["sqs_queue_root_completed"] == "${aws_sqs_queue.root != null}");
  CHECK(written["module"]["app"]["sqs_queue_data_completed"] == "${module.data.sqs_queue_data_completed}");
  CHECK(written["resource"]["aws_sqs_queue"]["last"]["depends_on"] == json{"aws_sqs_queue.root", "module.data.sqs_queue_data_completed"});
  CHECK_THROWS_WITH(app.add("replaced", aws::sqs_queue{}, {.lifecycle = {.replace_triggered_by = {far}}}),
                    "module.app.aws_sqs_queue.replaced is replaced with module.data.aws_sqs_queue.data, which is of another module; write one of the same");
}

TEST_CASE("provisioners keep their order and their labels") {
  tf::Configuration configuration;
  configuration.root().add("main", aws::vpc{.cidr_block = "10.0.0.0/16"},
                           {.provisioner = {{.arguments = {{"command", "echo made"}}, .type = "local-exec"},
                                            {.arguments = {{"command", "echo gone"}}, .on_destroy = true, .type = "local-exec"}}});
  CHECK(module(configuration, "")["resource"]["aws_vpc"]["main"]["provisioner"] ==
        json::parse(R"([{"local-exec": {"command": "echo made"}}, {"local-exec": {"command": "echo gone", "when": "destroy"}}])"));
}
