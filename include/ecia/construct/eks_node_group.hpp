// SPDX-License-Identifier: Apache-2.0
// Instances on which a cluster of Kubernetes runs pods.
#pragma once

#include <ecia/construct/auto_scaling_group.hpp>
#include <ecia/construct/eks_cluster.hpp>

namespace ecia {

/// What a taint does to pods that do not tolerate it. https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
enum class TaintEffect : std::uint8_t { noSchedule, preferNoSchedule, noExecute };

/// Instances of Amazon Linux 2023 that a cluster runs pods on; EKS makes, drains and replaces them. Always: IMDSv2 only, and out of the reach of pods (hop limit 1), which take roles by
/// `EksCluster::podIdentity`; encrypted gp3 volumes; the version of Kubernetes of their cluster. The desired number belongs to what scales them once they stand: Terraform does not set it
/// back.
/// https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
class EksNodeGroup {
 public:
  static constexpr std::string_view Kind = "EksNodeGroup";

  /// A label of nodes. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
  struct Label {
    Text key, value;
  };
  /// What keeps pods away that do not tolerate it.
  struct Taint {
    Text key, value;
    TaintEffect effect;
  };

  /// What each node is, "m7g.large", and how many there are: `{.min = 3, .max = 9, .desired = 3}`.
  constexpr EksNodeGroup(Handle<EksCluster> of, InstanceType type, Capacity capacity) : cluster(of), size(capacity) { types.push_back(std::move(type)); }

  /// The subnets nodes and pods have addresses in; the group spreads over their zones.
  constexpr EksNodeGroup in(Subnets where) const { return changed(*this, &EksNodeGroup::subnets, where); }
  /// A security group of its nodes, and of the pods on them, beside the cluster's own, by which nodes reach one another and everything else: databases admit it, and it admits load balancers.
  constexpr EksNodeGroup guardedBy(Handle<SecurityGroup> with) const { return changed(*this, &EksNodeGroup::group, with); }
  /// The target group that its nodes join, on the port of a service of type NodePort, 30000 to 32767.
  /// https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
  constexpr EksNodeGroup behind(Handle<TargetGroup> with) const { return changed(*this, &EksNodeGroup::target, with); }
  /// The size of each node's volume, 20 GiB and more; 50 unless stated.
  constexpr EksNodeGroup volume(GiB capacity) const { return changed(*this, &EksNodeGroup::disk, capacity); }
  /// Takes AWS's spare capacity, of this type or one of the others, which AWS takes back with two minutes' notice.
  /// https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html#managed-node-group-capacity-types-spot
  constexpr EksNodeGroup spot(Sequence<InstanceType> others) const {
    auto next = *this;
    next.isSpot = true;
    for (const auto& other : others) next.types.push_back(other);
    return next;
  }
  /// A label of its nodes, for pods that ask for it.
  constexpr EksNodeGroup label(Text key, Text value) const {
    auto next = *this;
    next.labels.push_back({std::move(key), std::move(value)});
    return next;
  }
  /// Keeps pods away that do not tolerate it.
  constexpr EksNodeGroup taint(Text key, Text value, TaintEffect effect = TaintEffect::noSchedule) const {
    auto next = *this;
    next.taints.push_back({std::move(key), std::move(value), effect});
    return next;
  }

  Handle<EksCluster> cluster;
  Sequence<InstanceType> types{};
  Capacity size;
  Optional<Subnets> subnets{};
  Optional<Handle<SecurityGroup>> group{};
  Optional<Handle<TargetGroup>> target{};
  GiB disk{50};
  bool isSpot = false;
  Sequence<Label> labels{};
  Sequence<Taint> taints{};
};

}  // namespace ecia
