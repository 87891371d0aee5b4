// SPDX-License-Identifier: Apache-2.0
// How things are called in a program.
#pragma once

#include <string>
#include <string_view>

namespace ecia::convert {

/// "jobs_jobs_B51B1A61" without the hash that CDKTF puts behind its names.
std::string_view withoutHash(std::string_view name);

/// A name of Terraform's as one of a variable.
std::string variableName(std::string_view name);

/// The prefix of a stack: at most 24 lower-case letters, digits and dashes.
std::string prefixName(std::string_view name);

/// The type of a stack: "ShopProdStack" for "shop-prod".
std::string structName(std::string_view name);

}  // namespace ecia::convert
