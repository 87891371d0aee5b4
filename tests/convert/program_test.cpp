// SPDX-License-Identifier: Apache-2.0
// Programs made of configurations, with the bindings of a small provider.
#include "program.hpp"

#include <catch.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "small_provider.hpp"

using namespace ecia::convert;
using convert_tests::smallProvider;

namespace {

struct Converted {
  std::string text;
  std::vector<std::string> notes;
};

Converted programFrom(const std::string& json, const StackOptions& options = {.name = "prod", .region = "eu-central-1"}, const std::string& from = "") {
  Source source;
  source.root = Json::parse(json);
  const auto stack = stackOf(source, smallProvider(), options);
  return {programOf({stack}, from), stack.notes};
}

/// The statements of a program alone.
std::string statementsOf(const std::string& json) {
  const auto text = programFrom(json).text;
  const std::string begin = "auto& root = configuration.root();\n", end = "    });\n  }\n};\n";
  const auto first = text.find(begin);
  if (first == std::string::npos) return {};
  auto rest = text.substr(first + begin.size(), text.find(end) - first - begin.size());
  std::string result;
  for (std::size_t at = 0; at < rest.size();) {
    const auto line = rest.substr(at, rest.find('\n', at) - at);
    at += line.size() + 1;
    result += line.substr(6) + "\n";
  }
  return result;
}

auto contains(const std::string& text) { return test::ContainsSubstring(text); }

}  // namespace

TEST_CASE("references become handles, and what is referred to stands before") {
  CHECK(statementsOf(R"({"resource": {"x_host": {"a": {"net_id": "${x_net.main.id}", "name": "h-${x_net.main.name}"}}, "x_net": {"main": {"name": "n"}}}})") ==
        "const auto main = root.add(\"main\", x::net{.name = \"n\"});\n"
        "root.add(\"a\", x::host{.name = tf::text(\"h-\", main.name()), .net_id = main.id()});\n");
}

TEST_CASE("a reference of another kind is unchecked") {
  CHECK_THAT(statementsOf(R"({"resource": {"x_host": {"a": {"net_id": "${x_net.main.name}"}}, "x_net": {"main": {}}}})"), contains(".net_id = tf::unchecked(main.name())"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_host": {"a": {"net_id": "net-1"}, "b": {"net_id": "other"}}}})"),
             contains("{.net_id = \"net-1\"}") && contains("{.net_id = tf::unchecked(R\"(\"other\")\")}"));
}

TEST_CASE("objects that others name by a key, by another way, or in a circle") {
  CHECK_THAT(statementsOf(R"({"resource": {"x_host": {"a": {"net_id": "${x_net.main[0].id}"}}, "x_net": {"main": {"count": 2}}}})"),
             contains("const auto main = root.add(\"main\", x::net{}, {.count = 2});") && contains(".net_id = tf::instance(main, 0).id()"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_host": {"a": {"net_id": "${x_net.main[\"k\"].id}"}}, "x_net": {"main": {"for_each": "${toset([\"k\"])}", "name": "${each.key}"}}}})"),
             contains("x::net{.name = tf::each_key}, {.for_each = {\"k\"}}") && contains("tf::instance(main, \"k\").id()"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_host": {"a": {"net_id": "${x_net.main[*].id[0]}", "name": "${x_net.main.more[0].y}"}}, "x_net": {"main": {}}}})"),
             contains(".name = tf::unchecked(\"x_net.main.more[0].y\")") && contains(".net_id = tf::unchecked(\"x_net.main[*].id[0]\")"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"name": "${x_net.b.name}"}, "b": {"name": "${x_net.a.name}"}}}})"), contains("tf::unchecked(\"x_net.a.name\")"));
}

TEST_CASE("literals are what Terraform reads") {
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"name": "$${HOME} %%{x}"}}}})"), contains(".name = \"${HOME} %{x}\""));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"name": 5, "on": "true", "size": "7"}}}})"), contains("{.name = \"5\", .on = true, .size = 7}"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"name": null, "on": false, "size": 1.5}}}})"), contains("x::net{.on = false, .size = 1.5}"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"name": "%{ if true }y%{ endif }"}}}})"), contains("tf::unchecked(R\"(\"%{ if true }y%{ endif }\")\")"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"size": "${1 + 1}"}}}})"), contains(".size = tf::unchecked(\"1 + 1\")"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"size": 18446744073709551615}}}})"), contains(".size = tf::unchecked(\"18446744073709551615\")"));
}

TEST_CASE("lists, maps, blocks and values of any type") {
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"zones": ["a", "b"], "tags": {"Name": "n", "a-b": "${each.value}"}}}}})"),
             contains(".tags = {{\"Name\", \"n\"}, {\"a-b\", tf::each_value}}, .zones = {\"a\", \"b\"}"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"zones": [], "tags": {}}}}})"), contains(".tags = tf::unchecked(\"{}\"), .zones = tf::unchecked(\"[]\")"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"any": {"a": [1, "x"], "b": {"c": true}}}}}})"),
             contains(R"(.any = tf::object({{"a", tf::tuple({1, "x"})}, {"b", tf::object({{"c", true}})}}))"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"link": {"to": "x"}, "one": [{"to": "y"}]}}}})"), contains(".link = {{.to = \"x\"}}, .one = {{.to = \"y\"}}"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"link": [{"to": "x"}, {"to": "y"}]}}}})"), contains(".link = {{.to = \"x\"}, {.to = \"y\"}}"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"one": {}}}}})"), contains(".one = tf::empty_block"));
}

TEST_CASE("functions of literals, references, lists and objects are typed") {
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"name": "${join(\"-\", [\"a\", x_net.b.name, upper(\"c\")])}"}, "b": {}}}})"),
             contains(R"(.name = tf::call<tf::string>("join", "-", tf::tuple({"a", b.name(), tf::call<tf::any>("upper", "c")})))"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"name": "${jsonencode({\"a\" = \"${x_net.b.name}/*\", b = [1]})}"}, "b": {}}}})"),
             contains(R"(.name = tf::jsonencode(tf::object({{"a", tf::text(b.name(), "/*")}, {"b", tf::tuple({1})}})))"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"name": "${join(\"-\", [for x in var.xs : x])}"}}}, "variable": {"xs": {}}})"),
             contains(".name = tf::unchecked(R\"(join(\"-\", [for x in var.xs : x]))\")"));
}

TEST_CASE("meta-arguments") {
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"depends_on": ["x_net.b"], "provider": "x.far",
                              "lifecycle": {"create_before_destroy": true, "ignore_changes": ["name", "tags[\"a\"]"], "prevent_destroy": false}}, "b": {}}}})"),
             contains(".depends_on = {b}") && contains(".create_before_destroy = true, .ignore_changes = {tf::ignore(&x::net::name), R\"(tags[\"a\"])\"}") &&
                 contains(".provider_alias = \"far\"") && !contains("prevent_destroy"));
  CHECK_THAT(statementsOf(R"({"resource": {"x_net": {"a": {"lifecycle": {"ignore_changes": "all", "precondition": [{"condition": "${var.n > 1}", "error_message": "more"}]}}}}, "variable": {"n": {"type": "number"}}})"),
             contains(".ignore_changes = {\"all\"}") && contains(".precondition = {{.condition = tf::Expr<tf::boolean>(\"var.n > 1\"), .error_message = \"more\"}}"));
}

TEST_CASE("variables, locals, outputs and modules") {
  const auto text = statementsOf(R"json({
    "variable": {"name": {"type": "string", "default": "a ${b}", "description": "Of it", "sensitive": true}, "list": {"type": "list(string)"}, "shape": {"type": "object({a = string})"}},
    "locals": {"short": "${var.name}", "port": 80},
    "module": {"vpc": {"source": "./vpc", "name": "${local.short}", "for_each": "${var.shape}"}},
    "output": {"a": {"value": "${module.vpc.id}"}, "b": {"value": "${local.port}", "description": "Where", "sensitive": true}}})json");
  CHECK_THAT(text, contains("const auto name = root.variable(\"name\", {.default_value = tf::Value<tf::string>(\"a ${b}\"), .description = \"Of it\", .sensitive = true});"));
  CHECK_THAT(text, contains("root.variable<tf::list<tf::string>>(\"list\", {});"));
  CHECK_THAT(text, contains("const auto shape = root.variable<tf::any>(\"shape\", {.type = \"object({a = string})\"});"));
  CHECK_THAT(text, contains("const auto short_ = root.local(\"short\", tf::Value<tf::string>(name));") && contains("const auto port = root.local(\"port\", tf::Value<tf::number>(80));"));
  CHECK_THAT(text, contains("const auto vpc = root.call(\"vpc\", {.arguments = {{\"name\", short_}}, .for_each = shape, .source = \"./vpc\"});"));
  CHECK_THAT(text, contains("root.output(\"a\", vpc.output<tf::any>(\"id\"));") && contains("root.output(\"b\", {.description = \"Where\", .sensitive = true, .value = port});"));
}

TEST_CASE("what Terraform brings itself") {
  const auto text = statementsOf(R"({"data": {"terraform_remote_state": {"net": {"backend": "s3", "config": {"bucket": "b"}, "workspace": "w"}}},
      "resource": {"x_host": {"a": {"net_id": "${data.terraform_remote_state.net.outputs.net-id}", "name": "${terraform_data.t.output}"}}, "terraform_data": {"t": {"input": {"a": 1}}}}})");
  CHECK_THAT(text, contains("const auto net = root.add(\"net\", tf::data::terraform_remote_state{.backend = \"s3\", .config = {{\"bucket\", \"b\"}}, .workspace = \"w\"});"));
  CHECK_THAT(text, contains(".net_id = net.output<x::kind::net_id>(\"net-id\")") && contains("const auto t = root.add(\"t\", tf::terraform_data{.input = tf::object({{\"a\", 1}})});"));
  CHECK_THAT(text, contains(".name = tf::unchecked(t.output())"));
}

TEST_CASE("moves, imports, removals, backends and providers") {
  const auto text = statementsOf(R"({
    "resource": {"x_net": {"a": {}}},
    "moved": [{"from": "x_net.old", "to": "x_net.a"}], "import": {"to": "x_net.a", "id": "net-1"}, "removed": [{"from": "x_net.z", "lifecycle": {"destroy": false}}],
    "provider": {"aws": [{"region": "eu-west-1"}, {"alias": "edge", "region": "us-east-1"}], "x": {"token": "${var.t}"}},
    "variable": {"t": {"type": "string"}},
    "terraform": {"backend": {"s3": {"bucket": "b"}}, "required_providers": {"aws": {"source": "aws"}, "x": {"source": "hashicorp/x", "version": "1.0"}}, "required_version": ">= 1.5"}})");
  CHECK_THAT(text, contains("root.moved(\"x_net.old\", \"x_net.a\");") && contains("root.importExisting(\"x_net.a\", \"net-1\");") && contains("root.removed(\"x_net.z\", false);"));
  CHECK_THAT(text, contains("configuration.provider({.alias = \"edge\", .arguments = {{\"region\", \"us-east-1\"}}, .name = \"aws\"});"));
  CHECK_THAT(text, contains("configuration.require({\"x\", \"hashicorp/x\", \"1.0\"});") && contains("configuration.backend({.arguments = {{\"bucket\", \"b\"}}, .type = \"s3\"});"));
  CHECK_THAT(text, contains("configuration.provider({.arguments = {{\"token\", t}}, .name = \"x\"});"));
}

TEST_CASE("a provider may be given a variable that is declared before it") {
  const auto text = statementsOf(R"({"provider": {"x": {"token": "${var.t}"}}, "variable": {"t": {"type": "string"}}})");
  CHECK(text.find("root.variable(\"t\"") < text.find("configuration.provider("));
}

TEST_CASE("what has no type is in JSON, and said") {
  const auto program = programFrom(R"({"resource": {"x_net": {"a": {"dynamic": {"link": {"for_each": "${var.l}", "content": {"to": "x"}}}, "name": "n"}}, "y_thing": {"b/c": {"d": 1}}},
                                       "variable": {"l": {"nullable": false}}, "check": {"c": {"assert": {"condition": "${true}", "error_message": "no"}}}})");
  CHECK_THAT(program.text, contains("root.add(\"a\", x::net{.name = \"n\"});") && contains("tf::patch(configuration, \"\", \"/resource/x_net/a/dynamic\", nlohmann::json::parse("));
  CHECK_THAT(program.text, contains("tf::patch(configuration, \"\", \"/resource/y_thing/b~1c\"") && contains("\"/variable/l/nullable\", false);") && contains("\"/check\""));
  CHECK_THAT(program.text, contains("#include <ecia/terraform/patch.hpp>\n"));
  REQUIRE(program.notes.size() == 4);
  CHECK(program.notes[0] == "var.l is in raw JSON in part: 'nullable' has no type");
  CHECK(program.notes[1] == "x_net.a is in raw JSON in part: the bindings know no argument 'dynamic'");
  CHECK(program.notes[2] == "y_thing.b/c is in raw JSON: there are no bindings of y_thing");
}

TEST_CASE("an output that has no type is in JSON too") {
  const auto program = programFrom(R"({"output": {"a": {"value": {"${var.k}": 1}}}})");
  CHECK_THAT(program.text, contains("tf::patch(configuration, \"\", \"/output/a\", nlohmann::json::parse("));
  CHECK(program.notes.at(0) == "output.a is in raw JSON: the key '${var.k}' is an expression");
}

TEST_CASE("an object without what its type needs is in JSON, and so are references to it") {
  const auto program = programFrom(R"({"resource": {"x_host": {"a": {"name": "n"}}, "x_net": {"b": {"name": "${x_host.a.name}"}}}})");
  CHECK_THAT(program.text, contains("/resource/x_host/a\", nlohmann::json::parse(") && contains(".name = tf::unchecked(\"x_host.a.name\")"));
  CHECK(program.notes.at(0) == "x_host.a is in raw JSON: 'net_id' is missing");
  CHECK(programFrom(R"({"resource": {"x_net": {"b": {"lifecycle": {"ignore_changes": [5]}}}}})").notes.at(0) == "x_net.b is in raw JSON: it has not the form that Terraform reads");
}

TEST_CASE("names of C++, of the program and of several objects") {
  const auto text = statementsOf(R"({"resource": {"x_net": {"class": {}, "root": {}, "main": {}, "jobs_jobs_B51B1A61": {}}, "x_host": {"main": {"net_id": "${x_net.main.id}"},
      "c": {"net_id": "${x_net.class.id}"}, "d": {"net_id": "${x_net.root.id}"}, "e": {"net_id": "${x_net.jobs_jobs_B51B1A61.id}"}}}})");
  CHECK_THAT(text, contains("const auto class_ = root.add(\"class\"") && contains("const auto net_root = root.add(\"root\"") && contains("const auto net_main = root.add(\"main\", x::net{}"));
  CHECK_THAT(text, contains("const auto jobs_jobs = root.add(\"jobs_jobs_B51B1A61\""));
}

TEST_CASE("the settings come from the provider, or else from who converts") {
  CHECK_THAT(programFrom(R"({"provider": {"aws": {"region": "eu-west-1", "allowed_account_ids": ["123456789012"]}}})").text,
             contains(".region = \"eu-west-1\",\n") && contains("      .account = \"123456789012\",\n      .stackTag = false}; }\n"));
  CHECK_THAT(programFrom(R"({"provider": {"aws": {"region": "eu-west-1", "default_tags": [{"tags": {"Team": "shop", "A": "b"}}]}}})").text, contains(".tags = {{\"Team\", \"shop\"}, {\"A\", \"b\"}},\n") && !contains("patch"));
  CHECK_THAT(programFrom(R"({"provider": {"aws": [{"region": "${var.r}", "default_tags": [{"tags": {"a": "${var.b}"}}]}]}})").text,
             contains(".region = \"eu-central-1\"") && contains("\"/provider/aws/0/region\", \"${var.r}\");") && contains("\"/provider/aws/0/default_tags\", nlohmann::json::parse("));
  CHECK_THAT(programFrom("{}", {.name = "Shop_Prod stack", .region = "eu-west-1"}, "cdk.tf.json").text,
             contains("// Written by convert from cdk.tf.json") && contains("struct ShopProdStack {") && contains(".name = \"Shop_Prod-stack\", .prefix = \"shop-prod-stack\""));
  CHECK_THROWS_MATCHES(programFrom("{}", {.name = "prod", .region = ""}), std::runtime_error, test::Message("nothing says which region the stack is in; write --region"));
}

TEST_CASE("lists of objects are read as Terraform reads them") {
  CHECK_THAT(statementsOf(R"({"resource": [{"x_net": {"a": {"name": "n"}}}, {"x_net": [{"b": [{"name": "m"}]}]}]})"), contains("root.add(\"a\", x::net{.name = \"n\"});") && contains("root.add(\"b\", x::net{.name = \"m\"});"));
}

TEST_CASE("what is no configuration is refused") {
  CHECK_THROWS_MATCHES(programFrom(R"({"resource": 5})"), std::runtime_error, test::Message("resource is no object, and Terraform reads names and what is called so there"));
  CHECK_THROWS_MATCHES(programFrom(R"({"resource": {"x_net": "a"}})"), std::runtime_error, test::Message("resource.x_net is no object, and Terraform reads names and what is called so there"));
  CHECK_THROWS_MATCHES(programFrom(R"({"locals": ["a"]})"), std::runtime_error, test::Message("locals is a list of what is no object, and Terraform reads names and what is called so there"));
  CHECK_THROWS_MATCHES(programFrom(R"({"output": {"a": 5}})"), std::runtime_error, test::Message("output.a is no object"));
  CHECK_THROWS_AS(programFrom(R"({"moved": [{}]})"), Json::exception);
}
