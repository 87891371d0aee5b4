// SPDX-License-Identifier: Apache-2.0
// An S3 bucket with everything that belongs to it.
#pragma once

#include <vector>

#include <ecia/construct/kms_key.hpp>
#include <ecia/construct/variable.hpp>
#include <ecia/text/quantity.hpp>

namespace ecia {

/// When objects move to cheaper classes and go: days since they were made, or, for old versions, since they were replaced.
/// S3 wants at least 30 days before STANDARD_IA and 30 more before GLACIER.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
struct Ageing {
  Optional<Days> toStandardIa{};
  Optional<Days> toGlacier{};
  Optional<Days> expire{};
};

/// A bucket. Always: no public access, TLS only, objects owned by the bucket's account, encrypted with S3's own keys until `encryptedWith(key)`.
/// Its name is `<prefix>-<id>-<account id>`, so that it is free, unless `named` gives one.
class Bucket {
 public:
  static constexpr std::string_view Kind = "Bucket";

  /// SSE-KMS with this key and a bucket key. Not for the logs of a load balancer, which cannot write there.
  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
  constexpr Bucket encryptedWith(Handle<KmsKey> with) const { return changed(*this, &Bucket::key, with); }
  /// Keeps what objects were before they are replaced or deleted.
  constexpr Bucket versioned() const { return changed(*this, &Bucket::versions, true); }
  /// When current objects move and expire.
  constexpr Bucket age(Ageing rule) const { return changed(*this, &Bucket::current, rule); }
  /// When replaced and deleted versions move and go; for a versioned bucket.
  constexpr Bucket ageOldVersions(Ageing rule) const { return changed(*this, &Bucket::old, rule); }
  /// Removes uploads that were never completed, which cost and do not show.
  constexpr Bucket abortUploadsAfter(Days days) const { return changed(*this, &Bucket::abortUploads, days); }
  /// Lets browsers on `https://<domain>` and `https://www.<domain>` read and upload.
  constexpr Bucket corsFrom(Input domain) const { return changed(*this, &Bucket::cors, std::move(domain)); }
  /// Lets Elastic Load Balancing put access logs below this prefix, and nothing else.
  constexpr Bucket receivesLoadBalancerLogs(Text below) const { return changed(*this, &Bucket::logPrefix, std::move(below)); }
  /// Terraform refuses to destroy the bucket until this is taken back (`prevent_destroy`): for what nobody can make anew, as the state.
  constexpr Bucket retained() const { return changed(*this, &Bucket::keep, true); }
  /// A name of its own: 3 to 63 lower-case letters, digits, dots and dashes, free in all of AWS.
  constexpr Bucket named(Text own) const { return changed(*this, &Bucket::name, std::move(own)); }

  Optional<Handle<KmsKey>> key{};
  bool versions = false;
  Optional<Ageing> current{}, old{};
  Optional<Days> abortUploads{};
  Optional<Input> cors{};
  Text logPrefix{}, name{};
  bool keep = false;
};

}  // namespace ecia
