// SPDX-License-Identifier: Apache-2.0
// AWS regions and their availability zones.
#pragma once

#include <ecia/text/literal.hpp>

namespace ecia {

namespace error {
void a_region_must_be_one_of_aws_such_as_eu_central_1();
}

namespace form {
struct RegionRow {
  std::string_view name;
  std::string_view zones;  ///< the letters every account sees
};
/// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
inline constexpr RegionRow regions[] = {
    {"af-south-1", "abc"},      {"ap-east-1", "abc"},       {"ap-northeast-1", "acd"},  {"ap-northeast-2", "abcd"}, {"ap-northeast-3", "abc"},
    {"ap-south-1", "abc"},      {"ap-south-2", "abc"},      {"ap-southeast-1", "abc"},  {"ap-southeast-2", "abc"},  {"ap-southeast-3", "abc"},
    {"ap-southeast-4", "abc"},  {"ap-southeast-5", "abc"},  {"ap-southeast-7", "abc"},  {"ca-central-1", "abd"},    {"ca-west-1", "abc"},
    {"eu-central-1", "abc"},    {"eu-central-2", "abc"},    {"eu-north-1", "abc"},      {"eu-south-1", "abc"},      {"eu-south-2", "abc"},
    {"eu-west-1", "abc"},       {"eu-west-2", "abc"},       {"eu-west-3", "abc"},       {"il-central-1", "abc"},    {"me-central-1", "abc"},
    {"me-south-1", "abc"},      {"mx-central-1", "abc"},    {"sa-east-1", "abc"},       {"us-east-1", "abcdef"},    {"us-east-2", "abc"},
    {"us-west-1", "bc"},        {"us-west-2", "abcd"},
};
constexpr std::string_view zonesOf(std::string_view region) {
  for (const auto& row : regions)
    if (row.name == region) return row.zones;
  return {};
}
constexpr bool region(std::string_view text) { return !zonesOf(text).empty(); }
}  // namespace form

/// A region of the AWS partition, "ap-south-1".
using Region = Word<form::region, error::a_region_must_be_one_of_aws_such_as_eu_central_1>;

/// The letters of a region's zones that every account sees, "abc".
constexpr std::string_view zonesOf(const Region& region) { return form::zonesOf(region.view()); }

/// Where AWS keeps what belongs to no region: CloudFront's certificates, web ACLs and metrics, and the metrics of Route 53.
inline constexpr Region us_east_1{"us-east-1"};

}  // namespace ecia
