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

namespace detail {
/// The name of an origin within its distribution. Things of two modules may have one id.
inline std::string originId(const Origin& origin) {
  const auto called = [](const char* kind, const auto& handle) { return kind + (handle.module.empty() ? "" : str(handle.module) + ".") + str(handle.id); };
  if (origin.api) return called("api-", *origin.api);
  return origin.bucket ? called("bucket-", *origin.bucket) : "load-balancer";
}

/// How a path is answered. The policies are AWS's own: CachingDisabled and AllViewer before load balancers, AllViewerExceptHostHeader before APIs, CachingOptimized and SecurityHeadersPolicy for files.
/// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
template <class B>
void answer(B& behavior, const Origin& origin, bool tls) {
  behavior.cached_methods = {"GET", "HEAD"};
  behavior.compress = true;
  behavior.target_origin_id = originId(origin);
  if (origin.bucket) {
    behavior.allowed_methods = {"GET", "HEAD", "OPTIONS"};
    behavior.cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6";
    behavior.response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03";
    behavior.viewer_protocol_policy = "redirect-to-https";
  } else {
    behavior.allowed_methods = {"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"};
    behavior.cache_policy_id = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
    // An API knows itself by its own name alone.
    behavior.origin_request_policy_id = origin.api ? "b689b0a8-53d0-40ab-baf2-68738e2966ac" : "216adef6-5c7f-47e4-b989-5492eafa07d3";
    behavior.viewer_protocol_policy = tls || origin.api ? "redirect-to-https" : "allow-all";
  }
}
}  // namespace detail

inline void expand(const Entry<Distribution>& entry, auto& context) {
  const Distribution& spec = entry.construct;
  auto& module = context.in(entry);
  const bool tls = spec.certificate.has_value();
  using Certificate = tf::block_of<&aws::cloudfront_distribution::viewer_certificate>;
  using Default = tf::block_of<&aws::cloudfront_distribution::default_cache_behavior>;
  using Ordered = tf::block_of<&aws::cloudfront_distribution::ordered_cache_behavior>;
  using From = tf::block_of<&aws::cloudfront_distribution::origin>;

  std::vector<From> origins;
  std::set<std::string> known;
  bool signs = false;  // one signature for all buckets of the distribution
  spec.eachOrigin([&](const Origin& origin) {
    const auto id = detail::originId(origin);
    if (!known.insert(id).second) return;
    if (origin.bucket) {
      const auto access = at<aws::cloudfront_origin_access_control>(entry);
      signs = true;
      origins.push_back({.domain_name = at<aws::s3_bucket>(*origin.bucket).bucket_regional_domain_name(), .origin_access_control_id = access.id(), .origin_id = id});
    } else if (origin.api) {
      const auto& own = context.model.of(*origin.api).construct.domain;
      const auto given = tf::call<tf::string>("replace", attributeOf("aws_apigatewayv2_api", *origin.api, "api_endpoint"), "https://", "");
      origins.push_back({.custom_origin_config = {{.http_port = 80, .https_port = 443, .origin_protocol_policy = "https-only", .origin_ssl_protocols = {"TLSv1.2"}}},
                         .domain_name = own ? context.value(*own) : tf::Value<tf::string>(given),
                         .origin_id = id});
    } else {
      const tf::Value<tf::string> name = tls ? tf::Value<tf::string>(tf::text("origin.", context.text(*spec.site))) : tf::Value<tf::string>(at<aws::lb>(*origin.balancer).dns_name());
      origins.push_back({.custom_origin_config = {{.http_port = 80,
                                                   .https_port = 443,
                                                   .origin_protocol_policy = tls ? "https-only" : "http-only",
                                                   .origin_ssl_protocols = {"TLSv1.2"}}},
                         .domain_name = name,
                         .origin_id = id});
    }
  });
  if (signs)
    module.add(label(entry.id), aws::cloudfront_origin_access_control{.name = context.named(entry),
                                                                      .origin_access_control_origin_type = "s3",
                                                                      .signing_behavior = "always",
                                                                      .signing_protocol = "sigv4"});
  Default whole{.allowed_methods = {"GET"}, .cached_methods = {"GET"}, .target_origin_id = "", .viewer_protocol_policy = ""};
  detail::answer(whole, spec.origin, tls);
  aws::cloudfront_distribution distribution{
      .comment = context.named(entry),
      .default_cache_behavior = {whole},
      .enabled = true,
      .http_version = "http2and3",
      .is_ipv6_enabled = true,
      .origin = origins,
      .price_class = "PriceClass_All",
      .restrictions = {{.geo_restriction = {{.restriction_type = "none"}}}},
      .viewer_certificate = tls ? Certificate{.acm_certificate_arn = certificateArn(*spec.certificate, context),
                                              .minimum_protocol_version = "TLSv1.2_2021",
                                              .ssl_support_method = "sni-only"}
                                : Certificate{.cloudfront_default_certificate = true}};
  if (spec.acl) distribution.web_acl_id = at<aws::wafv2_web_acl>(*spec.acl).arn();
  if (spec.origin.bucket) distribution.default_root_object = "index.html";
  std::vector<Ordered> paths;
  for (const auto& [pattern, to] : spec.behaviors) {
    Ordered behavior{.allowed_methods = {"GET"}, .cached_methods = {"GET"}, .path_pattern = str(pattern), .target_origin_id = "", .viewer_protocol_policy = ""};
    detail::answer(behavior, to, tls);
    paths.push_back(behavior);
  }
  if (!paths.empty()) distribution.ordered_cache_behavior = paths;
  // S3 says 403 of what is not there to those who may not list it.
  if (spec.onePage)
    distribution.custom_error_response = {{.error_code = 403, .response_code = 200, .response_page_path = "/index.html"}, {.error_code = 404, .response_code = 200, .response_page_path = "/index.html"}};
  if (tls) {
    std::vector<tf::Value<tf::string>> names;
    for (const auto& host : spec.hosts) names.push_back(hostOf(host, context.text(*spec.site)));
    distribution.aliases = names;
  }
  module.add(label(entry.id), distribution);
}

namespace detail {
/// Where the name of an API leads. (By names: most records are of no API.)
template <class Alias>
Alias ofApi(const Handle<HttpApi>& api) {
  struct Domain : tf::Address {
    tf::Expr<tf::string> value(const char* name) const { return member<tf::string>("domain_name_configuration[0]", name); }
  };
  const Domain domain{{str(api.module), "aws_apigatewayv2_domain_name." + label(api.id)}};
  return {.evaluate_target_health = false, .name = domain.value("target_domain_name"), .zone_id = tf::unchecked(domain.value("hosted_zone_id"))};
}
}  // namespace detail

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
  } else if (spec.api) {
    add(label(entry.id), "A", detail::ofApi<Alias>(*spec.api));
  } else {
    const auto target = spec.network ? at<aws::lb>(*spec.network) : at<aws::lb>(*spec.balancer);
    const Alias alias{.evaluate_target_health = true, .name = target.dns_name(), .zone_id = tf::unchecked(target.zone_id())};
    add(label(entry.id), "A", alias);
    if (spec.balancer && context.model.of(*spec.balancer).construct.ipv6) add(label(entry.id) + "_ipv6", "AAAA", alias);
  }
}

}  // namespace ecia::expand
