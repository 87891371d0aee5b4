// SPDX-License-Identifier: Apache-2.0
// Arguments that exclude each other.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "schema.hpp"

namespace ecia::convert {

/// Of each type the groups of arguments of which its provider takes one, as paths: "launch_template.id". No schema has them; `schemas/aws-conflicts.json` is made of
/// what the provider says of objects that have every argument.
using Conflicts = std::map<std::string, std::vector<std::vector<std::string>>>;

/// @throws std::runtime_error where it has another form
Conflicts parseConflicts(const nlohmann::json& document);

/// Whether an argument has to be left out of an object, since another one says it: a state has both where the provider computes one from the other.
/// @param groups of the object's type  @param path of the argument  @param values of the object in the state
bool isExcluded(const std::vector<std::vector<std::string>>& groups, const std::string& path, const bindgen::Block& schema, const nlohmann::ordered_json& values);

}  // namespace ecia::convert
