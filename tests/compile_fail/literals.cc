// SPDX-License-Identifier: Apache-2.0
// Literals that are checked where they are written. The error names a function whose name says what is right.
#include <ecia/stack.hpp>

#include "case.hpp"

using namespace ecia;

// expect: a_cidr_block_must_read_like_10_1_0_0_slash_16
void cidrWithAPrefixOf33() { take(Cidr(BAD("10.1.0.0/33", "10.1.0.0/32"))); }
// expect: a_cidr_block_must_read_like_10_1_0_0_slash_16
void cidrWithoutAPrefix() { take(from(BAD("10.1.0.0", "10.1.0.0/16"))); }
// expect: a_cidr_block_must_read_like_10_1_0_0_slash_16
void cidrWithAByteOf256() { take(Cidr(BAD("10.256.0.0/16", "10.255.0.0/16"))); }
// expect: the_address_bits_after_the_cidr_prefix_must_be_zero
void cidrOfAHost() { take(Cidr(BAD("10.1.0.7/16", "10.1.0.7/32"))); }
// expect: a_cidr_block_must_read_like_10_1_0_0_slash_16
void vpcWithAPrefixOf33() { take(Vpc<BAD("10.1.0.0/33", "10.1.0.0/16")>.azs(3)); }
// expect: the_address_bits_after_the_cidr_prefix_must_be_zero
void vpcOfAHost() { take(Vpc<BAD("10.1.1.0/16", "10.1.0.0/16")>.natPerAz()); }

// expect: a_repository_must_read_like_acme_slash_site
void repositoryWithoutOwner() { take(WebIdentity::gitHubBranch(BAD("site", "acme/site"), "main")); }
// expect: a_repository_must_read_like_acme_slash_site
void repositoryOfAnybody() { take(WebIdentity::gitHubBranch(BAD("acme/*", "acme/site"), "main")); }
// expect: the_issuer_of_an_identity_must_read_like_token_actions_githubusercontent_com
void issuerAsUrl() { take(OidcProvider(BAD("https://ci.example.com", "ci.example.com"), {"aws"})); }

// expect: the_number_of_availability_zones_must_be_between_1_and_6
void noZones() { take(Vpc<"10.1.0.0/16">.azs(BAD(0, 1))); }
// expect: the_number_of_availability_zones_must_be_between_1_and_6
void sevenZones() { take(Vpc<"10.1.0.0/16">.azs(BAD(7, 6))); }
// expect: a_port_must_be_between_1_and_65535
void portZero() { take(tcp(BAD(0, 1))); }
// expect: a_port_must_be_between_1_and_65535
void portTooLarge() { take(tcp(BAD(70000, 65535))); }
// expect: a_range_of_ports_begins_with_its_lower_one
void rangeReversed() { take(tcp(BAD(9000, 7000), 8000)); }
// expect: a_port_must_be_between_1_and_65535
void rangeTooLong() { take(udp(8000, BAD(80000, 9000))); }

// Whole numbers
// expect: (convert '?double'?|no viable conversion from 'double') to '(ecia::)?ZoneCount'
void zonesAndAHalf() { take(Vpc<"10.1.0.0/16">.azs(BAD(2.5, 2))); }
// expect: (convert '?bool'?|no viable conversion from 'bool') to '(ecia::)?ZoneCount'
void zonesOrNot() { take(Vpc<"10.1.0.0/16">.azs(BAD(true, 1))); }
// expect: no matching function for call to '(tcp\(double\)|tcp)'
void portAndAHalf() { take(tcp(BAD(443.5, 443))); }
// expect: no matching (function for call to 'ecia::Days::Days\(double\)'|conversion for functional-style cast from 'double' to 'Days')
void halfADay() { take(BAD(Days(0.5), Days(1))); }
// expect: (convert '.*'|no viable conversion) from 'double' to '(ecia::)?Whole'|cannot convert 'double' to 'ecia::Whole'
void halfAConnection() { take(Rds::mysql("8.0.39").maxConnections(BAD(100.5, 100))); }

// Text
// expect: ambiguous
void zeroForText() { take(Text(BAD(0, "web"))); }
// expect: a_percentage_must_be_between_0_and_100
void moreThanAll() { take(BAD(101_percent, 100_percent)); }

// expect: an_instance_type_must_read_like_t3_small
void instanceType() { take(AutoScalingGroup(BAD("t3-small", "t3.small"), {1, 2, 1})); }
// expect: an_instance_type_must_read_like_t3_small
void instanceSize() { take(InstanceType(BAD("t3.smal", "m7g.2xlarge"))); }
// expect: a_database_instance_class_must_read_like_db_t3_small
void databaseClass() { take(Rds::mysql("8.0.39").instance(BAD("t3.small", "db.t3.small"))); }
// expect: a_mysql_version_must_read_like_8_0_39
void mysqlWithoutAPatchLevel() { take(Rds::mysql(BAD("8.0", "8.0.39"))); }
// expect: a_mysql_version_must_read_like_8_0_39
void mysqlThatRdsHasNot() { take(Rds::mysql(BAD("9.1.0", "8.4.3"))); }
// expect: a_postgresql_version_must_read_like_17_7
void postgresqlWithoutAMinorVersion() { take(Rds::postgresql(BAD("17", "17.7"))); }
// expect: a_region_must_be_one_of_aws_such_as_eu_central_1
void region() { take(LogGroup("/app").in(BAD("eu-central-9", "eu-central-1"))); }
// expect: a_region_must_be_one_of_aws_such_as_eu_central_1
void regionOfAStack() { take(Settings{.name = "prod", .prefix = "shop-prod", .region = BAD("frankfurt", "eu-central-1")}); }

// expect: an_account_id_has_12_digits
void account() { take(Settings{.name = "prod", .prefix = "shop-prod", .region = "eu-central-1", .account = BAD("1234-5678-9012", "123456789012")}); }

// expect: a_daily_window_must_read_like_02_00_dash_03_00_and_last_30_minutes
void dailyWindow() { take(Rds::mysql("8.0.39").backups(7_days, BAD("2:00-3:00", "02:00-03:00"))); }
// expect: a_daily_window_must_read_like_02_00_dash_03_00_and_last_30_minutes
void shortDailyWindow() { take(DailyWindow(BAD("23:45-00:14", "23:45-00:15"))); }
// expect: a_weekly_window_must_read_like_sun_04_00_dash_sun_05_00_and_last_30_minutes
void weeklyWindow() { take(Rds::mysql("8.0.39").maintenance(BAD("Sunday:04:00-Sunday:05:00", "sun:04:00-sun:05:00"))); }
// expect: a_weekly_window_must_read_like_sun_04_00_dash_sun_05_00_and_last_30_minutes
void shortWeeklyWindow() { take(WeeklyWindow(BAD("sat:23:50-sun:00:10", "sat:23:50-sun:00:20"))); }
// expect: a_time_of_day_must_read_like_20_00
void timeOfDay() { take(TimeOfDay(BAD("24:00", "00:00"))); }

// expect: explicit constructor|constructor is explicit
void noGroup(Handle<SecurityGroup> group) { take(AutoScalingGroup("t3.small", {1, 1, 1}).guardedBy(BAD({}, group))); }
// expect: explicit constructor|constructor is explicit
void noSubnets(VpcOf::Handle net) { take(AutoScalingGroup("t3.small", {1, 1, 1}).in(BAD({}, net.privateSubnets()))); }

// expect: an_id_has_lower_case_letters_digits_and_dashes_and_begins_with_a_letter
void idWithACapital(Stack& stack) { stack.add(BAD("albLogs", "alb-logs"), Bucket()); }
// expect: an_id_has_lower_case_letters_digits_and_dashes_and_begins_with_a_letter
void idThatBeginsWithADigit(ModuleScope module) { module.add(BAD("2nd", "second"), Bucket()); }
// expect: an_iam_action_must_read_like_s3_colon_GetObject
void action() { take(Role("reader").allow({BAD("s3.GetObject", "s3:GetObject"), "s3:List*"})); }
// expect: a_service_principal_must_read_like_ec2_amazonaws_com
void servicePrincipal() { take(Role("instances").trust(BAD("ec2", "ec2.amazonaws.com"))); }
// expect: the_terraform_version_must_read_like_1_6
void terraformVersion() { take(tf::Version(BAD("1.x", "1.6"))); }
// end
