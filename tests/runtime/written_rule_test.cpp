// SPDX-License-Identifier: Apache-2.0
// What Terraform's own words open, leave unencrypted or grant: each mistake, and the nearest thing that is none.
#include <catch2/catch.hpp>
#include <ecia/aws/db.hpp>
#include <ecia/aws/ebs.hpp>
#include <ecia/aws/elasticache.hpp>
#include <ecia/aws/iam.hpp>
#include <ecia/aws/instance.hpp>
#include <ecia/aws/lambda.hpp>
#include <ecia/aws/launch.hpp>
#include <ecia/aws/s3.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/synth/written_rule.hpp>
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
