// SPDX-License-Identifier: Apache-2.0
// AutoScalingGroup -> aws_launch_template, aws_autoscaling_group, its policy and schedules.
#pragma once

#include <ecia/aws/autoscaling.hpp>
#include <ecia/aws/launch.hpp>
#include <ecia/expand/environment.hpp>
#include <ecia/expand/load_balancer.hpp>
#include <ecia/expand/queue_target.hpp>
#include <ecia/expand/role.hpp>

namespace ecia::expand {

/// The parameter of Systems Manager that names the newest Amazon Linux 2023 image for instances of a type.
/// https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
inline std::string amazonLinux2023(const InstanceType& type) {
  return std::string("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-") + (graviton(type) ? "arm64" : "x86_64");
}

namespace detail {
/// All tags of what a group launches, which takes none from the provider.
inline tf::Value<tf::map<tf::string>> launchTags(const std::string& name, const Context& context) {
  std::map<std::string, tf::Value<tf::string>> tags{{"Name", name}};
  for (const auto& [key, value] : context.stackTags()) tags.emplace(key, value);
  return tags;
}

/// All tags of a group, which takes none from the provider. Instances have theirs from the launch template.
inline std::vector<aws::block::autoscaling_group_tag> groupTags(const std::string& name, const Context& context) {
  std::vector<aws::block::autoscaling_group_tag> tags;
  const auto add = [&](const std::string& key, const std::string& value) { tags.push_back({.key = key, .propagate_at_launch = false, .value = value}); };
  add("Name", name);
  for (const auto& [key, value] : context.stackTags()) add(key, value);
  return tags;
}

/// The script with its variables, which stand behind its first line in quotes of the shell.
inline tf::Template userData(const Entry<AutoScalingGroup>& entry, auto& context) {
  const std::string script = str(entry.construct.script);
  const auto end = std::min(script.find('\n'), script.size());
  if (entry.construct.variables.empty()) return tf::text(script);
  tf::Template text;
  text.append(script.substr(0, end) + "\n");
  for (const auto& variable : entry.construct.variables) {
    text.append("export " + str(variable.name) + "='");
    const auto& [written, attribute] = variable.value;
    if (!attribute && !written.variable)
      for (const char c : written.literal.view()) text.append(c == '\'' ? std::string("'\\''") : std::string(1, c));
    else
      text.append(tf::call<tf::string>("replace", textOf(variable.value, entry.where, context), "'", "'\\''"));
    text.append("'\n");
  }
  text.append(script.substr(std::min(end + 1, script.size())));
  return text;
}

inline aws::launch_template::Attributes launchTemplate(tf::Module& module, const Entry<AutoScalingGroup>& entry, auto& context) {
  const AutoScalingGroup& spec = entry.construct;
  const std::string name = context.named(entry, "app");
  tf::Value<tf::number> iops;
  if (spec.diskIops > 0) iops = spec.diskIops;
  aws::launch_template launch{
      .block_device_mappings = {{.device_name = str(spec.rootDevice), .ebs = {{.delete_on_termination = "true", .encrypted = "true", .iops = iops, .volume_size = spec.disk.count, .volume_type = str(nameOf(spec.diskType))}}}},
      .image_id = spec.imageId ? tf::Value<tf::string>(context.text(*spec.imageId)) : tf::Value<tf::string>("resolve:ssm:" + amazonLinux2023(spec.type)),
      .instance_type = str(spec.type.view()),
      .metadata_options = {{.http_endpoint = "enabled", .http_put_response_hop_limit = 2, .http_tokens = "required"}},
      .monitoring = {{.enabled = true}},
      .name_prefix = name + "-",
      .tag_specifications = {{.resource_type = "instance", .tags = launchTags(name, context)}, {.resource_type = "volume", .tags = launchTags(name, context)}},
      .update_default_version = true};
  if (spec.role) launch.iam_instance_profile = {{.arn = at<aws::iam_instance_profile>(*spec.role).arn()}};
  if (spec.key) launch.key_name = str(*spec.key);
  if (!spec.script.empty()) launch.user_data = tf::call<tf::string>("base64encode", userData(entry, context));
  if (spec.group) launch.vpc_security_group_ids = {groupId(*spec.group)};
  return module.add(label(entry.id), launch, {.lifecycle = {.create_before_destroy = true}});
}

inline void schedule(tf::Module& module, const std::string& name, const tf::Expr<aws::kind::autoscaling_group_name>& group, const TimeOfDay& time,
                     const Capacity& size, int desired) {
  module.add(name, aws::autoscaling_schedule{.autoscaling_group_name = group,
                                             .desired_capacity = desired,
                                             .max_size = size.max,
                                             .min_size = size.min,
                                             .recurrence = str(unixCron(time)),
                                             .scheduled_action_name = name,
                                             .time_zone = "Etc/UTC"});
}
}  // namespace detail

inline void expand(const Entry<AutoScalingGroup>& entry, auto& context) {
  const AutoScalingGroup& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string id = str(entry.id);
  const auto launch = detail::launchTemplate(module, entry, context);
  aws::autoscaling_group group{.desired_capacity = spec.size.desired,
                               .health_check_grace_period = spec.grace.count,
                               .health_check_type = spec.target ? "ELB" : "EC2",
                               .launch_template = {{.id = launch.id(), .version = tf::unchecked(launch.latest_version())}},
                               .max_size = spec.size.max,
                               .min_size = spec.size.min,
                               .name = context.named(entry, "asg"),
                               .tag = detail::groupTags(context.named(entry, "asg"), context)};
  if (spec.refresh) group.instance_refresh = {{.preferences = {{.min_healthy_percentage = spec.refresh->count}}, .strategy = "Rolling"}};
  if (spec.backlog) {  // which the group counts for nobody unasked
    group.enabled_metrics = {"GroupInServiceInstances"};
    group.metrics_granularity = "1Minute";
  }
  if (spec.target) group.target_group_arns = {at<aws::lb_target_group>(*spec.target).arn()};
  if (spec.subnets) group.vpc_zone_identifier = routedSubnetIds(*spec.subnets, context);
  const auto made = module.add(label(id), group, {.depends_on = policyOf(spec.role, context), .lifecycle = {.ignore_changes = {tf::ignore(&aws::autoscaling_group::desired_capacity)}}});
  if (spec.cpu)
    module.add(part(id, "cpu"), aws::autoscaling_policy{
                                    .autoscaling_group_name = made.name(),
                                    .estimated_instance_warmup = 300,
                                    .name = context.named(entry, "cpu"),
                                    .policy_type = "TargetTrackingScaling",
                                    .target_tracking_configuration = {
                                        {.predefined_metric_specification = {{.predefined_metric_type = "ASGAverageCPUUtilization"}},
                                         .target_value = spec.cpu->count}}});
  if (spec.backlog) {
    using Tracking = tf::block_of<&aws::autoscaling_policy::target_tracking_configuration>;
    const CountedBy<Tracking> running{.dimensions = {{.name = "AutoScalingGroupName", .value = made.name()}}, .metric_name = "GroupInServiceInstances", .namespace_ = "AWS/AutoScaling"};
    module.add(part(id, "queue"), aws::autoscaling_policy{.autoscaling_group_name = made.name(),
                                                          .estimated_instance_warmup = 300,
                                                          .name = context.named(entry, "queue"),
                                                          .policy_type = "TargetTrackingScaling",
                                                          .target_tracking_configuration = queueTracking<Tracking>(*spec.backlog, spec.messages, running)});
  }
  if (spec.requests && spec.target) {
    const auto target = at<aws::lb_target_group>(*spec.target);
    if (const auto* balancer = detail::senderOf(context.model, *spec.target)) {
      // The policy is refused until a listener sends to the target group.
      const auto arn = tf::Address::completed(at<aws::lb>(*balancer), forwarding(*balancer));
      module.add(part(id, "requests"),
                 aws::autoscaling_policy{.autoscaling_group_name = made.name(),
                                         .estimated_instance_warmup = 300,
                                         .name = context.named(entry, "requests"),
                                         .policy_type = "TargetTrackingScaling",
                                         .target_tracking_configuration = {
                                             {.predefined_metric_specification = {{.predefined_metric_type = "ALBRequestCountPerTarget",
                                                                                   .resource_label = tf::text(arn.arn_suffix(), "/", target.arn_suffix())}},
                                              .target_value = *spec.requests}}});
    }
  }
  if (spec.scaleDown) detail::schedule(module, part(id, "scale_down"), made.name(), *spec.scaleDown, spec.size, spec.size.min);
  if (spec.scaleUp) detail::schedule(module, part(id, "scale_up"), made.name(), *spec.scaleUp, spec.size, spec.size.desired);
}

}  // namespace ecia::expand
