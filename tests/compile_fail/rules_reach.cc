// SPDX-License-Identifier: Apache-2.0
// Statements about who reaches whom.
#include "stack_case.hpp"

/// A load balancer, instances, a database and a bastion.
struct Shop : Mumbai {
  struct Parts {
    VpcOf::Handle net;
    Handle<SecurityGroup> alb, app, db, operators;
    Handle<LoadBalancer> balancer;
    Handle<AutoScalingGroup> fleet;
    Handle<Rds> database;
    Handle<BastionHost> bastion;
  };
  static constexpr Parts parts(Stack& stack, VpcOf network = Vpc<"10.1.0.0/16">.natPerAz()) {
    Parts made;
    made.net = recorded(stack, network);
    made.alb = stack.add("alb", SecurityGroup(made.net, "Load balancer").allow(tcp(80), from(internet)));
    made.operators = stack.add("operators", SecurityGroup(made.net, "Bastion").allow(ssh, from(Cidr("203.0.113.7/32"))));
    made.app = stack.add("app", SecurityGroup(made.net, "Application").allow(tcp(8080), from(made.alb)).allow(ssh, from(made.operators)));
    made.db = stack.add("db", SecurityGroup(made.net, "Database").allow(mysql, from(made.app)));
    const auto target = stack.add("app", TargetGroup(made.net, tcp(8080)));
    made.balancer = stack.add("main", LoadBalancer(made.net.publicSubnets(), made.alb, target));
    made.fleet = stack.add("main", AutoScalingGroup("t3.small", {.min = 2, .max = 4, .desired = 2}).in(made.net.privateSubnets()).guardedBy(made.app).behind(target));
    made.database = stack.add("orders", Rds::mysql("8.0.39").instance("db.t3.small").in(made.net.database()).guardedBy(made.db).credentials(encrypted(stack, "db", Secret("db", "app"))));
    made.bastion = stack.add("main", BastionHost("t3.nano", made.net.publicSubnets(), made.operators));
    return made;
  }
};

// expect: \[NET-003\] LoadBalancer 'main' does not reach port 3306 of Rds 'orders': SecurityGroup 'db' does not admit it; write \.allow\(tcp\(3306\), from\(alb\)\) there, or remove this \.reaches\(\.\.\.\)\.
struct PastTheApplication : Shop {
  constexpr void declare(Stack& stack) const {
    const auto shop = parts(stack);
    stack.reaches(shop.BAD(balancer, fleet), shop.database, mysql);
  }
};
static_assert(rule::prove<PastTheApplication>());

// expect: \[NET-003\] the internet does not reach port 8080 of AutoScalingGroup 'main': AutoScalingGroup 'main' has no public address, and only its own VPC has a route to it; reach it through a load balancer or a bastion of its VPC, or remove
struct ToPrivate : Shop {
  constexpr void declare(Stack& stack) const {
    const auto shop = parts(stack);
    stack.reaches(BAD(internet, shop.balancer), shop.fleet, tcp(8080));
  }
};
static_assert(rule::prove<ToPrivate>());

// expect: \[NET-003\] the internet does not reach port 443 of LoadBalancer 'main': nothing listens there; write \.https\(certificate\) on the load balancer, or remove
struct NoListener : Shop {
  constexpr void declare(Stack& stack) const {
    const auto shop = parts(stack);
    stack.reaches(internet, shop.balancer, tcp(BAD(443, 80)));
  }
};
static_assert(rule::prove<NoListener>());

// expect: \[NET-003\] AutoScalingGroup 'main' does not reach port 443 of the internet: Vpc 'main' has no NAT gateway; write \.natPerAz\(\) or \.singleNat\(\), or remove
struct NoNat : Shop {
  constexpr void declare(Stack& stack) const {
    const auto shop = parts(stack, BAD(Vpc<"10.1.0.0/16">, Vpc<"10.1.0.0/16">.singleNat()));
    stack.reaches(shop.fleet, internet, tcp(443));
  }
};
static_assert(rule::prove<NoNat>());

// expect: \[NET-004\] BastionHost 'main' can open a connection to AutoScalingGroup 'main', which SecurityGroup 'app' admits; admit less there, or remove this \.neverReaches\(\.\.\.\)\.
struct ThroughTheBastion : Shop {
  constexpr void declare(Stack& stack) const {
    const auto shop = parts(stack);
    stack.neverReaches(shop.bastion, shop.BAD(fleet, database));
  }
};
static_assert(rule::prove<ThroughTheBastion>());

// expect: \[NET-005\] Role 'jobs' lets AutoScalingGroup 'jobs' log in to Rds 'orders', and it does not get there: SecurityGroup 'db' does not admit it; write \.allow\(tcp\(3306\), from\(jobs\)\) there\.
struct LoginOnly : Shop {
  constexpr void declare(Stack& stack) const {
    const auto shop = parts(stack);
    const auto jobs = stack.add("jobs", SecurityGroup(shop.net, "Jobs"));
    const auto role = stack.add("jobs", Role("Jobs").trust("ec2.amazonaws.com").grantConnect(shop.database, "jobs").withInstanceProfile());
    stack.add("jobs", AutoScalingGroup("t3.small", {.min = 2, .max = 4, .desired = 2}).in(shop.net.privateSubnets()).guardedBy(BAD(jobs, shop.app)).runAs(role));
  }
};
static_assert(rule::prove<LoginOnly>());

// expect: \[NET-003\] AutoScalingGroup 'main' does not reach port 3306 of Rds 'orders': NetworkAcl 'database' drops the answers on the way out; write
// \.allowOut\(110, ephemeral, "10\.1\.11\.0/24"\) there, or remove this \.reaches\(\.\.\.\)\.
struct AnswersDropped : Shop {
  constexpr void declare(Stack& stack) const {
    const auto shop = parts(stack);
    stack.add("database", NetworkAcl(shop.net.database()).allowIn(100, mysql, BAD("10.1.10.0/23", "10.1.0.0/16")).allowOut(100, ephemeral, BAD("10.1.10.0/24", "10.1.0.0/16")));
    stack.waive("VPC-035", "shown by NET-003");
    stack.reaches(shop.fleet, shop.database, mysql);
  }
};
static_assert(rule::prove<AnswersDropped>());
// end
