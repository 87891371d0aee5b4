// SPDX-License-Identifier: Apache-2.0
// Certificates of AWS Certificate Manager.
#pragma once

#include <ecia/construct/hosted_zone.hpp>
#include <ecia/text/region.hpp>

namespace ecia {

/// A certificate for a domain and hosts of it, "www" or "*", issued when the records that prove the domain are in its zone; they are written too, and renewals
/// need nobody. What uses it waits for it, and a new one is there before the old one goes.
/// https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
class Certificate {
 public:
  static constexpr std::string_view Kind = "Certificate";

  /// @param validatedIn the hosted zone of the domain
  /// @param apex the domain
  /// @param alsoFor hosts of it, "www" or "*"
  constexpr Certificate(Zone validatedIn, Input apex, Sequence<Text> alsoFor = {})
      : zone(std::move(validatedIn)), domain(std::move(apex)), hosts(std::move(alsoFor)) {}
  /// Issues it in another region than the stack's: CloudFront takes those of us-east-1 only.
  constexpr Certificate in(Region other) const { return changed(*this, &Certificate::region, other); }

  Zone zone;
  Input domain;
  Sequence<Text> hosts;
  Optional<Region> region{};
};

/// The certificate of a listener: one of the stack, or the ARN of one that exists.
struct CertificateArn {
  constexpr CertificateArn(Handle<Variable> arn) : variable(arn) {}
  constexpr CertificateArn(Handle<Certificate> certificate) : issued(certificate) {}
  constexpr bool operator==(const CertificateArn&) const = default;

  Optional<Handle<Variable>> variable{};
  Optional<Handle<Certificate>> issued{};

 private:
  friend class Optional<CertificateArn>;
  constexpr CertificateArn() = default;
};

}  // namespace ecia
