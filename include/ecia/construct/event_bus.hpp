// SPDX-License-Identifier: Apache-2.0
// Buses of EventBridge.
#pragma once

#include <ecia/construct/handle.hpp>
#include <ecia/text/account.hpp>
#include <ecia/text/quantity.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia {

/// A bus `<prefix>-<id>` for the events of programs, apart from those of AWS, which come to the account's default bus alone. Roles put events on it with `Role::grantPutEvents(source, bus)`, and
/// `EventPattern("shop.orders").on(bus)` waits for them. Encrypted, with a key of AWS's own.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html
class EventBus {
 public:
  static constexpr std::string_view Kind = "EventBus";

  constexpr EventBus() = default;
  /// Keeps all events for so many days, 1 or more, so that they can be sent again to whom a mistake made miss them. The archive is called `<prefix>-<id>`, 48 characters at most (EVB-008).
  /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
  constexpr EventBus archivedFor(Days days) const { return changed(*this, &EventBus::archive, days); }
  /// Lets another account put events on it, those of AWS included, which rules of its default bus forward.
  /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
  constexpr EventBus admits(AccountId account) const {
    auto next = *this;
    next.accounts.push_back(std::move(account));
    return next;
  }

  Optional<Days> archive{};
  Sequence<AccountId> accounts{};
};

}  // namespace ecia
