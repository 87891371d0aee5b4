// SPDX-License-Identifier: Apache-2.0
// A secret in Secrets Manager that holds generated database credentials.
#pragma once

#include <ecia/construct/kms_key.hpp>
#include <ecia/construct/variable.hpp>

namespace ecia {

class LambdaFunction;

/// Credentials of a database: a user name and a password that AWS generates when Terraform first runs. The password is in no file of this program, and in no plan and
/// no state: Terraform hands it on from the secret to the database while it runs. Of a stack for a Terraform older than 1.11, and of a cache, it is in the state (SEC-104).
/// Name: `<prefix>/<path>`. Default: a deleted secret can be brought back for 30 days.
/// https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
/// https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html
class Secret {
 public:
  static constexpr std::string_view Kind = "Secret";
  /// The keys of the object that is the secret's value; where the database listens is no secret, and in an output of the stack.
  static constexpr std::string_view Keys[] = {"username", "password"};

  /// @param below the path behind the stack's prefix, "db/credentials"
  /// @param userName the user name, "app"
  constexpr Secret(Text below, Text userName) : path(std::move(below)), user(std::move(userName)) {}
  /// The key it is encrypted with, in place of AWS's own.
  constexpr Secret encryptedWith(Handle<KmsKey> with) const { return changed(*this, &Secret::key, with); }
  /// 7 to 30 days, in which its name is taken: a stack that was destroyed is not applied again before they are over. 0, outside of production, deletes it at once and for good, for environments that come and go.
  constexpr Secret recoverableFor(Days days) const { return changed(*this, &Secret::window, days); }

  /// The version of the password, 1 without this: with another number the next apply makes a new one and sets it in the database (SEC-105).
  constexpr Secret version(Whole version) const { return changed(*this, &Secret::number, int{version}); }

  /// A Lambda function makes a new password every so many days, 1 to 1000, and sets it in the database.
  /// @param lambdaArn the ARN of a function that Secrets Manager may invoke
  constexpr Secret rotatedBy(Handle<Variable> lambdaArn, Days every) const {
    auto next = *this;
    next.rotation = lambdaArn;
    next.rotationDays = every;
    return next;
  }

  /// The same by a function of the stack, which Secrets Manager then may invoke, and which may read and set this secret. It has to reach the database (NET-007).
  constexpr Secret rotatedBy(Handle<LambdaFunction> function, Days every) const {
    auto next = *this;
    next.rotator = function;
    next.rotationDays = every;
    return next;
  }

  Text path, user;
  Optional<Handle<KmsKey>> key{};
  Days window{30};
  Optional<Handle<Variable>> rotation{};
  Optional<Handle<LambdaFunction>> rotator{};
  Days rotationDays{30};
  int number = 1;
  /// Whether something makes new passwords.
  constexpr bool rotates() const { return rotation || rotator; }
};

}  // namespace ecia
