// SPDX-License-Identifier: Apache-2.0
// A state machine of Step Functions.
#pragma once

#include <concepts>

#include <ecia/construct/event_pattern.hpp>
#include <ecia/construct/queue.hpp>
#include <ecia/construct/schedule.hpp>
#include <ecia/construct/state.hpp>

namespace ecia {

/// A state machine `<prefix>-<id>`: `StateMachine(State("Reserve", reserve), State("Charge", charge).retry(3).onError("Release"), ...)`. It begins with the state that is stated first. Always: a role of its own that may call, run and send to what
/// its states name, and nothing else. What goes wrong is logged, without the data, to `/aws/vendedlogs/states/<prefix>-<id>`, kept 30 days. An execution takes a year at most.
/// https://docs.aws.amazon.com/step-functions/latest/dg/welcome.html
class StateMachine {
 public:
  static constexpr std::string_view Kind = "StateMachine";

  /// Its states, in the order that they come in. (No list in braces, for which g++ would say a second time that something in it is wrong.)
  template <std::same_as<State>... More>
  constexpr explicit StateMachine(State first, More... more) {
    states.push_back(std::move(first));
    (states.push_back(std::move(more)), ...);
  }

  /// An express workflow: many short executions, each five minutes at most and perhaps done twice, for a fraction of the price. It waits for no task, and all it does is logged.
  /// https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
  constexpr StateMachine express() const { return changed(*this, &StateMachine::isExpress, true); }
  /// An execution that takes longer fails.
  constexpr StateMachine timeout(Seconds most) const { return changed(*this, &StateMachine::limit, most); }
  /// Starts again and again, after so many whole minutes.
  constexpr StateMachine every(Seconds interval) const { return scheduled(Schedule::every(interval)); }
  /// Starts at times that six fields of cron name, in UTC: `at("0 3 * * ? *")` is three o'clock every day.
  constexpr StateMachine at(const Cron& times) const { return scheduled(Schedule::at(times)); }
  /// Starts for each event that fits, with the event as its input: `onEvent(EventPattern("shop.orders", {"Order paid"}))`.
  /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html
  constexpr StateMachine onEvent(EventPattern pattern) const {
    auto next = *this;
    next.events.push_back(std::move(pattern));
    return next;
  }
  /// Starts for each object that is put into a bucket, all of them or those whose keys begin and end so, with `{"bucket": ..., "key": ...}` as its input: `onUpload(files, "incoming/", ".csv")`.
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
  constexpr StateMachine onUpload(Handle<Bucket> into, Text below = "", Text endingWith = "") const {
    auto next = *this;
    next.uploads.push_back({into, std::move(below), std::move(endingWith)});
    return next;
  }
  /// Tells a topic when an execution fails, times out or is aborted. The topic is one that is `publishedBy("events.amazonaws.com")`. (Express workflows tell nobody: an alarm on `Metric::errors` does.)
  /// https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
  constexpr StateMachine tellFailures(Handle<Topic> about) const { return changed(*this, &StateMachine::topic, about); }
  /// Traces executions in X-Ray.
  constexpr StateMachine traced() const { return changed(*this, &StateMachine::xray, true); }
  /// Logs all that executions do, and the data: what is secret does not belong in it.
  constexpr StateMachine logData() const { return changed(*this, &StateMachine::data, true); }
  /// How long the log is kept; the days that `LogGroup::keep` takes.
  constexpr StateMachine keepLog(Days days) const { return changed(*this, &StateMachine::retention, days); }

  Sequence<State> states{};
  bool isExpress = false;
  Optional<Seconds> limit{};
  Sequence<Schedule> schedules{};
  Sequence<EventPattern> events{};
  Sequence<Upload> uploads{};
  Optional<Handle<Topic>> topic{};
  bool xray = false, data = false;
  Days retention{30};

 private:
  constexpr StateMachine scheduled(Schedule schedule) const {
    auto next = *this;
    next.schedules.push_back(std::move(schedule));
    return next;
  }
};

}  // namespace ecia
