// SPDX-License-Identifier: Apache-2.0
// Writes configurations with objects of every generated type: FOLDER/01/main.tf.json and so on.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "samples.hpp"

namespace fs = std::filesystem;
namespace tf = ecia::tf;

namespace {

void write(const fs::path& folder, tf::Configuration& configuration) {
  for (const auto& file : configuration.files()) {
    const auto path = folder / file.path;
    fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out << file.text;
    if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
  }
}

/// Types stay in their order, so services stay together.
void writeAll(const fs::path& folder, std::size_t objectsEach) {
  const auto samples = samples::all();
  std::size_t number = 0;
  for (auto sample = samples.begin(); sample != samples.end();) {
    tf::Configuration configuration;
    configuration.require({"aws", "hashicorp/aws", "~> 5.0"});
    configuration.provider({.arguments = {{"region", "eu-west-1"}}, .name = "aws"});
    for (std::size_t objects = 0; sample != samples.end() && objects < objectsEach; ++sample) {
      sample->add(configuration.root());
      objects += sample->objects;
    }
    ++number;
    write(folder / ((number < 10 ? "0" : "") + std::to_string(number)), configuration);
  }
}

}  // namespace

int main(int count, char** arguments) {
  try {
    if (count != 3) throw std::invalid_argument("usage: bindgen_samples FOLDER OBJECTS_EACH");
    writeAll(arguments[1], std::stoul(arguments[2]));
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
