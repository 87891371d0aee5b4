// SPDX-License-Identifier: Apache-2.0
// The objects that are written to try out generated types.
#include "samples.hpp"

#include "generate.hpp"

using namespace bindgen_tests;

TEST_CASE("samples with the least and with every argument") {
  const auto schema = ecia::bindgen::parseProvider(thing(R"({
    "attributes": {
      "delete": {"type": "bool", "optional": true},
      "hosts": {"type": ["list", ["object", {"name": "string", "port": "number"}]], "optional": true},
      "id": {"type": "string", "optional": true, "computed": true},
      "role_arn": {"type": "string", "required": true}
    },
    "block_types": {
      "empty": {"nesting_mode": "list", "max_items": 1, "block": {}},
      "logs": {"nesting_mode": "set", "min_items": 2, "block": {"attributes": {
        "bucket": {"type": "string", "required": true}, "tags": {"type": ["map", "string"], "optional": true}}}}
    }
  })"),
                                                   "hashicorp/x");
  ecia::bindgen::Overlay overlay;
  const auto files = ecia::bindgen::emitSamples(ecia::bindgen::buildModel(schema, overlay, "x"), schema, "x", 2);
  REQUIRE(files.size() == 3);
  REQUIRE(files[0].name == "samples.hpp");
  REQUIRE_THAT(files[0].text, contains("void part_1(std::vector<Sample>& samples);\nvoid part_2("));
  const auto text = files[1].text + files[2].text;
  REQUIRE_THAT(text, contains(R"(void resource_x_thing(tf::Module& module) {
  module.add("least", x::thing{
      .logs = {{
        .bucket = "sample"}, {
        .bucket = "sample2"}},
      .role_arn = "arn:aws:iam::123456789012:role/x"});
  module.add("every", x::thing{
      .delete_ = true,
      .empty = tf::empty_block,
      .hosts = {{
        .name = "sample",
        .port = 1}},
      .logs = {{
        .bucket = "sample",
        .tags = {{"Sample", "sample"}}}, {
        .bucket = "sample2"}},
      .role_arn = "arn:aws:iam::123456789012:role/x"});
}
)"));
  REQUIRE_THAT(text, contains(R"(samples.push_back({"x_thing", resource_x_thing, 2});)"));
}
