// SPDX-License-Identifier: Apache-2.0
// Rds -> aws_db_instance with its subnet group, parameter group and log group.
#pragma once

#include <ecia/expand/load_balancer.hpp>
#include <ecia/terraform/terraform_data.hpp>

namespace ecia::expand {

namespace detail {
using Parameter = tf::block_of<&aws::db_parameter_group::parameter>;

inline std::vector<Parameter> parameters(const Rds& spec) {
  std::vector<Parameter> list;
  // What PostgreSQL reads when it starts, RDS changes only where it is told to wait for that.
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html
  if (spec.postgresqlVersion) {
    list.push_back({.apply_method = "pending-reboot", .name = "rds.force_ssl", .value = "1"});
    if (spec.slowQueries) list.push_back({.name = "log_min_duration_statement", .value = std::to_string(spec.slowQueries->count * 1000)});
    if (spec.connections) list.push_back({.apply_method = "pending-reboot", .name = "max_connections", .value = std::to_string(*spec.connections)});
    return list;
  }
  list.push_back({.name = "require_secure_transport", .value = "1"});
  if (spec.slowQueries) {
    list.push_back({.name = "slow_query_log", .value = "1"});
    list.push_back({.name = "long_query_time", .value = std::to_string(spec.slowQueries->count)});
    // RDS exports log files; the default is a table.
    list.push_back({.name = "log_output", .value = "FILE"});
  }
  if (spec.connections) list.push_back({.name = "max_connections", .value = std::to_string(*spec.connections)});
  return list;
}

/// The name of the final snapshot, which must differ each time a database goes, and stay the same until then: it has a new part whenever one of the arguments changes that make Terraform
/// replace the database.
inline tf::Template finalSnapshot(tf::Module& module, const std::string& name, const std::string& own, const std::vector<tf::Argument>& replacing) {
  tf::List triggers;
  for (const auto& argument : replacing)
    if (argument.isSet()) triggers.push_back(argument);
  const auto snapshot = module.add(name, tf::terraform_data{.triggers_replace = tf::Argument(std::move(triggers))});
  return tf::text(own, "-final-", snapshot.id());
}
}  // namespace detail

inline void expand(const Entry<Rds>& entry, auto& context) {
  const Rds& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = label(entry.id), own = context.named(entry, "db");
  const std::string family = str(spec.engine().id) + str(spec.version().substr(0, spec.version().rfind('.')));
  tf::Meta meta{.lifecycle = {.ignore_changes = {tf::ignore(&aws::db_instance::snapshot_identifier)}}};  // of which Terraform would make another database

  aws::db_instance instance{.auto_minor_version_upgrade = false,
                            .backup_retention_period = spec.backupDays.count,
                            .copy_tags_to_snapshot = true,
                            .delete_automated_backups = false,
                            .deletion_protection = spec.protection,
                            .engine = str(spec.engine().id),
                            .engine_version = str(spec.version()),
                            .iam_database_authentication_enabled = true,
                            .identifier = own,
                            .instance_class = str(spec.size ? spec.size->view() : ""),
                            .multi_az = spec.standby,
                            .port = spec.engine().port.number,
                            .publicly_accessible = false,
                            .skip_final_snapshot = false,
                            .storage_encrypted = true,
                            .storage_type = "gp3",
                            .tags = context.tags(own)};
  instance.allocated_storage = spec.allocated.count;
  if (spec.newMajor) instance.allow_major_version_upgrade = true;
  if (spec.atOnce || spec.newMajor) instance.apply_immediately = true;
  if (spec.origin) instance.snapshot_identifier = context.value(*spec.origin);
  if (spec.maximum) instance.max_allocated_storage = spec.maximum->count;
  if (spec.insights) {
    instance.performance_insights_enabled = true;
    instance.performance_insights_retention_period = spec.insights->count;
    if (spec.key) instance.performance_insights_kms_key_id = at<aws::kms_key>(*spec.key).arn();
  }
  if (spec.backupWindow) instance.backup_window = str(spec.backupWindow->view());
  if (spec.maintenanceWindow) instance.maintenance_window = str(spec.maintenanceWindow->view());
  if (!spec.name.empty()) instance.db_name = str(spec.name);
  if (spec.key) instance.kms_key_id = at<aws::kms_key>(*spec.key).arn();
  if (spec.group) instance.vpc_security_group_ids = {groupId(*spec.group)};
  if (spec.monitoring) instance.monitoring_interval = spec.monitoring->count;
  if (spec.monitoringRole) instance.monitoring_role_arn = at<aws::iam_role>(*spec.monitoringRole).arn();
  if (spec.secret) {
    instance.username = str(context.model.of(*spec.secret).construct.user);
    if (const auto& secret = context.model.of(*spec.secret); rule::handsOn(secret, context.model)) {
      instance.password_wo = handedPasswordOf(*spec.secret, module, name);
      instance.password_wo_version = secret.construct.number;
    } else {
      instance.password = passwordOf(*spec.secret);
    }
  }
  if (spec.subnets)
    instance.db_subnet_group_name =
        module.add(name, aws::db_subnet_group{.name = own + "-subnet-grp", .subnet_ids = subnetIds(*spec.subnets, context)}).name();
  const auto parameters = detail::parameters(spec);
  instance.parameter_group_name = module.add(name, aws::db_parameter_group{.family = family, .name_prefix = own + "-", .parameter = parameters},
                                             {.lifecycle = {.create_before_destroy = true}})
                                      .name();
  std::vector<std::string> logs;
  if (spec.slowQueries) logs = spec.postgresqlVersion ? std::vector<std::string>{"postgresql"} : std::vector<std::string>{"error", "slowquery"};
  if (!logs.empty()) instance.enabled_cloudwatch_logs_exports = std::vector<tf::Value<tf::string>>(logs.begin(), logs.end());
  // RDS would make the groups itself, and keep them for ever.
  const auto groups = [&](const std::string& of, const std::string& identifier) {
    std::vector<tf::Address> made;
    for (const auto& log : logs) made.push_back(module.add(of + log, aws::cloudwatch_log_group{.name = "/aws/rds/instance/" + identifier + "/" + log, .retention_in_days = 30}));
    return made;
  };
  meta.depends_on = groups(part(entry.id, ""), own);
  instance.final_snapshot_identifier = detail::finalSnapshot(module, part(entry.id, "final_snapshot"), own,
                                                             {tf::Argument(instance.identifier), tf::Argument(instance.engine), tf::Argument(instance.db_name), tf::Argument(instance.username),
                                                              tf::Argument(instance.kms_key_id), tf::Argument(instance.db_subnet_group_name)});
  const auto database = module.add(name, instance, meta);
  for (int number = 1; number <= spec.copies; ++number) {
    const std::string identifier = own + "-replica-" + std::to_string(number), replica = replicaName(entry.id, number);
    // Engine, key, user and subnets are those of the database.
    aws::db_instance copy{.auto_minor_version_upgrade = false,
                          .copy_tags_to_snapshot = true,
                          .iam_database_authentication_enabled = true,
                          .identifier = identifier,
                          .instance_class = instance.instance_class,
                          .max_allocated_storage = instance.max_allocated_storage,
                          .parameter_group_name = instance.parameter_group_name,
                          .publicly_accessible = false,
                          .replicate_source_db = database.identifier(),
                          .skip_final_snapshot = true,
                          .storage_encrypted = true,
                          .storage_type = "gp3",
                          .tags = context.tags(identifier)};
    copy.apply_immediately = instance.apply_immediately;
    copy.enabled_cloudwatch_logs_exports = instance.enabled_cloudwatch_logs_exports;
    copy.maintenance_window = instance.maintenance_window;
    copy.monitoring_interval = instance.monitoring_interval;
    copy.monitoring_role_arn = instance.monitoring_role_arn;
    copy.performance_insights_enabled = instance.performance_insights_enabled;
    copy.performance_insights_kms_key_id = instance.performance_insights_kms_key_id;
    copy.performance_insights_retention_period = instance.performance_insights_retention_period;
    copy.vpc_security_group_ids = instance.vpc_security_group_ids;
    module.add(replica, copy, {.depends_on = groups(replica + "_", identifier)});
  }
}

}  // namespace ecia::expand
