// SPDX-License-Identifier: Apache-2.0
// Users of an application, who sign in with Cognito.
#pragma once

#include <ecia/construct/handle.hpp>
#include <ecia/text/quantity.hpp>
#include <ecia/text/sequence.hpp>
#include <ecia/text/text.hpp>

namespace ecia {

/// The users of an application, `<prefix>-<id>`, who sign in with their email address: `HttpApi::jwt(pool, "web")` knows callers by them. Always: passwords of 12 characters and more, a second
/// factor by an authenticator app for who wants one, tokens that can be revoked, no answer from which somebody learns whose address is known, and a forgotten password mended by the address
/// alone. Administrators make users unless `selfSignUp`.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html
class UserPool {
 public:
  static constexpr std::string_view Kind = "UserPool";

  /// What users sign in to.
  struct Client {
    Text name;
    Sequence<Text> callbacks;
  };

  constexpr UserPool() = default;
  /// A program that signs users in, without a secret, which a browser or a phone cannot keep. @param callbackUrls where Cognito's pages send who has signed in, with a code (PKCE); for a pool
  /// with `signInPages`. A program that asks for the password itself has none.
  /// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
  constexpr UserPool client(Text name, Sequence<Text> callbackUrls = {}) const {
    auto next = *this;
    next.clients.push_back({std::move(name), std::move(callbackUrls)});
    return next;
  }
  /// Pages of Cognito's where users sign in, at `https://<domain>.auth.<region>.amazoncognito.com`; a name is free once in a region, for all accounts together (COG-007).
  /// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
  constexpr UserPool signInPages(Text domain) const { return changed(*this, &UserPool::pages, std::move(domain)); }
  /// Whoever has an email address may become a user.
  constexpr UserPool selfSignUp() const { return changed(*this, &UserPool::open, true); }
  /// Nobody signs in without a second factor, an authenticator app. https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html
  constexpr UserPool mfaRequired() const { return changed(*this, &UserPool::mfa, true); }
  /// The least length of passwords, 12 unless stated, 8 to 99.
  constexpr UserPool passwordLength(Whole characters) const { return changed(*this, &UserPool::length, int{characters}); }
  /// It cannot be deleted, and its users with it, until this is taken back.
  constexpr UserPool deletionProtection() const { return changed(*this, &UserPool::protection, true); }

  Sequence<Client> clients{};
  Text pages{};
  bool open = false;
  bool mfa = false;
  int length = 12;
  bool protection = false;
};

}  // namespace ecia
