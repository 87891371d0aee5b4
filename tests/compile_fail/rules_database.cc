// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/database.hpp.
#include "stack_case.hpp"

/// What a database needs.
struct Around {
  VpcOf::Handle net;
  Handle<SecurityGroup> group;
  Handle<Secret> secret;
  constexpr explicit Around(Stack& stack, VpcOf vpc = Vpc<"10.1.0.0/16">)
      : net(stack.add("main", vpc)),
        group(stack.add("data", SecurityGroup(net, "Database"))),
        secret(stack.add("orders", Secret("db/orders", "app"))) {}
};
/// A database with nothing wrong.
constexpr Rds good(const Around& around) {
  return Rds::mysql("8.0.39").instance("db.t3.small").in(around.net.database()).guardedBy(around.group).credentials(around.secret);
}

// expect: \[RDS-038\] the subnet group of Rds 'orders' spans one zone, and RDS wants two, .* for multiAz\(\); write \.azs\(2\) or more at Vpc
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
    const auto role = stack.add("monitoring", Role("Monitoring").trust("monitoring.rds.amazonaws.com"));
    stack.add("orders", good(Around(stack)).monitored(BAD(45_s, 30_s), role));
  }
};
static_assert(rule::prove<MonitoredOddly>());

// expect: \[RDS-057\] Role 'monitoring' does not trust .*, so Rds 'orders' cannot be monitored with it; write
// \.trust\("monitoring\.rds\.amazonaws\.com"\)\.
struct MonitoringRole : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto role = stack.add("monitoring", Role("Monitoring").trust(BAD("ec2.amazonaws.com", "monitoring.rds.amazonaws.com")));
    stack.add("orders", good(Around(stack)).monitored(60_s, role));
  }
};
static_assert(rule::prove<MonitoringRole>());

// expect: \[RDS-049\] 'my-shop' is no database name of MySQL on RDS; write letters, digits and '_', beginning with a letter, 64 at most\.
struct DatabaseName : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", good(Around(stack)).database(BAD("my-shop", "my_shop"))); }
};
static_assert(rule::prove<DatabaseName>());
// end
