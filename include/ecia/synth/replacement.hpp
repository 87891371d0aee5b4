// SPDX-License-Identifier: Apache-2.0
// What Terraform cannot change in place: objects that are destroyed and made anew.
#pragma once

#include <algorithm>
#include <cctype>
#include <iterator>
#include <set>
#include <tuple>

#include <ecia/synth/change.hpp>

namespace ecia::synthesis {

/// Arguments of a resource whose change replaces it. One with a '?' does so where it comes or goes, not where it becomes another.
struct Replacement {
  std::string_view type, arguments;
};
/// Of what constructs become, as provider 5.100.0 plans it; tests/terraform compares them with its plans.
inline constexpr Replacement replacements[] = {
    {"aws_acm_certificate", "certificate_authority_arn domain_name subject_alternative_names validation_method"},
    {"aws_acm_certificate_validation", "certificate_arn validation_record_fqdns"},
    {"aws_apigatewayv2_api", "credentials_arn protocol_type route_key target"},
    {"aws_apigatewayv2_api_mapping", "api_id domain_name"},
    {"aws_apigatewayv2_authorizer", "api_id"},
    {"aws_apigatewayv2_domain_name", "domain_name"},
    {"aws_apigatewayv2_integration", "api_id integration_subtype integration_type"},
    {"aws_apigatewayv2_route", "api_id"},
    {"aws_apigatewayv2_stage", "api_id name"},
    {"aws_appautoscaling_policy", "name resource_id scalable_dimension service_namespace"},
    {"aws_appautoscaling_scheduled_action", "name resource_id scalable_dimension service_namespace"},
    {"aws_appautoscaling_target", "resource_id scalable_dimension service_namespace"},
    {"aws_autoscaling_attachment", "autoscaling_group_name elb lb_target_group_arn"},
    {"aws_autoscaling_group", "name"},
    {"aws_autoscaling_policy", "autoscaling_group_name name"},
    {"aws_autoscaling_schedule", "autoscaling_group_name scheduled_action_name"},
    {"aws_cloudfront_distribution", "staging"},
    {"aws_cloudwatch_dashboard", "dashboard_name"},
    {"aws_cloudwatch_event_archive", "event_source_arn name"},
    {"aws_cloudwatch_event_bus", "event_source_name name"},
    {"aws_cloudwatch_event_bus_policy", "event_bus_name"},
    {"aws_cloudwatch_event_rule", "event_bus_name name"},
    {"aws_cloudwatch_event_target", "event_bus_name rule"},
    {"aws_cloudwatch_log_group", "name"},
    {"aws_cloudwatch_log_metric_filter", "log_group_name name"},
    {"aws_cloudwatch_metric_alarm", "alarm_name"},
    {"aws_cognito_user_pool", "alias_attributes name username_attributes username_configuration.case_sensitive"},
    {"aws_cognito_user_pool_client", "generate_secret user_pool_id"},
    {"aws_cognito_user_pool_domain", "domain user_pool_id"},
    {"aws_db_instance", "custom_iam_instance_profile db_name engine kms_key_id storage_encrypted username"},
    {"aws_db_parameter_group", "description family name_prefix"},
    {"aws_db_subnet_group", "name"},
    {"aws_default_security_group", "vpc_id"},
    {"aws_dynamodb_table", "hash_key name range_key restore_date_time restore_to_latest_time"},
    {"aws_ecr_lifecycle_policy", "policy repository"},
    {"aws_ecr_repository", "encryption_configuration.encryption_type encryption_configuration.kms_key name"},
    {"aws_ecr_repository_policy", "repository"},
    {"aws_ecs_cluster", "name"},
    {"aws_ecs_cluster_capacity_providers", "cluster_name"},
    {"aws_ecs_service", "cluster launch_type name scheduling_strategy"},
    {"aws_ecs_task_definition", "container_definitions cpu ephemeral_storage.size_in_gib execution_role_arn family ipc_mode memory network_mode pid_mode requires_compatibilities "
                                "runtime_platform.cpu_architecture runtime_platform.operating_system_family task_role_arn volume"},
    {"aws_efs_access_point", "file_system_id posix_user.gid posix_user.uid root_directory.creation_info.owner_gid root_directory.creation_info.owner_uid "
                              "root_directory.creation_info.permissions root_directory.path"},
    {"aws_efs_backup_policy", "file_system_id"},
    {"aws_efs_file_system", "availability_zone_name creation_token encrypted kms_key_id performance_mode"},
    {"aws_efs_file_system_policy", "file_system_id"},
    {"aws_efs_mount_target", "file_system_id ip_address subnet_id"},
    {"aws_eip", "address domain"},
    {"aws_eks_access_entry", "cluster_name principal_arn type"},
    {"aws_eks_access_policy_association", "access_scope.namespaces access_scope.type cluster_name policy_arn principal_arn"},
    {"aws_eks_addon", "addon_name cluster_name"},
    {"aws_eks_cluster", "access_config.bootstrap_cluster_creator_admin_permissions bootstrap_self_managed_addons kubernetes_network_config.ip_family "
                        "kubernetes_network_config.service_ipv4_cidr name role_arn"},
    {"aws_eks_node_group", "ami_type capacity_type cluster_name disk_size instance_types launch_template.id launch_template.name node_group_name node_group_name_prefix node_role_arn "
                           "subnet_ids"},
    {"aws_eks_pod_identity_association", "cluster_name namespace service_account"},
    {"aws_elasticache_parameter_group", "description family name"},
    {"aws_elasticache_replication_group", "at_rest_encryption_enabled engine kms_key_id port replication_group_id snapshot_arns snapshot_name subnet_group_name"},
    {"aws_elasticache_subnet_group", "name"},
    {"aws_elasticache_user", "user_id user_name"},
    {"aws_elasticache_user_group", "user_group_id"},
    {"aws_flow_log", "deliver_cross_account_role eni_id iam_role_arn log_destination log_destination_type max_aggregation_interval subnet_id traffic_type "
                     "transit_gateway_attachment_id transit_gateway_id vpc_id"},
    {"aws_iam_instance_profile", "name path"},
    {"aws_iam_openid_connect_provider", "url"},
    {"aws_iam_role", "name path"},
    {"aws_iam_role_policy", "name role"},
    {"aws_iam_role_policy_attachment", "policy_arn role"},
    {"aws_instance", "hibernation key_name root_block_device.encrypted subnet_id"},
    {"aws_kms_alias", "name"},
    {"aws_kms_key", "custom_key_store_id customer_master_key_spec key_usage xks_key_id"},
    {"aws_lambda_event_source_mapping", "event_source_arn queues starting_position starting_position_timestamp topics"},
    {"aws_lambda_function", "function_name package_type"},
    {"aws_lambda_permission", "action event_source_token function_name function_url_auth_type principal principal_org_id qualifier source_account source_arn statement_id"},
    {"aws_launch_template", "name_prefix"},
    {"aws_lb", "customer_owned_ipv4_pool internal load_balancer_type name"},
    {"aws_lb_listener", "load_balancer_arn"},
    {"aws_lb_target_group", "name port protocol target_type vpc_id"},
    {"aws_nat_gateway", "allocation_id connectivity_type subnet_id"},
    {"aws_network_acl", "vpc_id"},
    {"aws_network_acl_rule", "cidr_block egress from_port icmp_code icmp_type ipv6_cidr_block network_acl_id protocol rule_action rule_number to_port"},
    {"aws_rds_cluster", "cluster_identifier database_name db_subnet_group_name engine engine_mode kms_key_id master_username source_region storage_encrypted"},
    {"aws_rds_cluster_instance", "cluster_identifier custom_iam_instance_profile db_subnet_group_name engine identifier"},
    {"aws_rds_cluster_parameter_group", "description family name_prefix"},
    {"aws_route", "destination_cidr_block destination_ipv6_cidr_block destination_prefix_list_id route_table_id"},
    {"aws_route53_health_check", "measure_latency reference_name request_interval routing_control_arn type"},
    {"aws_route53_record", "name zone_id"},
    {"aws_route53_zone", "delegation_set_id name"},
    {"aws_route_table", "vpc_id"},
    {"aws_route_table_association", "gateway_id subnet_id"},
    {"aws_s3_bucket", "bucket"},
    {"aws_s3_bucket_cors_configuration", "bucket expected_bucket_owner"},
    {"aws_s3_bucket_lifecycle_configuration", "bucket"},
    {"aws_s3_bucket_notification", "bucket"},
    {"aws_s3_bucket_policy", "bucket"},
    {"aws_s3_bucket_public_access_block", "bucket"},
    {"aws_s3_bucket_server_side_encryption_configuration", "bucket expected_bucket_owner"},
    {"aws_s3_bucket_versioning", "bucket expected_bucket_owner"},
    {"aws_secretsmanager_secret", "name"},
    {"aws_secretsmanager_secret_version", "secret_binary secret_id secret_string_wo_version"},
    {"aws_security_group", "description name_prefix vpc_id"},
    {"aws_service_discovery_private_dns_namespace", "name vpc"},
    {"aws_service_discovery_service", "dns_config.dns_records.type dns_config.namespace_id dns_config.routing_policy health_check_custom_config.failure_threshold name"},
    {"aws_sfn_state_machine", "name type"},
    {"aws_sns_topic", "fifo_topic name"},
    {"aws_sns_topic_policy", "arn"},
    {"aws_sns_topic_subscription", "endpoint protocol topic_arn"},
    {"aws_sqs_queue", "fifo_queue name"},
    {"aws_sqs_queue_policy", "queue_url"},
    {"aws_ssm_parameter", "data_type name"},
    {"aws_subnet", "availability_zone cidr_block ipv6_native outpost_arn vpc_id"},
    {"aws_vpc", "cidr_block instance_tenancy ipv4_ipam_pool_id ipv4_netmask_length"},
    {"aws_vpc_endpoint", "resource_configuration_arn service_name service_network_arn vpc_endpoint_type vpc_id"},
    {"aws_vpc_peering_connection", "peer_vpc_id vpc_id"},
    {"aws_vpc_security_group_egress_rule", "cidr_ipv4? cidr_ipv6? prefix_list_id? referenced_security_group_id? security_group_id"},
    {"aws_vpc_security_group_ingress_rule", "cidr_ipv4? cidr_ipv6? prefix_list_id? referenced_security_group_id? security_group_id"},
    {"aws_wafv2_web_acl", "name scope"},
    {"aws_wafv2_web_acl_association", "resource_arn web_acl_arn"},
    {"aws_wafv2_web_acl_logging_configuration", "log_destination_configs resource_arn"},
    {"terraform_data", "triggers_replace"},
};

/// Kinds of objects that take data with them when they go.
inline constexpr std::string_view data_holders[] = {
    "aws_cloudwatch_log_group", "aws_cognito_user_pool", "aws_db_instance", "aws_docdb_cluster", "aws_dynamodb_table", "aws_ebs_volume", "aws_ecr_repository", "aws_efs_file_system",
    "aws_elasticache_cluster", "aws_elasticache_replication_group", "aws_fsx_lustre_file_system", "aws_kinesis_stream", "aws_kms_key", "aws_neptune_cluster",
    "aws_opensearch_domain", "aws_rds_cluster", "aws_redshift_cluster", "aws_s3_bucket", "aws_secretsmanager_secret", "aws_sqs_queue",
    "aws_ssm_parameter"};

/// Whether data goes with an object that is destroyed. Without a KMS key nobody can read what it encrypted.
inline bool holdsData(std::string_view address) {
  const auto local = detail::localOf(address);
  return std::find(std::begin(data_holders), std::end(data_holders), local.substr(0, local.find('.'))) != std::end(data_holders);
}

namespace detail {
/// Whether a change of a value replaces an object of a type, `root_block_device[0].encrypted` of "aws_instance".
inline bool replaces(std::string_view type, std::string_view path, bool comesOrGoes) {
  std::string argument;
  for (std::size_t i = 0; i < path.size(); ++i)
    if (path[i] == '[')
      i = std::min(path.find(']', i), path.size());
    else
      argument += path[i];
  for (const auto& row : replacements) {
    if (row.type != type) continue;
    const std::string words = " " + std::string(row.arguments) + " ";
    return words.find(" " + argument + " ") != std::string::npos || (comesOrGoes && words.find(" " + argument + "? ") != std::string::npos);
  }
  return false;
}

/// Finds what is replaced, by its own change or since what it belongs to is: a subnet goes with its VPC.
class Replacing {
 public:
  /// @param now the objects of the configuration  @param told what has another address, and Terraform knows  @param changes what changes
  Replacing(const Values& now, const std::vector<Move>& told, std::vector<Change>& changes) : now_(now), told_(told), changes_(changes) {}

  void find() {
    std::set<std::string_view> added;
    for (auto& change : changes_) {
      if (change.kind == Change::Kind::added) added.insert(change.address);
      if (change.kind != Change::Kind::changed) continue;
      const auto type = typeOf(change.address);
      for (auto& value : change.values) {
        value.forces = replaces(type, value.path, value.before.empty() || value.after.empty()) && !ignored(now_.at(change.address), value.path) && renamed(value.before, told_) != value.after;
        change.replaced = change.replaced || value.forces;
      }
      if (change.replaced) unknown_.emplace(change.address, change.address);
    }
    if (unknown_.empty()) return;
    // What is made anew has other ids; each round finds what refers to those of the last.
    for (std::size_t before = 0; before != unknown_.size();) {
      before = unknown_.size();
      for (const auto& [address, values] : now_)
        if (unknown_.count(address) == 0 && added.count(address) == 0) look(address, values);
    }
    note();
  }

  /// What Terraform makes anew before the old one goes: what says so, and all that it refers to.
  /// https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy
  std::set<std::string> madeFirst() const {
    std::set<std::string> first;
    std::vector<std::string> open;
    const auto take = [&](const std::string& address) {
      if (first.insert(address).second) open.push_back(address);
    };
    for (const auto& [address, values] : now_)
      if (const auto order = values.find("lifecycle.create_before_destroy"); order != values.end() && order->second == "true") take(address);
    while (!open.empty()) {
      const std::string address = open.back(), module = moduleOf(address);
      open.pop_back();
      const auto follow = [&](const std::string& in, const std::string& path, const std::string& value) {
        if (value.find("${") != std::string::npos || path.starts_with("depends_on")) eachReference(value, [&](const auto& parts) { return take(targetOf(in, parts)), false; });
      };
      // A variable of a module is an argument of its call.
      const auto variable = module + "var.";
      const bool argument = !module.empty() && address.starts_with(variable);
      const auto object = now_.find(argument ? module.substr(0, module.size() - 1) : address);
      if (object == now_.end()) continue;
      for (const auto& [path, value] : object->second)
        if (!argument || path.substr(0, path.find_first_of(".[")) == address.substr(variable.size())) follow(argument ? std::string() : module, path, value);
    }
    return first;
  }

 private:
  using Object = std::map<std::string, std::string>;

  static std::string_view typeOf(std::string_view address) {
    const auto local = localOf(address);
    return local.substr(0, local.find('.'));
  }
  /// Whether Terraform looks away from an argument: `lifecycle.ignore_changes`.
  static bool ignored(const Object& object, std::string_view path) {
    const auto list = object.find("lifecycle.ignore_changes");
    return list != object.end() && list->second.find('"' + std::string(path.substr(0, path.find_first_of(".["))) + '"') != std::string::npos;
  }

  void look(const std::string& address, const Object& values) {
    const auto local = localOf(address);
    if (!local.empty()) {
      const std::string module = address.substr(0, address.size() - local.size());
      for (const auto& [path, value] : values)
        if (const auto* cause = causeIn(module, value); cause != nullptr && replaces(typeOf(address), path, false) && !ignored(values, path)) {
          unknown_.emplace(address, *cause);
          return;
        }
      return;
    }
    const auto last = address.rfind('.');
    const std::string_view block = std::string_view(address).substr(last == std::string::npos ? 0 : last + 1);
    const bool call = address == "module." + std::string(block);  // of a module, whose variables get the values
    for (const auto& [path, value] : values) {
      const auto* cause = causeIn(call ? "" : moduleOf(address), value);
      if (cause == nullptr) continue;
      if (call)
        unknown_.emplace(address + ".var." + path, *cause);
      else
        unknown_.emplace(address, *cause);
    }
  }
  /// "module.jobs." of "module.jobs.output.name".
  static std::string moduleOf(const std::string& address) {
    if (!address.starts_with("module.")) return {};
    const auto end = address.find('.', 7);
    return end == std::string::npos ? std::string() : address.substr(0, end + 1);
  }

  /// Calls `use` with the parts of each reference in a value, at most four of each, until it says that it has seen enough.
  static void eachReference(std::string_view value, auto use) {
    const auto part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; };
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (!part(value[i]) || (i > 0 && (part(value[i - 1]) || value[i - 1] == '.'))) continue;
      std::vector<std::string> parts(1);
      for (; i < value.size() && parts.size() < 4; ++i)
        if (part(value[i]))
          parts.back() += value[i];
        else if (value[i] == '.')
          parts.emplace_back();
        else if (value[i] == '[')
          i = std::min(value.find(']', i), value.size());
        else
          break;
      if (parts.size() >= 2 && use(parts)) return;
    }
  }
  /// The address of what a reference leads to.
  static std::string targetOf(const std::string& module, const std::vector<std::string>& parts) {
    std::string address = module + parts[0] + '.' + parts[1];
    if (parts.size() > 2 && parts[0] == "module") address += ".output." + parts[2];
    if (parts.size() > 2 && (parts[0] == "data" || parts[0] == "ephemeral")) address += '.' + parts[2];
    return address;
  }

  /// What is replaced and read by a value, or null.
  const std::string* causeIn(const std::string& module, std::string_view value) const {
    const std::string* cause = nullptr;
    if (value.find("${") != std::string_view::npos) eachReference(value, [&](const auto& parts) { return (cause = causeOf(module, parts)) != nullptr; });
    return cause;
  }
  const std::string* causeOf(const std::string& module, const std::vector<std::string>& parts) const {
    const std::string address = targetOf(module, parts);
    const bool notMade = parts[0] == "data" || parts[0] == "ephemeral";
    const auto found = unknown_.find(address);
    if (found == unknown_.end()) return nullptr;
    if (parts[0] == "module" || parts[0] == "var" || parts[0] == "local" || notMade || parts.size() < 3) return &found->second;
    // An argument that the object is given stays what it is.
    const auto object = now_.find(address);
    if (object == now_.end()) return &found->second;
    const auto known = object->second.lower_bound(parts[2]);
    const bool given = known != object->second.end() && known->first.starts_with(parts[2]) && (known->first.size() == parts[2].size() || known->first[parts[2].size()] == '.' || known->first[parts[2].size()] == '[');
    return given ? nullptr : &found->second;
  }

  /// Tells it of what changes, and of what only goes with another.
  void note() {
    std::map<std::string, Change*> changed;
    for (auto& change : changes_) changed.emplace(change.address, &change);
    std::vector<Change> more;
    for (const auto& [address, cause] : unknown_) {
      if (localOf(address).empty()) continue;
      const auto change = changed.find(address);
      if (change == changed.end())
        more.push_back({.kind = Change::Kind::changed, .address = address, .replaced = true, .cause = cause});
      else if (!change->second->replaced)
        change->second->replaced = true, change->second->cause = cause;
    }
    changes_.insert(changes_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    // An address has one change of a kind. (clang warns of what std::stable_sort takes from older standard libraries.)
    std::sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) { return std::tie(a.address, a.kind) < std::tie(b.address, b.kind); });
  }

  const Values& now_;
  const std::vector<Move>& told_;
  std::vector<Change>& changes_;
  std::map<std::string, std::string> unknown_;  ///< addresses whose values are not known before they are made, and why
};
}  // namespace detail

}  // namespace ecia::synthesis
