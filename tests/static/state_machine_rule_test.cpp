// SPDX-License-Identifier: Apache-2.0
// Rules of state machines, each with what just keeps it.
#include "finding_count.hpp"

using namespace ecia;

namespace {

/// What a stack with a machine breaks. @param states of a function, a task and a queue
constexpr int machine(std::string_view id, auto states, auto change) {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1"});
  const auto net = stack.add("main", Vpc<"10.1.0.0/16">.azs(2).natPerAz());
  const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
  const auto work = stack.add("work", LambdaFunction::zip("work.zip").timeout(20_s));
  const auto task = stack.add("task", FargateTask(stack.add("main", EcsCluster()), "nginx:1.27.3", {}).in(net.privateSubnets()).guardedBy(app));
  const auto topic = stack.add("ops", Topic("ops@example.com").publishedBy("events.amazonaws.com"));
  StateMachine made(State::succeed("None"));
  made.states = states(work, task, topic);
  stack.add("steps", change(made, topic));
  return id.empty() ? countStopping(stack.model()) : countOf(stack.model(), id);
}
constexpr int states(std::string_view id, auto list) {
  return machine(id, list, [](StateMachine m, auto) { return m; });
}
constexpr int one(std::string_view id, auto change) {
  return states(id, [&](auto work, auto, auto) { return Sequence<State>{change(State("Work", work))}; });
}
constexpr auto single = [](auto work, auto, auto) { return Sequence<State>{State("Work", work)}; };
constexpr int changed(std::string_view id, auto change) { return machine(id, single, change); }
constexpr auto same = [](State s) { return s; };

// All kinds of states, and nothing wrong
static_assert(states("", [](auto work, auto task, auto topic) {
                return Sequence<State>{State("Work", work).retry(3, 2_s).into("work.result").onError("Tell", {"States.Timeout"}).onError("Bad"), State("Long", task).timeout(3600_s),
                                       State::choice("Which?").to("Both", When("work.count").atLeast(2) && When("work.kind").beginsWith("a")).to("Each", When("items").exists()).otherwise("Wait"),
                                       State::parallel("Both", {{State("One", work).takes("work")}, {State("Two", work), State("Three", work)}}).then("Tell"),
                                       State::forEach("Each", "items", {State::choice("Good?").to("Fine", When("good").isTrue()).otherwise("Rest"), State("Fine", work).ends(), State::wait("Rest", 1_s)}).atOnce(40).dropsResult().then("Tell"),
                                       State::wait("Wait", 31536000_s).then("Which?"), State("Tell", topic).ends(), State::fail("Bad", "Bad", "It went wrong.")};
              }) == 0);

// Names
static_assert(one("SFN-001", same) == 0 && states("SFN-001", [](auto, auto, auto) { return Sequence<State>{}; }) == 1);
constexpr int called(Text name) {
  return states("SFN-001", [&](auto work, auto, auto) { return Sequence<State>{State(name, work)}; });
}
static_assert(called("01234567890123456789012345678901234567890123456789012345678901234567890123456789") == 0);
static_assert(called("012345678901234567890123456789012345678901234567890123456789012345678901234567890") == 1 && called("") == 1);
static_assert(states("SFN-001", [](auto work, auto, auto) { return Sequence<State>{State("A", work), State("A", work)}; }) == 1);
static_assert(states("SFN-001", [](auto work, auto, auto) { return Sequence<State>{State("A", work), State::forEach("B", "items", {State("A", work)})}; }) == 1);
static_assert(states("SFN-001", [](auto work, auto, auto) { return Sequence<State>{State::parallel("B", {{}}), State("A", work)}; }) == 1);

// What comes next
static_assert(one("SFN-002", [](State s) { return s.then("Walk"); }) == 1 && one("SFN-002", [](State s) { return s.onError("Walk"); }) == 1);
static_assert(states("SFN-002", [](auto work, auto, auto) { return Sequence<State>{State("A", work), State::forEach("B", "items", {State("C", work).then("A")})}; }) == 1);
static_assert(states("SFN-002", [](auto work, auto, auto) { return Sequence<State>{State::choice("A?").to("B", When("a").is(1)).otherwise("C"), State("B", work)}; }) == 1);
static_assert(states("SFN-003", [](auto work, auto, auto) { return Sequence<State>{State("A", work).ends(), State("B", work)}; }) == 1);
static_assert(states("SFN-003", [](auto work, auto, auto) { return Sequence<State>{State("A", work).then("C"), State("B", work), State("C", work)}; }) == 1);
static_assert(states("SFN-003", [](auto work, auto, auto) { return Sequence<State>{State("A", work).then("C").onError("B"), State("B", work), State("C", work)}; }) == 0);
static_assert(states("SFN-003", [](auto work, auto, auto) { return Sequence<State>{State("A", work).then("Nowhere"), State("B", work)}; }) == 0);  // SFN-002 tells
static_assert(states("SFN-004", [](auto work, auto, auto) { return Sequence<State>{State("A", work), State("B", work).then("A")}; }) == 1);
static_assert(states("SFN-004", [](auto work, auto, auto) { return Sequence<State>{State("A", work), State("B", work).then("A").onError("C"), State("C", work)}; }) == 0);
static_assert(states("SFN-004", [](auto work, auto, auto) { return Sequence<State>{State::choice("A?").to("B", When("a").is(1)).otherwise("A?"), State("B", work)}; }) == 0);

// Choices and what kinds of states understand
static_assert(states("SFN-005", [](auto work, auto, auto) { return Sequence<State>{State::choice("A?").otherwise("B"), State("B", work)}; }) == 1);
static_assert(states("SFN-005", [](auto work, auto, auto) { return Sequence<State>{State::choice("A?").to("B", When("a").is("x")), State("B", work)}; }) == 1);
static_assert(one("SFN-005", [](State s) { return s.to("Work", When("a").isFalse()); }) == 1 && one("SFN-005", [](State s) { return s.ends().then("Work"); }) == 1);
static_assert(one("SFN-005", [](State s) { return s.into("a").dropsResult(); }) == 1 && one("SFN-005", [](State s) { return s.atOnce(2); }) == 1);
constexpr int waiting(auto change) {
  return states("SFN-005", [&](auto, auto, auto) { return Sequence<State>{change(State::wait("Wait", 5_s))}; });
}
static_assert(waiting(same) == 0 && waiting([](State s) { return s.takes("a"); }) == 0 && waiting([](State s) { return s.retry(1); }) == 1 && waiting([](State s) { return s.onError("Wait"); }) == 1);
static_assert(waiting([](State s) { return s.timeout(5_s); }) == 1 && waiting([](State s) { return s.into("a"); }) == 1 && waiting([](State s) { return s.dropsResult(); }) == 1);
constexpr int ending(auto change) {
  return states("SFN-005", [&](auto, auto, auto) { return Sequence<State>{change(State::succeed("Done"))}; });
}
static_assert(ending(same) == 0 && ending([](State s) { return s.then("Done"); }) == 1 && ending([](State s) { return s.ends(); }) == 1 && ending([](State s) { return s.takes("a"); }) == 1);
static_assert(states("SFN-005", [](auto work, auto, auto) { return Sequence<State>{State::forEach("Each", "items", {State("A", work)}).timeout(5_s)}; }) == 1);

static_assert(states("SFN-005", [](auto, auto, auto) { return Sequence<State>{State::parallel("Both", {})}; }) == 1);

// Numbers
constexpr int express(auto list) {
  return machine("SFN-006", list, [](StateMachine m, auto) { return m.express(); });
}
constexpr auto waits = [](Seconds time) { return [=](auto, auto, auto) { return Sequence<State>{State::wait("Wait", time)}; }; };
static_assert(states("SFN-006", waits(1_s)) == 0 && states("SFN-006", waits(0_s)) == 1 && states("SFN-006", waits(31536001_s)) == 1);
static_assert(express(waits(300_s)) == 0 && express(waits(301_s)) == 1);
static_assert(one("SFN-006", [](State s) { return s.timeout(0_s); }) == 1 && one("SFN-006", [](State s) { return s.retry(-1); }) == 1 && one("SFN-006", [](State s) { return s.retry(1, 0_s); }) == 1);
static_assert(states("SFN-006", [](auto work, auto, auto) { return Sequence<State>{State::forEach("Each", "items", {State("A", work)}).atOnce(41)}; }) == 1);
static_assert(changed("SFN-006", [](StateMachine m, auto) { return m.timeout(300_s).express(); }) == 0 && changed("SFN-006", [](StateMachine m, auto) { return m.timeout(301_s).express(); }) == 1);
static_assert(changed("SFN-006", [](StateMachine m, auto) { return m.timeout(0_s); }) == 1 && changed("SFN-006", [](StateMachine m, auto) { return m.timeout(31536001_s); }) == 1);

// Tasks, errors, paths
constexpr auto runs = [](auto, auto task, auto) { return Sequence<State>{State("Run", task)}; };
constexpr auto runsFor = [](auto, auto task, auto) { return Sequence<State>{State("Run", task).timeout(60_s)}; };
static_assert(states("SFN-007", runs) == 1 && states("SFN-007", runsFor) == 0 && machine("SFN-007", runsFor, [](StateMachine m, auto) { return m.express(); }) == 1);
static_assert(one("SFN-007", [](State s) { return s.waitsForAnswer(); }) == 1 && one("SFN-007", [](State s) { return s.waitsForAnswer().timeout(5_s); }) == 0 && waiting([](State s) { return s.waitsForAnswer(); }) == 1);
static_assert(one("SFN-008", [](State s) { return s.onError("Work").onError("Work", {"Bad"}); }) == 1 && one("SFN-008", [](State s) { return s.onError("Work", {"Bad"}).onError("Work"); }) == 0);
static_assert(one("SFN-009", [](State s) { return s.takes("a.b_2").into("c"); }) == 0 && one("SFN-009", [](State s) { return s.takes("$.a"); }) == 1 && one("SFN-009", [](State s) { return s.into("a."); }) == 1);
static_assert(states("SFN-009", [](auto work, auto, auto) { return Sequence<State>{State::forEach("Each", "", {State("A", work)})}; }) == 1);
static_assert(states("SFN-009", [](auto, auto, auto) { return Sequence<State>{State::choice("A?").to("B", When("a b").is(1) && When("").isMissing()).otherwise("B"), State::succeed("B")}; }) == 2);

// Starts, log, failures
static_assert(changed("SFN-011", [](StateMachine m, auto) { return m.every(60_s); }) == 0 && changed("SFN-011", [](StateMachine m, auto) { return m.every(90_s); }) == 1);
static_assert(changed("SFN-012", [](StateMachine m, auto) { return m.keepLog(30_days); }) == 0 && changed("SFN-012", [](StateMachine m, auto) { return m.keepLog(31_days); }) == 1);
static_assert(changed("SFN-013", [](StateMachine m, auto topic) { return m.tellFailures(topic); }) == 0 && changed("SFN-013", [](StateMachine m, auto topic) { return m.tellFailures(topic).express(); }) == 1);
static_assert(changed("SFN-014", [](StateMachine m, auto) { return m; }) == 0 && changed("SFN-014", [](StateMachine m, auto) { return m.every(60_min); }) == 1 &&
              changed("SFN-014", [](StateMachine m, auto topic) { return m.every(60_min).tellFailures(topic); }) == 0);
static_assert(one("SFN-015", [](State s) { return s.timeout(19_s); }) == 1 && one("SFN-015", [](State s) { return s.timeout(20_s); }) == 0 && one("SFN-015", [](State s) { return s.timeout(5_s).waitsForAnswer(); }) == 0);

}  // namespace
