// SPDX-License-Identifier: Apache-2.0
// Rules of network load balancers.
#pragma once

#include <ecia/rule/load_balancer.hpp>
#include <ecia/rule/security_group.hpp>

namespace ecia::rule {

constexpr void networkListeners(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<NetworkLoadBalancer>()) {
    const auto& listeners = balancer.construct.listeners;
    if (listeners.empty()) rule.found(findings, balancer, join({named(balancer), " listens on no port; write .listen(tcp(7000), target)."}));
    if (listeners.size() > 50) rule.found(findings, balancer, join({named(balancer), " listens on ", listeners.size(), " ports, and AWS takes 50; add a second one."}));
    for (std::size_t i = 0; i < listeners.size(); ++i) {
      const PortRange& port = listeners[i].port;
      if (port.protocol == Protocol::every || port.first != port.last)
        rule.found(findings, balancer, join({named(balancer), " listens on ", port.shown(), ", and a listener has one port of TCP or UDP; write .listen(tcp(", port.first > 0 ? port.first : 7000, "), target), and another for each port more."}));
      for (std::size_t j = 0; j < i; ++j)
        if (listeners[j].port.first == port.first)
          rule.found(findings, balancer, join({named(balancer), " listens on port ", port.first, " twice, which AWS takes once, be it TCP or UDP; write another port."}));
    }
  }
}

constexpr void networkProtocol(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<NetworkLoadBalancer>())
    for (const auto& listener : balancer.construct.listeners) {
      const auto& target = model.of(listener.target);
      if (listener.port.protocol == Protocol::every || target.construct.port.protocol == listener.port.protocol) continue;
      const bool udp = listener.port.protocol == Protocol::udp;
      rule.found(findings, balancer, join({named(balancer), " passes on ", udp ? "UDP" : "TCP", " to ", named(target), ", which takes ", udp ? "TCP" : "UDP", "; write a target group of the same protocol, TargetGroup(network, ", udp ? "udp(" : "tcp(",
                                           target.construct.port.first, "))."}));
    }
}

constexpr void targetKind(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<TargetGroup>();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TargetGroup& spec = rows[i].construct;
    if (spec.port.protocol == Protocol::every || spec.port.first != spec.port.last) {
      rule.found(findings, rows[i], join({named(rows[i]), " is on ", spec.port.shown(), ", and targets listen on one; write TargetGroup(network, tcp(8080))."}));
      continue;
    }
    bool asked = false, passed = false;
    eachRequestTarget(model, [&](const auto&, const auto& target) { asked = asked || target.index == i; });
    eachNetworkTarget(model, [&](const auto&, const auto& target) { passed = passed || target.index == i; });
    if (asked && passed)
      rule.found(findings, rows[i], join({"a load balancer and a network load balancer both send to ", named(rows[i]), ", which takes either requests or connections; add a target group for each."}));
    else if (asked && spec.port.protocol == Protocol::udp)
      rule.found(findings, rows[i], join({named(rows[i]), " takes UDP, and a load balancer sends it requests; write tcp(", spec.port.first, "), or send to it from a NetworkLoadBalancer."}));
    else if (passed && (spec.stickiness || spec.warmUp.count != 0))
      rule.found(findings, rows[i], join({named(rows[i]), " is behind a network load balancer, which knows no cookies and starts no target slowly; leave ", spec.stickiness ? ".sticky(...)" : ".slowStart(...)", " out."}));
    else if (asked && spec.keepsClient)
      rule.found(findings, rows[i], join({named(rows[i]), " is behind a load balancer of requests, which names the client in X-Forwarded-For; leave .preserveClientIp() out."}));
  }
}

constexpr void oneBalancer(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<TargetGroup>();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto once = [&](const auto& balancers, auto eachSent) {
      std::size_t first = balancers.size();
      bool several = false;
      eachSent([&](const auto& balancer, const auto& target) {
        if (target.index != i) return;
        std::size_t at = 0;
        while (&balancers[at] != &balancer) ++at;
        several = several || (first != balancers.size() && first != at);
        if (first == balancers.size()) first = at;
      });
      if (several) rule.found(findings, rows[i], join({"more than one load balancer sends to ", named(rows[i]), ", and AWS takes one; add a target group for each."}));
    };
    once(model.all<LoadBalancer>(), [&](auto visit) { eachRequestTarget(model, visit); });
    once(model.all<NetworkLoadBalancer>(), [&](auto visit) { eachNetworkTarget(model, visit); });
  }
}

constexpr void requestsBehind(const Rule& rule, const Model& model, Findings& findings) {
  eachWorkload(model, [&](const auto& each) {
    if (!each.construct.requests || !each.construct.target) return;
    bool passed = false;
    eachNetworkTarget(model, [&](const auto&, const auto& target) { passed = passed || target == *each.construct.target; });
    if (passed) rule.found(findings, each, join({named(each), " scales by requests, and a network load balancer, which counts none, sends to it; write .cpuTarget(60_percent)."}));
  });
}

constexpr void udpChecked(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& target : model.all<TargetGroup>())
    if (target.construct.port.protocol == Protocol::udp && !target.construct.checked)
      rule.found(findings, target, join({named(target), " takes UDP, and whether a target is well is asked by TCP; write .checkedOn(tcp(8080)), with a port on which it answers."}));
}

constexpr void checkReached(const Rule& rule, const Model& model, Findings& findings) {
  eachHost(model, [&](const auto& instances) {
    if (!instances.construct.target || !instances.construct.group) return;
    const auto& checked = model.of(*instances.construct.target).construct.checked;
    if (!checked) return;
    const auto& group = model.of(*instances.construct.group);
    eachTarget(model, [&](const auto& balancer, const Handle<TargetGroup>& target) {
      if (!(target == *instances.construct.target)) return;
      if (!admits(model, group, *checked, balancer.construct.group, model.of(balancer.construct.subnets).construct.cidr))
        rule.found(findings, group, join({named(balancer), " asks port ", checked->number, " of ", named(instances), " whether it is well, and ", named(group), " does not admit that; write .allow(tcp(", checked->number,
                                          "), from(", balancer.construct.group.id, "))."}));
      else if (const auto& own = model.of(balancer.construct.group); !letsOut(model, own, *checked, *instances.construct.group, model.of(balancer.construct.subnets).construct.cidr))
        rule.found(findings, own, join({named(balancer), " asks port ", checked->number, " of ", named(instances), " whether it is well, and ", named(own), " does not let that out; write .allowOut(tcp(", checked->number, "), to(",
                                        instances.construct.group->id, "))."}));
    });
  });
}

constexpr void networkReached(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<NetworkLoadBalancer>())
    for (const auto& listener : balancer.construct.listeners)
      if (const auto& group = model.of(balancer.construct.group); !admitsPort(group, listener.port))
        rule.found(findings, balancer, join({named(balancer), " listens on ", listener.port.shown(), ", and its ", named(group), " does not admit it; write .allow(", listener.port.written(),
                                             balancer.construct.isInternal ? ", from(callers)) there, with their group." : ", from(internet)) there."}));
}

constexpr void networkNumbers(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<NetworkLoadBalancer>()) {
    const NetworkLoadBalancer& spec = balancer.construct;
    if (spec.idle.count < 60 || spec.idle.count > 6000)
      rule.found(findings, balancer, join({named(balancer), " closes silent connections after ", spec.idle.count, " seconds, and AWS takes 60 to 6000; write .idleTimeout(350_s)."}));
    if (spec.fixed && spec.isInternal)
      rule.found(findings, balancer, join({named(balancer), " is internal and has Elastic IPs, which are for the internet; leave .elasticIps() out."}));
  }
}

constexpr void balancersApart(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& network : model.all<NetworkLoadBalancer>())
    for (const auto& balancer : model.all<LoadBalancer>())
      if (network.id == balancer.id && network.module == balancer.module)
        rule.found(findings, network, join({named(network), " and ", named(balancer), " are both aws_lb.", network.id, " to Terraform; give one of them another id."}));
}

}  // namespace ecia::rule
