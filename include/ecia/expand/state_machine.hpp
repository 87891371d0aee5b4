// SPDX-License-Identifier: Apache-2.0
// StateMachine -> aws_sfn_state_machine, its role and log, and the EventBridge rules that start it and tell of its failures.
#pragma once

#include <ecia/aws/sfn.hpp>
#include <ecia/expand/ecs_task.hpp>
#include <ecia/expand/notification.hpp>
#include <ecia/expand/security_group.hpp>
#include <ecia/expand/vpc.hpp>
#include <ecia/rule/state_machine.hpp>

namespace ecia::expand {

namespace detail {
using Members = std::vector<tf::Json::Entry>;

/// A condition of a choice, in the Amazon States Language, and where it goes. What a test reads has to be there, or the execution fails.
/// https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
inline tf::Json wayOf(const State::Way& way) {
  using How = When::Test::How;
  std::vector<tf::Json> all;
  for (const auto& test : way.when.tests) {
    const auto rule = [&](const char* how, tf::Json value) { return tf::Json::object({{"Variable", "$." + str(test.path)}, {how, std::move(value)}}); };
    const auto present = [&](const char* how, tf::Json value) { all.push_back(rule("IsPresent", true)), all.push_back(rule(how, std::move(value))); };
    switch (test.how) {
      case How::text: present("StringEquals", test.text.view()); break;
      case How::otherText: all.push_back(tf::Json::object({{"Not", tf::Json::object({{"And", tf::Json::array({rule("IsPresent", true), rule("StringEquals", test.text.view())})}})}})); break;
      case How::prefix: present("StringMatches", wildcard(test.text.view()) + "*"); break;
      case How::number: present("NumericEquals", test.number); break;
      case How::atLeast: present("NumericGreaterThanEquals", test.number); break;
      case How::below: present("NumericLessThan", test.number); break;
      case How::yes: present("BooleanEquals", true); break;
      case How::no: present("BooleanEquals", false); break;
      case How::there: all.push_back(rule("IsPresent", true)); break;
      case How::missing: all.push_back(rule("IsPresent", false)); break;
    }
  }
  return tf::Json::object({{"And", tf::Json::array(all)}, {"Next", way.to.view()}});
}

/// How Step Functions runs a task and waits for its end. https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
inline tf::Json runParameters(const Entry<FargateTask>& task, bool answered, auto& context) {
  const FargateTask& spec = task.construct;
  const auto list = [](tf::Json one) { return tf::Json::array({std::move(one)}); };
  std::vector<tf::Json> environment{tf::Json::object({{"Name", "INPUT"}, {"Value.$", "States.JsonToString($)"}})};
  if (answered) environment.push_back(tf::Json::object({{"Name", "TOKEN"}, {"Value.$", "$$.Task.Token"}}));
  Members members{{"Cluster", attributeOf("aws_ecs_cluster", spec.cluster, "arn")},
                  {"EnableECSManagedTags", true},
                  {"PropagateTags", "TASK_DEFINITION"},
                  {"TaskDefinition", attributeOf("aws_ecs_task_definition", task, "arn")},
                  {"Overrides", tf::Json::object({{"ContainerOverrides", list(tf::Json::object({{"Name", task.id.view()}, {"Environment", tf::Json::array(environment)}}))}})}};
  if (spec.spare)
    members.emplace_back("CapacityProviderStrategy", list(tf::Json::object({{"CapacityProvider", "FARGATE_SPOT"}, {"Weight", 1}})));
  else
    members.emplace_back("LaunchType", "FARGATE");
  if (spec.subnets) {
    std::vector<tf::Json> subnets;
    for (unsigned zone = 0; zone < context.model.of(*spec.subnets).construct.zones; ++zone) subnets.emplace_back(routedSubnetId(*spec.subnets, zone, context));
    Members network{{"AssignPublicIp", "DISABLED"}, {"Subnets", tf::Json::array(subnets)}};
    if (spec.group) network.emplace_back("SecurityGroups", list(groupId(*spec.group)));
    members.emplace_back("NetworkConfiguration", tf::Json::object({{"AwsvpcConfiguration", tf::Json::object(network)}}));
  }
  return tf::Json::object(members);
}

inline Members statesOf(const Sequence<State>& states, auto& context);

/// A state in the Amazon States Language.
inline tf::Json stateOf(const State& state, const Sequence<State>& states, std::size_t at, auto& context) {
  using Kind = State::Kind;
  Members members;
  bool keeps = state.dropped;
  const auto task = [&](const std::string& what, tf::Json parameters) { members = {{"Type", "Task"}, {"Resource", "arn:aws:states:::" + what}, {"Parameters", std::move(parameters)}}; };
  const tf::Json asked = tf::Json::object({{"input.$", "$"}, {"token.$", "$$.Task.Token"}});
  const auto message = [&](const std::string& name) { return state.answered ? tf::Json::Entry{name, asked} : tf::Json::Entry{name + ".$", "$"}; };
  switch (state.kind) {
    case Kind::call: {
      const auto function = attributeOf("aws_lambda_function", context.model.template all<LambdaFunction>()[state.index], "arn");
      if (state.answered)
        task("lambda:invoke.waitForTaskToken", tf::Json::object({{"FunctionName", function}, {"Payload", asked}}));
      else
        members = {{"Type", "Task"}, {"Resource", function}};
      break;
    }
    case Kind::run:
      task(state.answered ? "ecs:runTask.waitForTaskToken" : "ecs:runTask.sync", runParameters(context.model.template all<FargateTask>()[state.index], state.answered, context));
      keeps = keeps || !state.answered;
      break;
    case Kind::send: {
      const auto& queue = context.model.template all<Queue>()[state.index];
      Members parameters{{"QueueUrl", attributeOf("aws_sqs_queue", queue, "url")}, message("MessageBody")};
      if (queue.construct.inOrder) parameters.emplace_back("MessageGroupId.$", "$$.Execution.Name");
      task(state.answered ? "sqs:sendMessage.waitForTaskToken" : "sqs:sendMessage", tf::Json::object(parameters));
      keeps = keeps || !state.answered;
      break;
    }
    case Kind::publish:
      task(state.answered ? "sns:publish.waitForTaskToken" : "sns:publish", tf::Json::object({{"TopicArn", attributeOf("aws_sns_topic", context.model.template all<Topic>()[state.index], "arn")}, message("Message")}));
      keeps = keeps || !state.answered;
      break;
    case Kind::wait: members = {{"Type", "Wait"}, {"Seconds", state.pause.count}}; break;
    case Kind::choice: {
      std::vector<tf::Json> ways;
      for (const auto& way : state.ways) ways.push_back(wayOf(way));
      members = {{"Type", "Choice"}, {"Choices", tf::Json::array(ways)}, {"Default", state.next.view()}};
      break;
    }
    case Kind::parallel: {
      std::vector<tf::Json> branches;
      for (const auto& part : state.parts) branches.push_back(tf::Json::object(statesOf(part, context)));
      members = {{"Type", "Parallel"}, {"Branches", tf::Json::array(branches)}};
      break;
    }
    case Kind::forEach:
      members = {{"Type", "Map"}, {"ItemsPath", "$." + str(state.items)}, {"ItemProcessor", tf::Json::object(statesOf(state.parts[0], context))}};
      if (state.concurrency > 0) members.emplace_back("MaxConcurrency", state.concurrency);
      break;
    case Kind::succeed: members = {{"Type", "Succeed"}}; break;
    case Kind::fail: members = {{"Type", "Fail"}, {"Error", state.error.view()}, {"Cause", state.cause.view()}}; break;
  }
  if (!state.input.empty()) members.emplace_back("InputPath", "$." + str(state.input));
  if (!state.result.empty())
    members.emplace_back("ResultPath", "$." + str(state.result));
  else if (keeps)
    members.emplace_back("ResultPath", tf::Json::of(tf::null));
  if (state.limit) members.emplace_back("TimeoutSeconds", state.limit->count);
  std::vector<tf::Json> retries, catches;
  const auto retry = [&](std::vector<tf::Json> errors, std::int64_t first, int times) {
    retries.push_back(tf::Json::object({{"ErrorEquals", tf::Json::array(errors)}, {"IntervalSeconds", first}, {"MaxAttempts", times}, {"BackoffRate", 2}, {"JitterStrategy", "FULL"}}));
  };
  // https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
  if (state.kind == Kind::call) retry({"Lambda.ClientExecutionTimeoutException", "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.TooManyRequestsException"}, 2, 6);
  if (state.times > 0) retry({"States.ALL"}, state.interval.count, state.times);
  for (const auto& each : state.catches) {
    std::vector<tf::Json> errors;
    for (const auto& error : each.errors) errors.emplace_back(error.view());
    if (errors.empty()) errors.emplace_back("States.ALL");
    catches.push_back(tf::Json::object({{"ErrorEquals", tf::Json::array(errors)}, {"ResultPath", "$.error"}, {"Next", each.to.view()}}));
  }
  if (!retries.empty()) members.emplace_back("Retry", tf::Json::array(retries));
  if (!catches.empty()) members.emplace_back("Catch", tf::Json::array(catches));
  if (state.kind != Kind::choice && !state.stops()) {
    if (rule::endsAt(states, at))
      members.emplace_back("End", true);
    else
      members.emplace_back("Next", state.next.empty() ? states[at + 1].name.view() : state.next.view());
  }
  return tf::Json::object(members);
}

/// States that begin with the first of them.
inline Members statesOf(const Sequence<State>& states, auto& context) {
  Members all;
  for (std::size_t i = 0; i < states.size(); ++i) all.emplace_back(str(states[i].name), stateOf(states[i], states, i, context));
  return {{"StartAt", states[0].name.view()}, {"States", tf::Json::object(all)}};
}

/// What a machine may do: what its states name, its log, and X-Ray.
inline std::vector<tf::Json> machineStatements(const Entry<StateMachine>& entry, auto& context) {
  using What = Role::Grant::What;
  std::vector<tf::Json> statements;
  const Entry<Role> role{entry.module, entry.id, entry.where, Role("")};
  std::vector<std::pair<What, std::size_t>> known;
  const auto add = [&](What what, std::size_t index) {
    if (std::ranges::find(known, std::pair(what, index)) != known.end()) return;
    known.emplace_back(what, index);
    grant(statements, role, {what, index}, context);
    if (what != What::runTask) return;
    const auto cluster = attributeOf("aws_ecs_cluster", context.model.template all<FargateTask>()[index].construct.cluster, "arn");
    statements.push_back(tf::Json::object({{"Effect", "Allow"},
                                           {"Action", tf::Json::array({"ecs:DescribeTasks", "ecs:StopTask"})},
                                           {"Resource", "*"},
                                           {"Condition", tf::Json::object({{"ArnEquals", tf::Json::object({{"ecs:cluster", cluster}})}})}}));
    // By this rule, which it makes itself, Step Functions hears of the end of tasks.
    statements.push_back(allow({"events:DescribeRule", "events:PutRule", "events:PutTargets"}, tf::text("arn:aws:events:", context.region(), ":", context.accountId(), ":rule/StepFunctionsGetEventsForECSTaskRule")));
  };
  auto look = [&](const Entry<StateMachine>&, const Sequence<State>& states) {
    for (const auto& state : states) {
      if (state.kind == State::Kind::call) add(What::invoke, state.index);
      if (state.kind == State::Kind::run) add(What::runTask, state.index);
      if (state.kind == State::Kind::send) add(What::sendToQueue, state.index);
      if (state.kind == State::Kind::publish) add(What::publish, state.index);
    }
  };
  rule::eachStates(entry, entry.construct.states, look);
  // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
  statements.push_back(allow({"logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies", "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery"}, "*"));
  if (entry.construct.xray) statements.push_back(allow({"xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments"}, "*"));
  return statements;
}

/// A role of a machine with its policy, `<prefix>-<id>-<what>-role`: its ARN, once it may do all that.
inline auto roleFor(const Entry<StateMachine>& entry, const std::string& what, const char* service, std::string_view purpose, const std::vector<tf::Json>& statements, auto& context) {
  Role trusting(purpose);
  trusting = trusting.trust(ServicePrincipal(*ServicePrincipal::parse(service)));
  const auto trusted = trust(trusting, context);
  auto& module = context.in(entry);
  const std::string name = label(entry.id) + "_" + what;
  const auto role = module.add(name, aws::iam_role{.assume_role_policy = trusted, .description = str(purpose), .name = context.named(entry, what + "-role")});
  const auto policy = module.add(name, aws::iam_role_policy{.name = context.named(entry, what), .policy = tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array(statements)}}), .role = role.name()});
  return tf::Address::completed(role, policy).arn();
}
}  // namespace detail

inline void expand(const Entry<StateMachine>& entry, auto& context) {
  const StateMachine& spec = entry.construct;
  const std::string name = context.named(entry), id = label(entry.id);
  const auto statements = detail::machineStatements(entry, context);
  const auto role = detail::roleFor(entry, "machine", "states.amazonaws.com", "Runs a state machine", statements, context);
  auto definition = detail::statesOf(spec.states, context);
  auto& module = context.in(entry);
  // Log groups of this name need no policy of their own, of which a region has ten.
  const auto log = module.add("states_" + id, aws::cloudwatch_log_group{.name = "/aws/vendedlogs/states/" + name, .retention_in_days = spec.retention.count});
  if (spec.limit) definition.emplace_back("TimeoutSeconds", spec.limit->count);
  aws::sfn_state_machine machine{.definition = tf::Json::object(definition),
                                 .logging_configuration = {{.include_execution_data = spec.data, .level = spec.isExpress || spec.data ? "ALL" : "ERROR", .log_destination = tf::text(log.arn(), ":*")}},
                                 .name = name,
                                 .role_arn = role,
                                 .tags = context.tags(name),
                                 .type = spec.isExpress ? "EXPRESS" : "STANDARD"};
  if (spec.xray) machine.tracing_configuration = {{.enabled = true}};
  tf::Meta meta;
  std::vector<std::size_t> run;
  auto waits = [&](const Entry<StateMachine>&, const Sequence<State>& states) {
    for (const auto& state : states) {
      if (state.kind != State::Kind::run || std::ranges::find(run, state.index) != run.end()) continue;
      run.push_back(state.index);
      const FargateTask& task = context.model.template all<FargateTask>()[state.index].construct;
      if (task.spare)
        for (const auto& provider : spareCapacityOf(task.cluster)) meta.depends_on.push_back(provider);
      for (const auto& target : mountTargetsOf(task.mounts, context)) meta.depends_on.push_back(target);
      for (const auto& policy : policyOf(task.role, context)) meta.depends_on.push_back(policy);
    }
  };
  rule::eachStates(entry, spec.states, waits);
  const auto made = module.add(id, machine, meta);
  if (!spec.schedules.empty() || !spec.events.empty() || !spec.uploads.empty()) {
    const auto starts = detail::roleFor(entry, "start", "events.amazonaws.com", "Starts a state machine", {detail::allow({"states:StartExecution"}, made.arn())}, context);
    using Input = tf::Block<tf::block_of<&aws::cloudwatch_event_target::input_transformer>>;
    const auto start = [&](const std::string& what, const aws::cloudwatch_event_rule& when, const Input& input = {}) {
      context.in(entry).add(part(entry.id, label(what)), aws::cloudwatch_event_target{.arn = made.arn(), .event_bus_name = when.event_bus_name, .input_transformer = input, .role_arn = starts, .rule = eventRule(entry, what, when, context).name()});
    };
    for (std::size_t i = 0; i < spec.uploads.size(); ++i)
      start(numbered("machine-upload", i), {.event_pattern = uploadPattern(spec.uploads[i])}, {{.input_paths = {{"bucket", "$.detail.bucket.name"}, {"key", "$.detail.object.key"}}, .input_template = R"({"bucket": <bucket>, "key": <key>})"}});
    for (std::size_t i = 0; i < spec.schedules.size(); ++i) start(numbered("machine-schedule", i), {.schedule_expression = str(spec.schedules[i].expression)});
    for (std::size_t i = 0; i < spec.events.size(); ++i) start(numbered("machine-event", i), ruleFor(spec.events[i]));
  }
  if (spec.topic) {
    const auto pattern = tf::Json::object({{"source", tf::Json::array({"aws.states"})},
                                           {"detail-type", tf::Json::array({"Step Functions Execution Status Change"})},
                                           {"detail", tf::Json::object({{"stateMachineArn", tf::Json::array({made.arn()})}, {"status", tf::Json::array({"ABORTED", "FAILED", "TIMED_OUT"})}})}});
    const auto rule = eventRule(entry, "machine-failures", {.event_pattern = pattern}, context);
    context.in(entry).add(part(entry.id, "machine_failures"), aws::cloudwatch_event_target{.arn = attributeOf("aws_sns_topic", *spec.topic, "arn"), .rule = rule.name()});
  }
  detail::notify(entry, context);
}

}  // namespace ecia::expand
