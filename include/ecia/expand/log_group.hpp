// SPDX-License-Identifier: Apache-2.0
// LogGroup -> aws_cloudwatch_log_group.
#pragma once

#include <ecia/aws/cloudwatch.hpp>
#include <ecia/expand/context.hpp>

namespace ecia::expand {

inline void expand(const Entry<LogGroup>& entry, auto& context) {
  const LogGroup& spec = entry.construct;
  context.in(entry).add(label(entry.id), aws::cloudwatch_log_group{.name = str(spec.name), .retention_in_days = spec.retention.count},
                        {.provider_alias = context.providerFor(spec.region)});
}

}  // namespace ecia::expand
