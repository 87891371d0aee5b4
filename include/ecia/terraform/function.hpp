// SPDX-License-Identifier: Apache-2.0
// Terraform's functions and values as typed expressions. https://developer.hashicorp.com/terraform/language/functions
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <ecia/terraform/escape.hpp>
#include <ecia/terraform/number.hpp>
#include <ecia/terraform/value.hpp>

namespace ecia::tf {

/// The code of any value, as it stands inside an expression.
inline Expression code(const Argument& argument);

namespace detail {
inline Expression codeOf(const Template& text) {
  Expression result("\"");
  for (std::size_t i = 0; i < text.parts.size(); ++i) {
    const auto& part = text.parts[i];
    if (!part.isLiteral()) {
      result += "${";
      result += part.expression;
      result += "}";
      continue;
    }
    requireCarriable(part.literal);
    const std::string_view body = part.literal;
    std::size_t end = body.size();
    // A "$" before "${" would join with it.
    if (i + 1 < text.parts.size())
      while (end > 0 && body[end - 1] == '$') --end;
    const std::string inner = quotedText(body.substr(0, end));
    result += std::string_view(inner).substr(1, inner.size() - 2);
    if (end < body.size()) result += "${\"" + std::string(body.substr(end)) + "\"}";
  }
  result += "\"";
  return result;
}
inline Expression codeOf(const List& list) {
  Expression result("[");
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i != 0) result += ", ";
    result += code(list[i]);
  }
  result += "]";
  return result;
}
inline Expression codeOf(const Map& members) {
  Expression result("{");
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i != 0) result += ", ";
    requireCarriable(members[i].key);
    result += quotedText(members[i].key) + " = ";
    result += code(members[i].value);
  }
  result += "}";
  return result;
}
}  // namespace detail

inline Expression code(const Argument& argument) {
  const Node& node = argument.node();
  std::string digits;
  switch (node.kind) {
    case Node::Kind::nothing: return Expression("null");
    case Node::Kind::boolean: return Expression(node.integer != 0 ? "true" : "false");
    case Node::Kind::integer: appendNumber(digits, node.integer); return Expression(std::move(digits));
    case Node::Kind::real: appendNumber(digits, node.real); return Expression(std::move(digits));
    case Node::Kind::text: requireCarriable(node.text); return Expression(quotedText(node.text));
    case Node::Kind::expression: return node.expression;
    case Node::Kind::parts: return detail::codeOf(node.parts);
    case Node::Kind::list: return detail::codeOf(node.list);
    case Node::Kind::map: return detail::codeOf(node.map);
  }
  return Expression("null");
}

/// A call of one of Terraform's functions; `T` is what it gives back.
template <class T, class... Arguments>
Expr<T> call(std::string_view function, const Arguments&... arguments) {
  Expression result(std::string(function) + "(");
  bool first = true;
  const auto append = [&](const Expression& argument) {
    if (!std::exchange(first, false)) result += ", ";
    result += argument;
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
inline Expr<string> jsonencode(const Argument& value) { return call<string>("jsonencode", code(value)); }

/// `jsondecode(text)["member"]`: one text member of a JSON object. https://developer.hashicorp.com/terraform/language/functions/jsondecode
inline Expr<string> jsondecode(const Expression& text, std::string_view member) {
  Expression result = call<any>("jsondecode", text);
  result += "[" + quotedText(member) + "]";
  return Expr<string>(std::move(result));
}

/// `each.value` of the resource that has `for_each`; the key is the same where it loops over a set.
inline const Expr<string> each_value{std::string("each.value")};

}  // namespace ecia::tf
