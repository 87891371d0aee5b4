// SPDX-License-Identifier: Apache-2.0
// What the generator writes for each oddity of a schema.
#include "generate.hpp"

using namespace bindgen_tests;

TEST_CASE("a whole resource") {
  const auto text = generate(thing(R"({
    "attributes": {
      "arn": {"type": "string", "computed": true},
      "id": {"type": "string", "optional": true, "computed": true},
      "name": {"type": "string", "required": true},
      "password": {"type": "string", "optional": true, "sensitive": true},
      "secret_wo": {"type": "string", "optional": true, "write_only": true},
      "size": {"type": "number", "optional": true, "deprecated": true},
      "tags_all": {"type": ["map", "string"], "optional": true, "computed": true}
    },
    "block_types": {"logs": {"nesting_mode": "list", "max_items": 1, "block": {"attributes": {"on": {"type": "bool", "required": true}}}}}
  })"));
  REQUIRE(text == R"(namespace ecia::x::argument {
enum class thing {
  name, on
};
}  // namespace ecia::x::argument

namespace ecia::x::block {

template <class T>
struct thing_logs_ {
  tf::Required<tf::boolean, argument::thing::on, T> on;
  static constexpr const char* Names = "on";
};
using thing_logs = thing_logs_<void>;

}  // namespace ecia::x::block

namespace ecia::x {

template <class T>
struct thing_ {
  tf::Block<block::thing_logs_<T>> logs{};
  tf::Required<tf::string, argument::thing::name, T> name;
  tf::Value<tf::string> password{};
  tf::Value<tf::write_only<tf::string>> secret_wo{};
  /// Deprecated.
  tf::Value<tf::number> size{};
  struct Attributes : tf::Address {
    tf::Expr<tf::string> arn() const { return at<tf::string>("arn"); }
    tf::Expr<tf::string> id() const { return at<tf::string>("id"); }
    tf::Expr<tf::string> name() const { return at<tf::string>("name"); }
    tf::Expr<tf::string> password() const { return at<tf::string>("password", true); }
    /// Deprecated.
    tf::Expr<tf::number> size() const { return at<tf::number>("size"); }
    tf::Expr<tf::map<tf::string>> tags_all() const { return at<tf::map<tf::string>>("tags_all"); }
  };
  static constexpr std::string_view Type = "x_thing";
  static constexpr const char* WriteOnly = "secret_wo";
  static constexpr const char* Names = "logs name password secret_wo size";
};
/// x_thing
using thing = thing_<void>;

}  // namespace ecia::x
)");
}

TEST_CASE("a data source keeps its id as an argument") {
  const auto text = generate(
      document("{}", R"({"x_thing": {"version": 0, "block": {"attributes": {"id": {"type": "string", "optional": true, "computed": true}}}}})"));
  REQUIRE_THAT(text, contains("namespace ecia::x::data {\n\ntemplate <class T>\nstruct thing_ {\n  tf::Value<tf::string> id{};\n") &&
                         contains("};\n/// data.x_thing\nusing thing = thing_<void>;\n"));
  REQUIRE_THAT(text, contains("  static constexpr bool DataSource = true;\n"));
}

TEST_CASE("what an ephemeral resource gives is ephemeral") {
  const auto text = generate(document("{}", "{}", R"({"x_token": {"version": 0, "block": {"attributes": {"id": {"type": "string", "required": true}, "text": {"type": "string", "computed": true, "sensitive": true}}}}})"));
  REQUIRE_THAT(text, contains("namespace ecia::x::ephemeral {\n\ntemplate <class T>\nstruct token_ {\n  tf::Required<tf::string, argument::token::id, T> id;\n") &&
                         contains("    tf::Expr<tf::ephemeral<tf::string>> text() const { return at<tf::ephemeral<tf::string>>(\"text\", true); }\n") &&
                         contains("  static constexpr bool EphemeralResource = true;\n") && contains("};\n/// ephemeral.x_token\nusing token = token_<void>;\n"));
}

TEST_CASE("names that C++ or the library has a meaning for") {
  const auto text = generate(thing(R"({"attributes": {
    "delete": {"type": "bool", "optional": true}, "linux": {"type": "bool", "optional": true}, "path": {"type": "string", "optional": true},
    "thing": {"type": "string", "optional": true}, "xor": {"type": "bool", "optional": true}}})"));
  REQUIRE_THAT(text, contains("tf::Value<tf::boolean> delete_{};") && contains("tf::Value<tf::boolean> linux_{};") &&
                         contains("tf::Value<tf::string> path{};") && contains("tf::Value<tf::string> thing_{};") &&
                         contains("tf::Value<tf::boolean> xor_{};"));
  REQUIRE_THAT(text, contains("delete_() const { return at<tf::boolean>(\"delete\"); }") && contains(" path_() const") && contains(" thing() const"));
  REQUIRE_THAT(text, contains("Names = \"delete linux path thing xor\";"));
  const auto resource = generate(document(R"({"x_data": {"version": 0, "block": {}}, "x_union": {"version": 0, "block": {}}})"));
  REQUIRE_THAT(resource, contains("/// x_data\nusing data_ = data_t_<void>;") && contains("/// x_union\nusing union_ = union_t_<void>;") && contains("Type = \"x_union\""));
}

TEST_CASE("nested blocks by nesting mode and counts") {
  const auto blocks = [](const std::string& nesting) {
    return generate(thing(R"({"block_types": {"b": {"block": {"attributes": {"a": {"type": "string", "optional": true}}}, )" + nesting + "}}}"));
  };
  REQUIRE_THAT(blocks(R"("nesting_mode": "list", "max_items": 1)"), contains("  tf::Block<block::thing_b_<T>> b{};\n"));
  REQUIRE_THAT(blocks(R"("nesting_mode": "set", "max_items": 1)"), contains("  tf::Block<block::thing_b_<T>> b{};\n"));
  REQUIRE_THAT(blocks(R"("nesting_mode": "list", "min_items": 1, "max_items": 1)"), contains("  tf::RequiredBlock<block::thing_b_<T>> b;\n"));
  REQUIRE_THAT(blocks(R"("nesting_mode": "list")"), contains("  tf::Blocks<block::thing_b_<T>> b{};\n"));
  REQUIRE_THAT(blocks(R"("nesting_mode": "set", "max_items": 5)"), contains("  tf::Blocks<block::thing_b_<T>, 5> b{};\n"));
  REQUIRE_THAT(blocks(R"("nesting_mode": "set", "min_items": 1)"), contains("  tf::RequiredBlocks<block::thing_b_<T>> b;\n"));
  REQUIRE_THAT(blocks(R"("nesting_mode": "list", "min_items": 2, "max_items": 3)"), contains("  tf::RequiredBlocks<block::thing_b_<T>, 3> b;\n"));
  REQUIRE_THAT(blocks(R"("nesting_mode": "single")"), contains("  tf::Block<block::thing_b_<T>> b{};\n"));
  REQUIRE_THAT(blocks(R"("nesting_mode": "group")"), contains("  tf::Block<block::thing_b_<T>> b{};\n"));
  const auto map = blocks(R"("nesting_mode": "map")");
  REQUIRE_THAT(map, contains("  tf::Value<tf::map<tf::any>> b{};\n") && !contains("namespace ecia::x::block"));
}

TEST_CASE("types of arguments and of what can be read") {
  const auto both = [](const std::string& type) { return generate(thing(R"({"attributes": {"a": {"optional": true, "type": )" + type + "}}}")); };
  REQUIRE_THAT(both(R"("dynamic")"), contains("tf::Value<tf::any> a{};") && contains("tf::Expr<tf::any> a()"));
  REQUIRE_THAT(both(R"(["set", ["set", "string"]])"), contains("tf::Value<tf::set<tf::set<tf::string>>> a{};"));
  REQUIRE_THAT(both(R"(["map", ["list", "bool"]])"), contains("tf::Value<tf::map<tf::list<tf::boolean>>> a{};"));
  REQUIRE_THAT(both(R"(["object", {"f": "string"}])"), contains("tf::Value<tf::any> a{};"));
  REQUIRE_THAT(both(R"(["map", ["object", {"f": "string"}]])"), contains("tf::Value<tf::map<tf::any>> a{};"));
  const auto computed = generate(thing(R"({"attributes": {"a": {"computed": true, "type": ["list", ["object", {"f": "string"}]]}}})"));
  REQUIRE_THAT(computed, contains("tf::Expr<tf::list<tf::any>> a()") && contains("const char* Names = \"\";"));
}

TEST_CASE("an attribute that looks like blocks writes every key") {
  const auto text = generate(thing(R"({"attributes": {"rule": {"optional": true, "type": ["set", ["object", {
    "ports": ["set", "number"], "text": "string", "deep": ["list", ["object", {"f": "bool"}]], "one": ["object", {"f": "bool"}]}]]}}})"));
  REQUIRE_THAT(text, contains(R"(template <class T>
struct thing_rule_deep_ {
  tf::Value<tf::boolean> f{};
  static constexpr bool EveryKey = true;
  static constexpr const char* Names = "f";
};
using thing_rule_deep = thing_rule_deep_<void>;

template <class T>
struct thing_rule_ {
  tf::Blocks<block::thing_rule_deep_<T>> deep{};
  tf::Value<tf::any> one{};
  tf::Value<tf::set<tf::number>> ports{};
  tf::Value<tf::string> text{};
  static constexpr bool EveryKey = true;
  static constexpr const char* Names = "deep one ports text";
};
using thing_rule = thing_rule_<void>;
)"));
  REQUIRE_THAT(text, contains("  tf::Blocks<block::thing_rule_<T>> rule{};\n") && contains("tf::Expr<tf::set<tf::any>> rule()"));
}

TEST_CASE("an empty block is a structure without members") {
  const auto text = generate(thing(R"({"block_types": {"none": {"nesting_mode": "list", "max_items": 1, "block": {}}}})"));
  REQUIRE_THAT(text, contains("struct thing_none_ {\n  static constexpr const char* Names = \"\";\n};\n"));
  REQUIRE_THAT(text, contains("  tf::Block<block::thing_none_<T>> none{};\n"));
}

TEST_CASE("the same block in several places is one structure with the shortest name") {
  const std::string same = R"({"nesting_mode": "list", "block": {"block_types": {"in": {"nesting_mode": "list", "max_items": 1,
    "block": {"attributes": {"a": {"type": "string", "optional": true}}}}}}})";
  const std::string other = R"({"nesting_mode": "list", "block": {"attributes": {"a": {"type": "string", "required": true}}}})";
  const auto block = R"({"block_types": {"zz": )" + same + R"(, "bb": )" + same + R"(, "longer": )" + same + R"(, "other": )" + other + "}}";
  const auto text =
      generate(document(R"({"x_thing": {"version": 0, "block": )" + block + "}}", R"({"x_thing": {"version": 0, "block": )" + block + "}}"));
  REQUIRE_THAT(text, contains("struct thing_bb_ {\n  tf::Block<block::thing_bb_in_<T>> in{};\n") && contains("struct thing_other_ {"));
  REQUIRE_THAT(text, !contains("thing_zz") && !contains("thing_longer") && !contains("data_thing"));
  REQUIRE_THAT(text, contains("tf::Blocks<block::thing_bb_<T>> bb{};") && contains("tf::Blocks<block::thing_bb_<T>, 0, argument::thing::longer> longer{};") &&
                         contains("tf::Blocks<block::thing_bb_<T>, 0, argument::thing::zz> zz{};") && contains("tf::Blocks<block::thing_other_<T>> other{};"));
}

TEST_CASE("two structures never get one name") {
  const auto block = [](const std::string& name, const std::string& type) {
    return R"({"version": 0, "block": {"block_types": {")" + name +
           R"(": {"nesting_mode": "list", "block": {"attributes": {"a": {"optional": true, "type": ")" + type + R"("}}}}}}})";
  };
  const auto text = generate(document(R"({"x_a": )" + block("b_c", "string") + R"(, "x_a_b": )" + block("c", "number") + "}"));
  REQUIRE_THAT(text, contains("struct a_b_c_ {\n  tf::Value<tf::string>") && contains("struct a_b_c_2_ {\n  tf::Value<tf::number>"));
  REQUIRE_THAT(text, contains("tf::Blocks<block::a_b_c_2_<T>, 0, argument::a::c> c{};"));
}

TEST_CASE("objects go to the header of their first word") {
  auto overlay = ecia::bindgen::Overlay();
  const auto schema = ecia::bindgen::parseProvider(
      document(R"({"x_a": {"block": {}}, "x_a_b": {"block": {}}, "x_c_a": {"block": {}}})", R"({"x_c": {"block": {}}})"), "hashicorp/x");
  const auto model = ecia::bindgen::buildModel(schema, overlay, "x");
  REQUIRE(model.headers.size() == 2);
  REQUIRE(model.headers[0].file == "a.hpp");
  REQUIRE(model.headers[0].resources.size() == 2);
  REQUIRE(model.headers[1].file == "c.hpp");
  REQUIRE(model.headers[1].dataSources.size() == 1);
}
