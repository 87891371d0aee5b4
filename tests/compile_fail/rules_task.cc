// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of tasks by the clock, and of services that scale by a queue.
#include "stack_case.hpp"

/// A task in the private subnets of a VPC.
constexpr FargateTask task(Stack& stack, std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2).natPerAz());
  const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
  return FargateTask(stack.add("main", EcsCluster(), where), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/report:1.0.0", {}).in(net.privateSubnets()).guardedBy(app);
}
constexpr Handle<Topic> operators(Stack& stack) { return stack.add("ops", Topic("ops@example.com").publishedBy("events.amazonaws.com")); }

// expect: \[ECS-017\] FargateTask 'report' runs every 90 seconds, and EventBridge counts whole minutes; write \.every\(1_min\) or more of them\.
struct EveryNow : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("report", task(stack).tellFailures(operators(stack)).every(BAD(90_s, 60_s))); }
};
static_assert(rule::prove<EveryNow>());

// expect: \[ECS-018\] FargateTask 'report' and FargateService 'report' have one task definition and one log in AWS, test-report; give one of them another id\.
struct OneName : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto once = task(stack);
    stack.add("report", FargateService(once.cluster, "123456789012.dkr.ecr.ap-south-1.amazonaws.com/report:1.0.0", {}, {.min = 1, .max = 1, .desired = 1}).in(*once.subnets).guardedBy(*once.group));
    stack.add(BAD("report", "once"), once);
  }
};
static_assert(rule::prove<OneName>());

// expect: \[ECS-019\] FargateTask 'report' tells Topic 'ops' of failures through EventBridge, which may not publish there; write \.publishedBy\("events\.amazonaws\.com"\) at Topic 'ops'\.
struct NotHeard : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("report", task(stack).every(60_min).tellFailures(stack.add("ops", Topic("ops@example.com")BAD(, .publishedBy("events.amazonaws.com")))));
  }
};
static_assert(rule::prove<NotHeard>());

// expect: \[ECS-007\] the tasks of FargateTask 'report' have no way to the internet from private subnets of Vpc 'main', nor to ecr\.api, which ECS needs to start them; write \.natPerAz\(\) or \.singleNat\(\) there, or add VpcEndpoint::interface
struct NoWayOut : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2)BAD(, .natPerAz()));
    const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
    stack.add("report", FargateTask(stack.add("main", EcsCluster()), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/report:1.0.0", {}).in(net.privateSubnets()).guardedBy(app));
  }
};
static_assert(rule::prove<NoWayOut>());

// expect: \[IAM-110\] LambdaFunction 'starter' is told the ARN of FargateTask 'report', and Role 'starter' may do nothing with it; write \.grantRun\(task\) there\.
struct MayNotRun : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto report = stack.add("report", task(stack));
    const auto role = stack.add("starter", Role("Starts reports").trust("lambda.amazonaws.com")BAD(, .grantRun(report)));
    stack.add("starter", LambdaFunction::zip("starter.zip").runAs(role).environment("TASK", Attribute::arn(report)));
  }
};
static_assert(rule::prove<MayNotRun>());

/// A service that scales by a queue, in a cluster that counts its tasks or not.
constexpr void worker(Stack& stack, int least, bool insights, bool takes, std::source_location where = std::source_location::current()) {
  const auto once = task(stack);
  auto cluster = once.cluster;
  if (!insights) cluster = stack.add("quiet", EcsCluster().withoutInsights());
  const auto queue = stack.add("work", Queue());
  Role role = Role("Works").trust("ecs-tasks.amazonaws.com");
  if (takes) role = role.grantReceive(queue);
  stack.add("worker", FargateService(cluster, "123456789012.dkr.ecr.ap-south-1.amazonaws.com/worker:1.0.0", {}, {.min = least, .max = 9, .desired = 1}).in(*once.subnets).guardedBy(*once.group).runAs(stack.add("worker", role)).queueTarget(queue, 100), where);
}

// expect: \[ECS-021\] FargateService 'worker' scales by the messages for each task, and with none, which its min of 0 allows, there is no such number, so it never comes back; write a min of 1 or more\.
struct NeverBack : Mumbai {
  constexpr void declare(Stack& stack) const { worker(stack, BAD(0, 1), true, true); }
};
static_assert(rule::prove<NeverBack>());

// expect: \[ECS-021\] FargateService 'worker' scales by the messages for each task, and EcsCluster 'quiet' counts no tasks; leave \.withoutInsights\(\) out there\.
struct NotCounted : Mumbai {
  constexpr void declare(Stack& stack) const { worker(stack, 1, BAD(false, true), true); }
};
static_assert(rule::prove<NotCounted>());

// expect: \[ECS-021\] FargateService 'worker' scales by what waits in Queue 'work', and has no role that takes it from there; write \.runAs\(role\), with \.grantReceive\(work\) there\.
struct NeverTaken : Mumbai {
  constexpr void declare(Stack& stack) const { worker(stack, 1, true, BAD(false, true)); }
};
static_assert(rule::prove<NeverTaken>());

// expect: \[EC2-113\] AutoScalingGroup 'fleet' scales by what waits in Queue 'work', and has no role that takes it from there; write \.runAs\(role\), with \.grantReceive\(work\) there\.
struct InstancesIdle : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2).natPerAz());
    const auto app = stack.add("app", SecurityGroup(net, "Instances"));
    const auto work = stack.add("work", Queue());
    const auto role = stack.add("app", Role("Works").trust("ec2.amazonaws.com").managed("AmazonSSMManagedInstanceCore").withInstanceProfile()BAD(, .grantReceive(work)));
    stack.add("fleet", AutoScalingGroup("c7i.large", {.min = 1, .max = 9, .desired = 1}).in(net.privateSubnets()).guardedBy(app).runAs(role).queueTarget(work, 100));
  }
};
static_assert(rule::prove<InstancesIdle>());

// expect: \[ECS-022\] FargateTask 'report' asks for a disk of 20 GiB, and Fargate gives 21 to 200, or 20 unless stated; write \.ephemeralStorage\(21_GiB\) or more\.
struct SmallDisk : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("report", task(stack).ephemeralStorage(BAD(20_GiB, 21_GiB))); }
};
static_assert(rule::prove<SmallDisk>());

// expect: \[EVB-004\] FargateTask 'film' runs for each object that is put into Bucket 'scenes', and may put some there itself, each of which runs it again; write \.onUpload\(scenes, "incoming/"\), or let it write to another bucket\.
struct RunsItself : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto scenes = stack.add("scenes", Bucket());
    const auto role = stack.add("film", Role("Films").trust("ecs-tasks.amazonaws.com").grantReadWrite(scenes));
    stack.add("film", task(stack).runAs(role).tellFailures(operators(stack)).onUpload(scenes BAD(, COMMA "incoming/")));
  }
};
static_assert(rule::prove<RunsItself>());
