// SPDX-License-Identifier: Apache-2.0
// Each rule of clusters of Kubernetes finds its mistake, and nothing in the nearest stack without it.
#include "finding_count.hpp"

using namespace ecia;

namespace {

/// What a stack with a cluster has beside it.
struct Around {
  VpcOf network = VpcOf("10.1.0.0/16").natPerAz();
  Capacity size{2, 4, 2};
  std::string_view version = "1.34";
  Port at = tcp(30080);
  bool limited = false, nodes = true, admin = true, trusted = true, admitted = true;
  Tier tier = Tier::app;
};

template <class Declare>
constexpr int count(std::string_view id, Declare declare, Text prefix = "test") {
  Stack stack({.name = "test", .prefix = prefix, .region = "ap-south-1", .zoneLoss = ZoneLoss::survived});
  declare(stack);
  return id.empty() ? countStopping(stack.model()) : countOf(stack.model(), id);
}
/// A cluster whose nodes are behind an internal load balancer, whose pods log in to a database, with what the changes do to the cluster and its nodes.
template <class Change, class NodeChange>
constexpr int cluster(std::string_view id, Around around, Change change, NodeChange nodeChange, Text prefix = "test") {
  return count(
      id,
      [&](Stack& s) {
        const auto net = s.add("main", around.network);
        auto subnets = net.privateSubnets();
        subnets.tier = around.tier;
        const auto callers = s.add("callers", SecurityGroup(net, "Callers"));
        const auto door = s.add("alb", SecurityGroup(net, "Door").allow(tcp(80), from(callers)));
        auto own = SecurityGroup(net, "Pods").allow(around.at, from("10.1.0.0/16"));
        if (around.limited) own = own.allowOut(tcp(443), to(internet));
        const auto pods = s.add("pods", own);
        const auto target = s.add("app", TargetGroup(net, around.at));
        s.add("main", LoadBalancer(net.privateSubnets(), door, target).internal());
        const auto guard = s.add("db", SecurityGroup(net, "Database").allow(mysql, from(around.admitted ? pods : callers)));
        const auto database = s.add("main", Rds::mysql("8.4.6").instance("db.t3.small").multiAz().in(net.database()).guardedBy(guard).credentials(s.add("db", Secret("db", "app"))).deletionProtection());
        auto ofPods = Role("Pods").grantConnect(database, "api");
        if (around.trusted) ofPods = ofPods.trust("pods.eks.amazonaws.com");
        const auto role = s.add("api", ofPods);
        auto of = EksCluster(*KubernetesVersion::parse(around.version)).in(net.privateSubnets()).podIdentity("shop", "api", role);
        if (around.admin) of = of.admin("arn:aws:iam::123456789012:role/operators");
        const auto made = s.add("main", change(of, role));
        if (around.nodes) s.add("main", nodeChange(EksNodeGroup(made, "m7g.large", around.size).in(subnets).guardedBy(pods).behind(target)));
      },
      prefix);
}
constexpr auto same = [](const EksCluster& cluster, Handle<Role>) { return cluster; };
constexpr auto sameNodes = [](const EksNodeGroup& nodes) { return nodes; };
template <class Change>
constexpr int cluster(std::string_view id, Change change) {
  return cluster(id, {}, change, sameNodes);
}
constexpr int cluster(std::string_view id, Around around) { return cluster(id, around, same, sameNodes); }
template <class Change>
constexpr int nodes(std::string_view id, Change change) {
  return cluster(id, {}, same, change);
}

static_assert(cluster("", Around{}) == 0);

static_assert(cluster("EKS-001", {.version = "1.31"}) == 1 && cluster("EKS-001", {.version = "1.32"}) == 0);

static_assert(cluster("EKS-002", {.network = VpcOf("10.1.0.0/16").natPerAz().azs(1)}) == 1 && cluster("EKS-002", {.nodes = false}) == 1 && cluster("EKS-002", Around{}) == 0);
static_assert(cluster("EKS-002", [](EksCluster c, Handle<Role>) { c.subnets = {}; return c; }) == 1 && nodes("EKS-002", [](EksNodeGroup n) { n.subnets = {}; return n; }) == 1);
constexpr int inTwo(bool other) {
  return count("EKS-002", [&](Stack& s) {
    const auto one = s.add("main", VpcOf("10.1.0.0/16").natPerAz()), two = s.add("two", VpcOf("10.2.0.0/16").natPerAz());
    s.add("main", EksNodeGroup(s.add("main", EksCluster("1.34").in(one.privateSubnets())), "m7g.large", {2, 4, 2}).in(other ? two.privateSubnets() : one.privateSubnets()));
  });
}
static_assert(inTwo(true) == 1 && inTwo(false) == 0);

static_assert(cluster("EKS-003", {.admin = false}) == 1 && cluster("EKS-003", Around{}) == 0);
static_assert(cluster("EKS-003", {.admin = false}, [](const EksCluster& c, Handle<Role> role) { return c.viewer(role).editor("arn:aws:iam::123456789012:role/a", {"shop"}); }, sameNodes) == 1);

// Who is known to a cluster.
static_assert(cluster("EKS-004", [](const EksCluster& c, Handle<Role>) { return c.viewer("operators"); }) == 1 && cluster("EKS-004", [](const EksCluster& c, Handle<Role>) { return c.viewer("arn:aws:sts::123456789012:assumed-role/a/b"); }) == 1 &&
              cluster("EKS-004", [](const EksCluster& c, Handle<Role>) { return c.viewer("arn:aws:iam::123456789012:user/anna"); }) == 0);
static_assert(cluster("EKS-004", [](const EksCluster& c, Handle<Role>) { return c.viewer("arn:aws:iam::123456789012:role/operators"); }) == 1 && cluster("EKS-004", [](const EksCluster& c, Handle<Role> r) { return c.admin(r).viewer(r); }) == 1 &&
              cluster("EKS-004", [](const EksCluster& c, Handle<Role> r) { return c.viewer(r); }) == 0);
static_assert(cluster("EKS-004", [](const EksCluster& c, Handle<Role> r) { return c.editor(r, {}); }) == 1 && cluster("EKS-004", [](const EksCluster& c, Handle<Role> r) { return c.editor(r, {"shop", "Shop"}); }) == 1 &&
              cluster("EKS-004", [](const EksCluster& c, Handle<Role> r) { return c.editor(r, {"shop", "shop-2"}); }) == 0);
static_assert(cluster("EKS-004", {.trusted = false}) == 1 && cluster("EKS-004", [](const EksCluster& c, Handle<Role> r) { return c.podIdentity("shop", "api", r); }) == 1 &&
              cluster("EKS-004", [](const EksCluster& c, Handle<Role> r) { return c.podIdentity("shop", "worker", r).podIdentity("other", "api", r); }) == 0 &&
              cluster("EKS-004", [](const EksCluster& c, Handle<Role> r) { return c.podIdentity("-shop", "api", r); }) == 1 && cluster("EKS-004", [](const EksCluster& c, Handle<Role> r) { return c.podIdentity("shop", "api account", r); }) == 1);

static_assert(cluster("EKS-005", [](const EksCluster& c, Handle<Role>) { return c.publicEndpoint({"0.0.0.0/0"}); }) == 1 && cluster("EKS-005", [](const EksCluster& c, Handle<Role>) { return c.publicEndpoint({"203.0.113.0/24"}); }) == 0);

static_assert(cluster("EKS-006", {.size = {3, 4, 2}}) == 1 && cluster("EKS-006", {.size = {2, 4, 5}}) == 1 && cluster("EKS-006", {.size = {0, 0, 0}}) == 1 && cluster("EKS-006", {.size = {0, 1, 0}}) == 0);
static_assert(nodes("EKS-006", [](const EksNodeGroup& n) { return n.volume(19_GiB); }) == 1 && nodes("EKS-006", [](const EksNodeGroup& n) { return n.volume(20_GiB); }) == 0);
static_assert(nodes("EKS-006", [](const EksNodeGroup& n) { return n.spot({"m7i.large"}); }) == 1 && nodes("EKS-006", [](const EksNodeGroup& n) { return n.spot({"m6g.large", "c7g.xlarge"}); }) == 0);
static_assert(hasGpu("g6.xlarge") && hasGpu("p5.48xlarge") && !hasGpu("g5g.xlarge") && !hasGpu("m7g.large") && !hasGpu("g4ad.xlarge") && !hasGpu("gr.large"));

static_assert(cluster("EKS-007", {}, same, sameNodes, "a-prefix-of-thirty-characters-") == 0 && cluster("EKS-007", {}, same, sameNodes, "a-prefix-of-thirty-one-letters-a") == 1);

static_assert(cluster("EKS-008", {.at = tcp(8080)}) == 1 && cluster("EKS-008", {.at = tcp(29999)}) == 1 && cluster("EKS-008", {.at = tcp(32767)}) == 0 && cluster("EKS-008", {.at = tcp(32768)}) == 1);

static_assert(cluster("EKS-009", {.limited = true}) == 1 && cluster("EKS-009", Around{}) == 0);

constexpr int closed(std::initializer_list<const char*> services, bool reads) {
  return count("EKS-010", [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto guard = s.add("endpoints", SecurityGroup(net, "Endpoints").allow(tcp(443), from("10.1.0.0/16")));
    constexpr std::string_view ids[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    std::size_t at = 0;
    for (const char* service : services) s.add(*Id::parse(ids[at++]), VpcEndpoint::interface(net, service, guard));
    s.add("s3", VpcEndpoint::s3(net));
    Role role("Pods");
    if (reads) role = role.grantSend(s.add("orders", Queue()));
    s.add("main", EksNodeGroup(s.add("main", EksCluster("1.34").in(net.privateSubnets()).podIdentity("a", "b", s.add("a", role.trust("pods.eks.amazonaws.com")))), "m7g.large", {2, 4, 2}).in(net.privateSubnets()));
  });
}
static_assert(closed({"ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "sts"}, false) == 0 && closed({"ec2", "ecr.api", "ecr.dkr", "eks", "sts"}, false) == 1 && closed({"ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "sts"}, true) == 1 &&
              closed({"ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "sts", "sqs"}, true) == 0);

static_assert(cluster("EKS-011", [](const EksCluster& c, Handle<Role>) { return c.addon("aws-ebs-csi-driver"); }) == 1 && cluster("EKS-011", [](const EksCluster& c, Handle<Role>) { return c.ebsVolumes().addon("aws-ebs-csi-driver", "v1.50.0-eksbuild.1"); }) == 0 &&
              cluster("EKS-011", [](const EksCluster& c, Handle<Role>) { return c.addon("coredns"); }) == 1 && cluster("EKS-011", [](const EksCluster& c, Handle<Role>) { return c.addon("coredns", "v1.12.1-eksbuild.2"); }) == 0 &&
              cluster("EKS-011", [](const EksCluster& c, Handle<Role>) { return c.addon("metrics-server").addon("metrics-server"); }) == 1 && cluster("EKS-011", [](const EksCluster& c, Handle<Role>) { return c.addon("Metrics Server"); }) == 1);

static_assert(cluster("EKS-012", {.admitted = false}) == 1 && cluster("EKS-012", Around{}) == 0);

static_assert(nodes("EKS-013", [](const EksNodeGroup& n) { return n.label("pool", "builds").taint("example.com/pool", "", TaintEffect::noExecute); }) == 0 && nodes("EKS-013", [](const EksNodeGroup& n) { return n.label("a pool", "builds"); }) == 1 &&
              nodes("EKS-013", [](const EksNodeGroup& n) { return n.label("pool", "-builds"); }) == 1 && nodes("EKS-013", [](const EksNodeGroup& n) { return n.taint("a/b/c", "x"); }) == 1);

static_assert(cluster("EKS-014", [](const EksCluster& c, Handle<Role>) { return c.keepLog(31_days); }) == 1 && cluster("EKS-014", [](const EksCluster& c, Handle<Role>) { return c.keepLog(30_days); }) == 0);

// Nodes take part in what is said of instances.
static_assert(cluster("ZONE-005", {.size = {1, 4, 2}}) == 1 && cluster("ZONE-005", {.size = {2, 4, 2}}) == 0);
constexpr int unasked(bool behind) {
  return count("ALB-104", [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16").natPerAz());
    auto of = EksNodeGroup(s.add("main", EksCluster("1.34").in(net.privateSubnets())), "m7g.large", {2, 4, 2}).in(net.privateSubnets());
    if (behind) of = of.behind(s.add("app", TargetGroup(net, tcp(30080))));
    s.add("main", of);
  });
}
static_assert(unasked(true) == 1 && unasked(false) == 0);
constexpr int reached(bool group) {
  return count("NET-003", [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16").natPerAz());
    const auto pods = s.add("pods", SecurityGroup(net, "Pods"));
    const auto guard = s.add("db", SecurityGroup(net, "Database").allow(mysql, from(pods)));
    auto of = EksNodeGroup(s.add("main", EksCluster("1.34").in(net.privateSubnets())), "m7g.large", {2, 4, 2}).in(net.privateSubnets());
    if (group) of = of.guardedBy(pods);
    s.reaches(s.add("main", of), s.add("main", Rds::mysql("8.4.6").in(net.database()).guardedBy(guard)), mysql);
  });
}
static_assert(reached(true) == 0 && reached(false) == 1);

constexpr int waits(bool atLeast) {
  return count("CW-025", [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16").natPerAz());
    const auto of = s.add("main", EksCluster("1.34").in(net.privateSubnets()));
    s.add("pods", atLeast ? Alarm::atLeast(Metric::unschedulablePods(of), 1) : Alarm::atMost(Metric::unschedulablePods(of), 1));
    s.add("cpu", Alarm::atLeast(Metric::cpu(s.add("main", EksNodeGroup(of, "m7g.large", {2, 4, 2}).in(net.privateSubnets()))), 80_percent));
  });
}
static_assert(waits(true) == 0 && waits(false) == 1);

}  // namespace
