// SPDX-License-Identifier: Apache-2.0
// write DIR: a configuration full of texts that are easily changed on their way, and a file of what Terraform must read.
// compare DIR: what Terraform planned and kept, against that file, byte for byte.
#include <algorithm>
#include <cstdio>
#include <ecia/terraform/configuration.hpp>
#include <ecia/terraform/json.hpp>
#include <ecia/terraform/remote_state.hpp>
#include <ecia/terraform/terraform_data.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace ecia;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t Batch = 100;  // texts in one list or map

/// Everything of one to `most` pieces.
std::vector<std::string> combinations(const std::vector<std::string>& pieces, unsigned most) {
  std::vector<std::string> all, last{""};
  for (unsigned size = 1; size <= most; ++size) {
    std::vector<std::string> next;
    for (const auto& text : last)
      for (const auto& piece : pieces) next.push_back(text + piece);
    all.insert(all.end(), next.begin(), next.end());
    last = std::move(next);
  }
  return all;
}

std::vector<std::string> unique(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

std::vector<std::string> special() {
  std::vector<std::string> texts{"",
                                 " ",
                                 "  x  ",
                                 "\t",
                                 "\r",
                                 "\r\n",
                                 "\n\n",
                                 std::string(1, '\0'),
                                 std::string("a\0b", 3),
                                 "\x7F",
                                 "null",
                                 "true",
                                 "1e5",
                                 "0x1F",
                                 "-0",
                                 "[]",
                                 "{}",
                                 "\"",
                                 "'",
                                 "${path.module}",
                                 "${var.x}",
                                 "$${var.x}",
                                 "$$${var.x}",
                                 "%{ if true }x%{ endif }",
                                 "%%{ if true }",
                                 "%%%{",
                                 "${~ 1 ~}",
                                 "~}",
                                 "%{~ for x in [] ~}",
                                 "$ {",
                                 "% {",
                                 "<<EOF\nx\nEOF\n",
                                 "<<-EOT\n  x\n  EOT\n",
                                 "a <<EOF",
                                 "file(\"/etc/passwd\")",
                                 "# x",
                                 "// x",
                                 "/* x */",
                                 "\\u0041",
                                 "\\n",
                                 "\\${x}",
                                 "\"${x}\"",
                                 "${\"$\"}",
                                 "<b>&amp;</b>",
                                 "\xC2\x80",
                                 "\xC2\xA0",
                                 "\xC3\xA9",
                                 "Stra\xC3\x9F"
                                 "e",
                                 "\xE2\x80\xA8",
                                 "\xE2\x80\xA9",
                                 "\xEF\xBB\xBF"
                                 "bom",
                                 "\xEF\xBF\xBD",
                                 "\xEF\xBF\xBF",
                                 "漢字かな",
                                 "नमस्ते",
                                 "한국어",
                                 "עִבְרִית",
                                 "🙂",
                                 "👩‍👩‍👧‍👦",
                                 "🇮🇳",
                                 "\xF4\x8F\xBF\xBF",
                                 "a\xCC\x85",
                                 "$é{",
                                 "100%",
                                 "$",
                                 "$$",
                                 "%%",
                                 "$$$$",
                                 "%$%$",
                                 std::string(100'000, 'x'),
                                 std::string(5'000, '$') + "{",
                                 "#!/bin/bash\nset -euo pipefail\necho \"${HOME:-none}\" '$1' $(date +%{s}) \\\n  | sed 's/\\(.*\\)/${x}/'\n"};
  for (char c = 1; c < 0x20; ++c) texts.push_back(std::string("a") + c + "b");
  std::string longer;
  for (int i = 0; i < 2'000; ++i) longer += "${x} %{y} \"é\\\n";
  texts.push_back(longer);
  return texts;
}

tf::Argument argument(const std::string& value) { return tf::Value<tf::string>(value); }
tf::Argument argument(tf::Template value) { return tf::Value<tf::string>(std::move(value)); }
tf::Argument argument(const tf::Expression& value) { return tf::Value<tf::string>(tf::unchecked(value)); }
tf::Argument listOf(const std::vector<tf::Argument>& values) { return tf::Value<tf::list<tf::any>>(std::vector<tf::Value<tf::any>>(values.begin(), values.end())); }

/// A configuration, and beside it what Terraform must read.
class Texts {
 public:
  /// One resource with this input.
  void value(const std::string& kind, tf::Argument input, json expected) {
    values[add(configuration.root(), kind, std::move(input))] = std::move(expected);
    ++count;
  }
  /// JSON documents in few resources. Terraform's own encoder may escape more, so documents are compared as documents.
  void document(const std::string& kind, const tf::Json& input, json expected) {
    auto& [list, all] = waiting[kind];
    list.push_back(tf::Value<tf::string>(input));
    all.push_back(std::move(expected));
    if (list.size() == Batch) flush(kind);
    ++count;
  }
  void flush(const std::string& kind) {
    auto& [list, all] = waiting[kind];
    if (!list.empty()) documents[add(configuration.root(), kind, listOf(list))] = all;
    waiting.erase(kind);
  }
  /// Many texts in few resources: lists, or maps in which every text is key and value.
  void lists(const std::string& kind, const std::vector<std::pair<tf::Argument, std::string>>& texts) {
    for (std::size_t at = 0; at < texts.size(); at += Batch) {
      std::vector<tf::Argument> list;
      json expected = json::array();
      for (std::size_t i = at; i < std::min(at + Batch, texts.size()); ++i) {
        list.push_back(texts[i].first);
        expected.push_back(texts[i].second);
      }
      count += expected.size() - 1;
      value(kind, listOf(list), std::move(expected));
    }
  }
  void maps(const std::string& kind, const std::vector<std::string>& texts) {
    for (std::size_t at = 0; at < texts.size(); at += Batch) {
      std::map<std::string, tf::Value<tf::any>> map;
      json expected = json::object();
      for (std::size_t i = at; i < std::min(at + Batch, texts.size()); ++i) {
        map.emplace(texts[i], argument(texts[i]));
        expected[texts[i]] = texts[i];
      }
      count += expected.size() - 1;
      value(kind, tf::Value<tf::map<tf::any>>(map), std::move(expected));
    }
  }
  std::string add(tf::Module& module, const std::string& kind, tf::Argument input) {
    const std::string name = kind + "_" + std::to_string(++numbers[kind]);
    module.add(name, tf::terraform_data{.input = std::move(input)});
    return (module.name().empty() ? "" : "module." + module.name() + ".") + "terraform_data." + name;
  }

  tf::Configuration configuration;
  json values = json::object(), documents = json::object(), variables = json::object(), outputs = json::object();
  std::map<std::string, int> numbers;
  std::map<std::string, std::pair<std::vector<tf::Argument>, json>> waiting;
  std::size_t count = 0;
};

constexpr const char* OtherState = "other.tfstate";
constexpr const char* Inner = "<\"${x}\\\n$>";

void everything(Texts& texts) {
  tf::Module& root = texts.configuration.root();
  const std::vector<std::string> pieces{"${", "%{", "$${", "$", "%", "{", "}", "\"", "\\", "\n", "~", "é", "a"};
  const std::vector<std::string> small = unique(combinations(pieces, 2)), odd = unique(special());
  std::vector<std::string> nasty = small;
  nasty.insert(nasty.end(), odd.begin(), odd.end());
  nasty = unique(std::move(nasty));

  // Literals: alone, in lists, and as keys.
  for (const auto& one : odd) texts.value("literal", argument(one), one);
  std::vector<std::pair<tf::Argument, std::string>> literals;
  for (const auto& one : unique(combinations(pieces, 3))) literals.emplace_back(argument(one), one);
  texts.lists("literals", literals);
  texts.maps("keys", nasty);

  // Templates around a local value, a variable and a value of another module.
  const std::string inner = Inner;
  const auto local = root.local<tf::string>("inner", inner);
  const auto variable = root.variable("inner", {.default_value = argument(inner), .description = inner});
  texts.variables["inner"] = {{"default", inner}, {"description", inner}};
  std::vector<std::pair<tf::Argument, std::string>> templates;
  for (const auto& one : nasty) {
    if (one.size() > 10'000) continue;
    templates.emplace_back(argument(tf::text(one, local)), one + inner);
    templates.emplace_back(argument(tf::text(variable, one)), inner + one);
    templates.emplace_back(argument(tf::text(one, local, one, variable, one)), one + inner + one + inner + one);
  }
  texts.lists("templates", templates);
  texts.lists("expressions", {{argument(local), inner}, {argument(variable), inner}, {argument(tf::text(local)), inner}});
  tf::Module& child = texts.configuration.module("child");
  for (const auto& one : {"$", "${x}", "\"\\\n", "%{", "$$"})
    texts.values[texts.add(child, "across", argument(tf::text(one, variable, local, one)))] = one + inner + inner + one;
  texts.value("upwards", argument(tf::text("$", tf::Expr<tf::any>(tf::Reference{std::make_shared<const tf::Object>(tf::Object{"child", "terraform_data.across_1"}), "output", "any"}))),
              "$$" + inner + inner + "$");

  // Outputs of another state.
  const auto other = root.add("other", tf::data::terraform_remote_state{.backend = "local", .config = {{"path", OtherState}}});
  texts.value("remote", argument(other.output("greeting")), inner);
  texts.values[texts.add(child, "remote", argument(tf::text(other.output("greeting"), "!")))] = inner + "!";

  // Modules that are called: once, and for each of some texts.
  const auto echo = root.call("echo", {.arguments = {{"said", tf::text(inner, local)}}, .source = "./echo"});
  texts.value("echoed", argument(echo.output("said")), inner + inner);
  texts.values[texts.add(child, "echoed", argument(echo.output("said")))] = inner + inner;
  const auto echoes = child.call("echoes", {.arguments = {{"said", tf::each_key}}, .depends_on = {echo}, .for_each = {inner, "a"}, .source = "../../echo"});
  texts.value("echo", argument(tf::instance(echoes, inner).output("said")), inner);

  // JSON documents, without references and with them.
  for (const auto& one : nasty) {
    if (one.size() > 10'000) continue;
    texts.document("document", tf::Json::object({{"v", one}, {"k" + one, tf::Json::array({one, 1, true, 0.5})}}),
                   {{"v", one}, {"k" + one, {one, 1, true, 0.5}}});
    texts.document("live_document", tf::Json::object({{"v", one}, {"k" + one, local}, {"t", tf::text(one, variable, one)}}),
                   {{"v", one}, {"k" + one, inner}, {"t", one + inner + one}});
  }
  for (const char* kind : {"document", "live_document"}) texts.flush(kind);
  const auto decoded = root.local<tf::string>("document", tf::Json::object({{inner, "inside"}, {"other", local}}));
  texts.value("decoded", argument(tf::jsondecode(decoded, inner)), "inside");

  // Variables: their defaults and descriptions are no templates.
  for (std::size_t i = 0; i < nasty.size(); i += 2) {
    const std::string name = "v" + std::to_string(i);
    const auto value = root.variable(name, {.default_value = argument(nasty[i]), .description = "x" + nasty[i]});
    texts.variables[name] = {{"default", nasty[i]}, {"description", "x" + nasty[i]}};
    texts.count += 2;
    if (i % 20 == 0) texts.value("variable", argument(value), nasty[i]);
  }
  for (const auto& one : {"${x}", "$${x}", "%{x}", "\"\\\n"}) {
    const std::string name = "o" + std::to_string(texts.outputs.size());
    root.output(name, {.description = one, .value = local});
    texts.outputs[name] = one;
  }

  // Chance, the same in every run.
  std::mt19937 random(20);
  const std::vector<std::string> more{"${",
                                      "%{",
                                      "$${",
                                      "%%{",
                                      "$",
                                      "%",
                                      "{",
                                      "}",
                                      "\"",
                                      "\\",
                                      "\n",
                                      "\t",
                                      "\r",
                                      "~",
                                      "é",
                                      "漢",
                                      "🙂",
                                      "a",
                                      " ",
                                      "x.y",
                                      "(",
                                      "[",
                                      std::string(1, '\0'),
                                      "\x7F",
                                      "<<",
                                      "EOF",
                                      "\\u"};
  const auto any = [&](std::size_t most) {
    std::string result;
    for (auto size = random() % (most + 1); size > 0; --size) result += more[random() % more.size()];
    return result;
  };
  std::vector<std::pair<tf::Argument, std::string>> chance;
  std::vector<std::string> keys;
  for (int i = 0; i < 4'000; ++i) {
    const std::string one = any(20);
    chance.emplace_back(argument(one), one);
    if (i % 2 == 0) keys.push_back(one);
  }
  for (int i = 0; i < 4'000; ++i) {
    tf::Template mixed;
    std::string expected;
    for (auto parts = 1 + random() % 5; parts > 0; --parts) {
      if (random() % 2 == 0) {
        const std::string literal = any(6);
        mixed.append(literal);
        expected += literal;
      } else {
        mixed.append(random() % 2 == 0 ? local : variable);
        expected += inner;
      }
    }
    chance.emplace_back(argument(std::move(mixed)), expected);
  }
  texts.lists("chance", chance);
  texts.maps("chance_keys", unique(std::move(keys)));
  for (int i = 0; i < 500; ++i) {
    const std::string a = any(8), b = any(8), c = any(8), d = any(8);
    texts.document("chance_document", tf::Json::object({{"0" + a, tf::text(b, variable, c)}, {"1" + b, tf::text(d, local)}, {"2" + c, a}, {"3" + d, local}}),
                   {{"0" + a, b + inner + c}, {"1" + b, d + inner}, {"2" + c, a}, {"3" + d, inner}});
  }
  texts.flush("chance_document");
}

void write(const fs::path& folder) {
  Texts texts;
  everything(texts);
  std::size_t bytes = 0;
  for (const auto& file : texts.configuration.files()) {
    const fs::path path = folder / "configuration" / file.path;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << file.text;
    bytes += file.text.size();
  }
  fs::create_directories(folder / "configuration/echo");
  std::ofstream(folder / "configuration/echo/main.tf") << "variable \"said\" {\n  type = string\n}\n\noutput \"said\" {\n  value = var.said\n}\n";
  const json greeting = {{"value", Inner}, {"type", "string"}};
  std::ofstream(folder / "configuration" / OtherState, std::ios::binary)
      << json{{"version", 4}, {"terraform_version", "1.6.0"}, {"serial", 1}, {"lineage", "other"}, {"outputs", {{"greeting", greeting}}}, {"resources", json::array()}};
  std::ofstream(folder / "expected.json", std::ios::binary)
      << json{{"values", texts.values}, {"documents", texts.documents}, {"variables", texts.variables}, {"outputs", texts.outputs}};
  std::cout << texts.count << " texts in " << texts.values.size() + texts.documents.size() << " resources, " << bytes << " bytes\n";
}

/// Counts what differs, and prints the first few.
class Comparison {
 public:
  void check(const std::string& where, const json& expected, const json& actual) {
    if (expected == actual) return;
    if (expected.is_structured() && expected.type() == actual.type() && expected.size() == actual.size()) {
      for (const auto& [key, value] : expected.items()) {
        const json none;
        const json& other = expected.is_array() ? actual[std::stoul(key)] : actual.contains(key) ? actual[key] : none;
        check(where + "[" + json(key).dump() + "]", value, other);
      }
    } else if (++differences <= 20) {
      std::cout << where << "\n  given: " << expected.dump().substr(0, 300) << "\n  read:  " << actual.dump().substr(0, 300) << "\n";
    }
  }
  int differences = 0;
};

void inputs(const json& module, std::map<std::string, json>& all) {
  for (const auto& resource : module.value("resources", json::array())) all[resource["address"]] = resource["values"].value("input", json());
  for (const auto& child : module.value("child_modules", json::array())) inputs(child, all);
}

int compare(const fs::path& folder) {
  const auto load = [&](const char* name) { return json::parse(std::ifstream(folder / name, std::ios::binary)); };
  const json expected = load("expected.json"), plan = load("plan.json"), state = load("state.json");
  std::map<std::string, json> actual;
  inputs(state["values"]["root_module"], actual);

  Comparison texts;
  for (const auto& [address, value] : expected["values"].items()) texts.check(address, value, actual[address]);
  for (const auto& [address, list] : expected["documents"].items()) {
    json read = json::array();
    for (const auto& document : actual[address])
      read.push_back(document.is_string() ? json::parse(document.get<std::string>(), nullptr, false) : json());
    texts.check(address, list, read);
  }
  for (const auto& [name, value] : expected["variables"].items()) {
    const json& declared = plan["configuration"]["root_module"]["variables"][name];
    texts.check("var." + name + " default", value["default"], declared.value("default", json()));
    texts.check("var." + name + " description", value["description"], declared.value("description", json("")));
  }
  for (const auto& [name, value] : expected["outputs"].items())
    texts.check("output." + name + " description", value, plan["configuration"]["root_module"]["outputs"][name].value("description", json("")));

  if (texts.differences != 0)
    std::cout << texts.differences << " texts were changed\n";
  else
    std::cout << "every text was read back as it was given\n";
  return texts.differences == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view command = argc == 3 ? argv[1] : "";
  if (command == "write") return write(argv[2]), 0;
  if (command == "compare") return compare(argv[2]);
  std::cerr << "terraform_text write|compare DIR\n";
  return 2;
}
