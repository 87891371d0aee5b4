// SPDX-License-Identifier: Apache-2.0
#include <catch.hpp>
#include <ecia/synth/reach_report.hpp>

using namespace ecia;

namespace {
Stack stackOf() { return Stack({.name = "dev", .prefix = "dev", .region = "eu-central-1"}); }
}  // namespace

TEST_CASE("who opens connections to whom: groups, blocks, peered VPCs, and nobody") {
  Stack stack = stackOf();
  const auto net = stack.add("main", Vpc<"10.0.0.0/16">.azs(2).natPerAz().dualStack()), other = stack.add("other", Vpc<"10.1.0.0/16">.azs(2));
  const auto operators = stack.variable("operators", Variable::cidrs("Who may open SSH."));
  const auto web = stack.add("web", SecurityGroup(net, "Web").allow(tcp(80), from(internet)).allow(tcp(80), from(internet6)));
  const auto login = stack.add("login", SecurityGroup(net, "Login").allow(ssh, from(operators)).allow(ssh, from("203.0.113.0/24")));
  const auto data = stack.add("data", SecurityGroup(net, "Data").allow(mysql, from(login)).allow(mysql, from("10.1.0.0/16")).allow(mysql, from("203.0.113.0/24")).allow(mysql, from(operators)));
  const auto far = stack.add("far", SecurityGroup(other, "Far"));
  const auto target = stack.add("web", TargetGroup(net, tcp(8080)));
  stack.add("web", LoadBalancer(net.publicSubnets(), web, target).dualStack());
  stack.add("ipv4", LoadBalancer(net.publicSubnets(), web, target));
  stack.add("login", BastionHost("t3.micro", net.publicSubnets(), login));
  stack.add("data", Rds::mysql("8.4.10").instance("db.t3.small").in(net.database()).guardedBy(data));
  stack.add("far", AutoScalingGroup("t3.micro", {.min = 1, .max = 1, .desired = 1}).in(other.privateSubnets()).guardedBy(far));
  CHECK(synthesis::reachesIn(stack.model()) == "  LoadBalancer 'web'\n"
                                               "    80 from the internet, every IPv6 address\n"
                                               "  LoadBalancer 'ipv4'\n"
                                               "    80 from the internet\n"
                                               "  AutoScalingGroup 'far'\n"
                                               "    nobody\n"
                                               "  BastionHost 'login'\n"
                                               "    22 from Variable 'operators', 203.0.113.0/24\n"
                                               "  Rds 'data'\n"
                                               "    3306 from BastionHost 'login', Variable 'operators' within the VPC\n");
  // The other VPC comes in once the two are peered, and by no other way.
  stack.add("both", VpcPeering(net, other));
  CHECK_THAT(synthesis::reachesIn(stack.model()), test::ContainsSubstring("    3306 from BastionHost 'login', 10.1.0.0/16, AutoScalingGroup 'far', Variable 'operators' within the VPC\n"));
}

TEST_CASE("ranges of ports, UDP, members of one group, and what groups do not let out") {
  Stack stack = stackOf();
  const auto net = stack.add("main", Vpc<"10.0.0.0/16">.azs(2));
  const auto members = stack.add("members", SecurityGroup(net, "Members").allow(udp(4000, 4010), from(itself)).allow(everything, from("10.0.0.0/8")).allowOut(udp(1, 65535), to(itself)));
  const auto web = stack.add("web", SecurityGroup(net, "Web").allow(tcp(1, 1023), from("10.0.0.0/16")));
  stack.add("one", AutoScalingGroup("t3.micro", {.min = 1, .max = 1, .desired = 1}).in(net.privateSubnets()).guardedBy(members));
  stack.add("other", AutoScalingGroup("t3.micro", {.min = 1, .max = 1, .desired = 1}).in(net.privateSubnets()).guardedBy(members));
  stack.add("web", LoadBalancer(net.privateSubnets(), web, stack.add("web", TargetGroup(net, tcp(8080)))).internal());
  CHECK(synthesis::reachesIn(stack.model()) == "  LoadBalancer 'web'\n"
                                               "    80 from 10.0.0.0/16\n"
                                               "  AutoScalingGroup 'one'\n"
                                               "    everything from LoadBalancer 'web', AutoScalingGroup 'one', AutoScalingGroup 'other'\n"
                                               "    udp 4000-4010 from AutoScalingGroup 'one', AutoScalingGroup 'other'\n"
                                               "  AutoScalingGroup 'other'\n"
                                               "    everything from LoadBalancer 'web', AutoScalingGroup 'one', AutoScalingGroup 'other'\n"
                                               "    udp 4000-4010 from AutoScalingGroup 'one', AutoScalingGroup 'other'\n");
}

TEST_CASE("a stack in which nothing takes connections") { CHECK(synthesis::reachesIn(stackOf().model()) == "  nothing here takes connections\n"); }

TEST_CASE("a network ACL that drops a connection is asked too") {
  Stack stack = stackOf();
  const auto net = stack.add("main", Vpc<"10.0.0.0/16">.azs(2));
  const auto login = stack.add("login", SecurityGroup(net, "Login"));
  const auto data = stack.add("data", SecurityGroup(net, "Data").allow(mysql, from(login)));
  stack.add("login", BastionHost("t3.micro", net.publicSubnets(), login));
  stack.add("data", Rds::mysql("8.4.10").instance("db.t3.small").in(net.database()).guardedBy(data));
  CHECK_THAT(synthesis::reachesIn(stack.model()), test::ContainsSubstring("    3306 from BastionHost 'login'\n"));
  stack.add("data", NetworkAcl(net.database()).allowIn(100, tcp(5432), "10.0.0.0/16").allowOut(100, ephemeral, "10.0.0.0/16"));
  CHECK_THAT(synthesis::reachesIn(stack.model()), test::EndsWith("  Rds 'data'\n    nobody\n"));
}
