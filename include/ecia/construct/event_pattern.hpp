// SPDX-License-Identifier: Apache-2.0
// Which events of EventBridge something waits for.
#pragma once

#include <ecia/construct/handle.hpp>
#include <ecia/text/quantity.hpp>
#include <ecia/text/sequence.hpp>
#include <ecia/text/text.hpp>

namespace ecia {

class EventBus;

/// Events of the account's default bus, in the region of the stack, or of a bus of its own: those of AWS, which come to the default bus, and those that programs put there (`Role::grantPutEvents`):
/// `EventPattern("aws.guardduty", {"GuardDuty Finding"}).detailAtLeast("severity", 7)`. All that is said of an event has to hold.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
class EventPattern {
 public:
  /// @param from whose events, "aws.ec2", "shop.orders"  @param types what they are, of which each will do; none: all of that source
  constexpr explicit EventPattern(Text from, Sequence<Text> types = {}) : source(std::move(from)), detailTypes(std::move(types)) {}
  /// A value in the detail of the event, by its names with dots between, is one of these texts: `detail("state", {"stopped", "terminated"})`.
  constexpr EventPattern detail(Text path, Sequence<Text> oneOf) const { return with({std::move(path), Condition::How::oneOf, std::move(oneOf), 0}); }
  /// It begins so: `detailBeginsWith("object.key", "incoming/")`.
  constexpr EventPattern detailBeginsWith(Text path, Text prefix) const { return with({std::move(path), Condition::How::prefix, {std::move(prefix)}, 0}); }
  /// It is this number or more.
  constexpr EventPattern detailAtLeast(Text path, Whole number) const { return with({std::move(path), Condition::How::atLeast, {}, int{number}}); }
  /// Those of this bus, on which there are no events of AWS (EVB-006), but for those that an admitted account forwards: `EventPattern("shop.orders").on(bus)`.
  constexpr EventPattern on(Handle<EventBus> other) const {
    auto next = *this;
    next.bus = other;
    return next;
  }

  /// What a value in the detail has to be.
  struct Condition {
    enum class How : std::uint8_t { oneOf, prefix, atLeast };
    Text path;
    How how;
    Sequence<Text> texts;
    int number;
  };

  Text source;
  Sequence<Text> detailTypes;
  Sequence<Condition> conditions{};
  Optional<Handle<EventBus>> bus{};  ///< without: the default one

 private:
  constexpr EventPattern with(Condition condition) const {
    auto next = *this;
    next.conditions.push_back(std::move(condition));
    return next;
  }
};

}  // namespace ecia
