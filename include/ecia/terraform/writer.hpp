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
    if (!argument.isSet()) return append("null");
    const Node& node = argument.node();
    switch (node.kind) {
      case Node::Kind::nothing: append("null"); break;
      case Node::Kind::boolean: append(node.integer != 0 ? "true" : "false"); break;
      case Node::Kind::integer: appendNumber(out_, node.integer); break;
      case Node::Kind::real: appendNumber(out_, node.real); break;
      case Node::Kind::text: write(node.text); break;
      case Node::Kind::expression: write(node.expression); break;
      case Node::Kind::parts: write(node.parts); break;
      case Node::Kind::list: write(node.list, depth); break;
      case Node::Kind::map: write(node.map, depth); break;
    }
  }

  /// Sorts these members by key and appends the object of them.
  void object(std::vector<Field>& fields, unsigned depth) {
    std::sort(fields.begin(), fields.end(), byKey);
    writeObject(fields, depth);
  }

  /// The code of an expression, without "${" and "}".
  std::string code(const Expression& expression) {
    std::string code;
    expression.each([&](std::string_view text) { code += text; }, [&](const Reference& reference) { scope_.spell(code, reference); });
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
    append("${");
    expression.each([&](std::string_view code) { appendJson(out_, code); },
                    [&](const Reference& reference) {
                      const std::size_t start = out_.size();
                      scope_.spell(out_, reference);
                      if (isPlain(std::string_view(out_).substr(start))) return;
                      const std::string code = out_.substr(start);
                      out_.resize(start);
                      appendJson(out_, code);
                    });
    out_ += '}';
  }
  void write(const Template& text) {
    out_ += '"';
    for (std::size_t i = 0; i < text.parts.size(); ++i) {
      const auto& part = text.parts[i];
      if (part.isLiteral) {
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
      append("[]");
      return;
    }
    out_ += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i != 0) out_ += ',';
      newLine(depth + 1);
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
    object(fields, depth);
  }
  template <class Members>
  void writeObject(const Members& members, unsigned depth) {
    if (members.empty()) {
      append("{}");
      return;
    }
    out_ += '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i != 0) out_ += ',';
      newLine(depth + 1);
      write(members[i].key);
      append(": ");
      value(valueOf(members[i]), depth + 1);
    }
    newLine(depth);
    out_ += '}';
  }
  void append(std::string_view text) { out_.append(text); }
  void newLine(unsigned depth) {
    constexpr std::string_view line = "\n                                ";
    const std::size_t size = 1 + std::size_t{2} * depth;
    append(line.substr(0, size));
    if (size > line.size()) out_.append(size - line.size(), ' ');
  }

  std::string& out_;
  Scope& scope_;
  Strings strings_;
};

}  // namespace ecia::tf
