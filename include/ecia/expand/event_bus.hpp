// SPDX-License-Identifier: Apache-2.0
// EventBus -> aws_cloudwatch_event_bus, its archive and its policy.
#pragma once

#include <ecia/aws/cloudwatch.hpp>
#include <ecia/expand/context.hpp>

namespace ecia::expand {

inline void expand(const Entry<EventBus>& entry, auto& context) {
  const EventBus& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string id = label(entry.id), name = context.named(entry);
  const auto bus = module.add(id, aws::cloudwatch_event_bus{.name = name, .tags = context.tags(name)});
  if (spec.archive) module.add(id, aws::cloudwatch_event_archive{.event_source_arn = bus.arn(), .name = name, .retention_days = spec.archive->count});
  if (spec.accounts.empty()) return;
  const auto statement = tf::Json::object({{"Sid", "PutEvents"},
                                           {"Effect", "Allow"},
                                           {"Principal", principalOf(spec.accounts)},
                                           {"Action", "events:PutEvents"},
                                           {"Resource", bus.arn()}});
  module.add(id, aws::cloudwatch_event_bus_policy{.event_bus_name = bus.name(), .policy = tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array({statement})}})});
}

}  // namespace ecia::expand
