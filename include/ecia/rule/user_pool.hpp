// SPDX-License-Identifier: Apache-2.0
// Rules of user pools, and of APIs that know callers by them.
#pragma once

#include <ecia/rule/environment.hpp>
#include <ecia/rule/name.hpp>

namespace ecia::rule {

constexpr void poolClients(const Rule& rule, const Model& model, Findings& findings) {
  const auto isName = [](std::string_view name) {
    return form::all(name, 1, 64, [](char c) { return form::letter(c) || form::digit(c) || c == '-' || c == '_'; });
  };
  for (const auto& pool : model.all<UserPool>()) {
    const auto& clients = pool.construct.clients;
    if (clients.empty()) rule.found(findings, pool, join({"nobody signs in to ", named(pool), ", which has no client; write .client(\"web\", {\"https://example.com/callback\"})."}));
    for (std::size_t i = 0; i < clients.size(); ++i) {
      const auto& [name, callbacks] = clients[i];
      if (!isName(name.view())) rule.found(findings, pool, join({"'", name, "' of ", named(pool), " is no name for a client here; write letters, digits, '-' and '_', 64 at most."}));
      for (std::size_t j = 0; j < i; ++j)
        if (clients[j].name == name) rule.found(findings, pool, join({named(pool), " has the client '", name, "' twice; give one of them another name."}));
      for (const auto& each : callbacks) {
        const auto url = each.view();
        const auto scheme = url.find("://");
        const bool local = url.starts_with("http://localhost") && (url.size() == 16 || url[16] == ':' || url[16] == '/');
        if (scheme == std::string_view::npos || scheme == 0 || url.find('#') != std::string_view::npos || (url.starts_with("http://") && !local))
          rule.found(findings, pool, join({"Cognito sends nobody to '", each, "', where client '", name, "' of ", named(pool), " wants them, but to https://, to http://localhost and to schemes of apps, without a '#'; write one of these."}));
      }
    }
  }
}

constexpr void poolPages(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& pool : model.all<UserPool>()) {
    const auto pages = pool.construct.pages.view();
    bool asked = false;
    for (const auto& client : pool.construct.clients) asked = asked || !client.callbacks.empty();
    if (pages.empty()) {
      if (asked) rule.found(findings, pool, join({"clients of ", named(pool), " are sent to pages where users sign in, and it has none; write .signInPages(\"", model.settings.prefix, "\"), or no callback."}));
      continue;
    }
    const bool reserved = pages.find("aws") != std::string_view::npos || pages.find("amazon") != std::string_view::npos || pages.find("cognito") != std::string_view::npos;
    if (reserved || !form::all(pages, 1, 63, [](char c) { return form::lower(c) || form::digit(c) || c == '-'; }) || pages.front() == '-' || pages.back() == '-')
      rule.found(findings, pool, join({"'", pages, "' of ", named(pool), " is no name for pages of Cognito; write lower-case letters, digits and dashes, 63 at most, without 'aws', 'amazon' and 'cognito'."}));
    else if (!asked)
      rule.found(findings, pool, join({named(pool), " has pages where users sign in, and no client sends anybody there; write .client(\"web\", {\"https://example.com/callback\"}), or no .signInPages(...)."}));
  }
}

constexpr void poolPagesOnce(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<UserPool>();
  for (std::size_t i = 1; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!rows[i].construct.pages.empty() && rows[i].construct.pages == rows[j].construct.pages)
        rule.found(findings, rows[i], join({named(rows[i]), " and ", named(rows[j]), " both have pages at ", rows[i].construct.pages, ".auth.", model.settings.region.view(), ".amazoncognito.com; give one of them another name."}));
}

constexpr void poolPasswords(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& pool : model.all<UserPool>())
    if (const int length = pool.construct.length; length < 8 || length > 99)
      rule.found(findings, pool, join({"passwords of ", named(pool), " have ", length, " characters at least; write .passwordLength(12), or another of 8 to 99."}));
}

constexpr void poolProtected(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& pool : model.all<UserPool>())
    if (production(model) && !pool.construct.protection)
      rule.found(findings, pool, join({named(pool), " of production can be deleted with one command, and nobody's password comes back; write .deletionProtection()."}));
}

constexpr void poolOfApi(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& api : model.all<HttpApi>()) {
    if (!api.construct.pool) continue;
    const auto& pool = model.of(*api.construct.pool);
    bool there = false;
    for (const auto& client : pool.construct.clients) there = there || client.name == api.construct.client;
    if (!there) rule.found(findings, api, join({named(api), " takes tokens for '", api.construct.client, "', and ", named(pool), " has no such client; write .client(\"", api.construct.client, "\") there, or the name of one that it has."}));
  }
}

constexpr void poolAttributes(const Rule& rule, const Model& model, Findings& findings) {
  const auto check = [&](const auto& entry, const Attribute& told) {
    if (told.what != Attribute::What::userPoolClientId) return;
    const auto& pool = model.all<UserPool>()[told.index];
    bool there = false;
    for (const auto& client : pool.construct.clients) there = there || client.name == told.reference;
    if (!there) rule.found(findings, entry, join({"the client '", told.reference, "' of ", named(pool), " is asked for, which it has not; write the name of one that it has."}));
  };
  for (const auto& output : model.all<Output>()) check(output, output.construct.attribute);
  eachAttribute(model, [&](const auto& entry, const auto&, const Attribute& told) { check(entry, told); });
}

}  // namespace ecia::rule
