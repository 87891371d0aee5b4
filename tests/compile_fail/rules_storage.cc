// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/storage.hpp.
#include "stack_case.hpp"

// expect: \[SEC-105\] Secret 'orders' asks for another password by \.version\(2\), which Terraform makes from 1\.11 on, and for databases alone; leave it out, .*
struct SecretOfAnOldTerraform {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1", .terraform = "1.10"}; }
  constexpr void declare(Stack& stack) const { encrypted(stack, "orders", Secret("db/orders", "app").version(BAD(2, 1))); }
};
static_assert(rule::prove<SecretOfAnOldTerraform>());

// expect: \[SEC-105\] the password of Secret 'orders' has the version 0, and versions count from 1; write \.version\(2\) for another password than the first\.
struct SecretOfNoVersion : Mumbai {
  constexpr void declare(Stack& stack) const { encrypted(stack, "orders", Secret("db/orders", "app").version(BAD(0, 2))); }
};
static_assert(rule::prove<SecretOfNoVersion>());

// expect: \[SEC-101\] the name of Secret 'orders' in AWS would be test//db/orders, with two slashes; write "db/orders"\.
struct SecretBelowASlash : Mumbai {
  constexpr void declare(Stack& stack) const {
    encrypted(stack, "orders", Secret(BAD("/db/orders", "db/orders"), "app"));
  }
};
static_assert(rule::prove<SecretBelowASlash>());

// expect: \[KMS-001\] the deletion window of KmsKey 'data' is 6 days, and KMS takes 7 to 30; write \.deletionWindow\(30_days\)\.
struct KeyGoneSoon : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("data", KmsKey("Data").deletionWindow(BAD(6_days, 7_days))); }
};
static_assert(rule::prove<KeyGoneSoon>());

// expect: \[SEC-001\] the recovery window of Secret 'orders' is 31 days, and Secrets Manager takes 7 to 30, or 0, which deletes at once; write \.recoverableFor\(30_days\)\.
struct SecretKeptLong : Mumbai {
  constexpr void declare(Stack& stack) const { encrypted(stack, "orders", Secret("db/orders", "app").recoverableFor(BAD(31_days, 30_days))); }
};
static_assert(rule::prove<SecretKeptLong>());

constexpr LoadBalancer balancer(Stack& stack) {
  const auto net = recorded(stack);
  const auto group = stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)));
  return LoadBalancer(net.publicSubnets(), group, stack.add("app", TargetGroup(net, tcp(8080))));
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
    const auto state = Bucket().versioned().retained();
    stack.keepState(stack.add("state", BAD(state, state.named("shop-terraform-state"))), stack.add("lock", LockTable()));
  }
};
static_assert(rule::prove<StateWithoutName>());

// expect: \[STA-010\] Bucket 'state' keeps Terraform's state and is not versioned; write \.versioned\(\)\.
struct StateWithoutVersions : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto state = Bucket().retained().named("shop-terraform-state");
    stack.keepState(stack.add("state", BAD(state, state.versioned())), stack.add("lock", LockTable()));
  }
};
static_assert(rule::prove<StateWithoutVersions>());

// expect: \[KMS-007\] KmsKey 'data' of module storage and that of the root module both have the alias alias/test-data; give one of them another id\.
struct OneAlias : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("data", KmsKey("Data"));
    stack.module("storage").add(BAD("data", "logs"), KmsKey("Logs"));
  }
};
static_assert(rule::prove<OneAlias>());

constexpr struct Long {
  char text[8193]{};
  constexpr Long() {
    for (char& c : text) c = 'x';
  }
} words;

// expect: \[KMS-101\] the description of KmsKey 'data' has 8193 characters, and KMS takes 8192; write a shorter one\.
struct LongDescription : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("data", KmsKey(std::string_view(words.text, BAD(8193, 8192)))); }
};
static_assert(rule::prove<LongDescription>());

// expect: \[SEC-101\] 'db credentials' of Secret 'orders' is no name for a secret; write letters, digits and /_\+=\.@-, 512 characters at most
struct SecretName : Mumbai {
  constexpr void declare(Stack& stack) const { encrypted(stack, "orders", Secret(BAD("db credentials", "db/credentials"), "app")); }
};
static_assert(rule::prove<SecretName>());

// expect: \[SEC-102\] Secret 'invoices' and Secret 'orders' are both called test/db/orders in AWS; give one of them another path\.
struct OnePath : Mumbai {
  constexpr void declare(Stack& stack) const {
    encrypted(stack, "orders", Secret("db/orders", "app"));
    encrypted(stack, "invoices", Secret(BAD("db/orders", "db/invoices"), "app"));
  }
};
static_assert(rule::prove<OnePath>());

// expect: \[STA-101\] Bucket 'state' keeps Terraform's state, and its objects expire after 365 days; remove that from \.age\(\.\.\.\), and age old versions
// only\.
struct StateExpires : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto state = Bucket().versioned().retained().named("shop-terraform-state");
    stack.keepState(stack.add("state", state.BAD(age, ageOldVersions)({.expire = 365_days})), stack.add("lock", LockTable()));
  }
};
static_assert(rule::prove<StateExpires>());

// expect: \[STA-101\] Bucket 'state' keeps Terraform's state, and its objects move to GLACIER, where Terraform cannot read them, after 90 days
struct StateFreezes : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto state = Bucket().versioned().retained().named("shop-terraform-state");
    stack.keepState(stack.add("state", state.BAD(age, ageOldVersions)({.toGlacier = 90_days})), stack.add("lock", LockTable()));
  }
};
static_assert(rule::prove<StateFreezes>());

// expect: \[STA-019\] '~5\.0' is no version constraint of Terraform; write \.awsProvider = "~> 5\.100"\.
struct Provider {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1", .awsProvider = BAD("~5.0", "~> 5.100")}; }
  constexpr void declare(Stack&) const {}
};
static_assert(rule::prove<Provider>());

// expect: \[STA-020\] '>= 5\.0' admits the next major version of the AWS provider and what it breaks; write \.awsProvider = "~> 5\.100"\.
struct NextMajor {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1", .awsProvider = BAD(">= 5.0", ">= 5.0, < 6.0")}; }
  constexpr void declare(Stack&) const {}
};
static_assert(rule::prove<NextMajor>());

// expect: \[KMS-014\] Rds 'main' is encrypted with KmsKey 's3', which by its id is for buckets; write \.encryptedWith\(\.\.\.\) with the key of its own kind\.
struct KeyOfBuckets : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto s3 = stack.add("s3", KmsKey("Buckets")), rds = stack.add("rds", KmsKey("Databases"));
    stack.add("reports", Bucket().encryptedWith(s3));
    const auto net = recorded(stack);
    const auto group = stack.add("data", SecurityGroup(net, "Database"));
    const auto login = encrypted(stack, "main", Secret("db/main", "app"));
    stack.add("main", Rds::mysql("8.4.10").instance("db.t3.small").in(net.database()).guardedBy(group).credentials(login).encryptedWith(BAD(s3, rds)));
    (void)rds;
  }
};
static_assert(rule::prove<KeyOfBuckets>());

// expect: \[SEC-004\] 'db-passwd' of Secret 'orders' ends with a dash and six characters, as the ARN of a secret does, .*; write another path\.
struct LikeAnArn : Mumbai {
  constexpr void declare(Stack& stack) const { encrypted(stack, "orders", Secret(BAD("db-passwd", "db-password"), "app")); }
};
static_assert(rule::prove<LikeAnArn>());

// expect: \[SEC-010\] Secret 'orders' is encrypted with AWS's key for secrets, whose policy nobody can change; write \.encryptedWith\(key\), with one such as stack\.add\("secrets", KmsKey\("Secrets"\)\)\.
struct SecretOnAwsKey {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "shop-prod", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const {
    const auto key = stack.add("secrets", KmsKey("Secrets"));
    stack.add("orders", BAD(Secret("db/orders", "app"), Secret("db/orders", "app").encryptedWith(key)));
    (void)key;
  }
};
static_assert(rule::prove<SecretOnAwsKey>());
// end

// expect: \[SSM-101\] the name of Parameter 'mode' in AWS would be /test//orders/mode, with two slashes; write "orders/mode"\.
struct ParameterBelowASlash : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("mode", Parameter(BAD("/orders/mode", "orders/mode"), "live")); }
};
static_assert(rule::prove<ParameterBelowASlash>());

// expect: \[SSM-102\] Parameter 'b' and Parameter 'a' are both called /test/orders/mode in AWS; give one of them another path\.
struct ParameterTwice : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("a", Parameter("orders/mode", "live"));
    stack.add("b", Parameter(BAD("orders/mode", "orders/limit"), 20));
  }
};
static_assert(rule::prove<ParameterTwice>());

// expect: \[SSM-103\] Parameter 'mode' is empty, and Systems Manager takes a character or more; write what programs understand, such as "none"\.
struct ParameterEmpty : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("mode", Parameter("orders/mode", BAD("", "none"))); }
};
static_assert(rule::prove<ParameterEmpty>());

// expect: \[SSM-104\] Parameter 'stripe' has a secret for its value, which stands in this file, in the plan and in the state; write Parameter::secure\("stripe/api-key"\), and set it by aws ssm put-parameter\.
struct ParameterShown : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("stripe", BAD(Parameter("stripe/api-key", "sk_live_51JX"), Parameter::secure("stripe/api-key"))); }
};
static_assert(rule::prove<ParameterShown>());

// expect: \[SSM-105\] Parameter 'mode' has a key, and its value stands in this file for all to read; leave \.encryptedWith\(\.\.\.\) out, or write Parameter::secure\("orders/mode"\)\.
struct ParameterWithKey : Mumbai {
  constexpr void declare(Stack& stack) const {
    [[maybe_unused]] const auto key = stack.add("key", KmsKey("Secrets"));
    stack.add("mode", Parameter("orders/mode", "live") BAD(.encryptedWith(key), ));
  }
};
static_assert(rule::prove<ParameterWithKey>());

// expect: \[SSM-106\] Terraform 1\.10 would keep the value of Parameter 'stripe' in its state, and 1\.11 and newer do not; write \.terraform = "1\.11" in the settings\.
struct ParameterInState {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1", .terraform = BAD("1.10", "1.11")}; }
  constexpr void declare(Stack& stack) const { stack.add("stripe", Parameter::secure("stripe/key")); }
};
static_assert(rule::prove<ParameterInState>());

// expect: \[SSM-107\] Role 'release' may change Parameter 'version', and the next apply writes the value of the stack again; write \.changedOutside\(\) at the parameter, or leave \.grantWrite\(\.\.\.\) out\.
struct ParameterWrittenBack : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto version = stack.add("version", Parameter("orders/version", "1.0.0") BAD(, .changedOutside()));
    stack.add("release", Role("Releases").trust("codebuild.amazonaws.com").grantWrite(version));
  }
};
static_assert(rule::prove<ParameterWrittenBack>());
