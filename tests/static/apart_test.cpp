// SPDX-License-Identifier: Apache-2.0
// What the stacks of one program may share, by the accounts they are in.
#include <ecia/rule/proof.hpp>
#include <ecia/stack.hpp>

using namespace ecia;

namespace {

/// What two stacks break together that have a key and a role of the same ids, and three NAT gateways each.
consteval int broken(AccountId one, AccountId other, Text otherPrefix, std::string_view rule) {
  const auto declared = [](Text name, Text prefix, AccountId account, Cidr block) {
    Stack stack({.name = name, .prefix = prefix, .region = "ap-south-1", .account = account});
    stack.add("main", VpcOf(block).azs(3).natPerAz());
    stack.add("data", KmsKey("Data"));
    stack.add("app", Role("Application").trust("ec2.amazonaws.com"));
    stack.add("github", OidcProvider::gitHub());
    rule::Claims claims;
    rule::claim(stack.model(), claims);
    return std::pair(stack.model().settings, claims);
  };
  const auto [ours, mine] = declared("red", "shop", one, "10.1.0.0/16");
  const auto [others, theirs] = declared("blue", otherPrefix, other, "10.2.0.0/16");
  rule::Findings findings;
  rule::apart(mine, ours, theirs, others, findings);
  const Settings settings[] = {ours, others};
  const rule::Claims* const claims[] = {&mine, &theirs};
  rule::sharedElasticIps(settings, 2, 0, [&](std::size_t i) -> const rule::Claims& { return *claims[i]; }, findings);
  int count = 0;
  for (const auto& finding : findings)
    if (finding.id == rule) count += rule::stops(finding) ? 10 : 1;
  return count;
}

// Names of an account collide where the account is the same, or not said.
static_assert(broken("", "", "shop", "ENV-004") == 10 && broken("123456789012", "", "shop", "KMS-007") == 10);
static_assert(broken("123456789012", "210987654321", "shop", "ENV-004") == 0 && broken("123456789012", "210987654321", "shop", "KMS-007") == 0);
static_assert(broken("", "", "blue", "IAM-112") == 10 && broken("123456789012", "210987654321", "shop", "IAM-112") == 0);
static_assert(broken("", "", "blue", "ENV-004") == 0 && broken("", "", "blue", "KMS-007") == 0);

// Six Elastic IPs are too many for one account; whether it is one, only what both say tells.
static_assert(broken("123456789012", "123456789012", "blue", "ENV-003") == 10);
static_assert(broken("", "", "blue", "ENV-003") == 1 && broken("123456789012", "", "blue", "ENV-003") == 1);
static_assert(broken("123456789012", "210987654321", "blue", "ENV-003") == 0);

}  // namespace
