// SPDX-License-Identifier: Apache-2.0
// Kinds: what the provider knows about its strings and the schema does not say. That `aws_vpc.id` is the id of a VPC, and `vpc_id` takes one.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "schema.hpp"

namespace ecia::bindgen {

/// One line of the overlay: what `pattern` names has the kind, or surely has none if `kind` is empty.
struct Rule {
  std::string pattern;  ///< a path such as "aws_lb.subnet_mapping.subnet_id"; `*` stands for any characters
  std::string kind;
};

/// The rules of one sort, tried from the most specific to the most general, so that an exception wins over the pattern it is an exception from.
class Rules {
 public:
  Rules() = default;
  explicit Rules(std::vector<Rule> rules);

  /// The kind of what stands at `path`, empty for none.
  const std::string& find(std::string_view path);
  /// Fails on the first rule that never applied: it has a typing error, or the provider has changed.
  void expectAllUsed() const;
  /// True once a rule with this kind was applied.
  bool applied(std::string_view kind) const;

 private:
  struct Entry {
    Rule rule;
    bool used = false;
  };
  std::vector<Entry> entries_{};
};

/// The file beside the schema, written by hand: the kinds, which attributes have one, and which arguments take one.
struct Overlay {
  std::map<std::string, std::string> kinds{};  ///< name and what it is
  std::map<std::string, std::string> forms{};  ///< what a literal of a kind looks like; * stands for any characters
  Rules attributes{};
  Rules arguments{};

  /// Fails if a rule never applied, or a kind is not both produced by an attribute and taken by an argument: then it would only be in the way.
  void expectComplete() const;
};

Overlay parseOverlay(const nlohmann::json& document);

/// True if `text` is `pattern` with every `*` replaced by some characters.
bool matches(std::string_view pattern, std::string_view text);

}  // namespace ecia::bindgen
