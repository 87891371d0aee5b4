// SPDX-License-Identifier: Apache-2.0
// Rules of whole stacks and of several stacks, and several mistakes at once: each is one error.
#include "stack_case.hpp"

// expect: \[ID-001\] KmsKey 'data' is declared twice; give it another id\.
struct Twice : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("data", KmsKey("Data"));
    stack.add(BAD("data", "logs"), KmsKey("Logs"));
  }
};
static_assert(rule::prove<Twice>());

// expect: \[ID-001\] KmsKey 'data' is declared twice in module storage; give it another id\.
struct TwiceInAModule : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.module("storage").add("data", KmsKey("Data"));
    stack.module(BAD("storage", "network")).add("data", KmsKey("Logs"));
  }
};
static_assert(rule::prove<TwiceInAModule>());

// expect: \[ENV-001\] the VPC 10\.0\.0\.0/16 of 'dev' overlaps 10\.0\.128\.0/20 of 'prod'; environments that are ever peered need blocks of their
// own\.
struct Dev {
  constexpr Settings settings() const { return {.name = "dev", .prefix = "shop-dev", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("main", Vpc<BAD("10.0.0.0/16", "10.1.0.0/16")>); }
};
struct Prod {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "shop-prod", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("core", Vpc<"10.0.128.0/20">.subnets({.prefix = 26, .publicFrom = 0})); }
};
static_assert(rule::proveApart<Dev, Prod>());
// end

// expect: \[ID-002\] the prefix 'Shop_Prod' is not 1 to 24 lower-case letters, digits and dashes
struct Prefix {
  constexpr Settings settings() const { return {.name = "prod", .prefix = BAD("Shop_Prod", "shop-prod"), .region = "eu-central-1"}; }
  constexpr void declare(Stack&) const {}
};
static_assert(rule::prove<Prefix>());
// end

struct FiveMistakes : Mumbai {
  constexpr void declare(Stack& stack) const {
    // expect: \[VPC-007\] Vpc 'main' asks for 5 zones, and ap-south-1 has 3
    const auto net = stack.add("main", Vpc<"10.1.0.0/16">.azs(BAD(5, 3)));
    // expect: \[SG-011\] SecurityGroup 'gateway' admits SSH from 0\.0\.0\.0/0
    stack.add("gateway", SecurityGroup(net, "Gateway").allow(ssh, from(BAD(internet, Cidr("203.0.113.7/32")))));
    // expect: \[S3-009\] objects of Bucket 'assets' move to STANDARD_IA after 7 days
    stack.add("assets", Bucket().age({.toStandardIa = BAD(7_days, 30_days)}));
    // expect: \[CW-041\] LogGroup 'app' keeps 8 days
    stack.add("app", LogGroup("/app").keep(BAD(8_days, 7_days)));
    // expect: \[IAM-047\] nobody may assume Role 'app'
    stack.add("app", Role("Instances").BAD(withInstanceProfile(), trust("ec2.amazonaws.com")));
    // end
  }
};
static_assert(rule::prove<FiveMistakes>());
