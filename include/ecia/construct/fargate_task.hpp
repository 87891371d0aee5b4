// SPDX-License-Identifier: Apache-2.0
// A task on Fargate that runs, ends, and runs again by the clock or when it is told to.
#pragma once

#include <ecia/construct/event_pattern.hpp>
#include <ecia/construct/fargate_service.hpp>
#include <ecia/construct/queue.hpp>
#include <ecia/construct/schedule.hpp>
#include <ecia/construct/topic.hpp>

namespace ecia {

/// A task `<prefix>-<id>` of one container, and those beside it, that does its work and ends: `FargateTask(cluster, image, {.cpuUnits = 1024, .memoryMiB = 2048}).at("0 3 * * ? *")`. Without a schedule, events or uploads it runs when
/// somebody tells ECS so, a deployment or a role with `grantRun`. It has what a `FargateService` has: no public address, a role of its own for ECS, a log `/ecs/<prefix>-<id>` kept 30 days;
/// no load balancer, and nobody connects to it. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/tasks-scheduled-eventbridge-scheduler.html
class FargateTask {
 public:
  static constexpr std::string_view Kind = "FargateTask";

  /// @param within the cluster  @param of the image, as for a service  @param size what it has: `{.cpuUnits = 512, .memoryMiB = 1024}`
  constexpr FargateTask(Handle<EcsCluster> within, Input of, TaskSize size) : cluster(within), image(std::move(of)), task(size) {}

  /// The subnets it starts in.
  constexpr FargateTask in(Subnets where) const { return changed(*this, &FargateTask::subnets, where); }
  /// Its security group.
  constexpr FargateTask guardedBy(Handle<SecurityGroup> with) const { return changed(*this, &FargateTask::group, with); }
  /// What the container itself may do in AWS: a role that trusts ecs-tasks.amazonaws.com.
  constexpr FargateTask runAs(Handle<Role> as) const { return changed(*this, &FargateTask::role, as); }
  /// Runs again and again, after so many whole minutes: `every(60_min)`. One that still runs is not waited for.
  constexpr FargateTask every(Seconds interval) const { return scheduled(Schedule::every(interval)); }
  /// Runs at times that six fields of cron name, in UTC: `at("0 3 * * ? *")` is three o'clock every day.
  constexpr FargateTask at(const Cron& times) const { return scheduled(Schedule::at(times)); }
  /// Runs for each event that fits: `onEvent(EventPattern("aws.health", {"AWS Health Event"}))`.
  /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html
  constexpr FargateTask onEvent(EventPattern pattern) const {
    auto next = *this;
    next.events.push_back(std::move(pattern));
    return next;
  }
  /// Runs for each object that is put into a bucket, all of them or those whose keys begin and end so, with BUCKET and KEY in its environment: `onUpload(files, "incoming/", ".csv")`.
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
  constexpr FargateTask onUpload(Handle<Bucket> into, Text below = "", Text endingWith = "") const {
    auto next = *this;
    next.uploads.push_back({into, std::move(below), std::move(endingWith)});
    return next;
  }
  /// Tells a topic when it does not start, or ends with another code than 0. The topic is one that is `publishedBy("events.amazonaws.com")`.
  /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
  constexpr FargateTask tellFailures(Handle<Topic> about) const { return changed(*this, &FargateTask::topic, about); }
  /// A variable of the environment, as at a service.
  constexpr FargateTask environment(Text name, EnvironmentValue value) const { return with({std::move(name), std::move(value)}); }
  /// A variable of the environment whose value is a key of a secret, read by ECS when the task starts.
  constexpr FargateTask secret(Text name, Handle<Secret> of, Text key) const { return with({std::move(name), "", of, std::move(key)}); }
  /// The value of a parameter, read when the container starts: `.secret("STRIPE_KEY", key)`.
  constexpr FargateTask secret(Text name, Handle<Parameter> of) const { return with({std::move(name), "", {}, {}, false, of}); }
  /// The same with what the stack does not keep: a secret or a parameter whose ARN a variable gives.
  constexpr FargateTask secret(Text name, Handle<Variable> arn) const { return with({std::move(name), arn, {}, {}, true}); }
  /// Has the files of an access point at this path, as at a service.
  constexpr FargateTask mount(Handle<AccessPoint> point, Text at) const {
    auto next = *this;
    next.mounts.push_back({point, std::move(at)});
    return next;
  }
  /// An empty directory that the container may write to, as at a service.
  constexpr FargateTask scratch(Text path) const {
    auto next = *this;
    next.scratches.push_back(std::move(path));
    return next;
  }
  /// A container beside this one, which starts after it, as at a service.
  constexpr FargateTask sidecar(Sidecar beside) const {
    auto next = *this;
    next.sidecars.push_back(std::move(beside));
    return next;
  }
  /// What the container runs, in place of the image's own command.
  constexpr FargateTask command(Sequence<Text> instead) const { return changed(*this, &FargateTask::words, std::move(instead)); }
  /// How long the container may take to end once it is told to, 2 to 120 seconds; 30 unless stated.
  constexpr FargateTask stopTimeout(Seconds most) const { return changed(*this, &FargateTask::stop, most); }
  /// The disk of the task, 21 to 200 GiB, in place of 20.
  constexpr FargateTask ephemeralStorage(GiB each) const { return changed(*this, &FargateTask::disk, each); }
  /// Where it runs by the clock or by events, on Fargate Spot, AWS's spare capacity, for about a third of the price: AWS may stop it with two minutes' warning, so it has to begin again where it was. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
  constexpr FargateTask spot() const { return changed(*this, &FargateTask::spare, true); }
  /// On ARM processors, for which the image has to be built.
  constexpr FargateTask arm64() const { return changed(*this, &FargateTask::arm, true); }
  /// The container cannot write to its own file system.
  constexpr FargateTask readOnly() const { return changed(*this, &FargateTask::sealed, true); }
  /// How long the log is kept; the days that `LogGroup::keep` takes.
  constexpr FargateTask keepLog(Days days) const { return changed(*this, &FargateTask::retention, days); }

  Handle<EcsCluster> cluster;
  Input image;
  TaskSize task;
  Optional<Subnets> subnets{};
  Optional<Handle<SecurityGroup>> group{};
  Optional<Handle<Role>> role{};
  Sequence<EnvironmentVariable> variables{};
  Sequence<Text> words{};
  Sequence<Schedule> schedules{};
  bool arm = false, sealed = false;
  Days retention{30};
  Optional<Handle<Topic>> topic{};
  Sequence<Mount> mounts{};
  Optional<Seconds> stop{};
  Optional<GiB> disk{};
  bool spare = false;
  Sequence<EventPattern> events{};
  Sequence<Upload> uploads{};
  Sequence<Text> scratches{};
  Sequence<Sidecar> sidecars{};

 private:
  constexpr FargateTask with(EnvironmentVariable variable) const {
    auto next = *this;
    next.variables.push_back(std::move(variable));
    return next;
  }
  constexpr FargateTask scheduled(Schedule schedule) const {
    auto next = *this;
    next.schedules.push_back(std::move(schedule));
    return next;
  }
};

}  // namespace ecia
