// SPDX-License-Identifier: Apache-2.0
#include "types.hpp"

#include <fmt/format.h>

namespace ecia::bindgen {

std::string tagOf(const Type& type, std::string_view kind) {
  switch (type.constructor) {
    case Type::Constructor::String: return kind.empty() ? "tf::string" : fmt::format("kind::{}", kind);
    case Type::Constructor::Number: return "tf::number";
    case Type::Constructor::Bool: return "tf::boolean";
    case Type::Constructor::List: return fmt::format("tf::list<{}>", tagOf(type.element.front(), kind));
    case Type::Constructor::Set: return fmt::format("tf::set<{}>", tagOf(type.element.front(), kind));
    case Type::Constructor::Map: return fmt::format("tf::map<{}>", tagOf(type.element.front(), kind));
    case Type::Constructor::Object:
    case Type::Constructor::Dynamic: break;
  }
  return "tf::any";
}

bool holdsStrings(const Type& type) {
  return type.constructor == Type::Constructor::String || (!type.element.empty() && type.element.front().constructor == Type::Constructor::String);
}

bool looksLikeBlocks(const Type& type) {
  return (type.constructor == Type::Constructor::List || type.constructor == Type::Constructor::Set) &&
         type.element.front().constructor == Type::Constructor::Object;
}

}  // namespace ecia::bindgen
