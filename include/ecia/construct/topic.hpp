// SPDX-License-Identifier: Apache-2.0
// SNS topics.
#pragma once

#include <ecia/construct/event_pattern.hpp>
#include <ecia/construct/kms_key.hpp>
#include <ecia/construct/role.hpp>
#include <ecia/construct/variable.hpp>
#include <ecia/text/region.hpp>

namespace ecia {

/// A topic `<prefix>-<id>`. It mails to one address, of which the owner confirms it once per topic, by a link in a mail, and tells queues and functions
/// (`Queue::subscribedTo`, `LambdaFunction::subscribedTo`).
/// Encrypted where it is given a key. (Never with `alias/aws/sns`, with which CloudWatch cannot publish.)
class Topic {
 public:
  static constexpr std::string_view Kind = "Topic";

  /// For queues and functions alone.
  constexpr Topic() = default;
  /// @param mailTo who gets its messages, once they have confirmed the subscription
  constexpr explicit Topic(Input mailTo) : email(std::move(mailTo)) {}
  /// Lets a service publish, as EventBridge does ("events.amazonaws.com"). CloudWatch's alarms and the account itself may without it. The account is a condition
  /// for all of them but EventBridge, of which SNS does not know it.
  /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
  constexpr Topic publishedBy(ServicePrincipal service) const {
    auto next = *this;
    next.publishers.push_back(std::move(service));
    return next;
  }
  /// Tells its subscribers for each event that fits: `onEvent(EventPattern("aws.health", {"AWS Health Event"}))`.
  /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html
  constexpr Topic onEvent(EventPattern pattern) const {
    auto next = *this;
    next.events.push_back(std::move(pattern));
    next.publishers.push_back("events.amazonaws.com");
    return next;
  }
  /// The key its messages are encrypted with, which CloudWatch, the services it is `publishedBy` and roles of `grantPublish` then may use: one of the topic's region (SNS-101).
  /// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
  constexpr Topic encryptedWith(Handle<KmsKey> with) const { return changed(*this, &Topic::key, with); }
  /// Keeps the topic in another region: an alarm notifies only topics of its own region.
  constexpr Topic in(Region other) const { return changed(*this, &Topic::region, other); }

  Optional<Input> email{};
  Optional<Region> region{};
  Sequence<ServicePrincipal> publishers{};
  Optional<Handle<KmsKey>> key{};
  Sequence<EventPattern> events{};
};

}  // namespace ecia
