// SPDX-License-Identifier: Apache-2.0
// Rules of state machines. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
#pragma once

#include <ecia/rule/name.hpp>
#include <ecia/rule/observe.hpp>

namespace ecia::rule {

/// Calls `visit(machine, states)` with each list of states of a stack: those of machines, and those that states do at once or for each element.
constexpr void eachStates(const Entry<StateMachine>& machine, const Sequence<State>& states, auto& visit) {
  visit(machine, states);
  for (const auto& state : states)
    for (const auto& part : state.parts) eachStates(machine, part, visit);
}
constexpr void eachStates(const Model& model, auto visit) {
  for (const auto& machine : model.all<StateMachine>()) eachStates(machine, machine.construct.states, visit);
}
/// Calls `visit(machine, state)` with each state of a stack.
constexpr void eachState(const Model& model, auto visit) {
  eachStates(model, [&](const Entry<StateMachine>& machine, const Sequence<State>& states) {
    for (const auto& state : states) visit(machine, state);
  });
}
/// A state as a sentence names it.
constexpr Text named(const State& state, const Entry<StateMachine>& machine) { return join({"state '", state.name, "' of ", named(machine)}); }

/// The place of a state in a list; the list's size where it has none of that name.
constexpr std::size_t placeOf(const Sequence<State>& states, const Text& name) {
  for (std::size_t i = 0; i < states.size(); ++i)
    if (states[i].name == name) return i;
  return states.size();
}
/// Calls `visit` with the name of each state that one names.
constexpr void eachNamed(const State& state, auto visit) {
  if (!state.next.empty()) visit(state.next);
  for (const auto& way : state.ways) visit(way.to);
  for (const auto& each : state.catches) visit(each.to);
}
/// Whether an execution, or a branch of one, ends with the state at a place.
constexpr bool endsAt(const Sequence<State>& states, std::size_t at) {
  const State& state = states[at];
  return state.last || state.stops() || (state.kind != State::Kind::choice && state.next.empty() && at + 1 == states.size());
}
/// Calls `visit` with the place of each state that may come after another one.
constexpr void eachAfter(const Sequence<State>& states, std::size_t at, auto visit) {
  const State& state = states[at];
  eachNamed(state, [&](const Text& name) { visit(placeOf(states, name)); });
  if (!endsAt(states, at) && state.kind != State::Kind::choice && state.next.empty()) visit(at + 1);
}
/// Whether all names of states in a list are known and stand for one state, so that it can be asked what comes after what.
constexpr bool isOrdered(const Sequence<State>& states) {
  bool good = true;
  for (std::size_t i = 0; i < states.size(); ++i) {
    good = good && placeOf(states, states[i].name) == i;
    eachNamed(states[i], [&](const Text& name) { good = good && placeOf(states, name) < states.size(); });
  }
  return good;
}

constexpr void stateNames(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& machine : model.all<StateMachine>()) {
    Sequence<const State*> all;
    auto gather = [&](const Entry<StateMachine>& owner, const Sequence<State>& states) {
      if (states.empty()) rule.found(findings, owner, join({named(owner), " has a list without a state; write what it does, State(\"Charge\", charge)."}));
      for (const auto& state : states) {
        if (state.name.view().empty() || state.name.view().size() > 80)
          rule.found(findings, state.where, join({"'", state.name, "' of ", named(owner), " has ", state.name.view().size(), " characters, and the name of a state 1 to 80; write another name."}));
        for (const State* const other : all)
          if (other->name == state.name) rule.found(findings, state.where, join({named(owner), " has two states '", state.name, "', and a machine has a name once, what it does at once or for each element included; write another name for one of them."}));
        all.push_back(&state);
      }
    };
    eachStates(machine, machine.construct.states, gather);
  }
}

constexpr void stateTransitions(const Rule& rule, const Model& model, Findings& findings) {
  eachStates(model, [&](const Entry<StateMachine>& machine, const Sequence<State>& states) {
    for (const auto& state : states)
      eachNamed(state, [&](const Text& name) {
        if (placeOf(states, name) < states.size()) return;
        bool elsewhere = false;
        auto look = [&](const Entry<StateMachine>&, const Sequence<State>& others) { elsewhere = elsewhere || placeOf(others, name) < others.size(); };
        eachStates(machine, machine.construct.states, look);
        if (elsewhere)
          rule.found(findings, state.where, join({named(state, machine), " goes to '", name, "', which is in another list of states, and none leads out of its own; write one of its list, or .ends()."}));
        else
          rule.found(findings, state.where, join({named(state, machine), " goes to '", name, "', and there is no such state; write the name of one."}));
      });
  });
}

constexpr void statesReached(const Rule& rule, const Model& model, Findings& findings) {
  eachStates(model, [&](const Entry<StateMachine>& machine, const Sequence<State>& states) {
    if (states.empty() || !isOrdered(states)) return;
    Sequence<bool> reached;
    for (std::size_t i = 0; i < states.size(); ++i) reached.push_back(i == 0);
    for (bool more = true; more;) {
      more = false;
      for (std::size_t i = 0; i < states.size(); ++i) {
        if (!reached[i]) continue;
        eachAfter(states, i, [&](std::size_t next) {
          more = more || !reached[next];
          reached[next] = true;
        });
      }
    }
    for (std::size_t i = 0; i < states.size(); ++i)
      if (!reached[i]) rule.found(findings, states[i].where, join({"nothing leads to ", named(states[i], machine), "; write .then(\"", states[i].name, "\") where it comes next, or leave it out."}));
  });
}

constexpr void executionsEnd(const Rule& rule, const Model& model, Findings& findings) {
  eachStates(model, [&](const Entry<StateMachine>& machine, const Sequence<State>& states) {
    if (states.empty() || !isOrdered(states)) return;
    Sequence<bool> out;
    for (std::size_t i = 0; i < states.size(); ++i) out.push_back(endsAt(states, i) || (states[i].kind == State::Kind::choice && states[i].ways.empty()));  // of which SFN-005 tells
    for (bool more = true; more;) {
      more = false;
      for (std::size_t i = 0; i < states.size(); ++i) {
        if (out[i]) continue;
        eachAfter(states, i, [&](std::size_t next) { out[i] = out[i] || out[next]; });
        more = more || out[i];
      }
    }
    for (std::size_t i = 0; i < states.size(); ++i)
      if (!out[i]) {
        rule.found(findings, states[i].where, join({named(states[i], machine), " leads to no end, so an execution that comes there goes on for a year; write .ends() at a state that comes after it, or a choice that leads out."}));
        return;
      }
  });
}

constexpr void stateSettings(const Rule& rule, const Model& model, Findings& findings) {
  eachState(model, [&](const Entry<StateMachine>& machine, const State& state) {
    const auto wrong = [&](std::string_view what, std::string_view remedy) { rule.found(findings, state.where, join({named(state, machine), " ", what, "; ", remedy, "."})); };
    const bool choice = state.kind == State::Kind::choice;
    if (choice && state.ways.empty()) wrong("has no conditions", "write .to(\"Ship\", When(\"status\").is(\"paid\")) with the state it goes to");
    if (choice && state.next.empty()) wrong("does not say where it goes when no condition holds, which is an error then", "write .otherwise(\"...\") with the state it goes to");
    if (!choice && !state.ways.empty()) wrong("is no choice, and goes on by conditions", "write State::choice(\"...\") behind it, with .to(...)");
    if (choice && state.last) wrong("is a choice and ends", "write .otherwise(\"...\") with a state that does");
    if (state.last && !state.next.empty()) wrong("ends, and something comes next", "leave out .ends() or .then(...)");
    if (state.stops() && (state.last || !state.next.empty())) wrong("ends an execution, and nothing comes after it", "leave out .then(...) and .ends()");
    if (!state.works() && (state.times != 0 || !state.catches.empty() || state.limit || !state.result.empty() || state.dropped))
      wrong("does nothing that takes time, fails or has a result", "leave out .retry(...), .onError(...), .timeout(...), .into(...) and .dropsResult() there");
    if (state.limit && (state.kind == State::Kind::parallel || state.kind == State::Kind::forEach)) wrong("has a time limit, which its own states have", "write .timeout(...) at these");
    if (!state.result.empty() && state.dropped) wrong("keeps its result and drops it", "leave out .into(...) or .dropsResult()");
    if (state.stops() && !state.input.empty()) wrong("ends an execution, and takes a part of its input", "leave out .takes(...)");
    if (state.kind == State::Kind::parallel && state.parts.empty()) wrong("has no branches", "write the states of each, State::parallel(\"Both\", {{State(\"Mail\", mail)}, {State(\"Print\", print)}})");
    if (state.answered && state.kind > State::Kind::publish) wrong("hands nobody a token to answer with", "leave out .waitsForAnswer()");
    if (state.concurrency != 0 && state.kind != State::Kind::forEach) wrong("does nothing for each element of a list", "leave out .atOnce(...)");
  });
}

constexpr void stateNumbers(const Rule& rule, const Model& model, Findings& findings) {
  constexpr std::int64_t year = 365 * 24 * 3600, express = 300;
  eachState(model, [&](const Entry<StateMachine>& machine, const State& state) {
    const std::int64_t most = machine.construct.isExpress ? express : year;
    const auto outside = [&](const Seconds& time, std::string_view verb, std::string_view remedy) {
      if (time.count < 1 || time.count > most)
        rule.found(findings, state.where, join({named(state, machine), " ", verb, " ", time.count, " seconds, and ", machine.construct.isExpress ? "an express workflow" : "an execution", " has ", most, "; write ", remedy, "."}));
    };
    if (state.kind == State::Kind::wait) outside(state.pause, "waits", "another time, from 1_s on");
    if (state.limit) outside(*state.limit, "may take", ".timeout(60_s) or another time, from 1_s on");
    if (state.times < 0 || state.interval.count < 1)
      rule.found(findings, state.where, join({named(state, machine), " is tried ", state.times, " times more, the first after ", state.interval.count, " seconds; write .retry(3, 2_s) or other numbers, from 1_s on."}));
    if (state.concurrency < 0 || state.concurrency > 40)
      rule.found(findings, state.where, join({named(state, machine), " does ", state.concurrency, " at once, and Step Functions 40 at most; write .atOnce(10) or another number up to these."}));
  });
  for (const auto& machine : model.all<StateMachine>()) {
    const std::int64_t most = machine.construct.isExpress ? express : year;
    if (const auto& limit = machine.construct.limit; limit && (limit->count < 1 || limit->count > most))
      rule.found(findings, machine, join({"an execution of ", named(machine), " may take ", limit->count, " seconds, and ", machine.construct.isExpress ? "an express workflow" : "Step Functions", " takes 1 to ", most, "; write .timeout(60_s) or another time within these."}));
  }
}

constexpr void stateTasks(const Rule& rule, const Model& model, Findings& findings) {
  eachState(model, [&](const Entry<StateMachine>& machine, const State& state) {
    if (state.kind != State::Kind::run && !state.answered) return;
    Text what = "an answer";
    if (!state.answered) what = named(model.all<FargateTask>()[state.index]);
    if (machine.construct.isExpress)
      rule.found(findings, state.where, join({named(state, machine), " waits for ", what, ", which an express workflow does not; leave out .express()."}));
    else if (!state.limit)
      rule.found(findings, state.where, join({named(state, machine), " waits for ", what, ", for a year if ", state.answered ? "none comes" : "that hangs", "; write .timeout(3600_s) or how long it may take."}));
  });
}

constexpr void stateCatches(const Rule& rule, const Model& model, Findings& findings) {
  eachState(model, [&](const Entry<StateMachine>& machine, const State& state) {
    for (std::size_t i = 0; i + 1 < state.catches.size(); ++i)
      if (state.catches[i].errors.empty())
        rule.found(findings, state.where, join({named(state, machine), " goes to '", state.catches[i].to, "' after any error, so that none is left for '", state.catches[i + 1].to, "'; write the .onError(...) of any error last."}));
  });
}

/// Whether a text is names with dots between, each of letters, digits and '_'.
constexpr bool isStatePath(std::string_view path) {
  while (true) {
    const auto dot = path.find('.');
    if (!form::all(path.substr(0, dot), 1, 80, [](char c) { return form::letter(c) || form::digit(c) || c == '_'; })) return false;
    if (dot == std::string_view::npos) return true;
    path.remove_prefix(dot + 1);
  }
}

constexpr void statePaths(const Rule& rule, const Model& model, Findings& findings) {
  eachState(model, [&](const Entry<StateMachine>& machine, const State& state) {
    const auto check = [&](const Text& path, bool needed) {
      if ((!path.empty() || needed) && !isStatePath(path.view()))
        rule.found(findings, state.where, join({"'", path, "' of ", named(state, machine), " is no path in its input; write names of letters, digits and '_' with dots between, such as \"payment.status\"."}));
    };
    check(state.input, false), check(state.result, false), check(state.items, state.kind == State::Kind::forEach);
    for (const auto& way : state.ways)
      for (const auto& test : way.when.tests) check(test.path, true);
  });
}

constexpr void machineNames(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& machine : model.all<StateMachine>()) {
    if (const Text name = nameOf(model, machine); name.view().size() > 80)
      rule.found(findings, machine, join({"the name ", name, " of ", named(machine), " has ", name.view().size(), " characters, and Step Functions takes 80; write a shorter id or prefix."}));
    else if (const Text role = nameOf(model, machine, "machine-role"); role.view().size() > 64)
      rule.found(findings, machine, join({"the name ", role, " of the role of ", named(machine), " has ", role.view().size(), " characters, and IAM takes 64; write a shorter id or prefix."}));
  }
}

constexpr void machineSchedule(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& machine : model.all<StateMachine>())
    for (const auto& schedule : machine.construct.schedules)
      if (!wholeMinutes(schedule))
        rule.found(findings, machine, join({named(machine), " starts every ", schedule.seconds, " seconds, and EventBridge counts whole minutes; write .every(1_min) or more of them."}));
}

constexpr void machineLog(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& machine : model.all<StateMachine>())
    keptLog(rule, machine, findings);
}

constexpr void machineTopics(const Rule& rule, const Model& model, Findings& findings) {
  eachState(model, [&](const Entry<StateMachine>& machine, const State& state) {
    if (state.kind != State::Kind::publish) return;
    if (const auto& topic = model.all<Topic>()[state.index]; isFar(topic, model))
      rule.found(findings, state.where, join({named(state, machine), " publishes to ", named(topic), ", which is in another region, and Step Functions calls what is in its own; add a topic in ", model.settings.region.view(), "."}));
  });
  for (const auto& machine : model.all<StateMachine>()) {
    if (machine.construct.topic && machine.construct.isExpress)
      rule.found(findings, machine, join({named(machine), " is an express workflow, of whose failures EventBridge does not hear; leave out .tellFailures(...), and add Alarm::atLeast(Metric::errors(machine), 1)."}));
    else
      failuresHeardOf(rule, model, machine, findings);
  }
}

constexpr void machineFailuresTold(const Rule& rule, const Model& model, Findings& findings) {
  const auto& machines = model.all<StateMachine>();
  for (std::size_t i = 0; i < machines.size(); ++i) {
    const StateMachine& spec = machines[i].construct;
    if (spec.topic || (spec.schedules.empty() && spec.events.empty() && spec.uploads.empty())) continue;
    bool heard = false;
    for (const auto& alarm : model.all<Alarm>()) heard = heard || (alarm.construct.metric.of == Metric::Of::machine && alarm.construct.metric.index == i);
    if (!heard)
      rule.found(findings, machines[i], join({named(machines[i]), " starts by ", spec.schedules.empty() ? "events" : "the clock", ", and nobody hears when it fails; write ", spec.isExpress ? "Alarm::atLeast(Metric::errors(machine), 1)" : ".tellFailures(topic)", "."}));
  }
}

constexpr void stateGivesUp(const Rule& rule, const Model& model, Findings& findings) {
  eachState(model, [&](const Entry<StateMachine>& machine, const State& state) {
    if (state.kind != State::Kind::call || !state.limit || state.answered) return;
    const auto& function = model.all<LambdaFunction>()[state.index];
    if (state.limit->count < function.construct.limit.count)
      rule.found(findings, state.where, join({named(state, machine), " gives up after ", state.limit->count, " seconds, and ", named(function), " goes on for ", function.construct.limit.count, ", beside another try perhaps; write .timeout(", function.construct.limit.count, "_s) or more, or less at the function."}));
  });
}

}  // namespace ecia::rule
