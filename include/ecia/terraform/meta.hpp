// SPDX-License-Identifier: Apache-2.0
// Terraform's meta-arguments, which every resource takes. https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <ecia/terraform/function.hpp>
#include <ecia/terraform/value.hpp>

namespace ecia::tf {

/// A condition Terraform checks before or after it makes the object. https://developer.hashicorp.com/terraform/language/expressions/custom-conditions
struct Condition {
  Expr<boolean> condition;
  Value<string> error_message;
};

/// An argument named by the member that holds it, so that a misspelt one does not compile: `ignore(&aws::autoscaling_group::desired_capacity)`.
template <Structure S, class V>
std::string ignore(V S::*member) {
  alignas(S) static const std::byte storage[sizeof(S)]{};
  const auto* at = reinterpret_cast<const std::byte*>(&(reinterpret_cast<const S*>(storage)->*member));
  const char* names = S::Names;
  for (auto before = static_cast<std::size_t>(at - storage) / sizeof(Argument); before > 0; --before) detail::takeName(names);
  return std::string(detail::takeName(names));
}

/// What happens to an object when it changes. https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
struct Lifecycle {
  bool create_before_destroy = false;
  std::vector<std::string> ignore_changes{};  ///< argument names, best written `tf::ignore(&aws::x::y)`; {"all"} for all
  std::vector<Condition> postcondition{};
  std::vector<Condition> precondition{};
  bool prevent_destroy = false;
  std::vector<Address> replace_triggered_by{};  ///< objects of the same module
};

/// A command Terraform runs when it makes or destroys an object; Terraform itself calls it a last resort.
/// https://developer.hashicorp.com/terraform/language/resources/provisioners/syntax
struct Provisioner {
  Value<map<any>> arguments{};  ///< those of the type, and `connection`
  bool on_destroy = false;  ///< runs before the object is destroyed instead of after it is made
  bool on_failure_continue = false;
  std::string type{};  ///< "local-exec", "remote-exec", "file"
};

namespace detail {
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<list<T>> = true;
}  // namespace detail

/// What an object is made for each of: a set of texts, `{"eu-central-1a", "eu-central-1b"}`, or any expression that is a set or a map whose keys are known at plan.
class ForEach : public Argument {
 public:
  ForEach() = default;
  ForEach(std::initializer_list<Value<string>> elements) : ForEach(toset(Value<list<string>>(elements))) {}
  ForEach(const std::vector<Value<string>>& elements) : ForEach(toset(Value<list<string>>(elements))) {}
  ForEach(Expression expression) { set(std::move(expression)); }
  template <class T>
  ForEach(const Expr<T>& expression) {
    static_assert(!scalar<T> && !detail::is_list<T>, "ecia: for_each takes a set or a map; write tf::toset(...) of a list, or .count for a number");
    set(static_cast<const Expression&>(expression));
  }
  ForEach(Unchecked unchecked) { set(std::move(unchecked.expression)); }
  template <class T>
  ForEach(const Value<map<T>>& elements) : Argument(elements) {}

 private:
  static Expression toset(const Value<list<string>>& elements) { return call<any>("toset", elements); }
};

/// The meta-arguments of one object; all are left out unless they are given.
struct Meta {
  Value<number> count{};              ///< how many
  std::vector<Address> depends_on{};  ///< objects that must be complete before, of any module
  ForEach for_each{};                 ///< one for each element
  Lifecycle lifecycle{};
  std::string_view provider_alias{};  ///< "us_east_1"; empty for the default provider
  std::vector<Provisioner> provisioner{};
};

}  // namespace ecia::tf
