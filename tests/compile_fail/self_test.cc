// SPDX-License-Identifier: Apache-2.0
// Cases that check itself must report: all but the first.
#include "case.hpp"

constexpr int seven = 7;

// expect: seven days
static_assert(BAD(seven, 8) == 8, "a week has seven days");
// expect: seven days
static_assert(seven == 7, "a week has seven days");
// expect: eight days
static_assert(BAD(seven, 8) == 8, "a week has seven days");
// end
static_assert(BAD(seven, 8) == 8, "nobody expects this");
#ifdef ECIA_FIXED
static_assert(seven == 8, "the twin is wrong too");
#endif
