// SPDX-License-Identifier: Apache-2.0
// One Terraform module: what is in it, and the variables and outputs that carry values across its border.
#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ecia/terraform/meta.hpp>
#include <ecia/terraform/module_call.hpp>
#include <ecia/terraform/source_file.hpp>
#include <ecia/terraform/statement.hpp>
#include <ecia/terraform/text_store.hpp>
#include <ecia/terraform/writer.hpp>

namespace ecia::tf {

/// A generated resource, data source or ephemeral resource.
template <class R>
concept Resource = Structure<R> && requires {
  R::Type.size();
  typename R::Attributes;
};

/// True for a generated data source.
template <class R>
inline constexpr bool is_data_source = requires { R::DataSource; };
/// True for a generated ephemeral resource. https://developer.hashicorp.com/terraform/language/block/ephemeral
template <class R>
inline constexpr bool is_ephemeral_resource = requires { R::EphemeralResource; };
/// What stands before the type in the addresses of its objects.
template <class R>
inline constexpr const char* address_prefix = is_data_source<R> ? "data." : is_ephemeral_resource<R> ? "ephemeral." : "";

class Configuration;

namespace detail {
/// A change to a resource before it is written. (Not `std::function`, whose header alone costs a tenth of a small stack's compile time.)
struct Adjustment {
  virtual ~Adjustment() = default;
  virtual void apply(void* resource) const = 0;

  std::string module{}, path{};  ///< of the resource
  std::source_location where{};
  mutable bool met = false;  ///< whether there was such a resource
};
}  // namespace detail

/// A resource that a line of the user's wrote or adjusted, as it was then.
struct WrittenObject {
  std::string_view type;
  std::string path;  ///< "aws_vpc.main", "data.aws_vpc.main"
  Map arguments;
  std::source_location where;
  bool ofConstruct = false;  ///< a construct adds it, and the line adjusts it
};

/// A variable of a module. https://developer.hashicorp.com/terraform/language/values/variables
struct Variable {
  Argument default_value{};  ///< unset: the value must be given
  std::string description{};
  bool ephemeral = false;  ///< in no plan and no state; one that is declared with an ephemeral type is so by itself
  bool sensitive = false;
  std::string type{};  ///< Terraform's type expression, such as "object({ name = string })"; empty: that of the C++ type it is declared with
  std::vector<Condition> validation{};
};

/// A value a module gives out. https://developer.hashicorp.com/terraform/language/values/outputs
struct Output {
  std::vector<std::string> depends_on{};  ///< addresses in the same module, "aws_vpc.main"
  std::string description{};
  bool ephemeral = false;  ///< a value that is made of ephemeral ones is so by itself; in child modules alone
  bool sensitive = false;  ///< a value that is made of sensitive ones is sensitive by itself
  Value<any> value;
};

/// A module of a configuration; the root module has no name. The `line` that functions take is the caller's, which problems name: leave it out.
class Module : private Scope {
 public:
  Module(Configuration& configuration, std::string name) : configuration_(configuration), name_(std::move(name)) {}
  Module(const Module&) = delete;
  Module& operator=(const Module&) = delete;

  const std::string& name() const { return name_; }
  /// An address of this module as the root module sees it.
  std::string where(const std::string& path) const { return (name_.empty() ? "" : "module." + name_ + ".") + path; }

  /// The `//` comment of what is added from now on: the construct it comes from.
  void origin(std::string comment) { origin_ = std::move(comment); }

  /// Adds a resource, data source or ephemeral resource and gives its attributes.
  /// @throws Error where the name is no Terraform name, is taken, or a value cannot be carried, and where the configuration supports a Terraform that is too old for it
  /// (ephemeral resources: 1.10, write-only arguments: 1.11); the message names the object
  template <Resource R>
  typename R::Attributes add(const std::string& name, R resource, const Meta& meta = {}, const std::source_location& line = std::source_location::current()) {
    words(line);
    std::string path = addressOf(address_prefix<R>, R::Type, name);
    std::source_location wordsAt = writtenAt();
    for (const auto& adjustment : adjustments(path)) {
      adjustment->apply(&resource);
      adjustment->met = true;
      wordsAt = adjustment->where;
    }
    for (const auto& ignored : meta.lifecycle.ignore_changes) requireArgument(path, ignored, R::Names);
    fields_.clear();
    appendFields(fields_, resource);
    if constexpr (requires { R::WriteOnly; })
      requireKept(path, R::WriteOnly);
    else if constexpr (!is_ephemeral_resource<R>)
      requireKept(path, "");
    if constexpr (is_ephemeral_resource<R>) beginPassing(path);
    if (wordsAt.line() != 0) keepWords(R::Type, path, wordsAt);
    addObject(is_data_source<R> ? data_ : is_ephemeral_resource<R> ? ephemeral_ : resources_, R::Type, name, path, meta);
    return {{name_, std::move(path)}};
  }

  /// The attributes of a resource or data source that something else adds, a construct for instance: `configuration.module("network").get<aws::vpc>("main")`.
  /// One that nothing adds is a problem (TF-008).
  template <Resource R>
  typename R::Attributes get(const std::string& name, const std::source_location& line = std::source_location::current()) {
    words(line);
    std::string path = addressOf(address_prefix<R>, R::Type, name);
    expected_.push_back({"", path, writtenAt()});
    return {{name_, std::move(path)}};
  }

  /// An attribute of an object of this module by its names, for those who know no more of it: `attribute("aws_kinesis_stream.events", "arn")`. One that nothing
  /// adds is a problem (TF-008) at a line. @param name lives as long as the configuration
  Expr<string> attribute(const std::string& path, std::string_view name, const std::source_location& line) {
    struct Named : Address {
      Expr<string> value(std::string_view which) const { return at<string>(which); }
    };
    expected_.push_back({"", path, line});
    return Named{{name_, path}}.value(name);
  }

  /// The value of a variable that something else declares, `stack.variable("domain-name", ...)` for instance: `configuration.root().input("domain_name")`.
  /// One that nothing declares is a problem (TF-008).
  template <class T = string>
  Expr<T> input(const std::string& name, const std::source_location& line = std::source_location::current()) {
    words(line);
    expected_.push_back({"", "var." + name, writtenAt()});
    return Expr<T>(Reference::whole(name_, "var." + name, T::Type));
  }

  /// Declares a variable and gives its value: `variable<tf::ephemeral<tf::string>>("token", {})` is one that Terraform keeps nowhere.
  /// @throws Error where the module has another of this name, and in a child module where it has no default: what a child needs of others comes to it by itself
  template <class T = string>
  Expr<T> variable(const std::string& name, Variable variable, const std::source_location& line = std::source_location::current()) {
    words(line);
    requireName(name, "var." + name);
    if (isWordOfCalls(name)) throw Error("'" + name + "' is a word of Terraform's own and no name for a variable; write another");
    if (!name_.empty() && !variable.default_value.isSet()) throw Error(where("var." + name) + " has no value; declare it in the root module, and use it here all the same");
    if (variable.type.empty()) variable.type = T::Type;
    variable.ephemeral = variable.ephemeral || is_ephemeral_value<T>;
    if (variable.ephemeral) beginPassing("var." + name);
    Reference value = Reference::whole(name_, "var." + name, T::Type);
    value.sensitive = variable.sensitive;
    value.ephemeral = variable.ephemeral;
    requireFirst(variables_.emplace(name, std::move(variable)).second, "var." + name);
    return Expr<T>(std::move(value));
  }

  /// Gives a value out. https://developer.hashicorp.com/terraform/language/values/outputs
  /// @throws Error where the module has another of this name, and in the root module where the value is ephemeral
  void output(const std::string& name, Output output, const std::source_location& line = std::source_location::current());
  /// The same without a description: `output("vpc", vpc.id())`.
  template <std::convertible_to<Value<any>> V>
  void output(const std::string& name, const V& value, const std::source_location& line = std::source_location::current()) {
    output(name, Output{.value = value}, line);
  }

  /// A local value. https://developer.hashicorp.com/terraform/language/values/locals
  /// @throws Error where the module has another of this name
  template <class T>
  Expr<T> local(const std::string& name, const Value<T>& value, const std::source_location& line = std::source_location::current()) {
    return Expr<T>(local(name, value, T::Type, line));
  }
  template <class T>
  Expr<ephemeral<T>> local(const std::string& name, const Expr<ephemeral<T>>& value, const std::source_location& line = std::source_location::current()) {
    return Expr<ephemeral<T>>(local(name, Value<any>(value), T::Type, line));
  }

  /// Calls a module that somebody else keeps.
  /// @throws Error where the name is taken, and where an argument is called as what every call has
  CalledModule call(const std::string& name, const ModuleCall& call, const std::source_location& line = std::source_location::current());

  /// Tells Terraform that an object has a new address. https://developer.hashicorp.com/terraform/language/moved
  void moved(const std::string& from, const std::string& to, const std::source_location& line = std::source_location::current());

  /// Takes an object that exists into the state; in the root module only. https://developer.hashicorp.com/terraform/language/import
  /// @throws Error in a child module
  void importExisting(const std::string& to, const Value<string>& id, const std::source_location& line = std::source_location::current());

  /// Lets Terraform forget an object, and destroy it or not. https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources
  /// @throws Error where the configuration supports a Terraform older than 1.7
  void removed(const std::string& from, bool destroy, const std::source_location& line = std::source_location::current());

  /// A check that Terraform reports without stopping. https://developer.hashicorp.com/terraform/language/block/check
  /// @throws Error where the module has another of this name
  void check(const std::string& name, const Condition& condition, const std::source_location& line = std::source_location::current());

  /// Addresses of all resources, without data sources, sorted.
  std::vector<std::string> resourceAddresses() const;

  /// Whether a resource "aws_vpc.main", a data source "data.aws_ami.x", an ephemeral resource "ephemeral.aws_ssm_parameter.x" or a variable "var.name" has been added.
  bool declares(std::string_view path) const;

  const std::vector<Statement>& moves() const { return moved_; }
  const std::vector<Statement>& imports() const { return importTargets_; }
  const std::vector<Statement>& removals() const { return removed_; }
  /// What a line of the user's wrote or adjusted.
  const std::vector<WrittenObject>& written() const { return written_; }
  /// The providers that objects name, besides the default ones, and those objects.
  const std::vector<Statement>& providedBy() const { return providedBy_; }
  /// What `get` and `input` gave the value of.
  const std::vector<Statement>& expected() const { return expected_; }

 private:
  friend class Configuration;
  /// The texts of the objects of one type, by name; both are in `texts_`. Names come in some order mostly, so the place behind the last one is tried first.
  struct Bodies {
    Bodies() = default;
    Bodies(const Bodies&) = delete;
    Bodies& operator=(const Bodies&) = delete;
    /// @return false where the name is taken
    bool add(std::string_view name, std::string_view text) {
      const std::size_t before = texts.size();
      last = texts.emplace_hint(last == texts.end() ? last : std::next(last), name, text);
      return texts.size() > before;
    }
    std::map<std::string_view, std::string_view> texts{};
    std::map<std::string_view, std::string_view>::iterator last = texts.end();
  };
  using Objects = std::map<std::string, Bodies, std::less<>>;
  using Adjustments = std::vector<std::shared_ptr<const detail::Adjustment>>;

  const Adjustments& adjustments(const std::string& path) const;
  void spell(std::string& out, const Reference& reference) override;
  void spellForeign(std::string& out, const Reference& reference);
  void spellAwaited(std::string& out, const Reference& reference);
  std::string exportValue(const Reference& reference);
  std::string carriedName(const Reference& reference);
  void importProvider(const std::string& provider, const std::string& path);

  static Argument bare(std::string text) { return Argument(std::move(text)); }
  static Argument bareList(const std::vector<Address>& addresses) {
    List list;
    for (const auto& address : addresses) list.push_back(bare(address.path()));
    return Argument(std::move(list));
  }
  static Argument conditions(const std::vector<Condition>& conditions);
  void appendRepetition(Map& members, const std::string& path, const Value<number>& count, const std::vector<Address>& depends_on, const ForEach& for_each);
  Argument addresses(const std::vector<Address>& depends_on);
  static void appendLifecycle(Map& members, const Lifecycle& lifecycle);

  static void appendProvisioners(Map& members, const std::vector<Provisioner>& provisioners);

  /// @throws Error where the configuration supports a Terraform older than 1.`minor`
  void requireTerraform(unsigned minor, const std::string& path) const;
  /// From here on there are ephemeral values. @throws Error where the Terraform is too old for them
  void beginPassing(const std::string& path);
  bool passing() const;
  /// @throws Error where one of the write-only arguments is set and the Terraform is too old for it, and where another argument has an ephemeral value
  void requireKept(const std::string& path, const char* writeOnly) const;
  void requireArgument(const std::string& path, const std::string& ignored, const char* names);
  std::source_location writtenAt() const;
  /// What follows stands in this line of the user's, if it is words of the user's at all.
  void words(const std::source_location& line);
  void problem(std::string_view rule, std::string sentence);

  static std::string addressOf(std::string_view prefix, std::string_view type, const std::string& name) {
    std::string path;
    path.reserve(prefix.size() + type.size() + 1 + name.size());
    path += prefix;
    path += type;
    path += '.';
    path += name;
    return path;
  }

  static void requireName(const std::string& name, const std::string& path);

  /// What every call of a module has, and no variable can be called.
  static bool isWordOfCalls(std::string_view name);

  void requireFirst(bool first, const std::string& path) const {
    if (!first) throw Error(where(path) + " is declared twice; give one of them another name");
  }

  /// Keeps what `fields_` hold.
  void keepWords(std::string_view type, const std::string& path, const std::source_location& where);

  /// Writes what `fields_` hold to `body_`, and gathers in `awaited_` what it has to wait for.
  void write(const std::string& path);

  void addObject(Objects& objects, std::string_view type, const std::string& name, const std::string& path, const Meta& meta);

  Reference local(const std::string& name, const Argument& value, std::string_view type, const std::source_location& line);

  std::string render(const Argument& argument, unsigned depth);

  Configuration& configuration_;
  std::string name_;
  std::string origin_;
  detail::TextStore texts_;
  Objects resources_, data_, ephemeral_;
  std::size_t textSize_ = 0;  ///< about what their text takes
  std::vector<Field> fields_;  ///< of the object that is written, while it is
  std::string body_;  ///< where an object is written before a copy of just its size is kept
  std::map<std::string, Variable> variables_;
  std::map<std::string, Output> outputs_;
  std::map<std::string, std::string> locals_, checks_, calls_;
  List imports_;
  std::vector<Statement> moved_, importTargets_, removed_, expected_;
  std::vector<WrittenObject> written_;
  std::string_view writing_;                       // the object whose text is being made
  std::set<std::string> awaited_;                  // what that has to wait for: `Address::completed`
  bool exporting_ = false;                         // whether an output is made
  bool again_ = false;                             // whether it is made a second time, when its problems are known
  std::map<std::string, Expression> arguments_;    // of the module call in the root module
  std::map<std::string, std::string> carried_;     // name of an output or variable -> what it carries
  std::set<std::string> aliases_;  ///< providers handed in besides the default ones: "aws.us_east_1"
  std::vector<Statement> providedBy_;  ///< from such a provider to the object that it makes
  std::set<std::string, std::less<>> several_;  ///< the objects that have `count` or `for_each`
};

}  // namespace ecia::tf
