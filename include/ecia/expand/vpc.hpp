// SPDX-License-Identifier: Apache-2.0
// Vpc and FlowLog -> aws_vpc, subnets, gateways, route tables, aws_flow_log.
#pragma once

#include <vector>

#include <ecia/aws/default.hpp>
#include <ecia/aws/eip.hpp>
#include <ecia/aws/flow.hpp>
#include <ecia/aws/internet.hpp>
#include <ecia/aws/nat.hpp>
#include <ecia/aws/route.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/subnet.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/expand/log_group.hpp>
#include <ecia/expand/role.hpp>

namespace ecia::expand {

/// The id of a VPC, made by the stack or found.
inline tf::Expr<aws::kind::vpc_id> vpcId(const Handle<VpcOf>& vpc, const Context& context) {
  return context.model.of(vpc).construct.id ? at<aws::data::vpc>(vpc).id() : at<aws::vpc>(vpc).id();
}
/// The Terraform name of a VPC's subnet of that tier and zone.
inline std::string subnetName(std::string_view id, const VpcOf& vpc, Tier tier, unsigned zone, const Context& context) {
  return part(id, str(nameOf(tier)) + "_" + zoneName(vpc, zone, context));
}
/// The id of the VPC's subnet of that tier and zone.
inline tf::Expr<aws::kind::subnet_id> subnetId(const Subnets& subnets, unsigned zone, const Context& context) {
  const VpcOf& vpc = context.model.of(subnets).construct;
  const auto name = subnetName(subnets.id, vpc, subnets.tier, zone, context);
  return vpc.id ? at<aws::data::subnet>(subnets, name).id() : at<aws::subnet>(subnets, name).id();
}
/// The ids of all subnets of a tier.
inline std::vector<tf::Value<aws::kind::subnet_id>> subnetIds(const Subnets& subnets, const Context& context) {
  std::vector<tf::Value<aws::kind::subnet_id>> ids;
  for (unsigned zone = 0; zone < context.model.of(subnets).construct.zones; ++zone) ids.push_back(subnetId(subnets, zone, context));
  return ids;
}

/// The same for what talks to the outside as soon as it is there: a subnet is used once it has its way out, since instances of a first apply would run their user data
/// minutes before the NAT gateway is there, and an internet gateway is no part of a subnet. A VPC that others keep has its ways.
inline tf::Expr<aws::kind::subnet_id> routedSubnetId(const Subnets& subnets, unsigned zone, const Context& context) {
  const VpcOf& vpc = context.model.of(subnets).construct;
  const bool open = subnets.tier == Tier::open;
  if (vpc.id || (!open && (subnets.tier != Tier::app || vpc.nat == Nat::none))) return subnetId(subnets, zone, context);
  const auto place = str(nameOf(subnets.tier)) + "_" + zoneName(vpc, zone, context);
  auto subnet = at<aws::subnet>(subnets, part(subnets.id, place));
  for (const auto& way : {"aws_route." + part(subnets.id, open ? "public" : place), "aws_route_table_association." + part(subnets.id, place)})
    subnet = tf::Address::completed(subnet, tf::Address(str(subnets.module), way));
  return subnet.id();
}
inline std::vector<tf::Value<aws::kind::subnet_id>> routedSubnetIds(const Subnets& subnets, const Context& context) {
  std::vector<tf::Value<aws::kind::subnet_id>> ids;
  for (unsigned zone = 0; zone < context.model.of(subnets).construct.zones; ++zone) ids.push_back(routedSubnetId(subnets, zone, context));
  return ids;
}

namespace detail {
/// A route table of one tier, its default route if it has one, and the subnets that use it.
inline aws::route_table::Attributes routeTable(tf::Module& module, const Context& context, const std::string& id, const std::string& role,
                                               const aws::vpc::Attributes& vpc, const std::string& name) {
  return module.add(part(id, role), aws::route_table{.tags = context.tags(name), .vpc_id = vpc.id()});
}

/// Looks for a VPC that others keep, and for those of its subnets that are named.
inline void find(const Entry<VpcOf>& entry, auto& context) {
  const VpcOf& spec = entry.construct;
  auto& module = context.in(entry);
  // What is found is compared with what the stack says, before anything is changed.
  const auto is = [](const std::string& condition, const std::string& said, const std::string& found, std::string_view instead) {
    const auto otherwise = tf::text("The stack says that ", said, ", and it has ", tf::Expr<tf::string>(found), "; ", instead);
    return tf::Meta{.lifecycle = {.postcondition = {{.condition = tf::Expr<tf::boolean>(condition), .error_message = otherwise}}}};
  };
  const auto block = str(spec.cidr.text());
  const std::string blocks = "self.cidr_block_associations[*].cidr_block";
  const auto vpc = module.add(label(entry.id), aws::data::vpc{.id = context.value(*spec.id)},
                              is("contains(" + blocks + ", \"" + block + "\")", "this VPC has the block " + block, "join(\", \", " + blocks + ")", "write that in Vpc<...>."));
  for (const Tier tier : {Tier::open, Tier::app, Tier::database})
    for (unsigned zone = 0; spec.has(tier) && zone < spec.zones; ++zone) {
      const auto subnet = str(spec.subnet(tier, zone).text()), where = availabilityZone(spec, zone, context);
      module.add(subnetName(entry.id, spec, tier, zone, context), aws::data::subnet{.cidr_block = subnet, .vpc_id = vpc.id()},
                 is("self.availability_zone == \"" + where + "\"", "the subnet " + subnet + " has the zone " + where, "self.availability_zone", "write that at its place in .azNames({...})."));
    }
}
}  // namespace detail

inline void expand(const Entry<VpcOf>& entry, auto& context) {
  const VpcOf& spec = entry.construct;
  if (spec.id) return detail::find(entry, context);
  auto& module = context.in(entry);
  const std::string id = str(entry.id);
  aws::vpc whole{.cidr_block = str(spec.cidr.text()),
                 .enable_dns_hostnames = true,
                 .enable_dns_support = true,
                 .tags = context.tags(context.named(entry, "vpc"))};
  if (spec.ipv6) whole.assign_generated_ipv6_cidr_block = true;
  const auto vpc = module.add(label(id), whole);
  // AWS's own group lets its members talk to each other and everything out; managed without rules, it lets nothing through.
  module.add(label(id), aws::default_security_group{.tags = context.tags(context.named(entry, "unused")), .vpc_id = vpc.id()});
  const auto gateway = module.add(label(id), aws::internet_gateway{.tags = context.tags(context.named(entry, "igw")), .vpc_id = vpc.id()});

  bool kubernetes = false;
  for (const auto& cluster : context.model.template all<EksCluster>()) kubernetes = kubernetes || (cluster.construct.subnets && &context.model.of(*cluster.construct.subnets) == &entry);
  // By these, clusters find where the load balancers go that services and ingresses ask for.
  // https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html
  const auto subnetTags = [&](Tier tier, const std::string& name) {
    std::map<std::string, tf::Value<tf::string>> tags{{"Name", name}};
    if (kubernetes && tier != Tier::database) tags.emplace(tier == Tier::open ? "kubernetes.io/role/elb" : "kubernetes.io/role/internal-elb", "1");
    return tf::Value<tf::map<tf::string>>(tags);
  };
  for (const Tier tier : {Tier::open, Tier::app, Tier::database})
    for (unsigned zone = 0; zone < spec.zones; ++zone) {
      aws::subnet subnet{.availability_zone = availabilityZone(spec, zone, context),
                         .cidr_block = str(spec.subnet(tier, zone).text()),
                         .map_public_ip_on_launch = false,
                         .tags = subnetTags(tier, context.named(entry, std::string(nameOf(tier)) + "-" + zoneName(spec, zone, context))),
                         .vpc_id = vpc.id()};
      // AWS gives the VPC a /56, which has 256 blocks of the /64 that a subnet takes.
      if (spec.ipv6 && tier == Tier::open) subnet.ipv6_cidr_block = tf::call<tf::string>("cidrsubnet", vpc.ipv6_cidr_block(), 8, zone);
      module.add(subnetName(id, spec, tier, zone, context), subnet);
    }

  const auto open = detail::routeTable(module, context, id, "public", vpc, context.named(entry, "public"));
  module.add(part(id, "public"), aws::route{.destination_cidr_block = "0.0.0.0/0", .gateway_id = gateway.id(), .route_table_id = open.id()});
  if (spec.ipv6) module.add(part(id, "public_ipv6"), aws::route{.destination_ipv6_cidr_block = "::/0", .gateway_id = gateway.id(), .route_table_id = open.id()});
  const auto database = detail::routeTable(module, context, id, "database", vpc, context.named(entry, "database"));

  for (unsigned zone = 0; zone < spec.zones; ++zone) {
    const std::string where = zoneName(spec, zone, context);
    const auto subnet = [&](Tier tier) { return at<aws::subnet>(entry, subnetName(entry.id, spec, tier, zone, context)).id(); };
    module.add(part(id, "public_" + where), aws::route_table_association{.route_table_id = open.id(), .subnet_id = subnet(Tier::open)});
    module.add(part(id, "database_" + where), aws::route_table_association{.route_table_id = database.id(), .subnet_id = subnet(Tier::database)});
    const auto inner = detail::routeTable(module, context, id, "private_" + where, vpc, context.named(entry, "private-" + where));
    module.add(part(id, "private_" + where), aws::route_table_association{.route_table_id = inner.id(), .subnet_id = subnet(Tier::app)});
    if (spec.nat == Nat::perZone || (spec.nat == Nat::single && zone == 0)) {
      const auto address = module.add(part(id, "nat_" + where), aws::eip{.domain = "vpc", .tags = context.tags(context.named(entry, "nat-" + where))},
                                      {.depends_on = {gateway}});
      module.add(part(id, "az_" + where), aws::nat_gateway{.allocation_id = address.id(),
                                                           .subnet_id = subnet(Tier::open),
                                                           .tags = context.tags(context.named(entry, "nat-" + where))},
                 {.depends_on = {gateway}});
    }
    if (spec.nat != Nat::none) {
      const std::string through = spec.nat == Nat::perZone ? where : zoneName(spec, 0, context);
      module.add(part(id, "private_" + where), aws::route{.destination_cidr_block = "0.0.0.0/0",
                                                          .nat_gateway_id = at<aws::nat_gateway>(entry, part(id, "az_" + through)).id(),
                                                          .route_table_id = inner.id()});
    }
  }
}

inline void expand(const Entry<VpcEndpoint>& entry, auto& context) {
  const VpcEndpoint& spec = entry.construct;
  const VpcOf& vpc = context.model.of(spec.vpc).construct;
  auto& module = context.in(entry);
  tf::Meta meta;
  aws::vpc_endpoint endpoint{.service_name = "com.amazonaws." + context.region() + "." + str(spec.name),
                             .tags = context.tags(context.named(entry)),
                             .vpc_endpoint_type = spec.group ? "Interface" : "Gateway",
                             .vpc_id = vpcId(spec.vpc, context)};
  if (spec.group) {
    endpoint.private_dns_enabled = true;
    endpoint.security_group_ids = {at<aws::security_group>(*spec.group).id()};
    endpoint.subnet_ids = subnetIds({spec.vpc.index, spec.vpc.module, spec.vpc.id, Tier::app}, context);
    if (const auto found = at<aws::data::vpc>(spec.vpc); vpc.id)
      meta.lifecycle.precondition = {{.condition = tf::call<tf::boolean>("alltrue", tf::Value<tf::list<tf::boolean>>{found.enable_dns_support(), found.enable_dns_hostnames()}),
                                      .error_message = "The service's own name leads to an endpoint only where the VPC has DNS support and DNS hostnames; let who keeps it turn both on."}};
  } else if (vpc.id) {
    endpoint.route_table_ids = module.add(label(entry.id), aws::data::route_tables{.vpc_id = vpcId(spec.vpc, context)}).ids();
  } else {
    std::vector<tf::Value<aws::kind::route_table_id>> tables{at<aws::route_table>(spec.vpc, part(spec.vpc.id, "database")).id()};
    for (unsigned zone = 0; zone < vpc.zones; ++zone)
      tables.push_back(at<aws::route_table>(spec.vpc, part(spec.vpc.id, "private_" + zoneName(vpc, zone, context))).id());
    endpoint.route_table_ids = tables;
  }
  module.add(label(entry.id), endpoint, meta);
}

namespace detail {
/// A role that may write to one log group, and list log groups, which EC2 asks for. https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
inline tf::Expr<aws::kind::role_arn> flowLogRole(const Entry<FlowLog>& entry, const aws::cloudwatch_log_group::Attributes& group, Context& context) {
  auto& module = context.in(entry);
  Role trusting("Writes VPC flow logs");
  trusting = trusting.trust("vpc-flow-logs.amazonaws.com");
  const auto policy = tf::Json::array({allow({"logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"}, tf::text(group.arn(), ":*")),
                                       allow({"logs:DescribeLogGroups"}, "*")});
  const std::string name = "flow_log_" + label(entry.id);
  const auto role = module.add(name, aws::iam_role{.assume_role_policy = trust(trusting, context),
                                                   .description = str(trusting.description),
                                                   .name = context.named(entry, "flow-log-role")});
  module.add(name, aws::iam_role_policy{.name = context.named(entry, "flow-log"),
                                        .policy = tf::Json::object({{"Version", "2012-10-17"}, {"Statement", policy}}),
                                        .role = role.name()});
  return role.arn();
}
}  // namespace detail

inline void expand(const Entry<FlowLog>& entry, auto& context) {
  const FlowLog& spec = entry.construct;
  auto& module = context.in(entry);
  const auto group = spec.group ? at<aws::cloudwatch_log_group>(*spec.group)
                                : module.add("flow_log_" + label(entry.id), aws::cloudwatch_log_group{.name = "/aws/vpc/flowlogs/" + context.named(entry),
                                                                                                       .retention_in_days = 30});
  module.add(label(entry.id), aws::flow_log{.iam_role_arn = spec.role ? at<aws::iam_role>(*spec.role).arn() : detail::flowLogRole(entry, group, context),
                                            .log_destination = group.arn(),
                                            .log_destination_type = "cloud-watch-logs",
                                            .tags = context.tags(context.named(entry)),
                                            .traffic_type = "ALL",
                                            .vpc_id = vpcId(spec.vpc, context)});
}

}  // namespace ecia::expand
