// SPDX-License-Identifier: Apache-2.0
// Modules that somebody else keeps, in HCL: of a registry, a repository or a folder. https://developer.hashicorp.com/terraform/language/modules/syntax
#pragma once

#include <string>
#include <vector>

#include <ecia/terraform/meta.hpp>

namespace ecia::tf {

namespace argument {
enum class module_call { source };
}

/// A call of a module: `root.call("vpc", {.arguments = {{"cidr", "10.9.0.0/16"}}, .source = "terraform-aws-modules/vpc/aws", .version = "5.8.1"})`.
/// What it takes and gives out, nobody here knows: Terraform says so when it has fetched it.
struct ModuleCall {
  Value<map<any>> arguments{};        ///< the values of its variables
  Value<number> count{};              ///< how many
  std::vector<Address> depends_on{};  ///< objects that must be complete before, of any module
  ForEach for_each{};                 ///< one for each element
  Value<map<string>> providers{};     ///< in its words and in the caller's: {{"aws.replica", "aws.ireland"}}; left out, it has the caller's default ones
  Required<string, argument::module_call::source> source;  ///< "terraform-aws-modules/vpc/aws", "git::https://example.com/vpc.git?ref=v1.2.0", "./vpc" below the caller's folder
  Value<string> version{};            ///< of a registry's module, "5.8.1" or "~> 5.8"
};

/// A module that was called.
struct CalledModule : Address {
  /// A value that it gives out, by its name there. What it is, is for you to say: `vpc.output<aws::kind::vpc_id>("vpc_id")`; a text where you do not.
  /// @param name a literal; Terraform refuses a name that the module has not
  template <class T = string>
  Expr<T> output(const char* name) const {
    return at<T>(name);
  }
};

}  // namespace ecia::tf
