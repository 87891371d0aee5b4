// SPDX-License-Identifier: Apache-2.0
// What queues and functions are told of: messages of topics, and objects put into buckets -> aws_sns_topic_subscription, aws_s3_bucket_notification.
#pragma once

#include <ecia/aws/lambda.hpp>
#include <ecia/aws/s3.hpp>
#include <ecia/aws/sns.hpp>
#include <ecia/aws/sqs.hpp>
#include <ecia/expand/context.hpp>

namespace ecia::expand::detail {

/// Calls `visit(entry, upload)` with each queue, function, task and state machine that is told of objects put into a bucket, queues first.
void eachListener(const Model& model, const Handle<Bucket>& bucket, auto visit) {
  const auto look = [&](const auto& rows) {
    for (const auto& entry : rows)
      for (const auto& upload : entry.construct.uploads)
        if (upload.bucket == bucket) visit(entry, upload);
  };
  look(model.all<Queue>());
  look(model.all<LambdaFunction>());
  look(model.all<FargateTask>());
  look(model.all<StateMachine>());
}

/// What lets S3 run a function.
inline tf::Address uploadPermission(const Entry<LambdaFunction>& function, const Handle<Bucket>& bucket) {
  return {str(function.module.view()), "aws_lambda_permission." + part(function.id, "uploads_" + joined(function, bucket))};
}

/// A bucket has one list of those it tells: it is written with the first of them.
void notify(const auto& entry, auto& context) {
  for (const auto& own : entry.construct.uploads) {
    const void* first = nullptr;
    const void* firstUpload = nullptr;
    eachListener(context.model, own.bucket, [&](const auto& each, const Upload& upload) {
      if (first == nullptr) first = &each, firstUpload = &upload;
    });
    if (first != &entry || firstUpload != &own) continue;
    const auto name = attributeOf("aws_s3_bucket", own.bucket, "id");
    aws::s3_bucket_notification made{.bucket = tf::unchecked(name)};
    std::vector<tf::block_of<&aws::s3_bucket_notification::queue>> queues;
    std::vector<tf::block_of<&aws::s3_bucket_notification::lambda_function>> functions;
    tf::Meta meta;
    const auto after = [&](const tf::Address& other) {
      for (const auto& known : meta.depends_on)
        if (known.path() == other.path() && known.module() == other.module()) return;
      meta.depends_on.push_back(other);
    };
    const auto filtered = [](auto block, const Upload& upload) {
      block.events = {"s3:ObjectCreated:*"};
      if (!upload.below.empty()) block.filter_prefix = str(upload.below);
      if (!upload.endingWith.empty()) block.filter_suffix = str(upload.endingWith);
      return block;
    };
    eachListener(context.model, own.bucket, [&]<class C>(const Entry<C>& each, const Upload& upload) {
      if constexpr (std::same_as<C, Queue>) {
        queues.push_back(filtered(tf::block_of<&aws::s3_bucket_notification::queue>{.events = {"s3:ObjectCreated:*"}, .queue_arn = at<aws::sqs_queue>(each).arn()}, upload));
        after(at<aws::sqs_queue_policy>(each));
      } else if constexpr (std::same_as<C, FargateTask> || std::same_as<C, StateMachine>) {
        made.eventbridge = true;  // which runs the task, and starts the machine
      } else {
        functions.push_back(filtered(tf::block_of<&aws::s3_bucket_notification::lambda_function>{.events = {"s3:ObjectCreated:*"}, .lambda_function_arn = at<aws::lambda_function>(each).arn()}, upload));
        after(uploadPermission(each, upload.bucket));
      }
    });
    if (!queues.empty()) made.queue = queues;
    if (!functions.empty()) made.lambda_function = functions;
    context.in(context.model.of(own.bucket)).add(label(own.bucket.id), made, meta);
  }
}

/// Subscribes a queue or a function to its topics, in their regions. (A queue and a function may have one id.)
void subscribe(const auto& entry, const char* protocol, const tf::Value<tf::string>& endpoint, auto& context) {
  for (const auto& topic : entry.construct.topics) {
    aws::sns_topic_subscription subscription{.endpoint = endpoint, .protocol = protocol, .topic_arn = at<aws::sns_topic>(topic).arn()};
    if (std::string_view(protocol) == "sqs") subscription.raw_message_delivery = true;
    const tf::Meta meta{.provider_alias = context.providerFor(context.model.of(topic).construct.region)};
    context.in(entry).add(part(entry.id, protocol + ("_" + joined(entry, topic))), subscription, meta);
  }
}

}  // namespace ecia::expand::detail
