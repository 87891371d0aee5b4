// SPDX-License-Identifier: Apache-2.0
// Where something is declared, as people and code hosts want to read it.
#pragma once

#include <source_location>
#include <string>
#include <string_view>

#include <unistd.h>

namespace ecia::tf {

/// The file of a declaration: relative to the current folder where it lies in it, as the compiler was given it elsewhere.
inline std::string sourceFile(const std::source_location& where) {
  std::string_view file = where.file_name();
  char folder[4096];
  if (getcwd(folder, sizeof folder) == nullptr) return std::string(file);
  const std::string_view here = folder;
  if (here.size() > 1 && file.size() > here.size() && file.starts_with(here) && file[here.size()] == '/') file.remove_prefix(here.size() + 1);
  return std::string(file);
}

/// "stacks/shop.cpp:12", or nothing where nothing is known.
inline std::string sourceLine(const std::source_location& where) {
  return where.line() == 0 ? std::string() : sourceFile(where) + ":" + std::to_string(where.line());
}

}  // namespace ecia::tf
