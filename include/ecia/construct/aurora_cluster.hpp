// SPDX-License-Identifier: Apache-2.0
// An Aurora cluster: one storage over three zones, an instance that writes and others that read.
#pragma once

#include <ecia/construct/database_engine.hpp>
#include <ecia/construct/secret.hpp>
#include <ecia/construct/security_group.hpp>
#include <ecia/text/ec2.hpp>
#include <ecia/text/window.hpp>

namespace ecia {

/// An Aurora cluster `<prefix>-<id>-aurora`: `AuroraCluster::postgresql("16.8").serverless(1, 16).readers(1)`, or `.instance("db.r7g.large")` for instances of a class. Always: encrypted, never public, TLS
/// connections only, IAM authentication on, stays on its minor version, tags copied to snapshots, a final snapshot when it is destroyed. Defaults: the writer alone, 7 days of backups.
/// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_AuroraOverview.html
class AuroraCluster {
 public:
  static constexpr std::string_view Kind = "AuroraCluster";
  /// What makes another instance take over.
  static constexpr std::string_view StandbySetting = ".readers(1)";

  /// Aurora MySQL of a version that it has, "8.0.mysql_aurora.3.08.2".
  static constexpr AuroraCluster mysql(AuroraMysqlVersion version) { return changed(AuroraCluster(), &AuroraCluster::mysqlVersion, std::move(version)); }
  /// Aurora PostgreSQL of a version that it has, "16.8".
  static constexpr AuroraCluster postgresql(PostgresqlVersion version) { return changed(AuroraCluster(), &AuroraCluster::postgresqlVersion, std::move(version)); }

  /// The class of all its instances, "db.r7g.large".
  constexpr AuroraCluster instance(DbInstanceClass of) const { return changed(*this, &AuroraCluster::size, std::move(of)); }
  /// Instances that grow and shrink between these numbers of capacity units, 2 GiB of memory each: 1 to 256.
  /// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html
  constexpr AuroraCluster serverless(Whole least, Whole most) const {
    auto next = *this;
    next.leastUnits = least;
    next.mostUnits = most;
    return next;
  }
  /// Instances in other zones, 0 to 15, which answer reads (`Attribute::readerAddress`); one of them writes when the writer is lost.
  constexpr AuroraCluster readers(Whole count) const { return changed(*this, &AuroraCluster::copies, int{count}); }
  /// The database made with the cluster: letters, digits and underscores, 1 to 64 for MySQL and 63 for PostgreSQL, beginning with a letter.
  constexpr AuroraCluster database(Text named) const { return changed(*this, &AuroraCluster::name, std::move(named)); }
  /// The subnets it may stand in, those of the database tier: `net.database()`.
  constexpr AuroraCluster in(Subnets where) const { return changed(*this, &AuroraCluster::subnets, where); }
  /// The security group that says who connects to it.
  constexpr AuroraCluster guardedBy(Handle<SecurityGroup> with) const { return changed(*this, &AuroraCluster::group, with); }
  /// The key of its storage, backups and snapshots.
  constexpr AuroraCluster encryptedWith(Handle<KmsKey> with) const { return changed(*this, &AuroraCluster::key, with); }
  /// User and password come from this secret.
  constexpr AuroraCluster credentials(Handle<Secret> from) const { return changed(*this, &AuroraCluster::secret, from); }
  /// Keeps backups 1 to 35 days, made in this window (UTC).
  constexpr AuroraCluster backups(Days kept, DailyWindow window) const {
    auto next = *this;
    next.backupDays = kept;
    next.backupWindow = std::move(window);
    return next;
  }
  /// When AWS may change the cluster (UTC); must not overlap the backup window.
  constexpr AuroraCluster maintenance(WeeklyWindow window) const { return changed(*this, &AuroraCluster::maintenanceWindow, std::move(window)); }
  /// Makes changes of its class or version when Terraform applies them, with the interruption they cost, and not in the maintenance window.
  constexpr AuroraCluster applyImmediately() const { return changed(*this, &AuroraCluster::atOnce, true); }
  /// Lets its major version change, 15 to 16, which Aurora refuses without: at once, since parameters are of one major version. Take it out afterwards.
  /// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_UpgradeDBInstance.PostgreSQL.html
  constexpr AuroraCluster allowMajorVersionUpgrade() const { return changed(*this, &AuroraCluster::newMajor, true); }
  /// Is made from a snapshot of a cluster, by its name or ARN: with its data and its master user, as whom the secret has to name. What stands here later makes no other cluster of it, nor does taking
  /// it out. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-restore-snapshot.html
  constexpr AuroraCluster restoredFrom(Input snapshot) const { return changed(*this, &AuroraCluster::origin, std::move(snapshot)); }
  /// Refuses to be destroyed, by Terraform and by people, until this is taken back.
  constexpr AuroraCluster deletionProtection() const { return changed(*this, &AuroraCluster::protection, true); }
  /// Whether its instances grow and shrink.
  constexpr bool isServerless() const { return mostUnits != 0 || leastUnits != 0; }
  /// What its engine takes.
  constexpr const DatabaseEngine& engine() const { return postgresqlVersion ? aurora_postgresql_engine : aurora_mysql_engine; }
  /// Where it listens.
  constexpr Port port() const { return engine().port; }
  /// Whether it answers when a zone is lost.
  constexpr bool hasStandby() const { return copies > 0; }
  /// The version of its engine, "16.8".
  constexpr std::string_view version() const { return postgresqlVersion ? postgresqlVersion->view() : mysqlVersion->view(); }

  Optional<AuroraMysqlVersion> mysqlVersion{};
  Optional<PostgresqlVersion> postgresqlVersion{};
  Optional<DbInstanceClass> size{};
  int leastUnits = 0, mostUnits = 0;
  int copies = 0;
  Text name{};
  Optional<Subnets> subnets{};
  Optional<Handle<SecurityGroup>> group{};
  Optional<Handle<KmsKey>> key{};
  Optional<Handle<Secret>> secret{};
  Days backupDays{7};
  Optional<DailyWindow> backupWindow{};
  Optional<WeeklyWindow> maintenanceWindow{};
  bool protection = false;
  bool atOnce = false, newMajor = false;
  Optional<Input> origin{};

 private:
  constexpr AuroraCluster() = default;
};

}  // namespace ecia
