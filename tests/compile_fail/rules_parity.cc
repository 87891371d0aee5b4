// SPDX-License-Identifier: Apache-2.0
// Contracts between environments, and waivers.
#include "stack_case.hpp"

/// What staging is like.
struct Prod {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "shop-prod", .region = "ap-south-1", .zoneLoss = ZoneLoss::accepted}; }
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(3));
    stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(Cidr("10.1.0.0/16"))));
    stack.add("logs", LogGroup(stack.named("logs")).keep(30_days));
  }
};
struct Like {
  constexpr Settings settings() const { return {.name = "staging", .prefix = "shop-staging", .region = "ap-south-1", .zoneLoss = ZoneLoss::accepted}; }
};

// expect: \[ENV-101\] Vpc 'main' of 'staging' has azs 2, and 'prod' has 3; write the same, or "Vpc\.azs" in like<\.\.\.>\(\.\.\.\)\.
struct FewerZones : Like {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(BAD(2, 3)));
    stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(Cidr("10.1.0.0/16"))));
    stack.add("logs", LogGroup(stack.named("logs")).keep(30_days));
  }
  static constexpr auto parity = like<Prod>();
};
static_assert(rule::prove<FewerZones>());

// expect: \[ENV-101\] SecurityGroup 'app' of 'staging' has allow 8080 from 10\.2\.0\.0/16, and 'prod' has 8080 from 10\.1\.0\.0/16; write the same, or
struct OtherSource : Like {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.2.0.0/16">.azs(3));
    stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(BAD(Cidr("10.2.0.0/16"), Cidr("10.1.0.0/16")))));
    stack.add("logs", LogGroup(stack.named("logs")).keep(30_days));
  }
  static constexpr auto parity = like<Prod>("Vpc.cidr");
};
static_assert(rule::prove<OtherSource>());

// expect: \[ENV-102\] 'staging' has no LogGroup 'logs', which 'prod' has; declare it, or write "LogGroup/logs" in like<\.\.\.>\(\.\.\.\)\.
struct NoLogs : Like {
  constexpr Settings settings() const { return {.name = "staging", .prefix = "shop-staging", .region = "ap-south-1", .zoneLoss = ZoneLoss::accepted}; }
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(3));
    stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(Cidr("10.1.0.0/16"))));
    if (BAD(false, true)) stack.add("logs", LogGroup(stack.named("logs")).keep(30_days));
  }
  static constexpr auto parity = like<Prod>();
};
static_assert(rule::prove<NoLogs>());

struct OneMore : Like {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(3));
    stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(Cidr("10.1.0.0/16"))));
    stack.add("logs", LogGroup(stack.named("logs")).keep(30_days));
    // expect: \[ENV-102\] 'prod' has no Topic 'alerts', which 'staging' has; declare it there, or write "Topic/alerts" in like<\.\.\.>\(\.\.\.\)\.
    if (BAD(true, false)) stack.add("alerts", Topic("ops@example.com"));
    // end
  }
  static constexpr auto parity = like<Prod>();
};
static_assert(rule::prove<OneMore>());

// expect: \[ENV-103\] 'staging' may differ from 'prod' in "Vpc\.zones", and it does not; remove that from like<\.\.\.>\(\.\.\.\)\.
struct Misspelt : Like {
  constexpr Settings settings() const { return {.name = "staging", .prefix = "shop-staging", .region = "ap-south-1", .zoneLoss = ZoneLoss::accepted}; }
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(BAD(3, 2)));
    stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(Cidr("10.1.0.0/16"))));
    stack.add("logs", LogGroup(stack.named("logs")).keep(30_days));
  }
  static constexpr auto parity = like<Prod>(BAD("Vpc.zones", "Vpc.azs"));
};
static_assert(rule::prove<Misspelt>());

/// Two environments, the second a copy of the first.
struct First {
  constexpr Settings settings() const { return {.name = "dev", .prefix = "shop-dev", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("app", Role("Application").trust("ec2.amazonaws.com")); }
};

// expect: \[ENV-008\] Bucket 'assets' of 'test' has named shop-dev-assets, which names 'dev'; write 'test' its own\.
struct CopiedName {
  constexpr Settings settings() const { return {.name = "test", .prefix = "shop-test", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("assets", Bucket().named(BAD("shop-dev-assets", "shop-test-assets"))); }
};
static_assert(rule::proveProgram<CopiedName, First>());

// expect: \[ENV-008\] Secret 'db' of 'test' has below dev/db, which names 'dev'; write 'test' its own\.
struct CopiedPath {
  constexpr Settings settings() const { return {.name = "test", .prefix = "shop-test", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { encrypted(stack, "db", Secret(BAD("dev/db", "device/db"), "app")); }
};
static_assert(rule::proveProgram<First, CopiedPath>());

// expect: \[IAM-043\] Role 'jobs' of 'test' has allow s3:GetObject on arn:aws:s3:::shop-dev-assets/\*, which names 'dev'; write 'test' its own\.
struct CopiedArn {
  constexpr Settings settings() const { return {.name = "test", .prefix = "shop-test", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const {
    stack.add("jobs", Role("Jobs").trust("ec2.amazonaws.com").allow({"s3:GetObject"}, BAD("arn:aws:s3:::shop-dev-assets/*", "arn:aws:s3:::shop-test-assets/*")));
  }
};
static_assert(rule::proveProgram<CopiedArn, First>());

// expect: \[ENV-004\] Role 'app' of 'test' and that of 'dev' have one name, which an account has once, since both stacks have the prefix 'shop-dev'; write another prefix\.
struct SamePrefix {
  constexpr Settings settings() const { return {.name = "test", .prefix = BAD("shop-dev", "shop-test"), .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("app", Role("Application").trust("ec2.amazonaws.com")); }
};
static_assert(rule::proveProgram<SamePrefix, First>());

// expect: \[WAIVER-001\] the waiver of SG-011 has no reason; write why the rule does not hold here\.
struct Silent : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.waive("SG-011", BAD("", "the gateway is a honeypot"));
    const auto net = recorded(stack);
    stack.add("gateway", SecurityGroup(net, "Gateway").allow(ssh, from(BAD(Cidr("203.0.113.7/32"), internet))));
  }
};
static_assert(rule::prove<Silent>());
// end
