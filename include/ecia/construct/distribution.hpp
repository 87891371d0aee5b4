// SPDX-License-Identifier: Apache-2.0
// A CloudFront distribution before a load balancer, an API or the files of a bucket.
#pragma once

#include <ecia/construct/web_acl.hpp>

namespace ecia {

class HttpApi;

/// Where a distribution gets its answers: a load balancer, an API, or the files of a bucket.
struct Origin {
  constexpr Origin(Handle<LoadBalancer> of) : balancer(of) {}
  constexpr Origin(Handle<Bucket> of) : bucket(of) {}
  constexpr Origin(Handle<HttpApi> of) : api(of) {}

  Optional<Handle<LoadBalancer>> balancer{};
  Optional<Handle<Bucket>> bucket{};
  Optional<Handle<HttpApi>> api{};
};

/// A distribution on all of CloudFront's edge locations. What comes from a load balancer or an API is passed through and not cached by itself; files of a bucket are read by
/// the distribution alone, cached as AWS's policy CachingOptimized says, and sent with AWS's security headers. With a certificate it answers to the domain and its
/// `www`, or to the hosts it is given, sends viewers to HTTPS and speaks HTTPS to `origin.<domain>`; without one it keeps CloudFront's own name, and speaks HTTP to
/// a load balancer. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
class Distribution {
 public:
  static constexpr std::string_view Kind = "Distribution";

  /// Answers of one path.
  struct Behavior {
    Text pattern;
    Origin to;
  };

  /// The load balancer that answers, and the web ACL `forCloudFront` that is asked first.
  constexpr Distribution(Handle<LoadBalancer> before, Handle<WebAcl> protectedBy) : origin(before), acl(protectedBy), hosts({"", "www"}) {}
  /// A site of files: `https://<domain>/a.html` is a.html of the bucket, and the domain alone is index.html.
  /// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
  constexpr explicit Distribution(Handle<Bucket> files) : origin(files), hosts({"", "www"}) {}
  /// The same with a web ACL `forCloudFront` that is asked first.
  constexpr Distribution(Handle<Bucket> files, Handle<WebAcl> protectedBy) : origin(files), acl(protectedBy), hosts({"", "www"}) {}

  /// Answers paths from elsewhere, "/api/*" from a load balancer or an API, "/assets/*" from a bucket. The first pattern that fits decides; `*` stands for any characters.
  /// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern
  constexpr Distribution path(Text pattern, Origin from) const {
    auto next = *this;
    next.behaviors.push_back({std::move(pattern), std::move(from)});
    return next;
  }
  /// A site whose pages are made in the browser: what is no file of the bucket is answered with index.html.
  /// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html
  constexpr Distribution singlePage() const { return changed(*this, &Distribution::onePage, true); }

  /// @param domain the domain of the site, "example.com" or "shop.example.com"  @param with a certificate in us-east-1 for the names that are answered to
  constexpr Distribution https(Input domain, CertificateArn with) const {
    auto next = *this;
    next.site = std::move(domain);
    next.certificate = with;
    return next;
  }

  /// The hosts of the domain that are answered to, CloudFront's alternate names: "" for the domain itself; that and "www" where nothing is said.
  constexpr Distribution answersTo(Sequence<Text> names) const { return changed(*this, &Distribution::hosts, names); }

  /// Calls `visit` with each origin.
  constexpr void eachOrigin(auto visit) const {
    visit(origin);
    for (const auto& each : behaviors) visit(each.to);
  }
  /// Whether requests are passed to a load balancer.
  constexpr bool passesTo(std::size_t balancer) const {
    bool passes = false;
    eachOrigin([&](const Origin& each) { passes = passes || (each.balancer && each.balancer->index == balancer); });
    return passes;
  }
  /// Whether files of a bucket are sent.
  constexpr bool serves(std::size_t bucket) const {
    bool sent = false;
    eachOrigin([&](const Origin& each) { sent = sent || (each.bucket && each.bucket->index == bucket); });
    return sent;
  }

  Origin origin;
  Optional<Handle<WebAcl>> acl{};
  Optional<Input> site{};
  Optional<CertificateArn> certificate{};
  Sequence<Text> hosts;
  Sequence<Behavior> behaviors{};
  bool onePage = false;
};

}  // namespace ecia
