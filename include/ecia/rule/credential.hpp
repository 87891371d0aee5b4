// SPDX-License-Identifier: Apache-2.0
// Texts that are secrets by their looks or by what they are called.
#pragma once

#include <string_view>

#include <ecia/text/literal.hpp>
#include <ecia/text/text.hpp>

namespace ecia::rule {

/// Whether what a secret's variable is set to is the secret: no expansion of the shell, no flag, and not the name or ARN of a secret that is fetched later.
constexpr bool isSecretValue(std::string_view value) {
  if (!value.empty() && (value[0] == '"' || value[0] == '\'')) value.remove_prefix(1);
  value = value.substr(0, value.find_first_of("\"' \t\r\n;&|"));
  if (value.empty() || value[0] == '$' || value[0] == '`' || value.starts_with("arn:") || value.find('/') != std::string_view::npos) return false;
  constexpr std::string_view flags[] = {"0", "1", "no", "yes", "true", "false", "on", "off"};
  for (const auto flag : flags)
    if (sameText(value, flag)) return false;
  return true;
}

/// Whether a variable is called as those are that hold a secret.
constexpr bool namesSecret(std::string_view variable) {
  for (const std::string_view end : {"PASSWORD", "PASSWD", "SECRET", "SECRET_KEY", "SECRET_ACCESS_KEY", "API_KEY"})
    if (variable.ends_with(end)) return true;
  return false;
}

namespace detail {
/// Tokens that tell what they are by their first letters, and how many more they have at least.
/// https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats
/// https://docs.gitlab.com/security/tokens/#token-prefixes https://docs.slack.dev/authentication/tokens/ https://docs.stripe.com/keys
struct TokenStart {
  std::string_view text;
  std::size_t more;
};
inline constexpr TokenStart TokenStarts[] = {{"ghp_", 30}, {"gho_", 30}, {"ghs_", 30}, {"ghu_", 30}, {"github_pat_", 30}, {"glpat-", 20}, {"rk_live_", 16}, {"sk_live_", 16}, {"xapp-", 20}, {"xoxb-", 20}, {"xoxp-", 20}};

/// Whether a token is at the front of a text.
constexpr bool startsWithToken(std::string_view text) {
  for (const auto& [start, more] : TokenStarts)
    if (text.starts_with(start) && text.size() >= start.size() + more)
      return form::all(text.substr(start.size(), more), more, more, [](char c) { return form::letter(c) || form::digit(c) || c == '_' || c == '-'; });
  return false;
}

/// Whether "user:password@host" is at the front of a text, with a password that is written, and a host that is another.
constexpr bool startsWithPassword(std::string_view text) {
  const auto place = text.substr(0, text.find_first_of("/?# \t\r\n\"'"));
  const auto host = place.rfind('@'), colon = place.find(':');
  if (host == std::string_view::npos || colon >= host) return false;
  const auto password = place.substr(colon + 1, host - colon - 1), at = place.substr(host + 1);
  return isSecretValue(password) && std::string_view("<{[%*").find(password[0]) == std::string_view::npos && !at.starts_with("localhost") && !at.starts_with("127.");
}
}  // namespace detail

/// What a text has that is a secret by its looks, "an access key"; empty where it has none. An access key of AWS is "AKIA" or "ASIA" and 16 capitals and digits, and comes with its secret.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
constexpr std::string_view credentialIn(std::string_view text) {
  // One walk, letter by letter, since compilers evaluate this on scripts.
  bool inside = false;  // a word
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text.data()[i];
    const auto rest = [&] { return text.substr(i); };
    if (c == 'A' && text.size() - i >= 20 && (rest().starts_with("AKIA") || rest().starts_with("ASIA")) && form::all(text.substr(i, 20), 20, 20, [](char k) { return (k >= 'A' && k <= 'Z') || form::digit(k); }))
      return "an access key";
    if (c == '-' && rest().starts_with("-----BEGIN ") && rest().find("PRIVATE KEY-----") != std::string_view::npos) return "a private key";
    if (c == ':' && rest().starts_with("://") && detail::startsWithPassword(text.substr(i + 3))) return "a password in a URL";
    if (!inside && (c == 'g' || c == 'r' || c == 's' || c == 'x') && detail::startsWithToken(rest())) return "a token";
    inside = form::letter(c) || form::digit(c) || c == '_';
  }
  return {};
}

}  // namespace ecia::rule
