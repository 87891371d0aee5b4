// SPDX-License-Identifier: Apache-2.0
// A Valkey cache: a primary node and its replicas.
#pragma once

#include <ecia/construct/secret.hpp>
#include <ecia/construct/security_group.hpp>
#include <ecia/text/elasticache.hpp>
#include <ecia/text/window.hpp>

namespace ecia {

/// A Valkey cache `<prefix>-<id>-cache` of ElastiCache, on port 6379: `ElastiCache::valkey("8.0").node("cache.t4g.small").replicas(1)`. Always: TLS alone,
/// encrypted storage and backups, its version stays; with replicas, spread over zones, with one of them taking over when the primary is lost.
/// Defaults: no replica, a backup a day, kept for one, and neither users nor a password, so that whoever reaches the port reads and writes all of it: name the roles
/// that are its users, with `Role::grantConnect`, or a password, with `credentials`. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/WhatIs.html
class ElastiCache {
 public:
  static constexpr std::string_view Kind = "ElastiCache";
  /// What makes another node take over.
  static constexpr std::string_view StandbySetting = ".replicas(1)";

  /// Valkey of a version that ElastiCache has, "8.0".
  static constexpr ElastiCache valkey(ValkeyVersion of) { return ElastiCache(std::move(of)); }

  /// The type of its nodes, "cache.t4g.small".
  constexpr ElastiCache node(CacheNodeType of) const { return changed(*this, &ElastiCache::type, std::move(of)); }
  /// Copies of the primary in other zones, 0 to 5, which answer reads (`Attribute::readerAddress`); one of them takes over when the primary is lost.
  /// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
  constexpr ElastiCache replicas(Whole count) const { return changed(*this, &ElastiCache::copies, int{count}); }
  /// The subnets it may stand in, those of the database tier: `net.database()`.
  constexpr ElastiCache in(Subnets where) const { return changed(*this, &ElastiCache::subnets, where); }
  /// The security group that says who connects to it.
  constexpr ElastiCache guardedBy(Handle<SecurityGroup> with) const { return changed(*this, &ElastiCache::group, with); }
  /// The key of its storage and backups, in place of AWS's own.
  constexpr ElastiCache encryptedWith(Handle<KmsKey> with) const { return changed(*this, &ElastiCache::key, with); }
  /// Who connects sends the password of this secret (AUTH). Where roles connect as users of their own, there is none.
  /// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
  constexpr ElastiCache credentials(Handle<Secret> from) const { return changed(*this, &ElastiCache::secret, from); }
  /// What goes when memory is full; ElastiCache's own is "volatile-lru": of the keys that expire, the one that was not used for longest.
  /// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
  constexpr ElastiCache maxmemoryPolicy(MaxmemoryPolicy policy) const { return changed(*this, &ElastiCache::eviction, std::move(policy)); }
  /// Keeps backups 1 to 35 days, made in this window (UTC) of an hour or more.
  constexpr ElastiCache backups(Days kept, DailyWindow window) const {
    auto next = *this;
    next.backupDays = kept;
    next.backupWindow = std::move(window);
    return next;
  }
  /// When AWS may change the nodes (UTC), an hour or more.
  constexpr ElastiCache maintenance(WeeklyWindow window) const { return changed(*this, &ElastiCache::maintenanceWindow, std::move(window)); }
  /// Makes changes of its node type or version when Terraform applies them, and not in the maintenance window.
  constexpr ElastiCache applyImmediately() const { return changed(*this, &ElastiCache::atOnce, true); }
  /// Whether it answers when a zone is lost.
  constexpr bool hasStandby() const { return copies > 0; }
  /// Where it listens.
  static constexpr Port port() { return ecia::valkey; }

  ValkeyVersion version;
  Optional<CacheNodeType> type{};
  int copies = 0;
  Optional<Subnets> subnets{};
  Optional<Handle<SecurityGroup>> group{};
  Optional<Handle<KmsKey>> key{};
  Optional<Handle<Secret>> secret{};
  Optional<MaxmemoryPolicy> eviction{};
  Days backupDays{1};
  Optional<DailyWindow> backupWindow{};
  Optional<WeeklyWindow> maintenanceWindow{};
  bool atOnce = false;

 private:
  constexpr explicit ElastiCache(ValkeyVersion of) : version(std::move(of)) {}
};

}  // namespace ecia
