// SPDX-License-Identifier: Apache-2.0
// Each rule of network load balancers finds its mistake, and nothing in the nearest stack without it; who gets past one.
#include "finding_count.hpp"

using namespace ecia;

namespace {

/// What a stack with a network load balancer is like.
struct Around {
  PortRange port = udp(7000), target = udp(7000), admitted = udp(7000);
  Optional<Port> checked = tcp(8080);
  bool tls = false, internal = false, fixed = false, sticky = false, slow = false, keeps = false, second = false, requests = false, alsoRequested = false, sameId = false;
  bool publicSubnets = true, checkAdmitted = true, admits = true;
  Seconds idle = 350_s;
  int listeners = 1;
};
constexpr int count(std::string_view id, const Around& around) {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1", .zoneLoss = ZoneLoss::accepted});
  const auto net = stack.add("main", Vpc<"10.1.0.0/16">.azs(2).singleNat());
  stack.add("main", FlowLog(net));
  const auto door = stack.add("door", SecurityGroup(net, "Players").allow(around.admitted, from(around.internal ? Cidr("10.1.0.0/16") : internet)));
  SecurityGroup admitting = SecurityGroup(net, "Servers");
  if (around.admits) admitting = admitting.allow(around.target, from(door));
  if (around.checkAdmitted) admitting = admitting.allow(tcp(8080), from(door));
  const auto app = stack.add("app", admitting);
  TargetGroup group = TargetGroup(net, around.target);
  if (around.checked) group = group.checkedOn(*around.checked);
  if (around.sticky) group = group.sticky(60_s);
  if (around.slow) group = group.slowStart(60_s);
  if (around.keeps) group = group.preserveClientIp();
  const auto game = stack.add("game", group);
  const auto certificate = stack.variable("certificate-arn", Variable::text("The certificate.", "^arn:aws:acm:", "An ARN."));
  auto subnets = net.publicSubnets();
  if (!around.publicSubnets) subnets = net.privateSubnets();
  NetworkLoadBalancer balancer = NetworkLoadBalancer(subnets, door).idleTimeout(around.idle);
  for (int i = 0; i < around.listeners; ++i) {
    if (around.tls)
      balancer = balancer.tls(tcp(7000), certificate, game);
    else
      balancer = balancer.listen(around.port, game);
  }
  if (around.internal) balancer = balancer.internal();
  if (around.fixed) balancer = balancer.elasticIps();
  const auto edge = stack.add("edge", balancer);
  if (around.second) stack.add("other", NetworkLoadBalancer(net.publicSubnets(), door).listen(around.port, game));
  if (around.alsoRequested || around.sameId) {
    const auto web = stack.add("web", SecurityGroup(net, "Web").allow(tcp(80), from(internet)));
    const auto pages = stack.add("pages", TargetGroup(net, tcp(8080)));
    const auto asked = LoadBalancer(net.publicSubnets(), web, around.alsoRequested ? game : pages);
    if (around.sameId)
      stack.add("edge", asked);
    else
      stack.add("web", asked);
  }
  FargateService service = FargateService(stack.add("main", EcsCluster()), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/game:1.0.0", {}, {.min = 2, .max = 4, .desired = 2}).in(net.privateSubnets()).guardedBy(app).behind(game);
  if (around.requests) service = service.requestTarget(1000);
  const auto servers = stack.add("game", service.cpuTarget(60_percent));
  stack.add("hosts", Alarm::atLeast(Metric::unhealthyHosts(game, edge), 1).tell(stack.add("mail", Topic("ops@example.com"))));
  if (id == "reaches") return rule::reaches(stack.model(), internet, edge, around.port) ? rule::reaches(stack.model(), edge, servers, around.target) ? 2 : 1 : 0;
  if (id == "past") return rule::reaches(stack.model(), internet, servers, around.target);
  return id.empty() ? countStopping(stack.model()) : countOf(stack.model(), id);
}
constexpr Around overTcp() { return {.port = tcp(7000), .target = tcp(7000), .admitted = tcp(7000), .checked = {}}; }
constexpr int counted(std::string_view id, auto change) {
  Around around{};
  change(around);
  return count(id, around);
}

static_assert(count("", {}) == 0 && count("", {.fixed = true}) == 0 && count("", overTcp()) == 0);
static_assert(count("reaches", {}) == 2 && count("reaches", overTcp()) == 2 && count("past", {}) == 0);
static_assert(counted("reaches", [](Around& a) { a.admitted = tcp(7000); }) == 0 && counted("reaches", [](Around& a) { a.admits = false; }) == 1);
static_assert(count("reaches", {.internal = true, .publicSubnets = false}) == 0);
static_assert(counted("NLB-001", [](Around& a) { a.listeners = 0; }) == 1 && counted("NLB-001", [](Around& a) { a.listeners = 2; }) == 1 && counted("NLB-001", [](Around& a) { a.port = udp(7000, 7001); }) == 1);
static_assert(counted("NLB-002", [](Around& a) { a.port = tcp(7000); }) == 1 && count("NLB-002", {.tls = true}) == 1 && count("NLB-002", {}) == 0);
static_assert(counted("NLB-003", [](Around& a) { a.target = udp(7000, 7001); }) == 1 && count("NLB-003", {.sticky = true}) == 1 && count("NLB-003", {.slow = true}) == 1 && count("NLB-003", {.keeps = true}) == 0 &&
              count("NLB-003", {.alsoRequested = true}) == 1);
static_assert(count("NLB-004", {.second = true}) == 1 && count("NLB-004", {}) == 0);
static_assert(count("NLB-005", {.requests = true}) == 1 && count("NLB-005", {}) == 0);
static_assert(counted("NLB-006", [](Around& a) { a.checked = {}; }) == 1 && count("NLB-006", {}) == 0);
static_assert(count("NLB-007", {.checkAdmitted = false}) == 1 && count("NLB-007", {}) == 0);
static_assert(counted("NLB-008", [](Around& a) { a.admitted = tcp(7000); }) == 1 && count("NLB-008", {}) == 0);
static_assert(count("NLB-009", {.idle = 59_s}) == 1 && count("NLB-009", {.idle = 6000_s}) == 0 && count("NLB-009", {.idle = 6001_s}) == 1 && count("NLB-009", {.internal = true, .fixed = true, .publicSubnets = false}) == 1);
static_assert(count("NLB-010", {.sameId = true}) == 1 && count("NLB-010", {}) == 0);

// What load balancers of both kinds have in common.
static_assert(count("ALB-007", {.publicSubnets = false}) == 1 && count("ALB-007", {.internal = true, .publicSubnets = false}) == 0);
static_assert(count("SG-016", {.admits = false}) == 1 && count("SG-016", {}) == 0);
static_assert(counted("SG-103", [](Around& a) { a.internal = true, a.publicSubnets = false; }) == 0);

}  // namespace
