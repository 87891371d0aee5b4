// SPDX-License-Identifier: Apache-2.0
// CloudWatch alarms on the metrics that the library's constructs publish.
#pragma once

#include <ecia/construct/aurora_cluster.hpp>
#include <ecia/construct/elasticache.hpp>
#include <ecia/construct/fargate_service.hpp>
#include <ecia/construct/health_check.hpp>
#include <ecia/construct/http_api.hpp>
#include <ecia/construct/lambda_function.hpp>
#include <ecia/construct/network_load_balancer.hpp>
#include <ecia/construct/rds.hpp>
#include <ecia/construct/state_machine.hpp>
#include <ecia/construct/topic.hpp>

namespace ecia {

/// A metric with the thing it is measured on and the statistic that suits it.
struct Metric {
  enum class Of : std::uint8_t { autoScalingGroup, loadBalancer, targetGroup, networkTargetGroup, service, function, api, queue, database, cluster, replicas, cache, healthCheck, machine } of;
  std::size_t index;
  std::size_t second;  ///< the load balancer of a target group
  std::string_view space, name, statistic;
  /// What CloudWatch counts it in; `unstated` is a plain number.
  enum class Unit : std::uint8_t { unstated, percent, seconds, bytes } unit = Unit::unstated;

  /// The CPU of the group's instances, in percent.
  static constexpr Metric cpu(Handle<AutoScalingGroup> g) { return {Of::autoScalingGroup, g.index, 0, "AWS/EC2", "CPUUtilization", "Average", Unit::percent}; }
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
};

/// A threshold in the metric's own unit. Percent, seconds and gibibytes become what CloudWatch counts in.
struct Threshold {
  using Unit = Metric::Unit;

  template <WholeNumber N>
  constexpr Threshold(N count) : value(static_cast<std::int64_t>(count)) {}
  constexpr Threshold(Percent percent) : value(percent.count), unit(Unit::percent) {}
  constexpr Threshold(Seconds seconds) : value(seconds.count), unit(Unit::seconds) {}
  constexpr Threshold(GiB size) : value(size.bytes()), unit(Unit::bytes) {}
  std::int64_t value;
  Unit unit = Unit::unstated;  ///< a number alone is of the metric's unit
};

/// An alarm `<prefix>-<id>` that mails when its condition held for some periods in a row. Default: one period of a minute, tells on alarm only. Missing
/// data is no alarm, but for health checks and the hosts of a target group, where it is one.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
class Alarm {
 public:
  static constexpr std::string_view Kind = "Alarm";
  enum class Condition : std::uint8_t { atLeast, atMost, below };

  /// Goes off when the metric is this value or more.
  static constexpr Alarm atLeast(Metric metric, Threshold value) { return {metric, Condition::atLeast, value}; }
  /// Goes off when the metric is this value or less.
  static constexpr Alarm atMost(Metric metric, Threshold value) { return {metric, Condition::atMost, value}; }
  /// Goes off when the metric is less than this value.
  static constexpr Alarm below(Metric metric, Threshold value) { return {metric, Condition::below, value}; }

  /// `inARow` periods of whole minutes.
  constexpr Alarm periods(Whole inARow, Seconds each) const {
    auto next = *this;
    next.count = inARow;
    next.period = each;
    return next;
  }
  /// Tells the topic when the alarm goes off.
  constexpr Alarm tell(Handle<Topic> about) const { return changed(*this, &Alarm::topic, about); }
  /// Tells the topic when the alarm goes off and when it is over.
  constexpr Alarm tellAlsoWhenOk(Handle<Topic> about) const {
    auto next = tell(about);
    next.whenOk = true;
    return next;
  }

  Metric metric;
  Condition condition;
  Threshold threshold;
  int count = 1;
  Seconds period{60};
  Optional<Handle<Topic>> topic{};
  bool whenOk = false;

 private:
  constexpr Alarm(Metric m, Condition c, Threshold t) : metric(m), condition(c), threshold(t) {}
};

/// A dashboard `<prefix>` with the graphs a web application is run by: CPU and network of the group, requests, errors and latency of the load balancer,
/// CPU, connections and storage of the database.
class Dashboard {
 public:
  static constexpr std::string_view Kind = "Dashboard";
  /// The group, the load balancer before it and the database behind it.
  constexpr Dashboard(Handle<AutoScalingGroup> g, Handle<LoadBalancer> b, Handle<Rds> d) : group(g), balancer(b), database(d) {}

  Handle<AutoScalingGroup> group;
  Handle<LoadBalancer> balancer;
  Handle<Rds> database;
};

}  // namespace ecia
