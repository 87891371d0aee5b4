// SPDX-License-Identifier: Apache-2.0
// What the stacks of one program may not share: their name, names that AWS or Terraform's backend has once, blocks of VPCs, and the quotas of an account.
#pragma once

#include <cstddef>

#include <ecia/rule/network.hpp>

namespace ecia::rule {

/// The block of a VPC.
struct ClaimedBlock {
  Cidr cidr{0, 0};
  bool existing = false;  ///< others keep it, and two stacks may lie in one
  std::source_location where{};
};

/// The own name of a bucket, the domain of a zone, or the id of a key or a role, of which AWS's name for it is made.
struct ClaimedName {
  enum class Of : std::uint8_t { bucket, state, key, role, zone, provider, pages } of = Of::bucket;
  char text[64]{};
  std::size_t size = 0;
  std::source_location where{};

  constexpr ClaimedName() = default;
  constexpr ClaimedName(Of what, std::string_view name, const std::source_location& at) : of(what), where(at) {
    for (const char c : name.substr(0, sizeof text)) text[size++] = c;
  }
  constexpr std::string_view view() const { return {text, size}; }
};

/// The rules of two stacks that one of them may waive.
inline constexpr TableWord WaivableApart[] = {"COG-007", "ENV-001", "ENV-003", "ENV-004", "IAM-112", "KMS-007", "R53-010", "S3-006", "STA-012"};
/// The bit of one of them, 0 for any other rule.
constexpr unsigned bitOf(std::string_view rule) {
  for (unsigned i = 0; i < std::size(WaivableApart); ++i)
    if (sameText(WaivableApart[i], rule)) return 1U << i;
  return 0;
}

/// What a stack takes that no other can have.
struct Claims {
  Sequence<ClaimedBlock> blocks{};
  Sequence<ClaimedName> names{};
  std::size_t elasticIps = 0;
  unsigned waived = 0;  ///< a bit for each of `WaivableApart`
};

/// A list that is a constant: what the compiler keeps of a stack. What does not fit is left out.
template <class T, std::size_t Most>
class FirstOf {
 public:
  constexpr void push_back(const T& value) {
    if (size_ < Most) values_[size_++] = value;
  }
  constexpr const T* begin() const { return values_; }
  constexpr const T* end() const { return values_ + size_; }

 private:
  T values_[Most]{};
  std::size_t size_ = 0;
};
/// `Claims` as a constant: of a stack with more, the compiler compares these, and `synth check` all.
struct ConstantClaims {
  FirstOf<ClaimedBlock, 20> blocks{};
  FirstOf<ClaimedName, 50> names{};
  std::size_t elasticIps = 0;
  unsigned waived = 0;
};

/// Adds what a stack claims.
template <class Into>
constexpr void claim(const Model& model, Into& claims) {
  using Of = ClaimedName::Of;
  for (const auto& vpc : model.all<VpcOf>()) claims.blocks.push_back({vpc.construct.cidr, vpc.construct.id.has_value(), vpc.where});
  const auto& buckets = model.all<Bucket>();
  for (std::size_t i = 0; i < buckets.size(); ++i)
    if (!buckets[i].construct.name.empty())
      claims.names.push_back({model.stateBucket && model.stateBucket->index == i ? Of::state : Of::bucket, buckets[i].construct.name, buckets[i].where});
  for (const auto& key : model.all<KmsKey>()) claims.names.push_back({Of::key, key.id, key.where});
  for (const auto& zone : model.all<HostedZone>()) claims.names.push_back({Of::zone, zone.construct.domain, zone.where});
  for (const auto& provider : model.all<OidcProvider>()) claims.names.push_back({Of::provider, provider.construct.issuer.view(), provider.where});
  for (const auto& pool : model.all<UserPool>())
    if (!pool.construct.pages.empty()) claims.names.push_back({Of::pages, pool.construct.pages.view(), pool.where});
  for (const auto& role : model.all<Role>()) claims.names.push_back({Of::role, role.id, role.where});
  claims.elasticIps = elasticIpsOf(model);
  for (const auto& waiver : model.waivers)
    if (!waiver.reason.empty()) claims.waived |= bitOf(waiver.rule);
}

/// Whether two stacks are known to be in different accounts.
constexpr bool otherAccount(const Settings& ours, const Settings& others) { return !ours.account.view().empty() && !others.account.view().empty() && ours.account != others.account; }

/// What both stacks claim: COG-007, ENV-001, ENV-004, ENV-104, IAM-112, KMS-007, R53-010, S3-006, STA-012. The findings are at the lines of the first.
template <class C>
constexpr void apart(const C& mine, const Settings& ours, const C& theirs, const Settings& others, Findings& findings) {
  const auto found = [&](std::string_view id, const std::source_location& where, Text sentence) {
    findings.push_back({id, Severity::error, std::move(sentence), where});
    if (((mine.waived | theirs.waived) & bitOf(id)) != 0) findings.back().waived = join({"waived by '", (mine.waived & bitOf(id)) != 0 ? ours.name : others.name, "'"});
  };
  if (ours.name == others.name)
    found("ENV-104", ours.where, join({"two stacks of the program are called '", ours.name, "', and one would be written over the other; give one of them another name."}));
  for (const auto& one : mine.blocks)
    for (const auto& other : theirs.blocks)
      if (!(one.existing && other.existing) && one.cidr.overlaps(other.cidr))
        found("ENV-001", one.where, join({"the VPC ", one.cidr.text(), " of '", ours.name, "' overlaps ", other.cidr.text(), " of '", others.name, "'; environments that are ever peered need blocks of their own."}));
  using Of = ClaimedName::Of;
  const auto bucket = [](Of of) { return of == Of::bucket || of == Of::state; };
  for (const auto& one : mine.names)
    for (const auto& other : theirs.names) {
      if (!sameText(one.view(), other.view()) || (one.of != other.of && !(bucket(one.of) && bucket(other.of)))) continue;
      const auto name = one.view();
      if (one.of == Of::zone) {
        found("R53-010", one.where, join({"'", ours.name, "' and '", others.name, "' both have a zone of ", name, ", and the registrar leads to one of them; keep one, and give the others its id."}));
      } else if (one.of == Of::pages) {
        if (ours.region == others.region)
          found("COG-007", one.where, join({"'", ours.name, "' and '", others.name, "' both have pages at ", name, ".auth.", ours.region.view(), ".amazoncognito.com, which is free once; write another name in .signInPages(\"...\")."}));
      } else if (one.of == Of::provider) {
        if (!otherAccount(ours, others))
          found("IAM-112", one.where, join({"'", ours.name, "' and '", others.name, "' both have the identity provider of ", name, ", of which an account has one; keep it in one of them, or write in the settings of each its .account."}));
      } else if (one.of == Of::role) {
        if (ours.prefix == others.prefix && !otherAccount(ours, others))
          found("ENV-004", one.where, join({"Role '", name, "' of '", ours.name, "' and that of '", others.name, "' have one name, which an account has once, since both stacks have the prefix '", ours.prefix, "'; write another prefix."}));
      } else if (one.of == Of::key) {
        if (ours.prefix == others.prefix && ours.region == others.region && !otherAccount(ours, others))
          found("KMS-007", one.where, join({"KmsKey '", name, "' of '", ours.name, "' and that of '", others.name, "' have one alias in ", ours.region.view(), ", since both stacks have the prefix '", ours.prefix, "'; write another prefix."}));
      } else if (one.of == Of::state && other.of == Of::state) {
        found("STA-012", one.where, join({"'", ours.name, "' and '", others.name, "' keep their state at one place, terraform.tfstate in the bucket ", name, ", and destroy each other's; write another name in .named(\"...\")."}));
      } else {
        found("S3-006", one.where, join({"the bucket ", name, " of '", ours.name, "' is one of '", others.name, "' too, and a name is free once in all of S3; write another name in .named(\"...\")."}));
      }
    }
}

/// ENV-003 of the stacks of a program together, for the one at `own`: an error where they say that they are in one account, and a warning where they do not say.
/// `claimsOf(i)` are the claims of the stack with the settings `settings[i]`.
template <class ClaimsOf>
constexpr void sharedElasticIps(const Settings* settings, std::size_t count, std::size_t own, ClaimsOf claimsOf, Findings& findings) {
  const Settings& ours = settings[own];
  const std::size_t mine = claimsOf(own).elasticIps;
  if (mine == 0 || mine > ElasticIpQuota) return;  // more than that is a finding of the stack itself
  struct Sum {
    std::size_t addresses;
    Text with{}, waivedBy{};
    constexpr void add(const Text& name, std::size_t more, bool waives) {
      addresses += more;
      with = join({with, with.empty() ? "'" : ", '", name, "'"});
      if (waives) waivedBy = join({"waived by '", name, "'"});
    }
  };
  Sum known{mine}, possible{mine};
  for (std::size_t i = 0; i < count; ++i) {
    const auto& claims = claimsOf(i);
    const bool waives = (claims.waived & bitOf("ENV-003")) != 0;
    if (i == own && waives) known.waivedBy = possible.waivedBy = join({"waived by '", ours.name, "'"});
    if (i == own || claims.elasticIps == 0 || !(settings[i].region == ours.region) || otherAccount(ours, settings[i])) continue;
    possible.add(settings[i].name, claims.elasticIps, waives);
    if (!ours.account.view().empty() && settings[i].account == ours.account) known.add(settings[i].name, claims.elasticIps, waives);
  }
  const auto found = [&](Severity severity, Sum sum, std::string_view otherwise) {
    findings.push_back({"ENV-003", severity,
                        join({"'", ours.name, "' takes ", mine, " Elastic IPs in ", ours.region.view(), ", and ", sum.addresses, " together with ", sum.with, ", and an account has ", ElasticIpQuota,
                              " until it asks for more; raise that quota, and waive ENV-003 with it, or write ", otherwise, "."}),
                        ours.where, std::move(sum.waivedBy)});
  };
  if (known.addresses > ElasticIpQuota)
    found(Severity::error, std::move(known), "another .account");
  else if (possible.addresses > ElasticIpQuota)
    found(Severity::warning, std::move(possible), "in the settings of each its .account, if they have accounts of their own");
}

}  // namespace ecia::rule
