// SPDX-License-Identifier: Apache-2.0
// Environment variables of what runs: the containers of a service, a function.
#pragma once

#include <ecia/construct/attribute.hpp>
#include <ecia/construct/secret.hpp>
#include <ecia/construct/variable.hpp>
#include <ecia/text/quantity.hpp>

namespace ecia {

class Parameter;

/// The value of an environment variable: text, a whole number, a variable of the stack, or an attribute of a construct, `Attribute::address(database)`.
class EnvironmentValue {
 public:
  constexpr EnvironmentValue(const char* written) : text(written) {}
  constexpr EnvironmentValue(Text written) : text(std::move(written)) {}
  template <WholeNumber N>
  constexpr EnvironmentValue(N number) : text(decimal(static_cast<long long>(number))) {}
  constexpr EnvironmentValue(Handle<Variable> input) : text(input) {}
  constexpr EnvironmentValue(Attribute of) : text(""), attribute(of) {}

  Input text;
  Optional<Attribute> attribute{};
};

/// An environment variable; what is a secret is read when the program starts, and is in no configuration.
struct EnvironmentVariable {
  Text name;
  EnvironmentValue value;
  Optional<Handle<Secret>> secret{};
  Text key{};
  bool fetched = false;  ///< whether `value` is the ARN of what is read
  Optional<Handle<Parameter>> parameter{};
  /// Whether it is read when the program starts.
  constexpr bool isSecret() const { return secret || fetched || parameter; }
};

}  // namespace ecia
