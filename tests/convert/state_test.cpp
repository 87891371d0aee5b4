// SPDX-License-Identifier: Apache-2.0
// States as configurations.
#include "state.hpp"

#include <catch.hpp>
#include <stdexcept>
#include <string>

#include "small_provider.hpp"

using namespace ecia::convert;
using convert_tests::smallProvider;

namespace {

/// Of a state with these objects in the root module.
Source sourceFrom(const std::string& resources, const std::string& more = "") {
  return sourceOf(Json::parse(R"({"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {"resources": )" + resources + more + "}}}"), smallProvider(), "eu-central-1");
}

std::string object(const std::string& address, const std::string& values, const std::string& more = "") {
  const auto dot = address.find('.');
  return R"({"address": ")" + address + R"(", "mode": "managed", "type": ")" + address.substr(0, dot) + R"(", "name": ")" + address.substr(dot + 1) + R"(", "values": )" + values + more + "}";
}

}  // namespace

TEST_CASE("what was computed is left out, and so is what says nothing") {
  const auto source = sourceFrom("[" + object("x_net.a", R"({"id": "net-1", "arn": null, "name": "n", "on": false, "size": 0, "tags": {}, "tags_all": {"Team": "t"}, "zones": [], "link": [], "one": [{"to": "b"}]})") + "]");
  CHECK(source.root.at("resource").at("x_net").at("a") == Json::parse(R"({"name": "n", "on": false, "one": [{"to": "b"}]})"));
}

TEST_CASE("of arguments that exclude each other one is written: what says more, was not computed, or stands first") {
  const auto written = [](const char* values) { return sourceFrom("[" + object("x_net.a", values) + "]").root.at("resource").at("x_net").at("a"); };
  CHECK(written(R"({"name": "n", "name_prefix": "n-"})") == Json::parse(R"({"name": "n"})"));
  CHECK(written(R"({"name": "", "name_prefix": "n-"})") == Json::parse(R"({"name_prefix": "n-"})"));
  CHECK(written(R"({"label": "l", "label_id": "1"})") == Json::parse(R"({"label": "l"})"));
  CHECK(written(R"({"label": null, "label_id": "1"})") == Json::parse(R"({"label_id": "1"})"));
  CHECK(written(R"({"on": false, "zones": ["a"]})") == Json::parse(R"({"zones": ["a"]})"));
  CHECK(written(R"({"on": false, "zones": []})") == Json::parse(R"({"on": false})"));
  CHECK(written(R"({"link": [{"to": "b"}], "size": 0})") == Json::parse(R"({"link": [{"to": "b"}]})"));
  CHECK(written(R"({"link": [{"to": ""}, {"to": null}], "size": 5})").at("size") == 5);
}

TEST_CASE("user data that the state keeps as a hash is left out, and said") {
  const auto source = sourceFrom("[" + object("x_net.a", R"({"name": "n", "user_data": "639977140d662d039f2df7072ad42784856fa43f"})") + "," + object("x_net.b", R"({"user_data": "#!/bin/sh"})") + "]");
  CHECK(source.root.at("resource").at("x_net").at("a") == Json::parse(R"({"name": "n", "lifecycle": {"ignore_changes": ["user_data"]}})"));
  CHECK(source.root.at("resource").at("x_net").at("b") == Json::parse(R"({"user_data": "#!/bin/sh"})"));
  CHECK(source.notes == std::vector<std::string>{"x_net.a: the state keeps only a hash of user_data, so it is left out, and changes of it are ignored; write it for instances that are made anew"});
}

TEST_CASE("what stands in an object and is objects of its own beside it is written once") {
  const auto source = sourceFrom("[" + object("aws_route_table.a", R"({"id": "rtb-0a1b2c3d4e", "route": ["r"]})") + "," + object("aws_route_table.b", R"({"id": "rtb-0a1b2c3d4f", "route": ["r"]})") + "," +
                                 object("aws_route.r", R"({"id": "r-1", "route_table_id": "rtb-0a1b2c3d4e"})") + "]");
  CHECK(source.root.at("resource").at("aws_route_table").at("a") == Json::object());
  CHECK(source.root.at("resource").at("aws_route_table").at("b") == Json::parse(R"({"route": ["r"]})"));
  CHECK(source.root.at("resource").at("aws_route").at("r") == Json::parse(R"({"route_table_id": "${aws_route_table.a.id}"})"));
}

TEST_CASE("conflicts are lists of arguments by type") { CHECK_THROWS_WITH(parseConflicts(nlohmann::json::parse(R"({"x_net": ["name"]})")), Catch::StartsWith("the conflicts are not lists of arguments by type")); }

TEST_CASE("the id of another object becomes a reference") {
  const auto source = sourceFrom("[" + object("x_host.h", R"({"id": "h", "net_id": "net-1", "name": "net-1"})") + "," + object("x_net.a", R"({"id": "net-1", "arn": "arn:x:y:eu-central-1:1:net/1", "name": "n"})") + "," +
                                 object("x_net.b", R"({"id": "net-2", "name": "arn:x:y:eu-central-1:1:net/1"})") + "]");
  CHECK(source.root.at("resource").at("x_host").at("h") == Json::parse(R"({"name": "net-1", "net_id": "${x_net.a.id}"})"));
  CHECK(source.root.at("resource").at("x_net").at("b").at("name") == "${x_net.a.arn}");
}

TEST_CASE("two objects that hold each other's values are no circle") {
  const auto source = sourceFrom("[" + object("x_net.a", R"({"id": "net-1", "arn": "arn:x:y:eu-central-1:1:net/1", "name": "arn:x:y:eu-central-1:1:net/2"})") + "," +
                                 object("x_net.b", R"({"id": "net-2", "arn": "arn:x:y:eu-central-1:1:net/2", "name": "arn:x:y:eu-central-1:1:net/1"})") + "]");
  CHECK(source.root.at("resource").at("x_net").at("a").at("name") == "${x_net.b.arn}");
  CHECK(source.root.at("resource").at("x_net").at("b").at("name") == "arn:x:y:eu-central-1:1:net/1");
}

TEST_CASE("texts stay literals") {
  CHECK(sourceFrom("[" + object("x_net.a", R"({"name": "${HOME} %{x} $"})") + "]").root.at("resource").at("x_net").at("a").at("name") == "$${HOME} %%{x} $");
}

TEST_CASE("a secret is a variable, and its value is nowhere") {
  const auto source = sourceFrom("[" + object("x_net.a", R"({"secret": "hunter2", "name": "hidden"})", R"(, "sensitive_values": {"name": true})") + "]");
  CHECK(source.root.at("resource").at("x_net").at("a") == Json::parse(R"({"name": "${var.a_name}", "secret": "${var.a_secret}"})"));
  CHECK(source.root.at("variable").at("a_secret") == Json::parse(R"({"description": "The secret of x_net.a.", "sensitive": true, "type": "string"})"));
  CHECK(source.root.dump().find("hunter2") == std::string::npos);
  CHECK(source.root.dump().find("hidden") == std::string::npos);
}

TEST_CASE("secrets in blocks, and of types without bindings, are variables too") {
  const auto source = sourceFrom("[" + object("x_net.a", R"({"one": [{"to": "hunter2"}]})", R"(, "sensitive_values": {"one": [{"to": true}]})") + "," +
                                 object("y_key.k", R"({"id": "k", "pem": "hunter3", "parts": ["hunter4"]})", R"(, "sensitive_values": {"pem": true, "parts": [true]})") + "]");
  CHECK(source.root.at("resource").at("x_net").at("a").at("one") == Json::parse(R"([{"to": "${var.a_one_0_to}"}])"));
  CHECK(source.root.at("resource").at("y_key").at("k") == Json::parse(R"({"pem": "${var.k_pem}", "parts": ["${var.k_parts_0}"]})"));
  CHECK(source.root.dump().find("hunter") == std::string::npos);
}

TEST_CASE("modules stay modules, and what is in modules in modules moves") {
  const auto source = sourceFrom("[]", R"(, "child_modules": [{"address": "module.net", "resources": [)" + object("x_net.a", R"({"id": "net-1"})") + R"(], "child_modules": [{"address": "module.net.module.far[\"k\"]", "resources": [)" +
                                           object("x_host.h", R"({"id": "h", "net_id": "net-1"})") + "]}]}]");
  REQUIRE(source.modules.size() == 2);
  CHECK(source.modules.at("net_far__k__").at("resource").at("x_host").at("h").at("net_id") == "${module.net.x_net.a.id}");
}

TEST_CASE("objects of count and for_each get names, and move to them") {
  const auto source = sourceFrom(R"([{"address": "x_net.a[0]", "mode": "managed", "type": "x_net", "name": "a", "index": 0, "values": {}},
                                     {"address": "x_net.a[\"b.c\"]", "mode": "managed", "type": "x_net", "name": "a", "index": "b.c", "values": {}}])");
  CHECK(source.root.at("moved") == Json::parse(R"([{"from": "x_net.a[0]", "to": "x_net.a_0"}, {"from": "x_net.a[\"b.c\"]", "to": "x_net.a_b_c"}])"));
}

TEST_CASE("elements are not called as others are") {
  const auto element = [](const std::string& key) { return R"({"address": "x_net.a[\")" + key + R"(\"]", "mode": "managed", "type": "x_net", "name": "a", "index": ")" + key + R"(", "values": {"name": ")" + key + "\"}}"; };
  const auto source = sourceFrom("[" + element("b.c") + "," + element("b_c") + "," + object("x_net.a_b_c", R"({"name": "own"})") + "]");
  CHECK(source.root.at("resource").at("x_net") == Json::parse(R"({"a_b_c_": {"name": "b.c"}, "a_b_c__": {"name": "b_c"}, "a_b_c": {"name": "own"}})"));
  CHECK(source.root.at("moved") == Json::parse(R"([{"from": "x_net.a[\"b.c\"]", "to": "x_net.a_b_c_"}, {"from": "x_net.a[\"b_c\"]", "to": "x_net.a_b_c__"}])"));
}

TEST_CASE("secrets of two objects of one name are two variables") {
  const auto source = sourceFrom("[" + object("x_net.a", R"({"secret": "one"})") + "," + object("x_host.a", R"({"net_id": "n", "secret": "two"})") + "]");
  CHECK(source.root.at("resource").at("x_net").at("a").at("secret") == "${var.a_secret}");
  CHECK(source.root.at("resource").at("x_host").at("a").at("secret") == "${var.x_host_a_secret}");
  CHECK(source.root.at("variable").size() == 2);
}

TEST_CASE("the provider: the region, others of other ARNs, and the tags of all") {
  const auto source = sourceFrom("[" + object("x_net.a", R"({"arn": "arn:aws:y:eu-central-1:1:a", "tags": {"Name": "a"}, "tags_all": {"Name": "a", "Team": "t", "A": "1"}})") + "," +
                                 object("x_net.b", R"({"arn": "arn:aws:y:us-east-1:1:b", "tags": null, "tags_all": {"Team": "t"}})") + "," + object("x_net.c", R"({"arn": "arn:aws:iam::1:b"})") + "]");
  CHECK(source.root.at("provider").at("aws") == Json::parse(R"([{"region": "eu-central-1", "default_tags": {"tags": {"Team": "t"}}},
                                                               {"region": "us-east-1", "default_tags": {"tags": {"Team": "t"}}, "alias": "us_east_1"}])"));
  CHECK(source.root.at("resource").at("x_net").at("b").at("provider") == "aws.us_east_1");
  CHECK_FALSE(source.root.at("resource").at("x_net").at("c").contains("provider"));
}

TEST_CASE("outputs, and the region that most ARNs name") {
  const auto state = Json::parse(R"({"format_version": "1.0", "values": {"outputs": {"net": {"sensitive": false, "value": "arn:aws:y:eu-west-1:1:a"}, "word": {"sensitive": true, "value": "hunter2"}},
      "root_module": {"resources": [)" + object("x_net.a", R"({"arn": "arn:aws:y:eu-west-1:1:a"})") + "]}}}");
  CHECK(regionOf(state) == "eu-west-1");
  const auto source = sourceOf(state, smallProvider(), "eu-west-1");
  CHECK(source.root.at("output") == Json::parse(R"({"net": {"value": "${x_net.a.arn}"}})"));
}

TEST_CASE("a plan is no state") {
  CHECK(isState(Json::parse(R"({"format_version": "1.2", "planned_values": {}})")));
  CHECK_FALSE(isState(Json::parse(R"({"resource": {}})")));
  CHECK_THROWS_MATCHES(sourceOf(Json::parse(R"({"format_version": "1.2", "planned_values": {}})"), smallProvider(), ""), std::runtime_error,
                       test::Message("this is a plan; give the state, which `terraform show -json` without a file prints"));
}
