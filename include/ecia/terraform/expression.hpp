// SPDX-License-Identifier: Apache-2.0
// Terraform expressions as values: what stands inside "${...}", with every reference in it still known as a reference.
#pragma once

#include <concepts>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <ecia/compiler.hpp>

namespace ecia::tf {

/// Terraform's types, as tags for `Value<T>` and `Expr<T>`. A *kind* (the id of a VPC, the ARN of a key) is a tag that derives from `string`.
/// https://developer.hashicorp.com/terraform/language/expressions/types
struct string {
  static constexpr std::string_view Type = "string";
};
struct number {
  static constexpr std::string_view Type = "number";
};
struct boolean {
  static constexpr std::string_view Type = "bool";
};
struct any {
  static constexpr std::string_view Type = "any";
};
template <class T>
struct list {
  static constexpr std::string_view Type = std::derived_from<T, string> ? "list(string)" : std::same_as<T, number> ? "list(number)" : "list(any)";
};
template <class T>
struct set {
  static constexpr std::string_view Type = std::derived_from<T, string> ? "set(string)" : std::same_as<T, number> ? "set(number)" : "set(any)";
};
template <class T>
struct map {
  static constexpr std::string_view Type = std::derived_from<T, string> ? "map(string)" : std::same_as<T, number> ? "map(number)" : "map(any)";
};

/// What Terraform has while it runs and keeps in no plan and no state: an attribute of an ephemeral resource, a variable declared as
/// `variable<tf::ephemeral<tf::string>>`. It fits write-only arguments alone. https://developer.hashicorp.com/terraform/language/manage-sensitive-data/ephemeral
template <class T>
struct ephemeral {
  static constexpr std::string_view Type = T::Type;
};
/// What an argument takes that Terraform hands to the provider and does not keep: a `T`, or an ephemeral one.
/// https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
template <class T>
struct write_only : T {};

template <class T>
inline constexpr bool is_ephemeral_value = false;
template <class T>
inline constexpr bool is_ephemeral_value<ephemeral<T>> = true;

template <class T>
concept text_kind = std::derived_from<T, string>;
template <class T>
concept scalar = text_kind<T> || std::same_as<T, number> || std::same_as<T, boolean>;

namespace detail {
template <class From, class To>
struct fits : std::bool_constant<std::same_as<From, To> || std::same_as<To, any> || (std::same_as<To, string> && scalar<From>)> {};
template <class From, class To>
struct fits<list<From>, list<To>> : fits<From, To> {};
template <class From, class To>
struct fits<set<From>, set<To>> : fits<From, To> {};
template <class From, class To>
struct fits<list<From>, set<To>> : fits<From, To> {};
template <class From, class To>
struct fits<set<From>, list<To>> : fits<From, To> {};
template <class From, class To>
struct fits<map<From>, map<To>> : fits<From, To> {};
template <class From, class To>
struct fits<From, write_only<To>> : fits<From, To> {};
template <class From, class To>
struct fits<ephemeral<From>, write_only<To>> : fits<From, To> {};
}  // namespace detail

/// True where Terraform takes a value of type `From` in the place of a `To`: the same type or kind, anything scalar as text, anything as `any`.
/// A kind never fits another kind: the ARN of a VPC is not the id of one.
template <class From, class To>
inline constexpr bool reference_kind_fits = detail::fits<From, To>::value;

/// An object of the configuration. What refers to it shares it.
struct Object {
  std::string module;  ///< the owner: a child module's name, or empty for the root module
  std::string path;    ///< "aws_vpc.main", "data.aws_ssm_parameter.al2023", "var.domain_name"
  std::vector<std::string> after{};  ///< addresses in the same module that must be complete before a value is used
};

/// One attribute of one object. The library turns it into an output, a variable and an argument where it crosses modules.
struct Reference {
  std::shared_ptr<const Object> object{};
  std::string_view attribute{};      ///< a literal, "id" or "endpoint"; empty for the object itself
  std::string_view type = "string";  ///< Terraform's type of the value, for the variable that carries it
  bool sensitive = false;            ///< the variable that carries it is marked sensitive
  bool ephemeral = false;            ///< and ephemeral
  bool completion = false;           ///< no attribute, but that the object is there: true, once it is

  /// The whole of an object: a variable, a local value.
  static Reference whole(std::string module, std::string path, std::string_view type) {
    return {std::make_shared<const Object>(Object{std::move(module), std::move(path)}), {}, type};
  }

  bool ofRootVariable() const { return object->module.empty() && object->path.starts_with("var."); }
  /// Appends "aws_vpc.main.id".
  void appendPath(std::string& out) const {
    out += object->path;
    if (attribute.empty()) return;
    out += '.';
    out += attribute;
  }
  std::string path() const {
    std::string text;
    appendPath(text);
    return text;
  }
};

/// Code of the Terraform language without the "${" and "}" around it: literal code and references in order.
class Expression {
 public:
  Expression() = default;
  explicit Expression(std::string code) { rest_.push_back({std::move(code)}); }
  explicit Expression(Reference reference) : head_(std::move(reference)) {}

  Expression& operator+=(std::string_view code) {
    if (!rest_.empty() && rest_.back().reference.object == nullptr)
      rest_.back().code += code;
    else
      rest_.push_back({std::string(code)});
    return *this;
  }
  Expression& operator+=(const Expression& other) {
    other.each([&](std::string_view code) { *this += code; },
               [&](const Reference& reference) {
                 if (head_.object == nullptr && rest_.empty())
                   head_ = reference;
                 else
                   rest_.push_back({{}, reference});
               });
    return *this;
  }

  /// Calls `onCode(text)` and `onReference(reference)` for the parts in order.
  template <class C, class R>
  void each(C onCode, R onReference) const {
    if (head_.object != nullptr) onReference(head_);
    for (const auto& [code, reference] : rest_)
      if (reference.object != nullptr)
        onReference(reference);
      else
        onCode(code);
  }

 private:
  /// A reference, or code where there is none.
  struct Piece {
    std::string code{};
    Reference reference{};
  };

  Reference head_{};  // not in the vector, since most expressions are one reference
  std::vector<Piece> rest_;
};

/// An expression whose type is known: every attribute of a resource, and what Terraform's functions give back.
template <class T>
class Expr : public Expression {
 public:
  using Expression::Expression;
  explicit Expr(Expression expression) : Expression(std::move(expression)) {}
};

/// The address of an object: the base of the typed handles that adding a resource gives back.
class Address {
 public:
  /// @param module the owning module, empty for the root module
  /// @param path "aws_vpc.main"
  Address(std::string module, std::string path) : object_(std::make_shared<const Object>(Object{std::move(module), std::move(path)})) {}

  const std::string& path() const { return object_->path; }
  /// The name of the module that has it; empty for the root module.
  const std::string& module() const { return object_->module; }
  /// What waits for the object, across modules too.
  Reference completion() const { return {.object = object_, .attribute = "completed", .type = "bool", .completion = true}; }

  /// One of the objects that `count` or `for_each` made.
  template <class Self>
  static Self keyed(Self self, const std::string& key) {
    Object object = *self.object_;
    object.path += "[" + key + "]";
    self.object_ = std::make_shared<const Object>(std::move(object));
    return self;
  }

  /// The same object, to be used only when `other`, of the same module, is complete too (a bucket after its policy).
  template <class Self>
  static Self completed(Self self, const Address& other) {
    self.add(other.path());
    return self;
  }

 protected:
  template <class T>
  Expr<T> at(std::string_view attribute, bool sensitive = false) const {
    return Expr<T>(Reference{object_, attribute, T::Type, sensitive, is_ephemeral_value<T>});
  }
  /// A member of an attribute: "data.terraform_remote_state.network.outputs.vpc_id". Both names are literals.
  template <class T>
  Expr<T> member(std::string_view attribute, std::string_view name) const {
    Object below = *object_;
    below.path += "." + std::string(attribute);
    return Expr<T>(Reference{std::make_shared<const Object>(std::move(below)), name, T::Type});
  }

 private:
  void add(const std::string& after) {
    Object object = *object_;
    object.after.push_back(after);
    object_ = std::make_shared<const Object>(std::move(object));
  }

  std::shared_ptr<const Object> object_;
};

/// Text with expressions in it. Literal parts are escaped when they are written, so they reach Terraform as they are.
class Template {
 public:
  /// Literal text or an expression.
  struct Part {
    bool isLiteral;
    std::string literal{};
    Expression expression{};
  };

  void append(std::string_view literal) {
    if (!parts.empty() && parts.back().isLiteral)
      parts.back().literal += literal;
    else
      parts.push_back({true, std::string(literal)});
  }
  void append(const Expression& expression) { parts.push_back({false, {}, expression}); }
  template <class T>
  void append(const Expr<T>& expression) {
    static_assert(scalar<T> || std::same_as<T, any>, "ecia: a list, set or map is no part of a text; write tf::call<tf::string>(\"join\", \", \", ...) or tf::jsonencode(...)");
    append(static_cast<const Expression&>(expression));
  }
  void append(const Template& other) {
    for (const auto& part : other.parts)
      if (part.isLiteral)
        append(part.literal);
      else
        append(part.expression);
  }

  std::vector<Part> parts;
};

/// Joins literals and expressions to text: `tf::text("arn:aws:ssm:", region, ":parameter/", name)`.
/// @param parts strings, expressions of scalar type, or other templates
template <class... Parts>
Template text(const Parts&... parts) {
  Template result;
  (result.append(parts), ...);
  return result;
}

/// The way out where the type of a value is not the one an attribute asks for: `tf::unchecked(expression)` fits everywhere, and shows in the code
/// that nobody checked it.
struct Unchecked {
  Expression expression;
};
inline Unchecked unchecked(Expression expression) { return {std::move(expression)}; }
inline Unchecked unchecked(std::string code) { return {Expression(std::move(code))}; }

}  // namespace ecia::tf
