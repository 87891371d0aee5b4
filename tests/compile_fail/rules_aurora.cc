// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of Aurora clusters, and those that clusters share with instances of RDS.
#include "stack_case.hpp"

/// A cluster in the database subnets of a VPC, with a key and a secret.
constexpr AuroraCluster placed(Stack& stack, const AuroraCluster& cluster, std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2).natPerAz());
  const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
  const auto data = stack.add("data", SecurityGroup(net, "Database").allow(postgresql, from(app)));
  return cluster.in(net.database()).guardedBy(data).encryptedWith(stack.add("data", KmsKey("Data"), where)).credentials(encrypted(stack, "login", Secret("db", "app")));
}
constexpr AuroraCluster aurora() { return AuroraCluster::postgresql("16.8"); }

// expect: \[AUR-001\] AuroraCluster 'main' is not complete; write \.serverless\(1, 16\) or \.instance\("db\.r7g\.large"\)\.
struct NoCapacity : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("main", placed(stack, aurora()BAD(, .serverless(1, 16)))); }
};
static_assert(rule::prove<NoCapacity>());

// expect: \[AUR-002\] AuroraCluster 'main' has 16 to 1 capacity units; write 1 to 256, the lesser number first, such as \.serverless\(1, 16\)\.
struct Backwards : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("main", placed(stack, aurora().serverless(BAD(16, 1), BAD(1, 16)))); }
};
static_assert(rule::prove<Backwards>());

// expect: \[AUR-002\] AuroraCluster 'main' asks for db\.t3\.small, and the classes of Aurora begin at medium; write \.instance\("db\.t4g\.medium"\) or \.serverless\(1, 16\)\.
struct TooSmall : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("main", placed(stack, aurora().instance(BAD("db.t3.small", "db.t3.medium")))); }
};
static_assert(rule::prove<TooSmall>());

// expect: \[AUR-003\] the identifier test-main--db-aurora of AuroraCluster 'main--db' has two dashes in a row, and RDS takes one; write another id or prefix\.
struct TwoDashes : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add(BAD("main--db", "main-db"), placed(stack, aurora().serverless(1, 16))); }
};
static_assert(rule::prove<TwoDashes>());

// expect: \[RDS-027\] .*AuroraCluster 'main'
struct Overlapping : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("main", placed(stack, aurora().serverless(1, 16).backups(7_days, BAD("21:00-22:00", "19:00-20:00")).maintenance("sun:21:30-sun:22:30")));
  }
};
static_assert(rule::prove<Overlapping>());
