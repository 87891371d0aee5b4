// SPDX-License-Identifier: Apache-2.0
// Values that are known only when Terraform runs. https://developer.hashicorp.com/terraform/language/values/variables
#pragma once

#include <ecia/construct/handle.hpp>
#include <ecia/text/cidr.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia {

/// An input of the stack: becomes a `variable` of the root module, with its type, description and validation. The id of the construct is the name of
/// the variable, dashes as underscores.
class Variable {
 public:
  static constexpr std::string_view Kind = "Variable";

  /// Text that matches a regular expression (RE2 syntax, as Terraform's `regex`); `rule` says in words what is allowed.
  static constexpr Variable text(Text description, Text pattern, Text rule) { return {description, "string", pattern, rule}; }
  /// A list of IPv4 blocks in CIDR notation.
  static constexpr Variable cidrs(Text description) { return {description, "list(string)", {}, {}}; }
  /// The value where none is given; only for `cidrs`.
  constexpr Variable defaults(Sequence<Cidr> list) const { return changed(*this, &Variable::blocks, std::move(list)); }

  Text description, type, pattern, rule;
  Sequence<Cidr> blocks{};

 private:
  constexpr Variable(Text d, Text t, Text p, Text r) : description(std::move(d)), type(std::move(t)), pattern(std::move(p)), rule(std::move(r)) {}
};

/// Text that is written in the stack or given to Terraform as a variable.
class Input {
 public:
  constexpr Input(const char* text) : literal(text) {}
  constexpr Input(Text text) : literal(std::move(text)) {}
  constexpr Input(Handle<Variable> input) : variable(input) {}

  Text literal{};
  Optional<Handle<Variable>> variable{};

 private:
  friend class Optional<Input>;
  constexpr Input() = default;
};

}  // namespace ecia
