// SPDX-License-Identifier: Apache-2.0
// What Terraform's own words open, leave unencrypted or grant: each mistake, and the nearest thing that is none.
#include <catch.hpp>
#include <ecia/aws/db.hpp>
#include <ecia/aws/ebs.hpp>
#include <ecia/aws/elasticache.hpp>
#include <ecia/aws/iam.hpp>
#include <ecia/aws/instance.hpp>
#include <ecia/aws/kms.hpp>
#include <ecia/aws/lambda.hpp>
#include <ecia/aws/launch.hpp>
#include <ecia/aws/route.hpp>
#include <ecia/aws/s3.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/sqs.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/synth/written_rule.hpp>
#include <ecia/terraform/json.hpp>
#include <source_location>

using namespace ecia;

namespace {
Stack stackOf() { return Stack({.name = "dev", .prefix = "dev", .region = "eu-central-1"}); }

/// The findings in the words of `write`, "TF-101 aws_db_instance.main is ...".
template <class F>
std::vector<std::string> found(F write, const Stack& stack = stackOf()) {
  tf::Configuration configuration;
  configuration.writtenAt(std::source_location::current());
  write(configuration);
  std::vector<std::string> sentences;
  for (const auto& finding : synthesis::findingsInWords(stack.model(), configuration)) {
    CHECK(finding.where.line() > 0);
    sentences.push_back((finding.waived.empty() ? "" : "waived ") + std::string(finding.id) + " " + std::string(finding.sentence.view()));
  }
  return sentences;
}
template <class R>
std::vector<std::string> in(const R& resource) {
  return found([&](tf::Configuration& configuration) { configuration.module("own").add("main", resource); });
}
using Found = std::vector<std::string>;

using tf::Json;

Json policy(const std::vector<Json>& statements) { return Json::object({{"Version", "2012-10-17"}, {"Statement", Json::array(statements)}}); }
Json allow(const char* action, const char* resource) { return Json::object({{"Effect", "Allow"}, {"Action", action}, {"Resource", resource}}); }
Json admit(const Json& principal, const char* action = "sqs:SendMessage") { return Json::object({{"Effect", "Allow"}, {"Principal", principal}, {"Action", action}, {"Resource", "*"}}); }
Found ofRole(const Json& document) { return in(aws::iam_role_policy{.policy = document, .role = "app"}); }
Found ofQueue(const Json& document) { return in(aws::sqs_queue_policy{.policy = document, .queue_url = "https://sqs"}); }
Found ofTrust(const Json& document) { return in(aws::iam_role{.assume_role_policy = document}); }
}  // namespace

TEST_CASE("TF-101: rules of security groups that admit everybody") {
  const auto rule = [](const char* block, int from, int to) {
    return in(aws::vpc_security_group_ingress_rule{.cidr_ipv4 = block, .from_port = from, .ip_protocol = "tcp", .security_group_id = "sg-0123456789abcdef0", .to_port = to});
  };
  CHECK(rule("0.0.0.0/0", 22, 22) == Found{"TF-101 module.own.aws_vpc_security_group_ingress_rule.main admits the whole internet; write the group or the addresses of those who need it, ports 80 and 443 apart."});
  CHECK(rule("0.0.0.0/0", 80, 443).size() == 1);
  CHECK(rule("0.0.0.0/0", 443, 443).empty());
  CHECK(rule("10.0.0.0/8", 22, 22).empty());
  CHECK(in(aws::vpc_security_group_ingress_rule{.cidr_ipv6 = "::/0", .ip_protocol = "-1", .security_group_id = "sg-0123456789abcdef0"}).size() == 1);
  CHECK(in(aws::vpc_security_group_ingress_rule{.cidr_ipv4 = "0.0.0.0/0", .from_port = 8, .ip_protocol = "icmp", .security_group_id = "sg-0123456789abcdef0", .to_port = 0}).empty());
  CHECK(in(aws::vpc_security_group_egress_rule{.cidr_ipv4 = "0.0.0.0/0", .ip_protocol = "-1", .security_group_id = "sg-0123456789abcdef0"}).empty());
  const auto older = [](const char* type) {
    return in(aws::security_group_rule{.cidr_blocks = {"10.0.0.0/8", "0.0.0.0/0"}, .from_port = 3306, .protocol = "tcp", .security_group_id = "sg-0123456789abcdef0", .to_port = 3306, .type = type});
  };
  CHECK(older("ingress").size() == 1);
  CHECK(older("egress").empty());
  CHECK(in(aws::security_group{.ingress = {{.cidr_blocks = {"0.0.0.0/0"}, .from_port = 22, .protocol = "tcp", .to_port = 22}}}).size() == 1);
  CHECK(in(aws::security_group{.ingress = {{.cidr_blocks = {"0.0.0.0/0"}, .from_port = 443, .protocol = "tcp", .to_port = 443}}}).empty());
}

TEST_CASE("TF-101: what is public by an argument") {
  CHECK(in(aws::db_instance{.instance_class = "db.t3.small", .publicly_accessible = true, .storage_encrypted = true}) ==
        Found{"TF-101 module.own.aws_db_instance.main is publicly_accessible; leave that out, and let in who needs it from inside the VPC."});
  CHECK(in(aws::db_instance{.instance_class = "db.t3.small", .publicly_accessible = false, .storage_encrypted = true}).empty());
  CHECK(in(aws::s3_bucket_acl{.acl = "public-read", .bucket = "b"}).size() == 1);
  CHECK(in(aws::s3_bucket_acl{.acl = "private", .bucket = "b"}).empty());
  CHECK(in(aws::s3_bucket_public_access_block{.block_public_acls = true, .block_public_policy = true, .bucket = "b", .ignore_public_acls = true}) ==
        Found{"TF-101 module.own.aws_s3_bucket_public_access_block.main does not restrict_public_buckets; write .restrict_public_buckets = true."});
  CHECK(in(aws::s3_bucket_public_access_block{.block_public_acls = true, .block_public_policy = true, .bucket = "b", .ignore_public_acls = true, .restrict_public_buckets = true}).empty());
  CHECK(in(aws::lambda_function_url{.authorization_type = "NONE", .function_name = "f"}).size() == 1);
  CHECK(in(aws::lambda_function_url{.authorization_type = "AWS_IAM", .function_name = "f"}).empty());
}

TEST_CASE("TF-102: data that is not encrypted") {
  CHECK(in(aws::ebs_volume{.availability_zone = "eu-central-1a"}) == Found{"TF-102 module.own.aws_ebs_volume.main keeps its data unencrypted; write .encrypted = true."});
  CHECK(in(aws::ebs_volume{.availability_zone = "eu-central-1a", .encrypted = true}).empty());
  CHECK(in(aws::ebs_volume{.availability_zone = "eu-central-1a", .snapshot_id = "snap-0123456789abcdef0"}).empty());
  CHECK(in(aws::db_instance{.instance_class = "db.t3.small", .replicate_source_db = "main"}).empty());
  CHECK(in(aws::db_instance{.instance_class = "db.t3.small", .replicate_source_db = "main", .storage_encrypted = false}).size() == 1);
  CHECK(in(aws::elasticache_replication_group{.description = "cache", .replication_group_id = "cache"}).size() == 1);
  CHECK(in(aws::elasticache_replication_group{.at_rest_encryption_enabled = "true", .description = "cache", .replication_group_id = "cache"}).empty());
  CHECK(found([](tf::Configuration& configuration) {
          configuration.root().add("main", aws::ebs_volume{.availability_zone = "eu-central-1a", .encrypted = configuration.root().variable<tf::boolean>("encrypted", {})});
        }).empty());  // Terraform alone knows
}

TEST_CASE("TF-103: instances that answer IMDSv1") {
  CHECK(in(aws::instance{.ami = "ami-0123456789abcdef0"}).size() == 1);
  CHECK(in(aws::instance{.ami = "ami-0123456789abcdef0", .metadata_options = {{.http_tokens = "optional"}}}).size() == 1);
  CHECK(in(aws::instance{.ami = "ami-0123456789abcdef0", .metadata_options = {{.http_tokens = "required"}}}).empty());
  CHECK(in(aws::launch_template{.name = "main"}).size() == 1);
  CHECK(in(aws::launch_template{.metadata_options = {{.http_tokens = "required"}}, .name = "main"}).empty());
}

TEST_CASE("TF-104: every right in the account") {
  CHECK(in(aws::iam_role_policy_attachment{.policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess", .role = "app"}).size() == 1);
  CHECK(in(aws::iam_role_policy_attachment{.policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess", .role = "app"}).empty());
}

TEST_CASE("a data source makes nothing") {
  CHECK(in(aws::data::db_instance{.db_instance_identifier = "main"}).empty());
  CHECK(in(aws::data::instance{.instance_id = "i-0123456789abcdef0"}).empty());
}

TEST_CASE("an adjustment is looked at as what it makes of the resource, and a construct's own words are not") {
  tf::Configuration configuration;
  const auto add = [&](const char* name) { configuration.root().add(name, aws::db_instance{.instance_class = "db.t3.small", .storage_encrypted = true}); };
  configuration.writtenAt(std::source_location::current());
  configuration.adjust<aws::db_instance>("", "opened", [](aws::db_instance& db) { db.publicly_accessible = true; });
  configuration.writtenAt({});
  add("opened");
  add("other");
  configuration.root().add("unencrypted", aws::db_instance{.instance_class = "db.t3.small"});
  const auto stack = stackOf();
  const auto findings = synthesis::findingsInWords(stack.model(), configuration);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].sentence.view().starts_with("aws_db_instance.opened is publicly_accessible"));
  CHECK(findings[0].where.line() > 0);
}

TEST_CASE("words are let pass by a waiver with a reason, and one that nothing needs says so") {
  const auto open = [](tf::Configuration& configuration) { configuration.root().add("main", aws::s3_bucket_acl{.acl = "public-read", .bucket = "b"}); };
  auto stack = stackOf();
  stack.waive("TF-101", "a public data set");
  stack.waive("TF-102", "nothing is");
  CHECK(found(open, stack) == Found{"waived TF-101 aws_s3_bucket_acl.main has the acl public-read, so anybody reads it; leave that out, and serve it by CloudFront.",
                                    "WAIVER-002 nothing breaks TF-102, so its waiver is not needed; remove it."});
  CHECK(rule::check(stack.model()).empty());
}

TEST_CASE("TF-104: a policy that allows everything") {
  CHECK(ofRole(policy({allow("*", "*")})) == Found{"TF-104 module.own.aws_iam_role_policy.main allows every action on everything; write the actions and resources that are needed."});
  CHECK(ofRole(policy({allow("s3:GetObject", "*"), Json::object({{"Effect", "Allow"}, {"Action", Json::array({"sts:GetCallerIdentity", "*"})}, {"Resource", Json::array({"*"})}})})).size() == 1);
  CHECK(ofRole(policy({allow("*", "arn:aws:s3:::reports/*")})).empty());
  CHECK(ofRole(policy({allow("s3:*", "*")})).empty());
  CHECK(ofRole(policy({Json::object({{"Effect", "Deny"}, {"Action", "*"}, {"Resource", "*"}})})).empty());
  CHECK(ofRole(policy({Json::object({{"Effect", "Allow"}, {"Action", "*"}, {"Resource", "*"}, {"Condition", Json::object({{"Bool", Json::object({{"aws:MultiFactorAuthPresent", "true"}})}})}})})).empty());
  CHECK(in(aws::kms_key{.policy = policy({admit(Json::object({{"AWS", "arn:aws:iam::123456789012:root"}}), "kms:*")})}).empty());
}

TEST_CASE("TF-101: a policy that lets everybody in") {
  CHECK(ofQueue(policy({admit("*")})) == Found{"TF-101 module.own.aws_sqs_queue_policy.main lets everybody in by its policy; write the accounts or roles that come, or a Condition."});
  CHECK(ofQueue(policy({admit(Json::object({{"AWS", "*"}}))})).size() == 1);
  CHECK(ofQueue(policy({admit(Json::object({{"AWS", Json::array({"123456789012", "*"})}}))})).size() == 1);
  CHECK(ofQueue(policy({admit(Json::object({{"AWS", "123456789012"}}))})).empty());
  CHECK(ofQueue(policy({Json::object({{"Effect", "Deny"}, {"Principal", "*"}, {"Action", "sqs:*"}, {"Resource", "*"}})})).empty());
  CHECK(ofQueue(policy({Json::object({{"Effect", "Allow"}, {"Principal", "*"}, {"Action", "sqs:SendMessage"}, {"Resource", "*"},
                                      {"Condition", Json::object({{"ArnEquals", Json::object({{"aws:SourceArn", "arn:aws:s3:::uploads"}})}})}})})).empty());
  CHECK(ofTrust(policy({Json::object({{"Effect", "Allow"}, {"Principal", "*"}, {"Action", "sts:AssumeRole"}})})) ==
        Found{"TF-101 module.own.aws_iam_role.main lets everybody take the role; write the services or accounts that do."});
  CHECK(in(aws::vpc_endpoint{.policy = policy({admit("*", "s3:GetObject")}), .vpc_id = "vpc-0123456789abcdef0"}).empty());
  CHECK(in(aws::lambda_permission{.action = "lambda:InvokeFunction", .function_name = "f", .principal = "*"}).size() == 1);
  CHECK(in(aws::lambda_permission{.action = "lambda:InvokeFunction", .function_name = "f", .principal = "*", .principal_org_id = "o-123"}).empty());
}

TEST_CASE("TF-105: words that IAM refuses or nobody understands") {
  const auto sentence = [](const char* rest) { return Found{"TF-105 module.own.aws_iam_role_policy.main " + std::string(rest)}; };
  CHECK(ofRole(policy({allow("s3:GetObjects", "*")})) == sentence("names the action s3:GetObjects, which IAM takes and no service knows; write s3:GetObject."));
  CHECK(ofRole(policy({allow("step-functions:StartExecution", "*")})) == sentence("names the action step-functions:StartExecution, and IAM's word for that service is states; write states:StartExecution."));
  CHECK(ofRole(policy({allow("s3:ReadObject", "*")})) == sentence("names the action s3:ReadObject, and no action of that service begins so; write a verb of AWS, such as Get or Describe."));
  CHECK(ofRole(policy({allow("GetObject", "*")})) == sentence("names the action GetObject, which is none; write its service too, such as s3:GetObject."));
  CHECK(ofRole(policy({allow("s3:GetObject", "reports/*")})) == sentence("names the resource reports/*, which is none; write an ARN, such as arn:aws:s3:::reports/*, or *."));
  CHECK(ofRole(policy({Json::object({{"Effect", "allow"}, {"Action", "s3:GetObject"}, {"Resource", "*"}})})) == sentence("has a statement with the Effect 'allow'; write Allow or Deny."));
  CHECK(ofRole(policy({Json::object({{"Action", "s3:GetObject"}, {"Resource", "*"}})})) == sentence("has a statement without an Effect; write Allow or Deny."));
  CHECK(ofRole(policy({Json::object({{"Effect", "Allow"}, {"Resource", "*"}})})) == sentence("has a statement without an Action; write what it is about, such as s3:GetObject."));
  CHECK(ofRole(policy({Json::object({{"Effect", "Allow"}, {"Action", "s3:GetObject"}})})) == sentence("has a statement without a Resource; write the ARNs that it is about."));
  CHECK(ofRole(policy({Json::object({{"Effect", "Allow"}, {"Action", "s3:GetObject"}, {"Resource", "*"}, {"Principal", Json::object({{"AWS", "123456789012"}})}})})) ==
        sentence("has a Principal in the policy of an identity, who is it itself; leave that out."));
  CHECK(ofRole(policy({Json::object({{"Effect", "Allow"}, {"Actions", "s3:GetObject"}, {"NotAction", "s3:PutObject"}, {"Resource", "*"}})})) ==
        sentence("has 'Actions' in a statement of a policy, which IAM refuses; write Action."));
  CHECK(ofRole(Json::object({{"Version", "2021-10-17"}, {"Statement", allow("s3:GetObject", "*")}})) == sentence("has a policy of version 2021-10-17, which is no version of the policy language; write 2012-10-17."));
  CHECK(ofRole(Json::object({{"Name", "read"}, {"Statement", allow("s3:GetObject", "*")}})) == sentence("has 'Name' in a policy, which IAM refuses; write one of Id, Statement, Version."));
  const auto where = [](const char* test) {
    return ofRole(policy({Json::object({{"Effect", "Allow"}, {"Action", "s3:GetObject"}, {"Resource", "*"}, {"Condition", Json::object({{test, Json::object({{"aws:RequestedRegion", "eu-central-1"}})}})}})}));
  };
  CHECK(where("StringEqual") == sentence("has a condition with StringEqual, which is no operator of IAM; write StringEquals."));
  CHECK(where("Equals") == sentence("has a condition with Equals, which is no operator of IAM; write one, such as StringEquals."));
  for (const char* good : {"StringEquals", "stringequals", "ForAnyValue:StringLike", "ForAllValues:StringEqualsIfExists", "Null"}) CHECK(where(good).empty());
  CHECK(where("NullIfExists").size() == 1);
  CHECK(in(aws::data::iam_policy_document{.statement = {{.actions = {"s3:GetObject"}, .condition = {{.test = "StringEqual", .values = {"a"}, .variable = "aws:RequestedRegion"}}, .resources = {"*"}}}}).size() == 1);
  // Several mistakes are said at once
  CHECK(ofRole(policy({allow("s3:GetObjects", "*"), allow("sqs:SendMessages", "queue")})).size() == 3);

  const auto trust = [](const Json& principal, const char* action = "sts:AssumeRole") { return Json::object({{"Effect", "Allow"}, {"Principal", principal}, {"Action", action}}); };
  CHECK(ofTrust(policy({trust(Json::object({{"Service", "lamda.amazonaws.com"}}))})) ==
        Found{"TF-105 module.own.aws_iam_role.main trusts the service lamda.amazonaws.com, which is none; write lambda.amazonaws.com."});
  CHECK(ofTrust(policy({trust(Json::object({{"Service", "lambda"}}))})).size() == 1);
  CHECK(ofTrust(policy({trust(Json::object({{"Service", Json::array({"lambda.amazonaws.com", "edgelambda.amazonaws.com"})}}))})).empty());
  CHECK(ofTrust(policy({trust(Json::object({{"Federated", "cognito-identity.amazonaws.com"}}), "sts:AssumeRoleWithWebIdentity")})).empty());
  CHECK(ofTrust(policy({Json::object({{"Effect", "Allow"}, {"Action", "sts:AssumeRole"}})})).size() == 1);
  CHECK(ofTrust(policy({admit(Json::object({{"Service", "lambda.amazonaws.com"}}), "sts:AssumeRole")})).size() == 1);
  CHECK(ofQueue(policy({admit(Json::object({{"Service", "s3.amazonaws.com"}}), "SQS:SendMessage")})).empty());
}

TEST_CASE("policies are found as text, with references in them, in nested blocks and in data sources") {
  const auto text = [](const char* document) { return in(aws::iam_role_policy{.policy = document, .role = "app"}); };
  CHECK(text(R"({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})").size() == 1);
  CHECK(text(R"({"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}})").empty());
  CHECK(text("no JSON with a \"Statement\"").empty());
  CHECK(found([](tf::Configuration& configuration) {
          auto& root = configuration.root();
          const auto queue = root.add("main", aws::sqs_queue{});
          root.add("main", aws::iam_role_policy{.policy = policy({Json::object({{"Effect", "Allow"}, {"Action", "sqs:SendMessages"}, {"Resource", queue.arn()}})}), .role = "app"});
        }).size() == 1);
  CHECK(in(aws::iam_role{.assume_role_policy = policy({Json::object({{"Effect", "Allow"}, {"Principal", Json::object({{"Service", "ec2.amazonaws.com"}})}, {"Action", "sts:AssumeRole"}})}),
                         .inline_policy = {{.name = "all", .policy = policy({allow("*", "*")})}}}).size() == 1);
  const auto document = [](const char* action, const char* resource) { return in(aws::data::iam_policy_document{.statement = {{.actions = {action}, .resources = {resource}}}}); };
  CHECK(document("*", "*") == Found{"TF-104 module.own.data.aws_iam_policy_document.main allows every action on everything; write the actions and resources that are needed."});
  CHECK(document("s3:GetObjects", "*").size() == 1);
  CHECK(document("s3:GetObject", "arn:aws:s3:::reports/*").empty());
  CHECK(in(aws::data::iam_policy_document{.statement = {{.actions = {"sqs:SendMessage"}, .principals = {{.identifiers = {"*"}, .type = "AWS"}}, .resources = {"*"}}}}).size() == 1);
  CHECK(in(aws::data::iam_policy_document{.statement = {{.actions = {"sqs:SendMessage"}, .effect = "Deny", .principals = {{.identifiers = {"*"}, .type = "AWS"}}, .resources = {"*"}}}}).empty());
}

TEST_CASE("TF-106: ways to what constructs made, where something never reaches another") {
  Stack stack = stackOf();
  stack.neverReaches(Cidr("10.0.1.0/24"), Cidr("10.0.2.0/24"));
  // What a construct would add, and what lines of the user's do beside it.
  const auto beside = [](auto write) {
    return [=](tf::Configuration& configuration) {
      configuration.writtenAt({});
      configuration.module("sg").add("db", aws::security_group{});
      configuration.root().add("main", aws::route_table{.vpc_id = "vpc-0123456789abcdef0"});
      configuration.writtenAt(std::source_location::current());
      write(configuration);
    };
  };
  const auto rule = beside([](tf::Configuration& configuration) {
    configuration.module("own").add("more", aws::vpc_security_group_ingress_rule{.cidr_ipv4 = "10.0.9.0/24", .from_port = 3306, .ip_protocol = "tcp",
                                                                                  .security_group_id = configuration.module("sg").get<aws::security_group>("db").id(), .to_port = 3306});
  });
  CHECK(found(rule, stack) == Found{"TF-106 module.own.aws_vpc_security_group_ingress_rule.more is a way to or from module.sg.aws_security_group.db of which .neverReaches(...) knows nothing; "
                                    "write it with the construct, as .allow(...) for a group, or waive TF-106 with the reason."});
  CHECK(found(rule).empty());
  const auto route = beside([](tf::Configuration& configuration) {
    configuration.root().add("out", aws::route{.destination_cidr_block = "172.16.0.0/12", .route_table_id = configuration.root().get<aws::route_table>("main").id(), .transit_gateway_id = "tgw-0123456789abcdef0"});
  });
  CHECK(found(route, stack).size() == 1);
  const auto own = beside([](tf::Configuration& configuration) {
    const auto group = configuration.module("own").add("db", aws::security_group{});
    configuration.module("own").add("more", aws::vpc_security_group_ingress_rule{.cidr_ipv4 = "10.0.9.0/24", .from_port = 3306, .ip_protocol = "tcp", .security_group_id = group.id(), .to_port = 3306});
  });
  CHECK(found(own, stack).empty());
  const auto adjusted = [](tf::Configuration& configuration) {
    configuration.writtenAt(std::source_location::current());
    configuration.adjust<aws::vpc_security_group_ingress_rule>("sg", "db_from_app", [](auto& admitted) { admitted.cidr_ipv4 = "10.0.0.0/8"; });
    configuration.writtenAt({});
    auto& module = configuration.module("sg");
    module.add("db", aws::security_group{});
    module.add("db_from_app", aws::vpc_security_group_ingress_rule{.ip_protocol = "tcp", .security_group_id = module.get<aws::security_group>("db").id()});
  };
  CHECK(found(adjusted, stack).size() == 1);
  stack.waive("TF-106", "a group of the platform's, which is asked for by its own team");
  CHECK_THAT(found(rule, stack).at(0), test::StartsWith("waived TF-106 "));
}

TEST_CASE("TF-107: address blocks") {
  const auto block = [](const char* text) { return in(aws::vpc{.cidr_block = text}); };
  CHECK(block("10.1.0.0/16").empty());
  CHECK(block("10.1.0.0") == Found{"TF-107 module.own.aws_vpc.main has the cidr_block 10.1.0.0, which is no address block; write one such as 10.1.0.0/16."});
  CHECK(block("10.1.0.0/33").size() == 1);
  CHECK(block("10.1.0.256/16").size() == 1);
  CHECK(block("10.1.2.3/16") == Found{"TF-107 module.own.aws_vpc.main has the cidr_block 10.1.2.3/16, which has address bits after the prefix; write 10.1.0.0/16."});
  CHECK(block("10.1.2.3/0").size() == 1);
  const auto ipv6 = [](const char* text) {
    return in(aws::vpc_security_group_ingress_rule{.cidr_ipv6 = text, .from_port = 443, .ip_protocol = "tcp", .security_group_id = "sg-0123456789abcdef0", .to_port = 443});
  };
  for (const char* good : {"::/0", "2001:db8::/32", "fd00::1/128", "::ffff:10.0.0.1/128"}) CHECK(ipv6(good).empty());
  for (const char* bad : {"2001:db8::", "2001:db8::/129", "2001:db8::/", "2001:db8::/x", "2001:dg8::/32", "/32", "abcd/32"}) CHECK(ipv6(bad).size() == 1);
  // Nested, in lists, and what a variable gives.
  CHECK(in(aws::security_group{.ingress = {{.cidr_blocks = {"10.0.0.0/8", "10.0.0.1/8"}, .from_port = 22, .protocol = "tcp", .to_port = 22}}}) ==
        Found{"TF-107 module.own.aws_security_group.main has the cidr_blocks 10.0.0.1/8, which has address bits after the prefix; write 10.0.0.0/8."});
  CHECK(found([](tf::Configuration& configuration) {
          configuration.root().add("main", aws::vpc{.cidr_block = configuration.root().variable("block", {})});
        }).empty());
}
