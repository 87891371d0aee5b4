// SPDX-License-Identifier: Apache-2.0
// EcsCluster and FargateService -> aws_ecs_cluster, aws_ecs_service and its scaling.
#pragma once

#include <ecia/aws/appautoscaling.hpp>
#include <ecia/aws/service.hpp>
#include <ecia/expand/ecs_task.hpp>
#include <ecia/expand/load_balancer.hpp>
#include <ecia/expand/queue_target.hpp>

namespace ecia::expand {

inline void expand(const Entry<EcsCluster>& entry, auto& context) {
  context.in(entry).add(label(entry.id), aws::ecs_cluster{.name = context.named(entry),
                                                          .setting = {{.name = "containerInsights", .value = entry.construct.insights ? "enabled" : "disabled"}},
                                                          .tags = context.tags(context.named(entry))});
  const auto here = [&](const Handle<EcsCluster>& cluster) { return &context.model.of(cluster) == &entry; };
  bool spare = false;
  for (const auto& service : context.model.template all<FargateService>()) spare = spare || (here(service.construct.cluster) && service.construct.onDemand);
  for (const auto& task : context.model.template all<FargateTask>()) spare = spare || (here(task.construct.cluster) && task.construct.spare);
  if (spare) context.in(entry).add(label(entry.id), aws::ecs_cluster_capacity_providers{.capacity_providers = {"FARGATE", "FARGATE_SPOT"}, .cluster_name = at<aws::ecs_cluster>(entry).name()});
}

namespace detail {
/// Scaling of a service by target tracking.
inline void scale(const Entry<FargateService>& entry, const auto& service, tf::Module& module, auto& context) {
  const FargateService& spec = entry.construct;
  std::vector<std::string> nightly;  // what schedules change, and Terraform would set back
  if (spec.scaleDown) nightly = {tf::ignore(&aws::appautoscaling_target::max_capacity), tf::ignore(&aws::appautoscaling_target::min_capacity)};
  const auto target = module.add(label(entry.id), aws::appautoscaling_target{.max_capacity = spec.size.max,
                                                                             .min_capacity = spec.scaleDown ? spec.size.desired : spec.size.min,  // a first apply is by day
                                                                             .resource_id = tf::text("service/", at<aws::ecs_cluster>(spec.cluster).name(), "/", service.name()),
                                                                             .scalable_dimension = "ecs:service:DesiredCount",
                                                                             .service_namespace = "ecs",
                                                                             .tags = context.tags(context.named(entry))},
                                 {.lifecycle = {.ignore_changes = nightly}});
  const auto scheduled = [&](const std::string& what, const TimeOfDay& time, int least, int most) {
    module.add(part(entry.id, label(what)), aws::appautoscaling_scheduled_action{.name = context.named(entry, what),
                                                                                 .resource_id = target.resource_id(),
                                                                                 .scalable_dimension = target.scalable_dimension(),
                                                                                 .scalable_target_action = {{.max_capacity = std::to_string(most), .min_capacity = std::to_string(least)}},
                                                                                 .schedule = str(eventBridgeCron(time)),
                                                                                 .service_namespace = target.service_namespace()});
  };
  if (spec.scaleDown) scheduled("service-down", *spec.scaleDown, spec.size.min, spec.size.min);
  if (spec.scaleUp) scheduled("service-up", *spec.scaleUp, spec.size.desired, spec.size.max);
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
  if (spec.backlog) {
    const CountedBy<Tracking> running{.dimensions = {{.name = "ClusterName", .value = at<aws::ecs_cluster>(spec.cluster).name()}, {.name = "ServiceName", .value = service.name()}},
                                      .metric_name = "RunningTaskCount",
                                      .namespace_ = "ECS/ContainerInsights"};
    policy("queue", queueTracking<Tracking>(*spec.backlog, spec.messages, running));
  }
  if (spec.requests && spec.target)
    if (const auto* balancer = senderOf(context.model, *spec.target)) {
      const auto label = tf::text(at<aws::lb>(*balancer).arn_suffix(), "/", at<aws::lb_target_group>(*spec.target).arn_suffix());
      policy("requests", {.predefined_metric_specification = {{.predefined_metric_type = "ALBRequestCountPerTarget", .resource_label = label}}, .target_value = *spec.requests},
             {.depends_on = sendersOf(*spec.target, context.model)});
    }
}
}  // namespace detail

namespace detail {
/// What keeps the name of a service in the private zone of its VPC, which is made with the first service that is found there.
inline auto registry(const Entry<FargateService>& entry, auto& context) {
  const Subnets& subnets = *entry.construct.subnets;
  const auto& vpc = context.model.of(subnets);
  const Entry<FargateService>* first = nullptr;
  for (const auto& service : context.model.template all<FargateService>())
    if (first == nullptr && service.construct.found && service.construct.subnets && service.construct.subnets->vpc == subnets.vpc) first = &service;
  if (first == &entry) {
    const std::string zone = context.named(vpc) + ".internal";
    context.in(vpc).add(label(vpc.id), aws::service_discovery_private_dns_namespace{.name = zone, .tags = context.tags(zone), .vpc = tf::unchecked(vpcId({vpc.module, vpc.id, subnets.vpc}, context))});
  }
  return context.in(entry).add(label(entry.id),
                               aws::service_discovery_service{.dns_config = {{.dns_records = {{.ttl = 10, .type = "A"}}, .namespace_id = attributeOf("aws_service_discovery_private_dns_namespace", subnets, "id"), .routing_policy = "MULTIVALUE"}},
                                                              .force_destroy = true,  // tasks that have just ended may be listed yet
                                                              .health_check_custom_config = {{.failure_threshold = 1}},
                                                              .name = str(entry.id),
                                                              .tags = context.tags(context.named(entry))})
      .arn();
}
}  // namespace detail

inline void expand(const Entry<FargateService>& entry, auto& context) {
  const FargateService& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = context.named(entry), id = label(entry.id);
  const auto definition = taskDefinition(entry, context);
  aws::ecs_service service{.availability_zone_rebalancing = "ENABLED",
                           .cluster = at<aws::ecs_cluster>(spec.cluster).arn(),
                           .deployment_circuit_breaker = {{.enable = true, .rollback = true}},
                           .deployment_maximum_percent = 200,
                           .deployment_minimum_healthy_percent = 100,
                           .desired_count = spec.size.desired,
                           .enable_ecs_managed_tags = true,
                           .name = name,
                           .propagate_tags = "SERVICE",
                           .tags = context.tags(name),
                           .task_definition = definition.arn()};
  tf::Meta meta{.depends_on = policyOf(spec.role, context)};
  if (spec.onDemand) {
    using Strategy = tf::block_of<&aws::ecs_service::capacity_provider_strategy>;
    std::vector<Strategy> strategies{Strategy{.capacity_provider = "FARGATE_SPOT", .weight = 4}};
    if (*spec.onDemand > 0) strategies.push_back({.base = *spec.onDemand, .capacity_provider = "FARGATE", .weight = 1});
    service.capacity_provider_strategy = strategies;
    service.force_new_deployment = true;  // without it another strategy makes the service anew
    for (const auto& provider : spareCapacityOf(spec.cluster)) meta.depends_on.push_back(provider);
  } else {
    service.launch_type = "FARGATE";
  }
  if (spec.found && spec.subnets) service.service_registries = {{.registry_arn = detail::registry(entry, context)}};
  if (spec.shell) {
    service.enable_execute_command = true;
    const auto policy = module.add(id + "_execute_command", aws::iam_role_policy{.name = context.named(entry, "execute-command"),
                                                                                 .policy = tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array({detail::allow({"ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"}, "*")})}}),
                                                                                 .role = at<aws::iam_role>(*spec.role).name()});
    meta.depends_on.push_back(policy);
  }
  if (spec.subnets) {
    using Network = tf::block_of<&aws::ecs_service::network_configuration>;
    Network network{.assign_public_ip = false, .subnets = routedSubnetIds(*spec.subnets, context)};
    if (spec.group) network.security_groups = {groupId(*spec.group)};
    service.network_configuration = network;
  }
  if (spec.waits) service.wait_for_steady_state = true;
  for (const auto& target : mountTargetsOf(spec.mounts, context)) meta.depends_on.push_back(target);
  if (spec.target) {
    service.load_balancer = {{.container_name = str(entry.id), .container_port = context.model.of(*spec.target).construct.port.first, .target_group_arn = at<aws::lb_target_group>(*spec.target).arn()}};
    service.health_check_grace_period_seconds = spec.grace.count;
    for (const auto& sender : sendersOf(*spec.target, context.model)) meta.depends_on.push_back(sender);  // ECS refuses a target group until a load balancer sends to it
  }
  const bool scales = spec.cpu || spec.requests || spec.backlog || spec.scaleDown;
  if (scales) meta.lifecycle.ignore_changes = {tf::ignore(&aws::ecs_service::desired_count)};
  const auto made = module.add(id, service, meta);
  if (spec.waits) {
    // A service that went back to the definition before is steady too.
    tf::Expression stays("self.task_definition == ");
    stays += definition.arn();
    module.add(id, aws::data::ecs_service{.cluster_arn = at<aws::ecs_cluster>(spec.cluster).arn(), .service_name = made.name()},
               {.depends_on = {made},
                .lifecycle = {.postcondition = {{.condition = tf::Expr<tf::boolean>(stays),
                                                 .error_message = "The new tasks of " + name + " did not become healthy, and ECS has gone back to those before them; its events and the log /ecs/" + name + " say why. Mend that, and apply again."}}}});
  }
  if (spec.topic)
    tell(entry, "deployment-failures", "ECS Deployment State Change", tf::Json::object({{"eventName", tf::Json::array({"SERVICE_DEPLOYMENT_FAILED"})}}), {{"resources", tf::Json::array({made.id()})}}, context);
  if (scales) detail::scale(entry, made, module, context);
}

}  // namespace ecia::expand
