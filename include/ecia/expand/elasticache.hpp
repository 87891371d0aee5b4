// SPDX-License-Identifier: Apache-2.0
// ElastiCache -> aws_elasticache_replication_group with its subnet group, parameter group and group of users.
#pragma once

#include <ecia/aws/elasticache.hpp>
#include <ecia/expand/load_balancer.hpp>
#include <ecia/expand/role.hpp>

namespace ecia::expand {

inline void expand(const Entry<ElastiCache>& entry, auto& context) {
  const ElastiCache& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = label(entry.id), own = context.named(entry, "cache");
  const bool copies = spec.hasStandby();

  aws::elasticache_replication_group cache{.at_rest_encryption_enabled = "true",
                                           .auto_minor_version_upgrade = "false",  // Terraform would make the cache anew to bring the older version back
                                           .automatic_failover_enabled = copies,
                                           .description = own,
                                           .engine = "valkey",
                                           .engine_version = str(spec.version.view()),
                                           .multi_az_enabled = copies,
                                           .num_cache_clusters = spec.copies + 1,
                                           .port = spec.port().number,
                                           .replication_group_id = own,
                                           .snapshot_retention_limit = spec.backupDays.count,
                                           .transit_encryption_enabled = true};
  if (spec.atOnce) cache.apply_immediately = true;
  if (spec.type) cache.node_type = str(spec.type->view());
  if (spec.backupWindow) cache.snapshot_window = str(spec.backupWindow->view());
  if (spec.maintenanceWindow) cache.maintenance_window = str(spec.maintenanceWindow->view());
  if (spec.key) cache.kms_key_id = at<aws::kms_key>(*spec.key).arn();
  if (spec.group) cache.security_group_ids = {groupId(*spec.group)};
  if (spec.secret) cache.auth_token = passwordOf(*spec.secret);
  if (spec.subnets) cache.subnet_group_name = module.add(name, aws::elasticache_subnet_group{.name = own, .subnet_ids = subnetIds(*spec.subnets, context)}).name();
  if (spec.eviction) {
    // A group of another family has another name, since the one before it goes last.
    const std::string family = "valkey" + str(spec.version.view().substr(0, 1));
    cache.parameter_group_name = module.add(name, aws::elasticache_parameter_group{.family = family, .name = own + "-" + family, .parameter = {{.name = "maxmemory-policy", .value = str(spec.eviction->view())}}},
                                            {.lifecycle = {.create_before_destroy = true}})
                                     .name();
  }
  std::vector<tf::Value<tf::string>> users;
  for (const auto& role : context.model.template all<Role>()) {
    bool connects = false;
    for (const auto& grant : role.construct.grants) connects = connects || (grant.what == Role::Grant::What::connectToCache && &context.model.template all<ElastiCache>()[grant.index] == &entry);
    if (!connects) continue;
    users.emplace_back(cacheUserOf(role, context.model).user_id());
    // One that is known by IAM has its id for a name.
    const std::string user = context.named(role);
    if (cacheOf(role, context.model) == &entry)
      module.add(joined(entry, role), aws::elasticache_user{.access_string = "on ~* &* +@all", .authentication_mode = {{.type = "iam"}}, .engine = "valkey", .user_id = user, .user_name = user});
  }
  if (!users.empty()) cache.user_group_ids = {module.add(name, aws::elasticache_user_group{.engine = "valkey", .user_group_id = own, .user_ids = users}).user_group_id()};
  module.add(name, cache);
}

}  // namespace ecia::expand
