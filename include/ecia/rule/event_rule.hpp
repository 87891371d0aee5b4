// SPDX-License-Identifier: Apache-2.0
// Rules of EventBridge, which run what waits for the clock and tell of events.
#pragma once

#include <ecia/rule/name.hpp>
#include <ecia/rule/queue.hpp>

namespace ecia::rule {

/// Calls `visit(entry, events)` with each construct that is told of events.
constexpr void eachTold(const Model& model, auto visit) {
  for (const auto& queue : model.all<Queue>()) visit(queue, queue.construct.events);
  for (const auto& function : model.all<LambdaFunction>()) visit(function, function.construct.events);
  for (const auto& task : model.all<FargateTask>()) visit(task, task.construct.events);
  for (const auto& machine : model.all<StateMachine>()) visit(machine, machine.construct.events);
  for (const auto& topic : model.all<Topic>()) visit(topic, topic.construct.events);
}

constexpr void eventRuleNames(const Rule& rule, const Model& model, Findings& findings) {
  constexpr std::size_t most = 64;
  const auto check = [&](const auto& entry, std::string_view what, std::size_t number) {
    if (number == 0) return;
    Text name = nameOf(model, entry, what);
    if (number > 1) name = join({name, number});
    if (name.view().size() > most)
      rule.found(findings, entry, join({"a rule of EventBridge for ", named(entry), " is called ", name, ", ", name.view().size(), " characters, and EventBridge takes ", most, "; write a shorter id or prefix."}));
  };
  for (const auto& function : model.all<LambdaFunction>()) {
    check(function, "schedule", function.construct.schedules.size());
    check(function, "function-event", function.construct.events.size());
  }
  for (const auto& task : model.all<FargateTask>()) {
    check(task, "task-schedule", task.construct.schedules.size());
    check(task, "task-event", task.construct.events.size());
    check(task, "task-upload", task.construct.uploads.size());
    check(task, "task-failures", task.construct.topic ? 1 : 0);
  }
  for (const auto& service : model.all<FargateService>()) check(service, "deployment-failures", service.construct.topic ? 1 : 0);
  for (const auto& machine : model.all<StateMachine>()) {
    check(machine, "machine-schedule", machine.construct.schedules.size());
    check(machine, "machine-event", machine.construct.events.size());
    check(machine, "machine-upload", machine.construct.uploads.size());
    check(machine, "machine-failures", machine.construct.topic ? 1 : 0);
  }
  for (const auto& queue : model.all<Queue>()) check(queue, "queue-event", queue.construct.events.size());
  for (const auto& topic : model.all<Topic>()) check(topic, "topic-event", topic.construct.events.size());
  for (const auto& bastion : model.all<BastionHost>()) check(bastion, "bastion-stop", bastion.construct.stop ? 1 : 0);
}

constexpr void eventPatterns(const Rule& rule, const Model& model, Findings& findings) {
  constexpr auto name = [](char c) { return form::letter(c) || form::digit(c) || c == '.' || c == '_' || c == '-'; };
  eachTold(model, [&](const auto& entry, const Sequence<EventPattern>& events) {
    for (const auto& pattern : events) {
      if (!form::all(pattern.source, 1, 256, name))
        rule.found(findings, entry, join({named(entry), " waits for events of '", pattern.source, "', and a source is 1 to 256 letters, digits, '.', '-' and '_'; write one such as \"aws.ec2\" or \"shop.orders\"."}));
      for (const auto& [path, how, texts, number] : pattern.conditions) {
        const auto view = path.view();
        if (view.starts_with("detail."))
          rule.found(findings, entry, join({named(entry), " asks for '", view, "' in the detail of events, where it is called '", view.substr(7), "'; write that."}));
        else if (view.empty() || view.front() == '.' || view.back() == '.' || view.find("..") != std::string_view::npos)
          rule.found(findings, entry, join({named(entry), " asks for '", view, "' in the detail of events, which is no path of names with dots between; write one such as \"object.key\"."}));
        if (how == EventPattern::Condition::How::oneOf && texts.empty())
          rule.found(findings, entry, join({named(entry), " asks that '", view, "' of events is one of no texts, which none is; write .detail(\"", view, "\", {...}) with those that will do."}));
      }
      for (std::size_t i = 0; i < pattern.conditions.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
          const auto one = pattern.conditions[i].path.view(), other = pattern.conditions[j].path.view();
          const auto below = [](std::string_view inner, std::string_view outer) { return inner.starts_with(outer) && inner.size() > outer.size() && inner[outer.size()] == '.'; };
          if (one == other)
            rule.found(findings, entry, join({named(entry), " asks twice for '", one, "' in the detail of events, and EventBridge is content with either; write one condition for it, or another .onEvent(...)."}));
          else if (below(one, other) || below(other, one))
            rule.found(findings, entry, join({named(entry), " asks for '", other, "' and for '", one, "' in the detail of events, and what has parts is no value; leave one of them out."}));
        }
    }
  });
}

constexpr void eventTargets(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& queue : model.all<Queue>())
    if (queue.construct.inOrder && !queue.construct.events.empty())
      rule.found(findings, queue, join({named(queue), " is a FIFO queue, in which each message belongs to a group, and an event to none; leave .fifo() out there."}));
  for (const auto& topic : model.all<Topic>())
    if (topic.construct.region && !(*topic.construct.region == model.settings.region) && !topic.construct.events.empty())
      rule.found(findings, topic, join({named(topic), " is in another region, and EventBridge tells topics of its own; add a topic in ", model.settings.region.view(), "."}));
}

/// Whether a grant is for the bus on which a pattern waits.
constexpr bool putsOn(const Role::Grant& grant, const EventPattern& pattern) {
  return pattern.bus ? grant.what == Role::Grant::What::putEventsOn && grant.index == pattern.bus->index : grant.what == Role::Grant::What::putEvents;
}

constexpr void archives(const Rule& rule, const Model& model, Findings& findings) {
  constexpr std::size_t most = 48;
  for (const auto& bus : model.all<EventBus>()) {
    if (!bus.construct.archive) continue;
    if (const auto name = nameOf(model, bus); name.view().size() > most)
      rule.found(findings, bus, join({"the archive of ", named(bus), " is called ", name, ", ", name.view().size(), " characters, and EventBridge takes ", most, "; write a shorter id or prefix."}));
    if (bus.construct.archive->count < 1)
      rule.found(findings, bus, join({named(bus), " keeps events for ", bus.construct.archive->count, " days, and EventBridge takes 0 as for ever; write archivedFor(1_days) or more."}));
  }
}

constexpr void eventsOfAws(const Rule& rule, const Model& model, Findings& findings) {
  const auto ofAws = [](const Text& source) { return source.view().starts_with("aws."); };
  eachTold(model, [&](const auto& entry, const Sequence<EventPattern>& events) {
    for (const auto& pattern : events)
      // Another account that is admitted may forward those of its own default bus.
      if (pattern.bus && ofAws(pattern.source) && model.of(*pattern.bus).construct.accounts.empty())
        rule.found(findings, entry, join({named(entry), " waits for events of ", pattern.source, " on ", named(model.of(*pattern.bus)), ", and AWS puts its events on the default bus; leave .on(...) out."}));
  });
  for (const auto& role : model.all<Role>())
    for (const auto& grant : role.construct.grants)
      if ((grant.what == Role::Grant::What::putEvents || grant.what == Role::Grant::What::putEventsOn) && ofAws(grant.user))
        rule.found(findings, role, join({named(role), " puts events of ", grant.user, ", and EventBridge takes events of sources that begin with 'aws.' from AWS alone; write one of your own, such as \"shop.orders\"."}));
}

/// A bus in a sentence.
constexpr Text busOf(const Model& model, const Optional<Handle<EventBus>>& bus) {
  if (bus) return named(model.of(*bus));
  return "the default bus";
}

/// Who waits for events of a source on one bus, where roles of the stack put such on others only.
constexpr void missedEvents(const Rule& rule, const Model& model, Findings& findings) {
  eachTold(model, [&](const auto& entry, const Sequence<EventPattern>& events) {
    for (const auto& pattern : events) {
      const Role::Grant* elsewhere = nullptr;
      bool here = false;
      for (const auto& role : model.all<Role>())
        for (const auto& grant : role.construct.grants) {
          if ((grant.what != Role::Grant::What::putEvents && grant.what != Role::Grant::What::putEventsOn) || !(grant.user == pattern.source)) continue;
          if (putsOn(grant, pattern))
            here = true;
          else
            elsewhere = &grant;
        }
      if (here || elsewhere == nullptr) continue;
      Optional<Handle<EventBus>> other;
      if (elsewhere->what == Role::Grant::What::putEventsOn) {
        other = Handle<EventBus>{};
        other->index = elsewhere->index;
      }
      rule.found(findings, entry, join({named(entry), " waits for events of '", pattern.source, "' on ", busOf(model, pattern.bus), ", and roles of the stack put them on ", busOf(model, other), "; write ", other ? ".on(...) with that one" : "no .on(...)", ", or put them there."}));
    }
  });
}

/// What runs for all events of a source and may put such itself, each of which would run it again. Those of some types, or with something in their detail, may be others.
constexpr void eventCircle(const Rule& rule, const Model& model, Findings& findings) {
  const auto look = [&](const auto& program) {
    if (!program.construct.role) return;
    for (const auto& pattern : program.construct.events)
      for (const auto& grant : model.of(*program.construct.role).construct.grants)
        if (putsOn(grant, pattern) && grant.user == pattern.source && pattern.detailTypes.empty() && pattern.conditions.empty())
          rule.found(findings, program, join({named(program), " runs for all events of '", pattern.source, "', and ", named(model.of(*program.construct.role)), " may put such itself, each of which runs it again; write the types it runs for, EventPattern(\"", pattern.source, "\", {...})."}));
  };
  for (const auto& function : model.all<LambdaFunction>()) look(function);
  for (const auto& task : model.all<FargateTask>()) look(task);
}

constexpr void taskCircle(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& task : model.all<FargateTask>()) uploadCircle(rule, model, task, findings);
}

}  // namespace ecia::rule
