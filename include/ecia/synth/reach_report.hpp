// SPDX-License-Identifier: Apache-2.0
// Who opens connections to whom in a stack, as the proofs know it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <ecia/expand/context.hpp>
#include <ecia/rule/reach.hpp>

namespace ecia::synthesis {

namespace detail {
/// Everything in a stack that opens or takes connections.
inline std::vector<Endpoint> endpointsOf(const Model& model) {
  std::vector<Endpoint> ends;
  const auto add = [&]<class C>(const Sequence<Entry<C>>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      Handle<C> handle{};
      handle.index = i;
      ends.push_back(handle);
    }
  };
  add(model.all<Distribution>());
  add(model.all<LoadBalancer>());
  add(model.all<NetworkLoadBalancer>());
  add(model.all<AutoScalingGroup>());
  add(model.all<FargateService>());
  add(model.all<FargateTask>());
  add(model.all<EksNodeGroup>());
  add(model.all<LambdaFunction>());
  add(model.all<BastionHost>());
  add(model.all<Rds>());
  add(model.all<AuroraCluster>());
  add(model.all<ElastiCache>());
  add(model.all<FileSystem>());
  return ends;
}

/// Who a rule of a security group names, where that is nobody of the stack and may come to the target; empty where it is.
inline std::string strangerOf(const Model& model, const Peer& peer, bool publicAddress, bool dualStack) {
  if (peer.ipv6) return dualStack ? "every IPv6 address" : "";
  if (peer.cloudFront) return publicAddress && model.all<Distribution>().empty() ? "CloudFront" : "";
  if (peer.blocks) return expand::str(rule::named(model.of(*peer.blocks))) + (publicAddress ? "" : " within the VPC");
  if (peer.block && *peer.block == internet) return "the internet";
  return peer.block ? expand::str(peer.block->text()) : "";
}
}  // namespace detail

/// Each end with the ports it takes connections on, and from whom:
///   Rds 'main'
///     3306 from AutoScalingGroup 'main'
/// What a variable lists is named as such: it is known when Terraform runs, and what has no public address can only be reached by what of it lies near.
inline std::string reachesIn(const Model& model) {
  const auto ends = detail::endpointsOf(model);
  std::string text;
  for (const auto& to : ends) {
    if (to.of == Endpoint::Of::function || to.of == Endpoint::Of::task) continue;  // nobody connects to these
    const auto target = rule::detail::placeOf(model, to);
    const bool dualStack = to.of == Endpoint::Of::balancer && model.all<LoadBalancer>()[to.index].construct.ipv6;
    std::map<std::string, std::string> ports;  // by numbers, which stand before the name
    const auto reached = [&](const PortRange& at, const std::string& by) {
      std::string& sources = ports[std::to_string(100000 + at.first) + std::to_string(100000 + at.last) + expand::str(at.name())];
      if ((", " + sources + ",").find(", " + by + ",") == std::string::npos) sources += (sources.empty() ? "" : ", ") + by;
    };
    if (!target.guarded)
      for (const Port port : {tcp(80), tcp(443)})
        if (rule::reaches(model, Endpoint(internet), to, port)) reached(port, "the internet");
    const auto listed = [&](const SecurityGroup::Rule& ingress, const PortRange& at) {
      const auto& peer = ingress.peer;
      const auto passes = [&](const Endpoint& from) { return !rule::barrier(model, from, to, at, rule::detail::Share::any).stands(); };
      const auto stranger = detail::strangerOf(model, peer, target.publicAddress, dualStack);
      const bool known = !stranger.empty() && (!peer.block || passes(Endpoint(*peer.block)));
      if (known) reached(at, stranger);
      if (peer.blocks || peer.ipv6 || (known && peer.block && *peer.block == internet)) return;  // what a variable lists may be anybody, and the internet is everybody
      for (const auto& from : ends) {
        if (from.of == to.of && from.index == to.index && from.of != Endpoint::Of::fleet && from.of != Endpoint::Of::service) continue;  // instances and tasks have others beside them
        const auto source = rule::detail::placeOf(model, from);
        const bool near = rule::detail::adjoin(model, source, from, target, to);
        const auto admits = [&](bool overInternet) { return rule::detail::admits(model, ingress, from, source, overInternet, rule::detail::Share::any); };
        if (((near && admits(false)) || admits(true)) && passes(from)) reached(at, expand::str(source.name));
      }
    };
    if (target.group != nullptr)
      for (const auto& ingress : target.group->construct.ingress)
        rule::detail::eachPort(model, to, [&](const PortRange& listened) {
          if (const auto at = rule::detail::common(ingress.ports, listened)) listed(ingress, *at);
        });
    text += "  " + expand::str(target.name) + "\n";
    for (const auto& [at, sources] : ports) text += "    " + at.substr(12) + " from " + sources + "\n";
    if (ports.empty()) text += "    nobody\n";
  }
  return text.empty() ? "  nothing here takes connections\n" : text;
}

}  // namespace ecia::synthesis
