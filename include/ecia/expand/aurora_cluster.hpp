// SPDX-License-Identifier: Apache-2.0
// AuroraCluster -> aws_rds_cluster with its instances, subnet group and parameter group.
#pragma once

#include <ecia/aws/rds.hpp>
#include <ecia/expand/rds.hpp>

namespace ecia::expand {

inline void expand(const Entry<AuroraCluster>& entry, auto& context) {
  const AuroraCluster& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = label(entry.id), own = context.named(entry, "aurora"), engine = str(spec.engine().id);
  // PostgreSQL 16 is of the family aurora-postgresql16, and MySQL 8.0.mysql_aurora.3 of aurora-mysql8.0.
  const auto version = spec.version();
  const std::string family = engine + str(spec.postgresqlVersion ? version.substr(0, version.find('.')) : version.substr(0, version.find('.', 2)));
  using Parameter = tf::block_of<&aws::rds_cluster_parameter_group::parameter>;
  const auto tls = spec.postgresqlVersion ? Parameter{.apply_method = "pending-reboot", .name = "rds.force_ssl", .value = "1"} : Parameter{.name = "require_secure_transport", .value = "ON"};
  const auto parameters = module.add(name, aws::rds_cluster_parameter_group{.family = family, .name_prefix = own + "-", .parameter = {tls}}, {.lifecycle = {.create_before_destroy = true}});

  aws::rds_cluster cluster{.backup_retention_period = spec.backupDays.count,
                           .cluster_identifier = own,
                           .copy_tags_to_snapshot = true,
                           .db_cluster_parameter_group_name = parameters.name(),
                           .delete_automated_backups = false,
                           .deletion_protection = spec.protection,
                           .engine = engine,
                           .engine_version = str(version),
                           .iam_database_authentication_enabled = true,
                           .port = spec.port().number,
                           .skip_final_snapshot = false,
                           .storage_encrypted = true,
                           .tags = context.tags(own)};
  if (spec.isServerless()) cluster.serverlessv2_scaling_configuration = {{.max_capacity = spec.mostUnits, .min_capacity = spec.leastUnits}};
  if (spec.backupWindow) cluster.preferred_backup_window = str(spec.backupWindow->view());
  if (spec.maintenanceWindow) cluster.preferred_maintenance_window = str(spec.maintenanceWindow->view());
  if (!spec.name.empty()) cluster.database_name = str(spec.name);
  if (spec.key) cluster.kms_key_id = at<aws::kms_key>(*spec.key).arn();
  if (spec.group) cluster.vpc_security_group_ids = {groupId(*spec.group)};
  if (spec.secret) {
    cluster.master_username = str(context.model.of(*spec.secret).construct.user);
    if (const auto& secret = context.model.of(*spec.secret); rule::handsOn(secret, context.model)) {
      cluster.master_password_wo = handedPasswordOf(*spec.secret, module, part(entry.id, "aurora"));
      cluster.master_password_wo_version = secret.construct.number;
    } else {
      cluster.master_password = passwordOf(*spec.secret);
    }
  }
  tf::Value<aws::kind::db_subnet_group_name> subnets;
  if (spec.subnets) subnets = module.add(part(entry.id, "aurora"), aws::db_subnet_group{.name = own, .subnet_ids = subnetIds(*spec.subnets, context)}).name();
  cluster.db_subnet_group_name = subnets;
  cluster.final_snapshot_identifier = detail::finalSnapshot(module, part(entry.id, "aurora_final_snapshot"), own,
                                                            {tf::Argument(cluster.cluster_identifier), tf::Argument(cluster.engine), tf::Argument(cluster.database_name),
                                                             tf::Argument(cluster.master_username), tf::Argument(cluster.kms_key_id), tf::Argument(cluster.db_subnet_group_name)});
  if (spec.newMajor) cluster.allow_major_version_upgrade = true;
  if (spec.atOnce || spec.newMajor) cluster.apply_immediately = true;
  if (spec.origin) cluster.snapshot_identifier = context.value(*spec.origin);
  const auto made = module.add(name, cluster, {.lifecycle = {.ignore_changes = {tf::ignore(&aws::rds_cluster::snapshot_identifier)}}});  // of which Terraform would make another cluster
  for (int i = 1; i <= spec.copies + 1; ++i) {
    const std::string number = std::to_string(i);
    module.add(part(entry.id, "aurora_" + number), aws::rds_cluster_instance{.apply_immediately = spec.atOnce || spec.newMajor ? tf::Value<tf::boolean>(true) : tf::Value<tf::boolean>(),
                                                                             .auto_minor_version_upgrade = false,
                                                                             .cluster_identifier = made.id(),
                                                                             .copy_tags_to_snapshot = true,
                                                                             .db_subnet_group_name = subnets,
                                                                             .engine = engine,
                                                                             .engine_version = made.engine_version(),
                                                                             .identifier = own + "-" + number,
                                                                             .instance_class = spec.isServerless() ? "db.serverless" : str(spec.size ? spec.size->view() : ""),
                                                                             .publicly_accessible = false,
                                                                             .tags = context.tags(own + "-" + number)});
  }
}

}  // namespace ecia::expand
