// SPDX-License-Identifier: Apache-2.0
// Runs the generator on small schemas.
#pragma once

#include <catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "emit.hpp"
#include "model.hpp"
#include "overlay.hpp"
#include "schema.hpp"

namespace bindgen_tests {

/// A document with one provider, hashicorp/x.
inline nlohmann::json document(const std::string& resources, const std::string& dataSources = "{}", const std::string& ephemeralResources = "{}") {
  return nlohmann::json::parse(R"({"format_version": "1.0", "provider_schemas": {"example.org/hashicorp/x": {"resource_schemas": )" + resources +
                               R"(, "data_source_schemas": )" + dataSources + R"(, "ephemeral_resource_schemas": )" + ephemeralResources + "}}}");
}

/// A document with the one resource x_thing, which has this block.
inline nlohmann::json thing(const std::string& block) { return document(R"({"x_thing": {"version": 0, "block": )" + block + "}}"); }

/// The text of all headers, with nothing before the first namespace.
inline std::string generate(const nlohmann::json& document, ecia::bindgen::Overlay overlay = {}) {
  const auto model = ecia::bindgen::buildModel(ecia::bindgen::parseProvider(document, "hashicorp/x"), overlay, "x");
  std::string text;
  for (const auto& header : model.headers) {
    const auto file = ecia::bindgen::emitHeader(header, {"hashicorp/x 1.0", "x", !overlay.kinds.empty()});
    text += file.substr(file.find("namespace"));
  }
  return text;
}

inline auto contains(const std::string& text) { return test::ContainsSubstring(text); }

/// Fails unless the generator stops with exactly this message.
inline void requireError(const nlohmann::json& document, const std::string& message) {
  REQUIRE_THROWS_MATCHES(generate(document), ecia::bindgen::SchemaError, test::Message(message));
}

}  // namespace bindgen_tests
