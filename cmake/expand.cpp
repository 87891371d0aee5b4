// SPDX-License-Identifier: Apache-2.0
// The library ecia::synth: the resources of every construct.
#define ECIA_SYNTH_COMPILED
#include <ecia/expand/stack.hpp>

template void ecia::expand::expand<ecia::every_kind>(const ecia::Stack&, ecia::tf::Configuration&, ecia::expand::Backend);
