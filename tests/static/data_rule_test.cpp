// SPDX-License-Identifier: Apache-2.0
// Rules of databases, buckets, keys, secrets, roles and state: each finds its mistake, and nothing in the nearest stack without it.
#include "finding_count.hpp"

using namespace ecia;

namespace {

/// How often a rule is broken by what `declare` declares.
template <class Declare>
constexpr int count(std::string_view id, Declare declare, Settings settings = {.name = "test", .prefix = "test", .region = "ap-south-1"}) {
  Stack stack(std::move(settings));
  declare(stack);
  return countOf(stack.model(), id);
}
/// Whether a rule finds one mistake in the first and nothing in the second.
template <class Bad, class Good>
constexpr bool tells(std::string_view id, Bad bad, Good good) {
  return count(id, bad) == 1 && count(id, good) == 0;
}

constexpr Settings as(Text name, Text provider = "~> 5.0") { return {.name = name, .prefix = "test", .region = "ap-south-1", .awsProvider = provider}; }

/// 8192 and more characters without a literal of that length.
struct Long {
  char text[10400]{};
  constexpr Long() {
    for (char& c : text) c = 'x';
  }
  constexpr std::string_view of(std::size_t size) const { return {text, size}; }
};
constexpr Long xs;

// Databases
constexpr auto database(auto change, Text user = "app", MysqlVersion version = "8.4.6") {
  return [=](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto secret = s.add("db", Secret("db", user));
    s.add("db", change(Rds::mysql(version).instance("db.t3.small").in(net.database()).guardedBy(s.add("db", SecurityGroup(net, "db"))).credentials(secret)));
  };
}
constexpr auto same = [](auto construct) { return construct; };
static_assert(tells("RDS-003", database(same, "app", "8.0.41"), database(same, "app", "8.0.42")));
static_assert(count("RDS-003", database(same)) == 0);
static_assert(tells("RDS-010", database([](Rds d) { return d.maxConnections(100001); }), database([](Rds d) { return d.maxConnections(100000); })));
static_assert(tells("RDS-108", database([](Rds d) { return d.instance("db.t3.nano"); }), database([](Rds d) { return d.instance("db.t3.micro"); })));
static_assert(tells("RDS-108", database([](Rds d) { return d.instance("db.m7g.small"); }), database([](Rds d) { return d.instance("db.c6gd.medium"); })));
static_assert(tells("RDS-108", database([](Rds d) { return d.instance("db.t4g.4xlarge"); }), database([](Rds d) { return d.instance("db.t4g.2xlarge"); })));
static_assert(tells("RDS-010", database([](Rds d) { return d.slowQueryLog(31536001_s); }), database([](Rds d) { return d.slowQueryLog(31536000_s); })));
static_assert(tells("RDS-015", database([](Rds d) { return d.storage(100_GiB, 65537_GiB); }), database([](Rds d) { return d.storage(100_GiB, 65536_GiB); })));
static_assert(tells("RDS-049", database([](Rds d) { return d.database("order"); }), database([](Rds d) { return d.database("orders"); })));
static_assert(tells("RDS-103", database([](Rds d) { return d.maxConnections(d.nominalConnections() + 1); }), database([](Rds d) { return d.maxConnections(d.nominalConnections()); })));
static_assert(count("SEC-104", database(same), {.name = "test", .prefix = "test", .region = "ap-south-1", .terraform = "1.10"}) == 1 && count("SEC-104", database(same)) == 0);
// PostgreSQL beside MySQL
constexpr auto postgres(auto change, Text user = "app", PostgresqlVersion version = "17.7", Port port = postgresql) {
  return [=](Stack& s) {
    const auto net = s.add("main", VpcOf("10.1.0.0/16"));
    const auto app = s.add("app", SecurityGroup(net, "app"));
    const auto guard = s.add("db", SecurityGroup(net, "db").allow(port, from(app)));
    const auto made = s.add("db", change(Rds::postgresql(version).instance("db.t3.small").in(net.database()).guardedBy(guard).credentials(s.add("db", Secret("db", user)))));
    const auto fleet = s.add("app", AutoScalingGroup("t3.small", {.min = 1, .max = 1, .desired = 1}).in(net.privateSubnets()).guardedBy(app));
    s.reaches(fleet, made, port);
    s.add("app", Role("app").trust("ec2.amazonaws.com").grantConnect(made, Text::own(xs.of(user == "long" ? 64 : 63))));
  };
}
static_assert(count("SG-020", postgres(same)) == 0 && count("SG-020", postgres(same, "app", "17.7", mysql)) == 1);
static_assert(count("NET-003", postgres(same)) == 0 && count("NET-003", postgres(same, "app", "17.7", mysql)) == 1);
static_assert(count("RDS-003", postgres(same)) == 0 && count("RDS-003", postgres(same, "app", "17.4")) == 1 && count("RDS-003", postgres(same, "app", "16.9")) == 0);
static_assert(count("RDS-003", postgres(same, "app", "13.22")) == 1 && count("RDS-003", postgres(same, "app", "14.18")) == 0 && count("RDS-003", postgres(same, "app", "18.1")) == 0);
static_assert(tells("RDS-010", postgres([](Rds d) { return d.maxConnections(5); }), postgres([](Rds d) { return d.maxConnections(6); })));
static_assert(tells("RDS-010", postgres([](Rds d) { return d.slowQueryLog(2147484_s); }), postgres([](Rds d) { return d.slowQueryLog(2147483_s); })));
static_assert(tells("RDS-049", postgres([](Rds d) { return d.database("user"); }), postgres([](Rds d) { return d.database("key"); })));
static_assert(tells("RDS-049", postgres([](Rds d) { return d.database(Text::own(xs.of(64))); }), postgres([](Rds d) { return d.database(Text::own(xs.of(63))); })));
static_assert(count("RDS-101", postgres(same, "admin")) == 1 && count("RDS-101", postgres(same, "pg_owner")) == 1 && count("RDS-101", postgres(same, "postgres")) == 0);
static_assert(count("RDS-101", postgres(same, Text::own(xs.of(63)))) == 0 && count("RDS-101", postgres(same, Text::own(xs.of(64)))) == 1);
static_assert(count("RDS-105", postgres(same)) == 0 && count("RDS-105", postgres(same, "long")) == 1);
static_assert(Rds::postgresql("17.7").instance("db.t3.small").nominalConnections() == 225 && Rds::mysql("8.4.10").instance("db.t3.small").nominalConnections() == 170);
static_assert(Rds::postgresql("17.7").instance("db.t3.2xlarge").nominalConnections() == 3604);
constexpr auto insights = [](Rds d) { return d.performanceInsights(7_days); };
static_assert(count("RDS-061", postgres(insights)) == 0 && count("RDS-061", database(insights)) == 1);

consteval bool advises(Region region, std::string_view window) {
  Stack stack({.name = "test", .prefix = "test", .region = region});
  database([](Rds d) { return d.maintenance("sun:03:00-sun:15:00"); })(stack);
  for (const auto& finding : rule::check(stack.model()))
    if (finding.id == "RDS-029") return finding.sentence.view().find(window) != std::string_view::npos;
  return false;
}
static_assert(advises("ap-south-1", "\"sat:20:30-sat:21:30\", from 02:00 there") && advises("me-south-1", "\"sat:23:00-sun:00:00\"") && advises("eu-central-1", "\"sat:01:00-sat:02:00\""));
// 09:00 to 18:00 in Mumbai is 03:30 to 12:30 in UTC, and in Oregon 17:00 to 02:00
consteval int maintained(WeeklyWindow window, Region region = "ap-south-1") {
  return count("RDS-029", database([&](Rds d) { return d.maintenance(window); }), {.name = "test", .prefix = "test", .region = region});
}
static_assert(maintained("sun:04:00-sun:05:00") == 1 && maintained("sun:03:00-sun:03:30") == 0 && maintained("sun:03:00-sun:03:31") == 1 && maintained("mon:12:30-mon:13:30") == 0);
static_assert(maintained("sun:04:00-sun:05:00", "us-west-2") == 0 && maintained("sun:01:00-sun:01:30", "us-west-2") == 1 && maintained("sat:23:30-sun:00:30", "us-west-2") == 1);
static_assert(maintained("sun:02:00-sun:02:30", "us-west-2") == 0 && maintained("sun:16:30-sun:17:00", "us-west-2") == 0);
static_assert(count("RDS-031", database([](Rds d) { return d.backups(6_days, "02:00-03:00"); }), as("prod")) == 1);
static_assert(count("RDS-031", database([](Rds d) { return d.backups(6_days, "02:00-03:00"); }), as("dev")) == 0 && count("RDS-031", database(same), as("prod")) == 0);
static_assert(count("RDS-044", database(same), as("prod")) == 1 && count("RDS-044", database(same), as("dev")) == 0);
static_assert(count("RDS-044", database([](Rds d) { return d.multiAz(); }), as("prod")) == 0);
constexpr auto called(Id id) {
  return [=](Stack& s) { s.add(id, Rds::mysql("8.4.6")); };
}
static_assert(tells("RDS-048", called("a--b"), called("a-b")));
static_assert(count("RDS-048", called("abcdefghijabcdefghijabcdefghijabcdefghijabcdefgh"), {.name = "x", .prefix = "abcdefghijk", .region = "ap-south-1"}) == 0);
static_assert(count("RDS-048", called("abcdefghijabcdefghijabcdefghijabcdefghijabcdefgh"), {.name = "x", .prefix = "abcdefghijkl", .region = "ap-south-1"}) == 1);
static_assert(tells("RDS-101", database(same, "master-user"), database(same, "masteruser")));
static_assert(count("RDS-101", database(same, "seventeenletters1")) == 1 && count("RDS-101", database(same, "sixteenletters12")) == 0);
static_assert(count("RDS-101", database(same, "")) == 1 && count("RDS-101", database(same, "rdsadmin")) == 1);
static_assert(tells("RDS-102", [](Stack& s) { s.add("a", Rds::mysql("8.4.6")); s.module("m").add("a", Rds::mysql("8.4.6")); },
                    [](Stack& s) { s.add("a", Rds::mysql("8.4.6")); s.module("m").add("b", Rds::mysql("8.4.6")); }));
constexpr auto keyed(auto change) {
  return [=](Stack& s) { s.add("db", change(Rds::mysql("8.4.6"), s.add("k", KmsKey("x")))); };
}
static_assert(tells("RDS-104", keyed([](Rds d, auto) { return d; }), keyed([](Rds d, auto k) { return d.encryptedWith(k); })));
constexpr auto connects(Text user) {
  return [=](Stack& s) { s.add("r", Role("x").grantConnect(s.add("db", Rds::mysql("8.4.6").credentials(s.add("db", Secret("db", "admin")))), user)); };
}
static_assert(tells("RDS-105", connects(""), connects("app")) && tells("RDS-106", connects("admin"), connects("app")));

// Buckets
constexpr auto bucket(auto change) {
  return [=](Stack& s) { s.add("a", change(Bucket())); };
}
constexpr auto named(Text name) {
  return bucket([=](Bucket b) { return b.named(name); });
}
static_assert(tells("S3-001", named("Reports_2026"), named("reports.2026")) && count("S3-001", named("ab")) == 1 && count("S3-001", named("abc-")) == 1);
static_assert(tells("S3-001", [](Stack& s) { s.add("abcdefghijabcdefghijabcdefghijabcdefghijabcdef", Bucket()); },
                    [](Stack& s) { s.add("abcdefghijabcdefghijabcdefghijabcdefghijabcde", Bucket()); }));
static_assert(tells("S3-003", named("10.1.0.1"), named("10.1.0.1a")) && tells("S3-003", named("a..b"), named("a.b")));
static_assert(tells("S3-003", named("xn--reports"), named("xn-reports")) && tells("S3-003", named("reports-s3alias"), named("reports-s3")));
static_assert(count("S3-003", [](Stack& s) { s.add("a", Bucket()); }, {.name = "x", .prefix = "sthree-x", .region = "ap-south-1"}) == 1);
static_assert(tells("S3-006", [](Stack& s) { s.add("a", Bucket().named("reports")); s.add("b", Bucket().named("reports")); },
                    [](Stack& s) { s.add("a", Bucket().named("reports")); s.add("b", Bucket().named("invoices")); }));
static_assert(tells("S3-006", [](Stack& s) { s.add("a", Bucket()); s.module("m").add("a", Bucket()); }, [](Stack& s) { s.add("a", Bucket()); s.module("m").add("b", Bucket()); }));
static_assert(tells("S3-014", bucket([](Bucket b) { return b.age({}); }), bucket([](Bucket b) { return b.age({}).abortUploadsAfter(7_days); })));
static_assert(tells("S3-041", bucket([](Bucket b) { return b.corsFrom("https://example.com"); }), bucket([](Bucket b) { return b.corsFrom("example.com"); })));
static_assert(tells("S3-101", bucket([](Bucket b) { return b.abortUploadsAfter(0_days); }), bucket([](Bucket b) { return b.abortUploadsAfter(1_day); })));
static_assert(tells("S3-101", bucket([](Bucket b) { return b.age({.expire = 0_days}); }), bucket([](Bucket b) { return b.age({.expire = 1_day}); })));
static_assert(tells("S3-101", bucket([](Bucket b) { return b.versioned().ageOldVersions({.expire = 0_days}); }), bucket([](Bucket b) { return b.versioned().ageOldVersions({.toGlacier = 0_days, .expire = 1_day}); })));
static_assert(tells("S3-102", bucket([](Bucket b) { return b.age({.toStandardIa = 30_days, .expire = 30_days}); }),
                    bucket([](Bucket b) { return b.age({.toStandardIa = 30_days, .expire = 31_days}); })));
static_assert(tells("S3-103", bucket([](Bucket b) { return b.versioned(); }), bucket([](Bucket b) { return b.versioned().ageOldVersions({.expire = 30_days}); })));
static_assert(tells("S3-104", bucket([](Bucket b) { return b.receivesLoadBalancerLogs("alb/"); }), bucket([](Bucket b) { return b.receivesLoadBalancerLogs("alb/web"); })));

// Keys and secrets
static_assert(tells("KMS-007", [](Stack& s) { s.add("a", KmsKey("x")); s.module("m").add("a", KmsKey("y")); }, [](Stack& s) { s.add("a", KmsKey("x")); s.module("m").add("b", KmsKey("y")); }));
static_assert(tells("KMS-101", [](Stack& s) { s.add("a", KmsKey(xs.of(8193))); }, [](Stack& s) { s.add("a", KmsKey(xs.of(8192))); }));
constexpr auto encrypted(Id id) {
  return [=](Stack& s) { s.add("a", Bucket().encryptedWith(s.add(id, KmsKey("x")))); };
}
static_assert(tells("KMS-014", encrypted("rds"), encrypted("s3")) && tells("KMS-014", encrypted("orders-db"), encrypted("orders")));
static_assert(tells("KMS-014", encrypted("secrets"), encrypted("s3-secrets")) && tells("KMS-014", encrypted("database"), encrypted("databases3")));
constexpr auto secret(Text path) {
  return [=](Stack& s) { s.add("a", Secret(path, "u")); };
}
constexpr auto secretUnder(Id id) {
  return [=](Stack& s) { s.add("a", Secret("db", "u").encryptedWith(s.add(id, KmsKey("x")))); };
}
static_assert(tells("KMS-014", secretUnder("s3"), secretUnder("db")) && count("KMS-014", secretUnder("secrets")) == 0);
static_assert(tells("SEC-004", secret("db-passwd"), secret("db-password")));
constexpr auto keyedSecret = [](Stack& s) { s.add("a", Secret("db", "u").encryptedWith(s.add("k", KmsKey("x")))); };
static_assert(tells("SEC-010", secret("db"), keyedSecret));
constexpr auto readsKey(Text key) {
  return [=](Stack& s) { s.add("r", Role("x").grantRead(s.add("a", Secret("db", "u")), {key})); };
}
static_assert(tells("SEC-008", readsKey("port"), readsKey("username")) && tells("SEC-008", readsKey("Password"), readsKey("password")));
static_assert(tells("SEC-101", secret("db credentials"), secret("db/credentials")) && count("SEC-101", secret("")) == 1);
static_assert(tells("SEC-102", [](Stack& s) { s.add("a", Secret("x", "u")); s.add("b", Secret("x", "u")); }, [](Stack& s) { s.add("a", Secret("x", "u")); s.add("b", Secret("y", "u")); }));
constexpr auto two(bool shared) {
  return [=](Stack& s) {
    const auto one = s.add("a", Secret("a", "u"));
    s.add("a", Rds::mysql("8.4.6").credentials(one));
    s.add("b", Rds::mysql("8.4.6").credentials(shared ? one : s.add("b", Secret("b", "u"))));
  };
}
static_assert(tells("SEC-103", two(true), two(false)));

/// So many letters.
constexpr Text wide(std::size_t size) {
  Text text = "a";
  while (text.view().size() * 2 <= size) text = join({text, text});
  const auto rest = size - text.view().size();
  return join({text, text.view().substr(0, rest)});
}

// What looks like a secret.
using rule::credentialIn;
static_assert(credentialIn("AKIAIOSFODNN7EXAMPLE") == "an access key" && credentialIn("key=ASIAIOSFODNN7EXAMPLE;") == "an access key" && credentialIn("AKIAIOSFODNN7").empty() && credentialIn("akiaiosfodnn7example").empty());
static_assert(credentialIn("-----BEGIN RSA PRIVATE KEY-----\nMIIE") == "a private key" && credentialIn("-----BEGIN CERTIFICATE-----\nMIIE").empty());
constexpr Text token(std::string_view start, std::size_t more) { return join({start, wide(more)}); }
static_assert(credentialIn(token("ghp_", 36)) == "a token" && credentialIn(token("Bearer ghs_", 36)) == "a token" && credentialIn(token("github_pat_", 82)) == "a token" && credentialIn(token("glpat-", 20)) == "a token" &&
              credentialIn(token("sk_live_", 24)) == "a token" && credentialIn(token("xoxb-", 50)) == "a token");
// Those of tests of Stripe, names that begin alike, and what is no whole word.
static_assert(credentialIn(token("sk_test_", 24)).empty() && credentialIn(token("ghp_", 29)).empty() && credentialIn(token("xghp_", 36)).empty() && credentialIn("https://example.com/glpat-docs").empty());
static_assert(credentialIn("postgres://app:hunter2@db.example.com/orders") == "a password in a URL" && credentialIn("REDIS=rediss://:hunter2@cache:6379") == "a password in a URL");
static_assert(credentialIn("postgres://app@db.example.com/orders").empty() && credentialIn("https://example.com:8443/a@b").empty() && credentialIn("git clone https://x:$TOKEN@github.com/a").empty() &&
              credentialIn("amqp://guest:guest@localhost:5672").empty() && credentialIn("postgres://app:<password>@db").empty() && credentialIn("mail to ops:team@example.com").empty() && credentialIn("s3://").empty());

// Parameters
constexpr auto parameter(Text path, EnvironmentValue value = "x") {
  return [=](Stack& s) { s.add("a", Parameter(path, value)); };
}
constexpr int parameterUnder(Text prefix, Text path) {
  Stack stack({.name = "test", .prefix = prefix, .region = "ap-south-1", .zoneLoss = ZoneLoss::survived});
  stack.add("a", Parameter(path, "x"));
  return countOf(stack.model(), "SSM-101");
}
constexpr Text deep(int levels) {
  Text path = "a";
  for (int i = 1; i < levels; ++i) path = join({path, "/a"});
  return path;
}
static_assert(count("SSM-101", parameter("orders/mode")) == 0 && count("SSM-101", parameter("a_b.c-D9")) == 0);
static_assert(count("SSM-101", parameter("")) == 1 && count("SSM-101", parameter("/orders")) == 1 && count("SSM-101", parameter("orders/")) == 1 && count("SSM-101", parameter("orders//mode")) == 1 &&
              count("SSM-101", parameter("orders mode")) == 1 && count("SSM-101", parameter("orders+mode")) == 1);
// The prefix is a level as well, and the ARN before the name counts: "arn:aws:ssm:ap-south-1:123456789012:parameter/test/" has 51 characters.
static_assert(count("SSM-101", parameter(deep(14))) == 0 && count("SSM-101", parameter(deep(15))) == 1 && count("SSM-101", parameter(wide(960))) == 0 && count("SSM-101", parameter(wide(961))) == 1);
static_assert(parameterUnder("shop", "aws") == 0 && parameterUnder("aws-shop", "mode") == 1 && parameterUnder("ssm1", "mode") == 1 && parameterUnder("awful", "mode") == 0);
static_assert(tells("SSM-102", [](Stack& s) { s.add("a", Parameter("x", 1)); s.add("b", Parameter("x", 2)); }, [](Stack& s) { s.add("a", Parameter("x", 1)); s.add("b", Parameter("X", 1)); }));
static_assert(count("SSM-103", parameter("a", wide(4096))) == 0 && count("SSM-103", parameter("a", wide(4097))) == 1 && count("SSM-103", parameter("a", "")) == 1 && count("SSM-103", parameter("a", "{{ssm:b}}")) == 1 &&
              count("SSM-103", parameter("a", "{b}")) == 0 && count("SSM-103", [](Stack& s) { s.add("a", Parameter("a", s.add("v", Variable::text("A", "^.+$", "Any.")))); }) == 0);
static_assert(count("SSM-104", parameter("db/password", "hunter2")) == 1 && count("SSM-104", parameter("db-password", "hunter2")) == 1 && count("SSM-104", parameter("db/host", "AKIAIOSFODNN7EXAMPLE")) == 1 &&
              count("SSM-104", parameter("db/password", "arn:aws:secretsmanager:ap-south-1:123456789012:secret:db")) == 0 && count("SSM-104", parameter("db/passwords", "on")) == 0 && count("SSM-104", parameter("mode", "live")) == 0 &&
              count("SSM-104", [](Stack& s) { s.add("a", Parameter::secure("db/password")); }) == 0);
constexpr int keptIn(std::string_view terraform) {
  Stack stack({.name = "test", .prefix = "test", .region = "ap-south-1", .terraform = terraform == "1.10" ? tf::Version("1.10") : tf::Version("1.11")});
  stack.add("a", Parameter::secure("a"));
  stack.add("b", Parameter("b", "b"));
  return countOf(stack.model(), "SSM-106");
}
static_assert(keptIn("1.10") == 1 && keptIn("1.11") == 0);
constexpr auto writes(auto parameter) {
  return [=](Stack& s) { s.add("r", Role("x").grantWrite(s.add("a", parameter))); };
}
static_assert(tells("SSM-107", writes(Parameter("a", "b")), writes(Parameter("a", "b").changedOutside())) && count("SSM-107", writes(Parameter::secure("a"))) == 0 &&
              count("SSM-107", [](Stack& s) { s.add("r", Role("x").grantRead(s.add("a", Parameter("a", "b")))); }) == 0);
static_assert(tells("SSM-105", [](Stack& s) { s.add("a", Parameter("a", "b").encryptedWith(s.add("k", KmsKey("x")))); }, [](Stack& s) { s.add("a", Parameter::secure("a").encryptedWith(s.add("k", KmsKey("x")))); }));
static_assert(count("KMS-014", [](Stack& s) { s.add("a", Parameter::secure("a").encryptedWith(s.add("secrets", KmsKey("x")))); }) == 0 &&
              count("KMS-014", [](Stack& s) { s.add("a", Parameter::secure("a").encryptedWith(s.add("rds", KmsKey("x")))); }) == 1);
// A program that is told the name of a parameter reads or writes it.
constexpr int toldOfParameter(auto grants) {
  return count("IAM-110", [&](Stack& s) {
    const auto mode = s.add("a", Parameter("a", "b").changedOutside());
    s.add("a", LambdaFunction::zip("a.zip").runAs(s.add("a", grants(Role("A").trust("lambda.amazonaws.com"), mode))).environment("MODE", Attribute::name(mode)));
  });
}
static_assert(toldOfParameter([](const Role& role, auto) { return role; }) == 1 && toldOfParameter([](const Role& role, auto mode) { return role.grantRead(mode); }) == 0 &&
              toldOfParameter([](const Role& role, auto mode) { return role.grantWrite(mode); }) == 0 && toldOfParameter([](const Role& role, auto) { return role.allow({"ssm:GetParametersByPath"}); }) == 0);
// A role that names an encrypted parameter by its ARN decrypts with its key as well.
constexpr int readsByHand(Text resource, Action action) {
  return count("IAM-107", [&](Stack& s) {
    s.add("a", Parameter::secure("db/key").encryptedWith(s.add("k", KmsKey("x"))));
    s.add("r", Role("x").allow({action}, resource));
  });
}
static_assert(readsByHand("arn:aws:ssm:ap-south-1:123456789012:parameter/test/db/*", "ssm:GetParameter") == 1 && readsByHand("arn:aws:ssm:ap-south-1:123456789012:parameter/test/other", "ssm:GetParameter") == 0 &&
              readsByHand("arn:aws:ssm:ap-south-1:123456789012:parameter/test/db/key", "ssm:PutParameter") == 1);
// Tasks without a way out ask for an endpoint of Systems Manager, and only they.
constexpr int asks(bool endpoint, bool told) {
  return count("ECS-007", [&](Stack& s) {
    const auto net = s.add("main", Vpc<"10.0.0.0/16">);
    const auto guard = s.add("a", SecurityGroup(net, "A").allow(tcp(443), from("10.0.0.0/16")));
    for (const char* name : {"ecr.api", "ecr.dkr", "logs"}) s.add(*Id::parse(std::string_view(name) == "ecr.api" ? "ecr-api" : std::string_view(name) == "ecr.dkr" ? "ecr-dkr" : "logs"), VpcEndpoint::interface(net, name, guard));
    s.add("s3", VpcEndpoint::s3(net));
    if (endpoint) s.add("ssm", VpcEndpoint::interface(net, "ssm", guard));
    const auto key = s.add("a", Parameter::secure("a"));
    auto service = FargateService(s.add("main", EcsCluster()), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/a:1.0.0", {}, {.min = 2, .max = 2, .desired = 2}).in(net.privateSubnets()).guardedBy(guard);
    if (told) service = service.secret("KEY", key);
    s.add("a", service);
  });
}
static_assert(asks(false, true) == 1 && asks(true, true) == 0 && asks(false, false) == 0);

// Roles and what they allow
constexpr auto role(auto change) {
  return [=](Stack& s) { s.add("a", change(Role("x").trustAccountRoot())); };
}
constexpr auto allows(Action action, Text on = "*") {
  return role([=](Role r) { return r.allow({action}, on); });
}
constexpr auto managed(Text policy) {
  return role([=](Role r) { return r.managed(policy); });
}
static_assert(tells("IAM-008", allows("secretsmanager:GetSecretsValue"), allows("secretsmanager:GetSecretValue")));
static_assert(tells("IAM-008", allows("elb:DescribeLoadBalancers"), allows("elasticloadbalancing:DescribeLoadBalancers")));
static_assert(tells("IAM-009", allows("ssm:StartAutomationExec"), allows("ssm:StartAutomationExecution")));
static_assert(tells("IAM-009", allows("ec2:Decribe*"), allows("ec2:Desc*")) && count("IAM-009", allows("s3:*")) == 0 && count("IAM-009", allows("kms:ReEncryptFrom")) == 0);
static_assert(count("IAM-009", allows("s3:getobject")) == 0 && count("IAM-009", allows("kms:*Decrypt")) == 0 && count("IAM-009", allows("s3:Obtain*")) == 1);
static_assert(tells("IAM-015", role([](Role r) { return r.trust("rds-monitoring.amazonaws.com"); }), role([](Role r) { return r.trust("monitoring.rds.amazonaws.com"); })));
static_assert(tells("IAM-015", role([](Role r) { return r.trust("codepipelines.amazonaws.com"); }), role([](Role r) { return r.trust("codepipeline.amazonaws.com"); })));
static_assert(count("IAM-015", role([](Role r) { return r.trust("drs.amazonaws.com").trust("es.amazonaws.com").trust("resiliencehub.amazonaws.com"); })) == 0);
static_assert(tells("IAM-019", managed("AmazonSSMManagedInstance"), managed("AmazonSSM")));
static_assert(tells("IAM-019", managed("AmazonSSMManagedInstanceCores"), managed("AmazonSSMManagedInstanceCore")));
static_assert(tells("IAM-019", managed("cloudwatchagentserverpolicy"), managed("CloudWatchAgentServerPolicy")) && count("IAM-019", managed("AmazonEC2FullAccess")) == 0);
static_assert(tells("IAM-020", managed("AmazonRDSEnhancedMonitoringRole"), managed("service-role/AmazonRDSEnhancedMonitoringRole")));
static_assert(tells("IAM-020", managed("service-rule/AmazonRDSEnhancedMonitoringRole"), managed("service-role/AmazonRDSEnhancedMonitoringRole")));
static_assert(tells("IAM-020", managed("job-function/ReadOnlyAccess"), managed("ReadOnlyAccess")));
static_assert(tells("IAM-021", managed("arn:aws:iam::aws:policy/ReadOnlyAccess"), managed("ReadOnlyAccess")));
static_assert(tells("IAM-023", allows("s3:GetObject", "arn:aws:s3:::reports"), allows("s3:GetObject", "arn:aws:s3:::reports/*")));
static_assert(tells("IAM-023", allows("s3:ListBucket", "arn:aws:s3:::reports/*"), allows("s3:ListBucket", "arn:aws:s3:::reports")));
static_assert(count("IAM-023", allows("s3:GetObject", "arn:aws:s3:::reports*")) == 0 && count("IAM-023", allows("s3:GetObject")) == 0);
static_assert(tells("IAM-026", allows("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:ap-south-1:123456789012:secret:shop/db"),
                    allows("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:ap-south-1:123456789012:secret:shop/db-??????")));
static_assert(tells("IAM-030", allows("rds-db:connect", "arn:aws:rds-db:ap-south-1:123456789012:dbuser:shop-db/app"),
                    allows("rds-db:connect", "arn:aws:rds-db:ap-south-1:123456789012:dbuser:db-ABCDEFGHIJKL01234/app")));
static_assert(count("IAM-030", allows("rds-db:connect", "arn:aws:rds-db:ap-south-1:123456789012:dbuser:db-main/app")) == 1);
constexpr auto deploys(auto change) {
  return [=](Stack& s) {
    s.add("deploy", change(Role("x").trustAccountRoot().allow({"autoscaling:*"})));
    s.add("main", AutoScalingGroup("t3.small", {1, 1, 1}).runAs(s.add("ec2", Role("x").trust("ec2.amazonaws.com").withInstanceProfile())));
  };
}
static_assert(rule::covers("s3:Get*", "s3:getobject") && rule::covers("s3:Get?bject", "s3:GetObject") && !rule::covers("s3:Get?", "s3:GetObject"));
// A topic with a key
constexpr auto publishes(auto change) {
  return [=](Stack& s) {
    const auto news = s.add("news", Topic("ops@example.com").encryptedWith(s.add("news", KmsKey("News"))));
    s.add("app", change(Role("Application").trust("ecs-tasks.amazonaws.com").allow({"sns:Publish"}, "arn:aws:sns:ap-south-1:123456789012:test-news"), news));
  };
}
static_assert(tells("IAM-107", publishes([](Role r, auto) { return r; }), publishes([](Role r, auto news) { return r.grantPublish(news); })));
// Use of the key with what it encrypts
constexpr auto reads(Action action, Text on, auto change, Text name = "") {
  return [=](Stack& s) {
    const auto key = s.add("k", KmsKey("x"));
    auto kept = Bucket().encryptedWith(key);
    if (!name.empty()) kept = kept.named(name);
    const auto bucket = s.add("reports", kept);
    const auto secret = s.add("db", Secret("db/orders", "u").encryptedWith(key));
    s.add("a", change(Role("x").trustAccountRoot().allow({action}, on), bucket, secret));
  };
}
constexpr auto alone = [](Role r, auto, auto) { return r; };
constexpr auto decrypts = [](Role r, auto, auto) { return r.allow({"kms:Decrypt"}); };
static_assert(tells("IAM-107", reads("s3:GetObject", "arn:aws:s3:::test-reports-123456789012/*", alone), reads("s3:GetObject", "arn:aws:s3:::test-reports-123456789012/*", decrypts)));
static_assert(tells("IAM-107", reads("s3:Get*", "arn:aws:s3:::test-reports-*/in/*", alone), reads("s3:GetObject", "arn:aws:s3:::test-other-*/*", alone)));
static_assert(tells("IAM-107", reads("s3:PutObject", "arn:aws:s3:::ours/*", decrypts, "ours"), reads("s3:PutObject", "arn:aws:s3:::ours/*", [](Role r, auto, auto) { return r.allow({"kms:GenerateDataKey*"}, "arn:aws:kms:ap-south-1:123456789012:key/*"); }, "ours")));
static_assert(count("IAM-107", reads("s3:ListBucket", "arn:aws:s3:::ours", alone, "ours")) == 0 && count("IAM-107", reads("s3:GetObject", "*", alone, "ours")) == 0);
static_assert(count("IAM-107", reads("s3:*", "arn:aws:s3:::ours/*", [](Role r, auto bucket, auto) { return r.grantReadWrite(bucket); }, "ours")) == 0);
static_assert(tells("IAM-107", reads("s3:PutObject", "arn:aws:s3:::ours/*", [](Role r, auto bucket, auto) { return r.grantRead(bucket); }, "ours"),
                    reads("s3:GetObject", "arn:aws:s3:::ours/*", [](Role r, auto bucket, auto) { return r.grantRead(bucket); }, "ours")));
static_assert(count("IAM-107", reads("s3:PutObject", "arn:aws:s3:::ours/*", [](Role r, auto, auto) { return r.grantEncryptDecrypt(Handle<KmsKey>{}); }, "ours")) == 0);
static_assert(count("IAM-107", reads("s3:*", "arn:aws:s3:::ours/*", [](Role r, auto, auto) { return r.managed("PowerUserAccess"); }, "ours")) == 0);
static_assert(tells("IAM-107", reads("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:ap-south-1:123456789012:secret:test/db/orders-??????", alone),
                    reads("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:ap-south-1:123456789012:secret:test/db/orders-??????", decrypts)));
static_assert(tells("IAM-107", reads("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:ap-south-1:123456789012:secret:test/db*", alone),
                    reads("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:ap-south-1:123456789012:secret:test/other*", alone)));
static_assert(count("IAM-107", reads("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:ap-south-1:123456789012:secret:test/db*", [](Role r, auto, auto secret) { return r.grantRead(secret); })) == 0);
static_assert(tells("IAM-031", deploys(same), deploys([](Role r) { return r.allow({"iam:PassRole"}, "arn:aws:iam::*:role/test-ec2-role"); })));
static_assert(tells("IAM-032", allows("iam:PassRole"), allows("iam:PassRole", "arn:aws:iam::*:role/test-*")));
static_assert(tells("IAM-033", managed("AdministratorAccess"), managed("PowerUserAccess")) && tells("IAM-033", allows("iam:*"), allows("iam:Get*")));
constexpr auto policies(int number) {
  return role([=](Role r) {
    for (int i = 0; i < number; ++i) r = r.managed(join({"Policy", i}));
    return r;
  });
}
static_assert(tells("IAM-036", policies(11), policies(10)));
static_assert(tells("IAM-046", allows("kms:Decrypt", "arn:aws:kms:ap-south-1:12345:key/*"), allows("kms:Decrypt", "arn:aws:kms:ap-south-1:123456789012:key/*")));
static_assert(count("IAM-101", [](Stack& s) { s.add("abcdefghijabcdefghijabcdefghijabcdefghijabcdefgh", Role("x")); }, {.name = "x", .prefix = "abcdefghijk", .region = "ap-south-1"}) == 1);
static_assert(count("IAM-101", [](Stack& s) { s.add("abcdefghijabcdefghijabcdefghijabcdefghijabcdefgh", Role("x")); }, {.name = "x", .prefix = "abcdefghij", .region = "ap-south-1"}) == 0);
static_assert(tells("IAM-109", allows("log:*"), allows("log:PutLogEvents")) && tells("IAM-109", allows("cloudwacth:Get*"), allows("sms:GetServers")));
static_assert(count("IAM-109", allows("drs:DescribeJobs")) == 0 && count("IAM-109", allows("elb:Get*")) == 0 && count("IAM-102", allows("log:PutLogEvents")) == 0);
static_assert(tells("IAM-102", allows("frobnicate:Get*"), allows("dynamodb:Get*")) && count("IAM-102", allows("elb:Get*")) == 0);
static_assert(tells("IAM-103", [](Stack& s) { s.add("a", Role("x")); s.module("m").add("a", Role("x")); }, [](Stack& s) { s.add("a", Role("x")); s.module("m").add("b", Role("x")); }));
constexpr auto large(std::size_t size) {
  return role([=](Role r) { return r.allow({"s3:GetObject"}, join({"arn:aws:s3:::a/", xs.of(size)})); });
}
static_assert(tells("IAM-104", large(10128), large(10127)));
static_assert(tells("IAM-105", role([](Role r) { return r.allow({}); }), allows("s3:*")) && tells("IAM-105", allows("s3:*", "reports"), allows("s3:*", "arn:aws:s3:::reports")));
static_assert(tells("IAM-106", [](Stack& s) { s.add("a", Role(xs.of(1001))); }, [](Stack& s) { s.add("a", Role(xs.of(1000))); }));
static_assert(tells("IAM-106", [](Stack& s) { s.add("a", Role("Läuft – immer")); }, [](Stack& s) { s.add("a", Role("Läuft - immer")); }));

// Tags
constexpr Settings tagged(Text key, Text value = "x") {
  auto settings = as("test");
  settings.tags = {{key, value}};
  return settings;
}
static_assert(count("ENV-016", [](Stack&) {}, tagged("Owner")) == 0 && count("ENV-016", [](Stack&) {}, tagged("Stack")) == 1 && count("ENV-016", [](Stack&) {}, tagged("Name")) == 1);
constexpr Settings untagged() {
  auto settings = tagged("Stack");
  settings.stackTag = false;
  return settings;
}
static_assert(count("ENV-016", [](Stack&) {}, untagged()) == 0);
static_assert(count("ENV-016", [](Stack&) {}, tagged("aws:x")) == 1 && count("ENV-016", [](Stack&) {}, tagged("Owner", "a;b")) == 1);

// The name of a stack
static_assert(count("ENV-105", [](Stack&) {}, as("check")) == 1 && count("ENV-105", [](Stack&) {}, as("reach")) == 1 && count("ENV-105", [](Stack&) {}, as("check-in")) == 0);
static_assert(count("ENV-105", [](Stack&) {}, as("")) == 1 && count("ENV-105", [](Stack&) {}, as("../prod")) == 1 && count("ENV-105", [](Stack&) {}, as("-prod")) == 1);
static_assert(count("ENV-105", [](Stack&) {}, as("prod.eu")) == 0 && count("ENV-105", [](Stack&) {}, as("a\\b")) == 1);

// State
static_assert(count("STA-019", [](Stack&) {}, as("test", "~5.0")) == 1 && count("STA-019", [](Stack&) {}, as("test", ">= 5.40, < 6.0.0-beta1")) == 0);
static_assert(count("STA-019", [](Stack&) {}, as("test", "")) == 1 && count("STA-019", [](Stack&) {}, as("test", "5.100.0")) == 0);
static_assert(count("STA-020", [](Stack&) {}, as("test", ">= 5.0")) == 1 && count("STA-020", [](Stack&) {}, as("test", ">= 5.0, < 6.0")) == 0);
static_assert(count("STA-020", [](Stack&) {}, as("test", "~5.0")) == 0);
constexpr auto state(auto change) {
  return [=](Stack& s) { s.keepState(s.add("a", change(Bucket().versioned().named("shop-state"), s.add("k", KmsKey("x")))), s.add("l", LockTable())); };
}
constexpr auto plain = [](Bucket b, auto) { return b; };
static_assert(tells("STA-101", state([](Bucket b, auto) { return b.age({.expire = 365_days}); }), state([](Bucket b, auto) { return b.ageOldVersions({.expire = 365_days}); })));
static_assert(tells("STA-101", state([](Bucket b, auto) { return b.age({.toGlacier = 90_days}); }), state([](Bucket b, auto) { return b.age({.toStandardIa = 30_days}); })));
static_assert(tells("STA-102", state(plain), state([](Bucket b, auto k) { return b.encryptedWith(k); })));


// Read replicas of a database
constexpr int reading(int copies, int told, bool lag = false, bool admitted = true, std::string_view id = "RDS-110") {
  Stack s({.name = "test", .prefix = "test", .region = "ap-south-1", .zoneLoss = ZoneLoss::accepted});
  const auto net = s.add("main", Vpc<"10.1.0.0/16">.azs(2).singleNat());
  const auto app = s.add("app", SecurityGroup(net, "Tasks")), other = s.add("other", SecurityGroup(net, "Others"));
  const auto guard = s.add("data", SecurityGroup(net, "Database").allow(mysql, from(admitted ? app : other)));
  const auto database = s.add("orders", Rds::mysql("8.4.10").instance("db.t4g.medium").readReplicas(copies).in(net.database()).guardedBy(guard));
  s.add("orders", FargateService(s.add("main", EcsCluster()), "nginx:1.27.3", {}, {.min = 2, .max = 2, .desired = 2}).in(net.privateSubnets()).guardedBy(app).environment("READER", Attribute::replicaAddress(database, told)));
  s.output("reader", Attribute::replicaAddress(database, told));
  if (lag) s.add("lag", Alarm::atLeast(Metric::replicaLag(database), 60_s)), s.add("main", Dashboard().graph("Lag", {Metric::replicaLag(database)}));
  return countOf(s.model(), id);
}
static_assert(reading(2, 2, true) == 0 && reading(15, 1) == 0 && reading(16, 1) == 1 && reading(-1, 1) == 3 && reading(2, 3) == 2 && reading(2, 0) == 2 && reading(0, 1, true) == 4);
static_assert(reading(1, 1, false, true, "NET-006") == 0 && reading(1, 1, false, false, "NET-006") == 1);

}  // namespace
