// SPDX-License-Identifier: Apache-2.0
// The table of all rules. A new rule is a function and a row here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <ecia/rule/alarm.hpp>
#include <ecia/rule/auto_scaling.hpp>
#include <ecia/rule/bucket.hpp>
#include <ecia/rule/compute.hpp>
#include <ecia/rule/database.hpp>
#include <ecia/rule/dynamo_db_table.hpp>
#include <ecia/rule/ecr_repository.hpp>
#include <ecia/rule/edge.hpp>
#include <ecia/rule/eks.hpp>
#include <ecia/rule/elasticache.hpp>
#include <ecia/rule/environment.hpp>
#include <ecia/rule/event_rule.hpp>
#include <ecia/rule/fargate.hpp>
#include <ecia/rule/file_system.hpp>
#include <ecia/rule/http_api.hpp>
#include <ecia/rule/iam.hpp>
#include <ecia/rule/input.hpp>
#include <ecia/rule/lambda_function.hpp>
#include <ecia/rule/load_balancer.hpp>
#include <ecia/rule/network.hpp>
#include <ecia/rule/network_acl.hpp>
#include <ecia/rule/network_load_balancer.hpp>
#include <ecia/rule/observe.hpp>
#include <ecia/rule/parameter.hpp>
#include <ecia/rule/policy.hpp>
#include <ecia/rule/queue.hpp>
#include <ecia/rule/reach.hpp>
#include <ecia/rule/resource.hpp>
#include <ecia/rule/secret.hpp>
#include <ecia/rule/security_group.hpp>
#include <ecia/rule/service.hpp>
#include <ecia/rule/state_machine.hpp>
#include <ecia/rule/storage.hpp>
#include <ecia/rule/user_pool.hpp>
#include <ecia/rule/vpc_endpoint.hpp>
#include <ecia/rule/zone_loss.hpp>

namespace ecia::rule {

constexpr void distinctIds(const Rule& rule, const Model& model, Findings& findings) {
  model.each([&](const auto& rows) {
    eachTwin(rows, true, [&](const auto& later, const auto&) {
      rule.found(findings, later, join({named(later), " is declared twice", later.module.empty() ? "" : " in module ", later.module, "; give it another id."}));
    });
  });
}

/// Names that a kind of construct has once in an account and region. Those of keys, roles, secrets and databases have rules of their own.
constexpr void namesTwice(const Rule& rule, const Model& model, Findings& findings) {
  const auto report = [&](const auto& later, const auto& earlier, std::string_view what) {
    rule.found(findings, later, join({named(later), " of ", placeOf(later), " and that of ", placeOf(earlier), " are both called ", nameOf(model, later, what), " in AWS; give one of them another id."}));
  };
  const auto look = [&]<class C>(const Sequence<Entry<C>>&, std::string_view what, auto collide) {
    sameNames<C>(model, [&](const auto& later, const auto& earlier) {
      if (collide(later.construct, earlier.construct)) report(later, earlier, what);
    });
  };
  const auto always = [](const auto&, const auto&) { return true; };
  look(model.all<Alarm>(), "", always);
  look(model.all<AuroraCluster>(), "aurora", always);
  look(model.all<AutoScalingGroup>(), "asg", always);
  look(model.all<Bucket>(), "", [](const Bucket& one, const Bucket& other) { return one.name.empty() && other.name.empty(); });
  look(model.all<Dashboard>(), "", always);
  look(model.all<DynamoDbTable>(), "", always);
  look(model.all<EcrRepository>(), "", always);
  look(model.all<EcsCluster>(), "", always);
  look(model.all<EksCluster>(), "", always);
  look(model.all<ElastiCache>(), "cache", always);
  look(model.all<EventBus>(), "", always);
  look(model.all<FargateService>(), "", always);
  look(model.all<FargateTask>(), "", always);
  look(model.all<LambdaFunction>(), "", always);
  look(model.all<LoadBalancer>(), "alb", always);
  look(model.all<MetricFilter>(), "", always);
  look(model.all<NetworkLoadBalancer>(), "nlb", always);
  look(model.all<LockTable>(), "", always);
  look(model.all<Queue>(), "", [](const Queue& one, const Queue& other) { return one.inOrder == other.inOrder; });
  look(model.all<SecurityGroup>(), "sg", [](const SecurityGroup& one, const SecurityGroup& other) { return one.vpc == other.vpc; });
  sameNames<TargetGroup>(model, [&](const auto& later, const auto& earlier) {
    if (const Text what = suffixOf(later, model); what == suffixOf(earlier, model)) report(later, earlier, what);
  });
  look(model.all<StateMachine>(), "", always);
  look(model.all<Topic>(), "", [](const Topic& one, const Topic& other) { return one.region == other.region; });
  look(model.all<UserPool>(), "", always);
  look(model.all<WebAcl>(), "", [](const WebAcl& one, const WebAcl& other) { return one.cloudFront == other.cloudFront; });
}

constexpr void moduleNames(const Rule& rule, const Model& model, Findings& findings) {
  model.each([&](const auto& rows) {
    for (const auto& row : rows)
      if (const auto name = row.module.view(); !name.empty() && (!form::all(name, 1, 64, [](char c) { return form::letter(c) || form::digit(c) || c == '_' || c == '-'; }) || !(form::letter(name[0]) || name[0] == '_')))
        rule.found(findings, row, join({"'", name, "' is no name for a module, as ", named(row), " is in it; write letters, digits, '_' and '-', beginning with a letter."}));
  });
}

/// The commands of `synth`: words on its command line that are no stack.
inline constexpr TableWord Commands[] = {"check", "diff", "list", "reach", "rules"};

constexpr void stackName(const Rule& rule, const Model& model, Findings& findings) {
  const std::string_view name = model.settings.name;
  if (listed(Commands, name))
    rule.found(findings, model.settings.where, join({"the stack is called '", name, "', which is a command of synth; write another .name."}));
  if (name.empty() || name[0] == '.' || name[0] == '-' || name.find('/') != std::string_view::npos || name.find('\\') != std::string_view::npos)
    rule.found(findings, model.settings.where, join({"the stack is called '", name, "', and its files go into a folder of that name; write letters, digits and dashes, such as \"prod\"."}));
}

constexpr void tagForm(const Rule& rule, const Model& model, Findings& findings) {
  const auto good = [](std::string_view text, std::size_t least, std::size_t most) {
    return form::all(text, least, most, [](char c) { return form::letter(c) || form::digit(c) || std::string_view(" _.:/=+-@").find(c) != std::string_view::npos; });
  };
  const auto& tags = model.settings.tags;
  if (tags.size() > 48)
    rule.found(findings, model.settings.where, join({"the stack has ", tags.size(), " tags, and a resource takes 50 with the two that are written by themselves; write fewer."}));
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto key = tags[i].key.view();
    if (!good(key, 1, 128) || key.starts_with("aws:") || key.starts_with("AWS:"))
      rule.found(findings, model.settings.where, join({"the tag '", key, "' is not 1 to 128 letters, digits, spaces and _.:/=+-@, or begins with aws:, which AWS keeps; write another key."}));
    if (!good(tags[i].value, 0, 256))
      rule.found(findings, model.settings.where, join({"the tag '", key, "' has the value '", tags[i].value, "', and AWS takes 256 letters, digits, spaces and _.:/=+-@; write another value."}));
    if (key == "Name" || (key == "Stack" && model.settings.stackTag))
      rule.found(findings, model.settings.where, join({"the tag '", key, "' is written by itself, and a resource has each key once; write another key, or leave it out."}));
    for (std::size_t j = 0; j < i; ++j)
      if (tags[j].key == key) rule.found(findings, model.settings.where, join({"the tag '", key, "' is there twice; keep one."}));
  }
}

constexpr void prefixLength(const Rule& rule, const Model& model, Findings& findings) {
  const auto prefix = model.settings.prefix.view();
  if (!form::id(prefix) || prefix.size() > 24)
    rule.found(findings, model.settings.where,
               join({"the prefix '", prefix, "' is not 1 to 24 lower-case letters, digits and dashes; names in AWS begin with it, so write a shorter or plainer one."}));
}

inline constexpr Rule Rules[] = {
    {"ACM-001", Severity::error, "A certificate is for the names that are served with it.", "https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html", certificateNames},
    {"ACM-004", Severity::error, "A certificate is of the region that uses it: us-east-1 for CloudFront.", "https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html", certificateThere},
    {"ACM-101", Severity::error, "A certificate is for each host once.", "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html", hostOnce},
    {"ALB-001", Severity::error, "The name of a load balancer has 32 characters at most.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html", balancerName},
    {"ALB-002", Severity::error, "The name of a load balancer does not begin with 'internal-'.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html", balancerPrefix},
    {"ALB-003", Severity::error, "The name of a target group has 32 characters at most.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html", targetName},
    {"ALB-005", Severity::error, "An application load balancer has subnets in two zones at least.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html", balancerZones},
    {"ALB-007", Severity::error, "A load balancer that faces the internet lies in public subnets.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html", balancerSubnets},
    {"ALB-021", Severity::error, "A load balancer of production that faces the internet speaks HTTPS.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html", productionTls},
    {"ALB-026", Severity::error, "A target is checked every 6 to 300 seconds, more than a check waits.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html", checkInterval},
    {"ALB-029", Severity::error, "The path of a health check begins with '/' and has 1024 characters at most.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html", checkPath},
    {"ALB-035", Severity::error, "A target is given 0 to 3600 seconds to finish requests.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html", deregistration},
    {"ALB-036", Severity::error, "A target group starts its targets slowly for 30 to 900 seconds, or not at all.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html", slowStart},
    {"ALB-038", Severity::error, "A client stays at its target for 1 second to 7 days, by a cookie that is not AWS's.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html", stickiness},
    {"ALB-039", Severity::error, "A target group, its load balancer and its instances lie in one VPC.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html", targetVpc},
    {"ALB-041", Severity::error, "Rules of a listener have numbers from 1 to 50000, each once.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html", ruleNumbers},
    {"ALB-043", Severity::error, "A rule of a listener has one to five conditions that a request can meet.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rule-condition-types.html", ruleConditions},
    {"ALB-044", Severity::error, "A load balancer closes silent connections after 1 to 4000 seconds.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html", idleTimeout},
    {"ALB-046", Severity::error, "Instances are behind the target group that a load balancer sends to.", "https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html", targetFilled},
    {"ALB-101", Severity::error, "2 to 10 checks in a row change the health of a target.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html", checkThresholds},
    {"ALB-102", Severity::error, "A load balancer that is dual-stack faces the internet and lies in a VPC that is.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-ip-address-type.html", dualStackVpc},
    {"ALB-103", Severity::warning, "A load balancer sends to each target group.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html", targetUsed},
    {"ALB-104", Severity::error, "A load balancer sends to the target group of each auto scaling group.", "https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html", groupUsed},
    {"ALB-105", Severity::error, "A load balancer that speaks HTTPS alone has a certificate.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html", onlyTlsCertified},
    {"API-001", Severity::error, "An API has routes, 300 at most, and each once.", "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html", apiRoutes},
    {"API-002", Severity::warning, "A function that answers requests does so within the 30 seconds of an API.", "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html", apiWaits},
    {"API-003", Severity::error, "Tokens of callers have an issuer with https and an audience, and are asked for.", "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html", apiCallers},
    {"API-004", Severity::error, "Sites of browsers are spelt as browsers spell them.", "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html", apiSites},
    {"API-005", Severity::error, "An API takes some requests.", "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html", apiThrottle},
    {"API-006", Severity::error, "The log of an API is kept for days that CloudWatch Logs takes.", "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html", apiLog},
    {"API-007", Severity::error, "A record leads to an API that answers to its name, and a name is of one API.", "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html", apiNamed},
    {"AUR-001", Severity::error, "A cluster says its capacity, subnets, security group and credentials.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html", clusterComplete},
    {"AUR-002", Severity::error, "A cluster has 1 to 256 capacity units, or instances of a class that Aurora has, and 15 readers at most.", "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html", clusterSize},
    {"AUR-003", Severity::error, "Instances of a cluster have identifiers that RDS takes.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html", clusterIdentifier},
    {"BST-010", Severity::error, "The role of an EventBridge target trusts EventBridge.", "https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-event-bridge.html", stopRole},
    {"BST-013", Severity::error, "The role that stops a bastion may start the runbook, stop instances and look at them.", "https://docs.aws.amazon.com/systems-manager-automation-runbooks/latest/userguide/automation-aws-stopec2instance.html", stopAllowed},
    {"BST-017", Severity::error, "A bastion lies in public subnets.", "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html", bastionSubnets},
    {"BST-020", Severity::error, "The security group of a bastion admits SSH from somewhere.", "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html", bastionReached},
    {"CACHE-001", Severity::error, "A cache says its node type, subnets and security group.", "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html", cacheComplete},
    {"CACHE-002", Severity::error, "A cache has 5 replicas at most, and keeps backups 1 to 35 days.", "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html", cacheNumbers},
    {"CACHE-003", Severity::error, "Caches and their users have names that ElastiCache takes.", "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html", cacheNames},
    {"CACHE-004", Severity::error, "Replicas have another zone to stand in.", "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html", cacheZones},
    {"CACHE-005", Severity::error, "A cache knows its callers by one password or as users.", "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html", cachePassword},
    {"CACHE-006", Severity::warning, "A cache asks who connects to it.", "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html", cacheUsers},
    {"CACHE-007", Severity::error, "Windows of a cache last an hour or more.", "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html", cacheWindows},
    {"CF-002", Severity::error, "A distribution that speaks HTTPS to its origin asks a name that the origin's certificate covers.", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html", originRecord},
    {"CF-003", Severity::error, "A distribution speaks the protocol its origin answers without a redirect.", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html", originListener},
    {"CF-015", Severity::error, "Distributions answer to different domains.", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html", aliasesOnce},
    {"CF-018", Severity::error, "A distribution answers to each name whose record leads to it.", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html", recordsAnswered},
    {"CF-101", Severity::warning, "Each name that a distribution answers to has a record.", "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-cloudfront-distribution.html", aliasesRecorded},
    {"CF-102", Severity::error, "The load balancer behind a distribution faces the internet.", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html", originPublic},
    {"CF-103", Severity::error, "A distribution passes requests to one load balancer, with a web ACL before it.", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/web-acl-waf.html", originsKnown},
    {"CF-104", Severity::error, "What is no file is answered with index.html on sites of files alone.", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html", onePageAlone},
    {"CF-105", Severity::error, "Each path of a distribution is one, and asked for.", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html", behaviorPatterns},
    {"CF-106", Severity::error, "A site has a bucket of its own.", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html", filesMeant},
    {"COG-001", Severity::error, "Users sign in to clients of a pool, each of a name, which Cognito sends to addresses that are safe.", "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html", poolClients},
    {"COG-002", Severity::error, "Pages where users sign in have a name that Cognito takes, and clients that send users there.", "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html", poolPages},
    {"COG-003", Severity::error, "Passwords have 8 to 99 characters at least.", "https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html", poolPasswords},
    {"COG-004", Severity::error, "Users of production are not deleted by mistake.", "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html", poolProtected},
    {"COG-005", Severity::error, "An API takes tokens for a client that its pool has.", "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html", poolOfApi},
    {"COG-006", Severity::error, "Programs and outputs are told of clients that a pool has.", "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html", poolAttributes},
    {"COG-007", Severity::error, "Pages where users sign in have a name that is free.", "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html", poolPagesOnce},
    {"CW-005", Severity::error, "An alarm on metrics of AWS looks at periods of whole minutes.", "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html", alarmPeriod},
    {"CW-007", Severity::error, "The periods of an alarm last a day at most, or seven where each is an hour or longer.", "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html", alarmWindow},
    {"CW-017", Severity::error, "Unhealthy hosts are counted of a target group and the load balancer that sends to it.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html", hostsCounted},
    {"CW-020", Severity::error, "A threshold of free storage is in bytes and less than the database has.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html", storageThreshold},
    {"CW-025", Severity::error, "An alarm goes off when things are bad.", "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html", alarmDirection},
    {"CW-027", Severity::error, "An alarm notifies topics of its own region.", "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html", alarmRegion},
    {"CW-041", Severity::error, "Log retention is one of the periods CloudWatch Logs knows.", "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html", retention},
    {"CW-101", Severity::error, "The threshold of an alarm is a value that its metric can have.", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html", alarmThreshold},
    {"CW-102", Severity::error, "The name of a log group has 1 to 512 letters, digits and _-/.# and does not begin with aws/.", "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html", logGroupName},
    {"CW-103", Severity::error, "A topic mails to a mail address.", "https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html", topicAddress},
    {"CW-104", Severity::error, "Log groups have different names.", "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html", logGroupTwice},
    {"CW-105", Severity::error, "An alarm goes off at some values of its metric and rests at others.", "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html", alarmRests},
    {"CW-106", Severity::error, "A threshold with a unit has that of its metric.", "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html", thresholdUnit},
    {"CW-107", Severity::warning, "An alarm tells somebody.", "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html", alarmTells},
    {"CW-108", Severity::warning, "Somebody hears what a topic is told.", "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html", topicHeard},
    {"CW-109", Severity::error, "A percentile is one of a time.", "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html", percentiles},
    {"CW-110", Severity::error, "A dashboard has graphs, and each has metrics.", "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html", dashboardGraphs},
    {"CW-111", Severity::error, "The pattern of a metric filter is closed, and its log in the stack's region.", "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html", filterPatterns},
    {"DDB-001", Severity::error, "A key of a table has one type, and is not sorted by itself.", "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html", tableKeys},
    {"DDB-002", Severity::error, "A table has 20 indexes at most, each of a name of its own.", "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html", tableIndexes},
    {"DDB-003", Severity::error, "Items expire by a number.", "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html", tableTtl},
    {"DDB-004", Severity::error, "A table of production is protected from deletion.", "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html", tableProtected},
    {"EC2-014", Severity::error, "A volume has the operations per second that its type and size allow.", "https://docs.aws.amazon.com/ebs/latest/userguide/provisioned-iops.html", volumeOperations},
    {"EC2-023", Severity::error, "User data holds no secrets.", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html", scriptSecrets},
    {"EC2-024", Severity::error, "User data begins with '#!' or as another format of cloud-init does.", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html", scriptBegins},
    {"EC2-030", Severity::error, "A group's minimum, desired capacity and maximum rise in that order.", "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html", capacity},
    {"EC2-031", Severity::error, "An auto scaling group has subnets.", "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html", groupComplete},
    {"EC2-036", Severity::error, "A target becomes healthy within the grace period of its instances.", "https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html", grace},
    {"EC2-047", Severity::error, "A group or a service that is in every zone by day is so by night.", "https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html", nightZones},
    {"EC2-052", Severity::error, "A group that scales by requests gets them from a load balancer.", "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html", requestsCounted},
    {"EC2-053", Severity::error, "Target tracking aims at 1 to 100 percent CPU.", "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_TargetTrackingConfiguration.html", cpuTarget},
    {"EC2-101", Severity::error, "User data has 16384 bytes at most.", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html", scriptSize},
    {"EC2-102", Severity::error, "The name of a key pair has 1 to 255 ASCII characters.", "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html", keyPairName},
    {"EC2-103", Severity::error, "A group or a service goes down and up at different times.", "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html", nightTimes},
    {"EC2-104", Severity::error, "A refresh keeps 0 to 100 percent of the instances healthy.", "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html", refreshShare},
    {"EC2-105", Severity::error, "The volume of an instance has 8 to 16384 GiB.", "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html", diskSize},
    {"EC2-106", Severity::error, "Instances of a group lie in private subnets, from where a way leads out.", "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html", groupSubnets},
    {"EC2-107", Severity::error, "An auto scaling group has a security group.", "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html", groupGuarded},
    {"EC2-108", Severity::error, "A refresh of production leaves instances that answer.", "https://docs.aws.amazon.com/autoscaling/ec2/userguide/understand-instance-refresh-default-values.html", refreshWhole},
    {"EC2-109", Severity::error, "An instance type is of a size in which its family comes.", "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html", instanceSize},
    {"EC2-110", Severity::error, "An image is named by its id, and its root device by its name.", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html", imageNamed},
    {"EC2-111", Severity::error, "Variables of user data are for a shell, each set once, by a name that shells take.", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html", groupVariables},
    {"EC2-112", Severity::error, "Secrets are not in the variables of user data.", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html", groupSecrets},
    {"EC2-113", Severity::error, "A group that scales by a queue takes its messages, and has an instance or more.", "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-using-sqs-queue.html", backlog<AutoScalingGroup>},
    {"ECR-001", Severity::error, "A repository keeps an image at least.", "https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html", imagesKept},
    {"ECR-002", Severity::error, "Who is let pull is another account.", "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html", pullers},
    {"ECS-001", Severity::error, "A task on Fargate has CPU units and memory that go together.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html", taskSize},
    {"ECS-002", Severity::error, "Tasks without public addresses start in private subnets.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html", serviceSubnets},
    {"ECS-003", Severity::error, "What runs on Fargate has a security group.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html", serviceGuarded},
    {"ECS-004", Severity::error, "The role of tasks trusts ecs-tasks.amazonaws.com.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html", serviceRole},
    {"ECS-005", Severity::error, "The image of a service or a task is one.", "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html", serviceImage},
    {"ECS-006", Severity::error, "The image of a service or a task is of one version.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-definition-considerations.html", imageVersion},
    {"ECS-007", Severity::error, "Tasks reach what they are started from: their image, their log and their secrets.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html", imageArrives},
    {"ECS-008", Severity::error, "A container sets a variable once, by a name that every shell takes.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html", containerVariables},
    {"ECS-009", Severity::error, "Secrets are not in a container's environment.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html", serviceSecrets},
    {"ECS-010", Severity::error, "What a container reads of a secret is a key of it.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html", environmentKey},
    {"ECS-011", Severity::error, "A service's minimum, desired count and maximum rise in that order, and something scales it where they differ.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html", serviceCapacity},
    {"ECS-012", Severity::error, "Scaling of a service has a target that its metric takes.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html", serviceScaling},
    {"ECS-013", Severity::error, "A load balancer sends to the target group of a service.", "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html", serviceSentTo},
    {"ECS-014", Severity::error, "A target group has tasks or instances.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html", targetsOfOneKind},
    {"ECS-015", Severity::error, "The role of a service or a task has a name of 64 characters at most.", "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html", serviceNames},
    {"ECS-016", Severity::error, "The log of a container is kept for days that CloudWatch Logs takes.", "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html", serviceLog},
    {"ECS-017", Severity::error, "A task runs every whole minute or more.", "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html", taskSchedule},
    {"ECS-018", Severity::error, "Services and tasks have different task definitions and logs.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html", taskNames},
    {"ECS-019", Severity::error, "A topic that hears of failed tasks and deployments lets EventBridge publish, and is in its region.", "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html", failuresHeard},
    {"ECS-020", Severity::warning, "Somebody hears of a task by the clock or by events that fails.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html", failuresTold},
    {"ECS-021", Severity::error, "A service that scales by a queue takes its messages, has a task or more, and a cluster that counts them.", "https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html", backlog<FargateService>},
    {"ECS-022", Severity::error, "A task has a disk, a time to end and a health check that ECS takes.", "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html", taskLimits},
    {"ECS-023", Severity::warning, "A service behind a load balancer keeps some tasks off Fargate Spot.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html", spotLeavesSome},
    {"ECS-024", Severity::error, "Containers beside one another have names of their own and leave memory to the task's own.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definitions", sidecarsFit},
    {"ECS-025", Severity::error, "A directory that a container may write to is one, and has its path alone.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html", scratchPaths},
    {"ECS-026", Severity::error, "A service that takes commands has a role, can be written to, and reaches Systems Manager.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html", commandsExecute},
    {"ECS-027", Severity::error, "A service that others find has one port and says so, and who is told its address lies in a VPC.", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html", discovery},
    {"EFS-001", Severity::error, "A file system says its subnets and security group.", "https://docs.aws.amazon.com/efs/latest/ug/accessing-fs.html", filesComplete},
    {"EFS-002", Severity::error, "Files move to cheaper storage after days that EFS knows.", "https://docs.aws.amazon.com/efs/latest/ug/API_LifecyclePolicy.html", filesInfrequent},
    {"EFS-003", Severity::error, "An access point is of a directory that EFS makes, which belongs to one user.", "https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html", accessPoints},
    {"EFS-004", Severity::error, "What is mounted has a path of its own: below /mnt for Lambda, which takes one.", "https://docs.aws.amazon.com/lambda/latest/api/API_FileSystemConfig.html", mountPaths},
    {"EFS-005", Severity::error, "What mounts an access point has a role that may.", "https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html", mountAllowed},
    {"EFS-006", Severity::error, "What mounts an access point reaches its file system.", "https://docs.aws.amazon.com/efs/latest/ug/network-access.html", mountReaches},
    {"EFS-007", Severity::warning, "A file system of production is retained and backed up.", "https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html", filesOfProduction},
    {"EKS-001", Severity::error, "A cluster is of a version of Kubernetes that EKS makes.", "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html", eksVersion},
    {"EKS-002", Severity::error, "A cluster lies in two zones or more, and has nodes in its VPC.", "https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html", eksComplete},
    {"EKS-003", Severity::error, "Somebody may use a cluster.", "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html", eksAdmin},
    {"EKS-004", Severity::error, "Everybody in a cluster is known once, and pods take roles that trust EKS.", "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html", eksAccess},
    {"EKS-005", Severity::error, "The API of a cluster does not answer the whole internet.", "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html", eksOpen},
    {"EKS-006", Severity::error, "Node groups have a size, a volume for their image, and types of one architecture.", "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html", eksNodes},
    {"EKS-007", Severity::error, "Names of clusters and node groups are as short as AWS wants them.", "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html", eksNames},
    {"EKS-008", Severity::error, "Load balancers send to nodes on ports of services of type NodePort.", "https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport", eksTarget},
    {"EKS-009", Severity::error, "What limits the way out of nodes limits it.", "https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html", eksEgress},
    {"EKS-010", Severity::error, "Nodes reach the services they need to join, and pods those they may use.", "https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html", eksWays},
    {"EKS-011", Severity::error, "A cluster has each add-on once, and volumes with their role.", "https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html", eksAddons},
    {"EKS-012", Severity::error, "Pods reach the databases and caches that their roles log in to.", "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html", eksReaches},
    {"EKS-013", Severity::error, "Labels and taints of nodes are such as Kubernetes takes.", "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set", eksLabels},
    {"EKS-014", Severity::error, "The log of a cluster is kept for days that CloudWatch Logs takes.", "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html", eksLog},
    {"ENV-001", Severity::error, "VPCs of the stacks of one program do not overlap, or they can never be peered.", "https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html", elsewhere},
    {"ENV-002", Severity::error, "Peered VPCs do not overlap.", "https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html", peersApart},
    {"ENV-003", Severity::error, "The Elastic IPs of a stack fit the quota of an account, 5 in a region.", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html", elasticAddresses},
    {"ENV-004", Severity::error, "Roles of the stacks of one program have different names.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html", elsewhere},
    {"ENV-008", Severity::error, "No setting of a stack names another stack of its program.", "https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/ops_dev_integ_multi_env.html", elsewhere},
    {"ENV-011", Severity::error, "A stack that accepts the loss of a zone does not pay against it.", "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/availability-zones.html", costOfLoss},
    {"ENV-016", Severity::error, "Tags have keys and values that AWS takes.", "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html", tagForm},
    {"ENV-101", Severity::error, "A stack differs from the one it is like in what its contract names only.", "https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/ops_dev_integ_multi_env.html", elsewhere},
    {"ENV-102", Severity::error, "A stack has what the one it is like has, and nothing else, but for what its contract names.", "https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/ops_dev_integ_multi_env.html", elsewhere},
    {"ENV-103", Severity::error, "A contract between stacks names no difference that is none.", "https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/ops_dev_integ_multi_env.html", elsewhere},
    {"ENV-104", Severity::error, "Stacks of one program have different names.", "https://developer.hashicorp.com/terraform/language/state/workspaces", elsewhere},
    {"ENV-105", Severity::error, "A stack has a name that a folder can have, and that is no command of synth.", "https://developer.hashicorp.com/terraform/cli/commands", stackName},
    {"EVB-001", Severity::error, "The name of a rule of EventBridge has 64 characters at most.", "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html", eventRuleNames},
    {"EVB-002", Severity::error, "An event pattern names a source, and asks for each value of an event once.", "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html", eventPatterns},
    {"EVB-003", Severity::error, "EventBridge tells standard queues, and topics of its region.", "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html", eventTargets},
    {"EVB-004", Severity::error, "A task does not run for what it writes itself.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html", taskCircle},
    {"EVB-005", Severity::error, "A function or a task does not run for events that it puts itself.", "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules-best-practices.html", eventCircle},
    {"EVB-006", Severity::error, "Events of AWS are on the default bus, and nobody else puts such.", "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html", eventsOfAws},
    {"EVB-007", Severity::warning, "Whom events are meant for waits on the bus they are put on.", "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html", missedEvents},
    {"EVB-008", Severity::error, "The name of an archive has 48 characters at most, and it keeps events for a day or more.", "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html", archives},
    {"IAM-008", Severity::error, "An action is one that its service knows.", "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html", actionName},
    {"IAM-009", Severity::error, "An action begins with a verb of AWS and is written out.", "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html", actionVerb},
    {"IAM-015", Severity::error, "A role trusts services that exist.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html", servicePrincipal},
    {"IAM-016", Severity::error, "The role of instances trusts EC2 and has an instance profile.", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html", instanceRole},
    {"IAM-019", Severity::error, "The name of a policy of AWS is spelt as AWS spells it.", "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html", policyName},
    {"IAM-020", Severity::error, "A policy of AWS is named with its path.", "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html", policyPath},
    {"IAM-021", Severity::error, "A policy of AWS is given by name and path and not as an ARN.", "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html", policyArn},
    {"IAM-023", Severity::error, "Actions on objects name objects, and actions on buckets name buckets.", "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html", objectOrBucket},
    {"IAM-026", Severity::error, "The ARN of a secret has the six characters that AWS adds, or a wildcard for them.", "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html", secretArn},
    {"IAM-030", Severity::error, "rds-db names a database by its resource id.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html", databaseUserArn},
    {"IAM-031", Severity::error, "A role that launches instances with a role may pass that role.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html", passRole},
    {"IAM-032", Severity::error, "A role passes roles that it names.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html", passAnyRole},
    {"IAM-033", Severity::error, "No role may do everything.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html", administrator},
    {"IAM-036", Severity::error, "A role has 10 policies of AWS at most.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html", policyCount},
    {"IAM-043", Severity::error, "No role of a stack may use what is named after another stack of its program.", "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_least_privileges.html", elsewhere},
    {"IAM-046", Severity::error, "The account in an ARN has 12 digits.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html", arnAccount},
    {"IAM-047", Severity::error, "Somebody may assume each role.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html", trustedRole},
    {"IAM-101", Severity::error, "The name of a role has 64 characters at most.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html", roleName},
    {"IAM-102", Severity::warning, "An action is of a service that the library knows.", "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html", knownService},
    {"IAM-103", Severity::error, "Roles have different names in AWS.", "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html", roleTwice},
    {"IAM-104", Severity::error, "What a role allows fits the 10240 characters of an inline policy.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html", policySize},
    {"IAM-105", Severity::error, "A statement has actions and an ARN or '*' as its resource.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html", statementForm},
    {"IAM-106", Severity::error, "The description of a role has 1000 Latin characters at most.", "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html", roleDescription},
    {"IAM-107", Severity::error, "A role that may read or write what is encrypted may use its key.", "https://docs.aws.amazon.com/kms/latest/developerguide/services-s3.html", keysOfWhatIsRead},
    {"IAM-108", Severity::error, "The ARN of a bucket, a role, a hosted zone or a distribution has no region.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html", arnRegion},
    {"IAM-109", Severity::error, "The service of an action is spelt as AWS spells it.", "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html", misspeltService},
    {"IAM-110", Severity::error, "What is told of a bucket, a queue, a topic, a secret or a function may use it.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html", toldMayUse},
    {"IAM-111", Severity::error, "A role says which jobs of a pipeline take it.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html", webIdentity},
    {"IAM-112", Severity::error, "An account has one identity provider of a service, which takes tokens for somebody.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html", providerTwice},
    {"ID-001", Severity::error, "Constructs of one kind have different ids within a module.", "https://developer.hashicorp.com/terraform/language/resources/syntax", distinctIds},
    {"ID-002", Severity::error, "The prefix of names has 1 to 24 lower-case letters, digits and dashes.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html", prefixLength},
    {"ID-003", Severity::error, "A module has a name that Terraform takes.", "https://developer.hashicorp.com/terraform/language/modules/syntax", moduleNames},
    {"ID-004", Severity::error, "Constructs of one kind have different names in AWS.", "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html", namesTwice},
    {"KMS-001", Severity::error, "A key waits 7 to 30 days for its deletion.", "https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html", deletionWindow},
    {"KMS-007", Severity::error, "Keys have different aliases.", "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html", aliasTwice},
    {"KMS-014", Severity::error, "A key that is called after one kind of thing encrypts that kind.", "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html", keyOfOther},
    {"KMS-101", Severity::error, "The description of a key has 8192 characters at most.", "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html", keyDescription},
    {"LAM-001", Severity::error, "A function has memory and a timeout that Lambda gives.", "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html", functionSize},
    {"LAM-002", Severity::error, "A queue hides a message as long as the function that takes it may run.", "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html", visibleTooSoon},
    {"LAM-003", Severity::warning, "A queue hides a message six times as long as the function that takes it may run.", "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html", visibleSoon},
    {"LAM-004", Severity::error, "A batch of messages is one that Lambda takes.", "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html", batches},
    {"LAM-005", Severity::warning, "A message that a function fails at again and again goes to dead letters, after five times or more.", "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html", functionRetries},
    {"LAM-006", Severity::error, "The role of a function trusts lambda.amazonaws.com.", "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html", functionRole},
    {"LAM-007", Severity::error, "A function in a VPC has private subnets and a security group.", "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html", functionPlace},
    {"LAM-008", Severity::error, "A function sets a variable once, by a name that Lambda takes and does not set itself.", "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html", functionVariables},
    {"LAM-009", Severity::error, "Secrets are not in a function's environment.", "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html", functionSecrets},
    {"LAM-010", Severity::error, "The image of a function is of one version and in a repository of its region.", "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html", functionImage},
    {"LAM-011", Severity::error, "A function runs on what Lambda makes functions for, and has a handler.", "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html", functionRuntime},
    {"LAM-012", Severity::error, "A function that runs again and again does so every so many minutes.", "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html", functionSchedule},
    {"LAM-013", Severity::error, "A function that has concurrency reserved may run.", "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html", functionReserve},
    {"LAM-014", Severity::error, "A function and its role have names of 64 characters at most.", "https://docs.aws.amazon.com/lambda/latest/dg/api/API_CreateFunction.html", functionNames},
    {"LAM-015", Severity::error, "The log of a function is kept for days that CloudWatch Logs takes.", "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html", functionLog},
    {"LAM-016", Severity::error, "Dead letters of a function go to a standard queue.", "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html", functionDeadLetters},
    {"LAM-017", Severity::warning, "A function does not run for what it writes itself.", "https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html", functionCircle},
    {"LAM-018", Severity::error, "A batch of a table's changes is one that Lambda takes, and its failures go to a standard queue.", "https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html", changeBatches},
    {"LAM-019", Severity::warning, "No more than two functions follow a table.", "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html", streamReaders},
    {"NET-001", Severity::error, "The internet cannot open a connection to a database, cache or file system.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html", databaseClosed},
    {"NET-002", Severity::warning, "Instances with user data reach the internet.", "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html", scriptReachesOut},
    {"NET-003", Severity::error, "What a stack says is reached can be reached.", "https://docs.aws.amazon.com/vpc/latest/reachability/how-reachability-analyzer-works.html", flowsPossible},
    {"NET-004", Severity::error, "What a stack says is never reached cannot be reached.", "https://docs.aws.amazon.com/vpc/latest/reachability/how-reachability-analyzer-works.html", flowsImpossible},
    {"NET-005", Severity::error, "What may log in to a database or cache gets there.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html", loginReaches},
    {"NET-006", Severity::error, "What is told the address of a database, a cache or a load balancer gets there.", "https://docs.aws.amazon.com/vpc/latest/reachability/how-reachability-analyzer-works.html", toldReaches},
    {"NET-007", Severity::error, "A function that rotates the credentials of a database gets there, and to Secrets Manager.", "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotation-network-rqmts.html", rotationReaches},
    {"NET-008", Severity::error, "What may use a service of AWS has a way there.", "https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html", grantedReaches},
    {"NLB-001", Severity::error, "A network load balancer listens on 1 to 50 ports, each once.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html", networkListeners},
    {"NLB-002", Severity::error, "A listener passes on to targets of its own protocol.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html", networkProtocol},
    {"NLB-003", Severity::error, "A target group has one port, and settings of those that send to it.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html", targetKind},
    {"NLB-004", Severity::error, "One load balancer sends to a target group.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html", oneBalancer},
    {"NLB-005", Severity::error, "What scales by requests is behind a load balancer of requests.", "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html", requestsBehind},
    {"NLB-006", Severity::error, "Targets that take UDP are checked on a TCP port.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html", udpChecked},
    {"NLB-007", Severity::error, "Targets admit the checks of their load balancer.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html", checkReached},
    {"NLB-008", Severity::error, "The group of a network load balancer admits what it listens on.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html", networkReached},
    {"NLB-009", Severity::error, "A network load balancer closes silent connections after 60 to 6000 seconds, and an internal one has no Elastic IPs.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html", networkNumbers},
    {"NLB-010", Severity::error, "Load balancers of one module have different ids.", "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb", balancersApart},
    {"R53-010", Severity::error, "A domain has one zone.", "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-public-considerations.html", zoneOnce},
    {"R53-017", Severity::error, "A health check asks a public address.", "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html", checkPrivate},
    {"R53-018", Severity::error, "A health check asks by HTTPS only where a certificate is.", "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html", checkTls},
    {"R53-019", Severity::error, "The health check of a site and that of its target group ask for one path.", "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html", checkSamePath},
    {"R53-020", Severity::error, "A health check looks for a text of 1 to 255 characters.", "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html", searchText},
    {"R53-101", Severity::error, "A name has one record in a zone.", "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html", recordsOnce},
    {"R53-102", Severity::error, "A health check asks every 10 or 30 seconds for a path that begins with '/' and fails after 1 to 10.", "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html", checkNumbers},
    {"R53-103", Severity::error, "A record and a certificate are of the domain of their zone, or of one below it.", "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/CreatingHostedZone.html", zoneDomains},
    {"R53-104", Severity::error, "A zone is of a domain in lower case.", "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html", zoneForm},
    {"R53-105", Severity::error, "Domains and hosts are spelt as DNS takes them.", "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html", namesForm},
    {"R53-106", Severity::error, "A record names its zone by the id that Route 53 gave it.", "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html", zoneId},
    {"RDS-003", Severity::warning, "RDS still makes new databases of the version.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html", databaseVersion},
    {"RDS-010", Severity::error, "Parameters of a database are in the range of its engine.", "https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html", databaseParameters},
    {"RDS-015", Severity::error, "gp3 storage begins at 20 GiB and may grow to a tenth more at least.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html", storage},
    {"RDS-027", Severity::error, "Maintenance and backup windows do not overlap.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html", windowsApart},
    {"RDS-029", Severity::error, "Maintenance of a database or cache falls outside of business hours of its region, 09:00 to 18:00.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html", windowByNight},
    {"RDS-031", Severity::error, "A database of production keeps backups 7 days at least.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html", productionBackups},
    {"RDS-032", Severity::error, "Automated backups are kept 1 to 35 days.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html", backups},
    {"RDS-037", Severity::error, "A database of production is protected from deletion.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html", productionProtected},
    {"RDS-038", Severity::error, "The subnet group of a database spans two zones at least.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html", databaseZones},
    {"RDS-040", Severity::error, "A database, cache or file system does not lie in public subnets.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html", databaseSubnets},
    {"RDS-043", Severity::error, "A database has a class, subnets, a security group and credentials.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html", databaseComplete},
    {"RDS-044", Severity::error, "A database or cache of production has a standby in another zone.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html", productionStandby},
    {"RDS-048", Severity::error, "The identifier of a database has 63 characters at most and no two dashes in a row.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html", databaseIdentifier},
    {"RDS-049", Severity::error, "A database name has letters, digits and '_' only.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html", databaseName},
    {"RDS-057", Severity::error, "Enhanced monitoring has a role that RDS may take and an interval RDS knows.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html", monitoring},
    {"RDS-061", Severity::error, "Performance Insights are kept for a time that RDS sells, on a class that has them.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html", insightsKept},
    {"RDS-101", Severity::error, "The master user of a database has letters and digits, 1 to 16 for MySQL and 63 for PostgreSQL, and is no reserved word.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html", masterUser},
    {"RDS-102", Severity::error, "Databases have different identifiers.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html", databaseTwice},
    {"RDS-103", Severity::warning, "A database allows no more connections than its class has memory for.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html", databaseConnections},
    {"RDS-104", Severity::warning, "A database is encrypted with a key of the stack.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html", databaseKey},
    {"RDS-105", Severity::error, "A role connects as a user whose name the engine takes: 1 to 32 characters for MySQL, 63 for PostgreSQL.", "https://dev.mysql.com/doc/refman/8.4/en/user-names.html", connectUser},
    {"RDS-106", Severity::warning, "A role does not connect as the master user, who has a password.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html", connectAsMaster},
    {"RDS-107", Severity::error, "The role of enhanced monitoring may write to CloudWatch Logs.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html", monitoringWrites},
    {"RDS-108", Severity::error, "A database class is of a size in which its family comes.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html", databaseSize},
    {"RDS-109", Severity::error, "A database is made from a snapshot by its name or ARN.", "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html", snapshotName},
    {"RDS-110", Severity::error, "A database has 15 read replicas at most, and what is told of one is told of one that is there.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html", databaseReplicas},
    {"S3-001", Severity::error, "The name of a bucket has 3 to 63 lower-case letters, digits, dots and dashes.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html", bucketNameForm},
    {"S3-003", Severity::error, "The name of a bucket is no IP address and none that S3 keeps for itself.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html", bucketNameReserved},
    {"S3-006", Severity::error, "Buckets have different names.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html", bucketTwice},
    {"S3-009", Severity::error, "Objects move to STANDARD_IA after 30 days at least and to GLACIER 30 days later at least.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html", glacier},
    {"S3-014", Severity::error, "A lifecycle rule does something.", "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html", emptyAgeing},
    {"S3-017", Severity::error, "Only a versioned bucket ages old versions.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html", oldVersions},
    {"S3-024", Severity::error, "The log bucket of a load balancer is not encrypted with a KMS key.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html", logBucket},
    {"S3-027", Severity::error, "The log bucket of a load balancer lets it write.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html", logBucketPolicy},
    {"S3-041", Severity::error, "CORS names a domain alone.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors-troubleshooting.html", corsDomain},
    {"S3-101", Severity::error, "Objects and old versions expire, and unfinished uploads are removed, after a day at least.", "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html", wholeDays},
    {"S3-102", Severity::error, "Objects expire after they have moved.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html", expiryLast},
    {"S3-103", Severity::warning, "Old versions of a bucket expire.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html", versionsAge},
    {"S3-104", Severity::error, "The prefix of load balancer logs has no slash at its ends and no AWSLogs.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html", logPrefix},
    {"S3-105", Severity::error, "A bucket tells of each object once.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html", uploadsApart},
    {"SEC-001", Severity::error, "A deleted secret can be brought back for 7 to 30 days, or, where it is none of production, not at all.", "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html", secretWindow},
    {"SEC-004", Severity::error, "The name of a secret does not end as its ARN does.", "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html", secretSuffix},
    {"SEC-008", Severity::error, "What is read of a secret is in it.", "https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html", secretKeys},
    {"SEC-009", Severity::error, "A secret is rotated every 1 to 1000 days.", "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html", secretRotation},
    {"SEC-010", Severity::error, "A secret is encrypted with a key of the stack.", "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html", secretKey},
    {"SEC-101", Severity::error, "The name of a secret has letters, digits and /_+=.@-, 512 at most.", "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html", secretName},
    {"SEC-102", Severity::error, "Secrets have different names.", "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html", secretTwice},
    {"SEC-103", Severity::warning, "A secret serves one database.", "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html", secretOfOne},
    {"SEC-104", Severity::warning, "The password of a secret is in no plan and no state.", "https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only", secretInState},
    {"SEC-105", Severity::error, "Another version of a password is made where Terraform hands passwords on.", "https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only", secretVersion},
    {"SFN-001", Severity::error, "States have names, each once in a machine.", "https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html", stateNames},
    {"SFN-002", Severity::error, "A state goes to one of its own list.", "https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html", stateTransitions},
    {"SFN-003", Severity::error, "Every state is reached.", "https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html", statesReached},
    {"SFN-004", Severity::error, "Every state leads to an end.", "https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html", executionsEnd},
    {"SFN-005", Severity::error, "A choice has conditions and a way when none holds, and a state says what its kind understands.", "https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html", stateSettings},
    {"SFN-006", Severity::error, "Times, tries and what is done at once are what Step Functions takes.", "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html", stateNumbers},
    {"SFN-007", Severity::error, "A state that waits for a task or an answer says how long, in a standard workflow.", "https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html", stateTasks},
    {"SFN-008", Severity::error, "Where a state goes after any error stands behind where it goes after some.", "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html", stateCatches},
    {"SFN-009", Severity::error, "A path in the input of a state is names with dots between.", "https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html", statePaths},
    {"SFN-010", Severity::error, "The names of a state machine and its role are of a length that AWS takes.", "https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html", machineNames},
    {"SFN-011", Severity::error, "A state machine starts every whole minute or more.", "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html", machineSchedule},
    {"SFN-012", Severity::error, "The log of a state machine is kept for days that CloudWatch Logs takes.", "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html", machineLog},
    {"SFN-013", Severity::error, "Topics that a state machine tells are in its region, and let EventBridge publish where they hear of failures.", "https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html", machineTopics},
    {"SFN-014", Severity::warning, "Somebody hears of a state machine by the clock or by events that fails.", "https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html", machineFailuresTold},
    {"SFN-015", Severity::warning, "A state waits for a function as long as that may run.", "https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html", stateGivesUp},
    {"SG-011", Severity::error, "SSH is not open to the internet.", "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html", sshClosed},
    {"SG-013", Severity::error, "The internet does not reach instances past their load balancer.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html", appClosed},
    {"SG-015", Severity::error, "A database or cache is open to security groups, not to addresses.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html", databaseSources},
    {"SG-016", Severity::error, "Instances admit their load balancer on the port it sends to.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html", targetReached},
    {"SG-017", Severity::error, "Groups of load balancers and bastions let out what these send on.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html", letOut},
    {"SG-020", Severity::error, "The group of a database or cache admits only ports on which it listens.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html", databasePorts},
    {"SG-021", Severity::error, "A bastion reaches some instance of its VPC.", "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html", bastionReaches},
    {"SG-022", Severity::error, "Groups of private instances do not admit public addresses.", "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html", publicSources},
    {"SG-026", Severity::error, "The name of a security group does not begin with 'sg-'.", "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html", groupName},
    {"SG-027", Severity::error, "The description of a security group has 1 to 255 characters that EC2 takes.", "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html", groupDescription},
    {"SG-030", Severity::error, "A security group, what it guards and the groups it names belong to one VPC.", "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html", groupsOfOneVpc},
    {"SG-031", Severity::error, "A security group has 60 rules at most each way.", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html", groupQuota},
    {"SG-033", Severity::error, "The security group of a load balancer admits the ports it listens on.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html", listenerReached},
    {"SG-035", Severity::error, "The reason of a rule has 1 to 255 characters that EC2 takes.", "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html", ruleDescription},
    {"SG-038", Severity::error, "The group of a load balancer that is dual-stack admits IPv6 where it admits all of IPv4.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-ip-address-type.html", dualStackAdmitted},
    {"SG-101", Severity::error, "Ports of administration and of data are not open to the internet.", "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html", guardedPorts},
    {"SG-102", Severity::error, "A security group has a rule once.", "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html", admittedTwice},
    {"SG-103", Severity::warning, "An internal load balancer admits its callers, and not everybody.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html", internalDoor},
    {"SNS-101", Severity::error, "A topic is encrypted with a key of its own region.", "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html", topicKey},
    {"SQS-001", Severity::error, "A queue hides, keeps and delays messages for times that SQS takes.", "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html", queueTimes},
    {"SQS-002", Severity::error, "A queue gives a message up after 1 to 1000 receives.", "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html", queueReceives},
    {"SQS-003", Severity::error, "Dead letters of a FIFO queue go to a FIFO queue, and those of others do not.", "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html", deadLettersAlike},
    {"SQS-004", Severity::warning, "A queue of dead letters keeps them longer than the queue they come from.", "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html", deadLettersKept},
    {"SQS-005", Severity::error, "Buckets and topics send to standard queues.", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html", fifoSources},
    {"SSM-101", Severity::error, "The name of a parameter has letters, digits and _.-, 15 levels at most, and does not begin with aws or ssm.", "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html", parameterName},
    {"SSM-102", Severity::error, "Parameters have different names.", "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html", parameterTwice},
    {"SSM-103", Severity::error, "The value of a parameter has 1 to 4096 bytes, and names no other parameter.", "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html", parameterValue},
    {"SSM-104", Severity::error, "The value of a parameter that stands in the stack is no secret.", "https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html", parameterSecret},
    {"SSM-105", Severity::error, "Only secure parameters have a key.", "https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html", parameterKey},
    {"SSM-106", Severity::error, "The values of secure parameters stay out of the state, with Terraform 1.11 or newer.", "https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only", parameterInState},
    {"SSM-107", Severity::error, "What a role may change, an apply leaves.", "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes", parameterWriters},
    {"STA-010", Severity::error, "The bucket of Terraform's state is versioned and named.", "https://developer.hashicorp.com/terraform/language/backend/s3", stateBucket},
    {"STA-012", Severity::error, "Stacks of one program keep their states at different places.", "https://developer.hashicorp.com/terraform/language/backend/s3", elsewhere},
    {"STA-013", Severity::error, "The state has a lock.", "https://developer.hashicorp.com/terraform/language/backend/s3#state-locking", stateLocked},
    {"STA-017", Severity::error, "The bucket of Terraform's state outlives its stack.", "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle", stateRetained},
    {"STA-019", Severity::error, "The provider's version is a constraint that Terraform reads.", "https://developer.hashicorp.com/terraform/language/expressions/version-constraints", providerConstraint},
    {"STA-020", Severity::error, "The AWS provider is of the major version that the arguments are written for, and the next one waits for a decision.", "https://developer.hashicorp.com/terraform/language/expressions/version-constraints", providerMajor},
    {"STA-101", Severity::error, "Terraform's state neither expires nor moves to GLACIER.", "https://developer.hashicorp.com/terraform/language/backend/s3", stateStays},
    {"STA-102", Severity::warning, "Terraform's state is encrypted with a key of the stack.", "https://developer.hashicorp.com/terraform/language/backend/s3", stateKey},
    {"VAR-101", Severity::error, "The name of a variable is no word of Terraform's own.", "https://developer.hashicorp.com/terraform/language/values/variables", variableName},
    {"VAR-102", Severity::error, "The pattern of a variable is a regular expression that Terraform takes.", "https://developer.hashicorp.com/terraform/language/functions/regex", variablePattern},
    {"VPC-001", Severity::error, "The block of a VPC is /16 to /28.", "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html", vpcSize},
    {"VPC-004", Severity::error, "Subnets lie inside their VPC.", "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html", subnetsFit},
    {"VPC-005", Severity::error, "Subnets of a VPC do not overlap.", "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html", subnetsApart},
    {"VPC-007", Severity::error, "A region has the zones that a VPC asks for.", "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html", vpcZones},
    {"VPC-012", Severity::error, "Subnets have addresses for all that lies in them.", "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html", room},
    {"VPC-014", Severity::error, "A VPC does not overlap 172.17.0.0/16, Docker's own block.", "https://docs.docker.com/engine/network/drivers/bridge/", dockerBridge},
    {"VPC-023", Severity::error, "A VPC of production has a NAT gateway in each zone.", "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html", productionNat},
    {"VPC-034", Severity::error, "Rules of a network ACL have numbers of 1 to 32766.", "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html", aclNumbers},
    {"VPC-035", Severity::error, "A network ACL lets answers through.", "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html", aclAnswers},
    {"VPC-036", Severity::error, "Rules of a network ACL have different numbers each way.", "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html", aclNumberTwice},
    {"VPC-045", Severity::error, "The role of a flow log trusts vpc-flow-logs.amazonaws.com.", "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html", flowLogRole},
    {"VPC-046", Severity::error, "The role of a flow log may write to CloudWatch Logs.", "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html", flowLogWrites},
    {"VPC-047", Severity::error, "Each VPC has a flow log.", "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html", flowLogThere},
    {"VPC-101", Severity::error, "The group of an endpoint admits port 443, in the endpoint's VPC.", "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html", endpointReached},
    {"VPC-103", Severity::error, "A tier of subnets has one network ACL.", "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html", aclOnce},
    {"VPC-104", Severity::error, "A network ACL has 20 rules at most each way.", "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html", aclQuota},
    {"VPC-105", Severity::error, "Two VPCs have one peering connection.", "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html", peeredOnce},
    {"VPC-106", Severity::error, "A network ACL lets IPv6 through to a load balancer that is dual-stack, and back.", "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html", aclDualStack},
    {"VPC-107", Severity::error, "Each rule of a network ACL is asked.", "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html", aclShadowed},
    {"VPC-108", Severity::error, "An endpoint is for a service that has one.", "https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html", endpointService},
    {"VPC-109", Severity::error, "A VPC has private addresses.", "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html", privateBlock},
    {"VPC-110", Severity::error, "VPCs of a stack do not overlap.", "https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html", vpcsApart},
    {"VPC-111", Severity::error, "A VPC has one endpoint of a service.", "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html", endpointTwice},
    {"VPC-112", Severity::error, "A flow log writes to a log group of its VPC's region.", "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html", flowLogRegion},
    {"VPC-113", Severity::error, "A VPC names zones of its region, each once.", "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html", zonesNamed},
    {"VPC-114", Severity::error, "Where subnets of a VPC are named, each zone has one.", "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html", subnetsNamed},
    {"VPC-115", Severity::error, "The id of a VPC that exists is one.", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html", existingVpc},
    {"VPC-116", Severity::error, "What lies in a VPC that exists lies in subnets that are named.", "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/subnet", existingSubnets},
    {"WAF-001", Severity::error, "A log group of WAF is called aws-waf-logs-...", "https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html", wafLogName},
    {"WAF-002", Severity::error, "A log group of WAF is in the region of its web ACL.", "https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html", wafLogRegion},
    {"WAF-006", Severity::error, "A web ACL protects what its scope says.", "https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html", wafScope},
    {"WAF-010", Severity::error, "A web ACL protects something.", "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html", aclUsed},
    {"WAF-014", Severity::error, "A web ACL asks rule groups that AWS keeps.", "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html", aclGroups},
    {"WAF-015", Severity::error, "A rate limit is 10 to 2000000000 requests.", "https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html", rateLimit},
    {"WAF-016", Severity::error, "A rate limit counts within 1, 2, 5 or 10 minutes.", "https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html", rateWindow},
    {"WAF-018", Severity::warning, "The rule groups of a web ACL fit the capacity in its price, 1500 units.", "https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html", aclCapacity},
    {"WAF-021", Severity::error, "A web ACL lets the bodies pass that its application takes.", "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html", aclBodies},
    {"WAF-022", Severity::error, "Rules of a web ACL have names of 1 to 128 letters, digits, '_' and '-', each once.", "https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html", aclNames},
    {"WAF-101", Severity::error, "A web ACL asks no rule group that needs settings of its own.", "https://docs.aws.amazon.com/waf/latest/APIReference/API_ManagedRuleGroupConfig.html", aclConfigured},
    {"WAF-102", Severity::error, "What a web ACL only counts is a rule of a group that it asks.", "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html", aclCounted},
    {"WAIVER-001", Severity::error, "A waiver has a reason.", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html", elsewhere},
    {"WAIVER-002", Severity::warning, "A waiver lets something pass.", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html", elsewhere},
    {"WAIVER-003", Severity::error, "A waiver is of a rule that there is.", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html", elsewhere},
    {"ZONE-001", Severity::error, "A stack that claims to survive the loss of a zone has subnets and NAT gateways in several.", "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/availability-zones.html", zoneLossNetwork},
    {"ZONE-002", Severity::error, "A stack that claims to survive the loss of a zone has a standby of each database and cache.", "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/availability-zones.html", zoneLossDatabase},
    {"ZONE-003", Severity::error, "A stack that claims to survive the loss of a zone keeps two instances at least in each group.", "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/availability-zones.html", zoneLossFleet},
    {"ZONE-004", Severity::warning, "A stack with instances or a database says whether it survives the loss of a zone.", "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/availability-zones.html", zoneLossStated},
    {"ZONE-005", Severity::error, "A stack that claims to survive the loss of a zone keeps two nodes at least in each cluster of Kubernetes.", "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/availability-zones.html", zoneLossNodes},
};

/// A set of rules, a bit for each in the order of the table.
struct RuleSet {
  std::uint64_t bits[std::size(Rules) / 64 + 1]{};
  constexpr bool has(std::size_t rule) const { return (bits[rule / 64] >> rule % 64 & 1U) != 0; }
  constexpr void add(std::size_t rule) { bits[rule / 64] |= std::uint64_t{1} << rule % 64; }
  constexpr RuleSet operator|(RuleSet other) const {
    for (std::size_t i = 0; i < std::size(bits); ++i) other.bits[i] |= bits[i];
    return other;
  }
  constexpr bool operator==(const RuleSet&) const = default;
};
inline constexpr RuleSet every_rule = [] {
  RuleSet all;
  for (auto& bits : all.bits) bits = ~std::uint64_t{0};
  return all;
}();

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
// Code that names `Rules` itself has the code of every rule in the program.
inline constexpr auto rule_ids = [] {
  std::array<std::string_view, std::size(Rules)> ids;
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = Rules[i].id;
  return ids;
}();

/// Rules of Terraform's own words, which are asked when these are written.
constexpr bool isOfWords(std::string_view id) { return id.starts_with("TF-1"); }

constexpr bool isRule(std::string_view id, OwnRules own) {
  if (id.starts_with("TF-")) return true;  // these are asked where the configuration is written
  for (const auto each : rule_ids)
    if (sameText(each, id)) return true;
  for (const auto& rule : own)
    if (sameText(rule.id, id)) return true;
  return false;
}

/// Marks what the waivers of rules that `concerns(id)` let pass, and adds what is wrong with these waivers.
constexpr void applyWaivers(const Model& model, Findings& findings, auto concerns, auto isRule) {
  const std::size_t found = findings.size();
  for (const auto& waiver : model.waivers) {
    if (!concerns(waiver.rule)) continue;
    bool used = false;
    for (std::size_t i = 0; i < found; ++i)
      if (waiver.rule == findings[i].id && !waiver.reason.empty()) {
        findings[i].waived = waiver.reason;
        used = true;
      }
    if (waiver.reason.empty())
      findings.push_back({"WAIVER-001", Severity::error, join({"the waiver of ", waiver.rule, " has no reason; write why the rule does not hold here."}), waiver.where});
    else if (!used && !isRule(waiver.rule))
      findings.push_back({"WAIVER-003", Severity::error, join({"no rule is called ", waiver.rule, ", so nothing is waived; write the id as the report has it, such as RDS-031."}), waiver.where});
    else if (!used)
      findings.push_back({"WAIVER-002", Severity::warning, join({"nothing breaks ", waiver.rule, ", so its waiver is not needed; remove it."}), waiver.where});
  }
}
}  // namespace detail

namespace detail {
template <RuleSet Set>
inline constexpr auto rules_in = [] {
  constexpr std::size_t size = [] {
    std::size_t count = 0;
    for (std::size_t i = 0; i < std::size(Rules); ++i) count += Set.has(i) ? 1U : 0U;
    return count;
  }();
  std::array<Rule, size> rules{};
  for (std::size_t i = 0, next = 0; i < std::size(Rules); ++i)
    if (Set.has(i)) rules[next++] = Rules[i];
  return rules;
}();
}  // namespace detail

/// Everything the rules find in a stack.
/// @tparam Set the rules that are asked; a program whose stacks are known while it is compiled has code for those only that found something then
template <RuleSet Set = every_rule>
constexpr Findings findingsOf(const Model& model, OwnRules own) {
  Findings findings;
  for (const auto& rule : detail::rules_in<Set>) rule.check(rule, model, findings);
  for (const auto& rule : own) rule.check(rule, model, findings);
  return findings;
}

/// The same of every rule, and which of them found something.
constexpr Findings findingsOf(const Model& model, OwnRules own, RuleSet& found) {
  Findings findings;
  for (std::size_t i = 0; i < std::size(Rules); ++i) {
    const std::size_t before = findings.size();
    Rules[i].check(Rules[i], model, findings);
    if (findings.size() != before) found.add(i);
  }
  for (const auto& rule : own) rule.check(rule, model, findings);
  return findings;
}

/// Findings in the order of the lines; what a waiver of the stack lets pass is among them, and says so.
constexpr Findings settled(const Model& model, Findings findings, OwnRules own = {}) {
  detail::applyWaivers(model, findings, [](std::string_view id) { return !detail::isOfWords(id); }, [&](std::string_view id) { return detail::isRule(id, own); });
  for (std::size_t i = 1; i < findings.size(); ++i)
    for (std::size_t j = i; j > 0 && findings[j].where.line() < findings[j - 1].where.line(); --j) std::swap(findings[j], findings[j - 1]);
  return findings;
}

/// Everything the rules find in a stack that is looked at alone.
constexpr Findings check(const Model& model, OwnRules own = {}) { return settled(model, findingsOf(model, own), own); }

/// Whether a finding stops a stack: an error that no waiver lets pass.
constexpr bool stops(const Finding& finding) { return finding.severity == Severity::error && finding.waived.empty(); }

}  // namespace ecia::rule
