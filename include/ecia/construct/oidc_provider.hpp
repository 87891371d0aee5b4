// SPDX-License-Identifier: Apache-2.0
// Services outside of AWS whose word an account takes for who asks.
#pragma once

#include <ecia/construct/handle.hpp>
#include <ecia/construct/web_identity.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia {

/// An identity provider of the account: `OidcProvider::gitHub()`. By itself it lets nobody in; roles do, `Role::trust(WebIdentity::gitHubBranch("acme/site", "main"))`. An account has one of each
/// service, so it is of the stack that the account has once, and roles of other stacks find it by its name.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
class OidcProvider {
 public:
  static constexpr std::string_view Kind = "OidcProvider";

  /// GitHub Actions.
  static constexpr OidcProvider gitHub() { return {"token.actions.githubusercontent.com", {"sts.amazonaws.com"}}; }
  /// gitlab.com.
  static constexpr OidcProvider gitLab() { return {"gitlab.com", {"https://gitlab.com"}}; }
  /// @param by the service, "ci.example.com"  @param forAudiences the client ids that its tokens are for
  constexpr OidcProvider(Issuer by, Sequence<Text> forAudiences) : issuer(std::move(by)), audiences(std::move(forAudiences)) {}

  Issuer issuer;
  Sequence<Text> audiences;
};

}  // namespace ecia
