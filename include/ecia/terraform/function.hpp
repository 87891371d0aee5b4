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
struct CodeOf {
  Expression operator()(Null) const { return Expression("null"); }
  Expression operator()(bool flag) const { return Expression(flag ? "true" : "false"); }
  Expression operator()(std::int64_t number) const { return Expression(std::to_string(number)); }
  Expression operator()(double number) const {
    std::string digits;
    appendNumber(digits, number);
    return Expression(std::move(digits));
  }
  Expression operator()(const std::string& text) const {
    requireCarriable(text);
    return Expression(quotedText(text));
  }
  Expression operator()(const Expression& expression) const { return expression; }
  Expression operator()(const Template& text) const {
    Expression result("\"");
    for (std::size_t i = 0; i < text.parts.size(); ++i) {
      if (const auto* literal = std::get_if<std::string>(&text.parts[i])) {
        requireCarriable(*literal);
        std::string_view body = *literal;
        std::size_t end = body.size();
        if (i + 1 < text.parts.size())
          while (end > 0 && body[end - 1] == '$') --end;
        const std::string inner = quotedText(body.substr(0, end));
        result += std::string_view(inner).substr(1, inner.size() - 2);
        if (end < body.size()) result += "${\"" + std::string(body.substr(end)) + "\"}";
      } else {
        result += "${";
        result += std::get<Expression>(text.parts[i]);
        result += "}";
      }
    }
    result += "\"";
    return result;
  }
  Expression operator()(const List& list) const {
    Expression result("[");
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i != 0) result += ", ";
      result += code(list[i]);
    }
    result += "]";
    return result;
  }
  Expression operator()(const Map& members) const {
    Expression result("{");
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i != 0) result += ", ";
      result += quotedText(members[i].key) + " = ";
      result += code(members[i].value);
    }
    result += "}";
    return result;
  }
};
}  // namespace detail

inline Expression code(const Argument& argument) { return std::visit(detail::CodeOf{}, argument.node()); }

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
