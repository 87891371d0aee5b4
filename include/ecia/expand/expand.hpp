// SPDX-License-Identifier: Apache-2.0
// What becomes of a stack. The definition, with the resources of every construct, is in ecia/expand/stack.hpp.
#pragma once

#include <ecia/construct/stack.hpp>

namespace ecia::expand {

/// Where Terraform keeps the state of a stack: as the stack declares it, or in a file beside the configuration, for the first apply.
enum class Backend { asDeclared, local };

/// Writes everything a stack declares into a configuration.
/// @tparam Kinds the kinds of constructs the stack may have; a program whose stacks are known while it is compiled has code for theirs only
/// @throws Error where two resources share a name, or a text cannot be carried
template <KindSet Kinds = every_kind>
void expand(const Stack& stack, tf::Configuration& configuration, Backend backend = Backend::asDeclared);

}  // namespace ecia::expand
