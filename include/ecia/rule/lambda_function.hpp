// SPDX-License-Identifier: Apache-2.0
// Rules of functions. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
#pragma once

#include <ecia/rule/environment.hpp>
#include <ecia/rule/fargate.hpp>
#include <ecia/rule/queue.hpp>

namespace ecia::rule {

constexpr void functionSize(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>()) {
    if (const auto memory = function.construct.ram.count; memory < 128 || memory > 10240)
      rule.found(findings, function, join({named(function), " has ", memory, " MiB of memory, and Lambda gives 128 to 10240; write .memory(512_MiB) or another size within these."}));
    if (const auto limit = function.construct.limit.count; limit < 1 || limit > 900)
      rule.found(findings, function, join({named(function), " may run for ", limit, " seconds, and Lambda takes 1 to 900; write .timeout(60_s) or another time within these, and longer work as a FargateService."}));
  }
}

/// Whether some queue hides its messages long enough for some factor of the timeout.
constexpr void hiddenFor(const Rule& rule, const Model& model, Findings& findings, int factor, std::string_view why) {
  for (const auto& function : model.all<LambdaFunction>())
    for (const auto& source : function.construct.sources) {
      const auto& queue = model.of(source.queue);
      const auto hidden = queue.construct.visibility.count, limit = function.construct.limit.count, wanted = 6 * limit + source.batch.window.count;
      const bool shorter = hidden < limit;
      if (factor == 1 ? shorter : !shorter && hidden < wanted)
        rule.found(findings, function, join({named(function), " may run for ", limit, " seconds, and ", named(queue), " hides what it takes for ", hidden, why, "; write .visibilityTimeout(", wanted, "_s) there, or a shorter .timeout(...) here."}));
    }
}
constexpr void visibleTooSoon(const Rule& rule, const Model& model, Findings& findings) { hiddenFor(rule, model, findings, 1, ", which Lambda refuses"); }
constexpr void visibleSoon(const Rule& rule, const Model& model, Findings& findings) {
  hiddenFor(rule, model, findings, 6, ", so what is throttled once comes twice: AWS wants six times the timeout and the window of the batch");
}

constexpr void batches(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>())
    for (const auto& source : function.construct.sources) {
      const auto& queue = model.of(source.queue);
      const auto& [size, window, concurrency, reports] = source.batch;
      const auto found = [&](Text sentence) { rule.found(findings, function, join({named(function), " takes messages of ", named(queue), " ", sentence})); };
      if (queue.construct.inOrder && (size < 1 || size > 10))
        found(join({"by ", size, ", and of a FIFO queue Lambda takes 1 to 10; write {.size = 10} or less."}));
      else if (size < 1 || size > 10000)
        found(join({"by ", size, ", and Lambda takes 1 to 10000; write {.size = 10} or another number within these."}));
      else if (size > 10 && window.count == 0)
        found(join({"by ", size, ", and more than 10 only where it may gather them; write {.size = ", size, ", .window = 5_s}."}));
      if (window.count < 0 || window.count > 300)
        found(join({"that it gathers for ", window.count, " seconds, and Lambda takes 0 to 300; write {.window = 5_s} or another time within these."}));
      else if (queue.construct.inOrder && window.count > 0)
        found("that it gathers, which Lambda does not of a FIFO queue; leave .window out.");
      if (concurrency != 0 && (concurrency < 2 || concurrency > 1000))
        found(join({concurrency, " batches at once, and Lambda takes 2 to 1000; write {.concurrency = 10} or another number within these, or leave it out."}));
      if (const auto& reserved = function.construct.reserved; reserved && concurrency > *reserved)
        found(join({concurrency, " batches at once, and has ", *reserved, " runs reserved, so that the others are throttled; write .reserve(", concurrency, ") or a smaller .concurrency."}));
    }
}

constexpr void changeBatches(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>()) {
    const auto& streams = function.construct.streams;
    for (std::size_t i = 0; i < streams.size(); ++i) {
      const auto& [size, window, parallel, retries, reports] = streams[i].batch;
      const auto found = [&](Text sentence) { rule.found(findings, function, join({named(function), " takes changes of ", named(model.of(streams[i].table)), " ", sentence})); };
      if (size < 1 || size > 10000) found(join({"by ", size, ", and Lambda takes 1 to 10000; write {.size = 100} or another number within these."}));
      if (window.count < 0 || window.count > 300) found(join({"that it gathers for ", window.count, " seconds, and Lambda takes 0 to 300; write {.window = 5_s} or another time within these."}));
      if (parallel < 1 || parallel > 10) found(join({parallel, " batches at once, and Lambda takes 1 to 10; write {.parallel = 4} or another number within these."}));
      if (retries < 0 || retries > 10000) found(join({retries, " times more, and Lambda takes 0 to 10000; write {.retries = 5} or another number within these."}));
      for (std::size_t j = 0; j < i; ++j)
        if (streams[j].table == streams[i].table) found("twice; write .follows(...) once.");
      if (model.of(streams[i].failures).construct.inOrder) found(join({"and tells of failures to ", named(model.of(streams[i].failures)), ", and Lambda tells no FIFO queue; leave .fifo() out there."}));
    }
  }
}

constexpr void streamReaders(const Rule& rule, const Model& model, Findings& findings) {
  const auto& tables = model.all<DynamoDbTable>();
  for (std::size_t i = 0; i < tables.size(); ++i) {
    int readers = 0;
    for (const auto& function : model.all<LambdaFunction>())
      for (const auto& stream : function.construct.streams)
        if (stream.table.index == i && ++readers == 3)
          rule.found(findings, function, join({named(function), " is the third that follows ", named(tables[i]), ", and DynamoDB throttles where more than two read a stream; let one of them tell the others by a Topic."}));
  }
}

constexpr void functionRetries(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>())
    for (const auto& source : function.construct.sources) {
      const auto& queue = model.of(source.queue);
      if (!queue.construct.dead)
        rule.found(findings, function, join({named(function), " gets a message of ", named(queue), " that it fails at again and again for ", queue.construct.retention.count,
                                             " days, and then it is lost; write .deadLetters(dead, 5) there, with another Queue."}));
      else if (queue.construct.receives < 5)
        rule.found(findings, function, join({named(queue), " gives a message up after ", queue.construct.receives, " receives, and those count for which ", named(function),
                                             " was throttled and never saw it; write .deadLetters(", queue.construct.dead->id, ", 5) or more there."}));
    }
}

constexpr void functionRole(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>())
    if (function.construct.role && !trusts(model.of(*function.construct.role), "lambda.amazonaws.com"))
      rule.found(findings, function, join({named(model.of(*function.construct.role)), " does not trust lambda.amazonaws.com, so ", named(function), " cannot assume it; write .trust(\"lambda.amazonaws.com\")."}));
}

constexpr void functionPlace(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>()) {
    const LambdaFunction& spec = function.construct;
    if (spec.group && !spec.subnets)
      rule.found(findings, function, join({named(function), " has a security group and no subnets for it; write .in(network.privateSubnets()), or leave .guardedBy(...) out."}));
    else if (spec.subnets && !spec.group)
      rule.found(findings, function, join({named(function), " lies in subnets and has no security group there, which Lambda asks for; write .guardedBy(group)."}));
    else if (spec.subnets && spec.subnets->tier == Tier::open)
      rule.found(findings, function, join({named(function), " has no public address, so public subnets give it no way out; write .in(network.privateSubnets())."}));
  }
}

constexpr void functionDeadLetters(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>())
    if (function.construct.dead && model.of(*function.construct.dead).construct.inOrder)
      rule.found(findings, function, join({"dead letters of ", named(function), " go to ", named(model.of(*function.construct.dead)), ", and Lambda sends none to a FIFO queue; leave .fifo() out there."}));
}

constexpr void functionCircle(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>()) {
    if (function.construct.role)
      for (const auto& stream : function.construct.streams)
        for (const auto& grant : model.of(*function.construct.role).construct.grants)
          if (grant.what == Role::Grant::What::readWriteTable && grant.index == stream.table.index)
            rule.found(findings, function, join({named(function), " runs for each change of ", named(model.of(stream.table)), ", and may change it itself, each of which runs it again; let it write to another table, .grantRead(", stream.table.id, ") alone of this."}));
    uploadCircle(rule, model, function, findings);
  }
}

/// Variables of the environment that Lambda sets. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
inline constexpr TableWord LambdaVariables[] = {"_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                                                "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID",
                                                "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR"};

constexpr void functionVariables(const Rule& rule, const Model& model, Findings& findings) {
  environmentNames<LambdaFunction>(rule, model, findings);
  for (const auto& function : model.all<LambdaFunction>()) {
    std::size_t bytes = 0;
    for (const auto& variable : function.construct.variables) {
      const auto name = variable.name.view();
      bytes += name.size() + variable.value.text.literal.view().size();
      if (listed(LambdaVariables, name))
        rule.found(findings, function, join({named(function), " sets ", name, ", which Lambda sets itself and refuses; write another name."}));
      else if (isVariableName(name) && (name.size() < 2 || !form::letter(name[0])))
        rule.found(findings, function, join({"'", name, "' of ", named(function), " is no name of a variable for Lambda; write two or more letters, digits and _, beginning with a letter."}));
    }
    if (bytes > 4096) rule.found(findings, function, join({"the environment of ", named(function), " has ", bytes, " bytes, and Lambda takes 4096; keep what is long in a bucket or a parameter."}));
  }
}

constexpr void functionSecrets(const Rule& rule, const Model& model, Findings& findings) {
  eachShownSecret<LambdaFunction>(model, [&](const auto& function, const auto& variable) {
    rule.found(findings, function, join({named(function), " sets ", variable.name, " to a value that everybody who may describe the function reads; ", fetched(variable.name.view(), "it"), "."}));
  });
}

constexpr void functionImage(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>()) {
    const Input& image = function.construct.what;
    if (function.construct.code != LambdaFunction::Code::image || image.variable) continue;
    const auto region = model.settings.region.view();
    const auto repository = repositoryOf(image.literal);
    if (!isImage(image.literal) || repository.name.empty())
      rule.found(findings, function, join({"'", image.literal, "' of ", named(function), " is no image of Elastic Container Registry, and Lambda takes no others; write one such as \"123456789012.dkr.ecr.", region, ".amazonaws.com/worker:1.4.2\"."}));
    else if (repository.region != region)
      rule.found(findings, function, join({"the image '", image.literal, "' of ", named(function), " is kept in ", repository.region, ", and Lambda takes those of its own region; write one of ", region, "."}));
    else if (const auto version = versionOf(image.literal); version.empty() || version == ":latest")
      rule.found(findings, function, join({"the image '", image.literal, "' of ", named(function), " is read when Terraform runs, and never again while its name stays; write its version, such as :1.4.2, or its digest."}));
  }
}

/// What Lambda has run, as of 2025, and what it makes no new functions for. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
inline constexpr TableWord Runtimes[] = {"provided.al2023", "provided.al2", "nodejs20.x", "nodejs22.x", "nodejs24.x", "python3.10", "python3.11", "python3.12", "python3.13", "python3.14", "java8.al2",
                                         "java11", "java17", "java21", "java25", "dotnet8", "dotnet10", "ruby3.2", "ruby3.3", "ruby3.4"};
inline constexpr TableWord PastRuntimes[] = {"provided", "go1.x", "nodejs", "nodejs4.3", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "python2.7",
                                             "python3.6", "python3.7", "python3.8", "python3.9", "java8", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "dotnet5.0", "dotnet6", "dotnet7",
                                             "ruby2.5", "ruby2.7"};

constexpr void functionRuntime(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>()) {
    const LambdaFunction& spec = function.construct;
    const auto name = spec.runtimeName.view();
    if (listed(PastRuntimes, name))
      rule.found(findings, function, join({named(function), " runs on ", name, ", for which Lambda makes no functions any more; write a later one, such as ", name.starts_with("python") ? "python3.13" : name.starts_with("node") ? "nodejs22.x" : name.starts_with("java") ? "java21" : name.starts_with("dotnet") ? "dotnet8" : name.starts_with("ruby") ? "ruby3.4" : "provided.al2023", "."}));
    else if (const auto right = nearest(Runtimes, name); !right.empty() && !(form::digit(name.back()) && name.size() >= right.size()))
      rule.found(findings, function, join({named(function), " runs on ", name, ", which Lambda does not know; write \"", right, "\"."}));
    if (spec.entry.empty() || spec.entry.view().size() > 128 || spec.entry.view().find(' ') != std::string_view::npos)
      rule.found(findings, function, join({named(function), " begins at '", spec.entry, "', and a handler is 1 to 128 characters without spaces; write one such as \"app.handler\"."}));
  }
}

constexpr void functionSchedule(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>())
    for (const auto& schedule : function.construct.schedules)
      if (!wholeMinutes(schedule))
        rule.found(findings, function, join({named(function), " runs every ", schedule.seconds, " seconds, and EventBridge counts whole minutes; write .every(1_min) or more of them."}));
}

constexpr void functionReserve(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>())
    if (function.construct.reserved && *function.construct.reserved < 1)
      rule.found(findings, function, join({named(function), " has ", *function.construct.reserved, " runs reserved, so it never runs; write .reserve(1) or more, or leave it out."}));
}

constexpr void functionNames(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>()) {
    const Text own = nameOf(model, function), role = nameOf(model, function, "function-role");
    const bool hasOwn = !function.construct.role;
    if (own.view().size() > 64 || (hasOwn && role.view().size() > 64))
      rule.found(findings, function, join({"the name ", hasOwn ? role : own, " of ", hasOwn ? "the role of " : "", named(function), " has ", hasOwn ? role.view().size() : own.view().size(), " characters, and AWS takes 64; write a shorter id or prefix."}));
  }
}

constexpr void functionLog(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& function : model.all<LambdaFunction>())
    keptLog(rule, function, findings);
}

}  // namespace ecia::rule
