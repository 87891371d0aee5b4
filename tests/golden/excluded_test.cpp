// SPDX-License-Identifier: Apache-2.0
// Mistakes that "cannot be written: the constructs write it right", as docs/rules.md says: the reviewed output shows it.
#include <catch2/catch.hpp>
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
  std::string file, name;
  json body;
};
/// All resources, data sources and providers of the reviewed output, by type: "aws_lb", "data.aws_ami", "provider.aws".
const std::multimap<std::string, Object>& objects() {
  static const auto all = [] {
    std::multimap<std::string, Object> found;
    for (const auto& entry : fs::recursive_directory_iterator(ECIA_GOLDEN)) {
      if (!entry.path().filename().string().ends_with(".tf.json")) continue;
      const auto document = read(entry.path());
      for (const auto& [section, prefix] : {std::pair{"resource", ""}, std::pair{"data", "data."}})
        if (document.contains(section))
          for (const auto& [type, named] : document.at(section).items())
            for (const auto& [name, body] : named.items()) found.emplace(prefix + type, Object{fs::relative(entry.path(), ECIA_GOLDEN).string(), name, body});
      if (document.contains("provider"))
        for (const auto& [type, bodies] : document.at("provider").items())
          for (const auto& body : bodies)
            if (body.contains("region")) found.emplace("provider." + type, Object{fs::relative(entry.path(), ECIA_GOLDEN).string(), body.value("alias", "default"), body});
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

void check(const json& claim) {
  if (claim.contains("none")) {
    CHECK(objects().count(claim.at("none").get<std::string>()) == 0);
    return;
  }
  const auto [first, last] = objects().equal_range(claim.at("of").get<std::string>());
  REQUIRE(first != last);
  bool shown = false;
  for (auto at = first; at != last; ++at) {
    const auto& object = at->second;
    INFO(object.file << ": " << claim.at("of") << "." << object.name);
    if (claim.contains("without")) {
      CHECK(valuesAt(object, claim.at("without").get<std::string>()).empty());
      shown = true;
      continue;
    }
    const auto values = valuesAt(object, claim.at("at").get<std::string>());
    shown = shown || !values.empty();
    if (!claim.contains("where")) CHECK_FALSE(values.empty());
    for (const auto& value : values) {
      INFO(value);
      if (claim.contains("is")) CHECK(std::ranges::count(claim.at("is"), json(value)) == 1);
      if (claim.contains("like")) CHECK(std::regex_search(value, std::regex(claim.at("like").get<std::string>())));
      if (claim.contains("unlike")) CHECK_FALSE(std::regex_search(value, std::regex(claim.at("unlike").get<std::string>())));
    }
  }
  CHECK(shown);
}

}  // namespace

TEST_CASE("every mistake that the constructs exclude is checked in the output, or said to be read from the code") {
  std::set<std::string> excludedByConstructs, answered;
  for (const auto& mistake : ecia::synthesis::Mistakes)
    if (mistake.by == ecia::synthesis::Mistake::By::construct) excludedByConstructs.emplace(mistake.id);
  for (const auto& claim : excluded().at("checks")) answered.insert(claim.at("id").get<std::string>());
  for (const auto& id : excluded().at("read")) {
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
