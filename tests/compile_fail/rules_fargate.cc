// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/fargate.hpp.
#include "stack_case.hpp"

/// A service with nothing wrong, in a network with NAT gateways.
template <class Change>
constexpr void run(Stack& stack, Change change, Capacity size = {2, 2, 2}, TaskSize task = {}, Input image = "nginx:1.27.3", std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack, Vpc<"10.1.0.0/16">.natPerAz());
  const auto app = stack.add("app", SecurityGroup(net, "Tasks").allow(tcp(8080), from("10.1.0.0/16")));
  const auto cluster = stack.add("main", EcsCluster());
  stack.add("app", change(FargateService(cluster, image, task, size), net, app), where);
}
/// What makes it whole.
constexpr FargateService whole(const FargateService& service, const VpcOf::Handle& net, const Handle<SecurityGroup>& app) { return service.in(net.privateSubnets()).guardedBy(app); }

// expect: \[ECS-001\] FargateService 'app' asks for 300 CPU units, and Fargate gives 256, 512, 1024, 2048, 4096, 8192 or 16384; write one of these\.
struct OddUnits : Mumbai {
  constexpr void declare(Stack& stack) const { run(stack, whole, {2, 2, 2}, {.cpuUnits = BAD(300, 256), .memoryMiB = 512}); }
};
static_assert(rule::prove<OddUnits>());

// expect: \[ECS-001\] FargateService 'app' asks for 8192 MiB with 512 CPU units, and Fargate gives 1024 to 4096 in steps of 1024 with these; write \.memoryMiB with one of them, or other \.cpuUnits\.
struct TooMuchMemory : Mumbai {
  constexpr void declare(Stack& stack) const { run(stack, whole, {2, 2, 2}, {.cpuUnits = 512, .memoryMiB = BAD(8192, 4096)}); }
};
static_assert(rule::prove<TooMuchMemory>());

// expect: \[ECS-002\] FargateService 'app' has no subnets; write \.in\(network\.privateSubnets\(\)\)\.
struct Nowhere : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const FargateService& s, auto net, auto app) { return BAD(s.guardedBy(app), whole(s, net, app)); });
  }
};
static_assert(rule::prove<Nowhere>());

// expect: \[ECS-002\] tasks of FargateService 'app' have no public addresses, and in public subnets nothing else leads out, so they cannot pull their image; write network\.privateSubnets\(\)\.
struct InPublic : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const FargateService& s, auto net, auto app) { return s.guardedBy(app).in(net.BAD(publicSubnets, privateSubnets)()); });
  }
};
static_assert(rule::prove<InPublic>());

// expect: \[ECS-003\] FargateService 'app' has no security group, so its tasks are in the VPC's own, which lets nothing in or out; write \.guardedBy\(group\)\.
struct Unguarded : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const FargateService& s, auto net, auto app) { return BAD(s.in(net.privateSubnets()), whole(s, net, app)); });
  }
};
static_assert(rule::prove<Unguarded>());

// expect: \[ECS-004\] Role 'app' does not trust ecs-tasks\.amazonaws\.com, so the tasks of FargateService 'app' cannot assume it; write \.trust\("ecs-tasks\.amazonaws\.com"\)\.
struct RoleOfInstances : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = stack.add("app", Role("Application").trust(BAD("ec2.amazonaws.com", "ecs-tasks.amazonaws.com")));
    run(stack, [=](const FargateService& s, auto net, auto app) { return whole(s, net, app).runAs(role); });
  }
};
static_assert(rule::prove<RoleOfInstances>());

// expect: \[ECS-005\] 'My App:1' of FargateService 'app' is no image; write one such as "123456789012\.dkr\.ecr\.ap-south-1\.amazonaws\.com/orders:1\.4\.2"\.
struct NoImage : Mumbai {
  constexpr void declare(Stack& stack) const { run(stack, whole, {2, 2, 2}, {}, BAD("My App:1", "my-app:1")); }
};
static_assert(rule::prove<NoImage>());

// expect: \[ECS-006\] the image 'nginx:latest' of FargateService 'app' is another one from day to day, .*; write its version, such as :1\.4\.2, or its digest\.
struct Latest : Mumbai {
  constexpr void declare(Stack& stack) const { run(stack, whole, {2, 2, 2}, {}, BAD("nginx:latest", "nginx:1.27.3")); }
};
static_assert(rule::prove<Latest>());

// expect: \[ECS-007\] the tasks of FargateService 'app' have no way to the internet from private subnets of Vpc 'main', where their image 'nginx:1\.27\.3' comes from; write \.natPerAz\(\) or \.singleNat\(\) there\.
struct NoWayOut : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, BAD(Vpc<"10.1.0.0/16">, Vpc<"10.1.0.0/16">.natPerAz()));
    stack.add("app", whole(FargateService(stack.add("main", EcsCluster()), "nginx:1.27.3", {}, {2, 2, 2}), net, stack.add("app", SecurityGroup(net, "Tasks"))));
  }
};
static_assert(rule::prove<NoWayOut>());

// expect: \[ECS-007\] the tasks of FargateService 'app' have no way to the internet from private subnets of Vpc 'main', nor to ecr\.dkr, which ECS needs to start them; write \.natPerAz\(\) or \.singleNat\(\) there, or add VpcEndpoint::interface\(network, "ecr\.dkr", group\)\.
struct OneDoorMissing : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack);
    const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
    const auto doors = stack.add("doors", SecurityGroup(net, "Endpoints").allow(tcp(443), from(app)));
    stack.add("s3", VpcEndpoint::s3(net));
    for (const char* name : {"ecr.api", "logs"}) stack.add(name[0] == 'e' ? Id("ecr") : Id("logs"), VpcEndpoint::interface(net, name, doors));
    stack.add("pull", VpcEndpoint::interface(net, BAD("sqs", "ecr.dkr"), doors));
    stack.add("app", whole(FargateService(stack.add("main", EcsCluster()), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/orders:1.4.2", {}, {2, 2, 2}), net, app));
  }
};
static_assert(rule::prove<OneDoorMissing>());

// expect: \[ECS-008\] FargateService 'app' sets PORT twice, and a variable has one value; keep one\.
struct PortTwice : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const FargateService& s, auto net, auto app) { return whole(s, net, app).environment("PORT", "80").environment(BAD("PORT", "ADMIN_PORT"), "81"); });
  }
};
static_assert(rule::prove<PortTwice>());

// expect: \[ECS-009\] FargateService 'app' sets DB_PASSWORD to a value that everybody who may describe the task definition reads; write \.secret\("DB_PASSWORD", secret, "password"\)\.
struct PasswordShown : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto login = encrypted(stack, "db", Secret("db", "app"));
    run(stack, [=](const FargateService& s, auto net, auto app) { return BAD(whole(s, net, app).environment("DB_PASSWORD", "hunter2"), whole(s, net, app).secret("DB_PASSWORD", login, "password")); });
  }
};
static_assert(rule::prove<PasswordShown>());

// expect: \[ECS-010\] FargateService 'app' sets DB_HOST to 'host' of Secret 'db', which has username and password; write one of these\.
struct NoSuchKey : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto login = encrypted(stack, "db", Secret("db", "app"));
    run(stack, [=](const FargateService& s, auto net, auto app) { return whole(s, net, app).secret("DB_HOST", login, BAD("host", "username")); });
  }
};
static_assert(rule::prove<NoSuchKey>());

// expect: \[ECS-011\] FargateService 'app' has 2 to 6 tasks, and nothing that scales it, so it keeps 2; write \.cpuTarget\(60_percent\) or \.requestTarget\(1000\), or one number\.
struct NeverScales : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const FargateService& s, auto net, auto app) { return whole(s, net, app)BAD(, .cpuTarget(60_percent)); }, {.min = 2, .max = 6, .desired = 2});
  }
};
static_assert(rule::prove<NeverScales>());

// expect: \[ECS-012\] FargateService 'app' aims at 0 % CPU; write \.cpuTarget\(\.\.\.\) with 1_percent to 100_percent\.
struct IdleTarget : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const FargateService& s, auto net, auto app) { return whole(s, net, app).cpuTarget(BAD(0_percent, 60_percent)); });
  }
};
static_assert(rule::prove<IdleTarget>());

// expect: \[ECS-013\] FargateService 'app' is behind TargetGroup 'app', to which no load balancer sends, and ECS refuses that; write LoadBalancer\(subnets, group, target\), or a ListenerRule to it\.
struct NobodySends : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [&](const FargateService& s, auto net, auto app) {
      const auto target = stack.add("app", TargetGroup(net, tcp(8080)));
      BAD(, stack.add("main", LoadBalancer(net.privateSubnets(), stack.add("alb", SecurityGroup(net, "Callers").allow(tcp(80), from(app))), target).internal());)
      return whole(s, net, app).behind(target);
    });
  }
};
static_assert(rule::prove<NobodySends>());

// expect: \[ECS-014\] FargateService 'app' and AutoScalingGroup 'app' are both behind TargetGroup 'app', which has either addresses of tasks or instances; give one of them a target group of its own\.
struct TasksAndInstances : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [&](const FargateService& s, auto net, auto app) {
      const auto target = stack.add("app", TargetGroup(net, tcp(8080)));
      stack.add("main", LoadBalancer(net.privateSubnets(), stack.add("alb", SecurityGroup(net, "Callers").allow(tcp(80), from(app))), target).internal());
      BAD(stack.add("app", AutoScalingGroup("t3.small", {2, 2, 2}).in(net.privateSubnets()).guardedBy(app).behind(target));, )
      return whole(s, net, app).behind(target);
    });
  }
};
static_assert(rule::prove<TasksAndInstances>());

// expect: \[ECS-015\] the name test-a-service-of-orders-that-has-a-rather-long-name-execution-role of the role of FargateService 'a-service-of-orders-that-has-a-rather-long-name' has 67 characters, and IAM takes 64; write a shorter id or prefix\.
struct LongName : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.natPerAz());
    stack.add(BAD("a-service-of-orders-that-has-a-rather-long-name", "orders"), whole(FargateService(stack.add("main", EcsCluster()), "nginx:1.27.3", {}, {2, 2, 2}), net, stack.add("app", SecurityGroup(net, "Tasks"))));
  }
};
static_assert(rule::prove<LongName>());

// expect: \[ECS-016\] FargateService 'app' keeps its log 31 days; write one of 1, 3, 5, .* or a longer period CloudWatch Logs knows\.
struct OddDays : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const FargateService& s, auto net, auto app) { return whole(s, net, app).keepLog(BAD(31_days, 30_days)); });
  }
};
static_assert(rule::prove<OddDays>());

// expect: \[NET-003\] FargateService 'app' does not reach port 3306 of Rds 'db': SecurityGroup 'db' does not admit it; write \.allow\(tcp\(3306\), from\(app\)\) there, or remove this
struct DatabaseShut : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.natPerAz());
    const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
    const auto other = stack.add("other", SecurityGroup(net, "Others"));
    const auto service = stack.add("app", whole(FargateService(stack.add("main", EcsCluster()), "nginx:1.27.3", {}, {2, 2, 2}), net, app));
    const auto db = stack.add("db", SecurityGroup(net, "Database").allow(mysql, from(BAD(other, app))));
    const auto database = stack.add("db", Rds::mysql("8.4.10").instance("db.t3.small").in(net.database()).guardedBy(db).credentials(encrypted(stack, "db", Secret("db", "app"))));
    stack.reaches(service, database, mysql);
  }
};
static_assert(rule::prove<DatabaseShut>());
// end

// expect: \[ECS-024\] FargateService 'app' has two sidecars 'otel'; write another name for one of them\.
struct OneNameOfTwo : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const FargateService& s, auto net, auto app) { return whole(s, net, app).sidecar(Sidecar("otel", "busybox:1.37")).sidecar(Sidecar(BAD("otel", "proxy"), "busybox:1.37")); });
  }
};
static_assert(rule::prove<OneNameOfTwo>());

// expect: \[ECS-024\] the sidecars of FargateService 'app' may take 512 MiB, and its tasks have 512, of which none is left for its own container; write more \.memoryMiB, or less \.memory\(\.\.\.\)\.
struct NothingLeft : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const FargateService& s, auto net, auto app) { return whole(s, net, app).sidecar(Sidecar("otel", "busybox:1.37").memory(BAD(512_MiB, 128_MiB))); });
  }
};
static_assert(rule::prove<NothingLeft>());

// expect: \[ECS-025\] 'tmp' of FargateService 'app' is no path of a directory in its container; write one such as \.scratch\("/tmp"\)\.
struct NoPath : Mumbai {
  constexpr void declare(Stack& stack) const {
    run(stack, [](const FargateService& s, auto net, auto app) { return whole(s, net, app).readOnly().scratch(BAD("tmp", "/tmp")); });
  }
};
static_assert(rule::prove<NoPath>());

// expect: \[ECS-026\] FargateService 'app' takes commands by \.executeCommand\(\), whose agent writes to the file system of each container, and one is \.readOnly\(\); leave out one of the two\.
struct SealedShell : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = stack.add("app", Role("Application").trust("ecs-tasks.amazonaws.com"));
    run(stack, [=](const FargateService& s, auto net, auto app) { return whole(s, net, app).runAs(role).executeCommand()BAD(.readOnly(), ); });
  }
};
static_assert(rule::prove<SealedShell>());

/// Two services, of which one is told the address of the other.
constexpr void pair(Stack& stack, bool found, bool open, std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack, Vpc<"10.1.0.0/16">.natPerAz());
  const auto web = stack.add("web", SecurityGroup(net, "Web"));
  const auto prices = stack.add("prices", SecurityGroup(net, "Prices").allow(open ? Port{8080} : Port{8081}, from(web)));
  const auto cluster = stack.add("main", EcsCluster());
  const auto service = [&](const Handle<SecurityGroup>& group) { return FargateService(cluster, "nginx:1.27.3", {}, {2, 2, 2}).in(net.privateSubnets()).guardedBy(group); };
  FargateService asked = service(prices);
  if (found) asked = asked.discoverable(tcp(8080));
  const auto told = stack.add("prices", asked);
  stack.add("web", service(web).environment("PRICES", Attribute::address(told)), where);
}

// expect: \[ECS-027\] FargateService 'web' is told the address of FargateService 'prices', which has none; write \.discoverable\(tcp\(8080\)\) there, with the port on which it listens\.
struct NotFound : Mumbai {
  constexpr void declare(Stack& stack) const { pair(stack, BAD(false, true), true); }
};
static_assert(rule::prove<NotFound>());

// expect: \[NET-006\] FargateService 'web' is told the address of FargateService 'prices' and does not get there: SecurityGroup 'prices' does not admit it; write \.allow\(tcp\(8080\), from\(web\)\) there, or leave that \.environment\(\.\.\.\) out\.
struct FoundAndShut : Mumbai {
  constexpr void declare(Stack& stack) const { pair(stack, true, BAD(false, true)); }
};
static_assert(rule::prove<FoundAndShut>());
