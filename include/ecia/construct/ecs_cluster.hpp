// SPDX-License-Identifier: Apache-2.0
// Clusters of Elastic Container Service.
#pragma once

#include <ecia/construct/handle.hpp>

namespace ecia {

/// A cluster `<prefix>-<id>` that services run in. Default: Container Insights, CloudWatch's metrics of each service and task, which cost.
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/clusters.html
class EcsCluster {
 public:
  static constexpr std::string_view Kind = "EcsCluster";

  /// With nothing in it until services are.
  constexpr EcsCluster() = default;
  /// Without Container Insights; CPU and memory of services are measured all the same.
  /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html
  constexpr EcsCluster withoutInsights() const { return changed(*this, &EcsCluster::insights, false); }

  bool insights = true;
};

}  // namespace ecia
