// SPDX-License-Identifier: Apache-2.0
// JSON documents as values of arguments: policies, event inputs, dashboards.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <ecia/terraform/function.hpp>
#include <ecia/terraform/writer.hpp>

namespace ecia::tf {

/// A JSON document that may hold references. As an argument it is plain JSON text where it holds none, and `jsonencode(...)` where it does, so that no
/// value can break out of its place.
class Json {
 public:
  Json(std::nullptr_t) = delete;  // null is Json::of(tf::null)
  Json(const char* text) : argument_(Node(std::string(text))) {}
  Json(std::string text) : argument_(Node(std::move(text))) {}
  Json(std::string_view text) : argument_(Node(std::string(text))) {}
  Json(Template text) : argument_(Node(std::move(text))) {}
  template <class T>
  Json(const Expr<T>& expression) : argument_(Node(static_cast<const Expression&>(expression))) {}
  template <std::same_as<bool> B>
  Json(B flag) : argument_(Node(flag)) {}
  template <class N>
    requires WholeNumber<N> || std::floating_point<N>
  Json(N value) : argument_(Value<number>(value)) {}

  /// The value of an argument.
  static Json of(const Value<string>& value) { return Json(static_cast<const Argument&>(value)); }

  struct Entry;
  /// An object; its members are written in this order.
  static Json object(std::initializer_list<Entry> members);
  static Json object(const std::vector<Entry>& members);
  static Json array(const std::vector<Json>& elements) {
    List list;
    list.reserve(elements.size());
    for (const auto& element : elements) list.push_back(element.argument_);
    return Json(Argument(std::move(list)));
  }

  /// The value an argument takes.
  operator Value<string>() const {
    if (holdsExpression(argument_)) return Encoded(argument_);
    std::string out;
    compact(out, argument_);
    return Value<string>(std::move(out));
  }
  operator Value<write_only<string>>() const { return Value<string>(*this); }
  template <auto Attribute, class Structure>
  operator Required<string, Attribute, Structure>() const {
    return Value<string>(*this);
  }

 private:
  /// `jsonencode(document)`, with the document still there for who wants to look into it.
  struct Encoded : Value<string> {
    explicit Encoded(const Argument& document) {
      Node node(static_cast<const Expression&>(jsonencode(document)));
      node.document = document;
      set(std::move(node));
    }
  };

  explicit Json(Argument argument) : argument_(std::move(argument)) {}

  static bool holdsExpression(const Argument& argument) {
    if (!argument.isSet()) return false;
    const Node& node = argument.node();
    if (node.kind == Node::Kind::list) {
      for (const auto& element : node.list)
        if (holdsExpression(element)) return true;
    } else if (node.kind == Node::Kind::map) {
      for (const auto& member : node.map)
        if (holdsExpression(member.value)) return true;
    }
    return node.kind == Node::Kind::expression || node.kind == Node::Kind::parts;
  }

  static void compactText(std::string& out, const std::string& text) {
    out += '"';
    appendJson(out, text);
    out += '"';
  }

  static void compact(std::string& out, const Argument& argument) {
    if (!argument.isSet()) {
      out += "null";
      return;
    }
    const Node& node = argument.node();
    if (node.kind == Node::Kind::text) {
      compactText(out, node.text);
    } else if (node.kind == Node::Kind::list) {
      out += '[';
      for (std::size_t i = 0; i < node.list.size(); ++i) {
        if (i != 0) out += ',';
        compact(out, node.list[i]);
      }
      out += ']';
    } else if (node.kind == Node::Kind::map) {
      out += '{';
      for (std::size_t i = 0; i < node.map.size(); ++i) {
        if (i != 0) out += ',';
        compactText(out, node.map[i].key);
        out += ':';
        compact(out, node.map[i].value);
      }
      out += '}';
    } else {
      code(argument).each([&](std::string_view text) { out += text; }, [](const Reference&) {});
    }
  }

  Argument argument_;
};

/// A member of a JSON object: `{"Effect", "Allow"}`.
struct Json::Entry {
  std::string key;
  Json value;
};

inline Json Json::object(std::initializer_list<Entry> members) { return object(std::vector<Entry>(members)); }
inline Json Json::object(const std::vector<Entry>& members) {
  Map map;
  map.reserve(members.size());
  for (const auto& [key, value] : members) map.push_back({key, value.argument_});
  return Json(Argument(std::move(map)));
}

}  // namespace ecia::tf
