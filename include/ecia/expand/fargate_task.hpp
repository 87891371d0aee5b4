// SPDX-License-Identifier: Apache-2.0
// FargateTask -> aws_ecs_task_definition, and the EventBridge rules that run it and tell of its failures.
#pragma once

#include <ecia/expand/ecs_task.hpp>
#include <ecia/expand/notification.hpp>
#include <ecia/expand/security_group.hpp>
#include <ecia/expand/vpc.hpp>

namespace ecia::expand {

inline void expand(const Entry<FargateTask>& entry, auto& context) {
  const FargateTask& spec = entry.construct;
  auto& module = context.in(entry);
  const auto definition = taskDefinition(entry, context);
  const auto cluster = at<aws::ecs_cluster>(spec.cluster).arn();
  if (!spec.schedules.empty() || !spec.events.empty() || !spec.uploads.empty()) {
    const std::string name = label(entry.id) + "_schedule";
    Role trusting(spec.events.empty() && spec.uploads.empty() ? "Runs a task by the clock" : "Runs a task");
    trusting = trusting.trust("events.amazonaws.com");
    std::vector<tf::Json> statements;
    detail::runs(statements, entry, context);
    context.in(entry);  // whose comment the account's data source may have changed
    const auto role = module.add(name, aws::iam_role{.assume_role_policy = detail::trust(trusting, context), .description = str(trusting.description), .name = context.named(entry, "schedule-role")});
    const auto policy = module.add(name, aws::iam_role_policy{.name = context.named(entry, "schedule"),
                                                              .policy = tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array(statements)}}),
                                                              .role = role.name()});
    tf::block_of<&aws::cloudwatch_event_target::ecs_target> task{.enable_ecs_managed_tags = true, .propagate_tags = "TASK_DEFINITION", .task_count = 1, .task_definition_arn = definition.arn()};
    if (spec.subnets) {
      tf::block_of<&tf::block_of<&aws::cloudwatch_event_target::ecs_target>::network_configuration> network{.assign_public_ip = false, .subnets = routedSubnetIds(*spec.subnets, context)};
      if (spec.group) network.security_groups = {groupId(*spec.group)};
      task.network_configuration = network;
    }
    tf::Meta meta{.depends_on = policyOf(spec.role, context)};
    if (spec.spare) {
      task.capacity_provider_strategy = {{.capacity_provider = "FARGATE_SPOT", .weight = 1}};
      for (const auto& provider : spareCapacityOf(spec.cluster)) meta.depends_on.push_back(provider);
    } else {
      task.launch_type = "FARGATE";
    }
    for (const auto& target : mountTargetsOf(spec.mounts, context)) meta.depends_on.push_back(target);
    const auto runs = [&](const std::string& what, const aws::cloudwatch_event_rule& when, auto change) {
      aws::cloudwatch_event_target target{.arn = cluster, .ecs_target = {task}, .event_bus_name = when.event_bus_name, .role_arn = tf::Address::completed(role, policy).arn(), .rule = eventRule(entry, what, when, context).name()};
      change(target);
      module.add(part(entry.id, label(what)), target, meta);
    };
    const auto same = [](const auto&) {};
    for (std::size_t i = 0; i < spec.schedules.size(); ++i) runs(numbered("task-schedule", i), {.schedule_expression = str(spec.schedules[i].expression)}, same);
    for (std::size_t i = 0; i < spec.events.size(); ++i) runs(numbered("task-event", i), ruleFor(spec.events[i]), same);
    for (std::size_t i = 0; i < spec.uploads.size(); ++i)
      runs(numbered("task-upload", i), {.event_pattern = uploadPattern(spec.uploads[i])}, [&](auto& target) {
        // Not by jsonencode, which writes < as \u003c, and EventBridge would find no variable.
        target.input_transformer = {{.input_paths = {{"bucket", "$.detail.bucket.name"}, {"key", "$.detail.object.key"}},
                                     .input_template = R"({"containerOverrides": [{"name": ")" + str(entry.id) + R"(", "environment": [{"name": "BUCKET", "value": "<bucket>"}, {"name": "KEY", "value": "<key>"}]}]})"}};
      });
  }
  if (spec.topic) {
    const auto one = [](tf::Json value) { return tf::Json::array({std::move(value)}); };
    std::vector<tf::Json::Entry> container{{"exitCode", one(tf::Json::object({{"anything-but", one(0)}}))}};
    if (!spec.sidecars.empty()) {
      // Sidecars that ECS stops when the task has ended end with other codes.
      std::vector<tf::Json> names;
      for (const auto& sidecar : spec.sidecars)
        if (sidecar.first) names.emplace_back(sidecar.name.view());
      names.emplace_back(entry.id.view());
      container.emplace_back("name", tf::Json::array(names));
    }
    const auto failed = tf::Json::object({{"clusterArn", one(cluster)},
                                          {"taskDefinitionArn", one(tf::Json::object({{"prefix", tf::text(definition.arn_without_revision(), ":")}}))},
                                          {"lastStatus", one("STOPPED")},
                                          {"$or", tf::Json::array({tf::Json::object({{"containers", tf::Json::object(container)}}),
                                                                   tf::Json::object({{"stopCode", one("TaskFailedToStart")}})})}});
    tell(entry, "task-failures", "ECS Task State Change", failed, {}, context);
  }
  detail::notify(entry, context);
}

}  // namespace ecia::expand
