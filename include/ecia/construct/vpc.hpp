// SPDX-License-Identifier: Apache-2.0
// A VPC: one address block, three tiers of subnets in each zone, gateways and route tables.
#pragma once

#include <ecia/construct/variable.hpp>
#include <ecia/text/cidr.hpp>
#include <ecia/text/quantity.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia {

/// Public subnets have a route to the internet gateway; private ones reach out through NAT gateways; database ones have local routes only.
enum class Tier : std::uint8_t { open, app, database };
constexpr std::string_view nameOf(Tier tier) { return tier == Tier::open ? "public" : tier == Tier::app ? "private" : "database"; }

/// How private subnets reach the internet.
enum class Nat : std::uint8_t { none, single, perZone };

/// Where the subnets of each tier lie in the VPC's block: subnets of `/prefix`, numbered from these in steps of one per zone.
struct SubnetLayout {
  unsigned prefix = 24;
  unsigned publicFrom = 1;
  unsigned privateFrom = 10;
  unsigned databaseFrom = 20;
};

class VpcOf;

/// The subnets of one tier of a VPC, one per zone.
struct Subnets {
  constexpr explicit Subnets() = default;  // explicit as that of a Handle
  constexpr Subnets(std::size_t at, std::string_view in, std::string_view called, Tier which) : vpc(at), module(in), id(called), tier(which) {}

  std::size_t vpc = 0;  ///< among those of the stack
  std::string_view module, id;
  Tier tier = Tier::app;
};

/// A VPC, built from its address block: `Vpc<"10.1.0.0/16">.azs(3).natPerAz()`, or `VpcOf(cidr)` where the block is a value.
/// Defaults: two zones; no NAT gateway, so private subnets do not reach the internet until `singleNat()` or `natPerAz()` is asked for; subnets of
/// 10.1.0.0/16 lie at 10.1.1.0/24 (public), 10.1.10.0/24 (private) and 10.1.20.0/24 (database), one more for each zone.
/// Limits: the block is /16 to /28 (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html).
class VpcOf {
 public:
  static constexpr std::string_view Kind = "Vpc";

  struct Handle : ecia::Handle<VpcOf> {
    /// The public subnets: for load balancers, NAT gateways and bastions.
    constexpr Subnets publicSubnets() const { return {index, module, id, Tier::open}; }
    /// The private subnets: for applications.
    constexpr Subnets privateSubnets() const { return {index, module, id, Tier::app}; }
    /// The database subnets, which have no route out of the VPC.
    constexpr Subnets database() const { return {index, module, id, Tier::database}; }
  };

  /// The block where it is a value; a literal is written `Vpc<"10.1.0.0/16">`.
  constexpr explicit VpcOf(Cidr block) : cidr(block) {}

  /// Spreads every tier over the first `count` zones of the region.
  constexpr VpcOf azs(ZoneCount count) const { return changed(*this, &VpcOf::zones, count); }
  /// Spreads every tier over these zones of the region, "eu-central-1a" and "eu-central-1c".
  constexpr VpcOf azNames(Sequence<Text> names) const {
    auto next = changed(*this, &VpcOf::zones, static_cast<unsigned>(names.size()));
    next.zoneNames = std::move(names);
    return next;
  }
  /// One NAT gateway in each zone: the loss of a zone does not cut the others off.
  constexpr VpcOf natPerAz() const { return changed(*this, &VpcOf::nat, Nat::perZone); }
  /// One NAT gateway, in the first zone: cheaper, and gone when that zone is.
  constexpr VpcOf singleNat() const { return changed(*this, &VpcOf::nat, Nat::single); }
  /// Other places for the subnets.
  constexpr VpcOf subnets(SubnetLayout places) const { return changed(*this, &VpcOf::layout, places); }
  /// The blocks of the public subnets, one for each zone and of any size, in place of those that the layout gives.
  constexpr VpcOf publicSubnets(Sequence<Cidr> blocks) const { return changed(*this, &VpcOf::publicBlocks, std::move(blocks)); }
  /// The blocks of the private subnets, one for each zone.
  constexpr VpcOf privateSubnets(Sequence<Cidr> blocks) const { return changed(*this, &VpcOf::privateBlocks, std::move(blocks)); }
  /// The blocks of the database subnets, one for each zone.
  constexpr VpcOf databaseSubnets(Sequence<Cidr> blocks) const { return changed(*this, &VpcOf::databaseBlocks, std::move(blocks)); }

  /// A VPC that others keep, "vpc-0123456789abcdef0" or a variable: nothing of it is made or changed. Its subnets are named by their blocks, tier by tier, of
  /// which it needs those only that the stack uses; Terraform finds them, and stops before it changes anything where the VPC has no such block or a subnet lies
  /// in another zone. What its routes do (`natPerAz`, a database tier without a way out) is the stack's word.
  /// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/subnet
  constexpr VpcOf existing(Input vpcId) const { return changed(*this, &VpcOf::id, std::move(vpcId)); }

  /// A block of AWS's IPv6 addresses as well, of which each public subnet has a /64 and a route to the internet. For load balancers that are dual-stack;
  /// private and database subnets stay with IPv4. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html
  constexpr VpcOf dualStack() const { return changed(*this, &VpcOf::ipv6, true); }

  /// The blocks that are named for a tier; none where they follow from the layout.
  constexpr const Sequence<Cidr>& named(Tier tier) const { return tier == Tier::open ? publicBlocks : tier == Tier::app ? privateBlocks : databaseBlocks; }
  /// Whether it has subnets of that tier.
  constexpr bool has(Tier tier) const { return !id || !named(tier).empty(); }
  /// The block of a tier's subnet. (A zone that has none named counts as the last that has, with which rules go on.)
  constexpr Cidr subnet(Tier tier, unsigned zone) const {
    if (const auto& blocks = named(tier); !blocks.empty()) return blocks[zone < blocks.size() ? zone : blocks.size() - 1];
    const unsigned from = tier == Tier::open ? layout.publicFrom : tier == Tier::app ? layout.privateFrom : layout.databaseFrom;
    return cidr.subnet(layout.prefix, from + zone);
  }

  Cidr cidr;
  unsigned zones = 2;
  Sequence<Text> zoneNames{};
  Nat nat = Nat::none;
  SubnetLayout layout{};
  Sequence<Cidr> publicBlocks{}, privateBlocks{}, databaseBlocks{};
  Optional<Input> id{};
  bool ipv6 = false;
};

/// A VPC whose block is a literal: `Vpc<"10.1.0.0/16">`.
template <Cidr Block>
inline constexpr VpcOf Vpc{Block};

}  // namespace ecia
