// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of state machines. What is wrong with a state is found at the state's own line.
#include "stack_case.hpp"

/// Functions that a machine calls.
struct Work {
  Handle<LambdaFunction> charge, pack;
};
constexpr Work work(Stack& stack) { return {stack.add("charge", LambdaFunction::zip("charge.zip").timeout(20_s)), stack.add("pack", LambdaFunction::zip("pack.zip"))}; }

// expect: \[SFN-001\] StateMachine 'orders' has two states 'Charge', and a machine has a name once, what it does at once or for each element included; write another name for one of them\.
struct TwiceTheName : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto [charge, pack] = work(stack);
    stack.add("orders", StateMachine(
        State("Charge", charge),
        State::forEach("Pack all", "items", {
            State(BAD("Charge", "Pack"), pack),
        })));
  }
};
static_assert(rule::prove<TwiceTheName>());

// expect: \[SFN-002\] state 'Charge' of StateMachine 'orders' goes to 'Pakc', and there is no such state; write the name of one\.
struct NoSuchState : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto [charge, pack] = work(stack);
    stack.add("orders", StateMachine(
        State("Charge", charge).then(BAD("Pakc", "Pack")),
        State("Pack", pack)));
  }
};
static_assert(rule::prove<NoSuchState>());

// expect: \[SFN-002\] state 'Pack' of StateMachine 'orders' goes to 'Charge', which is in another list of states, and none leads out of its own; write one of its list, or \.ends\(\)\.
struct OutOfItsList : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto [charge, pack] = work(stack);
    stack.add("orders", StateMachine(
        State("Charge", charge),
        State::forEach("Pack all", "items", {
            State("Pack", pack)BAD(.then("Charge"), ),
        })));
  }
};
static_assert(rule::prove<OutOfItsList>());

// expect: \[SFN-003\] nothing leads to state 'Pack' of StateMachine 'orders'; write \.then\("Pack"\) where it comes next, or leave it out\.
struct NeverReached : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto [charge, pack] = work(stack);
    stack.add("orders", StateMachine(
        State("Charge", charge).onError("Failed").BAD(ends(), then("Pack")),
        State::fail("Failed", "Failed", "It could not be paid."),
        BAD(State("Pack", pack), State("Pack", pack).dropsResult())));
  }
};
static_assert(rule::prove<NeverReached>());

// expect: \[SFN-004\] state 'Pack' of StateMachine 'orders' leads to no end, so an execution that comes there goes on for a year; write \.ends\(\) at a state that comes after it, or a choice that leads out\.
struct Forever : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto pack = work(stack).pack;
    stack.add("orders", StateMachine(
        State("Pack", pack)BAD(.then("Pack"), )));
  }
};
static_assert(rule::prove<Forever>());

// expect: \[SFN-005\] state 'Paid\?' of StateMachine 'orders' does not say where it goes when no condition holds, which is an error then; write \.otherwise\("\.\.\."\) with the state it goes to\.
struct NoOtherwise : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto [charge, pack] = work(stack);
    stack.add("orders", StateMachine(
        State("Charge", charge),
        State::choice("Paid?").to("Pack", When("status").is("paid"))BAD(, .otherwise("Charge")),
        State("Pack", pack)));
  }
};
static_assert(rule::prove<NoOtherwise>());

// expect: \[SFN-006\] state 'Wait' of StateMachine 'orders' waits 600 seconds, and an express workflow has 300; write another time, from 1_s on\.
struct TooLong : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto [charge, pack] = work(stack);
    stack.add("orders", StateMachine(
        State("Charge", charge),
        State::wait("Wait", BAD(600_s, 60_s)),
        State("Pack", pack)).express());
  }
};
static_assert(rule::prove<TooLong>());

// expect: \[SFN-007\] state 'Render' of StateMachine 'films' waits for FargateTask 'render', for a year if that hangs; write \.timeout\(3600_s\) or how long it may take\.
struct ForAYear : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2).natPerAz());
    const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
    const auto render = stack.add("render", FargateTask(stack.add("main", EcsCluster()), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/render:1.0.0", {}).in(net.privateSubnets()).guardedBy(app));
    stack.add("films", StateMachine(
        State("Render", render)BAD(, .timeout(3600_s))));
  }
};
static_assert(rule::prove<ForAYear>());

// expect: \[SFN-008\] state 'Charge' of StateMachine 'orders' goes to 'Pack' after any error, so that none is left for 'Failed'; write the \.onError\(\.\.\.\) of any error last\.
struct NoneLeft : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto [charge, pack] = work(stack);
    stack.add("orders", StateMachine(
        State("Charge", charge).BAD(onError("Pack").onError("Failed", {"Refused"}), onError("Failed", {"Refused"}).onError("Pack")),
        State("Pack", pack).ends(),
        State::fail("Failed", "Failed", "It could not be paid.")));
  }
};
static_assert(rule::prove<NoneLeft>());

// expect: \[SFN-009\] '\$\.payment' of state 'Charge' of StateMachine 'orders' is no path in its input; write names of letters, digits and '_' with dots between, such as "payment\.status"\.
struct DollarPath : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto [charge, pack] = work(stack);
    stack.add("orders", StateMachine(
        State("Charge", charge).into(BAD("$.payment", "payment")),
        State("Pack", pack)));
  }
};
static_assert(rule::prove<DollarPath>());

// expect: \[SFN-010\] the name test-orders-of-customers-in-all-countries-of-a-unions-machine-role of the role of StateMachine 'orders-of-customers-in-all-countries-of-a-unions' has 66 characters, and IAM takes 64; write a shorter id or prefix\.
struct LongName : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto charge = work(stack).charge;
    stack.add(BAD("orders-of-customers-in-all-countries-of-a-unions", "orders"), StateMachine(State("Charge", charge)));
  }
};
static_assert(rule::prove<LongName>());

// expect: \[SFN-011\] StateMachine 'orders' starts every 90 seconds, and EventBridge counts whole minutes; write \.every\(1_min\) or more of them\.
struct OddSeconds : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto charge = work(stack).charge;
    const auto ops = stack.add("ops", Topic("ops@example.com").publishedBy("events.amazonaws.com"));
    stack.add("orders", StateMachine(State("Charge", charge)).tellFailures(ops).every(BAD(90_s, 120_s)));
  }
};
static_assert(rule::prove<OddSeconds>());

// expect: \[SFN-012\] StateMachine 'orders' keeps its log 31 days; write one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 or a longer period CloudWatch Logs knows\.
struct OddDays : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto charge = work(stack).charge;
    stack.add("orders", StateMachine(State("Charge", charge)).keepLog(BAD(31_days, 30_days)));
  }
};
static_assert(rule::prove<OddDays>());

// expect: \[SFN-013\] StateMachine 'orders' tells Topic 'ops' of failures through EventBridge, which may not publish there; write \.publishedBy\("events\.amazonaws\.com"\) at Topic 'ops'\.
struct NotHeard : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto charge = work(stack).charge;
    const auto ops = stack.add("ops", Topic("ops@example.com")BAD(, .publishedBy("events.amazonaws.com")));
    stack.add("orders", BAD(StateMachine(State("Charge", charge)).tellFailures(ops), StateMachine(State("Charge", charge)).tellFailures(ops).every(60_min)));
  }
};
static_assert(rule::prove<NotHeard>());

// expect: \[SFN-013\] state 'Tell' of StateMachine 'orders' publishes to Topic 'stars', which is in another region, and Step Functions calls what is in its own; add a topic in ap-south-1\.
struct FarTopic : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto charge = work(stack).charge;
    const auto stars = stack.add("stars", Topic("ops@example.com")BAD(.in(us_east_1), ));
    stack.add("orders", StateMachine(
        State("Charge", charge),
        BAD(State("Tell", stars), State("Tell", stars).ends())));
  }
};
static_assert(rule::prove<FarTopic>());

// expect: \[IAM-110\] FargateTask 'orders' is told the ARN of StateMachine 'orders', and Role 'orders' may do nothing with it; write \.grantStart\(machine\) there\.
struct MayNotStart : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto charge = work(stack).charge;
    const auto orders = stack.add("orders", StateMachine(State("Charge", charge)));
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2).natPerAz());
    const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
    const auto role = stack.add("orders", Role("Starts orders").trust("ecs-tasks.amazonaws.com")BAD(, .grantStart(orders)));
    stack.add("orders", FargateTask(stack.add("main", EcsCluster()), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/orders:1.0.0", {}).in(net.privateSubnets()).guardedBy(app).runAs(role).environment("MACHINE", Attribute::arn(orders)));
  }
};
static_assert(rule::prove<MayNotStart>());
