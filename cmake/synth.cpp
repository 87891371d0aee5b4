// SPDX-License-Identifier: Apache-2.0
// The library ecia::synth: all that writes a stack, compiled once, so that a change in a stack recompiles the stack alone. This is the command line and the
// rules as the program checks them; expand.cpp, which compiles beside it, is the resources.
#define ECIA_SYNTH_COMPILED
#define ECIA_COMPILE_SYNTH
#include <ecia/synth/compiled.hpp>
#include <ecia/terraform/configuration_text.hpp>
#include <ecia/synth/program.hpp>
