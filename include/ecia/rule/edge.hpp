// SPDX-License-Identifier: Apache-2.0
// Rules of what stands between the internet and a load balancer: certificates, distributions, records, health checks, web ACLs.
#pragma once

#include <ecia/rule/host_name.hpp>
#include <ecia/rule/name.hpp>
#include <ecia/text/domain.hpp>

namespace ecia::rule {

constexpr void rateLimit(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<WebAcl>())
    if (acl.construct.rate && (*acl.construct.rate < 10 || *acl.construct.rate > 2000000000))
      rule.found(findings, acl, join({named(acl), " blocks above ", *acl.construct.rate, " requests, and WAF takes 10 to 2000000000; write .rateLimit(2000)."}));
}

constexpr void rateWindow(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<WebAcl>()) {
    const auto window = acl.construct.rateWindow.count;
    if (window != 60 && window != 120 && window != 300 && window != 600)
      rule.found(findings, acl, join({named(acl), " counts requests within ", window, " seconds, and WAF takes 60, 120, 300 or 600; write .rateLimit(2000, 300_s)."}));
  }
}

constexpr void searchText(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& check : model.all<HealthCheck>())
    if (check.construct.search && (check.construct.search->empty() || check.construct.search->view().size() > 255))
      rule.found(findings, check, join({named(check), " looks for a text of ", check.construct.search->view().size(), " characters, and Route 53 takes 1 to 255; write .contains(\"ok\")."}));
}

constexpr bool same(const Zone& a, const Zone& b) { return a.hosted || b.hosted ? a.hosted == b.hosted : same(a.id, b.id); }

/// The region that the pattern of a variable asks of an ARN of Certificate Manager, or nothing.
constexpr std::string_view certificateRegion(const Entry<Variable>& variable) {
  constexpr std::string_view mark = ":acm:";
  const auto pattern = variable.construct.pattern.view();
  const auto at = pattern.find(mark);
  if (at == std::string_view::npos) return {};
  const auto rest = pattern.substr(at + mark.size());
  const auto region = rest.substr(0, rest.find(':'));
  return form::region(region) ? region : std::string_view();
}

constexpr void certificateThere(const Rule& rule, const Model& model, Findings& findings) {
  const auto check = [&](const auto& entry, std::string_view region) {
    if (const auto& issued = entry.construct.certificate->issued) {
      const auto own = regionOf(model.of(*issued).construct.region, model);
      if (own != region)
        rule.found(findings, entry, join({named(entry), " takes certificates of ", region, " only, and ", named(model.of(*issued)), " is issued in ", own, "; write .in(\"", region, "\") there."}));
      return;
    }
    const auto& certificate = model.of(*entry.construct.certificate->variable);
    if (const auto asked = certificateRegion(certificate); !asked.empty() && asked != region)
      rule.found(findings, entry, join({named(entry), " takes certificates of ", region, " only, and ", named(certificate), " asks for one of ", asked, "; ask for one of ", region, "."}));
  };
  for (const auto& balancer : model.all<LoadBalancer>())
    if (balancer.construct.certificate) check(balancer, model.settings.region.view());
  for (const auto& api : model.all<HttpApi>())
    if (api.construct.certificate) check(api, model.settings.region.view());
  for (const auto& distribution : model.all<Distribution>()) {
    if (!distribution.construct.certificate) continue;
    check(distribution, us_east_1.view());
    for (const auto& balancer : model.all<LoadBalancer>())
      if (balancer.construct.certificate && *balancer.construct.certificate == *distribution.construct.certificate && model.settings.region.view() != us_east_1.view())
        rule.found(findings, distribution, join({named(distribution), " needs a certificate of us-east-1, and ", named(balancer), ", which has the same one, needs one of ",
                                                model.settings.region.view(), "; declare a variable for each."}));
  }
}

namespace detail {
/// Whether a certificate of the stack holds for a name. One that is given by its ARN is not known.
constexpr bool holdsFor(const Model& model, const CertificateArn& certificate, const HostName& name) {
  if (!certificate.issued) return true;
  const Certificate& issued = model.of(*certificate.issued).construct;
  if (covers(HostName(issued.domain, ""), name)) return true;
  for (const auto& host : issued.hosts)
    if (covers(HostName(issued.domain, host), name)) return true;
  return false;
}
}  // namespace detail

constexpr void certificateNames(const Rule& rule, const Model& model, Findings& findings) {
  const auto check = [&](const auto& entry, const CertificateArn& certificate, const HostName& name) {
    if (detail::holdsFor(model, certificate, name)) return;
    rule.found(findings, entry, join({named(entry), " answers to ", shown(name), ", and ", named(model.of(*certificate.issued)), " is not for it; write ",
                                     name.host.empty() ? "the same domain there." : "Certificate(zone, domain, {\"", name.host, name.host.empty() ? "" : "\"})."}));
  };
  for (const auto& distribution : model.all<Distribution>())
    if (distribution.construct.certificate)
      for (const auto& host : distribution.construct.hosts) check(distribution, *distribution.construct.certificate, HostName(*distribution.construct.site, host));
  for (const auto& api : model.all<HttpApi>())
    if (api.construct.certificate) check(api, *api.construct.certificate, HostName(*api.construct.domain, ""));
  for (const auto& record : model.all<AliasRecord>()) {
    if (!record.construct.balancer) continue;
    const auto& balancer = model.of(*record.construct.balancer);
    if (balancer.construct.certificate) check(balancer, *balancer.construct.certificate, HostName(record.construct));
  }
}

constexpr void zoneDomains(const Rule& rule, const Model& model, Findings& findings) {
  const auto check = [&](const auto& entry, const Zone& zone) {
    if (!zone.hosted) return;
    const std::string_view domain = entry.construct.domain.literal.view(), parent = model.of(*zone.hosted).construct.domain.view();
    const bool below = domain.size() > parent.size() && domain.ends_with(parent) && domain[domain.size() - parent.size() - 1] == '.';
    if (!entry.construct.domain.variable && (domain == parent || below)) return;
    rule.found(findings, entry, join({named(entry), " is of another domain than its ", named(model.of(*zone.hosted)), ", ", parent, "; write that domain, or one below it."}));
  };
  for (const auto& record : model.all<AliasRecord>()) check(record, record.construct.zone);
  for (const auto& certificate : model.all<Certificate>()) check(certificate, certificate.construct.zone);
}

constexpr void zoneForm(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<HostedZone>();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!form::domain(rows[i].construct.domain))
      rule.found(findings, rows[i], join({"'", rows[i].construct.domain, "' is no domain in lower case without a dot at its end; write one such as \"example.com\"."}));
}

constexpr void namesForm(const Rule& rule, const Model& model, Findings& findings) {
  const auto domain = [&](const auto& entry, const Input& name) {
    if (!name.variable && !form::domain(name.literal))
      rule.found(findings, entry, join({"'", name.literal, "' of ", named(entry), " is no domain in lower case without a dot at its end; write one such as \"example.com\"."}));
  };
  const auto host = [&](const auto& entry, std::string_view name) {
    if (!name.empty() && !form::hostName(name))
      rule.found(findings, entry, join({"'", name, "' of ", named(entry), " is no host in lower case before its domain; write one such as \"www\", or \"*\" for all."}));
  };
  for (const auto& check : model.all<HealthCheck>()) domain(check, check.construct.domain);
  for (const auto& record : model.all<AliasRecord>()) {
    domain(record, record.construct.domain);
    host(record, record.construct.host);
  }
  for (const auto& certificate : model.all<Certificate>()) {
    domain(certificate, certificate.construct.domain);
    for (const auto& name : certificate.construct.hosts) host(certificate, name);
  }
  for (const auto& distribution : model.all<Distribution>()) {
    if (!distribution.construct.site) continue;
    domain(distribution, *distribution.construct.site);
    for (const auto& name : distribution.construct.hosts) host(distribution, name);
  }
}

constexpr void hostOnce(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& certificate : model.all<Certificate>()) {
    const auto& hosts = certificate.construct.hosts;
    for (std::size_t i = 0; i < hosts.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (hosts[i] == hosts[j]) rule.found(findings, certificate, join({named(certificate), " is for '", hosts[i], "' twice; write it once."}));
  }
}

constexpr void zoneId(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& record : model.all<AliasRecord>())
    if (const auto& zone = record.construct.zone; !zone.hosted && !zone.id.variable) {
      const auto id = zone.id.literal.view();
      if (!id.starts_with('Z') || !form::all(id, 2, 32, [](char c) { return form::digit(c) || (c >= 'A' && c <= 'Z'); }))
        rule.found(findings, record, join({"'", id, "' of ", named(record), " is no id of a hosted zone; write one such as \"Z0123456789ABCDEFGHIJ\", or the handle of a HostedZone."}));
    }
}

constexpr void zoneOnce(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<HostedZone>();
  for (std::size_t i = 1; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (rows[i].construct.domain == rows[j].construct.domain)
        rule.found(findings, rows[i], join({named(rows[i]), " and ", named(rows[j]), " are zones of one domain, ", rows[i].construct.domain, ", and the registrar leads to one of them; keep one."}));
}

constexpr void aliasesOnce(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<Distribution>();
  const auto shared = [](const Distribution& a, const Distribution& b) {
    if (a.site && b.site)
      for (const auto& one : a.hosts)
        for (const auto& other : b.hosts)
          if (same(HostName(*a.site, one), HostName(*b.site, other))) return true;
    return false;
  };
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (shared(rows[i].construct, rows[j].construct))
        rule.found(findings, rows[i], join({named(rows[i]), " and ", named(rows[j]), " answer to one name, and CloudFront gives a name to one distribution; write another domain, or other hosts with .answersTo({...})."}));
}

constexpr void recordsAnswered(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& record : model.all<AliasRecord>()) {
    if (!record.construct.distribution) continue;
    const auto& distribution = model.of(*record.construct.distribution);
    const auto& site = distribution.construct.site;
    bool answered = false;
    if (site)
      for (const auto& host : distribution.construct.hosts) answered = answered || covers(HostName(*site, host), HostName(record.construct));
    if (answered) continue;
    if (!site)
      rule.found(findings, record, join({named(record), " leads to ", named(distribution), ", which answers to CloudFront's own name only; write .https(domain, certificate) there."}));
    else
      rule.found(findings, record, join({named(record), " leads ", shown(HostName(record.construct)), " to ", named(distribution), ", which does not answer to that name; write one domain at both, and .answersTo({\"", record.construct.host, "\"}) there."}));
  }
}

constexpr void aliasesRecorded(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<Distribution>();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].construct.site) continue;
    for (const auto& host : rows[i].construct.hosts) {
      bool found = false;
      for (const auto& record : model.all<AliasRecord>())
        found = found || (record.construct.distribution && record.construct.distribution->index == i && covers(HostName(record.construct), HostName(*rows[i].construct.site, host)));
      if (!found)
        rule.found(findings, rows[i], join({named(rows[i]), " answers to ", shown(HostName(*rows[i].construct.site, host)), ", and no record of the stack leads there; write AliasRecord(zone, domain, \"", host, "\", distribution)."}));
    }
  }
}

constexpr void recordsOnce(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<AliasRecord>();
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (same(rows[i].construct.zone, rows[j].construct.zone) && same(HostName(rows[i].construct), HostName(rows[j].construct))) {
        rule.found(findings, rows[i], join({named(rows[i]), " and ", named(rows[j]), " are records of one name, ", shown(HostName(rows[i].construct)), ", and a zone has each once; write another name or remove one."}));
        break;
      }
}

/// The load balancer that answers to a health check, by the records of its domain, or nothing.
constexpr const Entry<LoadBalancer>* asked(const Model& model, const HealthCheck& check, bool& tls) {
  for (const auto& record : model.all<AliasRecord>()) {
    if (!same(HostName(check.domain, ""), HostName(record.construct))) continue;
    if (record.construct.api || record.construct.network) return nullptr;
    if (!record.construct.distribution) {
      const auto& balancer = model.of(*record.construct.balancer);
      tls = balancer.construct.certificate.has_value();
      return &balancer;
    }
    const Distribution& before = model.of(*record.construct.distribution).construct;
    if (!before.origin.balancer) return nullptr;  // files answer
    tls = before.certificate.has_value();
    return &model.of(*before.origin.balancer);
  }
  return nullptr;
}

constexpr void checkPrivate(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& check : model.all<HealthCheck>()) {
    bool tls = true;
    if (const auto* balancer = asked(model, check.construct, tls); balancer != nullptr && balancer->construct.isInternal)
      rule.found(findings, check, join({named(check), " asks ", named(*balancer), ", which is internal, and AWS's places around the world do not reach it; watch it with an Alarm on its unhealthy hosts."}));
  }
  constexpr Cidr inner[] = {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16"};
  for (const auto& check : model.all<HealthCheck>()) {
    if (check.construct.domain.variable || check.construct.domain.literal.empty() || !form::digit(check.construct.domain.literal.view()[0])) continue;
    const auto address = Cidr::parse(join({check.construct.domain.literal, "/32"}));
    for (const auto& block : inner)
      if (address && block.contains(*address))
        rule.found(findings, check, join({named(check), " asks ", check.construct.domain.literal, ", which AWS's places around the world do not reach; write the public name of the site."}));
  }
}

constexpr void checkTls(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& check : model.all<HealthCheck>()) {
    bool tls = true;
    if (check.construct.https && asked(model, check.construct, tls) != nullptr && !tls)
      rule.found(findings, check, join({named(check), " asks by HTTPS, and the site has no certificate; write HealthCheck(domain, false), or .https(...) at the load balancer."}));
  }
}

constexpr void checkSamePath(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& check : model.all<HealthCheck>()) {
    bool tls = true;
    const auto* balancer = asked(model, check.construct, tls);
    if (balancer == nullptr) continue;
    const auto& target = model.of(balancer->construct.target);
    if (const auto path = target.construct.asksFor(); !sameText(check.construct.resource.view(), path))
      rule.found(findings, check, join({named(check), " asks for '", check.construct.resource, "' and ", named(target), " for '", path, "', so they can disagree on what is healthy; write one path at both."}));
  }
}

constexpr void checkNumbers(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& check : model.all<HealthCheck>()) {
    const auto& [every, failures] = std::pair(check.construct.interval.count, check.construct.threshold);
    if ((every != 10 && every != 30) || failures < 1 || failures > 10)
      rule.found(findings, check, join({named(check), " asks every ", every, " seconds and fails after ", failures, "; write .path(at, every, failures) with 10_s or 30_s and 1 to 10."}));
    if (const auto path = check.construct.resource.view(); path.empty() || path[0] != '/' || path.size() > 255)
      rule.found(findings, check, join({"the path '", path, "' of ", named(check), " is not '/' and up to 254 characters more; write .path(\"/health\", every, failures)."}));
  }
}

constexpr void aclUsed(const Rule& rule, const Model& model, Findings& findings) {
  const auto& acls = model.all<WebAcl>();
  for (std::size_t i = 0; i < acls.size(); ++i) {
    bool used = acls[i].construct.balancer.has_value();
    for (const auto& distribution : model.all<Distribution>()) used = used || (distribution.construct.acl && distribution.construct.acl->index == i);
    if (!used) rule.found(findings, acls[i], join({named(acls[i]), " protects nothing; ", acls[i].construct.cloudFront ? "give it to a Distribution." : "write .protect(balancer)."}));
  }
}

constexpr void behaviorPatterns(const Rule& rule, const Model& model, Findings& findings) {
  const auto allowed = [](char c) { return form::letter(c) || form::digit(c) || std::string_view("_-.*$/~\"'@:+&?!()=,;").find(c) != std::string_view::npos; };
  for (const auto& distribution : model.all<Distribution>()) {
    const auto& behaviors = distribution.construct.behaviors;
    for (std::size_t i = 0; i < behaviors.size(); ++i) {
      const auto pattern = behaviors[i].pattern.view();
      if (!pattern.starts_with('/') || !form::all(pattern, 2, 255, allowed))
        rule.found(findings, distribution, join({"'", pattern, "' of ", named(distribution), " is no path; write one such as \"/api/*\"."}));
      for (std::size_t j = 0; j < i; ++j) {
        const auto before = behaviors[j].pattern.view();
        const bool wider = before.ends_with('*') && before.find('*') == before.size() - 1 && pattern.starts_with(before.substr(0, before.size() - 1));
        if (before == pattern || wider)
          rule.found(findings, distribution, join({"the path ", pattern, " of ", named(distribution), " is never asked for, since ", before, " comes before it and takes all of it; write it before that, or leave it out."}));
      }
    }
  }
}

constexpr void originsKnown(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& distribution : model.all<Distribution>()) {
    Optional<Handle<LoadBalancer>> first{};
    distribution.construct.eachOrigin([&](const Origin& origin) {
      if (!origin.balancer) return;
      if (first && !(*first == *origin.balancer))
        rule.found(findings, distribution, join({named(distribution), " passes requests to ", named(model.of(*first)), " and ", named(model.of(*origin.balancer)), ", and asks one name, origin.<domain>; let ListenerRules of one load balancer tell them apart."}));
      first = origin.balancer;
    });
    if (first && !distribution.construct.acl)
      rule.found(findings, distribution, join({named(distribution), " passes requests to ", named(model.of(*first)), ", and no web ACL is asked first; write Distribution(bucket, acl) with a WebAcl::forCloudFront()."}));
  }
}

constexpr void onePageAlone(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& distribution : model.all<Distribution>()) {
    if (!distribution.construct.onePage) continue;
    if (!distribution.construct.origin.bucket)
      rule.found(findings, distribution, join({named(distribution), " is no site of files, so nothing answers for what is none of them; leave .singlePage() out."}));
    distribution.construct.eachOrigin([&](const Origin& origin) {
      if (!distribution.construct.origin.bucket || origin.bucket) return;
      Text who;
      if (origin.api)
        who = named(model.of(*origin.api));
      else
        who = named(model.of(*origin.balancer));
      rule.found(findings, distribution, join({named(distribution), " answers with index.html what ", who, " finds nothing for, since CloudFront has one list of errors for all paths; give it a name of its own, or leave .singlePage() out."}));
    });
  }
}

constexpr void filesMeant(const Rule& rule, const Model& model, Findings& findings) {
  const auto& buckets = model.all<Bucket>();
  for (const auto& distribution : model.all<Distribution>())
    for (std::size_t i = 0; i < buckets.size(); ++i) {
      if (!distribution.construct.serves(i)) continue;
      const bool state = model.stateBucket && model.stateBucket->index == i;
      if (state || !buckets[i].construct.logPrefix.empty())
        rule.found(findings, distribution, join({named(distribution), " sends everybody the files of ", named(buckets[i]), ", which holds ", state ? "Terraform's state and so every secret of the stack" : "the logs of load balancers", "; write a bucket of its own for the site."}));
    }
}

/// A rule group that AWS keeps.
struct ManagedRuleGroup {
  std::string_view name;
  int capacity;  ///< in web ACL capacity units
};
/// https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
inline constexpr ManagedRuleGroup managed_rule_groups[] = {
    {"AWSManagedRulesCommonRuleSet", 700},          {"AWSManagedRulesAdminProtectionRuleSet", 100}, {"AWSManagedRulesKnownBadInputsRuleSet", 200},
    {"AWSManagedRulesSQLiRuleSet", 200},            {"AWSManagedRulesLinuxRuleSet", 200},           {"AWSManagedRulesUnixRuleSet", 100},
    {"AWSManagedRulesWindowsRuleSet", 200},         {"AWSManagedRulesPHPRuleSet", 100},             {"AWSManagedRulesWordPressRuleSet", 100},
    {"AWSManagedRulesAmazonIpReputationList", 25},  {"AWSManagedRulesAnonymousIpList", 50},         {"AWSManagedRulesBotControlRuleSet", 50},
    {"AWSManagedRulesATPRuleSet", 50},              {"AWSManagedRulesACFPRuleSet", 50},             {"AWSManagedRulesAntiDDoSRuleSet", 50}};

constexpr void aclGroups(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<WebAcl>())
    for (const auto& group : acl.construct.groups) {
      bool known = false;
      for (const auto& each : managed_rule_groups) known = known || group == each.name;
      if (!known) rule.found(findings, acl, join({named(acl), " asks the rule group '", group, "', which is none that AWS is known to keep; write a name such as AWSManagedRulesCommonRuleSet, or waive WAF-014 where AWS has added it since."}));
    }
}

constexpr void aclNames(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<WebAcl>())
    for (std::size_t i = 0; i < acl.construct.groups.size(); ++i) {
      const auto& group = acl.construct.groups[i];
      if (!form::all(group, 1, 128, [](char c) { return form::letter(c) || form::digit(c) || c == '_' || c == '-'; }))
        rule.found(findings, acl, join({"the rule group '", group, "' of ", named(acl), " is not 1 to 128 letters, digits, '_' and '-'; write a name such as AWSManagedRulesCommonRuleSet."}));
      for (std::size_t j = 0; j < i; ++j)
        if (acl.construct.groups[j] == group) {
          rule.found(findings, acl, join({named(acl), " asks the rule group '", group, "' twice, and names of rules differ; write it once."}));
          break;
        }
    }
}

constexpr void aclCapacity(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<WebAcl>()) {
    int capacity = acl.construct.rate ? 2 : 0;
    for (const auto& group : acl.construct.askedGroups())
      for (const auto& each : managed_rule_groups)
        if (group == each.name) capacity += each.capacity;
    if (capacity > 1500)
      rule.found(findings, acl, join({named(acl), " needs ", capacity, " capacity units, and each request costs more above 1500; ask fewer rule groups."}));
  }
}

constexpr void aclCounted(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<WebAcl>())
    for (const auto& counted : acl.construct.counted) {
      bool asked = false;
      for (const auto& group : acl.construct.askedGroups()) asked = asked || group == counted.group;
      if (!asked)
        rule.found(findings, acl, join({named(acl), " counts what ", counted.rule, " of the rule group '", counted.group, "' finds, and does not ask that group; write .managedRules({..., \"", counted.group, "\"}), or leave it out."}));
    }
}

constexpr void aclBodies(const Rule& rule, const Model& model, Findings& findings) {
  constexpr std::string_view common = "AWSManagedRulesCommonRuleSet", bodies = "SizeRestrictions_BODY";
  for (const auto& acl : model.all<WebAcl>()) {
    bool stopped = false;
    for (const auto& group : acl.construct.askedGroups()) stopped = stopped || group == common;
    for (const auto& counted : acl.construct.counted) stopped = stopped && !(counted.group == common && counted.rule == bodies);
    if (stopped && acl.construct.body > acl.construct.bodyLimit())
      rule.found(findings, acl, join({named(acl), " lets bodies of ", acl.construct.bodyLimit().count, " KiB pass, and those of its application have up to ", acl.construct.body.count, "; write .countOnly(\"", common, "\", \"", bodies, "\")."}));
  }
}

constexpr void aclConfigured(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& acl : model.all<WebAcl>())
    for (const auto& group : acl.construct.groups)
      if (group == "AWSManagedRulesATPRuleSet" || group == "AWSManagedRulesACFPRuleSet" || group == "AWSManagedRulesAntiDDoSRuleSet")
        rule.found(findings, acl, join({"the rule group '", group, "' of ", named(acl), " needs settings of its own, which .managedRules(...) does not give; leave it out, or write the ACL with stack.terraform(...)."}));
}

}  // namespace ecia::rule
