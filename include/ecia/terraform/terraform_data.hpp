// SPDX-License-Identifier: Apache-2.0
// The resource that Terraform brings itself. https://developer.hashicorp.com/terraform/language/resources/terraform-data
#pragma once

#include <ecia/terraform/value.hpp>

namespace ecia::tf {

/// A value kept in the state; replaced, with a new `id`, when `triggers_replace` changes.
struct terraform_data {
  Value<any> input{};
  Value<any> triggers_replace{};
  struct Attributes : Address {
    Expr<string> id() const { return at<string>("id"); }
    Expr<any> output() const { return at<any>("output"); }
  };
  static constexpr std::string_view Type = "terraform_data";
  static constexpr const char* Names = "input triggers_replace";
};

}  // namespace ecia::tf
