// SPDX-License-Identifier: Apache-2.0
// A cluster of Kubernetes: nodes in three zones, pods that take roles, their database, and a load balancer before them. What runs in it is Kubernetes' own business.
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>

using namespace ecia;

struct Platform {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "platform-prod", .region = "eu-central-1", .zoneLoss = ZoneLoss::survived}; }

  constexpr void declare(Stack& stack) const {
    auto operators = stack.variable("operators-role", Variable::text("The role of those who run the cluster.", "^arn:aws:iam::[0-9]{12}:role/", "The ARN of a role."));
    auto office = stack.variable("office", Variable::cidrs("Where kubectl is used from."));
    auto certificate = stack.variable("certificate-arn", Variable::text("The certificate of the site.", "^arn:aws:acm:", "An ARN."));

    auto net = stack.add("main", Vpc<"10.8.0.0/16">.azs(3).natPerAz());
    stack.add("main", FlowLog(net));
    auto web = stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(443), from(internet)).allow(tcp(80), from(internet)));
    auto pods = stack.add("pods", SecurityGroup(net, "Nodes and pods").allow(tcp(30080), from(web)));
    auto data = stack.add("data", SecurityGroup(net, "Database").allow(postgresql, from(pods)).nothingOut());

    auto key = stack.add("shop", KmsKey("Shop"));
    auto login = stack.add("shop", Secret("db/shop", "app").encryptedWith(key));
    auto database = stack.add("shop", Rds::postgresql("17.7").instance("db.t4g.medium").multiAz().deletionProtection().database("shop").encryptedWith(key)
                                          .in(net.database()).guardedBy(data).credentials(login));

    auto shop = stack.add("shop", Role("Pods of the shop").trust("pods.eks.amazonaws.com").grantConnect(database, "shop"));
    stack.add("github", OidcProvider::gitHub());
    auto deploy = stack.add("deploy", Role("Deploys the shop").trust(WebIdentity::gitHubEnvironment("acme/shop", "prod")));

    auto cluster = stack.add("main", EksCluster("1.34").in(net.privateSubnets()).publicEndpoint(office).encryptedWith(key).ebsVolumes()
                                         .admin(operators).editor(deploy, {"shop"}).podIdentity("shop", "api", shop));
    auto ingress = stack.add("ingress", TargetGroup(net, tcp(30080)).healthCheck("/healthz", 15_s));
    auto balancer = stack.add("main", LoadBalancer(net.publicSubnets(), web, ingress).https(certificate));
    auto nodes = stack.add("main", EksNodeGroup(cluster, "m7g.large", {.min = 3, .max = 9, .desired = 3}).in(net.privateSubnets()).guardedBy(pods).behind(ingress));
    stack.add("builds", EksNodeGroup(cluster, "c7g.xlarge", {.min = 0, .max = 20, .desired = 0}).in(net.privateSubnets()).spot({"c6g.xlarge", "m7g.xlarge"}).volume(100_GiB)
                            .label("pool", "builds").taint("pool", "builds"));

    auto mail = stack.add("alarms", Topic("ops@example.com"));
    stack.add("pods-wait", Alarm::atLeast(Metric::unschedulablePods(cluster), 1).periods(10, 60_s).tell(mail));
    stack.add("nodes-cpu", Alarm::atLeast(Metric::cpu(nodes), 85_percent).periods(3, 300_s).tell(mail));
    stack.output("cluster", Attribute::name(cluster));
    stack.reaches(internet, balancer, tcp(443));
    stack.reaches(balancer, nodes, tcp(30080));
    stack.reaches(nodes, database, postgresql);
    stack.neverReaches(internet, nodes);
  }
};

int main(int argc, char** argv) { return synth<Platform>(argc, argv); }
