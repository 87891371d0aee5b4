// SPDX-License-Identifier: Apache-2.0
// The loss of a zone: what a stack that claims to survive it must have.
#include <ecia/rule/rules.hpp>
#include <ecia/stack.hpp>

using namespace ecia;

namespace {

constexpr int count(std::string_view id, ZoneLoss claim, VpcOf vpc, bool standby, int min) {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1", .zoneLoss = claim});
  const auto net = stack.add("main", vpc);
  const auto group = stack.add("db", SecurityGroup(net, "db"));
  const auto secret = stack.add("db", Secret("db", "app"));
  auto database = Rds::mysql("8.0.39").instance("db.t3.small").in(net.database()).guardedBy(group).credentials(secret);
  if (standby) database = database.multiAz();
  stack.add("db", database);
  stack.add("app", AutoScalingGroup("t3.small", {.min = min, .max = 4, .desired = 3}).in(net.privateSubnets()));
  int found = 0;
  for (const auto& finding : rule::check(stack.model())) found += finding.id == id ? 1 : 0;
  return found;
}
constexpr VpcOf good = VpcOf("10.1.0.0/16").azs(2).natPerAz();
constexpr VpcOf oneNat = VpcOf("10.1.0.0/16").azs(2).singleNat();
constexpr VpcOf oneZone = VpcOf("10.1.0.0/16").azs(1).natPerAz();

static_assert(count("ZONE-001", ZoneLoss::survived, good, true, 2) == 0 && count("ZONE-002", ZoneLoss::survived, good, true, 2) == 0 &&
              count("ZONE-003", ZoneLoss::survived, good, true, 2) == 0 && count("ZONE-004", ZoneLoss::survived, good, true, 2) == 0);
static_assert(count("ZONE-001", ZoneLoss::survived, oneNat, true, 2) == 1 && count("ZONE-001", ZoneLoss::survived, oneZone, true, 2) == 1);
static_assert(count("ZONE-002", ZoneLoss::survived, good, false, 2) == 1 && count("ZONE-003", ZoneLoss::survived, good, true, 1) == 1);
static_assert(count("ZONE-001", ZoneLoss::accepted, oneNat, false, 1) == 0 && count("ZONE-002", ZoneLoss::accepted, oneNat, false, 1) == 0 &&
              count("ZONE-003", ZoneLoss::accepted, oneNat, false, 1) == 0 && count("ZONE-004", ZoneLoss::accepted, oneNat, false, 1) == 0);
static_assert(count("ZONE-004", ZoneLoss::unstated, good, true, 2) == 1);

}  // namespace
