// SPDX-License-Identifier: Apache-2.0
// Rules of buckets, keys and state.
#pragma once

#include <ecia/rule/finding.hpp>

namespace ecia::rule {

constexpr void deletionWindow(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& key : model.all<KmsKey>())
    if (key.construct.window.count < 7 || key.construct.window.count > 30)
      rule.found(findings, key, join("the deletion window of ", named(key), " is ", key.construct.window.count, " days, and KMS takes 7 to 30; write .deletionWindow(30_days)."));
}

constexpr void secretWindow(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& secret : model.all<Secret>())
    if (secret.construct.window.count < 7 || secret.construct.window.count > 30)
      rule.found(findings, secret, join("the recovery window of ", named(secret), " is ", secret.construct.window.count, " days, and Secrets Manager takes 7 to 30; write .recoverableFor(30_days)."));
}

constexpr void logBucket(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>()) {
    if (!balancer.construct.logs) continue;
    const auto& bucket = model.of(*balancer.construct.logs);
    if (bucket.construct.key)
      rule.found(findings, balancer, join(named(balancer), " cannot write its logs to ", named(bucket), ", which is encrypted with a KMS key; remove .encryptedWith(...) there."));
  }
}

constexpr void logBucketPolicy(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& balancer : model.all<LoadBalancer>()) {
    if (!balancer.construct.logs) continue;
    const auto& bucket = model.of(*balancer.construct.logs);
    if (bucket.construct.logPrefix.empty())
      rule.found(findings, balancer, join(named(bucket), " does not let ", named(balancer), " write; write .receivesLoadBalancerLogs(\"alb\") there."));
  }
}

constexpr void glacier(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bucket : model.all<Bucket>())
    for (const auto& ageing : {bucket.construct.current, bucket.construct.old}) {
      if (!ageing) continue;
      if (ageing->toStandardIa && ageing->toStandardIa->count < 30)
        rule.found(findings, bucket, join("objects of ", named(bucket), " move to STANDARD_IA after ", ageing->toStandardIa->count, " days; S3 takes 30 or more."));
      if (ageing->toStandardIa && ageing->toGlacier && ageing->toGlacier->count < ageing->toStandardIa->count + 30)
        rule.found(findings, bucket, join("objects of ", named(bucket), " move to GLACIER after ", ageing->toGlacier->count, " days, less than 30 after STANDARD_IA; write ",
                                          ageing->toStandardIa->count + 30, "_days or more."));
    }
}

constexpr void oldVersions(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& bucket : model.all<Bucket>())
    if (bucket.construct.old && !bucket.construct.versions)
      rule.found(findings, bucket, join(named(bucket), " ages old versions and keeps none; write .versioned()."));
}

constexpr void stateBucket(const Rule& rule, const Model& model, Findings& findings) {
  if (!model.stateBucket) return;
  const auto& bucket = model.of(*model.stateBucket);
  if (bucket.construct.name.empty() || !bucket.construct.versions)
    rule.found(findings, bucket, join(named(bucket), " keeps Terraform's state and ", bucket.construct.name.empty() ? "has no name of its own; write .named(\"...\")." : "is not versioned; write .versioned()."));
}

}  // namespace ecia::rule
