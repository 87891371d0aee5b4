// SPDX-License-Identifier: Apache-2.0
// A CloudWatch log group.
#pragma once

#include <ecia/construct/handle.hpp>
#include <ecia/text/quantity.hpp>
#include <ecia/text/region.hpp>

namespace ecia {

/// A log group. Default: kept 30 days (Terraform's own default is for ever), in the stack's region.
/// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
class LogGroup {
 public:
  static constexpr std::string_view Kind = "LogGroup";

  /// @param whole the whole name, such as "/aws/vpc/flowlogs/shop-prod"; 1 to 512 characters
  constexpr explicit LogGroup(Text whole) : name(std::move(whole)) {}
  /// AWS takes 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096 and more up to 3653 days.
  constexpr LogGroup keep(Days days) const { return changed(*this, &LogGroup::retention, days); }
  /// Keeps the group in another region than the stack's.
  constexpr LogGroup in(Region other) const { return changed(*this, &LogGroup::region, other); }

  Text name;
  Days retention{30};
  Optional<Region> region{};
};

}  // namespace ecia
