// SPDX-License-Identifier: Apache-2.0
// bindgen: typed C++ headers from a provider's schema. See README.md beside this file.
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "emit.hpp"
#include "model.hpp"
#include "overlay.hpp"
#include "samples.hpp"
#include "schema.hpp"

namespace ecia::bindgen {
namespace {

constexpr std::string_view Usage = R"(usage: bindgen SCHEMA --provider SOURCE --out FOLDER --namespace NAME [options]
  SCHEMA               what `terraform providers schema -json` printed: a file, or - for the standard input
  --provider SOURCE    the provider without its host: hashicorp/aws
  --out FOLDER         where the headers go; it is made if it is not there
  --namespace NAME     they are in ecia::NAME, and are included as <ecia/NAME/...>
  --version TEXT       the provider's version, for the first line of each header
  --overlay FILE       the kinds of strings; without it every string is a plain one
  --only PREFIX,...    only types that start with one of the prefixes
  --samples FOLDER     C++ that makes objects of every type goes there, instead of headers
  --parts NUMBER       in so many files, samples_1.cpp and so on; 16 unless it is given
)";

struct Options {
  std::string schema{};
  std::string provider{};
  std::string version{};
  std::string overlay{};
  std::filesystem::path out{};
  std::string namespaceName{};
  std::vector<std::string> only{};
  std::filesystem::path samples{};
  std::size_t parts = 16;
};

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const auto end = std::min(text.find(',', start), text.size());
    if (end > start) parts.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

Options parseOptions(std::span<char*> arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    const auto next = [&]() -> std::string {
      if (i + 1 == arguments.size()) throw std::invalid_argument(fmt::format("{} needs a value", argument));
      return arguments[++i];
    };
    if (argument == "--provider")
      options.provider = next();
    else if (argument == "--version")
      options.version = next();
    else if (argument == "--overlay")
      options.overlay = next();
    else if (argument == "--out")
      options.out = next();
    else if (argument == "--namespace")
      options.namespaceName = next();
    else if (argument == "--only")
      options.only = split(next());
    else if (argument == "--samples")
      options.samples = next();
    else if (argument == "--parts")
      options.parts = std::stoul(next());
    else if (argument.starts_with("--") || !options.schema.empty())
      throw std::invalid_argument(fmt::format("unknown argument {}", argument));
    else
      options.schema = argument;
  }
  if (options.schema.empty() || options.provider.empty() || (options.out.empty() && options.samples.empty()) || options.namespaceName.empty())
    throw std::invalid_argument("SCHEMA, --provider, --out or --samples, and --namespace are needed");
  if (options.parts == 0 || options.parts > 1000) throw std::invalid_argument("--parts is from 1 to 1000");
  return options;
}

nlohmann::json readJson(const std::string& path) {
  if (path == "-") return nlohmann::json::parse(std::cin);
  std::ifstream file(path);
  if (!file) throw std::runtime_error(fmt::format("cannot read {}", path));
  return nlohmann::json::parse(file);
}

void keepOnly(std::vector<ObjectSchema>& objects, const std::vector<std::string>& prefixes) {
  std::erase_if(objects, [&](const ObjectSchema& object) {
    return std::none_of(prefixes.begin(), prefixes.end(), [&](const auto& prefix) { return object.type.starts_with(prefix); });
  });
}

/// @return bytes written
std::size_t write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) throw std::runtime_error(fmt::format("cannot write {}", path.string()));
  return text.size();
}

std::size_t writeHeaders(const Model& model, const Overlay& overlay, const Options& options) {
  const auto source = options.version.empty() ? options.provider : fmt::format("{} {}", options.provider, options.version);
  const EmitOptions emitOptions{source, options.namespaceName, !overlay.kinds.empty()};
  std::filesystem::create_directories(options.out);
  std::size_t bytes = 0;
  if (emitOptions.kinds) bytes += write(options.out / "kinds.hpp", emitKinds(overlay, emitOptions));
  for (const auto& header : model.headers) bytes += write(options.out / header.file, emitHeader(header, emitOptions));
  return bytes;
}

/// A file that would stay the same is left alone, so that it need not be compiled again.
void writeSamples(const Model& model, const ProviderSchema& schema, const Options& options) {
  std::filesystem::create_directories(options.samples);
  for (const auto& [name, text] : emitSamples(model, schema, options.namespaceName, options.parts)) {
    std::ifstream file(options.samples / name, std::ios::binary);
    if (!file || std::string(std::istreambuf_iterator<char>(file), {}) != text) write(options.samples / name, text);
  }
}

void run(const Options& options) {
  auto schema = parseProvider(readJson(options.schema), options.provider);
  if (!options.only.empty()) {
    keepOnly(schema.resources, options.only);
    keepOnly(schema.dataSources, options.only);
    keepOnly(schema.ephemeralResources, options.only);
  }
  auto overlay = options.overlay.empty() ? Overlay() : parseOverlay(readJson(options.overlay));
  const auto model = buildModel(schema, overlay, options.provider.substr(options.provider.rfind('/') + 1));
  if (options.only.empty()) overlay.expectComplete();
  if (!options.samples.empty()) {
    writeSamples(model, schema, options);
    return;
  }
  const auto bytes = writeHeaders(model, overlay, options);
  const auto& counts = model.counts;
  fmt::print("resources {}\ndata sources {}\nephemeral resources {}\nheaders {}\n", counts.resources, counts.dataSources, counts.ephemeralResources, counts.headers);
  fmt::print("arguments {} ({} with a kind)\n", counts.arguments, counts.argumentsWithKind);
  fmt::print("attributes {} ({} with a kind)\n", counts.readers, counts.readersWithKind);
  fmt::print("nested blocks {} in {} types\nbytes {}\n", counts.blocksBefore, counts.blocksAfter, bytes);
}

}  // namespace
}  // namespace ecia::bindgen

int main(int count, char** arguments) {
  try {
    ecia::bindgen::run(ecia::bindgen::parseOptions(std::span(arguments, static_cast<std::size_t>(count)).subspan(1)));
    return 0;
  } catch (const std::invalid_argument& error) {
    std::cerr << "bindgen: " << error.what() << '\n' << ecia::bindgen::Usage;
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "bindgen: " << error.what() << '\n';
    return 1;
  }
}
