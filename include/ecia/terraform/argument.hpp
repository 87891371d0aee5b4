// SPDX-License-Identifier: Apache-2.0
// What every argument of every resource is, whatever its type: one pointer to what it holds.
#pragma once

#include <atomic>
#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ecia/terraform/expression.hpp>

namespace ecia::tf {

class Argument;
struct Null {};
/// An argument that is written as `null`, which Terraform reads as left out.
inline constexpr Null null{};

struct Member;
using List = std::vector<Argument>;
using Map = std::vector<Member>;

struct Node;

/// Any value an argument can have, without its type; unset until it is given one. Copies share what they hold, which never changes.
/// (Not `std::shared_ptr`, which is twice as large: a long resource has a hundred of these, and most are unset.)
class Argument {
 public:
  Argument() noexcept = default;
  explicit Argument(Node node);
  Argument(const Argument& other) noexcept : node_(other.node_) { share(); }
  Argument(Argument&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
  Argument& operator=(Argument other) noexcept {
    std::swap(node_, other.node_);
    return *this;
  }
  ~Argument() {
    if (node_ != nullptr) drop();
  }

  bool isSet() const { return node_ != nullptr; }
  /// Only where `isSet()`.
  const Node& node() const { return *node_; }

 protected:
  void set(Node node);

 private:
  void share() const noexcept;
  void drop() noexcept;

  const Node* node_ = nullptr;
};

/// A key of an object and its value.
struct Member {
  std::string key;
  Argument value;
};

/// A member whose key and value are kept elsewhere: what is sorted and written is not copied.
struct Field {
  std::string_view key;
  const Argument* value;
};

/// What an argument holds: the member that is called as `kind` says (of a boolean, `integer`). A union, since thousands of these are made and dropped, and
/// `std::variant` of nine would be a sixth of a stack's compile time.
struct Node {
  enum class Kind : std::uint8_t { nothing, boolean, integer, real, text, expression, parts, list, map };

  Node(Null) : kind(Kind::nothing), integer(0) {}
  template <std::same_as<bool> B>
  Node(B flag) : kind(Kind::boolean), integer(flag ? 1 : 0) {}
  Node(std::int64_t number) : kind(Kind::integer), integer(number) {}
  Node(double number) : kind(Kind::real), real(number) {}
  Node(std::string literal) : kind(Kind::text), text(std::move(literal)) {}
  Node(Expression value) : kind(Kind::expression), expression(std::move(value)) {}
  Node(Template value) : kind(Kind::parts), parts(std::move(value)) {}
  Node(List elements, unsigned mostElements = 0) : kind(Kind::list), most(mostElements), list(std::move(elements)) {}
  Node(Map members) : kind(Kind::map), map(std::move(members)) {}
  Node(Node&& other) noexcept : kind(other.kind), most(other.most), document(std::move(other.document)), integer(0) {
    switch (kind) {
      case Kind::nothing: break;
      case Kind::boolean:
      case Kind::integer: integer = other.integer; break;
      case Kind::real: real = other.real; break;
      case Kind::text: std::construct_at(&text, std::move(other.text)); break;
      case Kind::expression: std::construct_at(&expression, std::move(other.expression)); break;
      case Kind::parts: std::construct_at(&parts, std::move(other.parts)); break;
      case Kind::list: std::construct_at(&list, std::move(other.list)); break;
      case Kind::map: std::construct_at(&map, std::move(other.map)); break;
    }
  }
  Node& operator=(Node&&) = delete;
  ~Node() {
    switch (kind) {
      case Kind::text: std::destroy_at(&text); break;
      case Kind::expression: std::destroy_at(&expression); break;
      case Kind::parts: std::destroy_at(&parts); break;
      case Kind::list: std::destroy_at(&list); break;
      case Kind::map: std::destroy_at(&map); break;
      default: break;
    }
  }

  mutable std::atomic<unsigned> holders{1};  ///< the arguments that share this
  Kind kind;
  unsigned most = 0;  ///< of a list: how many elements it may have, 0 for any number
  Argument document;  ///< of an expression that is made of a JSON document: what that says
  union {
    std::int64_t integer;
    double real;
    std::string text;
    Expression expression;
    Template parts;
    List list;
    Map map;
  };
};

inline Argument::Argument(Node node) : node_(new Node(std::move(node))) {}
inline void Argument::set(Node node) { *this = Argument(std::move(node)); }
inline void Argument::share() const noexcept {
  if (node_ != nullptr) node_->holders.fetch_add(1, std::memory_order_relaxed);
}
inline void Argument::drop() noexcept {
  // Who is alone need not count down: nobody else can.
  if (node_->holders.load(std::memory_order_acquire) == 1 || node_->holders.fetch_sub(1, std::memory_order_acq_rel) == 1) delete node_;
}

namespace detail {
/// Whether a value is made of what is marked, and the mark not taken off by a function.
inline bool isMarked(const Expression& expression, bool Reference::*mark, std::string_view unmarked) {
  bool marked = false, shown = false;
  expression.each([&](std::string_view code) { shown = shown || code.find(unmarked) != std::string_view::npos; }, [&](const Reference& reference) { marked = marked || reference.*mark; });
  return marked && !shown;
}
inline bool isMarked(const Argument& argument, bool Reference::*mark, std::string_view unmarked) {
  if (!argument.isSet()) return false;
  const Node& node = argument.node();
  bool marked = node.kind == Node::Kind::expression && isMarked(node.expression, mark, unmarked);
  if (node.kind == Node::Kind::parts)
    for (const auto& part : node.parts.parts) marked = marked || (!part.isLiteral && isMarked(part.expression, mark, unmarked));
  if (node.kind == Node::Kind::list)
    for (const auto& element : node.list) marked = marked || isMarked(element, mark, unmarked);
  if (node.kind == Node::Kind::map)
    for (const auto& member : node.map) marked = marked || isMarked(member.value, mark, unmarked);
  return marked;
}
/// Whether a value is made of sensitive ones, and not of `nonsensitive(...)`. https://developer.hashicorp.com/terraform/language/manage-sensitive-data
inline bool isSensitive(const Argument& argument) { return isMarked(argument, &Reference::sensitive, "nonsensitive("); }
/// Whether a value is made of ephemeral ones, and not of `ephemeralasnull(...)`.
inline bool isEphemeral(const Argument& argument) { return isMarked(argument, &Reference::ephemeral, "ephemeralasnull("); }
}  // namespace detail

}  // namespace ecia::tf
