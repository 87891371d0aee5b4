// SPDX-License-Identifier: Apache-2.0
// The bindings of small providers, for the tests.
#pragma once

#include <nlohmann/json.hpp>

#include "catalog.hpp"

namespace convert_tests {

inline const ecia::convert::Catalog& smallProvider() {
  static const ecia::convert::Catalog catalog = [] {
    ecia::convert::Catalog made;
    made.add("x", nlohmann::json::parse(R"({"format_version": "1.0", "provider_schemas": {"example.org/hashicorp/x": {"resource_schemas": {
        "x_net": {"version": 0, "block": {
          "attributes": {"any": {"type": "dynamic", "optional": true}, "arn": {"type": "string", "computed": true}, "id": {"type": "string", "computed": true},
                         "name": {"type": "string", "optional": true, "computed": true}, "name_prefix": {"type": "string", "optional": true, "computed": true}, "label": {"type": "string", "optional": true}, "label_id": {"type": "string", "optional": true, "computed": true}, "on": {"type": "bool", "optional": true},
                         "secret": {"type": "string", "optional": true, "sensitive": true}, "size": {"type": "number", "optional": true},
                         "tags": {"type": ["map", "string"], "optional": true}, "tags_all": {"type": ["map", "string"], "optional": true, "computed": true},
                         "user_data": {"type": "string", "optional": true, "computed": true}, "zones": {"type": ["list", "string"], "optional": true}},
          "block_types": {"link": {"nesting_mode": "list", "block": {"attributes": {"to": {"type": "string", "optional": true}}}},
                          "one": {"nesting_mode": "list", "max_items": 1, "block": {"attributes": {"to": {"type": "string", "optional": true}}}}}}},
        "x_host": {"version": 0, "block": {
          "attributes": {"id": {"type": "string", "computed": true}, "name": {"type": "string", "optional": true}, "net_id": {"type": "string", "required": true}, "secret": {"type": "string", "optional": true, "sensitive": true}}}}}}}})"),
             ecia::bindgen::parseOverlay(nlohmann::json::parse(R"({"kinds": {"net_id": "The id of a net."}, "forms": {"net_id": "net-*"},
        "attributes": {"net_id": ["x_net.id"]}, "arguments": {"net_id": ["x_host.net_id"]}})")),
             ecia::convert::parseConflicts(nlohmann::json::parse(R"({"x_net": [["name", "name_prefix"], ["label", "label_id"], ["on", "zones"], ["link.to", "size"]]})")));
    made.add("aws", nlohmann::json::parse(R"({"format_version": "1.0", "provider_schemas": {"example.org/hashicorp/aws": {"resource_schemas": {
        "aws_route_table": {"version": 0, "block": {"attributes": {"id": {"type": "string", "computed": true}, "route": {"type": ["list", "string"], "optional": true}}}},
        "aws_route": {"version": 0, "block": {"attributes": {"id": {"type": "string", "computed": true}, "route_table_id": {"type": "string", "optional": true}}}}}}}})"),
             {});
    return made;
  }();
  return catalog;
}

}  // namespace convert_tests
