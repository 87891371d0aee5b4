// SPDX-License-Identifier: Apache-2.0
// HttpApi -> aws_apigatewayv2_api with its stage, routes, integrations, authorizer and domain, its log, and permissions of functions.
#pragma once

#include <ecia/aws/apigatewayv2.hpp>
#include <ecia/expand/certificate.hpp>
#include <ecia/expand/lambda_function.hpp>
#include <ecia/expand/user_pool.hpp>

namespace ecia::expand {

namespace detail {
/// What is logged of a request. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
inline std::string accessLogFormat() {
  return R"({"requestId":"$context.requestId","time":"$context.requestTime","ip":"$context.identity.sourceIp","route":"$context.routeKey","status":"$context.status","length":"$context.responseLength","error":"$context.error.message","integrationError":"$context.integrationErrorMessage"})";
}

/// A route as a part of a Terraform name, of which none is in `known`: "GET /orders/{id}" becomes get_orders_by_id.
inline std::string routeName(std::string_view route, std::set<std::string>& known) {
  std::string name;
  for (const char c : route) {
    if (form::letter(c) || form::digit(c))
      name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!name.empty() && name.back() != '_')
      name += '_';
    if (c == '{') name += "by_";
  }
  if (name.ends_with('_')) name.pop_back();
  std::string own = name;
  for (int number = 2; !known.insert(own).second; ++number) own = name + "_" + std::to_string(number);
  return own;
}
}  // namespace detail

inline void expand(const Entry<HttpApi>& entry, auto& context) {
  const HttpApi& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = context.named(entry), id = label(entry.id);
  aws::apigatewayv2_api made{.disable_execute_api_endpoint = spec.domain.has_value(), .name = name, .protocol_type = "HTTP", .tags = context.tags(name)};
  if (!spec.cors.empty()) {
    std::vector<tf::Value<tf::string>> sites;
    for (const auto& site : spec.cors) sites.emplace_back(str(site));
    made.cors_configuration = {{.allow_headers = {"authorization", "content-type"}, .allow_methods = {"*"}, .allow_origins = sites, .max_age = 3600}};
  }
  const auto api = module.add(id, made);
  const auto log = module.add("api_" + id, aws::cloudwatch_log_group{.name = "/aws/apigateway/" + name, .retention_in_days = spec.retention.count});
  aws::apigatewayv2_stage stage{.access_log_settings = {{.destination_arn = log.arn(), .format = detail::accessLogFormat()}}, .api_id = api.id(), .auto_deploy = true, .name = "$default", .tags = context.tags(name)};
  if (spec.rate > 0) stage.default_route_settings = {{.throttling_burst_limit = spec.burst, .throttling_rate_limit = spec.rate}};
  const auto deployed = module.add(id, stage);

  tf::Value<tf::string> authorizer;
  if (spec.byToken()) {
    std::vector<tf::Value<tf::string>> audiences;
    for (const auto& audience : spec.audiences) audiences.emplace_back(str(audience));
    tf::Value<tf::string> issuer;
    if (spec.issuer) issuer = context.value(*spec.issuer);
    if (spec.pool) {
      issuer = tf::text("https://", at<aws::cognito_user_pool>(*spec.pool).endpoint());
      audiences = {at<aws::cognito_user_pool_client>(*spec.pool, clientName(*spec.pool, spec.client)).id()};
    }
    authorizer = module.add(id, aws::apigatewayv2_authorizer{.api_id = api.id(),
                                                             .authorizer_type = "JWT",
                                                             .identity_sources = {"$request.header.Authorization"},
                                                             .jwt_configuration = {{.audience = audiences, .issuer = issuer}},
                                                             .name = name + "-jwt"}).id();
  }
  std::set<std::size_t> known;
  std::set<std::string> names;
  for (const auto& answer : spec.answers) {
    const auto& function = answer.function;
    const std::string before = part(entry.id, joined(entry, function));
    if (known.insert(function.index).second) {
      module.add(before, aws::apigatewayv2_integration{.api_id = api.id(), .integration_type = "AWS_PROXY", .integration_uri = at<aws::lambda_function>(function).invoke_arn(), .payload_format_version = "2.0"});
      module.add(before, aws::lambda_permission{.action = "lambda:InvokeFunction",
                                                .function_name = at<aws::lambda_function>(function).function_name(),
                                                .principal = "apigateway.amazonaws.com",
                                                .source_arn = tf::text(api.execution_arn(), "/*/*"),
                                                .statement_id = "api-" + str(entry.id)});
    }
    aws::apigatewayv2_route route{.api_id = api.id(),
                                  .authorization_type = answer.open ? "NONE" : spec.byToken() ? "JWT" : "AWS_IAM",
                                  .route_key = str(answer.route.view()),
                                  .target = tf::text("integrations/", at<aws::apigatewayv2_integration>(entry, before).id())};
    if (!answer.open && spec.byToken()) route.authorizer_id = authorizer;
    module.add(part(entry.id, detail::routeName(answer.route.view(), names)), route);
  }
  if (!spec.domain) return;
  const auto domain = module.add(id, aws::apigatewayv2_domain_name{.domain_name = context.value(*spec.domain),
                                                                   .domain_name_configuration = {{.certificate_arn = certificateArn(*spec.certificate, context), .endpoint_type = "REGIONAL", .security_policy = "TLS_1_2"}},
                                                                   .tags = context.tags(name)});
  module.add(id, aws::apigatewayv2_api_mapping{.api_id = api.id(), .domain_name = domain.id(), .stage = deployed.id()});
}

}  // namespace ecia::expand
