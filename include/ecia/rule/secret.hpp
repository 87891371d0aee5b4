// SPDX-License-Identifier: Apache-2.0
// Rules of secrets, and whether their passwords stay out of Terraform's state.
#pragma once

#include <ecia/rule/name.hpp>

namespace ecia::rule {

/// The cache that takes the password of a secret; null where none does.
constexpr const Entry<ElastiCache>* cacheWith(const Entry<Secret>& secret, const Model& model) {
  for (const auto& cache : model.all<ElastiCache>())
    if (cache.construct.secret && &model.of(*cache.construct.secret) == &secret) return &cache;
  return nullptr;
}
/// Whether Terraform hands a password on and keeps it in no plan and no state. It can from 1.11 on; and what ElastiCache takes is an argument that is kept.
constexpr bool handsOn(const Entry<Secret>& secret, const Model& model) { return model.settings.terraform.atLeast(1, 11) && cacheWith(secret, model) == nullptr; }

constexpr void secretWindow(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& secret : model.all<Secret>()) {
    const auto days = secret.construct.window.count;
    if (days != 0 && (days < 7 || days > 30))
      rule.found(findings, secret, join({"the recovery window of ", named(secret), " is ", days, " days, and Secrets Manager takes 7 to 30, or 0, which deletes at once; write .recoverableFor(30_days)."}));
    if (days == 0 && production(model))
      rule.found(findings, secret, join({named(secret), " of production is gone for good once it is deleted, and its password with it; write .recoverableFor(30_days)."}));
  }
}

constexpr void secretRotation(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& secret : model.all<Secret>())
    if (const auto days = secret.construct.rotationDays.count; secret.construct.rotates() && (days < 1 || days > 1000))
      rule.found(findings, secret, join({named(secret), " gets a new password every ", days, " days, and Secrets Manager takes 1 to 1000; write .rotatedBy(function, 30_days)."}));
}

constexpr void secretName(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& secret : model.all<Secret>()) {
    const auto path = secret.construct.path.view();
    const bool good = form::all(path, 1, 512 - model.settings.prefix.view().size() - 1,
                                [](char c) { return form::letter(c) || form::digit(c) || c == '/' || c == '_' || c == '+' || c == '=' || c == '.' || c == '@' || c == '-'; });
    if (path.starts_with('/'))
      rule.found(findings, secret, join({"the name of ", named(secret), " in AWS would be ", model.settings.prefix, "/", path, ", with two slashes; write \"", path.substr(1), "\"."}));
    if (!good)
      rule.found(findings, secret, join({"'", path, "' of ", named(secret), " is no name for a secret; write letters, digits and /_+=.@-, 512 characters at most with the stack's prefix."}));
  }
}

constexpr void secretSuffix(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& secret : model.all<Secret>()) {
    const auto path = secret.construct.path.view();
    if (path.size() >= 7 && path[path.size() - 7] == '-' && form::all(path.substr(path.size() - 6), 6, 6, [](char c) { return form::letter(c) || form::digit(c); }))
      rule.found(findings, secret, join({"'", path, "' of ", named(secret), " ends with a dash and six characters, as the ARN of a secret does, so that a search by a part of the ARN may miss it; write another path."}));
  }
}

constexpr void secretTwice(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<Secret>();
  for (std::size_t i = 1; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (rows[i].construct.path == rows[j].construct.path) {
        rule.found(findings, rows[i], join({named(rows[i]), " and ", named(rows[j]), " are both called ", model.settings.prefix, "/", rows[i].construct.path, " in AWS; give one of them another path."}));
        break;
      }
}

constexpr void secretKey(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& secret : model.all<Secret>())
    if (!secret.construct.key)
      rule.found(findings, secret, join({named(secret), " is encrypted with AWS's key for secrets, whose policy nobody can change; write .encryptedWith(key), with one such as stack.add(\"secrets\", KmsKey(\"Secrets\"))."}));
}

constexpr void secretOfOne(const Rule& rule, const Model& model, Findings& findings) {
  std::size_t place = 0;
  eachDatabase(model, [&](const auto& database) {
    std::size_t earlier = 0;
    bool shared = false;
    eachDatabase(model, [&](const auto& other) {
      if (earlier++ >= place || shared || !database.construct.secret || !other.construct.secret || !(*database.construct.secret == *other.construct.secret)) return;
      shared = true;
      rule.found(findings, database, join({named(database), " and ", named(other), " share the password of ", named(model.of(*database.construct.secret)), ", so who has the one has the other; add a secret for each."}));
    });
    ++place;
  });
}

constexpr void secretInState(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& secret : model.all<Secret>()) {
    if (handsOn(secret, model)) continue;
    if (const auto* cache = cacheWith(secret, model))
      rule.found(findings, secret, join({"the password of ", named(secret), " stands in Terraform's state, since ", named(*cache), " takes it as an argument that Terraform keeps; let roles connect without one, Role::grantConnect(cache)."}));
    else
      rule.found(findings, secret, join({"the password of ", named(secret), " stands in Terraform's state, since the stack is for Terraform ", model.settings.terraform.text(), " and passwords are handed on from 1.11; write .terraform = \"1.11\" in the settings."}));
  }
}

constexpr void secretVersion(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& secret : model.all<Secret>()) {
    const int version = secret.construct.number;
    if (version < 1)
      rule.found(findings, secret, join({"the password of ", named(secret), " has the version ", version, ", and versions count from 1; write .version(2) for another password than the first."}));
    else if (version > 1 && !handsOn(secret, model))
      rule.found(findings, secret, join({named(secret), " asks for another password by .version(", version, "), which Terraform makes from 1.11 on, and for databases alone; leave it out, and rotate the secret with .rotatedBy(function, 30_days)."}));
  }
}

}  // namespace ecia::rule
