// SPDX-License-Identifier: Apache-2.0
// Lines of a log that are counted.
#pragma once

#include <ecia/construct/handle.hpp>
#include <ecia/text/text.hpp>

namespace ecia {

class FargateService;
class FargateTask;
class LambdaFunction;
class LogGroup;

/// Counts the lines of a log that fit a pattern, as the metric `<prefix>-<id>` of the namespace `<prefix>`, which is 0 where none do: `MetricFilter(service, "ERROR")`, `MetricFilter(function, "{ $.level = \"error\" }")`. An alarm
/// or a dashboard asks it by `Metric::count(filter)`. Lines that are there already are not counted.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
class MetricFilter {
 public:
  static constexpr std::string_view Kind = "MetricFilter";
  /// Whose log it is.
  enum class Of : std::uint8_t { service, task, function, group };

  /// @param service whose containers write the log  @param lines words that a line has, all of them; "" is every line
  constexpr MetricFilter(Handle<FargateService> service, Text lines) : MetricFilter(Of::service, service.index, std::move(lines)) {}
  /// The same of a task's log.
  constexpr MetricFilter(Handle<FargateTask> task, Text lines) : MetricFilter(Of::task, task.index, std::move(lines)) {}
  /// The same of a function's log.
  constexpr MetricFilter(Handle<LambdaFunction> function, Text lines) : MetricFilter(Of::function, function.index, std::move(lines)) {}
  /// The same of a log group.
  constexpr MetricFilter(Handle<LogGroup> group, Text lines) : MetricFilter(Of::group, group.index, std::move(lines)) {}

  Of of;
  std::size_t index;
  Text pattern;

 private:
  constexpr MetricFilter(Of what, std::size_t at, Text lines) : of(what), index(at), pattern(std::move(lines)) {}
};

}  // namespace ecia
