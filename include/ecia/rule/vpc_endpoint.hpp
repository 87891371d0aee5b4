// SPDX-License-Identifier: Apache-2.0
// Rules of endpoints in a VPC: that there is one for the service, and that it is reached.
#pragma once

#include <ecia/rule/security_group.hpp>

namespace ecia::rule {

/// Services that are often asked through an endpoint.
/// https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
inline constexpr TableWord EndpointServices[] = {
    "application-autoscaling", "athena", "autoscaling", "bedrock-runtime", "cloudformation", "codebuild", "codedeploy", "ec2", "ec2messages", "ecr.api", "ecr.dkr", "ecs", "ecs-agent",
    "ecs-telemetry", "eks", "eks-auth", "elasticache", "elasticfilesystem", "elasticloadbalancing", "events", "execute-api", "glue", "kinesis-firehose", "kinesis-streams", "kms", "lambda", "logs",
    "monitoring", "rds", "rds-data", "redshift", "sagemaker.runtime", "secretsmanager", "servicediscovery", "sns", "sqs", "ssm", "ssmmessages", "states", "sts", "synthetics", "xray"};
/// What they are called elsewhere.
inline constexpr Misspelling MisspeltServices[] = {
    {"cloudwatch", "monitoring"}, {"cloudwatch-logs", "logs"}, {"ecr", "ecr.api"}, {"ecr-api", "ecr.api"}, {"ecr-dkr", "ecr.dkr"}, {"efs", "elasticfilesystem"}, {"elb", "elasticloadbalancing"},
    {"eventbridge", "events"}, {"firehose", "kinesis-firehose"}, {"kinesis", "kinesis-streams"}, {"secrets-manager", "secretsmanager"}, {"step-functions", "states"}, {"stepfunctions", "states"},
    {"systems-manager", "ssm"}};

constexpr void endpointService(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& endpoint : model.all<VpcEndpoint>()) {
    const auto name = endpoint.construct.name.view();
    auto right = corrected(MisspeltServices, name);
    if (right.empty() && name.size() > 5) right = nearest(EndpointServices, name);  // of short names, one letter makes another service
    if (name.empty() || name.starts_with("com.amazonaws.")) right = name.empty() ? "secretsmanager" : name.substr(name.rfind('.') + 1);
    if (!right.empty())
      rule.found(findings, endpoint, join({"no endpoint of AWS is for '", name, "', as ", named(endpoint), " is; write \"", right, "\", the last part of its name."}));
  }
}

constexpr void endpointTwice(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<VpcEndpoint>();
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (rows[i].construct.name == rows[j].construct.name && rows[i].construct.vpc == rows[j].construct.vpc)
        rule.found(findings, rows[i], join({named(rows[i]), " and ", named(rows[j]), " are both for ", rows[i].construct.name, " in ", named(model.of(rows[i].construct.vpc)), ", where its routes and its name can lead to one; keep one."}));
}

constexpr void endpointReached(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& endpoint : model.all<VpcEndpoint>()) {
    if (!endpoint.construct.group) continue;
    const auto& group = model.of(*endpoint.construct.group);
    if (!admitsPort(group, Port{443}))
      rule.found(findings, endpoint, join({named(endpoint), " answers on port 443, and its ", named(group), " does not admit it; write .allow(tcp(443), from(app)) there."}));
    if (!(group.construct.vpc == endpoint.construct.vpc))
      rule.found(findings, endpoint, join({named(endpoint), " lies in ", named(model.of(endpoint.construct.vpc)), ", and its ", named(group), " belongs to another VPC; write a group of the same one."}));
  }
}

}  // namespace ecia::rule
