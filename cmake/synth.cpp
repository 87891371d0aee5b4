// SPDX-License-Identifier: Apache-2.0
// The library ecia::synth: all that writes a stack, compiled once, so that a change in a stack recompiles the stack alone.
#define ECIA_SYNTH_COMPILED
#include <ecia/synth/program.hpp>
