// SPDX-License-Identifier: Apache-2.0
// Rules of load balancers and target groups.
#pragma once

#include <ecia/rule/name.hpp>

namespace ecia::rule {

/// Calls `visit(balancer, target)` for each target group that a load balancer of requests sends to, by itself or by a rule.
constexpr void eachRequestTarget(const Model& model, auto visit) {
  for (const auto& balancer : model.all<LoadBalancer>()) visit(balancer, balancer.construct.target);
  for (const auto& listener : model.all<ListenerRule>()) visit(model.of(listener.construct.balancer), listener.construct.target);
}
/// The same for those of network load balancers.
constexpr void eachNetworkTarget(const Model& model, auto visit) {
  for (const auto& balancer : model.all<NetworkLoadBalancer>())
    for (const auto& listener : balancer.construct.listeners) visit(balancer, listener.target);
}
/// The same for all load balancers.
constexpr void eachTarget(const Model& model, auto visit) {
  eachRequestTarget(model, visit);
  eachNetworkTarget(model, visit);
}

/// Whether addresses join a target group, as those of tasks do, in place of instances.
constexpr bool byAddress(const Entry<TargetGroup>& target, const Model& model) {
  for (const auto& service : model.all<FargateService>())
    if (service.construct.target && &model.of(*service.construct.target) == &target) return true;
  return false;
}
/// The network load balancer that sends to a target group; null where none does.
constexpr const Entry<NetworkLoadBalancer>* networkSenderOf(const Entry<TargetGroup>& target, const Model& model) {
  const Entry<NetworkLoadBalancer>* sender = nullptr;
  eachNetworkTarget(model, [&](const auto& balancer, const auto& to) {
    if (sender == nullptr && &model.of(to) == &target) sender = &balancer;
  });
  return sender;
}
/// What stands behind the id in the name of a target group: what Terraform makes it anew for, but the VPC. The new one is made before the old one goes, which a load balancer uses until then, and two of
/// one name there cannot be. "8080" of instances, "8080-ip" of tasks, "udp-7000" behind a network load balancer.
constexpr Text suffixOf(const Entry<TargetGroup>& target, const Model& model) {
  const PortRange& port = target.construct.port;
  const std::string_view protocol = networkSenderOf(target, model) == nullptr ? "" : port.protocol == Protocol::udp ? "udp-" : "tcp-";
  return join({protocol, port.first, byAddress(target, model) ? "-ip" : ""});
}

/// Whether a load balancer sends to the target group, by itself or by a rule.
constexpr bool isSentTo(const Model& model, std::size_t of) {
  bool sent = false;
  eachTarget(model, [&](const auto&, const auto& target) { sent = sent || target.index == of; });
  return sent;
}

constexpr void ruleNumbers(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<ListenerRule>();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int number = rows[i].construct.priority;
    if (number < 1 || number > 50000) rule.found(findings, rows[i], join({named(rows[i]), " has the number ", number, ", and AWS takes 1 to 50000; write one of these."}));
    for (std::size_t j = 0; j < i; ++j)
      if (rows[j].construct.priority == number && rows[j].construct.balancer == rows[i].construct.balancer)
        rule.found(findings, rows[i], join({named(rows[i]), " and ", named(rows[j]), " both have the number ", number, " at ", named(model.of(rows[i].construct.balancer)), "; write another number."}));
  }
}

constexpr void ruleConditions(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& listener : model.all<ListenerRule>()) {
    const std::size_t values = listener.construct.paths.size() + listener.construct.hosts.size();
    if (values == 0)
      rule.found(findings, listener, join({named(listener), " has no condition; write .path(\"/api/*\") or .host(\"api.example.com\")."}));
    else if (values > 5)
      rule.found(findings, listener, join({named(listener), " has ", values, " paths and hosts, and AWS takes 5; write a second rule."}));
    const auto takes = [](std::string_view text, std::string_view marks) {
      return form::all(text, 1, 128, [=](char c) { return form::letter(c) || form::digit(c) || marks.find(c) != std::string_view::npos; });
    };
    for (const auto& host : listener.construct.hosts)
      if (!takes(host, "-.*?"))
        rule.found(findings, listener, join({"the host '", host, "' of ", named(listener), " is not 1 to 128 letters, digits and -.*?, as AWS takes them; write one such as \"api.example.com\"."}));
    for (const auto& path : listener.construct.paths)
      if (!takes(path, "_-.$/~\"'@:+&*?"))
        rule.found(findings, listener, join({"the path '", path, "' of ", named(listener), " is not 1 to 128 letters, digits and _-.$/~\"'@:+&*?, as AWS takes them; write one such as \"/api/*\"."}));
      else if (!path.view().starts_with('/') && !path.view().starts_with('*'))
        rule.found(findings, listener, join({"the path '", path, "' of ", named(listener), " does not begin with '/', so no request has it; write \"/", path, "\"."}));
  }
}

constexpr void targetUsed(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<TargetGroup>();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!isSentTo(model, i)) rule.found(findings, rows[i], join({"no load balancer sends to ", named(rows[i]), "; write LoadBalancer(subnets, group, target), or a ListenerRule to it."}));
}

// Of a group that scales by requests EC2-052 says it.
constexpr void groupUsed(const Rule& rule, const Model& model, Findings& findings) {
  const auto look = [&](const auto& group) {
    if (group.construct.target && !isSentTo(model, group.construct.target->index))
      rule.found(findings, group, join({named(group), " is behind ", named(model.of(*group.construct.target)), ", to which no load balancer sends, so nothing asks its instances, nor for their health; write LoadBalancer(subnets, group, target), or a ListenerRule to it."}));
  };
  for (const auto& group : model.all<AutoScalingGroup>())
    if (!group.construct.requests) look(group);
  for (const auto& nodes : model.all<EksNodeGroup>()) look(nodes);
}

constexpr void balancerPrefix(const Rule& rule, const Model& model, Findings& findings) {
  const auto prefix = model.settings.prefix.view();
  if (!(model.all<LoadBalancer>().empty() && model.all<NetworkLoadBalancer>().empty()) && (prefix == "internal" || prefix.starts_with("internal-")))
    rule.found(findings, model.settings.where, join({"names of load balancers begin with the prefix '", prefix, "', and AWS keeps 'internal-' for its own; write another prefix."}));
}

constexpr void targetName(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& target : model.all<TargetGroup>()) {
    const Text name = nameOf(model, target, suffixOf(target, model));
    if (name.view().size() > 32)
      rule.found(findings, target, join({"the name of ", named(target), ", ", name, ", has ", name.view().size(), " characters, and AWS takes 32; write a shorter id or prefix."}));
  }
}

constexpr void checkInterval(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& target : model.all<TargetGroup>())
    if (const auto every = target.construct.interval.count; every <= 5 || every > 300)
      rule.found(findings, target, join({named(target), " is checked every ", every, " seconds, and a check waits 5 seconds for its answer; write .healthCheck(path, every) with 6 to 300 seconds."}));
}

constexpr void checkPath(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& target : model.all<TargetGroup>())
    if (const auto path = target.construct.asksFor(); !path.starts_with('/') || path.size() > 1024)
      rule.found(findings, target, join({"the health check path '", path, "' of ", named(target), " is not '/' and up to 1023 characters more; write .healthCheck(\"/health\", every)."}));
}

constexpr void checkThresholds(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& target : model.all<TargetGroup>()) {
    const int up = target.construct.healthyAfter, down = target.construct.unhealthyAfter;
    if (up < 2 || up > 10 || down < 2 || down > 10)
      rule.found(findings, target, join({named(target), " is healthy after ", up, " checks and unhealthy after ", down, "; write .thresholds(healthy, unhealthy) with 2 to 10 each."}));
  }
}

constexpr void deregistration(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& target : model.all<TargetGroup>())
    if (const auto delay = target.construct.delay.count; delay < 0 || delay > 3600)
      rule.found(findings, target, join({named(target), " waits ", delay, " seconds before a target leaves, and AWS takes 0 to 3600; write .deregistrationDelay(30_s)."}));
}

constexpr void slowStart(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& target : model.all<TargetGroup>())
    if (const auto time = target.construct.warmUp.count; time != 0 && (time < 30 || time > 900))
      rule.found(findings, target, join({named(target), " starts its targets slowly for ", time, " seconds, and AWS takes 30 to 900; write .slowStart(30_s)."}));
}

constexpr void stickiness(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& target : model.all<TargetGroup>()) {
    if (!target.construct.stickiness) continue;
    if (const auto time = target.construct.stickiness->count; time < 1 || time > 604800)
      rule.found(findings, target, join({named(target), " keeps a client at its target for ", time, " seconds, and AWS takes 1 to 604800; write .sticky(3600_s)."}));
    if (!target.construct.cookie) continue;
    const auto name = target.construct.cookie->view();
    const bool token = form::all(name, 1, 256, [](char c) { return c > ' ' && c < 127 && std::string_view("()<>@,;:\\\"/[]?={}").find(c) == std::string_view::npos; });
    if (!token || name.starts_with("AWSALB"))
      rule.found(findings, target, join({"'", name, "' is no cookie by which ", named(target), " can know a client: AWS keeps AWSALB..., and a name has letters, digits and -_.; write the application's own, .stickyBy(\"SESSION\", ...)."}));
  }
}

constexpr void idleTimeout(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>())
    if (const auto time = balancer.construct.idle.count; time < 1 || time > 4000)
      rule.found(findings, balancer, join({named(balancer), " closes silent connections after ", time, " seconds, and AWS takes 1 to 4000; write .idleTimeout(60_s)."}));
}

constexpr void productionTls(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>())
    if (production(model) && !balancer.construct.isInternal && !balancer.construct.certificate)
      rule.found(findings, balancer, join({named(balancer), " of production speaks plain HTTP, which anybody on the way reads; write .https(certificate)."}));
}

constexpr void onlyTlsCertified(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>())
    if (balancer.construct.onlyTls && !balancer.construct.certificate)
      rule.found(findings, balancer, join({named(balancer), " is to speak HTTPS alone, and has no certificate; write .https(certificate) as well."}));
}

constexpr void targetVpc(const Rule& rule, const Model& model, Findings& findings) {
  const auto check = [&](const auto& entry, const Subnets& subnets, const Handle<TargetGroup>& target) {
    if (model.of(target).construct.vpc.index != subnets.vpc)
      rule.found(findings, entry, join({named(entry), " lies in ", named(model.of(subnets)), ", and its ", named(model.of(target)), " belongs to ",
                                       named(model.of(model.of(target).construct.vpc)), "; write a target group and subnets of one VPC."}));
  };
  eachTarget(model, [&](const auto& balancer, const auto& target) { check(balancer, balancer.construct.subnets, target); });
  eachHost(model, [&](const auto& each) {
    if (each.construct.subnets && each.construct.target) check(each, *each.construct.subnets, *each.construct.target);
  });
}

constexpr void targetFilled(const Rule& rule, const Model& model, Findings& findings) {
  eachTarget(model, [&](const auto& balancer, const Handle<TargetGroup>& target) {
    bool filled = false;
    Text idle;
    std::source_location where;
    eachHost(model, [&](const auto& each) {
      if constexpr (requires { each.construct.backlog; }) {
        if (each.construct.backlog && !each.construct.target) return;  // it works for a queue
      } else if (!each.construct.target) {
        return;  // pods may answer nobody
      }
      if constexpr (requires { each.construct.found; })
        if (each.construct.found && !each.construct.target) return;  // others find it by its name
      if (each.construct.target) {
        filled = filled || *each.construct.target == target;
      } else if (each.construct.subnets && each.construct.subnets->vpc == balancer.construct.subnets.vpc) {
        idle = named(each);
        where = each.where;
      }
    });
    if (!filled && !idle.empty())
      rule.found(findings, where, join({"nothing is behind ", named(model.of(target)), ", to which ", named(balancer), " sends, so nobody answers; write .behind(", target.id, ") at ", idle, "."}));
  });
}

}  // namespace ecia::rule
