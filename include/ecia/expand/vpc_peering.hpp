// SPDX-License-Identifier: Apache-2.0
// VpcPeering -> aws_vpc_peering_connection, and routes to it.
#pragma once

#include <ecia/expand/vpc.hpp>

namespace ecia::expand {

namespace detail {
/// The route tables of a VPC of the stack: one of the public subnets, one of the database subnets, and one of the private subnets of each zone.
inline std::vector<std::string> routeTablesOf(const Entry<VpcOf>& vpc, const Context& context) {
  std::vector<std::string> tables{"public", "database"};
  for (unsigned zone = 0; zone < vpc.construct.zones; ++zone) tables.push_back("private_" + zoneName(vpc.construct, zone, context));
  return tables;
}
}  // namespace detail

inline void expand(const Entry<VpcPeering>& entry, auto& context) {
  const VpcPeering& spec = entry.construct;
  auto& module = context.in(entry);
  const auto peerId = spec.peer ? tf::Value<aws::kind::vpc_id>(vpcId(*spec.peer, context)) : tf::Value<aws::kind::vpc_id>(context.template value<aws::kind::vpc_id>(*spec.id));
  const auto connection = module.add(label(entry.id), aws::vpc_peering_connection{.auto_accept = true,
                                                                                  .peer_vpc_id = peerId,
                                                                                  .tags = context.tags(context.named(entry)),
                                                                                  .vpc_id = vpcId(spec.vpc, context)});
  const auto routes = [&](const Handle<VpcOf>& of, const Cidr& to, const std::string& from) {
    const auto name = label(entry.id) + "_" + from;
    const auto add = [&](const std::string& called, tf::Value<aws::kind::route_table_id> table, tf::Meta meta) {
      module.add(called, aws::route{.destination_cidr_block = str(to.text()), .route_table_id = std::move(table), .vpc_peering_connection_id = connection.id()}, meta);
    };
    if (context.model.of(of).construct.id) {
      const auto tables = module.add(name, aws::data::route_tables{.vpc_id = vpcId(of, context)});
      add(name, tf::unchecked(tf::each_value), {.for_each = tf::toset(tables.ids())});
    } else {
      for (const auto& table : detail::routeTablesOf(context.model.of(of), context)) add(name + "_" + table, at<aws::route_table>(of, part(of.id, table)).id(), {});
    }
  };
  routes(spec.vpc, spec.peer ? context.model.of(*spec.peer).construct.cidr : *spec.block, "requester");
  if (spec.peer) routes(*spec.peer, context.model.of(spec.vpc).construct.cidr, "accepter");
}

}  // namespace ecia::expand
