// SPDX-License-Identifier: Apache-2.0
// The version of the library.
#pragma once

#include <string_view>

namespace ecia {

/// Major.minor.patch; CMake reads it here.
inline constexpr std::string_view Version = "0.1.0";

}  // namespace ecia
