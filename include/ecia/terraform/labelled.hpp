// SPDX-License-Identifier: Apache-2.0
// JSON objects that are put together from texts: the sections of a file, their labels, their members.
#pragma once

#include <string>
#include <string_view>

#include <ecia/terraform/writer.hpp>

namespace ecia::tf {

namespace detail {
/// Puts named bodies into one text: `"name": body`, each on its own line.
class Labelled {
 public:
  Labelled(std::string& out, std::string_view indent) : out_(out), indent_(indent) { out_ += '{'; }
  /// Begins a label; its body is to be appended next.
  void label(std::string_view name) {
    out_ += first_ ? "\n" : ",\n";
    first_ = false;
    out_ += indent_;
    out_ += '"';
    out_ += name;
    out_ += "\": ";
  }
  void end(std::string_view indent) {
    out_ += '\n';
    out_ += indent;
    out_ += '}';
  }

 private:
  std::string& out_;
  std::string_view indent_;
  bool first_ = true;
};

/// Appends `"key": value` as a member of a variable or an output.
inline auto memberWriter(std::string& out, Scope& scope, Labelled& members) {
  return [&](std::string_view key, const Argument& value, Strings strings) {
    members.label(key);
    Writer(out, scope, strings).value(value, 3);
  };
}
}  // namespace detail

}  // namespace ecia::tf
