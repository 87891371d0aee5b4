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
  Json(const char* text) : argument_(Argument::Node(std::string(text))) {}
  Json(std::string text) : argument_(Argument::Node(std::move(text))) {}
  Json(std::string_view text) : argument_(Argument::Node(std::string(text))) {}
  Json(Template text) : argument_(Argument::Node(std::move(text))) {}
  template <class T>
  Json(const Expr<T>& expression) : argument_(Argument::Node(static_cast<const Expression&>(expression))) {}
  template <std::same_as<bool> B>
  Json(B flag) : argument_(Argument::Node(flag)) {}
  Json(int number) : argument_(Argument::Node(std::int64_t{number})) {}
  Json(std::int64_t number) : argument_(Argument::Node(number)) {}
  Json(double number) : argument_(Argument::Node(number)) {}

  /// The value of an argument.
  static Json of(const Value<string>& value) { return Json(static_cast<const Argument&>(value)); }

  struct Entry;
  /// An object; its members are written in this order.
  static Json object(std::initializer_list<Entry> members);
  static Json array(const std::vector<Json>& elements) {
    List list;
    list.reserve(elements.size());
    for (const auto& element : elements) list.push_back(element.argument_);
    return Json(Argument(Argument::Node(std::move(list))));
  }

  /// The value an argument takes.
  operator Value<string>() const {
    if (holdsExpression(argument_)) return jsonencode(argument_);
    std::string out;
    compact(out, argument_);
    return Value<string>(std::move(out));
  }
  operator Required<string>() const { return Value<string>(*this); }

 private:
  explicit Json(Argument argument) : argument_(std::move(argument)) {}

  static bool holdsExpression(const Argument& argument) {
    if (const auto* list = std::get_if<List>(&argument.node())) return std::any_of(list->begin(), list->end(), holdsExpression);
    if (const auto* map = std::get_if<Map>(&argument.node()))
      return std::any_of(map->begin(), map->end(), [](const auto& member) { return holdsExpression(member.value); });
    return std::holds_alternative<Expression>(argument.node()) || std::holds_alternative<Template>(argument.node());
  }

  static void compact(std::string& out, const Argument& argument) {
    if (const auto* text = std::get_if<std::string>(&argument.node())) {
      out += '"';
      appendJson(out, *text);
      out += '"';
    } else if (const auto* list = std::get_if<List>(&argument.node())) {
      out += '[';
      for (std::size_t i = 0; i < list->size(); ++i) {
        if (i != 0) out += ',';
        compact(out, (*list)[i]);
      }
      out += ']';
    } else if (const auto* map = std::get_if<Map>(&argument.node())) {
      out += '{';
      for (std::size_t i = 0; i < map->size(); ++i) {
        if (i != 0) out += ',';
        compact(out, Argument(Argument::Node((*map)[i].key)));
        out += ':';
        compact(out, (*map)[i].value);
      }
      out += '}';
    } else {
      const auto code = tf::code(argument);
      out += std::get<std::string>(code.pieces.front());
    }
  }

  Argument argument_;
};

/// A member of a JSON object: `{"Effect", "Allow"}`.
struct Json::Entry {
  std::string key;
  Json value;
};

inline Json Json::object(std::initializer_list<Entry> members) {
  Map map;
  map.reserve(members.size());
  for (const auto& [key, value] : members) map.push_back({key, value.argument_});
  return Json(Argument(Argument::Node(std::move(map))));
}

}  // namespace ecia::tf
