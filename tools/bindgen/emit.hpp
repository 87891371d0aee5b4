// SPDX-License-Identifier: Apache-2.0
// The C++ text of a model.
#pragma once

#include <string>

#include "model.hpp"

namespace ecia::bindgen {

struct EmitOptions {
  std::string source;         ///< for the first line: "hashicorp/aws 5.100.0"
  std::string namespaceName;  ///< "aws" for ecia::aws
  bool kinds = false;         ///< the headers include the one with the kinds
};

std::string emitHeader(const Header& header, const EmitOptions& options);

/// kinds.hpp: a tag for each kind.
std::string emitKinds(const Overlay& overlay, const EmitOptions& options);

}  // namespace ecia::bindgen
