// SPDX-License-Identifier: Apache-2.0
// Rules of clusters of Kubernetes and of their nodes.
#pragma once

#include <ecia/rule/environment.hpp>
#include <ecia/rule/name.hpp>
#include <ecia/rule/observe.hpp>
#include <ecia/rule/reach.hpp>
#include <ecia/text/domain.hpp>

namespace ecia::rule {

/// The add-ons without which no pod starts: the network of pods, the way to services, and the agent by which pods take roles.
inline constexpr std::string_view EksAddonsFirst[] = {"vpc-cni", "kube-proxy", "eks-pod-identity-agent"};
/// The add-on by which pods find services.
inline constexpr std::string_view EksDns = "coredns";
/// The add-on that makes volumes.
inline constexpr std::string_view EksVolumes = "aws-ebs-csi-driver";

/// Whether a cluster has an add-on without being told its name.
constexpr bool isOwnAddon(const EksCluster& cluster, std::string_view name) {
  for (const auto each : EksAddonsFirst)
    if (sameText(each, name)) return true;
  return sameText(name, EksDns) || (cluster.volumes && sameText(name, EksVolumes));
}

/// Calls `visit(entry, handle)` with each node group of a cluster.
constexpr void eachNodeGroup(const Model& model, const Entry<EksCluster>& cluster, auto visit) {
  const auto& rows = model.all<EksNodeGroup>();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (&model.of(rows[i].construct.cluster) != &cluster) continue;
    Handle<EksNodeGroup> handle{};
    handle.index = i;
    visit(rows[i], handle);
  }
}

constexpr void eksVersion(const Rule& rule, const Model& model, Findings& findings) {
  constexpr int oldest = 32;
  for (const auto& cluster : model.all<EksCluster>())
    if (const auto version = cluster.construct.kubernetes.view(); form::twoDigits(version, 2) < oldest)
      rule.found(findings, cluster, join({named(cluster), " is of Kubernetes ", version, ", and EKS makes clusters of 1.", oldest, " and newer; write one of those."}));
}

constexpr void eksComplete(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& cluster : model.all<EksCluster>()) {
    const auto& subnets = cluster.construct.subnets;
    if (!subnets)
      rule.found(findings, cluster, join({named(cluster), " has no subnets; write .in(network.privateSubnets())."}));
    else if (model.of(*subnets).construct.zones < 2)
      rule.found(findings, cluster, join({named(cluster), " lies in one zone, and EKS takes two or more; write .azs(2) at ", named(model.of(*subnets)), "."}));
    bool any = false;
    eachNodeGroup(model, cluster, [&](const auto&, const auto&) { any = true; });
    if (!any) rule.found(findings, cluster, join({named(cluster), " has no nodes, so nothing runs in it; add an EksNodeGroup(", cluster.id, ", \"m7g.large\", {.min = 2, .max = 6, .desired = 2})."}));
  }
  for (const auto& nodes : model.all<EksNodeGroup>()) {
    const auto &subnets = nodes.construct.subnets, &own = model.of(nodes.construct.cluster).construct.subnets;
    if (!subnets)
      rule.found(findings, nodes, join({named(nodes), " has no subnets; write .in(network.privateSubnets())."}));
    else if (own && own->vpc != subnets->vpc)
      rule.found(findings, nodes, join({named(nodes), " lies in ", named(model.of(*subnets)), ", and its cluster in ", named(model.of(*own)), "; write .in(...) with subnets of that one."}));
  }
}

constexpr void eksAdmin(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& cluster : model.all<EksCluster>()) {
    bool admin = false;
    for (const auto& access : cluster.construct.accesses) admin = admin || access.level == EksCluster::Access::Level::admin;
    if (!admin) rule.found(findings, cluster, join({"nobody may do anything in ", named(cluster), ", who makes it included; write .admin(role)."}));
  }
}

constexpr void eksAccess(const Rule& rule, const Model& model, Findings& findings) {
  const auto isNamespace = [](std::string_view name) { return form::all(name, 1, 63, [](char c) { return form::lower(c) || form::digit(c) || c == '-'; }) && name.front() != '-' && name.back() != '-'; };
  for (const auto& cluster : model.all<EksCluster>()) {
    const auto& accesses = cluster.construct.accesses;
    for (std::size_t i = 0; i < accesses.size(); ++i) {
      const auto& [level, role, principal, namespaces] = accesses[i];
      const auto arn = principal.literal.view();
      if (!role && !principal.variable && !(arn.starts_with("arn:aws:iam::") && (arn.find(":role/") != std::string_view::npos || arn.find(":user/") != std::string_view::npos)))
        rule.found(findings, cluster, join({"'", arn, "' of ", named(cluster), " is no role; write its ARN, \"arn:aws:iam::123456789012:role/operators\"."}));
      if (level == EksCluster::Access::Level::editor && namespaces.empty())
        rule.found(findings, cluster, join({named(cluster), " has an editor of no namespace; write .editor(role, {\"default\"})."}));
      for (const auto& each : namespaces)
        if (!isNamespace(each.view())) rule.found(findings, cluster, join({"'", each, "' of ", named(cluster), " is no namespace; write lower-case letters, digits and dashes."}));
      for (std::size_t j = 0; j < i; ++j) {
        const auto& other = accesses[j];
        const bool same = role ? other.role && *other.role == *role : principal.variable ? other.principal.variable && *other.principal.variable == *principal.variable : !other.role && !other.principal.variable && other.principal.literal == principal.literal;
        if (!same) continue;
        Text who = arn;
        if (role) who = named(model.of(*role));
        if (principal.variable) who = named(model.of(*principal.variable));
        rule.found(findings, cluster, join({who, " is named twice in ", named(cluster), ", which knows everybody once; keep one."}));
      }
    }
    const auto& identities = cluster.construct.identities;
    for (std::size_t i = 0; i < identities.size(); ++i) {
      const auto& [space, account, role] = identities[i];
      if (!isNamespace(space.view())) rule.found(findings, cluster, join({"'", space, "' of ", named(cluster), " is no namespace; write lower-case letters, digits and dashes."}));
      if (!form::all(account.view(), 1, 253, [](char c) { return form::lower(c) || form::digit(c) || c == '-' || c == '.'; }))
        rule.found(findings, cluster, join({"'", account, "' of ", named(cluster), " is no service account; write lower-case letters, digits, dashes and dots."}));
      if (!trusts(model.of(role), "pods.eks.amazonaws.com"))
        rule.found(findings, cluster, join({named(model.of(role)), " does not trust pods.eks.amazonaws.com, so pods of ", named(cluster), " cannot assume it; write .trust(\"pods.eks.amazonaws.com\")."}));
      for (std::size_t j = 0; j < i; ++j)
        if (identities[j].space == space && identities[j].account == account)
          rule.found(findings, cluster, join({"pods that run as ", space, "/", account, " in ", named(cluster), " take two roles, and they can take one; write one .podIdentity(...)."}));
    }
  }
}

constexpr void eksOpen(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& cluster : model.all<EksCluster>())
    for (const auto& block : cluster.construct.open)
      if (block.prefix == 0)
        rule.found(findings, cluster, join({"the API of ", named(cluster), " answers the whole internet; write the blocks of those who use it, .publicEndpoint({\"203.0.113.0/24\"})."}));
}

constexpr void eksNodes(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& nodes : model.all<EksNodeGroup>()) {
    const EksNodeGroup& spec = nodes.construct;
    const auto& [min, max, desired] = spec.size;
    if (min < 0 || min > desired || desired > max || max < 1)
      rule.found(findings, nodes, join({named(nodes), " has min ", min, ", desired ", desired, ", max ", max, "; write min <= desired <= max, and a max of 1 or more."}));
    if (spec.disk.count < 20) rule.found(findings, nodes, join({"volumes of ", named(nodes), " have ", spec.disk.count, " GiB, and the image of its nodes takes 20; write .volume(20_GiB) or more."}));
    for (const auto& type : spec.types)
      if (graviton(type) != graviton(spec.types[0]) || hasGpu(type) != hasGpu(spec.types[0]))
        rule.found(findings, nodes, join({named(nodes), " takes ", spec.types[0].view(), " and ", type.view(), ", which start from different images; write types of one architecture."}));
  }
}

constexpr void eksNames(const Rule& rule, const Model& model, Findings& findings) {
  const auto check = [&](const auto& entry, std::string_view what, std::size_t most, std::string_view of) {
    if (const Text name = nameOf(model, entry, what); name.view().size() > most)
      rule.found(findings, entry, join({"the name ", name, of, named(entry), " has ", name.view().size(), " characters, and AWS takes ", most, "; write a shorter id or prefix."}));
  };
  for (const auto& cluster : model.all<EksCluster>()) check(cluster, cluster.construct.volumes ? "cluster-volumes" : "cluster-role", 64, " of the role of ");
  for (const auto& nodes : model.all<EksNodeGroup>()) check(nodes, "nodes", 36, " of ");  // 63 with a dash and what Terraform adds
}

constexpr void eksTarget(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& nodes : model.all<EksNodeGroup>()) {
    if (!nodes.construct.target) continue;
    const auto& target = model.of(*nodes.construct.target);
    const PortRange& port = target.construct.port;
    if (port.first < 30000 || port.last > 32767)
      rule.found(findings, nodes, join({named(nodes), " is behind ", named(target), " at ", port.shown(), ", and services of type NodePort have ports 30000 to 32767; write TargetGroup(network, tcp(30080)), and that nodePort at the service."}));
  }
}

constexpr void eksEgress(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& nodes : model.all<EksNodeGroup>())
    if (nodes.construct.group && model.of(*nodes.construct.group).construct.limited)
      rule.found(findings, nodes, join({named(model.of(*nodes.construct.group)), " limits what goes out, and the cluster's own group, which nodes of ", named(nodes), " have too, lets everything out; leave .allowOut(...) and .nothingOut() out there, and limit pods by a NetworkPolicy."}));
}

constexpr void eksWays(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& nodes : model.all<EksNodeGroup>()) {
    const auto& subnets = nodes.construct.subnets;
    if (!subnets || subnets->tier == Tier::open) continue;
    const auto& vpc = model.of(*subnets);
    bool found = false;
    const auto ask = [&](std::string_view service, std::string_view why) {
      if (found || service.empty() || hasWay(model, *subnets, service)) return;
      found = true;
      rule.found(findings, nodes, join({named(nodes), " has no way to ", service, " from ", nameOf(subnets->tier), " subnets of ", named(vpc), why, "; ", wayTo(*subnets, service), "."}));
    };
    for (const std::string_view service : {"ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "s3", "sts"}) ask(service, ", which nodes need to join and pods to start");
    for (const auto& identity : model.of(nodes.construct.cluster).construct.identities)
      for (const auto& grant : model.of(identity.role).construct.grants) ask(serviceOf(grant.what), join({", which ", named(model.of(identity.role)), " lets pods use"}).view());
  }
}

constexpr void eksReaches(const Rule& rule, const Model& model, Findings& findings) {
  using What = Role::Grant::What;
  for (const auto& cluster : model.all<EksCluster>())
    for (const auto& identity : cluster.construct.identities) {
      const auto& role = model.of(identity.role);
      const auto ask = [&]<class D>(const Entry<D>& database, std::size_t index) {
        if (!database.construct.subnets) return;
        Handle<D> to{};
        to.index = index;
        Barrier first;
        bool way = false;
        eachNodeGroup(model, cluster, [&](const auto& nodes, const Handle<EksNodeGroup>& from) {
          if (way || !nodes.construct.subnets) return;
          auto wall = barrier(model, from, to, PortRange(database.construct.port()));
          way = !wall.stands();
          if (!first.stands()) first = std::move(wall);
        });
        if (!way && first.stands())
          rule.found(findings, cluster, join({named(role), " lets pods of ", named(cluster), " log in to ", named(database), ", and no node gets there: ", first.reason, "; ", first.remedy, "."}));
      };
      for (const auto& grant : role.construct.grants) {
        if (grant.what == What::connectToDatabase) ask(model.all<Rds>()[grant.index], grant.index);
        if (grant.what == What::connectToCluster) ask(model.all<AuroraCluster>()[grant.index], grant.index);
        if (grant.what == What::connectToCache) ask(model.all<ElastiCache>()[grant.index], grant.index);
      }
    }
}

constexpr void eksAddons(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& cluster : model.all<EksCluster>()) {
    const auto& addons = cluster.construct.addons;
    for (std::size_t i = 0; i < addons.size(); ++i) {
      const auto name = addons[i].name.view();
      if (name == EksVolumes && !cluster.construct.volumes)
        rule.found(findings, cluster, join({named(cluster), " has the add-on ", name, " without a role that makes volumes; write .ebsVolumes() as well, or in its place."}));
      else if (!form::all(name, 1, 100, [](char c) { return form::lower(c) || form::digit(c) || c == '-' || c == '_'; }))
        rule.found(findings, cluster, join({"'", name, "' of ", named(cluster), " is no add-on; write its name in EKS, such as \"metrics-server\"."}));
      else if (isOwnAddon(cluster.construct, name) && addons[i].version.empty())
        rule.found(findings, cluster, join({named(cluster), " has the add-on ", name, " by itself; leave .addon(\"", name, "\") out, or write its version there."}));
      for (std::size_t j = 0; j < i; ++j)
        if (addons[j].name == name) rule.found(findings, cluster, join({named(cluster), " has the add-on ", name, " twice; write .addon(\"", name, "\", ...) once."}));
    }
  }
}

constexpr void eksLog(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& cluster : model.all<EksCluster>()) keptLog(rule, cluster, findings);
}

constexpr void eksLabels(const Rule& rule, const Model& model, Findings& findings) {
  // https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
  const auto isWord = [](std::string_view text) {
    const auto outer = [](char c) { return form::letter(c) || form::digit(c); };
    return form::all(text, 1, 63, [&](char c) { return outer(c) || c == '-' || c == '_' || c == '.'; }) && outer(text.front()) && outer(text.back());
  };
  for (const auto& nodes : model.all<EksNodeGroup>()) {
    const auto check = [&](std::string_view what, const Text& key, const Text& value) {
      const auto text = key.view();
      const auto slash = text.find('/');
      const bool good = isWord(slash == std::string_view::npos ? text : text.substr(slash + 1)) && (slash == std::string_view::npos || form::hostName(text.substr(0, slash)));
      if (!good || !(value.empty() || isWord(value.view())))
        rule.found(findings, nodes, join({"'", key, "=", value, "' is no ", what, " for nodes of ", named(nodes), "; write letters, digits and -_. of 63 characters at most, the key with a name before it where it has a slash: \"example.com/pool\"."}));
    };
    for (const auto& [key, value] : nodes.construct.labels) check("label", key, value);
    for (const auto& [key, value, effect] : nodes.construct.taints) check("taint", key, value);
  }
}

}  // namespace ecia::rule
