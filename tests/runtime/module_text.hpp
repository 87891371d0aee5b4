// SPDX-License-Identifier: Apache-2.0
// What is written of one module, for tests.
#pragma once

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include <ecia/terraform/configuration.hpp>

namespace test {

/// @param name empty for the root module
inline nlohmann::json module(ecia::tf::Configuration& configuration, const std::string& name) {
  for (const auto& file : configuration.files())
    if (file.path == (name.empty() ? "main.tf.json" : "modules/" + name + "/main.tf.json")) return nlohmann::json::parse(file.text);
  throw std::runtime_error("no module " + name);
}

}  // namespace test
