// SPDX-License-Identifier: Apache-2.0
// Rules of buckets, keys and state.
#pragma once

#include <ecia/rule/name.hpp>

namespace ecia::rule {

constexpr void deletionWindow(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& key : model.all<KmsKey>())
    if (key.construct.window.count < 7 || key.construct.window.count > 30)
      rule.found(findings, key, join({"the deletion window of ", named(key), " is ", key.construct.window.count, " days, and KMS takes 7 to 30; write .deletionWindow(30_days)."}));
}

constexpr void logBucket(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>()) {
    if (!balancer.construct.logs) continue;
    const auto& bucket = model.of(*balancer.construct.logs);
    if (bucket.construct.key)
      rule.found(findings, balancer, join({named(balancer), " cannot write its logs to ", named(bucket), ", which is encrypted with a KMS key; remove .encryptedWith(...) there."}));
  }
}

constexpr void logBucketPolicy(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>()) {
    if (!balancer.construct.logs) continue;
    const auto& bucket = model.of(*balancer.construct.logs);
    if (bucket.construct.logPrefix.empty())
      rule.found(findings, balancer, join({named(bucket), " does not let ", named(balancer), " write; write .receivesLoadBalancerLogs(\"alb\") there."}));
  }
}

constexpr void glacier(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bucket : model.all<Bucket>())
    for (const auto& ageing : {bucket.construct.current, bucket.construct.old}) {
      if (!ageing) continue;
      if (ageing->toStandardIa && ageing->toStandardIa->count < 30)
        rule.found(findings, bucket, join({"objects of ", named(bucket), " move to STANDARD_IA after ", ageing->toStandardIa->count, " days; S3 takes 30 or more."}));
      if (ageing->toStandardIa && ageing->toGlacier && ageing->toGlacier->count < ageing->toStandardIa->count + 30)
        rule.found(findings, bucket, join({"objects of ", named(bucket), " move to GLACIER after ", ageing->toGlacier->count, " days, less than 30 after STANDARD_IA; write ",
                                          ageing->toStandardIa->count + 30, "_days or more."}));
    }
}

constexpr void oldVersions(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bucket : model.all<Bucket>())
    if (bucket.construct.old && !bucket.construct.versions)
      rule.found(findings, bucket, join({named(bucket), " ages old versions and keeps none; write .versioned()."}));
}

constexpr void stateRetained(const Rule& rule, const Model& model, Findings& findings) {
  if (model.stateBucket && !model.of(*model.stateBucket).construct.keep)
    rule.found(findings, model.of(*model.stateBucket), join({named(model.of(*model.stateBucket)), " holds Terraform's state and goes with the stack; write .retained()."}));
}

constexpr void stateBucket(const Rule& rule, const Model& model, Findings& findings) {
  if (!model.stateBucket) return;
  const auto& bucket = model.of(*model.stateBucket);
  if (bucket.construct.name.empty() || !bucket.construct.versions)
    rule.found(findings, bucket, join({named(bucket), " keeps Terraform's state and ", bucket.construct.name.empty() ? "has no name of its own; write .named(\"...\")." : "is not versioned; write .versioned()."}));
}

constexpr void keyDescription(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& key : model.all<KmsKey>())
    if (const auto size = key.construct.description.view().size(); size > 8192)
      rule.found(findings, key, join({"the description of ", named(key), " has ", size, " characters, and KMS takes 8192; write a shorter one."}));
}

constexpr void aliasTwice(const Rule& rule, const Model& model, Findings& findings) {
  sameNames<KmsKey>(model, [&](const auto& later, const auto& earlier) {
    rule.found(findings, later, join({named(later), " of ", placeOf(later), " and that of ", placeOf(earlier), " both have the alias alias/", nameOf(model, later), "; give one of them another id."}));
  });
}

/// The kind of construct that the id of a key speaks of ("s3", "orders-rds"), or nothing.
constexpr std::string_view kindInId(std::string_view id) {
  struct Word {
    std::string_view text, kind;
  };
  constexpr Word words[] = {{"s3", Bucket::Kind},     {"bucket", Bucket::Kind}, {"buckets", Bucket::Kind}, {"secret", Secret::Kind},
                            {"secrets", Secret::Kind}, {"rds", Rds::Kind},       {"db", Rds::Kind},         {"database", Rds::Kind},
                            {"cache", ElastiCache::Kind}, {"valkey", ElastiCache::Kind}};
  std::string_view kind;
  for (const auto& word : words)
    for (std::size_t at = id.find(word.text); at != std::string_view::npos; at = id.find(word.text, at + 1)) {
      const std::size_t end = at + word.text.size();
      if ((at != 0 && id[at - 1] != '-') || (end != id.size() && id[end] != '-')) continue;
      if (!kind.empty() && kind != word.kind) return {};  // it speaks of two
      kind = word.kind;
    }
  return kind;
}

constexpr void keyOfOther(const Rule& rule, const Model& model, Findings& findings) {
  const auto& keys = model.all<KmsKey>();
  const auto look = [&]<class C>(const Sequence<Entry<C>>& rows) {
    for (const auto& entry : rows) {
      if (!entry.construct.key) continue;
      const auto& key = keys[entry.construct.key->index];
      const auto kind = kindInId(key.id.view());
      if ((kind == Rds::Kind || kind == ElastiCache::Kind) && C::Kind == Secret::Kind) continue;  // the credentials of a database
      if (kind == Secret::Kind && C::Kind == Parameter::Kind) continue;  // a secret too
      if (kind == Rds::Kind && C::Kind == AuroraCluster::Kind) continue;  // a database too
      if (!kind.empty() && kind != C::Kind)
        rule.found(findings, entry, join({named(entry), " is encrypted with ", named(key), ", which by its id is for ", kind == Bucket::Kind ? "buckets" : kind == Secret::Kind ? "secrets" : kind == ElastiCache::Kind ? "caches" : "databases",
                                         "; write .encryptedWith(...) with the key of its own kind."}));
    }
  };
  look(model.all<Bucket>());
  look(model.all<Secret>());
  look(model.all<Parameter>());
  look(model.all<Rds>());
  look(model.all<AuroraCluster>());
  look(model.all<ElastiCache>());
  look(model.all<FileSystem>());
  look(model.all<Topic>());
}

constexpr void stateLocked(const Rule& rule, const Model& model, Findings& findings) {
  const auto& terraform = model.settings.terraform;
  if (model.stateBucket && !model.lockTable && !terraform.atLeast(1, 11))
    rule.found(findings, model.of(*model.stateBucket),
               join({named(model.of(*model.stateBucket)), " keeps Terraform's state without a lock, since the stack is for Terraform ", terraform.text(),
                    " and locks by file are for 1.11 and newer; write .terraform = \"1.11\" in the settings, or .keepState(bucket, lockTable)."}));
}

constexpr void stateStays(const Rule& rule, const Model& model, Findings& findings) {
  if (!model.stateBucket) return;
  const auto& bucket = model.of(*model.stateBucket);
  const auto& current = bucket.construct.current;
  if (current && (current->expire || current->toGlacier))
    rule.found(findings, bucket, join({named(bucket), " keeps Terraform's state, and its objects ", current->expire ? "expire after " : "move to GLACIER, where Terraform cannot read them, after ",
                                      current->expire ? current->expire->count : current->toGlacier->count, " days; remove that from .age(...), and age old versions only."}));
}

constexpr void stateKey(const Rule& rule, const Model& model, Findings& findings) {
  if (!model.stateBucket) return;
  const auto& bucket = model.of(*model.stateBucket);
  if (!bucket.construct.key)
    rule.found(findings, bucket, join({named(bucket), " keeps Terraform's state, passwords included, under S3's own key; write .encryptedWith(key)."}));
}

/// Whether a part of a version constraint reads like ">= 5.0".
constexpr bool versionTerm(std::string_view term) {
  for (const std::string_view sign : {"~>", ">=", "<=", "!=", ">", "<", "="})
    if (term.starts_with(sign)) {
      term.remove_prefix(sign.size());
      break;
    }
  while (term.starts_with(' ')) term.remove_prefix(1);
  int dots = 0;
  bool digits = false;
  for (std::size_t i = 0; i < term.size(); ++i) {
    if (term[i] == '-' && digits && i + 1 < term.size()) return dots == 2;  // 5.0.0-beta1
    if (!form::digit(term[i]) && !(term[i] == '.' && digits)) return false;
    dots += term[i] == '.' ? 1 : 0;
    digits = term[i] != '.';
  }
  return digits && dots <= 2;
}
/// Calls `visit` with each part of a version constraint, without the spaces around it.
constexpr void eachTerm(std::string_view constraint, auto visit) {
  while (true) {
    const auto comma = constraint.find(',');
    auto term = constraint.substr(0, comma);
    while (term.starts_with(' ')) term.remove_prefix(1);
    while (term.ends_with(' ')) term.remove_suffix(1);
    visit(term);
    if (comma == std::string_view::npos) return;
    constraint.remove_prefix(comma + 1);
  }
}

constexpr void providerConstraint(const Rule& rule, const Model& model, Findings& findings) {
  bool good = true;
  eachTerm(model.settings.awsProvider, [&](std::string_view term) { good = good && versionTerm(term); });
  if (!good)
    rule.found(findings, model.settings.where, join({"'", model.settings.awsProvider, "' is no version constraint of Terraform; write .awsProvider = \"~> 5.100\"."}));
}

constexpr void providerMajor(const Rule& rule, const Model& model, Findings& findings) {
  bool good = true, bounded = false;
  eachTerm(model.settings.awsProvider, [&](std::string_view term) { good = good && versionTerm(term); });
  if (!good) return;  // STA-019 says so
  eachTerm(model.settings.awsProvider, [&](std::string_view term) { bounded = bounded || (!term.empty() && (term[0] == '<' || term[0] == '=' || form::digit(term[0]))) || (term.starts_with("~>") && term.find('.') != std::string_view::npos); });
  eachTerm(model.settings.awsProvider, [&](std::string_view term) {
    const bool one = term.starts_with("~>") || term.starts_with('=') || (!term.empty() && form::digit(term[0]));
    const auto digits = term.find_first_of("0123456789");
    const auto major = digits == std::string_view::npos ? std::string_view() : term.substr(digits, term.find_first_not_of("0123456789", digits) - digits);
    if (one && major != "5")
      rule.found(findings, model.settings.where, join({"'", model.settings.awsProvider, "' is another major version of the AWS provider than the arguments are written for, 5; write .awsProvider = \"~> 5.100\"."}));
  });
  if (!bounded)
    rule.found(findings, model.settings.where, join({"'", model.settings.awsProvider, "' admits the next major version of the AWS provider and what it breaks; write .awsProvider = \"~> 5.100\"."}));
}

}  // namespace ecia::rule
