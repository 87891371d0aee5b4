// SPDX-License-Identifier: Apache-2.0
// What is found between the stacks of one program when it runs.
#pragma once

#include <cstddef>
#include <vector>

#include <ecia/rule/apart.hpp>
#include <ecia/rule/parity.hpp>
#include <ecia/synth/proved.hpp>

namespace ecia::synthesis {

/// What a stack must know of all in its program, itself included.
struct Neighbours {
  std::vector<Settings> settings;
  std::vector<rule::Claims> claims;
};

template <bool Several>
void Between<Several>::claim(const Model& model, rule::Claims& claims) {
  if constexpr (Several) rule::claim(model, claims);
}

template <bool Several>
void Between<Several>::find(const Model& model, const Neighbours& all, std::size_t own, rule::Findings& findings) {
  if constexpr (Several) {
    rule::foreignNames(model.settings, rule::setting::rowsOf(model, true), all.settings.data(), all.settings.size(), findings);
    for (std::size_t other = 0; other < all.claims.size(); ++other)
      if (other != own) rule::apart(all.claims[own], all.settings[own], all.claims[other], all.settings[other], findings);
    if (!all.claims.empty())
      rule::sharedElasticIps(all.settings.data(), all.settings.size(), own, [&](std::size_t of) -> const rule::Claims& { return all.claims[of]; }, findings);
  }
}

}  // namespace ecia::synthesis
