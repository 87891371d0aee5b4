// SPDX-License-Identifier: Apache-2.0
// Arguments as Terraform JSON: two spaces, one property per line, keys in order. https://developer.hashicorp.com/terraform/language/syntax/json
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include <ecia/terraform/escape.hpp>
#include <ecia/terraform/number.hpp>
#include <ecia/terraform/value.hpp>

namespace ecia::tf {

/// Says how a reference is spelt in the module that is being written.
class Scope {
 public:
  virtual ~Scope() = default;
  /// The code that stands for `reference` here: the address itself, a variable, or an output of a child module.
  virtual std::string spell(const Reference& reference) = 0;
};

/// Whether strings are templates there (arguments), or plain text (descriptions, defaults and types of variables, the `terraform` block).
enum class Strings { templates, plain };

/// Writes arguments into a text.
class Writer {
 public:
  Writer(std::string& out, Scope& scope, Strings strings = Strings::templates) : out_(out), scope_(scope), strings_(strings) {}

  /// Appends the value, whose continuation lines stand `depth` steps in.
  void value(const Argument& argument, unsigned depth) {
    std::visit([&](const auto& node) { write(node, depth); }, argument.node());
  }

  /// Appends an object of these members, sorted by key.
  void object(Map members, unsigned depth) {
    std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    writeObject(members, depth);
  }

  /// The code of an expression, without "${" and "}".
  std::string code(const Expression& expression) {
    std::string code;
    for (const auto& piece : expression.pieces) {
      if (const auto* reference = std::get_if<Reference>(&piece))
        code += scope_.spell(*reference);
      else
        code += std::get<std::string>(piece);
    }
    return code;
  }

 private:
  void write(Null, unsigned) { out_ += "null"; }
  void write(bool flag, unsigned) { out_ += flag ? "true" : "false"; }
  template <class N>
    requires std::same_as<N, std::int64_t> || std::same_as<N, double>
  void write(N number, unsigned) {
    appendNumber(out_, number);
  }
  void write(const std::string& text, unsigned) {
    requireCarriable(text);
    out_ += '"';
    appendJson(out_, strings_ == Strings::plain ? text : templateLiteral(text, false));
    out_ += '"';
  }
  void write(const Expression& expression, unsigned) {
    out_ += "\"${";
    appendJson(out_, code(expression));
    out_ += "}\"";
  }
  void write(const Template& text, unsigned) {
    out_ += '"';
    for (std::size_t i = 0; i < text.parts.size(); ++i) {
      if (const auto* literal = std::get_if<std::string>(&text.parts[i])) {
        requireCarriable(*literal);
        appendJson(out_, templateLiteral(*literal, i + 1 < text.parts.size()));
      } else {
        out_ += "${";
        appendJson(out_, code(std::get<Expression>(text.parts[i])));
        out_ += '}';
      }
    }
    out_ += '"';
  }
  void write(const List& list, unsigned depth) {
    if (list.empty()) {
      out_ += "[]";
      return;
    }
    out_ += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
      out_ += i == 0 ? "\n" : ",\n";
      indent(depth + 1);
      value(list[i], depth + 1);
    }
    newLine(depth);
    out_ += ']';
  }
  void write(const Map& members, unsigned depth) {
    if (std::is_sorted(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.key < b.key; }))
      writeObject(members, depth);
    else
      object(members, depth);
  }
  void writeObject(std::span<const Member> members, unsigned depth) {
    if (members.empty()) {
      out_ += "{}";
      return;
    }
    out_ += '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
      out_ += i == 0 ? "\n" : ",\n";
      indent(depth + 1);
      write(members[i].key, depth + 1);
      out_ += ": ";
      value(members[i].value, depth + 1);
    }
    newLine(depth);
    out_ += '}';
  }
  void indent(unsigned depth) { out_.append(std::size_t{2} * depth, ' '); }
  void newLine(unsigned depth) {
    out_ += '\n';
    indent(depth);
  }

  std::string& out_;
  Scope& scope_;
  Strings strings_;
};

}  // namespace ecia::tf
