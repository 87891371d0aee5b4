// SPDX-License-Identifier: Apache-2.0
// What constructs write where AWS does something else than one would think.
#include <algorithm>
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
  expand::expand<Model::setOf<Kind>()>(stack, configuration, expand::Backend::asDeclared);
  return test::module(configuration, "").at("resource");
}
}  // namespace

TEST_CASE("what runs as a role waits for the policy of the role, and not for one it has not") {
  const auto service = [](Role (*grant)(Role, Handle<Queue>)) {
    return resources<FargateService>([&](Stack& stack) {
             const auto net = stack.add("main", VpcOf("10.1.0.0/16"));
             const auto role = stack.add("app", grant(Role("Application").trust("ecs-tasks.amazonaws.com"), stack.add("jobs", Queue())));
             stack.add("app", FargateService(stack.add("main", EcsCluster()), "nginx:1.27", {}, {.min = 1, .max = 1, .desired = 1}).in(net.privateSubnets()).runAs(role));
           })
        .at("aws_ecs_service").at("app").value("depends_on", nlohmann::json::array());
  };
  const auto waitsFor = [](const nlohmann::json& list, const char* what) { return std::ranges::find(list, what) != list.end(); };
  CHECK(waitsFor(service([](Role role, Handle<Queue> jobs) { return role.grantSend(jobs); }), "aws_iam_role_policy.app"));
  CHECK_FALSE(waitsFor(service([](Role role, Handle<Queue>) { return role.managed("AmazonSSMReadOnlyAccess"); }), "aws_iam_role_policy.app"));
}

TEST_CASE("a target group has a name that changes with all it is made anew for, and goes last") {
  const auto made = resources<TargetGroup>([](Stack& stack) {
    const auto net = stack.add("main", VpcOf("10.1.0.0/16"));
    const auto door = stack.add("door", SecurityGroup(net, "Door"));
    const auto target = [&](Id id, PortRange port) { return stack.add(id, TargetGroup(net, port)); };
    target("web", tcp(8080));
    const auto cluster = stack.add("main", EcsCluster());
    stack.add("api", FargateService(cluster, "nginx:1.27", {}, {.min = 1, .max = 1, .desired = 1}).behind(target("api", tcp(80))));
    const auto game = target("game", udp(7000));
    stack.add("edge", NetworkLoadBalancer(net.publicSubnets(), door).listen(udp(7000), game).listen(tcp(7001), target("lobby", tcp(7001))));
    stack.add("game", FargateService(cluster, "nginx:1.27", {}, {.min = 1, .max = 1, .desired = 1}).behind(game));
  }).at("aws_lb_target_group");
  const auto name = [&](const char* id) { return made.at(id).at("name").get<std::string>(); };
  CHECK(name("web") == "test-web-8080");
  CHECK(name("api") == "test-api-80-ip");
  CHECK(name("game") == "test-game-udp-7000-ip");
  CHECK(name("lobby") == "test-lobby-tcp-7001");
  for (const auto& group : made) CHECK(group.at("lifecycle").at("create_before_destroy") == true);
}

TEST_CASE("a key of topics lets those publish who may, and does not wait for a topic that has it") {
  const auto made = resources<KmsKey>([](Stack& stack) {
    const auto key = stack.add("news", KmsKey("News"));
    const auto news = stack.add("news", Topic().encryptedWith(key).publishedBy("events.amazonaws.com")), open = stack.add("open", Topic());
    stack.add("inbox", Queue().encryptedWith(key).subscribedTo(news).subscribedTo(open));
  }).at("aws_kms_key").at("news");
  const auto policy = made.at("policy").get<std::string>();
  CHECK(policy.find(R"({"Service" = ["cloudwatch.amazonaws.com", "events.amazonaws.com"]})") != std::string::npos);
  CHECK(policy.find("aws_sns_topic.news") == std::string::npos);
  CHECK(policy.find("aws_sns_topic.open.arn") != std::string::npos);
  CHECK(policy.find(R"("arn:aws:sns:eu-central-1:${data.aws_caller_identity.current.account_id}:test-news")") != std::string::npos);
}

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

TEST_CASE("access points of two modules that have one id are two volumes, and one that is mounted twice is one") {
  const auto made = resources<FargateService>([](Stack& stack) {
    const auto net = stack.add("main", VpcOf("10.1.0.0/16"));
    const auto files = stack.add("files", FileSystem().in(net.database()).guardedBy(stack.add("files", SecurityGroup(net, "Files"))));
    const auto media = stack.add("media", AccessPoint(files, "/media")), others = stack.module("other").add("media", AccessPoint(files, "/others"));
    stack.add("cms", FargateService(stack.add("main", EcsCluster()), "nginx:1.27", {}, {.min = 1, .max = 1, .desired = 1}).mount(media, "/a").mount(others, "/b").mount(media, "/c"));
  });
  const auto& task = made.at("aws_ecs_task_definition").at("cms");
  REQUIRE(task.at("volume").size() == 2);
  CHECK(task.at("volume").at(0).at("name") == "media");
  CHECK(task.at("volume").at(1).at("name") == "other_media");
  const auto containers = task.at("container_definitions").get<std::string>();
  CHECK(containers.find(R"("sourceVolume" = "other_media", "containerPath" = "/b")") != std::string::npos);
  CHECK(containers.find(R"("sourceVolume" = "media", "containerPath" = "/c")") != std::string::npos);
}
