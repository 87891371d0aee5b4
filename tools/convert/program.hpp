// SPDX-License-Identifier: Apache-2.0
// The program that writes configurations again.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog.hpp"
#include "source.hpp"

namespace ecia::convert {

struct StackOptions {
  std::string name = "prod";  ///< of the stack, and of what it writes
  std::string region{};       ///< of the provider, where the configuration does not say it in a literal
};

/// A stack as C++.
struct ConvertedStack {
  std::string name{};
  std::string type{};               ///< "ShopProdStack"
  std::string text{};               ///< its definition
  std::set<std::string> headers{};  ///< which that needs beside what every stack does
  std::vector<std::string> notes{}; ///< what is left out, or could be said in raw JSON only, and why; a sentence each
};

/// Resources, data sources, variables, locals, outputs, calls of modules, moves, imports, providers and the backend, each before what refers to it. What the
/// bindings have no type for is set in JSON (`tf::patch`), and noted: nothing is left out.
ConvertedStack stackOf(const Source& source, const Catalog& catalog, const StackOptions& options);

/// The program of these stacks.
/// @param from what they were made of, for the first line; empty for nothing
/// @throws std::runtime_error where two have the same name
std::string programOf(const std::vector<ConvertedStack>& stacks, std::string_view from);

}  // namespace ecia::convert
