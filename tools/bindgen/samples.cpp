// SPDX-License-Identifier: Apache-2.0
#include "samples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "names.hpp"
#include "types.hpp"

namespace ecia::bindgen {
namespace {

template <class Named>
const Named* find(const std::vector<Named>& all, std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

/// A string that could stand there, by the argument's name: providers say less about good values, and the test is about shapes.
std::string_view plausible(std::string_view name) {
  struct Rule {
    bool (*fits)(std::string_view name, std::string_view text);
    std::string_view text, value;
  };
  constexpr auto is = [](std::string_view whole, std::string_view text) { return whole == text; };
  constexpr auto has = [](std::string_view whole, std::string_view text) { return whole.find(text) != std::string_view::npos; };
  constexpr auto ends = [](std::string_view whole, std::string_view text) { return whole.ends_with(text); };
  constexpr std::string_view arn = "arn:aws:iam::123456789012:role/x", account = "123456789012", json = "{}", address = "https://example.com",
                             time = "2030-01-01T00:00:00Z";
  // The first that fits.
  static constexpr std::array<Rule, 31> rules{{
      {is, "create", "30m"},
      {is, "delete", "30m"},
      {is, "read", "30m"},
      {is, "update", "30m"},
      {has, "arn", arn},
      {ends, "role", arn},
      {ends, "kms_key_id", arn},
      {ends, "ipv6_cidr_block", "2001:db8::/56"},
      {has, "cidr", "10.0.0.0/16"},
      {has, "account_id", account},
      {ends, "owner", account},
      {has, "policy", json},
      {has, "policies", json},
      {has, "json", json},
      {has, "document", json},
      {has, "definition", json},
      {has, "email", "x@example.com"},
      {has, "availability_zone", "eu-west-1a"},
      {has, "region", "eu-west-1"},
      {has, "url", address},
      {has, "uri", address},
      {has, "endpoint", address},
      {has, "domain", "example.com"},
      {has, "maintenance_window", "sun:05:00-sun:06:00"},
      {has, "date", time},
      {has, "time", time},
      {ends, "_ip", "10.0.0.1"},
      {has, "subnet", "subnet-12345678"},
      {is, "vpc_id", "vpc-12345678"},
      {has, "security_group", "sg-12345678"},
      {has, "instance_type", "t3.micro"},
  }};
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.fits(name, rule.text); });
  return found == rules.end() ? "sample" : found->value;
}

/// Writes the samples of one header.
class Sampler {
 public:
  explicit Sampler(const Header& header) : header_(header) {}

  std::string object(const Object& object, const Block& schema, bool every) {
    text_.clear();
    depth_ = 1;
    members(object.members, object.name, schema, every);
    return std::exchange(text_, {});
  }

 private:
  void line(std::string_view what) { text_ += fmt::format("\n{:{}}{}", "", 2 * (depth_ + 1), what); }

  /// `{.a = "x", .b = {{.c = 1}}}`, each member in a line.
  void members(const std::vector<Member>& members, std::string_view owner, const Block& schema, bool every) {
    text_ += '{';
    ++depth_;
    bool first = true;
    for (const auto& member : members) {
      if (!every && !member.required) continue;
      if (!std::exchange(first, false)) text_ += ',';
      line(fmt::format(".{} = ", identifier(member.name, owner)));
      if (const auto* nested = find(schema.blocks, member.name))
        nestedBlock(member, *nested);
      else if (const auto* attribute = find(schema.attributes, member.name))
        argument(member, attribute->type);
      else
        throw SchemaError(owner, fmt::format("no argument \"{}\"", member.name));
    }
    --depth_;
    text_ += '}';
  }

  void argument(const Member& member, const Type& type) {
    if (!member.block) {
      kind_ = member.type.find("kind::") != std::string::npos;
      text_ += literal(type, member.name);
      kind_ = false;
      return;
    }
    text_ += '{';
    everyKey(*member.block, type.element.front());
    text_ += '}';
  }

  /// An element of an argument that looks like a block, with every member: the schema does not say which of them a provider needs.
  void everyKey(std::size_t index, const Type& object) {
    const auto& structure = header_.blocks[index];
    text_ += '{';
    ++depth_;
    bool first = true;
    for (const auto& member : structure.members) {
      if (!std::exchange(first, false)) text_ += ',';
      line(fmt::format(".{} = ", identifier(member.name, structure.name)));
      argument(member, find(object.fields, member.name)->type);
    }
    --depth_;
    text_ += '}';
  }

  void nestedBlock(const Member& member, const NestedBlock& nested) {
    if (!member.block) {  // blocks with labels
      text_ += R"({{"sample", tf::Argument(tf::Map{})}})";
      return;
    }
    const auto& structure = header_.blocks[*member.block];
    const bool every = full_.insert(*member.block).second;
    const bool empty = std::none_of(structure.members.begin(), structure.members.end(), [&](const Member& inner) { return every || inner.required; });
    const auto several = std::max(nested.least, 1U);
    if (empty && several == 1) {
      text_ += "tf::empty_block";
      return;
    }
    text_ += '{';
    const auto outer = number_;
    for (unsigned number = 0; number < several; ++number) {
      number_ = number;
      if (number != 0) text_ += ", ";
      members(structure.members, structure.name, nested.block, every && number == 0);
    }
    number_ = outer;
    text_ += '}';
  }

  /// Elements of a set must differ, so those after the first have a number in them.
  std::string literal(const Type& type, std::string_view name) const {
    switch (type.constructor) {
      case Type::Constructor::String: {
        const auto text = fmt::format("{}{}", plausible(name), number_ == 0 ? "" : std::to_string(number_ + 1));
        return kind_ ? fmt::format(R"(tf::unchecked("\"{}\""))", text) : fmt::format("\"{}\"", text);  // the value need not have the form of the kind
      }
      case Type::Constructor::Number: return std::to_string(number_ + 1);
      case Type::Constructor::Bool: return "true";
      case Type::Constructor::List:
      case Type::Constructor::Set: return fmt::format("{{{}}}", literal(type.element.front(), name));
      case Type::Constructor::Map: return fmt::format("{{{{\"Sample\", {}}}}}", literal(type.element.front(), name));
      case Type::Constructor::Dynamic: return fmt::format("tf::Value<tf::string>(\"{}\")", plausible(name));
      case Type::Constructor::Object: break;
    }
    std::string fields;
    for (const auto& field : type.fields) {
      const auto value = literal(field.type, field.name);
      const auto typed = field.type.constructor == Type::Constructor::Object ? value : fmt::format("tf::Value<{}>({})", tagOf(field.type, ""), value);
      fields += fmt::format("{}{{\"{}\", {}}}", fields.empty() ? "" : ", ", field.name, typed);
    }
    return fmt::format("tf::Argument(tf::Map{{{}}})", fields);
  }

  const Header& header_;
  bool kind_ = false;            ///< the argument takes a kind
  std::set<std::size_t> full_{};  ///< structures that had every member
  std::string text_{};
  int depth_ = 0;
  unsigned number_ = 0;  ///< of the block among its equals
};

/// Functions that add the objects of one header.
struct HeaderSamples {
  std::string file;
  std::string functions;
  std::string list;  ///< `{"aws_lb", lb_1},`
};

class Emitter {
 public:
  Emitter(const ProviderSchema& schema, std::string_view namespaceName) : namespace_(namespaceName) {
    for (const auto& resource : schema.resources) resources_.emplace(resource.type, &resource.block);
    for (const auto& source : schema.dataSources) dataSources_.emplace(source.type, &source.block);
    for (const auto& resource : schema.ephemeralResources) ephemeralResources_.emplace(resource.type, &resource.block);
  }

  HeaderSamples header(const Header& header) {
    HeaderSamples result{header.file, {}, {}};
    Sampler sampler(header);
    for (const auto& resource : header.resources) add(result, sampler, resource, *resources_.at(resource.type), "");
    for (const auto& source : header.dataSources) add(result, sampler, source, *dataSources_.at(source.type), "data");
    for (const auto& resource : header.ephemeralResources) add(result, sampler, resource, *ephemeralResources_.at(resource.type), "ephemeral");
    return result;
  }

 private:
  void add(HeaderSamples& result, Sampler& sampler, const Object& object, const Block& schema, std::string_view scope) {
    const auto function = fmt::format("{}_{}", scope.empty() ? "resource" : scope, object.type);
    const auto type = fmt::format("{}::{}{}{}", namespace_, scope, scope.empty() ? "" : "::", object.name);
    const auto every = sampler.object(object, schema, true);
    const auto least = sampler.object(object, schema, false);
    result.functions += fmt::format("void {}(tf::Module& module) {{\n  module.add(\"least\", {}{});\n", function, type, least);
    if (every != least) result.functions += fmt::format("  module.add(\"every\", {}{});\n", type, every);
    result.functions += "}\n\n";
    result.list +=
        fmt::format("  samples.push_back({{\"{}{}{}\", {}, {}}});\n", scope, scope.empty() ? "" : ".", object.type, function, every != least ? 2 : 1);
  }

  std::string_view namespace_;
  std::map<std::string, const Block*> resources_{}, dataSources_{}, ephemeralResources_{};
};

/// Headers in so many parts of about the same size, in their order.
std::vector<std::vector<HeaderSamples>> divide(std::vector<HeaderSamples> headers, std::size_t parts) {
  std::size_t total = 0, done = 0;
  for (const auto& header : headers) total += header.functions.size();
  std::vector<std::vector<HeaderSamples>> result(parts);
  for (auto& header : headers) {
    const auto part = std::min(parts - 1, (done + header.functions.size() / 2) * parts / std::max<std::size_t>(total, 1));
    done += header.functions.size();
    result[part].push_back(std::move(header));
  }
  return result;
}

constexpr std::string_view Preamble = "// GENERATED by tools/bindgen --samples. Do not edit.\n";

std::string emitPart(const std::vector<HeaderSamples>& headers, std::string_view namespaceName, std::size_t number) {
  std::string includes, functions, list;
  for (const auto& header : headers) {
    includes += fmt::format("#include <ecia/{}/{}>\n", namespaceName, header.file);
    functions += header.functions;
    list += header.list;
  }
  return fmt::format(
      "{}#include \"samples.hpp\"\n\n{}\nnamespace {} = ecia::{};\nnamespace tf = ecia::tf;\n\nnamespace {{\n\n{}}}  // namespace\n\n"
      "void samples::part_{}(std::vector<Sample>& samples) {{\n{}}}\n",
      Preamble, includes, namespaceName, namespaceName, functions, number, list.empty() ? "  (void)samples;\n" : list);
}

std::string emitDeclarations(std::size_t parts) {
  std::string declarations, calls;
  for (std::size_t number = 1; number <= parts; ++number) {
    declarations += fmt::format("void part_{}(std::vector<Sample>& samples);\n", number);
    calls += fmt::format("  part_{}(samples);\n", number);
  }
  return fmt::format(
      "{}#pragma once\n\n#include <cstddef>\n#include <string_view>\n#include <vector>\n\n#include <ecia/terraform/configuration.hpp>\n\n"
      "namespace samples {{\n\n/// What adds the objects of one type to a module.\nstruct Sample {{\n  std::string_view type;\n"
      "  void (*add)(ecia::tf::Module& module);\n  std::size_t objects;\n}};\n\n{}\n"
      "inline std::vector<Sample> all() {{\n  std::vector<Sample> samples;\n{}  return samples;\n}}\n\n}}  // namespace samples\n",
      Preamble, declarations, calls);
}

}  // namespace

std::vector<SampleFile> emitSamples(const Model& model, const ProviderSchema& schema, std::string_view namespaceName, std::size_t parts) {
  Emitter emitter(schema, namespaceName);
  std::vector<HeaderSamples> headers;
  headers.reserve(model.headers.size());
  for (const auto& header : model.headers) headers.push_back(emitter.header(header));
  std::vector<SampleFile> files{{"samples.hpp", emitDeclarations(parts)}};
  std::size_t number = 0;
  for (const auto& part : divide(std::move(headers), parts)) {
    ++number;
    files.push_back({fmt::format("samples_{}.cpp", number), emitPart(part, namespaceName, number)});
  }
  return files;
}

}  // namespace ecia::bindgen
