// SPDX-License-Identifier: Apache-2.0
// Clusters of Kubernetes.
#pragma once

#include <ecia/construct/kms_key.hpp>
#include <ecia/construct/role.hpp>
#include <ecia/construct/security_group.hpp>
#include <ecia/construct/variable.hpp>
#include <ecia/text/kubernetes.hpp>

namespace ecia {

/// A cluster of Kubernetes, `<prefix>-<id>`: its control plane, which AWS keeps, and what every cluster needs: the network of pods, their names, and the agent by which they take roles. Nodes
/// join it as `EksNodeGroup`. Always: its API answers inside the VPC and is written to a log, roles of AWS are its users, and who makes it is none of them (`admin` says who is), secrets are
/// encrypted. From outside the VPC nobody asks its API unless `publicEndpoint` says who may.
/// https://docs.aws.amazon.com/eks/latest/userguide/clusters.html
class EksCluster {
 public:
  static constexpr std::string_view Kind = "EksCluster";

  /// Who may do what in the cluster. https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
  struct Access {
    enum class Level : std::uint8_t { admin, editor, viewer };
    Level level = Level::admin;
    Optional<Handle<Role>> role{};
    Input principal{""};             ///< where it is no role of the stack
    Sequence<Text> namespaces{};     ///< where it may; everywhere where there is none
  };
  /// The pods that take a role: those that run as an account of a namespace.
  struct PodIdentity {
    Text space, account;
    Handle<Role> role;
  };
  /// An add-on, and its version where that is not the one that EKS takes by itself.
  struct Addon {
    Text name, version;
  };

  /// @param version of Kubernetes, "1.34". A later one upgrades the cluster, one step at a time, and its nodes after it; there is no way back.
  constexpr explicit EksCluster(KubernetesVersion version) : kubernetes(std::move(version)) {}

  /// Where its API has addresses, in two zones or more: `net.privateSubnets()`.
  constexpr EksCluster in(Subnets where) const { return changed(*this, &EksCluster::subnets, where); }
  /// The group that says who asks its API in the VPC beside its nodes, at port 443: a bastion, or what deploys.
  constexpr EksCluster guardedBy(Handle<SecurityGroup> with) const { return changed(*this, &EksCluster::group, with); }
  /// Lets these blocks ask its API over the internet.
  constexpr EksCluster publicEndpoint(Sequence<Cidr> from) const { return changed(*this, &EksCluster::open, std::move(from)); }
  /// The same of a variable that lists blocks.
  constexpr EksCluster publicEndpoint(Handle<Variable> from) const { return changed(*this, &EksCluster::openTo, Optional<Handle<Variable>>(from)); }
  /// The key that encrypts its secrets, in place of one of AWS's own. It stays for as long as the cluster does.
  /// https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
  constexpr EksCluster encryptedWith(Handle<KmsKey> with) const { return changed(*this, &EksCluster::key, with); }
  /// Whoever takes this role may do everything in the cluster, and asks EKS where it is, as `aws eks update-kubeconfig` does.
  constexpr EksCluster admin(Handle<Role> role) const { return admitting({Access::Level::admin, role}); }
  /// The same of a role that the stack does not make, by its ARN or a variable.
  constexpr EksCluster admin(Input roleArn) const { return admitting({Access::Level::admin, {}, std::move(roleArn)}); }
  /// Whoever takes this role may change what runs in these namespaces: a pipeline that deploys.
  constexpr EksCluster editor(Handle<Role> role, Sequence<Text> namespaces) const { return admitting({Access::Level::editor, role, "", std::move(namespaces)}); }
  /// The same of a role that the stack does not make.
  constexpr EksCluster editor(Input roleArn, Sequence<Text> namespaces) const { return admitting({Access::Level::editor, {}, std::move(roleArn), std::move(namespaces)}); }
  /// Whoever takes this role sees what runs, and no secrets.
  constexpr EksCluster viewer(Handle<Role> role) const { return admitting({Access::Level::viewer, role}); }
  /// The same of a role that the stack does not make.
  constexpr EksCluster viewer(Input roleArn) const { return admitting({Access::Level::viewer, {}, std::move(roleArn)}); }
  /// Pods that run as this account take this role, which trusts "pods.eks.amazonaws.com". What the role may log in to, nodes of the cluster have to reach (EKS-012).
  /// https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
  constexpr EksCluster podIdentity(Text space, Text serviceAccount, Handle<Role> role) const {
    auto next = *this;
    next.identities.push_back({std::move(space), std::move(serviceAccount), role});
    return next;
  }
  /// Pods may ask for volumes of EBS.
  /// https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html
  constexpr EksCluster ebsVolumes() const { return changed(*this, &EksCluster::volumes, true); }
  /// Another add-on, or the version of one that the cluster has: `addon("vpc-cni", "v1.20.4-eksbuild.1")`. EKS installs the version that is its default for the version of Kubernetes, and leaves
  /// it at that until another is written.
  /// https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html
  constexpr EksCluster addon(Text name, Text version = "") const {
    auto next = *this;
    next.addons.push_back({std::move(name), std::move(version)});
    return next;
  }
  /// How long its log is kept, 90 days unless stated.
  constexpr EksCluster keepLog(Days days) const { return changed(*this, &EksCluster::retention, days); }
  /// When the standard support of its version ends, EKS upgrades it, in place of asking six times the price to leave it for another year.
  /// https://docs.aws.amazon.com/eks/latest/userguide/view-upgrade-policy.html
  constexpr EksCluster standardSupport() const { return changed(*this, &EksCluster::standard, true); }

  KubernetesVersion kubernetes;
  Optional<Subnets> subnets{};
  Optional<Handle<SecurityGroup>> group{};
  Sequence<Cidr> open{};
  Optional<Handle<Variable>> openTo{};
  Optional<Handle<KmsKey>> key{};
  Sequence<Access> accesses{};
  Sequence<PodIdentity> identities{};
  Sequence<Addon> addons{};
  bool volumes = false;
  bool standard = false;
  Days retention{90};

 private:
  constexpr EksCluster admitting(Access access) const {
    auto next = *this;
    next.accesses.push_back(std::move(access));
    return next;
  }
};

}  // namespace ecia
