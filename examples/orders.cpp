// SPDX-License-Identifier: Apache-2.0
// A service in containers: a load balancer, tasks on Fargate that scale by CPU and by requests, a worker, and their database.
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>

using namespace ecia;

struct Orders {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "orders-prod", .region = "eu-central-1", .zoneLoss = ZoneLoss::survived}; }

  constexpr void declare(Stack& stack) const {
    auto image = stack.variable("image", Variable::text("The image that the build has made.", "^[0-9]{12}\\.dkr\\.ecr\\.", "An image of our registry."));
    auto certificate = stack.variable("certificate-arn", Variable::text("The certificate of the site.", "^arn:aws:acm:", "An ARN."));

    auto net = stack.add("main", Vpc<"10.1.0.0/16">.azs(3).natPerAz());
    stack.add("main", FlowLog(net));
    auto web = stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(443), from(internet)).allow(tcp(80), from(internet)));
    auto app = stack.add("app", SecurityGroup(net, "Tasks").allow(tcp(8080), from(web)));
    auto data = stack.add("data", SecurityGroup(net, "Database").allow(postgresql, from(app)).nothingOut());

    auto key = stack.add("orders", KmsKey("Orders"));
    auto login = stack.add("orders", Secret("db/orders", "app").encryptedWith(key));
    auto database = stack.add("orders", Rds::postgresql("17.7").instance("db.t4g.medium").multiAz().deletionProtection().database("orders").encryptedWith(key)
                                            .in(net.database()).guardedBy(data).credentials(login));

    auto stripe = stack.add("stripe", Parameter::secure("stripe/key").encryptedWith(key));

    auto target = stack.add("orders", TargetGroup(net, tcp(8080)));
    auto balancer = stack.add("main", LoadBalancer(net.publicSubnets(), web, target).https(certificate));

    auto mail = stack.add("alarms", Topic("ops@example.com").publishedBy("events.amazonaws.com"));
    auto cluster = stack.add("main", EcsCluster());
    auto files = stack.add("receipts", Bucket().encryptedWith(key));
    auto role = stack.add("orders", Role("Orders").trust("ecs-tasks.amazonaws.com").grantReadWrite(files).grantPutEvents("shop.orders"));
    auto service = FargateService(cluster, image, {.cpuUnits = 512, .memoryMiB = 1024}, {.min = 3, .max = 12, .desired = 3})
                       .in(net.privateSubnets()).guardedBy(app).runAs(role).secret("DB_PASSWORD", login, "password")
                       .environment("PORT", 8080).environment("DB_HOST", Attribute::address(database)).environment("RECEIPTS", Attribute::name(files));
    auto orders = stack.add("orders", service.behind(target).cpuTarget(60_percent).requestTarget(2000).waitForSteadyState().tellFailures(mail));
    stack.add("worker", FargateService(cluster, image, {}, {.min = 2, .max = 2, .desired = 2})
                            .in(net.privateSubnets()).guardedBy(app).runAs(role).command({"orders", "--worker"}).arm64()
                            .environment("DB_HOST", Attribute::address(database)).secret("DB_PASSWORD", login, "password").secret("STRIPE_KEY", stripe));

    stack.add("memory", Alarm::atLeast(Metric::memory(orders), 90_percent).periods(3, 60_s).tell(mail));

    stack.reaches(internet, balancer, tcp(443));
    stack.reaches(balancer, orders, tcp(8080));
    stack.reaches(orders, database, postgresql);
    stack.neverReaches(internet, orders);
  }
};

int main(int argc, char** argv) { return synth<Orders>(argc, argv); }
