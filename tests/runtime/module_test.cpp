// SPDX-License-Identifier: Apache-2.0
// Modules: values that cross their borders, names, moves, adjustments.
#include <catch.hpp>
#include <ecia/aws/db.hpp>
#include <ecia/aws/internet.hpp>
#include <ecia/aws/secretsmanager.hpp>
#include <ecia/aws/sqs.hpp>
#include <ecia/aws/subnet.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/terraform/configuration.hpp>
#include <ecia/terraform/function.hpp>
#include <ecia/terraform/json.hpp>
#include <ecia/terraform/patch.hpp>
#include <ecia/terraform/problem.hpp>
#include <ecia/terraform/remote_state.hpp>
#include <ecia/terraform/terraform_data.hpp>
#include <nlohmann/json.hpp>
#include <random>
#include <regex>
#include <source_location>

#include "module_text.hpp"

using namespace ecia;
using nlohmann::json;
using test::module;

TEST_CASE("a value travels from one module to another") {
  tf::Configuration configuration;
  const auto vpc = configuration.module("network").add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  configuration.module("app").add("main", aws::subnet{.cidr_block = "10.0.1.0/24", .vpc_id = vpc.id()});
  CHECK(module(configuration, "network")["output"]["vpc_main_id"]["value"] == "${aws_vpc.main.id}");
  const auto app = module(configuration, "app");
  CHECK(app["variable"]["vpc_main_id"]["type"] == "string");
  CHECK(app["resource"]["aws_subnet"]["main"]["vpc_id"] == "${var.vpc_main_id}");
  CHECK(module(configuration, "")["module"]["app"]["vpc_main_id"] == "${module.network.vpc_main_id}");
}

TEST_CASE("a value of the root module goes down as an argument, one of a child comes up as an output") {
  tf::Configuration configuration;
  const auto vpc = configuration.root().add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  const auto subnet = configuration.module("app").add("main", aws::subnet{.cidr_block = "10.0.1.0/24", .vpc_id = vpc.id()});
  configuration.root().output("subnet", {.value = subnet.id()});
  const auto root = module(configuration, "");
  CHECK(root["module"]["app"]["vpc_main_id"] == "${aws_vpc.main.id}");
  CHECK(root["output"]["subnet"]["value"] == "${module.app.subnet_main_id}");
  CHECK(module(configuration, "app")["output"]["subnet_main_id"]["value"] == "${aws_subnet.main.id}");
}

TEST_CASE("an output is any value, and sensitive where that is") {
  tf::Configuration configuration;
  auto& root = configuration.root();
  const auto vpc = root.add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  const auto secret = root.add("main", aws::data::secretsmanager_secret_version{.secret_id = "db"});
  const auto token = root.variable("token", {.sensitive = true});
  root.output("vpc", vpc.id());
  root.output("text", "a literal");
  root.output("number", 3);
  root.output("blocks", tf::Value<tf::list<tf::string>>{"10.0.0.0/16", vpc.cidr_block()});
  root.output("described", {.description = "The VPC.", .value = tf::text("vpc ", vpc.id())});
  root.output("secret", secret.secret_string());
  root.output("hidden", tf::text("Bearer ", token));
  root.output("shown", tf::call<tf::string>("nonsensitive", secret.secret_string()));
  root.output("through", root.local("secret", tf::Value<tf::string>(secret.secret_string())));
  const auto outputs = module(configuration, "")["output"];
  CHECK(outputs["vpc"] == json{{"value", "${aws_vpc.main.id}"}});
  CHECK(outputs["text"] == json{{"value", "a literal"}});
  CHECK(outputs["number"] == json{{"value", 3}});
  CHECK(outputs["blocks"]["value"] == json{"10.0.0.0/16", "${aws_vpc.main.cidr_block}"});
  CHECK(outputs["described"] == json{{"description", "The VPC."}, {"value", "vpc ${aws_vpc.main.id}"}});
  for (const char* name : {"secret", "hidden", "through"}) CHECK(outputs[name]["sensitive"] == true);
  CHECK_FALSE(outputs["shown"].contains("sensitive"));
}

TEST_CASE("what is kept nowhere travels as what is kept nowhere") {
  tf::Configuration configuration;
  auto& security = configuration.module("security");
  const auto drawn = security.add("db", aws::ephemeral::secretsmanager_random_password{.password_length = 32});
  const auto token = configuration.root().variable<tf::ephemeral<tf::string>>("token", {});
  const auto given = security.local("given", token);
  auto& data = configuration.module("data");
  data.add("main", aws::db_instance{.instance_class = "db.t3.small", .password_wo = drawn.random_password(), .password_wo_version = 1});
  data.add("other", aws::db_instance{.instance_class = "db.t3.small", .password_wo = token, .password_wo_version = 1});
  data.add("third", aws::secretsmanager_secret_version{.secret_id = "db", .secret_string_wo = tf::Json::object({{"token", given}}), .secret_string_wo_version = 1});
  const auto written = module(configuration, "security");
  CHECK(written["ephemeral"]["aws_secretsmanager_random_password"]["db"]["password_length"] == 32);
  CHECK(written["output"]["secretsmanager_random_password_db_random_password"] ==
        json({{"description", "ephemeral.aws_secretsmanager_random_password.db.random_password"}, {"ephemeral", true}, {"sensitive", true}, {"value", "${ephemeral.aws_secretsmanager_random_password.db.random_password}"}}));
  const auto variables = module(configuration, "data")["variable"];
  CHECK(variables["secretsmanager_random_password_db_random_password"]["ephemeral"] == true);
  CHECK(variables["token"]["ephemeral"] == true);
  CHECK(variables["local_given"]["ephemeral"] == true);
  CHECK(module(configuration, "")["variable"]["token"] == json({{"ephemeral", true}, {"type", "string"}}));
}

TEST_CASE("what is kept nowhere does not get where it would be kept") {
  tf::Configuration configuration;
  auto& root = configuration.root();
  const auto drawn = root.add("db", aws::ephemeral::secretsmanager_random_password{});
  CHECK_THROWS_WITH(root.output("password", drawn.random_password()), test::ContainsSubstring("output.password is ephemeral"));
  CHECK_THROWS_WITH(root.add("db", aws::secretsmanager_secret_version{.secret_id = "db", .secret_string = tf::Json::object({{"password", drawn.random_password()}})}),
                    test::ContainsSubstring("aws_secretsmanager_secret_version.db.secret_string would keep an ephemeral value") && test::ContainsSubstring("write-only argument, secret_string_wo"));
  CHECK_THROWS_WITH(root.add("db", aws::sqs_queue{.tags = {{"password", tf::unchecked(drawn.random_password())}}}), test::ContainsSubstring("aws_sqs_queue.db.tags would keep an ephemeral value"));
  root.output("gone", tf::call<tf::string>("ephemeralasnull", drawn.random_password()));
  root.add("read", aws::ephemeral::secretsmanager_secret_version{.secret_id = tf::unchecked(drawn.random_password())});
}

TEST_CASE("what is kept nowhere needs a Terraform that can") {
  tf::Configuration old("1.9"), between("1.10"), young("1.11");
  CHECK_THROWS_WITH(old.root().add("db", aws::ephemeral::secretsmanager_random_password{}), "ephemeral.aws_secretsmanager_random_password.db needs Terraform 1.10, and this stack supports 1.9; write .terraform = \"1.10\" in its settings");
  CHECK_THROWS_WITH(old.root().variable<tf::ephemeral<tf::string>>("token", {}), test::ContainsSubstring("var.token needs Terraform 1.10"));
  const auto drawn = between.root().add("db", aws::ephemeral::secretsmanager_random_password{});
  CHECK_THROWS_WITH(between.root().add("db", aws::secretsmanager_secret_version{.secret_id = "db", .secret_string_wo = drawn.random_password()}), test::ContainsSubstring("aws_secretsmanager_secret_version.db.secret_string_wo needs Terraform 1.11"));
  young.root().add("db", aws::ephemeral::secretsmanager_random_password{});
  young.root().add("db", aws::secretsmanager_secret_version{.secret_id = "db", .secret_string_wo = "text"});
}

TEST_CASE("a variable has the type of its declaration, or what is written") {
  tf::Configuration configuration;
  auto& root = configuration.root();
  root.variable("name", {});
  root.variable<tf::list<tf::string>>("names", {});
  root.variable<tf::boolean>("flag", {});
  root.variable<tf::any>("rows", {.type = "list(object({ name = string }))"});
  const auto variables = module(configuration, "")["variable"];
  CHECK(variables["name"]["type"] == "string");
  CHECK(variables["names"]["type"] == "list(string)");
  CHECK(variables["flag"]["type"] == "bool");
  CHECK(variables["rows"]["type"] == "list(object({ name = string }))");
}

TEST_CASE("names of variables, outputs, local values and checks are taken once") {
  tf::Configuration configuration;
  auto& app = configuration.module("app");
  const auto vpc = app.add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  const auto twice = [](const std::string& path) { return "module.app." + path + " is declared twice; give one of them another name"; };
  app.output("id", vpc.id());
  CHECK_THROWS_WITH(app.output("id", vpc.arn()), twice("output.id"));
  app.variable("id", {.default_value = tf::Value<tf::string>("a")});
  CHECK_THROWS_WITH(app.variable("id", {.default_value = tf::Value<tf::string>("a")}), twice("var.id"));
  app.local("id", tf::Value<tf::string>("a"));
  CHECK_THROWS_WITH(app.local("id", tf::Value<tf::string>("b")), twice("local.id"));
  const tf::Condition condition{tf::call<tf::boolean>("tobool", vpc.enable_dns_support()), "DNS is on."};
  app.check("dns", condition);
  CHECK_THROWS_WITH(app.check("dns", condition), twice("check.dns"));
}

TEST_CASE("a name that a module's own output or variable has is not taken for a value that travels") {
  tf::Configuration configuration;
  auto &root = configuration.root(), &network = configuration.module("network"), &app = configuration.module("app");
  const auto vpc = network.add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  network.output("vpc_main_id", vpc.arn());
  app.variable("vpc_main_id", {.default_value = tf::Value<tf::string>("other")});
  app.add("main", aws::subnet{.cidr_block = "10.0.1.0/24", .vpc_id = vpc.id()});
  root.output("vpc", vpc.id());
  CHECK(module(configuration, "network")["output"]["vpc_main_id"]["value"] == "${aws_vpc.main.arn}");
  CHECK(module(configuration, "network")["output"]["vpc_main_id_network"]["value"] == "${aws_vpc.main.id}");
  CHECK(module(configuration, "")["output"]["vpc"]["value"] == "${module.network.vpc_main_id_network}");
  CHECK(module(configuration, "app")["resource"]["aws_subnet"]["main"]["vpc_id"] == "${var.vpc_main_id_network}");
  CHECK(module(configuration, "")["module"]["app"]["vpc_main_id_network"] == "${module.network.vpc_main_id_network}");
  CHECK_THROWS_WITH(app.variable("name", {}), "module.app.var.name has no value; declare it in the root module, and use it here all the same");
}

TEST_CASE("an output of another state is a value of the kind that its reader says") {
  tf::Configuration configuration;
  const auto network = configuration.root().add("network", tf::data::terraform_remote_state{.backend = "s3", .config = {{"bucket", "shop-network-state"}, {"region", "eu-central-1"}}});
  configuration.root().add("near", aws::subnet{.cidr_block = "10.0.0.0/24", .vpc_id = network.output<aws::kind::vpc_id>("vpc_id")});
  configuration.module("app").add("main", aws::subnet{.cidr_block = "10.0.1.0/24", .vpc_id = network.output<aws::kind::vpc_id>("vpc_id")});
  const auto root = module(configuration, "");
  CHECK(root["data"]["terraform_remote_state"]["network"] == json{{"backend", "s3"}, {"config", {{"bucket", "shop-network-state"}, {"region", "eu-central-1"}}}});
  CHECK(root["resource"]["aws_subnet"]["near"]["vpc_id"] == "${data.terraform_remote_state.network.outputs.vpc_id}");
  CHECK(root["module"]["app"]["terraform_remote_state_network_outputs_vpc_id"] == "${data.terraform_remote_state.network.outputs.vpc_id}");
  CHECK(module(configuration, "app")["resource"]["aws_subnet"]["main"]["vpc_id"] == "${var.terraform_remote_state_network_outputs_vpc_id}");
  CHECK(tf::problemsOf(configuration).empty());
}

TEST_CASE("an argument of any type takes text, numbers, booleans, and what is made of them") {
  tf::Configuration configuration;
  auto& root = configuration.root();
  root.add("text", tf::terraform_data{.input = "${x}"});
  root.add("number", tf::terraform_data{.input = 3});
  root.add("yes", tf::terraform_data{.input = true});
  root.add("map", tf::terraform_data{.input = tf::Value<tf::map<tf::any>>{{"a", "b"}, {"n", 0.5}}});
  const auto data = module(configuration, "")["resource"]["terraform_data"];
  CHECK(data["text"]["input"] == "$${x}");
  CHECK(data["number"]["input"] == 3);
  CHECK(data["yes"]["input"] == true);
  CHECK(data["map"]["input"] == json{{"a", "b"}, {"n", 0.5}});
}

TEST_CASE("a function is called with references and literals") {
  tf::Configuration configuration;
  auto& root = configuration.root();
  const auto vpc = root.add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  root.local("block", tf::Value<tf::string>(tf::call<tf::string>("cidrsubnet", vpc.cidr_block(), 8, 1U)));
  root.local("text", tf::Value<tf::string>(tf::call<tf::string>("format", "%s of \"${x}\" %t", std::string("a"), true)));
  root.local("list", tf::Value<tf::string>(tf::call<tf::string>("join", ", ", tf::Value<tf::list<tf::string>>{"a", vpc.id()})));
  const auto locals = module(configuration, "")["locals"];
  CHECK(locals["block"] == "${cidrsubnet(aws_vpc.main.cidr_block, 8, 1)}");
  CHECK(locals["text"] == "${format(\"%s of \\\"$${x}\\\" %t\", \"a\", true)}");
  CHECK(locals["list"] == "${join(\", \", [\"a\", aws_vpc.main.id])}");
}

TEST_CASE("variables keep their name and type, and plain text in them is not escaped") {
  tf::Configuration configuration;
  const auto name = configuration.root().variable("queue_name", {.description = "costs $${x} \"y\"", .sensitive = true});
  configuration.module("queues").add("main", aws::sqs_queue{.name = name});
  const auto root = module(configuration, "");
  CHECK(root["variable"]["queue_name"]["description"] == "costs $${x} \"y\"");
  CHECK(root["module"]["queues"]["queue_name"] == "${var.queue_name}");
  CHECK(module(configuration, "queues")["resource"]["aws_sqs_queue"]["main"]["name"] == "${var.queue_name}");
}

TEST_CASE("two values that would travel under one name get two") {
  tf::Configuration configuration;
  const auto a = configuration.module("a").add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  const auto b = configuration.module("b").add("main", aws::vpc{.cidr_block = "10.1.0.0/16"});
  auto& app = configuration.module("app");
  app.add("one", aws::subnet{.cidr_block = "10.0.1.0/24", .vpc_id = a.id()});
  app.add("two", aws::subnet{.cidr_block = "10.1.1.0/24", .vpc_id = b.id()});
  const auto text = module(configuration, "app");
  CHECK(text["resource"]["aws_subnet"]["one"]["vpc_id"] == "${var.vpc_main_id}");
  CHECK(text["resource"]["aws_subnet"]["two"]["vpc_id"] == "${var.vpc_main_id_b}");
  CHECK(module(configuration, "")["module"]["app"]["vpc_main_id_b"] == "${module.b.vpc_main_id}");
}

TEST_CASE("a value that waits for something else waits across modules too") {
  tf::Configuration configuration;
  auto& network = configuration.module("network");
  const auto gateway = network.add("main", aws::internet_gateway{});
  const auto vpc = tf::Address::completed(network.add("main", aws::vpc{.cidr_block = "10.0.0.0/16"}), gateway);
  configuration.module("app").add("main", aws::subnet{.cidr_block = "10.0.1.0/24", .vpc_id = vpc.id()});
  CHECK(module(configuration, "network")["output"]["vpc_main_id"]["depends_on"] == json::array({"aws_internet_gateway.main"}));
}

TEST_CASE("a value that waits for something else waits within a module, and on its way from the root module") {
  tf::Configuration configuration;
  for (const std::string name : {"network", ""}) {
    auto& owner = name.empty() ? configuration.root() : configuration.module(name);
    const auto gateway = owner.add("main", aws::internet_gateway{});
    const auto vpc = tf::Address::completed(owner.add("main", aws::vpc{.cidr_block = "10.0.0.0/16"}), gateway);
    owner.add("plain", aws::subnet{.cidr_block = "10.0.1.0/24", .vpc_id = vpc.id()});
    owner.add("twice", aws::subnet{.cidr_block = "10.0.1.0/24", .tags = {{"Vpc", vpc.id()}}, .vpc_id = vpc.id()}, {.depends_on = {owner.get<aws::vpc>("main")}});
    owner.add("already", aws::subnet{.cidr_block = "10.0.1.0/24", .vpc_id = vpc.id()}, {.depends_on = {gateway}});
    // What it waits for may itself name the object.
    const auto waits = tf::Address::completed(owner.get<aws::vpc>("main"), owner.get<aws::subnet>("itself"));
    owner.add("itself", aws::subnet{.cidr_block = "10.0.1.0/24", .vpc_id = waits.id()});
    const auto subnets = module(configuration, name)["resource"]["aws_subnet"];
    CHECK(subnets["plain"] == json{{"cidr_block", "10.0.1.0/24"}, {"depends_on", {"aws_internet_gateway.main"}}, {"vpc_id", "${aws_vpc.main.id}"}});
    CHECK(subnets["twice"]["depends_on"] == json{"aws_vpc.main", "aws_internet_gateway.main"});
    CHECK(subnets["already"]["depends_on"] == json{"aws_internet_gateway.main"});
    CHECK(!subnets["itself"].contains("depends_on"));
    if (name.empty()) configuration.module("app").add("main", aws::subnet{.cidr_block = "10.0.1.0/24", .vpc_id = vpc.id()});
  }
  CHECK(module(configuration, "")["module"]["app"]["vpc_main_id"] == "${[aws_vpc.main.id, aws_internet_gateway.main.id][0]}");
  CHECK(configuration.problems().empty());
}

TEST_CASE("mistakes name the object") {
  tf::Configuration configuration;
  auto& network = configuration.module("network");
  network.add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  CHECK_THROWS_WITH(network.add("main", aws::vpc{.cidr_block = "10.0.0.0/16"}), "module.network.aws_vpc.main is declared twice; give one of the constructs another id");
  CHECK_THROWS_WITH(network.add("other", aws::vpc{.cidr_block = "\xFF"}), test::StartsWith("module.network.aws_vpc.other: the text is not valid UTF-8 at byte 0"));
  CHECK_THROWS_AS(network.add("1a", aws::vpc{.cidr_block = "10.0.0.0/16"}), Error);
  CHECK_THROWS_AS(configuration.module("../x"), Error);
}

TEST_CASE("a resource can be adjusted before it is written, by type and name") {
  tf::Configuration configuration;
  configuration.adjust<aws::vpc>("network", "main", [](aws::vpc& vpc) { vpc.enable_dns_support = false; });
  configuration.module("network").add("main", aws::vpc{.cidr_block = "10.0.0.0/16", .enable_dns_support = true});
  CHECK(module(configuration, "network")["resource"]["aws_vpc"]["main"]["enable_dns_support"] == false);
}

TEST_CASE("an adjustment that meets no resource is a problem, one after its resource too") {
  tf::Configuration configuration;
  configuration.root().add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  configuration.adjust<aws::vpc>("", "main", [](aws::vpc& vpc) { vpc.enable_dns_support = false; });
  configuration.adjust<aws::sqs_queue>("jobs", "main", [](aws::sqs_queue& queue) { queue.name = "jobs"; });
  const auto problems = tf::problemsOf(configuration);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].rule == "TF-007");
  CHECK(problems[0].sentence == "module.jobs.aws_sqs_queue.main is adjusted, and nothing adds it; there is none of its type, so add it");
  CHECK(problems[1].sentence == "aws_vpc.main is adjusted after it was added; write the adjustment before that");
}

TEST_CASE("values of what something else adds, and of nothing") {
  tf::Configuration configuration;
  auto& jobs = configuration.module("jobs");
  const auto vpc = configuration.module("network").get<aws::vpc>("main");
  jobs.add("near", aws::subnet{.cidr_block = "10.0.1.0/24", .vpc_id = vpc.id()});
  jobs.add("jobs", aws::sqs_queue{.name = configuration.root().input("queue_name")});
  configuration.module("network").get<aws::vpc>("mian");
  configuration.root().input("queue_nmae");
  configuration.module("network").add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  configuration.root().variable("queue_name", {.description = "The queue."});
  CHECK(module(configuration, "jobs")["resource"]["aws_subnet"]["near"]["vpc_id"] == "${var.vpc_main_id}");
  CHECK(module(configuration, "jobs")["resource"]["aws_sqs_queue"]["jobs"]["name"] == "${var.queue_name}");
  CHECK(module(configuration, "")["module"]["jobs"]["vpc_main_id"] == "${module.network.vpc_main_id}");
  CHECK(module(configuration, "")["module"]["jobs"]["queue_name"] == "${var.queue_name}");
  const auto problems = tf::problemsOf(configuration);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].sentence == "a value of var.queue_nmae is used, and nothing declares it; write the name of a variable of the stack, with '_' for '-'");
  CHECK(problems[1].sentence == "a value of module.network.aws_vpc.mian is used, and nothing declares it; write one that there is: module.network.aws_vpc.main");
}

TEST_CASE("of two objects of one name the line is said that is known") {
  tf::Configuration configuration;
  configuration.writtenAt(std::source_location::current());
  configuration.root().add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  configuration.writtenAt({});
  CHECK_THROWS_WITH(configuration.root().add("main", aws::vpc{.cidr_block = "10.1.0.0/16"}), test::ContainsSubstring("module_test.cpp:") && test::ContainsSubstring(": aws_vpc.main is declared twice"));
}

TEST_CASE("empty label maps are never written") {
  tf::Configuration configuration;
  const auto root = module(configuration, "");
  for (const auto& [key, value] : root.items()) CHECK((key == "//" || key == "terraform"));
}

TEST_CASE("moved, import, removed and check") {
  tf::Configuration configuration("1.7");
  auto& root = configuration.root();
  const auto vpc = root.add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  root.moved("aws_vpc.old", "aws_vpc.main");
  root.importExisting("aws_vpc.main", "vpc-1");
  root.removed("aws_subnet.gone", false);
  tf::Expression condition = vpc.id();
  condition += " != \"\"";
  root.check("made", {.condition = tf::Expr<tf::boolean>(condition), .error_message = "There is no VPC."});
  const auto text = module(configuration, "");
  CHECK(text["moved"] == json::parse(R"([{"from": "aws_vpc.old", "to": "aws_vpc.main"}])"));
  CHECK(text["import"] == json::parse(R"([{"id": "vpc-1", "to": "aws_vpc.main"}])"));
  CHECK(text["removed"] == json::parse(R"([{"from": "aws_subnet.gone", "lifecycle": {"destroy": false}}])"));
  CHECK(text["check"]["made"]["assert"][0]["condition"] == "${aws_vpc.main.id != \"\"}");
  tf::Configuration old("1.6");
  CHECK_THROWS_WITH(old.module("m").removed("aws_vpc.a", true), test::ContainsSubstring("need Terraform 1.7") && test::ContainsSubstring("terraform state rm module.m.aws_vpc.a"));
  CHECK_THROWS_AS(old.module("m").importExisting("aws_vpc.a", "vpc-1"), Error);
}

namespace {
/// The rules that are broken, each with its sentence.
std::vector<std::string> problems(tf::Configuration& configuration) {
  std::vector<std::string> lines;
  for (const auto& problem : tf::problemsOf(configuration)) lines.push_back(std::string(problem.rule) + " " + problem.sentence);
  return lines;
}
using Lines = std::vector<std::string>;
}  // namespace

TEST_CASE("moves lead from what is gone to what is there") {
  tf::Configuration configuration;
  auto& root = configuration.root();
  auto& network = configuration.module("network");
  root.add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  network.add("main", aws::vpc{.cidr_block = "10.1.0.0/16"});
  SECTION("good ones: renamed twice, into a module, a whole module, an element") {
    root.moved("aws_vpc.oldest", "aws_vpc.old");
    root.moved("aws_vpc.old", "aws_vpc.main");
    root.moved("aws_vpc.network", "module.network.aws_vpc.main");
    root.moved("module.net", "module.network");
    network.moved("aws_vpc.main", "aws_vpc.main[0]");
    CHECK(problems(configuration).empty());
  }
  SECTION("two to one address") {
    root.moved("aws_vpc.network", "module.network.aws_vpc.main");
    network.moved("aws_vpc.before", "aws_vpc.main[0]");
    CHECK(problems(configuration) == Lines{"TF-002 aws_vpc.network and module.network.aws_vpc.before both move to module.network.aws_vpc.main; give each its own address"});
  }
  SECTION("elements to addresses of their own") {
    root.moved("aws_vpc.old[0]", "aws_vpc.main");
    root.moved("aws_vpc.old[1]", "module.network.aws_vpc.main");
    CHECK(problems(configuration).empty());
  }
  SECTION("elements to elements of another resource") {
    network.moved("aws_vpc.old[0]", R"(aws_vpc.main["a]b"])");
    network.moved("aws_vpc.old[1]", R"(aws_vpc.main["\"]c"])");
    CHECK(problems(configuration).empty());
  }
  SECTION("an element to two addresses, and two elements to one") {
    root.moved("aws_vpc.old[0]", "aws_vpc.main");
    root.moved("aws_vpc.old[0]", "module.network.aws_vpc.main");
    root.moved("aws_vpc.old[1]", "aws_vpc.main");
    CHECK(problems(configuration) == Lines{"TF-002 aws_vpc.old[0] moves to aws_vpc.main and to module.network.aws_vpc.main; keep one of the moves",
                                           "TF-002 aws_vpc.old[0] and aws_vpc.old[1] both move to aws_vpc.main; give each its own address"});
  }
  SECTION("nowhere") {
    root.moved("aws_vpc.old", "aws_vpc.mian");
    CHECK(problems(configuration) == Lines{"TF-002 aws_vpc.old moves to aws_vpc.mian, which is not declared, so Terraform would destroy it; declare it, or write removed(\"aws_vpc.old\", ...)"});
  }
  SECTION("from what is still there") {
    network.moved("aws_vpc.main", "aws_vpc.other");
    network.add("other", aws::vpc{.cidr_block = "10.2.0.0/16"});
    CHECK(problems(configuration) ==
          Lines{"TF-002 module.network.aws_vpc.main moves to module.network.aws_vpc.other and is still declared; give the new object another address, or remove the move"});
  }
  SECTION("in a circle") {
    root.moved("aws_vpc.a", "aws_vpc.b");
    root.moved("aws_vpc.b", "aws_vpc.c");
    root.moved("aws_vpc.c", "aws_vpc.a");
    CHECK(problems(configuration).size() == 3);
    CHECK_THAT(problems(configuration)[0], test::StartsWith("TF-002 aws_vpc.a moves in a circle, through aws_vpc.b"));
  }
  SECTION("two ways, and to itself") {
    root.moved("aws_vpc.a", "aws_vpc.main");
    root.moved("aws_vpc.a", "module.network.aws_vpc.main");
    root.moved("aws_vpc.main", "aws_vpc.main");
    CHECK(problems(configuration) == Lines{"TF-002 aws_vpc.a moves to aws_vpc.main and to module.network.aws_vpc.main; keep one of the moves",
                                           "TF-002 aws_vpc.main moves to itself; write its new address"});
  }
}

TEST_CASE("a literal has the form of its kind, and what is unchecked has any") {
  using Vpc = tf::Value<aws::kind::vpc_id>;
  using Role = tf::Value<aws::kind::role_arn>;
  CHECK_NOTHROW(Vpc("vpc-0123456789abcdef0"));
  CHECK_NOTHROW(Vpc(tf::unchecked("anything")));
  CHECK_NOTHROW(tf::Value<aws::kind::bucket_name>("names have no form"));
  CHECK_NOTHROW(Role("arn:aws-cn:iam::123456789012:role/service-role/x"));
  CHECK_THROWS_WITH(Vpc("subnet-1"), "'subnet-1' has not the form vpc-* that the argument takes; write one that has, or tf::unchecked(...)");
  CHECK_THROWS_AS(Role(std::string("arn:aws:iam::123456789012:user/x")), Error);
  CHECK_THROWS_AS(Role(std::string_view("orders")), Error);
}

TEST_CASE("the form of a literal, against another way to tell it") {
  std::mt19937 random(5);
  const auto text = [&](std::string_view letters) {
    std::string out;
    for (unsigned size = random() % 8; size > 0; --size) out += letters[random() % letters.size()];
    return out;
  };
  for (int i = 0; i < 20000; ++i) {
    const std::string form = text("ab*"), literal = text("ab");
    std::string pattern;
    for (const char c : form) pattern += c == '*' ? std::string(".*") : std::string(1, c);
    REQUIRE(matches(form, literal) == std::regex_match(literal, std::regex(pattern)));
  }
}

TEST_CASE("what is removed is gone, and what is imported is there") {
  tf::Configuration configuration("1.7");
  auto& root = configuration.root();
  configuration.module("network").add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  root.removed("module.network.aws_vpc.old", false);
  root.importExisting("module.network.aws_vpc.main[\"a.b\"]", "vpc-1");
  CHECK(problems(configuration).empty());
  configuration.module("network").removed("aws_vpc.main", true);
  root.importExisting("aws_vpc.main", "vpc-1");
  CHECK(problems(configuration) == Lines{"TF-004 the import goes to aws_vpc.main, which is not declared; declare it, or correct the address",
                                         "TF-003 module.network.aws_vpc.main is removed and still declared; take one of them out"});
}

TEST_CASE("no object refers to itself, and only arguments that it has are ignored") {
  tf::Configuration configuration;
  auto& root = configuration.root();
  const aws::vpc::Attributes own{{"", "aws_vpc.main"}}, other{{"", "aws_vpc.other"}};
  root.add("other", aws::vpc{.cidr_block = own.cidr_block()}, {.lifecycle = {.ignore_changes = {"tags[\"Owner\"]", "tags_all", tf::ignore(&aws::vpc::cidr_block)}}});
  CHECK(problems(configuration).empty());
  root.add("main", aws::vpc{.cidr_block = other.cidr_block(), .tags = {{"Self", own.arn()}}}, {.lifecycle = {.ignore_changes = {"cidr_blok"}}});
  CHECK(problems(configuration) == Lines{"TF-005 aws_vpc.main ignores changes of 'cidr_blok', and has no such argument; write tf::ignore(&aws::...), which the compiler checks",
                                         "TF-001 aws_vpc.main refers to itself, to its arn, and has no value before it is made; write the value, or 'self' in a provisioner or postcondition"});
}

TEST_CASE("a value that was given none is null, wherever it stands") {
  tf::Configuration configuration;
  auto& root = configuration.root();
  const tf::Value<tf::string> unset;
  root.add("main", aws::sqs_queue{.policy = tf::Json::object({{"a", tf::Json::of(unset)}}), .tags = {{"Name", unset}}});
  root.add("live", aws::sqs_queue{.policy = tf::Json::object({{"a", tf::Json::of(unset)}, {"b", root.variable("b", {})}})});
  root.output("one", unset);
  root.output("many", tf::tuple({unset, tf::object({}), tf::object({{"a", unset}})}));
  root.local("called", tf::Value<tf::string>(tf::call<tf::string>("coalesce", unset, "a")));
  const auto text = module(configuration, "");
  CHECK(text["resource"]["aws_sqs_queue"]["main"] == json{{"policy", R"({"a":null})"}, {"tags", {{"Name", nullptr}}}});
  CHECK(text["resource"]["aws_sqs_queue"]["live"]["policy"] == "${jsonencode({\"a\" = null, \"b\" = var.b})}");
  CHECK(text["output"]["one"]["value"] == nullptr);
  CHECK(text["output"]["many"]["value"] == json::parse(R"([null, {}, {"a": null}])"));
  CHECK(text["locals"]["called"] == "${coalesce(null, \"a\")}");
}

TEST_CASE("a patch sets, makes and removes values by JSON pointer, and changes nothing else") {
  tf::Configuration configuration;
  configuration.module("network").add("main", aws::vpc{.cidr_block = "10.0.0.0/16", .enable_dns_support = true});
  const auto before = configuration.files();
  tf::patch(configuration, "network", "/resource/aws_vpc/main/timeouts/create", "5m");
  tf::patch(configuration, "network", "/resource/aws_vpc/main/enable_dns_support", nullptr);
  auto expected = json::parse(before[1].text);
  expected["resource"]["aws_vpc"]["main"] = json::parse(R"({"cidr_block": "10.0.0.0/16", "timeouts": {"create": "5m"}})");
  const auto after = configuration.files();
  CHECK(after[0].text == before[0].text);
  CHECK(after[1].text == expected.dump(2) + "\n");
  tf::patch(configuration, "nowhere", "/x", 1);
  CHECK_THROWS_WITH(configuration.files(), "there is no module 'nowhere' to patch; write \"\" for the root module, or one that there is: network");
}

TEST_CASE("a patch that fits nothing says so") {
  tf::Configuration configuration;
  configuration.module("network").add("main", aws::vpc{.cidr_block = "10.0.0.0/16"});
  tf::patch(configuration, "network", "/resource/aws_vpc/main/cidr_block/deeper", 1);
  CHECK_THROWS_WITH(configuration.files(), test::StartsWith("the patch at /resource/aws_vpc/main/cidr_block/deeper does not fit"));
}
