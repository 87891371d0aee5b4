// SPDX-License-Identifier: Apache-2.0
// What an account has once for its pipelines: GitHub's word for who asks, the images they make, and roles without keys that anybody keeps.
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>

using namespace ecia;

struct Pipeline {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "pipeline-prod", .region = "eu-central-1"}; }

  constexpr void declare(Stack& stack) const {
    stack.add("github", OidcProvider::gitHub());
    auto orders = stack.add("orders", EcrRepository().keepLast(50));
    stack.add("build", Role("Pushes images of what is merged").trust(WebIdentity::gitHubBranch("acme/orders", "main")).grantPush(orders));

    auto site = stack.add("site", Bucket());
    stack.add("publish", Role("Publishes the site, once somebody has agreed").trust(WebIdentity::gitHubEnvironment("acme/site", "prod")).grantReadWrite(site));
    stack.output("repository", Attribute::url(orders));
  }
};

int main(int argc, char** argv) { return synth<Pipeline>(argc, argv); }
