// SPDX-License-Identifier: Apache-2.0
// Who can open a connection to whom: subnets, gateways, routes, network ACLs and security groups taken together.
// https://docs.aws.amazon.com/vpc/latest/reachability/how-reachability-analyzer-works.html
#pragma once

#include <ecia/rule/network_acl.hpp>
#include <ecia/rule/security_group.hpp>

namespace ecia::rule {

namespace detail {
/// An endpoint with what decides about its connections. Public addresses are those of load balancers and bastions in public subnets, and of CloudFront.
struct Place {
  Text name;
  const Entry<VpcOf>* vpc = nullptr;              ///< null outside of VPCs
  const Entry<SecurityGroup>* group = nullptr;    ///< null where there is none, which lets nothing in
  Handle<SecurityGroup> groupHandle{};
  Tier tier = Tier::open;
  bool publicAddress = false;
  bool guarded = true;  ///< by a security group
};

template <class C>
constexpr Place placeOf(const Model& model, const Entry<C>& entry, const Optional<Subnets>& subnets, const Optional<Handle<SecurityGroup>>& group, bool publicAddress) {
  Place place{named(entry)};
  if (subnets) {
    place.vpc = &model.of(*subnets);
    place.tier = subnets->tier;
  }
  if (group) {
    place.group = &model.of(*group);
    place.groupHandle = *group;
  }
  place.publicAddress = publicAddress && subnets && subnets->tier == Tier::open;
  return place;
}

constexpr Place placeOf(const Model& model, const Endpoint& end) {
  switch (end.of) {
    case Endpoint::Of::distribution: {
      Place place{named(model.all<Distribution>()[end.index])};
      place.publicAddress = true;
      place.guarded = false;
      return place;
    }
    case Endpoint::Of::balancer: {
      const auto& entry = model.all<LoadBalancer>()[end.index];
      return placeOf(model, entry, entry.construct.subnets, entry.construct.group, !entry.construct.isInternal);
    }
    case Endpoint::Of::networkBalancer: {
      const auto& entry = model.all<NetworkLoadBalancer>()[end.index];
      return placeOf(model, entry, entry.construct.subnets, entry.construct.group, !entry.construct.isInternal);
    }
    case Endpoint::Of::fleet: {
      const auto& entry = model.all<AutoScalingGroup>()[end.index];
      return placeOf(model, entry, entry.construct.subnets, entry.construct.group, false);
    }
    case Endpoint::Of::service: {
      const auto& entry = model.all<FargateService>()[end.index];
      return placeOf(model, entry, entry.construct.subnets, entry.construct.group, false);
    }
    case Endpoint::Of::task: {
      const auto& entry = model.all<FargateTask>()[end.index];
      return placeOf(model, entry, entry.construct.subnets, entry.construct.group, false);
    }
    case Endpoint::Of::function: {
      const auto& entry = model.all<LambdaFunction>()[end.index];
      Place place = placeOf(model, entry, entry.construct.subnets, entry.construct.group, false);
      if (!entry.construct.subnets) place.publicAddress = true, place.guarded = false;  // it runs outside all VPCs, and has the internet
      return place;
    }
    case Endpoint::Of::bastion: {
      const auto& entry = model.all<BastionHost>()[end.index];
      return placeOf(model, entry, entry.construct.subnets, entry.construct.group, true);
    }
    case Endpoint::Of::database: {
      const auto& entry = model.all<Rds>()[end.index];
      return placeOf(model, entry, entry.construct.subnets, entry.construct.group, false);
    }
    case Endpoint::Of::cluster: {
      const auto& entry = model.all<AuroraCluster>()[end.index];
      return placeOf(model, entry, entry.construct.subnets, entry.construct.group, false);
    }
    case Endpoint::Of::cache: {
      const auto& entry = model.all<ElastiCache>()[end.index];
      return placeOf(model, entry, entry.construct.subnets, entry.construct.group, false);
    }
    case Endpoint::Of::files: {
      const auto& entry = model.all<FileSystem>()[end.index];
      return placeOf(model, entry, entry.construct.subnets, entry.construct.group, false);
    }
    case Endpoint::Of::nodes: {
      const auto& entry = model.all<EksNodeGroup>()[end.index];
      return placeOf(model, entry, entry.construct.subnets, entry.construct.group, false);
    }
    case Endpoint::Of::block: break;
  }
  Place place;
  if (end.block == internet)
    place.name = "the internet";
  else
    place.name = end.block.text();
  place.guarded = false;
  for (const auto& vpc : model.all<VpcOf>())
    if (vpc.construct.cidr.contains(end.block)) place.vpc = &vpc;
  constexpr Cidr inner[] = {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"};
  place.publicAddress = place.vpc == nullptr;
  for (const auto& block : inner) place.publicAddress = place.publicAddress && !block.contains(end.block);
  return place;
}

/// Whether there is a way between two ends that does not lead over the internet: they lie in one VPC, or in two that are peered.
constexpr bool adjoin(const Model& model, const Place& source, const Endpoint& from, const Place& target, const Endpoint& to) {
  if (source.vpc != nullptr && source.vpc == target.vpc) return true;
  for (const auto& peering : model.all<VpcPeering>()) {
    const VpcPeering& joined = peering.construct;
    const auto* one = &model.of(joined.vpc);
    const auto* other = joined.peer ? &model.of(*joined.peer) : nullptr;
    // An end in a VPC that the stack does not make is a block of it.
    const auto beyond = [&](const Place& place, const Endpoint& end) {
      return other != nullptr ? place.vpc == other : end.of == Endpoint::Of::block && place.vpc == nullptr && joined.block->contains(end.block);
    };
    if ((source.vpc == one && beyond(target, to)) || (target.vpc == one && beyond(source, from))) return true;
  }
  return false;
}

/// Calls `visit` with each range of ports on which it listens. What instances listen on is not known here, and counts as every port. (A list would cost the compiler much more, and
/// this is asked for each connection.)
constexpr void eachPort(const Model& model, const Endpoint& end, auto visit) {
  const auto web = [&](bool http, bool https) {
    if (http) visit(PortRange(Port{80}));
    if (https) visit(PortRange(Port{443}));
  };
  switch (end.of) {
    case Endpoint::Of::distribution: return web(true, true);
    case Endpoint::Of::balancer: {
      const LoadBalancer& balancer = model.all<LoadBalancer>()[end.index].construct;
      return web(balancer.listensOn(Port{80}), balancer.listensOn(Port{443}));
    }
    case Endpoint::Of::networkBalancer:
      for (const auto& listener : model.all<NetworkLoadBalancer>()[end.index].construct.listeners) visit(listener.port);
      return;
    case Endpoint::Of::database: return visit(PortRange(model.all<Rds>()[end.index].construct.port()));
    case Endpoint::Of::cluster: return visit(PortRange(model.all<AuroraCluster>()[end.index].construct.port()));
    case Endpoint::Of::cache: return visit(PortRange(ElastiCache::port()));
    case Endpoint::Of::files: return visit(PortRange(FileSystem::port()));
    case Endpoint::Of::task:
    case Endpoint::Of::function: return;
    default: return visit(everything);
  }
}
/// How much of a source a security group must admit for a statement: all its addresses for one that it reaches, any for one that it never does.
enum class Share : std::uint8_t { all, any };

/// Whether one rule of a group admits a source that comes with addresses of its VPC, or with public ones. (Or lets out to a target, which is asked alike.)
constexpr bool admits(const Model& model, const SecurityGroup::Rule& ingress, const Endpoint& from, const Place& source, bool overInternet, Share share) {
  const auto fits = [&](const Cidr& addresses) {
    bool inside = false;
    eachBlock(model, ingress.peer, [&](const Cidr& block) { inside = inside || (share == Share::all ? block.contains(addresses) : block.overlaps(addresses)); });
    return inside;
  };
  if (ingress.peer.ipv6) return share == Share::any && overInternet;  // ends are known by their IPv4 addresses
  if (ingress.peer.cloudFront) return overInternet && from.of == Endpoint::Of::distribution;
  // What a variable lists is known when Terraform runs: it may be the source, and it may be anything.
  if (ingress.peer.blocks && model.of(*ingress.peer.blocks).construct.blocks.empty()) return true;
  if (overInternet) {
    if (from.of == Endpoint::Of::block && !(from.block == internet)) return fits(from.block);
    bool wide = false;  // public addresses of constructs are AWS's choice, so no narrow block is meant for them
    eachBlock(model, ingress.peer, [&](const Cidr& block) { wide = wide || (share == Share::all ? block.prefix == 0 : block.prefix < 8); });
    return wide;
  }
  if (ingress.peer.group) return source.group != nullptr && *ingress.peer.group == source.groupHandle;
  if (from.of == Endpoint::Of::block) return fits(from.block);
  bool every = true, some = false;
  for (unsigned zone = 0; zone < source.vpc->construct.zones; ++zone) {
    const bool one = fits(source.vpc->construct.subnet(source.tier, zone));
    every = every && one;
    some = some || one;
  }
  return share == Share::all ? every : some;
}
}  // namespace detail

/// Why one end cannot open a TCP connection to another; empty where it can.
struct Barrier {
  Text reason{};  ///< a clause for the middle of a sentence
  Text remedy{};  ///< what to write instead
  constexpr bool stands() const { return !reason.empty(); }
};

namespace detail {
/// Whether the group of the source keeps a connection in.
constexpr Barrier closed(const Model& model, const Place& source, const Endpoint& to, const Place& target, const PortRange& ports, bool overInternet, Share share) {
  if (source.group == nullptr || !source.group->construct.limited) return {};
  for (const auto& egress : source.group->construct.egress)
    if ((share == Share::all ? egress.ports.covers(ports) : common(egress.ports, ports).has_value()) && admits(model, egress, to, target, overInternet, share)) return {};
  Text peer = "internet";
  if (to.of == Endpoint::Of::block && !(to.block == internet))
    peer = join({"Cidr(\"", to.block.text(), "\")"});
  else if (!overInternet && target.group != nullptr)
    peer = target.group->id;
  return {join({named(*source.group), " does not let it out"}), join({"write .allowOut(", ports.written(), ", to(", peer, ")) there"})};
}

/// The way of a connection past network ACLs, there and back.
struct Way {
  const Model& model;
  const Endpoint &from, &to;
  const Place &source, &target;
  bool overInternet;
  PortRange port;
  Share share;
  bool ipv6 = false;

  /// The addresses of an end as the other one sees them.
  constexpr Sequence<AclBlock> blocksOf(const Endpoint& end, const Place& place) const {
    Sequence<AclBlock> blocks;
    if (ipv6)
      blocks.push_back(internet6);
    else if (end.of == Endpoint::Of::block)
      blocks.push_back(end.block);
    else if (overInternet || place.vpc == nullptr)
      blocks.push_back(internet);
    else
      for (unsigned zone = 0; zone < place.vpc->construct.zones; ++zone) blocks.push_back(place.vpc->construct.subnet(place.tier, zone));
    return blocks;
  }

  /// What the ACL of a tier does with what goes out to, or comes in from, some addresses.
  constexpr Barrier at(const Entry<VpcOf>* vpc, Tier tier, bool outbound, const Sequence<AclBlock>& others, const PortRange& ports) const {
    if (vpc == nullptr) return {};
    const auto* acl = aclOf(model, *vpc, tier);
    if (acl == nullptr) return {};
    const bool answers = ports.first == ephemeral.first && ports.last == ephemeral.last;
    const AclBlock* dropped = nullptr;
    bool some = false;
    for (const auto& block : others) {
      const bool pass = passes(acl->construct, outbound, block, ports, share == Share::all ? Part::all : Part::some);
      some = some || pass;
      if (!pass && dropped == nullptr) dropped = &block;
    }
    if (dropped == nullptr || (share == Share::any && some)) return {};
    Text what = "ephemeral";
    if (!answers) what = ports.written();
    return {join({named(*acl), answers ? " drops the answers" : " drops it", outbound ? " on the way out" : " on the way in"}),
            join({outbound ? "write .allowOut(" : "write .allowIn(", freeNumber(acl->construct, outbound, *dropped, ports), ", ", what, ", ", written(*dropped), ") there"})};
  }

  constexpr Barrier barrier() const {
    if (model.all<NetworkAcl>().empty()) return {};
    // What stays in one subnet passes no ACL.
    if (!overInternet && source.vpc == target.vpc && source.tier == target.tier && from.of != Endpoint::Of::block && source.vpc->construct.zones == 1) return {};
    const auto sources = blocksOf(from, source), targets = blocksOf(to, target);
    const Entry<VpcOf>* near = from.of == Endpoint::Of::block ? nullptr : source.vpc;
    const Entry<VpcOf>* far = to.of == Endpoint::Of::block ? nullptr : target.vpc;
    const bool nat = overInternet && near != nullptr && source.tier == Tier::app;
    Sequence<AclBlock> inner;  // the private subnets behind the NAT gateway
    for (unsigned zone = 0; nat && zone < near->construct.zones; ++zone) inner.push_back(near->construct.subnet(Tier::app, zone));
    for (const bool back : {false, true}) {
      const PortRange ports = back ? PortRange(ephemeral.first, ephemeral.last, port.protocol) : port;
      Barrier wall = at(near, source.tier, !back, targets, ports);
      if (!wall.stands() && nat) wall = at(near, Tier::open, back, inner, ports);
      if (!wall.stands() && nat) wall = at(near, Tier::open, !back, targets, ports);
      if (!wall.stands()) wall = at(far, target.tier, back, sources, ports);
      if (wall.stands()) return wall;
    }
    return {};
  }
};
}  // namespace detail

/// What keeps `from` from opening a connection to `port` of `to`, or to any port where none is given.
constexpr Barrier barrier(const Model& model, const Endpoint& from, const Endpoint& to, Optional<PortRange> port, detail::Share share = detail::Share::all) {
  const detail::Place source = detail::placeOf(model, from), target = detail::placeOf(model, to);
  // Those that are asked about and listened on.
  const auto eachAsked = [&](auto visit) {
    detail::eachPort(model, to, [&](const PortRange& listened) {
      const auto asked = port ? detail::common(listened, *port) : Optional<PortRange>(listened);
      if (asked) visit(*asked);
    });
  };
  Optional<PortRange> first{};
  eachAsked([&](const PortRange& asked) {
    if (!first) first = asked;
  });
  if (to.of == Endpoint::Of::function) return {"a function takes no connections, Lambda calls it", "name what the function itself reaches"};
  if (to.of == Endpoint::Of::task) return {"a task does its work and ends, and takes no connections", "name what the task itself reaches, or write a FargateService"};
  if (port && !first)
    return {"nothing listens there", to.of == Endpoint::Of::balancer && *port == Port{443} ? "write .https(certificate) on the load balancer" : "name the port on which it listens"};

  const bool local = detail::adjoin(model, source, from, target, to);
  const bool outward = source.vpc == nullptr ? source.publicAddress
                                              : source.publicAddress || (source.tier == Tier::app && source.vpc->construct.nat != Nat::none);
  const bool routed = outward && target.publicAddress;
  if (!local && !routed) {
    if (!target.publicAddress && target.vpc != nullptr)
      return {join({target.name, " has no public address, and only its own VPC has a route to it"}), "reach it through a load balancer or a bastion of its VPC"};
    if (source.vpc != nullptr && source.tier == Tier::app && source.vpc->construct.nat == Nat::none)
      return {join({named(*source.vpc), " has no NAT gateway"}), "write .natPerAz() or .singleNat()"};
    if (source.vpc != nullptr && source.tier == Tier::database) return {"database subnets have no route out of their VPC", "place it in private subnets"};
    if (source.vpc != nullptr) return {join({source.name, " has no public address"}), "place it in private subnets of a VPC with NAT gateways"};
    return {"there is no route between them", "put both into one VPC"};
  }

  Barrier dropped{};
  const auto stopped = [&](Barrier wall) {
    if (wall.stands() && !dropped.stands()) dropped = std::move(wall);
    return false;
  };
  const auto open = [&](const PortRange& at, bool overInternet, bool ipv6 = false) {
    if (const auto wall = detail::closed(model, source, to, target, at, overInternet, share); wall.stands()) return stopped(wall);
    if (const auto wall = detail::Way{model, from, to, source, target, overInternet, at, share, ipv6}.barrier(); wall.stands()) return stopped(wall);
    return true;
  };

  if (!target.guarded) {
    open(port ? *port : everything, !local);
    return dropped;
  }
  if (target.group == nullptr) return {join({target.name, " has no security group, and the VPC's default one lets nothing in"}), "write .guardedBy(group)"};
  bool way = false;
  for (const auto& ingress : target.group->construct.ingress)
    eachAsked([&](const PortRange& listened) {
      const auto admitted = detail::common(ingress.ports, listened);
      if (way || !admitted || (port && !admitted->covers(*port))) return;
      way = (local && detail::admits(model, ingress, from, source, false, share) && open(*admitted, false)) ||
            (routed && detail::admits(model, ingress, from, source, true, share) && open(*admitted, true, ingress.peer.ipv6));
    });
  if (way) return {};
  if (dropped.stands()) return dropped;
  Text peer = "internet";
  if (from.of == Endpoint::Of::block && !(from.block == internet))
    peer = join({"Cidr(\"", from.block.text(), "\")"});
  else if (local && source.group != nullptr)
    peer = source.group->id;
  return {join({named(*target.group), " does not admit it"}), join({"write .allow(", (first ? *first : everything).written(), ", from(", peer, ")) there"})};
}

/// Whether `from` can open a connection to `port` of `to`; for rules of your own.
constexpr bool reaches(const Model& model, const Endpoint& from, const Endpoint& to, const PortRange& port) { return !barrier(model, from, to, port).stands(); }

constexpr void flowsPossible(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& flow : model.flows) {
    if (!flow.port) continue;
    const auto wall = barrier(model, flow.from, flow.to, flow.port);
    if (wall.stands())
      rule.found(findings, flow.where, join({detail::placeOf(model, flow.from).name, " does not reach ", flow.port->shown(), " of ", detail::placeOf(model, flow.to).name, ": ", wall.reason,
                                            "; ", wall.remedy, ", or remove this .reaches(...)."}));
  }
}

constexpr void flowsImpossible(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& flow : model.flows)
    if (!flow.port && !barrier(model, flow.from, flow.to, {}, detail::Share::any).stands()) {
      const auto target = detail::placeOf(model, flow.to);
      rule.found(findings, flow.where,
                 join({detail::placeOf(model, flow.from).name, " can open a connection to ", target.name, target.group != nullptr ? ", which SecurityGroup '" : "",
                      target.group != nullptr ? target.group->id.view() : "", target.group != nullptr ? "' admits" : "", "; admit less there, or remove this .neverReaches(...)."}));
    }
}

constexpr void loginReaches(const Rule& rule, const Model& model, Findings& findings) {
  const auto look = [&]<class C>(const Sequence<Entry<C>>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!rows[i].construct.role || !rows[i].construct.subnets) continue;
      Handle<C> from{};
      from.index = i;
      const auto ask = [&]<class D>(const Entry<D>& database, std::size_t index) {
        if (!database.construct.subnets) return;
        Handle<D> to{};
        to.index = index;
        const auto wall = barrier(model, from, to, PortRange(database.construct.port()));
        if (wall.stands())
          rule.found(findings, rows[i], join({named(model.of(*rows[i].construct.role)), " lets ", named(rows[i]), " log in to ", named(database),
                                              ", and it does not get there: ", wall.reason, "; ", wall.remedy, "."}));
      };
      for (const auto& grant : model.of(*rows[i].construct.role).construct.grants) {
        if (grant.what == Role::Grant::What::connectToDatabase) ask(model.all<Rds>()[grant.index], grant.index);
        if (grant.what == Role::Grant::What::connectToCluster) ask(model.all<AuroraCluster>()[grant.index], grant.index);
        if (grant.what == Role::Grant::What::connectToCache) ask(model.all<ElastiCache>()[grant.index], grant.index);
      }
    }
  };
  look(model.all<AutoScalingGroup>());
  look(model.all<FargateService>());
  look(model.all<FargateTask>());
  look(model.all<LambdaFunction>());
}

}  // namespace ecia::rule
