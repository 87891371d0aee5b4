// SPDX-License-Identifier: Apache-2.0
// Another provider beside AWS: its bindings are generated when this is built (see CMakeLists.txt), and used in Terraform's own words.
#include <ecia/aws/sqs.hpp>
#include <ecia/random/pet.hpp>
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>
#include <ecia/terraform.hpp>

using namespace ecia;

struct Jobs {
  constexpr Settings settings() const { return {.name = "dev", .prefix = "queue-dev", .region = "eu-central-1"}; }

  constexpr void declare(Stack& stack) const {
    stack.terraform([](tf::Configuration& configuration) {
      configuration.require({"random", "hashicorp/random", "~> 3.0"});
      const auto pet = configuration.root().add("queue", random::pet{.length = 2});
      configuration.root().add("jobs", aws::sqs_queue{.name = tf::text("jobs-", pet.id()), .sqs_managed_sse_enabled = true});
    });
  }
};

int main(int argc, char** argv) { return synth<Jobs>(argc, argv); }
