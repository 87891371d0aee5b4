// SPDX-License-Identifier: Apache-2.0
// EksNodeGroup -> aws_eks_node_group, its launch template and its role.
#pragma once

#include <ecia/aws/autoscaling.hpp>
#include <ecia/aws/launch.hpp>
#include <ecia/expand/auto_scaling_group.hpp>
#include <ecia/expand/eks_cluster.hpp>

namespace ecia::expand {

/// The group of EC2 that EKS makes for a node group.
struct NodesOf : tf::Address {
  tf::Expr<aws::kind::autoscaling_group_name> name() const { return at<aws::kind::autoscaling_group_name>("resources[0].autoscaling_groups[0].name"); }
};
inline NodesOf scalingGroupOf(const Entry<EksNodeGroup>& nodes) { return {{str(nodes.module), "aws_eks_node_group." + label(nodes.id)}}; }

namespace detail {
/// The image of nodes of a type. https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html#AmazonEKS-Type-Nodegroup-amiType
inline const char* nodeImage(const InstanceType& type) {
  if (graviton(type)) return "AL2023_ARM_64_STANDARD";
  return hasGpu(type) ? "AL2023_x86_64_NVIDIA" : "AL2023_x86_64_STANDARD";
}
}  // namespace detail

inline void expand(const Entry<EksNodeGroup>& entry, auto& context) {
  const EksNodeGroup& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string id = label(entry.id), name = context.named(entry, "nodes");
  const auto cluster = at<aws::eks_cluster>(spec.cluster);
  const auto role = detail::serviceRole(module, id + "_nodes", context.named(entry, "nodes-role"), "Joins instances to a cluster of Kubernetes", "ec2.amazonaws.com",
                                        {"AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly"}, context);
  aws::launch_template launch{.block_device_mappings = {{.device_name = "/dev/xvda", .ebs = {{.delete_on_termination = "true", .encrypted = "true", .volume_size = spec.disk.count, .volume_type = "gp3"}}}},
                              .metadata_options = {{.http_endpoint = "enabled", .http_put_response_hop_limit = 1, .http_tokens = "required"}},
                              .monitoring = {{.enabled = true}},
                              .name_prefix = name + "-",
                              .tag_specifications = {{.resource_type = "instance", .tags = detail::launchTags(name, context)}, {.resource_type = "volume", .tags = detail::launchTags(name, context)}},
                              .update_default_version = true};
  // Where a template names groups, EKS does not add its own.
  if (spec.group) launch.vpc_security_group_ids = {groupOf(spec.cluster).id(), groupId(*spec.group)};
  const auto template_ = module.add(id + "_nodes", launch, {.lifecycle = {.create_before_destroy = true}});
  std::vector<tf::Value<tf::string>> types;
  for (const auto& type : spec.types) types.push_back(str(type.view()));
  aws::eks_node_group group{.ami_type = detail::nodeImage(spec.types[0]),
                            .capacity_type = spec.isSpot ? "SPOT" : "ON_DEMAND",
                            .cluster_name = cluster.name(),
                            .instance_types = types,
                            .launch_template = {{.id = template_.id(), .version = tf::unchecked(template_.latest_version())}},
                            .node_group_name_prefix = name + "-",  // a group that replaces another is there before that one goes
                            .node_role_arn = role.role.arn(),
                            .scaling_config = {{.desired_size = spec.size.desired, .max_size = spec.size.max, .min_size = spec.size.min}},
                            .subnet_ids = spec.subnets ? routedSubnetIds(*spec.subnets, context) : decltype(routedSubnetIds(*spec.subnets, context)){},
                            .tags = context.tags(name),
                            .version = cluster.version()};
  if (!spec.labels.empty()) {
    std::map<std::string, tf::Value<tf::string>> labels;
    for (const auto& [key, value] : spec.labels) labels.emplace(str(key), str(value));
    group.labels = labels;
  }
  std::vector<tf::block_of<&aws::eks_node_group::taint>> taints;
  for (const auto& [key, value, effect] : spec.taints)
    taints.push_back({.effect = effect == TaintEffect::noSchedule ? "NO_SCHEDULE" : effect == TaintEffect::noExecute ? "NO_EXECUTE" : "PREFER_NO_SCHEDULE", .key = str(key), .value = str(value)});
  if (!taints.empty()) group.taint = taints;
  // Nodes are well with the network of pods, and drained while their role still has its policies.
  std::vector<tf::Address> before = role.policies;
  for (const auto each : rule::EksAddonsFirst) before.push_back(addonOf(spec.cluster, each));
  module.add(id, group, {.depends_on = before, .lifecycle = {.create_before_destroy = true, .ignore_changes = {"scaling_config[0].desired_size"}}});
  if (spec.target)
    module.add(id, aws::autoscaling_attachment{.autoscaling_group_name = scalingGroupOf(entry).name(), .lb_target_group_arn = at<aws::lb_target_group>(*spec.target).arn()});
}

}  // namespace ecia::expand
