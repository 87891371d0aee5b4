// SPDX-License-Identifier: Apache-2.0
// Queues of Simple Queue Service.
#pragma once

#include <ecia/construct/event_pattern.hpp>
#include <ecia/construct/kms_key.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia {

class Bucket;
class Topic;

/// Objects that are put into a bucket, those whose keys begin and end so.
struct Upload {
  Handle<Bucket> bucket;
  Text below, endingWith;
};

/// An SQS queue `<prefix>-<id>`. Always: encrypted, with SQS's own keys until `encryptedWith(key)`, and open to TLS only; who asks waits up to 20
/// seconds for a message; who may send and receive, roles say (`Role::grantSend`, `Role::grantReceive`). Defaults: a message that is taken is hidden for 30 seconds, and kept for 4 days.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html
class Queue {
 public:
  static constexpr std::string_view Kind = "Queue";

  /// A standard queue: messages arrive at least once, in any order.
  constexpr Queue() = default;
  /// First in, first out, and once: messages with one text within five minutes are one. Its name ends with ".fifo".
  /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fifo-queues.html
  constexpr Queue fifo() const { return changed(*this, &Queue::inOrder, true); }
  /// SSE-KMS with this key.
  constexpr Queue encryptedWith(Handle<KmsKey> with) const { return changed(*this, &Queue::key, with); }
  /// How long nobody else gets a message that somebody takes: 0 seconds to 12 hours; six times the timeout of a function that consumes it.
  /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
  constexpr Queue visibilityTimeout(Seconds hidden) const { return changed(*this, &Queue::visibility, hidden); }
  /// How long a message that nobody deletes is kept: 1 to 14 days.
  constexpr Queue keep(Days days) const { return changed(*this, &Queue::retention, days); }
  /// How long a new message stays hidden: 0 to 900 seconds.
  constexpr Queue delay(Seconds before) const { return changed(*this, &Queue::wait, before); }
  /// Where a message goes that was taken this often, 1 to 1000 times, and never deleted.
  /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
  constexpr Queue deadLetters(Handle<Queue> to, Whole afterReceives) const {
    auto next = *this;
    next.dead = to;
    next.receives = afterReceives;
    return next;
  }
  /// Gets a message for each object that is put into a bucket, all of them or those whose keys begin and end so: `onUpload(files, "incoming/", ".jpg")`.
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html
  constexpr Queue onUpload(Handle<Bucket> into, Text below = "", Text endingWith = "") const {
    auto next = *this;
    next.uploads.push_back({into, std::move(below), std::move(endingWith)});
    return next;
  }
  /// Gets a message, its text as it is, for each message of a topic. https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html
  constexpr Queue subscribedTo(Handle<Topic> topic) const {
    auto next = *this;
    next.topics.push_back(topic);
    return next;
  }
  /// Gets a message for each event that fits: `onEvent(EventPattern("aws.health", {"AWS Health Event"}))`.
  /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html
  constexpr Queue onEvent(EventPattern pattern) const {
    auto next = *this;
    next.events.push_back(std::move(pattern));
    return next;
  }

  bool inOrder = false;
  Optional<Handle<KmsKey>> key{};
  Seconds visibility{30};
  Days retention{4};
  Seconds wait{0};
  Optional<Handle<Queue>> dead{};
  int receives = 0;
  Sequence<Upload> uploads{};
  Sequence<Handle<Topic>> topics{};
  Sequence<EventPattern> events{};
};

}  // namespace ecia
