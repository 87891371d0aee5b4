// SPDX-License-Identifier: Apache-2.0
#include "names.hpp"

#include <algorithm>
#include <set>

namespace ecia::bindgen {
namespace {

bool reserved(std::string_view name) {
  static const std::set<std::string_view> names{
      // https://en.cppreference.com/w/cpp/keyword
      "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char", "char16_t", "char32_t",
      "char8_t", "class", "co_await", "co_return", "co_yield", "compl", "concept", "const", "const_cast", "consteval", "constexpr", "constinit",
      "continue", "decltype", "default", "delete", "do", "double", "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false", "float",
      "for", "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or",
      "or_eq", "private", "protected", "public", "register", "reinterpret_cast", "requires", "return", "short", "signed", "sizeof", "static",
      "static_assert", "static_cast", "struct", "switch", "template", "this", "thread_local", "throw", "true", "try", "typedef", "typeid", "typename",
      "union", "unsigned", "using", "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
      // macros
      "assert", "errno", "i386", "linux", "stderr", "stdin", "stdout", "unix",
      // namespaces of the generated code
      "argument", "block", "ecia", "kind", "std", "tf"};
  return names.contains(name);
}

}  // namespace

std::string identifier(std::string_view name, std::string_view owner) {
  std::string result(name);
  std::replace(result.begin(), result.end(), '-', '_');
  if (reserved(result) || result == owner) result += '_';
  return result;
}

std::string readerIdentifier(std::string_view name) {
  static const std::set<std::string_view> members{"after", "at", "completed", "module", "path"};
  return members.contains(name) ? std::string(name) + "_" : identifier(name);
}

}  // namespace ecia::bindgen
