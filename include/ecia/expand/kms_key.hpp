// SPDX-License-Identifier: Apache-2.0
// KmsKey -> aws_kms_key and its alias.
#pragma once

#include <ecia/aws/kms.hpp>
#include <ecia/expand/context.hpp>

namespace ecia::expand {

namespace detail {
/// The ARNs of the distributions that read some bucket of which `is(bucket)`.
std::vector<tf::Json> readersOf(const Model& model, auto is) {
  std::vector<tf::Json> readers;
  const auto& buckets = model.all<Bucket>();
  for (const auto& distribution : model.all<Distribution>()) {
    bool reads = false;
    for (std::size_t i = 0; i < buckets.size(); ++i) reads = reads || (distribution.construct.serves(i) && is(buckets[i]));
    if (reads) readers.emplace_back(attributeOf("aws_cloudfront_distribution", distribution, "arn"));
  }
  return readers;
}

/// Statements for the services that use a key in their own name.
inline std::vector<tf::Json> usersOf(const Entry<KmsKey>& key, Context& context) {
  const Model& model = context.model;
  std::vector<tf::Json> statements;
  const auto service = [&](const char* sid, tf::Json name, std::vector<tf::Json> actions, std::vector<tf::Json::Entry> condition) {
    std::vector<tf::Json::Entry> members{{"Sid", sid}, {"Effect", "Allow"}, {"Principal", tf::Json::object({{"Service", std::move(name)}})}};
    members.emplace_back("Action", actions.size() == 1 ? actions[0] : tf::Json::array(actions));
    members.emplace_back("Resource", "*");
    if (!condition.empty()) members.emplace_back("Condition", tf::Json::object(condition));
    statements.push_back(tf::Json::object(members));
  };
  const auto isKey = [&](const Optional<Handle<KmsKey>>& other) { return other && &model.of(*other) == &key; };
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
  const auto readers = readersOf(model, [&](const auto& bucket) { return isKey(bucket.construct.key); });
  if (!readers.empty()) service("CloudFront", "cloudfront.amazonaws.com", {"kms:Decrypt"}, {{"StringEquals", tf::Json::object({{"AWS:SourceArn", tf::Json::array(readers)}})}});
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#compatibility-with-aws-services
  std::vector<tf::Json> topics;
  bool uploads = false, events = false;
  for (const auto& queue : model.all<Queue>()) {
    if (!isKey(queue.construct.key)) continue;
    for (const auto& topic : queue.construct.topics) {
      const auto& teller = model.of(topic);
      // The attribute of a topic that has the same key would wait for the key.
      if (isKey(teller.construct.key))
        topics.emplace_back(tf::text("arn:aws:sns:", context.region(), ":", context.accountId(), ":", context.named(teller)));
      else
        topics.emplace_back(attributeOf("aws_sns_topic", teller, "arn"));
    }
    uploads = uploads || !queue.construct.uploads.empty();
    events = events || !queue.construct.events.empty();
  }
  if (!topics.empty()) service("Topics", "sns.amazonaws.com", {"kms:Decrypt", "kms:GenerateDataKey"}, {{"ArnEquals", tf::Json::object({{"aws:SourceArn", tf::Json::array(topics)}})}});
  // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services. Whose alarms and events they are, the topic's policy asks.
  std::set<std::string> publishers;
  for (const auto& topic : model.all<Topic>()) {
    if (!isKey(topic.construct.key)) continue;
    publishers.insert("cloudwatch.amazonaws.com");
    for (const auto& other : topic.construct.publishers) publishers.insert(str(other.view()));
  }
  if (!publishers.empty()) service("Publishers", tf::Json::array({publishers.begin(), publishers.end()}), {"kms:Decrypt", "kms:GenerateDataKey*"}, {});
  if (uploads) service("Uploads", "s3.amazonaws.com", {"kms:Decrypt", "kms:GenerateDataKey"}, {});
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html#eb-sqs-encrypted
  if (events) service("Events", "events.amazonaws.com", {"kms:Decrypt", "kms:GenerateDataKey"}, {});
  return statements;
}
}  // namespace detail

inline void expand(const Entry<KmsKey>& entry, auto& context) {
  const KmsKey& spec = entry.construct;
  auto& module = context.in(entry);
  aws::kms_key made{.deletion_window_in_days = spec.window.count, .description = str(spec.description), .enable_key_rotation = true, .tags = context.tags(context.named(entry))};
  if (const auto others = detail::usersOf(entry, context); !others.empty()) {
    // What AWS says by itself, that the account decides, has to be said beside it.
    std::vector<tf::Json> statements{tf::Json::object({{"Sid", "Account"},
                                                       {"Effect", "Allow"},
                                                       {"Principal", tf::Json::object({{"AWS", tf::text("arn:aws:iam::", context.accountId(), ":root")}})},
                                                       {"Action", "kms:*"},
                                                       {"Resource", "*"}})};
    statements.insert(statements.end(), others.begin(), others.end());
    made.policy = tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array(statements)}});
  }
  const auto key = context.in(entry).add(label(entry.id), made);  // whose comment the account's data source has changed
  module.add(label(entry.id), aws::kms_alias{.name = "alias/" + context.named(entry), .target_key_id = key.key_id()});
}

}  // namespace ecia::expand
