// SPDX-License-Identifier: Apache-2.0
// The last way out: any value of the written JSON, by its place. Needs nlohmann/json, which nothing else here does.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <source_location>
#include <string>
#include <string_view>
#include <utility>

#include <ecia/terraform/configuration.hpp>

namespace ecia::tf {

/// Sets a value in the file of a module, as its very last change: `tf::patch(configuration, "rds", "/resource/aws_db_instance/main/timeouts",
/// {{"create", "90m"}})`. The value is Terraform JSON as it stands: nobody escapes or checks it. Where a type has the argument,
/// `Configuration::adjust` is better.
/// @param module the module's name, empty for the root module
/// @param pointer a JSON pointer (RFC 6901); what leads to it is made where it is not there, `null` removes it
/// @throws Error at `Configuration::files`, where there is no such module or the pointer leads through something that is no object
inline void patch(Configuration& configuration, std::string_view module, std::string_view pointer, nlohmann::json value,
                  const std::source_location& line = std::source_location::current()) {
  struct Patch final : detail::Rewriting {
    Patch(std::string_view at, nlohmann::json v) : pointer(at), value(std::move(v)) {}
    std::string apply(std::string text) const override {
      try {
        auto document = nlohmann::json::parse(text);
        const nlohmann::json::json_pointer place(pointer);
        if (!value.is_null())
          document[place] = value;
        else if (document.contains(place))
          document[place.parent_pointer()].erase(place.back());
        return document.dump(2) + "\n";
      } catch (const nlohmann::json::exception& error) {
        throw Error("the patch at " + pointer + " does not fit: " + error.what(), where);
      }
    }
    std::string pointer;
    nlohmann::json value;
  };
  const auto patch = std::make_shared<Patch>(pointer, std::move(value));
  patch->where = line;
  configuration.rewrite(module, patch);
}

}  // namespace ecia::tf
