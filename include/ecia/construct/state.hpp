// SPDX-License-Identifier: Apache-2.0
// What a state machine of Step Functions does, step by step.
#pragma once

#include <source_location>

#include <ecia/construct/handle.hpp>
#include <ecia/text/optional.hpp>
#include <ecia/text/quantity.hpp>
#include <ecia/text/sequence.hpp>
#include <ecia/text/text.hpp>

namespace ecia {

class FargateTask;
class LambdaFunction;
class Queue;
class Topic;

/// What has to hold of a state's input: `When("payment.status").is("paid")`, or several things, `When("tries").atLeast(3) && When("coupon").isMissing()`. What is not there is nothing of what is asked for,
/// and no error. https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
class When {
 public:
  /// One thing that is asked for.
  struct Test {
    enum class How : std::uint8_t { text, otherText, prefix, number, atLeast, below, yes, no, there, missing };
    Text path;
    How how;
    Text text;
    int number;
  };
  /// All that is asked for.
  struct Condition {
    Sequence<Test> tests;
    constexpr Condition operator&&(const Condition& other) const {
      auto next = *this;
      for (const auto& test : other.tests) next.tests.push_back(test);
      return next;
    }
  };

  /// @param of names with dots between, "payment.status"
  constexpr explicit When(Text of) : path(std::move(of)) {}
  /// It is this text.
  constexpr Condition is(Text text) const { return one(Test::How::text, std::move(text)); }
  /// It is another text, or not there.
  constexpr Condition isNot(Text text) const { return one(Test::How::otherText, std::move(text)); }
  /// It is a text that begins so.
  constexpr Condition beginsWith(Text prefix) const { return one(Test::How::prefix, std::move(prefix)); }
  /// It is this number.
  template <WholeNumber N>
  constexpr Condition is(N number) const { return one(Test::How::number, "", Whole(number)); }
  /// It is this number or more.
  constexpr Condition atLeast(Whole number) const { return one(Test::How::atLeast, "", number); }
  /// It is a number less than this.
  constexpr Condition below(Whole number) const { return one(Test::How::below, "", number); }
  /// It is true.
  constexpr Condition isTrue() const { return one(Test::How::yes); }
  /// It is false.
  constexpr Condition isFalse() const { return one(Test::How::no); }
  /// It is there, whatever it is.
  constexpr Condition exists() const { return one(Test::How::there); }
  /// It is not there.
  constexpr Condition isMissing() const { return one(Test::How::missing); }

  Text path;

 private:
  constexpr Condition one(Test::How how, Text text = "", int number = 0) const {
    Condition made;
    made.tests.push_back({path, how, std::move(text), number});
    return made;
  }
};

/// A state: something that is done, waited for or decided. What it gets is what the state before it gave. The one that is stated next comes next, unless it says `then` or `ends`.
/// https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html
class State {
 public:
  enum class Kind : std::uint8_t { call, run, send, publish, wait, choice, parallel, forEach, succeed, fail };

  /// Calls a function with its input, and gives what the function answers. Errors of Lambda itself are tried again, six times at most.
  /// https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
  constexpr State(Text called, Handle<LambdaFunction> function, std::source_location at = std::source_location::current()) : State(std::move(called), Kind::call, function.index, at) {}
  /// Runs a task and waits for its end; another code than 0 is an error. The task has the input, as JSON, in INPUT of its environment, up to 8 KiB; its input is what the state gives.
  /// https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
  constexpr State(Text called, Handle<FargateTask> task, std::source_location at = std::source_location::current()) : State(std::move(called), Kind::run, task.index, at) {}
  /// Sends its input to a queue, and gives it.
  constexpr State(Text called, Handle<Queue> queue, std::source_location at = std::source_location::current()) : State(std::move(called), Kind::send, queue.index, at) {}
  /// Publishes its input to a topic, and gives it.
  constexpr State(Text called, Handle<Topic> topic, std::source_location at = std::source_location::current()) : State(std::move(called), Kind::publish, topic.index, at) {}
  /// Waits: `State::wait("Cool down", 3600_s)`.
  static constexpr State wait(Text called, Seconds time, std::source_location at = std::source_location::current()) {
    State made(std::move(called), Kind::wait, 0, at);
    made.pause = time;
    return made;
  }
  /// Goes to the state of the first condition that holds: `State::choice("Paid?").to("Ship", When("status").is("paid")).otherwise("Remind")`.
  static constexpr State choice(Text called, std::source_location at = std::source_location::current()) { return {std::move(called), Kind::choice, 0, at}; }
  /// Does several things at once, each with its input, and gives their results as a list, in this order. An error in one ends the others.
  static constexpr State parallel(Text called, Sequence<Sequence<State>> branches, std::source_location at = std::source_location::current()) {
    State made(std::move(called), Kind::parallel, 0, at);
    made.parts = std::move(branches);
    return made;
  }
  /// Does something for each element of a list in its input, as many at once as Step Functions likes, and gives the results as a list: `State::forEach("Pack all", "items", {State("Pack", pack)})`.
  /// https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
  static constexpr State forEach(Text called, Text list, Sequence<State> states, std::source_location at = std::source_location::current()) {
    State made(std::move(called), Kind::forEach, 0, at);
    made.items = std::move(list);
    made.parts.push_back(std::move(states));
    return made;
  }
  /// Ends well, wherever it is.
  static constexpr State succeed(Text called, std::source_location at = std::source_location::current()) { return {std::move(called), Kind::succeed, 0, at}; }
  /// Ends badly. @param error a name for programs, "OutOfStock"  @param cause a sentence for people
  static constexpr State fail(Text called, Text error, Text cause, std::source_location at = std::source_location::current()) {
    State made(std::move(called), Kind::fail, 0, at);
    made.error = std::move(error);
    made.cause = std::move(cause);
    return made;
  }

  /// What comes next, where that is not the state stated next.
  constexpr State then(Text state) const { return changed(*this, &State::next, std::move(state)); }
  /// Nothing comes next.
  constexpr State ends() const { return changed(*this, &State::last, true); }
  /// Of a choice: goes there when the condition holds, and none before it did.
  constexpr State to(Text state, When::Condition when) const {
    auto copy = *this;
    copy.ways.push_back({std::move(state), std::move(when)});
    return copy;
  }
  /// Of a choice: goes there when no condition holds.
  constexpr State otherwise(Text state) const { return then(std::move(state)); }
  /// Tries again after an error, so many times, after so long and then twice as long each time, at random up to that.
  /// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
  constexpr State retry(Whole timesMore, Seconds firstAfter = Seconds(1)) const {
    auto copy = *this;
    copy.times = int{timesMore};
    copy.interval = firstAfter;
    return copy;
  }
  /// Goes there after an error that trying again has not mended, with the input it had and what went wrong in "error": any error, or one of these names, such as "OutOfStock" or "States.Timeout".
  constexpr State onError(Text state, Sequence<Text> errors = {}) const {
    auto copy = *this;
    copy.catches.push_back({std::move(state), std::move(errors)});
    return copy;
  }
  /// Waits until somebody answers, a person or a program that runs as a role with `grantAnswer`: what it calls, runs or sends to gets the input as `input` and a token as `token` (a task, in INPUT and TOKEN of its environment), with
  /// which SendTaskSuccess gives the result. https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
  constexpr State waitsForAnswer() const { return changed(*this, &State::answered, true); }
  /// It is an error when it takes longer. What waits for a task or an answer has to say this.
  constexpr State timeout(Seconds most) const { return changed(*this, &State::limit, most); }
  /// Gets only this part of its input: `takes("order")`.
  constexpr State takes(Text path) const { return changed(*this, &State::input, std::move(path)); }
  /// Its result becomes this part of its input, which it gives; without this the result alone is given.
  constexpr State into(Text path) const { return changed(*this, &State::result, std::move(path)); }
  /// Its result is dropped, and it gives its input.
  constexpr State dropsResult() const { return changed(*this, &State::dropped, true); }
  /// Of `forEach`: does so many at once at most, 1 to 40.
  constexpr State atOnce(Whole most) const { return changed(*this, &State::concurrency, int{most}); }

  /// Where a choice goes.
  struct Way {
    Text to;
    When::Condition when;
  };
  /// Where it goes after an error.
  struct Catch {
    Text to;
    Sequence<Text> errors;
  };
  /// Whether it does something that may fail, and so be tried again.
  constexpr bool works() const { return kind <= Kind::publish || kind == Kind::parallel || kind == Kind::forEach; }
  /// Whether nothing can come after it.
  constexpr bool stops() const { return kind == Kind::succeed || kind == Kind::fail; }

  Text name;
  Kind kind;
  std::size_t index;  ///< of what it calls, runs or sends to among those of its kind
  std::source_location where;
  Seconds pause{0};
  Text next{};
  bool last = false;
  Sequence<Way> ways{};
  int times = 0;
  Seconds interval{1};
  Sequence<Catch> catches{};
  Optional<Seconds> limit{};
  Text input{}, result{};
  bool dropped = false, answered = false;
  int concurrency = 0;
  Text items{}, error{}, cause{};
  Sequence<Sequence<State>> parts{};

 private:
  constexpr State(Text called, Kind of, std::size_t at, std::source_location line) : name(std::move(called)), kind(of), index(at), where(line) {}
};

}  // namespace ecia
