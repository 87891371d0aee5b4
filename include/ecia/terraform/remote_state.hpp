// SPDX-License-Identifier: Apache-2.0
// The data source that Terraform brings itself. https://developer.hashicorp.com/terraform/language/state/remote-state-data
#pragma once

#include <ecia/terraform/value.hpp>

namespace ecia::tf::argument {
enum class remote_state { backend };
}  // namespace ecia::tf::argument

namespace ecia::tf::data {

/// The outputs of another state: of another stack, or of a configuration that somebody else keeps. Terraform reads the latest ones when it plans, and whoever
/// plans needs access to the whole of that state.
struct terraform_remote_state {
  Required<string, argument::remote_state::backend> backend;  ///< the backend's name, "s3"
  Value<map<any>> config{};    ///< the backend's own arguments: {{"bucket", "shop-network-state"}, {"key", "terraform.tfstate"}, {"region", "eu-central-1"}}
  Value<map<any>> defaults{};  ///< outputs for as long as that state has none of their names
  Value<string> workspace{};   ///< default: "default"
  struct Attributes : Address {
    /// An output of that state, by its name there. What it is, is for you to say: `network.output<aws::kind::vpc_id>("vpc_id")`; a text where you do not.
    /// @param name a literal; Terraform refuses a plan where the state has no such output
    template <class T = string>
    Expr<T> output(const char* name) const {
      return member<T>("outputs", name);
    }
  };
  static constexpr std::string_view Type = "terraform_remote_state";
  static constexpr bool DataSource = true;
  static constexpr const char* Names = "backend config defaults workspace";
};

}  // namespace ecia::tf::data
