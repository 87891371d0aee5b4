// SPDX-License-Identifier: Apache-2.0
// Output -> an output of the root module.
#pragma once

#include <ecia/expand/attribute.hpp>

namespace ecia::expand {

inline void expand(const Entry<Output>& entry, auto& context) {
  const Output& spec = entry.construct;
  context.configuration.root().output(label(entry.id), {.description = str(spec.description), .value = tf::Argument(tf::Expression(valueOf(spec.attribute, entry.where, context)))});
}

}  // namespace ecia::expand
