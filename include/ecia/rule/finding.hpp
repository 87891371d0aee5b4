// SPDX-License-Identifier: Apache-2.0
// What rules find in a stack.
#pragma once

#include <source_location>
#include <string_view>

#include <ecia/construct/stack.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia::rule {

enum class Severity : std::uint8_t { error, warning };

/// One place that breaks a rule.
struct Finding {
  std::string_view id;  ///< of the rule, "NET-001"
  Severity severity;
  Text sentence;        ///< what is wrong, with the values, and what to write instead
  std::source_location where;
  Text waived{};        ///< the reason of the waiver that lets it pass; empty where none does
};
using Findings = Sequence<Finding>;

/// Something that must hold in every stack. One table of these serves the compiler, `./synth check` and the reference page.
struct Rule {
  std::string_view id;
  Severity severity;
  std::string_view title;   ///< what must hold, one sentence
  std::string_view source;  ///< where AWS or Terraform says so
  void (*check)(const Rule& rule, const Model& model, Findings& findings);  ///< `elsewhere` where a rule asks more than one stack, or the waivers

  /// Adds a finding at a construct.
  template <class C>
  constexpr void found(Findings& findings, const Entry<C>& at, Text sentence) const {
    found(findings, at.where, std::move(sentence));
  }
  /// Adds a finding at a line of its own, such as that of a setting.
  constexpr void found(Findings& findings, const std::source_location& where, Text sentence) const {
    findings.push_back({id, severity, std::move(sentence), where});
  }
};

/// The check of a rule that one stack alone cannot answer: it is made where the other stacks are at hand. A function and no null pointer, since g++ compares no
/// function with null in a constant expression under -fsanitize=undefined.
constexpr void elsewhere(const Rule&, const Model&, Findings&) {}

/// The construct as a sentence names it: Rds 'main'.
template <class C>
constexpr Text named(const Entry<C>& entry) {
  return join({C::Kind, " '", entry.id, "'"});
}

/// Calls `visit` with each construct that scales what load balancers send to: auto scaling groups and services on Fargate.
constexpr void eachWorkload(const Model& model, auto visit) {
  for (const auto& group : model.all<AutoScalingGroup>()) visit(group);
  for (const auto& service : model.all<FargateService>()) visit(service);
}

/// Calls `visit` with each construct that load balancers send to: these, and nodes of Kubernetes.
constexpr void eachHost(const Model& model, auto visit) {
  eachWorkload(model, visit);
  for (const auto& nodes : model.all<EksNodeGroup>()) visit(nodes);
}

/// Calls `visit` with each construct that runs containers: services and tasks on Fargate.
constexpr void eachContainer(const Model& model, auto visit) {
  for (const auto& service : model.all<FargateService>()) visit(service);
  for (const auto& task : model.all<FargateTask>()) visit(task);
}

/// Calls `visit` with the environment of each container of a program: its own, and those of the containers beside it.
constexpr void eachEnvironment(const auto& program, auto visit) {
  visit(program.variables);
  if constexpr (requires { program.sidecars; })
    for (const auto& sidecar : program.sidecars) visit(sidecar.variables);
}

/// Calls `visit` with the image of each container of a service or a task.
constexpr void eachImage(const auto& container, auto visit) {
  visit(container.image);
  for (const auto& sidecar : container.sidecars) visit(sidecar.image);
}

/// Calls `visit` with each construct that runs code of the stack's own in subnets: instances, services, tasks and functions.
constexpr void eachProgram(const Model& model, auto visit) {
  for (const auto& group : model.all<AutoScalingGroup>()) visit(group);
  eachContainer(model, visit);
  for (const auto& function : model.all<LambdaFunction>()) visit(function);
}

/// Calls `visit` with each load balancer, of requests and of connections.
constexpr void eachBalancer(const Model& model, auto visit) {
  for (const auto& balancer : model.all<LoadBalancer>()) visit(balancer);
  for (const auto& balancer : model.all<NetworkLoadBalancer>()) visit(balancer);
}

/// Calls `visit` with each relational database: instances of RDS and clusters of Aurora.
constexpr void eachRelational(const Model& model, auto visit) {
  for (const auto& database : model.all<Rds>()) visit(database);
  for (const auto& cluster : model.all<AuroraCluster>()) visit(cluster);
}

/// Calls `visit` with each construct that keeps data in subnets: databases and caches.
constexpr void eachDatabase(const Model& model, auto visit) {
  eachRelational(model, visit);
  for (const auto& cache : model.all<ElastiCache>()) visit(cache);
}

/// The same with file systems, which are no databases and as private.
constexpr void eachStore(const Model& model, auto visit) {
  eachDatabase(model, visit);
  for (const auto& files : model.all<FileSystem>()) visit(files);
}

/// Whether EventBridge takes an interval, if a schedule is one.
constexpr bool wholeMinutes(const Schedule& schedule) { return !schedule.expression.view().starts_with("rate(") || (schedule.seconds >= 60 && schedule.seconds % 60 == 0); }

/// Whether a role trusts a service.
constexpr bool trusts(const Entry<Role>& role, std::string_view service) {
  for (const auto& trusted : role.construct.services)
    if (sameText(trusted.view(), service)) return true;
  return false;
}

}  // namespace ecia::rule
