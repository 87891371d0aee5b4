// SPDX-License-Identifier: Apache-2.0
// A customer managed KMS key and its alias.
#pragma once

#include <ecia/construct/handle.hpp>
#include <ecia/text/quantity.hpp>

namespace ecia {

/// A KMS key with the alias `alias/<prefix>-<id>`. Defaults: rotated every year, deleted 30 days after it is destroyed.
/// https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
class KmsKey {
 public:
  static constexpr std::string_view Kind = "KmsKey";

  /// What it is for: its description.
  constexpr explicit KmsKey(Text purpose) : description(std::move(purpose)) {}
  /// How long a destroyed key can be brought back: 7 to 30 days.
  constexpr KmsKey deletionWindow(Days days) const { return changed(*this, &KmsKey::window, days); }

  Text description;
  Days window{30};
};

}  // namespace ecia
