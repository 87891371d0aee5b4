// SPDX-License-Identifier: Apache-2.0
// A stack with every setting that no other program of the tests has, so that each has a reviewed output, and one that Terraform takes.
#include <ecia/aws/sqs.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>
#include <ecia/terraform.hpp>

using namespace ecia;

struct All {
  constexpr Settings settings() const {
    return {.name = "all",
            .prefix = "all",
            .region = "eu-central-1",
            .terraform = "1.11",
            .zoneLoss = ZoneLoss::survived,
            .tags = {{"Owner", "payments"}, {"Cost", "42 / shop"}}};
  }

  constexpr void declare(Stack& stack) const {
    const auto zone = stack.module("dns").add("site", HostedZone("example.com"));
    const auto certificate = stack.module("dns").add("site", Certificate(zone, "example.com", {"www", "origin", "api"}));
    const auto edgeCertificate = stack.module("dns").add("edge", Certificate(zone, "example.com", {"*"}).in(us_east_1));

    const auto network = stack.module("network");
    const auto net = network.add("main", Vpc<"10.1.0.0/16">.azs(3).natPerAz().dualStack());
    network.add("main", FlowLog(net));
    network.add("data", NetworkAcl(net.database()).denyIn(90, everything, "10.1.99.0/24").allowIn(100, mysql, "10.1.0.0/16").allowIn(110, postgresql, "10.1.0.0/16").allowOut(100, ephemeral, "10.1.0.0/16"));
    network.add("public", NetworkAcl(net.publicSubnets()).denyIn(10, everything, "198.51.100.0/24").allowIn(100, everything, internet).allowOut(100, everything, internet).allowIn(110, everything, internet6).allowOut(110, everything, internet6));
    stack.terraform([](tf::Configuration& configuration) {
      configuration.adjust<aws::vpc>("network", "main", [](aws::vpc& vpc) { vpc.enable_network_address_usage_metrics = true; });
      const auto vpc = configuration.module("network").get<aws::vpc>("main");
      configuration.module("jobs").add("jobs", aws::sqs_queue{.name = tf::text("jobs-", configuration.root().input("partner_vpc")), .tags = {{"Vpc", vpc.id()}}});
    });
    const auto tools = stack.module("tools").add("tools", Vpc<"10.9.0.0/16">);
    stack.module("tools").add("tools", FlowLog(tools));
    const auto partner = stack.variable("partner-vpc", Variable::text("Id of the partner's VPC.", "^vpc-", "The id of a VPC."));
    network.add("tools", VpcPeering(net, tools));
    network.add("partner", VpcPeering(tools, partner, "10.20.0.0/16"));
    network.add("s3", VpcEndpoint::s3(net));
    network.add("dynamodb", VpcEndpoint::dynamodb(net));
    const auto alb = network.add("alb", SecurityGroup(net, "Load balancer").allow(tcp(443), from(cloudfront)).allow(tcp(80), from(internet), "redirected to HTTPS").allow(tcp(80), from(internet6)).allow(tcp(443), from(internet6)));
    const auto door = network.add("door", SecurityGroup(net, "Bastions").allow(ssh, from("203.0.113.0/24")));
    const auto app = network.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(alb), "requests").allow(tcp(8081), from(alb)).allow(ssh, from(door)));
    const auto firstDoor = network.add("door", BastionHost("t3.nano", net.publicSubnets(), door).keyPair("operators"));
    network.add("second-door", BastionHost("t4g.nano", net.publicSubnets(), door));
    const auto endpoints = network.add("endpoints", SecurityGroup(net, "Endpoints").allow(tcp(443), from(app)));
    network.add("secretsmanager", VpcEndpoint::interface(net, "secretsmanager", endpoints));
    const auto data = network.add("data", SecurityGroup(net, "Database").allow(mysql, from(app)));

    const auto kept = stack.add("kept", Bucket().named("example-com-kept").versioned().retained());
    const auto key = stack.add("data", KmsKey("Database"));
    const auto login = stack.add("orders", Secret("db/orders", "app").encryptedWith(key).rotatedBy(stack.variable("rotation-function", Variable::text("ARN of the function.", "^arn:", "An ARN.")), 30_days));
    stack.add("orders", Rds::mysql("8.4.10").instance("db.m6g.large").multiAz().deletionProtection().performanceInsights(31_days).allowMajorVersionUpgrade().encryptedWith(key).in(net.database()).guardedBy(data).credentials(login));
    const auto events = network.add("events", SecurityGroup(net, "Events").allow(postgresql, from(app)));
    const auto rotate = stack.module("work").add("rotate", LambdaFunction::zip(kept, "rotate/1.0.zip").in(net.privateSubnets()).guardedBy(app));
    const auto eventsLogin = stack.add("events", Secret("db/events", "app").encryptedWith(key).rotatedBy(rotate, 60_days));
    const auto eventStore = stack.add("events", Rds::postgresql("17.7").instance("db.t4g.medium").multiAz().readReplicas(2).database("events").slowQueryLog(2_s).maxConnections(200).restoredFrom(stack.variable("snapshot", Variable::text("The snapshot that events are restored from.", "^[a-z0-9:-]+$", "The name of a snapshot."))).encryptedWith(key).in(net.database()).guardedBy(events).credentials(eventsLogin));
    const auto role = stack.add("app", Role("Application").trust("ec2.amazonaws.com").grantReadWrite(kept).withInstanceProfile());

    const auto web = stack.add("web", TargetGroup(net, tcp(8080)).slowStart(60_s).stickyBy("SESSION", 3600_s));
    const auto api = stack.add("api", TargetGroup(net, tcp(8081)).sticky(3600_s));
    const auto balancer = stack.add("main", LoadBalancer(net.publicSubnets(), alb, web).https(certificate).httpsOnly().idleTimeout(120_s).dualStack());
    stack.add("api", ListenerRule(balancer, 10, api).path("/api/*").host("api.example.com"));
    const auto fleet = AutoScalingGroup("m6i.large", {.min = 2, .max = 6, .desired = 2}).in(net.privateSubnets()).guardedBy(app).runAs(role);
    const auto instances = stack.add("web", fleet.behind(web).userData("#!/bin/bash\nexec serve\n").environment("DB_HOST", Attribute::address(eventStore)).environment("MOTTO", "don't panic").environment("PARTNER", partner).gracePeriod(600_s).requestTarget(1000).volume(100_GiB, VolumeType::io2, 5000));
    stack.add("api", AutoScalingGroup("m7g.large", {.min = 2, .max = 6, .desired = 2}).in(net.privateSubnets()).guardedBy(app).runAs(role).behind(api).image("ami-0123456789abcdef0", "/dev/sda1").requestTarget(500).volume(20_GiB, VolumeType::gp3, 4000));

    const auto news = stack.add("mail", Topic("mail@example.com").encryptedWith(key));
    const auto cluster = stack.add("main", EcsCluster().withoutInsights());
    const auto mail = stack.add("mail", TargetGroup(net, tcp(8080)));
    stack.add("mail", ListenerRule(balancer, 20, mail).path("/mail/*"));
    const auto mailer = stack.module("mail").add("mail", FargateService(cluster, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/mailer:2.0", {.cpuUnits = 1024, .memoryMiB = 2048}, {.min = 2, .max = 2, .desired = 2})
                                           .in(net.privateSubnets()).guardedBy(app).behind(mail).gracePeriod(120_s).environment("DOMAIN", "example.com").secret("DB_USER", eventsLogin, "username").secret("DB_PASSWORD", eventsLogin, "password").secret("API_KEY", stack.variable("api-key", Variable::text("ARN of the key.", "^arn:", "An ARN."))).readOnly().scratch("/tmp").keepLog(90_days)
                                           .sidecar(Sidecar("check", "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/check:1.1").command({"check", "--all"}).runsFirst().secret("DB_PASSWORD", eventsLogin, "password"))
                                           .sidecar(Sidecar("proxy", "envoyproxy/envoy:v1.32.1").healthCheck({"CMD-SHELL", "curl -f http://localhost:9901/ready"}).memory(256_MiB).scratch("/tmp").scratch("/var/run/proxy").environment("BASES", Attribute::address(eventStore)).readOnly())
                                           .sidecar(Sidecar("stats", "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/mailer:2.0").notEssential().scratch("/var/run/proxy").secret("API_KEY", stack.variable("stats-key", Variable::text("ARN of the key.", "^arn:", "An ARN.")))));
    stack.add("mailer", Alarm::atLeast(Metric::cpu(mailer), 80_percent).tell(news));

    const auto orders = stack.add("orders", SecurityGroup(net, "Orders").allow(tcp(443), from(app)));
    stack.add("orders", LoadBalancer(net.privateSubnets(), orders, stack.add("orders", TargetGroup(net, tcp(8082)))).https(certificate).internal());

    const auto acl = stack.add("edge", WebAcl::forCloudFront().rateLimit(2000, 120_s).largestBody(20_KiB).countOnly("AWSManagedRulesCommonRuleSet", "SizeRestrictions_BODY"));
    const auto assets = stack.add("assets", Bucket());
    const auto edge = stack.add("main", Distribution(balancer, acl).path("/assets/*", assets).path("/*.ico", assets).path("/mail/*", stack.module("mail").add("assets", Bucket().named("example-com-mail-assets"))).https("example.com", edgeCertificate).answersTo({"", "shop"}));
    const auto manual = stack.add("manual", Distribution(stack.add("manual", Bucket().encryptedWith(key)), acl).path("/assets/*", assets));
    stack.add("apex", AliasRecord(zone, "example.com", "", edge));
    stack.add("www", AliasRecord(zone, "shop.example.com", "", edge));
    stack.add("origin", AliasRecord(zone, "example.com", "origin", balancer));
    stack.add("api", AliasRecord(zone, "example.com", "api", balancer));
    stack.add("site", HealthCheck("example.com", true).contains("shop"));
    const auto work = stack.module("work");
    const auto failed = work.add("failed", Queue().fifo().keep(14_days));
    const auto parcels = work.add("parcels", Queue().fifo().encryptedWith(key).visibilityTimeout(100_s).delay(5_s).deadLetters(failed, 10));
    const auto stars = stack.add("stars", Topic().in(us_east_1));
    const auto lost = work.add("lost", Queue().encryptedWith(key).keep(14_days).onUpload(assets, "lost/", ".png").subscribedTo(news).subscribedTo(stars));
    const auto others = stack.add("parcels", Queue().visibilityTimeout(100_s).deadLetters(lost, 5));
    const auto resize = work.add("resize", LambdaFunction::image("123456789012.dkr.ecr.eu-central-1.amazonaws.com/resize:1.0.0").timeout(15_s).keepLog(7_days).onUpload(assets, "raw/").onUpload(assets, "new/").subscribedTo(stars).consumes(parcels, {.size = 5}).consumes(others).deadLetters(lost));
    work.add("resize", Queue().subscribedTo(stars));
    const auto worker = work.add("worker", Role("Works").trust("lambda.amazonaws.com").grantReadWrite(kept).grantSend(parcels).grantReceive(lost).grantPublish(news).grantInvoke(resize));
    const auto crowded = stack.add("crowded", Queue().visibilityTimeout(30_min).deadLetters(lost, 5));
    // Its code is a file that is there: it is planned, and never uploaded.
    const auto sweep = stack.add("sweep", LambdaFunction::zip("main.tf.json").runtime("python3.13", "app.handler").runAs(worker).every(5_min).at("0 3 ? * SUN *").consumes(crowded, {.size = 500, .window = 30_s})
                                              .environment("PARCELS", Attribute::url(parcels)).environment("LOST", Attribute::arn(lost)).environment("NEWS", Attribute::arn(news)).environment("RESIZE", Attribute::name(resize))
                                              .environment("RESIZE_ARN", Attribute::arn(resize)).environment("KEPT", Attribute::name(kept)).environment("SITE", Attribute::domainName(manual)).environment("LEVEL", 3)
                                              .environment("MADE", Attribute::of("module.jobs.aws_sqs_queue.jobs.name")));
    const auto sizes = work.add("sizes", DynamoDbTable(stringKey("picture")).sortedBy(numberKey("size")).index("by-hash", binaryKey("hash")).index("by-size", numberKey("size"), stringKey("picture")).encryptedWith(key));
    work.add("audit", LambdaFunction::image("123456789012.dkr.ecr.eu-central-1.amazonaws.com/audit:1.0.0").follows(sizes, lost, {.size = 50, .window = 10_s, .parallel = 2, .retries = 2, .reportsItemFailures = true}));
    const auto pictures = stack.add("pictures", HttpApi().corsFrom({"https://www.example.com", "http://localhost:8080"}).keepLog(90_days).publicRoute("ANY /public/{path+}", sweep).route("GET /pictures/{id}", sweep).route("GET /pictures/id", sweep).route("GET /pictures-id", sweep).route("$default", resize));
    stack.add("gallery", Distribution(stack.add("gallery", Bucket()), acl).path("/pictures/*", pictures));
    const auto cacheDoor = stack.add("cache", SecurityGroup(net, "Caches").allow(valkey, from(app)));
    const auto cacheKey = stack.add("cache", KmsKey("Caches"));
    const auto sessions = work.add("main", ElastiCache::valkey("8.1").node("cache.r7g.large").replicas(2).in(net.database()).guardedBy(cacheDoor).encryptedWith(cacheKey).maxmemoryPolicy("volatile-ttl").backups(7_days, "03:00-04:00").maintenance("sun:21:30-sun:22:30"));
    const auto pages = stack.add("pages", ElastiCache::valkey("7.2").node("cache.t4g.medium").replicas(1).applyImmediately().in(net.database()).guardedBy(cacheDoor));
    const auto locks = stack.add("locks", ElastiCache::valkey("8.0").node("cache.t4g.micro").replicas(1).in(net.database()).guardedBy(cacheDoor).credentials(stack.add("locks", Secret("locks", "default").encryptedWith(key))));
    stack.add("pages", Role("Pages").trust("ecs-tasks.amazonaws.com").grantConnect(sessions).grantConnect(pages));
    work.add("sessions", Role("Sessions").trust("ecs-tasks.amazonaws.com").grantConnect(sessions));
    stack.add("sessions-busy", Alarm::atLeast(Metric::cpu(sessions), 80_percent).tell(news));
    stack.output("locks", Attribute::address(locks));
    stack.output("reads", Attribute::replicaAddress(eventStore, 2));
    stack.add("events-lag", Alarm::atLeast(Metric::replicaLag(eventStore), 30_s).tell(news));
    const auto feed = stack.add("feed", SecurityGroup(net, "Feed").allow(tcp(6000), from(app)).allow(tcp(6001), from(app)).allow(udp(6002), from(app)));
    const auto ticks = stack.add("ticks", TargetGroup(net, tcp(6000)));
    const auto feeder = stack.add("feeders", SecurityGroup(net, "Feeders").allow(tcp(6000, 6001), from(feed)).allow(udp(6002), from(feed)));
    const auto inner = stack.add("feed", NetworkLoadBalancer(net.privateSubnets(), feed).listen(tcp(6000), ticks).tls(tcp(6001), certificate, stack.add("safe-ticks", TargetGroup(net, tcp(6001))))
                                             .listen(udp(6002), work.add("ticks-udp", TargetGroup(net, udp(6002)).checkedOn(tcp(6000)))).internal().crossZone().idleTimeout(6000_s));
    const auto feeders = stack.add("feed", AutoScalingGroup("c7i.large", {.min = 2, .max = 4, .desired = 2}).in(net.privateSubnets()).guardedBy(feeder).behind(ticks).cpuTarget(50_percent));
    stack.add("feed", AliasRecord(zone, "example.com", "feed", inner));
    stack.add("feed", Alarm::atLeast(Metric::unhealthyHosts(ticks, inner), 1).tell(news));
    stack.output("feed", Attribute::dnsName(inner));
    stack.reaches(instances, inner, tcp(6000));
    stack.reaches(inner, feeders, udp(6002));
    stack.neverReaches(internet, inner);
    const auto disk = stack.add("disk", SecurityGroup(net, "Scans").allow(nfs, from(app)).nothingOut());
    const auto scans = stack.module("files").add("scans", FileSystem().in(net.privateSubnets()).guardedBy(disk).infrequentAccessAfter(1_days).burstingThroughput().withoutBackups().retained());
    const auto pages2026 = stack.module("files").add("pages", AccessPoint(scans, "/2026/pages"));
    const auto sales = work.add("sales", EventBus().archivedFor(90_days).admits("210987654321").admits("123456789012"));
    const auto mode = work.add("mode", Parameter("scans/mode", "live").changedOutside()), payments = stack.add("payments", Parameter::secure("payments/key").encryptedWith(key));
    work.add("scans", Parameter("scans/file-system", Attribute::fileSystemId(scans)));
    stack.add("mailbox", Parameter("mail/box", stack.add("mailbox", Variable::text("Where mail goes", "^.+@.+$", "An address."))));
    const auto reader = work.add("reader", Role("Reads scans").trust("lambda.amazonaws.com").grantRead(pages2026).grantRead(assets).grantDelete(kept).grantPutEvents("shop.orders").grantPutEvents("shop.sales", sales).grantEncryptDecrypt(cacheKey).grantRead(payments).grantWrite(payments).grantRead(mode).grantWrite(mode));
    work.add("reads", LambdaFunction::image("123456789012.dkr.ecr.eu-central-1.amazonaws.com/reads:1.0.0").in(net.privateSubnets()).guardedBy(app).runAs(reader).mount(pages2026, "/mnt/pages").environment("ASSETS", Attribute::name(assets)).environment("SALES", Attribute::name(sales)).environment("MODE", Attribute::name(mode)).onEvent(EventPattern("shop.sales", {"Sold"}).on(sales)));
    stack.output("scans", Attribute::fileSystemId(scans));
    const auto busy = stack.add("busy", EcsCluster());
    const auto alerts = stack.add("alerts", Topic("ops@example.com").publishedBy("events.amazonaws.com").encryptedWith(key).onEvent(EventPattern("shop.sales", {"Refunded"}).on(sales)).onEvent(EventPattern("aws.health")).onEvent(EventPattern("aws.ec2", {"EC2 Spot Instance Interruption Warning"})));
    work.add("orders", Queue().encryptedWith(cacheKey).onEvent(EventPattern("shop.orders", {"Order placed"}).detail("buyer.country", {"DE", "AT"}).detailAtLeast("buyer.age", 18).detailBeginsWith("number", "2026-")).onEvent(EventPattern("shop.sales").on(sales)));
    const auto nightly = work.add("nightly", FargateTask(busy, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/nightly:1.0.0", {.cpuUnits = 512, .memoryMiB = 1024}).in(net.privateSubnets()).guardedBy(app).at("0 3 * * ? *").every(360_min)
                                                 .tellFailures(alerts).secret("DB_PASSWORD", eventsLogin, "password").secret("PAYMENTS_KEY", payments).secret("MODE", mode).command({"nightly", "--all"}).arm64().readOnly().scratch("/tmp").sidecar(Sidecar("lists", "busybox:1.37").runsFirst().scratch("/tmp")).sidecar(Sidecar("agent", "busybox:1.37").secret("PAYMENTS_KEY", payments)).keepLog(90_days).environment("EVENTS", Attribute::address(eventStore))
                                                 .runAs(work.add("nightly", Role("Sums up").trust("ecs-tasks.amazonaws.com").grantConnect(eventStore, "nightly"))));
    const auto once = stack.add("migrate", FargateTask(cluster, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/migrate:1.0.0", {}).in(net.privateSubnets()).guardedBy(app).every(60_min).onEvent(EventPattern("shop.orders", {"Order placed"})).onEvent(EventPattern("shop.sales").on(sales)).onUpload(assets, "lists/", "*.csv").onUpload(assets, "new/").onUpload(kept).spot().ephemeralStorage(200_GiB).stopTimeout(2_s).tellFailures(alerts));
    const auto people = work.add("people", UserPool().client("web", {"https://example.com/callback", "http://localhost:3000/"}).client("phone", {"shop://signed-in"}).client("batch").signInPages("all-shop").selfSignUp().mfaRequired().passwordLength(16).deletionProtection());
    stack.add("people", HttpApi().jwt(people, "web").route("GET /me", work.add("people", LambdaFunction::image("123456789012.dkr.ecr.eu-central-1.amazonaws.com/people:1.0.0").environment("POOL", Attribute::userPoolId(people)).environment("CLIENT", Attribute::clientId(people, "phone")).runAs(reader))));
    stack.output("client", Attribute::clientId(people, "web"));
    const auto podsGroup = work.add("pods", SecurityGroup(net, "Pods"));
    const auto podsRole = stack.add("pods", Role("Pods").trust("pods.eks.amazonaws.com").grantRead(assets));
    const auto cluster135 = work.add("cluster", EksCluster("1.35").in(net.privateSubnets()).guardedBy(work.add("cluster", SecurityGroup(net, "Cluster").allow(tcp(443), from(app)))).publicEndpoint({"203.0.113.0/24", "198.51.100.0/24"})
                                              .admin("arn:aws:iam::123456789012:role/aws-reserved/Operators.All").viewer(podsRole).editor(stack.variable("deployers", Variable::text("Who deploys", "^arn:", "An ARN.")), {"shop", "jobs"})
                                              .podIdentity("shop", "api", podsRole).addon("metrics-server").addon("vpc-cni", "v1.20.4-eksbuild.1").keepLog(30_days).standardSupport());
    stack.add("gpus", EksNodeGroup(cluster135, "g6.xlarge", {.min = 2, .max = 4, .desired = 2}).in(net.privateSubnets()).guardedBy(podsGroup)
                          .label("example.com/pool", "gpus").taint("gpu", "", TaintEffect::noExecute).taint("slow", "yes", TaintEffect::preferNoSchedule));
    stack.output("cluster", Attribute::name(cluster135));
    stack.add("starts", Role("Starts tasks").trust("lambda.amazonaws.com").grantRun(nightly).grantRun(once));
    work.add("parcels", FargateService(busy, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/parcels:1.0.0", {}, {.min = 2, .max = 20, .desired = 2}).in(net.privateSubnets()).guardedBy(app).queueTarget(others, 50).spot(2).healthCheck({"CMD-SHELL", "parcels --healthy"}).stopTimeout(120_s).ephemeralStorage(21_GiB)
                            .runAs(work.add("parcels", Role("Parcels").trust("ecs-tasks.amazonaws.com").grantReceive(others))).executeCommand());
    work.add("parcels", AutoScalingGroup("c7i.large", {.min = 2, .max = 20, .desired = 2}).in(net.privateSubnets()).guardedBy(app).queueTarget(others, 500)
                            .runAs(work.add("sorts", Role("Sorts parcels").trust("ec2.amazonaws.com").grantReceive(others).grantRead(pages2026).withInstanceProfile()))
                            .environment("PAGES", Attribute::accessPointId(pages2026)).environment("SCANS", Attribute::fileSystemId(scans)).userData("#!/bin/bash\nmount -t efs -o tls,iam,accesspoint=$PAGES $SCANS:/ /srv/pages\n"));
    stack.output("migrate", Attribute::arn(once));
    const auto steps = work.add("steps", StateMachine(
        State("Resize", resize).takes("picture").into("sizes.all").timeout(60_s).retry(2).onError("Tell", {"TooLarge", "States.Timeout"}).onError("Failed"),
        State::parallel("Both", {{State("Sort", parcels).dropsResult()}, {State("Lose", lost), State("Wait a little", resize)}}).into("both").retry(1, 5_s).onError("Failed"),
        State::choice("Which?").to("Nightly", When("kind").is("night") && When("count").below(5)).to("Once", When("kind").isNot("day") && When("count").is(7) && When("coupon").isMissing())
            .to("Each", When("kind").beginsWith("a*b\\") && When("good").isTrue() && When("bad").isFalse() && When("list").exists() && When("tries").atLeast(3)).otherwise("Rest"),
        State("Nightly", nightly).timeout(3600_s),
        State("Once", once).timeout(600_s).into("once").ends(),
        State::forEach("Each", "list", {State("Again", once).timeout(60_s)}).atOnce(2).then("Tell"),
        State::wait("Rest", 86400_s).then("Which?"),
        State("Tell", alerts),
        State("Ask", resize).waitsForAnswer().timeout(60_s),
        State("Ask the queue", parcels).waitsForAnswer().timeout(60_s).into("answer"),
        State("Ask all", alerts).waitsForAnswer().timeout(60_s).dropsResult(),
        State("Ask in a task", once).waitsForAnswer().timeout(60_s),
        State::succeed("Done"),
        State::fail("Failed", "Failed", "${not a variable} went wrong.")).timeout(604800_s).every(60_min).at("0 3 * * ? *").onEvent(EventPattern("shop.orders")).onEvent(EventPattern("shop.sales").on(sales)).onUpload(kept, "steps/").onUpload(kept, "more/", ".csv").tellFailures(alerts).traced().logData().keepLog(7_days));
    const auto rates = work.add("rates", FargateService(busy, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/rates:1.0.0", {}, {.min = 3, .max = 6, .desired = 4}).in(net.privateSubnets()).guardedBy(app).discoverable(udp(9000)).nights("20:30", "05:00"));
    stack.add("asks", FargateService(cluster, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/rates:1.0.0", {}, {.min = 2, .max = 2, .desired = 2}).in(net.privateSubnets()).guardedBy(stack.add("asks", SecurityGroup(net, "Asks").allow(tcp(9001), from(app)))).discoverable(tcp(9001)));
    stack.output("rates", Attribute::address(rates));
    const auto lines = work.add("lines", MetricFilter(nightly, "[time, code = 5*]"));
    stack.add("error-lines", MetricFilter(resize, "{ $.level = \"${error}\" }"));
    stack.add("mails", MetricFilter(mailer, ""));
    stack.add("app-lines", MetricFilter(stack.add("app-lines", LogGroup("/app/lines")), "\"not found\""));
    stack.add("lines", Alarm::atLeast(Metric::count(lines), 1).tell(news));
    stack.add("slow", Alarm::atLeast(Metric::duration(resize).percentile(95), 10_s).tell(news));
    stack.add("slower", Alarm::atLeast(Metric::latency(balancer).percentile(99), 2_s).tell(news));
    work.add("main", Dashboard().graph("Lines", {Metric::count(lines)}).graph("Sizes", {Metric::duration(resize), Metric::duration(resize).percentile(95), Metric::invocations(resize)}).graph("Requests", {Metric::requests(balancer)})
                         .graph("Failures", {Metric::errors(steps), Metric::timeouts(steps)}));
    stack.add("quick", StateMachine(State("Resize once", resize)).express().timeout(300_s));
    stack.add("starter", Role("Starts machines").trust("ecs-tasks.amazonaws.com").grantStart(steps).grantAnswer(steps));
    stack.output("steps", Attribute::arn(steps));
    stack.add("steps", Alarm::atLeast(Metric::errors(steps), 1).tell(news));
    const auto ledger = work.add("main", AuroraCluster::postgresql("16.8").serverless(1, 64).readers(2).database("ledger").applyImmediately().restoredFrom("ledger-2026-01-31").in(net.database()).guardedBy(data).encryptedWith(key).deletionProtection()
                                             .credentials(work.add("ledger", Secret("ledger", "ledger").encryptedWith(key))).backups(35_days, "20:00-21:00").maintenance("sun:21:30-sun:22:30"));
    stack.add("archive", AuroraCluster::mysql("8.0.mysql_aurora.3.08.2").instance("db.t4g.medium").readers(1).in(net.database()).guardedBy(data).encryptedWith(key).deletionProtection()
                             .credentials(stack.add("archive", Secret("archive", "archive").encryptedWith(key).recoverableFor(0_days))));
    stack.add("ledger", Role("Ledger").trust("ecs-tasks.amazonaws.com").grantConnect(ledger, "books"));
    stack.add("ledger", Alarm::atLeast(Metric::connections(ledger), 500).tell(news));
    stack.output("ledger", Attribute::readerAddress(ledger));
    const auto images = work.add("images", EcrRepository().encryptedWith(key).keepLast(100).pulledBy("123456789012").pulledBy("210987654321"));
    stack.add("builds", EcrRepository().movingTags());
    stack.output("images", Attribute::url(images));
    stack.add("caller", Role("Calls").trust("ecs-tasks.amazonaws.com").grantInvoke(pictures).grantRead(sizes));
    stack.output("pictures", Attribute::url(pictures));
    stack.output("sizes", Attribute::name(sizes));
    stack.add("sweep-waits", Alarm::atLeast(Metric::throttles(sweep), 1).tell(news));
    stack.output("door", Output(Attribute::publicIp(firstDoor), "where operators come in"));
    stack.output("lost", Attribute::url(lost));
    stack.output("manual", Attribute::domainName(manual));
    stack.add("events", Topic("ops@example.com").publishedBy("events.amazonaws.com"));

    stack.reaches(edge, balancer, tcp(443));
    stack.reaches(instances, eventStore, postgresql);
    stack.reaches(mailer, eventStore, postgresql);
    stack.neverReaches(internet, instances);
  }
};

/// A stack that keeps its state in its own bucket, for Terraforms that lock by file.
struct Home {
  constexpr Settings settings() const { return {.name = "home", .prefix = "home", .region = "eu-central-1", .account = "123456789012", .terraform = "1.11"}; }
  constexpr void declare(Stack& stack) const {
    const auto key = stack.add("state", KmsKey("State"));
    stack.keepState(stack.add("state", Bucket().named("example-com-state").versioned().retained().encryptedWith(key).ageOldVersions({.expire = 365_days}).abortUploadsAfter(7_days)));
  }
};

/// In a VPC that others keep.
struct Guest {
  constexpr Settings settings() const { return {.name = "guest", .prefix = "guest", .region = "ap-south-1", .zoneLoss = ZoneLoss::survived, .tags = {{"Stack", "taken-over"}}, .stackTag = false}; }
  constexpr void declare(Stack& stack) const {
    const auto id = stack.variable("vpc-id", Variable::text("Id of the company's VPC.", "^vpc-", "The id of a VPC."));
    const auto network = stack.module("network");
    const auto net = network.add("company", Vpc<"172.31.0.0/16">.existing(id).azNames({"ap-south-1a", "ap-south-1c"}).natPerAz().privateSubnets({"172.31.0.0/20", "172.31.32.0/20"}));
    const auto own = network.add("main", Vpc<"10.5.0.0/16">.azs(2).publicSubnets({"10.5.0.0/24", "10.5.1.0/24"}).privateSubnets({"10.5.64.0/18", "10.5.128.0/18"}));
    network.add("main", FlowLog(own));
    network.add("company", FlowLog(net));
    network.add("company", VpcPeering(own, net));
    network.add("s3", VpcEndpoint::s3(net));
    const auto callers = network.add("callers", SecurityGroup(net, "Callers").allow(udp(4000, 4010), from(itself), "gossip").allow(everything, from(itself)).allowOut(tcp(443), to(internet)).allowOut(tcp(8000, 8100), to("172.31.0.0/16"), "tools").allowOut(everything, to(itself)));
    network.add("ssm", VpcEndpoint::interface(net, "ssm", network.add("endpoints", SecurityGroup(net, "Endpoints").allow(tcp(443), from(callers)).nothingOut())));
    network.add("inner", NetworkAcl(net.privateSubnets()).denyIn(90, udp(53), internet).allowIn(100, everything, internet).allowOut(100, everything, internet));
    const auto role = stack.add("worker", Role("Worker").trust("ec2.amazonaws.com").withInstanceProfile());
    stack.add("worker", AutoScalingGroup("m6i.large", {.min = 2, .max = 4, .desired = 2}).in(net.privateSubnets()).guardedBy(callers).runAs(role));
  }
};

int main(int argc, char** argv) { return synth<All, Home, Guest>(argc, argv); }
