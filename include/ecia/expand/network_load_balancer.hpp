// SPDX-License-Identifier: Apache-2.0
// NetworkLoadBalancer -> aws_lb, its listeners and Elastic IPs.
#pragma once

#include <ecia/expand/load_balancer.hpp>

namespace ecia::expand {

inline void expand(const Entry<NetworkLoadBalancer>& entry, auto& context) {
  const NetworkLoadBalancer& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string id = str(entry.id), own = context.named(entry, "nlb");
  aws::lb balancer{.enable_cross_zone_load_balancing = spec.acrossZones,
                   .internal = spec.isInternal,
                   .load_balancer_type = "network",
                   .name = own,
                   .security_groups = {groupId(spec.group)}};
  const auto subnets = routedSubnetIds(spec.subnets, context);
  if (spec.fixed) {
    std::vector<tf::block_of<&aws::lb::subnet_mapping>> mappings;
    for (unsigned zone = 0; zone < subnets.size(); ++zone) {
      const std::string where = zoneName(context.model.of(spec.subnets).construct, zone, context);
      const auto address = module.add(part(id, "nlb_" + where), aws::eip{.domain = "vpc", .tags = context.tags(own + "-" + where)});
      mappings.push_back({.allocation_id = address.id(), .subnet_id = subnets[zone]});
    }
    balancer.subnet_mapping = mappings;
  } else {
    balancer.subnets = subnets;
  }
  const auto made = module.add(label(id), balancer);
  for (const auto& each : spec.listeners) {
    const bool udp = each.port.protocol == Protocol::udp;
    aws::lb_listener listener{.default_action = {{.target_group_arn = at<aws::lb_target_group>(each.target).arn(), .type = "forward"}},
                              .load_balancer_arn = made.arn(),
                              .port = each.port.first,
                              .protocol = each.certificate ? "TLS" : udp ? "UDP" : "TCP"};
    if (each.certificate) {
      listener.certificate_arn = certificateArn(*each.certificate, context);
      listener.ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06";
    } else if (!udp && spec.idle.count != 350) {
      listener.tcp_idle_timeout_seconds = spec.idle.count;
    }
    module.add(listenerOf(id, each), listener);
  }
}

}  // namespace ecia::expand
