// SPDX-License-Identifier: Apache-2.0
// VPC flow logs.
#pragma once

#include <ecia/construct/log_group.hpp>
#include <ecia/construct/role.hpp>
#include <ecia/construct/vpc.hpp>

namespace ecia {

/// Records all traffic of a VPC in a log group, accepted and rejected, with a role that `vpc-flow-logs.amazonaws.com` may take.
/// https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
class FlowLog {
 public:
  static constexpr std::string_view Kind = "FlowLog";

  constexpr FlowLog(Handle<VpcOf> of, Handle<LogGroup> to, Handle<Role> with) : vpc(of), group(to), role(with) {}

  Handle<VpcOf> vpc;
  Handle<LogGroup> group;
  Handle<Role> role;
};

}  // namespace ecia
