// SPDX-License-Identifier: Apache-2.0
// Mistakes that "cannot be written: the constructs write it right", as docs/rules.md says: the reviewed output shows it.
#include <algorithm>
#include <catch.hpp>
#include <ecia/synth/mistake.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

json read(const fs::path& path) {
  std::ifstream file(path);
  REQUIRE(file);
  return json::parse(file);
}

struct Object {
  fs::path file;  ///< of the environment and module that it stands in
  std::string type, name;
  json body;
};
/// The files of the reviewed output.
const std::map<fs::path, json>& documents() {
  static const auto all = [] {
    std::map<fs::path, json> found;
    for (const auto& entry : fs::recursive_directory_iterator(ECIA_GOLDEN))
      if (entry.path().filename().string().ends_with(".tf.json")) found.emplace(fs::relative(entry.path(), ECIA_GOLDEN), read(entry.path()));
    return found;
  }();
  return all;
}
/// All resources, data sources, providers and backends of the reviewed output, by type: "aws_lb", "data.aws_ami", "provider.aws", "backend.s3".
const std::multimap<std::string, Object>& objects() {
  static const auto all = [] {
    std::multimap<std::string, Object> found;
    const auto add = [&](const fs::path& file, const std::string& type, const std::string& name, const json& body) { found.emplace(type, Object{file, type, name, body}); };
    for (const auto& [file, document] : documents()) {
      for (const auto& [section, prefix] : {std::pair{"resource", ""}, std::pair{"data", "data."}})
        if (document.contains(section))
          for (const auto& [type, named] : document.at(section).items())
            for (const auto& [name, body] : named.items()) add(file, prefix + type, name, body);
      if (document.contains("provider"))
        for (const auto& [type, bodies] : document.at("provider").items())
          for (const auto& body : bodies)
            if (body.contains("region")) add(file, "provider." + type, body.value("alias", "default"), body);
      if (const json::json_pointer backend("/terraform/backend/s3"); document.contains(backend)) {
        auto body = document.at(backend);
        body["required_version"] = document.at(json::json_pointer("/terraform/required_version"));
        add(file, "backend.s3", "s3", body);
      }
    }
    return found;
  }();
  return all;
}

/// The values at a path, as texts; lists are passed through.
void collect(const json& at, std::string_view path, std::vector<std::string>& values) {
  if (at.is_array()) {
    for (const auto& element : at) collect(element, path, values);
  } else if (path.empty()) {
    values.push_back(at.is_string() ? at.get<std::string>() : at.dump());
  } else if (at.is_object()) {
    const auto dot = path.find('.');
    const auto key = std::string(path.substr(0, dot));
    if (at.contains(key)) collect(at.at(key), dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1), values);
  }
}
std::vector<std::string> valuesAt(const Object& object, const std::string& path) {
  std::vector<std::string> values;
  collect(object.body, path, values);
  return values;
}

const json& excluded() {
  static const json document = read(fs::path(ECIA_GOLDEN) / "excluded.json");
  return document;
}

const Object* find(const fs::path& file, const std::string& type, const std::string& name) {
  const auto [first, last] = objects().equal_range(type);
  for (auto at = first; at != last; ++at)
    if (at->second.file == file && at->second.name == name) return &at->second;
  return nullptr;
}
/// What a reference such as "${aws_subnet.public_1a.id}" leads to, through variables and outputs of modules; null where it leads out of the configuration.
const Object* follow(const fs::path& file, const std::string& value) {
  static const std::regex reference(R"(^\$\{(data\.)?(\w+)\.(\w+)(?:\.(\w+))?.*\}$)");
  std::smatch part;
  if (!std::regex_match(value, part, reference)) return nullptr;
  const bool inModule = file.parent_path().parent_path().filename() == "modules";
  if (part[2] == "var") {
    if (!inModule) return nullptr;
    const auto root = file.parent_path().parent_path().parent_path() / file.filename();
    const auto argument = json::json_pointer("/module/" + file.parent_path().filename().string() + "/" + part[3].str());
    if (!documents().at(root).contains(argument)) return nullptr;
    return follow(root, documents().at(root).at(argument).get<std::string>());
  }
  if (part[2] == "module") {
    const auto module = file.parent_path() / "modules" / part[3].str() / file.filename();
    return follow(module, documents().at(module).at(json::json_pointer("/output/" + part[4].str() + "/value")).get<std::string>());
  }
  return find(file, part[1].str() + part[2].str(), part[3]);
}

bool fits(const std::string& value, const json& pattern) { return std::regex_search(value, std::regex(pattern.get<std::string>())); }
bool anyFits(const std::vector<std::string>& values, const json& pattern) {
  return std::ranges::any_of(values, [&](const auto& value) { return fits(value, pattern); });
}
/// Whether another object of a type in the same file answers.
bool another(const Object& object, const std::string& type, auto answers) {
  const auto [first, last] = objects().equal_range(type);
  return std::any_of(first, last, [&](const auto& each) { return each.second.file == object.file && answers(each.second); });
}

/// The values that a claim is about, those of several paths behind one another.
std::vector<std::string> valuesOf(const std::vector<const Object*>& of, const json& paths) {
  std::vector<std::string> values;
  for (const auto* object : of)
    for (const auto& path : paths.is_array() ? paths : json::array({paths}))
      for (auto& value : valuesAt(*object, path.get<std::string>())) values.push_back(std::move(value));
  return values;
}

/// Whether the claim is about the object.
bool checkOne(const json& claim, const Object& object, std::map<fs::path, std::set<std::vector<std::string>>>& seen) {
  if (claim.contains("if") && !anyFits(valuesAt(object, claim.at("if").at("at")), claim.at("if").at("like"))) return false;
  INFO(object.file << ": " << object.type << "." << object.name);
  std::vector<const Object*> about{&object};
  if (claim.contains("through")) {
    about.clear();
    for (const auto& reference : valuesAt(object, claim.at("through").get<std::string>())) {
      INFO(reference);
      CHECK(reference.starts_with("${"));
      if (const auto* target = follow(object.file, reference)) about.push_back(target);
    }
    if (about.empty()) return false;
  }
  if (claim.contains("without")) {
    CHECK(valuesOf(about, claim.at("without")).empty());
    return true;
  }
  if (claim.contains("one_of")) {
    CHECK(valuesOf(about, claim.at("one_of")).size() == 1);
    return true;
  }
  if (claim.contains("named_by")) {
    for (const auto* each : about)
      CHECK(another(*each, claim.at("named_by").at("of"), [&](const Object& other) {
        const auto names = valuesAt(other, claim.at("named_by").at("at"));
        return std::ranges::any_of(names, [&](const auto& name) { return follow(other.file, name) == each; });
      }));
    return true;
  }
  if (claim.contains("beside")) {
    const auto& beside = claim.at("beside");
    CHECK(another(object, object.type, [&](const Object& other) {
      return valuesAt(other, beside.at("same")) == valuesAt(object, beside.at("same")) && anyFits(valuesAt(other, beside.at("at")), beside.at("like"));
    }));
    return true;
  }
  const auto values = valuesOf(about, claim.at("at"));
  if (claim.contains("once")) {
    CHECK_FALSE(values.empty());
    if (claim.at("once") == "file")
      CHECK(seen[object.file].insert(values).second);
    else
      CHECK(std::set(values.begin(), values.end()).size() == values.size());
    return true;
  }
  if (claim.contains("among")) {
    const auto known = valuesOf(about, claim.at("among"));
    for (const auto& value : values) CHECK(std::ranges::count(known, value) == 1);
    CHECK_FALSE(values.empty());
    return true;
  }
  if (claim.contains("some")) {
    CHECK(anyFits(values, claim.at("some")));
    return true;
  }
  if (!claim.contains("where")) CHECK_FALSE(values.empty());
  for (const auto& value : values) {
    INFO(value);
    if (claim.contains("is")) CHECK(std::ranges::count(claim.at("is"), json(value)) == 1);
    if (claim.contains("like")) CHECK(fits(value, claim.at("like")));
    if (claim.contains("unlike")) CHECK_FALSE(fits(value, claim.at("unlike")));
  }
  return !values.empty();
}

void check(const json& claim) {
  if (claim.contains("none")) {
    CHECK(objects().count(claim.at("none").get<std::string>()) == 0);
    return;
  }
  const auto [first, last] = objects().equal_range(claim.at("of").get<std::string>());
  bool shown = false;
  std::map<fs::path, std::set<std::vector<std::string>>> seen;
  for (auto at = first; at != last; ++at) shown = checkOne(claim, at->second, seen) || shown;
  CHECK(shown);
}

}  // namespace

TEST_CASE("every mistake that the constructs exclude is checked in the output") {
  std::set<std::string> excludedByConstructs, answered;
  for (const auto& mistake : ecia::synthesis::Mistakes)
    if (mistake.by == ecia::synthesis::Mistake::By::construct) excludedByConstructs.emplace(mistake.id);
  for (const auto& claim : excluded().at("checks")) answered.insert(claim.at("id").get<std::string>());
  for (const auto& id : excluded().at("tested")) {
    INFO(id);
    CHECK(answered.insert(id.get<std::string>()).second);
  }
  CHECK(answered == excludedByConstructs);
}

TEST_CASE("the reviewed output has none of the mistakes that the constructs exclude") {
  for (const auto& claim : excluded().at("checks")) {
    INFO(claim.dump());
    check(claim);
  }
}

TEST_CASE("CW-047: widgets fit the grid and have a region") {
  const auto [first, last] = objects().equal_range("aws_cloudwatch_dashboard");
  REQUIRE(first != last);
  for (auto at = first; at != last; ++at) {
    const auto body = at->second.body.at("dashboard_body").get<std::string>();
    static const std::regex widget(R"x("x" = (\d+), "y" = \d+, "width" = (\d+), "height" = \d+, "properties" = \{"title" = "[^"]*", ("region" = "[a-z0-9-]+")?)x");
    std::size_t count = 0;
    for (std::sregex_iterator found(body.begin(), body.end(), widget), none; found != none; ++found, ++count) {
      INFO(found->str());
      CHECK(std::stoi((*found)[1]) + std::stoi((*found)[2]) <= 24);
      CHECK((*found)[3].matched);
    }
    static const std::regex type("\"type\" = \"metric\"");
    CHECK(count > 0);
    CHECK(count == static_cast<std::size_t>(std::distance(std::sregex_iterator(body.begin(), body.end(), type), std::sregex_iterator())));
  }
}

TEST_CASE("ENV-013: every provider that is named is written") {
  std::size_t named = 0;
  for (const auto& [type, object] : objects()) {
    if (!object.body.contains("provider")) continue;
    ++named;
    const auto provider = object.body.at("provider").get<std::string>();
    INFO(object.file << ": " << type << "." << object.name << " " << provider);
    auto root = object.file;
    if (object.file.parent_path().parent_path().filename() == "modules") {
      root = object.file.parent_path().parent_path().parent_path() / object.file.filename();
      const auto module = object.file.parent_path().filename().string();
      CHECK(documents().at(root).at("module").at(module).at("providers").at(provider) == provider);
      const auto& aliases = documents().at(object.file).at("terraform").at("required_providers").at("aws").at("configuration_aliases");
      CHECK(std::ranges::count(aliases, json(provider)) == 1);
    }
    CHECK(find(root, "provider.aws", provider.substr(provider.find('.') + 1)) != nullptr);
  }
  CHECK(named > 0);
}

TEST_CASE("S3-011: objects move to STANDARD_IA first and to GLACIER then") {
  std::size_t both = 0;
  const auto [first, last] = objects().equal_range("aws_s3_bucket_lifecycle_configuration");
  for (auto at = first; at != last; ++at)
    for (const auto& rule : at->second.body.at("rule"))
      for (const auto& [moves, days] : {std::pair{"transition", "days"}, std::pair{"noncurrent_version_transition", "noncurrent_days"}}) {
        std::map<std::string, int> after;
        if (rule.contains(moves))
          for (const auto& move : rule.at(moves)) after[move.at("storage_class")] = move.at(days);
        if (!after.contains("STANDARD_IA") || !after.contains("GLACIER")) continue;
        INFO(at->second.file << " " << at->second.name);
        CHECK(after["STANDARD_IA"] < after["GLACIER"]);
        ++both;
      }
  CHECK(both > 0);
}

TEST_CASE("STA-018: the backend's region is the stack's") {
  const auto [first, last] = objects().equal_range("backend.s3");
  REQUIRE(first != last);
  for (auto at = first; at != last; ++at) {
    const auto* provider = find(at->second.file, "provider.aws", "default");
    REQUIRE(provider != nullptr);
    CHECK(at->second.body.at("region") == provider->body.at("region"));
  }
}

TEST_CASE("VPC-009: a tier has a subnet in each zone") {
  std::map<std::pair<fs::path, std::string>, std::map<std::string, std::multiset<std::string>>> zones;  // by VPC and tier
  const auto [first, last] = objects().equal_range("aws_subnet");
  for (auto at = first; at != last; ++at) {
    static const std::regex tier("(public|private|database)_\\w+$");
    std::smatch name;
    REQUIRE(std::regex_search(at->second.name, name, tier));
    zones[{at->second.file, at->second.body.at("vpc_id")}][name[1]].insert(at->second.body.at("availability_zone").get<std::string>());
  }
  REQUIRE_FALSE(zones.empty());
  for (const auto& [vpc, tiers] : zones) {
    INFO(vpc.first << " " << vpc.second);
    CHECK(tiers.size() == 3);
    for (const auto& [tier, in] : tiers) {
      CHECK(in == tiers.begin()->second);
      CHECK(std::set(in.begin(), in.end()).size() == in.size());
    }
  }
}

TEST_CASE("VPC-022: a private subnet leaves through the NAT gateway of its zone") {
  std::size_t crossed = 0;
  const auto [first, last] = objects().equal_range("aws_route_table_association");
  for (auto at = first; at != last; ++at) {
    const auto& association = at->second;
    INFO(association.file << " " << association.name);
    const auto *subnet = follow(association.file, association.body.at("subnet_id")), *table = follow(association.file, association.body.at("route_table_id"));
    REQUIRE(subnet != nullptr);
    REQUIRE(table != nullptr);
    const auto gateways = std::ranges::count_if(objects(), [&](const auto& each) { return each.first == "aws_nat_gateway" && each.second.file == association.file; });
    for (const auto& [type, route] : objects()) {
      if (type != "aws_route" || route.file != association.file || !route.body.contains("nat_gateway_id") || follow(route.file, route.body.at("route_table_id")) != table) continue;
      const auto* gateway = follow(route.file, route.body.at("nat_gateway_id"));
      REQUIRE(gateway != nullptr);
      const auto* there = follow(gateway->file, gateway->body.at("subnet_id"));
      REQUIRE(there != nullptr);
      if (gateways == 1) continue;  // one for all zones is said in words: singleNat()
      CHECK(there->body.at("availability_zone") == subnet->body.at("availability_zone"));
      ++crossed;
    }
  }
  CHECK(crossed > 0);
}
