// SPDX-License-Identifier: Apache-2.0
// The names that things have in AWS, as rules need them.
#pragma once

#include <ecia/rule/finding.hpp>

namespace ecia::rule {

/// Whether a table has a word.
template <std::size_t Size>
constexpr bool listed(const TableWord (&table)[Size], std::string_view word) {
  const std::size_t size = word.size();
  for (const auto& each : table)
    if (each.size == size && sameText(each, word)) return true;
  return false;
}

/// Whether a text is the id of a thing of EC2: what it is, "vpc-", and 8 or 17 hexadecimal digits.
/// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
constexpr bool isResourceId(std::string_view text, std::string_view begin) {
  if (text.size() < begin.size() || !sameText(text.substr(0, begin.size()), begin)) return false;
  text.remove_prefix(begin.size());
  return (text.size() == 8 || text.size() == 17) && form::all(text, 8, 17, [](char c) { return form::digit(c) || (c >= 'a' && c <= 'f'); });
}

/// The name of a thing in AWS: prefix, id (but for "main"), and what it is.
template <class C>
constexpr Text nameOf(const Model& model, const Entry<C>& entry, std::string_view what = {}) {
  const bool main = entry.id == "main";
  return join({model.settings.prefix, main ? "" : "-", main ? std::string_view{} : entry.id.view(), what.empty() ? "" : "-", what});
}

/// What a parameter is called in AWS.
constexpr Text nameOf(const Model& model, const Entry<Parameter>& parameter) { return join({"/", model.settings.prefix, "/", parameter.construct.path}); }

namespace detail {
/// An id and the module it is in, as plain pointers: every id of a kind is compared with every other, and compilers call no function for that.
struct PlacedId {
  const char* text;
  std::size_t size;
  std::string_view module;
};
/// The first of the ids before `at` that is the same, in the same module or in another; `at` where there is none.
constexpr std::size_t earlierTwin(const Sequence<PlacedId>& ids, std::size_t at, bool inOneModule) {
  const PlacedId* const* const all = ids.begin().at;
  const PlacedId& mine = *all[at];
  for (std::size_t j = 0; j < at; ++j) {
    const PlacedId& other = *all[j];
    if (other.size != mine.size) continue;
    std::size_t left = mine.size;
    while (left > 0 && other.text[left - 1] == mine.text[left - 1]) --left;  // ids tend to differ at their end
    if (left == 0 && sameText(other.module, mine.module) == inOneModule) return j;
  }
  return at;
}
}  // namespace detail

/// Calls `report(later, earlier)` for constructs of one kind that have one id, in one module or in two.
template <class C, class Report>
constexpr void eachTwin(const Sequence<Entry<C>>& rows, bool inOneModule, Report report) {
  if (rows.size() < 2) return;
  Sequence<detail::PlacedId> ids;
  for (const auto& row : rows) ids.push_back({row.id.view().data(), row.id.view().size(), row.module});
  for (std::size_t i = 1; i < ids.size(); ++i)
    if (const std::size_t twin = detail::earlierTwin(ids, i, inOneModule); twin != i) report(rows[i], rows[twin]);
}

/// Calls `report(later, earlier)` for constructs that have one id in two modules, and so one name in AWS. (One id in one module is ID-001's.)
template <class C, class Report>
constexpr void sameNames(const Model& model, Report report) {
  eachTwin(model.all<C>(), false, report);
}

/// Where a construct is: module storage, or the root module.
template <class C>
constexpr Text placeOf(const Entry<C>& entry) {
  if (entry.module.empty()) return "the root module";
  return join({"module ", entry.module});
}

/// The region a thing is in: its own, or the stack's.
constexpr std::string_view regionOf(const Optional<Region>& own, const Model& model) { return own ? own->view() : model.settings.region.view(); }

constexpr char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether two texts differ in their case alone.
constexpr bool sameLetters(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lowered(a[i]) != lowered(b[i])) return false;
  return true;
}

/// Whether a letter too many, one too few, or two that changed places make one text of the other; with `replaced`, another letter too. Case does not count.
constexpr bool oneSlip(std::string_view a, std::string_view b, bool replaced = false) {
  while (!a.empty() && !b.empty() && lowered(a.front()) == lowered(b.front())) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && lowered(a.back()) == lowered(b.back())) a.remove_suffix(1), b.remove_suffix(1);
  if (a.size() + b.size() == 1) return true;
  if (a.size() == 1 && b.size() == 1) return replaced;
  return a.size() == 2 && b.size() == 2 && lowered(a[0]) == lowered(b[1]) && lowered(a[1]) == lowered(b[0]);
}

/// The word of a table that another is but for a letter left out, put in or swapped, or nothing.
template <std::size_t Size>
constexpr std::string_view nearest(const TableWord (&table)[Size], std::string_view word) {
  if (listed(table, word)) return {};
  for (const auto& each : table)
    if (each.size + 1 >= word.size() && word.size() + 1 >= each.size && oneSlip(word, each)) return each;
  return {};
}

/// Whether a word stands for production: prod, production, prd or live, with a number or without.
constexpr bool isProduction(std::string_view word) {
  while (!word.empty() && form::digit(word.back())) word.remove_suffix(1);
  for (const TableWord each : {"prod", "production", "prd", "live"})
    if (sameText(each, word)) return true;
  return false;
}

/// Whether the stack calls itself production: by the last word of its name or its prefix ("shop-prod", but not "pre-prod"), or by the first of its name ("prod-eu").
constexpr bool production(const Model& model) {
  const auto last = [](std::string_view name) {
    const auto dash = name.rfind('-');
    if (dash == std::string_view::npos) return isProduction(name);
    const auto before = name.substr(0, dash);
    return isProduction(name.substr(dash + 1)) && !before.ends_with("pre") && !before.ends_with("non");
  };
  const std::string_view name = model.settings.name, first = name.substr(0, name.find('-'));
  return last(name) || last(model.settings.prefix) || (isProduction(first) && !first.starts_with("live"));  // "live-scores" is no production of scores
}

}  // namespace ecia::rule
