// SPDX-License-Identifier: Apache-2.0
// How a literal is refused.
#pragma once

namespace ecia {

/// What is wrong with a literal: a consteval function whose name says what is right, or nothing. Every type of checked literals has one as a member. Compilers
/// do not let the address of such a function out of the evaluation of the literal: they say so with its name at the user's line. And they go on with the value,
/// so that the rules are proven in the same compile; a call that is no constant expression would end both.
using Flaw = void (*)();

}  // namespace ecia
