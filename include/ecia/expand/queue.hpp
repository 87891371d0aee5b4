// SPDX-License-Identifier: Apache-2.0
// Queue -> aws_sqs_queue and its policy.
#pragma once

#include <ecia/aws/sqs.hpp>
#include <ecia/expand/event_rule.hpp>
#include <ecia/expand/kms_key.hpp>
#include <ecia/expand/notification.hpp>

namespace ecia::expand {

inline void expand(const Entry<Queue>& entry, auto& context) {
  const Queue& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = context.named(entry) + (spec.inOrder ? ".fifo" : "");
  aws::sqs_queue made{.delay_seconds = spec.wait.count,
                      .message_retention_seconds = spec.retention.count * 86400,
                      .name = name,
                      .receive_wait_time_seconds = 20,  // who asks waits for a message, and does not pay for each answer that there is none
                      .tags = context.tags(name),
                      .visibility_timeout_seconds = spec.visibility.count};
  if (spec.inOrder) {
    made.fifo_queue = true;
    made.content_based_deduplication = true;
  }
  if (spec.key)
    made.kms_master_key_id = at<aws::kms_key>(*spec.key).arn();
  else
    made.sqs_managed_sse_enabled = true;
  if (spec.dead) made.redrive_policy = tf::Json::object({{"deadLetterTargetArn", at<aws::sqs_queue>(*spec.dead).arn()}, {"maxReceiveCount", spec.receives}});
  const auto queue = module.add(label(entry.id), made);
  std::vector<tf::Json> statements{tf::Json::object({{"Sid", "TlsOnly"},
                                                     {"Effect", "Deny"},
                                                     {"Principal", "*"},
                                                     {"Action", "sqs:*"},
                                                     {"Resource", queue.arn()},
                                                     {"Condition", tf::Json::object({{"Bool", tf::Json::object({{"aws:SecureTransport", "false"}})}})}})};
  const auto lets = [&](const char* sid, const char* service, const std::vector<tf::Json>& sources) {
    if (sources.empty()) return;
    std::vector<tf::Json::Entry> condition{{"ArnEquals", tf::Json::object({{"aws:SourceArn", tf::Json::array(sources)}})}};
    // The ARN of a bucket does not say whose it is.
    if (std::string_view(service) == "s3.amazonaws.com") condition.emplace_back("StringEquals", tf::Json::object({{"aws:SourceAccount", context.accountId()}}));
    statements.push_back(tf::Json::object({{"Sid", sid},
                                           {"Effect", "Allow"},
                                           {"Principal", tf::Json::object({{"Service", service}})},
                                           {"Action", "sqs:SendMessage"},
                                           {"Resource", queue.arn()},
                                           {"Condition", tf::Json::object(condition)}}));
  };
  tellEvents(entry, "queue-event", queue.arn(), context);
  std::vector<tf::Json> topics, buckets, rules;
  for (std::size_t i = 0; i < spec.events.size(); ++i) rules.emplace_back(at<aws::cloudwatch_event_rule>(entry, part(entry.id, label(numbered("queue-event", i)))).arn());
  for (const auto& topic : spec.topics) topics.emplace_back(attributeOf("aws_sns_topic", topic, "arn"));
  for (const auto& upload : spec.uploads) buckets.emplace_back(attributeOf("aws_s3_bucket", upload.bucket, "arn"));
  lets("Topics", "sns.amazonaws.com", topics);
  lets("Uploads", "s3.amazonaws.com", buckets);
  lets("Events", "events.amazonaws.com", rules);
  context.in(entry).add(label(entry.id), aws::sqs_queue_policy{.policy = tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array(statements)}}), .queue_url = queue.url()});
  detail::subscribe(entry, "sqs", queue.arn(), context);
  detail::notify(entry, context);
}

}  // namespace ecia::expand
