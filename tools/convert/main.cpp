// SPDX-License-Identifier: Apache-2.0
// convert: a program from what is already there. See docs/convert.md.
#include <fmt/format.h>

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
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

constexpr std::string_view Usage = R"(usage: convert FILE --bindings NAME=SCHEMA[,OVERLAY] ... [options] > main.cpp
  FILE               Terraform JSON (CDKTF's cdk.tf.json, any *.tf.json), or a state as `terraform show -json` prints it; - for the standard input
  --bindings ...     the bindings that the program uses: the namespace, which is the last word of the provider's source, what
                     `terraform providers schema -json` printed, and the kinds of strings if there are any
  --name NAME        the name of the stack; CDKTF's, or that of the file, unless it is given
  --region REGION    the stack's region, where the configuration or the ARNs of the state do not say it
)";

struct BindingsFile {
  std::string space{}, schema{}, overlay{};
};

struct Options {
  std::string file{};
  std::vector<BindingsFile> bindings{};
  ProgramOptions program{.name = "", .region = "", .from = ""};
};

BindingsFile parseBindings(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) throw std::invalid_argument("--bindings takes NAME=SCHEMA or NAME=SCHEMA,OVERLAY");
  const auto rest = text.substr(equals + 1);
  const auto comma = rest.find(',');
  return {std::string(text.substr(0, equals)), std::string(rest.substr(0, comma)), comma == std::string_view::npos ? std::string() : std::string(rest.substr(comma + 1))};
}

Options parseOptions(std::span<char*> arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    const auto next = [&]() -> std::string {
      if (i + 1 == arguments.size()) throw std::invalid_argument(fmt::format("{} needs a value", argument));
      return arguments[++i];
    };
    if (argument == "--bindings")
      options.bindings.push_back(parseBindings(next()));
    else if (argument == "--name")
      options.program.name = next();
    else if (argument == "--region")
      options.program.region = next();
    else if ((argument.starts_with("--")) || !options.file.empty())
      throw std::invalid_argument(fmt::format("unknown argument {}", argument));
    else
      options.file = argument;
  }
  if (options.file.empty()) throw std::invalid_argument("a file is needed");
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

void run(Options options) {
  const auto document = read<Json>(options.file);
  if (!document.is_object()) throw std::runtime_error("the file is no object; give Terraform JSON, or a state as `terraform show -json` prints it");
  Catalog catalog;
  for (const auto& [space, schema, overlay] : options.bindings)
    catalog.add(space, read<nlohmann::json>(schema), overlay.empty() ? bindgen::Overlay() : bindgen::parseOverlay(read<nlohmann::json>(overlay)));
  if (options.file != "-") options.program.from = std::filesystem::path(options.file).filename().string();
  if (options.program.name.empty()) options.program.name = nameOf(document, options.file);
  Source source;
  if (isState(document)) {
    if (options.program.region.empty()) options.program.region = regionOf(document);
    source = sourceOf(document, catalog, options.program.region);
  } else {
    source.root = document;
  }
  const auto program = programOf(source, catalog, options.program);
  std::cout << program.text << std::flush;
  for (const auto& note : program.notes) std::cerr << "convert: " << note << '\n';
  if (!std::cout) throw std::runtime_error("cannot write the program");
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
  } catch (const nlohmann::json::exception& error) {
    std::cerr << "convert: the file has not the form that Terraform reads or prints: " << error.what() << '\n';
    return 1;
  } catch (const std::exception& error) {
    std::cerr << "convert: " << error.what() << '\n';
    return 1;
  }
}
