// SPDX-License-Identifier: Apache-2.0
// Two environments of one program: differences where they are to be alike (see `ecia::like`), and names that one took from the other.
#pragma once

#include <ecia/construct/like.hpp>
#include <ecia/rule/finding.hpp>
#include <ecia/rule/settings.hpp>

namespace ecia::rule {

namespace detail {
/// Whether two texts are the same but for the prefixes of their stacks.
constexpr bool same(std::string_view one, std::string_view ourPrefix, std::string_view two, std::string_view otherPrefix) {
  if (sameText(one, two)) return true;
  if (ourPrefix.empty() || otherPrefix.empty()) return false;
  while (true) {
    const auto at = one.find(ourPrefix);
    if (at == std::string_view::npos) return one == two;
    if (two.substr(0, at) != one.substr(0, at) || !two.substr(at).starts_with(otherPrefix)) return false;
    one.remove_prefix(at + ourPrefix.size());
    two.remove_prefix(at + otherPrefix.size());
  }
}

/// The differences a stack may have, and which of them were met.
class Allowed {
 public:
  constexpr Allowed(const std::string_view* entries, std::size_t size) : entries_(entries), size_(size) {
    for (std::size_t i = 0; i < size; ++i) met_.push_back(false);
  }
  /// Whether a setting, or with an empty name the presence of a construct, may differ.
  constexpr bool has(std::string_view kind, std::string_view id, std::string_view name) {
    bool found = false;
    for (std::size_t i = 0; i < size_; ++i) {
      const std::string_view entry = entries_[i];
      const bool fits = covers(entry, kind, id, name);
      if (fits) met_[i] = true;
      found = found || fits;
    }
    return found;
  }
  constexpr bool met(std::size_t i) const { return met_[i]; }
  constexpr std::size_t size() const { return size_; }
  constexpr std::string_view operator[](std::size_t i) const { return entries_[i]; }

 private:
  static constexpr bool covers(std::string_view entry, std::string_view kind, std::string_view id, std::string_view name) {
    if (!entry.starts_with(kind)) return false;
    entry.remove_prefix(kind.size());
    if (entry.starts_with('/')) {
      entry.remove_prefix(1);
      if (!entry.starts_with(id)) return false;
      entry.remove_prefix(id.size());
    }
    return entry.empty() || (!name.empty() && entry.starts_with('.') && entry.substr(1) == name);
  }

  const std::string_view* entries_;
  std::size_t size_;
  Sequence<bool> met_{};
};

/// Where a construct stands among those of another stack, or how many there are. It is looked for from `from` on, where it stands if both declare alike.
constexpr std::size_t counterpart(const Sequence<setting::Row>& rows, const setting::Row& row, std::size_t from) {
  const std::size_t size = rows.size();
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t at = from + i < size ? from + i : from + i - size;
    if (const auto& each = rows[at]; sameText(each.id, row.id) && sameText(each.kind, row.kind) && sameText(each.module, row.module)) return at;
  }
  return size;
}
}  // namespace detail

/// What differs between a stack and the one it is like, and may not; and what may, and does not.
/// @param rows what the stack has, with all settings
constexpr void differences(const Model& ours, const Sequence<setting::Row>& rows, const Model& others, const std::string_view* allowed, std::size_t size, Findings& findings) {
  detail::Allowed may(allowed, size);
  const auto found = [&](std::string_view id, const std::source_location& where, Text sentence) { findings.push_back({id, Severity::error, std::move(sentence), where}); };
  const Text &mine = ours.settings.name, &other = others.settings.name;

  const auto compare = [&](std::string_view kind, std::string_view id, std::string_view name, std::string_view one, std::string_view two, const std::source_location& where) {
    if (detail::same(one, ours.settings.prefix, two, others.settings.prefix) || may.has(kind, id, name)) return;
    found("ENV-101", where, join({kind, id.empty() ? "" : " '", id, id.empty() ? "" : "'", " of '", mine, "' has ", name, " ", one, ", and '", other, "' has ", two,
                                 "; write the same, or \"", kind, ".", name, "\" in like<...>(...)."}));
  };
  compare("Settings", "", "region", ours.settings.region.view(), others.settings.region.view(), ours.settings.where);
  compare("Settings", "", "terraform", ours.settings.terraform.text(), others.settings.terraform.text(), ours.settings.where);
  compare("Settings", "", "awsProvider", ours.settings.awsProvider, others.settings.awsProvider, ours.settings.where);
  const auto claim = [](ZoneLoss loss) -> std::string_view { return loss == ZoneLoss::survived ? "survived" : loss == ZoneLoss::accepted ? "accepted" : "unstated"; };
  compare("Settings", "", "zoneLoss", claim(ours.settings.zoneLoss), claim(others.settings.zoneLoss), ours.settings.where);
  compare("Settings", "", "stackTag", ours.settings.stackTag ? "yes" : "no", others.settings.stackTag ? "yes" : "no", ours.settings.where);
  compare("Settings", "", "keepState", ours.stateBucket ? "yes" : "no", others.stateBucket ? "yes" : "no", ours.settings.where);

  const auto missing = [&](bool there, const setting::Row& row, const std::source_location& where) {
    if (!may.has(row.kind, row.id, ""))
      found("ENV-102", where, join({"'", there ? other : mine, "' has no ", row.kind, " '", row.id, "', which '", there ? mine : other, there ? "' has; declare it there" : "' has; declare it", ", or write \"", row.kind, "/", row.id, "\" in like<...>(...)."}));
  };
  const auto theirs = setting::rowsOf(others);
  Sequence<bool> met;
  for (std::size_t i = 0; i < theirs.size(); ++i) met.push_back(false);
  std::size_t next = 0;
  for (const auto& row : rows) {
    const std::size_t at = detail::counterpart(theirs, row, next);
    if (at == theirs.size()) {
      missing(true, row, row.where);
      continue;
    }
    met[at] = true;
    next = at + 1 == theirs.size() ? 0 : at + 1;
    const auto& twin = theirs[at];
    for (std::size_t i = 0; i < row.settings.size(); ++i)
      compare(row.kind, row.id, row.settings[i].name, row.settings[i].value, twin.settings[i].value, row.where);
  }
  for (std::size_t i = 0; i < theirs.size(); ++i)
    if (!met[i]) missing(false, theirs[i], ours.settings.where);
  const auto waived = [](const Model& model, const Text& rule) {
    for (const auto& waiver : model.waivers)
      if (waiver.rule == rule) return true;
    return false;
  };
  for (const auto& waiver : ours.waivers)
    if (!waived(others, waiver.rule) && !may.has("Waiver", waiver.rule, ""))
      found("ENV-102", waiver.where, join({"'", mine, "' waives ", waiver.rule, ", and '", other, "' does not; write \"Waiver/", waiver.rule, "\" in like<...>(...)."}));
  for (const auto& waiver : others.waivers)
    if (!waived(ours, waiver.rule) && !may.has("Waiver", waiver.rule, ""))
      found("ENV-102", ours.settings.where, join({"'", other, "' waives ", waiver.rule, ", and '", mine, "' does not; write \"Waiver/", waiver.rule, "\" in like<...>(...)."}));

  for (std::size_t i = 0; i < may.size(); ++i)
    if (!may.met(i))
      found("ENV-103", ours.settings.where, join({"'", mine, "' may differ from '", other, "' in \"", may[i], "\", and it does not; remove that from like<...>(...)."}));
}

namespace detail {
/// Whether a text has a word that is neither part of a longer one nor empty.
constexpr bool hasWord(std::string_view text, std::string_view word) {
  const auto inside = [](char c) { return form::letter(c) || form::digit(c); };
  const std::size_t size = word.size();
  if (size == 0 || text.size() < size) return false;
  // Letter by letter, and not by std::string_view::find, since compilers evaluate this on all texts of a stack, scripts included.
  const char *const begin = text.data(), *const end = begin + text.size(), *const last = end - size;
  const char first = word.data()[0];
  for (const char* at = begin; at <= last; ++at)
    if (*at == first && sameText({at, size}, word) && (at == begin || !inside(at[-1])) && (at == last || !inside(at[size]))) return true;
  return false;
}

/// Settings that are names: here the name of another environment is a mistake, not a word.
struct NameSetting {
  TableWord kind, setting;
};
inline constexpr NameSetting NameSettings[] = {{AutoScalingGroup::Kind.data(), "keyPair"}, {BastionHost::Kind.data(), "keyPair"}, {Bucket::Kind.data(), "named"},
                                               {LogGroup::Kind.data(), "name"},            {Rds::Kind.data(), "database"},        {Secret::Kind.data(), "below"},        {Parameter::Kind.data(), "below"}};
constexpr bool isName(std::string_view kind, std::string_view setting) {
  const std::size_t size = setting.size();
  for (const auto& each : NameSettings)
    if (each.setting.size == size && sameText(each.setting, setting) && sameText(each.kind, kind)) return true;
  return false;
}
}  // namespace detail

/// Settings of a stack that name one of some others: by its prefix, or in names by its name.
constexpr void foreignNames(const Settings& own, const Sequence<setting::Row>& rows, const Settings* others, std::size_t count, Findings& findings) {
  struct Foreign {
    std::string_view word;
    const Settings* of;
    bool name;  // looked for in names alone
  };
  Sequence<Foreign> all;
  const auto add = [&](const Text& mine, const Text& theirs, const Settings& of, bool name) {
    if (mine.view().find(theirs) == std::string_view::npos && theirs.view().find(mine) == std::string_view::npos) all.push_back({theirs, &of, name});
  };
  for (std::size_t i = 0; i < count; ++i) {
    add(own.prefix, others[i].prefix, others[i], false);
    add(own.name, others[i].name, others[i], true);
  }
  for (const auto& row : rows)
    for (const auto& setting : row.settings) {
      if (!setting.isText) continue;
      const bool isName = detail::isName(row.kind, setting.name);
      const Settings* found = nullptr;  // by its prefix and its name it is found once
      for (const auto& each : all) {
        if (each.of == found || (each.name && !isName) || !detail::hasWord(setting.value, each.word)) continue;
        found = each.of;
        findings.push_back({sameText(row.kind, Role::Kind) ? "IAM-043" : "ENV-008", Severity::error,
                            join({row.kind, " '", row.id, "' of '", own.name, "' has ", setting.name, " ", setting.value.view().substr(0, 80), ", which names '", found->name, "'; write '", own.name, "' its own."}), row.where});
      }
    }
}

}  // namespace ecia::rule
