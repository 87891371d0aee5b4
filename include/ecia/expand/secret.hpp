// SPDX-License-Identifier: Apache-2.0
// Secret -> aws_secretsmanager_secret and its first version.
#pragma once

#include <ecia/aws/secretsmanager.hpp>
#include <ecia/expand/kms_key.hpp>
#include <ecia/rule/secret.hpp>

namespace ecia::expand {

/// The password as the secret's version holds it, which is in the state.
inline tf::Expr<tf::string> passwordOf(const Handle<Secret>& secret) {
  return tf::jsondecode(at<aws::secretsmanager_secret_version>(secret).secret_string(), "password");
}
/// The same read while Terraform runs, by an ephemeral resource of the module that uses it.
/// @param name of that resource
inline tf::Expr<tf::ephemeral<tf::string>> handedPasswordOf(const Handle<Secret>& secret, tf::Module& module, const std::string& name) {
  // The ARN is the version's: unlike the secret's id it is not known before there is a value to read.
  const auto read = module.add(name, aws::ephemeral::secretsmanager_secret_version{.secret_id = at<aws::secretsmanager_secret_version>(secret).arn()});
  return tf::jsondecode(read.secret_string(), "password");
}

/// What lets Secrets Manager invoke the function that rotates a secret; added with the function.
inline tf::Address rotationPermission(const auto& function, const Entry<Secret>& secret) {
  return {str(function.module), "aws_lambda_permission." + part(function.id, "rotates_" + joined(function, secret))};
}

inline void expand(const Entry<Secret>& entry, auto& context) {
  const Secret& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = label(entry.id);
  aws::secretsmanager_secret secret{.name = str(context.model.settings.prefix) + "/" + str(spec.path), .recovery_window_in_days = spec.window.count};
  if (spec.key) secret.kms_key_id = at<aws::kms_key>(*spec.key).arn();
  const auto made = module.add(name, secret);
  const auto credentials = [&](const auto& password) { return tf::Json::object({{"username", str(spec.user)}, {"password", password.random_password()}}); };
  if (rule::handsOn(entry, context.model)) {
    const auto password = module.add(name, aws::ephemeral::secretsmanager_random_password{.exclude_punctuation = true, .password_length = 32});
    module.add(name, aws::secretsmanager_secret_version{.secret_id = made.id(), .secret_string_wo = credentials(password), .secret_string_wo_version = spec.number});
  } else {
    // The data source gives another password on every run; the first one stays, since the version ignores later ones.
    const auto password = module.add(name, aws::data::secretsmanager_random_password{.exclude_punctuation = true, .password_length = 32});
    module.add(name, aws::secretsmanager_secret_version{.secret_id = made.id(), .secret_string = credentials(password)},
               {.lifecycle = {.ignore_changes = {tf::ignore(&aws::secretsmanager_secret_version::secret_string)}}});
  }
  if (spec.rotates()) {
    aws::secretsmanager_secret_rotation rotation{.rotation_rules = {{.automatically_after_days = spec.rotationDays.count}}, .secret_id = made.id()};
    tf::Meta meta;
    if (spec.rotator) {
      rotation.rotation_lambda_arn = attributeOf("aws_lambda_function", *spec.rotator, "arn");
      meta.depends_on.push_back(rotationPermission(*spec.rotator, entry));
    } else {
      rotation.rotation_lambda_arn = context.value(*spec.rotation);
    }
    module.add(name, rotation, meta);
  }
}

}  // namespace ecia::expand
