// SPDX-License-Identifier: Apache-2.0
// Words of ElastiCache: node types, versions of Valkey, and what goes when memory is full.
#pragma once

#include <ecia/text/ec2.hpp>

namespace ecia {

namespace error {
struct a_cache_node_type_must_read_like_cache_t4g_small;
struct a_valkey_version_must_read_like_8_0;
struct a_maxmemory_policy_must_be_noeviction_or_allkeys_or_volatile_with_lru_lfu_random_or_volatile_ttl;
}  // namespace error

namespace form {
/// Without the sizes in which ElastiCache has no nodes: burstable ones end at medium, others begin at large.
constexpr bool cacheNodeType(std::string_view text) {
  if (!text.starts_with("cache.") || !instanceType(text.substr(6))) return false;
  const auto size = text.substr(text.rfind('.') + 1);
  const bool few = size == "micro" || size == "small" || size == "medium";
  return text[6] == 't' ? few : !few && size != "nano" && !size.starts_with("metal");
}
constexpr bool valkeyVersion(std::string_view text) { return text.size() == 3 && text[1] == '.' && digit(text[2]) && (text == "7.2" || text[0] == '8' || text[0] == '9'); }
constexpr bool maxmemoryPolicy(std::string_view text) {
  if (text == "noeviction" || text == "volatile-ttl") return true;
  if (text.starts_with("allkeys-"))
    text.remove_prefix(8);
  else if (text.starts_with("volatile-"))
    text.remove_prefix(9);
  else
    return false;
  return text == "lru" || text == "lfu" || text == "random";
}
}  // namespace form

/// A type of nodes, "cache.t4g.small". https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
using CacheNodeType = Word<form::cacheNodeType, error::a_cache_node_type_must_read_like_cache_t4g_small>;
/// A version of Valkey, 7.2 or newer: "8.0". https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html
using ValkeyVersion = Word<form::valkeyVersion, error::a_valkey_version_must_read_like_8_0>;
/// Which keys go when memory is full: "allkeys-lru", "volatile-ttl", "noeviction". https://valkey.io/topics/lru-cache/
using MaxmemoryPolicy = Word<form::maxmemoryPolicy, error::a_maxmemory_policy_must_be_noeviction_or_allkeys_or_volatile_with_lru_lfu_random_or_volatile_ttl>;

}  // namespace ecia
