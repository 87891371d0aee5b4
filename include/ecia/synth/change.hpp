// SPDX-License-Identifier: Apache-2.0
// What becomes of an object of a configuration.
#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecia::synthesis {

/// An object of a configuration that is added, removed or changed.
struct Change {
  enum class Kind { added, removed, changed } kind;
  std::string address;  ///< `module.rds.aws_db_instance.main`, `output.endpoint`, `provider.aws`
  struct Value {
    std::string path;  ///< `tags.Team`, `ingress[0].from_port`
    std::string before, after;  ///< as JSON; empty where there is none
    bool forces = false;        ///< Terraform to make the object anew
  };
  std::vector<Value> values{};  ///< of one that is changed: where
  std::map<std::string, std::string> object{};  ///< of one that is added or removed: its values by their paths
  bool told = false;      ///< of one that is added or removed: a `moved` or `removed` block says so to Terraform
  bool replaced = false;  ///< of one that is changed: it is destroyed and made anew
  bool newFirst = false;  ///< of one that is replaced: the new one is made before the old one goes
  std::string cause{};    ///< of one that is replaced only since another is: which
};

/// An object that is gone and one that is there, by their addresses; the second is empty for one that Terraform only forgets.
using Move = std::pair<std::string, std::string>;

namespace detail {
/// The values of each object, by the object's address and their paths in it.
using Values = std::map<std::string, std::map<std::string, std::string>>;

/// An address without its modules; nothing for what is no resource.
inline std::string_view localOf(std::string_view address) {
  while (address.starts_with("module.")) {
    address.remove_prefix(7);
    address.remove_prefix(std::min(address.find('.'), address.size() - 1) + 1);
  }
  const std::string_view type = address.substr(0, address.find('.'));
  const bool resource = type.size() < address.size() && type.find('_') != std::string_view::npos;
  return resource ? address : std::string_view();
}

/// A value with the addresses that what it refers to has now, in its own module and as outputs of others.
inline std::string renamed(std::string value, const std::vector<Move>& moves) {
  const auto within = [](std::string_view text, std::size_t at) { return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_' || text[at] == '-'); };
  const auto replace = [&](std::string_view before, std::string_view after, bool whole) {
    for (std::size_t at = value.find(before); at != std::string::npos; at = value.find(before, at + after.size()))
      if (!within(value, at - 1) && !(whole && within(value, at + before.size()))) value.replace(at, before.size(), after);
  };
  // Other modules get it by "vpc_main_id" of module.network.aws_vpc.main, and it is their variable of that name.
  const auto passedAs = [](std::string_view local) {
    const auto type = local.substr(0, local.find('.')), name = local.substr(std::min(type.size() + 1, local.size()));
    return std::string(type.substr(std::min(type.find('_') + 1, type.size()))) + '_' + std::string(name) + '_';
  };
  for (const auto& [from, to] : moves) {
    if (to.empty()) continue;
    const auto before = localOf(from), after = localOf(to);
    replace(before, after, true);
    replace(from.substr(0, from.size() - before.size()) + passedAs(before), to.substr(0, to.size() - after.size()) + passedAs(after), false);
    replace("var." + passedAs(before), "var." + passedAs(after), false);
  }
  return value;
}
}  // namespace detail

}  // namespace ecia::synthesis
