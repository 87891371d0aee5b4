// SPDX-License-Identifier: Apache-2.0
// What adding a construct to a stack gives back: a name for it that other constructs take.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <ecia/text/literal.hpp>
#include <ecia/text/optional.hpp>

namespace ecia {

namespace error {
struct an_id_has_lower_case_letters_digits_and_dashes_and_begins_with_a_letter;
}
namespace form {
constexpr bool id(std::string_view text) {
  return all(text, 1, 48, [](char c) { return lower(c) || digit(c) || c == '-'; }) && lower(text[0]) && text.back() != '-';
}
}  // namespace form

/// The id of a construct within its module: lower-case letters, digits and dashes, 1 to 48, beginning with a letter. It becomes the Terraform name of
/// the construct's main resource ("alb-logs" -> `alb_logs`) and, behind the stack's prefix, its name in AWS.
using Id = Word<form::id, error::an_id_has_lower_case_letters_digits_and_dashes_and_begins_with_a_letter>;

/// A construct of type `C` in a stack. Small, copied freely, valid as long as the stack.
template <class C>
struct Handle {
  /// Of nothing yet, for a variable that is given its value later. (Explicit: `{}` where a construct is wanted does not compile.)
  constexpr explicit Handle() = default;
  /// What `Stack::add` gives.
  constexpr Handle(std::string_view of, std::string_view called, std::size_t at) : module(of), id(called), index(at) {}

  std::string_view module;  ///< empty for the root module
  std::string_view id;
  std::size_t index = 0;  ///< among those of its kind
  constexpr bool operator==(const Handle& other) const { return index == other.index; }
};

/// A copy of a construct with one member changed: what every setting of every construct does. (A cast, as in `Optional` and `Sequence`, where others write
/// `std::move`, which without optimisation is a function for each type: a tenth of those that a stack generates.)
template <class C, class M>
constexpr C changed(const C& construct, M C::*member, std::type_identity_t<M> value) {
  C next = construct;
  next.*member = static_cast<M&&>(value);
  return next;
}

namespace detail {
template <class C>
struct handle_of {
  using type = Handle<C>;
};
template <class C>
  requires requires { typename C::Handle; }
struct handle_of<C> {
  using type = typename C::Handle;
};
}  // namespace detail
template <class C>
using handle_t = typename detail::handle_of<C>::type;

}  // namespace ecia
