// SPDX-License-Identifier: Apache-2.0
#include "model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "names.hpp"
#include "types.hpp"

namespace ecia::bindgen {
namespace {

/// Where something stands: its path in the schema for rules and messages, and the name of a structure for it.
struct Place {
  std::string path;  ///< "data.aws_lb.access_logs"
  std::string name;  ///< "data_lb_access_logs"

  Place operator/(std::string_view part) const { return {fmt::format("{}.{}", path, part), fmt::format("{}_{}", name, part)}; }
};

/// The text that two structures share exactly if they are the same.
std::string signature(const Structure& structure) {
  std::string text = structure.everyKey ? "every key\n" : "";
  for (const auto& member : structure.members) {
    const auto block = member.block ? std::to_string(*member.block) : "";
    text += fmt::format("{} {} {} {} {} {}\n", member.name, member.type, member.required, block, member.most, member.deprecated);
  }
  return text;
}

bool shorter(const std::string& a, const std::string& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; }

/// Builds one header: turns the objects that are added to it into structures, and shares those that are the same.
class HeaderBuilder {
 public:
  HeaderBuilder(Overlay& overlay, Counts& counts, std::string file) : overlay_(overlay), counts_(counts) { header_.file = std::move(file); }

  void addResource(const ObjectSchema& schema, const std::string& name) {
    header_.resources.push_back(object(schema, name, {schema.type, name}, Category::resource));
    ++counts_.resources;
  }

  void addDataSource(const ObjectSchema& schema, const std::string& name) {
    header_.dataSources.push_back(object(schema, name, {"data." + schema.type, "data_" + name}, Category::dataSource));
    ++counts_.dataSources;
  }

  void addEphemeralResource(const ObjectSchema& schema, const std::string& name) {
    header_.ephemeralResources.push_back(object(schema, name, {"ephemeral." + schema.type, "ephemeral_" + name}, Category::ephemeralResource));
    ++counts_.ephemeralResources;
  }

  Header finish() {
    nameStructures();
    ++counts_.headers;
    counts_.blocksAfter += header_.blocks.size();
    for (const auto& block : header_.blocks) count(block.members);
    for (const auto* objects : {&header_.resources, &header_.dataSources, &header_.ephemeralResources})
      for (const auto& object : *objects) {
        count(object.members);
        count(object.readers);
      }
    return std::move(header_);
  }

 private:
  enum class Category { resource, dataSource, ephemeralResource };

  /// "data" and "ephemeral" are namespaces, and no names for structures beside them.
  Object object(const ObjectSchema& schema, const std::string& name, const Place& place, Category category) {
    Object result{schema.type, identifier(name, name == "ephemeral" ? name : "data"), schema.block.deprecated, members(schema.block, place, category == Category::resource), readers(schema.block, place)};
    if (category == Category::ephemeralResource)
      for (auto& reader : result.readers) reader.type = fmt::format("tf::ephemeral<{}>", reader.type);
    return result;
  }

  void count(const std::vector<Member>& members) {
    counts_.arguments += members.size();
    for (const auto& member : members) counts_.argumentsWithKind += member.type.find("kind::") != std::string::npos;
  }

  void count(const std::vector<Reader>& readers) {
    counts_.readers += readers.size();
    for (const auto& reader : readers) counts_.readersWithKind += reader.type.find("kind::") != std::string::npos;
  }

  /// Arguments and nested blocks in one alphabetical order.
  std::vector<Member> members(const Block& block, const Place& place, bool topOfResource) {
    std::vector<Member> result;
    for (const auto& attribute : block.attributes)
      if (isArgument(attribute, topOfResource)) result.push_back(argument(attribute, place / attribute.name));
    for (const auto& nested : block.blocks) result.push_back(nestedBlock(nested, place / nested.name));
    std::sort(result.begin(), result.end(), [](const Member& a, const Member& b) { return a.name < b.name; });
    return result;
  }

  /// `id` and `tags_all` can be written only because an old plugin library knows no other way to say that they are computed.
  static bool isArgument(const Attribute& attribute, bool topOfResource) {
    const bool legacy = topOfResource && attribute.optional && attribute.computed && (attribute.name == "id" || attribute.name == "tags_all");
    return (attribute.required || attribute.optional) && !legacy;
  }

  Member argument(const Attribute& attribute, const Place& place) {
    Member result = looksLikeBlocks(attribute.type) ? attributeAsBlocks(attribute.name, attribute.type, attribute.required, place)
                                                    : value(attribute.name, attribute.type, attribute.required, place);
    result.deprecated = attribute.deprecated;
    result.writeOnly = attribute.writeOnly && !result.block;
    if (result.writeOnly) result.type = fmt::format("tf::write_only<{}>", result.type);
    return result;
  }

  Member value(const std::string& name, const Type& type, bool required, const Place& place) {
    std::string kind;
    if (holdsStrings(type)) kind = overlay_.arguments.find(place.path);
    return {name, tagOf(type, kind), required};
  }

  Member attributeAsBlocks(const std::string& name, const Type& type, bool required, const Place& place) {
    Structure structure{{}, true};
    for (const auto& [field, fieldType] : type.element.front().fields)
      structure.members.push_back(looksLikeBlocks(fieldType) ? attributeAsBlocks(field, fieldType, false, place / field)
                                                             : value(field, fieldType, false, place / field));
    ++counts_.blocksBefore;
    return {name, required ? "tf::RequiredBlocks" : "tf::Blocks", required, share(std::move(structure), place), true};
  }

  Member nestedBlock(const NestedBlock& nested, const Place& place) {
    ++counts_.blocksBefore;
    const bool list = nested.nesting == NestedBlock::Nesting::List || nested.nesting == NestedBlock::Nesting::Set;
    const bool required = list && nested.least > 0;
    if (nested.nesting == NestedBlock::Nesting::Map) return {nested.name, "tf::map<tf::any>", false, {}, false, 0, nested.block.deprecated};
    const auto block = share({members(nested.block, place, false)}, place);
    const bool several = list && nested.most != 1;
    const auto* type = several ? (required ? "tf::RequiredBlocks" : "tf::Blocks") : (required ? "tf::RequiredBlock" : "tf::Block");
    return {nested.name, type, required, block, several, several ? nested.most : 0, nested.block.deprecated};
  }

  /// Every attribute of the object that can be read. What is only written to the provider reads as null.
  std::vector<Reader> readers(const Block& block, const Place& place) {
    std::vector<Reader> result;
    for (const auto& attribute : block.attributes) {
      if (attribute.writeOnly) continue;
      const auto kind = holdsStrings(attribute.type) ? readKind(attribute, (place / attribute.name).path) : std::string();
      result.push_back({attribute.name, tagOf(attribute.type, kind), attribute.sensitive, attribute.deprecated});
    }
    return result;
  }

  /// What an attribute is by a rule of its own, or else what the argument of the same name takes.
  std::string readKind(const Attribute& attribute, const std::string& path) {
    const auto& kind = overlay_.attributes.find(path);
    if (!kind.empty() || !(attribute.required || attribute.optional)) return kind;
    return overlay_.arguments.find(path);
  }

  std::size_t share(Structure structure, const Place& place) {
    const auto [found, added] = bySignature_.emplace(signature(structure), header_.blocks.size());
    if (added) header_.blocks.push_back(std::move(structure));
    header_.blocks[found->second].places.push_back(place.name);
    return found->second;
  }

  /// Structures choose in the order of their shortest names; who finds its names taken (aws_a with a block b_c beside aws_a_b with c) gets a number.
  void nameStructures() {
    std::vector<Structure*> order;
    for (auto& block : header_.blocks) {
      std::sort(block.places.begin(), block.places.end(), shorter);
      order.push_back(&block);
    }
    // Two of one name stay in their order in the header; not by std::stable_sort, whose buffer newer compilers call deprecated.
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
      return a->places.front() == b->places.front() ? a < b : shorter(a->places.front(), b->places.front());
    });
    std::set<std::string> taken;
    for (auto* block : order) {
      const auto free = std::find_if(block->places.begin(), block->places.end(), [&](const auto& name) { return !taken.contains(identifier(name)); });
      auto name = identifier(free != block->places.end() ? *free : block->places.front());
      for (int number = 2; !taken.insert(name).second; ++number) name = fmt::format("{}_{}", block->places.front(), number);
      block->name = std::move(name);
    }
  }

  Overlay& overlay_;
  Counts& counts_;
  Header header_{};
  std::map<std::string, std::size_t> bySignature_{};
};

/// "aws_lb_listener" without "aws_". A type that is the prefix alone (`http`) keeps it.
std::string localName(const std::string& type, std::string_view prefix) {
  if (type == prefix) return type;
  const auto start = fmt::format("{}_", prefix);
  if (!type.starts_with(start) || type.size() == start.size()) throw SchemaError(type, fmt::format("the type does not start with \"{}\"", start));
  return type.substr(start.size());
}

/// One program may include all headers.
void expectUniqueStructures(const std::vector<Header>& headers) {
  std::set<std::string> names;
  for (const auto& header : headers)
    for (const auto& block : header.blocks)
      if (!names.insert(block.name).second) throw SchemaError(header.file, fmt::format("a second structure block::{}", block.name));
}

}  // namespace

Model buildModel(const ProviderSchema& schema, Overlay& overlay, std::string_view prefix) {
  Model model;
  std::map<std::string, HeaderBuilder> builders;
  const auto builder = [&](const std::string& name) -> HeaderBuilder& {
    const auto word = name.substr(0, name.find('_'));
    return builders.try_emplace(word, overlay, model.counts, word + ".hpp").first->second;
  };
  for (const auto& resource : schema.resources) {
    const auto name = localName(resource.type, prefix);
    builder(name).addResource(resource, name);
  }
  for (const auto& source : schema.dataSources) {
    const auto name = localName(source.type, prefix);
    builder(name).addDataSource(source, name);
  }
  for (const auto& resource : schema.ephemeralResources) {
    const auto name = localName(resource.type, prefix);
    builder(name).addEphemeralResource(resource, name);
  }
  for (auto& [word, header] : builders) model.headers.push_back(header.finish());
  expectUniqueStructures(model.headers);
  return model;
}

}  // namespace ecia::bindgen
