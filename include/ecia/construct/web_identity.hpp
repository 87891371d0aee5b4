// SPDX-License-Identifier: Apache-2.0
// Who is no user of AWS and takes a role all the same: a pipeline that its own service vouches for.
#pragma once

#include <ecia/text/literal.hpp>

namespace ecia {

namespace error {
struct a_repository_must_read_like_acme_slash_site;
struct the_issuer_of_an_identity_must_read_like_token_actions_githubusercontent_com;
}  // namespace error
namespace form {
constexpr bool repository(std::string_view text) {
  return text.find('/') != std::string_view::npos && !text.starts_with('/') && !text.ends_with('/') && text.find("//") == std::string_view::npos &&
         all(text, 3, 200, [](char c) { return letter(c) || digit(c) || c == '-' || c == '_' || c == '.' || c == '/'; });
}
constexpr bool issuer(std::string_view text) {
  const auto host = text.substr(0, text.find('/'));
  return host.find('.') != std::string_view::npos && !text.ends_with('/') && all(host, 4, 200, [](char c) { return lower(c) || digit(c) || c == '-' || c == '.'; }) &&
         all(text, 4, 255, [](char c) { return letter(c) || digit(c) || c == '-' || c == '.' || c == '/' || c == '_'; });
}
}  // namespace form

/// A repository of GitHub or a project of GitLab, "acme/site".
using Repository = Word<form::repository, error::a_repository_must_read_like_acme_slash_site>;
/// The URL of a service that vouches for identities, without "https://".
using Issuer = Word<form::issuer, error::the_issuer_of_an_identity_must_read_like_token_actions_githubusercontent_com>;

/// Jobs of a pipeline that may take a role, without a key that somebody has to keep: AWS trusts the service that runs them (`OidcProvider`), and the service says which job asks. Each way to name jobs
/// says which ones: of a repository, and there of a branch, a tag or an environment, in which "*" stands for any characters.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
class WebIdentity {
 public:
  /// Jobs of GitHub Actions for a branch of a repository: `gitHubBranch("acme/site", "main")`.
  /// https://docs.github.com/en/actions/concepts/security/openid-connect
  static constexpr WebIdentity gitHubBranch(Repository repository, Text branch) { return gitHub(std::move(repository), "ref:refs/heads/", std::move(branch)); }
  /// Those for a tag, "v*".
  static constexpr WebIdentity gitHubTag(Repository repository, Text tag) { return gitHub(std::move(repository), "ref:refs/tags/", std::move(tag)); }
  /// Those that name an environment of the repository, which may ask people first.
  static constexpr WebIdentity gitHubEnvironment(Repository repository, Text environment) { return gitHub(std::move(repository), "environment:", std::move(environment)); }
  /// Those for pull requests, whose code nobody has reviewed: for a role that reads.
  static constexpr WebIdentity gitHubPullRequests(Repository repository) { return gitHub(std::move(repository), "pull_request", {}); }
  /// Jobs of gitlab.com for a branch of a project. https://docs.gitlab.com/ci/cloud_services/aws/
  static constexpr WebIdentity gitLabBranch(Repository project, Text branch) { return gitLab(std::move(project), "branch", std::move(branch)); }
  /// Those for a tag.
  static constexpr WebIdentity gitLabTag(Repository project, Text tag) { return gitLab(std::move(project), "tag", std::move(tag)); }
  /// What any other service says of a job.
  /// @param by the service, "ci.example.com"  @param forAudience the client id that its tokens are for  @param of the subject they name
  constexpr WebIdentity(Issuer by, Text forAudience, Text of) : issuer(std::move(by)), audience(std::move(forAudience)), subject(std::move(of)) {}

  Issuer issuer;
  Text audience, subject;
  Text within{};              ///< what of the subject was given beside a repository: a branch, a tag or an environment
  bool ofRepository = false;  ///< whether one was

 private:
  static constexpr WebIdentity gitHub(Repository repository, std::string_view what, Text which) {
    const bool whole = what == "pull_request";
    return WebIdentity("token.actions.githubusercontent.com", "sts.amazonaws.com", join({"repo:", repository.view(), ":", what, which})).named(whole ? Text("pull_request") : std::move(which));
  }
  static constexpr WebIdentity gitLab(Repository project, std::string_view what, Text which) {
    return WebIdentity("gitlab.com", "https://gitlab.com", join({"project_path:", project.view(), ":ref_type:", what, ":ref:", which})).named(std::move(which));
  }
  constexpr WebIdentity named(Text which) const {
    auto next = *this;
    next.within = std::move(which);
    next.ofRepository = true;
    return next;
  }
};

}  // namespace ecia
