// SPDX-License-Identifier: Apache-2.0
// Rules of HTTP APIs. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
#pragma once

#include <ecia/rule/finding.hpp>
#include <ecia/rule/host_name.hpp>
#include <ecia/rule/observe.hpp>

namespace ecia::rule {

constexpr void apiRoutes(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& api : model.all<HttpApi>()) {
    const auto& answers = api.construct.answers;
    if (answers.empty()) rule.found(findings, api, join({named(api), " has no routes, so it answers 404; write .route(\"GET /orders\", function)."}));
    if (answers.size() > 300) rule.found(findings, api, join({named(api), " has ", answers.size(), " routes, and API Gateway takes 300; write fewer, with {parts+} for many paths."}));
    for (std::size_t i = 0; i < answers.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (answers[j].route == answers[i].route) rule.found(findings, api, join({named(api), " has the route '", answers[i].route.view(), "' twice; keep one."}));
  }
}

constexpr void apiWaits(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& api : model.all<HttpApi>()) {
    Sequence<std::size_t> known;
    for (const auto& answer : api.construct.answers) {
      const auto& function = model.of(answer.function);
      const auto limit = function.construct.limit.count;
      bool again = false;
      for (const auto each : known) again = again || each == answer.function.index;
      known.push_back(answer.function.index);
      if (limit > 30 && !again)
        rule.found(findings, api, join({named(api), " waits 30 seconds for an answer, and ", named(function), " may take ", limit, ", for which nobody waits; write .timeout(30_s) there, or let a Queue hand it the work."}));
    }
  }
}

constexpr void apiCallers(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& api : model.all<HttpApi>()) {
    const auto& issuer = api.construct.issuer;
    if (!api.construct.byToken()) continue;
    if (issuer && !issuer->variable && !issuer->literal.view().starts_with("https://"))
      rule.found(findings, api, join({"the issuer '", issuer->literal, "' of tokens for ", named(api), " is no address with https://, where their keys are; write one such as \"https://login.example.com/\"."}));
    if (issuer && api.construct.audiences.empty())
      rule.found(findings, api, join({named(api), " takes tokens for no audience, which API Gateway refuses; write .jwt(issuer, {\"orders\"})."}));
    bool closed = false;
    for (const auto& answer : api.construct.answers) closed = closed || !answer.open;
    if (!closed && !api.construct.answers.empty()) rule.found(findings, api, join({named(api), " knows callers by tokens, and all its routes are for everybody; write .route(...) for those that are not, or leave .jwt(...) out."}));
  }
}

constexpr void apiSites(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& api : model.all<HttpApi>())
    for (const auto& site : api.construct.cors) {
      const auto text = site.view();
      const auto host = text.starts_with("https://") ? text.substr(8) : text.starts_with("http://") ? text.substr(7) : std::string_view();
      if (text == "*" && api.construct.cors.size() == 1) continue;
      if (!form::all(host, 1, 253, [](char c) { return form::letter(c) || form::digit(c) || c == '.' || c == '-' || c == ':'; }))
        rule.found(findings, api, join({"'", site, "' is no site that browsers name to ", named(api), ", so they never match it; write one such as \"https://www.example.com\", without a slash at its end."}));
    }
}

constexpr void apiThrottle(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& api : model.all<HttpApi>()) {
    const auto rate = api.construct.rate, burst = api.construct.burst;
    if (rate < 0 || burst < 0 || (rate == 0) != (burst == 0))
      rule.found(findings, api, join({named(api), " takes ", rate, " requests a second and a burst of ", burst, ", so it takes none; write .throttle(100, 200) or other numbers above 0."}));
  }
}

constexpr void apiLog(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& api : model.all<HttpApi>())
    keptLog(rule, api, findings);
}

constexpr void apiNamed(const Rule& rule, const Model& model, Findings& findings) {
  const auto& apis = model.all<HttpApi>();
  for (std::size_t i = 0; i < apis.size(); ++i) {
    if (!apis[i].construct.domain) continue;
    for (std::size_t j = 0; j < i; ++j)
      if (apis[j].construct.domain && same(HostName(*apis[i].construct.domain, ""), HostName(*apis[j].construct.domain, "")))
        rule.found(findings, apis[i], join({named(apis[i]), " and ", named(apis[j]), " answer to one name, ", shown(HostName(*apis[i].construct.domain, "")), "; write another one."}));
  }
  for (const auto& record : model.all<AliasRecord>()) {
    if (!record.construct.api) continue;
    const auto& api = model.of(*record.construct.api);
    if (!api.construct.domain)
      rule.found(findings, record, join({named(record), " leads to ", named(api), ", which answers to AWS's own name only; write .https(domain, certificate) there."}));
    else if (!api.construct.domain->variable && !record.construct.domain.variable && !(spelled(HostName(record.construct)) == api.construct.domain->literal))
      rule.found(findings, record, join({named(record), " leads ", shown(HostName(record.construct)), " to ", named(api), ", which answers to '", api.construct.domain->literal, "' alone; write one name at both."}));
  }
}

}  // namespace ecia::rule
