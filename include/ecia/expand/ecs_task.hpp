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
  const auto repository = rule::repositoryOf(spec.image.literal.view());
  if (spec.image.variable || !repository.name.empty()) {
    statements.push_back(allow({"ecr:GetAuthorizationToken"}, "*"));
    // Which repository a variable names is known when Terraform runs.
    tf::Json from = "*";
    if (!spec.image.variable) from = "arn:aws:ecr:" + str(repository.region) + ":" + str(repository.account) + ":repository/" + str(repository.name);
    statements.push_back(allow({"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"}, from));
  }
  std::vector<std::size_t> read;
  for (const auto& variable : spec.variables) {
    if (variable.fetched) statements.push_back(allow({"secretsmanager:GetSecretValue", "ssm:GetParameters"}, context.text(variable.value.text)));
    if (!variable.secret || std::ranges::find(read, variable.secret->index) != read.end()) continue;
    read.push_back(variable.secret->index);
    statements.push_back(allow({"secretsmanager:GetSecretValue"}, at<aws::secretsmanager_secret>(*variable.secret).arn()));
    if (const auto& key = context.model.of(*variable.secret).construct.key) statements.push_back(allow({"kms:Decrypt"}, at<aws::kms_key>(*key).arn()));
  }
  Role trusting("Starts the tasks of an ECS service");
  trusting = trusting.trust("ecs-tasks.amazonaws.com");
  const std::string name = label(entry.id) + "_execution";
  const auto role = module.add(name, aws::iam_role{.assume_role_policy = trust(trusting, context), .description = str(trusting.description), .name = context.named(entry, "execution-role")});
  const auto policy = module.add(name, aws::iam_role_policy{.name = context.named(entry, "execution"),
                                                            .policy = tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array(statements)}}),
                                                            .role = role.name()});
  return tf::Address::completed(role, policy).arn();
}

/// The one container of a task.
inline tf::Json container(const auto& entry, const aws::cloudwatch_log_group::Attributes& log, auto& context) {
  const auto& spec = entry.construct;
  std::vector<tf::Json> environment, secrets, words, ports;
  for (const auto& variable : spec.variables)
    if (variable.secret) {
      // The secret has a value once its first version is there.
      const auto secret = tf::Address::completed(at<aws::secretsmanager_secret>(*variable.secret), at<aws::secretsmanager_secret_version>(*variable.secret));
      secrets.push_back(tf::Json::object({{"name", variable.name.view()}, {"valueFrom", tf::text(secret.arn(), ":", variable.key.view(), "::")}}));
    } else if (variable.fetched) {
      secrets.push_back(tf::Json::object({{"name", variable.name.view()}, {"valueFrom", context.text(variable.value.text)}}));
    } else {
      environment.push_back(tf::Json::object({{"name", variable.name.view()}, {"value", textOf(variable.value, entry.where, context)}}));
    }
  for (const auto& word : spec.words) words.emplace_back(word.view());
  if constexpr (requires { spec.target; })
    if (spec.target) {
      const PortRange& port = context.model.of(*spec.target).construct.port;
      ports.push_back(tf::Json::object({{"containerPort", port.first}, {"hostPort", port.first}, {"protocol", port.protocol == Protocol::udp ? "udp" : "tcp"}}));
      if (const auto& checked = context.model.of(*spec.target).construct.checked; checked && !(PortRange(*checked) == port))
        ports.push_back(tf::Json::object({{"containerPort", checked->number}, {"hostPort", checked->number}, {"protocol", "tcp"}}));
    }
  std::vector<tf::Json::Entry> members{
      {"name", entry.id.view()},
      {"image", context.text(spec.image)},
      {"essential", true},
      {"environment", tf::Json::array(environment)},
      {"secrets", tf::Json::array(secrets)},
      {"portMappings", tf::Json::array(ports)},
      {"readonlyRootFilesystem", spec.sealed},
      {"logConfiguration", tf::Json::object({{"logDriver", "awslogs"},
                                             {"options", tf::Json::object({{"awslogs-group", log.name()}, {"awslogs-region", context.region()}, {"awslogs-stream-prefix", entry.id.view()}})}})}};
  if (!words.empty()) members.emplace_back("command", tf::Json::array(words));
  if (spec.stop) members.emplace_back("stopTimeout", spec.stop->count);
  if constexpr (requires { spec.probe; })
    if (!spec.probe.empty()) {
      std::vector<tf::Json> probe;
      for (const auto& word : spec.probe) probe.emplace_back(word.view());
      members.emplace_back("healthCheck", tf::Json::object({{"command", tf::Json::array(probe)}, {"interval", 30}, {"retries", 3}, {"startPeriod", std::min<std::int64_t>(spec.grace.count, 300)}, {"timeout", 5}}));
    }
  std::vector<tf::Json> mounted;
  for (const auto& mount : spec.mounts)
    mounted.push_back(tf::Json::object({{"sourceVolume", joined(entry, mount.point)}, {"containerPath", mount.path.view()}, {"readOnly", readsAlone(mount, spec.role, context.model)}}));
  if (!mounted.empty()) members.emplace_back("mountPoints", tf::Json::array(mounted));
  return tf::Json::array({tf::Json::object(members)});
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
  aws::ecs_task_definition task{.container_definitions = detail::container(entry, log, context),
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
  if (!volumes.empty()) task.volume = volumes;
  return module.add(id, task);
}

}  // namespace ecia::expand
