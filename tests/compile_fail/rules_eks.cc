// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/eks.hpp.
#include "stack_case.hpp"

/// A VPC for a cluster.
constexpr VpcOf::Handle network(Stack& stack) { return recorded(stack, Vpc<"10.1.0.0/16">.azs(2).natPerAz()); }
/// A cluster that somebody may use.
constexpr EksCluster kubernetes(const VpcOf::Handle& net) { return EksCluster("1.34").in(net.privateSubnets()).admin("arn:aws:iam::123456789012:role/operators"); }
/// Its nodes.
constexpr EksNodeGroup nodes(const VpcOf::Handle& net, Handle<EksCluster> cluster) { return EksNodeGroup(cluster, "m7g.large", {.min = 2, .max = 4, .desired = 2}).in(net.privateSubnets()); }

// expect: \[EKS-001\] EksCluster 'main' is of Kubernetes 1\.31, and EKS makes clusters of 1\.32 and newer; write one of those\.
struct OldVersion : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    stack.add("main", nodes(net, stack.add("main", EksCluster(BAD("1.31", "1.34")).in(net.privateSubnets()).admin("arn:aws:iam::123456789012:role/operators"))));
  }
};
static_assert(rule::prove<OldVersion>());

// expect: \[EKS-002\] EksCluster 'main' has no nodes, so nothing runs in it; add an EksNodeGroup\(main, "m7g\.large", \{\.min = 2, \.max = 6, \.desired = 2\}\)\.
struct NoNodes : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    [[maybe_unused]] const auto cluster = stack.add("main", kubernetes(net));
    BAD(, stack.add("main", nodes(net, cluster)));
  }
};
static_assert(rule::prove<NoNodes>());

// expect: \[EKS-003\] nobody may do anything in EksCluster 'main', who makes it included; write \.admin\(role\)\.
struct NobodysCluster : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    stack.add("main", nodes(net, stack.add("main", EksCluster("1.34").in(net.privateSubnets()) BAD(, .admin("arn:aws:iam::123456789012:role/operators")))));
  }
};
static_assert(rule::prove<NobodysCluster>());

// expect: \[EKS-004\] Role 'api' does not trust pods\.eks\.amazonaws\.com, so pods of EksCluster 'main' cannot assume it; write \.trust\("pods\.eks\.amazonaws\.com"\)\.
struct RoleOfNoPods : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    const auto api = stack.add("api", Role("Pods").trust(BAD("ec2.amazonaws.com", "pods.eks.amazonaws.com")));
    stack.add("main", nodes(net, stack.add("main", kubernetes(net).podIdentity("shop", "api", api))));
  }
};
static_assert(rule::prove<RoleOfNoPods>());

// expect: \[EKS-005\] the API of EksCluster 'main' answers the whole internet; write the blocks of those who use it, \.publicEndpoint\(\{"203\.0\.113\.0/24"\}\)\.
struct OpenApi : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    stack.add("main", nodes(net, stack.add("main", kubernetes(net).publicEndpoint({BAD("0.0.0.0/0", "203.0.113.0/24")}))));
  }
};
static_assert(rule::prove<OpenApi>());

// expect: \[EKS-006\] EksNodeGroup 'main' takes m7g\.large and m7i\.large, which start from different images; write types of one architecture\.
struct TwoArchitectures : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    stack.add("main", nodes(net, stack.add("main", kubernetes(net))).spot({BAD("m7i.large", "m6g.large")}));
  }
};
static_assert(rule::prove<TwoArchitectures>());

// expect: \[EKS-007\] the name test-builds-of-everybody-and-more-nodes of EksNodeGroup 'builds-of-everybody-and-more' has 39 characters, and AWS takes 36; write a shorter id or prefix\.
struct LongName : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    stack.add(BAD("builds-of-everybody-and-more", "builds-of-everybody"), nodes(net, stack.add("main", kubernetes(net))));
  }
};
static_assert(rule::prove<LongName>());

// expect: \[EKS-008\] EksNodeGroup 'main' is behind TargetGroup 'app' at port 8080, and services of type NodePort have ports 30000 to 32767; write TargetGroup\(network, tcp\(30080\)\), and that nodePort at the service\.
struct NoNodePort : Mumbai {
  constexpr void declare(Stack& stack) const {
    const Port port = BAD(tcp(8080), tcp(30080));
    const auto net = network(stack);
    const auto web = stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(80), from("10.1.0.0/16")));
    const auto pods = stack.add("pods", SecurityGroup(net, "Pods").allow(port, from(web)));
    const auto target = stack.add("app", TargetGroup(net, port));
    stack.add("main", LoadBalancer(net.privateSubnets(), web, target).internal());
    stack.add("main", nodes(net, stack.add("main", kubernetes(net))).guardedBy(pods).behind(target));
  }
};
static_assert(rule::prove<NoNodePort>());

// expect: \[EKS-009\] SecurityGroup 'pods' limits what goes out, and the cluster's own group, which nodes of EksNodeGroup 'main' have too, lets everything out; leave \.allowOut\(\.\.\.\) and \.nothingOut\(\) out there, .*
struct OutAnyway : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    const auto pods = stack.add("pods", SecurityGroup(net, "Pods").allow(tcp(30080), from("10.1.0.0/16")) BAD(.allowOut(tcp(443), to(internet)), ));
    stack.add("main", nodes(net, stack.add("main", kubernetes(net))).guardedBy(pods));
  }
};
static_assert(rule::prove<OutAnyway>());

// expect: \[EKS-010\] EksNodeGroup 'main' has no way to ec2 from private subnets of Vpc 'main', which nodes need to join and pods to start; write \.natPerAz\(\) or \.singleNat\(\) there, or add VpcEndpoint::interface\(network, "ec2", group\)\.
struct NodesWithoutWay : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2) BAD(, .natPerAz()));
    stack.add("main", nodes(net, stack.add("main", kubernetes(net))));
  }
};
static_assert(rule::prove<NodesWithoutWay>());

// expect: \[EKS-011\] EksCluster 'main' has the add-on aws-ebs-csi-driver without a role that makes volumes; write \.ebsVolumes\(\) as well, or in its place\.
struct DriverWithoutRole : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    stack.add("main", nodes(net, stack.add("main", kubernetes(net) BAD(.addon("aws-ebs-csi-driver"), .ebsVolumes()))));
  }
};
static_assert(rule::prove<DriverWithoutRole>());

// expect: \[EKS-012\] Role 'api' lets pods of EksCluster 'main' log in to Rds 'main', and no node gets there: SecurityGroup 'data' does not admit it; write \.allow\(tcp\(3306\), from\(pods\)\) there\.
struct PodsKeptOut : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    const auto pods = stack.add("pods", SecurityGroup(net, "Pods")), others = stack.add("others", SecurityGroup(net, "Others"));
    const auto data = stack.add("data", SecurityGroup(net, "Database").allow(mysql, from(BAD(others, pods))));
    const auto database = stack.add("main", Rds::mysql("8.4.6").instance("db.t3.small").in(net.database()).guardedBy(data).credentials(encrypted(stack, "db", Secret("db", "app"))).deletionProtection());
    const auto api = stack.add("api", Role("Pods").trust("pods.eks.amazonaws.com").grantConnect(database, "api"));
    stack.add("main", nodes(net, stack.add("main", kubernetes(net).podIdentity("shop", "api", api))).guardedBy(pods));
    stack.add("others", LambdaFunction::image("123456789012.dkr.ecr.ap-south-1.amazonaws.com/others:1.0.0").in(net.privateSubnets()).guardedBy(others));
  }
};
static_assert(rule::prove<PodsKeptOut>());

// expect: \[EKS-013\] 'a pool=builds' is no label for nodes of EksNodeGroup 'main'; write letters, digits and -_\. of 63 characters at most, .*
struct LabelOfTwoWords : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    stack.add("main", nodes(net, stack.add("main", kubernetes(net))).label(BAD("a pool", "pool"), "builds"));
  }
};
static_assert(rule::prove<LabelOfTwoWords>());

// expect: \[EKS-014\] EksCluster 'main' keeps its log 31 days; write one of 1, 3, 5, 7, 14, 30, 60, .*
struct LogOfAMonth : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    stack.add("main", nodes(net, stack.add("main", kubernetes(net).keepLog(BAD(31_days, 30_days)))));
  }
};
static_assert(rule::prove<LogOfAMonth>());

// expect: \[ZONE-005\] the stack claims to survive the loss of a zone, and all nodes of EksCluster 'main' may be in the zone that is lost; write a min of 2 or more at one of its node groups\.
struct NodesOfOneZone {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1", .zoneLoss = ZoneLoss::survived}; }
  constexpr void declare(Stack& stack) const {
    const auto net = network(stack);
    stack.add("main", EksNodeGroup(stack.add("main", kubernetes(net)), "m7g.large", {.min = BAD(1, 2), .max = 4, .desired = 2}).in(net.privateSubnets()));
  }
};
static_assert(rule::prove<NodesOfOneZone>());
