// SPDX-License-Identifier: Apache-2.0
// BastionHost -> aws_instance, aws_eip, and the EventBridge rule that stops it.
#pragma once

#include <ecia/aws/instance.hpp>
#include <ecia/aws/ssm.hpp>
#include <ecia/expand/auto_scaling_group.hpp>

namespace ecia::expand {

inline void expand(const Entry<BastionHost>& entry, auto& context) {
  const BastionHost& spec = entry.construct;
  const auto account = spec.stop ? context.accountId() : tf::Expr<tf::string>();
  auto& module = context.in(entry);
  const std::string id = str(entry.id), name = context.named(entry, "bastion");
  const auto image = module.add(part(id, "al2023"), aws::data::ssm_parameter{.name = amazonLinux2023(spec.type)});
  aws::instance instance{.ami = image.insecure_value(),
                         .instance_type = str(spec.type.view()),
                         .metadata_options = {{.http_endpoint = "enabled", .http_put_response_hop_limit = 1, .http_tokens = "required"}},
                         .root_block_device = {{.encrypted = true, .volume_size = 8, .volume_type = "gp3"}},
                         .subnet_id = routedSubnetId(spec.subnets, 0, context),
                         .tags = context.tags(name),
                         .vpc_security_group_ids = {groupId(spec.group)}};
  if (spec.key) instance.key_name = str(*spec.key);
  // A newer image must not replace a bastion that works.
  const auto made = module.add(label(id), instance, {.lifecycle = {.ignore_changes = {tf::ignore(&aws::instance::ami)}}});
  module.add(label(id), aws::eip{.domain = "vpc", .instance = made.id(), .tags = context.tags(name)});
  if (!spec.stop) return;
  const auto rule = module.add(part(id, "stop"), aws::cloudwatch_event_rule{.description = "Stops the bastion every day",
                                                                            .name = name + "-stop",
                                                                            .schedule_expression = str(eventBridgeCron(*spec.stop))});
  module.add(part(id, "stop"),
             aws::cloudwatch_event_target{
                 .arn = tf::text("arn:aws:ssm:", context.region(), ":", account, ":automation-definition/AWS-StopEC2Instance:$DEFAULT"),
                 .input = tf::Json::object({{"InstanceId", tf::Json::array({made.id()})}}),
                 .role_arn = at<aws::iam_role>(*spec.stopRole).arn(),
                 .rule = rule.name()});
}

}  // namespace ecia::expand
