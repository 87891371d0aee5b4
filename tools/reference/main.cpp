// SPDX-License-Identifier: Apache-2.0
// Prints docs/constructs.md, from the comments of include/ecia/construct and the reviewed output in tests/golden:
//   reference ROOT > docs/constructs.md
// A class or struct that has a `Kind` is a construct. Its public constructors, static makers and settings (functions that return it) stand on one line up to
// their last parameter, each behind its comment; a header that does otherwise is an error here.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Function {
  std::string spelling;  ///< `Rds::mysql(MysqlVersion version)`, `.multiAz()`
  std::string comment;
};

struct Section {
  std::string kind, name, comment, header;
  std::vector<Function> functions;
  std::vector<Function> ofHandle;  ///< what its handle gives, once it was added
};

/// A comment as Markdown: its lines joined, `@param x what` as "`x`: what", addresses as links.
std::string markdown(const std::vector<std::string>& comment) {
  std::string text;
  for (const auto& line : comment) text += (text.empty() ? "" : " ") + line;
  text = std::regex_replace(text, std::regex(" *\\.? *@param (\\w+)"), "; `$1`:");
  if (text.starts_with("; ")) text.erase(0, 2);
  text = std::regex_replace(text, std::regex("(^| )\\(?(https://[^ )]+)\\)?"), "$1[source]($2)");
  return std::regex_replace(text, std::regex("\\|"), "\\|");
}

/// The parameters between the parentheses that open at `open`, without the line that a function takes by itself.
std::string parametersOf(const std::string& line, std::size_t open, const std::string& file) {
  int depth = 0;
  std::size_t end = open;
  for (; end < line.size(); ++end) {
    depth += line[end] == '(' ? 1 : line[end] == ')' ? -1 : 0;
    if (depth == 0) break;
  }
  if (end == line.size()) throw std::runtime_error(file + ": the parameters go on in another line: " + line);
  std::string parameters = line.substr(open + 1, end - open - 1);
  parameters = std::regex_replace(parameters, std::regex("(, )?std::source_location \\w+ = .*$"), "");
  return std::regex_replace(parameters, std::regex("ecia::|std::"), "");
}

/// Reads the classes of a header, those that nobody shall read about included.
std::vector<Section> sectionsOf(const fs::path& path) {
  static const std::regex opening("^(class|struct) (\\w+)[^;]*\\{$"), handle("^  struct Handle .*\\{$"), access(" (public|private):"),
      kind("Kind = \"(\\w+)\""), function("^ +(static )?constexpr (?:explicit )?(?:([\\w:<>]+) )?(\\w+)\\(");
  std::ifstream file(path);
  std::vector<Section> sections;
  std::vector<std::string> comment;
  bool open = false, inHandle = false;
  for (std::string line; std::getline(file, line);) {
    std::smatch match;
    const auto text = std::min(line.find_first_not_of(' '), line.size());
    if (line.compare(text, 3, "///") == 0) {
      comment.push_back(line.substr(std::min(text + 4, line.size())));
      continue;
    }
    if (line.compare(text, 8, "template") == 0) continue;
    if (std::regex_search(line, match, opening)) {
      sections.push_back({"", match[2], markdown(comment), path.filename().string(), {}, {}});
      open = match[1] == "struct";
    } else if (std::regex_search(line, handle)) {
      inHandle = true;
    } else if (std::regex_match(line, match, access)) {
      open = match[1] == "public";
    } else if (line == "  };") {
      inHandle = false;
    } else if (line == "};") {
      open = false;
    } else if (std::regex_search(line, match, kind)) {
      sections.back().kind = match[1];
    } else if (open && std::regex_search(line, match, function) && line.find("= delete") == std::string::npos && line.find("= default") == std::string::npos) {
      Section& section = sections.back();
      const std::string result = match[2], name = match[3];
      const std::string call = name + "(" + parametersOf(line, static_cast<std::size_t>(match.position() + match.length()) - 1, path.filename().string()) + ")";
      const bool stack = section.name == "Stack";
      if (inHandle)
        section.ofHandle.push_back({"handle." + call, markdown(comment)});
      else if (name == section.name && result.empty() && !stack)
        section.functions.push_back({call, markdown(comment)});
      else if (match[1].matched && result == section.name)
        section.functions.push_back({section.name + "::" + call, markdown(comment)});
      else if (stack ? name != "Stack" && !comment.empty() : result == section.name || (section.name == "When" && result == "Condition"))
        section.functions.push_back({(stack ? "stack." : ".") + call, markdown(comment)});
    }
    comment.clear();
  }
  return sections;
}

/// The resources that each kind of construct becomes, by what the resources of the reviewed output say of themselves.
std::map<std::string, std::set<std::string>> resourcesOf(const fs::path& golden) {
  std::map<std::string, std::set<std::string>> resources;
  for (const auto& entry : fs::recursive_directory_iterator(golden)) {
    if (!entry.path().string().ends_with(".tf.json")) continue;
    std::ifstream file(entry.path());
    const auto document = nlohmann::json::parse(file);
    if (!document.contains("resource")) continue;
    for (const auto& [type, objects] : document["resource"].items())
      for (const auto& [name, object] : objects.items()) {
        const std::string comment = object.value("//", "");
        resources[comment.substr(0, comment.find(' '))].insert(type);
      }
  }
  return resources;
}

void print(const Section& section, const std::set<std::string>& resources) {
  std::cout << "\n## " << section.kind << "\n\n" << section.comment << "\n\n[" << section.header << "](../include/ecia/construct/" << section.header << ")";
  for (auto at = resources.begin(); at != resources.end(); ++at) std::cout << (at == resources.begin() ? ", becomes `" : ", `") << *at << '`';
  std::cout << "\n\n| | |\n| --- | --- |\n";
  for (const auto* functions : {&section.functions, &section.ofHandle})
    for (const auto& function : *functions) std::cout << "| `" << function.spelling << "` | " << function.comment << (function.comment.empty() ? "|" : " |") << "\n";
}

void run(const fs::path& root) {
  // What is no construct, and what constructs are told of.
  const std::set<std::string> shown{"Attribute", "EventPattern", "Metric", "Sidecar", "Stack", "State", "WebIdentity", "When"};
  std::map<std::string, Section> sections;
  for (const auto& entry : fs::directory_iterator(root / "include/ecia/construct"))
    for (auto& section : sectionsOf(entry.path())) {
      if (shown.contains(section.name)) section.kind = section.name;
      const bool made = std::any_of(section.functions.begin(), section.functions.end(), [&](const Function& function) { return function.spelling.starts_with(section.name); });
      if (!made && section.name != "Stack") section.functions.insert(section.functions.begin(), {section.name + "()", ""});
      if (!section.kind.empty()) sections.emplace(section.kind, std::move(section));
    }
  auto resources = resourcesOf(root / "tests/golden");
  std::cout << "# Constructs\n\nGenerated by tools/reference from the headers. What a stack is made of: the stack itself, and in the order of the alphabet what is added to it with\n"
               "`stack.add(id, construct)`. Settings are chained, `Rds::mysql(\"8.4.10\").instance(\"db.t3.small\").multiAz()`.\n\n";
  bool first = true;
  for (const auto& [kind, section] : sections) {
    std::string anchor = kind;
    std::transform(anchor.begin(), anchor.end(), anchor.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::cout << (first ? "" : " · ") << "[" << kind << "](#" << anchor << ")";
    first = false;
  }
  std::cout << "\n";
  print(sections.at("Stack"), {});
  for (const auto& [kind, section] : sections)
    if (kind != "Stack") print(section, resources[kind]);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: reference ROOT\n";
    return 2;
  }
  try {
    run(argv[1]);
    return std::cout.flush() ? 0 : 1;
  } catch (const std::exception& problem) {
    std::cerr << "reference: " << problem.what() << "\n";
    return 1;
  }
}
