// SPDX-License-Identifier: Apache-2.0
// What CloudWatch measures on the library's constructs.
#pragma once

#include <ecia/construct/aurora_cluster.hpp>
#include <ecia/construct/eks_node_group.hpp>
#include <ecia/construct/elasticache.hpp>
#include <ecia/construct/fargate_service.hpp>
#include <ecia/construct/health_check.hpp>
#include <ecia/construct/http_api.hpp>
#include <ecia/construct/lambda_function.hpp>
#include <ecia/construct/metric_filter.hpp>
#include <ecia/construct/network_load_balancer.hpp>
#include <ecia/construct/rds.hpp>
#include <ecia/construct/state_machine.hpp>

namespace ecia {

/// A metric with the thing it is measured on and the statistic that suits it.
struct Metric {
  enum class Of : std::uint8_t { autoScalingGroup, loadBalancer, targetGroup, networkTargetGroup, service, function, api, queue, database, cluster, replicas, cache, healthCheck, machine, filter, nodes, kubernetes } of;
  std::size_t index;
  std::size_t second;  ///< the load balancer of a target group
  std::string_view space, name, statistic;
  /// What CloudWatch counts it in; `unstated` is a plain number.
  enum class Unit : std::uint8_t { unstated, percent, seconds, milliseconds, bytes } unit = Unit::unstated;
  int rank = 0;  ///< of the percentile that is looked at, in place of the statistic; 0 where none is

  /// The CPU of the group's instances, in percent.
  static constexpr Metric cpu(Handle<AutoScalingGroup> g) { return {Of::autoScalingGroup, g.index, 0, "AWS/EC2", "CPUUtilization", "Average", Unit::percent}; }
  /// What comes in to the group's instances, in bytes.
  static constexpr Metric networkIn(Handle<AutoScalingGroup> g) { return {Of::autoScalingGroup, g.index, 0, "AWS/EC2", "NetworkIn", "Sum", Unit::bytes}; }
  /// What goes out of the group's instances, in bytes.
  static constexpr Metric networkOut(Handle<AutoScalingGroup> g) { return {Of::autoScalingGroup, g.index, 0, "AWS/EC2", "NetworkOut", "Sum", Unit::bytes}; }
  /// The CPU of the nodes, in percent.
  static constexpr Metric cpu(Handle<EksNodeGroup> n) { return {Of::nodes, n.index, 0, "AWS/EC2", "CPUUtilization", "Average", Unit::percent}; }
  /// Pods for which no node of the cluster has room, a number. https://docs.aws.amazon.com/eks/latest/userguide/cloudwatch.html#cloudwatch-basic-metrics
  static constexpr Metric unschedulablePods(Handle<EksCluster> c) { return {Of::kubernetes, c.index, 0, "AWS/EKS", "scheduler_pending_pods_UNSCHEDULABLE", "Sum"}; }
  /// The CPU of the service's tasks, in percent.
  static constexpr Metric cpu(Handle<FargateService> s) { return {Of::service, s.index, 0, "AWS/ECS", "CPUUtilization", "Average", Unit::percent}; }
  /// The memory of the service's tasks, in percent.
  static constexpr Metric memory(Handle<FargateService> s) { return {Of::service, s.index, 0, "AWS/ECS", "MemoryUtilization", "Average", Unit::percent}; }
  /// Runs of the function that failed, a number.
  static constexpr Metric errors(Handle<LambdaFunction> f) { return {Of::function, f.index, 0, "AWS/Lambda", "Errors", "Sum"}; }
  /// Runs of the function that were refused for want of concurrency, a number.
  static constexpr Metric throttles(Handle<LambdaFunction> f) { return {Of::function, f.index, 0, "AWS/Lambda", "Throttles", "Sum"}; }
  /// Executions of the state machine that failed, a number.
  static constexpr Metric errors(Handle<StateMachine> m) { return {Of::machine, m.index, 0, "AWS/States", "ExecutionsFailed", "Sum"}; }
  /// Executions of the state machine that took too long, a number.
  static constexpr Metric timeouts(Handle<StateMachine> m) { return {Of::machine, m.index, 0, "AWS/States", "ExecutionsTimedOut", "Sum"}; }
  /// How long the function runs, in milliseconds: write it as `2_s`.
  static constexpr Metric duration(Handle<LambdaFunction> f) { return {Of::function, f.index, 0, "AWS/Lambda", "Duration", "Average", Unit::milliseconds}; }
  /// How often the function runs, a number.
  static constexpr Metric invocations(Handle<LambdaFunction> f) { return {Of::function, f.index, 0, "AWS/Lambda", "Invocations", "Sum"}; }
  /// Lines of a log that a filter fits, a number.
  static constexpr Metric count(Handle<MetricFilter> f) { return {Of::filter, f.index, 0, "AWS/Logs", "matching lines", "Sum"}; }
  /// How long the API takes to answer, its functions included, in milliseconds: write it as `2_s`.
  static constexpr Metric latency(Handle<HttpApi> a) { return {Of::api, a.index, 0, "AWS/ApiGateway", "Latency", "Average", Unit::milliseconds}; }
  /// Requests to the API, a number.
  static constexpr Metric requests(Handle<HttpApi> a) { return {Of::api, a.index, 0, "AWS/ApiGateway", "Count", "Sum"}; }
  /// Answers 5xx of the API, its functions' failures among them, a number.
  static constexpr Metric errors(Handle<HttpApi> a) { return {Of::api, a.index, 0, "AWS/ApiGateway", "5xx", "Sum"}; }
  /// Messages of the queue that wait to be taken, a number.
  static constexpr Metric messages(Handle<Queue> q) { return {Of::queue, q.index, 0, "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum"}; }
  /// How long the oldest message of the queue has been there, in seconds.
  static constexpr Metric oldestMessage(Handle<Queue> q) { return {Of::queue, q.index, 0, "AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", Unit::seconds}; }
  /// Answers 5xx that the load balancer gave by itself, a number: no target took the request.
  static constexpr Metric elb5xx(Handle<LoadBalancer> b) { return {Of::loadBalancer, b.index, 0, "AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "Sum"}; }
  /// Answers 5xx of the targets behind the load balancer, a number.
  static constexpr Metric target5xx(Handle<LoadBalancer> b) {
    return {Of::loadBalancer, b.index, 0, "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "Sum"};
  }
  /// Requests that the load balancer took, a number.
  static constexpr Metric requests(Handle<LoadBalancer> b) { return {Of::loadBalancer, b.index, 0, "AWS/ApplicationELB", "RequestCount", "Sum"}; }
  /// How long targets take to answer, in seconds.
  static constexpr Metric latency(Handle<LoadBalancer> b) { return {Of::loadBalancer, b.index, 0, "AWS/ApplicationELB", "TargetResponseTime", "Average", Unit::seconds}; }
  /// Targets that fail the health check of their group, a number.
  static constexpr Metric unhealthyHosts(Handle<TargetGroup> t, Handle<LoadBalancer> b) {
    return {Of::targetGroup, t.index, b.index, "AWS/ApplicationELB", "UnHealthyHostCount", "Maximum"};
  }
  /// The same behind a network load balancer.
  static constexpr Metric unhealthyHosts(Handle<TargetGroup> t, Handle<NetworkLoadBalancer> b) {
    return {Of::networkTargetGroup, t.index, b.index, "AWS/NetworkELB", "UnHealthyHostCount", "Maximum"};
  }
  /// The CPU of the database, in percent.
  static constexpr Metric cpu(Handle<Rds> d) { return {Of::database, d.index, 0, "AWS/RDS", "CPUUtilization", "Average", Unit::percent}; }
  /// Connections that are open, a number.
  static constexpr Metric connections(Handle<Rds> d) { return {Of::database, d.index, 0, "AWS/RDS", "DatabaseConnections", "Average"}; }
  /// Storage that is left, in bytes: write it as `10_GiB`.
  static constexpr Metric freeStorage(Handle<Rds> d) { return {Of::database, d.index, 0, "AWS/RDS", "FreeStorageSpace", "Average", Unit::bytes}; }
  /// How far the read replicas of the database are behind it, in seconds: the one that is furthest.
  static constexpr Metric replicaLag(Handle<Rds> d) { return {Of::replicas, d.index, 0, "AWS/RDS", "ReplicaLag", "Average", Unit::seconds}; }
  /// The CPU of the cluster's instances, in percent.
  static constexpr Metric cpu(Handle<AuroraCluster> c) { return {Of::cluster, c.index, 0, "AWS/RDS", "CPUUtilization", "Average", Unit::percent}; }
  /// Connections that are open to the cluster's instances, a number.
  static constexpr Metric connections(Handle<AuroraCluster> c) { return {Of::cluster, c.index, 0, "AWS/RDS", "DatabaseConnections", "Average"}; }
  /// The CPU of the thread that serves the keys, in percent, on the node where it is greatest.
  static constexpr Metric cpu(Handle<ElastiCache> c) { return {Of::cache, c.index, 0, "AWS/ElastiCache", "EngineCPUUtilization", "Average", Unit::percent}; }
  /// The memory for keys that is full, in percent, on the node where it is greatest.
  static constexpr Metric memory(Handle<ElastiCache> c) { return {Of::cache, c.index, 0, "AWS/ElastiCache", "DatabaseMemoryUsagePercentage", "Average", Unit::percent}; }
  /// Keys that went before their time since memory was full, a number, on the node where it is greatest.
  static constexpr Metric evictions(Handle<ElastiCache> c) { return {Of::cache, c.index, 0, "AWS/ElastiCache", "Evictions", "Sum"}; }
  /// Connections that are open, a number, on the node where it is greatest.
  static constexpr Metric connections(Handle<ElastiCache> c) { return {Of::cache, c.index, 0, "AWS/ElastiCache", "CurrConnections", "Average"}; }
  /// 1 while the health check finds the endpoint well, 0 when it does not: `below(..., 1)`.
  static constexpr Metric status(Handle<HealthCheck> h) { return {Of::healthCheck, h.index, 0, "AWS/Route53", "HealthCheckStatus", "Minimum"}; }

  /// What so many percent of a time are within, in place of its average: `Metric::latency(balancer).percentile(99)`.
  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
  constexpr Metric percentile(Whole percent) const {
    auto next = *this;
    next.rank = percent;
    return next;
  }
};

}  // namespace ecia
