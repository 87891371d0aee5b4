// SPDX-License-Identifier: Apache-2.0
// Rules of roles: their names, who takes them and which policies of AWS they have.
#pragma once

#include <ecia/rule/name.hpp>
#include <ecia/text/pattern.hpp>

namespace ecia::rule {

/// Whether an IAM pattern such as "logs:Create*" covers an action; IAM ignores case, and `?` stands for one character.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
constexpr bool covers(std::string_view pattern, std::string_view action) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return matches(pattern, action, [lower](char wanted, char found) { return wanted == '?' || lower(wanted) == lower(found); });
}
/// The first of some actions that no statement of a role allows, or nothing. What a managed policy allows is not known here, and counts as enough.
constexpr std::string_view missingAction(const Entry<Role>& role, std::initializer_list<std::string_view> actions) {
  if (!role.construct.managedPolicies.empty()) return {};
  for (const auto action : actions) {
    bool allowed = false;
    for (const auto& statement : role.construct.statements)
      for (const auto& pattern : statement.actions) allowed = allowed || covers(pattern.view(), action);
    if (!allowed) return action;
  }
  return {};
}

constexpr void roleName(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>()) {
    const Text name = nameOf(model, role, "role");
    if (name.view().size() > 64)
      rule.found(
          findings, role,
          join({"the name ", name, " of ", named(role), " has ", name.view().size(), " characters, and IAM takes 64; write a shorter id or prefix."}));
  }
}

constexpr void roleTwice(const Rule& rule, const Model& model, Findings& findings) {
  sameNames<Role>(model, [&](const auto& later, const auto& earlier) {
    rule.found(findings, later,
               join({named(later), " of ", placeOf(later), " and that of ", placeOf(earlier), " are both called ", nameOf(model, later, "role"),
                    " in AWS; give one of them another id."}));
  });
}

constexpr void roleDescription(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>()) {
    const auto text = role.construct.description.view();
    // Latin letters with accents are two bytes each, the first of them C2 or C3.
    std::size_t size = 0;
    bool good = true;
    for (const char each : text) {
      const auto byte = static_cast<unsigned char>(each);
      const bool follows = byte >= 0x80 && byte < 0xC0;
      size += follows ? 0 : 1;
      good = good && (byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r') && byte != 0x7F && (byte < 0xC0 || byte == 0xC2 || byte == 0xC3);
    }
    if (!good)
      rule.found(
          findings, role,
          join({"the description of ", named(role), " has characters that IAM does not take; write Latin letters, digits and plain punctuation."}));
    else if (size > 1000)
      rule.found(findings, role, join({"the description of ", named(role), " has ", size, " characters, and IAM takes 1000; write a shorter one."}));
  }
}

/// A word that people write, and AWS's own.
struct Misspelling {
  TableWord wrong, right;
};
/// AWS's own word where a table has the other, or nothing.
template <std::size_t Size>
constexpr std::string_view corrected(const Misspelling (&table)[Size], std::string_view word) {
  const std::size_t size = word.size();
  for (const auto& each : table)
    if (each.wrong.size == size && sameText(each.wrong, word)) return each.right;
  return {};
}

/// Services as people write them, without .amazonaws.com.
inline constexpr Misspelling MisspeltPrincipals[] = {
    {"alb", "elasticloadbalancing"}, {"api-gateway", "apigateway"}, {"asg", "autoscaling"}, {"auto-scaling", "autoscaling"},
    {"cloudwatch-logs", "logs"}, {"cloudwatchlogs", "logs"}, {"code-build", "codebuild"}, {"code-deploy", "codedeploy"},
    {"code-pipeline", "codepipeline"}, {"ecs-task", "ecs-tasks"}, {"ecs.tasks", "ecs-tasks"}, {"elb", "elasticloadbalancing"},
    {"enhanced-monitoring.rds", "monitoring.rds"}, {"eventbridge", "events"}, {"flow-logs", "vpc-flow-logs"}, {"rds-monitoring", "monitoring.rds"},
    {"rds.monitoring", "monitoring.rds"}, {"rds-proxy", "rds"}, {"ssm-automation", "ssm"}, {"step-functions", "states"}, {"stepfunctions", "states"},
    {"systems-manager", "ssm"}, {"vpc-flow-log", "vpc-flow-logs"}, {"vpc-flowlogs", "vpc-flow-logs"}, {"vpcflowlogs", "vpc-flow-logs"}};

/// Services that take roles, without .amazonaws.com; what is one letter from one of them, and none itself, is it, misspelt.
inline constexpr TableWord Principals[] = {
    "apigateway", "application-autoscaling", "apprunner", "appsync", "athena", "autoscaling", "backup", "batch", "bedrock", "build.apprunner", "cloudformation", "cloudfront",
    "cloudtrail", "cloudwatch", "codebuild", "codecommit", "codedeploy", "codepipeline", "cognito-idp", "config", "datasync", "dax", "delivery.logs", "dlm", "dms", "drs", "ds",
    "dynamodb", "ec2", "ec2fleet", "ecr", "ecs", "ecs-tasks", "edgelambda", "eks", "eks-fargate", "eks-fargate-pods", "elasticache", "elasticbeanstalk", "elasticfilesystem",
    "elasticloadbalancing", "elasticmapreduce", "email", "es", "events", "firehose", "fis", "fsx", "glue", "guardduty", "imagebuilder", "inspector", "iot", "kafka", "kinesis", "kms",
    "lambda", "logs", "monitoring", "monitoring.rds", "mq", "opsworks", "pipes", "pods.eks", "quicksight", "ram", "rds", "redshift", "replicator.lambda", "route53", "rum", "s3",
    "sagemaker", "scheduler", "secretsmanager", "ses", "shield", "sms", "sns", "spot", "spotfleet", "sqs", "ssm", "states", "sts", "swf", "synthetics", "tasks.apprunner", "transfer",
    "vpc-flow-logs", "waf", "workspaces", "xray"};

/// The service that is meant by a word that is none, both without .amazonaws.com; empty where nothing is known of it.
constexpr std::string_view rightPrincipal(std::string_view word) {
  const auto right = corrected(MisspeltPrincipals, word);
  return right.empty() ? nearest(Principals, word) : right;
}

constexpr void servicePrincipal(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    for (const auto& service : role.construct.services) {
      const auto word = service.view().substr(0, service.view().size() - std::string_view(".amazonaws.com").size());
      if (const auto right = rightPrincipal(word); !right.empty())
        rule.found(findings, role,
                   join({named(role), " trusts ", service.view(), ", which is no service of AWS, and IAM refuses it; write .trust(\"", right,
                        ".amazonaws.com\")."}));
    }
}

/// The provider of an identity among those of the stack; null where another stack has it.
constexpr const Entry<OidcProvider>* providerOf(const WebIdentity& identity, const Model& model) {
  for (const auto& provider : model.all<OidcProvider>())
    if (provider.construct.issuer == identity.issuer) return &provider;
  return nullptr;
}

constexpr void webIdentity(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    for (const auto& identity : role.construct.identities) {
      const auto subject = identity.subject.view(), within = identity.within.view();
      const bool jobs = identity.ofRepository, environment = subject.find(":environment:") != std::string_view::npos;
      // These run the jobs of everybody: "repo:*" and "repo:acme*/..." are repositories of others as well.
      const bool shared = identity.issuer.view() == "token.actions.githubusercontent.com" || identity.issuer.view() == "gitlab.com";
      // GitLab has groups within groups.
      if (const auto repository = subject.substr(0, subject.find(':', 5)); jobs && repository.starts_with("repo:") && repository.find('/') != repository.rfind('/'))
        rule.found(findings, role, join({named(role), " trusts jobs of '", repository.substr(5), "', and a repository of GitHub has an owner and a name; write one such as \"acme/site\"."}));
      if (subject.empty() || identity.audience.empty() || subject.starts_with('*') || (jobs && within.empty()) || (shared && subject.substr(0, subject.find('/')).find('*') != std::string_view::npos))
        rule.found(findings, role, join({named(role), " trusts whoever ", identity.issuer.view(), " vouches for; write whom, such as WebIdentity::gitHubBranch(\"acme/site\", \"main\")."}));
      else if (jobs && form::all(within, 1, 255, [](char c) { return c == '*' || c == '?'; }))
        rule.found(findings, role, join({named(role), " trusts '", within, "', every branch, tag or environment that somebody makes; write one such as \"main\", or \"release/*\"."}));
      else if (jobs && (within.starts_with("refs/") || within.find(':') != std::string_view::npos || (!environment && within.find(' ') != std::string_view::npos)))
        rule.found(findings, role, join({named(role), " trusts '", within, "', which is no name of a branch, tag or environment alone; write one such as \"main\"."}));
      else if (const auto* provider = providerOf(identity, model)) {
        bool known = false;
        const auto& audiences = provider->construct.audiences;
        for (const auto& audience : audiences) known = known || audience == identity.audience;
        if (!known) rule.found(findings, role, join({named(role), " trusts tokens for ", identity.audience, ", which the provider of ", identity.issuer.view(), " does not take; write an audience of it, such as \"", audiences.empty() ? Text("sts.amazonaws.com") : audiences[0], "\"."}));
      }
    }
}

constexpr void providerTwice(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<OidcProvider>();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].construct.audiences.empty()) rule.found(findings, rows[i], join({named(rows[i]), " takes tokens for nobody; write the audience that ", rows[i].construct.issuer.view(), " gives them, such as {\"sts.amazonaws.com\"}."}));
    for (std::size_t j = 0; j < i; ++j)
      if (rows[j].construct.issuer == rows[i].construct.issuer) rule.found(findings, rows[i], join({named(rows[i]), " and ", named(rows[j]), " are both of ", rows[i].construct.issuer.view(), ", of which an account has one; keep one of them."}));
  }
}

/// A policy of AWS: the path it has, and its name.
struct ManagedPolicy {
  TableWord path, name;
};
/// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
inline constexpr ManagedPolicy ManagedPolicies[] = {
    {"", "AdministratorAccess"}, {"", "AmazonDynamoDBFullAccess"}, {"", "AmazonEC2ContainerRegistryFullAccess"},
    {"", "AmazonEC2ContainerRegistryPowerUser"}, {"", "AmazonEC2ContainerRegistryReadOnly"}, {"", "AmazonEC2FullAccess"},
    {"", "AmazonEC2ReadOnlyAccess"}, {"", "AmazonRDSFullAccess"}, {"", "AmazonRDSReadOnlyAccess"}, {"", "AmazonS3FullAccess"},
    {"", "AmazonS3ReadOnlyAccess"}, {"", "AmazonSNSFullAccess"}, {"", "AmazonSQSFullAccess"}, {"", "AmazonSSMFullAccess"},
    {"", "AmazonSSMManagedInstanceCore"}, {"", "AmazonSSMPatchAssociation"}, {"", "AmazonSSMReadOnlyAccess"}, {"", "AWSCodeDeployFullAccess"},
    {"", "AWSXRayDaemonWriteAccess"}, {"", "CloudWatchAgentAdminPolicy"}, {"", "CloudWatchAgentServerPolicy"}, {"", "CloudWatchLogsFullAccess"},
    {"", "CloudWatchReadOnlyAccess"}, {"", "IAMFullAccess"}, {"", "IAMReadOnlyAccess"}, {"", "PowerUserAccess"}, {"", "ReadOnlyAccess"},
    {"", "SecretsManagerReadWrite"}, {"", "SecurityAudit"}, {"job-function/", "Billing"}, {"job-function/", "DatabaseAdministrator"},
    {"job-function/", "NetworkAdministrator"}, {"job-function/", "SupportUser"}, {"job-function/", "SystemAdministrator"},
    {"job-function/", "ViewOnlyAccess"}, {"service-role/", "AmazonECSTaskExecutionRolePolicy"}, {"service-role/", "AmazonRDSEnhancedMonitoringRole"},
    {"service-role/", "AmazonSSMAutomationRole"}, {"service-role/", "AmazonSSMMaintenanceWindowRole"},
    {"service-role/", "AutoScalingNotificationAccessRole"}, {"service-role/", "AWSBackupServiceRolePolicyForBackup"},
    {"service-role/", "AWSBackupServiceRolePolicyForRestores"}, {"service-role/", "AWSCodeDeployRole"},
    {"service-role/", "AWSLambdaBasicExecutionRole"}, {"service-role/", "AWSLambdaVPCAccessExecutionRole"}, {"service-role/", "AWS_ConfigRole"},
    {"service-role/", "AmazonAPIGatewayPushToCloudWatchLogs"}, {"service-role/", "AmazonDMSCloudWatchLogsRole"},
    {"service-role/", "AmazonDMSVPCManagementRole"}};

constexpr std::string_view withoutPath(std::string_view policy) { return policy.substr(policy.rfind('/') + 1); }
constexpr void policyName(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    for (const auto& policy : role.construct.managedPolicies) {
      const auto name = withoutPath(policy);
      bool exists = false;
      for (const auto& known : ManagedPolicies) exists = exists || sameText(name, known.name);
      if (exists) continue;
      for (const auto& known : ManagedPolicies)
        if ((known.name.size > name.size() && name.size() >= 16 && std::string_view(known.name).starts_with(name)) ||
            (known.name.size + 1 >= name.size() && name.size() + 1 >= known.name.size && (sameLetters(name, known.name) || oneSlip(name, known.name))))
          rule.found(findings, role, join({"AWS has no policy '", name, "' for ", named(role), "; write .managed(\"", known.path, known.name, "\")."}));
    }
}

constexpr void policyPath(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    for (const auto& policy : role.construct.managedPolicies)
      if (policy.view().find(':') == std::string_view::npos) {
        const auto name = withoutPath(policy);
        for (const auto& known : ManagedPolicies)
          if (sameText(name, known.name) && !sameText(policy.view().substr(0, policy.view().size() - name.size()), known.path))
            rule.found(findings, role,
                       join({"AWS's policy ", name, " for ", named(role), " is not at '", policy, "'; write .managed(\"", known.path, known.name, "\")."}));
      }
}

constexpr void policyArn(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    for (const auto& policy : role.construct.managedPolicies)
      if (policy.empty() || policy.view().find(':') != std::string_view::npos)
        rule.found(findings, role,
                   join({"'", policy, "' of ", named(role), " is no policy of AWS by name and path; write .managed(\"",
                        policy.empty() ? "ReadOnlyAccess" : withoutPath(policy), "\") for a policy of AWS, and .allow({...}) for one of your own."}));
}

constexpr void policyCount(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    if (const auto size = role.construct.managedPolicies.size(); size > 10)
      rule.found(findings, role,
                 join({named(role), " has ", size,
                      " policies of AWS, and an account allows 10 until it asks for more; write .allow({...}) instead of some of them."}));
}

}  // namespace ecia::rule
