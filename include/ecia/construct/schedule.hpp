// SPDX-License-Identifier: Apache-2.0
// When something runs by the clock.
#pragma once

#include <cstdint>

#include <ecia/text/cron.hpp>
#include <ecia/text/quantity.hpp>

namespace ecia {

/// A schedule as EventBridge reads it. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
struct Schedule {
  Text expression;       ///< "rate(5 minutes)", "cron(0 3 * * ? *)"
  std::int64_t seconds;  ///< the interval it was made of; 0 where it names times

  /// Again and again, after so many whole minutes.
  static constexpr Schedule every(Seconds interval) { return {join({"rate(", interval.count / 60, interval.count == 60 ? " minute)" : " minutes)"}), interval.count}; }
  /// At times that six fields of cron name, in UTC.
  static constexpr Schedule at(const Cron& times) { return {join({"cron(", times.view(), ")"}), 0}; }
};

}  // namespace ecia
