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

// expect: \[ID-001\] LogGroup 'data' is declared twice in module storage; give it another id\.
struct TwiceInAModule : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.module("storage").add("data", LogGroup("/data"));
    stack.module(BAD("storage", "network")).add("data", LogGroup("/logs"));
  }
};
static_assert(rule::prove<TwiceInAModule>());

// expect: \[VAR-101\] 'count' is a word of Terraform's own and no name for a variable; write another id, such as "the-count"\.
struct MetaName : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.variable(BAD("count", "the-count"), Variable::text("How many.", "^[0-9]+$", "A number."));
  }
};
static_assert(rule::prove<MetaName>());

// expect: \[VAR-102\] the pattern '\^\(\[a-z\]\+\$' of Variable 'host' opens a '\(' and does not close it; write a regular expression of RE2, such as "\^\[a-z0-9-\]\+\$"\.
struct OpenPattern : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.variable("host", Variable::text("A host.", BAD("^([a-z]+$", "^([a-z]+)$"), "Lower case."));
  }
};
static_assert(rule::prove<OpenPattern>());

// expect: \[VAR-102\] the pattern '\^\(\?!www\)\.\*\$' of Variable 'host' looks around, which RE2 cannot do; write a regular expression of RE2, such as "\^\[a-z0-9-\]\+\$"\.
struct LookAhead : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.variable("host", Variable::text("A host.", BAD("^(?!www).*$", "^(?:www)?.*$"), "Not www."));
  }
};
static_assert(rule::prove<LookAhead>());

// expect: \[ID-003\] 'net work' is no name for a module, as KmsKey 'data' is in it; write letters, digits, '_' and '-', beginning with a letter\.
struct ModuleName : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.module(BAD("net work", "net-work")).add("data", KmsKey("Data"));
  }
};
static_assert(rule::prove<ModuleName>());

// expect: \[WAIVER-003\] no rule is called RDS-31, so nothing is waived; write the id as the report has it, such as RDS-031\.
struct NoRule : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.waive(BAD("RDS-31", "RDS-031"), "because");
  }
};
static_assert(rule::prove<NoRule>());

// expect: \[ID-004\] Topic 'alerts' of module app and that of the root module are both called test-alerts in AWS; give one of them another id\.
struct OneTopic : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("alerts", Topic("ops@example.com"));
    stack.module("app").add(BAD("alerts", "app-alerts"), Topic("ops@example.com"));
  }
};
static_assert(rule::prove<OneTopic>());

// expect: \[CW-104\] LogGroup 'second' and LogGroup 'first' are both called '/app', and CloudWatch has one of a name; write another, or use one for both\.
struct OneLogGroup : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("first", LogGroup("/app"));
    stack.add("second", LogGroup(BAD("/app", "/web")));
  }
};
static_assert(rule::prove<OneLogGroup>());

// expect: \[STA-020\] '~> 4\.0' is another major version of the AWS provider than the arguments are written for, 5; write \.awsProvider = "~> 5\.100"\.
struct OldProvider {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1", .awsProvider = BAD("~> 4.0", ">= 5.40, < 6")}; }
  constexpr void declare(Stack& stack) const { stack.add("data", KmsKey("Data")); }
};
static_assert(rule::prove<OldProvider>());

// expect: \[ENV-001\] the VPC 10\.0\.0\.0/16 of 'dev' overlaps 10\.0\.128\.0/20 of 'test'; environments that are ever peered need blocks of their
// own\.
struct Dev {
  constexpr Settings settings() const { return {.name = "dev", .prefix = "shop-dev", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const { recorded(stack, Vpc<BAD("10.0.0.0/16", "10.1.0.0/16")>); }
};
struct Test {
  constexpr Settings settings() const { return {.name = "test", .prefix = "shop-test", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const { recorded(stack, Vpc<"10.0.128.0/20">.subnets({.prefix = 26, .publicFrom = 0}), "core"); }
};
static_assert(rule::proveProgram<Dev, Test>());
// end

// expect: \[ENV-003\] NAT gateways and bastions of this stack take 6 Elastic IPs, and an account has 5 in a region until it asks for more; raise that quota, and waive ENV-003 with it\.
struct Six {
  constexpr Settings settings() const { return {.name = "dev", .prefix = "shop-dev", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const {
    recorded(stack, Vpc<"10.1.0.0/16">.azs(3).natPerAz());
    recorded(stack, Vpc<"10.2.0.0/16">.azs(BAD(3, 2)).natPerAz(), "more");
  }
};
static_assert(rule::prove<Six>());

// expect: \[ENV-003\] 'red' takes 3 Elastic IPs in eu-central-1, and 6 together with 'blue', and an account has 5 until it asks for more; raise that quota, and waive ENV-003 with it, or write another \.account\.
struct East {
  constexpr Settings settings() const { return {.name = "red", .prefix = "red", .region = "eu-central-1", .account = "123456789012"}; }
  constexpr void declare(Stack& stack) const { recorded(stack, Vpc<"10.1.0.0/16">.azs(3).natPerAz()); }
};
struct West {
  constexpr Settings settings() const { return {.name = "blue", .prefix = "blue", .region = "eu-central-1", .account = BAD("123456789012", "210987654321")}; }
  constexpr void declare(Stack& stack) const { recorded(stack, Vpc<"10.2.0.0/16">.azs(3).natPerAz()); }
};
static_assert(rule::proveProgram<East, West>());
// end

// expect: \[ENV-104\] two stacks of the program are called 'dev', and one would be written over the other; give one of them another name\.
struct First {
  constexpr Settings settings() const { return {.name = "dev", .prefix = "shop-dev", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("data", KmsKey("Data")); }
};
struct Second : First {
  constexpr Settings settings() const { return {.name = BAD("dev", "test"), .prefix = "shop-test", .region = "eu-central-1"}; }
};
static_assert(rule::proveProgram<First, Second>());
// end

constexpr Settings environment(Text name, Text prefix) { return {.name = name, .prefix = prefix, .region = "eu-central-1"}; }

// expect: \[S3-006\] the bucket shop-reports of 'dev' is one of 'prod' too, and a name is free once in all of S3; write another name
struct DevReports {
  constexpr Settings settings() const { return environment("dev", "shop-dev"); }
  constexpr void declare(Stack& stack) const { stack.add("reports", Bucket().named(BAD("shop-reports", "shop-reports-dev"))); }
};
struct ProdReports {
  constexpr Settings settings() const { return environment("prod", "shop-prod"); }
  constexpr void declare(Stack& stack) const { stack.add("reports", Bucket().named("shop-reports")); }
};
static_assert(rule::proveProgram<DevReports, ProdReports>());

// expect: \[STA-012\] 'dev' and 'prod' keep their state at one place, terraform\.tfstate in the bucket shop-state, and destroy each other's; write another
struct DevState {
  constexpr Settings settings() const { return environment("dev", "shop-dev"); }
  constexpr void declare(Stack& stack) const {
    stack.keepState(stack.add("state", Bucket().versioned().retained().named(BAD("shop-state", "shop-state-dev"))), stack.add("lock", LockTable()));
  }
};
struct ProdState {
  constexpr Settings settings() const { return environment("prod", "shop-prod"); }
  constexpr void declare(Stack& stack) const { stack.keepState(stack.add("state", Bucket().versioned().retained().named("shop-state")), stack.add("lock", LockTable())); }
};
static_assert(rule::proveProgram<DevState, ProdState>());

// expect: \[KMS-007\] KmsKey 'data' of 'blue' and that of 'green' have one alias in eu-central-1, since both stacks have the prefix 'shop'; write
struct Blue {
  constexpr Settings settings() const { return environment("blue", BAD("shop", "shop-blue")); }
  constexpr void declare(Stack& stack) const { stack.add("data", KmsKey("Data")); }
};
struct Green {
  constexpr Settings settings() const { return environment("green", "shop"); }
  constexpr void declare(Stack& stack) const { stack.add("data", KmsKey("Data")); }
};
static_assert(rule::proveProgram<Blue, Green>());
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
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(BAD(5, 3)));
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
