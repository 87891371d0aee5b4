// SPDX-License-Identifier: Apache-2.0
// The code of docs/stack.md and docs/cdktf.md, word for word (quoted_test.cpp compares), in stacks that it can stand in.
#include <ecia/aws/autoscaling.hpp>
#include <ecia/aws/db.hpp>
#include <ecia/aws/launch.hpp>
#include <ecia/aws/lb.hpp>
#include <ecia/aws/s3.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/sqs.hpp>
#include <ecia/aws/ssm.hpp>
#include <ecia/aws/subnet.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>
#include <ecia/terraform.hpp>
#include <ecia/terraform/patch.hpp>

using namespace ecia;

namespace {

// One shape for several environments, with inputs, a waiver, and who reaches whom.
namespace shops {

struct Environment {
  Settings settings;
  VpcOf network;
  Rds database;
  Capacity fleet;
  bool origin;
};

class Shop {
 public:
  constexpr explicit Shop(const Environment& environment) : env(environment) {}
  constexpr Settings settings() const { return env.settings; }
  constexpr void declare(Stack& stack) const {
    auto domain = stack.variable("domain-name", Variable::text("Domain of the site.", "^[a-z0-9.-]+$", "The domain must be lower case."));
    auto operators = stack.variable("ssh-cidrs", Variable::cidrs("Who may open SSH.").defaults({"203.0.113.7/32"}));
    auto zone = stack.variable("hosted-zone-id", Variable::text("Hosted zone of the domain.", "^[A-Z0-9]{1,32}$", "A hosted zone id has upper-case letters and digits."));
    auto certificate = stack.variable("certificate-arn", Variable::text("Certificate of the site.", "^arn:aws:acm:eu-central-1:.+$", "A certificate of eu-central-1."));
    stack.waive("RDS-031", "a demo: its data is made anew every night");

    auto key = stack.add("orders", KmsKey("Orders"));
    auto net = stack.add("main", env.network);
    stack.add("main", FlowLog(net));
    auto web = stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)).allow(tcp(443), from(internet)));
    auto door = stack.add("door", SecurityGroup(net, "Bastion").allow(ssh, from(operators)));
    auto app = stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from(web)).allow(ssh, from(door)));
    auto data = stack.add("data", SecurityGroup(net, "Database").allow(mysql, from(app)));
    auto login = stack.add("db", Secret("db/shop", "app").encryptedWith(key));
    auto database = stack.add("main", env.database.in(net.database()).guardedBy(data).encryptedWith(key).credentials(login).deletionProtection());
    stack.add("ledger", AuroraCluster::postgresql("16.8").serverless(1, 16).readers(1).in(net.database()).guardedBy(stack.add("ledger", SecurityGroup(net, "Ledger").allow(postgresql, from(app)))).encryptedWith(key)
                            .credentials(stack.add("ledger", Secret("db/ledger", "ledger").encryptedWith(key))).deletionProtection());
    auto target = stack.add("app", TargetGroup(net, tcp(8080)).healthCheck("/health", 30_s));
    auto balancer = stack.add("main", LoadBalancer(net.publicSubnets(), web, target).https(certificate));
    auto role = stack.add("app", Role("Application").trust("ec2.amazonaws.com").managed("AmazonSSMManagedInstanceCore").withInstanceProfile());
    auto fleet = stack.add("main", AutoScalingGroup("t3.small", env.fleet).in(net.privateSubnets()).guardedBy(app).runAs(role).behind(target).cpuTarget(60_percent));
    auto bastion = stack.add("bastion", BastionHost("t3.nano", net.publicSubnets(), door));
    if (env.origin)
      stack.add("origin", AliasRecord(zone, domain, "origin", balancer));
    stack.add("www", AliasRecord(zone, domain, "www", balancer));

    stack.reaches(internet, balancer, tcp(443));
    stack.reaches(balancer, fleet, tcp(8080));
    stack.reaches(fleet, database, mysql);
    stack.neverReaches(internet, database);
    stack.neverReaches(bastion, database);
  }

 private:
  const Environment& env;
};

constexpr Environment prod{{.name = "prod", .prefix = "shop-prod", .region = "eu-central-1"},
                           Vpc<"10.1.0.0/16">.azs(3).natPerAz(),
                           Rds::mysql("8.4.10").instance("db.t3.small").multiAz().backups(1_day, "02:00-03:00"),
                           {.min = 2, .max = 6, .desired = 2},
                           true};
constexpr Environment staging{{.name = "staging", .prefix = "shop-staging", .region = "eu-central-1"},
                              Vpc<"10.2.0.0/16">.azs(2).natPerAz(),
                              Rds::mysql("8.4.10").instance("db.t3.small").backups(1_day, "02:00-03:00"),
                              {.min = 1, .max = 2, .desired = 1},
                              false};

struct Prod : Shop {
  constexpr Prod() : Shop(prod) {}
};
struct Staging : Shop {
  static constexpr auto parity = like<Prod>("Vpc.azs", "Vpc.cidr", "Rds.multiAz", "AutoScalingGroup.capacity", "AliasRecord/origin");
  constexpr Staging() : Shop(staging) {}
};

}  // namespace shops

namespace own_rules {

constexpr void encrypted(const rule::Rule& rule, const Model& model, rule::Findings& found) {
  for (const auto& bucket : model.all<Bucket>())
    if (!bucket.construct.key) rule.found(found, bucket, join({rule::named(bucket), " has no key of ours; write .encryptedWith(key)."}));
}
struct Platform {
  static constexpr rule::Rule rules[] = {{"OURS-001", rule::Severity::error, "Every bucket is encrypted with a key of ours.", "https://...", encrypted}};
};
struct Shop : Platform {
  constexpr Settings settings() const { return {.name = "own-rules", .prefix = "docs-rules", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const {
    stack.add("orders", Bucket().encryptedWith(stack.add("orders", KmsKey("Orders"))));
  }
};

}  // namespace own_rules

struct NetworkAcls {
  constexpr Settings settings() const { return {.name = "network", .prefix = "docs-network", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const {
    auto net = stack.add("main", Vpc<"10.3.0.0/16">.azs(2));
    stack.add("main", FlowLog(net));
    stack.add("old", Bucket().age({.toStandardIa = 30_days, .toGlacier = 90_days, .expire = 365_days}));
    auto inside = stack.add("inside", SecurityGroup(net, "Inside").allow(tcp(8080), from("10.1.0.0/16")));
    stack.add("workers", AutoScalingGroup("t3.small", {.min = 2, .max = 4, .desired = 2}).in(net.privateSubnets()).guardedBy(inside));
    stack.add("cache", SecurityGroup(net, "Cache").allow(tcp(6379), from(inside)).allow(udp(4000, 4010), from(itself), "gossip").allowOut(tcp(443), to(internet)).allowOut(everything, to(itself)));
    stack.add("data", NetworkAcl(net.database()).allowIn(100, mysql, "10.1.0.0/16").allowOut(100, ephemeral, "10.1.0.0/16"));
  }
};

struct GuestOfAVpc {
  constexpr Settings settings() const { return {.name = "guest", .prefix = "docs-guest", .region = "eu-central-1", .zoneLoss = ZoneLoss::survived}; }
  constexpr void declare(Stack& stack) const {
    auto net = stack.add("company", Vpc<"10.20.0.0/16">.existing("vpc-0123456789abcdef0").natPerAz()
                                      .azNames({"eu-central-1a", "eu-central-1c"})
                                      .privateSubnets({"10.20.64.0/19", "10.20.96.0/19"})
                                      .databaseSubnets({"10.20.8.0/26", "10.20.8.64/26"}));
    auto role = stack.add("app", Role("Application").trust("ec2.amazonaws.com").withInstanceProfile());
    auto app = stack.add("app", SecurityGroup(net, "Application").allow(tcp(8080), from("10.0.0.0/8")));
    stack.add("app", AutoScalingGroup("t3.small", {.min = 2, .max = 4, .desired = 2}).in(net.privateSubnets()).guardedBy(app).runAs(role));
  }
};

struct EventsOfPrograms {
  constexpr Settings settings() const { return {.name = "events", .prefix = "docs-events", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const {
    auto bus = stack.add("orders", EventBus().archivedFor(90_days));
    auto role = stack.add("orders", Role("Orders").trust("lambda.amazonaws.com").grantPutEvents("shop.orders", bus));
    stack.add("orders", LambdaFunction::zip("orders.zip").runAs(role).environment("BUS", Attribute::name(bus)));
    stack.add("paid", Queue().onEvent(EventPattern("shop.orders").on(bus)));
  }
};

struct UsersOfAnApi {
  constexpr Settings settings() const { return {.name = "users", .prefix = "docs-users", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const {
    auto me = stack.add("me", LambdaFunction::zip("me.zip"));
    auto people = stack.add("people", UserPool().client("web", {"https://example.com/callback"}).signInPages("docs-users").selfSignUp().deletionProtection());
    stack.add("me", HttpApi().jwt(people, "web").route("GET /me", me));
    stack.output("client", Attribute::clientId(people, "web"));
  }
};

struct ParametersOfPrograms {
  constexpr Settings settings() const { return {.name = "parameters", .prefix = "docs-parameters", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const {
    auto release = stack.variable("release", Variable::text("The object of the release.", "^orders-", "A release of orders."));
    auto stripe = stack.add("stripe", Parameter::secure("stripe/key"));
    auto mode = stack.add("mode", Parameter("orders/mode", "live").changedOutside());
    auto role = stack.add("orders", Role("Orders").trust("lambda.amazonaws.com").grantRead(stripe).grantRead(mode));
    stack.add("orders", LambdaFunction::zip("releases", release).runAs(role).environment("STRIPE_KEY", Attribute::name(stripe)).environment("MODE", Attribute::name(mode)));
  }
};

struct TerraformsOwnWords {
  constexpr Settings settings() const { return {.name = "words", .prefix = "docs-words", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const {
    stack.waive("TF-101", "a public data set");
    auto net = stack.add("main", Vpc<"10.4.0.0/16">.azs(2));
    stack.add("main", FlowLog(net));
    auto key = stack.add("orders", KmsKey("Orders"));
    auto login = stack.add("db", Secret("db/words", "app").encryptedWith(key).version(2));
    auto data = stack.add("data", SecurityGroup(net, "Database"));
    auto orders = Rds::mysql("8.4.10").instance("db.t3.small").in(net.database()).guardedBy(data).encryptedWith(key).credentials(login);
    stack.module("rds").add("main", orders.applyImmediately().allowMajorVersionUpgrade().restoredFrom("rds:orders-2026-01-31-03-10"));

    stack.terraform([](tf::Configuration& configuration) {
      auto& jobs = configuration.module("jobs");
      auto dead = jobs.add("dead", aws::sqs_queue{.name = "jobs-dead"});
      jobs.add("jobs", aws::sqs_queue{.name = "jobs", .redrive_policy = tf::Json::object({{"deadLetterTargetArn", dead.arn()}, {"maxReceiveCount", 5}})});
      configuration.adjust<aws::db_instance>("rds", "main", [](aws::db_instance& db) { db.ca_cert_identifier = "rds-ca-ecc384-g1"; });
    });
    stack.terraform([](tf::Configuration& configuration) {
      auto& jobs = configuration.module("jobs");
      using Health = tf::block_of<&aws::lb_target_group::health_check>;
      const auto vpc = configuration.root().get<aws::vpc>("main").id();
      jobs.add("app", aws::lb_target_group{.health_check = {{.interval = 30}}, .port = 8080, .protocol = "HTTP", .vpc_id = vpc});
      jobs.add("web", aws::lb_target_group{.health_check = {Health{.interval = 30}}, .port = 8081, .protocol = "HTTP", .vpc_id = vpc});
    });
    stack.terraform([](tf::Configuration& configuration) {
      auto network = configuration.root().add("network", tf::data::terraform_remote_state{
          .backend = "s3", .config = {{"bucket", "shop-network-state"}, {"key", "terraform.tfstate"}, {"region", "eu-central-1"}}});
      configuration.module("app").add("main", aws::subnet{.cidr_block = "10.1.9.0/24", .vpc_id = network.output<aws::kind::vpc_id>("vpc_id")});
    });
    stack.terraform([](tf::Configuration& configuration) {
      auto token = configuration.root().variable<tf::ephemeral<tf::string>>("token", {.description = "of the payment service"});
      configuration.root().add("token", aws::ssm_parameter{.name = "/shop/token", .type = "SecureString", .value_wo = token, .value_wo_version = 1});
    });
    stack.terraform([](tf::Configuration& configuration) {
      configuration.root().moved("aws_sqs_queue.jobs_jobs_B51B1A61", "module.jobs.aws_sqs_queue.jobs");
    });
    stack.terraform([](tf::Configuration& configuration) {
      configuration.root().add("data", aws::s3_bucket_acl{.acl = "public-read", .bucket = "docs-words-data"});
      tf::patch(configuration, "rds", "/resource/aws_db_instance/main/timeouts", {{"create", "90m"}});
    });
  }
};

// What the documents say within a line.
struct InPassing {
  constexpr Settings settings() const { return {.name = "passing", .prefix = "docs-passing", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const {
    stack.waive("ENV-001", "red and blue are never peered");
    stack.variable("domain-name", Variable::text("Domain of the site.", "^[a-z0-9.-]+$", "The domain must be lower case."));
    auto net = stack.module("network").add("main", Vpc<"10.1.0.0/16">.azs(2));
    stack.module("network").add("main", FlowLog(net));
    auto other = stack.module("vpc").add("other", VpcOf("10.8.0.0/16").azs(2));
    stack.module("vpc").add("other", FlowLog(other));
    stack.add("peering", VpcPeering(net, other));
    auto key = stack.add("orders", KmsKey("Orders"));
    auto login = stack.add("db", Secret("db/passing", "app").encryptedWith(key));
    auto data = stack.add("data", SecurityGroup(net, "Database"));
    auto database = stack.add("main", Rds::mysql("8.4.10").instance("db.t3.small").in(net.database()).guardedBy(data).encryptedWith(key).credentials(login));
    stack.output("database", Attribute::endpoint(database));
    auto assets = stack.add("assets", Bucket());
    auto web = stack.add("web", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)));
    auto balancer = stack.add("main", LoadBalancer(net.publicSubnets(), web, stack.add("web", TargetGroup(net, tcp(8080)))));
    stack.add("main", Distribution(assets, stack.add("edge", WebAcl::forCloudFront())).path("/assets/*", assets).path("/api/*", balancer));

    stack.terraform([](tf::Configuration& configuration) {
      auto& root = configuration.root();
      root.variable<tf::list<tf::number>>("ports", {.default_value = tf::Value<tf::list<tf::number>>{8080, 8081}});
      root.add("main", aws::security_group{.vpc_id = configuration.module("network").get<aws::vpc>("main").id()});
      tf::patch(configuration, "", "/resource/aws_security_group/main/dynamic/ingress", {{"for_each", "${var.ports}"}, {"content", {{"from_port", "${ingress.value}"}, {"to_port", "${ingress.value}"}, {"protocol", "tcp"}, {"self", true}}}});
      auto network = configuration.module("network").get<aws::vpc>("main").id();
      auto domain = configuration.root().input("domain_name");
      configuration.module("jobs").add("jobs", aws::sqs_queue{.name = "jobs", .tags = {{"Domain", domain}}}, {.depends_on = {root.get<aws::db_instance>("main")}, .lifecycle = {.prevent_destroy = true}});
      auto vpc = root.add("words", aws::vpc{.cidr_block = "10.9.0.0/16"});
      root.add("words", aws::subnet{.cidr_block = tf::call<tf::string>("cidrsubnet", vpc.cidr_block(), 8, 1), .tags = {{"Name", tf::text("vpc ", vpc.id())}}, .vpc_id = vpc.id()});
      root.output("vpc", vpc.id());
      configuration.provider({.alias = "ireland", .arguments = {{"region", "eu-west-1"}}, .name = "aws"});
      auto queues = configuration.module("jobs").add("queues", aws::sqs_queue{.name = tf::text("jobs-", tf::each_key)}, {.for_each = {"billing", "shipping"}, .provider_alias = "ireland"});
      root.output("billing", tf::instance(queues, "billing").arn());
      auto counted = root.add("counted", aws::sqs_queue{.name = tf::text("counted-", tf::count_index)}, {.count = 2});
      configuration.module("jobs").add("after", aws::sqs_queue{.name = tf::text("after-", tf::instance(counted, 0).name())}, {.depends_on = {counted, tf::instance(counted, 1)}});
      root.output("network", network);
      auto launch = root.add("words", aws::launch_template{.image_id = "ami-0123456789abcdef0", .instance_type = "t3.micro", .metadata_options = {{.http_tokens = "required"}}});
      root.add("words", aws::autoscaling_group{.availability_zones = {"eu-central-1a"}, .launch_template = {{.id = launch.id()}}, .max_size = 2, .min_size = 0},
               {.lifecycle = {.ignore_changes = {tf::ignore(&aws::autoscaling_group::desired_capacity)}}});
    });
  }
};

struct ModulesOfOthers {
  constexpr Settings settings() const { return {.name = "others", .prefix = "docs-others", .region = "eu-central-1"}; }
  constexpr void declare(Stack& stack) const {
    stack.terraform([](tf::Configuration& configuration) {
      configuration.backend({.arguments = {{"path", "others.tfstate"}}, .type = "local"});
      auto vpc = configuration.root().call("vpc", {.arguments = {{"azs", tf::tuple({"eu-central-1a", "eu-central-1b"})}, {"cidr", "10.9.0.0/16"}, {"tags", tf::object({{"Team", "shop"}})}},
                                             .source = "terraform-aws-modules/vpc/aws", .version = "5.8.1"});
      configuration.module("app").add("main", aws::subnet{.cidr_block = "10.9.9.0/24", .vpc_id = vpc.output<aws::kind::vpc_id>("vpc_id")});
    });
  }
};

}  // namespace

int main(int argc, char** argv) { return synth<shops::Prod, shops::Staging, own_rules::Shop, NetworkAcls, GuestOfAVpc, EventsOfPrograms, UsersOfAnApi, ParametersOfPrograms, TerraformsOwnWords, InPassing, ModulesOfOthers>(argc, argv); }
