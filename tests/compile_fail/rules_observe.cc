// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/observe.hpp.
#include "stack_case.hpp"

// expect: \[CW-027\] Alarm 'down' is in us-east-1 and Topic 'alerts' in ap-south-1; .*: write \.in\("us-east-1"\) at the topic, or add a second topic there\.
struct TopicElsewhere : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto topic = Topic("operators@example.com");
    const auto alerts = stack.add("alerts", BAD(topic, topic.in("us-east-1")));
    const auto site = stack.add("site", HealthCheck("example.com", true));
    stack.add("down", Alarm::below(Metric::status(site), 1).tell(alerts));
  }
};
static_assert(rule::prove<TopicElsewhere>());

// expect: \[CW-041\] LogGroup 'app' keeps 31 days; write one of 1, 3, 5, 7, 14, 30, 60, 90,
struct Retention : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", LogGroup("/app").keep(BAD(31_days, 30_days))); }
};
static_assert(rule::prove<Retention>());

// expect: \[WAF-001\] WebAcl 'front' logs to '/waf/front', .* begins with aws-waf-logs-; write LogGroup\("aws-waf-logs-\.\.\."\)\.
struct LogName : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.waive("WAF-010", "what it protects is not here");
    stack.add("front", WebAcl::regional().logTo(stack.add("waf", LogGroup(BAD("/waf/front", "aws-waf-logs-front")))));
  }
};
static_assert(rule::prove<LogName>());

// expect: \[WAF-002\] WebAcl 'edge' is in us-east-1 and its LogGroup 'waf' in ap-south-1; write \.in\("us-east-1"\) at the log group\.
struct LogRegion : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.waive("WAF-010", "what it protects is not here");
    const auto logs = LogGroup("aws-waf-logs-edge");
    stack.add("edge", WebAcl::forCloudFront().logTo(stack.add("waf", BAD(logs, logs.in("us-east-1")))));
  }
};
static_assert(rule::prove<LogRegion>());

/// A load balancer, with TLS or without.
constexpr Handle<LoadBalancer> balancer(Stack& stack, bool tls) {
  const auto net = recorded(stack);
  const auto group = stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)).allow(tcp(443), from(internet)));
  const auto front = LoadBalancer(net.publicSubnets(), group, stack.add("app", TargetGroup(net, tcp(8080))));
  return stack.add("main", tls ? front.https(stack.variable("origin-certificate", Variable::text("ARN", "", ""))) : front);
}
constexpr Handle<Variable> certificate(Stack& stack) { return stack.variable("certificate", Variable::text("ARN", "", "")); }
constexpr Handle<WebAcl> acl(Stack& stack) { return stack.add("edge", WebAcl::forCloudFront()); }

// expect: \[WAF-006\] WebAcl 'front' is of scope CLOUDFRONT and cannot protect a load balancer; write WebAcl::regional\(\) for it\.
struct BalancerScope : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("front", WebAcl::BAD(forCloudFront, regional)().protect(balancer(stack, true))); }
};
static_assert(rule::prove<BalancerScope>());

// expect: \[WAF-006\] Distribution 'main' needs a web ACL of scope CLOUDFRONT; write WebAcl::forCloudFront\(\)\.
struct DistributionScope : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto edge = stack.add("edge", WebAcl::BAD(regional, forCloudFront)());
    stack.add("main", Distribution(balancer(stack, false), edge));
  }
};
static_assert(rule::prove<DistributionScope>());

// expect: \[CF-002\] Distribution 'main' asks origin\.<domain>, and no record .* write AliasRecord\(zone, domain, "origin", balancer\)\.
struct NoOriginRecord : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto front = balancer(stack, true);
    stack.add("main", Distribution(front, acl(stack)).https("example.com", certificate(stack)));
    stack.add("origin", AliasRecord("Z1", "example.com", BAD("www", "origin"), front));
  }
};
static_assert(rule::prove<NoOriginRecord>());

// expect: \[CF-003\] Distribution 'main' speaks HTTPS to a load balancer that has no certificate; write \.https\(\.\.\.\) at both or at none\.
struct OriginWithoutTls : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto front = balancer(stack, BAD(false, true));
    stack.add("main", Distribution(front, acl(stack)).https("example.com", certificate(stack)));
    stack.add("origin", AliasRecord("Z1", "example.com", "origin", front));
  }
};
static_assert(rule::prove<OriginWithoutTls>());

// expect: \[CF-003\] Distribution 'main' speaks HTTP to a load balancer that redirects to HTTPS; write \.https\(\.\.\.\) at both or at none\.
struct OriginRedirects : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("main", Distribution(balancer(stack, BAD(true, false)), acl(stack))); }
};
static_assert(rule::prove<OriginRedirects>());
// end
