// SPDX-License-Identifier: Apache-2.0
// A provider's schema as `terraform providers schema -json` prints it, read strictly: what is not understood is an error, never skipped.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace ecia::bindgen {

/// Something in the input is not as expected. The message starts with the path to it, e.g. "aws_lb.access_logs: unknown nesting mode "cube"".
struct SchemaError : std::runtime_error {
  SchemaError(std::string_view path, std::string_view what);
};

struct Field;

/// The type of an attribute: a constructor with its element type, or an object with its fields.
struct Type {
  enum class Constructor { String, Number, Bool, Dynamic, List, Set, Map, Object };

  Constructor constructor = Constructor::String;
  std::vector<Type> element;  ///< exactly one for a list, set or map
  std::vector<Field> fields;  ///< of an object, in alphabetical order
};

struct Field {
  std::string name;
  Type type;
};

struct Attribute {
  std::string name;
  Type type;
  bool required = false;
  bool optional = false;
  bool computed = false;
  bool sensitive = false;
  bool deprecated = false;
  bool writeOnly = false;  ///< Terraform sends it to the provider and does not keep it: reading it gives null
};

struct NestedBlock;

/// Attributes and nested blocks, each in alphabetical order of their names.
struct Block {
  std::vector<Attribute> attributes;
  std::vector<NestedBlock> blocks;
  bool deprecated = false;
};

struct NestedBlock {
  enum class Nesting { Single, Group, List, Set, Map };

  std::string name;
  Nesting nesting = Nesting::List;
  unsigned least = 0;
  unsigned most = 0;  ///< 0 for no limit
  Block block;
};

/// A resource, a data source or an ephemeral resource.
struct ObjectSchema {
  std::string type;  ///< "aws_lb"
  Block block;
};

struct ProviderSchema {
  std::vector<ObjectSchema> resources;
  std::vector<ObjectSchema> dataSources;
  std::vector<ObjectSchema> ephemeralResources;
};

/// Reads the schema of one provider out of the document.
/// @param source the provider without its host, "hashicorp/aws"
ProviderSchema parseProvider(const nlohmann::json& document, std::string_view source);

}  // namespace ecia::bindgen
