// SPDX-License-Identifier: Apache-2.0
// What all case files share. check.cpp says how they are read.
#pragma once

/// A mistake, and what is right in its place: with -DECIA_FIXED the file must compile.
#ifdef ECIA_FIXED
#define BAD(wrong, right) right
#else
#define BAD(wrong, right) wrong
#endif

/// For an argument of BAD that has one.
#define COMMA ,

void take(auto&&...) {}
