// SPDX-License-Identifier: Apache-2.0
// VpcPeering -> aws_vpc_peering_connection, and routes to it.
#pragma once

#include <ecia/expand/vpc.hpp>

namespace ecia::expand {

namespace detail {
/// The route tables of a VPC: one of the public subnets, one of the database subnets, and one of the private subnets of each zone.
inline std::vector<std::string> routeTablesOf(const Entry<VpcOf>& vpc, const Context& context) {
  std::vector<std::string> tables{"public", "database"};
  for (unsigned zone = 0; zone < vpc.construct.zones; ++zone) tables.push_back("private_" + zoneName(context.model.settings.region, zone));
  return tables;
}
}  // namespace detail

inline void expand(const Entry<VpcPeering>& entry, auto& context) {
  const VpcPeering& spec = entry.construct;
  auto& module = context.in(entry);
  const auto peerId = spec.peer ? tf::Value<aws::kind::vpc_id>(at<aws::vpc>(*spec.peer).id()) : tf::Value<aws::kind::vpc_id>(context.template value<aws::kind::vpc_id>(*spec.id));
  const auto connection = module.add(label(entry.id), aws::vpc_peering_connection{.auto_accept = true,
                                                                                  .peer_vpc_id = peerId,
                                                                                  .tags = context.tags(context.named(entry)),
                                                                                  .vpc_id = at<aws::vpc>(spec.vpc).id()});
  const auto routes = [&](const Handle<VpcOf>& of, const Cidr& to, const std::string& from) {
    for (const auto& table : detail::routeTablesOf(context.model.of(of), context))
      module.add(label(entry.id) + "_" + from + "_" + table, aws::route{.destination_cidr_block = str(to.text()),
                                                                        .route_table_id = at<aws::route_table>(of, part(of.id, table)).id(),
                                                                        .vpc_peering_connection_id = connection.id()});
  };
  routes(spec.vpc, spec.peer ? context.model.of(*spec.peer).construct.cidr : *spec.block, "requester");
  if (spec.peer) routes(*spec.peer, context.model.of(spec.vpc).construct.cidr, "accepter");
}

}  // namespace ecia::expand
