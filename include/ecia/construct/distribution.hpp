// SPDX-License-Identifier: Apache-2.0
// A CloudFront distribution before a load balancer.
#pragma once

#include <ecia/construct/web_acl.hpp>

namespace ecia {

/// A distribution on all of CloudFront's edge locations that passes requests to a load balancer and caches nothing by itself. With a certificate it
/// answers to the domain and its `www`, or to the hosts it is given, sends viewers to HTTPS and speaks HTTPS to `origin.<domain>`; without one it keeps
/// CloudFront's own name and speaks HTTP. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
class Distribution {
 public:
  static constexpr std::string_view Kind = "Distribution";

  /// The load balancer that answers, and the web ACL `forCloudFront` that is asked first.
  constexpr Distribution(Handle<LoadBalancer> before, Handle<WebAcl> protectedBy) : origin(before), acl(protectedBy), hosts({"", "www"}) {}
  /// @param domain the domain of the site, "example.com" or "shop.example.com"  @param with a certificate in us-east-1 for the names that are answered to
  constexpr Distribution https(Input domain, CertificateArn with) const {
    auto next = *this;
    next.site = std::move(domain);
    next.certificate = with;
    return next;
  }

  /// The hosts of the domain that are answered to, CloudFront's alternate names: "" for the domain itself; that and "www" where nothing is said.
  constexpr Distribution answersTo(Sequence<Text> names) const { return changed(*this, &Distribution::hosts, names); }

  Handle<LoadBalancer> origin;
  Handle<WebAcl> acl;
  Optional<Input> site{};
  Optional<CertificateArn> certificate{};
  Sequence<Text> hosts;
};

}  // namespace ecia
