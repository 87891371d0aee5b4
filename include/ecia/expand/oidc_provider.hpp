// SPDX-License-Identifier: Apache-2.0
// OidcProvider -> aws_iam_openid_connect_provider.
#pragma once

#include <ecia/aws/iam.hpp>
#include <ecia/expand/context.hpp>

namespace ecia::expand {

inline void expand(const Entry<OidcProvider>& entry, auto& context) {
  const OidcProvider& spec = entry.construct;
  std::vector<tf::Value<tf::string>> audiences;
  for (const auto& audience : spec.audiences) audiences.emplace_back(str(audience));
  context.in(entry).add(label(entry.id), aws::iam_openid_connect_provider{.client_id_list = audiences, .tags = context.tags(context.named(entry)), .url = "https://" + str(spec.issuer.view())});
}

}  // namespace ecia::expand
