// SPDX-License-Identifier: Apache-2.0
// What differs between ECIA's environments, side by side. What they share is in ecia.hpp.
#pragma once

#include <ecia/stack.hpp>

namespace ecia::stacks {

/// Whether the environment has certificates: HTTPS at the load balancer and at the edge, or plain HTTP.
enum class Tls { none, certificates };

struct Environment {
  Text name, prefix;
  VpcOf network;
  InstanceType instance;
  Capacity fleet;
  Rds database;
  Tls tls;
  ZoneLoss zoneLoss;
  Text keyPair, stateBucket;
};

inline constexpr Environment prod{
    .name = "prod",
    .prefix = "ecia-prod",
    .network = Vpc<"10.1.0.0/16">.azs(3).natPerAz(),
    .instance = "t3.small",
    .fleet = {.min = 2, .max = 8, .desired = 3},
    .database = Rds::mysql("8.0.39").instance("db.t3.small").database("appdb").multiAz(),
    .tls = Tls::certificates,
    .zoneLoss = ZoneLoss::survived,
    .keyPair = "ecia-prod-key",
    .stateBucket = "ecia-prod-tf-state",
};

inline constexpr Environment staging{
    .name = "staging",
    .prefix = "ecia-staging",
    .network = Vpc<"10.2.0.0/16">.azs(2).singleNat(),
    .instance = "t3.small",
    .fleet = {.min = 1, .max = 3, .desired = 2},
    .database = Rds::mysql("8.0.39").instance("db.t3.micro").database("appdb_staging"),
    .tls = Tls::none,
    .zoneLoss = ZoneLoss::accepted,
    .keyPair = "ecia-staging-key",
    .stateBucket = "ecia-staging-tf-state",
};

inline constexpr Environment dev{
    .name = "dev",
    .prefix = "ecia-dev",
    .network = Vpc<"10.0.0.0/16">.azs(2).singleNat(),
    .instance = "t3.micro",
    .fleet = {.min = 1, .max = 2, .desired = 1},
    .database = Rds::mysql("8.0.39").instance("db.t3.micro").database("appdb_dev"),
    .tls = Tls::none,
    .zoneLoss = ZoneLoss::accepted,
    .keyPair = "ecia-dev-key",
    .stateBucket = "ecia-dev-tf-state",
};

}  // namespace ecia::stacks
