// SPDX-License-Identifier: Apache-2.0
// Each rule of services on Fargate finds its mistake, and nothing in the nearest stack without it.
#include "finding_count.hpp"

using namespace ecia;

namespace {

/// What a stack with a service has beside it.
struct Around {
  VpcOf network = VpcOf("10.1.0.0/16").natPerAz();
  Tier tier = Tier::app;
  TaskSize task{};
  Capacity size{2, 2, 2};
  Input image = "nginx:1.27.3";
  bool limited = false;
};

template <class Declare>
constexpr int count(std::string_view id, Declare declare) {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1", .zoneLoss = ZoneLoss::survived});
  declare(stack);
  return id.empty() ? countStopping(stack.model()) : countOf(stack.model(), id);
}
/// A service behind an internal load balancer, with what `change` does to it.
template <class Change>
constexpr int service(std::string_view id, Around around, Change change) {
  return count(id, [&](Stack& s) {
    const auto net = s.add("main", around.network);
    auto subnets = net.privateSubnets();
    subnets.tier = around.tier;
    const auto callers = s.add("callers", SecurityGroup(net, "Callers"));
    auto tasks = SecurityGroup(net, "Tasks").allow(tcp(8080), from("10.1.0.0/16"));
    if (around.limited) tasks = tasks.allowOut(tcp(80), to(internet));
    const auto app = s.add("app", tasks);
    const auto login = s.add("db", Secret("db", "app"));
    const auto target = s.add("app", TargetGroup(net, tcp(8080)));
    s.add("main", LoadBalancer(net.privateSubnets(), s.add("alb", SecurityGroup(net, "Door").allow(tcp(80), from(callers))), target).internal());
    s.add("app", change(FargateService(s.add("main", EcsCluster()), around.image, around.task, around.size).in(subnets).guardedBy(app).behind(target), login));
  });
}
constexpr auto same = [](FargateService f, Handle<Secret>) { return f; };
template <class Change>
constexpr int service(std::string_view id, Change change) {
  return service(id, {}, change);
}
constexpr int service(std::string_view id, Around around) { return service(id, around, same); }

static_assert(service("", Around{}) == 0);

constexpr bool sizes() {
  const auto good = [](int units, int memory) { return service("ECS-001", {.task = {.cpuUnits = units, .memoryMiB = memory}}) == 0; };
  return good(256, 512) && good(256, 1024) && good(256, 2048) && !good(256, 1536) && !good(256, 3072) && !good(256, 256) && good(512, 1024) && good(512, 4096) && !good(512, 512) && !good(512, 5120) &&
         good(1024, 8192) && !good(1024, 1024) && !good(1024, 2500) && good(2048, 16384) && good(4096, 30720) && !good(4096, 31744) && good(8192, 16384) && good(8192, 61440) && !good(8192, 17408) &&
         good(16384, 122880) && !good(16384, 36864) && !good(0, 512) && !good(32768, 122880);
}
static_assert(sizes());

static_assert(service("ECS-002", {.tier = Tier::open}) == 1 && service("ECS-002", {.tier = Tier::app}) == 0);
static_assert(service("ECS-003", [](FargateService f, Handle<Secret>) { f.group = {}; return f; }) == 1 && service("ECS-003", same) == 0);

constexpr bool images() {
  constexpr std::string_view good[] = {"nginx:1.27.3", "nginx", "library/nginx:1", "public.ecr.aws/nginx/nginx:1.27", "localhost:5000/app:1", "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/orders:1.4.2",
                                       "app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "app:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"};
  constexpr std::string_view bad[] = {"", "My-App:1", "app:", "app:.1", "app:-1", "a b", "app@sha256:0123", "app@md5:0123", "/app", "app/", "app:1:2", "https://example.com/app:1"};
  for (const auto image : good)
    if (!rule::isImage(image)) return false;
  for (const auto image : bad)
    if (rule::isImage(image)) return false;
  return true;
}
static_assert(images());
static_assert(rule::repositoryOf("123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/orders:1.4.2").name == "shop/orders" && rule::repositoryOf("123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders@sha256:0").region == "eu-central-1");
static_assert(rule::repositoryOf("public.ecr.aws/nginx/nginx:1.27").name.empty() && rule::repositoryOf("nginx").name.empty() && rule::repositoryOf(".amazonaws.com/.dkr.ecr.").name.empty());
static_assert(service("ECS-005", {.image = "My App"}) == 1 && service("ECS-005", {.image = "my-app"}) == 0);
static_assert(service("ECS-006", {.image = "my-app"}) == 1 && service("ECS-006", {.image = "my-app:latest"}) == 1 && service("ECS-006", {.image = "my-app:1"}) == 0 && service("ECS-006", {.image = "localhost:5000/my-app"}) == 1);
static_assert(service("ECS-006", {.image = "My App"}) == 0);  // of that ECS-005 speaks

// The way to the image, the log and the secrets
constexpr VpcOf shut = VpcOf("10.1.0.0/16");
constexpr Text registry = "123456789012.dkr.ecr.ap-south-1.amazonaws.com/orders:1.4.2";
static_assert(service("ECS-007", {.network = shut}) == 1 && service("ECS-007", {.network = shut, .image = registry}) == 1 && service("ECS-007", {.image = registry}) == 0 && service("ECS-007", {.tier = Tier::database}) == 1);
static_assert(service("ECS-007", {.limited = true}) == 1);
constexpr int doors(bool secret, std::initializer_list<const char*> names) {
  return count("ECS-007", [&](Stack& s) {
    const auto net = s.add("main", shut);
    const auto app = s.add("app", SecurityGroup(net, "Tasks"));
    const auto open = s.add("doors", SecurityGroup(net, "Endpoints").allow(tcp(443), from(app)));
    s.add("s3", VpcEndpoint::s3(net));
    for (const char* name : names) s.add("x", VpcEndpoint::interface(net, name, open));
    auto made = FargateService(s.add("main", EcsCluster()), registry, {}, {2, 2, 2}).in(net.privateSubnets()).guardedBy(app);
    if (secret) made = made.secret("PASSWORD", s.add("db", Secret("db", "app")), "password");
    s.add("app", made);
  });
}
static_assert(doors(false, {"ecr.api", "ecr.dkr", "logs"}) == 0 && doors(false, {"ecr.api", "ecr.dkr"}) == 1 && doors(true, {"ecr.api", "ecr.dkr", "logs"}) == 1 && doors(true, {"ecr.api", "ecr.dkr", "logs", "secretsmanager"}) == 0);

static_assert(service("ECS-008", [](FargateService f, Handle<Secret>) { return f.environment("A", "1").environment("A", "2"); }) == 1 && service("ECS-008", [](FargateService f, Handle<Secret> s) { return f.environment("A", "1").secret("A", s, "password"); }) == 1);
static_assert(service("ECS-008", [](FargateService f, Handle<Secret>) { return f.environment("1A", "1").environment("a-b", "1").environment("", "1"); }) == 3 && service("ECS-008", [](FargateService f, Handle<Secret>) { return f.environment("_a1", "1").environment("A", ""); }) == 0);
static_assert(service("ECS-009", [](FargateService f, Handle<Secret>) { return f.environment("API_KEY", "s3cr3t").environment("X", "AKIAIOSFODNN7EXAMPLE"); }) == 2);
static_assert(service("ECS-009", [](FargateService f, Handle<Secret> s) { return f.secret("API_KEY", s, "password").environment("DB_PASSWORD", "").environment("USE_SECRET", "true").environment("SECRET", "arn:aws:x"); }) == 0);
static_assert(service("ECS-010", [](FargateService f, Handle<Secret> s) { return f.secret("A", s, "user"); }) == 1 && service("ECS-010", [](FargateService f, Handle<Secret> s) { return f.secret("A", s, "username").secret("B", s, "password"); }) == 0);
static_assert(service("ECS-011", {.size = {2, 1, 1}}) == 1 && service("ECS-011", {.size = {-1, 1, 1}}) == 1 && service("ECS-011", {.size = {2, 4, 2}}) == 1 && service("ECS-011", {.size = {2, 4, 3}}, [](FargateService f, Handle<Secret>) { return f.requestTarget(500); }) == 0);
static_assert(service("ECS-012", [](FargateService f, Handle<Secret>) { return f.requestTarget(0).cpuTarget(0_percent).gracePeriod(Seconds(0)); }) == 2 && service("ECS-012", [](FargateService f, Handle<Secret>) { f.target = {}; return f.requestTarget(10); }) == 1);
static_assert(service("ECS-012", [](FargateService f, Handle<Secret>) { return f.requestTarget(10).cpuTarget(50_percent); }) == 0);

// Rules of instances and load balancers hold for tasks as well.
static_assert(service("ZONE-003", {.size = {1, 1, 1}}) == 1 && service("ZONE-003", {.size = {2, 2, 2}}) == 0);
constexpr int around(std::string_view id, bool admits, bool joins, int most = 2) {
  return count(id, [&](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16").natPerAz().privateSubnets({"10.1.64.0/28", "10.1.64.16/28"}));
    const auto alb = s.add("alb", SecurityGroup(net, "Door").allow(tcp(80), from(internet)));
    const auto app = s.add("app", SecurityGroup(net, "Tasks").allow(tcp(8080), admits ? from(alb) : from("10.9.0.0/16")).allow(tcp(9090), admits ? from(alb) : from(internet)).allow(tcp(9091), admits ? from(alb) : from("203.0.113.0/24")));
    const auto target = s.add("app", TargetGroup(net, tcp(8080)));
    s.add("main", LoadBalancer(net.publicSubnets(), alb, target));
    auto made = FargateService(s.add("main", EcsCluster()), "nginx:1.27.3", {}, {1, most, 1}).in(net.privateSubnets()).guardedBy(app).cpuTarget(50_percent);
    if (joins) made = made.behind(target);
    s.add("app", made);
  });
}
static_assert(around("SG-016", false, true) == 1 && around("SG-016", true, true) == 0 && around("SG-013", false, true) == 1 && around("SG-013", true, true) == 0);
static_assert(around("ALB-046", true, false) == 1 && around("ALB-046", true, true) == 0);
static_assert(around("VPC-012", true, true, 11) == 0 && around("VPC-012", true, true, 12) == 1);  // two of each task while it deploys
static_assert(around("SG-022", false, true) == 1);  // the internet, and no public addresses

// Names that AWS has once, and target groups of one kind
constexpr auto twice = [](Stack& s) {
  const auto a = s.module("a").add("main", EcsCluster()), b = s.module("b").add("main", EcsCluster());
  s.module("a").add("app", FargateService(a, "nginx:1", {}, {1, 1, 1})), s.module("b").add("app", FargateService(b, "nginx:1", {}, {1, 1, 1}));
};
static_assert(count("ID-004", twice) == 2);

// Deployments that fail
consteval int told(Topic topic) {
  return count("ECS-019", [&](Stack& s) { s.add("app", FargateService(s.add("main", EcsCluster()), "nginx:1.27.3", {}, {2, 2, 2}).tellFailures(s.add("ops", topic))); });
}
static_assert(told(Topic("ops@example.com")) == 1 && told(Topic("ops@example.com").publishedBy("events.amazonaws.com")) == 0);
static_assert(told(Topic("ops@example.com").publishedBy("events.amazonaws.com").in(us_east_1)) == 1);


// Disk, time to end, health check, spare capacity
constexpr int limits(std::string_view id, auto change) { return service(id, {}, [&](FargateService f, auto) { return change(f); }); }
static_assert(limits("", [](FargateService f) { return f.stopTimeout(120_s).ephemeralStorage(200_GiB).healthCheck({"CMD", "app", "--healthy"}).spot(2); }) == 0 &&
              limits("", [](FargateService f) { return f.stopTimeout(2_s).ephemeralStorage(21_GiB).healthCheck({"CMD-SHELL", "app --healthy"}).spot(1); }) == 0);
static_assert(limits("ECS-022", [](FargateService f) { return f.stopTimeout(121_s); }) == 1 && limits("ECS-022", [](FargateService f) { return f.stopTimeout(1_s); }) == 1 &&
              limits("ECS-022", [](FargateService f) { return f.ephemeralStorage(20_GiB); }) == 1 && limits("ECS-022", [](FargateService f) { return f.ephemeralStorage(201_GiB); }) == 1 &&
              limits("ECS-022", [](FargateService f) { return f.healthCheck({"app --healthy"}); }) == 1 && limits("ECS-022", [](FargateService f) { return f.healthCheck({"CMD"}); }) == 1 &&
              limits("ECS-022", [](FargateService f) { return f.healthCheck({"app", "--healthy"}); }) == 1 && limits("ECS-022", [](FargateService f) { return f.healthCheck({"CMD-SHELL", "app", "--healthy"}); }) == 1 &&
              limits("ECS-022", [](FargateService f) { return f.spot(-1); }) == 1);
static_assert(limits("ECS-023", [](FargateService f) { return f.spot(); }) == 1 && limits("ECS-023", [](FargateService f) { return f.spot(1); }) == 0);

}  // namespace

// Containers beside one another
constexpr int beside(std::string_view id, Sidecar one, Sidecar two = Sidecar("two", "nginx:1.27.3")) {
  return limits(id, [&](FargateService f) { return f.sidecar(one).sidecar(two); });
}
constexpr Sidecar collector("otel", "nginx:1.27.3");
constexpr Sidecar asked(const Sidecar& one, bool well = true) {
  if (well) return one.healthCheck({"CMD", "/healthcheck"});
  return one.healthCheck({"/healthcheck"});
}
static_assert(beside("", asked(collector).memory(505_MiB), Sidecar("migrate-2_b", "nginx:1.27.3").runsFirst().memory(6_MiB).scratch("/tmp")) == 0);
static_assert(beside("ECS-024", collector.memory(506_MiB), Sidecar("two", "nginx:1.27.3").memory(6_MiB)) == 1 && beside("ECS-024", collector.memory(5_MiB)) == 1);
static_assert(beside("ECS-024", collector, collector) == 1 && beside("ECS-024", Sidecar("a.b", "nginx:1.27.3")) == 1 && beside("ECS-024", Sidecar("", "nginx:1.27.3")) == 1 && beside("ECS-024", Sidecar("app", "nginx:1.27.3")) == 1);
static_assert(beside("ECS-024", asked(collector.runsFirst())) == 1 && beside("ECS-022", asked(collector, false)) == 1);
constexpr int many(int sidecars) {
  return limits("ECS-024", [&](FargateService f) {
    for (int i = 0; i < sidecars; ++i) f = f.sidecar(Sidecar(decimal(i), "nginx:1.27.3"));
    return f;
  });
}
static_assert(many(9) == 0 && many(10) == 1);
static_assert(beside("ECS-005", Sidecar("otel", "Nginx")) == 1 && beside("ECS-006", Sidecar("otel", "nginx")) == 1 && beside("ECS-006", Sidecar("otel", "nginx:latest")) == 1);
static_assert(beside("ECS-008", collector.environment("A", "1").environment("A", "2")) == 1 && beside("ECS-009", collector.environment("DB_PASSWORD", "correct horse battery")) == 1);
static_assert(beside("ECS-008", collector.environment("A", "1"), Sidecar("two", "nginx:1.27.3").environment("A", "2")) == 0);

// Directories that containers write to
static_assert(limits("", [](FargateService f) { return f.scratch("/tmp").scratch("/var/run/app").readOnly(); }) == 0);
static_assert(limits("ECS-025", [](FargateService f) { return f.scratch("tmp"); }) == 1 && limits("ECS-025", [](FargateService f) { return f.scratch("/tmp/"); }) == 1 && limits("ECS-025", [](FargateService f) { return f.scratch("/"); }) == 1);
static_assert(limits("ECS-025", [](FargateService f) { return f.scratch("/tmp").scratch("/tmp"); }) == 1 && beside("ECS-025", collector.scratch("/a b")) == 1 && beside("ECS-025", collector.scratch("/tmp").scratch("/tmp")) == 1);
static_assert(limits("ECS-025", [](FargateService f) { return f.scratch("/tmp").sidecar(collector.scratch("/tmp")); }) == 0);

// Services that others find
constexpr int found(std::string_view id, auto tell) {
  return count(id, [&](Stack& s) {
    const auto net = s.add("main", Vpc<"10.1.0.0/16">.azs(2)), other = s.add("other", Vpc<"10.2.0.0/16">.azs(2));
    const auto web = s.add("web", SecurityGroup(net, "Web"));
    const auto service = s.add("prices", FargateService(s.add("main", EcsCluster()), "nginx:1.27.3", {}, {2, 2, 2}).in(net.privateSubnets()).guardedBy(s.add("prices", SecurityGroup(net, "Prices").allow(tcp(8080), from(web)))).discoverable(tcp(8080)));
    tell(s, LambdaFunction::zip("ask.zip").environment("PRICES", Attribute::address(service)), net, other, web);
  });
}
constexpr auto near = [](Stack& s, LambdaFunction f, auto net, auto, auto web) { s.add("ask", f.in(net.privateSubnets()).guardedBy(web)); };
constexpr auto far = [](Stack& s, LambdaFunction f, auto, auto other, auto) { s.add("ask", f.in(other.privateSubnets()).guardedBy(s.add("ask", SecurityGroup(other, "Ask")))); };
constexpr auto outside = [](Stack& s, LambdaFunction f, auto, auto, auto) { s.add("ask", f); };
static_assert(found("ECS-027", near) == 0 && found("NET-006", near) == 0 && found("ECS-027", far) == 0 && found("NET-006", far) == 1 && found("ECS-027", outside) == 1 && found("NET-006", outside) == 0);
// One that others find by its name is not forgotten behind a load balancer.
constexpr int behind(bool known) {
  return count("ALB-046", [&](Stack& s) {
    const auto net = s.add("main", Vpc<"10.1.0.0/16">.azs(2));
    s.add("main", LoadBalancer(net.publicSubnets(), s.add("alb", SecurityGroup(net, "Load balancer")), s.add("web", TargetGroup(net, tcp(8080)))));
    FargateService prices = FargateService(s.add("main", EcsCluster()), "nginx:1.27.3", {}, {2, 2, 2}).in(net.privateSubnets());
    if (known) prices = prices.discoverable(tcp(8080));
    s.add("prices", prices);
  });
}
static_assert(behind(false) == 1 && behind(true) == 0);

// Nights
constexpr int asleep(std::string_view id, Capacity size, TimeOfDay down, TimeOfDay up) { return service(id, {}, [&](FargateService f, auto) { f.size = size; return f.nights(down, up); }); }
static_assert(asleep("ECS-011", {0, 6, 2}, "20:00", "06:00") == 0 && asleep("ECS-011", {3, 6, 2}, "20:00", "06:00") == 1);
static_assert(asleep("EC2-103", {0, 6, 2}, "20:00", "20:00") == 1 && asleep("EC2-103", {0, 6, 2}, "20:00", "06:00") == 0);
static_assert(asleep("EC2-047", {0, 6, 3}, "20:00", "06:00") == 1 && asleep("EC2-047", {3, 6, 3}, "20:00", "06:00") == 0 && asleep("EC2-047", {0, 6, 1}, "20:00", "06:00") == 0);
static_assert(limits("ECS-027", [](FargateService f) { return f.discoverable(tcp(8080)); }) == 0 && limits("ECS-027", [](FargateService f) { return f.discoverable(tcp(8080, 8081)); }) == 1 && limits("ECS-027", [](FargateService f) { return f.discoverable(everything); }) == 1);
