// SPDX-License-Identifier: Apache-2.0
// HostedZone and Certificate -> aws_route53_zone, aws_acm_certificate with its records and their validation.
#pragma once

#include <ecia/aws/acm.hpp>
#include <ecia/aws/route53.hpp>
#include <ecia/expand/context.hpp>

namespace ecia::expand {

inline tf::Value<aws::kind::hosted_zone_id> zoneId(const Zone& zone, const Context& context) {
  using aws::kind::hosted_zone_id;
  if (zone.hosted) return at<aws::route53_zone>(*zone.hosted).zone_id();
  if (zone.id.variable) return context.value<hosted_zone_id>(*zone.id.variable);
  return str(zone.id.literal);
}

/// The ARN, when the certificate is issued.
inline tf::Expr<aws::kind::acm_certificate_arn> certificateArn(const CertificateArn& certificate, const Context& context) {
  if (certificate.variable) return context.value<aws::kind::acm_certificate_arn>(*certificate.variable);
  return at<aws::acm_certificate_validation>(*certificate.issued).certificate_arn();
}

inline void expand(const Entry<HostedZone>& entry, auto& context) {
  context.in(entry).add(label(entry.id), aws::route53_zone{.name = str(entry.construct.domain), .tags = context.tags(context.named(entry))});
}

inline void expand(const Entry<Certificate>& entry, auto& context) {
  const Certificate& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = label(entry.id);
  const auto alias = context.providerFor(spec.region);
  const auto domain = context.text(spec.domain);
  aws::acm_certificate certificate{.domain_name = domain, .tags = context.tags(context.named(entry)), .validation_method = "DNS"};
  std::vector<tf::Value<tf::string>> names;
  for (const auto& host : spec.hosts) names.push_back(tf::text(host.view(), ".", domain));
  if (!names.empty()) certificate.subject_alternative_names = names;
  const auto made = module.add(name, certificate, {.lifecycle = {.create_before_destroy = true}, .provider_alias = alias});

  // A domain and its "*" are proven by the same record.
  tf::Expression options("{for option in ");
  options += made.domain_validation_options();
  options += " : option.domain_name => option}";
  const auto field = [](const char* of) { return tf::Expr<tf::string>(std::string("each.value.resource_record_") + of); };
  const auto record = module.add(part(entry.id, "validation"),
                                 aws::route53_record{.allow_overwrite = true, .name = field("name"), .records = {field("value")}, .ttl = 60, .type = field("type"), .zone_id = zoneId(spec.zone, context)},
                                 {.for_each = options});
  module.add(name,
             aws::acm_certificate_validation{.certificate_arn = made.arn(), .validation_record_fqdns = tf::unchecked("[for record in " + record.path() + " : record.fqdn]")},
             {.provider_alias = alias});
}

}  // namespace ecia::expand
