// SPDX-License-Identifier: Apache-2.0
// Rules of networks: addresses, zones, who can reach whom.
#pragma once

#include <ecia/rule/iam.hpp>

namespace ecia::rule {

constexpr void vpcSize(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& vpc : model.all<VpcOf>())
    if (vpc.construct.cidr.prefix < 16 || vpc.construct.cidr.prefix > 28)
      rule.found(findings, vpc, join({"the block ", vpc.construct.cidr.text(), " of ", named(vpc), " is not between /16 and /28; write a block of that size."}));
}

constexpr void vpcZones(const Rule& rule, const Model& model, Findings& findings) {
  const auto zones = zonesOf(model.settings.region);  // none where the literal of the region was refused
  for (const auto& vpc : model.all<VpcOf>())
    if (vpc.construct.zoneNames.empty() && !zones.empty() && (vpc.construct.zones < 1 || vpc.construct.zones > zones.size()))
      rule.found(findings, vpc, join({named(vpc), " asks for ", vpc.construct.zones, " zones, and ", model.settings.region.view(), " has ", zones.size(),
                                     "; write .azs(", zones.size(), ")", vpc.construct.zones < 1 ? " or another number from 1 on." : " or fewer."}));
}

constexpr void subnetsFit(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& entry : model.all<VpcOf>()) {
    const VpcOf& vpc = entry.construct;
    bool fit = true, within = true;
    for (const Tier tier : {Tier::open, Tier::app, Tier::database}) {
      for (const auto& block : vpc.named(tier)) {
        if (block.isStandIn()) continue;
        if (!vpc.cidr.contains(block))
          rule.found(findings, entry, join({"the ", nameOf(tier), " subnet ", block.text(), " of ", named(entry), " lies outside ", vpc.cidr.text(), "; write a block within it."}));
        else if (block.prefix < 16 || block.prefix > 28)
          rule.found(findings, entry, join({"the ", nameOf(tier), " subnet ", block.text(), " of ", named(entry), " is not between /16 and /28; write a block of that size."}));
      }
      if (vpc.id || !vpc.named(tier).empty()) continue;
      const SubnetLayout& at = vpc.layout;
      fit = fit && at.prefix >= vpc.cidr.prefix && at.prefix <= 28;
      const unsigned from = tier == Tier::open ? at.publicFrom : tier == Tier::app ? at.privateFrom : at.databaseFrom;
      within = within && (!fit || from + vpc.zones <= 1U << (at.prefix - vpc.cidr.prefix));
    }
    if (!fit)
      rule.found(findings, entry, join({"subnets of /", vpc.layout.prefix, " do not fit ", named(entry), ", ", vpc.cidr.text(),
                                       "; write .subnets({.prefix = ...}) with a prefix from /", vpc.cidr.prefix, " to /28."}));
    else if (!within)
      rule.found(findings, entry, join({"a subnet of ", named(entry), " lies outside ", vpc.cidr.text(), ", which has room for ", 1U << (vpc.layout.prefix - vpc.cidr.prefix), " of /",
                                       vpc.layout.prefix, "; write .subnets({...}) with lower numbers or a longer prefix."}));
  }
}

constexpr void subnetsApart(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& entry : model.all<VpcOf>()) {
    const VpcOf& vpc = entry.construct;
    if (vpc.layout.prefix > 32) continue;
    struct Block {
      Tier tier;
      Cidr cidr;
    };
    Sequence<Block> blocks;
    for (const Tier tier : {Tier::open, Tier::app, Tier::database})
      for (unsigned zone = 0; vpc.has(tier) && zone < vpc.zones; ++zone)
        if (vpc.named(tier).empty() || zone < vpc.named(tier).size()) blocks.push_back({tier, vpc.subnet(tier, zone)});
    for (std::size_t b = 0; b < blocks.size(); ++b)
      for (std::size_t a = 0; a < b; ++a) {
        const auto &one = blocks[a], &other = blocks[b];
        if (!one.cidr.overlaps(other.cidr)) continue;
        if (vpc.named(one.tier).empty() && vpc.named(other.tier).empty())
          rule.found(findings, entry, join({"the ", nameOf(one.tier), " and ", nameOf(other.tier), " tiers of ", named(entry), " share the subnet ",
                                           one.cidr.text(), "; write .subnets({...}) with tiers at least ", vpc.zones, " apart."}));
        else
          rule.found(findings, entry, join({"the ", nameOf(one.tier), " subnet ", one.cidr.text(), " of ", named(entry), " overlaps the ", nameOf(other.tier), " one ", other.cidr.text(), "; write other blocks."}));
        return;
      }
  }
}

constexpr void zonesNamed(const Rule& rule, const Model& model, Findings& findings) {
  const auto region = model.settings.region.view();
  const auto letters = zonesOf(model.settings.region);
  if (letters.empty()) return;
  for (const auto& vpc : model.all<VpcOf>()) {
    const auto& names = vpc.construct.zoneNames;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto name = names[i].view();
      // Some regions have zones between these that old accounts see, such as ap-northeast-1b.
      if (name.size() != region.size() + 1 || !sameText(name.substr(0, region.size()), region) || name.back() < 'a' || name.back() > letters.back())
        rule.found(findings, vpc, join({named(vpc), " names the zone ", name, ", and ", region, " has ", region, letters.substr(0, 1), " to ", region, letters.substr(letters.size() - 1), "; write one of these."}));
      for (std::size_t j = 0; j < i; ++j)
        if (sameText(names[j], name))
          rule.found(findings, vpc, join({named(vpc), " names the zone ", name, " twice, and its subnets lie in zones of their own; write another zone, or leave it out."}));
    }
  }
}

constexpr void subnetsNamed(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& vpc : model.all<VpcOf>())
    for (const Tier tier : {Tier::open, Tier::app, Tier::database})
      if (const auto count = vpc.construct.named(tier).size(); count != 0 && count != vpc.construct.zones)
        rule.found(findings, vpc, join({named(vpc), " has ", vpc.construct.zones, vpc.construct.zones == 1 ? " zone, and names " : " zones, and names ", count, " ", nameOf(tier),
                                       count == 1 ? " subnet" : " subnets", "; write one for each zone."}));
}

/// Whether a VPC's id is written as a literal that cannot be one: "vpc-", and 8 or 17 hexadecimal digits.
constexpr void existingVpc(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& vpc : model.all<VpcOf>()) {
    if (!vpc.construct.id) continue;
    const Input& id = *vpc.construct.id;
    if (!id.variable && !isResourceId(id.literal.view(), "vpc-"))
      rule.found(findings, vpc, join({"'", id.literal, "' of ", named(vpc), " is no id of a VPC; write one such as .existing(\"vpc-0123456789abcdef0\"), or a variable."}));
  }
}

/// The setting by which a VPC names the subnets of a tier.
constexpr std::string_view settingOf(Tier tier) { return tier == Tier::open ? "publicSubnets" : tier == Tier::app ? "privateSubnets" : "databaseSubnets"; }

constexpr void existingSubnets(const Rule& rule, const Model& model, Findings& findings) {
  const auto check = [&](const auto& entry, const Subnets& subnets) {
    const auto& vpc = model.of(subnets);
    if (!vpc.construct.has(subnets.tier))
      rule.found(findings, entry, join({named(entry), " lies in the ", nameOf(subnets.tier), " subnets of ", named(vpc), ", which exists and has none that the stack knows; write .", settingOf(subnets.tier),
                                       "({...}) there, with the block of each."}));
  };
  eachBalancer(model, [&](const auto& each) { check(each, each.construct.subnets); });
  for (const auto& each : model.all<BastionHost>()) check(each, each.construct.subnets);
  eachProgram(model, [&](const auto& each) {
    if (each.construct.subnets) check(each, *each.construct.subnets);
  });
  eachStore(model, [&](const auto& each) {
    if (each.construct.subnets) check(each, *each.construct.subnets);
  });
  for (const auto& each : model.all<NetworkAcl>()) check(each, each.construct.subnets);
  for (const auto& each : model.all<VpcEndpoint>())
    if (each.construct.group) check(each, {each.construct.vpc.index, each.construct.vpc.module, each.construct.vpc.id, Tier::app});
}

/// Calls `visit` with each address block of a peer; those of a variable are its defaults.
constexpr void eachBlock(const Model& model, const Peer& peer, auto visit) {
  if (peer.block) visit(*peer.block);
  if (peer.blocks)
    for (const auto& block : model.of(*peer.blocks).construct.blocks) visit(block);
}
constexpr bool fromInternet(const Model& model, const Peer& peer) {
  bool open = peer.ipv6;
  eachBlock(model, peer, [&](const Cidr& block) { open = open || block.prefix == 0; });
  return open;
}

/// All addresses of a peer that is the internet, as people write them.
constexpr std::string_view everybody(const Peer& peer) { return peer.ipv6 ? "::/0" : "0.0.0.0/0"; }

/// The addresses of the internet that a group admits on some port, or nothing.
constexpr std::string_view openToInternet(const Model& model, const Entry<SecurityGroup>& group) {
  for (const auto& ingress : group.construct.ingress)
    if (fromInternet(model, ingress.peer)) return everybody(ingress.peer);
  return {};
}

constexpr void databaseClosed(const Rule& rule, const Model& model, Findings& findings) {
  eachStore(model, [&](const auto& database) {
    if (!database.construct.group) return;
    const auto& group = model.of(*database.construct.group);
    const auto who = openToInternet(model, group);
    if (!who.empty())
      rule.found(findings, database, join({"the internet can open a connection to ", named(database), ": its ", named(group),
                                          " admits ", who, "; admit the application's group instead, from(app)."}));
  });
}

constexpr void sshClosed(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<SecurityGroup>())
    for (const auto& ingress : group.construct.ingress)
      if (ingress.ports.covers(ssh) && fromInternet(model, ingress.peer))
        rule.found(findings, ingress.where, join({named(group), " admits SSH from ", everybody(ingress.peer), "; admit the addresses of your operators, such as from(Cidr(\"203.0.113.7/32\"))."}));
}

/// Ports by which a host is run, or data is read, that nobody opens to everybody.
struct GuardedPort {
  int number;
  std::string_view what;
  bool udp = false;  ///< it speaks UDP as well as TCP

  constexpr bool in(const PortRange& ports) const { return ports.first <= number && number <= ports.last && (ports.protocol != Protocol::udp || udp); }
};
inline constexpr GuardedPort GuardedPorts[] = {{1433, "SQL Server"}, {1521, "Oracle"}, {2049, "NFS"}, {2375, "Docker"}, {2376, "Docker"}, {3306, "MySQL"}, {3389, "RDP", true}, {5432, "PostgreSQL"},
                                               {5900, "VNC"}, {6379, "Redis"}, {9200, "OpenSearch"}, {11211, "Memcached", true}, {27017, "MongoDB"}};

constexpr void guardedPorts(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<SecurityGroup>();
  const auto guardsDatabase = [&](std::size_t group) {
    bool guards = false;
    eachStore(model, [&](const auto& each) { guards = guards || (each.construct.group && each.construct.group->index == group); });
    return guards;
  };
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const auto& ingress : rows[i].construct.ingress)
      for (const auto& port : GuardedPorts)
        if (port.in(ingress.ports) && fromInternet(model, ingress.peer) && !guardsDatabase(i)) {  // that is NET-001's and SG-015's
          rule.found(findings, ingress.where, join({named(rows[i]), " admits ", port.what, ", port ", port.number, ", from ", everybody(ingress.peer), "; admit a group or the addresses of those who need it."}));
          break;
        }
}

constexpr void databaseSubnets(const Rule& rule, const Model& model, Findings& findings) {
  eachStore(model, [&](const auto& database) {
    if (database.construct.subnets && database.construct.subnets->tier == Tier::open)
      rule.found(findings, database, join({named(database), " lies in public subnets; write .in(network.database())."}));
  });
}

constexpr void balancerSubnets(const Rule& rule, const Model& model, Findings& findings) {
  eachBalancer(model, [&](const auto& balancer) {
    if (!balancer.construct.isInternal && balancer.construct.subnets.tier != Tier::open)
      rule.found(findings, balancer, join({named(balancer), " faces the internet and lies in ", nameOf(balancer.construct.subnets.tier),
                                          " subnets, which the internet does not reach; write network.publicSubnets(), or .internal() for callers in the VPC."}));
  });
}

constexpr void balancerZones(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>()) {
    const auto& vpc = model.of(balancer.construct.subnets);
    if (vpc.construct.zones < 2)
      rule.found(findings, balancer, join({named(balancer), " needs subnets in two zones, and ", named(vpc), " has one; write .azs(2) or more."}));
  }
}

constexpr void flowLogRole(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& log : model.all<FlowLog>())
    if (log.construct.role && !trusts(model.of(*log.construct.role), "vpc-flow-logs.amazonaws.com"))
      rule.found(findings, log, join({named(model.of(*log.construct.role)), " does not trust vpc-flow-logs.amazonaws.com, so ", named(log),
                                     " cannot write; write .trust(\"vpc-flow-logs.amazonaws.com\")."}));
}

constexpr void flowLogWrites(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& log : model.all<FlowLog>()) {
    if (!log.construct.role) continue;
    const auto& role = model.of(*log.construct.role);
    const auto missing = missingAction(role, {"logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"});
    if (!missing.empty())
      rule.found(findings, log, join({named(role), " may not ", missing, ", so ", named(log), " records nothing; write .allow({\"", missing, "\", ...}) there."}));
  }
}

constexpr void flowLogRegion(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& log : model.all<FlowLog>()) {
    if (!log.construct.group) continue;
    const auto& group = model.of(*log.construct.group);
    const auto own = model.settings.region.view();
    if (regionOf(group.construct.region, model) != own)
      rule.found(findings, log, join({named(log), " records a VPC of ", own, ", and its ", named(group), " is in ", regionOf(group.construct.region, model), "; leave .in(...) out there."}));
  }
}

constexpr void flowLogThere(const Rule& rule, const Model& model, Findings& findings) {
  const auto& vpcs = model.all<VpcOf>();
  for (std::size_t i = 0; i < vpcs.size(); ++i) {
    bool logged = false;
    for (const auto& log : model.all<FlowLog>()) logged = logged || log.construct.vpc.index == i;
    if (!logged && !vpcs[i].construct.id) rule.found(findings, vpcs[i], join({"nothing records the traffic of ", named(vpcs[i]), "; write stack.add(\"", vpcs[i].id, "\", FlowLog(network))."}));
  }
}

/// The block of a peer.
constexpr Cidr peerBlock(const Model& model, const VpcPeering& peering) { return peering.peer ? model.of(*peering.peer).construct.cidr : *peering.block; }

constexpr void peersApart(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& peering : model.all<VpcPeering>()) {
    const auto& vpc = model.of(peering.construct.vpc);
    const Cidr block = peerBlock(model, peering.construct);
    if (!vpc.construct.cidr.overlaps(block)) continue;
    Text peer = "its peer";
    if (peering.construct.peer) peer = named(model.of(*peering.construct.peer));
    rule.found(findings, peering, join({named(peering), " joins ", named(vpc), ", ", vpc.construct.cidr.text(), ", and ", peer, ", ", block.text(), ", whose blocks overlap, and AWS refuses that; write another block for one of them."}));
  }
}

constexpr void peeredOnce(const Rule& rule, const Model& model, Findings& findings) {
  const auto& peerings = model.all<VpcPeering>();
  for (std::size_t i = 0; i < peerings.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const auto &one = peerings[i].construct, &other = peerings[j].construct;
      const bool same = one.peer && other.peer ? (one.vpc == other.vpc && *one.peer == *other.peer) || (one.vpc == *other.peer && *one.peer == other.vpc)
                                               : one.id && other.id && one.vpc == other.vpc && *one.id == *other.id;
      if (same) rule.found(findings, peerings[i], join({named(peerings[i]), " and ", named(peerings[j]), " join the same two VPCs, and AWS makes one connection between them; keep one."}));
    }
}

constexpr void productionNat(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& vpc : model.all<VpcOf>())
    if (!vpc.construct.id && production(model) && model.settings.zoneLoss != ZoneLoss::survived && vpc.construct.nat == Nat::single && vpc.construct.zones > 1)
      rule.found(findings, vpc, join({"all ", vpc.construct.zones, " zones of ", named(vpc), " of production go out through the NAT gateway of one; write .natPerAz()."}));
}

constexpr void costOfLoss(const Rule& rule, const Model& model, Findings& findings) {
  if (model.settings.zoneLoss != ZoneLoss::accepted) return;
  for (const auto& vpc : model.all<VpcOf>())
    if (!vpc.construct.id && vpc.construct.nat == Nat::perZone && vpc.construct.zones > 1)
      rule.found(findings, vpc, join({"the stack accepts the loss of a zone, and ", named(vpc), " pays for a NAT gateway in each of ", vpc.construct.zones, "; write .singleNat(), or ZoneLoss::survived."}));
  for (const auto& database : model.all<Rds>())
    if (database.construct.standby)
      rule.found(findings, database, join({"the stack accepts the loss of a zone, and ", named(database), " pays for a standby; remove .multiAz(), or write ZoneLoss::survived."}));
}

/// Whether a peering connection of the stack joins two of its VPCs.
constexpr bool peered(const Model& model, std::size_t one, std::size_t other) {
  for (const auto& peering : model.all<VpcPeering>()) {
    const auto& [vpc, peer, id, block] = peering.construct;
    if (peer && ((vpc.index == one && peer->index == other) || (vpc.index == other && peer->index == one))) return true;
  }
  return false;
}

/// Whether all addresses of a block are private, or shared ones that no host on the internet has.
/// https://www.rfc-editor.org/rfc/rfc1918 and https://www.rfc-editor.org/rfc/rfc6598
constexpr bool isPrivate(const Cidr& block) {
  return Cidr("10.0.0.0/8").contains(block) || Cidr("172.16.0.0/12").contains(block) || Cidr("192.168.0.0/16").contains(block) || Cidr("100.64.0.0/10").contains(block);
}

constexpr void privateBlock(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& vpc : model.all<VpcOf>())
    if (const auto& block = vpc.construct.cidr; !vpc.construct.id && !isPrivate(block))
      rule.found(findings, vpc, join({named(vpc), ", ", block.text(), ", has addresses of others on the internet, who cannot be reached from it; write a block within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16."}));
}

constexpr void vpcsApart(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<VpcOf>();
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!(rows[i].construct.id && rows[j].construct.id) && rows[i].construct.cidr.overlaps(rows[j].construct.cidr) && !peered(model, i, j))  // of those ENV-002 speaks
        rule.found(findings, rows[i], join({named(rows[i]), ", ", rows[i].construct.cidr.text(), ", overlaps ", named(rows[j]), ", ", rows[j].construct.cidr.text(), ", so they can never be peered; write another block."}));
}

constexpr void dockerBridge(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& vpc : model.all<VpcOf>())
    if (!vpc.construct.id && vpc.construct.cidr.overlaps("172.17.0.0/16"))
      rule.found(findings, vpc, join({named(vpc), ", ", vpc.construct.cidr.text(), ", overlaps 172.17.0.0/16, which Docker takes on every host, so containers do not reach it; write another block."}));
}

constexpr void room(const Rule& rule, const Model& model, Findings& findings) {
  const auto& vpcs = model.all<VpcOf>();
  for (std::size_t i = 0; i < vpcs.size(); ++i) {
    const VpcOf& vpc = vpcs[i].construct;
    if (vpc.layout.prefix < vpc.cidr.prefix || vpc.layout.prefix > 28) continue;
    for (const Tier tier : {Tier::open, Tier::app, Tier::database}) {
      if (!vpc.has(tier)) continue;
      const bool named = !vpc.named(tier).empty();
      bool known = true;
      const auto here = [&](const Subnets& subnets) { return subnets.vpc == i && subnets.tier == tier; };
      long long balancers = 0, first = 0, all = 0, each = 0, addresses = 0;
      for (unsigned zone = 0; zone < vpc.zones; ++zone) {
        const auto block = vpc.subnet(tier, zone);
        known = known && !block.isStandIn();
        const auto own = static_cast<long long>(block.addresses()) - 5;  // AWS keeps five
        if (zone == 0 || own < each) each = own;
        addresses += own;
      }
      if (!known) continue;
      for (const auto& balancer : model.all<LoadBalancer>()) balancers += here(balancer.construct.subnets) ? 8 : 0;
      for (const auto& balancer : model.all<NetworkLoadBalancer>()) balancers += here(balancer.construct.subnets) ? 1 : 0;
      for (const auto& bastion : model.all<BastionHost>()) first += here(bastion.construct.subnets) ? 1 : 0;
      if (tier == Tier::open && vpc.nat != Nat::none) ++first;
      all = balancers * vpc.zones + first + (tier == Tier::open && vpc.nat == Nat::perZone ? vpc.zones - 1 : 0);
      for (const auto& group : model.all<AutoScalingGroup>())
        if (group.construct.subnets && here(*group.construct.subnets)) all += group.construct.size.max;
      for (const auto& nodes : model.all<EksNodeGroup>())  // and one for each pod that runs, which is not known
        if (nodes.construct.subnets && here(*nodes.construct.subnets)) all += nodes.construct.size.max;
      for (const auto& service : model.all<FargateService>())  // while it deploys there are two of each task
        if (service.construct.subnets && here(*service.construct.subnets)) all += 2LL * service.construct.size.max;
      for (const auto& task : model.all<FargateTask>())
        if (task.construct.subnets && here(*task.construct.subnets)) ++all;
      for (const auto& function : model.all<LambdaFunction>())  // one address or more in each subnet
        if (function.construct.subnets && here(*function.construct.subnets)) all += vpc.zones;
      for (const auto& database : model.all<Rds>())
        if (database.construct.subnets && here(*database.construct.subnets)) all += (database.construct.standby ? 2 : 1) + database.construct.copies;
      for (const auto& cluster : model.all<AuroraCluster>())
        if (cluster.construct.subnets && here(*cluster.construct.subnets)) all += cluster.construct.copies + 1;
      for (const auto& cache : model.all<ElastiCache>())
        if (cache.construct.subnets && here(*cache.construct.subnets)) all += cache.construct.copies + 1;
      for (const auto& files : model.all<FileSystem>())  // one in each zone
        if (files.construct.subnets && here(*files.construct.subnets)) all += vpc.zones;
      if (balancers + first > each || all > addresses)
        rule.found(findings, vpcs[i], join({"the ", nameOf(tier), " subnets of ", rule::named(vpcs[i]), " have ", each, named ? " addresses or more" : " addresses each", ", and what lies there takes up to ", balancers + first,
                                           " of the first and ", all, " in all; ", named ? "write larger blocks." : "write .subnets({.prefix = ...}) with a shorter prefix."}));
    }
  }
}

/// How many Elastic IPs an account has in a region until it asks for more. https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
inline constexpr std::size_t ElasticIpQuota = 5;

/// Those of a stack: one for each NAT gateway and bastion, and those of network load balancers.
constexpr std::size_t elasticIpsOf(const Model& model) {
  std::size_t addresses = model.all<BastionHost>().size();
  for (const auto& balancer : model.all<NetworkLoadBalancer>()) addresses += balancer.construct.fixed ? model.of(balancer.construct.subnets).construct.zones : 0;
  for (const auto& vpc : model.all<VpcOf>()) addresses += vpc.construct.id ? 0 : vpc.construct.nat == Nat::perZone ? vpc.construct.zones : vpc.construct.nat == Nat::single ? 1 : 0;
  return addresses;
}

constexpr void elasticAddresses(const Rule& rule, const Model& model, Findings& findings) {
  if (const auto addresses = elasticIpsOf(model); addresses > ElasticIpQuota)
    rule.found(findings, model.settings.where, join({"NAT gateways and bastions of this stack take ", addresses, " Elastic IPs, and an account has ", ElasticIpQuota,
                                                     " in a region until it asks for more; raise that quota, and waive ENV-003 with it."}));
}

}  // namespace ecia::rule
