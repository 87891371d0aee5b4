// SPDX-License-Identifier: Apache-2.0
// What services and tasks on Fargate have in common: aws_ecs_task_definition with its log and the role of ECS.
#pragma once

#include <algorithm>

#include <ecia/aws/cloudwatch.hpp>
#include <ecia/aws/ecs.hpp>
#include <ecia/expand/environment.hpp>
#include <ecia/expand/event_rule.hpp>
#include <ecia/expand/file_system.hpp>
#include <ecia/expand/log_group.hpp>
#include <ecia/expand/role.hpp>
#include <ecia/expand/secret.hpp>
#include <ecia/rule/fargate.hpp>

namespace ecia::expand {

namespace detail {
/// The role by which ECS pulls the image, writes the log and reads the secrets of a task. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
inline auto executionRole(const auto& entry, const aws::cloudwatch_log_group::Attributes& log, tf::Module& module, auto& context) {
  const auto& spec = entry.construct;
  std::vector<tf::Json> statements{allow({"logs:CreateLogStream", "logs:PutLogEvents"}, tf::text(log.arn(), ":*"))};
  std::vector<tf::Json> repositories;
  std::vector<std::string> known;
  bool any = false;
  rule::eachImage(spec, [&](const Input& image) {
    const auto repository = rule::repositoryOf(image.literal.view());
    any = any || image.variable;  // which repository a variable names is known when Terraform runs
    if (image.variable || repository.name.empty()) return;
    const std::string arn = "arn:aws:ecr:" + str(repository.region) + ":" + str(repository.account) + ":repository/" + str(repository.name);
    if (std::ranges::find(known, arn) != known.end()) return;
    known.push_back(arn);
    repositories.emplace_back(arn);
  });
  if (any || !repositories.empty()) {
    statements.push_back(allow({"ecr:GetAuthorizationToken"}, "*"));
    tf::Json from = any ? tf::Json("*") : repositories.size() == 1 ? repositories[0] : tf::Json::array(repositories);
    statements.push_back(allow({"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"}, from));
  }
  std::vector<std::size_t> read, asked;
  rule::eachEnvironment(spec, [&](const Sequence<EnvironmentVariable>& variables) {
    for (const auto& variable : variables) {
      if (variable.fetched) statements.push_back(allow({"secretsmanager:GetSecretValue", "ssm:GetParameters"}, context.text(variable.value.text)));
      if (variable.parameter && std::ranges::find(asked, variable.parameter->index) == asked.end()) {
        asked.push_back(variable.parameter->index);
        statements.push_back(allow({"ssm:GetParameters"}, attributeOf("aws_ssm_parameter", *variable.parameter, "arn")));
        if (const auto& key = context.model.of(*variable.parameter).construct.key) statements.push_back(allow({"kms:Decrypt"}, at<aws::kms_key>(*key).arn()));
      }
      if (!variable.secret || std::ranges::find(read, variable.secret->index) != read.end()) continue;
      read.push_back(variable.secret->index);
      statements.push_back(allow({"secretsmanager:GetSecretValue"}, at<aws::secretsmanager_secret>(*variable.secret).arn()));
      if (const auto& key = context.model.of(*variable.secret).construct.key) statements.push_back(allow({"kms:Decrypt"}, at<aws::kms_key>(*key).arn()));
    }
  });
  Role trusting("Starts the tasks of an ECS service");
  trusting = trusting.trust("ecs-tasks.amazonaws.com");
  const std::string name = label(entry.id) + "_execution";
  const auto role = module.add(name, aws::iam_role{.assume_role_policy = trust(trusting, context), .description = str(trusting.description), .name = context.named(entry, "execution-role")});
  const auto policy = module.add(name, aws::iam_role_policy{.name = context.named(entry, "execution"),
                                                            .policy = tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array(statements)}}),
                                                            .role = role.name()});
  return tf::Address::completed(role, policy).arn();
}

inline tf::Json wordsOf(const Sequence<Text>& words) {
  std::vector<tf::Json> all;
  for (const auto& word : words) all.emplace_back(word.view());
  return tf::Json::array(all);
}

/// What every container of a task has. @param probe empty where ECS asks it nothing
inline std::vector<tf::Json::Entry> container(std::string_view name, const Input& image, bool essential, const Sequence<EnvironmentVariable>& variables, const std::vector<tf::Json>& ports, bool sealed, const Sequence<Text>& words,
                                              const Sequence<Text>& probe, Seconds start, const aws::cloudwatch_log_group::Attributes& log, const std::source_location& where, auto& context) {
  std::vector<tf::Json> environment, secrets;
  for (const auto& variable : variables)
    if (variable.secret) {
      // The secret has a value once its first version is there.
      const auto secret = tf::Address::completed(at<aws::secretsmanager_secret>(*variable.secret), at<aws::secretsmanager_secret_version>(*variable.secret));
      secrets.push_back(tf::Json::object({{"name", variable.name.view()}, {"valueFrom", tf::text(secret.arn(), ":", variable.key.view(), "::")}}));
    } else if (variable.parameter) {
      secrets.push_back(tf::Json::object({{"name", variable.name.view()}, {"valueFrom", attributeOf("aws_ssm_parameter", *variable.parameter, "arn")}}));
    } else if (variable.fetched) {
      secrets.push_back(tf::Json::object({{"name", variable.name.view()}, {"valueFrom", context.text(variable.value.text)}}));
    } else {
      environment.push_back(tf::Json::object({{"name", variable.name.view()}, {"value", textOf(variable.value, where, context)}}));
    }
  std::vector<tf::Json::Entry> members{
      {"name", name},
      {"image", context.text(image)},
      {"essential", essential},
      {"environment", tf::Json::array(environment)},
      {"secrets", tf::Json::array(secrets)},
      {"portMappings", tf::Json::array(ports)},
      {"readonlyRootFilesystem", sealed},
      {"logConfiguration", tf::Json::object({{"logDriver", "awslogs"}, {"options", tf::Json::object({{"awslogs-group", log.name()}, {"awslogs-region", context.region()}, {"awslogs-stream-prefix", name}})}})}};
  if (!words.empty()) members.emplace_back("command", wordsOf(words));
  if (!probe.empty()) members.emplace_back("healthCheck", tf::Json::object({{"command", wordsOf(probe)}, {"interval", 30}, {"retries", 3}, {"startPeriod", std::min<std::int64_t>(start.count, 300)}, {"timeout", 5}}));
  return members;
}

/// The paths that containers of a task write to, each once: what is at one path is one volume.
inline std::vector<std::string_view> scratchPaths(const auto& spec) {
  std::vector<std::string_view> paths;
  const auto look = [&](const Sequence<Text>& scratches) {
    for (const auto& path : scratches)
      if (std::ranges::find(paths, path.view()) == paths.end()) paths.push_back(path.view());
  };
  look(spec.scratches);
  for (const auto& sidecar : spec.sidecars) look(sidecar.scratches);
  return paths;
}
/// The name of the volume at a path; the names of access points have no dashes.
inline std::string scratchName(const std::vector<std::string_view>& paths, std::string_view path) {
  return "scratch-" + std::to_string(std::ranges::find(paths, path) - paths.begin() + 1);
}

/// The containers of a task, in the order they start in.
inline tf::Json containers(const auto& entry, const aws::cloudwatch_log_group::Attributes& log, auto& context) {
  const auto& spec = entry.construct;
  std::vector<tf::Json> all, ports;
  bool shell = false;
  if constexpr (requires { spec.shell; }) shell = spec.shell;
  if constexpr (requires { spec.target; })
    if (spec.target) {
      const PortRange& port = context.model.of(*spec.target).construct.port;
      ports.push_back(tf::Json::object({{"containerPort", port.first}, {"hostPort", port.first}, {"protocol", port.protocol == Protocol::udp ? "udp" : "tcp"}}));
      if (const auto& checked = context.model.of(*spec.target).construct.checked; checked && !(PortRange(*checked) == port))
        ports.push_back(tf::Json::object({{"containerPort", checked->number}, {"hostPort", checked->number}, {"protocol", "tcp"}}));
    }
  if constexpr (requires { spec.found; })
    if (spec.found && !(spec.target && context.model.of(*spec.target).construct.port == *spec.found))
      ports.push_back(tf::Json::object({{"containerPort", spec.found->first}, {"hostPort", spec.found->first}, {"protocol", spec.found->protocol == Protocol::udp ? "udp" : "tcp"}}));
  const auto paths = scratchPaths(spec);
  const auto add = [&](std::vector<tf::Json::Entry> members, std::vector<tf::Json> mounted, const Sequence<Text>& scratches) {
    for (const auto& path : scratches) mounted.push_back(tf::Json::object({{"sourceVolume", scratchName(paths, path.view())}, {"containerPath", path.view()}, {"readOnly", false}}));
    if (!mounted.empty()) members.emplace_back("mountPoints", tf::Json::array(mounted));
    if (!all.empty()) {
      // What the one before waits for, this one has waited for too.
      const Sidecar& before = spec.sidecars[all.size() - 1];
      const char* condition = before.first ? "SUCCESS" : before.probe.empty() ? "START" : "HEALTHY";
      members.emplace_back("dependsOn", tf::Json::array({tf::Json::object({{"containerName", before.name.view()}, {"condition", condition}})}));
    }
    if (shell) members.emplace_back("linuxParameters", tf::Json::object({{"initProcessEnabled", true}}));  // or the agent leaves processes that have ended
    all.push_back(tf::Json::object(members));
  };
  for (const auto& sidecar : spec.sidecars) {
    auto members = container(sidecar.name.view(), sidecar.image, !sidecar.first && !sidecar.dispensable, sidecar.variables, {}, sidecar.sealed, sidecar.words, sidecar.probe, Seconds(60), log, entry.where, context);
    if (sidecar.ram) members.emplace_back("memory", sidecar.ram->count);
    add(std::move(members), {}, sidecar.scratches);
  }
  Sequence<Text> probe;
  Seconds start{0};
  if constexpr (requires { spec.probe; }) {
    probe = spec.probe;
    start = spec.grace;
  }
  auto members = container(entry.id.view(), spec.image, true, spec.variables, ports, spec.sealed, spec.words, probe, start, log, entry.where, context);
  if (spec.stop) members.emplace_back("stopTimeout", spec.stop->count);
  std::vector<tf::Json> mounted;
  for (const auto& mount : spec.mounts)
    mounted.push_back(tf::Json::object({{"sourceVolume", joined(entry, mount.point)}, {"containerPath", mount.path.view()}, {"readOnly", readsAlone(mount, spec.role, context.model)}}));
  add(std::move(members), std::move(mounted), spec.scratches);
  return tf::Json::array(all);
}
}  // namespace detail

/// Tells the topic of a service or a task of the events of ECS that have these details. @param more of the pattern
inline void tell(const auto& entry, const std::string& what, const char* kind, const tf::Json& details, const std::vector<tf::Json::Entry>& more, auto& context) {
  std::vector<tf::Json::Entry> pattern{{"source", tf::Json::array({"aws.ecs"})}, {"detail-type", tf::Json::array({kind})}, {"detail", details}};
  pattern.insert(pattern.end(), more.begin(), more.end());
  const auto rule = eventRule(entry, what, {.event_pattern = tf::Json::object(pattern)}, context);
  context.in(entry).add(part(entry.id, label(what)), aws::cloudwatch_event_target{.arn = attributeOf("aws_sns_topic", *entry.construct.topic, "arn"), .rule = rule.name()});
}

/// What a service or a task waits for that runs on spare capacity: the cluster has to know it.
inline std::vector<tf::Address> spareCapacityOf(const Handle<EcsCluster>& cluster) { return {at<aws::ecs_cluster_capacity_providers>(cluster)}; }

/// The definition of the task that a service or a task runs.
inline auto taskDefinition(const auto& entry, auto& context) {
  const auto& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = context.named(entry), id = label(entry.id);
  const auto log = module.add("ecs_" + id, aws::cloudwatch_log_group{.name = "/ecs/" + name, .retention_in_days = spec.retention.count});
  aws::ecs_task_definition task{.container_definitions = detail::containers(entry, log, context),
                                .cpu = std::to_string(spec.task.cpuUnits),
                                .execution_role_arn = detail::executionRole(entry, log, module, context),
                                .family = name,
                                .memory = std::to_string(spec.task.memoryMiB),
                                .network_mode = "awsvpc",
                                .requires_compatibilities = {"FARGATE"},
                                .runtime_platform = {{.cpu_architecture = spec.arm ? "ARM64" : "X86_64", .operating_system_family = "LINUX"}},
                                .skip_destroy = true,  // ECS goes back to the revision before where a deployment fails, and takes none that Terraform has deregistered
                                .tags = context.tags(name)};
  if (spec.disk) task.ephemeral_storage = {{.size_in_gib = spec.disk->count}};
  if (spec.role) task.task_role_arn = at<aws::iam_role>(*spec.role).arn();
  std::set<std::string> known;
  std::vector<tf::block_of<&aws::ecs_task_definition::volume>> volumes;
  for (const auto& mount : spec.mounts) {
    const std::string volume = joined(entry, mount.point);
    if (!known.insert(volume).second) continue;
    const auto address = at<aws::efs_access_point>(mount.point);
    volumes.push_back({.efs_volume_configuration = {{.authorization_config = {{.access_point_id = address.id(), .iam = "ENABLED"}}, .file_system_id = address.file_system_id(), .transit_encryption = "ENABLED"}}, .name = volume});
  }
  const auto paths = detail::scratchPaths(spec);
  for (const auto path : paths) volumes.push_back({.name = detail::scratchName(paths, path)});
  if (!volumes.empty()) task.volume = volumes;
  return module.add(id, task);
}

}  // namespace ecia::expand
