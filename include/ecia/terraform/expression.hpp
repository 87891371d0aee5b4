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
}  // namespace detail

/// True where Terraform takes a value of type `From` in the place of a `To`: the same type or kind, anything scalar as text, anything as `any`.
/// A kind never fits another kind: the ARN of a VPC is not the id of one.
template <class From, class To>
inline constexpr bool reference_kind_fits = detail::fits<From, To>::value;

/// One attribute of one object, with the module that owns the object. The library turns it into an output, a variable and an argument where it
/// crosses modules.
struct Reference {
  std::string module;                ///< the owner: a child module's name, or empty for the root module
  std::string address;               ///< "aws_vpc.main", "data.aws_ssm_parameter.al2023", "var.domain_name"
  std::string attribute;             ///< "id", "endpoint"; empty for the object itself
  std::string_view type = "string";  ///< Terraform's type of the value, for the variable that carries it
  bool sensitive = false;            ///< the variable that carries it is marked sensitive
  std::vector<std::string> after;    ///< addresses in the same module that must be complete before the value is used

  bool ofRootVariable() const { return module.empty() && address.starts_with("var."); }
  /// Appends "aws_vpc.main.id".
  void appendPath(std::string& out) const {
    out += address;
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
  /// Code, or a reference where there is one.
  struct Piece {
    std::string code;
    std::shared_ptr<const Reference> reference{};
  };

  Expression() = default;
  explicit Expression(std::string code) { pieces.push_back({std::move(code)}); }
  explicit Expression(Reference reference) { pieces.push_back({{}, std::make_shared<const Reference>(std::move(reference))}); }

  Expression& operator+=(std::string_view code) {
    if (!pieces.empty() && !pieces.back().reference)
      pieces.back().code += code;
    else
      pieces.push_back({std::string(code)});
    return *this;
  }
  Expression& operator+=(const Expression& other) {
    for (const auto& piece : other.pieces)
      if (piece.reference)
        pieces.push_back(piece);
      else
        *this += piece.code;
    return *this;
  }

  std::vector<Piece> pieces;
};

/// An expression whose type is known: every attribute of a resource, and what Terraform's functions give back.
template <class T>
class Expr : public Expression {
 public:
  using Expression::Expression;
  explicit Expr(Expression expression) : Expression(std::move(expression)) {}
};

/// An object in the configuration: the base of the typed handles that adding a resource gives back.
struct Address {
  std::string module;  ///< the owning module, empty for the root module
  std::string path;    ///< "aws_vpc.main"
  std::vector<std::string> after{};

  /// The same object, to be used only when `other`, of the same module, is complete too (a bucket after its policy).
  template <class Self>
  static Self completed(Self self, const Address& other) {
    self.after.push_back(other.path);
    return self;
  }

 protected:
  template <class T>
  Expr<T> at(std::string_view attribute, bool sensitive = false) const {
    return Expr<T>(Reference{module, path, std::string(attribute), T::Type, sensitive, after});
  }
};

/// Text with expressions in it. Literal parts are escaped when they are written, so they reach Terraform as they are.
class Template {
 public:
  /// An expression, or literal text where there is none.
  struct Part {
    std::string literal;
    Expression expression{};
    bool isLiteral() const { return expression.pieces.empty(); }
  };

  void append(std::string_view literal) {
    if (!parts.empty() && parts.back().isLiteral())
      parts.back().literal += literal;
    else
      parts.push_back({std::string(literal)});
  }
  void append(const Expression& expression) { parts.push_back({{}, expression}); }
  void append(const Template& other) {
    for (const auto& part : other.parts)
      if (part.isLiteral())
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
