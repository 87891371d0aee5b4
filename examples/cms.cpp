// SPDX-License-Identifier: Apache-2.0
// A content management system in containers, whose uploads are files that all its tasks share; every night they are searched for what nobody uses.
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>

using namespace ecia;

struct Cms {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "cms-prod", .region = "eu-central-1", .zoneLoss = ZoneLoss::survived}; }

  constexpr void declare(Stack& stack) const {
    auto image = stack.variable("image", Variable::text("The image that the build has made.", "^[0-9]{12}\\.dkr\\.ecr\\.", "An image of our registry."));
    auto certificate = stack.variable("certificate-arn", Variable::text("The certificate of the site.", "^arn:aws:acm:", "An ARN."));

    auto net = stack.add("main", Vpc<"10.1.0.0/16">.azs(2).natPerAz());
    stack.add("main", FlowLog(net));
    auto web = stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(443), from(internet)).allow(tcp(80), from(internet)));
    auto app = stack.add("app", SecurityGroup(net, "Tasks").allow(tcp(8080), from(web)));
    auto data = stack.add("data", SecurityGroup(net, "Database").allow(mysql, from(app)).nothingOut());
    auto disk = stack.add("disk", SecurityGroup(net, "File system").allow(nfs, from(app)).nothingOut());

    auto key = stack.add("cms", KmsKey("Content"));
    auto login = stack.add("cms", Secret("db/cms", "cms").encryptedWith(key));
    auto database = stack.add("cms", Rds::mysql("8.4.10").instance("db.t4g.medium").multiAz().readReplicas(2).deletionProtection().database("cms").encryptedWith(key)
                                         .in(net.database()).guardedBy(data).credentials(login));

    auto files = stack.add("content", FileSystem().in(net.database()).guardedBy(disk).encryptedWith(key).infrequentAccessAfter(30_days).retained());
    auto media = stack.add("media", AccessPoint(files, "/media").owner(33, 33));
    auto editor = stack.add("editor", Role("Shows and takes uploads").trust("ecs-tasks.amazonaws.com").grantReadWrite(media));
    auto auditor = stack.add("auditor", Role("Looks through uploads").trust("ecs-tasks.amazonaws.com").grantRead(media));

    auto thumbs = stack.add("thumbs", SecurityGroup(net, "Thumbnails").allow(tcp(8081), from(app)));
    auto target = stack.add("cms", TargetGroup(net, tcp(8080)));
    auto balancer = stack.add("main", LoadBalancer(net.publicSubnets(), web, target).https(certificate));
    auto mail = stack.add("alarms", Topic("ops@example.com").publishedBy("events.amazonaws.com"));
    auto cluster = stack.add("main", EcsCluster());
    auto thumbnails = stack.add("thumbnails", FargateService(cluster, image, {}, {.min = 2, .max = 2, .desired = 2}).in(net.privateSubnets()).guardedBy(thumbs)
                                                  .command({"cms", "--thumbnails"}).discoverable(tcp(8081)).tellFailures(mail));
    auto cms = stack.add("cms", FargateService(cluster, image, {.cpuUnits = 512, .memoryMiB = 1024}, {.min = 2, .max = 6, .desired = 2})
                         .in(net.privateSubnets()).guardedBy(app).runAs(editor).behind(target).cpuTarget(60_percent).mount(media, "/var/www/media")
                         .environment("DB_HOST", Attribute::address(database)).environment("DB_REPLICA", Attribute::replicaAddress(database)).environment("THUMBNAILS", Attribute::address(thumbnails))
                         .secret("DB_PASSWORD", login, "password").readOnly().scratch("/tmp").tellFailures(mail)
                         .sidecar(Sidecar("migrate", image).command({"cms", "--migrate"}).environment("DB_HOST", Attribute::address(database)).secret("DB_PASSWORD", login, "password").runsFirst()));
    stack.add("audit", FargateTask(cluster, image, {}).in(net.privateSubnets()).guardedBy(app).runAs(auditor).command({"cms", "--audit"})
                           .mount(media, "/var/www/media").environment("DB_HOST", Attribute::replicaAddress(database, 2)).secret("DB_PASSWORD", login, "password").at("0 3 * * ? *").tellFailures(mail));

    auto errors = stack.add("errors", MetricFilter(cms, "ERROR"));
    stack.add("errors", Alarm::atLeast(Metric::count(errors), 10).periods(3, 60_s).tell(mail));
    stack.add("slow", Alarm::atLeast(Metric::latency(balancer).percentile(99), 2_s).periods(3, 60_s).tell(mail));
    stack.add("main", Dashboard().graph("Requests", {Metric::requests(balancer), Metric::target5xx(balancer)}).graph("Latency", {Metric::latency(balancer), Metric::latency(balancer).percentile(99)})
                          .graph("Tasks", {Metric::cpu(cms), Metric::memory(cms)}).graph("Errors", {Metric::count(errors)}).graph("Lag", {Metric::replicaLag(database)}));
    stack.add("lag", Alarm::atLeast(Metric::replicaLag(database), 60_s).periods(5, 60_s).tell(mail));
  }
};

int main(int argc, char** argv) { return synth<Cms>(argc, argv); }
