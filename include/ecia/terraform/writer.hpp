// SPDX-License-Identifier: Apache-2.0
// Arguments as Terraform JSON: two spaces, one property per line, keys in order. https://developer.hashicorp.com/terraform/language/syntax/json
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ecia/terraform/escape.hpp>
#include <ecia/terraform/number.hpp>
#include <ecia/terraform/value.hpp>

namespace ecia::tf {

/// Says how a reference is spelt in the module that is being written.
class Scope {
 public:
  virtual ~Scope() = default;
  /// Appends the code that stands for `reference` here: the address itself, a variable, or an output of a child module.
  virtual void spell(std::string& out, const Reference& reference) = 0;
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
  void object(std::vector<Field> fields, unsigned depth) {
    std::sort(fields.begin(), fields.end(), byKey);
    writeObject(fields, depth);
  }

  /// The code of an expression, without "${" and "}".
  std::string code(const Expression& expression) {
    std::string code;
    for (const auto& piece : expression.pieces)
      if (piece.reference)
        scope_.spell(code, *piece.reference);
      else
        code += piece.code;
    return code;
  }

 private:
  static constexpr auto byKey = [](const auto& a, const auto& b) { return a.key < b.key; };
  static const Argument& valueOf(const Member& member) { return member.value; }
  static const Argument& valueOf(const Field& field) { return *field.value; }

  void write(std::string_view text) {
    out_ += '"';
    if (isPlain(text)) {
      out_ += text;
    } else {
      requireCarriable(text);
      if (strings_ == Strings::plain)
        appendJson(out_, text);
      else
        appendTemplate(out_, text, false);
    }
    out_ += '"';
  }
  void write(const Expression& expression) {
    out_ += '"';
    writeInterpolation(expression);
    out_ += '"';
  }
  void writeInterpolation(const Expression& expression) {
    out_ += "${";
    for (const auto& piece : expression.pieces) {
      if (!piece.reference) {
        appendJson(out_, piece.code);
        continue;
      }
      code_.clear();
      scope_.spell(code_, *piece.reference);
      appendJson(out_, code_);
    }
    out_ += '}';
  }
  void write(const Template& text) {
    out_ += '"';
    for (std::size_t i = 0; i < text.parts.size(); ++i) {
      const auto& part = text.parts[i];
      if (part.isLiteral()) {
        requireCarriable(part.literal);
        appendTemplate(out_, part.literal, i + 1 < text.parts.size());
      } else {
        writeInterpolation(part.expression);
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
    if (std::is_sorted(members.begin(), members.end(), byKey)) {
      writeObject(members, depth);
      return;
    }
    std::vector<Field> fields;
    fields.reserve(members.size());
    for (const auto& [key, member] : members) fields.push_back({key, &member});
    object(std::move(fields), depth);
  }
  template <class Members>
  void writeObject(const Members& members, unsigned depth) {
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
      value(valueOf(members[i]), depth + 1);
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
  std::string code_;  ///< of the reference that is being written
};

}  // namespace ecia::tf
