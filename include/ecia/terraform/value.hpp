// SPDX-License-Identifier: Apache-2.0
// Values of Terraform arguments: what a generated resource is made of.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <ecia/compiler.hpp>
#include <ecia/error.hpp>
#include <ecia/terraform/argument.hpp>
#include <ecia/terraform/expression.hpp>
#include <ecia/text/pattern.hpp>
#include <ecia/text/quantity.hpp>

namespace ecia::tf {

namespace detail {
/// A literal, in the form of its kind. @throws Error where it has another
template <class T>
std::string literalOf(std::string literal) {
  if constexpr (requires { T::Form.size(); })
    if (!matches(T::Form, literal)) throw Error("'" + literal + "' has not the form " + std::string(T::Form) + " that the argument takes; write one that has, or tf::unchecked(...)");
  return literal;
}

/// Whether a literal of some type may be written for a `T`; for `any` every one may.
template <class T, class Literal>
concept takes = std::same_as<T, Literal> || std::same_as<T, any>;
template <class T>
concept takes_text = text_kind<T> || std::same_as<T, any>;
}  // namespace detail

/// An argument of type `T`: a literal, a typed expression of the same type or kind, or `tf::unchecked(...)`.
template <class T>
class Value : public Argument {
 public:
  Value() noexcept = default;
  Value(Null) { set(null); }
  Value(const char* literal)
    requires detail::takes_text<T>
  {
    set(detail::literalOf<T>(literal));
  }
  Value(std::nullptr_t)  // 0 would be a pointer to text too
    requires detail::takes_text<T>
  = delete;
  Value(std::string literal)
    requires detail::takes_text<T>
  {
    set(detail::literalOf<T>(std::move(literal)));
  }
  Value(std::string_view literal)
    requires detail::takes_text<T>
  {
    set(detail::literalOf<T>(std::string(literal)));
  }
  Value(Template text)
    requires detail::takes_text<T>
  {
    set(std::move(text));
  }
  template <std::same_as<bool> B>
  Value(B literal)
    requires detail::takes<T, boolean>
  {
    set(literal);
  }
  template <WholeNumber N>
  Value(N literal)
    requires detail::takes<T, number>
  {
    if (!std::in_range<std::int64_t>(literal)) throw Error(std::to_string(literal) + " is beyond the integers that are written as numbers, -9223372036854775808 to 9223372036854775807; write tf::unchecked(\"" +
                                                      std::to_string(literal) + "\")");
    set(static_cast<std::int64_t>(literal));
  }
  template <std::floating_point F>  // a template, or else true and false would convert
  Value(F literal)
    requires detail::takes<T, number>
  {
    set(static_cast<double>(literal));
  }
  Value(Argument argument)
    requires std::same_as<T, any>
      : Argument(std::move(argument)) {}
  template <class U>
    requires std::same_as<T, write_only<U>>
  Value(const Value<U>& value) : Argument(value) {}
  template <class U>
  Value(const Expr<U>& expression) {
    static_assert(!is_ephemeral_value<U> || reference_kind_fits<U, T>, "ecia: this reference is ephemeral, and the attribute would keep it in the plan and the state; use a write-only attribute, password_wo for instance");
    static_assert(is_ephemeral_value<U> || reference_kind_fits<U, T>,
                  "ecia: this reference is of another kind than the attribute takes; use the attribute that has the kind, or tf::unchecked(...)");
    set(static_cast<const Expression&>(expression));
  }
  Value(Unchecked unchecked) { set(std::move(unchecked.expression)); }
};

namespace detail {
/// What lists and sets have in common: in JSON both are arrays, and Terraform converts.
template <class T, class E>
class Sequence : public Argument {
 public:
  Sequence() = default;
  Sequence(Null) { set(null); }
  Sequence(std::initializer_list<Value<E>> elements) { set(List(elements.begin(), elements.end())); }
  template <std::same_as<std::vector<Value<E>>> V>
  Sequence(const V& elements) {
    set(List(elements.begin(), elements.end()));
  }
  template <class U>
  Sequence(const Expr<U>& expression) {
    static_assert(reference_kind_fits<U, T>,
                  "ecia: this reference is of another kind than the attribute takes; use the attribute that has the kind, or tf::unchecked(...)");
    set(static_cast<const Expression&>(expression));
  }
  Sequence(Unchecked unchecked) { set(std::move(unchecked.expression)); }
};
}  // namespace detail

template <class E>
class Value<list<E>> : public detail::Sequence<list<E>, E> {
 public:
  using detail::Sequence<list<E>, E>::Sequence;
  template <class U>
  Value(const Expr<U>& expression) : detail::Sequence<list<E>, E>(expression) {}
};

template <class E>
class Value<set<E>> : public detail::Sequence<set<E>, E> {
 public:
  using detail::Sequence<set<E>, E>::Sequence;
  template <class U>
  Value(const Expr<U>& expression) : detail::Sequence<set<E>, E>(expression) {}
};

template <class E>
class Value<map<E>> : public Argument {
 public:
  Value() noexcept = default;
  Value(Null) { set(null); }
  /// An entry: `{"Name", "orders"}`.
  struct Entry {
    std::string key;
    Value<E> value;
  };
  Value(std::initializer_list<Entry> entries) { assign(entries); }
  template <std::same_as<std::vector<Entry>> V>
  Value(const V& entries) {
    assign(entries);
  }
  explicit Value(Map members)
    requires std::same_as<E, any>
  {
    set(std::move(members));
  }
  template <class V, class Less, class Allocator>
  Value(const std::map<std::string, V, Less, Allocator>& entries) {
    Map map;
    for (const auto& [key, value] : entries) map.push_back({key, Value<E>(value)});
    set(std::move(map));
  }
  template <class U>
  Value(const Expr<U>& expression) {
    static_assert(reference_kind_fits<U, map<E>>,
                  "ecia: this reference is of another kind than the attribute takes; use the attribute that has the kind, or tf::unchecked(...)");
    set(static_cast<const Expression&>(expression));
  }
  Value(Unchecked unchecked) { set(std::move(unchecked.expression)); }

 private:
  template <class Range>
  void assign(const Range& entries) {
    Map map;
    map.reserve(entries.size());
    for (const Entry& entry : entries) map.push_back({entry.key, entry.value});
    set(std::move(map));
  }
};

namespace detail {
/// The members of an object that Terraform wants written one by one.
/// @throws Error where it is an expression
inline Map entriesOf(const Argument& object, const std::string& what) {
  if (!object.isSet() || object.node().kind == Node::Kind::nothing) return {};
  if (object.node().kind != Node::Kind::map) throw Error(what + " are an expression, and Terraform takes them one by one only; write {{\"name\", value}, ...}");
  return object.node().map;
}
}  // namespace detail

/// Values of any types in order, as an argument that takes anything: `tuple({"eu-central-1a", 3, vpc.id()})`.
/// https://developer.hashicorp.com/terraform/language/expressions/type-constraints#structural-types
inline Value<any> tuple(const std::vector<Value<any>>& elements) { return Argument(List(elements.begin(), elements.end())); }
inline Value<any> tuple(std::initializer_list<Value<any>> elements) { return Argument(List(elements.begin(), elements.end())); }
/// Values of any types by name: `object({{"name", "orders"}, {"ports", tuple({80, 443})}})`.
inline Value<any> object(const Value<map<any>>& members) { return members.isSet() ? static_cast<const Argument&>(members) : Argument(Map{}); }

/// An argument that cannot be left out: an aggregate without it does not compile, and the error names it ("use of deleted function
/// `Required<kind::vpc_id, argument::subnet::vpc_id>::Required()`"). `Attribute` is an enumerator: compilers print its name, and it costs them little, where
/// texts as template arguments were a third of what a long header took. `Structure` is the template argument of the structure that the argument is in: a type that depends on it is not built before
/// the structure is used.
template <class T, auto Attribute, class Structure = void>
class Required : public Value<T> {
 public:
  Required() = delete;
  using Value<T>::Value;
  Required(Value<T> value) : Value<T>(std::move(value)) {}
  template <class U>
  Required(const Expr<U>& expression) : Value<T>(expression) {}  // not inherited, so that g++ names the user's line
};

/// A generated structure: all its members are `Argument`s, and `Names` holds their Terraform names in the same order with spaces between them.
template <class S>
concept Structure = requires { S::Names; };

namespace detail {
/// Takes the first of the names, and the space after it.
inline std::string_view takeName(const char*& names) {
  const char* const first = names;
  const char* const space = std::strchr(first, ' ');
  const std::size_t size = space != nullptr ? static_cast<std::size_t>(space - first) : std::strlen(first);
  names = space != nullptr ? space + 1 : first + size;
  return {first, size};
}

/// @throws Error where the provider takes fewer blocks
inline const Argument& withinMost(const Argument& argument, std::string_view name) {
  const Node& node = argument.node();
  if (node.kind == Node::Kind::list && node.most != 0 && node.list.size() > node.most)
    throw Error(std::string(name) + " occurs " + std::to_string(node.list.size()) + " times, and the provider takes " + std::to_string(node.most) + " at most");
  return argument;
}

/// The members of a structure and their names, whatever the structure.
struct Members {
  const Argument* first;
  const char* names;          ///< with spaces between them
  const std::uint16_t* ends;  ///< where each name ends
  std::size_t count;

  /// Calls `take(name, argument)` for those that are set, or for all, with `null` in the place of what is not.
  template <class F>
  void each(bool everyKey, F take) const {
    static const Argument nothing(null);
    for (std::size_t i = 0; i < count; ++i) {
      if (!first[i].isSet() && !everyKey) continue;
      const std::size_t from = i == 0 ? 0 : ends[i - 1] + std::size_t{1};
      const std::string_view name(names + from, ends[i] - from);
      take(name, first[i].isSet() ? withinMost(first[i], name) : nothing);
    }
  }
};

inline Map mapOf(const Members& members, bool everyKey) {
  Map map;
  map.reserve(members.count);
  members.each(everyKey, [&](std::string_view name, const Argument& argument) { map.push_back({std::string(name), argument}); });
  return map;
}

inline void appendFields(std::vector<Field>& fields, const Members& members) {
  members.each(false, [&](std::string_view name, const Argument& argument) { fields.push_back({name, &argument}); });
}

template <Structure S>
constexpr std::size_t memberCount() {
  constexpr std::size_t count = sizeof(S) / sizeof(Argument);
  static_assert(std::is_standard_layout_v<S> && (count == 0 || sizeof(S) == count * sizeof(Argument)), "every member of a generated structure is an Argument");
  return count;
}

template <std::size_t Count>
constexpr std::array<std::uint16_t, Count> endsOf(const char* names) {
  std::array<std::uint16_t, Count> ends{};
  std::size_t at = 0;
  for (auto& end : ends) {
    while (names[at] != ' ' && names[at] != '\0') ++at;
    end = static_cast<std::uint16_t>(at++);
  }
  return ends;
}
template <Structure S>
inline constexpr auto ends_of = endsOf<memberCount<S>()>(S::Names);

template <Structure S>
Members membersIn(const S& structure) {
  return {reinterpret_cast<const Argument*>(&structure), S::Names, ends_of<S>.data(), ends_of<S>.size()};
}
}  // namespace detail

/// The members of a structure with their Terraform names, unset ones left out; where the schema wants every key (attributes as blocks), unset ones are
/// `null`. https://developer.hashicorp.com/terraform/language/attr-as-blocks
template <Structure S>
Map membersOf(const S& structure) {
  return detail::mapOf(detail::membersIn(structure), requires { S::EveryKey; });
}

/// Appends the members that are set, which stay good as long as `structure` lives.
template <Structure S>
void appendFields(std::vector<Field>& fields, const S& structure) {
  detail::appendFields(fields, detail::membersIn(structure));
}

class EmptyBlock {
 public:
  // No aggregate, which clang takes for one that `{.allow = ...}` could make where that stands in a template.
  constexpr explicit EmptyBlock(std::nullptr_t) {}
};
/// A nested block without arguments: `.allow = tf::empty_block`.
inline constexpr EmptyBlock empty_block{nullptr};

/// A nested block that may occur once. `Attribute` is its name where that is not how the name of `S` ends.
template <class S, auto... Attribute>
class Block : public Argument {
 public:
  using Element = S;
  Block() noexcept = default;
  Block(EmptyBlock) { set(Map{}); }
  Block(const S& block) { set(membersOf(block)); }
};

/// A nested block that must occur once.
template <class S, auto... Attribute>
class RequiredBlock : public Block<S, Attribute...> {
 public:
  RequiredBlock() = delete;
  using Block<S, Attribute...>::Block;
};

namespace detail {
template <class S, std::size_t>
using OneOf = const S&;

template <class S, class Places>
class UpTo;
template <class S>
class UpTo<S, std::index_sequence<>> : public Argument {};
/// A constructor for every number of blocks: an `std::initializer_list` would hide from the compiler how many there are.
template <class S, std::size_t... I>
class UpTo<S, std::index_sequence<I...>> : public UpTo<S, std::make_index_sequence<sizeof...(I) - 1>> {
 public:
  UpTo() noexcept = default;
  using UpTo<S, std::make_index_sequence<sizeof...(I) - 1>>::UpTo;
  UpTo(OneOf<S, I>... blocks) { this->set(List{Argument(membersOf(blocks))...}); }
};

template <class Range>
Node blockList(const Range& blocks, unsigned most) {
  List list;
  list.reserve(blocks.size());
  for (const auto& block : blocks) list.push_back(Argument(membersOf(block)));
  return {std::move(list), most};
}

template <class S, unsigned Most>
class ManyBlocks : public Argument {
 public:
  ManyBlocks() noexcept = default;
  ManyBlocks(std::initializer_list<S> blocks) { set(blockList(blocks, Most)); }
};

/// Beyond this maximum the number of blocks is checked when the program runs.
inline constexpr unsigned MostCountedByTheCompiler = 10;
template <class S, unsigned Most>
using BlocksInBraces = std::conditional_t<Most == 0 || (Most > MostCountedByTheCompiler), std::type_identity<ManyBlocks<S, Most>>,
                                          std::type_identity<UpTo<S, std::make_index_sequence<Most>>>>::type;
}  // namespace detail

/// A nested block that may occur several times; `Most` is the schema's maximum, 0 for none. More of them than that do not compile if the maximum is 10 or
/// less; a vector's length and greater maxima are checked when the program runs. `Attribute` is the block's name where that is not how the name of `S` ends.
template <class S, unsigned Most = 0, auto... Attribute>
class Blocks : public detail::BlocksInBraces<S, Most> {
 public:
  using Element = S;
  using detail::BlocksInBraces<S, Most>::BlocksInBraces;
  Blocks() noexcept = default;
  Blocks(EmptyBlock)
    requires(!requires { S::EveryKey; })
  {
    this->set(List{Argument(Map{})});
  }
  template <std::same_as<std::vector<S>> V>
  Blocks(const V& blocks) {
    this->set(detail::blockList(blocks, Most));
  }
};

/// A nested block that must occur at least once.
template <class S, unsigned Most = 0, auto... Attribute>
class RequiredBlocks : public Blocks<S, Most, Attribute...> {
 public:
  RequiredBlocks() = delete;
  using Blocks<S, Most, Attribute...>::Blocks;
};

namespace detail {
template <class S, class B>
typename B::Element elementOf(B S::*);
}
/// The type of a nested block, named by the member that holds it: `tf::block_of<&aws::lb_listener::default_action>`. Blocks that are alike share a type,
/// whose own name may change with the provider.
template <auto Member>
using block_of = decltype(detail::elementOf(Member));

}  // namespace ecia::tf
