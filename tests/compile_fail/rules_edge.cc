// SPDX-License-Identifier: Apache-2.0
// Zones, certificates, listener rules, endpoints, CloudFront's addresses, tags.
#include "stack_case.hpp"

constexpr auto same = [](const auto& construct) { return construct; };
/// A site before instances.
struct Site {
  VpcOf::Handle net;
  Handle<TargetGroup> target;
  Handle<LoadBalancer> balancer;
};
constexpr Site site(Stack& stack, auto change, std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack, Vpc<"10.1.0.0/16">.natPerAz());
  const auto alb = stack.add("alb", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)).allow(tcp(443), from(internet)));
  const auto app = stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(alb)));
  const auto target = stack.add("app", TargetGroup(net, tcp(8080)));
  stack.add("app", AutoScalingGroup("t3.small", {.min = 2, .max = 4, .desired = 2}).in(net.privateSubnets()).guardedBy(app).behind(target));
  return {net, target, stack.add("main", change(LoadBalancer(net.publicSubnets(), alb, target)), where)};
}

// expect: \[ACM-001\] LoadBalancer 'main' answers to 'shop\.example\.com', and Certificate 'site' is not for it; write Certificate\(zone, domain, \{"shop"\}\)\.
struct OtherHost : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto zone = stack.add("site", HostedZone("example.com"));
    const auto certificate = stack.add("site", Certificate(zone, "example.com", {BAD("www", "shop")}));
    const auto made = site(stack, [&](const LoadBalancer& balancer) { return balancer.https(certificate); });
    stack.add("shop", AliasRecord(zone, "example.com", "shop", made.balancer));
  }
};
static_assert(rule::prove<OtherHost>());

// expect: \[ACM-004\] LoadBalancer 'main' takes certificates of ap-south-1 only, and Certificate 'site' is issued in us-east-1; write \.in\("ap-south-1"\) there\.
struct OtherRegion : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto certificate = stack.add("site", Certificate("Z0123456789", "example.com").in(BAD(us_east_1, "ap-south-1")));
    site(stack, [&](const LoadBalancer& balancer) { return balancer.https(certificate); });
  }
};
static_assert(rule::prove<OtherRegion>());

// expect: \[ALB-041\] ListenerRule 'web' and ListenerRule 'api' both have the number 10 at LoadBalancer 'main'; write another number\.
struct SameNumber : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto made = site(stack, same);
    stack.add("api", ListenerRule(made.balancer, 10, made.target).path("/api/*"));
    stack.add("web", ListenerRule(made.balancer, BAD(10, 20), made.target).path("/web/*"));
  }
};
static_assert(rule::prove<SameNumber>());

// expect: \[ALB-043\] ListenerRule 'api' has no condition; write \.path\("/api/\*"\) or \.host\("api\.example\.com"\)\.
struct NoCondition : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto made = site(stack, same);
    stack.add("api", BAD(ListenerRule(made.balancer, 10, made.target), ListenerRule(made.balancer, 10, made.target).host("api.example.com")));
  }
};
static_assert(rule::prove<NoCondition>());

// expect: \[ALB-043\] the path 'api/\*' of ListenerRule 'api' does not begin with '/', so no request has it; write "/api/\*"\.
struct NoSlash : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto made = site(stack, same);
    stack.add("api", ListenerRule(made.balancer, 10, made.target).path(BAD("api/*", "/api/*")));
  }
};
static_assert(rule::prove<NoSlash>());

// expect: \[ENV-016\] the tag 'aws:owner' is not 1 to 128 letters, digits, spaces and _\.:/=\+-@, or begins with aws:, which AWS keeps; write another key\.
struct KeptTag {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1", .tags = {{BAD("aws:owner", "Owner"), "payments"}}}; }
  constexpr void declare(Stack&) const {}
};
static_assert(rule::prove<KeptTag>());

// expect: \[R53-010\] HostedZone 'second' and HostedZone 'first' are zones of one domain, example\.com, and the registrar leads to one of them; keep one\.
struct TwoZones : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("first", HostedZone("example.com"));
    stack.add("second", HostedZone(BAD("example.com", "example.org")));
  }
};
static_assert(rule::prove<TwoZones>());

// expect: \[R53-010\] 'blue' and 'green' both have a zone of example\.com, and the registrar leads to one of them; keep one, and give the others its id\.
struct Blue {
  constexpr Settings settings() const { return {.name = "blue", .prefix = "blue", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("site", HostedZone(BAD("example.com", "blue.example.com"))); }
};
struct Green {
  constexpr Settings settings() const { return {.name = "green", .prefix = "green", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("site", HostedZone("example.com")); }
};
static_assert(rule::proveProgram<Blue, Green>());

// expect: \[R53-103\] Certificate 'site' is of another domain than its HostedZone 'site', example\.com; write that domain, or one below it\.
struct OtherDomain : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto zone = stack.add("site", HostedZone("example.com"));
    stack.add("site", Certificate(zone, BAD("example.org", "example.com")));
  }
};
static_assert(rule::prove<OtherDomain>());

// expect: \[R53-104\] 'Example\.com\.' is no domain in lower case without a dot at its end; write one such as "example\.com"\.
struct Upper : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("site", HostedZone(BAD("Example.com.", "example.com"))); }
};
static_assert(rule::prove<Upper>());

// expect: \[SG-031\] SecurityGroup 'alb' has 110 rules for what comes in, where from\(cloudfront\) counts as 55, and AWS takes 60; give the rest a group of its own\.
struct Quota : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto group = SecurityGroup(net, "Load balancer").allow(tcp(443), from(cloudfront));
    stack.add("alb", group.allow(tcp(80), BAD(from(cloudfront), from(internet))));
  }
};
static_assert(rule::prove<Quota>());

// expect: \[VPC-101\] VpcEndpoint 'ssm' answers on port 443, and its SecurityGroup 'endpoints' does not admit it; write \.allow\(tcp\(443\), from\(app\)\) there\.
struct Closed : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto group = stack.add("endpoints", SecurityGroup(net, "Endpoints").allow(tcp(BAD(80, 443)), from(Cidr("10.1.0.0/16"))));
    stack.add("ssm", VpcEndpoint::interface(net, "ssm", group));
  }
};
static_assert(rule::prove<Closed>());

// expect: \[R53-019\] HealthCheck 'site' asks for '/' and TargetGroup 'app' for '/health', so they can disagree on what is healthy; write one path at both\.
struct OtherPath : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto made = site(stack, same);
    stack.add("site", AliasRecord("Z0123456789", "example.com", "", made.balancer));
    stack.add("site", HealthCheck("example.com", false).path(BAD("/", "/health"), 30_s, 3));
  }
};
static_assert(rule::prove<OtherPath>());

// expect: \[WAF-014\] WebAcl 'front' asks the rule group 'AWSManagedRulesCommonRules', which is none that AWS is known to keep; write a name such as
// AWSManagedRulesCommonRuleSet, or waive WAF-014 where AWS has added it since\.
struct NoSuchGroup : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto made = site(stack, same);
    stack.add("front", WebAcl::regional().protect(made.balancer).managedRules({BAD("AWSManagedRulesCommonRules", "AWSManagedRulesCommonRuleSet")}));
  }
};
static_assert(rule::prove<NoSuchGroup>());

// expect: \[R53-105\] 'shop example\.com' of HealthCheck 'site' is no domain in lower case without a dot at its end; write one such as "example\.com"\.
struct CheckedName : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("site", HealthCheck(BAD("shop example.com", "shop.example.com"), true));
  }
};
static_assert(rule::prove<CheckedName>());

// expect: \[R53-105\] '\*\.\*' of Certificate 'site' is no host in lower case before its domain; write one such as "www", or "\*" for all\.
struct WildcardInside : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("site", Certificate(stack.add("site", HostedZone("example.com")), "example.com", {BAD("*.*", "*.api")}));
  }
};
static_assert(rule::prove<WildcardInside>());

// expect: \[ACM-101\] Certificate 'site' is for 'www' twice; write it once\.
struct HostTwice : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("site", Certificate(stack.add("site", HostedZone("example.com")), "example.com", {"www", BAD("www", "api")}));
  }
};
static_assert(rule::prove<HostTwice>());

// expect: \[R53-106\] 'example\.com' of AliasRecord 'site' is no id of a hosted zone; write one such as "Z0123456789ABCDEFGHIJ", or the handle of a HostedZone\.
struct NoZoneId : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto made = site(stack, same);
    stack.add("site", AliasRecord(BAD("example.com", "Z0123456789"), "example.com", "", made.balancer));
  }
};
static_assert(rule::prove<NoZoneId>());

// expect: \[WAF-010\] WebAcl 'front' protects nothing; write \.protect\(balancer\)\.
struct Idle : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto made = site(stack, same);
    stack.add("front", BAD(WebAcl::regional(), WebAcl::regional().protect(made.balancer)));
  }
};
static_assert(rule::prove<Idle>());

// expect: \[ENV-016\] the tag 'Stack' is written by itself, and a resource has each key once; write another key, or leave it out\.
struct OwnStackTag {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1", .tags = {{BAD("Stack", "Owner"), "payments"}}}; }
  constexpr void declare(Stack&) const {}
};
static_assert(rule::prove<OwnStackTag>());

// expect: \[ENV-105\] the stack is called 'diff', which is a command of synth; write another \.name\.
struct CalledAsACommand {
  constexpr Settings settings() const { return {.name = BAD("diff", "different"), .prefix = "test", .region = "ap-south-1"}; }
  constexpr void declare(Stack&) const {}
};
static_assert(rule::prove<CalledAsACommand>());
// end
