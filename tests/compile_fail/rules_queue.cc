// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of queues, and of what programs are told of other constructs.
#include "stack_case.hpp"

// expect: \[SQS-001\] Queue 'jobs' keeps messages for 30 days, and SQS takes 14 at most; write \.keep\(14_days\) or less, and 1_day or more\.
struct Forever : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("jobs", Queue().keep(BAD(30_days, 14_days))); }
};
static_assert(rule::prove<Forever>());

// expect: \[SQS-002\] Queue 'jobs' gives a message up after 0 receives, and SQS takes 1 to 1000; write \.deadLetters\(failed, 5\) or another number within these\.
struct NeverTried : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("jobs", Queue().deadLetters(stack.add("failed", Queue().keep(14_days)), BAD(0, 5))); }
};
static_assert(rule::prove<NeverTried>());

// expect: \[SQS-003\] Queue 'jobs' is a FIFO queue, and its dead letters go to Queue 'failed', which is none; write \.fifo\(\) there\.
struct OutOfOrder : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("jobs", Queue().fifo().deadLetters(stack.add("failed", Queue().keep(14_days)BAD(, .fifo())), 5)); }
};
static_assert(rule::prove<OutOfOrder>());

// expect: \[SQS-005\] Queue 'jobs' is a FIFO queue, and a bucket does not send to one; leave \.fifo\(\) out\.
struct UploadsInOrder : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("jobs", Queue()BAD(.fifo(), ).onUpload(stack.add("files", Bucket()))); }
};
static_assert(rule::prove<UploadsInOrder>());

// expect: \[S3-105\] LambdaFunction 'resize' is told of what is put into Bucket 'files' as 'raw/\*\.jpg', and so is another for 'raw/\*', and S3 tells of an object once; write other beginnings or ends, or a Topic between\.
struct ToldTwice : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto files = stack.add("files", Bucket());
    stack.add("jobs", Queue().onUpload(files, BAD("raw/", "done/")));
    stack.add("resize", LambdaFunction::zip("resize.zip").onUpload(files, "raw/", ".jpg"));
  }
};
static_assert(rule::prove<ToldTwice>());

/// A service, told of a database of which the group admits `admitted`.
template <class Told>
constexpr void tell(Stack& stack, bool admitted, Told told, std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack, Vpc<"10.1.0.0/16">.natPerAz());
  const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
  const auto other = stack.add("other", SecurityGroup(net, "Others"));
  const auto db = stack.add("db", SecurityGroup(net, "Database").allow(mysql, from(admitted ? app : other)));
  const auto database = stack.add("db", Rds::mysql("8.4.10").instance("db.t3.small").in(net.database()).guardedBy(db).credentials(encrypted(stack, "db", Secret("db", "app"))));
  stack.add("app", told(FargateService(stack.add("main", EcsCluster()), "nginx:1.27.3", {}, {2, 2, 2}).in(net.privateSubnets()).guardedBy(app), database), where);
}

// expect: \[NET-006\] FargateService 'app' is told the address of Rds 'db' and does not get there: SecurityGroup 'db' does not admit it; write \.allow\(tcp\(3306\), from\(app\)\) there, or leave that \.environment\(\.\.\.\) out\.
struct ToldInVain : Mumbai {
  constexpr void declare(Stack& stack) const {
    tell(stack, BAD(false, true), [](const FargateService& s, auto database) { return s.environment("DB_HOST", Attribute::address(database)); });
  }
};
static_assert(rule::prove<ToldInVain>());

// expect: \[IAM-110\] FargateService 'app' is told the URL of Queue 'jobs', and Role 'app' may do nothing with it; write \.grantSend\(queue\) or \.grantReceive\(queue\) there\.
struct MayNotSend : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto jobs = stack.add("jobs", Queue());
    const auto role = stack.add("app", Role("Application").trust("ecs-tasks.amazonaws.com")BAD(, .grantSend(jobs)));
    tell(stack, true, [=](const FargateService& s, auto) { return s.runAs(role).environment("JOBS", Attribute::url(jobs)); });
  }
};
static_assert(rule::prove<MayNotSend>());

// expect: \[IAM-110\] LambdaFunction 'report' is told the ARN of Secret 'db' and has no role that may use it; write \.runAs\(role\), with \.grantRead\(secret\) there\.
struct NoRole : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto login = encrypted(stack, "db", Secret("db", "app"));
    BAD(, const auto role = stack.add("report", Role("Reports").trust("lambda.amazonaws.com").grantRead(login)));
    stack.add("report", LambdaFunction::zip("report.zip").environment("LOGIN", Attribute::arn(login))BAD(, .runAs(role)));
  }
};
static_assert(rule::prove<NoRole>());

/// Instances that run a script, and what `told` says to them.
template <class Told>
constexpr void run(Stack& stack, Told told, std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack, Vpc<"10.1.0.0/16">.natPerAz());
  stack.add("app", told(AutoScalingGroup("t3.small", {2, 2, 2}).in(net.privateSubnets()).guardedBy(stack.add("app", SecurityGroup(net, "Instances")))), where);
}

// expect: \[EC2-111\] AutoScalingGroup 'app' sets variables for its user data, which a shell alone understands; write \.userData\(\.\.\.\) with a script that begins with #!/bin/bash\.
struct NoShell : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const AutoScalingGroup& g) { return g.environment("PORT", 8080).userData(BAD("#cloud-config\npackages: [nginx]", "#!/bin/bash\nserve --port $PORT")); });
  }
};
static_assert(rule::prove<NoShell>());

// expect: \[EC2-112\] AutoScalingGroup 'app' sets DB_PASSWORD to a value that everybody who may describe the launch template reads; write \.environment\("DB_PASSWORD_ARN", Attribute::arn\(secret\)\), let the user data read that secret, and \.grantRead\(secret\) at its role\.
struct PasswordShown : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const AutoScalingGroup& g) { return g.userData("#!/bin/bash\nserve").environment("DB_PASSWORD", BAD("hunter2", "")); });
  }
};
static_assert(rule::prove<PasswordShown>());

// expect: an_attribute_must_read_like_module_data_dot_aws_kinesis_stream_dot_events_dot_arn
inline EnvironmentValue stream() { return Attribute::of(BAD("kinesis.arn", "aws_kinesis_stream.events.arn")); }
// end

// expect: \[EVB-001\] a rule of EventBridge for Queue 'orders-of-everybody-in-europe-and-elsewhere-2026' is called test-orders-of-everybody-in-europe-and-elsewhere-2026-queue-event, 65 characters, and EventBridge takes 64; write a shorter id or prefix\.
struct LongEventRule : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add(BAD("orders-of-everybody-in-europe-and-elsewhere-2026", "orders-of-everybody"), Queue().onEvent(EventPattern("shop.orders"))); }
};
static_assert(rule::prove<LongEventRule>());

// expect: \[EVB-002\] Queue 'orders' asks for 'detail\.state' in the detail of events, where it is called 'state'; write that\.
struct DetailTwice : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", Queue().onEvent(EventPattern("shop.orders").detail(BAD("detail.state", "state"), {"paid"}))); }
};
static_assert(rule::prove<DetailTwice>());

// expect: \[EVB-003\] Queue 'orders' is a FIFO queue, in which each message belongs to a group, and an event to none; leave \.fifo\(\) out there\.
struct EventsInOrder : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", Queue()BAD(.fifo(), ).onEvent(EventPattern("shop.orders"))); }
};
static_assert(rule::prove<EventsInOrder>());

// expect: \[EVB-006\] Queue 'stopped' waits for events of aws\.ec2 on EventBus 'shop', and AWS puts its events on the default bus; leave \.on\(\.\.\.\) out\.
struct AwsOnOwnBus : Mumbai {
  constexpr void declare(Stack& stack) const {
    [[maybe_unused]] const auto bus = stack.add("shop", EventBus());
    stack.add("stopped", Queue().onEvent(EventPattern("aws.ec2")BAD(.on(bus), )));
  }
};
static_assert(rule::prove<AwsOnOwnBus>());

// expect: \[EVB-008\] EventBus 'shop' keeps events for 0 days, and EventBridge takes 0 as for ever; write archivedFor\(1_days\) or more\.
struct KeepsNothing : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("shop", EventBus().archivedFor(BAD(0_days, 1_days))); }
};
static_assert(rule::prove<KeepsNothing>());

// expect: \[EVB-005\] LambdaFunction 'accounts' runs for all events of 'shop\.accounts', and Role 'accounts' may put such itself, each of which runs it again; write the types it runs for, EventPattern\("shop\.accounts", \{\.\.\.\}\)\.
struct HearsItself : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = stack.add("accounts", Role("Accounts").trust("lambda.amazonaws.com").grantPutEvents("shop.accounts"));
    stack.add("accounts", LambdaFunction::zip("accounts.zip").runAs(role).onEvent(EventPattern("shop.accounts" BAD(, COMMA {"Account opened"}))));
  }
};
static_assert(rule::prove<HearsItself>());
