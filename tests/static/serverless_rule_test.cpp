// SPDX-License-Identifier: Apache-2.0
// Each rule of functions, queues, tables, APIs and what programs are told finds its mistake, and nothing in the nearest stack without it.
#include "finding_count.hpp"

using namespace ecia;

namespace {

template <class Declare>
constexpr int count(std::string_view id, Declare declare) {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1", .zoneLoss = ZoneLoss::survived});
  declare(stack);
  return id.empty() ? countStopping(stack.model()) : countOf(stack.model(), id);
}

/// A function of 15 seconds, with what `change` does to it, that consumes a queue.
struct Around {
  Queue queue = Queue().visibilityTimeout(90_s);
  MessageBatch batch{};
  int receives = 5;
  bool dead = true;
  Queue failed = Queue().keep(14_days);
};
template <class Change>
constexpr int function(std::string_view id, const Around& around, Change change) {
  return count(id, [&](Stack& s) {
    const auto failed = s.add("failed", around.failed);
    Queue jobs = around.queue;
    if (around.dead) jobs = jobs.deadLetters(failed, around.receives);
    s.add("worker", change(LambdaFunction::zip("worker.zip").timeout(15_s)).consumes(s.add("jobs", jobs), around.batch));
  });
}
constexpr auto same = [](LambdaFunction f) { return f; };
template <class Change>
constexpr int function(std::string_view id, Change change) {
  return function(id, Around{}, change);
}
constexpr int function(std::string_view id, const Around& around) { return function(id, around, same); }
constexpr int sized(MiB memory, Seconds limit) {
  return function("LAM-001", [=](LambdaFunction f) { return f.memory(memory).timeout(limit); });
}

static_assert(function("", Around{}) == 0);
static_assert(sized(127_MiB, 1_s) == 1 && sized(128_MiB, 900_s) == 0 && sized(10240_MiB, 1_s) == 0 && sized(10241_MiB, 0_s) == 2 && sized(128_MiB, 901_s) == 1);

constexpr int hidden(std::string_view id, Seconds time, MessageBatch batch = {}) { return function(id, {.queue = Queue().visibilityTimeout(time), .batch = batch}); }
static_assert(hidden("LAM-002", 14_s) == 1 && hidden("LAM-002", 15_s) == 0 && hidden("LAM-003", 14_s) == 0 && hidden("LAM-003", 89_s) == 1 && hidden("LAM-003", 90_s) == 0);
static_assert(hidden("LAM-003", 90_s, {.window = 5_s}) == 1 && hidden("LAM-003", 95_s, {.window = 5_s}) == 0);

constexpr int batch(MessageBatch of, bool fifo = false, int reserved = 0) {
  Around around{.queue = Queue().visibilityTimeout(30_min), .batch = of};
  if (fifo) around.queue = around.queue.fifo(), around.failed = around.failed.fifo();
  return function("LAM-004", around, [=](LambdaFunction f) { return reserved == 0 ? f : f.reserve(reserved); });
}
static_assert(batch({.size = 10}) == 0 && batch({.size = 0}) == 1 && batch({.size = 11}) == 1 && batch({.size = 11, .window = 1_s}) == 0 && batch({.size = 10000, .window = 300_s}) == 0 && batch({.size = 10001, .window = 301_s}) == 2);
static_assert(batch({.size = 10}, true) == 0 && batch({.size = 11}, true) == 1 && batch({.window = 1_s}, true) == 1 && batch({.window = 1_s}) == 0);
static_assert(batch({.concurrency = 1}) == 1 && batch({.concurrency = 2}) == 0 && batch({.concurrency = 1000}) == 0 && batch({.concurrency = 1001}) == 1 && batch({.concurrency = 5}, false, 4) == 1 && batch({.concurrency = 5}, false, 5) == 0);

static_assert(function("LAM-005", {.dead = false}) == 1 && function("LAM-005", {.receives = 4}) == 1 && function("LAM-005", {.receives = 5}) == 0);

constexpr int taken(ServicePrincipal by) {
  return count("LAM-006", [&](Stack& s) { s.add("worker", LambdaFunction::zip("worker.zip").runAs(s.add("worker", Role("Works").trust(by)))); });
}
static_assert(taken("ec2.amazonaws.com") == 1 && taken("lambda.amazonaws.com") == 0);

constexpr int placed(bool subnets, bool group, Tier tier = Tier::app) {
  return count("LAM-007", [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16").natPerAz());
    auto made = LambdaFunction::zip("worker.zip");
    auto where = net.privateSubnets();
    where.tier = tier;
    if (subnets) made = made.in(where);
    if (group) made = made.guardedBy(s.add("app", SecurityGroup(net, "Functions")));
    s.add("worker", made);
  });
}
static_assert(placed(false, false) == 0 && placed(true, false) == 1 && placed(false, true) == 1 && placed(true, true) == 0 && placed(true, true, Tier::open) == 1 && placed(true, true, Tier::database) == 0);

constexpr int named(std::string_view id, const char* name, const char* value = "1") {
  return function(id, [=](LambdaFunction f) { return f.environment("OTHER", "x").environment(name, value); });
}
static_assert(named("LAM-008", "OTHER") == 1 && named("LAM-008", "AWS_REGION") == 1 && named("LAM-008", "A") == 1 && named("LAM-008", "_AB") == 1 && named("LAM-008", "A-B") == 1 && named("LAM-008", "A1") == 0 && named("LAM-008", "AWS_APP") == 0);
constexpr int large(std::size_t bytes) {
  return function("LAM-008", [=](LambdaFunction f) {
    char value[5000]{};
    for (std::size_t i = 0; i < bytes; ++i) value[i] = 'x';
    return f.environment("AB", Text::own({value, bytes}));
  });
}
static_assert(large(4094) == 0 && large(4095) == 1);
static_assert(named("LAM-009", "DB_PASSWORD", "hunter2") == 1 && named("LAM-009", "KEY", "AKIAIOSFODNN7EXAMPLE") == 1 && named("LAM-009", "DB_PASSWORD", "") == 0 && named("LAM-009", "TOKEN_FILE", "/tmp/x") == 0);

constexpr int image(const char* text) {
  return count("LAM-010", [&](Stack& s) { s.add("worker", LambdaFunction::image(text)); });
}
static_assert(image("123456789012.dkr.ecr.ap-south-1.amazonaws.com/worker:1.4.2") == 0 && image("123456789012.dkr.ecr.ap-south-1.amazonaws.com/worker") == 1 && image("123456789012.dkr.ecr.ap-south-1.amazonaws.com/worker:latest") == 1);
static_assert(image("123456789012.dkr.ecr.us-east-1.amazonaws.com/worker:1") == 1 && image("public.ecr.aws/lambda/provided:al2023") == 1 && image("nginx:1") == 1 &&
              image("123456789012.dkr.ecr.ap-south-1.amazonaws.com/w@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef") == 0);

constexpr int runs(const char* on, const char* at = "app.handler") {
  return function("LAM-011", [=](LambdaFunction f) { return f.runtime(on, at); });
}
static_assert(runs("python3.13") == 0 && runs("python3.9") == 1 && runs("pyton3.13") == 1 && runs("nodejs22.x") == 0 && runs("nodejs22x") == 1 && runs("nodejs26.x") == 0 && runs("python3.15") == 0 && runs("provided.al2023") == 0 && runs("go1.x") == 1);
static_assert(runs("python3.13", "") == 1 && runs("python3.13", "app handler") == 1);

constexpr int every(Seconds time) {
  return function("LAM-012", [=](LambdaFunction f) { return f.every(time); });
}
static_assert(every(59_s) == 1 && every(60_s) == 0 && every(61_s) == 1 && every(60_min) == 0 && every(0_s) == 1);
static_assert(LambdaFunction::zip("a.zip").every(60_s).schedules[0].expression == "rate(1 minute)" && LambdaFunction::zip("a.zip").every(5_min).schedules[0].expression == "rate(5 minutes)");
static_assert(function("LAM-013", [](LambdaFunction f) { return f.reserve(0); }) == 1 && function("LAM-013", [](LambdaFunction f) { return f.reserve(1); }) == 0);

constexpr int longName(bool role, Id id) {
  return count("LAM-014", [&](Stack& s) {
    auto made = LambdaFunction::zip("worker.zip");
    if (role) made = made.runAs(s.add("worker", Role("Works").trust("lambda.amazonaws.com")));
    s.add(id, made);
  });
}
// test-, 45 letters and -function-role are 64.
static_assert(longName(false, "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrs") == 0 && longName(false, "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrst") == 1 && longName(true, "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrst") == 0);
static_assert(function("LAM-015", [](LambdaFunction f) { return f.keepLog(31_days); }) == 1 && function("LAM-015", [](LambdaFunction f) { return f.keepLog(90_days); }) == 0);

/// A function in a VPC without NAT gateways, of which the role is granted what is asked for.
template <class Grant>
constexpr int ways(Grant grant, const char* endpoint = "") {
  return count("NET-008", [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto app = s.add("app", SecurityGroup(net, "Functions"));
    const auto doors = s.add("doors", SecurityGroup(net, "Endpoints").allow(tcp(443), from(app)));
    if (std::string_view(endpoint) == "s3")
      s.add("s3", VpcEndpoint::s3(net));
    else if (endpoint[0] != '\0')
      s.add("door", VpcEndpoint::interface(net, endpoint, doors));
    s.add("worker", LambdaFunction::zip("worker.zip").in(net.privateSubnets()).guardedBy(app).runAs(s.add("worker", grant(s, Role("Works").trust("lambda.amazonaws.com")))));
  });
}
constexpr auto reads = [](Stack& s, Role r) { return r.grantRead(s.add("db", Secret("db", "app"))); };
constexpr auto writes = [](Stack& s, Role r) { return r.grantReadWrite(s.add("files", Bucket())); };
constexpr auto sends = [](Stack& s, Role r) { return r.grantSend(s.add("jobs", Queue())); };
static_assert(ways(reads) == 1 && ways(reads, "secretsmanager") == 0 && ways(reads, "sqs") == 1 && ways(writes) == 1 && ways(writes, "s3") == 0 && ways(sends) == 1 && ways(sends, "sqs") == 0 && ways([](Stack&, Role r) { return r; }) == 0);

// Changes of a table
constexpr int following(std::string_view id, ChangeBatch batch, Queue failures = Queue(), bool back = false) {
  return count(id, [&](Stack& s) {
    const auto orders = s.add("orders", DynamoDbTable(stringKey("order"))), other = s.add("other", DynamoDbTable(stringKey("order")));
    const auto role = s.add("app", Role("Application").trust("lambda.amazonaws.com").grantReadWrite(back ? orders : other).grantRead(orders));
    s.add("worker", LambdaFunction::zip("a.zip").follows(orders, s.add("missed", failures), batch).runAs(role));
  });
}
static_assert(following("LAM-018", {}) == 0 && following("LAM-018", {.size = 10000, .window = 300_s, .parallel = 10, .retries = 0}) == 0);
static_assert(following("LAM-018", {.size = 0}) == 1 && following("LAM-018", {.size = 10001}) == 1 && following("LAM-018", {.window = 301_s}) == 1 && following("LAM-018", {.parallel = 0}) == 1 && following("LAM-018", {.retries = -1}) == 1);
static_assert(following("LAM-018", {}, Queue().fifo()) == 1 && following("LAM-017", {}, Queue(), true) == 1 && following("LAM-017", {}) == 0);
consteval int readers(int functions) {
  return count("LAM-019", [=](Stack& s) {
    const auto orders = s.add("orders", DynamoDbTable(stringKey("order")));
    const auto missed = s.add("missed", Queue());
    s.add("one", LambdaFunction::zip("a.zip").follows(orders, missed));
    s.add("two", LambdaFunction::zip("a.zip").follows(orders, missed));
    if (functions > 2) s.add("three", LambdaFunction::zip("a.zip").follows(orders, missed));
  });
}
static_assert(readers(3) == 1 && readers(2) == 0);
static_assert(count("LAM-018", [](Stack& s) {
                const auto orders = s.add("orders", DynamoDbTable(stringKey("order")));
                const auto missed = s.add("missed", Queue());
                s.add("one", LambdaFunction::zip("a.zip").follows(orders, missed).follows(orders, missed));
              }) == 1);
static_assert(count("LAM-016", [](Stack& s) { s.add("worker", LambdaFunction::zip("a.zip").deadLetters(s.add("lost", Queue().fifo()))); }) == 1 &&
              count("LAM-016", [](Stack& s) { s.add("worker", LambdaFunction::zip("a.zip").deadLetters(s.add("lost", Queue()))); }) == 0);

// Queues
constexpr int queue(std::string_view id, Queue of) {
  return count(id, [&](Stack& s) { s.add("jobs", of); });
}
static_assert(queue("SQS-001", Queue().visibilityTimeout(43201_s)) == 1 && queue("SQS-001", Queue().visibilityTimeout(43200_s).keep(14_days).delay(900_s)) == 0 && queue("SQS-001", Queue().keep(15_days).delay(901_s)) == 2 &&
              queue("SQS-001", Queue().keep(0_days)) == 1 && queue("SQS-001", Queue().visibilityTimeout(0_s).delay(0_s)) == 0);
static_assert(function("SQS-002", {.receives = 0}) == 1 && function("SQS-002", {.receives = 1}) == 0 && function("SQS-002", {.receives = 1001}) == 1);
static_assert(function("SQS-003", {.failed = Queue().keep(14_days).fifo()}) == 1 && function("SQS-003", {.queue = Queue().fifo(), .failed = Queue().fifo()}) == 0 && function("SQS-003", {.queue = Queue().fifo()}) == 1);
static_assert(function("SQS-004", {.failed = Queue().keep(4_days)}) == 1 && function("SQS-004", {.failed = Queue().keep(5_days)}) == 0);

// What programs are told
template <class Told>
constexpr int told(std::string_view id, Told change) {
  return count(id, [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16").natPerAz());
    const auto app = s.add("app", SecurityGroup(net, "Programs"));
    const auto data = s.add("data", SecurityGroup(net, "Database").allow(mysql, from(app)));
    const auto login = s.add("db", Secret("db", "app"));
    const auto database = s.add("db", Rds::mysql("8.4.10").instance("db.t3.small").multiAz().deletionProtection().in(net.database()).guardedBy(data).credentials(login));
    s.add("app", change(s, net, database, FargateService(s.add("main", EcsCluster()), "nginx:1.27.3", {}, {2, 2, 2}).in(net.privateSubnets()).guardedBy(app)));
  });
}
static_assert(told("NET-006", [](Stack&, auto, auto database, FargateService f) { return f.environment("DB", Attribute::address(database)); }) == 0);
static_assert(told("NET-006", [](Stack& s, auto net, auto database, FargateService f) { return f.guardedBy(s.add("other", SecurityGroup(net, "Others"))).environment("DB", Attribute::endpoint(database)); }) == 1);
static_assert(told("NET-006", [](Stack& s, auto, auto database, FargateService f) {
                s.add("outside", LambdaFunction::zip("a.zip").environment("DB", Attribute::address(database)));
                return f;
              }) == 1);
constexpr auto balanced = [](bool open) {
  return [open](Stack& s, auto net, auto, FargateService f) {
    const auto callers = s.add("callers", SecurityGroup(net, "Callers"));
    const auto target = s.add("api", TargetGroup(net, tcp(8080)));
    const auto api = s.add("api", LoadBalancer(net.privateSubnets(), s.add("api", SecurityGroup(net, "Door").allow(tcp(80), from(open ? *f.group : callers))), target).internal());
    return f.environment("API", Attribute::dnsName(api));
  };
};
static_assert(told("NET-006", balanced(true)) == 0 && told("NET-006", balanced(false)) == 1);
// The name of a load balancer that faces the internet is for links as well.
static_assert(told("NET-006", [](Stack& s, auto net, auto, FargateService f) {
                const auto web = s.add("web", LoadBalancer(net.publicSubnets(), s.add("web", SecurityGroup(net, "Door").allow(tcp(80), from(cloudfront))), s.add("web", TargetGroup(net, tcp(8080)))));
                return f.environment("SITE", Attribute::dnsName(web));
              }) == 0);

template <class Grant>
constexpr int granted(Grant grant) {
  return told("IAM-110", [&](Stack& s, auto, auto, FargateService f) {
    const auto jobs = s.add("jobs", Queue()), other = s.add("other", Queue());
    return f.environment("JOBS", Attribute::url(jobs)).runAs(s.add("app", grant(Role("Application").trust("ecs-tasks.amazonaws.com"), jobs, other)));
  });
}
static_assert(granted([](Role r, auto, auto) { return r; }) == 1 && granted([](Role r, auto jobs, auto) { return r.grantSend(jobs); }) == 0 && granted([](Role r, auto jobs, auto) { return r.grantReceive(jobs); }) == 0 &&
              granted([](Role r, auto, auto other) { return r.grantSend(other); }) == 1);
static_assert(granted([](Role r, auto, auto) { return r.allow({"sqs:SendMessage"}); }) == 0 && granted([](Role r, auto, auto) { return r.allow({"sns:Publish"}); }) == 1 && granted([](Role r, auto, auto) { return r.managed("AmazonSQSFullAccess"); }) == 0);
static_assert(told("IAM-110", [](Stack& s, auto, auto, FargateService f) { return f.environment("FILES", Attribute::name(s.add("files", Bucket()))); }) == 1);
static_assert(told("IAM-110", [](Stack& s, auto, auto, FargateService f) {
                const auto mail = s.add("mail", Topic("ops@example.com"));
                return f.environment("MAIL", Attribute::arn(mail)).runAs(s.add("app", Role("Application").trust("ecs-tasks.amazonaws.com").grantPublish(mail)));
              }) == 0);
static_assert(told("IAM-110", [](Stack& s, auto, auto, FargateService f) {
                const auto report = s.add("report", LambdaFunction::zip("a.zip"));
                return f.environment("REPORT", Attribute::name(report)).runAs(s.add("app", Role("Application").trust("ecs-tasks.amazonaws.com").grantInvoke(report)));
              }) == 0);

constexpr int rotates(bool near, bool nat = true) {
  return count("NET-007", [&](Stack& s) {
    auto network = VpcOf("10.1.0.0/16");
    if (nat) network = network.natPerAz();
    const auto net = s.add("main", network);
    const auto app = s.add("app", SecurityGroup(net, "Functions"));
    const auto data = s.add("data", SecurityGroup(net, "Database").allow(postgresql, from(app)));
    auto rotate = LambdaFunction::zip("rotate.zip");
    if (near) rotate = rotate.in(net.privateSubnets()).guardedBy(app);
    const auto login = s.add("db", Secret("db", "app").rotatedBy(s.add("rotate", rotate), 30_days));
    s.add("db", Rds::postgresql("17.7").instance("db.t4g.medium").multiAz().in(net.database()).guardedBy(data).credentials(login));
  });
}
static_assert(rotates(true) == 0 && rotates(false) == 1 && rotates(true, false) == 1);

// What Lambda lets a function do by itself, it may be told of.
static_assert(count("IAM-110", [](Stack& s) {
                const auto jobs = s.add("jobs", Queue()), lost = s.add("lost", Queue());
                const auto login = s.add("db", Secret("db", "app").rotatedBy(Handle<LambdaFunction>("", "worker", 0), 30_days));
                s.add("worker", LambdaFunction::zip("a.zip").consumes(jobs).deadLetters(lost).environment("JOBS", Attribute::url(jobs)).environment("LOST", Attribute::url(lost)).environment("LOGIN", Attribute::arn(login)));
                s.add("other", LambdaFunction::zip("a.zip").environment("JOBS", Attribute::url(jobs)).environment("LOGIN", Attribute::arn(login)));
              }) == 2);
template <class Told>
constexpr int instances(std::string_view id, Told change, Text script = "#!/bin/bash\nserve") {
  return told(id, [&](Stack& s, auto net, auto database, FargateService f) {
    s.add("fleet", change(s, database, AutoScalingGroup("t3.small", {2, 2, 2}).in(net.privateSubnets()).guardedBy(*f.group).userData(script)));
    return f;
  });
}
constexpr auto port = [](Stack&, auto, AutoScalingGroup g) { return g.environment("PORT", 8080); };
static_assert(instances("EC2-111", port) == 0 && instances("EC2-111", port, "") == 1 && instances("EC2-111", port, "#!/usr/bin/env bash") == 0 && instances("EC2-111", port, "#!/usr/bin/python3\nserve()") == 1 &&
              instances("EC2-111", [](Stack&, auto, AutoScalingGroup g) { return g.environment("A", "1").environment("A", "2").environment("1", "x"); }) == 2);
static_assert(instances("EC2-112", [](Stack&, auto, AutoScalingGroup g) { return g.environment("API_KEY", "s3cr3t"); }) == 1 && instances("EC2-112", port) == 0);
static_assert(instances("NET-006", [](Stack&, auto database, AutoScalingGroup g) { return g.environment("DB", Attribute::address(database)); }) == 0 &&
              instances("IAM-110", [](Stack& s, auto, AutoScalingGroup g) { return g.environment("JOBS", Attribute::url(s.add("jobs", Queue()))); }) == 1);

// Nobody connects to a function, and it connects from where it lies.
constexpr int flows(std::string_view id) {
  return count(id, [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16").natPerAz());
    const auto app = s.add("app", SecurityGroup(net, "Programs").allow(tcp(443), from(internet)));
    const auto inside = s.add("inside", LambdaFunction::zip("a.zip").in(net.privateSubnets()).guardedBy(app)), outside = s.add("outside", LambdaFunction::zip("a.zip"));
    s.neverReaches(internet, inside);
    s.neverReaches(internet, outside);
    s.reaches(inside, internet, tcp(443));
    s.reaches(outside, internet, tcp(443));
    s.reaches(internet, inside, tcp(443));
    s.neverReaches(outside, inside);
  });
}
static_assert(flows("NET-003") == 1 && flows("NET-004") == 0);

// What is told of uploads and topics
struct Filter {
  const char *below = "", *end = "";
};
constexpr int uploads(Filter one, Filter other, bool oneBucket = true) {
  return count("S3-105", [&](Stack& s) {
    const auto files = s.add("files", Bucket()), others = s.add("others", Bucket());
    s.add("jobs", Queue().onUpload(files, one.below, one.end));
    s.add("worker", LambdaFunction::zip("a.zip").onUpload(oneBucket ? files : others, other.below, other.end));
  });
}
static_assert(uploads({}, {}) == 1 && uploads({}, {}, false) == 0 && uploads({"a/"}, {"b/"}) == 0 && uploads({"a/"}, {"a/b/"}) == 1 && uploads({"a/", ".jpg"}, {"a/", ".png"}) == 0 && uploads({"a/", ".jpg"}, {"", "g"}) == 1 &&
              uploads({"a/", ".jpg"}, {"b/", ".jpg"}) == 0);
static_assert(count("SQS-005", [](Stack& s) { s.add("jobs", Queue().fifo().subscribedTo(s.add("news", Topic()))); }) == 1 && count("SQS-005", [](Stack& s) { s.add("jobs", Queue().subscribedTo(s.add("news", Topic()))); }) == 0);
constexpr int heard(bool mail, bool queue, bool function) {
  return count("CW-108", [&](Stack& s) {
    Handle<Topic> news{};
    if (mail)
      news = s.add("news", Topic("ops@example.com"));
    else
      news = s.add("news", Topic());
    if (queue) s.add("jobs", Queue().subscribedTo(news));
    if (function) s.add("worker", LambdaFunction::zip("a.zip").subscribedTo(news));
  });
}
static_assert(heard(false, false, false) == 1 && heard(true, false, false) == 0 && heard(false, true, false) == 0 && heard(false, false, true) == 0);
constexpr int circle(const char* below, bool itself) {
  return count("LAM-017", [&](Stack& s) {
    const auto files = s.add("files", Bucket()), others = s.add("others", Bucket());
    const auto role = s.add("worker", Role("Works").trust("lambda.amazonaws.com").grantReadWrite(itself ? files : others));
    s.add("worker", LambdaFunction::zip("a.zip").onUpload(files, below).runAs(role));
  });
}
static_assert(circle("", true) == 1 && circle("incoming/", true) == 0 && circle("", false) == 0);

// Keys of what is encrypted
constexpr int keyed(Action action, Text resource, const char* keyAction = "") {
  return count("IAM-107", [&](Stack& s) {
    const auto key = s.add("jobs", KmsKey("Jobs"));
    s.add("jobs", Queue().encryptedWith(key).fifo());
    s.add("orders", DynamoDbTable(stringKey("order")).encryptedWith(key));
    auto role = Role("Works").trust("lambda.amazonaws.com").allow({action}, resource);
    if (keyAction[0] != '\0') role = role.allow({*Action::parse(keyAction)}, "*");
    s.add("works", role);
  });
}
static_assert(keyed("sqs:SendMessage", "arn:aws:sqs:ap-south-1:*:test-jobs.fifo") == 1 && keyed("sqs:SendMessage", "arn:aws:sqs:ap-south-1:*:test-jobs.fifo", "kms:GenerateDataKey") == 0 &&
              keyed("sqs:ReceiveMessage", "arn:aws:sqs:ap-south-1:*:test-*") == 1 && keyed("sqs:ReceiveMessage", "arn:aws:sqs:ap-south-1:*:test-*", "kms:Decrypt") == 0 && keyed("sqs:SendMessage", "arn:aws:sqs:ap-south-1:*:other") == 0);
static_assert(keyed("dynamodb:GetItem", "arn:aws:dynamodb:ap-south-1:*:table/test-orders") == 1 && keyed("dynamodb:Query", "arn:aws:dynamodb:ap-south-1:*:table/test-orders/index/*") == 1 &&
              keyed("dynamodb:GetItem", "arn:aws:dynamodb:ap-south-1:*:table/test-orders", "kms:Decrypt") == 0 && keyed("dynamodb:GetItem", "arn:aws:dynamodb:ap-south-1:*:table/others") == 0);

// Tables
template <class Change>
constexpr int table(std::string_view id, Change change) {
  return count(id, [&](Stack& s) { s.add("orders", change(DynamoDbTable(stringKey("order")))); });
}
constexpr auto alone = [](DynamoDbTable t) { return t; };
static_assert(table("", alone) == 0);
static_assert(table("DDB-001", alone) == 0 && table("DDB-001", [](DynamoDbTable t) { return t.sortedBy(stringKey("order")); }) == 1 && table("DDB-001", [](DynamoDbTable t) { return t.sortedBy(numberKey("order")); }) == 2);
static_assert(table("DDB-001", [](DynamoDbTable t) { return t.index("by-day", stringKey("day"), stringKey("order")).index("by-state", stringKey("state"), stringKey("day")); }) == 0 &&
              table("DDB-001", [](DynamoDbTable t) { return t.index("by-day", binaryKey("day")).index("by-state", stringKey("state"), stringKey("day")); }) == 1 && table("DDB-001", [](DynamoDbTable t) { return t.sortedBy(stringKey("")); }) == 1);
constexpr int indexes(int many, Text last = "last") {
  return table("DDB-002", [&](DynamoDbTable t) {
    for (int i = 1; i < many; ++i) t = t.index(join({"index-", i}), stringKey("day"));
    return t.index(last, stringKey("day"));
  });
}
static_assert(indexes(20) == 0 && indexes(21) == 1 && indexes(2, "ab") == 1 && indexes(2, "a b c") == 1 && indexes(2, "index-1") == 1 && indexes(2, "a_b.c-D") == 0);
static_assert(table("DDB-003", [](DynamoDbTable t) { return t.expiresAt("until"); }) == 0 && table("DDB-003", [](DynamoDbTable t) { return t.expiresAt("order"); }) == 1 &&
              table("DDB-003", [](DynamoDbTable t) { return t.sortedBy(numberKey("until")).expiresAt("until"); }) == 0);
constexpr int kept(const char* name, bool held) {
  Stack stack({.name = name, .prefix = "shop", .region = "ap-south-1"});
  auto made = DynamoDbTable(stringKey("order"));
  if (held) made = made.deletionProtection();
  stack.add("orders", made);
  return countOf(stack.model(), "DDB-004");
}
static_assert(kept("prod", false) == 1 && kept("prod", true) == 0 && kept("dev", false) == 0);
static_assert(told("IAM-110", [](Stack& s, auto, auto, FargateService f) {
                const auto orders = s.add("orders", DynamoDbTable(stringKey("order")));
                return f.environment("ORDERS", Attribute::name(orders)).runAs(s.add("app", Role("Application").trust("ecs-tasks.amazonaws.com").grantRead(orders)));
              }) == 0);
constexpr auto finds = [](Stack& s, Role r) { return r.grantRead(s.add("orders", DynamoDbTable(stringKey("order")))); };
constexpr auto calls = [](Stack& s, Role r) { return r.grantInvoke(s.add("api", HttpApi().route("GET /a", s.add("orders", LambdaFunction::zip("orders.zip"))))); };
static_assert(ways(calls) == 1 && ways(calls, "execute-api") == 1);  // the endpoint is for REST APIs
static_assert(ways(finds) == 1 && ways(finds, "dynamodb") == 0);

// Repositories
constexpr int images(std::string_view id, EcrRepository of) {
  return count(id, [&](Stack& s) { s.add("orders", of); });
}
static_assert(images("", EcrRepository()) == 0 && images("ECR-001", EcrRepository().keepLast(0)) == 1 && images("ECR-001", EcrRepository().keepLast(1)) == 0 && images("ECR-002", EcrRepository().pulledBy("")) == 1 &&
              images("ECR-002", EcrRepository().pulledBy("210987654321")) == 0);

// Pipelines
constexpr int trusting(WebIdentity identity, std::string_view id = "IAM-111") {
  return count(id, [&](Stack& s) {
    s.add("github", OidcProvider::gitHub());
    s.add("build", Role("Builds").trust(identity).grantPush(s.add("orders", EcrRepository())));
  });
}
static_assert(trusting(WebIdentity::gitHubBranch("acme/site", "main"), "") == 0 && trusting(WebIdentity::gitHubBranch("acme/site", "release/*")) == 0 && trusting(WebIdentity::gitHubPullRequests("acme/site")) == 0);
static_assert(trusting(WebIdentity::gitHubBranch("acme/site", "*")) == 1 && trusting(WebIdentity::gitHubTag("acme/site", "**")) == 1 && trusting(WebIdentity::gitHubTag("acme/site", "v*")) == 0);
static_assert(trusting(WebIdentity::gitHubEnvironment("acme/site", "")) == 1 && trusting(WebIdentity::gitHubEnvironment("acme/site", "prod")) == 0 && trusting(WebIdentity::gitLabBranch("acme/a/b", "refs/heads/main")) == 1);
static_assert(trusting(WebIdentity::gitHubBranch("acme/a/b", "main")) == 1 && trusting(WebIdentity::gitLabBranch("acme/a/b", "main")) == 0);
static_assert(trusting(WebIdentity("ci.example.com", "aws", "")) == 1 && trusting(WebIdentity("ci.example.com", "", "job:deploy")) == 1 && trusting(WebIdentity("ci.example.com", "aws", "job:*")) == 0);
static_assert(trusting(WebIdentity("token.actions.githubusercontent.com", "sts.amazonaws.com", "repo:*")) == 1 && trusting(WebIdentity("token.actions.githubusercontent.com", "sts.amazonaws.com", "repo:acme*/site:*")) == 1);
static_assert(trusting(WebIdentity("token.actions.githubusercontent.com", "sts.amazonaws.com", "repo:acme/site:ref:refs/heads/*")) == 0 && trusting(WebIdentity("gitlab.com", "https://gitlab.com", "project_path:*")) == 1);
static_assert(trusting(WebIdentity::gitHubEnvironment("acme/site", "Production EU")) == 0 && trusting(WebIdentity::gitHubBranch("acme/site", "my branch")) == 1);
static_assert(trusting(WebIdentity("token.actions.githubusercontent.com", "acme", "repo:acme/site:ref:refs/heads/main")) == 1);
static_assert(count("IAM-112", [](Stack& s) { s.add("ci", OidcProvider("ci.example.com", {})); }) == 1 && count("IAM-112", [](Stack& s) { s.add("ci", OidcProvider("ci.example.com", {"aws"})); }) == 0);

// HTTP APIs
template <class Change>
constexpr int api(std::string_view id, Change change, Seconds limit = 30_s) {
  return count(id, [&](Stack& s) { s.add("api", change(HttpApi(), s.add("orders", LambdaFunction::zip("orders.zip").timeout(limit)))); });
}
constexpr auto one = [](HttpApi a, auto f) { return a.route("GET /orders", f).route("$default", f); };
static_assert(api("", one) == 0 && api("API-001", one) == 0 && api("API-001", [](HttpApi a, auto) { return a; }) == 1 && api("API-001", [](HttpApi a, auto f) { return a.route("GET /a", f).publicRoute("GET /a", f); }) == 1);
static_assert(api("API-002", one, 31_s) == 1 && api("API-002", one, 30_s) == 0);
constexpr int tokens(Input issuer, bool audience, bool open) {
  return api("API-003", [&](HttpApi a, auto f) {
    Sequence<Text> audiences;
    if (audience) audiences.push_back("orders");
    a = a.jwt(issuer, audiences);
    if (open) return a.publicRoute("GET /a", f);
    return a.route("GET /a", f);
  });
}
static_assert(tokens("https://x", true, false) == 0 && tokens("http://x", true, false) == 1 && tokens("https://x", false, false) == 1 && tokens("https://x", true, true) == 1);
constexpr int site(Text name) {
  return api("API-004", [&](HttpApi a, auto f) { return a.corsFrom({name}).route("GET /a", f); });
}
static_assert(site("https://a.com") == 0 && site("http://localhost:8080") == 0 && site("*") == 0 && site("https://a.com/") == 1 && site("a.com") == 1 && site("https://*.a.com") == 1 && site("") == 1 &&
              api("API-004", [](HttpApi a, auto f) { return a.corsFrom({"*", "https://a.com"}).route("GET /a", f); }) == 1);
constexpr int limited(int rate, int burst) {
  return api("API-005", [&](HttpApi a, auto f) { return a.throttle(rate, burst).route("GET /a", f); });
}
static_assert(limited(1, 1) == 0 && limited(0, 1) == 1 && limited(1, 0) == 1 && limited(-1, 1) == 1);
constexpr int called(Text name, Text host) {
  return count("API-007", [&](Stack& s) {
    const auto zone = s.add("site", HostedZone("example.com"));
    auto made = HttpApi().route("GET /a", s.add("orders", LambdaFunction::zip("orders.zip")));
    if (!name.empty()) made = made.https(name, s.add("api", Certificate(zone, "api.example.com", {})));
    s.add("api", AliasRecord(zone, "example.com", host, s.add("api", made)));
  });
}
static_assert(called("api.example.com", "api") == 0 && called("api.example.com", "www") == 1 && called("", "api") == 1);
static_assert(count("ACM-004", [](Stack& s) {
                const auto zone = s.add("site", HostedZone("example.com"));
                s.add("api", HttpApi().route("GET /a", s.add("orders", LambdaFunction::zip("orders.zip"))).https("api.example.com", s.add("api", Certificate(zone, "api.example.com", {}).in(us_east_1))));
              }) == 1);

constexpr int beside(bool page) {
  return count("CF-104", [&](Stack& s) {
    const auto here = s.add("api", HttpApi().route("GET /a", s.add("orders", LambdaFunction::zip("orders.zip"))));
    auto site = Distribution(s.add("files", Bucket())).path("/api/*", here);
    if (page) site = site.singlePage();
    s.add("site", site);
  });
}
static_assert(beside(true) == 1 && beside(false) == 0);

constexpr bool routes() {
  constexpr std::string_view good[] = {"$default", "GET /", "ANY /{path+}", "POST /orders/{id}/items", "DELETE /a-b_c.d~", "PATCH /files/{path+}"};
  constexpr std::string_view bad[] = {"", "/", "GET", "GET orders", "get /orders", "FETCH /", "GET /orders/", "GET //", "GET /{a}{b}", "GET /{}", "GET /{a+}/b", "GET /a b", "$defaults", "GET  /", "GET /{a"};
  for (const auto text : good)
    if (!form::route(text)) return false;
  for (const auto text : bad)
    if (form::route(text)) return false;
  return true;
}
static_assert(routes());

// Schedules
constexpr bool crons() {
  constexpr std::string_view good[] = {"0 3 * * ? *", "0 8 ? * MON-FRI *", "0/15 * * * ? *", "0 10 L * ? *", "0 10 LW * ? *", "0 10 15W * ? *", "0 10 ? * 6L *", "0 10 ? * 3#2 *", "5,35 14 * * ? *", "0 18 ? JAN,JUL TUE 2025-2030",
                                       "0 0 1 1 ? 2199", "59 23 31 12 ? 1970", "*/5 * ? * SUN#1 *"};
  constexpr std::string_view bad[] = {"", "0 3 * * *", "0 3 * * * *", "0 3 ? * ? *", "60 3 * * ? *", "0 24 * * ? *", "0 3 0 * ? *", "0 3 32 * ? *", "0 3 * 13 ? *", "0 3 ? * 0 *", "0 3 ? * 8 *", "0 3 * * ? 1969",
                                      "0 3 * * ? * *", "0  3 * * ? *", "0 3 * * ? ", "0/0 3 * * ? *", "5- 3 * * ? *", "9-5 3 * * ? *", "0 3 ? * MO *", "0 3 * FEBR ? *", "0 3 ? * 3#6 *", "L 3 * * ? *", "0 3 W * ? *", "0 ? * * ? *",
                                      "0, 3 * * ? *", "0 3 ? * mon *"};
  for (const auto text : good)
    if (!form::eventBridgeCron(text)) return false;
  for (const auto text : bad)
    if (form::eventBridgeCron(text)) return false;
  return true;
}
static_assert(crons());

// References
constexpr bool references() {
  constexpr std::string_view good[] = {"aws_kinesis_stream.events.arn", "module.data.aws_kinesis_stream.events.arn", "data.aws_vpc.main.id", "module.a-b.data.aws_vpc.main.cidr_block"};
  constexpr std::string_view bad[] = {"", "aws_kinesis_stream.events", "module.data.aws_kinesis_stream.events", "aws_kinesis_stream.events.", ".events.arn", "a.b.c.d", "aws_kinesis_stream.events[0].arn", "module..a.b.c", "a b.c.d"};
  for (const auto text : good)
    if (!form::reference(text)) return false;
  for (const auto text : bad)
    if (form::reference(text)) return false;
  return true;
}
static_assert(references());


// Events
constexpr int waits(std::string_view id, auto patternOf, Id name = "orders", bool fifo = false, bool elsewhere = false) {
  return count(id, [&](Stack& s) {
    const EventPattern pattern = patternOf();
    Queue queue = Queue().onEvent(pattern);
    if (fifo) queue = queue.fifo();
    s.add(name, queue);
    Topic topic = Topic("ops@example.com").onEvent(pattern);
    if (elsewhere) topic = topic.in(us_east_1);
    s.add("ops", topic);
  });
}
static_assert(waits("", [] { return EventPattern("aws.ec2", {"EC2 Instance State-change Notification"}).detail("state", {"stopped"}).detailBeginsWith("object.key", "in/").detailAtLeast("severity", 7); }) == 0);
static_assert(waits("EVB-002", [] { return EventPattern(""); }) == 2 && waits("EVB-002", [] { return EventPattern("shop orders"); }) == 2 && waits("EVB-002", [] { return EventPattern("shop").detail("", {"x"}); }) == 2 && waits("EVB-002", [] { return EventPattern("shop").detail("detail.state", {"x"}); }) == 2 &&
              waits("EVB-002", [] { return EventPattern("shop").detail("a..b", {"x"}); }) == 2 && waits("EVB-002", [] { return EventPattern("shop").detail("a", {}); }) == 2 && waits("EVB-002", [] { return EventPattern("shop").detail("a", {"x"}).detailAtLeast("a", 1); }) == 2 &&
              waits("EVB-002", [] { return EventPattern("shop").detail("a", {"x"}).detailAtLeast("a.b", 1); }) == 2 && waits("EVB-002", [] { return EventPattern("shop").detail("ab", {"x"}).detailAtLeast("a.b", 1); }) == 0);
static_assert(waits("EVB-003", [] { return EventPattern("shop"); }, "orders", true) == 1 && waits("EVB-003", [] { return EventPattern("shop"); }, "orders", false, true) == 1);

// Users, and those who ask for them.
constexpr int pool(std::string_view id, const UserPool& users, std::string_view name = "test") {
  Stack stack({.name = name == "prod" ? Text("prod") : Text("test"), .prefix = "test", .region = "ap-south-1"});
  stack.add("people", users);
  return countOf(stack.model(), id);
}
constexpr int sent(Text url) { return pool("COG-001", UserPool().client("web", {url})); }
static_assert(sent("https://example.com/callback") == 0 && sent("http://localhost") == 0 && sent("http://localhost:3000/x") == 0 && sent("shop://signed-in") == 0 && sent("http://localhost.example.com") == 1 && sent("http://example.com") == 1 &&
              sent("example.com") == 1 && sent("://x") == 1 && sent("https://example.com/#x") == 1);
static_assert(pool("COG-001", UserPool()) == 1 && pool("COG-001", UserPool().client("a").client("a")) == 1 && pool("COG-001", UserPool().client("a").client("b")) == 0 && pool("COG-001", UserPool().client("a b")) == 1);
constexpr int paged(Text name) { return pool("COG-002", UserPool().client("web", {"https://example.com"}).signInPages(name)); }
static_assert(paged("shop") == 0 && paged("shop-2") == 0 && paged("Shop") == 1 && paged("-shop") == 1 && paged("shop-") == 1 && paged("myaws") == 1 && paged("amazonshop") == 1 && paged("cognito") == 1 && paged("") == 1);
static_assert(pool("COG-002", UserPool().client("batch")) == 0 && pool("COG-002", UserPool().client("batch").signInPages("shop")) == 1);
constexpr int twoPages(Text first, Text second) {
  return count("COG-007", [&](Stack& s) {
    s.add("a", UserPool().client("web", {"https://example.com"}).signInPages(first));
    s.add("b", UserPool().client("web", {"https://example.com"}).signInPages(second));
  });
}
static_assert(twoPages("shop", "shop") == 1 && twoPages("shop", "other") == 0 && twoPages("", "") == 0);
static_assert(pool("COG-003", UserPool().passwordLength(7)) == 1 && pool("COG-003", UserPool().passwordLength(8)) == 0 && pool("COG-003", UserPool().passwordLength(99)) == 0 && pool("COG-003", UserPool().passwordLength(100)) == 1);
static_assert(pool("COG-004", UserPool(), "prod") == 1 && pool("COG-004", UserPool().deletionProtection(), "prod") == 0 && pool("COG-004", UserPool()) == 0);
constexpr int knows(std::string_view id, bool closed) {
  return count(id, [&](Stack& s) {
    const auto people = s.add("people", UserPool().client("web"));
    const auto function = s.add("a", LambdaFunction::zip("a.zip"));
    HttpApi api = HttpApi().jwt(people, "web");
    if (closed) api = api.route("GET /a", function);
    else api = api.publicRoute("GET /a", function);
    s.add("a", api);
  });
}
static_assert(knows("API-003", true) == 0 && knows("API-003", false) == 1 && knows("COG-005", true) == 0);
constexpr int toldOfClient(Text name) {
  return count("COG-006", [&](Stack& s) {
    const auto people = s.add("people", UserPool().client("web"));
    s.add("a", LambdaFunction::zip("a.zip").environment("CLIENT", Attribute::clientId(people, name)));
  });
}
static_assert(toldOfClient("web") == 0 && toldOfClient("phone") == 1);

// What is on which bus.
constexpr int onBus(std::string_view id, auto patternOf, auto grantTo) {
  return count(id, [&](Stack& s) {
    const auto bus = s.add("shop", EventBus()), other = s.add("other", EventBus());
    s.add("orders", Queue().onEvent(patternOf(bus)));
    s.add("orders", grantTo(Role("Orders").trust("ecs-tasks.amazonaws.com"), bus, other));
  });
}
constexpr auto onShop = [](Handle<EventBus> bus) { return EventPattern("shop.orders").on(bus); };
constexpr auto onDefault = [](Handle<EventBus>) { return EventPattern("shop.orders"); };
constexpr auto putsThere = [](const Role& role, auto bus, auto) { return role.grantPutEvents("shop.orders", bus); };
constexpr auto putsElsewhere = [](const Role& role, auto, auto other) { return role.grantPutEvents("shop.orders", other); };
constexpr auto putsByDefault = [](const Role& role, auto, auto) { return role.grantPutEvents("shop.orders"); };
constexpr auto putsNothing = [](const Role& role, auto, auto) { return role; };
static_assert(onBus("", onShop, putsThere) == 0 && onBus("", onDefault, putsByDefault) == 0 && onBus("", onShop, putsNothing) == 0);
static_assert(onBus("EVB-007", onShop, putsElsewhere) == 1 && onBus("EVB-007", onShop, putsByDefault) == 1 && onBus("EVB-007", onDefault, putsThere) == 1 &&
              onBus("EVB-007", onShop, [](const Role& role, auto bus, auto other) { return role.grantPutEvents("shop.orders", other).grantPutEvents("shop.orders", bus); }) == 0 &&
              onBus("EVB-007", onShop, [](const Role& role, auto, auto other) { return role.grantPutEvents("shop.sales", other); }) == 0);
static_assert(onBus("EVB-006", [](Handle<EventBus> bus) { return EventPattern("aws.ec2").on(bus); }, putsNothing) == 1 && onBus("EVB-006", [](Handle<EventBus>) { return EventPattern("aws.ec2"); }, putsNothing) == 0 &&
              onBus("EVB-006", onShop, [](const Role& role, auto bus, auto) { return role.grantPutEvents("aws.orders", bus); }) == 1 && onBus("EVB-006", onDefault, [](const Role& role, auto, auto) { return role.grantPutEvents("aws.orders"); }) == 1);
// Events of AWS that another account forwards.
static_assert(count("EVB-006", [](Stack& s) { s.add("found", Queue().onEvent(EventPattern("aws.guardduty").on(s.add("security", EventBus().admits("210987654321"))))); }) == 0);
constexpr int hears(bool itself) {
  return count("EVB-005", [&](Stack& s) {
    const auto bus = s.add("shop", EventBus()), other = s.add("other", EventBus());
    const auto role = s.add("a", Role("A").trust("lambda.amazonaws.com").grantPutEvents("shop.orders", itself ? bus : other));
    s.add("a", LambdaFunction::zip("a.zip").runAs(role).onEvent(EventPattern("shop.orders").on(bus)));
  });
}
static_assert(hears(true) == 1 && hears(false) == 0);
constexpr int archived(std::string_view name, Days days) {
  return count("EVB-008", [&](Stack& s) { s.add(*Id::parse(name), EventBus().archivedFor(days)); });
}
static_assert(archived("shop", 1_days) == 0 && archived("shop", 0_days) == 1 && archived("orders-of-everybody-in-europe-and-elsewhere", 1_days) == 0 &&
              archived("orders-of-everybody-in-europe-and-elsewhere-2026", 1_days) == 1);
// A program that is told the name of a bus puts events on it.
constexpr int toldOfBus(bool granted) {
  return count("IAM-110", [&](Stack& s) {
    const auto bus = s.add("shop", EventBus());
    Role role("A");
    if (granted) role = role.grantPutEvents("shop.orders", bus);
    s.add("a", LambdaFunction::zip("a.zip").runAs(s.add("a", role.trust("lambda.amazonaws.com"))).environment("BUS", Attribute::name(bus)));
  });
}
static_assert(toldOfBus(true) == 0 && toldOfBus(false) == 1);

// Constructs whose own names are short enough, and those of their rules are not: 24 and 30 or 31 characters, a dash, and what the rule is for.
constexpr int timed(std::string_view name) {
  Stack stack({.name = "test", .prefix = "orders-production-europe", .region = "ap-south-1", .zoneLoss = ZoneLoss::survived});
  stack.add(*Id::parse(name), LambdaFunction::zip("a.zip").runAs(stack.add("a", Role("A").trust("lambda.amazonaws.com"))).every(5_min));
  return countOf(stack.model(), "EVB-001");
}
static_assert(timed("reports-of-the-orders-of-today") == 0 && timed("reports-of-all-orders-of-monday") == 1);
constexpr int told(std::string_view name) {
  Stack stack({.name = "test", .prefix = "orders-production-europe", .region = "ap-south-1", .zoneLoss = ZoneLoss::survived});
  stack.add(*Id::parse(name), FargateService(stack.add("main", EcsCluster()), "nginx:1.27.3", {}, {.min = 2, .max = 2, .desired = 2}).tellFailures(stack.add("ops", Topic().publishedBy("events.amazonaws.com"))));
  return countOf(stack.model(), "EVB-001");
}
static_assert(told("orders-of-everybody") == 0 && told("orders-of-every-body") == 1);

// Percentiles, dashboards, filters of logs
constexpr int watched(std::string_view id, auto add) {
  return count(id, [&](Stack& s) { add(s, s.add("work", LambdaFunction::zip("work.zip").timeout(20_s))); });
}
constexpr int late(std::string_view id, int percent, Threshold value) {
  return watched(id, [&](Stack& s, auto f) { s.add("late", Alarm::atLeast(Metric::duration(f).percentile(percent), value)); });
}
static_assert(late("CW-109", 99, 2_s) == 0 && late("CW-109", 1, 2_s) == 0 && late("CW-109", 100, 2_s) == 1 && late("CW-109", -1, 2_s) == 1);
static_assert(watched("CW-109", [](Stack& s, auto f) { s.add("main", Dashboard().graph("Errors", {Metric::errors(f).percentile(99)})); }) == 1);
static_assert(late("CW-101", 99, 20_s) == 0 && late("CW-101", 99, 21_s) == 1 && late("CW-101", 99, 20000) == 0 && late("CW-106", 99, 2_s) == 0 && late("CW-106", 99, 2_GiB) == 1);
static_assert(watched("CW-110", [](Stack& s, auto) { s.add("main", Dashboard()); }) == 1 && watched("CW-110", [](Stack& s, auto f) { s.add("main", Dashboard().graph("Runs", {Metric::invocations(f)})); }) == 0);
constexpr int lines(Text pattern) {
  return watched("CW-111", [&](Stack& s, auto f) { s.add("lines", MetricFilter(f, pattern)); });
}
static_assert(lines("") == 0 && lines("ERROR") == 0 && lines("\"not found\" -debug") == 0 && lines("{ $.a = \"b\" }") == 0 && lines("[ip, code = 5*]") == 0 && lines("\"a \\\" b\"") == 0);
static_assert(lines("\"not found") == 1 && lines("{ $.a = 1") == 1 && lines("[ip, code") == 1);
static_assert(count("CW-111", [](Stack& s) { s.add("lines", MetricFilter(s.add("a", LogGroup("/a")), "x")); }) == 0 && count("CW-111", [](Stack& s) { s.add("lines", MetricFilter(s.add("a", LogGroup("/a").in(us_east_1)), "x")); }) == 1);

}  // namespace
