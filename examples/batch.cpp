// SPDX-License-Identifier: Apache-2.0
// Work that comes in waves: tasks that are as many as the queue needs, and one that sums up every night and says so when it fails.
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>

using namespace ecia;

struct Batch {
  constexpr Settings settings() const {
    return {.name = "prod", .prefix = "batch-prod", .region = "eu-central-1", .zoneLoss = ZoneLoss::survived};
  }

  constexpr void declare(Stack& stack) const {
    auto net = stack.add("main", Vpc<"10.5.0.0/16">.azs(2).natPerAz());
    stack.add("main", FlowLog(net));
    auto app = stack.add("app", SecurityGroup(net, "Tasks"));
    auto key = stack.add("work", KmsKey("Frames and their queue"));
    auto frames = stack.add("frames", Bucket().encryptedWith(key));
    auto failed = stack.add("failed", Queue().encryptedWith(key).keep(14_days));
    auto work = stack.add("work", Queue().encryptedWith(key).visibilityTimeout(900_s).deadLetters(failed, 3).onUpload(frames, "raw/"));
    auto operators = stack.add("operators", Topic("operators@example.com").publishedBy("events.amazonaws.com"));

    auto cluster = stack.add("main", EcsCluster());
    auto renders = stack.add("renders", Role("Renders frames").trust("ecs-tasks.amazonaws.com").grantReceive(work).grantReadWrite(frames));
    stack.add("render", FargateService(cluster, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/render:2.3.0", {.cpuUnits = 4096, .memoryMiB = 8192}, {.min = 2, .max = 50, .desired = 2})
                            .in(net.privateSubnets()).guardedBy(app).runAs(renders).arm64().queueTarget(work, 20).spot().stopTimeout(120_s)
                            .environment("WORK", Attribute::url(work)).environment("FRAMES", Attribute::name(frames))
                            .sidecar(Sidecar("traces", "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1").healthCheck({"CMD", "/healthcheck"}).memory(512_MiB).notEssential())
                            .executeCommand());

    auto sums = stack.add("sums", Role("Sums up the day").trust("ecs-tasks.amazonaws.com").grantReadWrite(frames));
    stack.add("summary", FargateTask(cluster, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/summary:2.3.0", {.cpuUnits = 1024, .memoryMiB = 4096})
                             .in(net.privateSubnets()).guardedBy(app).runAs(sums).at("30 2 * * ? *").tellFailures(operators)
                             .environment("FRAMES", Attribute::name(frames)));

    stack.add("film", FargateTask(cluster, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/film:2.3.0", {.cpuUnits = 2048, .memoryMiB = 8192})
                          .in(net.privateSubnets()).guardedBy(app).runAs(renders).ephemeralStorage(100_GiB).onUpload(frames, "scenes/", ".json").tellFailures(operators)
                          .environment("FRAMES", Attribute::name(frames)));

    stack.add("late", Alarm::atLeast(Metric::oldestMessage(work), 3600_s).tell(operators));
    stack.add("lost", Alarm::atLeast(Metric::messages(failed), 1).tell(operators));
  }
};

int main(int argc, char** argv) { return synth<Batch>(argc, argv); }
