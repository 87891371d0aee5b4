// SPDX-License-Identifier: Apache-2.0
// Containers that ECS keeps running on Fargate.
#pragma once

#include <ecia/construct/access_point.hpp>
#include <ecia/construct/auto_scaling_group.hpp>
#include <ecia/construct/ecs_cluster.hpp>
#include <ecia/construct/environment.hpp>
#include <ecia/construct/sidecar.hpp>

namespace ecia {

class Queue;
class Topic;

/// What each task has. Fargate gives 256, 512, 1024, 2048, 4096, 8192 and 16384 CPU units, of which 1024 are a vCPU, and memory in steps that go with them.
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
struct TaskSize {
  int cpuUnits = 256, memoryMiB = 512;
};

/// A service `<prefix>-<id>` of tasks of one container and those beside it, without instances to look after. Always: platform 1.4.0 or newer, no public addresses, a role of its
/// own for ECS that pulls this image, writes this log and reads the secrets named here, and nothing else (where the image is a variable, it may pull from every
/// repository of the account); a deployment that does not become healthy is rolled back, and all tasks stay until their successors are; task definitions stay registered, since ECS may go back
/// to them; tasks spread over the zones. The log `/ecs/<prefix>-<id>` is kept 30 days. The desired count belongs to scaling once there is some: Terraform does not set it back.
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate.html
class FargateService {
 public:
  static constexpr std::string_view Kind = "FargateService";

  /// @param within the cluster  @param of the image, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders:1.4.2", or a variable that the build sets
  /// @param each what a task has: `{.cpuUnits = 512, .memoryMiB = 1024}`  @param count how many tasks: `{.min = 2, .max = 6, .desired = 2}`
  constexpr FargateService(Handle<EcsCluster> within, Input of, TaskSize each, Capacity count) : cluster(within), image(std::move(of)), task(each), size(count) {}

  /// The subnets tasks start in; ECS spreads them over their zones.
  constexpr FargateService in(Subnets where) const { return changed(*this, &FargateService::subnets, where); }
  /// The security group of its tasks.
  constexpr FargateService guardedBy(Handle<SecurityGroup> with) const { return changed(*this, &FargateService::group, with); }
  /// What the container itself may do in AWS: a role that trusts ecs-tasks.amazonaws.com. (What ECS does for it needs none.)
  constexpr FargateService runAs(Handle<Role> as) const { return changed(*this, &FargateService::role, as); }
  /// The target group that its tasks join, by their addresses; the container listens on its port.
  constexpr FargateService behind(Handle<TargetGroup> with) const { return changed(*this, &FargateService::target, with); }
  /// What runs in the same VPC finds its tasks under the name `<id>.<prefix>.internal`, which leads to the addresses of those that are healthy, eight at a time at most, and follows within ten seconds: for services that call one another without a load
  /// balancer between. They are told it by `Attribute::address(service)`, and have to reach this one port. (In another VPC than "main" the name has its id too.) https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
  constexpr FargateService discoverable(PortRange on) const { return changed(*this, &FargateService::found, on); }
  /// A variable of the environment, readable by everybody who may describe the task definition: `environment("PORT", 8080)`. What it says
  /// of a construct, tasks have to reach and may have to use (NET-006, IAM-110).
  constexpr FargateService environment(Text name, EnvironmentValue value) const { return with({std::move(name), std::move(value)}); }
  /// A variable of the environment whose value is a key of a secret, "password", read by ECS when a task starts.
  /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
  constexpr FargateService secret(Text name, Handle<Secret> of, Text key) const { return with({std::move(name), "", of, std::move(key)}); }
  /// The value of a parameter, read when the container starts: `.secret("STRIPE_KEY", key)`.
  constexpr FargateService secret(Text name, Handle<Parameter> of) const { return with({std::move(name), "", {}, {}, false, of}); }
  /// The same with what the stack does not keep: a secret of Secrets Manager or a parameter of Systems Manager, whose ARN a variable gives. Encrypted with AWS's own
  /// key; with another one, its policy has to let the role `<prefix>-<id>-execution-role` decrypt.
  constexpr FargateService secret(Text name, Handle<Variable> arn) const { return with({std::move(name), arn, {}, {}, true}); }
  /// Has the files of an access point at this path, "/var/www/media"; those that its role may write to it can write, the others it reads. It has to reach the file system, and its role to say so:
  /// `Role::grantReadWrite(media)`. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html
  constexpr FargateService mount(Handle<AccessPoint> point, Text at) const {
    auto next = *this;
    next.mounts.push_back({point, std::move(at)});
    return next;
  }
  /// An empty directory on the disk of the task that the container may write to, gone with the task, such as "/tmp" where it is `readOnly`; containers that name the same one share it. It belongs to root, unless
  /// the image declares it as a volume (`VOLUME`) with another owner. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
  constexpr FargateService scratch(Text path) const {
    auto next = *this;
    next.scratches.push_back(std::move(path));
    return next;
  }
  /// A container beside this one, which starts after it: `sidecar(Sidecar("otel", "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1"))`.
  constexpr FargateService sidecar(Sidecar beside) const {
    auto next = *this;
    next.sidecars.push_back(std::move(beside));
    return next;
  }
  /// What the container runs, in place of the image's own command.
  constexpr FargateService command(Sequence<Text> instead) const { return changed(*this, &FargateService::words, std::move(instead)); }
  /// ECS asks the container itself whether it is well, by a command that ends with 0 if so, every 30 seconds; one that is not three times in a row is replaced. For services that no load balancer asks:
  /// `healthCheck({"CMD-SHELL", "curl -f http://localhost:8080/health"})`. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html
  constexpr FargateService healthCheck(Sequence<Text> command) const { return changed(*this, &FargateService::probe, std::move(command)); }
  /// How long the container may take to end once it is told to, 2 to 120 seconds; 30 unless stated, before it is killed.
  constexpr FargateService stopTimeout(Seconds most) const { return changed(*this, &FargateService::stop, most); }
  /// The disk of each task, 21 to 200 GiB, in place of 20.
  constexpr FargateService ephemeralStorage(GiB each) const { return changed(*this, &FargateService::disk, each); }
  /// On Fargate Spot, AWS's spare capacity, for about a third of the price: the first tasks, so many, stay off it, and of those beyond them four of five are on it, which AWS stops with two minutes' warning
  /// when it needs the capacity. Another number is a deployment; a service that had no `.spot`, or has none any more, is made anew. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
  constexpr FargateService spot(Whole base = 0) const { return changed(*this, &FargateService::onDemand, int{base}); }
  /// Who may call ecs:ExecuteCommand opens a shell in a running container: `aws ecs execute-command --interactive --command sh`. Its role may then talk to Systems Manager, whose agent writes to the
  /// file system of each container. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
  constexpr FargateService executeCommand() const { return changed(*this, &FargateService::shell, true); }
  /// On ARM processors, for which the image has to be built: a fifth cheaper. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-arm64.html
  constexpr FargateService arm64() const { return changed(*this, &FargateService::arm, true); }
  /// The container cannot write to its own file system.
  constexpr FargateService readOnly() const { return changed(*this, &FargateService::sealed, true); }
  /// How long the log is kept; the days that `LogGroup::keep` takes.
  constexpr FargateService keepLog(Days days) const { return changed(*this, &FargateService::retention, days); }
  /// An apply ends when the new tasks are healthy and those before them are gone, and fails where they are not and ECS has gone back to those. Without this it ends when ECS has been told, and what
  /// becomes of a deployment only ECS knows. https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ecs_service#wait_for_steady_state-1
  constexpr FargateService waitForSteadyState() const { return changed(*this, &FargateService::waits, true); }
  /// Tells a topic when a deployment fails, which ECS then takes back. The topic is one that is `publishedBy("events.amazonaws.com")`.
  /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
  constexpr FargateService tellFailures(Handle<Topic> about) const { return changed(*this, &FargateService::topic, about); }
  /// Keeps the average CPU at this value by target tracking.
  constexpr FargateService cpuTarget(Percent average) const { return changed(*this, &FargateService::cpu, average); }
  /// Keeps the requests that each task gets from the load balancer at this number a minute by target tracking.
  constexpr FargateService requestTarget(Whole perMinute) const { return changed(*this, &FargateService::requests, int{perMinute}); }
  /// Keeps the messages that wait in a queue at this number for each task by target tracking: as many as a task works off in the time that a message may wait. For a service of one task
  /// and more, in a cluster with Container Insights, which counts them. https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
  constexpr FargateService queueTarget(Handle<Queue> queue, Whole messagesPerTask) const {
    auto next = *this;
    next.backlog = queue;
    next.messages = messagesPerTask;
    return next;
  }
  /// By night, from one time to another, both UTC, it has its minimum, and by day its desired count or more: with a minimum of 0, an environment that sleeps. Another count is taken over at the next of these times.
  /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-schedulescaling.html
  constexpr FargateService nights(TimeOfDay down, TimeOfDay up) const {
    auto next = *this;
    next.scaleDown = std::move(down);
    next.scaleUp = std::move(up);
    return next;
  }
  /// How long a new task may take to start, 60 seconds unless stated, before it is replaced for failing the checks of its load balancer.
  constexpr FargateService gracePeriod(Seconds start) const { return changed(*this, &FargateService::grace, start); }

  Handle<EcsCluster> cluster;
  Input image;
  TaskSize task;
  Capacity size;
  Optional<Subnets> subnets{};
  Optional<Handle<SecurityGroup>> group{};
  Optional<Handle<Role>> role{};
  Optional<Handle<TargetGroup>> target{};
  Sequence<EnvironmentVariable> variables{};
  Sequence<Text> words{};
  bool arm = false, sealed = false;
  Days retention{30};
  Optional<Percent> cpu{};
  Optional<int> requests{};
  Optional<Handle<Queue>> backlog{};
  int messages = 0;
  Seconds grace{60};
  bool waits = false;
  Optional<Handle<Topic>> topic{};
  Sequence<Mount> mounts{};
  Sequence<Text> probe{};
  Optional<Seconds> stop{};
  Optional<GiB> disk{};
  Optional<int> onDemand{};  ///< how many tasks stay off Fargate Spot, where others are on it
  Sequence<Text> scratches{};
  Sequence<Sidecar> sidecars{};
  bool shell = false;
  Optional<TimeOfDay> scaleDown{}, scaleUp{};
  Optional<PortRange> found{};  ///< the port on which others find it

 private:
  constexpr FargateService with(EnvironmentVariable variable) const {
    auto next = *this;
    next.variables.push_back(std::move(variable));
    return next;
  }
};

}  // namespace ecia
