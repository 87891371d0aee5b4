// SPDX-License-Identifier: Apache-2.0
#include <catch.hpp>
#include <ecia/aws/route.hpp>
#include <ecia/aws/sqs.hpp>
#include <ecia/aws/subnet.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/synth/likely_move.hpp>
#include <ecia/terraform/json.hpp>
#include <random>

using namespace ecia;
using synthesis::Change;

namespace {

/// What changes from one configuration to the other, as `synth diff` prints it.
template <class F, class G>
std::vector<Change> changes(F before, G after) {
  tf::Configuration old, now;
  before(old);
  after(now);
  std::map<std::string, std::string> files;
  for (const auto& file : old.files()) files[file.path] = file.text;
  return synthesis::changesBetween(files, now.files());
}
constexpr auto nothing = [](tf::Configuration&) {};

}  // namespace

TEST_CASE("objects are added and removed by their addresses") {
  const auto some = [](tf::Configuration& configuration) {
    auto& jobs = configuration.module("jobs");
    jobs.add("main", aws::sqs_queue{.name = "jobs"});
    configuration.root().output("name", tf::Value<tf::string>("jobs"));
    configuration.root().variable<tf::string>("owner", {});
    configuration.root().local("team", tf::Value<tf::string>("shop"));
  };
  CHECK(textOf(changes(nothing, some)) == "  + local.team\n  + module.jobs\n  + module.jobs.aws_sqs_queue.main\n  + output.name\n  + var.owner\n");
  CHECK(textOf(changes(some, nothing)) == "  - local.team\n  - module.jobs\n  - module.jobs.aws_sqs_queue.main, with the data in it\n  - output.name\n  - var.owner\n");
  CHECK(changes(some, some).empty());
  CHECK(synthesis::countsOf(changes(nothing, some)) == "5 added, 0 changed, 0 removed");
}

TEST_CASE("what is made before the old one goes is marked so") {
  const auto queue = [](bool newFirst, const char* name) {
    return [=](tf::Configuration& configuration) { configuration.root().add("main", aws::sqs_queue{.name = name}, {.lifecycle = {.create_before_destroy = newFirst}}); };
  };
  CHECK(textOf(changes(queue(true, "a"), queue(true, "b"))).starts_with("+/- aws_sqs_queue.main is replaced"));
  CHECK(textOf(changes(queue(true, "a"), queue(false, "b"))).starts_with("-/+ aws_sqs_queue.main is replaced"));
  // So is all that it refers to, through modules and by depends_on.
  const auto chain = [](bool newFirst, const char* name) {
    return [=](tf::Configuration& configuration) {
      const auto far = configuration.module("far").add("far", aws::sqs_queue{.name = name});
      const auto near = configuration.root().add("near", aws::sqs_queue{.name = name, .tags = {{"Far", far.arn()}}});
      const auto awaited = configuration.root().add("awaited", aws::sqs_queue{.name = name});
      configuration.module("jobs").add("main", aws::sqs_queue{.name = "jobs", .tags = {{"Near", near.arn()}}}, {.depends_on = {awaited}, .lifecycle = {.create_before_destroy = newFirst}});
      configuration.root().add("apart", aws::sqs_queue{.name = name});
    };
  };
  const auto marks = [](const std::string& text) {
    std::string all;
    for (std::size_t at = 0; (at = text.find("/", at)) != std::string::npos; ++at)
      if (at > 0 && at + 1 < text.size() && (text[at - 1] == '+' || text[at - 1] == '-') && (text[at + 1] == '+' || text[at + 1] == '-')) all += text.substr(at - 1, text.find(" is", at) - at + 1) + ";";
    return all;
  };
  CHECK(marks(textOf(changes(chain(true, "a"), chain(true, "b")))) == "-/+ aws_sqs_queue.apart;+/- aws_sqs_queue.awaited;+/- aws_sqs_queue.near;+/- module.far.aws_sqs_queue.far;");
  CHECK(marks(textOf(changes(chain(false, "a"), chain(false, "b")))) == "-/+ aws_sqs_queue.apart;-/+ aws_sqs_queue.awaited;-/+ aws_sqs_queue.near;-/+ module.far.aws_sqs_queue.far;");
}

TEST_CASE("values of an object that changes are shown by their paths") {
  const auto before = [](tf::Configuration& configuration) {
    configuration.root().add("main", aws::sqs_queue{.name = "jobs", .tags = {{"Old", "1"}, {"Team", "shop"}}, .visibility_timeout_seconds = 30});
  };
  const auto after = [](tf::Configuration& configuration) {
    configuration.root().add("main", aws::sqs_queue{.fifo_queue = true, .name = "jobs \"2\"\n", .tags = {{"Cost Center", "7"}, {"Team", "shop"}}, .visibility_timeout_seconds = 31});
  };
  CHECK(textOf(changes(before, after)) == "-/+ aws_sqs_queue.main is replaced, with the data in it\n"
                                          "      + fifo_queue: true  # forces replacement\n"
                                          "      ~ name: \"jobs\" -> \"jobs \\\"2\\\"\\n\"  # forces replacement\n"
                                          "      + tags.Cost Center: \"7\"\n"
                                          "      - tags.Old: \"1\"\n"
                                          "      ~ visibility_timeout_seconds: 30 -> 31\n");
}

TEST_CASE("a list of plain values is one value, objects in a list have an index") {
  const auto route = [](tf::Value<tf::list<tf::string>> names, const char* block) {
    return [=](tf::Configuration& configuration) {
      configuration.root().add("main", aws::vpc_dhcp_options{.domain_name_servers = names});
      configuration.root().add("main", aws::vpc_endpoint{.dns_options = {{.dns_record_ip_type = block}}, .service_name = "s", .vpc_id = "vpc-1"});
    };
  };
  CHECK(textOf(changes(route({"a", "b"}, "ipv4"), route({"a", "c"}, "dualstack"))) == "  ~ aws_vpc_dhcp_options.main\n"
                                                                                   "      ~ domain_name_servers: [\"a\", \"b\"] -> [\"a\", \"c\"]\n"
                                                                                   "  ~ aws_vpc_endpoint.main\n"
                                                                                   "      ~ dns_options.dns_record_ip_type: \"ipv4\" -> \"dualstack\"\n");
}

TEST_CASE("long values are shown where they change, whole characters only") {
  const auto named = [](const std::string& text) {
    return [=](tf::Configuration& configuration) { configuration.root().add("main", aws::sqs_queue{.policy = tf::Json::object({{"Id", text}})}); };
  };
  const std::string same(200, 'x');
  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "\xC3\xA4";
  const auto text = textOf(changes(named(same + "a"), named(same + "b" + accents)));
  CHECK_THAT(text, test::StartsWith("  ~ aws_sqs_queue.main\n      ~ policy: ...xxxx") && test::ContainsSubstring("xa\\\"}\" -> ...xxxx") && test::EndsWith("\xC3\xA4...\n"));
  CHECK(text.size() < 250);
}

TEST_CASE("of what has another address now, a move is proposed, once") {
  const auto at = [](const char* module, const char* name, bool told) {
    return [=](tf::Configuration& configuration) {
      configuration.module(module).add(name, aws::sqs_queue{.name = "jobs"});
      if (told) configuration.root().moved("module.jobs.aws_sqs_queue.main", std::string("module.") + module + ".aws_sqs_queue." + name);
    };
  };
  using Moves = std::vector<std::pair<std::string, std::string>>;
  const auto old = at("jobs", "main", false);
  CHECK(likelyMoves(changes(old, at("jobs", "other", false))) == Moves{{"module.jobs.aws_sqs_queue.main", "module.jobs.aws_sqs_queue.other"}});
  CHECK(likelyMoves(changes(old, at("queues", "main", false))) == Moves{{"module.jobs.aws_sqs_queue.main", "module.queues.aws_sqs_queue.main"}});
  const auto told = changes(old, at("queues", "main", true));
  CHECK(likelyMoves(told).empty());
  CHECK_THAT(textOf(told), test::ContainsSubstring("  - module.jobs.aws_sqs_queue.main (a moved or removed block tells Terraform)\n"));
  CHECK_THAT(textOf(told), test::ContainsSubstring("  + module.queues.aws_sqs_queue.main (a moved or removed block tells Terraform)\n"));
  // Two of a type that are gone, and another two: nobody knows which is which.
  const auto two = [](const char* first, const char* second) {
    return [=](tf::Configuration& configuration) {
      configuration.root().add(first, aws::sqs_queue{});
      configuration.root().add(second, aws::sqs_queue{});
    };
  };
  CHECK(likelyMoves(changes(two("a", "b"), two("c", "d"))).empty());
  CHECK(likelyMoves(changes(two("a", "b"), two("a", "d"))) == Moves{{"aws_sqs_queue.b", "aws_sqs_queue.d"}});
  CHECK(likelyMoves(changes(old, nothing)).empty());
  // Unless their values tell, or those of what they refer to.
  const auto vpc = [](const char* id, const char* public_, const char* private_) {
    return [=](tf::Configuration& configuration) {
      auto& root = configuration.root();
      const auto made = root.add(id, aws::vpc{.cidr_block = "10.1.0.0/16"});
      const auto add = [&](const char* name, const char* block) {
        const auto subnet = root.add(name, aws::subnet{.cidr_block = block, .tags = {{"Name", name}}, .vpc_id = made.id()});
        root.add(name, aws::route_table{.tags = {{"Name", name}}, .vpc_id = made.id()});
        root.add(name, aws::route_table_association{.route_table_id = root.get<aws::route_table>(name).id(), .subnet_id = subnet.id()});
      };
      add(public_, "10.1.1.0/24");
      add(private_, "10.1.2.0/24");
    };
  };
  CHECK(likelyMoves(changes(vpc("main", "a", "b"), vpc("edge", "d", "c"))) ==
        Moves{{"aws_route_table_association.a", "aws_route_table_association.d"}, {"aws_route_table_association.b", "aws_route_table_association.c"},
              {"aws_subnet.a", "aws_subnet.d"}, {"aws_subnet.b", "aws_subnet.c"}, {"aws_vpc.main", "aws_vpc.edge"}});
  CHECK(likelyMoves(changes(vpc("main", "a_1", "b_2"), vpc("edge", "c_1", "c_2"))).size() == 7);
  // Two of one name that are gone cannot both be the one that is added.
  const auto both = [&](tf::Configuration& configuration) {
    at("jobs", "main", false)(configuration);
    at("mails", "main", false)(configuration);
  };
  CHECK(likelyMoves(changes(both, at("queues", "main", false))) == Moves{{"module.jobs.aws_sqs_queue.main", "module.queues.aws_sqs_queue.main"}});
}

TEST_CASE("what Terraform cannot change in place is replaced, and what belongs to it") {
  struct Network {
    const char* block = "10.1.0.0/16";
    const char* policy = "a";
    bool ignored = false, counted = false;
  };
  const auto network = [](Network spec) {
    return [=](tf::Configuration& configuration) {
      auto &net = configuration.module("net"), &app = configuration.module("app");
      const auto vpc = net.add("main", aws::vpc{.cidr_block = spec.block, .tags = {{"Name", "main"}}});
      const auto id = vpc.id();
      const auto subnet = net.add("a", aws::subnet{.cidr_block = "10.1.1.0/24", .vpc_id = id});
      tf::Meta meta;
      if (spec.ignored) meta.lifecycle.ignore_changes = {tf::ignore(&aws::route_table::vpc_id)};
      net.add("a", aws::route_table{.tags = {{"Policy", spec.policy}}, .vpc_id = id}, meta);
      // Its name is not the VPC's to give, and stays.
      app.add("main", aws::sqs_queue{.name = "jobs"});
      app.local("subnet", tf::Value<tf::string>(tf::text(subnet.id())));
      app.add("b", aws::route_table_association{.route_table_id = "rtb-1", .subnet_id = subnet.id()});
      app.add("jobs", aws::sqs_queue{.name = tf::text("jobs-", vpc.cidr_block())});
    };
  };
  const auto of = [&](Network before, Network after) { return changes(network(before), network(after)); };
  CHECK(textOf(of({}, {.block = "10.2.0.0/16"})) == "-/+ module.app.aws_route_table_association.b is replaced with module.net.aws_vpc.main\n"
                                                    "-/+ module.net.aws_route_table.a is replaced with module.net.aws_vpc.main\n"
                                                    "-/+ module.net.aws_subnet.a is replaced with module.net.aws_vpc.main\n"
                                                    "-/+ module.net.aws_vpc.main is replaced\n"
                                                    "      ~ cidr_block: \"10.1.0.0/16\" -> \"10.2.0.0/16\"  # forces replacement\n");
  CHECK(synthesis::countsOf(of({}, {.block = "10.2.0.0/16"})) == "0 added, 0 changed, 0 removed, 4 replaced");
  CHECK_FALSE(textOf(of({.ignored = true}, {.block = "10.2.0.0/16", .ignored = true})).find("aws_route_table.a") != std::string::npos);
  CHECK(textOf(of({}, {.policy = "b"})) == "  ~ module.net.aws_route_table.a\n      ~ tags.Policy: \"a\" -> \"b\"\n");

  // A rule of a security group may admit other addresses, but not a group instead.
  const auto rule = [](const char* block, const char* group) {
    return [=](tf::Configuration& configuration) {
      aws::vpc_security_group_ingress_rule admitted{.ip_protocol = "tcp", .security_group_id = "sg-1"};
      if (block != nullptr) admitted.cidr_ipv4 = block;
      if (group != nullptr) admitted.referenced_security_group_id = group;
      configuration.root().add("a", admitted);
    };
  };
  CHECK(synthesis::countsOf(changes(rule("10.1.0.0/16", nullptr), rule("10.2.0.0/16", nullptr))) == "0 added, 1 changed, 0 removed");
  CHECK(synthesis::countsOf(changes(rule("10.1.0.0/16", nullptr), rule(nullptr, "sg-2"))) == "0 added, 0 changed, 0 removed, 1 replaced");

  // What has another address is no other object.
  const auto moved = [](const char* id, bool told) {
    return [=](tf::Configuration& configuration) {
      auto& net = configuration.module("net");
      const auto vpc = net.add(id, aws::vpc{.cidr_block = "10.1.0.0/16"});
      net.add("a", aws::subnet{.cidr_block = "10.1.1.0/24", .vpc_id = vpc.id()});
      configuration.module("app").add("b", aws::subnet{.cidr_block = "10.1.2.0/24", .vpc_id = vpc.id()});
      if (told) configuration.root().moved("module.net.aws_vpc.main", "module.net.aws_vpc.shop");
    };
  };
  CHECK(synthesis::countsOf(changes(moved("main", false), moved("shop", false))).ends_with("2 replaced"));
  CHECK_THAT(synthesis::countsOf(changes(moved("main", false), moved("shop", true))), !test::ContainsSubstring("replaced"));
}

TEST_CASE("one value that changes is one change, whatever the text") {
  std::mt19937 random(20261129);
  const auto text = [&] {
    static const std::vector<std::string> parts = {"a", "\"", "\\", "\n", "${", "%{", "{", "}", "[", "]", ",", ": ", "\xC3\xA4", "//", " ", "\t", "\": {"};
    std::string all;
    for (std::size_t i = random() % 12; i > 0; --i) all += parts[random() % parts.size()];
    return all;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> values(6);
    for (auto& value : values) value = text();
    const auto made = [](const std::vector<std::string>& texts) {
      return [=](tf::Configuration& configuration) {
        configuration.root().add("a", aws::sqs_queue{.name = texts[0], .tags = {{"x" + texts[1], texts[2]}}});
        configuration.module("m").add("b", aws::sqs_queue{.policy = tf::Json::object({{"Id", texts[3]}}), .tags = {{"y", texts[4]}, {"z", texts[5]}}});
      };
    };
    CHECK(changes(made(values), made(values)).empty());
    auto other = values;
    const std::size_t at = random() % 6;
    if (at == 1) continue;
    other[at] += "!";
    const auto found = changes(made(values), made(other));
    REQUIRE(found.size() == 1);
    CHECK(found[0].address == (at < 3 ? "aws_sqs_queue.a" : "module.m.aws_sqs_queue.b"));
    REQUIRE(found[0].values.size() == 1);
    CHECK_FALSE((found[0].values[0].before.empty() || found[0].values[0].after.empty()));
  }
}

TEST_CASE("files that somebody has changed are compared for what they are") {
  tf::Configuration configuration;
  configuration.root().add("main", aws::sqs_queue{.name = "jobs", .tags = {{"Team", "shop"}}});
  const auto files = configuration.files();
  const std::string whole = files[0].text;
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text = whole;
    for (std::size_t i = 1 + random() % 4; i > 0; --i) {
      const std::size_t at = random() % text.size();
      if (random() % 2 == 0)
        text.erase(at, 1 + random() % 40);
      else
        text.insert(at, 1, "\"{}[],:\n\\ \x80"[random() % 11]);
      if (text.empty()) text = " ";
    }
    const auto found = synthesis::changesBetween({{"main.tf.json", text}}, files);
    CHECK(textOf(found).size() < 100000);
    static_cast<void>(likelyMoves(found));
  }
}
