// SPDX-License-Identifier: Apache-2.0
// Containers beside the one of a service or a task on Fargate.
#pragma once

#include <ecia/construct/environment.hpp>

namespace ecia {

/// A container that runs beside the one of a service or a task: a collector of traces, a proxy, or, with `runsFirst`, work to be done before that one starts:
/// `Sidecar("migrate", image).command({"bin/migrate"}).runsFirst()`. Containers start in the order they are stated in, each when the one before it has started, is well where it has a health check, or has
/// ended with 0 where it runs first, and the task's own starts last; they stop the other way round. They have one address, so that they reach one another at localhost, one role, one size and one log, where the
/// names of a sidecar's streams begin with its own. The task ends where a sidecar does, unless it is `notEssential`.
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/example_task_definitions.html#example_task_definition-containerdependency
class Sidecar {
 public:
  /// @param called its name in the task, "otel"; letters, digits, '-' and '_'  @param of the image, as for a service
  constexpr Sidecar(Text called, Input of) : name(std::move(called)), image(std::move(of)) {}

  /// A variable of the environment, as at a service. What it says of a construct, tasks have to reach and may have to use.
  constexpr Sidecar environment(Text called, EnvironmentValue value) const { return with({std::move(called), std::move(value)}); }
  /// A variable of the environment whose value is a key of a secret, read by ECS when a task starts.
  constexpr Sidecar secret(Text called, Handle<Secret> of, Text key) const { return with({std::move(called), "", of, std::move(key)}); }
  /// The value of a parameter, read when the container starts: `.secret("STRIPE_KEY", key)`.
  constexpr Sidecar secret(Text called, Handle<Parameter> of) const { return with({std::move(called), "", {}, {}, false, of}); }
  /// The same with what the stack does not keep: a secret or a parameter whose ARN a variable gives.
  constexpr Sidecar secret(Text called, Handle<Variable> arn) const { return with({std::move(called), arn, {}, {}, true}); }
  /// What it runs, in place of the image's own command.
  constexpr Sidecar command(Sequence<Text> instead) const { return changed(*this, &Sidecar::words, std::move(instead)); }
  /// ECS asks it whether it is well, as at a service, and what comes after it starts once it is: `healthCheck({"CMD", "/healthcheck"})`.
  constexpr Sidecar healthCheck(Sequence<Text> command) const { return changed(*this, &Sidecar::probe, std::move(command)); }
  /// It does its work and ends, and what comes after it starts when it has ended with 0. Where it ends with another code, the task does not start.
  constexpr Sidecar runsFirst() const { return changed(*this, &Sidecar::first, true); }
  /// The task goes on when it ends.
  constexpr Sidecar notEssential() const { return changed(*this, &Sidecar::dispensable, true); }
  /// It is ended when it takes more of the task's memory than this.
  constexpr Sidecar memory(MiB most) const { return changed(*this, &Sidecar::ram, most); }
  /// An empty directory that it may write to, as at a service; containers that name the same one share it.
  constexpr Sidecar scratch(Text path) const {
    auto next = *this;
    next.scratches.push_back(std::move(path));
    return next;
  }
  /// It cannot write to its own file system.
  constexpr Sidecar readOnly() const { return changed(*this, &Sidecar::sealed, true); }

  Text name;
  Input image;
  Sequence<EnvironmentVariable> variables{};
  Sequence<Text> words{};
  Sequence<Text> probe{};
  bool first = false, dispensable = false;
  Optional<MiB> ram{};
  Sequence<Text> scratches{};
  bool sealed = false;

 private:
  constexpr Sidecar with(EnvironmentVariable variable) const {
    auto next = *this;
    next.variables.push_back(std::move(variable));
    return next;
  }
};

}  // namespace ecia
