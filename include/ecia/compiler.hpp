// SPDX-License-Identifier: Apache-2.0
// What compiles the library. An older compiler or standard stops here, with one sentence, and not in a thousand places.
#pragma once

#if __cplusplus < 202002L
#error ecia is C++20: compile with -std=c++20 or a newer standard
#define ECIA_TOO_OLD
#elif defined(__apple_build_version__)
#if __apple_build_version__ < 16000000
#error ecia needs Apple clang 16 or newer
#define ECIA_TOO_OLD
#endif
#elif defined(__clang__)
#if __clang_major__ < 16
#error ecia needs clang 16 or newer, or g++ 12
#define ECIA_TOO_OLD
#endif
#elif defined(__GNUC__) && __GNUC__ < 12
#error ecia needs g++ 12 or newer, or clang 16
#define ECIA_TOO_OLD
#endif

#ifdef ECIA_TOO_OLD
#include "compiling stops here"  // no such file: g++ does stop, and clang says no more
#define constexpr                // for clang reads on, and crashes on destructors that C++17 does not know
#endif
