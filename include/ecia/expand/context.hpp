// SPDX-License-Identifier: Apache-2.0
// What every expansion of a construct into Terraform resources needs: names, modules, inputs, regions.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ecia/aws/caller.hpp>
#include <ecia/construct/stack.hpp>
#include <ecia/terraform/configuration.hpp>
#include <ecia/terraform/function.hpp>
#include <ecia/terraform/json.hpp>

namespace ecia::expand {

inline std::string str(std::string_view text) { return std::string(text); }

/// The id as a Terraform name: "alb-logs" becomes alb_logs.
inline std::string label(std::string_view id) {
  std::string name(id);
  for (char& c : name)
    if (c == '-') c = '_';
  return name;
}
/// Any text as a part of a Terraform name: "10.1.0.0/16" becomes 10_1_0_0_16.
inline std::string plain(std::string_view text) {
  std::string name(text);
  for (char& c : name)
    if (!form::letter(c) && !form::digit(c)) c = '_';
  return name;
}
/// A protocol as EC2 calls it.
constexpr std::string_view protocolName(Protocol protocol) { return protocol == Protocol::every ? "-1" : protocol == Protocol::udp ? "udp" : "tcp"; }
/// The Terraform name of a part of a construct: the role alone for the construct called "main", the id before it for any other.
inline std::string part(std::string_view id, std::string_view role) { return id == "main" ? std::string(role) : label(id) + "_" + std::string(role); }

/// The name of a read replica of a database.
inline std::string replicaName(std::string_view id, int number) { return part(id, "replica_" + std::to_string(number)); }
/// The id of another construct in the names of what joins the two: with its module where that is not the same, since things of two modules may have one id.
template <class One, class Other>
std::string joined(const One& one, const Other& other) {
  const std::string_view here(one.module), there(other.module), id(other.id);
  return (here == there ? "" : there.empty() ? "root_" : plain(there) + "_") + label(id);
}

/// The address another construct's resource has, without looking whether it is there yet.
template <class R, class Named>
typename R::Attributes at(const Named& owner, const std::string& name) {
  return {{std::string(std::string_view(owner.module)), tf::address_prefix<R> + std::string(R::Type) + "." + name}};
}
/// The main resource of a construct.
template <class R, class Named>
typename R::Attributes at(const Named& owner) {
  return at<R>(owner, label(std::string_view(owner.id)));
}

/// An attribute of the resource of a type that a construct becomes, for those who need no more of it: a policy that names a distribution need not compile all
/// that distributions have. That the names are right is what Terraform says of the tests' stacks.
template <class Named>
tf::Expr<tf::string> attributeOf(const char* type, const Named& owner, const char* attribute) {
  struct Resource : tf::Address {
    tf::Expr<tf::string> value(const char* name) const { return at<tf::string>(name); }
  };
  return Resource{{str(owner.module), std::string(type) + "." + label(owner.id)}}.value(attribute);
}

/// Other accounts as the principal of a policy: their roots, and so whoever they let.
inline tf::Json principalOf(const Sequence<AccountId>& accounts) {
  std::vector<tf::Json> roots;
  for (const auto& account : accounts) roots.emplace_back("arn:aws:iam::" + str(account.view()) + ":root");
  return tf::Json::object({{"AWS", tf::Json::array(roots)}});
}

/// What the expansion of a construct reads of its stack and writes to. `expand` of each kind takes it as `auto& context`: a program then compiles the bodies of
/// the kinds that its stacks have, and none else.
class Context {
 public:
  Context(const Model& declared, tf::Configuration& target) : model(declared), configuration(target) {}

  /// The module of a construct; what is added from now on carries its name.
  template <class C>
  tf::Module& in(const Entry<C>& entry) {
    auto& module = configuration.module(entry.module.view());
    module.origin(str(C::Kind) + " " + str(entry.id));
    return module;
  }

  /// The name of a thing in AWS: prefix, id (but for "main"), and what it is.
  template <class C>
  std::string named(const Entry<C>& entry, std::string_view what = {}) const {
    std::string name = str(model.settings.prefix);
    if (entry.id != "main") name += "-" + str(entry.id);
    if (!what.empty()) name += "-" + str(what);
    return name;
  }
  /// The tags of a thing: what it is called. The stack it belongs to, and the stack's own tags, come from the provider.
  tf::Value<tf::map<tf::string>> tags(const std::string& name) const { return {{"Name", name}}; }
  /// The tags of everything: the stack's name, unless it says no, and the stack's own. The provider writes them, but for auto scaling groups and what these launch.
  std::vector<std::pair<std::string, std::string>> stackTags() const {
    std::vector<std::pair<std::string, std::string>> all;
    if (model.settings.stackTag) all.emplace_back("Stack", str(model.settings.prefix));
    for (const auto& tag : model.settings.tags) all.emplace_back(str(tag.key), str(tag.value));
    return all;
  }

  std::string region() const { return str(model.settings.region.view()); }

  /// The alias of the provider for a region; empty for the stack's own. The provider block is written when it is first asked for.
  std::string_view providerFor(const Optional<Region>& other) {
    if (!other || *other == model.settings.region) return {};
    const std::string alias = label(other->view());
    return *aliases_.emplace(alias).first;
  }
  const std::set<std::string>& aliases() const { return aliases_; }

  /// The account Terraform works in, from a data source in the root module.
  tf::Expr<tf::string> accountId() {
    if (!accountKnown_) {
      configuration.root().origin("Stack " + str(model.settings.name));
      configuration.root().add("current", aws::data::caller_identity{});
      accountKnown_ = true;
    }
    return aws::data::caller_identity::Attributes{{"", "data.aws_caller_identity.current"}}.account_id();
  }

  /// The value of a variable. Its kind is the stack's word: Terraform learns it when it runs.
  template <class T = tf::string>
  tf::Expr<T> value(const Handle<Variable>& variable) const {
    return tf::Expr<T>(tf::Reference::whole("", "var." + label(variable.id), T::Type));
  }
  tf::Template text(const Input& input) const {
    return input.variable ? tf::text(value(*input.variable)) : tf::text(input.literal.view());
  }
  tf::Value<tf::string> value(const Input& input) const {
    if (input.variable) return value(*input.variable);
    return str(input.literal);
  }

  const Model& model;
  tf::Configuration& configuration;

 private:
  std::set<std::string> aliases_;
  bool accountKnown_ = false;
};

/// A zone of a VPC: "ap-south-1a".
inline std::string availabilityZone(const VpcOf& vpc, unsigned zone, const Context& context) {
  if (zone < vpc.zoneNames.size()) return str(vpc.zoneNames[zone]);
  const auto letters = zonesOf(context.model.settings.region);
  return context.region() + (zone < letters.size() ? letters[zone] : 'x');
}
/// The zone as people say it: that of "ap-south-1a" is "1a".
inline std::string zoneName(const VpcOf& vpc, unsigned zone, const Context& context) {
  const auto name = availabilityZone(vpc, zone, context);
  return name.substr(name.size() < 2 ? 0 : name.size() - 2);
}

}  // namespace ecia::expand
