// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/lambda_function.hpp.
#include "stack_case.hpp"

constexpr Queue failures = Queue().keep(14_days);
/// A function with nothing wrong that consumes a queue with nothing wrong.
template <class Change>
constexpr void run(Stack& stack, Change change, Queue queue = Queue().visibilityTimeout(90_s), MessageBatch batch = {}, Whole receives = 5, std::source_location where = std::source_location::current()) {
  const auto dead = stack.add("failed", failures);
  const auto jobs = stack.add("jobs", queue.deadLetters(dead, receives));
  stack.add("worker", change(LambdaFunction::zip("worker.zip").timeout(15_s)).consumes(jobs, batch), where);
}
constexpr auto same = [](const LambdaFunction& f) { return f; };
/// The same in a network with NAT gateways, without a queue.
template <class Change>
constexpr void placed(Stack& stack, Change change, const VpcOf& vpc = Vpc<"10.1.0.0/16">.natPerAz(), std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack, vpc);
  const auto app = stack.add("app", SecurityGroup(net, "Functions"));
  stack.add("worker", change(LambdaFunction::zip("worker.zip"), net, app), where);
}

// expect: \[LAM-001\] LambdaFunction 'worker' has 64 MiB of memory, and Lambda gives 128 to 10240; write \.memory\(512_MiB\) or another size within these\.
struct TooSmall : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const LambdaFunction& f) { return f.memory(BAD(64_MiB, 128_MiB)); });
  }
};
static_assert(rule::prove<TooSmall>());

// expect: \[LAM-001\] LambdaFunction 'worker' may run for 1200 seconds, and Lambda takes 1 to 900; write \.timeout\(60_s\) or another time within these, and longer work as a FargateService\.
struct TooLong : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const LambdaFunction& f) { return f.timeout(BAD(1200_s, 900_s)); }, Queue().visibilityTimeout(120_min));
  }
};
static_assert(rule::prove<TooLong>());

// expect: \[LAM-002\] LambdaFunction 'worker' may run for 15 seconds, and Queue 'jobs' hides what it takes for 10, which Lambda refuses; write \.visibilityTimeout\(90_s\) there, or a shorter \.timeout\(\.\.\.\) here\.
struct SeenTwice : Mumbai {
  constexpr void declare(Stack& stack) const { run(stack, same, Queue().visibilityTimeout(BAD(10_s, 90_s))); }
};
static_assert(rule::prove<SeenTwice>());

// expect: \[LAM-004\] LambdaFunction 'worker' takes messages of Queue 'jobs' by 100, and more than 10 only where it may gather them; write \{\.size = 100, \.window = 5_s\}\.
struct LargeBatch : Mumbai {
  constexpr void declare(Stack& stack) const { run(stack, same, Queue().visibilityTimeout(95_s), {.size = 100, .window = BAD(0_s, 5_s)}); }
};
static_assert(rule::prove<LargeBatch>());

// expect: \[LAM-006\] Role 'worker' does not trust lambda\.amazonaws\.com, so LambdaFunction 'worker' cannot assume it; write \.trust\("lambda\.amazonaws\.com"\)\.
struct RoleOfTasks : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = stack.add("worker", Role("Works").trust(BAD("ecs-tasks.amazonaws.com", "lambda.amazonaws.com")));
    run(stack, [=](const LambdaFunction& f) { return f.runAs(role); });
  }
};
static_assert(rule::prove<RoleOfTasks>());

// expect: \[LAM-007\] LambdaFunction 'worker' lies in subnets and has no security group there, which Lambda asks for; write \.guardedBy\(group\)\.
struct Unguarded : Mumbai {
  constexpr void declare(Stack& stack) const {
    placed(stack, [](const LambdaFunction& f, auto net, auto app) { return f.in(net.privateSubnets())BAD(, .guardedBy(app)); });
  }
};
static_assert(rule::prove<Unguarded>());

// expect: \[LAM-007\] LambdaFunction 'worker' has no public address, so public subnets give it no way out; write \.in\(network\.privateSubnets\(\)\)\.
struct InPublic : Mumbai {
  constexpr void declare(Stack& stack) const {
    placed(stack, [](const LambdaFunction& f, auto net, auto app) { return f.guardedBy(app).in(net.BAD(publicSubnets, privateSubnets)()); });
  }
};
static_assert(rule::prove<InPublic>());

// expect: \[LAM-008\] LambdaFunction 'worker' sets AWS_REGION, which Lambda sets itself and refuses; write another name\.
struct SetItself : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const LambdaFunction& f) { return f.environment(BAD("AWS_REGION", "REGION"), "ap-south-1"); });
  }
};
static_assert(rule::prove<SetItself>());

// expect: \[LAM-009\] LambdaFunction 'worker' sets API_KEY to a value that everybody who may describe the function reads; write \.environment\("API_KEY_NAME", Attribute::name\(parameter\)\), with a Parameter::secure that somebody sets, let it read that, and \.grantRead\(parameter\) at its role\.
struct KeyShown : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto secret = encrypted(stack, "api", Secret("api", "app"));
    const auto role = stack.add("worker", Role("Works").trust("lambda.amazonaws.com").grantRead(secret));
    run(stack, [=](const LambdaFunction& f) { return BAD(f.environment("API_KEY", "s3cr3t"), f.environment("API_KEY_ARN", Attribute::arn(secret)).runAs(role)); });
  }
};
static_assert(rule::prove<KeyShown>());

// expect: \[LAM-010\] the image '123456789012\.dkr\.ecr\.us-east-1\.amazonaws\.com/worker:1\.4\.2' of LambdaFunction 'worker' is kept in us-east-1, and Lambda takes those of its own region; write one of ap-south-1\.
struct FarImage : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("worker", LambdaFunction::image(BAD("123456789012.dkr.ecr.us-east-1.amazonaws.com/worker:1.4.2", "123456789012.dkr.ecr.ap-south-1.amazonaws.com/worker:1.4.2")));
  }
};
static_assert(rule::prove<FarImage>());

// expect: \[LAM-011\] LambdaFunction 'worker' runs on nodejs18\.x, for which Lambda makes no functions any more; write a later one, such as nodejs22\.x\.
struct PastRuntime : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const LambdaFunction& f) { return f.runtime(BAD("nodejs18.x", "nodejs22.x"), "index.handler"); });
  }
};
static_assert(rule::prove<PastRuntime>());

// expect: \[LAM-012\] LambdaFunction 'worker' runs every 90 seconds, and EventBridge counts whole minutes; write \.every\(1_min\) or more of them\.
struct HalfMinutes : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const LambdaFunction& f) { return f.every(BAD(90_s, 2_min)); });
  }
};
static_assert(rule::prove<HalfMinutes>());

// expect: \[LAM-013\] LambdaFunction 'worker' has 0 runs reserved, so it never runs; write \.reserve\(1\) or more, or leave it out\.
struct NeverRuns : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const LambdaFunction& f) { return f.reserve(BAD(0, 1)); });
  }
};
static_assert(rule::prove<NeverRuns>());

// expect: \[LAM-014\] the name test-a-function-with-a-name-that-says-all-of-it-too-function-role of the role of LambdaFunction 'a-function-with-a-name-that-says-all-of-it-too' has 65 characters, and AWS takes 64; write a shorter id or prefix\.
struct LongName : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add(BAD("a-function-with-a-name-that-says-all-of-it-too", "worker"), LambdaFunction::zip("worker.zip")); }
};
static_assert(rule::prove<LongName>());

// expect: \[LAM-015\] LambdaFunction 'worker' keeps its log 31 days; write one of 1, 3, 5, .* or a longer period CloudWatch Logs knows\.
struct OddDays : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const LambdaFunction& f) { return f.keepLog(BAD(31_days, 30_days)); });
  }
};
static_assert(rule::prove<OddDays>());

// expect: \[NET-008\] Role 'worker' lets LambdaFunction 'worker' use secretsmanager, and it has no way there from private subnets of Vpc 'main'; write \.natPerAz\(\) or \.singleNat\(\) there, or add VpcEndpoint::interface\(network, "secretsmanager", group\)\.
struct NoWayThere : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = stack.add("worker", Role("Works").trust("lambda.amazonaws.com").grantRead(encrypted(stack, "api", Secret("api", "app"))));
    placed(stack, [=](const LambdaFunction& f, auto net, auto app) { return f.in(net.privateSubnets()).guardedBy(app).runAs(role); }, BAD(Vpc<"10.1.0.0/16">, Vpc<"10.1.0.0/16">.natPerAz()));
  }
};
static_assert(rule::prove<NoWayThere>());

// expect: \[LAM-018\] LambdaFunction 'worker' takes changes of DynamoDbTable 'orders' 20 batches at once, and Lambda takes 1 to 10; write \{\.parallel = 4\} or another number within these\.
struct ManyAtOnce : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto orders = stack.add("orders", DynamoDbTable(stringKey("order")));
    const auto missed = stack.add("missed", Queue());
    run(stack, [=](const LambdaFunction& f) { return f.follows(orders, missed, {.parallel = BAD(20, 4)}); });
  }
};
static_assert(rule::prove<ManyAtOnce>());

// expect: \[LAM-016\] dead letters of LambdaFunction 'worker' go to Queue 'lost', and Lambda sends none to a FIFO queue; leave \.fifo\(\) out there\.
struct InOrder : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto lost = stack.add("lost", Queue()BAD(.fifo(), ));
    run(stack, [=](const LambdaFunction& f) { return f.deadLetters(lost); });
  }
};
static_assert(rule::prove<InOrder>());

// expect: \[NET-007\] LambdaFunction 'rotate' rotates Secret 'db', the credentials of Rds 'db', and does not get there: SecurityGroup 'db' does not admit it; write \.allow\(tcp\(3306\), from\(app\)\) there\.
struct RotatesInVain : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.natPerAz());
    const auto app = stack.add("app", SecurityGroup(net, "Functions"));
    const auto other = stack.add("other", SecurityGroup(net, "Others"));
    const auto db = stack.add("db", SecurityGroup(net, "Database").allow(mysql, from(BAD(other, app))));
    const auto rotate = stack.add("rotate", LambdaFunction::zip("rotate.zip").in(net.privateSubnets()).guardedBy(app));
    stack.add("db", Rds::mysql("8.4.10").instance("db.t3.small").in(net.database()).guardedBy(db).credentials(encrypted(stack, "db", Secret("db", "app").rotatedBy(rotate, 30_days))));
  }
};
static_assert(rule::prove<RotatesInVain>());

// expect: a_schedule_has_the_six_fields_minutes_hours_day_of_month_month_day_of_week_year_and_one_of_the_days_is_a_question_mark
inline LambdaFunction nightly() { return LambdaFunction::zip("worker.zip").at(BAD("0 3 * * *", "0 3 * * ? *")); }
// end
