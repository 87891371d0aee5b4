// SPDX-License-Identifier: Apache-2.0
// Rules of queues. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html
#pragma once

#include <ecia/rule/finding.hpp>

namespace ecia::rule {

constexpr void queueTimes(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& queue : model.all<Queue>()) {
    const Queue& spec = queue.construct;
    if (const auto hidden = spec.visibility.count; hidden < 0 || hidden > 43200)
      rule.found(findings, queue, join({named(queue), " hides messages for ", hidden, " seconds, and SQS takes 0 to 43200; write .visibilityTimeout(90_s) or another time within these."}));
    if (const auto days = spec.retention.count; days < 1 || days > 14)
      rule.found(findings, queue, join({named(queue), " keeps messages for ", days, " days, and SQS takes 14 at most; write .keep(14_days) or less, and 1_day or more."}));
    if (const auto delay = spec.wait.count; delay < 0 || delay > 900)
      rule.found(findings, queue, join({named(queue), " delays messages by ", delay, " seconds, and SQS takes 0 to 900; write .delay(60_s) or another time within these."}));
  }
}

constexpr void queueReceives(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& queue : model.all<Queue>())
    if (queue.construct.dead && (queue.construct.receives < 1 || queue.construct.receives > 1000))
      rule.found(findings, queue, join({named(queue), " gives a message up after ", queue.construct.receives, " receives, and SQS takes 1 to 1000; write .deadLetters(", queue.construct.dead->id, ", 5) or another number within these."}));
}

constexpr void deadLettersAlike(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& queue : model.all<Queue>()) {
    if (!queue.construct.dead) continue;
    const auto& dead = model.of(*queue.construct.dead);
    if (dead.construct.inOrder != queue.construct.inOrder)
      rule.found(findings, queue, join({named(queue), queue.construct.inOrder ? " is a FIFO queue, and its dead letters go to " : " is no FIFO queue, and its dead letters go to ", named(dead),
                                        queue.construct.inOrder ? ", which is none; write .fifo() there." : ", which is one; leave .fifo() out there."}));
  }
}

constexpr void deadLettersKept(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& queue : model.all<Queue>()) {
    if (!queue.construct.dead) continue;
    const auto& dead = model.of(*queue.construct.dead);
    if (dead.construct.retention <= queue.construct.retention)
      rule.found(findings, dead, join({named(dead), " keeps dead letters of ", named(queue), " for ", dead.construct.retention.count, " days from when they were first sent, and that queue itself for ",
                                       queue.construct.retention.count, ", so they may be gone before anybody looks; write .keep(14_days) here."}));
  }
}

constexpr void fifoSources(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& queue : model.all<Queue>())
    if (queue.construct.inOrder && !(queue.construct.uploads.empty() && queue.construct.topics.empty()))
      rule.found(findings, queue, join({named(queue), " is a FIFO queue, and ", queue.construct.uploads.empty() ? "a topic" : "a bucket", " does not send to one; leave .fifo() out."}));
}

/// What runs for each object that is put into a bucket, and may put some there itself: a function, or a task.
constexpr void uploadCircle(const Rule& rule, const Model& model, const auto& program, Findings& findings) {
  if (!program.construct.role) return;
  for (const auto& upload : program.construct.uploads) {
    if (!upload.below.empty() || !upload.endingWith.empty()) continue;
    for (const auto& grant : model.of(*program.construct.role).construct.grants)
      if (grant.what == Role::Grant::What::readWriteBucket && grant.index == upload.bucket.index)
        rule.found(findings, program, join({named(program), " runs for each object that is put into ", named(model.of(upload.bucket)), ", and may put some there itself, each of which runs it again; write .onUpload(", upload.bucket.id, ", \"incoming/\"), or let it write to another bucket."}));
  }
}

/// Whether two uploads have keys in common.
constexpr bool overlap(const Upload& one, const Upload& other) {
  const auto first = one.below.view(), second = other.below.view(), end = one.endingWith.view(), tail = other.endingWith.view();
  return one.bucket == other.bucket && (first.starts_with(second) || second.starts_with(first)) && (end.ends_with(tail) || tail.ends_with(end));
}

constexpr void uploadsApart(const Rule& rule, const Model& model, Findings& findings) {
  Sequence<const Upload*> known;
  const auto look = [&](const auto& rows) {
    for (const auto& entry : rows)
      for (const auto& upload : entry.construct.uploads) {
        for (const auto* other : known)
          if (overlap(*other, upload)) {
            rule.found(findings, entry, join({named(entry), " is told of what is put into ", named(model.of(upload.bucket)), " as '", upload.below, "*", upload.endingWith, "', and so is another for '", other->below, "*", other->endingWith,
                                              "', and S3 tells of an object once; write other beginnings or ends, or a Topic between."}));
            break;
          }
        known.push_back(&upload);
      }
  };
  look(model.all<Queue>());
  look(model.all<LambdaFunction>());
}

constexpr void topicHeard(const Rule& rule, const Model& model, Findings& findings) {
  const auto& topics = model.all<Topic>();
  for (std::size_t i = 0; i < topics.size(); ++i) {
    bool heard = topics[i].construct.email.has_value();
    const auto look = [&](const auto& rows) {
      for (const auto& entry : rows)
        for (const auto& topic : entry.construct.topics) heard = heard || topic.index == i;
    };
    look(model.all<Queue>());
    look(model.all<LambdaFunction>());
    if (!heard) rule.found(findings, topics[i], join({"nobody hears what ", named(topics[i]), " is told; write Topic(\"operators@example.com\"), or .subscribedTo(", topics[i].id, ") at a Queue or a LambdaFunction."}));
  }
}

}  // namespace ecia::rule
