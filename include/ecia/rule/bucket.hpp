// SPDX-License-Identifier: Apache-2.0
// Rules of the names of buckets, of what ages in them and of who reads them.
#pragma once

#include <ecia/rule/name.hpp>

namespace ecia::rule {

/// The name of a bucket as far as it is known: without the account's number where the bucket has no name of its own.
constexpr Text bucketName(const Model& model, const Entry<Bucket>& bucket) {
  if (!bucket.construct.name.empty()) return bucket.construct.name;
  return join({nameOf(model, bucket), "-"});
}
/// As a sentence shows it.
constexpr Text shownName(const Model& model, const Entry<Bucket>& bucket) {
  if (!bucket.construct.name.empty()) return bucket.construct.name;
  return join({nameOf(model, bucket), "-<account>"});
}

constexpr void bucketNameForm(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bucket : model.all<Bucket>()) {
    const auto own = bucket.construct.name.view();
    if (own.empty()) {
      const std::size_t size = bucketName(model, bucket).view().size() + 12;
      if (size > 63)
        rule.found(findings, bucket,
                   join({"the name ", shownName(model, bucket), " of ", named(bucket), " has ", size,
                        " characters, and S3 takes 63; write a shorter id or prefix, or .named(\"...\")."}));
      continue;
    }
    const bool good = form::all(own, 3, 63, [](char c) { return form::lower(c) || form::digit(c) || c == '.' || c == '-'; }) &&
                      (form::lower(own[0]) || form::digit(own[0])) && (form::lower(own.back()) || form::digit(own.back()));
    if (!good)
      rule.found(findings, bucket,
                 join({"'", own, "' of ", named(bucket),
                      " is no name for a bucket; write 3 to 63 lower-case letters, digits, '.' and '-', with a letter or digit at both ends."}));
  }
}

/// Whether a name reads like 10.1.0.1.
constexpr bool likeAddress(std::string_view name) {
  int dots = 0;
  bool digits = false;
  for (const char c : name) {
    if (!form::digit(c) && !(c == '.' && digits)) return false;
    dots += c == '.' ? 1 : 0;
    digits = c != '.';
  }
  return dots == 3 && digits;
}

constexpr void bucketNameReserved(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bucket : model.all<Bucket>()) {
    const Text whole = bucketName(model, bucket);
    const auto name = whole.view();
    std::string_view why, what;
    if (likeAddress(name)) why = "reads like an IP address";
    if (name.find("..") != std::string_view::npos) why = "has two dots in a row";
    for (const std::string_view begin : {"xn--", "sthree-", "amzn-s3-demo-"})
      if (name.starts_with(begin)) {
        why = "begins as S3 keeps it for itself, with ";
        what = begin;
      }
    for (const std::string_view end : {"-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"})
      if (name.ends_with(end)) {
        why = "ends as S3 keeps it for itself, with ";
        what = end;
      }
    if (!why.empty())
      rule.found(findings, bucket, join({"the name ", shownName(model, bucket), " of ", named(bucket), " ", why, what, "; write another."}));
  }
}

constexpr void bucketTwice(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<Bucket>();
  for (std::size_t i = 1; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const Text& own = rows[i].construct.name;
      if (!(own == rows[j].construct.name)) continue;
      if (own.empty() && (!(rows[i].id == rows[j].id) || rows[i].module == rows[j].module)) continue;
      rule.found(findings, rows[i],
                 join({named(rows[i]), " and ", named(rows[j]), " are both called ", shownName(model, rows[i]),
                      " in AWS, and a name is free once in all of S3; give one of them another."}));
      break;
    }
}

constexpr void emptyAgeing(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bucket : model.all<Bucket>()) {
    const Bucket& spec = bucket.construct;
    const auto acts = [](const Optional<Ageing>& ageing) { return ageing && (ageing->toStandardIa || ageing->toGlacier || ageing->expire); };
    if ((spec.current || spec.old) && !acts(spec.current) && !acts(spec.old) && !spec.abortUploads)
      rule.found(
          findings, bucket,
          join({"the ageing of ", named(bucket), " does nothing, and S3 refuses such a rule; write .age({.expire = 365_days}) or leave it out."}));
  }
}

constexpr void wholeDays(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bucket : model.all<Bucket>()) {
    const Bucket& spec = bucket.construct;
    if (spec.abortUploads && spec.abortUploads->count < 1)
      rule.found(findings, bucket,
                 join({named(bucket), " removes unfinished uploads after ", spec.abortUploads->count,
                      " days, and S3 takes 1 or more; write .abortUploadsAfter(7_days)."}));
    if (spec.current && spec.current->expire && spec.current->expire->count < 1)
      rule.found(findings, bucket,
                 join({"objects of ", named(bucket), " expire after ", spec.current->expire->count,
                      " days, and S3 takes 1 or more; write .age({.expire = 1_day}) or more."}));
    if (spec.old && spec.old->expire && spec.old->expire->count < 1)
      rule.found(findings, bucket,
                 join({"old versions of ", named(bucket), " expire after ", spec.old->expire->count,
                      " days, and S3 takes 1 or more; write .ageOldVersions({.expire = 1_day}) or more."}));
  }
}

constexpr void expiryLast(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bucket : model.all<Bucket>())
    for (const auto& ageing : {bucket.construct.current, bucket.construct.old}) {
      if (!ageing || !ageing->expire) continue;
      std::int64_t last = -1;
      for (const auto& move : {ageing->toStandardIa, ageing->toGlacier})
        if (move && move->count > last) last = move->count;
      if (ageing->expire->count <= last)
        rule.found(findings, bucket,
                   join({"objects of ", named(bucket), " expire after ", ageing->expire->count, " days and move to another class after ", last,
                        "; write .expire = ", last + 1, "_days or more."}));
    }
}

constexpr void versionsAge(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bucket : model.all<Bucket>())
    if (bucket.construct.versions && (!bucket.construct.old || !bucket.construct.old->expire))
      rule.found(findings, bucket, join({named(bucket), " keeps every old version for ever; write .ageOldVersions({.expire = 365_days})."}));
}

constexpr void corsDomain(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bucket : model.all<Bucket>()) {
    if (!bucket.construct.cors || bucket.construct.cors->variable) continue;
    const auto domain = bucket.construct.cors->literal.view();
    const bool good =
        form::all(domain, 1, 259, [](char c) { return form::lower(c) || form::digit(c) || c == '.' || c == '-' || c == ':' || c == '*'; }) &&
        domain.back() != '.' && domain.back() != ':';
    if (!good)
      rule.found(findings, bucket,
                 join({"no browser comes from https://", domain, ", so ", named(bucket),
                      " answers none; write the domain alone, in lower case, such as .corsFrom(\"example.com\")."}));
  }
}

constexpr void logPrefix(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bucket : model.all<Bucket>()) {
    const auto prefix = bucket.construct.logPrefix.view();
    if (!prefix.empty() && (prefix[0] == '/' || prefix.back() == '/' || prefix.find("AWSLogs") != std::string_view::npos))
      rule.found(findings, bucket,
                 join({"load balancers do not write below '", prefix, "' of ", named(bucket),
                      ": a prefix has no slash at its ends and no 'AWSLogs'; write .receivesLoadBalancerLogs(\"alb\")."}));
  }
}

}  // namespace ecia::rule
