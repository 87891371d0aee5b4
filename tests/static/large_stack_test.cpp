// SPDX-License-Identifier: Apache-2.0
// A stack that compilers would give up without the limits that the CMake targets set: 750 constructs.
#include <ecia/rule/proof.hpp>

namespace {
using namespace ecia;

struct Large {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "large-prod", .region = "eu-central-1", .zoneLoss = ZoneLoss::survived}; }

  constexpr void declare(Stack& stack) const {
    auto net = stack.add("main", Vpc<"10.0.0.0/16">.azs(3).natPerAz());
    stack.add("main", FlowLog(net));
    auto key = stack.add("main", KmsKey("Everything"));
    auto web = stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(443), from(internet)));
    for (int i = 0; i < 150; ++i) {
      const auto name = [&](std::string_view what) { return *Id::parse(join({what, i})); };
      auto app = stack.add(name("app"), SecurityGroup(net, "Application").allow(tcp(8080), from(web)));
      auto data = stack.add(name("data"), SecurityGroup(net, "Database").allow(mysql, from(app)));
      auto login = stack.add(name("login"), Secret(join({"db/", i}), "app").encryptedWith(key));
      auto database = stack.add(name("orders"), Rds::mysql("8.4.10").instance("db.t3.small").multiAz().deletionProtection().encryptedWith(key)
                                                    .in(net.database()).guardedBy(data).credentials(login));
      stack.add(name("service"), Role("Reads its password").trust("ec2.amazonaws.com").grantRead(login));
      stack.neverReaches(internet, database);
    }
  }
};
static_assert(rule::prove<Large>());
}  // namespace
