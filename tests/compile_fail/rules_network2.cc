// SPDX-License-Identifier: Apache-2.0
// Stacks whose machines do not reach each other, or have no addresses: include/ecia/rule/network.hpp, security_group.hpp.
#include "stack_case.hpp"

constexpr Cidr office = "203.0.113.7/32";

/// A load balancer and its security group.
constexpr Handle<LoadBalancer> balancer(Stack& stack, VpcOf::Handle net, Handle<TargetGroup> target, Handle<SecurityGroup> group) {
  return stack.add("main", LoadBalancer(net.publicSubnets(), group, target));
}
constexpr SecurityGroup web(VpcOf::Handle net) { return SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)); }

// expect: \[VPC-012\] the private subnets of Vpc 'main' have 11 addresses each, and what lies there takes up to 0 of the first and 23 in all; write
// \.subnets\(\{\.prefix = \.\.\.\}\) with a shorter prefix\.
struct NoRoom : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.subnets({.prefix = BAD(28, 27)}));
    stack.add("app", AutoScalingGroup("t3.small", {.min = 1, .max = 23, .desired = 2}).in(net.privateSubnets()).guardedBy(stack.add("app", SecurityGroup(net, "Application"))));
  }
};
static_assert(rule::prove<NoRoom>());

// expect: \[VPC-046\] Role 'flow' may not logs:DescribeLogGroups, so FlowLog 'main' records nothing; write
// \.allow\(\{"logs:DescribeLogGroups", \.\.\.\}\) there\.
struct FlowLogMayNot : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = Role("Flow logs").trust("vpc-flow-logs.amazonaws.com").allow({"logs:CreateLogStream", "logs:PutLogEvents", BAD("logs:Get*", "logs:Describe*")});
    stack.add("main", FlowLog(stack.add("main", Vpc<"10.1.0.0/16">), stack.add("flow", LogGroup("/vpc/flow")), stack.add("flow", role)));
  }
};
static_assert(rule::prove<FlowLogMayNot>());

// expect: \[SG-013\] SecurityGroup 'app' admits port 8080 from 0\.0\.0\.0/0, past the load balancer; admit .* instead, from\(alb\)\.
struct PastTheBalancer : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto alb = stack.add("alb", web(net));
    const auto target = stack.add("app", TargetGroup(net, tcp(8080)));
    balancer(stack, net, target, alb);
    const auto app = stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(BAD(internet, alb))));
    stack.add("app", AutoScalingGroup("t3.small", {1, 1, 1}).in(net.privateSubnets()).guardedBy(app).behind(target));
  }
};
static_assert(rule::prove<PastTheBalancer>());

// expect: \[SG-016\] LoadBalancer 'main' sends to port 8080 of AutoScalingGroup 'app', and SecurityGroup 'app' does not admit it; write
// \.allow\(tcp\(8080\), from\(alb\)\)\.
struct OtherPort : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto alb = stack.add("alb", web(net));
    const auto target = stack.add("app", TargetGroup(net, tcp(8080)));
    balancer(stack, net, target, alb);
    const auto app = stack.add("app", SecurityGroup(net, "Application").allow(tcp(BAD(80, 8080)), from(alb)));
    stack.add("app", AutoScalingGroup("t3.small", {1, 1, 1}).in(net.privateSubnets()).guardedBy(app).behind(target));
  }
};
static_assert(rule::prove<OtherPort>());

// expect: \[SG-033\] LoadBalancer 'main' listens on port 80, and its SecurityGroup 'alb' does not admit it; write
// \.allow\(tcp\(80\), from\(internet\)\) there\.
struct ClosedListener : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto alb = stack.add("alb", SecurityGroup(net, "Load balancer").allow(tcp(BAD(443, 80)), from(internet)));
    stack.add("main", LoadBalancer(net.publicSubnets(), alb, stack.add("app", TargetGroup(net, tcp(8080)))));
  }
};
static_assert(rule::prove<ClosedListener>());

// expect: \[SG-021\] BastionHost 'main' reaches no instance: SecurityGroup 'app' does not admit SSH from SecurityGroup 'bastion'; write
// \.allow\(ssh, from\(bastion\)\) there\.
struct BastionWithoutTarget : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto jump = stack.add("bastion", SecurityGroup(net, "Bastion").allow(ssh, from(office)));
    stack.add("main", BastionHost("t3.nano", net.publicSubnets(), jump));
    const auto app = stack.add("app", SecurityGroup(net, "Application").allow(ssh, from(BAD(Cidr("10.9.0.0/16"), jump))));
    stack.add("app", AutoScalingGroup("t3.small", {1, 1, 1}).in(net.privateSubnets()).guardedBy(app));
  }
};
static_assert(rule::prove<BastionWithoutTarget>());

// expect: \[BST-020\] SecurityGroup 'bastion' admits no SSH, so nobody reaches BastionHost 'main'; write \.allow\(ssh, from\(\.\.\.\)\) with the
// addresses of your operators\.
struct ClosedBastion : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto jump = stack.add("bastion", SecurityGroup(net, "Bastion").allow(BAD(mysql, ssh), from(office)));
    stack.add("main", BastionHost("t3.nano", net.publicSubnets(), jump));
  }
};
static_assert(rule::prove<ClosedBastion>());

// expect: \[BST-017\] BastionHost 'main' lies in private subnets, which the internet does not reach; write network\.publicSubnets\(\)\.
struct HiddenBastion : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto jump = stack.add("bastion", SecurityGroup(net, "Bastion").allow(ssh, from(office)));
    stack.add("main", BastionHost("t3.nano", net.BAD(privateSubnets, publicSubnets)(), jump));
  }
};
static_assert(rule::prove<HiddenBastion>());

// expect: \[BST-013\] Role 'stop' may not ec2:DescribeInstances, so BastionHost 'main' is not stopped; write
// \.allow\(\{"ec2:DescribeInstances", \.\.\.\}\) there\.
struct StopMayNotLook : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto jump = stack.add("bastion", SecurityGroup(net, "Bastion").allow(ssh, from(office)));
    const auto role = Role("Stops").trust("events.amazonaws.com").allow({"ssm:StartAutomationExecution", "ec2:StopInstances", BAD("ec2:StartInstances", "ec2:Describe*")});
    stack.add("main", BastionHost("t3.nano", net.publicSubnets(), jump).stopAt("20:00", stack.add("stop", role)));
  }
};
static_assert(rule::prove<StopMayNotLook>());

// expect: \[SG-027\] the description 'It's the web' of SecurityGroup 'web' is not 1 to 255 letters, digits, spaces and .*; write a plainer one\.
struct Description : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("web", SecurityGroup(recorded(stack), BAD("It's the web", "The web"))); }
};
static_assert(rule::prove<Description>());

// expect: \[SG-030\] SecurityGroup 'app' of Vpc 'main' admits SecurityGroup 'jump' of Vpc 'other'; admit a group of the same VPC, or an address block\.
struct OtherVpc : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack), other = recorded(stack, Vpc<"10.2.0.0/16">, "other");
    const auto jump = stack.add("jump", SecurityGroup(BAD(other, net), "Bastion"));
    stack.add("app", SecurityGroup(net, "Application").allow(ssh, from(jump)));
    (void)other;
  }
};
static_assert(rule::prove<OtherVpc>());

// expect: \[SG-026\] names of security groups begin with the prefix 'sg-shop', and EC2 keeps 'sg-' for its own ids; write another prefix\.
struct GroupPrefix {
  constexpr Settings settings() const { return {.name = "test", .prefix = BAD("sg-shop", "shop"), .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("app", SecurityGroup(recorded(stack), "Application")); }
};
static_assert(rule::prove<GroupPrefix>());

/// A database and what may come to it.
constexpr void open(Stack& stack, auto change, std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack);
  const auto app = stack.add("app", SecurityGroup(net, "Application"));
  const auto data = stack.add("data", change(SecurityGroup(net, "Database"), app), where);
  stack.add("orders", Rds::mysql("8.4.10").instance("db.t3.small").in(net.database()).guardedBy(data).credentials(encrypted(stack, "orders", Secret("db/orders", "app"))));
}

// expect: \[SG-015\] SecurityGroup 'data' guards a database and admits addresses, whoever has them; admit the application's group instead, from\(app\)\.
struct OpenToAddresses : Mumbai {
  constexpr void declare(Stack& stack) const {
    open(stack, [](const SecurityGroup& group, auto app) { (void)app; return group.allow(mysql, from(BAD(Cidr("10.1.0.0/16"), app))); });
  }
};
static_assert(rule::prove<OpenToAddresses>());

// expect: \[SG-020\] SecurityGroup 'data' admits port 5432, and no database it guards listens there; remove that \.allow\(\.\.\.\)\.
struct OtherEngine : Mumbai {
  constexpr void declare(Stack& stack) const {
    open(stack, [](const SecurityGroup& group, auto app) { return group.allow(BAD(postgresql, mysql), from(app)); });
  }
};
static_assert(rule::prove<OtherEngine>());

// expect: \[SG-022\] SecurityGroup 'app' admits port 22 from 203\.0\.113\.7/32, and what it guards has no public addresses, .*; admit the group of a bastion or a load balancer\.
struct NobodyThere : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto app = stack.add("app", SecurityGroup(net, "Application").allow(ssh, from(Cidr(BAD("203.0.113.7/32", "10.9.0.0/16")))));
    stack.add("app", AutoScalingGroup("t3.small", {1, 2, 1}).in(net.privateSubnets()).guardedBy(app));
  }
};
static_assert(rule::prove<NobodyThere>());

// expect: \[VPC-014\] Vpc 'main', 172\.17\.0\.0/16, overlaps 172\.17\.0\.0/16, which Docker takes on every host, .*; write another block\.
struct Docker : Mumbai {
  constexpr void declare(Stack& stack) const { recorded(stack, Vpc<BAD("172.17.0.0/16", "172.18.0.0/16")>); }
};
static_assert(rule::prove<Docker>());

// expect: \[VPC-047\] nothing records the traffic of Vpc 'main'; write stack\.add\("main", FlowLog\(network\)\)\.
struct Unrecorded {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "shop-prod", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const {
    const auto net = stack.add("main", Vpc<"10.1.0.0/16">.natPerAz());
    BAD((void)net, stack.add("main", FlowLog(net)));
  }
};
static_assert(rule::prove<Unrecorded>());

/// A network ACL with nothing wrong but what is changed.
constexpr void guard(Stack& stack, auto change, std::source_location where = std::source_location::current()) {
  stack.add("database", change(NetworkAcl(recorded(stack).database())), where);
}

// expect: \[VPC-034\] a rule of NetworkAcl 'database' has the number 40000, and EC2 takes 1 to 32766; write 100, and leave room between rules\.
struct AclNumber : Mumbai {
  constexpr void declare(Stack& stack) const { guard(stack, [](const NetworkAcl& acl) { return acl.denyIn(BAD(40000, 32766), ssh, "10.1.0.0/16"); }); }
};
static_assert(rule::prove<AclNumber>());

// expect: \[VPC-035\] NetworkAcl 'database' lets connections from 10\.1\.0\.0/16 in and drops their answers, .*; write \.allowOut\(100, ephemeral, "10\.1\.0\.0/16"\)\.
struct AclForgets : Mumbai {
  constexpr void declare(Stack& stack) const {
    guard(stack, [](const NetworkAcl& acl) { return acl.allowIn(100, mysql, "10.1.0.0/16").allowOut(100, ephemeral, BAD("10.1.10.0/24", "10.1.0.0/16")); });
  }
};
static_assert(rule::prove<AclForgets>());

// expect: \[VPC-036\] two rules of NetworkAcl 'database' for what goes in have the number 100; write another number\.
struct AclNumberTwice : Mumbai {
  constexpr void declare(Stack& stack) const {
    guard(stack, [](const NetworkAcl& acl) { return acl.denyIn(100, ssh, "10.1.0.0/16").denyIn(BAD(100, 110), mysql, "10.1.0.0/16"); });
  }
};
static_assert(rule::prove<AclNumberTwice>());

// expect: \[VPC-103\] NetworkAcl 'other' and NetworkAcl 'database' are both for the database subnets of Vpc 'main', and a subnet has one network ACL; keep one\.
struct AclTwice : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    stack.add("database", NetworkAcl(net.database()));
    stack.add("other", NetworkAcl(net.BAD(database, privateSubnets)()));
  }
};
static_assert(rule::prove<AclTwice>());

// expect: \[VPC-104\] NetworkAcl 'database' has 21 rules for what goes in, and an account has 20 until it asks for up to 40; write wider blocks\.
struct AclLong : Mumbai {
  constexpr void declare(Stack& stack) const {
    guard(stack, [](NetworkAcl acl) {
      for (int i = 1; i <= BAD(21, 20); ++i) acl = acl.denyIn(i, PortRange(static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(i)), "10.1.0.0/16");
      return acl;
    });
  }
};
static_assert(rule::prove<AclLong>());

// expect: \[VPC-107\] the rule 110 of NetworkAcl 'data' for what goes in is never asked, since the rule 100 lets all of it through; write a lower number, or leave it out\.
struct Shadowed : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    stack.add("data", NetworkAcl(net.database()).allowIn(100, mysql, "10.1.0.0/16").denyIn(BAD(110, 90), mysql, "10.1.3.0/24").allowOut(100, ephemeral, "10.1.0.0/16"));
  }
};
static_assert(rule::prove<Shadowed>());

// expect: \[VPC-108\] no endpoint of AWS is for 'secretmanager', as VpcEndpoint 'secrets' is; write "secretsmanager", the last part of its name\.
struct NoSuchEndpoint : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto app = stack.add("app", SecurityGroup(net, "Application"));
    stack.add("secrets", VpcEndpoint::interface(net, BAD("secretmanager", "secretsmanager"), stack.add("ends", SecurityGroup(net, "Endpoints").allow(tcp(443), from(app)))));
  }
};
static_assert(rule::prove<NoSuchEndpoint>());

// expect: \[VPC-109\] Vpc 'main', 8\.8\.0\.0/16, has addresses of others on the internet, who cannot be reached from it; write a block within 10\.0\.0\.0/8, 172\.16\.0\.0/12 or 192\.168\.0\.0/16\.
struct AddressesOfOthers : Mumbai {
  constexpr void declare(Stack& stack) const {
    recorded(stack, Vpc<BAD("8.8.0.0/16", "100.64.0.0/16")>);
  }
};
static_assert(rule::prove<AddressesOfOthers>());

// expect: \[VPC-110\] Vpc 'tools', 10\.1\.128\.0/17, overlaps Vpc 'main', 10\.1\.0\.0/16, so they can never be peered; write another block\.
struct SideBySide : Mumbai {
  constexpr void declare(Stack& stack) const {
    recorded(stack, Vpc<"10.1.0.0/16">);
    recorded(stack, Vpc<BAD("10.1.128.0/17", "10.2.128.0/17")>.subnets({.publicFrom = 0, .privateFrom = 10, .databaseFrom = 20}), "tools");
  }
};
static_assert(rule::prove<SideBySide>());

// expect: \[SG-101\] SecurityGroup 'desk' admits RDP, port 3389, from 0\.0\.0\.0/0; admit a group or the addresses of those who need it\.
struct RemoteDesktop : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    stack.add("desk", SecurityGroup(net, "Desk").allow(tcp(3389), from(BAD(internet, "203.0.113.0/24"))));
  }
};
static_assert(rule::prove<RemoteDesktop>());

// expect: \[SG-102\] SecurityGroup 'app' admits port 443 from one source twice, and EC2 refuses the second; keep one\.
struct AdmittedTwice : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    stack.add("app", SecurityGroup(net, "Application").allow(tcp(443), from("10.1.0.0/16")).allow(tcp(443), from(BAD("10.1.0.0/16", "10.2.0.0/16"))));
  }
};
static_assert(rule::prove<AdmittedTwice>());

// expect: \[VPC-112\] FlowLog 'main' records a VPC of ap-south-1, and its LogGroup 'flow' is in us-east-1; leave \.in\(\.\.\.\) out there\.
struct FlowLogElsewhere : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = Role("Flow logs").trust("vpc-flow-logs.amazonaws.com").allow({"logs:CreateLogStream", "logs:PutLogEvents", "logs:Describe*"});
    stack.add("main", FlowLog(stack.add("main", Vpc<"10.1.0.0/16">), stack.add("flow", LogGroup("/vpc/flow")BAD(.in(us_east_1), )), stack.add("flow", role)));
  }
};
static_assert(rule::prove<FlowLogElsewhere>());

// expect: \[VPC-111\] VpcEndpoint 'again' and VpcEndpoint 's3' are both for s3 in Vpc 'main', where its routes and its name can lead to one; keep one\.
struct TwoDoors : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    stack.add("s3", VpcEndpoint::s3(net));
    stack.add("again", VpcEndpoint::BAD(s3, dynamodb)(net));
  }
};
static_assert(rule::prove<TwoDoors>());

// expect: \[ENV-002\] VpcPeering 'shared' joins Vpc 'main', 10\.1\.0\.0/16, and Vpc 'shared', 10\.1\.0\.0/16, whose blocks overlap, and AWS refuses that; write another block for one of them\.
struct SameBlock : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("shared", VpcPeering(recorded(stack), recorded(stack, Vpc<BAD("10.1.0.0/16", "10.2.0.0/16")>, "shared")));
  }
};
static_assert(rule::prove<SameBlock>());

// expect: \[VPC-105\] VpcPeering 'back' and VpcPeering 'there' join the same two VPCs, and AWS makes one connection between them; keep one\.
struct ThereAndBack : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto one = recorded(stack), two = recorded(stack, Vpc<"10.2.0.0/16">, "two"), three = recorded(stack, Vpc<"10.3.0.0/16">, "three");
    stack.add("there", VpcPeering(one, two));
    stack.add("back", VpcPeering(two, BAD(one, three)));
    (void)three;
  }
};
static_assert(rule::prove<ThereAndBack>());

/// A load balancer that answers over IPv6.
constexpr void dual(Stack& stack, const VpcOf& vpc, auto change, std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack, vpc);
  const auto group = stack.add("alb", change(SecurityGroup(net, "Load balancer")));
  stack.add("main", LoadBalancer(net.publicSubnets(), group, stack.add("app", TargetGroup(net, tcp(8080)))).dualStack(), where);
}

// expect: \[ALB-102\] LoadBalancer 'main' answers over IPv6, and its Vpc 'main' has no IPv6 addresses; write \.dualStack\(\) there as well\.
struct DualAlone : Mumbai {
  constexpr void declare(Stack& stack) const {
    dual(stack, BAD(Vpc<"10.1.0.0/16">, Vpc<"10.1.0.0/16">.dualStack()), [](const SecurityGroup& group) { return group.allow(tcp(80), from(internet)).allow(tcp(80), from(internet6)); });
  }
};
static_assert(rule::prove<DualAlone>());

// expect: \[SG-038\] LoadBalancer 'main' answers over IPv6, and its SecurityGroup 'alb' admits port 80 over IPv4 alone, .*; write \.allow\(tcp\(80\), from\(internet6\)\) as well\.
struct DualShut : Mumbai {
  constexpr void declare(Stack& stack) const {
    dual(stack, Vpc<"10.1.0.0/16">.dualStack(), [](const SecurityGroup& group) { return group.BAD(allow(tcp(80), from(internet)), allow(tcp(80), from(internet)).allow(tcp(80), from(internet6))); });
  }
};
static_assert(rule::prove<DualShut>());

// expect: \[VPC-106\] NetworkAcl 'border' drops what comes over IPv6 to LoadBalancer 'main', which answers on port 80 over IPv6 as well; write \.allowIn\(110, tcp\(80\), internet6\)\.
struct DualDropped : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.dualStack());
    const auto group = stack.add("alb", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)).allow(tcp(80), from(internet6)));
    stack.add("main", LoadBalancer(net.publicSubnets(), group, stack.add("app", TargetGroup(net, tcp(8080)))).dualStack());
    const auto acl = NetworkAcl(net.publicSubnets()).allowIn(100, everything, internet).allowOut(100, everything, internet).allowOut(110, ephemeral, internet6);
    stack.BAD(add("border", acl), add("border", acl.allowIn(110, everything, internet6)));
  }
};
static_assert(rule::prove<DualDropped>());

// expect: \[SG-017\] LoadBalancer 'main' sends to port 8080 of AutoScalingGroup 'web', and SecurityGroup 'alb' does not let it out; write \.allowOut\(tcp\(8080\), to\(app\)\)\.
struct NothingSent : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto app = stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from("10.1.0.0/16")));
    const auto alb = stack.add("alb", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)).BAD(nothingOut(), allowOut(tcp(8000, 8100), to(app))));
    const auto web = stack.add("web", TargetGroup(net, tcp(8080)));
    stack.add("main", LoadBalancer(net.publicSubnets(), alb, web));
    stack.add("web", AutoScalingGroup("t3.small", {.min = 2, .max = 2, .desired = 2}).in(net.privateSubnets()).guardedBy(app).behind(web));
  }
};
static_assert(rule::prove<NothingSent>());

// expect: \[SG-102\] SecurityGroup 'app' lets UDP ports 4000 to 4010 out to one target twice, and EC2 refuses the second; keep one\.
struct LetOutTwice : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    stack.add("app", SecurityGroup(net, "Application").allowOut(udp(4000, 4010), to(itself)).allowOut(BAD(udp(4000, 4010), udp(4000)), to(itself)));
  }
};
static_assert(rule::prove<LetOutTwice>());

// expect: \[NET-003\] AutoScalingGroup 'web' does not reach port 443 of the internet: SecurityGroup 'app' does not let it out; write \.allowOut\(tcp\(443\), to\(internet\)\) there, or remove this
struct KeptIn : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.natPerAz());
    const auto app = stack.add("app", SecurityGroup(net, "Application").allowOut(BAD(tcp(80), tcp(443)), to(internet)));
    const auto web = stack.add("web", AutoScalingGroup("t3.small", {.min = 2, .max = 2, .desired = 2}).in(net.privateSubnets()).guardedBy(app));
    stack.reaches(web, internet, tcp(443));
  }
};
static_assert(rule::prove<KeptIn>());

// expect: \[VPC-113\] Vpc 'main' names the zone ap-south-1d, and ap-south-1 has ap-south-1a to ap-south-1c; write one of these\.
struct NoSuchZone : Mumbai {
  constexpr void declare(Stack& stack) const { recorded(stack, Vpc<"10.1.0.0/16">.azNames({"ap-south-1a", BAD("ap-south-1d", "ap-south-1c")})); }
};
static_assert(rule::prove<NoSuchZone>());

// expect: \[VPC-114\] Vpc 'main' has 2 zones, and names 1 private subnet; write one for each zone\.
struct SubnetForgotten : Mumbai {
  constexpr void declare(Stack& stack) const { recorded(stack, Vpc<"10.1.0.0/16">.privateSubnets(BAD(Sequence<Cidr>({"10.1.64.0/19"}), Sequence<Cidr>({"10.1.64.0/19", "10.1.96.0/19"})))); }
};
static_assert(rule::prove<SubnetForgotten>());

// expect: \[VPC-115\] 'subnet-0123456789abcdef0' of Vpc 'main' is no id of a VPC; write one such as \.existing\("vpc-0123456789abcdef0"\), or a variable\.
struct IdOfASubnet : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("main", Vpc<"10.1.0.0/16">.existing(BAD("subnet-0123456789abcdef0", "vpc-0123456789abcdef0"))); }
};
static_assert(rule::prove<IdOfASubnet>());

// expect: \[VPC-116\] NetworkAcl 'data' lies in the database subnets of Vpc 'main', which exists and has none that the stack knows; write \.databaseSubnets\(\{\.\.\.\}\) there, with the block of each\.
struct UnknownSubnets : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = stack.add("main", Vpc<"10.1.0.0/16">.existing("vpc-0123456789abcdef0").BAD(privateSubnets, databaseSubnets)({"10.1.64.0/19", "10.1.96.0/19"}));
    stack.add("data", NetworkAcl(net.database()).allowIn(100, everything, internet).allowOut(100, everything, internet));
  }
};
static_assert(rule::prove<UnknownSubnets>());
// end
