// SPDX-License-Identifier: Apache-2.0
// What is converted, whatever it was read from.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace ecia::convert {

/// Terraform JSON that keeps the order in which it was written.
using Json = nlohmann::ordered_json;

/// A configuration. An object of another module is `${module.network.aws_vpc.main.id}` in it.
struct Source {
  Json root = Json::object();              ///< Terraform JSON
  std::map<std::string, Json> modules{};   ///< the objects of child modules, by their names
  std::vector<std::string> notes{};        ///< what is not in it, and why; a sentence each
};

}  // namespace ecia::convert
