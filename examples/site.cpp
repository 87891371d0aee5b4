// SPDX-License-Identifier: Apache-2.0
// A site of files: a bucket that nobody reads but CloudFront, with its domain and certificate.
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>

using namespace ecia;

struct Site {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "site-prod", .region = "eu-central-1"}; }

  constexpr void declare(Stack& stack) const {
    auto files = stack.add("files", Bucket().encryptedWith(stack.add("files", KmsKey("Files of the site"))).versioned().ageOldVersions({.expire = 90_days}));
    auto zone = stack.add("main", HostedZone("example.com"));
    auto certificate = stack.add("main", Certificate(zone, "example.com", {"www"}).in(us_east_1));
    auto site = stack.add("main", Distribution(files).singlePage().https("example.com", certificate));
    stack.add("apex", AliasRecord(zone, "example.com", "", site));
    stack.add("www", AliasRecord(zone, "example.com", "www", site));
    stack.output("site", Attribute::domainName(site));
  }
};

int main(int argc, char** argv) { return synth<Site>(argc, argv); }
