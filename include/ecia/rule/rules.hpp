// SPDX-License-Identifier: Apache-2.0
// The table of all rules. A new rule is a function and a row here.
#pragma once

#include <ecia/rule/compute.hpp>
#include <ecia/rule/database.hpp>
#include <ecia/rule/network.hpp>
#include <ecia/rule/observe.hpp>
#include <ecia/rule/storage.hpp>

namespace ecia::rule {

constexpr void distinctIds(const Rule& rule, const Model& model, Findings& findings) {
  model.each([&](const auto& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (rows[i].id == rows[j].id && rows[i].module == rows[j].module) {
          rule.found(findings, rows[i], join(named(rows[i]), " is declared twice", rows[i].module.empty() ? "" : " in module ", rows[i].module, "; give it another id."));
          break;
        }
  });
}

constexpr void prefixLength(const Rule& rule, const Model& model, Findings& findings) {
  const auto prefix = model.settings.prefix.view();
  if (!form::id(prefix) || prefix.size() > 24)
    rule.found(findings, model.settings.where,
               join("the prefix '", prefix, "' is not 1 to 24 lower-case letters, digits and dashes; names in AWS begin with it, so write a shorter or plainer one."));
}

inline constexpr Rule Rules[] = {
    {"ALB-001", Severity::error, "The name of a load balancer has 32 characters at most.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html", balancerName},
    {"ALB-005", Severity::error, "An application load balancer has subnets in two zones at least.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html", balancerZones},
    {"ALB-007", Severity::error, "An internet-facing load balancer lies in public subnets.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html", balancerSubnets},
    {"BST-010", Severity::error, "The role of an EventBridge target trusts EventBridge.", "https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-event-bridge.html", stopRole},
    {"CF-002", Severity::error, "A distribution that speaks HTTPS to its origin asks a name that the origin's certificate covers.", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html", originRecord},
    {"CF-003", Severity::error, "A distribution speaks the protocol its origin answers without a redirect.", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html", originListener},
    {"CW-027", Severity::error, "An alarm notifies topics of its own region.", "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html", alarmRegion},
    {"CW-041", Severity::error, "Log retention is one of the periods CloudWatch Logs knows.", "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html", retention},
    {"EC2-030", Severity::error, "A group's minimum, desired capacity and maximum rise in that order.", "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html", capacity},
    {"EC2-031", Severity::error, "An auto scaling group has subnets.", "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html", groupComplete},
    {"IAM-016", Severity::error, "The role of instances trusts EC2 and has an instance profile.", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html", instanceRole},
    {"IAM-047", Severity::error, "Somebody may assume each role.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html", trustedRole},
    {"ID-001", Severity::error, "Constructs of one kind have different ids within a module.", "https://developer.hashicorp.com/terraform/language/resources/syntax", distinctIds},
    {"ID-002", Severity::error, "The prefix of names has 1 to 24 lower-case letters, digits and dashes.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html", prefixLength},
    {"KMS-001", Severity::error, "A key waits 7 to 30 days for its deletion.", "https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html", deletionWindow},
    {"NET-001", Severity::error, "The internet cannot open a connection to a database.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html", databaseClosed},
    {"RDS-015", Severity::error, "gp3 storage begins at 20 GiB and may grow to a tenth more at least.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html", storage},
    {"RDS-027", Severity::error, "Maintenance and backup windows do not overlap.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html", windowsApart},
    {"RDS-032", Severity::error, "Automated backups are kept 1 to 35 days.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html", backups},
    {"RDS-038", Severity::error, "The subnet group of a database spans two zones at least.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html", databaseZones},
    {"RDS-040", Severity::error, "A database does not lie in public subnets.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html", databaseSubnets},
    {"RDS-043", Severity::error, "A database has a class, subnets, a security group and credentials.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html", databaseComplete},
    {"RDS-049", Severity::error, "A database name has letters, digits and '_' only.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html", databaseName},
    {"RDS-057", Severity::error, "Enhanced monitoring has a role that RDS may take and an interval RDS knows.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html", monitoring},
    {"S3-009", Severity::error, "Objects move to STANDARD_IA after 30 days at least and to GLACIER 30 days later at least.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html", glacier},
    {"S3-017", Severity::error, "Only a versioned bucket ages old versions.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html", oldVersions},
    {"S3-024", Severity::error, "The log bucket of a load balancer is not encrypted with a KMS key.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html", logBucket},
    {"S3-027", Severity::error, "The log bucket of a load balancer lets it write.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html", logBucketPolicy},
    {"SEC-001", Severity::error, "A deleted secret can be brought back for 7 to 30 days.", "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html", secretWindow},
    {"SG-011", Severity::error, "SSH is not open to the internet.", "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html", sshClosed},
    {"STA-010", Severity::error, "The bucket of Terraform's state is versioned and named.", "https://developer.hashicorp.com/terraform/language/backend/s3", stateBucket},
    {"VPC-001", Severity::error, "The block of a VPC is /16 to /28.", "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html", vpcSize},
    {"VPC-004", Severity::error, "Subnets lie inside their VPC.", "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html", subnetsFit},
    {"VPC-005", Severity::error, "Subnets of a VPC do not overlap.", "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html", subnetsApart},
    {"VPC-007", Severity::error, "A region has the zones that a VPC asks for.", "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html", vpcZones},
    {"VPC-045", Severity::error, "The role of a flow log trusts vpc-flow-logs.amazonaws.com.", "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html", flowLogRole},
    {"WAF-001", Severity::error, "A log group of WAF is called aws-waf-logs-...", "https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html", wafLogName},
    {"WAF-002", Severity::error, "A log group of WAF is in the region of its web ACL.", "https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html", wafLogRegion},
    {"WAF-006", Severity::error, "A web ACL protects what its scope says.", "https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html", wafScope},
};

/// Rules that a stack brings of its own, as `static constexpr ecia::rule::Rule rules[]` of the type that declares it.
struct OwnRules {
  const Rule* rules = nullptr;
  std::size_t count = 0;
  constexpr const Rule* begin() const { return rules; }
  constexpr const Rule* end() const { return rules + count; }
};
template <class S>
constexpr OwnRules ownRulesOf() {
  if constexpr (requires { S::rules[0].id; })
    return {S::rules, sizeof(S::rules) / sizeof(S::rules[0])};
  else
    return {};
}

namespace detail {
constexpr void applyWaivers(const Model& model, Findings& findings) {
  const std::size_t found = findings.size();
  for (const auto& waiver : model.waivers) {
    bool used = false;
    for (std::size_t i = 0; i < found; ++i)
      if (waiver.rule == findings[i].id && !waiver.reason.empty()) {
        findings[i].waived = waiver.reason;
        used = true;
      }
    if (waiver.reason.empty())
      findings.push_back({"WAIVER-001", Severity::error, join("the waiver of ", waiver.rule, " has no reason; write why the rule does not hold here."), waiver.where});
    else if (!used)
      findings.push_back({"WAIVER-002", Severity::warning, join("nothing breaks ", waiver.rule, ", so its waiver is not needed; remove it."), waiver.where});
  }
}
}  // namespace detail

/// Everything the rules find in a stack, in the order of the lines; what a waiver lets pass is among it, and says so.
constexpr Findings check(const Model& model, OwnRules own = {}) {
  Findings findings;
  for (const auto& rule : Rules) rule.check(rule, model, findings);
  for (const auto& rule : own) rule.check(rule, model, findings);
  detail::applyWaivers(model, findings);
  for (std::size_t i = 1; i < findings.size(); ++i)
    for (std::size_t j = i; j > 0 && findings[j].where.line() < findings[j - 1].where.line(); --j) std::swap(findings[j], findings[j - 1]);
  return findings;
}

/// Whether a finding stops a stack: an error that no waiver lets pass.
constexpr bool stops(const Finding& finding) { return finding.severity == Severity::error && finding.waived.empty(); }

}  // namespace ecia::rule
