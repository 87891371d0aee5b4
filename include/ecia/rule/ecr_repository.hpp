// SPDX-License-Identifier: Apache-2.0
// Rules of repositories of images. https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
#pragma once

#include <ecia/rule/finding.hpp>

namespace ecia::rule {

constexpr void imagesKept(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& repository : model.all<EcrRepository>())
    if (repository.construct.last && *repository.construct.last < 1)
      rule.found(findings, repository, join({named(repository), " keeps the last ", *repository.construct.last, " images, so it keeps none; write .keepLast(50) or another number above 0."}));
}

constexpr void pullers(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& repository : model.all<EcrRepository>())
    for (const auto& account : repository.construct.accounts)
      if (account.view().empty() || account == model.settings.account)
        rule.found(findings, repository, join({named(repository), " lets ", account.view().empty() ? "an account without an id" : "its own account", " pull, ", account.view().empty() ? "which is none" : "which may anyway", "; write the id of another account."}));
}

}  // namespace ecia::rule
