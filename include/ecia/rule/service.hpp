// SPDX-License-Identifier: Apache-2.0
// The services whose actions the library knows.
#pragma once

#include <ecia/rule/policy.hpp>

namespace ecia::rule {

/// The services that have actions, as these begin.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
inline constexpr TableWord KnownServices[] = {
    "access-analyzer", "acm", "acm-pca", "apigateway", "appconfig", "application-autoscaling", "apprunner", "appsync", "athena", "autoscaling",
    "backup", "batch", "bedrock", "budgets", "ce", "cloudformation", "cloudfront", "cloudtrail", "cloudwatch", "codeartifact", "codebuild",
    "codecommit", "codeconnections", "codedeploy", "codepipeline", "codestar-connections", "cognito-identity", "cognito-idp", "config",
    "datasync", "dax", "dlm", "dms", "drs", "ds", "dynamodb", "ebs", "ec2", "ec2-instance-connect", "ec2messages", "ecr", "ecr-public", "ecs", "eks", "elasticache",
    "elasticbeanstalk", "elasticfilesystem", "elasticloadbalancing", "elasticmapreduce", "es", "events", "execute-api", "firehose", "fis", "fsx",
    "glacier", "globalaccelerator", "glue", "guardduty", "health", "iam", "imagebuilder", "inspector2", "iot", "kafka", "kinesis", "kms",
    "lambda", "license-manager", "logs", "macie2", "mq", "network-firewall", "oam", "organizations", "pi", "pipes", "pricing", "ram", "rds",
    "rds-data", "rds-db", "redshift", "redshift-data", "resource-groups", "route53", "route53domains", "route53resolver", "rum", "s3",
    "s3express", "sagemaker", "scheduler", "secretsmanager", "securityhub", "servicecatalog", "servicediscovery", "servicequotas", "ses",
    "shield", "signer", "sms", "sns", "sqs", "ssm", "ssmmessages", "sso", "states", "sts", "support", "swf", "synthetics", "tag", "transfer", "vpc-lattice",
    "waf", "waf-regional", "wafv2", "workspaces", "xray"};

constexpr void knownService(const Rule& rule, const Model& model, Findings& findings) {
  std::string_view last;  // actions of one service stand together
  eachAction(model, [&](const auto& role, const auto&, std::string_view action) {
    const auto service = serviceOf(action);
    if (service == last) return;
    last = service;
    if (!listed(KnownServices, service) && corrected(Services, service).empty() && nearest(KnownServices, service).empty())
      rule.found(findings, role,
                 join({named(role), " allows ", action, ", and '", service,
                      "' is not among the KnownServices that the library knows; check its spelling in the service authorization reference."}));
  });
}

constexpr void misspeltService(const Rule& rule, const Model& model, Findings& findings) {
  std::string_view last;
  eachAction(model, [&](const auto& role, const auto&, std::string_view action) {
    const auto service = serviceOf(action);
    if (service == last) return;
    last = service;
    if (!corrected(Services, service).empty() || !slipped(action).empty()) return;  // IAM-008
    if (const auto right = nearest(KnownServices, service); !right.empty())
      rule.found(findings, role, join({named(role), " allows ", action, ", and AWS has no service '", service, "', so it allows nothing; write ", right, ":", verbOf(action), "."}));
  });
}

}  // namespace ecia::rule
