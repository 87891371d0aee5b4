// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/iam.hpp.
#include "stack_case.hpp"

/// A role with nothing wrong.
constexpr Role role() { return Role("Reads reports").trust("ec2.amazonaws.com"); }

// expect: \[IAM-111\] Role 'build' trusts '\*', every branch, tag or environment that somebody makes; write one such as "main", or "release/\*"\.
struct EveryBranch : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("build", Role("Builds").trust(WebIdentity::gitHubBranch("acme/site", BAD("*", "release/*")))); }
};
static_assert(rule::prove<EveryBranch>());

// expect: \[IAM-111\] Role 'build' trusts 'refs/heads/main', which is no name of a branch, tag or environment alone; write one such as "main"\.
struct BranchWithItsPath : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("build", Role("Builds").trust(WebIdentity::gitLabBranch("acme/site", BAD("refs/heads/main", "main")))); }
};
static_assert(rule::prove<BranchWithItsPath>());

// expect: \[IAM-111\] Role 'build' trusts whoever ci\.example\.com vouches for; write whom, such as WebIdentity::gitHubBranch\("acme/site", "main"\)\.
struct Whoever : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("build", Role("Builds").trust(WebIdentity("ci.example.com", "aws", BAD("*", "job:deploy")))); }
};
static_assert(rule::prove<Whoever>());

// expect: \[IAM-111\] Role 'build' trusts tokens for sts\.amazonaws\.com, which the provider of token\.actions\.githubusercontent\.com does not take; write an audience of it, such as "acme"\.
struct OtherAudience : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("github", OidcProvider("token.actions.githubusercontent.com", {"acme"}));
    stack.add("build", Role("Builds").trust(BAD(WebIdentity::gitHubBranch("acme/site", "main"), WebIdentity("token.actions.githubusercontent.com", "acme", "repo:acme/site:ref:refs/heads/main"))));
  }
};
static_assert(rule::prove<OtherAudience>());

// expect: \[IAM-112\] OidcProvider 'hub' and OidcProvider 'github' are both of token\.actions\.githubusercontent\.com, of which an account has one; keep one of them\.
struct TwoProviders : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("github", OidcProvider::gitHub());
    stack.add("hub", OidcProvider::BAD(gitHub, gitLab)());
  }
};
static_assert(rule::prove<TwoProviders>());

// expect: \[IAM-101\] the name shop-of-the-north-eu-reads-the-reports-that-the-accountants-write-role of Role .* has 70 characters, and IAM takes 64;
// write a shorter id or prefix\.
struct LongName {
  constexpr Settings settings() const { return {.name = "test", .prefix = "shop-of-the-north-eu", .region = "eu-west-1"}; }
  constexpr void declare(Stack& stack) const { stack.add(BAD("reads-the-reports-that-the-accountants-write", "reads-the-reports"), role()); }
};
static_assert(rule::prove<LongName>());

// expect: \[IAM-103\] Role 'app' of module web and that of the root module are both called test-app-role in AWS; give one of them another id\.
struct TwoModules : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", role());
    stack.module("web").add(BAD("app", "web"), role());
  }
};
static_assert(rule::prove<TwoModules>());

// expect: \[IAM-106\] the description of Role 'app' has characters that IAM does not take; write Latin letters, digits and plain punctuation\.
struct Description : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", Role(BAD("Runs \xe2\x80\x93 always", "Runs - always")).trust("ec2.amazonaws.com")); }
};
static_assert(rule::prove<Description>());

constexpr struct Long {
  char text[1001]{};
  constexpr Long() {
    for (char& c : text) c = 'x';
  }
} words;

// expect: \[IAM-106\] the description of Role 'app' has 1001 characters, and IAM takes 1000; write a shorter one\.
struct LongDescription : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", Role(std::string_view(words.text, BAD(1001, 1000))).trust("ec2.amazonaws.com")); }
};
static_assert(rule::prove<LongDescription>());

// expect: \[IAM-015\] Role 'logs' trusts flow-logs\.amazonaws\.com, which is no service of AWS, .*; write \.trust\("vpc-flow-logs\.amazonaws\.com"\)\.
struct NoService : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("logs", Role("Logs").trust(BAD("flow-logs.amazonaws.com", "vpc-flow-logs.amazonaws.com"))); }
};
static_assert(rule::prove<NoService>());

// expect: \[IAM-019\] AWS has no policy 'AmazonSSMManagedInstanceCores' for Role 'app'; write \.managed\("AmazonSSMManagedInstanceCore"\)\.
struct NoPolicy : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().managed(BAD("AmazonSSMManagedInstanceCores", "AmazonSSMManagedInstanceCore"))); }
};
static_assert(rule::prove<NoPolicy>());

// expect: \[IAM-020\] AWS's policy AmazonRDSEnhancedMonitoringRole for Role 'app' is not at 'AmazonRDSEnhancedMonitoringRole'; write
// \.managed\("service-role/AmazonRDSEnhancedMonitoringRole"\)\.
struct NoPath : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", role().managed(BAD("AmazonRDSEnhancedMonitoringRole", "service-role/AmazonRDSEnhancedMonitoringRole")));
  }
};
static_assert(rule::prove<NoPath>());

// expect: \[IAM-021\] 'arn:aws:iam::aws:policy/ReadOnlyAccess' of Role 'app' is no policy of AWS by name and path; write
// \.managed\("ReadOnlyAccess"\)
struct AsArn : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().managed(BAD("arn:aws:iam::aws:policy/ReadOnlyAccess", "ReadOnlyAccess"))); }
};
static_assert(rule::prove<AsArn>());

// expect: \[IAM-036\] Role 'app' has 11 policies of AWS, and an account allows 10 until it asks for more
struct ManyPolicies : Mumbai {
  constexpr void declare(Stack& stack) const {
    auto many = role();
    for (int i = 0; i < BAD(11, 10); ++i) many = many.managed(join({"Policy", i}));
    stack.add("app", many);
  }
};
static_assert(rule::prove<ManyPolicies>());

// expect: \[IAM-031\] Role 'deploy' may autoscaling:\* and not iam:PassRole, so it cannot launch instances that have a role; write
// \.allow\(\{"iam:PassRole"\}, "arn:aws:iam::\*:role/\.\.\."\)\.
struct LaunchesWithoutPass : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto group = stack.add("app", SecurityGroup(net, "Application"));
    const auto instances = stack.add("ec2", Role("Instances").trust("ec2.amazonaws.com").withInstanceProfile());
    stack.add("app", AutoScalingGroup("t3.small", {1, 2, 1}).in(net.privateSubnets()).guardedBy(group).runAs(instances));
    const auto deploy = role().allow({"autoscaling:*"});
    stack.add("deploy", BAD(deploy, deploy.allow({"iam:PassRole"}, "arn:aws:iam::*:role/test-ec2-role")));
  }
};
static_assert(rule::prove<LaunchesWithoutPass>());

// expect: \[IAM-032\] Role 'app' may pass every role of the account, an administrator's included; write \.allow\(\{"iam:PassRole"\}, "arn:aws:iam::\*:role/test-\*"\)\.
struct PassesAny : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().allow({"iam:PassRole"}, BAD("*", "arn:aws:iam::*:role/test-*"))); }
};
static_assert(rule::prove<PassesAny>());

// expect: \[IAM-033\] Role 'app' may do everything in the account; write \.allow\(\{\.\.\.\}\) with what it needs\.
struct Administrator : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().managed(BAD("AdministratorAccess", "ReadOnlyAccess"))); }
};
static_assert(rule::prove<Administrator>());

// expect: \[IAM-033\] Role 'app' may do iam:\* and so give itself everything else; write \.allow\(\{\.\.\.\}\) with the actions that it needs\.
struct MakesItself : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().allow({BAD("iam:*", "iam:Get*")})); }
};
static_assert(rule::prove<MakesItself>());
// end
