// SPDX-License-Identifier: Apache-2.0
// Graphs of what CloudWatch measures.
#pragma once

#include <ecia/construct/metric.hpp>

namespace ecia {

/// A dashboard `<prefix>-<id>`, or `<prefix>` for the one called "main", with its graphs in rows of three: `Dashboard().graph("Orders", {Metric::cpu(service), Metric::memory(service)})`.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
class Dashboard {
 public:
  static constexpr std::string_view Kind = "Dashboard";
  /// One without graphs yet.
  constexpr Dashboard() = default;
  /// What a web application is run by: CPU and network of the group, requests, errors and latency of the load balancer before it, CPU, connections and storage of the database behind it.
  constexpr Dashboard(Handle<AutoScalingGroup> g, Handle<LoadBalancer> b, Handle<Rds> d) {
    const auto add = [this](Text title, Sequence<Metric> of) { graphs.push_back({std::move(title), std::move(of)}); };
    add("Group: CPU", {Metric::cpu(g)});
    add("Group: network", {Metric::networkIn(g), Metric::networkOut(g)});
    add("Load balancer: requests", {Metric::requests(b)});
    add("Load balancer: errors", {Metric::elb5xx(b), Metric::target5xx(b)});
    add("Load balancer: latency", {Metric::latency(b)});
    add("Database: CPU", {Metric::cpu(d)});
    add("Database: connections", {Metric::connections(d)});
    add("Database: free storage", {Metric::freeStorage(d)});
  }
  /// One graph more. What several nodes have, of a cache or read replicas, has a line for each.
  constexpr Dashboard graph(Text title, Sequence<Metric> of) const {
    auto next = *this;
    next.graphs.push_back({std::move(title), std::move(of)});
    return next;
  }

  /// A graph and its lines.
  struct Graph {
    Text title;
    Sequence<Metric> metrics;
  };
  Sequence<Graph> graphs{};
};

}  // namespace ecia
