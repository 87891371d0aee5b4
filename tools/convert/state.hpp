// SPDX-License-Identifier: Apache-2.0
// A state as a configuration.
#pragma once

#include <string>
#include <string_view>

#include "catalog.hpp"
#include "source.hpp"

namespace ecia::convert {

/// Whether the document is a state or a plan, as `terraform show -json` prints it.
bool isState(const Json& document);

/// The objects of the state with the arguments that can be written. What is the id or ARN of another object becomes a reference; what is sensitive
/// becomes a variable, and is not written. Objects whose ARN is of another region have a provider for that; tags that most objects have beside their own
/// are the provider's.
/// @param region the stack's; empty where nothing says it
/// @throws std::runtime_error of a plan
Source sourceOf(const Json& state, const Catalog& catalog, std::string_view region);

/// The region that most ARNs of the state name; empty where none does.
std::string regionOf(const Json& state);

}  // namespace ecia::convert
