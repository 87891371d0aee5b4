// SPDX-License-Identifier: Apache-2.0
// What every generated resource must be for the serializer to read it, over a list of types from many services.
#include <algorithm>
#include <boost/hana/all_of.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>
#include <ecia/aws/autoscaling.hpp>
#include <ecia/aws/cloudfront.hpp>
#include <ecia/aws/db.hpp>
#include <ecia/aws/dynamodb.hpp>
#include <ecia/aws/ecs.hpp>
#include <ecia/aws/iam.hpp>
#include <ecia/aws/instance.hpp>
#include <ecia/aws/lambda.hpp>
#include <ecia/aws/launch.hpp>
#include <ecia/aws/lb.hpp>
#include <ecia/aws/route53.hpp>
#include <ecia/aws/s3.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/sqs.hpp>
#include <ecia/aws/ssm.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/aws/wafv2.hpp>
#include <ecia/terraform/configuration.hpp>
#include <ecia/terraform/remote_state.hpp>
#include <ecia/terraform/terraform_data.hpp>

namespace hana = boost::hana;
namespace aws = ecia::aws;
namespace tf = ecia::tf;

constexpr auto resources =
    hana::tuple_t<aws::vpc, aws::security_group, aws::iam_role, aws::s3_bucket, aws::s3_bucket_lifecycle_configuration, aws::db_instance, aws::lb,
                  aws::lb_listener, aws::launch_template, aws::autoscaling_group, aws::instance, aws::dynamodb_table, aws::route53_record,
                  aws::cloudfront_distribution, aws::wafv2_web_acl, aws::lambda_function, aws::ecs_service, aws::sqs_queue, aws::data::ssm_parameter,
                  tf::data::terraform_remote_state, tf::terraform_data>;

constexpr auto every = [](auto holds) { return hana::all_of(resources, holds); };

static_assert(every([](auto t) { return hana::bool_c<tf::Resource<typename decltype(t)::type>>; }));
static_assert(every([](auto t) { return hana::bool_c<std::is_aggregate_v<typename decltype(t)::type> && std::is_standard_layout_v<typename decltype(t)::type>>; }));

// How many names there are if they rise, as designated initialisers must and people expect; 0 otherwise.
template <class R>
constexpr std::size_t risingNames() {
  std::string_view names = R::Names, last;
  std::size_t count = 0;
  while (!names.empty()) {
    const auto name = names.substr(0, names.find(' '));
    if (name <= last) return 0;
    last = name;
    names.remove_prefix(std::min(name.size() + 1, names.size()));
    ++count;
  }
  return count;
}
static_assert(every([](auto t) {
  using R = typename decltype(t)::type;
  return hana::bool_c<sizeof(R) == risingNames<R>() * sizeof(tf::Argument)>;
}));
