// SPDX-License-Identifier: Apache-2.0
// A way between two VPCs.
#pragma once

#include <ecia/construct/variable.hpp>
#include <ecia/construct/vpc.hpp>

namespace ecia {

/// A peering connection between two VPCs of one account and region, with routes to the other one's block in every route table of both. Security groups
/// may then admit groups of the other VPC. Their blocks may not overlap, and traffic does not go through one peer to a third.
/// https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
class VpcPeering {
 public:
  static constexpr std::string_view Kind = "VpcPeering";

  /// Between two VPCs of the stack.
  constexpr VpcPeering(Handle<VpcOf> requester, Handle<VpcOf> accepter) : vpc(requester), peer(accepter) {}
  /// With a VPC that the stack does not make, whose side writes its own routes. @param peerId its id  @param peerBlock its whole block
  constexpr VpcPeering(Handle<VpcOf> requester, Handle<Variable> peerId, Cidr peerBlock) : vpc(requester), id(peerId), block(peerBlock) {}

  Handle<VpcOf> vpc;
  Optional<Handle<VpcOf>> peer{};
  Optional<Handle<Variable>> id{};
  Optional<Cidr> block{};  ///< of a peer that the stack does not make
};

}  // namespace ecia
