// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/database.hpp.
#include "stack_case.hpp"

/// What a database needs.
struct Around {
  VpcOf::Handle net;
  Handle<SecurityGroup> group;
  Handle<Secret> secret;
  constexpr explicit Around(Stack& stack, VpcOf vpc = Vpc<"10.1.0.0/16">)
      : net(recorded(stack, vpc)),
        group(stack.add("data", SecurityGroup(net, "Database"))),
        secret(encrypted(stack, "orders", Secret("db/orders", "app"))) {}
};
/// A database with nothing wrong.
constexpr Rds good(const Around& around) {
  return Rds::mysql("8.0.39").instance("db.t3.small").in(around.net.database()).guardedBy(around.group).credentials(around.secret);
}

// expect: \[RDS-038\] the subnet group of Rds 'orders' spans one zone, and RDS wants two, the more so with a standby; write \.azs\(2\) or more at Vpc
// 'main'\.
struct OneZone : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", good(Around(stack, Vpc<"10.1.0.0/16">.azs(BAD(1, 2)))).multiAz()); }
};
static_assert(rule::prove<OneZone>());

// expect: \[RDS-043\] Rds 'orders' is not complete; write \.instance\("db\.t3\.small"\)\.
struct NoClass : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", BAD(Rds::mysql("8.0.39"), good(Around(stack)))); }
};
static_assert(rule::prove<NoClass>());

// expect: \[RDS-043\] Rds 'orders' is not complete; write \.in\(network\.database\(\)\)\.
struct NoSubnets : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", BAD(Rds::mysql("8.0.39").instance("db.t3.small"), good(Around(stack)))); }
};
static_assert(rule::prove<NoSubnets>());

// expect: \[RDS-043\] Rds 'orders' is not complete; write \.guardedBy\(group\)\.
struct NoGroup : Mumbai {
  constexpr void declare(Stack& stack) const {
    const Around around(stack);
    stack.add("orders", BAD(Rds::mysql("8.0.39").instance("db.t3.small").in(around.net.database()), good(around)));
  }
};
static_assert(rule::prove<NoGroup>());

// expect: \[RDS-043\] Rds 'orders' is not complete; write \.credentials\(secret\)\.
struct NoCredentials : Mumbai {
  constexpr void declare(Stack& stack) const {
    const Around around(stack);
    stack.add("orders", BAD(Rds::mysql("8.0.39").instance("db.t3.small").in(around.net.database()).guardedBy(around.group), good(around)));
  }
};
static_assert(rule::prove<NoCredentials>());

// expect: \[RDS-029\] the maintenance window tue:04:00-tue:05:00 of Rds 'orders' is in UTC and begins at 09:30 in ap-south-1, when people work, and maintenance interrupts the
// database; write one such as "sat:20:30-sat:21:30", from 02:00 there\.
struct WindowByDay : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", good(Around(stack)).maintenance(BAD("tue:04:00-tue:05:00", "tue:22:00-tue:23:00"))); }
};
static_assert(rule::prove<WindowByDay>());

// expect: \[RDS-027\] the maintenance window sun:02:30-sun:03:30 of Rds 'orders' overlaps the backup window 02:00-03:00; move one of them\.
struct WindowsOverlap : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("orders", good(Around(stack)).backups(7_days, "02:00-03:00").maintenance(BAD("sun:02:30-sun:03:30", "sun:03:00-sun:03:30")));
  }
};
static_assert(rule::prove<WindowsOverlap>());

// expect: \[RDS-015\] Rds 'orders' has 10 GiB, and gp3 begins at 20; write \.storage\(20_GiB, \.\.\.\)\.
struct LittleStorage : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", good(Around(stack)).storage(BAD(10_GiB, 20_GiB), 100_GiB)); }
};
static_assert(rule::prove<LittleStorage>());

// expect: \[RDS-015\] storage of Rds 'orders' may grow from 100 to 109 GiB, and RDS wants room for a tenth more at least; write \.storage\(100_GiB, 110_GiB\) or more\.
struct LittleGrowth : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", good(Around(stack)).storage(100_GiB, BAD(109_GiB, 110_GiB))); }
};
static_assert(rule::prove<LittleGrowth>());

// expect: \[RDS-032\] Rds 'orders' keeps backups 36 days, and RDS keeps them 1 to 35; write \.backups\(7_days, \.\.\.\)\.
struct OldBackups : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", good(Around(stack)).backups(BAD(36_days, 35_days), "02:00-03:00")); }
};
static_assert(rule::prove<OldBackups>());

// expect: \[RDS-057\] enhanced monitoring of Rds 'orders' runs every 45 seconds; write 1, 5, 10, 15, 30 or 60 seconds, such as \.monitored\(60_s, role\)\.
struct MonitoredOddly : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = stack.add("monitoring", Role("Monitoring").trust("monitoring.rds.amazonaws.com").managed("service-role/AmazonRDSEnhancedMonitoringRole"));
    stack.add("orders", good(Around(stack)).monitored(BAD(45_s, 30_s), role));
  }
};
static_assert(rule::prove<MonitoredOddly>());

// expect: \[RDS-057\] Role 'monitoring' does not trust .*, so Rds 'orders' cannot be monitored with it; write
// \.trust\("monitoring\.rds\.amazonaws\.com"\)\.
struct MonitoringRole : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = stack.add("monitoring", Role("Monitoring").trust(BAD("ec2.amazonaws.com", "monitoring.rds.amazonaws.com")).managed("service-role/AmazonRDSEnhancedMonitoringRole"));
    stack.add("orders", good(Around(stack)).monitored(60_s, role));
  }
};
static_assert(rule::prove<MonitoringRole>());

// expect: \[RDS-108\] Rds 'orders' asks for db\.m7g\.small, a size in which RDS has no such classes; write one such as "db\.t3\.small" or "db\.m7g\.large"\.
struct NoSuchClass : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", good(Around(stack)).instance(BAD("db.m7g.small", "db.m7g.large"))); }
};
static_assert(rule::prove<NoSuchClass>());

// expect: \[RDS-107\] Role 'monitoring' may not logs:PutLogEvents, so what is measured of Rds 'orders' is written nowhere; write
// \.managed\("service-role/AmazonRDSEnhancedMonitoringRole"\) there\.
struct MonitoredNowhere : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = stack.add("monitoring", Role("Monitoring").trust("monitoring.rds.amazonaws.com").allow({"logs:CreateLog*", BAD("logs:GetLogEvents", "logs:PutLogEvents")}));
    stack.add("orders", good(Around(stack)).monitored(60_s, role));
  }
};
static_assert(rule::prove<MonitoredNowhere>());

// expect: \[RDS-049\] 'my-shop' is no database name of MySQL on RDS; write letters, digits and '_', beginning with a letter, 64 at most\.
struct DatabaseName : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", good(Around(stack)).database(BAD("my-shop", "my_shop"))); }
};
static_assert(rule::prove<DatabaseName>());

// expect: \[RDS-049\] 'order' is a word of MySQL's own and no name for a database; write another, such as \.database\("order_db"\)\.
struct ReservedName : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", good(Around(stack)).database(BAD("order", "orders"))); }
};
static_assert(rule::prove<ReservedName>());

// expect: \[RDS-015\] storage of Rds 'orders' may grow to 70000 GiB, and gp3 ends at 65536; write \.storage\(100_GiB, 65536_GiB\) or less\.
struct MuchStorage : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", good(Around(stack)).storage(100_GiB, BAD(70000_GiB, 65536_GiB))); }
};
static_assert(rule::prove<MuchStorage>());

// expect: \[RDS-010\] Rds 'orders' allows 200000 connections, and MySQL takes 1 to 100000; write \.maxConnections\(170\)\.
struct ManyConnections : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", good(Around(stack)).maxConnections(BAD(200000, 170))); }
};
static_assert(rule::prove<ManyConnections>());

// expect: \[RDS-010\] the slow query log of Rds 'orders' begins at 40000000 seconds, and MySQL takes 31536000 at most; write \.slowQueryLog\(2_s\)\.
struct VerySlow : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", good(Around(stack)).slowQueryLog(BAD(40000000_s, 2_s))); }
};
static_assert(rule::prove<VerySlow>());

// expect: \[RDS-109\] 'last night', which Rds 'orders' is made from, is no snapshot; write its name or ARN, such as "rds:orders-2026-01-31-03-10"\.
struct NoSnapshot : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto key = stack.add("orders", KmsKey("Orders"));
    const auto login = stack.add("orders", Secret("db/orders", "app").encryptedWith(key));
    const auto net = recorded(stack);
    stack.add("orders", Rds::mysql("8.4.10").instance("db.t3.small").in(net.database()).guardedBy(stack.add("data", SecurityGroup(net, "Database"))).encryptedWith(key).credentials(login).restoredFrom(BAD("last night", "orders-2026-01-31")));
  }
};
static_assert(rule::prove<NoSnapshot>());

// expect: \[RDS-048\] the identifier test-orders--eu-db of Rds 'orders--eu' has two dashes in a row, and RDS takes one; write another id or prefix\.
struct TwoDashes : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add(BAD("orders--eu", "orders-eu"), good(Around(stack))); }
};
static_assert(rule::prove<TwoDashes>());

// expect: \[RDS-048\] the identifier .* of Rds .* has 67 characters, and RDS takes 63; write a shorter id or prefix\.
struct LongIdentifier {
  constexpr Settings settings() const { return {.name = "test", .prefix = "shop-of-the-north-eu", .region = "eu-west-1"}; }
  constexpr void declare(Stack& stack) const { stack.add(BAD("orders-that-were-paid-and-not-delivered-yet", "orders"), good(Around(stack))); }
};
static_assert(rule::prove<LongIdentifier>());

// expect: \[RDS-101\] 'order-admin' of Secret 'admin' is no user name for Rds 'orders'; write 1 to 16 letters and digits, beginning with a letter\.
struct UserForm : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto secret = encrypted(stack, "admin", Secret("db/admin", BAD("order-admin", "orderadmin")));
    stack.add("orders", good(Around(stack)).credentials(secret));
  }
};
static_assert(rule::prove<UserForm>());

// expect: \[RDS-101\] 'rdsadmin' of Secret 'admin' is a name that RDS and MySQL keep for themselves; write another user for Rds 'orders', such as "app"\.
struct UserReserved : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto secret = encrypted(stack, "admin", Secret("db/admin", BAD("rdsadmin", "admin")));
    stack.add("orders", good(Around(stack)).credentials(secret));
  }
};
static_assert(rule::prove<UserReserved>());

// expect: \[RDS-102\] Rds 'orders' of module data and that of the root module are both called test-orders-db in AWS; give one of them another id\.
struct TwoModules : Mumbai {
  constexpr void declare(Stack& stack) const {
    const Around around(stack);
    stack.add("orders", good(around));
    stack.module("data").add(BAD("orders", "invoices"), good(around));
  }
};
static_assert(rule::prove<TwoModules>());

// expect: \[RDS-105\] Role 'app' connects to Rds 'orders' as '', and a user of MySQL has 1 to 32 characters; write \.grantConnect\(database, "app"\)\.
struct NoUser : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto database = stack.add("orders", good(Around(stack)));
    stack.add("app", Role("Instances").trust("ec2.amazonaws.com").grantConnect(database, BAD("", "web")));
  }
};
static_assert(rule::prove<NoUser>());

/// Production, with all that a database of it needs.
struct Production {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "shop-prod", .region = "ap-south-1"}; }
  static constexpr Rds database(Stack& stack) {
    const auto net = recorded(stack, Vpc<"10.1.0.0/16">.natPerAz());
    const auto key = stack.add("orders", KmsKey("Orders"));
    const auto login = stack.add("orders", Secret("db/orders", "app").encryptedWith(key));
    const auto group = stack.add("data", SecurityGroup(net, "Database"));
    return Rds::mysql("8.4.10").instance("db.t3.small").in(net.database()).guardedBy(group).credentials(login).encryptedWith(key).deletionProtection();
  }
};

// expect: \[RDS-031\] Rds 'orders' of production keeps backups 6 days, so a mistake found a week later cannot be undone; write \.backups\(7_days, \.\.\.\) or more\.
struct FewBackups : Production {
  constexpr void declare(Stack& stack) const { stack.add("orders", database(stack).multiAz().backups(BAD(6_days, 7_days), "02:00-03:00")); }
};
static_assert(rule::prove<FewBackups>());

// expect: \[RDS-044\] Rds 'orders' of production is in one zone and gone when that zone is; write \.multiAz\(\)\.
struct OneZoneProduction : Production {
  constexpr void declare(Stack& stack) const { stack.add("orders", BAD(database(stack), database(stack).multiAz())); }
};
static_assert(rule::prove<OneZoneProduction>());
// end

// expect: \[RDS-110\] Output 'reader' is told the address of read replica 2 of Rds 'orders', which has 1; write \.readReplicas\(2\) there, or another replica\.
struct NoSuchReplica : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto key = stack.add("orders", KmsKey("Orders"));
    const auto login = stack.add("orders", Secret("db/orders", "app").encryptedWith(key));
    const auto net = recorded(stack);
    const auto guard = stack.add("data", SecurityGroup(net, "Database"));
    const auto orders = stack.add("orders", Rds::mysql("8.4.10").instance("db.t4g.medium").readReplicas(1).in(net.database()).guardedBy(guard).encryptedWith(key).credentials(login));
    stack.output("reader", Attribute::replicaAddress(orders, BAD(2, 1)));
  }
};
static_assert(rule::prove<NoSuchReplica>());
