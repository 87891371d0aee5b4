// SPDX-License-Identifier: Apache-2.0
// Rules of EventBridge: what runs by the clock, or is told of events -> aws_cloudwatch_event_rule.
#pragma once

#include <map>

#include <ecia/aws/cloudwatch.hpp>
#include <ecia/expand/context.hpp>

namespace ecia::expand {

/// A rule of EventBridge, `<prefix>-<id>-<what>`.
inline auto eventRule(const auto& entry, const std::string& what, aws::cloudwatch_event_rule rule, auto& context) {
  const std::string name = context.named(entry, what);
  rule.name = name;
  rule.tags = context.tags(name);
  return context.in(entry).add(part(entry.id, label(what)), rule);
}

namespace detail {
/// A member of an event's detail: a condition, or more members.
struct Detail {
  std::vector<tf::Json> conditions;
  std::map<std::string, Detail> members;

  tf::Json json() const {
    if (members.empty()) return tf::Json::array(conditions);
    std::vector<tf::Json::Entry> all;
    for (const auto& [name, member] : members) all.emplace_back(name, member.json());
    return tf::Json::object(all);
  }
};
}  // namespace detail

/// An event pattern as EventBridge reads it.
inline tf::Json patternOf(const EventPattern& pattern) {
  using How = EventPattern::Condition::How;
  std::vector<tf::Json::Entry> members{{"source", tf::Json::array({pattern.source.view()})}};
  std::vector<tf::Json> types;
  for (const auto& type : pattern.detailTypes) types.emplace_back(type.view());
  if (!types.empty()) members.emplace_back("detail-type", tf::Json::array(types));
  detail::Detail all;
  for (const auto& condition : pattern.conditions) {
    detail::Detail* at = &all;
    std::string path = str(condition.path);
    for (auto dot = path.find('.'); dot != std::string::npos; dot = path.find('.')) {
      at = &at->members[path.substr(0, dot)];
      path.erase(0, dot + 1);
    }
    at = &at->members[path];
    if (condition.how == How::prefix) at->conditions.push_back(tf::Json::object({{"prefix", condition.texts[0].view()}}));
    if (condition.how == How::atLeast) at->conditions.push_back(tf::Json::object({{"numeric", tf::Json::array({">=", condition.number})}}));
    if (condition.how == How::oneOf)
      for (const auto& text : condition.texts) at->conditions.emplace_back(text.view());
  }
  if (!all.members.empty()) members.emplace_back("detail", all.json());
  return tf::Json::object(members);
}

/// A rule for what fits a pattern, on its bus.
inline aws::cloudwatch_event_rule ruleFor(const EventPattern& pattern) {
  aws::cloudwatch_event_rule rule{.event_pattern = patternOf(pattern)};
  if (pattern.bus) rule.event_bus_name = attributeOf("aws_cloudwatch_event_bus", *pattern.bus, "name");
  return rule;
}

/// A text as a part of a pattern of EventBridge or Step Functions, in which * stands for any text.
inline std::string wildcard(std::string_view plain) {
  std::string text;
  for (const char c : plain) text += c == '*' || c == '\\' ? std::string{'\\', c} : std::string{c};
  return text;
}

/// What EventBridge says of an object that is put into a bucket.
inline tf::Json uploadPattern(const Upload& upload) {
  const auto one = [](tf::Json value) { return tf::Json::array({std::move(value)}); };
  std::vector<tf::Json::Entry> detail{{"bucket", tf::Json::object({{"name", one(attributeOf("aws_s3_bucket", upload.bucket, "bucket"))}})}};
  const auto prefix = tf::Json::object({{"prefix", upload.below.view()}}), suffix = tf::Json::object({{"suffix", upload.endingWith.view()}});
  if (!upload.below.empty() && !upload.endingWith.empty())
    detail.emplace_back("object", tf::Json::object({{"key", one(tf::Json::object({{"wildcard", wildcard(upload.below.view()) + "*" + wildcard(upload.endingWith.view())}}))}}));
  else if (!upload.below.empty() || !upload.endingWith.empty())
    detail.emplace_back("object", tf::Json::object({{"key", one(upload.endingWith.empty() ? prefix : suffix)}}));
  return tf::Json::object({{"source", one("aws.s3")}, {"detail-type", one("Object Created")}, {"detail", tf::Json::object(detail)}});
}

/// The second and further ones of something have a number.
inline std::string numbered(const std::string& what, std::size_t index) { return what + (index == 0 ? "" : std::to_string(index + 1)); }

/// Tells a queue or a topic of its events.
inline void tellEvents(const auto& entry, const std::string& what, const tf::Value<tf::string>& arn, auto& context) {
  for (std::size_t i = 0; i < entry.construct.events.size(); ++i) {
    const auto when = ruleFor(entry.construct.events[i]);
    const auto rule = eventRule(entry, numbered(what, i), when, context);
    context.in(entry).add(part(entry.id, label(numbered(what, i))), aws::cloudwatch_event_target{.arn = arn, .event_bus_name = when.event_bus_name, .rule = rule.name()});
  }
}

}  // namespace ecia::expand
