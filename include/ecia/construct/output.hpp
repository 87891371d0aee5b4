// SPDX-License-Identifier: Apache-2.0
// Values that Terraform shows after an apply. https://developer.hashicorp.com/terraform/language/values/outputs
#pragma once

#include <ecia/construct/attribute.hpp>
#include <ecia/text/literal.hpp>

namespace ecia {

/// An output of the root module, whichever module the thing is in. The id is its name, dashes as underscores.
class Output {
 public:
  static constexpr std::string_view Kind = "Output";

  /// An attribute of a construct: `Attribute::endpoint(database)`.
  constexpr Output(Attribute value) : attribute(value), description(value.words().description) {}
  /// The same, with words of your own for what it is.
  constexpr Output(Attribute value, Text about) : attribute(value), description(std::move(about)) {}

  Attribute attribute;
  Text description;
};

}  // namespace ecia
