// SPDX-License-Identifier: Apache-2.0
// Each rule of tasks by the clock and of services that scale by a queue finds its mistake, and nothing in the nearest stack without it.
#include "finding_count.hpp"

using namespace ecia;

namespace {

/// What a stack with a task and a worker is like.
struct Around {
  Seconds every = 3600_s;
  bool clock = true, told = true, publishes = true, elsewhere = false, oneName = false, twice = false, insights = true, takes = true, trusted = true, guarded = true, runs = true, shown = false;
  int least = 1, messages = 100, cpuUnits = 256;
  Days kept = 30_days;
};
constexpr int count(std::string_view id, const Around& around) {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1", .zoneLoss = ZoneLoss::accepted});
  const auto net = stack.add("main", Vpc<"10.1.0.0/16">.azs(2).singleNat());
  stack.add("main", FlowLog(net));
  const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
  const auto cluster = stack.add("main", around.insights ? EcsCluster() : EcsCluster().withoutInsights());
  Topic topic = Topic("ops@example.com");
  if (around.publishes) topic = topic.publishedBy("events.amazonaws.com");
  if (around.elsewhere) topic = topic.in(us_east_1);
  const auto ops = stack.add("ops", topic);

  Role own = Role("Reports");
  if (around.trusted)
    own = own.trust("ecs-tasks.amazonaws.com");
  else
    own = own.trust("ec2.amazonaws.com");
  FargateTask task = FargateTask(cluster, "123456789012.dkr.ecr.ap-south-1.amazonaws.com/report:1.0.0", {.cpuUnits = around.cpuUnits, .memoryMiB = 512}).in(net.privateSubnets()).runAs(stack.add("report", own)).keepLog(around.kept);
  if (around.guarded) task = task.guardedBy(app);
  if (around.clock) task = task.every(around.every).at("0 3 * * ? *");
  if (around.told) task = task.tellFailures(ops);
  if (around.twice) task = task.environment("A", "1").environment("A", "2");
  if (around.shown) task = task.environment("KEY", "AKIAIOSFODNN7EXAMPLE");
  const auto report = stack.add("report", task);

  const auto queue = stack.add("work", Queue());
  Role worker = Role("Works").trust("ecs-tasks.amazonaws.com");
  if (around.takes) worker = worker.grantReceive(queue);
  if (around.runs) worker = worker.grantRun(report);
  const auto service = FargateService(cluster, "123456789012.dkr.ecr.ap-south-1.amazonaws.com/worker:1.0.0", {}, {.min = around.least, .max = 9, .desired = 2}).in(net.privateSubnets()).guardedBy(app).runAs(stack.add("worker", worker))
                           .queueTarget(queue, around.messages).environment("REPORT", Attribute::arn(report));
  const auto made = around.oneName ? stack.add("report", service) : stack.add("worker", service);
  if (id == "connects") return rule::reaches(stack.model(), made, report, everything);
  if (id == "leaves") return rule::reaches(stack.model(), report, internet, tcp(443));
  return id.empty() ? countStopping(stack.model()) : countOf(stack.model(), id);
}

static_assert(count("", {}) == 0 && count("", {.clock = false, .told = false}) == 0);
static_assert(count("connects", {}) == 0 && count("leaves", {}) == 1);
static_assert(count("ECS-017", {.every = 59_s}) == 1 && count("ECS-017", {.every = 60_s}) == 0 && count("ECS-017", {.every = 61_s}) == 1);
static_assert(count("ECS-018", {.oneName = true}) == 1 && count("ECS-018", {}) == 0);
static_assert(count("ECS-019", {.publishes = false}) == 1 && count("ECS-019", {.elsewhere = true}) == 1 && count("ECS-019", {.told = false, .publishes = false}) == 0);
static_assert(count("ECS-020", {.told = false}) == 1 && count("ECS-020", {.clock = false, .told = false}) == 0 && count("ECS-020", {}) == 0);
static_assert(count("ECS-021", {.least = 0}) == 1 && count("ECS-021", {.messages = 0}) == 1 && count("ECS-021", {.insights = false}) == 1 && count("ECS-021", {.takes = false}) == 1 && count("ECS-021", {}) == 0);

// What services and tasks have in common.
static_assert(count("ECS-001", {.cpuUnits = 300}) == 1 && count("ECS-003", {.guarded = false}) == 1 && count("ECS-004", {.trusted = false}) == 1 && count("ECS-016", {.kept = 31_days}) == 1);
static_assert(count("ECS-008", {.twice = true}) == 1 && count("ECS-009", {.shown = true}) == 1);
static_assert(count("IAM-110", {.runs = false}) == 1 && count("IAM-110", {}) == 0);

}  // namespace
