// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/storage.hpp.
#include "stack_case.hpp"

// expect: \[KMS-001\] the deletion window of KmsKey 'data' is 6 days, and KMS takes 7 to 30; write \.deletionWindow\(30_days\)\.
struct KeyGoneSoon : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("data", KmsKey("Data").deletionWindow(BAD(6_days, 7_days))); }
};
static_assert(rule::prove<KeyGoneSoon>());

// expect: \[SEC-001\] the recovery window of Secret 'orders' is 31 days, and Secrets Manager takes 7 to 30; write \.recoverableFor\(30_days\)\.
struct SecretKeptLong : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", Secret("db/orders", "app").recoverableFor(BAD(31_days, 30_days))); }
};
static_assert(rule::prove<SecretKeptLong>());

constexpr LoadBalancer balancer(Stack& stack) {
  const auto net = stack.add("main", Vpc<"10.1.0.0/16">);
  return LoadBalancer(net.publicSubnets(), stack.add("web", SecurityGroup(net, "Load balancer")), stack.add("app", TargetGroup(net, tcp(8080))));
}

// expect: \[S3-024\] LoadBalancer 'main' cannot write its logs to Bucket 'logs', which is encrypted with a KMS key; remove \.encryptedWith\(\.\.\.\) there\.
struct EncryptedLogs : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto key = stack.add("data", KmsKey("Data"));
    const auto logs = Bucket().receivesLoadBalancerLogs("alb");
    stack.add("main", balancer(stack).logTo(stack.add("logs", BAD(logs.encryptedWith(key), logs))));
    (void)key;
  }
};
static_assert(rule::prove<EncryptedLogs>());

// expect: \[S3-027\] Bucket 'logs' does not let LoadBalancer 'main' write; write \.receivesLoadBalancerLogs\("alb"\) there\.
struct ClosedLogs : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("main", balancer(stack).logTo(stack.add("logs", BAD(Bucket(), Bucket().receivesLoadBalancerLogs("alb")))));
  }
};
static_assert(rule::prove<ClosedLogs>());

// expect: \[S3-009\] objects of Bucket 'assets' move to STANDARD_IA after 29 days; S3 takes 30 or more\.
struct ColdSoon : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("assets", Bucket().age({.toStandardIa = BAD(29_days, 30_days)})); }
};
static_assert(rule::prove<ColdSoon>());

// expect: \[S3-009\] objects of Bucket 'assets' move to GLACIER after 60 days, less than 30 after STANDARD_IA; write 70_days or more\.
struct FrozenSoon : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("assets", Bucket().age({.toStandardIa = 40_days, .toGlacier = BAD(60_days, 70_days), .expire = 365_days}));
  }
};
static_assert(rule::prove<FrozenSoon>());

// expect: \[S3-017\] Bucket 'assets' ages old versions and keeps none; write \.versioned\(\)\.
struct NoVersions : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto bucket = Bucket().ageOldVersions({.expire = 30_days});
    stack.add("assets", BAD(bucket, bucket.versioned()));
  }
};
static_assert(rule::prove<NoVersions>());

// expect: \[STA-010\] Bucket 'state' keeps Terraform's state and has no name of its own; write \.named\("\.\.\."\)\.
struct StateWithoutName : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto state = Bucket().versioned();
    stack.keepState(stack.add("state", BAD(state, state.named("shop-terraform-state"))), stack.add("lock", LockTable()));
  }
};
static_assert(rule::prove<StateWithoutName>());

// expect: \[STA-010\] Bucket 'state' keeps Terraform's state and is not versioned; write \.versioned\(\)\.
struct StateWithoutVersions : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto state = Bucket().named("shop-terraform-state");
    stack.keepState(stack.add("state", BAD(state, state.versioned())), stack.add("lock", LockTable()));
  }
};
static_assert(rule::prove<StateWithoutVersions>());
// end
