// SPDX-License-Identifier: Apache-2.0
// What the library throws at run time: one clear sentence.
#pragma once

#include <stdexcept>

namespace ecia {

/// A mistake that shows only at run time (text Terraform cannot carry, two resources of one name, a folder that cannot be written). `what()` is one
/// sentence for the person who runs the program.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace ecia
