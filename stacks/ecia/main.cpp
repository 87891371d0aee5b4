// SPDX-License-Identifier: Apache-2.0
// ./synth prod
#include <ecia/synth.hpp>

#include "ecia.hpp"

int main(int argc, char** argv) { return ecia::synth<ecia::stacks::Prod, ecia::stacks::Staging, ecia::stacks::Dev>(argc, argv); }
