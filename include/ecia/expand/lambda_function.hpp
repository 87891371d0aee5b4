// SPDX-License-Identifier: Apache-2.0
// LambdaFunction -> aws_lambda_function, its log and its role, what it consumes and its schedules.
#pragma once

#include <ecia/aws/cloudwatch.hpp>
#include <ecia/aws/lambda.hpp>
#include <ecia/expand/environment.hpp>
#include <ecia/expand/event_rule.hpp>
#include <ecia/expand/file_system.hpp>
#include <ecia/expand/log_group.hpp>
#include <ecia/expand/queue.hpp>
#include <ecia/expand/role.hpp>
#include <ecia/expand/security_group.hpp>

namespace ecia::expand {

namespace detail {
/// Calls `visit` with each secret that a function rotates.
void eachRotated(const Entry<LambdaFunction>& function, const Model& model, auto visit) {
  for (const auto& secret : model.all<Secret>())
    if (secret.construct.rotator && &model.of(*secret.construct.rotator) == &function) visit(secret);
}

/// What Lambda does in a function's name. The interfaces to its subnets are Lambda's business, so the code itself may not make any.
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
inline std::vector<tf::Json> ofLambda(const Entry<LambdaFunction>& entry, const aws::cloudwatch_log_group::Attributes& log, auto& context) {
  const LambdaFunction& spec = entry.construct;
  std::vector<tf::Json> statements{allow({"logs:CreateLogStream", "logs:PutLogEvents"}, tf::text(log.arn(), ":*"))};
  if (spec.subnets) {
    const std::vector<tf::Json> actions{"ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses"};
    statements.push_back(allow(actions, "*"));
    const auto itself = tf::text("arn:aws:lambda:", context.region(), ":", context.accountId(), ":function:", context.named(entry));
    statements.push_back(tf::Json::object({{"Effect", "Deny"},
                                           {"Action", tf::Json::array(actions)},
                                           {"Resource", "*"},
                                           {"Condition", tf::Json::object({{"ArnEquals", tf::Json::object({{"lambda:SourceFunctionArn", tf::Json::array({itself})}})}})}}));
  }
  for (const auto& source : spec.sources) receive(statements, context.model.of(source.queue));
  const auto tells = [&](const Entry<Queue>& queue) {
    statements.push_back(allow({"sqs:SendMessage"}, at<aws::sqs_queue>(queue).arn()));
    if (queue.construct.key) statements.push_back(allow({"kms:Decrypt", "kms:GenerateDataKey"}, at<aws::kms_key>(*queue.construct.key).arn()));
  };
  for (const auto& stream : spec.streams) {
    const auto& table = context.model.of(stream.table);
    statements.push_back(allow({"dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"}, attributeOf("aws_dynamodb_table", table, "stream_arn")));
    statements.push_back(allow({"dynamodb:ListStreams"}, "*"));
    if (table.construct.key) statements.push_back(allow({"kms:Decrypt"}, at<aws::kms_key>(*table.construct.key).arn()));
    tells(context.model.of(stream.failures));
  }
  if (spec.dead) tells(context.model.of(*spec.dead));
  eachRotated(entry, context.model, [&](const Entry<Secret>& secret) {
    statements.push_back(allow({"secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"}, at<aws::secretsmanager_secret>(secret).arn()));
    statements.push_back(allow({"secretsmanager:GetRandomPassword"}, "*"));
    if (secret.construct.key) statements.push_back(allow({"kms:Decrypt", "kms:GenerateDataKey"}, at<aws::kms_key>(*secret.construct.key).arn()));
  });
  if (spec.xray) statements.push_back(allow({"xray:PutTelemetryRecords", "xray:PutTraceSegments"}, "*"));
  return statements;
}

/// The role of a function, and the policy that Lambda tries while the function is made.
struct FunctionRole {
  tf::Expr<aws::kind::role_arn> arn;
  tf::Address policy;
};
inline FunctionRole functionRole(const Entry<LambdaFunction>& entry, const std::vector<tf::Json>& statements, tf::Module& module, auto& context) {
  const std::string name = label(entry.id) + "_function";
  const auto with = [&](const aws::iam_role::Attributes& role) {
    return FunctionRole{role.arn(), module.add(name, aws::iam_role_policy{.name = context.named(entry, "function"),
                                                                          .policy = tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array(statements)}}),
                                                                          .role = role.name()})};
  };
  if (entry.construct.role) return with(at<aws::iam_role>(*entry.construct.role));
  Role trusting("Runs a Lambda function");
  trusting = trusting.trust("lambda.amazonaws.com");
  return with(module.add(name, aws::iam_role{.assume_role_policy = trust(trusting, context), .description = str(trusting.description), .name = context.named(entry, "function-role")}));
}

inline void consume(const Entry<LambdaFunction>& entry, const LambdaFunction::Source& source, const aws::lambda_function::Attributes& function, tf::Module& module, const Context& context) {
  aws::lambda_event_source_mapping mapping{.batch_size = source.batch.size, .event_source_arn = at<aws::sqs_queue>(source.queue).arn(), .function_name = function.arn()};
  if (source.batch.window.count > 0) mapping.maximum_batching_window_in_seconds = source.batch.window.count;
  if (source.batch.concurrency > 0) mapping.scaling_config = {{.maximum_concurrency = source.batch.concurrency}};
  if (source.batch.reportsItemFailures) mapping.function_response_types = {"ReportBatchItemFailures"};
  module.add(part(entry.id, joined(entry, source.queue)), mapping, {.depends_on = policyOf(entry.construct.role, context)});
}

inline void follow(const Entry<LambdaFunction>& entry, const LambdaFunction::Stream& stream, const aws::lambda_function::Attributes& function, tf::Module& module, const Context& context) {
  aws::lambda_event_source_mapping mapping{.batch_size = stream.batch.size,
                                           .bisect_batch_on_function_error = true,
                                           .destination_config = {{.on_failure = {{.destination_arn = at<aws::sqs_queue>(stream.failures).arn()}}}},
                                           .event_source_arn = attributeOf("aws_dynamodb_table", stream.table, "stream_arn"),
                                           .function_name = function.arn(),
                                           .maximum_retry_attempts = stream.batch.retries,
                                           .parallelization_factor = stream.batch.parallel,
                                           .starting_position = "TRIM_HORIZON"};  // no change is lost between the table and the function
  if (stream.batch.window.count > 0) mapping.maximum_batching_window_in_seconds = stream.batch.window.count;
  if (stream.batch.reportsItemFailures) mapping.function_response_types = {"ReportBatchItemFailures"};
  module.add(part(entry.id, "follows_" + joined(entry, stream.table)), mapping, {.depends_on = policyOf(entry.construct.role, context)});
}

/// Runs a function by a rule of EventBridge, `<prefix>-<id>-<what>`.
inline void runBy(const Entry<LambdaFunction>& entry, const std::string& what, const aws::cloudwatch_event_rule& when, const aws::lambda_function::Attributes& function, auto& context) {
  const std::string id = label(what), name = part(entry.id, id);
  const auto rule = eventRule(entry, what, when, context);
  auto& module = context.in(entry);
  module.add(name, aws::cloudwatch_event_target{.arn = function.arn(), .event_bus_name = when.event_bus_name, .rule = rule.name()});
  module.add(name, aws::lambda_permission{.action = "lambda:InvokeFunction", .function_name = function.function_name(), .principal = "events.amazonaws.com", .source_arn = rule.arn(), .statement_id = id});
}
}  // namespace detail

inline void expand(const Entry<LambdaFunction>& entry, auto& context) {
  const LambdaFunction& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = context.named(entry), id = label(entry.id);
  const auto log = module.add("lambda_" + id, aws::cloudwatch_log_group{.name = "/aws/lambda/" + name, .retention_in_days = spec.retention.count});
  const auto statements = detail::ofLambda(entry, log, context);
  context.in(entry);  // whose comment the account's data source may have changed
  const auto role = detail::functionRole(entry, statements, module, context);
  aws::lambda_function made{.architectures = {spec.arm ? "arm64" : "x86_64"},
                            .function_name = name,
                            .logging_config = {{.log_format = "Text", .log_group = log.name()}},
                            .memory_size = spec.ram.count,
                            .package_type = spec.code == LambdaFunction::Code::image ? "Image" : "Zip",
                            .role = role.arn,
                            .tags = context.tags(name),
                            .timeout = spec.limit.count};
  if (spec.code == LambdaFunction::Code::image) {
    made.image_uri = context.value(spec.what);
  } else {
    made.handler = str(spec.entry);
    made.runtime = str(spec.runtimeName);
    if (spec.code == LambdaFunction::Code::object) {
      made.s3_bucket = spec.bucket ? tf::Value<tf::string>(attributeOf("aws_s3_bucket", *spec.bucket, "bucket")) : context.value(spec.bucketName);
      made.s3_key = context.value(spec.what);
    } else {
      made.filename = context.value(spec.what);
      made.source_code_hash = tf::call<tf::string>("filebase64sha256", context.value(spec.what));
    }
  }
  std::vector<tf::Value<tf::map<tf::string>>::Entry> variables;
  for (const auto& variable : spec.variables) variables.push_back({str(variable.name), textOf(variable.value, entry.where, context)});
  if (!variables.empty()) made.environment = {{.variables = variables}};
  if (spec.subnets && spec.group) made.vpc_config = {{.security_group_ids = {groupId(*spec.group)}, .subnet_ids = routedSubnetIds(*spec.subnets, context)}};
  if (spec.dead) made.dead_letter_config = {{.target_arn = at<aws::sqs_queue>(*spec.dead).arn()}};
  if (spec.reserved) made.reserved_concurrent_executions = *spec.reserved;
  if (spec.xray) made.tracing_config = {{.mode = "Active"}};
  tf::Meta meta{.depends_on = {role.policy}};
  if (!spec.mounts.empty()) {
    made.file_system_config = {{.arn = at<aws::efs_access_point>(spec.mounts[0].point).arn(), .local_mount_path = str(spec.mounts[0].path)}};
    for (const auto& policy : policyOf(spec.role, context)) meta.depends_on.push_back(policy);
    for (const auto& target : mountTargetsOf(spec.mounts, context)) meta.depends_on.push_back(target);
  }
  const auto function = module.add(id, made, meta);
  for (const auto& stream : spec.streams) detail::follow(entry, stream, function, module, context);
  for (const auto& source : spec.sources) detail::consume(entry, source, function, module, context);
  detail::eachRotated(entry, context.model, [&](const Entry<Secret>& secret) {
    const auto path = rotationPermission(entry, secret).path();
    module.add(path.substr(path.find('.') + 1), aws::lambda_permission{.action = "lambda:InvokeFunction",
                                                                       .function_name = function.function_name(),
                                                                       .principal = "secretsmanager.amazonaws.com",
                                                                       .source_arn = at<aws::secretsmanager_secret>(secret).arn(),
                                                                       .statement_id = "rotates_" + joined(entry, secret)});
  });
  for (std::size_t i = 0; i < spec.schedules.size(); ++i) detail::runBy(entry, numbered("schedule", i), {.schedule_expression = str(spec.schedules[i].expression)}, function, context);
  for (std::size_t i = 0; i < spec.events.size(); ++i) detail::runBy(entry, numbered("function-event", i), ruleFor(spec.events[i]), function, context);
  const auto lets = [&](const std::string& what, const char* service, const tf::Expr<tf::string>& source) {
    aws::lambda_permission permission{.action = "lambda:InvokeFunction", .function_name = function.function_name(), .principal = service, .source_arn = source, .statement_id = what};
    if (std::string_view(service) == "s3.amazonaws.com") permission.source_account = context.accountId();  // which the ARN of a bucket does not say
    context.in(entry).add(part(entry.id, what), permission);
  };
  for (const auto& topic : spec.topics) lets("hears_" + joined(entry, topic), "sns.amazonaws.com", attributeOf("aws_sns_topic", topic, "arn"));
  for (std::size_t i = 0; i < spec.uploads.size(); ++i) {
    bool again = false;
    for (std::size_t j = 0; j < i; ++j) again = again || spec.uploads[j].bucket == spec.uploads[i].bucket;
    if (!again) lets("uploads_" + joined(entry, spec.uploads[i].bucket), "s3.amazonaws.com", attributeOf("aws_s3_bucket", spec.uploads[i].bucket, "arn"));
  }
  detail::subscribe(entry, "lambda", function.arn(), context);
  detail::notify(entry, context);
}

}  // namespace ecia::expand
