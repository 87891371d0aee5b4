// SPDX-License-Identifier: Apache-2.0
// Literals in stacks that are proven: each is one error, and the rules are proven all the same.
#include "stack_case.hpp"

struct Literals : Mumbai {
  // Apart, since g++ says nothing more of a chain of calls after its first error.
  // expect: a_daily_window_must_read_like_02_00_dash_03_00_and_last_30_minutes
  static constexpr DailyWindow backups() { return BAD("2:00-3:00", "02:00-03:00"); }
  // expect: a_weekly_window_must_read_like_sun_04_00_dash_sun_05_00_and_last_30_minutes
  static constexpr WeeklyWindow maintenance() { return BAD("sun", "sun:20:00-sun:21:00"); }

  constexpr void declare(Stack& stack) const {
    // expect: the_number_of_availability_zones_must_be_between_1_and_6
    auto net = stack.add("main", Vpc<"10.1.0.0/16">.azs(BAD(9, 3)).natPerAz());
    stack.add("main", FlowLog(net));
    // expect: a_port_must_be_between_1_and_65535
    auto web = stack.add("web", SecurityGroup(net, "Web").allow(tcp(BAD(80800, 8080)), from("10.1.0.0/16")));
    // expect: a_cidr_block_must_read_like_10_1_0_0_slash_16
    auto app = stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(web)).allow(ssh, from(BAD("10.2.0.0/33", "10.2.0.0/16"))));
    auto data = stack.add("data", SecurityGroup(net, "Database").allow(mysql, from(app)));
    auto key = stack.add("orders", KmsKey("Orders"));
    auto login = stack.add("orders", Secret("db/orders", "app").encryptedWith(key));
    stack.add("orders", Rds::mysql("8.4.10")
                            // expect: a_database_instance_class_must_read_like_db_t3_small
                            .instance(BAD("db.t3-small", "db.t3.small"))
                            .backups(7_days, backups())
                            .maintenance(maintenance())
                            .multiAz().deletionProtection().encryptedWith(key).in(net.database()).guardedBy(data).credentials(login));
  }
};
static_assert(rule::prove<Literals>());

struct LiteralAndRule : Mumbai {
  constexpr void declare(Stack& stack) const {
    auto net = stack.add("main", Vpc<"10.1.0.0/16">.azs(3).natPerAz());
    stack.add("main", FlowLog(net));
    // expect: an_id_has_lower_case_letters_digits_and_dashes_and_begins_with_a_letter
    stack.add(BAD("Notes", "notes"), LogGroup("/notes"));
    auto app = stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from("10.1.0.0/16")));
    // expect: \[NET-001\] .*0\.0\.0\.0/0
    auto data = stack.add("data", SecurityGroup(net, "Database").allow(mysql, from(BAD(internet, app))));
    auto key = stack.add("orders", KmsKey("Orders"));
    auto login = stack.add("orders", Secret("db/orders", "app").encryptedWith(key));
    stack.add("orders", Rds::mysql("8.4.10").instance("db.t3.small").multiAz().deletionProtection().encryptedWith(key)
                            .in(net.database()).guardedBy(data).credentials(login));
  }
};
static_assert(rule::prove<LiteralAndRule>());

struct SubnetsAndPorts : Mumbai {
  constexpr void declare(Stack& stack) const {
    // expect: a_cidr_block_must_read_like_10_1_0_0_slash_16
    auto net = stack.add("main", Vpc<"10.1.0.0/16">.privateSubnets({"10.1.64.0/19", BAD("10.1.96.0-19", "10.1.96.0/19")}));
    stack.add("main", FlowLog(net));
    // expect: a_range_of_ports_begins_with_its_lower_one
    auto app = stack.add("app", SecurityGroup(net, "Tasks").allow(udp(BAD(4010, 4000), 4005), from(itself)));
    stack.add("app", AutoScalingGroup("t3.small", {.min = 2, .max = 2, .desired = 2}).in(net.privateSubnets()).guardedBy(app));
  }
};
static_assert(rule::prove<SubnetsAndPorts>());
// end
