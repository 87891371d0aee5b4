// SPDX-License-Identifier: Apache-2.0
// AWS accounts.
#pragma once

#include <ecia/text/literal.hpp>

namespace ecia {

namespace error {
struct an_account_id_has_12_digits;
}

namespace form {
/// 12 digits, or nothing where no account is stated.
constexpr bool accountId(std::string_view text) { return text.empty() || all(text, 12, 12, digit); }
}  // namespace form

/// The id of an AWS account, "123456789012", or "" for one that is not stated.
/// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html
using AccountId = Word<form::accountId, error::an_account_id_has_12_digits>;

}  // namespace ecia
