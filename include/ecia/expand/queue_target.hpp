// SPDX-License-Identifier: Apache-2.0
// Target tracking by the messages that wait in a queue for each task or instance.
#pragma once

#include <ecia/expand/context.hpp>

namespace ecia::expand {

/// The configuration of a policy of type `Tracking`, as Application Auto Scaling and EC2 Auto Scaling spell it alike.
/// @param counted the metric that counts who works on the queue
template <class Tracking, class Measured>
Tracking queueTracking(const Handle<Queue>& queue, int messages, const Measured& counted) {
  const Measured waiting{.dimensions = {{.name = "QueueName", .value = attributeOf("aws_sqs_queue", queue, "name")}}, .metric_name = "ApproximateNumberOfMessagesVisible", .namespace_ = "AWS/SQS"};
  return {.customized_metric_specification = {{.metrics = {{.id = "waiting", .metric_stat = {{.metric = {waiting}, .stat = "Sum"}}, .return_data = false},
                                                           {.id = "running", .metric_stat = {{.metric = {counted}, .stat = "Average"}}, .return_data = false},
                                                           {.expression = "waiting / running", .id = "each", .return_data = true}}}},
          .target_value = messages};
}
/// The metric in such a configuration.
template <class Tracking>
using CountedBy = tf::block_of<&tf::block_of<&tf::block_of<&tf::block_of<&Tracking::customized_metric_specification>::metrics>::metric_stat>::metric>;

}  // namespace ecia::expand
