// SPDX-License-Identifier: Apache-2.0
// C++ that uses every generated type as a stack would, for a test: do the real Terraform and provider take what the bindings write?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model.hpp"
#include "schema.hpp"

namespace ecia::bindgen {

struct SampleFile {
  std::string name;  ///< "samples_1.cpp"
  std::string text;
};

/// Two objects of each type: "least" with nothing but what must be given, and "every" with all arguments and blocks. Of a block's type the first in a
/// header has every member, those after it the least: so each member of each structure is written, and the text stays short.
/// @param model of this schema
/// @param namespaceName "aws"
/// @param parts number of files; `samples.hpp`, which declares what they define, comes on top
std::vector<SampleFile> emitSamples(const Model& model, const ProviderSchema& schema, std::string_view namespaceName, std::size_t parts);

}  // namespace ecia::bindgen
