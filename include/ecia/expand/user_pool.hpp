// SPDX-License-Identifier: Apache-2.0
// UserPool -> aws_cognito_user_pool, its clients and its domain.
#pragma once

#include <ecia/aws/cognito.hpp>
#include <ecia/expand/context.hpp>

namespace ecia::expand {

/// The name of a client's resource.
inline std::string clientName(const auto& pool, const Text& client) { return label(pool.id) + "_" + label(client.view()); }

inline void expand(const Entry<UserPool>& entry, auto& context) {
  const UserPool& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string id = label(entry.id), name = context.named(entry);
  const auto pool = module.add(id, aws::cognito_user_pool{
                                       .account_recovery_setting = {{.recovery_mechanism = {{.name = "verified_email", .priority = 1}}}},
                                       .admin_create_user_config = {{.allow_admin_create_user_only = !spec.open}},
                                       .auto_verified_attributes = {"email"},
                                       .deletion_protection = spec.protection ? "ACTIVE" : "INACTIVE",
                                       .mfa_configuration = spec.mfa ? "ON" : "OPTIONAL",
                                       .name = name,
                                       .password_policy = {{.minimum_length = spec.length, .require_lowercase = true, .require_numbers = true, .require_symbols = true, .require_uppercase = true, .temporary_password_validity_days = 7}},
                                       .software_token_mfa_configuration = {{.enabled = true}},
                                       .tags = context.tags(name),
                                       .user_attribute_update_settings = {{.attributes_require_verification_before_update = {"email"}}},
                                       .username_attributes = {"email"},
                                       .username_configuration = {{.case_sensitive = false}}});
  for (const auto& [called, callbacks] : spec.clients) {
    aws::cognito_user_pool_client client{.enable_token_revocation = true,
                                         .explicit_auth_flows = {"ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"},
                                         .generate_secret = false,
                                         .name = str(called),
                                         .prevent_user_existence_errors = "ENABLED",
                                         .user_pool_id = pool.id()};
    if (!callbacks.empty()) {
      std::vector<tf::Value<tf::string>> urls;
      for (const auto& url : callbacks) urls.push_back(str(url));
      client.allowed_oauth_flows = {"code"};
      client.allowed_oauth_flows_user_pool_client = true;
      client.allowed_oauth_scopes = {"email", "openid", "profile"};
      client.callback_urls = urls;
      client.supported_identity_providers = {"COGNITO"};
    }
    module.add(clientName(entry, called), client);
  }
  if (!spec.pages.empty()) module.add(id, aws::cognito_user_pool_domain{.domain = str(spec.pages), .user_pool_id = pool.id()});
}

}  // namespace ecia::expand
