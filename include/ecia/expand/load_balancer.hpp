// SPDX-License-Identifier: Apache-2.0
// LoadBalancer and TargetGroup -> aws_lb, its listeners, aws_lb_target_group.
#pragma once

#include <ecia/aws/lb.hpp>
#include <ecia/expand/certificate.hpp>
#include <ecia/expand/security_group.hpp>
#include <ecia/expand/vpc.hpp>
#include <ecia/rule/load_balancer.hpp>

namespace ecia::expand {

inline void expand(const Entry<TargetGroup>& entry, auto& context) {
  const TargetGroup& spec = entry.construct;
  using Stickiness = tf::block_of<&aws::lb_target_group::stickiness>;
  const bool network = rule::networkSenderOf(entry, context.model) != nullptr, tcpCheck = network && !spec.path;
  tf::block_of<&aws::lb_target_group::health_check> check{.healthy_threshold = spec.healthyAfter,
                                                           .interval = spec.interval.count,
                                                           .protocol = tcpCheck ? "TCP" : "HTTP",
                                                           .timeout = 5,
                                                           .unhealthy_threshold = spec.unhealthyAfter};
  if (!tcpCheck) {
    check.matcher = "200";
    check.path = str(spec.asksFor());
  }
  if (spec.checked) check.port = std::to_string(spec.checked->number);
  aws::lb_target_group target{.deregistration_delay = std::to_string(spec.delay.count),
                              .health_check = check,
                              .name = context.named(entry, rule::suffixOf(entry, context.model)),
                              .port = spec.port.first,
                              .protocol = !network ? "HTTP" : spec.port.protocol == Protocol::udp ? "UDP" : "TCP",
                              .stickiness = Stickiness{.enabled = false, .type = network ? "source_ip" : "lb_cookie"},
                              .target_type = rule::byAddress(entry, context.model) ? "ip" : "instance",
                              .vpc_id = vpcId(spec.vpc, context)};
  if (spec.keepsClient) target.preserve_client_ip = "true";
  if (spec.warmUp.count > 0) target.slow_start = spec.warmUp.count;
  if (spec.cookie)
    target.stickiness = Stickiness{.cookie_duration = spec.stickiness->count, .cookie_name = str(*spec.cookie), .enabled = true, .type = "app_cookie"};
  else if (spec.stickiness)
    target.stickiness = Stickiness{.cookie_duration = spec.stickiness->count, .enabled = true, .type = "lb_cookie"};
  context.in(entry).add(label(entry.id), target, {.lifecycle = {.create_before_destroy = true}});  // a load balancer holds it until it has the new one
}

/// The listener that forwards.
inline aws::lb_listener::Attributes forwarding(const Entry<LoadBalancer>& balancer) {
  return at<aws::lb_listener>(balancer, part(balancer.id, balancer.construct.certificate ? "https" : "http"));
}

/// The name of a listener of a network load balancer: game_udp_7000.
inline std::string listenerOf(std::string_view id, const NetworkLoadBalancer::Listener& listener) {
  return part(id, (listener.certificate ? "tls_" : listener.port.protocol == Protocol::udp ? "udp_" : "tcp_") + std::to_string(listener.port.first));
}

namespace detail {
/// The load balancer that sends to a target group, by itself or by a rule; null where none does.
inline const Entry<LoadBalancer>* senderOf(const Model& model, const Handle<TargetGroup>& target) {
  for (const auto& balancer : model.all<LoadBalancer>())
    if (balancer.construct.target == target) return &balancer;
  for (const auto& rule : model.all<ListenerRule>())
    if (rule.construct.target == target) return &model.of(rule.construct.balancer);
  return nullptr;
}
}  // namespace detail

/// Those that send to a target group, listeners and rules of them; what counts its requests or joins it by itself has to wait for them.
inline std::vector<tf::Address> sendersOf(const Handle<TargetGroup>& target, const Model& model) {
  std::vector<tf::Address> senders;
  for (const auto& balancer : model.all<LoadBalancer>())
    if (balancer.construct.target == target) senders.push_back(forwarding(balancer));
  for (const auto& rule : model.all<ListenerRule>())
    if (rule.construct.target == target) senders.push_back(at<aws::lb_listener_rule>(rule));
  for (const auto& balancer : model.all<NetworkLoadBalancer>())
    for (const auto& listener : balancer.construct.listeners)
      if (listener.target == target) senders.push_back(at<aws::lb_listener>(balancer, listenerOf(balancer.id, listener)));
  return senders;
}

inline void expand(const Entry<ListenerRule>& entry, auto& context) {
  const ListenerRule& spec = entry.construct;
  const auto texts = [](const Sequence<Text>& list) {
    std::vector<tf::Value<tf::string>> values;
    for (const auto& text : list) values.push_back(str(text));
    return values;
  };
  std::vector<tf::block_of<&aws::lb_listener_rule::condition>> conditions;
  if (!spec.hosts.empty()) conditions.push_back({.host_header = {{.values = texts(spec.hosts)}}});
  if (!spec.paths.empty()) conditions.push_back({.path_pattern = {{.values = texts(spec.paths)}}});
  context.in(entry).add(label(entry.id), aws::lb_listener_rule{.action = {{.target_group_arn = at<aws::lb_target_group>(spec.target).arn(), .type = "forward"}},
                                                               .condition = conditions,
                                                               .listener_arn = forwarding(context.model.of(spec.balancer)).arn(),
                                                               .priority = spec.priority,
                                                               .tags = context.tags(context.named(entry))});
}

inline void expand(const Entry<LoadBalancer>& entry, auto& context) {
  const LoadBalancer& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string id = str(entry.id);
  aws::lb balancer{.drop_invalid_header_fields = true,
                   .internal = spec.isInternal,
                   .load_balancer_type = "application",
                   .name = context.named(entry, "alb"),
                   .security_groups = {groupId(spec.group)},
                   .subnets = routedSubnetIds(spec.subnets, context)};
  if (spec.ipv6) balancer.ip_address_type = "dualstack";
  if (spec.idle.count != 60) balancer.idle_timeout = spec.idle.count;
  if (spec.logs) {
    // Elastic Load Balancing tries to write when logging is turned on, so the bucket's policy has to be there.
    const auto bucket = tf::Address::completed(at<aws::s3_bucket>(*spec.logs), at<aws::s3_bucket_policy>(*spec.logs));
    balancer.access_logs = {{.bucket = bucket.id(), .enabled = true, .prefix = str(context.model.of(*spec.logs).construct.logPrefix)}};
  }
  const auto made = module.add(label(id), balancer);

  const auto target = at<aws::lb_target_group>(spec.target).arn();
  if (!spec.certificate) {
    module.add(part(id, "http"), aws::lb_listener{.default_action = {{.target_group_arn = target, .type = "forward"}},
                                                  .load_balancer_arn = made.arn(),
                                                  .port = 80,
                                                  .protocol = "HTTP"});
    return;
  }
  if (spec.listensOn(Port{80}))
    module.add(part(id, "http"),
               aws::lb_listener{.default_action = {{.redirect = {{.port = "443", .protocol = "HTTPS", .status_code = "HTTP_301"}}, .type = "redirect"}},
                                .load_balancer_arn = made.arn(),
                                .port = 80,
                                .protocol = "HTTP"});
  module.add(part(id, "https"), aws::lb_listener{.certificate_arn = certificateArn(*spec.certificate, context),
                                                 .default_action = {{.target_group_arn = target, .type = "forward"}},
                                                 .load_balancer_arn = made.arn(),
                                                 .port = 443,
                                                 .protocol = "HTTPS",
                                                 .ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"});
}

}  // namespace ecia::expand
