// SPDX-License-Identifier: Apache-2.0
// Parameters of Systems Manager.
#pragma once

#include <ecia/construct/environment.hpp>
#include <ecia/construct/kms_key.hpp>

namespace ecia {

/// A parameter `/<prefix>/<path>` of Systems Manager: a text that programs read when they run. Roles read it by `Role::grantRead(parameter)`, containers by `.secret("STRIPE_KEY", parameter)`,
/// and programs are told its name by `Attribute::name(parameter)`.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html
class Parameter {
 public:
  static constexpr std::string_view Kind = "Parameter";

  /// A text that everybody sees who sees the plan, 4096 bytes at most: `Parameter("orders/mode", "live")`. The number of a variable, and an attribute of a construct, are texts as well.
  /// @param below the path behind the stack's prefix, 15 levels in all (SSM-101)
  constexpr Parameter(Text below, EnvironmentValue text) : path(std::move(below)), value(std::move(text)) {}
  /// A secret that others give, such as the key of a payment service. Terraform makes the parameter, encrypted, and somebody sets its value, which no apply reads or changes, and which is
  /// in no file, no plan and no state: `aws ssm put-parameter --overwrite --name /shop-prod/stripe/key --value ...`. Until then it is "unset". From Terraform 1.11 on (SSM-106).
  /// https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
  static constexpr Parameter secure(Text below) {
    Parameter made(std::move(below), "unset");
    made.isSecure = true;
    return made;
  }
  /// The key that a secure one is encrypted with, in place of AWS's own.
  constexpr Parameter encryptedWith(Handle<KmsKey> with) const { return changed(*this, &Parameter::key, with); }
  /// Others change the value, operators or a role by `Role::grantWrite(parameter)`: the one written here is the first, and an apply leaves what it finds.
  constexpr Parameter changedOutside() const { return changed(*this, &Parameter::first, true); }

  Text path;
  EnvironmentValue value;
  bool isSecure = false;
  bool first = false;  ///< whether `value` is the first of several
  Optional<Handle<KmsKey>> key{};
};

}  // namespace ecia
