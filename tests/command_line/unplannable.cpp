// SPDX-License-Identifier: Apache-2.0
// A stack whose own words of Terraform pass `terraform validate` and not `terraform plan`. Its lines are named in the test.
#include <ecia/aws/vpc.hpp>
#include <ecia/synth.hpp>
#include <ecia/terraform.hpp>

using namespace ecia;

struct Unplannable {
  constexpr Settings settings() const { return {.name = "dev", .prefix = "dev", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const {
    stack.terraform([](tf::Configuration& configuration) {
      auto& root = configuration.root();
      root.add("main", aws::vpc{.cidr_block = aws::vpc::Attributes{{"", "aws_vpc.main"}}.cidr_block()}, {.lifecycle = {.ignore_changes = {"cidr_blok"}}});
    });
    stack.terraform([](tf::Configuration& configuration) {
      configuration.root().moved("aws_vpc.old", "aws_vpc.mian");
      configuration.root().importExisting("aws_vpc.other", "vpc-0123456789abcdef0");
      configuration.adjust<aws::vpc>("network", "main", [](aws::vpc& vpc) { vpc.enable_dns_support = false; });
    });
  }
};

// Another that cannot be written at all.
struct Unwritten {
  constexpr Settings settings() const { return {.name = "twice", .prefix = "twice", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const {
    stack.terraform([](tf::Configuration& configuration) {
      configuration.root().output("vpc", "one");
      configuration.root().output("vpc", "two");
    });
  }
};

int main(int argc, char** argv) { return ecia::synth<Unplannable, Unwritten>(argc, argv); }
