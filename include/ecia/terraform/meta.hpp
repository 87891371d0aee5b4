// SPDX-License-Identifier: Apache-2.0
// Terraform's meta-arguments, which every resource takes. https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  bool prevent_destroy = false;
  std::vector<std::string> ignore_changes{};  ///< argument names, best written `tf::ignore(&aws::x::y)`; {"all"} for all
  std::vector<Address> replace_triggered_by{};
  std::vector<Condition> precondition{};
  std::vector<Condition> postcondition{};
};

/// A command Terraform runs when it makes or destroys an object; Terraform itself calls it a last resort.
/// https://developer.hashicorp.com/terraform/language/resources/provisioners/syntax
struct Provisioner {
  std::string type;            ///< "local-exec", "remote-exec", "file"
  Map arguments;               ///< those of the type, and `connection`
  bool on_destroy = false;     ///< runs before the object is destroyed instead of after it is made
  bool on_failure_continue = false;
};

/// The meta-arguments of one object; all are left out unless they are given.
struct Meta {
  std::vector<Address> depends_on{};                       ///< objects of the same module
  std::string_view provider_alias{};                       ///< "us_east_1"; empty for the default provider
  std::optional<Expression> count{};                       ///< how many
  std::optional<Expression> for_each{};                    ///< one for each element; a set or map whose keys are known at plan
  Lifecycle lifecycle{};
  std::vector<Provisioner> provisioner{};
};

}  // namespace ecia::tf
