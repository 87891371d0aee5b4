// SPDX-License-Identifier: Apache-2.0
// An order, step by step: reserved, paid, packed, or given back. A step that nothing leads to, or a way to one that is not there, does not compile.
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>

using namespace ecia;

struct Checkout {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "checkout-prod", .region = "eu-central-1"}; }

  constexpr void declare(Stack& stack) const {
    auto release = stack.variable("release", Variable::text("The zip file that the build has made, in the bucket of releases.", "^checkout/[0-9.]+\\.zip$", "A path such as checkout/1.4.2.zip."));
    auto code = LambdaFunction::zip("checkout-releases", release).timeout(20_s).arm64();
    auto reserve = stack.add("reserve", code.environment("STEP", "reserve"));
    auto charge = stack.add("charge", code.environment("STEP", "charge"));
    auto pack = stack.add("pack", code.environment("STEP", "pack"));
    auto giveBack = stack.add("give-back", code.environment("STEP", "give-back"));
    auto reviews = stack.add("reviews", Queue());
    auto parcels = stack.add("parcels", Queue());
    auto operators = stack.add("operators", Topic("ops@example.com").publishedBy("events.amazonaws.com"));

    auto checkout = stack.add("checkout", StateMachine(
        State::choice("Large?").to("Ask a person", When("amount").atLeast(10000)).otherwise("Reserve"),
        State("Ask a person", reviews).waitsForAnswer().timeout(86400_s).into("review").onError("Failed"),
        State("Reserve", reserve).into("reservation").onError("Sold out", {"OutOfStock"}).onError("Failed"),
        State("Charge", charge).into("payment").timeout(20_s).retry(3, 2_s).onError("Give back"),
        State::choice("Paid?").to("Pack all", When("payment.status").is("paid")).to("Give back", When("payment.tries").atLeast(3)).otherwise("Wait for the bank"),
        State::wait("Wait for the bank", 3600_s).then("Charge"),
        State::forEach("Pack all", "items", {State("Pack", pack).retry(2)}).atOnce(10).into("parcels"),
        State("Tell the courier", parcels).takes("parcels").ends(),
        State("Give back", giveBack).retry(5, 60_s),
        State::fail("Failed", "CheckoutFailed", "The order was refused, or could not be reserved or paid."),
        State::succeed("Sold out")).onEvent(EventPattern("shop.orders", {"Order placed"})).timeout(172800_s).tellFailures(operators));

    stack.add("shop", Role("Asks for an order to be looked at again").trust("ecs-tasks.amazonaws.com").grantStart(checkout));
    stack.add("desk", Role("Shows orders to people, and what they say to the machine").trust("ecs-tasks.amazonaws.com").grantReceive(reviews).grantAnswer(checkout));
    stack.output("checkout", Attribute::arn(checkout));
    stack.add("checkout-late", Alarm::atLeast(Metric::timeouts(checkout), 1).tell(operators));
  }
};

int main(int argc, char** argv) { return synth<Checkout>(argc, argv); }
