// SPDX-License-Identifier: Apache-2.0
#include "conflict.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>
#include <tuple>

namespace ecia::convert {
namespace {

using Json = nlohmann::ordered_json;

/// How much a value says. Providers keep `false` and 0 for what nobody gave.
enum class Said { nothing, little, much };

Said saidBy(const Json& value) {
  if (value.is_structured()) {
    Said most = Said::nothing;
    for (const auto& inner : value) most = std::max(most, saidBy(inner));
    return most;
  }
  if (value.is_null() || value == "") return Said::nothing;
  return value == false || value == 0 ? Said::little : Said::much;
}

/// What all the blocks on a path say.
Said saidAt(const Json& values, std::string_view path) {
  if (values.is_array()) {
    Said most = Said::nothing;
    for (const auto& one : values) most = std::max(most, saidAt(one, path));
    return most;
  }
  const auto dot = path.find('.');
  const auto found = values.is_object() ? values.find(std::string(path.substr(0, dot))) : values.end();
  if (!values.is_object() || found == values.end()) return Said::nothing;
  if (dot != std::string_view::npos) return saidAt(*found, path.substr(dot + 1));
  if (path != "subnet_mapping") return saidBy(*found);
  // Each subnet of a load balancer is in there; it says more only with an address.
  Said most = Said::nothing;
  for (const auto* address : {"allocation_id", "ipv6_address", "private_ipv4_address"}) most = std::max(most, saidAt(*found, address));
  return most;
}

bool isComputed(const bindgen::Block& schema, std::string_view path) {
  const auto dot = path.find('.');
  const auto named = [&](const auto& one) { return one.name == path.substr(0, dot); };
  if (dot != std::string_view::npos) {
    const auto block = std::find_if(schema.blocks.begin(), schema.blocks.end(), named);
    return block != schema.blocks.end() && isComputed(block->block, path.substr(dot + 1));
  }
  const auto attribute = std::find_if(schema.attributes.begin(), schema.attributes.end(), named);
  return attribute != schema.attributes.end() && attribute->computed;
}

/// What providers compute from the argument beside it, where the schema calls both of them computed.
bool isSecond(std::string_view path) {
  static constexpr std::array<std::string_view, 7> all{"activation_key", "availability_zones", "default_availability_zone", "engine", "etag", "insecure_value", "max_capacity"};
  return std::find(all.begin(), all.end(), path) != all.end() || path.ends_with("_count") || path.ends_with("_list");
}

}  // namespace

Conflicts parseConflicts(const nlohmann::json& document) {
  try {
    return document.get<Conflicts>();
  } catch (const nlohmann::json::exception& error) {
    throw std::runtime_error(std::string("the conflicts are not lists of arguments by type: ") + error.what());
  }
}

bool isExcluded(const std::vector<std::vector<std::string>>& groups, const std::string& path, const bindgen::Block& schema, const Json& values) {
  const auto weight = [&](const std::string& of) { return std::tuple(saidAt(values, of), !isComputed(schema, of), !isSecond(of)); };
  return std::any_of(groups.begin(), groups.end(), [&](const auto& group) {
    if (std::find(group.begin(), group.end(), path) == group.end()) return false;
    return std::any_of(group.begin(), group.end(), [&](const std::string& other) {
      if (other == path || saidAt(values, other) == Said::nothing) return false;
      const auto own = weight(path), its = weight(other);
      const bool stronger = its > own || (its == own && other < path);
      return stronger && !isExcluded(groups, other, schema, values);
    });
  });
}

}  // namespace ecia::convert
