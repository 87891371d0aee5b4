// SPDX-License-Identifier: Apache-2.0
// Attribute -> an attribute of the resource that a construct becomes.
#pragma once

#include <ecia/aws/db.hpp>
#include <ecia/construct/attribute.hpp>
#include <ecia/expand/file_system.hpp>

namespace ecia::expand {

/// The expression of an attribute that the construct at a line is told.
inline tf::Expr<tf::string> valueOf(const Attribute& of, const std::source_location& where, Context& context) {
  if (of.what == Attribute::What::written) {
    auto path = of.reference.view();
    std::string_view module;
    if (path.starts_with("module.")) {
      form::referencePart(path);
      module = form::referencePart(path);
    }
    const auto dot = path.rfind('.');
    return context.configuration.module(str(module)).attribute(str(path.substr(0, dot)), path.substr(dot + 1), where);
  }
  constexpr struct {
    const char *type, *attribute;
  } resources[] = {{"aws_db_instance", "endpoint"},  {"aws_db_instance", "address"}, {"aws_lb", "dns_name"},   {"aws_cloudfront_distribution", "domain_name"},
                   {"aws_eip", "public_ip"},         {"aws_s3_bucket", "bucket"},    {"aws_secretsmanager_secret", "arn"}, {"aws_sns_topic", "arn"},
                   {"aws_sqs_queue", "url"},         {"aws_sqs_queue", "arn"},       {"aws_lambda_function", "function_name"}, {"aws_lambda_function", "arn"},
                   {"aws_dynamodb_table", "name"}, {"aws_apigatewayv2_api", "api_endpoint"}, {"aws_ecr_repository", "repository_url"},
                   {"aws_elasticache_replication_group", "primary_endpoint_address"}, {"aws_elasticache_replication_group", "reader_endpoint_address"}, {"aws_lb", "dns_name"}, {"aws_ecs_task_definition", "arn"}, {"aws_rds_cluster", "endpoint"}, {"aws_rds_cluster", "reader_endpoint"}, {"aws_efs_file_system", "id"}, {"aws_sfn_state_machine", "arn"}};
  if (of.what == Attribute::What::replicaAddress) return at<aws::db_instance>(of, replicaName(of.id, of.number)).address();
  if (of.what == Attribute::What::userPoolId) return attributeOf("aws_cognito_user_pool", of, "id");
  if (of.what == Attribute::What::userPoolClientId) {
    const struct {
      std::string_view module;
      std::string id;
    } client{of.module, str(of.id) + "_" + str(of.reference.view())};
    return attributeOf("aws_cognito_user_pool_client", client, "id");
  }
  if (of.what == Attribute::What::eksName) return attributeOf("aws_eks_cluster", of, "name");
  if (of.what == Attribute::What::parameterName) return attributeOf("aws_ssm_parameter", of, "name");
  if (of.what == Attribute::What::busName) return attributeOf("aws_cloudwatch_event_bus", of, "name");
  if (of.what == Attribute::What::serviceAddress) {
    const auto& subnets = *context.model.all<FargateService>()[of.index].construct.subnets;
    return tf::call<tf::string>("format", "%s.%s", attributeOf("aws_service_discovery_service", of, "name"), attributeOf("aws_service_discovery_private_dns_namespace", subnets, "name"));
  }
  if (of.what == Attribute::What::accessPointId) {
    Handle<AccessPoint> point{};
    point.index = of.index;
    auto known = at<aws::efs_access_point>(context.model.of(point));
    for (const auto& target : mountTargetsOf(point, context)) known = tf::Address::completed(known, target);
    return known.id();
  }
  const auto& [type, attribute] = resources[static_cast<std::size_t>(of.what)];
  return attributeOf(type, of, attribute);
}

}  // namespace ecia::expand
