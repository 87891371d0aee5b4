// SPDX-License-Identifier: Apache-2.0
// What constructs write where AWS does something else than one would think.
#include <catch.hpp>
#include <ecia/expand/stack.hpp>

#include "module_text.hpp"

using namespace ecia;

namespace {
/// The resources of the root module of a stack that has constructs of some kinds.
template <class Kind, class Declare>
nlohmann::json resources(Declare declare) {
  Stack stack({.name = "test", .prefix = "test", .region = "eu-central-1"});
  declare(stack);
  tf::Configuration configuration;
  expand::expand<Model::setOf<Kind>()>(stack, configuration, expand::State::asDeclared);
  return test::module(configuration, "").at("resource");
}
}  // namespace

TEST_CASE("SNS takes no condition for what EventBridge publishes, and one for other services") {
  const auto made = resources<Topic>([](Stack& stack) { stack.add("events", Topic("ops@example.com").publishedBy("events.amazonaws.com").publishedBy("budgets.amazonaws.com")); });
  const auto policy = made.at("aws_sns_topic_policy").at("events").at("policy").get<std::string>();
  const auto statement = [&](const std::string& service) {
    const auto at = policy.find("\"Sid\" = \"" + service + "\"");
    REQUIRE(at != std::string::npos);
    return policy.substr(at, policy.find("{\"Sid\"", at) - at);
  };
  CHECK(statement("events").find("Condition") == std::string::npos);
  CHECK(statement("budgets").find("aws:SourceAccount") != std::string::npos);
  CHECK(statement("cloudwatch").find("aws:SourceAccount") != std::string::npos);
}
