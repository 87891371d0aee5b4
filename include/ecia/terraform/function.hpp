// SPDX-License-Identifier: Apache-2.0
// Terraform's functions and values as typed expressions. https://developer.hashicorp.com/terraform/language/functions
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <ecia/terraform/escape.hpp>
#include <ecia/terraform/number.hpp>
#include <ecia/terraform/value.hpp>

namespace ecia::tf {

namespace detail {
/// @throws Error where Terraform would change the text
inline void appendQuoted(Expression& to, std::string_view text) {
  if (isPlain(text)) {
    to += "\"";
    to += text;
    to += "\"";
  } else {
    requireCarriable(text);
    to += quotedText(text);
  }
}

inline void appendCode(Expression& to, const Argument& argument);

inline void appendCode(Expression& to, const Template& text) {
  to += "\"";
  for (std::size_t i = 0; i < text.parts.size(); ++i) {
    const auto& part = text.parts[i];
    if (!part.isLiteral) {
      to += "${";
      to += part.expression;
      to += "}";
      continue;
    }
    requireCarriable(part.literal);
    const std::string_view body = part.literal;
    std::size_t end = body.size();
    // A "$" before "${" would join with it.
    if (i + 1 < text.parts.size())
      while (end > 0 && body[end - 1] == '$') --end;
    const std::string inner = quotedText(body.substr(0, end));
    to += std::string_view(inner).substr(1, inner.size() - 2);
    if (end < body.size()) {
      to += "${\"";
      to += body.substr(end);
      to += "\"}";
    }
  }
  to += "\"";
}
inline void appendCode(Expression& to, const List& list) {
  to += "[";
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i != 0) to += ", ";
    appendCode(to, list[i]);
  }
  to += "]";
}
inline void appendCode(Expression& to, const Map& members) {
  to += "{";
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i != 0) to += ", ";
    appendQuoted(to, members[i].key);
    to += " = ";
    appendCode(to, members[i].value);
  }
  to += "}";
}
template <class Number>
void appendCode(Expression& to, Number number)
  requires std::is_arithmetic_v<Number>
{
  std::string digits;
  appendNumber(digits, number);
  to += digits;
}

inline void appendCode(Expression& to, const Argument& argument) {
  if (!argument.isSet()) {
    to += "null";
    return;
  }
  const Node& node = argument.node();
  switch (node.kind) {
    case Node::Kind::nothing: to += "null"; break;
    case Node::Kind::boolean: to += node.integer != 0 ? "true" : "false"; break;
    case Node::Kind::integer: appendCode(to, node.integer); break;
    case Node::Kind::real: appendCode(to, node.real); break;
    case Node::Kind::text: appendQuoted(to, node.text); break;
    case Node::Kind::expression: to += node.expression; break;
    case Node::Kind::parts: appendCode(to, node.parts); break;
    case Node::Kind::list: appendCode(to, node.list); break;
    case Node::Kind::map: appendCode(to, node.map); break;
  }
}
}  // namespace detail

/// The code of any value, as it stands inside an expression.
inline Expression code(const Argument& argument) {
  Expression result;
  detail::appendCode(result, argument);
  return result;
}

/// A call of one of Terraform's functions; `T` is what it gives back. Arguments are references and other expressions, or literals:
/// `tf::call<tf::string>("cidrsubnet", vpc.cidr_block(), 8, 1)`, `tf::call<tf::string>("join", ", ", names)`.
/// @throws Error where a literal cannot be carried
template <class T, class... Arguments>
Expr<T> call(std::string_view function, const Arguments&... arguments) {
  Expression result(std::string(function) + "(");
  bool first = true;
  const auto append = [&](const auto& argument) {
    if (!std::exchange(first, false)) result += ", ";
    if constexpr (std::is_convertible_v<decltype(argument), const Expression&>)
      result += argument;
    else if constexpr (std::is_convertible_v<decltype(argument), const Argument&>)
      result += code(argument);
    else
      result += code(Value<any>(argument));
  };
  (append(arguments), ...);
  result += ")";
  return Expr<T>(std::move(result));
}

/// `toset(list)`: what `for_each` takes. https://developer.hashicorp.com/terraform/language/functions/toset
template <class E>
Expr<set<E>> toset(const Expr<list<E>>& elements) {
  return call<set<E>>("toset", elements);
}

/// `jsonencode(value)`. https://developer.hashicorp.com/terraform/language/functions/jsonencode
inline Expr<string> jsonencode(const Argument& value) { return call<string>("jsonencode", value); }

/// `jsondecode(text)["member"]`: one text member of a JSON object. https://developer.hashicorp.com/terraform/language/functions/jsondecode
inline Expr<string> jsondecode(const Expression& text, std::string_view member) {
  Expression result = call<any>("jsondecode", text);
  result += "[" + quotedText(member) + "]";
  return Expr<string>(std::move(result));
}

/// The same of what is kept nowhere.
inline Expr<ephemeral<string>> jsondecode(const Expr<ephemeral<string>>& text, std::string_view member) {
  return Expr<ephemeral<string>>(static_cast<const Expression&>(jsondecode(static_cast<const Expression&>(text), member)));
}

/// `each.value` and `each.key` of the resource that has `for_each`; they are the same where it loops over a set.
inline const Expr<string> each_value{std::string("each.value")};
inline const Expr<string> each_key{std::string("each.key")};
/// `count.index` of the resource that has `count`, from 0.
inline const Expr<number> count_index{std::string("count.index")};

/// One of the objects that a resource with `count` or `for_each` is: `instance(queues, 0).arn()`, `instance(subnets, "eu-central-1a").id()`,
/// `instance(subnets, tf::each_key).id()`. https://developer.hashicorp.com/terraform/language/meta-arguments/count
/// @throws Error where the key is an expression with references in it
template <std::derived_from<Address> A, WholeNumber N>
A instance(const A& all, N index) {
  return Address::keyed(all, std::to_string(index));
}
template <std::derived_from<Address> A>
A instance(const A& all, std::string_view key) {
  requireCarriable(key);
  return Address::keyed(all, quotedText(key));
}
template <std::derived_from<Address> A>
A instance(const A& all, const Expression& key) {
  std::string code;
  key.each([&](std::string_view text) { code += text; },
           [&](const Reference& reference) { throw Error(all.path() + " has the key " + reference.path() + ", which is not known in every module; write a literal, tf::each_key or tf::count_index"); });
  return Address::keyed(all, code);
}

}  // namespace ecia::tf
