// SPDX-License-Identifier: Apache-2.0
// What is wrong with statements about objects: moves, imports, removals.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <ecia/terraform/configuration.hpp>

namespace ecia::tf {

namespace detail {
/// An address without its keys: `a.b["c"].d` is a.b.d.
inline std::string withoutKeys(std::string_view address) {
  std::string plain;
  bool key = false, quoted = false;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (key && c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '[' || c == ']')) {
      key = c == '[';
    } else if (!key) {
      plain += c;
    }
  }
  return plain;
}

/// An address as the root module sees it: `a.b` of module m is module.m.a.b.
inline std::string absolute(const Module& module, std::string_view address) {
  return (module.name().empty() ? "" : "module." + module.name() + ".") + std::string(address);
}

inline bool declared(Configuration& configuration, std::string_view address) {
  if (configuration.root().declares(address)) return true;
  if (!address.starts_with("module.")) return false;
  address.remove_prefix(7);
  const auto dot = address.find('.');
  const auto module = configuration.modules().find(std::string(address.substr(0, dot)));
  if (module == configuration.modules().end()) return false;
  return dot == std::string_view::npos || module->second->declares(address.substr(dot + 1));
}

template <class F>
void eachModule(Configuration& configuration, F visit) {
  visit(configuration.root());
  for (const auto& [name, module] : configuration.modules()) visit(*module);
}

inline void badMoves(Configuration& configuration, std::vector<Problem>& problems) {
  struct Move {
    std::string to, from;
  };
  std::map<std::string, std::string> next;             // where each object goes
  std::set<std::string> left;                          // the same objects, without keys
  std::map<std::string, std::vector<Move>> arrivals;   // at each address without keys
  eachModule(configuration, [&](const Module& module) {
    for (const auto& move : module.moves()) {
      const auto from = absolute(module, move.from);
      next.emplace(from, absolute(module, move.to));
      left.insert(withoutKeys(from));
    }
  });
  eachModule(configuration, [&](const Module& module) {
    for (const auto& move : module.moves()) {
      const auto from = absolute(module, move.from), to = absolute(module, move.to);
      const auto plainFrom = withoutKeys(from), plainTo = withoutKeys(to);
      const auto found = [&](const std::string& sentence) { problems.push_back({"TF-002", sentence, move.where}); };
      if (move.from == move.to) {
        found(from + " moves to itself; write its new address");
        continue;
      }
      if (plainFrom == plainTo) continue;  // into or out of an element of count or for_each
      if (next[from] != to) {
        found(from + " moves to " + next[from] + " and to " + to + "; keep one of the moves");
        continue;
      }
      // Without a key it is the whole of a resource, its instances included.
      auto& there = arrivals[plainTo];
      const auto other = std::find_if(there.begin(), there.end(), [&](const Move& one) { return one.to == to || one.to == plainTo || to == plainTo; });
      if (other != there.end()) found(other->from + " and " + from + " both move to " + plainTo + "; give each its own address");
      there.push_back({to, from});
      std::string end = to;
      for (std::size_t steps = 0; steps <= next.size() && next.contains(end) && end != from; ++steps) end = next[end];
      if (end == from)
        found(from + " moves in a circle, through " + to + "; remove one of the moves");
      else if (from == plainFrom && declared(configuration, from))
        found(from + " moves to " + to + " and is still declared; give the new object another address, or remove the move");
      else if (!left.contains(plainTo) && !declared(configuration, plainTo))
        found(from + " moves to " + to + ", which is not declared, so Terraform would destroy it; declare it, or write removed(\"" + move.from + "\", ...)");
    }
  });
}

inline bool declaresProvider(const Configuration& configuration, const std::string& provider) {
  for (const auto& [alias, arguments, name] : configuration.providers())
    if (name + "." + alias == provider) return true;
  return false;
}

/// What there is in place of a resource that is missing.
inline std::string othersOfItsType(Configuration& configuration, const std::string& path) {
  const std::string type = path.substr(0, path.rfind('.') + 1);
  std::string others;
  eachModule(configuration, [&](const Module& module) {
    for (const auto& address : module.resourceAddresses())
      if (address.starts_with(type)) others += (others.empty() ? "" : ", ") + absolute(module, address);
  });
  return others.empty() ? "there is none of its type, so add it" : "write one that there is: " + others;
}

/// Adjustments of resources that nothing added after them (TF-007).
inline void unmetAdjustments(Configuration& configuration, std::vector<Problem>& problems) {
  for (const auto& [key, adjustments] : configuration.adjustments())
    for (const auto& adjustment : adjustments) {
      if (adjustment->met) continue;
      const std::string address = (adjustment->module.empty() ? "" : "module." + adjustment->module + ".") + adjustment->path;
      problems.push_back({"TF-007", declared(configuration, address) ? address + " is adjusted after it was added; write the adjustment before that"
                                                                     : address + " is adjusted, and nothing adds it; " + othersOfItsType(configuration, adjustment->path),
                          adjustment->where});
    }
}
}  // namespace detail

/// What Terraform's plan would refuse, or obey to one's loss: objects that refer to themselves (TF-001), moves that lead nowhere, in a circle or two ways
/// (TF-002), removed objects that are still declared (TF-003), imports without a target (TF-004), ignored arguments that an object does not have (TF-005), adjustments of
/// nothing (TF-007), values of what nothing adds (TF-008), or of what is made several times (TF-009), providers that nothing declares (TF-010). Asked when everything is added. https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
inline std::vector<Problem> problemsOf(Configuration& configuration) {
  std::vector<Problem> problems = configuration.problems();
  detail::badMoves(configuration, problems);
  detail::unmetAdjustments(configuration, problems);
  detail::eachModule(configuration, [&](const Module& module) {
    for (const auto& gone : module.removals())
      if (const auto from = detail::withoutKeys(detail::absolute(module, gone.from)); detail::declared(configuration, from))
        problems.push_back({"TF-003", from + " is removed and still declared; take one of them out", gone.where});
    for (const auto& expected : module.expected())
      if (!module.declares(expected.to))
        problems.push_back({"TF-008", "a value of " + module.where(expected.to) + " is used, and nothing declares it" + (expected.to.starts_with("var.") ? "; write the name of a variable of the stack, with '_' for '-'" : "; " + detail::othersOfItsType(configuration, expected.to)), expected.where});
    for (const auto& provided : module.providedBy())
      if (!detail::declaresProvider(configuration, provided.from))
        problems.push_back({"TF-010", module.where(provided.to) + " is made by " + provided.from + ", and nothing declares that; write configuration.provider({.alias = \"" +
                                          provided.from.substr(provided.from.find('.') + 1) + "\", ...}), or leave the alias out", provided.where});
    for (const auto& imported : module.imports())
      if (const auto to = detail::withoutKeys(detail::absolute(module, imported.to)); !detail::declared(configuration, to))
        problems.push_back({"TF-004", "the import goes to " + to + ", which is not declared; declare it, or correct the address", imported.where});
  });
  return problems;
}

}  // namespace ecia::tf
