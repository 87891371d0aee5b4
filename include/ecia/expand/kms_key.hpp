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
}  // namespace detail

inline void expand(const Entry<KmsKey>& entry, auto& context) {
  const KmsKey& spec = entry.construct;
  auto& module = context.in(entry);
  aws::kms_key made{.deletion_window_in_days = spec.window.count, .description = str(spec.description), .enable_key_rotation = true, .tags = context.tags(context.named(entry))};
  // Distributions read what is encrypted where the key says so; what AWS says by itself, that the account decides, has to be said beside it.
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
  const auto readers = detail::readersOf(context.model, [&](const auto& bucket) { return bucket.construct.key && &context.model.of(*bucket.construct.key) == &entry; });
  if (!readers.empty())
    made.policy = tf::Json::object(
        {{"Version", "2012-10-17"},
         {"Statement", tf::Json::array({tf::Json::object({{"Sid", "Account"},
                                                          {"Effect", "Allow"},
                                                          {"Principal", tf::Json::object({{"AWS", tf::text("arn:aws:iam::", context.accountId(), ":root")}})},
                                                          {"Action", "kms:*"},
                                                          {"Resource", "*"}}),
                                        tf::Json::object({{"Sid", "CloudFront"},
                                                          {"Effect", "Allow"},
                                                          {"Principal", tf::Json::object({{"Service", "cloudfront.amazonaws.com"}})},
                                                          {"Action", "kms:Decrypt"},
                                                          {"Resource", "*"},
                                                          {"Condition", tf::Json::object({{"StringEquals", tf::Json::object({{"AWS:SourceArn", tf::Json::array(readers)}})}})}})})}});
  const auto key = context.in(entry).add(label(entry.id), made);  // whose comment the account's data source has changed
  module.add(label(entry.id), aws::kms_alias{.name = "alias/" + context.named(entry), .target_key_id = key.key_id()});
}

}  // namespace ecia::expand
