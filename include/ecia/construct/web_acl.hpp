// SPDX-License-Identifier: Apache-2.0
// AWS WAF: a web ACL with AWS's managed rules, and its log.
#pragma once

#include <ecia/construct/load_balancer.hpp>
#include <ecia/construct/log_group.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia {

/// A web ACL `<prefix>-<id>` that allows what no rule blocks. One ACL serves CloudFront (and lives in us-east-1) or things of one region, never both.
/// Rules: AWS's common rule set and known bad inputs, unless `managedRules` says otherwise.
/// https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html (Scope)
class WebAcl {
 public:
  static constexpr std::string_view Kind = "WebAcl";

  /// One for distributions; it lives in us-east-1.
  static constexpr WebAcl forCloudFront() { return WebAcl(true); }
  /// One for load balancers of the stack's region.
  static constexpr WebAcl regional() { return WebAcl(false); }

  /// Rule groups of AWS by name, asked in this order.
  constexpr WebAcl managedRules(Sequence<Text> names) const { return changed(*this, &WebAcl::groups, std::move(names)); }
  /// The rule groups that it asks: those of `managedRules`, or AWS's common rule set and known bad inputs.
  constexpr Sequence<Text> askedGroups() const {
    if (!groups.empty()) return groups;
    return {"AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet"};
  }
  /// The largest body of a request that the application takes, an upload say. SizeRestrictions_BODY of the common rule set stops those above
  /// `bodyLimit`, and has to be counted only where the application takes more (WAF-021).
  /// https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
  constexpr WebAcl largestBody(KiB size) const { return changed(*this, &WebAcl::body, size); }
  /// The largest body that AWS WAF looks at: 8 KiB, and 16 KiB at CloudFront.
  /// https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-setting-body-inspection-limit.html
  constexpr KiB bodyLimit() const { return KiB(cloudFront ? 16 : 8); }
  /// Counts what a rule of a managed group finds and lets it pass, for a rule that stops good requests. Write the names as AWS lists them.
  /// https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html
  constexpr WebAcl countOnly(Text group, Text rule) const {
    auto next = *this;
    next.counted.push_back({std::move(group), std::move(rule)});
    return next;
  }
  /// Blocks an address that sends more requests than this within the window: 10 to 2 000 000 000 in 60, 120, 300 or 600 seconds. Asked before the managed rules.
  /// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-high-level-settings.html
  constexpr WebAcl rateLimit(Whole requests, Seconds window = Seconds{300}) const {
    auto next = *this;
    next.rate = std::int64_t{requests};
    next.rateWindow = window;
    return next;
  }
  /// Puts a regional ACL before a load balancer.
  constexpr WebAcl protect(Handle<LoadBalancer> with) const { return changed(*this, &WebAcl::balancer, with); }
  /// Logs every request to a group of the ACL's region whose name begins with `aws-waf-logs-`.
  /// https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
  constexpr WebAcl logTo(Handle<LogGroup> group) const { return changed(*this, &WebAcl::logs, group); }

  /// A rule of a managed group that blocks nothing.
  struct Counted {
    Text group, rule;
  };

  bool cloudFront;
  Sequence<Text> groups{};  ///< empty: the default of `askedGroups`
  Optional<std::int64_t> rate{};
  Seconds rateWindow{300};
  Optional<Handle<LoadBalancer>> balancer{};
  Optional<Handle<LogGroup>> logs{};
  Sequence<Counted> counted{};
  KiB body{};

 private:
  constexpr explicit WebAcl(bool forEdge) : cloudFront(forEdge) {}
};

}  // namespace ecia
