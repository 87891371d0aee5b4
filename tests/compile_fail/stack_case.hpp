// SPDX-License-Identifier: Apache-2.0
// What case files with whole stacks share.
#pragma once

#include <ecia/rule/proof.hpp>
#include <ecia/stack.hpp>

#include "case.hpp"

using namespace ecia;

/// The base of the stacks that are proven.
struct Mumbai {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1"}; }
};
