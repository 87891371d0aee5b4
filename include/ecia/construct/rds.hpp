// SPDX-License-Identifier: Apache-2.0
// A relational database instance with its subnet group and parameters.
#pragma once

#include <ecia/construct/database_engine.hpp>
#include <ecia/construct/role.hpp>
#include <ecia/construct/secret.hpp>
#include <ecia/construct/security_group.hpp>
#include <ecia/text/ec2.hpp>
#include <ecia/text/window.hpp>

namespace ecia {

/// An RDS instance `<prefix>-<id>`: `Rds::mysql("8.4.10").instance("db.t3.small").multiAz()`. Always: encrypted gp3 storage, never public, IAM
/// authentication on, stays on its minor version, tags copied to snapshots, a final snapshot when it is destroyed, automated backups outlive it;
/// TLS connections only. Changes wait for the maintenance window.
/// Defaults: 20 GiB, 7 days of backups. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
class Rds {
 public:
  static constexpr std::string_view Kind = "Rds";
  /// What makes another instance take over.
  static constexpr std::string_view StandbySetting = ".multiAz()";

  /// A setting of the parameter group.
  struct Parameter {
    Text name, value;
  };

  /// MySQL of a version that RDS has, "8.4.10".
  static constexpr Rds mysql(MysqlVersion version) { return changed(Rds(), &Rds::mysqlVersion, std::move(version)); }
  /// PostgreSQL of a version that RDS has, "17.7".
  static constexpr Rds postgresql(PostgresqlVersion version) { return changed(Rds(), &Rds::postgresqlVersion, std::move(version)); }

  /// Its class, "db.t3.small".
  constexpr Rds instance(DbInstanceClass of) const { return changed(*this, &Rds::size, std::move(of)); }
  /// A synchronous standby in another zone, to which RDS fails over by itself. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
  constexpr Rds multiAz() const { return changed(*this, &Rds::standby, true); }
  /// The database made with the instance: letters, digits and underscores, 1 to 64 for MySQL and 63 for PostgreSQL, beginning with a letter.
  constexpr Rds database(Text named) const { return changed(*this, &Rds::name, std::move(named)); }
  /// Read replicas: copies of the database that answer reads, 0 to 15, of its class and with its parameters, each by an address of its own (`Attribute::replicaAddress`). They lag behind (`Metric::replicaLag`), and none
  /// takes over when the database is lost: that is `multiAz`. A new version of MySQL has to be on the replicas first, and Terraform begins with the database: take them out, upgrade, and bring them back.
  /// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html
  constexpr Rds readReplicas(Whole count) const { return changed(*this, &Rds::copies, int{count}); }
  /// Storage now and the size it may grow to by itself: 20 GiB or more, and at least a tenth more.
  constexpr Rds storage(GiB now, GiB most) const {
    auto next = *this;
    next.allocated = now;
    next.maximum = most;
    return next;
  }
  /// The subnets it may stand in, those of the database tier: `net.database()`.
  constexpr Rds in(Subnets where) const { return changed(*this, &Rds::subnets, where); }
  /// The security group that says who connects to it.
  constexpr Rds guardedBy(Handle<SecurityGroup> with) const { return changed(*this, &Rds::group, with); }
  /// The key of its storage, backups and snapshots.
  constexpr Rds encryptedWith(Handle<KmsKey> with) const { return changed(*this, &Rds::key, with); }
  /// User and password come from this secret.
  constexpr Rds credentials(Handle<Secret> from) const { return changed(*this, &Rds::secret, from); }
  /// Enhanced monitoring every 1, 5, 10, 15, 30 or 60 seconds with a role that `monitoring.rds.amazonaws.com` may take.
  constexpr Rds monitored(Seconds every, Handle<Role> as) const {
    auto next = *this;
    next.monitoring = every;
    next.monitoringRole = as;
    return next;
  }
  /// Writes statements slower than this to the log (MySQL: to the slow query log), which is exported to CloudWatch and kept for 30 days.
  constexpr Rds slowQueryLog(Seconds slowerThan) const { return changed(*this, &Rds::slowQueries, slowerThan); }
  /// Keeps backups 1 to 35 days, made in this window (UTC).
  constexpr Rds backups(Days kept, DailyWindow window) const {
    auto next = *this;
    next.backupDays = kept;
    next.backupWindow = std::move(window);
    return next;
  }
  /// When AWS may change the instance (UTC); must not overlap the backup window.
  constexpr Rds maintenance(WeeklyWindow window) const { return changed(*this, &Rds::maintenanceWindow, std::move(window)); }
  /// Makes changes of its class, version or storage when Terraform applies them, with the interruption they cost. Without this they wait for the maintenance window, and Terraform does not say so.
  /// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.ApplyImmediately.html
  constexpr Rds applyImmediately() const { return changed(*this, &Rds::atOnce, true); }
  /// Lets its major version change, 8.0 to 8.4 or 16 to 17, which RDS refuses without: at once, since parameters are of one major version. Take it out afterwards.
  /// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
  constexpr Rds allowMajorVersionUpgrade() const { return changed(*this, &Rds::newMajor, true); }
  /// Is made from a snapshot, by its name or ARN: with its data and its master user, as whom the secret has to name. What stands here later makes no other database of it, nor does taking it out.
  /// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RestoreFromSnapshot.html
  constexpr Rds restoredFrom(Input snapshot) const { return changed(*this, &Rds::origin, std::move(snapshot)); }
  /// Refuses to be destroyed, by Terraform and by people, until this is taken back.
  constexpr Rds deletionProtection() const { return changed(*this, &Rds::protection, true); }
  /// Performance Insights, kept for 7 days, for 1 to 23 months of 31 days, or for 731 days; encrypted with the key of the database. For MySQL not on micro and
  /// small classes of t3 and t4g. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html
  constexpr Rds performanceInsights(Days kept) const { return changed(*this, &Rds::insights, kept); }
  /// Fixes the number of connections. RDS's own default is the memory of the class in bytes / 12582880 for MySQL, and / 9531392 and 5000 at most for
  /// PostgreSQL, less what the class keeps for itself. PostgreSQL takes another number when it starts again.
  constexpr Rds maxConnections(Whole most) const { return changed(*this, &Rds::connections, int{most}); }
  /// The connections RDS would allow by its formula with the whole memory of the class, or 0 where the class is not in the library's table.
  constexpr int nominalConnections() const {
    const auto memory = size ? memoryMiB(*size) * 1024 * 1024 / engine().bytesPerConnection : 0;
    return memory < engine().defaultConnections ? static_cast<int>(memory) : engine().defaultConnections;
  }
  /// What its engine takes.
  constexpr const DatabaseEngine& engine() const { return postgresqlVersion ? postgresql_engine : mysql_engine; }
  /// Where it listens.
  constexpr Port port() const { return engine().port; }
  /// Whether it answers when a zone is lost.
  constexpr bool hasStandby() const { return standby; }
  /// The version of its engine, "8.4.10".
  constexpr std::string_view version() const { return postgresqlVersion ? postgresqlVersion->view() : mysqlVersion->view(); }

  Optional<MysqlVersion> mysqlVersion{};
  Optional<PostgresqlVersion> postgresqlVersion{};
  Optional<DbInstanceClass> size{};
  bool standby = false;
  Text name{};
  GiB allocated{20};
  Optional<GiB> maximum{};
  Optional<Subnets> subnets{};
  Optional<Handle<SecurityGroup>> group{};
  Optional<Handle<KmsKey>> key{};
  Optional<Handle<Secret>> secret{};
  Optional<Seconds> monitoring{}, slowQueries{};
  Optional<Handle<Role>> monitoringRole{};
  Days backupDays{7};
  Optional<DailyWindow> backupWindow{};
  Optional<WeeklyWindow> maintenanceWindow{};
  Optional<int> connections{};
  bool protection = false;
  Optional<Days> insights{};
  bool atOnce = false, newMajor = false;
  Optional<Input> origin{};
  int copies = 0;

 private:
  constexpr Rds() = default;
};

}  // namespace ecia
