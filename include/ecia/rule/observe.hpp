// SPDX-License-Identifier: Apache-2.0
// Rules of alarms, logs and the edge.
#pragma once

#include <ecia/rule/host_name.hpp>
#include <ecia/rule/name.hpp>

namespace ecia::rule {


constexpr void alarmRegion(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& alarm : model.all<Alarm>()) {
    if (!alarm.construct.topic) continue;
    const auto& topic = model.of(*alarm.construct.topic);
    const auto own = alarm.construct.metric.of == Metric::Of::healthCheck ? us_east_1.view() : model.settings.region.view();
    if (regionOf(topic.construct.region, model) != own)
      rule.found(findings, alarm, join({named(alarm), " is in ", own, " and ", named(topic), " in ", regionOf(topic.construct.region, model),
                                       "; an alarm notifies topics of its own region only: write .in(\"", own, "\") at the topic, or add a second topic there."}));
  }
}

/// Whether CloudWatch Logs keeps logs for so many days.
constexpr bool isRetention(Days days) {
  constexpr std::int64_t known[] = {1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};
  bool good = false;
  for (const auto each : known) good = good || days.count == each;
  return good;
}

/// A construct that keeps its log for days that CloudWatch Logs does not know.
template <class C>
constexpr void keptLog(const Rule& rule, const Entry<C>& entry, Findings& findings) {
  if (!isRetention(entry.construct.retention))
    rule.found(findings, entry, join({named(entry), " keeps its log ", entry.construct.retention.count, " days; write one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 or a longer period CloudWatch Logs knows."}));
}

/// Whether a topic is in another region than its stack.
constexpr bool isFar(const Entry<Topic>& topic, const Model& model) { return topic.construct.region && !(*topic.construct.region == model.settings.region); }

/// A construct that tells a topic of failures, by EventBridge, which has to be let and tells topics of its own region.
template <class C>
constexpr void failuresHeardOf(const Rule& rule, const Model& model, const Entry<C>& entry, Findings& findings) {
  if (!entry.construct.topic) return;
  const auto& topic = model.of(*entry.construct.topic);
  bool lets = false;
  for (const auto& service : topic.construct.publishers) lets = lets || sameText(service.view(), "events.amazonaws.com");
  if (!lets) rule.found(findings, entry, join({named(entry), " tells ", named(topic), " of failures through EventBridge, which may not publish there; write .publishedBy(\"events.amazonaws.com\") at ", named(topic), "."}));
  if (isFar(topic, model)) rule.found(findings, entry, join({named(entry), " tells ", named(topic), " of failures, which is in another region, and EventBridge tells those of its own; add a topic in ", model.settings.region.view(), "."}));
}

constexpr void retention(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<LogGroup>()) {
    if (!isRetention(group.construct.retention)) rule.found(findings, group, join({named(group), " keeps ", group.construct.retention.count, " days; write one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 or a longer period CloudWatch Logs knows."}));
  }
}

constexpr void wafLogName(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<WebAcl>()) {
    if (!acl.construct.logs) continue;
    const auto& group = model.of(*acl.construct.logs);
    if (!group.construct.name.view().starts_with("aws-waf-logs-"))
      rule.found(findings, acl, join({named(acl), " logs to '", group.construct.name, "', and WAF wants a name that begins with aws-waf-logs-; write LogGroup(\"aws-waf-logs-...\")."}));
  }
}

constexpr void wafLogRegion(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<WebAcl>()) {
    if (!acl.construct.logs) continue;
    const auto& group = model.of(*acl.construct.logs);
    const auto own = acl.construct.cloudFront ? us_east_1.view() : model.settings.region.view();
    if (regionOf(group.construct.region, model) != own)
      rule.found(findings, acl, join({named(acl), " is in ", own, " and its ", named(group), " in ", regionOf(group.construct.region, model), "; write .in(\"", own, "\") at the log group."}));
  }
}

constexpr void wafScope(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<WebAcl>())
    if (acl.construct.cloudFront && acl.construct.balancer)
      rule.found(findings, acl, join({named(acl), " is of scope CLOUDFRONT and cannot protect a load balancer; write WebAcl::regional() for it."}));
  for (const auto& distribution : model.all<Distribution>())
    if (distribution.construct.acl && !model.of(*distribution.construct.acl).construct.cloudFront)
      rule.found(findings, distribution, join({named(distribution), " needs a web ACL of scope CLOUDFRONT; write WebAcl::forCloudFront()."}));
}

constexpr void originRecord(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& distribution : model.all<Distribution>()) {
    if (!distribution.construct.certificate) continue;
    bool found = true;
    distribution.construct.eachOrigin([&](const Origin& origin) {
      if (!origin.balancer) return;
      bool recorded = false;
      for (const auto& record : model.all<AliasRecord>())
        recorded = recorded || (record.construct.balancer == *origin.balancer && same(HostName(record.construct), HostName(*distribution.construct.site, "origin")));
      found = found && recorded;
    });
    if (!found)
      rule.found(findings, distribution, join({named(distribution), " asks origin.<domain>, and no record of that name leads to its load balancer; write AliasRecord(zone, domain, \"origin\", balancer)."}));
  }
}

constexpr void originPublic(const Rule& rule, const Model& model, Findings& findings) {
  const auto& balancers = model.all<LoadBalancer>();
  for (const auto& distribution : model.all<Distribution>())
    for (std::size_t i = 0; i < balancers.size(); ++i)
      if (const auto& balancer = balancers[i]; balancer.construct.isInternal && distribution.construct.passesTo(i))
        rule.found(findings, distribution, join({named(distribution), " passes requests to ", named(balancer), ", which is internal, and CloudFront does not reach it; leave .internal() out there, and put it into public subnets."}));
}

constexpr void originListener(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& distribution : model.all<Distribution>()) {
    const bool edge = distribution.construct.certificate.has_value();
    bool fit = true;
    distribution.construct.eachOrigin([&](const Origin& origin) { fit = fit && (!origin.balancer || model.of(*origin.balancer).construct.certificate.has_value() == edge); });
    if (!fit)
      rule.found(findings, distribution, join({named(distribution), edge ? " speaks HTTPS to a load balancer that has no certificate" : " speaks HTTP to a load balancer that redirects to HTTPS",
                                              "; write .https(...) at both or at none."}));
  }
}

}  // namespace ecia::rule
