// SPDX-License-Identifier: Apache-2.0
// Waivers, and rules that a stack brings of its own.
#include <ecia/rule/proof.hpp>
#include <ecia/stack.hpp>

using namespace ecia;

namespace {

struct Here {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1"}; }
};

/// Breaks KMS-001 and says why.
struct Waived : Here {
  constexpr void declare(Stack& stack) const {
    stack.add("a", KmsKey("x").deletionWindow(3_days));
    stack.waive("KMS-001", "a test account, whose keys go at once");
  }
};
static_assert(rule::prove<Waived>());

template <class S>
constexpr rule::Findings findings() {
  Stack stack(S{}.settings());
  S{}.declare(stack);
  return rule::check(stack.model(), rule::ownRulesOf<S>());
}
static_assert(findings<Waived>().size() == 1 && findings<Waived>()[0].id == "KMS-001" && findings<Waived>()[0].waived == "a test account, whose keys go at once");
static_assert(!rule::stops(findings<Waived>()[0]));

/// A waiver of another rule lets nothing pass, and is not needed.
struct Other : Here {
  constexpr void declare(Stack& stack) const {
    stack.add("a", KmsKey("x").deletionWindow(3_days));
    stack.waive("RDS-031", "because");
  }
};
static_assert(findings<Other>().size() == 2 && rule::stops(findings<Other>()[0]) && findings<Other>()[1].id == "WAIVER-002" && !rule::stops(findings<Other>()[1]));

/// A waiver of what is no rule stops the stack.
struct Misspelt : Here {
  constexpr void declare(Stack& stack) const {
    stack.add("a", KmsKey("x"));
    stack.waive("KMS-01", "because");
    stack.waive("TF-005", "asked where the configuration is written");
  }
};
static_assert(findings<Misspelt>().size() == 2 && findings<Misspelt>()[0].id == "WAIVER-003" && rule::stops(findings<Misspelt>()[0]) && findings<Misspelt>()[1].id == "WAIVER-002");

/// A waiver without a reason lets nothing pass, and stops the stack itself.
struct Silent : Here {
  constexpr void declare(Stack& stack) const {
    stack.add("a", KmsKey("x").deletionWindow(3_days));
    stack.waive("KMS-001", "");
  }
};
static_assert(findings<Silent>().size() == 2 && rule::stops(findings<Silent>()[0]) && findings<Silent>()[1].id == "WAIVER-001" && rule::stops(findings<Silent>()[1]));

/// What only two stacks together break is waived like all else, in one of them.
struct Red : Here {
  constexpr void declare(Stack& stack) const { stack.add("main", FlowLog(stack.add("main", Vpc<"10.4.0.0/16">.azs(2)))); }
};
struct Blue : Red {
  constexpr Settings settings() const { return {.name = "blue", .prefix = "blue", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const {
    Red::declare(stack);
    stack.waive("ENV-001", "red and blue take turns, and are never peered");
  }
};
static_assert(rule::proveProgram<Red, Blue>() && rule::proveProgram<Blue, Red>());
template <class S, class T>
constexpr rule::Findings together() {
  Stack one(S{}.settings()), other(T{}.settings());
  S{}.declare(one);
  T{}.declare(other);
  rule::Claims mine, theirs;
  rule::claim(one.model(), mine);
  rule::claim(other.model(), theirs);
  rule::Findings found;
  rule::apart(mine, one.model().settings, theirs, other.model().settings, found);
  return rule::settled(one.model(), std::move(found));
}
static_assert(together<Red, Blue>().size() == 1 && together<Red, Blue>()[0].waived == "waived by 'blue'");
static_assert(together<Blue, Red>().size() == 1 && together<Blue, Red>()[0].waived == "red and blue take turns, and are never peered");

constexpr void noUnencryptedBuckets(const rule::Rule& rule, const Model& model, rule::Findings& found) {
  for (const auto& bucket : model.all<Bucket>())
    if (!bucket.construct.key) rule.found(found, bucket, join({rule::named(bucket), " has no key of ours; write .encryptedWith(key)."}));
}

/// A platform team's own rule.
struct Platform : Here {
  static constexpr rule::Rule rules[] = {
      {"OURS-001", rule::Severity::error, "Every bucket is encrypted with a key of ours.", "https://example.com/platform#buckets", noUnencryptedBuckets}};
};
struct Plain : Platform {
  constexpr void declare(Stack& stack) const { stack.add("a", Bucket()); }
};
struct Encrypted : Platform {
  constexpr void declare(Stack& stack) const { stack.add("a", Bucket().encryptedWith(stack.add("k", KmsKey("x")))); }
};
static_assert(findings<Plain>().size() == 1 && findings<Plain>()[0].id == "OURS-001");
static_assert(rule::prove<Encrypted>());

}  // namespace
