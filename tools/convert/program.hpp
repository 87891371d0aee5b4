// SPDX-License-Identifier: Apache-2.0
// The program that writes a configuration again.
#pragma once

#include <string>
#include <vector>

#include "catalog.hpp"
#include "source.hpp"

namespace ecia::convert {

struct ProgramOptions {
  std::string name = "prod";  ///< of the stack, and of what the program writes
  std::string region{};       ///< of the provider, where the configuration does not say it in a literal
  std::string from{};         ///< what was read, for the first line
};

struct Program {
  std::string text{};
  std::vector<std::string> notes{};  ///< what could be said in raw JSON only, and why; a sentence each
};

/// Resources, data sources, variables, locals, outputs, calls of modules, moves, imports, providers and the backend, each before what refers to it. What the
/// bindings have no type for is set in JSON (`tf::patch`), and noted: nothing is left out.
Program programOf(const Source& source, const Catalog& catalog, const ProgramOptions& options);

}  // namespace ecia::convert
