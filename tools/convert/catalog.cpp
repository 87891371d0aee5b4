// SPDX-License-Identifier: Apache-2.0
#include "catalog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ecia/text/pattern.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace ecia::convert {
namespace {

/// The address of the provider in the document without its host: "hashicorp/aws".
std::string sourceOf(const nlohmann::json& schema, const std::string& space) {
  if (const auto providers = schema.find("provider_schemas"); providers != schema.end())
    for (const auto& [address, provider] : providers->items())
      if (address.ends_with("/" + space)) return address.substr(address.find('/') + 1);
  throw std::runtime_error(fmt::format("there is no provider called {} in the schema; write the last word of its source", space));
}

const bindgen::Block* schemaOf(const std::vector<bindgen::ObjectSchema>& all, const std::string& type) {
  return &std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.type == type; })->block;
}

std::string keyOf(Category category, const std::string& type) { return fmt::format("{}.{}", wordOf(category), type); }

/// What Terraform brings itself, as `ecia/terraform.hpp` has it.
constexpr std::string_view Builtin = R"({"format_version": "1.0", "provider_schemas": {"terraform.io/builtin/terraform": {
  "resource_schemas": {"terraform_data": {"version": 0, "block": {"attributes": {
    "id": {"type": "string", "computed": true}, "input": {"type": "dynamic", "optional": true}, "output": {"type": "dynamic", "computed": true},
    "triggers_replace": {"type": "dynamic", "optional": true}}}}},
  "data_source_schemas": {"terraform_remote_state": {"version": 0, "block": {"attributes": {
    "backend": {"type": "string", "required": true}, "config": {"type": ["map", "dynamic"], "optional": true}, "defaults": {"type": ["map", "dynamic"], "optional": true},
    "workspace": {"type": "string", "optional": true}}}}}}}})";

bool startsKind(std::string_view tag) { return tag.find("kind::") != std::string_view::npos && tag.find('<') == std::string_view::npos; }

}  // namespace

std::string_view wordOf(Category category) { return category == Category::data ? "data" : category == Category::ephemeral ? "ephemeral" : ""; }

Catalog::Catalog() {
  auto made = std::make_unique<Bindings>();
  made->space = BuiltinSpace;
  made->schema = bindgen::parseProvider(nlohmann::json::parse(Builtin), "builtin/terraform");
  bindgen::Overlay none;
  made->model = bindgen::buildModel(made->schema, none, "terraform");
  for (auto& header : made->model.headers)
    for (auto* objects : {&header.resources, &header.dataSources})
      for (auto& object : *objects) {
        object.name = object.type;
        std::erase_if(object.readers, [](const bindgen::Reader& reader) { return reader.name != "id" && reader.name != "output"; });
      }
  take(std::move(made));
}

void Catalog::add(const std::string& space, const nlohmann::json& schema, bindgen::Overlay overlay, Conflicts conflicts) {
  auto made = std::make_unique<Bindings>();
  made->space = space;
  made->conflicts = std::move(conflicts);
  made->forms = overlay.forms;
  made->schema = bindgen::parseProvider(schema, sourceOf(schema, space));
  made->model = bindgen::buildModel(made->schema, overlay, space);
  take(std::move(made));
}

void Catalog::take(std::unique_ptr<const Bindings> made) {
  const auto addAll = [&](Category category, const bindgen::Header& header, const std::vector<bindgen::Object>& objects, const std::vector<bindgen::ObjectSchema>& schemas) {
    for (const auto& object : objects) {
      auto& known = known_[keyOf(category, object.type)] = {made.get(), &header, &object, schemaOf(schemas, object.type)};
      const auto conflicts = made->conflicts.find(object.type);
      if (category == Category::resource && conflicts != made->conflicts.end()) known.conflicts = conflicts->second;
    }
  };
  for (const auto& header : made->model.headers) {
    addAll(Category::resource, header, header.resources, made->schema.resources);
    addAll(Category::data, header, header.dataSources, made->schema.dataSources);
    addAll(Category::ephemeral, header, header.ephemeralResources, made->schema.ephemeralResources);
  }
  bindings_.push_back(std::move(made));
}

const Known* Catalog::find(Category category, const std::string& type) const {
  const auto found = known_.find(keyOf(category, type));
  return found == known_.end() ? nullptr : &found->second;
}

std::string spelled(std::string tag, const Bindings& bindings) {
  if (const auto kind = tag.find("kind::"); kind != std::string::npos) tag.insert(kind, bindings.space + "::");
  return tag;
}

std::string_view elementOf(std::string_view tag, std::string_view outer) {
  if (!tag.starts_with(outer) || !tag.substr(outer.size()).starts_with('<')) return {};
  return tag.substr(outer.size() + 1, tag.size() - outer.size() - 2);
}

bool isText(std::string_view tag) { return tag == "tf::string" || startsKind(tag); }

bool fits(std::string_view from, std::string_view to) {
  if (const auto kept = elementOf(from, "tf::ephemeral"); !kept.empty()) return !elementOf(to, "tf::write_only").empty() && fits(kept, elementOf(to, "tf::write_only"));
  if (const auto kept = elementOf(to, "tf::write_only"); !kept.empty()) return fits(from, kept);
  if (from == to || to == "tf::any") return true;
  if (to == "tf::string") return isText(from) || from == "tf::number" || from == "tf::boolean";
  const auto sequence = [](std::string_view tag) {
    const auto list = elementOf(tag, "tf::list");
    return list.empty() ? elementOf(tag, "tf::set") : list;
  };
  if (!sequence(from).empty() && !sequence(to).empty()) return fits(sequence(from), sequence(to));
  if (!elementOf(from, "tf::map").empty() && !elementOf(to, "tf::map").empty()) return fits(elementOf(from, "tf::map"), elementOf(to, "tf::map"));
  return false;
}

bool hasForm(std::string_view tag, const Bindings& bindings, std::string_view text) {
  if (!startsKind(tag)) return true;
  const auto form = bindings.forms.find(std::string(tag.substr(tag.find("kind::") + 6)));
  return form == bindings.forms.end() || ecia::matches(form->second, text);
}

}  // namespace ecia::convert
