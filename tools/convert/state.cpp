// SPDX-License-Identifier: Apache-2.0
#include "state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <deque>
#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

namespace ecia::convert {
namespace {

/// An object of the state.
struct Entry {
  std::string module{};   ///< flat: "a_b" of "module.a.module.b"
  std::string address{};  ///< in the state
  Category category = Category::resource;
  std::string type{}, name{};
  Json values{};  ///< with a mark in the place of what is secret
  const Known* known = nullptr;
  std::set<const Entry*> uses{};

  std::string path() const { return fmt::format("{}{}.{}", category == Category::data ? "data." : "", type, name); }
  std::string reference() const { return module.empty() ? path() : fmt::format("module.{}.{}", module, path()); }
};

/// An attribute that makes a value: the id of a VPC, the ARN of a key.
struct Origin {
  const Entry* entry = nullptr;
  std::string attribute{};
  std::string tag{};
};

std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) result += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return result;
}

/// A literal as a template that says it.
std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if ((text[i] == '$' || text[i] == '%') && text.substr(i + 1).starts_with('{')) result += text[i];
  }
  return result;
}

/// Empty where the text is no ARN, or that of something without a region.
std::string regionOfArn(std::string_view text) {
  if (!text.starts_with("arn:")) return {};
  for (int colons = 0; colons < 3; ++colons) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return {};
    text.remove_prefix(colon + 1);
  }
  const auto region = text.substr(0, text.find(':'));
  return std::count(region.begin(), region.end(), '-') >= 2 ? std::string(region) : std::string();
}

const bindgen::Attribute* attributeOf(const bindgen::Block& block, const std::string& name) {
  const auto found = std::find_if(block.attributes.begin(), block.attributes.end(), [&](const auto& one) { return one.name == name; });
  return found == block.attributes.end() ? nullptr : &*found;
}

/// An argument that can also be an object of its own, of which the provider then wants the one or the other.
struct Own {
  std::string_view type, argument, object;
};
constexpr std::array<Own, 31> all_own{{{"aws_autoscaling_group", "load_balancers", "aws_autoscaling_attachment"},
                                       {"aws_autoscaling_group", "target_group_arns", "aws_autoscaling_attachment"},
                                       {"aws_autoscaling_group", "traffic_source", "aws_autoscaling_traffic_source_attachment"},
                                       {"aws_eip", "instance", "aws_eip_association"},
                                       {"aws_eip", "network_interface", "aws_eip_association"},
                                       {"aws_elasticache_user_group", "user_ids", "aws_elasticache_user_group_association"},
                                       {"aws_iam_role", "inline_policy", "aws_iam_role_policy"},
                                       {"aws_iam_role", "managed_policy_arns", "aws_iam_role_policy_attachment"},
                                       {"aws_iam_role", "managed_policy_arns", "aws_iam_role_policy_attachments_exclusive"},
                                       {"aws_instance", "ebs_block_device", "aws_volume_attachment"},
                                       {"aws_internet_gateway", "vpc_id", "aws_internet_gateway_attachment"},
                                       {"aws_kms_key", "policy", "aws_kms_key_policy"},
                                       {"aws_network_acl", "egress", "aws_network_acl_rule"},
                                       {"aws_network_acl", "ingress", "aws_network_acl_rule"},
                                       {"aws_network_acl", "subnet_ids", "aws_network_acl_association"},
                                       {"aws_network_interface", "attachment", "aws_network_interface_attachment"},
                                       {"aws_rds_cluster", "iam_roles", "aws_rds_cluster_role_association"},
                                       {"aws_route53_zone", "vpc", "aws_route53_zone_association"},
                                       {"aws_route_table", "route", "aws_route"},
                                       {"aws_secretsmanager_secret", "policy", "aws_secretsmanager_secret_policy"},
                                       {"aws_security_group", "egress", "aws_security_group_rule"},
                                       {"aws_security_group", "egress", "aws_vpc_security_group_egress_rule"},
                                       {"aws_security_group", "ingress", "aws_security_group_rule"},
                                       {"aws_security_group", "ingress", "aws_vpc_security_group_ingress_rule"},
                                       {"aws_sns_topic", "policy", "aws_sns_topic_policy"},
                                       {"aws_sqs_queue", "policy", "aws_sqs_queue_policy"},
                                       {"aws_sqs_queue", "redrive_allow_policy", "aws_sqs_queue_redrive_allow_policy"},
                                       {"aws_sqs_queue", "redrive_policy", "aws_sqs_queue_redrive_policy"},
                                       {"aws_vpc_endpoint", "route_table_ids", "aws_vpc_endpoint_route_table_association"},
                                       {"aws_vpc_endpoint", "subnet_ids", "aws_vpc_endpoint_subnet_association"},
                                       {"aws_vpn_gateway", "vpc_id", "aws_vpn_gateway_attachment"}}};

class Reader {
 public:
  Reader(const Catalog& catalog, std::string_view region) : catalog_(catalog), region_(region) {}

  Source read(const Json& state) {
    const auto values = state.find("values");
    if (values != state.end() && values->contains("root_module")) collect("", values->at("root_module"));
    tellApart();
    for (const auto& entry : entries_) indexOrigins(entry);
    providers();
    for (auto& entry : entries_) {
      auto written = body(entry);  // may declare variables, so nothing points into the document meanwhile
      if (const auto region = regionOf(entry); !region.empty() && region != region_) written["provider"] = "aws." + plain(region);
      auto& module = entry.module.empty() ? source_.root : source_.modules.try_emplace(entry.module, Json::object()).first->second;
      module[entry.category == Category::data ? "data" : "resource"][entry.type][entry.name] = std::move(written);
      if (entry.category == Category::resource && entry.reference() != entry.address) source_.root["moved"].push_back({{"from", entry.address}, {"to", entry.reference()}});
    }
    if (values != state.end() && values->contains("outputs")) outputs(values->at("outputs"));
    return std::move(source_);
  }

 private:
  void collect(const std::string& module, const Json& from) {
    if (const auto resources = from.find("resources"); resources != from.end())
      for (const auto& one : *resources) {
        Entry entry;
        entry.module = module;
        entry.address = one.at("address");
        entry.category = one.at("mode") == "data" ? Category::data : Category::resource;
        entry.type = one.at("type");
        entry.name = one.at("name");
        if (const auto index = one.find("index"); index != one.end()) entry.name += "_" + plain(index->is_string() ? index->get<std::string>() : index->dump());
        entry.values = withoutSecrets(one.at("values"), one.contains("sensitive_values") ? one.at("sensitive_values") : Json(), "");
        entry.known = catalog_.find(entry.category, entry.type);
        if (std::any_of(all_own.begin(), all_own.end(), [&](const Own& own) { return own.object == entry.type; }))
          for (const auto& value : entry.values)
            if (value.is_string()) named_.emplace(entry.type, value);
        entries_.push_back(std::move(entry));
      }
    if (const auto children = from.find("child_modules"); children != from.end())
      for (const auto& child : *children) {
        const std::string address = child.at("address");
        const auto last = address.rfind("module.");
        collect((module.empty() ? "" : module + "_") + plain(address.substr(last + 7)), child);
      }
  }

  /// Elements of `count` and `for_each` get names of their own beside those that others have: `a["b.c"]`, `a["b_c"]` and `a_b_c`.
  void tellApart() {
    std::set<std::string> taken;
    for (const bool element : {false, true})
      for (auto& entry : entries_)
        if (entry.address.ends_with(']') == element)
          while (!taken.insert(entry.reference()).second) entry.name += '_';
  }

  /// The values with a mark and their path in the place of those that the state calls sensitive, however deep: a secret is written nowhere.
  /// @param path of the value, "_user_0_password"
  static Json withoutSecrets(const Json& values, const Json& sensitive, const std::string& path) {
    if (sensitive == true && !isNothing(values)) return Mark + path.substr(1);
    Json result = values;
    if (sensitive.is_object() && values.is_object())
      for (const auto& [key, inner] : sensitive.items())
        if (values.contains(key)) result[key] = withoutSecrets(values.at(key), inner, path + "_" + plain(key));
    if (sensitive.is_array() && values.is_array())
      for (std::size_t i = 0; i < std::min(sensitive.size(), values.size()); ++i) result[i] = withoutSecrets(values[i], sensitive[i], path + "_" + std::to_string(i));
    return result;
  }

  /// @return a reference to a variable that is declared for the value
  std::string secret(const Entry& entry, const std::string& what) {
    const Json variable = {{"description", fmt::format("The {} of {}.", what, entry.reference())}, {"sensitive", true}, {"type", "string"}};
    const auto module = entry.module + (entry.module.empty() ? "" : "_");
    auto name = fmt::format("{}{}_{}", module, entry.name, what);
    auto& all = source_.root["variable"];
    if (all.contains(name) && all[name] != variable) name = fmt::format("{}{}_{}_{}", module, entry.type, entry.name, what);  // that of another type
    all[name] = variable;
    return fmt::format("${{var.{}}}", name);
  }

  /// What the root module gives out, as a reference where an object made it. What is sensitive is left out: its value is all that is known of it.
  void outputs(const Json& all) {
    Entry nobody;
    for (const auto& [name, output] : all.items())
      if (!output.value("sensitive", false)) source_.root["output"][name] = {{"value", value(nobody, output.at("value"), "tf::string")}};
  }

  /// The region in its ARN; a state does not say which provider an object has. Empty where there is none.
  static std::string regionOf(const Entry& entry) {
    for (const auto* name : Identities)
      if (const auto found = entry.values.find(name); found != entry.values.end() && found->is_string())
        if (auto region = regionOfArn(found->get_ref<const std::string&>()); !region.empty()) return region;
    return {};
  }

  /// The default provider, with the tags that it gives all objects, and one for each other region.
  void providers() {
    if (region_.empty()) return;
    std::set<std::string> regions;
    for (const auto& entry : entries_)
      if (const auto region = regionOf(entry); entry.known != nullptr && !region.empty() && region != region_) regions.insert(region);
    Json own = {{"region", region_}};
    const auto tags = commonTags();
    if (!tags.empty()) own["default_tags"] = {{"tags", tags}};
    auto& all = source_.root["provider"]["aws"] = Json::array({own});
    for (const auto& region : regions) {
      Json other = own;
      other["alias"] = plain(region);
      other["region"] = region;
      all.push_back(std::move(other));
    }
  }

  /// The tags that most of those objects have which have others than their own: nothing but the provider gives them.
  Json commonTags() const {
    std::map<std::pair<std::string, std::string>, std::size_t> counts;
    std::size_t tagged = 0;
    for (const auto& entry : entries_) {
      const auto whole = entry.values.find("tags_all");
      if (entry.category != Category::resource || whole == entry.values.end() || !whole->is_object()) continue;
      const auto own = entry.values.find("tags");
      bool beside = false;
      for (const auto& [key, value] : whole->items()) {
        if (own != entry.values.end() && own->is_object() && own->contains(key)) continue;
        ++counts[{key, value.get<std::string>()}];
        beside = true;
      }
      tagged += beside ? 1 : 0;
    }
    Json common = Json::object();
    for (const auto& [tag, count] : counts)
      if (count * 2 > tagged) common[tag.first] = escaped(tag.second);
    return common;
  }

  /// Of the attributes that nobody can write: those can, but repeat what another object made.
  void indexOrigins(const Entry& entry) {
    if (entry.known == nullptr || entry.category != Category::resource) return;
    for (const auto& reader : entry.known->object->readers) {
      const auto* attribute = attributeOf(*entry.known->schema, reader.name);
      const bool made = reader.name == "id" || reader.name == "arn" || !(attribute->required || attribute->optional);
      const auto value = entry.values.find(reader.name);
      if (!made || value == entry.values.end() || !value->is_string() || value->get_ref<const std::string&>().empty()) continue;
      if (reader.type == "tf::string" && reader.name != "arn" && !isUnlike(value->get_ref<const std::string&>())) continue;
      auto& all = origins_[value->get<std::string>()];
      all.insert(reader.name == "id" || reader.name == "arn" ? all.begin() : all.end(), {&entry, reader.name, reader.type});
    }
  }

  /// A text that two objects do not have by chance: the name of a host, or an id such as "vpc-0a1b2c3d4e5f60718".
  static bool isUnlike(std::string_view text) {
    if (text.size() <= 12 || text.find_first_of(" {") != std::string_view::npos) return false;
    const auto end = text.substr(text.rfind('-') + 1);
    const bool id = end.size() < text.size() && end.size() >= 8 && end.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    return id || text.find_first_of("/:.") != std::string_view::npos;
  }

  static bool reaches(const Entry& from, const Entry& to) { return &from == &to || std::any_of(from.uses.begin(), from.uses.end(), [&](const Entry* next) { return reaches(*next, to); }); }

  /// The value, or a reference to the object that it is of.
  Json text(Entry& entry, const std::string& value, const std::string& tag) {
    if (value.starts_with(Mark)) return secret(entry, value.substr(Mark.size()));
    if (const auto found = origins_.find(value); found != origins_.end())
      for (const auto& [origin, attribute, made] : found->second) {
        const bool same = tag == made || (tag == "tf::string" && (attribute == "arn" || isUnlike(value)));
        if (!same || reaches(*origin, entry)) continue;
        entry.uses.insert(origin);
        return fmt::format("${{{}.{}}}", origin->reference(), attribute);
      }
    return escaped(value);
  }

  Json value(Entry& entry, const Json& json, const std::string& tag) {
    if (json.is_string()) return text(entry, json, tag);
    auto element = std::string(elementOf(tag, "tf::list"));
    for (const std::string_view outer : {"tf::set", "tf::map"})
      if (element.empty()) element = elementOf(tag, outer);
    if (element.empty()) element = "tf::any";
    Json result = json;
    if (json.is_array() || json.is_object())
      for (auto& one : result) one = value(entry, one, element);
    return result;
  }

  static bool isNothing(const Json& json) {
    return json.is_null() || (json.is_string() && json.get_ref<const std::string&>().empty()) || ((json.is_array() || json.is_object()) && json.empty());
  }

  Json body(Entry& entry) {
    if (entry.known == nullptr) {
      Json result = entry.values;
      result.erase("id");
      for (auto& one : result) one = value(entry, one, "tf::any");
      return result;
    }
    return members(entry, entry.known->object->members, *entry.known->schema, entry.values, "");
  }

  /// Whether other objects of the state say what an argument of this one says.
  bool isOwnObject(const Entry& entry, const std::string& argument) const {
    return std::any_of(all_own.begin(), all_own.end(), [&](const Own& own) {
      if (own.type != entry.type || own.argument != argument) return false;
      return std::any_of(Identities.begin(), Identities.end(), [&](const char* name) {
        const auto identity = entry.values.find(name);
        return identity != entry.values.end() && identity->is_string() && named_.contains({std::string(own.object), *identity});
      });
    });
  }

  /// @param path of the block the members are of, "" of the object itself
  Json members(Entry& entry, const std::vector<bindgen::Member>& all, const bindgen::Block& schema, const Json& values, const std::string& path) {
    Json result = Json::object();
    for (const auto& member : all) {
      const auto found = values.find(member.name);
      if (found == values.end() || isNothing(*found)) continue;
      if ((member.deprecated && !member.required) || member.name == "tags_all") continue;
      const auto* attribute = attributeOf(schema, member.name);
      if (attribute != nullptr && isUnset(*attribute, *found)) continue;
      if (member.name == "user_data" && isHash(*found)) {
        // Left out alone, the provider would make a hash of the hash.
        source_.notes.push_back(fmt::format("{}: the state keeps only a hash of user_data, so it is left out, and changes of it are ignored; write it for instances that are made anew", entry.reference()));
        if (path.empty()) result["lifecycle"] = {{"ignore_changes", {"user_data"}}};
        continue;
      }
      if (entry.category == Category::data && attribute != nullptr && attribute->computed) continue;
      const auto place = path.empty() ? member.name : path + "." + member.name;
      if (isExcluded(entry.known->conflicts, place, *entry.known->schema, entry.values) || (path.empty() && isOwnObject(entry, member.name))) continue;
      if (!path.empty() && member.name == "name" && attribute != nullptr && attribute->computed && result.contains("id")) continue;
      if (attribute != nullptr && attribute->sensitive && !(found->is_string() && found->get_ref<const std::string&>().starts_with(Mark)))
        result[member.name] = secret(entry, attribute->name);  // of a state that does not say so itself
      else if (entry.type == "aws_iam_openid_connect_provider" && member.name == "url" && found->is_string() && !found->get_ref<const std::string&>().starts_with("https://"))
        result[member.name] = "https://" + escaped(found->get_ref<const std::string&>());  // as it has to be given, and is not kept
      else if (!member.block)
        result[member.name] = value(entry, *found, member.type);
      else if (attribute != nullptr)
        result[member.name] = everyKey(entry, *member.block, *found);
      else if (auto blocks = nested(entry, member, schema, *found, place); !blocks.empty())
        result[member.name] = std::move(blocks);
    }
    return result;
  }

  static bool isHash(const Json& json) {
    return json.is_string() && json.get_ref<const std::string&>().size() == 40 && json.get_ref<const std::string&>().find_first_not_of("0123456789abcdef") == std::string::npos;
  }

  /// Providers keep 0 for numbers that nobody gave, and some refuse it where it is given. `false` is kept, for what is true by default, unless it was
  /// computed, or is taken with other arguments only.
  static bool isUnset(const bindgen::Attribute& attribute, const Json& json) {
    static const std::set<std::string_view> neverAlone{"map_customer_owned_ip_on_launch", "multivalue_answer_routing_policy"};
    if (attribute.required) return false;
    return (json.is_number() && json == 0) || (json == false && (attribute.computed || neverAlone.contains(attribute.name)));
  }

  /// Providers keep a block of nulls where none was given. One that has blocks alone, `allow {}`, says something by being there.
  static bool holdsNothing(const bindgen::Block& block, const Json& json) {
    if (!json.is_object()) return false;
    const bool nulls = std::all_of(block.attributes.begin(), block.attributes.end(), [&](const auto& attribute) { return !json.contains(attribute.name) || json.at(attribute.name).is_null(); });
    const bool blocks = std::any_of(block.blocks.begin(), block.blocks.end(), [&](const auto& inner) { return json.contains(inner.name) && !json.at(inner.name).empty(); });
    return nulls && (!block.attributes.empty() || blocks);
  }

  Json nested(Entry& entry, const bindgen::Member& member, const bindgen::Block& schema, const Json& json, const std::string& path) {
    const auto block = std::find_if(schema.blocks.begin(), schema.blocks.end(), [&](const auto& one) { return one.name == member.name; });
    const auto& structure = entry.known->header->blocks[*member.block];
    const auto all = json.is_object() ? Json::array({json}) : json;
    Json result = Json::array();
    for (const auto& one : all) {
      auto written = one.is_null() ? Json::object() : members(entry, structure.members, block->block, one, path);
      const bool whole = std::all_of(structure.members.begin(), structure.members.end(), [&](const auto& inner) { return !inner.required || written.contains(inner.name); });
      if (whole && !(written.empty() && holdsNothing(block->block, one))) result.push_back(std::move(written));
    }
    return result;
  }

  /// Of an argument that looks like a block every key is written, those that hold nothing as null.
  Json everyKey(Entry& entry, std::size_t index, const Json& json) {
    Json result = Json::array();
    for (const auto& one : json) {
      Json object = Json::object();
      for (const auto& member : entry.known->header->blocks[index].members)
        if (const auto found = one.find(member.name); found != one.end() && !isNothing(*found))
          object[member.name] = member.block ? everyKey(entry, *member.block, *found) : value(entry, *found, member.type);
      result.push_back(std::move(object));
    }
    return result;
  }

  static constexpr std::array<const char*, 2> Identities{"arn", "id"};  ///< attributes that name the object

  inline static const std::string Mark = "\x01";  ///< no text of a state begins so

  const Catalog& catalog_;
  std::string region_;
  std::deque<Entry> entries_{};
  std::set<std::pair<std::string, std::string>> named_{};  ///< type and a text, of objects that can be arguments: what they belong to
  std::map<std::string, std::vector<Origin>> origins_{};
  Source source_{};
};

void countRegions(const Json& json, std::map<std::string, std::size_t>& counts) {
  if (json.is_array() || json.is_object()) {
    for (const auto& one : json) countRegions(one, counts);
  } else if (json.is_string()) {
    if (auto region = regionOfArn(json.get_ref<const std::string&>()); !region.empty()) ++counts[std::move(region)];
  }
}

}  // namespace

bool isState(const Json& document) { return document.is_object() && document.contains("format_version"); }

Source sourceOf(const Json& state, const Catalog& catalog, std::string_view region) {
  if (state.contains("planned_values") || state.contains("resource_changes")) throw std::runtime_error("this is a plan; give the state, which `terraform show -json` without a file prints");
  return Reader(catalog, region).read(state);
}

std::string regionOf(const Json& state) {
  std::map<std::string, std::size_t> counts;
  countRegions(state, counts);
  const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string() : most->first;
}

}  // namespace ecia::convert
