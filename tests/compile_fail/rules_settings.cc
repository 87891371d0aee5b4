// SPDX-License-Identifier: Apache-2.0
// Settings outside what AWS takes, and what production needs.
#include "stack_case.hpp"

constexpr Handle<Variable> given(Stack& stack, Id id) { return stack.variable(id, Variable::text("ARN", "", "")); }

/// A load balancer before instances.
struct Web {
  VpcOf::Handle net;
  Handle<SecurityGroup> alb, app;
  Handle<TargetGroup> target;
  Handle<LoadBalancer> balancer;
};
constexpr Web web(Stack& stack, auto change, auto with, std::source_location where = std::source_location::current()) {
  const auto net = stack.add("main", Vpc<"10.1.0.0/16">.natPerAz());
  stack.add("main", FlowLog(net));
  const auto alb = stack.add("alb", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)));
  const auto app = stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(alb)));
  const auto target = stack.add("app", change(TargetGroup(net, tcp(8080))), where);
  return {net, alb, app, target, stack.add("main", with(LoadBalancer(net.publicSubnets(), alb, target)), where)};
}
constexpr auto plain = [](const auto& construct) { return construct; };
constexpr AutoScalingGroup fleet(const Web& site) {
  return AutoScalingGroup("t3.small", {.min = 2, .max = 4, .desired = 2}).in(site.net.privateSubnets()).guardedBy(site.app).behind(site.target);
}
constexpr Rds database(Stack& stack) {
  const auto net = stack.add("main", Vpc<"10.1.0.0/16">);
  stack.add("main", FlowLog(net));
  const auto login = stack.add("db", Secret("db", "app").encryptedWith(stack.add("data", KmsKey("Data"))));
  return Rds::mysql("8.4.10").in(net.database()).guardedBy(stack.add("db", SecurityGroup(net, "Database"))).credentials(login).multiAz();
}

// expect: \[ALB-036\] TargetGroup 'app' starts its targets slowly for 10 seconds, and AWS takes 30 to 900; write \.slowStart\(30_s\)\.
struct SlowStart : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("x", fleet(web(stack, [](const TargetGroup& t) { return t.slowStart(BAD(10_s, 30_s)); }, plain))); }
};
static_assert(rule::prove<SlowStart>());

// expect: \[ALB-038\] 'AWSALBAPP' is no cookie by which TargetGroup 'app' can know a client: AWS keeps AWSALB\.\.\., and a name has letters, digits and -_\.; write the application's own
struct Cookie : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("x", fleet(web(stack, [](const TargetGroup& t) { return t.stickyBy(BAD("AWSALBAPP", "SESSION"), 3600_s); }, plain))); }
};
static_assert(rule::prove<Cookie>());

// expect: \[ALB-044\] LoadBalancer 'main' closes silent connections after 5000 seconds, and AWS takes 1 to 4000; write \.idleTimeout\(60_s\)\.
struct Idle : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("x", fleet(web(stack, plain, [](const LoadBalancer& b) { return b.idleTimeout(BAD(5000_s, 4000_s)); }))); }
};
static_assert(rule::prove<Idle>());

// expect: \[ALB-021\] LoadBalancer 'main' of production speaks plain HTTP, which anybody on the way reads; write \.https\(certificate\)\.
struct Plain {
  constexpr Settings settings() const { return {.name = BAD("prod", "trial"), .prefix = "shop", .region = "ap-south-1", .zoneLoss = ZoneLoss::survived}; }
  constexpr void declare(Stack& stack) const { stack.add("x", fleet(web(stack, plain, plain))); }
};
static_assert(rule::prove<Plain>());

// expect: \[EC2-014\] AutoScalingGroup 'x' asks for 5000 operations a second on 20 GiB of io1, and EBS gives 100 to 1000; write \.volume\(20_GiB, VolumeType::io1, 100\) or a larger volume\.
struct Operations : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("x", fleet(web(stack, plain, plain)).volume(20_GiB, VolumeType::io1, BAD(5000, 1000))); }
};
static_assert(rule::prove<Operations>());

// expect: \[EC2-052\] AutoScalingGroup 'x' scales by requests, and no load balancer sends it any; write \.behind\(target\) with the target group of one\.
struct Requests : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto site = web(stack, plain, plain);
    const auto idle = stack.add("idle", TargetGroup(site.net, tcp(8080)));
    stack.add("y", fleet(site));
    stack.add("x", fleet(site).behind(BAD(idle, site.target)).requestTarget(1000));
  }
};
static_assert(rule::prove<Requests>());

// expect: \[ENV-011\] the stack accepts the loss of a zone, and Vpc 'main' pays for a NAT gateway in each of 3; write \.singleNat\(\), or ZoneLoss::survived\.
struct Paying {
  constexpr Settings settings() const { return {.name = "dev", .prefix = "shop", .region = "ap-south-1", .zoneLoss = ZoneLoss::accepted}; }
  constexpr void declare(Stack& stack) const { stack.add("main", FlowLog(stack.add("main", Vpc<"10.1.0.0/16">.azs(3).BAD(natPerAz(), singleNat())))); }
};
static_assert(rule::prove<Paying>());

// expect: \[VPC-023\] all 3 zones of Vpc 'main' of production go out through the NAT gateway of one; write \.natPerAz\(\)\.
struct OneNat {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "shop", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("main", FlowLog(stack.add("main", Vpc<"10.1.0.0/16">.azs(3).BAD(singleNat(), natPerAz())))); }
};
static_assert(rule::prove<OneNat>());

// expect: \[R53-020\] HealthCheck 'site' looks for a text of 0 characters, and Route 53 takes 1 to 255; write \.contains\("ok"\)\.
struct Search : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("site", HealthCheck("example.com", true).contains(BAD("", "ok"))); }
};
static_assert(rule::prove<Search>());

// expect: \[RDS-037\] Rds 'orders' of production can be deleted with one command; write \.deletionProtection\(\)\.
struct Unprotected {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "shop", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("orders", database(stack).instance("db.t3.small").BAD(maxConnections(100), deletionProtection())); }
};
static_assert(rule::prove<Unprotected>());

// expect: \[RDS-061\] Rds 'orders' keeps Performance Insights 30 days, and RDS takes 7, 31 times 1 to 23, and 731; write \.performanceInsights\(7_days\)\.
struct Insights : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", database(stack).instance("db.t3.medium").performanceInsights(BAD(30_days, 31_days))); }
};
static_assert(rule::prove<Insights>());

// expect: \[SEC-009\] Secret 'db' gets a new password every 0 days, and Secrets Manager takes 1 to 1000; write \.rotatedBy\(function, 30_days\)\.
struct Rotation : Mumbai {
  constexpr void declare(Stack& stack) const { encrypted(stack, "db", Secret("db", "app").rotatedBy(given(stack, "rotation-arn"), BAD(0_days, 30_days))); }
};
static_assert(rule::prove<Rotation>());

// expect: \[SG-035\] the reason 'f\?r alle' of a rule of SecurityGroup 'web' is not 1 to 255 letters, digits, spaces and
struct Reason : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("web", SecurityGroup(recorded(stack), "Web").allow(tcp(443), from(internet), BAD("für alle", "for everybody"))); }
};
static_assert(rule::prove<Reason>());

// expect: \[STA-013\] Bucket 'state' keeps Terraform's state without a lock, since the stack is for Terraform 1\.6 .*; write \.terraform = "1\.11" in the settings, or \.keepState\(bucket, lockTable\)\.
struct Unlocked {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1", .terraform = BAD("1.6", "1.11")}; }
  constexpr void declare(Stack& stack) const { stack.keepState(BAD(stack.add("state", Bucket().named("shop-state").versioned().retained()), stack.add("state", Bucket().named("shop-state").versioned().retained()))); }
};
static_assert(rule::prove<Unlocked>());

// expect: \[STA-017\] Bucket 'state' holds Terraform's state and goes with the stack; write \.retained\(\)\.
struct Kept : Mumbai {
  constexpr void declare(Stack& stack) const { stack.keepState(stack.add("state", Bucket().named("shop-state").versioned().BAD(abortUploadsAfter(7_days), retained())), stack.add("lock", LockTable())); }
};
static_assert(rule::prove<Kept>());

// expect: \[WAF-015\] WebAcl 'edge' blocks above 5 requests, and WAF takes 10 to 2000000000; write \.rateLimit\(2000\)\.
struct Rate : Mumbai {
  constexpr void declare(Stack& stack) const { stack.waive("WAF-010", "what it protects is not here"); stack.add("edge", WebAcl::forCloudFront().rateLimit(BAD(5, 10))); }
};
static_assert(rule::prove<Rate>());

// expect: \[WAF-016\] WebAcl 'edge' counts requests within 30 seconds, and WAF takes 60, 120, 300 or 600; write \.rateLimit\(2000, 300_s\)\.
struct Window : Mumbai {
  constexpr void declare(Stack& stack) const { stack.waive("WAF-010", "what it protects is not here"); stack.add("edge", WebAcl::forCloudFront().rateLimit(2000, BAD(30_s, 60_s))); }
};
static_assert(rule::prove<Window>());
// end
