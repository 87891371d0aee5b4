// SPDX-License-Identifier: Apache-2.0
// Rules of alarms, topics and log groups.
#pragma once

#include <ecia/rule/finding.hpp>
#include <ecia/rule/load_balancer.hpp>

namespace ecia::rule {

constexpr void alarmPeriod(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& alarm : model.all<Alarm>()) {
    const auto period = alarm.construct.period.count;
    const bool own = !alarm.construct.metric.space.starts_with("AWS/");
    if (period <= 0 || (period % 60 != 0 && !(own && (period == 10 || period == 20 || period == 30))))
      rule.found(findings, alarm, join({named(alarm), " looks at periods of ", period, " seconds, and ", alarm.construct.metric.space, " counts by the minute; write .periods(inARow, 60_s) or more whole minutes."}));
  }
}

constexpr void alarmWindow(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& alarm : model.all<Alarm>()) {
    const auto period = alarm.construct.period.count;
    const std::int64_t most = period >= 3600 ? 604800 : 86400;
    if (alarm.construct.count < 1 || period * alarm.construct.count > most)
      rule.found(findings, alarm, join({named(alarm), " looks at ", alarm.construct.count, " periods of ", period, " seconds, and CloudWatch takes one or more and ", most,
                                       " seconds in all; write .periods(inARow, each) with less."}));
  }
}

constexpr void hostsCounted(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& alarm : model.all<Alarm>()) {
    const auto& metric = alarm.construct.metric;
    const auto check = [&](const auto& rows, auto eachSent, auto targetOf) {
      const auto& balancer = rows[metric.second];
      bool sends = false;
      eachSent(model, [&](const auto& from, const auto& target) { sends = sends || (&from == &balancer && target.index == metric.index); });
      if (sends) return;
      rule.found(findings, alarm, join({named(alarm), " counts hosts of ", named(model.all<TargetGroup>()[metric.index]), ", to which ", named(balancer),
                                       " does not send, so it never hears of any; write Metric::unhealthyHosts(", targetOf(balancer.construct), ", ", balancer.id, ")."}));
    };
    if (metric.of == Metric::Of::targetGroup) check(model.all<LoadBalancer>(), [](const Model& m, auto visit) { eachRequestTarget(m, visit); }, [](const LoadBalancer& of) { return of.target.id; });
    if (metric.of == Metric::Of::networkTargetGroup) check(model.all<NetworkLoadBalancer>(), [](const Model& m, auto visit) { eachNetworkTarget(m, visit); },
                                                     [](const NetworkLoadBalancer& of) { return of.listeners.empty() ? std::string_view("target") : of.listeners[0].target.id; });
  }
}

constexpr void storageThreshold(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& alarm : model.all<Alarm>()) {
    const auto& metric = alarm.construct.metric;
    if (metric.of != Metric::Of::database || metric.name != "FreeStorageSpace") continue;
    const auto bytes = alarm.construct.threshold.value;
    const auto& database = model.all<Rds>()[metric.index];
    if (bytes < 1000000)
      rule.found(findings, alarm, join({"the threshold of ", named(alarm), " is ", bytes, " bytes of free storage, so it never goes off; write it with its unit, such as 2_GiB."}));
    else if (bytes >= database.construct.allocated.bytes())
      rule.found(findings, alarm, join({"the threshold of ", named(alarm), " is ", bytes, " bytes of free storage, and ", named(database), " has ", database.construct.allocated.count,
                                       " GiB in all, so it never rests; write less."}));
  }
}

constexpr void alarmDirection(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& alarm : model.all<Alarm>()) {
    const auto name = alarm.construct.metric.name;
    const bool less = name == "FreeStorageSpace" || name == "HealthCheckStatus";
    const bool more = name == "HTTPCode_ELB_5XX_Count" || name == "HTTPCode_Target_5XX_Count" || name == "TargetResponseTime" || name == "Duration" || name == "Latency" || name == "scheduler_pending_pods_UNSCHEDULABLE" || name == "ExecutionsFailed" || name == "ExecutionsTimedOut" || name == "UnHealthyHostCount" || name == "Errors" || name == "5xx" || name == "Throttles" || name == "Evictions" || name == "ApproximateAgeOfOldestMessage";
    const bool atLeast = alarm.construct.condition == Alarm::Condition::atLeast;
    if ((less && atLeast) || (more && !atLeast))
      rule.found(findings, alarm, join({named(alarm), " goes off while ", name, " is ", atLeast ? "high" : "low", ", when all is well; write Alarm::", atLeast ? "atMost" : "atLeast", "(...)."}));
  }
}

/// The greatest value that a metric has, -1 where there is none that is known.
constexpr std::int64_t greatest(const Model& model, const Metric& metric) {
  if (metric.unit == Metric::Unit::percent) return 100;
  if (metric.name == "HealthCheckStatus") return 1;
  if (metric.name == "TargetResponseTime")
    if (const auto idle = model.all<LoadBalancer>()[metric.index].construct.idle.count; idle > 0) return idle;
  if (metric.name == "Duration") return model.all<LambdaFunction>()[metric.index].construct.limit.count * 1000;
  if (metric.of == Metric::Of::database && metric.name == "DatabaseConnections")
    if (const auto& most = model.all<Rds>()[metric.index].construct.connections) return *most;
  if (metric.of != Metric::Of::targetGroup && metric.of != Metric::Of::networkTargetGroup) return -1;
  std::int64_t hosts = 0;
  eachHost(model, [&](const auto& each) {
    if (each.construct.target && each.construct.target->index == metric.index) hosts += each.construct.size.max;
  });
  return hosts > 0 ? hosts : -1;
}

constexpr void alarmThreshold(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& alarm : model.all<Alarm>()) {
    const auto& metric = alarm.construct.metric;
    const auto value = alarm.construct.threshold.value, most = greatest(model, metric);
    if (most >= 0 && (value < 0 || value > most))
      rule.found(findings, alarm, join({"the threshold of ", named(alarm), " is ", value, ", and ", metric.name, " is 0 to ", most, metric.name == "TargetResponseTime" ? ", after which the load balancer gives up" : "", "; write a number between."}));
  }
}

constexpr void thresholdUnit(const Rule& rule, const Model& model, Findings& findings) {
  using Unit = Threshold::Unit;
  constexpr std::string_view words[] = {"", "percent", "seconds", "milliseconds", "bytes"};
  for (const auto& alarm : model.all<Alarm>()) {
    const auto name = alarm.construct.metric.name;
    const Unit unit = alarm.construct.threshold.unit, own = alarm.construct.metric.unit;
    if (unit == Unit::unstated || unit == own) continue;
    rule.found(findings, alarm, join({"the threshold of ", named(alarm), " is in ", words[static_cast<std::size_t>(unit)], ", and ", name, own == Unit::unstated ? " is a number" : " is in ", words[static_cast<std::size_t>(own)],
                                     "; write ", own == Unit::percent ? "80_percent" : own == Unit::seconds || own == Unit::milliseconds ? "2_s" : own == Unit::bytes ? "2_GiB" : "how many", "."}));
  }
}

constexpr void percentiles(const Rule& rule, const Model& model, Findings& findings) {
  const auto check = [&](const auto& entry, const Metric& metric) {
    if (metric.rank == 0) return;
    if (!(metric.name == "TargetResponseTime" || metric.name == "Duration" || metric.name == "Latency"))
      rule.found(findings, entry, join({named(entry), " asks for a percentile of ", metric.name, ", and CloudWatch has those of how long answers take; leave out .percentile(", metric.rank, ")."}));
    else if (metric.rank < 1 || metric.rank > 99)
      rule.found(findings, entry, join({named(entry), " asks for what ", metric.rank, " % of a time are within; write .percentile(99) or another number from 1 to 99."}));
  };
  for (const auto& alarm : model.all<Alarm>()) check(alarm, alarm.construct.metric);
  for (const auto& board : model.all<Dashboard>())
    for (const auto& graph : board.construct.graphs)
      for (const auto& metric : graph.metrics) check(board, metric);
}

constexpr void dashboardGraphs(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& board : model.all<Dashboard>()) {
    const auto& graphs = board.construct.graphs;
    if (graphs.empty()) rule.found(findings, board, join({named(board), " has no graphs; write .graph(\"CPU\", {Metric::cpu(service)})."}));
    if (graphs.size() > 500) rule.found(findings, board, join({named(board), " has ", graphs.size(), " graphs, and CloudWatch takes 500; add another Dashboard."}));
    for (const auto& graph : graphs)
      if (graph.metrics.empty() || graph.metrics.size() > 500)
        rule.found(findings, board, join({"the graph '", graph.title, "' of ", named(board), " has ", graph.metrics.size(), " metrics, and CloudWatch takes 1 to 500; write .graph(\"", graph.title, "\", {Metric::cpu(service)})."}));
  }
}

constexpr void filterPatterns(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& filter : model.all<MetricFilter>()) {
    const auto pattern = filter.construct.pattern.view();
    bool quoted = false;
    for (std::size_t i = 0; i < pattern.size(); ++i)
      if (pattern[i] == '\\')
        ++i;
      else if (pattern[i] == '"')
        quoted = !quoted;
    const char first = pattern.empty() ? ' ' : pattern.front(), last = pattern.empty() ? ' ' : pattern.back();
    if (pattern.size() > 1024)
      rule.found(findings, filter, join({"the pattern of ", named(filter), " has ", pattern.size(), " characters, and CloudWatch Logs takes 1024; write less."}));
    else if (quoted || (first == '{' && last != '}') || (first == '[' && last != ']'))
      rule.found(findings, filter, join({"the pattern '", pattern, "' of ", named(filter), " is not closed; write words such as \"ERROR\", a condition such as \"{ $.level = \\\"error\\\" }\", or columns such as \"[time, code = 5*]\"."}));
    if (filter.construct.of != MetricFilter::Of::group) continue;
    const auto& group = model.all<LogGroup>()[filter.construct.index];
    if (group.construct.region && !(*group.construct.region == model.settings.region))
      rule.found(findings, filter, join({named(filter), " counts lines of ", named(group), " in ", group.construct.region->view(), ", where no alarm of this stack hears of them; write the log of something in ", model.settings.region.view(), "."}));
  }
}

constexpr void alarmRests(const Rule& rule, const Model& model, Findings& findings) {
  using Condition = Alarm::Condition;
  for (const auto& alarm : model.all<Alarm>()) {
    const Alarm& spec = alarm.construct;
    const auto value = spec.threshold.value, most = greatest(model, spec.metric);
    const bool always = spec.condition == Condition::atLeast ? value <= 0 : spec.condition == Condition::atMost && value == most;
    const bool never = spec.condition == Condition::below && value <= 0;
    if (always || never)
      rule.found(findings, alarm, join({named(alarm), never ? " never goes off" : " never rests", ", since ", spec.metric.name, " is always ", always && value > 0 ? most : 0, always && value > 0 ? " or less" : " or more", "; write another threshold."}));
  }
}

constexpr void alarmTells(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& alarm : model.all<Alarm>())
    if (!alarm.construct.topic) rule.found(findings, alarm, join({named(alarm), " tells nobody when it goes off; write .tell(topic)."}));
}

constexpr void logGroupTwice(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<LogGroup>();
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (rows[i].construct.name == rows[j].construct.name && rows[i].construct.region == rows[j].construct.region)
        rule.found(findings, rows[i], join({named(rows[i]), " and ", named(rows[j]), " are both called '", rows[i].construct.name, "', and CloudWatch has one of a name; write another, or use one for both."}));
}

constexpr void logGroupName(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& group : model.all<LogGroup>()) {
    const auto name = group.construct.name.view();
    const auto allowed = [](char c) { return form::letter(c) || form::digit(c) || std::string_view("_-/.#").find(c) != std::string_view::npos; };
    if (!form::all(name, 1, 512, allowed) || name.starts_with("aws/"))
      rule.found(findings, group, join({"the name '", name, "' of ", named(group), " is not 1 to 512 letters, digits and _-/.#, or begins with aws/; write one such as \"/app/", model.settings.prefix, "\"."}));
  }
}

constexpr void topicKey(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& topic : model.all<Topic>())
    if (topic.construct.key && topic.construct.region && !(*topic.construct.region == model.settings.region))
      rule.found(findings, topic, join({named(topic), " is in ", topic.construct.region->view(), " and ", named(model.of(*topic.construct.key)), ", which encrypts it, in ", model.settings.region.view(), ", where SNS does not look for it; leave .encryptedWith(...) out."}));
}

constexpr void topicAddress(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& topic : model.all<Topic>()) {
    if (!topic.construct.email || topic.construct.email->variable) continue;
    const auto text = topic.construct.email->literal.view();
    const auto at = text.find('@');
    const bool good = at != std::string_view::npos && at > 0 && text.find('@', at + 1) == std::string_view::npos && text.find(' ') == std::string_view::npos &&
                      text.find('.', at + 2) != std::string_view::npos && text.back() != '.';
    if (!good) rule.found(findings, topic, join({named(topic), " mails to '", text, "', which is no mail address; write one such as \"operators@example.com\"."}));
  }
}

}  // namespace ecia::rule
