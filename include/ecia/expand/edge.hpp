// SPDX-License-Identifier: Apache-2.0
// WebAcl, Distribution and AliasRecord -> aws_wafv2_web_acl, aws_cloudfront_distribution, aws_route53_record.
#pragma once

#include <ecia/aws/cloudfront.hpp>
#include <ecia/aws/route53.hpp>
#include <ecia/aws/wafv2.hpp>
#include <ecia/expand/load_balancer.hpp>

namespace ecia::expand {

namespace detail {
using WebAclRule = tf::block_of<&aws::wafv2_web_acl::rule>;

inline WebAclRule managedRule(const std::string& group, int priority, const Sequence<WebAcl::Counted>& counted) {
  aws::block::wafv2_web_acl_rule_statement_managed_rule_group_statement statement{.name = group, .vendor_name = "AWS"};
  std::vector<aws::block::wafv2_web_acl_rule_statement_managed_rule_group_statement_rule_action_override> counts;
  for (const auto& each : counted)
    if (each.group == group) counts.push_back({.action_to_use = {{.count = tf::empty_block}}, .name = str(each.rule)});
  if (!counts.empty()) statement.rule_action_override = counts;
  return {.name = group,
          .override_action = {{.none = tf::empty_block}},
          .priority = priority,
          .statement = {{.managed_rule_group_statement = statement}},
          .visibility_config = {{.cloudwatch_metrics_enabled = true, .metric_name = group, .sampled_requests_enabled = true}}};
}
}  // namespace detail

inline void expand(const Entry<WebAcl>& entry, auto& context) {
  const WebAcl& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = label(entry.id), own = context.named(entry);
  const tf::Meta meta{.provider_alias = context.providerFor(spec.cloudFront ? Optional<Region>(us_east_1) : Optional<Region>())};
  std::vector<detail::WebAclRule> rules;
  if (spec.rate)
    rules.push_back({.action = {{.block_ = tf::empty_block}},
                     .name = "RateLimit",
                     .priority = 1,
                     .statement = {{.rate_based_statement = {{.aggregate_key_type = "IP", .evaluation_window_sec = spec.rateWindow.count, .limit = *spec.rate}}}},
                     .visibility_config = {{.cloudwatch_metrics_enabled = true, .metric_name = "RateLimit", .sampled_requests_enabled = true}}});
  for (const auto& group : spec.askedGroups()) rules.push_back(detail::managedRule(str(group), static_cast<int>(rules.size()) * 10, spec.counted));
  const auto acl = module.add(
      name,
      aws::wafv2_web_acl{.default_action = {{.allow = tf::empty_block}},
                         .name = own,
                         .rule = rules,
                         .scope = spec.cloudFront ? "CLOUDFRONT" : "REGIONAL",
                         .visibility_config = {{.cloudwatch_metrics_enabled = true, .metric_name = own, .sampled_requests_enabled = true}}},
      meta);
  if (spec.balancer) module.add(name, aws::wafv2_web_acl_association{.resource_arn = at<aws::lb>(*spec.balancer).arn(), .web_acl_arn = acl.arn()}, meta);
  if (spec.logs)
    module.add(name, aws::wafv2_web_acl_logging_configuration{.log_destination_configs = {at<aws::cloudwatch_log_group>(*spec.logs).arn()},
                                                              .resource_arn = acl.arn()},
               meta);
}

/// A host of a domain, "" for the domain itself.
inline tf::Template hostOf(const Text& host, const tf::Template& domain) { return host.empty() ? domain : tf::text(host.view(), ".", domain); }

inline void expand(const Entry<Distribution>& entry, auto& context) {
  const Distribution& spec = entry.construct;
  auto& module = context.in(entry);
  const bool tls = spec.certificate.has_value();
  const auto balancer = at<aws::lb>(spec.origin);
  const tf::Value<tf::string> origin = tls ? tf::Value<tf::string>(tf::text("origin.", context.text(*spec.site))) : tf::Value<tf::string>(balancer.dns_name());
  using Certificate = tf::block_of<&aws::cloudfront_distribution::viewer_certificate>;
  aws::cloudfront_distribution distribution{
      .comment = context.named(entry),
      // AWS's managed policies CachingDisabled and AllViewer.
      // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
      .default_cache_behavior = {{.allowed_methods = {"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"},
                                  .cache_policy_id = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
                                  .cached_methods = {"GET", "HEAD"},
                                  .compress = true,
                                  .origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3",
                                  .target_origin_id = "load-balancer",
                                  .viewer_protocol_policy = tls ? "redirect-to-https" : "allow-all"}},
      .enabled = true,
      .http_version = "http2and3",
      .is_ipv6_enabled = true,
      .origin = {{.custom_origin_config = {{.http_port = 80,
                                            .https_port = 443,
                                            .origin_protocol_policy = tls ? "https-only" : "http-only",
                                            .origin_ssl_protocols = {"TLSv1.2"}}},
                  .domain_name = origin,
                  .origin_id = "load-balancer"}},
      .price_class = "PriceClass_All",
      .restrictions = {{.geo_restriction = {{.restriction_type = "none"}}}},
      .viewer_certificate = tls ? Certificate{.acm_certificate_arn = certificateArn(*spec.certificate, context),
                                              .minimum_protocol_version = "TLSv1.2_2021",
                                              .ssl_support_method = "sni-only"}
                                : Certificate{.cloudfront_default_certificate = true},
      .web_acl_id = at<aws::wafv2_web_acl>(spec.acl).arn()};
  if (tls) {
    std::vector<tf::Value<tf::string>> names;
    for (const auto& host : spec.hosts) names.push_back(hostOf(host, context.text(*spec.site)));
    distribution.aliases = names;
  }
  module.add(label(entry.id), distribution);
}

inline void expand(const Entry<AliasRecord>& entry, auto& context) {
  const AliasRecord& spec = entry.construct;
  auto& module = context.in(entry);
  const auto domain = context.text(spec.domain);
  const tf::Template host = hostOf(spec.host, domain);
  const auto zone = zoneId(spec.zone, context);
  using Alias = tf::block_of<&aws::route53_record::alias>;
  const auto add = [&](const std::string& name, const char* type, Alias alias) {
    module.add(name, aws::route53_record{.alias = alias, .name = host, .type = type, .zone_id = zone});
  };
  if (spec.distribution) {
    const auto target = at<aws::cloudfront_distribution>(*spec.distribution);
    const Alias alias{.evaluate_target_health = false, .name = target.domain_name(), .zone_id = tf::unchecked(target.hosted_zone_id())};
    add(label(entry.id), "A", alias);
    add(label(entry.id) + "_ipv6", "AAAA", alias);
  } else {
    const auto target = at<aws::lb>(*spec.balancer);
    const Alias alias{.evaluate_target_health = true, .name = target.dns_name(), .zone_id = tf::unchecked(target.zone_id())};
    add(label(entry.id), "A", alias);
    if (context.model.of(*spec.balancer).construct.ipv6) add(label(entry.id) + "_ipv6", "AAAA", alias);
  }
}

}  // namespace ecia::expand
