// SPDX-License-Identifier: Apache-2.0
// EksCluster -> aws_eks_cluster, its role, its log, its add-ons, and who may do what.
#pragma once

#include <algorithm>
#include <optional>

#include <ecia/aws/cloudwatch.hpp>
#include <ecia/aws/eks.hpp>
#include <ecia/expand/role.hpp>
#include <ecia/expand/security_group.hpp>
#include <ecia/expand/vpc.hpp>
#include <ecia/rule/eks.hpp>

namespace ecia::expand {

/// The group by which EKS lets nodes reach one another and the API.
struct EksGroup : tf::Address {
  tf::Expr<aws::kind::security_group_id> id() const { return at<aws::kind::security_group_id>("vpc_config[0].cluster_security_group_id"); }
};
inline EksGroup groupOf(const Handle<EksCluster>& cluster) { return {{str(cluster.module), "aws_eks_cluster." + label(cluster.id)}}; }

/// An add-on of a cluster.
inline tf::Address addonOf(const auto& cluster, std::string_view addon) { return at<aws::eks_addon>(cluster, label(cluster.id) + "_" + label(addon)); }

namespace detail {
/// A role for a service of AWS, with a policy of AWS.
inline auto serviceRole(tf::Module& module, const std::string& name, const std::string& called, const char* purpose, const char* service, std::initializer_list<const char*> policies, auto& context) {
  struct Made {
    aws::iam_role::Attributes role;
    std::vector<tf::Address> policies;
  };
  Role trusting(Text::own(std::string_view(purpose)));
  trusting = trusting.trust(*ServicePrincipal::parse(service));
  Made made{module.add(name, aws::iam_role{.assume_role_policy = trust(trusting, context), .description = purpose, .name = called}), {}};
  for (const std::string policy : policies)
    made.policies.push_back(module.add(name + "_" + policy.substr(policy.rfind('/') + 1), aws::iam_role_policy_attachment{.policy_arn = "arn:aws:iam::aws:policy/" + policy, .role = made.role.name()}));
  return made;
}

/// Whom an entry is for, in the names of what is made for it.
inline std::string nameOf(const EksCluster::Access& access) {
  if (access.role) return label(access.role->id);
  if (access.principal.variable) return label(access.principal.variable->id);
  const auto arn = access.principal.literal.view();
  return plain(arn.substr(arn.rfind('/') + 1));
}

/// The name of a service account, which may have dots, as a part of a Terraform name.
inline std::string withoutDots(std::string_view account) {
  std::string name(account);
  std::ranges::replace(name, '.', '_');
  return name;
}

inline void admit(tf::Module& module, const Entry<EksCluster>& entry, const EksCluster::Access& access, const aws::eks_cluster::Attributes& cluster, auto& context) {
  using Level = EksCluster::Access::Level;
  const std::string name = label(entry.id) + "_" + nameOf(access);
  const tf::Value<tf::string> principal = access.role ? tf::Value<tf::string>(tf::text(at<aws::iam_role>(*access.role).arn())) : context.value(access.principal);
  const auto known = module.add(name, aws::eks_access_entry{.cluster_name = cluster.name(), .principal_arn = principal, .tags = context.tags(context.named(entry))});
  const char* policy = access.level == Level::admin ? "AmazonEKSClusterAdminPolicy" : access.level == Level::editor ? "AmazonEKSEditPolicy" : "AmazonEKSViewPolicy";
  tf::block_of<&aws::eks_access_policy_association::access_scope> scope{.type = access.namespaces.empty() ? "cluster" : "namespace"};
  if (!access.namespaces.empty()) {
    std::vector<tf::Value<tf::string>> spaces;
    for (const auto& space : access.namespaces) spaces.push_back(str(space));
    scope.namespaces = spaces;
  }
  module.add(name, aws::eks_access_policy_association{.access_scope = {scope}, .cluster_name = cluster.name(), .policy_arn = std::string("arn:aws:eks::aws:cluster-access-policy/") + policy, .principal_arn = known.principal_arn()});
}
}  // namespace detail

inline void expand(const Entry<EksCluster>& entry, auto& context) {
  const EksCluster& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string id = label(entry.id), name = context.named(entry);
  // Made before the cluster writes to it, which would make one that keeps everything.
  const auto log = module.add("eks_" + id, aws::cloudwatch_log_group{.name = "/aws/eks/" + name + "/cluster", .retention_in_days = spec.retention.count});
  const auto role = detail::serviceRole(module, id + "_cluster", context.named(entry, "cluster-role"), "Runs a cluster of Kubernetes", "eks.amazonaws.com", {"AmazonEKSClusterPolicy"}, context);
  tf::block_of<&aws::eks_cluster::vpc_config> network{.endpoint_private_access = true, .endpoint_public_access = spec.openTo || !spec.open.empty(), .subnet_ids = spec.subnets ? subnetIds(*spec.subnets, context) : decltype(subnetIds(*spec.subnets, context)){}};
  if (spec.group) network.security_group_ids = {groupId(*spec.group)};
  if (spec.openTo) network.public_access_cidrs = context.template value<tf::set<tf::string>>(*spec.openTo);
  if (!spec.open.empty()) {
    std::vector<tf::Value<tf::string>> blocks;
    for (const auto& block : spec.open) blocks.push_back(str(block.text()));
    network.public_access_cidrs = blocks;
  }
  aws::eks_cluster cluster{.access_config = {{.authentication_mode = "API", .bootstrap_cluster_creator_admin_permissions = false}},
                           .bootstrap_self_managed_addons = false,  // the add-ons below are what it has
                           .enabled_cluster_log_types = {"api", "audit", "authenticator", "controllerManager", "scheduler"},
                           .name = name,
                           .role_arn = role.role.arn(),
                           .tags = context.tags(name),
                           .upgrade_policy = {{.support_type = spec.standard ? "STANDARD" : "EXTENDED"}},
                           .version = str(spec.kubernetes.view()),
                           .vpc_config = {network}};
  if (spec.key) cluster.encryption_config = {{.provider = {{.key_arn = tf::text(at<aws::kms_key>(*spec.key).arn())}}, .resources = {"secrets"}}};
  std::vector<tf::Address> before = role.policies;
  before.push_back(log);
  const auto made = module.add(id, cluster, {.depends_on = before});

  std::vector<tf::Address> nodes;
  for (const auto& group : context.model.template all<EksNodeGroup>())
    if (&context.model.of(group.construct.cluster) == &entry) nodes.push_back(at<aws::eks_node_group>(group));
  // What runs as pods is well once there are nodes; what makes nodes well is there before them.
  const auto addon = [&](std::string_view called, const std::vector<tf::Address>& waits, const std::optional<tf::Expr<aws::kind::role_arn>>& as = {}) {
    aws::eks_addon arguments{.addon_name = str(called), .cluster_name = made.name(), .tags = context.tags(name + "-" + str(called))};
    for (const auto& each : spec.addons)
      if (each.name == called && !each.version.empty()) arguments.addon_version = str(each.version);
    if (as) arguments.pod_identity_association = {{.role_arn = *as, .service_account = "ebs-csi-controller-sa"}};
    module.add(id + "_" + label(called), arguments, {.depends_on = waits});
  };
  for (const auto each : rule::EksAddonsFirst) addon(each, {});
  addon(rule::EksDns, nodes);
  if (spec.volumes) {
    const auto driver = detail::serviceRole(module, id + "_volumes", context.named(entry, "volumes-role"), "Makes volumes for pods", "pods.eks.amazonaws.com", {"service-role/AmazonEBSCSIDriverPolicy"}, context);
    addon(rule::EksVolumes, nodes, driver.role.arn());
  }
  for (const auto& each : spec.addons)
    if (!rule::isOwnAddon(spec, each.name.view())) addon(each.name.view(), nodes);
  for (const auto& access : spec.accesses) detail::admit(module, entry, access, made, context);
  for (const auto& [space, account, as] : spec.identities)
    // Dashes stay, or a-b/c and a/b-c had one name.
    module.add(id + "_" + str(space) + "_" + detail::withoutDots(account.view()),
               aws::eks_pod_identity_association{.cluster_name = made.name(), .namespace_ = str(space), .role_arn = at<aws::iam_role>(as).arn(), .service_account = str(account), .tags = context.tags(name)});
}

}  // namespace ecia::expand
