// SPDX-License-Identifier: Apache-2.0
// VPC flow logs.
#pragma once

#include <ecia/construct/log_group.hpp>
#include <ecia/construct/role.hpp>
#include <ecia/construct/vpc.hpp>

namespace ecia {

/// Records all traffic of a VPC in a log group, accepted and rejected. `FlowLog(network)` brings what it needs: the log group
/// `/aws/vpc/flowlogs/<prefix>-<id>`, kept 30 days, and a role that may write there and list log groups. With a log group and a role of the stack, the role
/// must trust `vpc-flow-logs.amazonaws.com`.
/// https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
class FlowLog {
 public:
  static constexpr std::string_view Kind = "FlowLog";

  /// Of a VPC, to a log group and with a role that are made for it.
  constexpr explicit FlowLog(Handle<VpcOf> of) : vpc(of) {}
  /// Of a VPC, to a log group and with a role of the stack's.
  constexpr FlowLog(Handle<VpcOf> of, Handle<LogGroup> to, Handle<Role> with) : vpc(of), group(to), role(with) {}

  Handle<VpcOf> vpc;
  Optional<Handle<LogGroup>> group{};
  Optional<Handle<Role>> role{};
};

}  // namespace ecia
