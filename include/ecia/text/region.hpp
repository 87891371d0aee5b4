// SPDX-License-Identifier: Apache-2.0
// AWS regions and their availability zones.
#pragma once

#include <ecia/text/literal.hpp>

namespace ecia {

namespace error {
struct a_region_must_be_one_of_aws_such_as_eu_central_1;
}

namespace form {
struct RegionRow {
  std::string_view name;
  std::string_view zones;  ///< the letters every account sees
  int clock;               ///< minutes by which its clocks are ahead of UTC in winter
};
/// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
inline constexpr RegionRow regions[] = {
    {"af-south-1", "abc", 120},      {"ap-east-1", "abc", 480},       {"ap-northeast-1", "acd", 540},  {"ap-northeast-2", "abcd", 540},
    {"ap-northeast-3", "abc", 540},  {"ap-south-1", "abc", 330},      {"ap-south-2", "abc", 330},      {"ap-southeast-1", "abc", 480},
    {"ap-southeast-2", "abc", 600},  {"ap-southeast-3", "abc", 420},  {"ap-southeast-4", "abc", 600},  {"ap-southeast-5", "abc", 480},
    {"ap-southeast-7", "abc", 420},  {"ca-central-1", "abd", -300},   {"ca-west-1", "abc", -420},      {"eu-central-1", "abc", 60},
    {"eu-central-2", "abc", 60},     {"eu-north-1", "abc", 60},       {"eu-south-1", "abc", 60},       {"eu-south-2", "abc", 60},
    {"eu-west-1", "abc", 0},         {"eu-west-2", "abc", 0},         {"eu-west-3", "abc", 60},        {"il-central-1", "abc", 120},
    {"me-central-1", "abc", 240},    {"me-south-1", "abc", 180},      {"mx-central-1", "abc", -360},   {"sa-east-1", "abc", -180},
    {"us-east-1", "abcdef", -300},   {"us-east-2", "abc", -300},      {"us-west-1", "bc", -480},       {"us-west-2", "abcd", -480},
};
constexpr std::string_view zonesOf(std::string_view region) {
  for (const auto& row : regions)
    if (row.name == region) return row.zones;
  return {};
}
constexpr int clockOf(std::string_view region) {
  for (const auto& row : regions)
    if (row.name == region) return row.clock;
  return 0;
}
constexpr bool region(std::string_view text) { return !zonesOf(text).empty(); }
}  // namespace form

/// A region of the AWS partition, "ap-south-1".
using Region = Word<form::region, error::a_region_must_be_one_of_aws_such_as_eu_central_1>;

/// The letters of a region's zones that every account sees, "abc".
constexpr std::string_view zonesOf(const Region& region) { return form::zonesOf(region.view()); }

/// The minutes by which a region's clocks are ahead of UTC in winter: 330 in ap-south-1.
constexpr int clockOf(const Region& region) { return form::clockOf(region.view()); }

/// Where AWS keeps what belongs to no region: CloudFront's certificates, web ACLs and metrics, and the metrics of Route 53.
inline constexpr Region us_east_1{"us-east-1"};

}  // namespace ecia
