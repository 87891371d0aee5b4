// SPDX-License-Identifier: Apache-2.0
// Bucket and LockTable -> aws_s3_bucket with its settings, aws_dynamodb_table.
#pragma once

#include <ecia/aws/dynamodb.hpp>
#include <ecia/aws/elb.hpp>
#include <ecia/aws/s3.hpp>
#include <ecia/expand/kms_key.hpp>

namespace ecia::expand {

namespace detail {
using LifecycleRule = tf::block_of<&aws::s3_bucket_lifecycle_configuration::rule>;

inline std::vector<LifecycleRule> ageing(const Bucket& spec) {
  if (!spec.current && !spec.old && !spec.abortUploads) return {};
  LifecycleRule rule{.filter = tf::empty_block, .id = "age", .status = "Enabled"};
  if (spec.abortUploads) rule.abort_incomplete_multipart_upload = {{.days_after_initiation = spec.abortUploads->count}};
  if (spec.current) {
    std::vector<tf::block_of<&LifecycleRule::transition>> moves;
    if (spec.current->toStandardIa) moves.push_back({.days = spec.current->toStandardIa->count, .storage_class = "STANDARD_IA"});
    if (spec.current->toGlacier) moves.push_back({.days = spec.current->toGlacier->count, .storage_class = "GLACIER"});
    if (!moves.empty()) rule.transition = moves;
    if (spec.current->expire) rule.expiration = {{.days = spec.current->expire->count}};
  }
  if (spec.old) {
    std::vector<tf::block_of<&LifecycleRule::noncurrent_version_transition>> moves;
    if (spec.old->toStandardIa) moves.push_back({.noncurrent_days = spec.old->toStandardIa->count, .storage_class = "STANDARD_IA"});
    if (spec.old->toGlacier) moves.push_back({.noncurrent_days = spec.old->toGlacier->count, .storage_class = "GLACIER"});
    if (!moves.empty()) rule.noncurrent_version_transition = moves;
    if (spec.old->expire) rule.noncurrent_version_expiration = {{.noncurrent_days = spec.old->expire->count}};
  }
  return {rule};
}

inline tf::block_of<&aws::s3_bucket_server_side_encryption_configuration::rule> encryption(const Bucket& spec) {
  if (!spec.key) return {.apply_server_side_encryption_by_default = {{.sse_algorithm = "AES256"}}};
  return {.apply_server_side_encryption_by_default = {{.kms_master_key_id = at<aws::kms_key>(*spec.key).arn(), .sse_algorithm = "aws:kms"}},
          .bucket_key_enabled = true};
}

inline tf::Json bucketPolicy(const Entry<Bucket>& entry, const aws::s3_bucket::Attributes& bucket, auto& context, tf::Module& module) {
  const Bucket& spec = entry.construct;
  std::vector<tf::Json> statements{tf::Json::object(
      {{"Sid", "TlsOnly"},
       {"Effect", "Deny"},
       {"Principal", "*"},
       {"Action", "s3:*"},
       {"Resource", tf::Json::array({bucket.arn(), tf::text(bucket.arn(), "/*")})},
       {"Condition", tf::Json::object({{"Bool", tf::Json::object({{"aws:SecureTransport", "false"}})}})}})};
  if (!spec.logPrefix.empty()) {
    // Regions opened before August 2022 know the load balancers by an account of AWS, newer ones by a service; AWS advises the service.
    const auto account = module.add("current", aws::data::elb_service_account{});
    const tf::Json where = tf::text(bucket.arn(), "/", spec.logPrefix.view(), "/AWSLogs/", context.accountId(), "/*");
    const auto put = [&](const char* sid, const char* by, tf::Json principal) {
      return tf::Json::object({{"Sid", sid}, {"Effect", "Allow"}, {"Principal", tf::Json::object({{by, std::move(principal)}})},
                               {"Action", "s3:PutObject"}, {"Resource", where}});
    };
    statements.push_back(put("LoadBalancerAccount", "AWS", account.arn()));
    statements.push_back(put("LoadBalancerService", "Service", "logdelivery.elasticloadbalancing.amazonaws.com"));
  }
  const auto readers = readersOf(context.model, [&](const auto& each) { return &each == &entry; });
  if (!readers.empty())
    statements.push_back(tf::Json::object({{"Sid", "CloudFront"},
                                           {"Effect", "Allow"},
                                           {"Principal", tf::Json::object({{"Service", "cloudfront.amazonaws.com"}})},
                                           {"Action", "s3:GetObject"},
                                           {"Resource", tf::text(bucket.arn(), "/*")},
                                           {"Condition", tf::Json::object({{"StringEquals", tf::Json::object({{"AWS:SourceArn", tf::Json::array(readers)}})}})}}));
  return tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array(statements)}});
}
}  // namespace detail

inline void expand(const Entry<Bucket>& entry, auto& context) {
  const Bucket& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = label(entry.id);
  const tf::Value<tf::string> own =
      spec.name.empty() ? tf::Value<tf::string>(tf::text(context.named(entry), "-", context.accountId())) : tf::Value<tf::string>(str(spec.name));
  module.origin(str(Bucket::Kind) + " " + str(entry.id));
  const auto bucket = module.add(name, aws::s3_bucket{.bucket = own, .tags = context.tags(context.named(entry))}, {.lifecycle = {.prevent_destroy = spec.keep}});
  const auto block = module.add(name, aws::s3_bucket_public_access_block{.block_public_acls = true,
                                                                         .block_public_policy = true,
                                                                         .bucket = bucket.id(),
                                                                         .ignore_public_acls = true,
                                                                         .restrict_public_buckets = true});
  // S3 refuses a policy while the public access block is being made.
  module.add(name, aws::s3_bucket_policy{.bucket = bucket.id(), .policy = detail::bucketPolicy(entry, bucket, context, module)}, {.depends_on = {block}});
  module.add(name, aws::s3_bucket_server_side_encryption_configuration{.bucket = bucket.id(), .rule = {detail::encryption(spec)}});
  if (spec.versions)
    module.add(name, aws::s3_bucket_versioning{.bucket = bucket.id(), .versioning_configuration = {{.status = "Enabled"}}});
  if (const auto rules = detail::ageing(spec); !rules.empty()) {
    tf::Meta meta;
    // Rules for old versions need versioning first.
    if (spec.versions) meta.depends_on.push_back(at<aws::s3_bucket_versioning>(entry));
    module.add(name, aws::s3_bucket_lifecycle_configuration{.bucket = bucket.id(), .rule = rules}, meta);
  }
  if (spec.cors) {
    const auto site = context.text(*spec.cors);
    module.add(name, aws::s3_bucket_cors_configuration{
                         .bucket = bucket.id(),
                         .cors_rule = {{.allowed_headers = {"*"},
                                        .allowed_methods = {"GET", "PUT"},
                                        .allowed_origins = {tf::text("https://", site), tf::text("https://www.", site)},
                                        .expose_headers = {"ETag"},
                                        .max_age_seconds = 3600}}});
  }
}

inline void expand(const Entry<LockTable>& entry, auto& context) {
  context.in(entry).add(label(entry.id), aws::dynamodb_table{.attribute = {{.name = "LockID", .type = "S"}},
                                                             .billing_mode = "PAY_PER_REQUEST",
                                                             .deletion_protection_enabled = false,
                                                             .hash_key = "LockID",
                                                             .name = context.named(entry),
                                                             .point_in_time_recovery = {{.enabled = true}},
                                                             .server_side_encryption = {{.enabled = true}}});
}

}  // namespace ecia::expand
