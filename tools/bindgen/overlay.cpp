// SPDX-License-Identifier: Apache-2.0
#include "overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace ecia::bindgen {
namespace {

using nlohmann::json;

std::size_t literals(const Rule& rule) {
  return rule.pattern.size() - static_cast<std::size_t>(std::count(rule.pattern.begin(), rule.pattern.end(), '*'));
}

/// Rules stand as {kind: [pattern, ...]}, exceptions under the kind "".
Rules parseRules(const json& document, const char* sort, const std::map<std::string, std::string>& kinds) {
  std::vector<Rule> rules;
  for (const auto& [kind, patterns] : document.at(sort).items()) {
    if (!kind.empty() && !kinds.contains(kind)) throw SchemaError(fmt::format("overlay.{}", sort), fmt::format("\"{}\" is not in kinds", kind));
    for (const auto& pattern : patterns) rules.push_back({pattern.get<std::string>(), kind});
  }
  return Rules(std::move(rules));
}

}  // namespace

bool matches(std::string_view pattern, std::string_view text) {
  const auto star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, star)) || !text.ends_with(pattern.substr(pattern.rfind('*') + 1))) return false;
  const auto rest = pattern.substr(star + 1);
  for (auto from = star; from <= text.size(); ++from)
    if (matches(rest, text.substr(from))) return true;
  return false;
}

Rules::Rules(std::vector<Rule> rules) {
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) {
    return std::pair(literals(b), std::string_view(a.pattern)) < std::pair(literals(a), std::string_view(b.pattern));
  });
  for (auto& rule : rules) {
    if (!entries_.empty() && entries_.back().rule.pattern == rule.pattern)
      throw SchemaError(rule.pattern, "two rules for one pattern in the overlay");
    entries_.push_back({std::move(rule)});
  }
}

const std::string& Rules::find(std::string_view path) {
  static const std::string none;
  for (auto& [rule, used] : entries_)
    if (matches(rule.pattern, path)) {
      used = true;
      return rule.kind;
    }
  return none;
}

void Rules::expectAllUsed() const {
  for (const auto& [rule, used] : entries_)
    if (!used) throw SchemaError(rule.pattern, "no string of the schema needs this rule of the overlay");
}

bool Rules::applied(std::string_view kind) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.used && entry.rule.kind == kind; });
}

void Overlay::expectComplete() const {
  attributes.expectAllUsed();
  arguments.expectAllUsed();
  for (const auto& [kind, text] : kinds) {
    if (!attributes.applied(kind)) throw SchemaError(kind, "no attribute has this kind of the overlay");
    if (!arguments.applied(kind)) throw SchemaError(kind, "no argument takes this kind of the overlay");
  }
}

Overlay parseOverlay(const json& document) {
  Overlay overlay;
  for (const auto& [key, value] : document.items())
    if (key != "about" && key != "kinds" && key != "forms" && key != "attributes" && key != "arguments")
      throw SchemaError("overlay", fmt::format("unknown key \"{}\"", key));
  for (const auto& [name, text] : document.at("kinds").items()) overlay.kinds.emplace(name, text.get<std::string>());
  if (document.contains("forms"))
    for (const auto& [name, form] : document.at("forms").items()) {
      if (!overlay.kinds.contains(name)) throw SchemaError("overlay.forms", fmt::format("\"{}\" is not in kinds", name));
      overlay.forms.emplace(name, form.get<std::string>());
    }
  overlay.attributes = parseRules(document, "attributes", overlay.kinds);
  overlay.arguments = parseRules(document, "arguments", overlay.kinds);
  return overlay;
}

}  // namespace ecia::bindgen
