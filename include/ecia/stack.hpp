// SPDX-License-Identifier: Apache-2.0
// Everything a stack is declared with.
#pragma once

// IWYU pragma: begin_exports
#include <ecia/compiler.hpp>
#include <ecia/construct/stack.hpp>
// IWYU pragma: end_exports
