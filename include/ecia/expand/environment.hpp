// SPDX-License-Identifier: Apache-2.0
// EnvironmentValue -> text.
#pragma once

#include <ecia/construct/environment.hpp>
#include <ecia/expand/attribute.hpp>

namespace ecia::expand {

inline tf::Template textOf(const EnvironmentValue& value, const std::source_location& where, Context& context) {
  if (value.attribute) return tf::text(valueOf(*value.attribute, where, context));
  return context.text(value.text);
}

}  // namespace ecia::expand
