// SPDX-License-Identifier: Apache-2.0
// Which backend a configuration is written with.
#pragma once

namespace ecia::expand {

/// Where Terraform keeps the state of a stack: as the stack declares it, or in a file beside the configuration, for the first apply.
enum class State { asDeclared, local };

}  // namespace ecia::expand
