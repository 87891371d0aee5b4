// SPDX-License-Identifier: Apache-2.0
// What the case files share.
#pragma once

#include <ecia/rule/proof.hpp>
#include <ecia/stack.hpp>

/// A mistake, and what is right in its place: with -DECIA_FIXED the file must compile.
#ifdef ECIA_FIXED
#define BAD(wrong, right) right
#else
#define BAD(wrong, right) wrong
#endif

using namespace ecia;

/// The base of the stacks that are proven.
struct Mumbai {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1"}; }
};
