// SPDX-License-Identifier: Apache-2.0
// The AWS headers as a user has them: aggregates with designated initializers, which become names and values in the right places.
#include <catch.hpp>
#include <ecia/aws/cloudfront.hpp>
#include <ecia/aws/iam.hpp>
#include <ecia/aws/instance.hpp>
#include <ecia/aws/lb.hpp>
#include <ecia/aws/route.hpp>
#include <ecia/aws/s3.hpp>
#include <ecia/aws/secretsmanager.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/ssm.hpp>
#include <ecia/aws/subnet.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/aws/wafv2.hpp>
#include <string>
#include <type_traits>
#include <vector>

namespace aws = ecia::aws;
namespace kind = ecia::aws::kind;
namespace tf = ecia::tf;

namespace {

std::vector<std::string> names(const tf::Map& members) {
  std::vector<std::string> result;
  for (const auto& [name, value] : members) result.push_back(name);
  return result;
}

/// The reference that an expression is.
tf::Reference referenceOf(const tf::Expression& expression) {
  std::vector<tf::Reference> references;
  expression.each([](std::string_view) { FAIL("an expression has code"); }, [&](const tf::Reference& reference) { references.push_back(reference); });
  REQUIRE(references.size() == 1);
  return references.front();
}

const tf::Map& mapOf(const tf::Argument& argument) {
  REQUIRE(argument.node().kind == tf::Node::Kind::map);
  return argument.node().map;
}
const tf::List& listOf(const tf::Argument& argument) {
  REQUIRE(argument.node().kind == tf::Node::Kind::list);
  return argument.node().list;
}

}  // namespace

TEST_CASE("members stand under their Terraform names") {
  const aws::vpc::Attributes vpc{{"network", "aws_vpc.main"}};
  const aws::subnet::Attributes subnet{{"network", "aws_subnet.a"}};
  const aws::lb lb{
      .access_logs = {{.bucket = "logs", .enabled = true}},
      .internal = false,
      .subnets = {subnet.id(), "subnet-2"},
  };
  const auto members = tf::membersOf(lb);
  REQUIRE(names(members) == std::vector<std::string>{"access_logs", "internal", "subnets"});
  REQUIRE(names(mapOf(members[0].value)) == std::vector<std::string>{"bucket", "enabled"});
  const auto& subnets = listOf(members[2].value);
  const auto reference = referenceOf(subnets[0].node().expression);
  REQUIRE(reference.path() == "aws_subnet.a.id");
  REQUIRE(reference.object->module == "network");
  REQUIRE(subnets[1].node().text == "subnet-2");
  REQUIRE(names(tf::membersOf(aws::subnet{.cidr_block = "10.0.0.0/24", .vpc_id = vpc.id()})) == std::vector<std::string>{"cidr_block", "vpc_id"});
}

TEST_CASE("blocks that must occur, several times, and without members") {
  const aws::lb_listener listener{
      .default_action = {{.redirect = {{.port = "443", .protocol = "HTTPS", .status_code = "HTTP_301"}}, .type = "redirect"}},
      .load_balancer_arn = aws::lb::Attributes{{"", "aws_lb.main"}}.arn(),
      .port = 80,
  };
  REQUIRE(listOf(listener.default_action).size() == 1);
  const aws::wafv2_web_acl acl{.default_action = {{.allow = tf::empty_block}},
                               .scope = "REGIONAL",
                               .visibility_config = {{.cloudwatch_metrics_enabled = true, .metric_name = "acl", .sampled_requests_enabled = true}}};
  REQUIRE(names(mapOf(acl.default_action)) == std::vector<std::string>{"allow"});
  const aws::s3_bucket_versioning versioning{.bucket = aws::s3_bucket::Attributes{{"", "aws_s3_bucket.b"}}.id(),
                                             .versioning_configuration = {{.status = "Enabled"}}};
  REQUIRE(versioning.versioning_configuration.isSet());
}

TEST_CASE("attributes as blocks write every key") {
  const aws::security_group group{.ingress = {{.from_port = 443, .protocol = "tcp", .to_port = 443}}};
  const auto& rule = mapOf(listOf(group.ingress).front());
  REQUIRE(rule.size() == sizeof(aws::block::security_group_egress) / sizeof(tf::Argument));
  REQUIRE(rule.front().key == "cidr_blocks");
  REQUIRE(rule.front().value.node().kind == tf::Node::Kind::nothing);
}

TEST_CASE("attributes have kinds and are sensitive where the schema says so") {
  const aws::iam_role::Attributes role{{"", "aws_iam_role.r"}};
  STATIC_REQUIRE(std::is_same_v<decltype(role.arn()), tf::Expr<kind::role_arn>>);
  STATIC_REQUIRE(std::is_same_v<decltype(role.name()), tf::Expr<kind::role_name>>);
  const aws::iam_instance_profile profile{.role = role.name()};
  REQUIRE(profile.role.isSet());
  const aws::data::ssm_parameter::Attributes parameter{{"", "data.aws_ssm_parameter.p"}};
  REQUIRE(referenceOf(parameter.value()).sensitive);
  STATIC_REQUIRE(aws::data::ssm_parameter::DataSource);
  STATIC_REQUIRE(aws::data::ssm_parameter::Type == "aws_ssm_parameter");
}
