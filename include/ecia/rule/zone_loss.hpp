// SPDX-License-Identifier: Apache-2.0
// Rules of a stack that claims to survive the loss of any one zone. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/
#pragma once

#include <ecia/rule/finding.hpp>

namespace ecia::rule {

constexpr bool claimsZoneLoss(const Model& model) { return model.settings.zoneLoss == ZoneLoss::survived; }

constexpr void zoneLossNetwork(const Rule& rule, const Model& model, Findings& findings) {
  if (!claimsZoneLoss(model)) return;
  for (const auto& vpc : model.all<VpcOf>()) {
    if (vpc.construct.zones < 2)
      rule.found(findings, vpc, join({"the stack claims to survive the loss of a zone, and ", named(vpc), " has one zone; write .azs(2) or more."}));
    else if (vpc.construct.nat == Nat::single)
      rule.found(findings, vpc, join({"the stack claims to survive the loss of a zone, and all private subnets of ", named(vpc),
                                     " go out through the NAT gateway of one zone; write .natPerAz()."}));
  }
}

constexpr void zoneLossDatabase(const Rule& rule, const Model& model, Findings& findings) {
  if (!claimsZoneLoss(model)) return;
  eachDatabase(model, [&](const auto& database) {
    if (!database.construct.hasStandby())
      rule.found(findings, database, join({"the stack claims to survive the loss of a zone, and ", named(database), " has no standby in another one; write ", database.construct.StandbySetting, "."}));
  });
}

constexpr void zoneLossFleet(const Rule& rule, const Model& model, Findings& findings) {
  if (!claimsZoneLoss(model)) return;
  eachWorkload(model, [&](const auto& group) {
    if (group.construct.size.min < 2)
      rule.found(findings, group, join({"the stack claims to survive the loss of a zone, and ", named(group), " may shrink to ", group.construct.size.min,
                                       ", all of it in the zone that is lost; write a min of 2 or more."}));
  });
}

constexpr void zoneLossNodes(const Rule& rule, const Model& model, Findings& findings) {
  if (!claimsZoneLoss(model)) return;
  for (const auto& cluster : model.all<EksCluster>()) {
    bool any = false, stays = false;
    for (const auto& nodes : model.all<EksNodeGroup>()) {
      if (&model.of(nodes.construct.cluster) != &cluster) continue;
      any = true;
      stays = stays || nodes.construct.size.min >= 2;
    }
    if (any && !stays)
      rule.found(findings, cluster, join({"the stack claims to survive the loss of a zone, and all nodes of ", named(cluster), " may be in the zone that is lost; write a min of 2 or more at one of its node groups."}));
  }
}

constexpr void zoneLossStated(const Rule& rule, const Model& model, Findings& findings) {
  if (model.settings.zoneLoss != ZoneLoss::unstated || (model.all<Rds>().empty() && model.all<AuroraCluster>().empty() && model.all<ElastiCache>().empty() && model.all<AutoScalingGroup>().empty() && model.all<EksNodeGroup>().empty() && model.all<FargateService>().empty())) return;
  rule.found(findings, model.settings.where,
             join({"the stack '", model.settings.name,
                  "' does not say whether it survives the loss of a zone; write .zoneLoss = ZoneLoss::survived, which is checked, or ZoneLoss::accepted."}));
}

}  // namespace ecia::rule
