// SPDX-License-Identifier: Apache-2.0
// What the library throws at run time: one clear sentence.
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

namespace ecia {

/// A mistake that shows only at run time (text Terraform cannot carry, two resources of one name, a folder that cannot be written). `what()` is one
/// sentence for the person who runs the program.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  Error(const std::string& what, std::source_location where) : std::runtime_error(what), where_(where) {}
  /// The line of the user's that it is about; line 0 where that is not known.
  const std::source_location& where() const { return where_; }

 private:
  std::source_location where_{};
};

}  // namespace ecia
