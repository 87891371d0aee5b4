// SPDX-License-Identifier: Apache-2.0
// Statements about objects that Terraform has in its state, and what is wrong with them.
#pragma once

#include <source_location>
#include <string>
#include <string_view>

namespace ecia::tf {

/// A `moved`, `import` or `removed` block, or an object that a value is taken of.
struct Statement {
  std::string from, to;  ///< addresses as the module sees them; one is empty in all but `moved`
  std::source_location where;
  bool destroy = false;  ///< of `removed`
};

/// Something that `terraform validate` lets pass and `terraform plan` refuses, or obeys to one's loss.
struct Problem {
  std::string_view rule;       ///< "TF-002"
  std::string sentence;        ///< what is wrong, with the address, and what to write instead
  std::source_location where;  ///< the `Stack::terraform` that wrote it; line 0 where it was another code
};

}  // namespace ecia::tf
