// SPDX-License-Identifier: Apache-2.0
// Words of Kubernetes.
#pragma once

#include <ecia/text/literal.hpp>

namespace ecia {

namespace error {
struct a_version_of_kubernetes_must_read_like_1_34;
}
namespace form {
constexpr bool kubernetesVersion(std::string_view text) { return text.starts_with("1.") && all(text.substr(2), 2, 2, digit); }
}  // namespace form

/// A version of Kubernetes, "1.34". https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
using KubernetesVersion = Word<form::kubernetesVersion, error::a_version_of_kubernetes_must_read_like_1_34>;

}  // namespace ecia
