// SPDX-License-Identifier: Apache-2.0
// KmsKey -> aws_kms_key and its alias.
#pragma once

#include <ecia/aws/kms.hpp>
#include <ecia/expand/context.hpp>

namespace ecia::expand {

inline void expand(const Entry<KmsKey>& entry, auto& context) {
  const KmsKey& spec = entry.construct;
  auto& module = context.in(entry);
  const auto key = module.add(label(entry.id), aws::kms_key{.deletion_window_in_days = spec.window.count,
                                                            .description = str(spec.description),
                                                            .enable_key_rotation = true,
                                                            .tags = context.tags(context.named(entry))});
  module.add(label(entry.id), aws::kms_alias{.name = "alias/" + context.named(entry), .target_key_id = key.key_id()});
}

}  // namespace ecia::expand
