// SPDX-License-Identifier: Apache-2.0
// Checked words, address blocks, quantities and windows.
#include <ecia/text/cidr.hpp>
#include <ecia/text/ec2.hpp>
#include <ecia/text/pattern.hpp>
#include <ecia/text/quantity.hpp>
#include <ecia/text/region.hpp>
#include <ecia/text/window.hpp>

using namespace ecia;

// Patterns
static_assert(graviton("t4g.small") && graviton("m7gd.large") && graviton("im4gn.large") && graviton("is4gen.medium") && graviton("a1.medium") && graviton("g5g.xlarge"));
static_assert(!graviton("t3.small") && !graviton("g4dn.xlarge") && !graviton("m6i.large") && !graviton("gr6.4xlarge"));
static_assert(matches("", "") && matches("*", "") && matches("*", "abc") && matches("a*c", "abc") && matches("a*c", "ac") && matches("*b*", "abc") && matches("a**", "a"));
static_assert(!matches("", "a") && !matches("a", "") && !matches("a*c", "abcd") && !matches("*b", "abc") && !matches("a*b*c", "acb") && matches("*ab*ab", "abab"));

// Text
static_assert(join({"a", 1, std::string_view("b"), Text("c"), -20}) == "a1bc-20");
static_assert(decimal(0) == "0" && decimal(-7) == "-7" && decimal(9223372036854775807) == "9223372036854775807");
static_assert([] {
  Text owned = join({"long", "er"});
  Text copy = owned;
  Text moved = std::move(owned);
  copy = moved;
  return copy == moved && moved == "longer" && Text() == "";
}());

// Cidr
static_assert(Cidr("10.1.0.0/16").contains(Cidr("10.1.255.0/24")) && !Cidr("10.1.0.0/16").contains(Cidr("10.2.0.0/24")));
static_assert(!Cidr("10.1.0.0/16").contains(Cidr("10.0.0.0/8")) && Cidr("10.1.0.0/16").overlaps(Cidr("10.0.0.0/8")));
static_assert(Cidr("0.0.0.0/0") == internet && internet.contains(Cidr("255.255.255.255/32")));
static_assert(Cidr("10.1.0.0/16").subnet(24, 10).text() == "10.1.10.0/24" && Cidr("255.255.255.255/32").text() == "255.255.255.255/32");
static_assert(Cidr("10.0.0.0/8").addresses() == 16777216 && internet.addresses() == 4294967296);
static_assert(Cidr::parse("192.168.0.0/24").has_value());
static_assert(!Cidr::parse("") && !Cidr::parse("10.0.0.0") && !Cidr::parse("10.0.0.0/33") && !Cidr::parse("10.0.0/8") && !Cidr::parse("10.0.0.256/32"));
static_assert(!Cidr::parse("10.0.0.1/24") && !Cidr::parse("010.0.0.0/8") && !Cidr::parse("10.0.0.0/") && !Cidr::parse("10.0.0.0/8 ") && !Cidr::parse("10.0.0.0/08"));
static_assert(!Cidr::parse("1000.0.0.0/8") && !Cidr::parse("-1.0.0.0/8") && !Cidr::parse("10..0.0/8") && !Cidr::parse("::/0"));

// Words
static_assert(InstanceType::parse("t3.small") && InstanceType::parse("m7g.2xlarge") && InstanceType::parse("c7i.metal-24xl") && InstanceType::parse("u-6tb1.112xlarge"));
static_assert(!InstanceType::parse("db.t3.small") && !InstanceType::parse("t3") && !InstanceType::parse("t3.") && !InstanceType::parse("t3.smal") && !InstanceType::parse("T3.small"));
static_assert(DbInstanceClass::parse("db.t3.small") && !DbInstanceClass::parse("t3.small") && !DbInstanceClass::parse("db.t3.tiny"));
static_assert(memoryMiB("db.t3.small") == 2048 && memoryMiB("db.t4g.micro") == 1024 && memoryMiB("db.r6g.large") == 0);
static_assert(MysqlVersion::parse("8.0.39") && MysqlVersion::parse("8.4.5") && !MysqlVersion::parse("8.0") && !MysqlVersion::parse("9.1.0") && !MysqlVersion::parse("8.0.39.") && !MysqlVersion::parse("8..0"));
static_assert(PostgresqlVersion::parse("17.7") && PostgresqlVersion::parse("16.10") && !PostgresqlVersion::parse("17") && !PostgresqlVersion::parse("9.6.24") && !PostgresqlVersion::parse("17.") && !PostgresqlVersion::parse("017.1") && !PostgresqlVersion::parse("17.123"));
static_assert(Region::parse("ap-south-1") && !Region::parse("ap-south-9") && zonesOf(Region("us-east-1")).size() == 6);

// Times
static_assert(unixCron(TimeOfDay("20:00")) == "0 20 * * *" && eventBridgeCron(TimeOfDay("00:05")) == "cron(5 0 * * ? *)");
static_assert(!TimeOfDay::parse("24:00") && !TimeOfDay::parse("7:00") && !TimeOfDay::parse("07:60") && !TimeOfDay::parse("07-00"));
static_assert(DailyWindow::parse("23:45-00:15") && !DailyWindow::parse("02:00-02:29") && !DailyWindow::parse("02:00") && !DailyWindow::parse("02:00-02:00"));
static_assert(WeeklyWindow::parse("sat:23:45-sun:00:15") && !WeeklyWindow::parse("sun:04:00") && !WeeklyWindow::parse("Sun:04:00-Sun:05:00") && !WeeklyWindow::parse("sunday:04:00-sunday:05:00"));
static_assert(!overlap(WeeklyWindow("sun:04:00-sun:05:00"), DailyWindow("02:00-03:00")));
static_assert(overlap(WeeklyWindow("sun:02:30-sun:03:30"), DailyWindow("02:00-03:00")) && overlap(WeeklyWindow("sat:23:00-sun:02:30"), DailyWindow("02:00-03:00")));
static_assert(overlap(WeeklyWindow("mon:23:50-tue:00:20"), DailyWindow("00:00-01:00")) && !overlap(WeeklyWindow("mon:01:00-mon:02:00"), DailyWindow("23:00-01:00")));
static_assert(overlap(WeeklyWindow("mon:00:00-wed:00:00"), DailyWindow("05:00-06:00")));

// Quantities
static_assert((2_GiB).bytes() == 2147483648 && (2_min).count == 120 && 30_s < 1_min && 7_days == Days{7});

// A value or nothing, words of tables, texts that move
static_assert(!Optional<Text>() && Optional<Text>("a") && *Optional<Text>("a") == "a" && Optional<int>(0) != Optional<int>() && Optional<Region>() == Optional<Region>());
static_assert([] {
  Optional<Text> one = join({"long", "er"}), other = one;
  one = {};
  Text from = join({"a", 1}), to = std::move(from);
  return !one && other->view() == "longer" && from.empty() && to == "a1";
}());
static_assert(TableWord("s3").size == 2 && sameText(TableWord("s3"), "s3") && !sameText("s3", "s4") && !sameText("s3", "s") && sameText("", ""));

// Whole numbers: no fraction, no truth value, no letter; beyond an int they are its bounds.
static_assert(Whole(7) == 7 && Whole(-7L) == -7 && Whole(7U) == 7);
static_assert(Whole(4'000'000'000U) == 2147483647 && Whole(-4'000'000'000L) == -2147483647 - 1 && Whole(~0ULL) == 2147483647);
static_assert(!std::is_constructible_v<Whole, double> && !std::is_constructible_v<Whole, bool> && !std::is_constructible_v<Whole, char>);
static_assert(!std::is_constructible_v<Days, double> && !std::is_constructible_v<GiB, bool> && !std::is_convertible_v<int, Days>);
static_assert(!std::is_constructible_v<Days, GiB> && !std::is_constructible_v<Text, std::nullptr_t>);
