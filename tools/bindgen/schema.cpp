// SPDX-License-Identifier: Apache-2.0
#include "schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <utility>

namespace ecia::bindgen {
namespace {

using nlohmann::json;

/// Fails if the object has a key outside `known`: a new key may change what the others mean.
void expectKeys(const json& object, std::string_view path, std::initializer_list<std::string_view> known) {
  if (!object.is_object()) throw SchemaError(path, "not a JSON object");
  for (const auto& [key, value] : object.items())
    if (std::find(known.begin(), known.end(), key) == known.end()) throw SchemaError(path, fmt::format("unknown key \"{}\"", key));
}

std::string join(std::string_view path, std::string_view name) { return fmt::format("{}.{}", path, name); }

bool flag(const json& object, const char* key, std::string_view path) {
  const auto found = object.find(key);
  if (found == object.end()) return false;
  if (!found->is_boolean()) throw SchemaError(path, fmt::format("\"{}\" is not a boolean", key));
  return found->get<bool>();
}

unsigned count(const json& object, const char* key, std::string_view path) {
  const auto found = object.find(key);
  if (found == object.end()) return 0;
  if (!found->is_number_unsigned()) throw SchemaError(path, fmt::format("\"{}\" is not a count", key));
  return found->get<unsigned>();
}

Type parseType(const json& type, const std::string& path);

Type parsePrimitive(const std::string& name, std::string_view path) {
  if (name == "string") return {Type::Constructor::String, {}, {}};
  if (name == "number") return {Type::Constructor::Number, {}, {}};
  if (name == "bool") return {Type::Constructor::Bool, {}, {}};
  if (name == "dynamic") return {Type::Constructor::Dynamic, {}, {}};
  throw SchemaError(path, fmt::format("unknown type \"{}\"", name));
}

Type parseObject(const json& type, const std::string& path) {
  if (!type.at(1).is_object()) throw SchemaError(path, "the fields of an object type are not a JSON object");
  Type result{Type::Constructor::Object, {}, {}};
  for (const auto& [name, field] : type.at(1).items()) result.fields.push_back({name, parseType(field, join(path, name))});
  return result;
}

/// https://github.com/zclconf/go-cty/blob/main/docs/json.md: a name, or an array of a constructor and what it is applied to. The third element of an
/// object type, the names of optional fields, changes nothing here: every key is written.
Type parseType(const json& type, const std::string& path) {
  if (type.is_string()) return parsePrimitive(type.get<std::string>(), path);
  if (!type.is_array() || type.size() < 2 || !type.at(0).is_string()) throw SchemaError(path, fmt::format("not a type: {}", type.dump()));
  const auto constructor = type.at(0).get<std::string>();
  if (constructor == "object") return parseObject(type, path);
  if (type.size() != 2) throw SchemaError(path, fmt::format("not a type: {}", type.dump()));
  const auto of = [&](Type::Constructor known) { return Type{known, {parseType(type.at(1), path)}, {}}; };
  if (constructor == "list") return of(Type::Constructor::List);
  if (constructor == "set") return of(Type::Constructor::Set);
  if (constructor == "map") return of(Type::Constructor::Map);
  throw SchemaError(path, fmt::format("unknown type constructor \"{}\"", constructor));
}

Attribute parseAttribute(const std::string& name, const json& attribute, const std::string& path) {
  expectKeys(attribute, path,
             {"type", "description", "description_kind", "required", "optional", "computed", "sensitive", "deprecated", "write_only"});
  if (!attribute.contains("type")) throw SchemaError(path, "an attribute without a type");
  Attribute result{name, parseType(attribute.at("type"), path)};
  result.required = flag(attribute, "required", path);
  result.optional = flag(attribute, "optional", path);
  result.computed = flag(attribute, "computed", path);
  result.sensitive = flag(attribute, "sensitive", path);
  result.deprecated = flag(attribute, "deprecated", path);
  result.writeOnly = flag(attribute, "write_only", path);
  if (!result.required && !result.optional && !result.computed) throw SchemaError(path, "neither required nor optional nor computed");
  return result;
}

NestedBlock::Nesting parseNesting(const json& block, std::string_view path) {
  const auto mode = block.value("nesting_mode", "");
  if (mode == "single") return NestedBlock::Nesting::Single;
  if (mode == "group") return NestedBlock::Nesting::Group;
  if (mode == "list") return NestedBlock::Nesting::List;
  if (mode == "set") return NestedBlock::Nesting::Set;
  if (mode == "map") return NestedBlock::Nesting::Map;
  throw SchemaError(path, fmt::format("unknown nesting mode \"{}\"", mode));
}

Block parseBlock(const json& block, const std::string& path);

NestedBlock parseNestedBlock(const std::string& name, const json& nested, const std::string& path) {
  expectKeys(nested, path, {"nesting_mode", "block", "min_items", "max_items"});
  if (!nested.contains("block")) throw SchemaError(path, "a block type without a block");
  return {name, parseNesting(nested, path), count(nested, "min_items", path), count(nested, "max_items", path), parseBlock(nested.at("block"), path)};
}

Block parseBlock(const json& block, const std::string& path) {
  expectKeys(block, path, {"attributes", "block_types", "description", "description_kind", "deprecated"});
  Block result;
  result.deprecated = flag(block, "deprecated", path);
  if (block.contains("attributes"))
    for (const auto& [name, attribute] : block.at("attributes").items())
      result.attributes.push_back(parseAttribute(name, attribute, join(path, name)));
  if (block.contains("block_types"))
    for (const auto& [name, nested] : block.at("block_types").items()) {
      if (block.contains("attributes") && block.at("attributes").contains(name)) throw SchemaError(join(path, name), "both an attribute and a block");
      result.blocks.push_back(parseNestedBlock(name, nested, join(path, name)));
    }
  return result;
}

std::vector<ObjectSchema> parseObjects(const json& provider, const char* key, std::string_view prefix) {
  std::vector<ObjectSchema> result;
  if (!provider.contains(key)) return result;
  for (const auto& [type, schema] : provider.at(key).items()) {
    const auto path = fmt::format("{}{}", prefix, type);
    expectKeys(schema, path, {"version", "block"});
    if (!schema.contains("block")) throw SchemaError(path, "a schema without a block");
    result.push_back({type, parseBlock(schema.at("block"), path)});
  }
  return result;
}

}  // namespace

SchemaError::SchemaError(std::string_view path, std::string_view what) : std::runtime_error(fmt::format("{}: {}", path, what)) {}

ProviderSchema parseProvider(const json& document, std::string_view source) {
  if (!document.is_object() || !document.contains("provider_schemas")) throw SchemaError("provider_schemas", "not in the document");
  const auto version = document.value("format_version", "");
  if (version.substr(0, 2) != "1.") throw SchemaError("format_version", fmt::format("\"{}\" is not known, only 1.x", version));
  for (const auto& [address, provider] : document.at("provider_schemas").items())
    if (address == source || address.ends_with(fmt::format("/{}", source)))
      return {parseObjects(provider, "resource_schemas", ""), parseObjects(provider, "data_source_schemas", "data."), parseObjects(provider, "ephemeral_resource_schemas", "ephemeral.")};
  throw SchemaError("provider_schemas", fmt::format("no provider \"{}\"", source));
}

}  // namespace ecia::bindgen
