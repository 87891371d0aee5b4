// SPDX-License-Identifier: Apache-2.0
// Topic, Alarm, Dashboard and HealthCheck -> aws_sns_topic, aws_cloudwatch_metric_alarm, aws_cloudwatch_dashboard, aws_route53_health_check.
#pragma once

#include <ecia/aws/route53.hpp>
#include <ecia/aws/sns.hpp>
#include <ecia/expand/auto_scaling_group.hpp>
#include <ecia/expand/dynamo_db_table.hpp>
#include <ecia/expand/ecr_repository.hpp>
#include <ecia/expand/eks_node_group.hpp>
#include <ecia/expand/event_bus.hpp>
#include <ecia/expand/fargate_service.hpp>
#include <ecia/expand/fargate_task.hpp>
#include <ecia/expand/http_api.hpp>
#include <ecia/expand/lambda_function.hpp>
#include <ecia/expand/network_acl.hpp>
#include <ecia/expand/network_load_balancer.hpp>
#include <ecia/expand/parameter.hpp>
#include <ecia/expand/vpc_peering.hpp>

namespace ecia::expand {

namespace detail {
/// A policy replaces the one that SNS gives by itself, so it says again what that says.
inline tf::Json topicPolicy(const Topic& spec, const aws::sns_topic::Attributes& topic, Context& context) {
  std::vector<tf::Json> statements{
      tf::Json::object({{"Sid", "Account"},
                        {"Effect", "Allow"},
                        {"Principal", tf::Json::object({{"AWS", "*"}})},
                        {"Action", tf::Json::array({"sns:Publish", "sns:Subscribe", "sns:GetTopicAttributes", "sns:SetTopicAttributes", "sns:ListSubscriptionsByTopic", "sns:DeleteTopic", "sns:AddPermission", "sns:RemovePermission"})},
                        {"Resource", topic.arn()},
                        {"Condition", tf::Json::object({{"StringEquals", tf::Json::object({{"aws:SourceOwner", context.accountId()}})}})}})};
  std::vector<std::string> services{"cloudwatch.amazonaws.com"};
  for (const auto& service : spec.publishers)
    if (std::ranges::find(services, service.view()) == services.end()) services.push_back(str(service.view()));
  for (const auto& service : services) {
    std::vector<tf::Json::Entry> members{{"Sid", service.substr(0, service.find('.'))},
                                         {"Effect", "Allow"},
                                         {"Principal", tf::Json::object({{"Service", service}})},
                                         {"Action", "sns:Publish"},
                                         {"Resource", topic.arn()}};
    // SNS knows of no account where EventBridge publishes, and with a condition it drops the message and says nothing.
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html
    if (service != "events.amazonaws.com") members.emplace_back("Condition", tf::Json::object({{"StringEquals", tf::Json::object({{"aws:SourceAccount", context.accountId()}})}}));
    statements.push_back(tf::Json::object(members));
  }
  return tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array(statements)}});
}
}  // namespace detail

inline void expand(const Entry<Topic>& entry, auto& context) {
  const Topic& spec = entry.construct;
  auto& module = context.in(entry);
  const tf::Meta meta{.provider_alias = context.providerFor(spec.region)};
  aws::sns_topic made{.name = context.named(entry)};
  if (spec.key) made.kms_master_key_id = at<aws::kms_key>(*spec.key).arn();
  const auto topic = module.add(label(entry.id), made, meta);
  if (spec.email) module.add(part(entry.id, "email"), aws::sns_topic_subscription{.endpoint = context.value(*spec.email), .protocol = "email", .topic_arn = topic.arn()}, meta);
  tellEvents(entry, "topic-event", topic.arn(), context);
  if (!spec.publishers.empty()) module.add(label(entry.id), aws::sns_topic_policy{.arn = topic.arn(), .policy = detail::topicPolicy(spec, topic, context)}, meta);
}

inline void expand(const Entry<HealthCheck>& entry, auto& context) {
  const HealthCheck& spec = entry.construct;
  aws::route53_health_check check{.failure_threshold = spec.threshold,
                                                                   .fqdn = context.value(spec.domain),
                                                                   .port = spec.https ? 443 : 80,
                                                                   .request_interval = spec.interval.count,
                                                                   .resource_path = str(spec.resource),
                                                                   .tags = context.tags(context.named(entry)),
                                                                   .type = str(spec.https ? "HTTPS" : "HTTP") + (spec.search ? "_STR_MATCH" : "")};
  if (spec.search) check.search_string = str(*spec.search);
  context.in(entry).add(label(entry.id), check);
}

namespace detail {
using Dimensions = std::vector<tf::Value<tf::map<tf::string>>::Entry>;
using Query = tf::block_of<&aws::cloudwatch_metric_alarm::metric_query>;
inline tf::Expr<tf::string> asText(const tf::Expression& expression) { return tf::Expr<tf::string>(expression); }

/// The nodes of a cache as ElastiCache calls them, and the read replicas of a database: each has its metric, and any of them may be the one in want. Nothing for what has one metric.
inline std::vector<tf::Value<tf::string>> nodesOf(const Metric& metric, const Context& context) {
  std::vector<tf::Value<tf::string>> nodes;
  if (metric.of == Metric::Of::cache) {
    const auto& cache = context.model.all<ElastiCache>()[metric.index];
    for (int i = 1; i <= cache.construct.copies + 1; ++i) nodes.emplace_back(tf::text(attributeOf("aws_elasticache_replication_group", cache, "id"), "-00" + std::to_string(i)));
  }
  if (metric.of == Metric::Of::replicas) {
    const auto& database = context.model.all<Rds>()[metric.index];
    for (int i = 1; i <= database.construct.copies; ++i) nodes.emplace_back(at<aws::db_instance>(database, replicaName(database.id, i)).identifier());
  }
  return nodes;
}
inline const char* nodeDimension(const Metric& metric) { return metric.of == Metric::Of::cache ? "CacheClusterId" : "DBInstanceIdentifier"; }

/// How CloudWatch calls a metric. What a stack counts itself is in a namespace of its own.
inline std::string spaceOf(const Metric& metric, const Context& context) { return metric.of == Metric::Of::filter ? str(context.model.settings.prefix) : str(metric.space); }
inline std::string nameOf(const Metric& metric, const Context& context) { return metric.of == Metric::Of::filter ? context.named(context.model.all<MetricFilter>()[metric.index]) : str(metric.name); }
inline std::string statisticOf(const Metric& metric) { return metric.rank == 0 ? str(metric.statistic) : "p" + std::to_string(metric.rank); }

inline Dimensions dimensions(const Metric& metric, const Context& context) {
  switch (metric.of) {
    case Metric::Of::autoScalingGroup:
      return {{"AutoScalingGroupName", asText(at<aws::autoscaling_group>(context.model.all<AutoScalingGroup>()[metric.index]).name())}};
    case Metric::Of::nodes:
      return {{"AutoScalingGroupName", asText(scalingGroupOf(context.model.all<EksNodeGroup>()[metric.index]).name())}};
    case Metric::Of::kubernetes:
      return {{"ClusterName", attributeOf("aws_eks_cluster", context.model.all<EksCluster>()[metric.index], "name")}};
    case Metric::Of::loadBalancer:
      return {{"LoadBalancer", at<aws::lb>(context.model.all<LoadBalancer>()[metric.index]).arn_suffix()}};
    case Metric::Of::targetGroup:
      return {{"LoadBalancer", at<aws::lb>(context.model.all<LoadBalancer>()[metric.second]).arn_suffix()},
              {"TargetGroup", at<aws::lb_target_group>(context.model.all<TargetGroup>()[metric.index]).arn_suffix()}};
    case Metric::Of::networkTargetGroup:
      return {{"LoadBalancer", at<aws::lb>(context.model.all<NetworkLoadBalancer>()[metric.second]).arn_suffix()},
              {"TargetGroup", at<aws::lb_target_group>(context.model.all<TargetGroup>()[metric.index]).arn_suffix()}};
    case Metric::Of::service: {
      const auto& service = context.model.all<FargateService>()[metric.index];
      return {{"ClusterName", at<aws::ecs_cluster>(service.construct.cluster).name()}, {"ServiceName", at<aws::ecs_service>(service).name()}};
    }
    case Metric::Of::function:
      return {{"FunctionName", attributeOf("aws_lambda_function", context.model.all<LambdaFunction>()[metric.index], "function_name")}};
    case Metric::Of::api:
      return {{"ApiId", attributeOf("aws_apigatewayv2_api", context.model.all<HttpApi>()[metric.index], "id")}};
    case Metric::Of::queue:
      return {{"QueueName", attributeOf("aws_sqs_queue", context.model.all<Queue>()[metric.index], "name")}};
    case Metric::Of::machine:
      return {{"StateMachineArn", attributeOf("aws_sfn_state_machine", context.model.all<StateMachine>()[metric.index], "arn")}};
    case Metric::Of::database:
      return {{"DBInstanceIdentifier", at<aws::db_instance>(context.model.all<Rds>()[metric.index]).identifier()}};
    case Metric::Of::cluster:
      return {{"DBClusterIdentifier", attributeOf("aws_rds_cluster", context.model.all<AuroraCluster>()[metric.index], "cluster_identifier")}};
    case Metric::Of::cache:
    case Metric::Of::replicas:
      return {{nodeDimension(metric), nodesOf(metric, context)[0]}};
    case Metric::Of::filter:
      break;
    case Metric::Of::healthCheck:
      return {{"HealthCheckId", asText(at<aws::route53_health_check>(context.model.all<HealthCheck>()[metric.index]).id())}};
  }
  return {};
}
}  // namespace detail

inline void expand(const Entry<Alarm>& entry, auto& context) {
  const Alarm& spec = entry.construct;
  const bool healthCheck = spec.metric.of == Metric::Of::healthCheck;
  // Who counts the healthy and falls silent has none to count. Errors are counted only where there are some.
  const bool ofHealth = healthCheck || spec.metric.of == Metric::Of::targetGroup || spec.metric.of == Metric::Of::networkTargetGroup;
  aws::cloudwatch_metric_alarm alarm{.alarm_name = context.named(entry),
                                     .comparison_operator = spec.condition == Alarm::Condition::atLeast  ? "GreaterThanOrEqualToThreshold"
                                                            : spec.condition == Alarm::Condition::atMost ? "LessThanOrEqualToThreshold"
                                                                                                         : "LessThanThreshold",
                                     .evaluation_periods = spec.count,
                                     .threshold = spec.threshold.value,
                                     .treat_missing_data = ofHealth ? "breaching" : "notBreaching"};
  if (const auto nodes = detail::nodesOf(spec.metric, context); nodes.size() > 1) {
    std::vector<detail::Query> queries;
    std::string all;
    for (const auto& node : nodes) {
      const std::string id = "node" + std::to_string(queries.size() + 1);
      const detail::Dimensions dimensions{{detail::nodeDimension(spec.metric), node}};
      queries.push_back({.id = id, .metric = {{.dimensions = dimensions, .metric_name = str(spec.metric.name), .namespace_ = str(spec.metric.space), .period = spec.period.count, .stat = str(spec.metric.statistic)}}});
      all += (all.empty() ? "" : ", ") + id;
    }
    queries.push_back({.expression = "MAX([" + all + "])", .id = "greatest", .label = str(spec.metric.name), .return_data = true});
    alarm.metric_query = queries;
  } else {
    if (const auto dimensions = detail::dimensions(spec.metric, context); !dimensions.empty()) alarm.dimensions = dimensions;
    alarm.metric_name = detail::nameOf(spec.metric, context);
    alarm.namespace_ = detail::spaceOf(spec.metric, context);
    alarm.period = spec.period.count;
    (spec.metric.rank == 0 ? alarm.statistic : alarm.extended_statistic) = detail::statisticOf(spec.metric);
  }
  if (spec.topic) {
    const auto topic = at<aws::sns_topic>(*spec.topic).arn();
    alarm.alarm_actions = {topic};
    if (spec.whenOk) alarm.ok_actions = {topic};
  }
  context.in(entry).add(label(entry.id), alarm,
                        {.provider_alias = context.providerFor(healthCheck ? Optional<Region>(us_east_1) : Optional<Region>())});
}

namespace detail {
inline tf::Json graphOf(const Dashboard::Graph& graph, int index, const Context& context) {
  std::vector<tf::Json> metrics;
  for (const auto& metric : graph.metrics) {
    const auto line = [&](const Dimensions& of) {
      std::vector<tf::Json> row{spaceOf(metric, context), nameOf(metric, context)};
      for (const auto& [name, value] : of) {
        row.emplace_back(name);
        row.push_back(tf::Json::of(value));
      }
      std::vector<tf::Json::Entry> options{{"stat", statisticOf(metric)}};
      if (metric.of == Metric::Of::healthCheck) options.emplace_back("region", "us-east-1");
      row.push_back(tf::Json::object(options));
      metrics.push_back(tf::Json::array(row));
    };
    const auto nodes = nodesOf(metric, context);
    for (const auto& node : nodes) line({{nodeDimension(metric), node}});
    if (nodes.empty()) line(dimensions(metric, context));
  }
  return tf::Json::object({{"type", "metric"},
                           {"x", index % 3 * 8},
                           {"y", index / 3 * 6},
                           {"width", 8},
                           {"height", 6},
                           {"properties", tf::Json::object({{"title", graph.title.view()},
                                                            {"region", context.region()},
                                                            {"period", 60},
                                                            {"view", "timeSeries"},
                                                            {"metrics", tf::Json::array(metrics)}})}});
}
}  // namespace detail

inline void expand(const Entry<MetricFilter>& entry, auto& context) {
  const MetricFilter& spec = entry.construct;
  const auto log = [&](const auto& rows, const std::string& before) { return at<aws::cloudwatch_log_group>(rows[spec.index], before + label(rows[spec.index].id)).name(); };
  const auto& model = context.model;
  const auto group = spec.of == MetricFilter::Of::service  ? log(model.template all<FargateService>(), "ecs_")
                     : spec.of == MetricFilter::Of::task   ? log(model.template all<FargateTask>(), "ecs_")
                     : spec.of == MetricFilter::Of::function ? log(model.template all<LambdaFunction>(), "lambda_")
                                                             : log(model.template all<LogGroup>(), "");
  const std::string name = context.named(entry);
  context.in(entry).add(label(entry.id), aws::cloudwatch_log_metric_filter{.log_group_name = group,
                                                                           .metric_transformation = {{.default_value = "0", .name = name, .namespace_ = str(model.settings.prefix), .value = "1"}},
                                                                           .name = name,
                                                                           .pattern = str(spec.pattern)});
}

inline void expand(const Entry<Dashboard>& entry, auto& context) {
  std::vector<tf::Json> widgets;
  for (const auto& graph : entry.construct.graphs) widgets.push_back(detail::graphOf(graph, static_cast<int>(widgets.size()), context));
  context.in(entry).add(label(entry.id), aws::cloudwatch_dashboard{.dashboard_body = tf::Json::object({{"widgets", tf::Json::array(widgets)}}),
                                                                   .dashboard_name = context.named(entry)});
}

}  // namespace ecia::expand
