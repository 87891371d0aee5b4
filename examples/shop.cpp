// SPDX-License-Identifier: Apache-2.0
// A first stack: a network in three zones, three security groups, and an encrypted database that only the application reaches.
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>

using namespace ecia;

struct Shop {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "shop-prod", .region = "eu-central-1", .zoneLoss = ZoneLoss::survived}; }

  constexpr void declare(Stack& stack) const {
    auto net = stack.add("main", Vpc<"10.1.0.0/16">.azs(3).natPerAz());
    stack.add("main", FlowLog(net));
    auto web = stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(443), from(internet)));
    auto app = stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(web)));
    auto data = stack.add("data", SecurityGroup(net, "Database").allow(mysql, from(app)));
    auto key = stack.add("orders", KmsKey("Orders"));
    auto login = stack.add("orders", Secret("db/orders", "app").encryptedWith(key));
    stack.add("orders", Rds::mysql("8.4.10").instance("db.t3.small").multiAz().deletionProtection().encryptedWith(key)
                            .in(net.database()).guardedBy(data).credentials(login));
  }
};

int main(int argc, char** argv) { return synth<Shop>(argc, argv); }
