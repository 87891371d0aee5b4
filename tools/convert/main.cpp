// SPDX-License-Identifier: Apache-2.0
// convert: a program from what is already there. See docs/convert.md.
#include <fmt/format.h>

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "catalog.hpp"
#include "program.hpp"
#include "state.hpp"

namespace ecia::convert {
namespace {

constexpr std::string_view Usage = R"(usage: convert FILE ... --bindings NAME=SCHEMA[,OVERLAY[,CONFLICTS]] ... [options] > main.cpp
  FILE ...           Terraform JSON (CDKTF's cdk.tf.json, any *.tf.json), or a state as `terraform show -json` prints it; - for the standard input.
                     Each becomes a stack of the program, which is written to the standard output
  --bindings ...     the bindings that the program uses: the namespace, which is the last word of the provider's source, what
                     `terraform providers schema -json` printed, and the kinds of strings and the arguments that exclude each
                     other, if there are any
  --name NAME        the name of the stack, of one file; CDKTF's, or that of the file, unless it is given
  --region REGION    the stacks' region, where the configuration or the ARNs of the state do not say it
)";

struct BindingsFile {
  std::string space{}, schema{}, overlay{}, conflicts{};
};

struct Options {
  std::vector<std::string> files{};
  std::vector<BindingsFile> bindings{};
  std::string name{}, region{};
  bool help = false;
};

BindingsFile parseBindings(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) throw std::invalid_argument("--bindings takes NAME=SCHEMA, NAME=SCHEMA,OVERLAY or NAME=SCHEMA,OVERLAY,CONFLICTS");
  auto rest = text.substr(equals + 1);
  const auto file = [&rest] {
    const auto comma = rest.find(',');
    std::string first(rest.substr(0, comma));
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    return first;
  };
  BindingsFile result{std::string(text.substr(0, equals))};
  result.schema = file();
  result.overlay = file();
  result.conflicts = std::string(rest);
  return result;
}

Options parseOptions(std::span<char*> arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    const auto next = [&]() -> std::string {
      if (i + 1 == arguments.size()) throw std::invalid_argument(fmt::format("{} needs a value", argument));
      return arguments[++i];
    };
    if (argument == "--help")
      options.help = true;
    else if (argument == "--bindings")
      options.bindings.push_back(parseBindings(next()));
    else if (argument == "--name")
      options.name = next();
    else if (argument == "--region")
      options.region = next();
    else if (argument.starts_with("--"))
      throw std::invalid_argument(fmt::format("unknown argument {}", argument));
    else
      options.files.emplace_back(argument);
  }
  if (options.files.empty() && !options.help) throw std::invalid_argument("a file is needed");
  if (options.files.size() > 1 && !options.name.empty()) throw std::invalid_argument("--name is for one file");
  return options;
}

template <class Document>
Document read(const std::string& path) {
  try {
    if (path == "-") return Document::parse(std::cin);
    std::ifstream file(path);
    if (!file) throw std::runtime_error(fmt::format("cannot read {}", path));
    return Document::parse(file);
  } catch (const nlohmann::json::exception& error) {
    if (path.ends_with(".tf")) throw std::runtime_error(fmt::format("{} is HCL, which is not read; apply it, and give the state that `terraform show -json` prints", path));
    throw std::runtime_error(fmt::format("{} is no JSON: {}", path == "-" ? "the standard input" : path, error.what()));
  }
}

/// CDKTF keeps the stack's name in a comment.
std::string nameOf(const Json& document, const std::string& file) {
  if (const auto comment = document.find("//"); comment != document.end() && comment->is_object())
    if (const auto metadata = comment->find("metadata"); metadata != comment->end() && metadata->contains("stackName")) return metadata->at("stackName");
  if (file == "-") return "prod";
  const auto name = std::filesystem::path(file).filename().string();
  return name.substr(0, name.find('.'));
}

ConvertedStack convert(const std::string& file, const Options& options, const Catalog& catalog) {
  const auto document = read<Json>(file);
  if (!document.is_object()) throw std::runtime_error("the file is no object; give Terraform JSON, or a state as `terraform show -json` prints it");
  StackOptions stack{options.name.empty() ? nameOf(document, file) : options.name, options.region};
  if (!isState(document)) return stackOf({document, {}}, catalog, stack);
  if (stack.region.empty()) stack.region = regionOf(document);
  return stackOf(sourceOf(document, catalog, stack.region), catalog, stack);
}

void run(const Options& options) {
  if (options.help) {
    std::cout << Usage;
    return;
  }
  Catalog catalog;
  for (const auto& [space, schema, overlay, conflicts] : options.bindings)
    catalog.add(space, read<nlohmann::json>(schema), overlay.empty() ? bindgen::Overlay() : bindgen::parseOverlay(read<nlohmann::json>(overlay)),
                conflicts.empty() ? Conflicts() : parseConflicts(read<nlohmann::json>(conflicts)));
  std::vector<ConvertedStack> stacks;
  std::set<std::string> from;
  for (const auto& file : options.files) {
    try {
      stacks.push_back(convert(file, options, catalog));
    } catch (const nlohmann::json::exception& error) {
      throw std::runtime_error(fmt::format("{} has not the form that Terraform reads or prints: {}", file, error.what()));
    }
    if (file != "-") from.insert(std::filesystem::path(file).filename().string());
  }
  std::cout << programOf(stacks, fmt::format("{}", fmt::join(from, ", "))) << std::flush;
  if (!std::cout) throw std::runtime_error("cannot write the program");
  for (const auto& stack : stacks)
    for (const auto& note : stack.notes) std::cerr << "convert: " << (stacks.size() > 1 ? stack.name + ": " : "") << note << '\n';
}

}  // namespace
}  // namespace ecia::convert

int main(int count, char** arguments) {
  try {
    ecia::convert::run(ecia::convert::parseOptions(std::span(arguments, static_cast<std::size_t>(count)).subspan(1)));
    return 0;
  } catch (const std::invalid_argument& error) {
    std::cerr << "convert: " << error.what() << '\n' << ecia::convert::Usage;
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "convert: " << error.what() << '\n';
    return 1;
  }
}
