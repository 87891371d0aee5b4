// SPDX-License-Identifier: Apache-2.0
// Output -> an output of the root module.
#pragma once

#include <ecia/expand/bastion_host.hpp>
#include <ecia/expand/edge.hpp>
#include <ecia/expand/rds.hpp>

namespace ecia::expand {

inline void expand(const Entry<Output>& entry, auto& context) {
  const Output& spec = entry.construct;
  const Model& model = context.model;
  const auto value = [&]() -> tf::Expression {
    switch (spec.what) {
      case Output::What::databaseEndpoint: return at<aws::db_instance>(model.all<Rds>()[spec.index]).endpoint();
      case Output::What::balancerName: return at<aws::lb>(model.all<LoadBalancer>()[spec.index]).dns_name();
      case Output::What::distributionName: return at<aws::cloudfront_distribution>(model.all<Distribution>()[spec.index]).domain_name();
      case Output::What::bastionAddress: return at<aws::eip>(model.all<BastionHost>()[spec.index]).public_ip();
    }
    return {};
  };
  context.configuration.root().output(label(entry.id), {.description = str(spec.description), .value = tf::Argument(value())});
}

}  // namespace ecia::expand
