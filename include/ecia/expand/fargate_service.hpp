// SPDX-License-Identifier: Apache-2.0
// EcsCluster and FargateService -> aws_ecs_cluster, aws_ecs_task_definition, aws_ecs_service, its log, its role and its scaling.
#pragma once

#include <ecia/aws/appautoscaling.hpp>
#include <ecia/aws/ecs.hpp>
#include <ecia/expand/environment.hpp>
#include <ecia/expand/load_balancer.hpp>
#include <ecia/expand/log_group.hpp>
#include <ecia/expand/role.hpp>
#include <ecia/expand/secret.hpp>
#include <ecia/rule/fargate.hpp>

namespace ecia::expand {

inline void expand(const Entry<EcsCluster>& entry, auto& context) {
  context.in(entry).add(label(entry.id), aws::ecs_cluster{.name = context.named(entry),
                                                          .setting = {{.name = "containerInsights", .value = entry.construct.insights ? "enabled" : "disabled"}},
                                                          .tags = context.tags(context.named(entry))});
}

namespace detail {
/// The role by which ECS pulls the image, writes the log and reads the secrets of a service. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
inline auto executionRole(const Entry<FargateService>& entry, const aws::cloudwatch_log_group::Attributes& log, tf::Module& module, auto& context) {
  const FargateService& spec = entry.construct;
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
inline tf::Json container(const Entry<FargateService>& entry, const aws::cloudwatch_log_group::Attributes& log, auto& context) {
  const FargateService& spec = entry.construct;
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
  return tf::Json::array({tf::Json::object(members)});
}

/// Scaling of a service by target tracking.
inline void scale(const Entry<FargateService>& entry, const auto& service, tf::Module& module, auto& context) {
  const FargateService& spec = entry.construct;
  const auto target = module.add(label(entry.id), aws::appautoscaling_target{.max_capacity = spec.size.max,
                                                                             .min_capacity = spec.size.min,
                                                                             .resource_id = tf::text("service/", at<aws::ecs_cluster>(spec.cluster).name(), "/", service.name()),
                                                                             .scalable_dimension = "ecs:service:DesiredCount",
                                                                             .service_namespace = "ecs",
                                                                             .tags = context.tags(context.named(entry))});
  using Tracking = tf::block_of<&aws::appautoscaling_policy::target_tracking_scaling_policy_configuration>;
  const auto policy = [&](const std::string& what, Tracking tracking, tf::Meta meta = {}) {
    module.add(part(entry.id, what), aws::appautoscaling_policy{.name = context.named(entry, what),
                                                                .policy_type = "TargetTrackingScaling",
                                                                .resource_id = target.resource_id(),
                                                                .scalable_dimension = target.scalable_dimension(),
                                                                .service_namespace = target.service_namespace(),
                                                                .target_tracking_scaling_policy_configuration = {tracking}}, meta);
  };
  if (spec.cpu) policy("cpu", {.predefined_metric_specification = {{.predefined_metric_type = "ECSServiceAverageCPUUtilization"}}, .target_value = spec.cpu->count});
  if (spec.requests && spec.target)
    if (const auto* balancer = senderOf(context.model, *spec.target)) {
      const auto label = tf::text(at<aws::lb>(*balancer).arn_suffix(), "/", at<aws::lb_target_group>(*spec.target).arn_suffix());
      policy("requests", {.predefined_metric_specification = {{.predefined_metric_type = "ALBRequestCountPerTarget", .resource_label = label}}, .target_value = *spec.requests},
             {.depends_on = sendersOf(*spec.target, context.model)});
    }
}
}  // namespace detail

inline void expand(const Entry<FargateService>& entry, auto& context) {
  const FargateService& spec = entry.construct;
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
                                .tags = context.tags(name)};
  if (spec.role) task.task_role_arn = at<aws::iam_role>(*spec.role).arn();
  aws::ecs_service service{.availability_zone_rebalancing = "ENABLED",
                           .cluster = at<aws::ecs_cluster>(spec.cluster).arn(),
                           .deployment_circuit_breaker = {{.enable = true, .rollback = true}},
                           .deployment_maximum_percent = 200,
                           .deployment_minimum_healthy_percent = 100,
                           .desired_count = spec.size.desired,
                           .enable_ecs_managed_tags = true,
                           .launch_type = "FARGATE",
                           .name = name,
                           .propagate_tags = "SERVICE",
                           .tags = context.tags(name),
                           .task_definition = module.add(id, task).arn()};
  if (spec.subnets) {
    using Network = tf::block_of<&aws::ecs_service::network_configuration>;
    Network network{.assign_public_ip = false, .subnets = routedSubnetIds(*spec.subnets, context)};
    if (spec.group) network.security_groups = {groupId(*spec.group)};
    service.network_configuration = network;
  }
  tf::Meta meta;
  if (spec.target) {
    service.load_balancer = {{.container_name = str(entry.id), .container_port = context.model.of(*spec.target).construct.port.first, .target_group_arn = at<aws::lb_target_group>(*spec.target).arn()}};
    service.health_check_grace_period_seconds = spec.grace.count;
    meta.depends_on = sendersOf(*spec.target, context.model);  // ECS refuses a target group until a load balancer sends to it
  }
  const bool scales = spec.cpu || spec.requests;
  if (scales) meta.lifecycle.ignore_changes = {tf::ignore(&aws::ecs_service::desired_count)};
  const auto made = module.add(id, service, meta);
  if (scales) detail::scale(entry, made, module, context);
}

}  // namespace ecia::expand
