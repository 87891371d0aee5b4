// SPDX-License-Identifier: Apache-2.0
// Whatever the parser does not understand is an error that names the path.
#include "generate.hpp"

using namespace bindgen_tests;

TEST_CASE("surprises in a schema name their path") {
  SECTION("nesting mode") {
    requireError(
        thing(R"({"block_types": {"outer": {"nesting_mode": "list", "block": {"block_types": {"inner": {"nesting_mode": "cube", "block": {}}}}}}})"),
        "x_thing.outer.inner: unknown nesting mode \"cube\"");
  }
  SECTION("type") { requireError(thing(R"({"attributes": {"a": {"type": "complex", "optional": true}}})"), "x_thing.a: unknown type \"complex\""); }
  SECTION("type constructor") {
    requireError(thing(R"({"attributes": {"a": {"type": ["list", ["bag", "string"]], "optional": true}}})"),
                 "x_thing.a: unknown type constructor \"bag\"");
  }
  SECTION("a field of an object") {
    requireError(thing(R"({"attributes": {"a": {"type": ["object", {"f": 1}], "optional": true}}})"), "x_thing.a.f: not a type: 1");
  }
  SECTION("key of an attribute") {
    requireError(thing(R"({"attributes": {"a": {"nested_type": {}, "optional": true}}})"), "x_thing.a: unknown key \"nested_type\"");
  }
  SECTION("key of a block") { requireError(thing(R"({"actions": {}})"), "x_thing: unknown key \"actions\""); }
  SECTION("key of a nested block") {
    requireError(thing(R"({"block_types": {"b": {"nesting_mode": "list", "block": {}, "depth": 1}}})"), "x_thing.b: unknown key \"depth\"");
  }
  SECTION("flag") {
    requireError(thing(R"({"attributes": {"a": {"type": "string", "optional": "yes"}}})"), "x_thing.a: \"optional\" is not a boolean");
  }
  SECTION("an attribute that is nothing") {
    requireError(thing(R"({"attributes": {"a": {"type": "string"}}})"), "x_thing.a: neither required nor optional nor computed");
  }
  SECTION("attribute and block of one name") {
    requireError(thing(R"({"attributes": {"a": {"type": "string", "optional": true}}, "block_types": {"a": {"nesting_mode": "list", "block": {}}}})"),
                 "x_thing.a: both an attribute and a block");
  }
}

TEST_CASE("surprises in a document name their path") {
  REQUIRE_THROWS_WITH(ecia::bindgen::parseProvider(document("{}"), "hashicorp/y"), "provider_schemas: no provider \"hashicorp/y\"");
  REQUIRE_THROWS_WITH(ecia::bindgen::parseProvider(document("{}"), "corp/x"), "provider_schemas: no provider \"corp/x\"");
  auto future = document("{}");
  future["format_version"] = "2.0";
  REQUIRE_THROWS_WITH(generate(future), "format_version: \"2.0\" is not known, only 1.x");
  requireError(document(R"({"y_thing": {"version": 0, "block": {}}})"), "y_thing: the type does not start with \"x_\"");
  requireError(document("{}", R"({"x_thing": {"version": 0}})"), "data.x_thing: a schema without a block");
}
