// SPDX-License-Identifier: Apache-2.0
// CloudWatch alarms on the metrics that the library's constructs publish.
#pragma once

#include <ecia/construct/metric.hpp>
#include <ecia/construct/topic.hpp>

namespace ecia {

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
  constexpr Alarm(Metric m, Condition c, Threshold t) : metric(m), condition(c), threshold(t) {
    if (m.unit != Metric::Unit::milliseconds || t.unit != Metric::Unit::seconds) return;
    threshold.value *= 1000;
    threshold.unit = m.unit;
  }
};

}  // namespace ecia
