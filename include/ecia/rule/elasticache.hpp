// SPDX-License-Identifier: Apache-2.0
// Rules of caches.
#pragma once

#include <ecia/rule/name.hpp>

namespace ecia::rule {

/// Whether a role may connect to a cache as a user of its own.
constexpr bool connects(const Entry<Role>& role, std::size_t cache) {
  for (const auto& grant : role.construct.grants)
    if (grant.what == Role::Grant::What::connectToCache && grant.index == cache) return true;
  return false;
}
/// The first role that may, or none.
constexpr const Entry<Role>* userOf(const Model& model, std::size_t cache) {
  for (const auto& role : model.all<Role>())
    if (connects(role, cache)) return &role;
  return nullptr;
}

constexpr void cacheComplete(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& cache : model.all<ElastiCache>()) {
    const ElastiCache& spec = cache.construct;
    const std::string_view missing = !spec.type ? ".node(\"cache.t4g.small\")" : !spec.subnets ? ".in(network.database())" : !spec.group ? ".guardedBy(group)" : "";
    if (!missing.empty()) rule.found(findings, cache, join({named(cache), " is not complete; write ", missing, "."}));
  }
}

constexpr void cacheNumbers(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& cache : model.all<ElastiCache>()) {
    const ElastiCache& spec = cache.construct;
    if (spec.copies < 0 || spec.copies > 5)
      rule.found(findings, cache, join({named(cache), " has ", spec.copies, " replicas, and ElastiCache takes 0 to 5; write .replicas(1) or another number within these."}));
    if (const auto days = spec.backupDays.count; days < 1 || days > 35)
      rule.found(findings, cache, join({named(cache), " keeps backups ", days, " days, and ElastiCache keeps them 1 to 35; write .backups(7_days, ...)."}));
  }
}

constexpr void cacheWindows(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& cache : model.all<ElastiCache>()) {
    const auto check = [&](const auto& window, std::string_view what, std::string_view instead) {
      if (!window) return;
      if (const int minutes = minutesOf(*window); minutes >= 0 && minutes < 60)
        rule.found(findings, cache, join({"the ", what, " window ", window->view(), " of ", named(cache), " lasts ", minutes, " minutes, and ElastiCache takes 60 or more; write one such as ", instead, "."}));
    };
    check(cache.construct.backupWindow, "backup", "\"03:00-04:00\"");
    check(cache.construct.maintenanceWindow, "maintenance", "\"sun:04:30-sun:05:30\"");
  }
}

constexpr void cacheNames(const Rule& rule, const Model& model, Findings& findings) {
  constexpr std::size_t most = 40;
  const auto check = [&](const auto& entry, std::string_view what, const Text& name) {
    if (name.view().size() > most)
      rule.found(findings, entry, join({what, named(entry), " is ", name, ", ", name.view().size(), " characters, and ElastiCache takes ", most, "; write a shorter id or prefix."}));
    else if (name.view().find("--") != std::string_view::npos)
      rule.found(findings, entry, join({what, named(entry), " is ", name, ", with two dashes in a row, and ElastiCache takes one; write another id or prefix."}));
  };
  for (const auto& cache : model.all<ElastiCache>()) check(cache, "the name of ", nameOf(model, cache, "cache"));
  for (const auto& role : model.all<Role>())
    for (const auto& grant : role.construct.grants)
      if (grant.what == Role::Grant::What::connectToCache) {
        check(role, "the user of caches of ", nameOf(model, role));
        break;
      }
}

constexpr void cacheZones(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& cache : model.all<ElastiCache>()) {
    if (!cache.construct.hasStandby() || !cache.construct.subnets) continue;
    const auto& vpc = model.of(*cache.construct.subnets);
    if (vpc.construct.zones < 2)
      rule.found(findings, cache, join({named(cache), " has replicas, which are for other zones, and its subnets have one; write .azs(2) or more at ", named(vpc), "."}));
  }
}

constexpr void cacheUsers(const Rule& rule, const Model& model, Findings& findings) {
  const auto& caches = model.all<ElastiCache>();
  for (std::size_t i = 0; i < caches.size(); ++i)
    if (!caches[i].construct.secret && userOf(model, i) == nullptr)
      rule.found(findings, caches[i], join({"whoever reaches ", named(caches[i]), " reads and writes all of it; write .grantConnect(", caches[i].id, ") at the roles that use it, or .credentials(secret)."}));
}

constexpr void cachePassword(const Rule& rule, const Model& model, Findings& findings) {
  const auto& caches = model.all<ElastiCache>();
  for (std::size_t i = 0; i < caches.size(); ++i)
    if (const auto* role = userOf(model, i); caches[i].construct.secret && role != nullptr)
      rule.found(findings, caches[i], join({named(caches[i]), " has the password of ", named(model.of(*caches[i].construct.secret)), " and users, ", named(*role), " for one, and ElastiCache takes either; leave .credentials(...) or .grantConnect(...) out."}));
}

}  // namespace ecia::rule
