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
    const Node& node = argument.node();
    switch (node.kind) {
      case Node::Kind::nothing: out_ += "null"; break;
      case Node::Kind::boolean: out_ += node.integer != 0 ? "true" : "false"; break;
      case Node::Kind::integer: appendNumber(out_, node.integer); break;
      case Node::Kind::real: appendNumber(out_, node.real); break;
      case Node::Kind::text: write(node.text); break;
      case Node::Kind::expression: write(node.expression); break;
      case Node::Kind::parts: write(node.parts); break;
      case Node::Kind::list: write(node.list, depth); break;
      case Node::Kind::map: write(node.map, depth); break;
    }
  }

  /// Appends an object of these members, sorted by key.
  void object(Map members, unsigned depth) {
    std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    writeObject(members, depth);
  }

  /// The code of an expression, without "${" and "}".
  std::string code(const Expression& expression) {
    std::string code;
    for (const auto& piece : expression.pieces) code += piece.reference ? scope_.spell(*piece.reference) : piece.code;
    return code;
  }

 private:
  void write(const std::string& text) {
    requireCarriable(text);
    out_ += '"';
    if (strings_ == Strings::plain)
      appendJson(out_, text);
    else
      appendTemplate(out_, text, false);
    out_ += '"';
  }
  void write(const Expression& expression) {
    out_ += "\"${";
    appendJson(out_, code(expression));
    out_ += "}\"";
  }
  void write(const Template& text) {
    out_ += '"';
    for (std::size_t i = 0; i < text.parts.size(); ++i) {
      const auto& part = text.parts[i];
      if (part.isLiteral()) {
        requireCarriable(part.literal);
        appendTemplate(out_, part.literal, i + 1 < text.parts.size());
      } else {
        out_ += "${";
        appendJson(out_, code(part.expression));
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
      write(members[i].key);
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
