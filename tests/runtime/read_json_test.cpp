// SPDX-License-Identifier: Apache-2.0
// JSON is read as a library reads it: the same texts are JSON, and they say the same.
#include <catch.hpp>
#include <ecia/terraform/read_json.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>

using namespace ecia;
using nlohmann::ordered_json;

namespace {
/// As the library has it; numbers that are not read are 0.0.
ordered_json said(const tf::Argument& argument) {
  const tf::Node& node = argument.node();
  switch (node.kind) {
    case tf::Node::Kind::boolean: return node.integer != 0;
    case tf::Node::Kind::integer: return node.integer;
    case tf::Node::Kind::real: return node.real;
    case tf::Node::Kind::text: return node.text;
    case tf::Node::Kind::list: {
      auto list = ordered_json::array();
      for (const auto& element : node.list) list.push_back(said(element));
      return list;
    }
    case tf::Node::Kind::map: {
      auto object = ordered_json::object();
      for (const auto& [key, value] : node.map) object[key] = said(value);
      return object;
    }
    default: return nullptr;
  }
}

/// Whether a library takes a text; nothing where it may refuse a number that is too large, which is JSON all the same.
std::optional<bool> accepted(const std::string& text) {
  std::size_t digits = 0;
  for (const char c : text) {
    digits = '0' <= c && c <= '9' ? digits + 1 : 0;
    if (digits > 2 && text.find_first_of("eE") != text.npos) return std::nullopt;
  }
  return ordered_json::accept(text);
}

ordered_json chance(std::mt19937& random, int depth) {
  const std::string texts[] = {"", "a", "Statement", "\"", "\\", "/", "\n", "\b\f\r\t", "é", "€", "😀", std::string(1, '\0'), "\x7F"};
  switch (random() % (depth > 3 ? 5 : 7)) {
    case 0: return nullptr;
    case 1: return random() % 2 == 0;
    case 2: return static_cast<std::int64_t>(random()) - (std::int64_t{1} << 31);
    case 3: return 0.0;
    case 4: return texts[random() % std::size(texts)] + texts[random() % std::size(texts)];
    case 5: {
      auto list = ordered_json::array();
      for (auto size = random() % 4; size > 0; --size) list.push_back(chance(random, depth + 1));
      return list;
    }
    default: {
      auto object = ordered_json::object();
      for (auto size = random() % 4; size > 0; --size) object[texts[random() % std::size(texts)]] = chance(random, depth + 1);
      return object;
    }
  }
}
}  // namespace

TEST_CASE("what is written as JSON is read as what it was") {
  std::mt19937 random(6);
  for (int i = 0; i < 5000; ++i) {
    const auto value = chance(random, 0);
    const auto text = value.dump(random() % 2 == 0 ? -1 : 2, ' ', random() % 2 == 0);
    const auto read = tf::readJson(text);
    INFO(text);
    REQUIRE(read);
    REQUIRE(said(*read) == value);
  }
}

TEST_CASE("text is JSON exactly where a library says so") {
  std::mt19937 random(7);
  const std::string pieces[] = {"{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "0", "01", "-", "-1", "1.5", ".", "1e5", "e", "+", "true", "null", "nul", " ", "\n", "\\", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", "\\ude00", "\\x", "'", "\t"};
  int good = 0;
  for (int i = 0; i < 50000; ++i) {
    std::string text;
    for (auto size = random() % 7; size > 0; --size) text += pieces[random() % std::size(pieces)];
    const auto is = accepted(text);
    good += is == true;
    if (!is) continue;
    INFO(text);
    REQUIRE(tf::readJson(text).has_value() == *is);
  }
  CHECK(good > 500);
}

TEST_CASE("a change anywhere in a document is seen as a library sees it") {
  std::mt19937 random(8);
  for (int i = 0; i < 20000; ++i) {
    auto text = chance(random, 0).dump(-1, ' ', true);
    text[random() % text.size()] = static_cast<char>(0x20 + random() % 0x5F);
    const auto is = accepted(text);
    if (!is) continue;
    INFO(text);
    REQUIRE(tf::readJson(text).has_value() == *is);
  }
}

TEST_CASE("a document that is too deep is none, and crashes nothing") {
  const auto deep = [](std::size_t levels) { return tf::readJson(std::string(levels, '[') + std::string(levels, ']')).has_value(); };
  CHECK(deep(200));
  CHECK_FALSE(deep(202));
  CHECK_FALSE(deep(1000000));
}
