// SPDX-License-Identifier: Apache-2.0
// Rules of databases.
#pragma once

#include <ecia/rule/finding.hpp>

namespace ecia::rule {

constexpr void databaseZones(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    if (!database.construct.subnets) continue;
    const auto& vpc = model.of(*database.construct.subnets);
    if (vpc.construct.zones < 2)
      rule.found(findings, database, join("the subnet group of ", named(database), " spans one zone, and RDS wants two", database.construct.standby ? ", the more so for multiAz()" : "",
                                          "; write .azs(2) or more at ", named(vpc), "."));
  }
}

constexpr void databaseComplete(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    const Rds& spec = database.construct;
    const auto missing = !spec.size ? ".instance(\"db.t3.small\")" : !spec.subnets ? ".in(network.database())" : !spec.group ? ".guardedBy(group)" : !spec.secret ? ".credentials(secret)" : "";
    if (*missing != '\0') rule.found(findings, database, join(named(database), " is not complete; write ", missing, "."));
  }
}

constexpr void windowsApart(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    const Rds& spec = database.construct;
    if (spec.backupWindow && spec.maintenanceWindow && overlap(*spec.maintenanceWindow, *spec.backupWindow))
      rule.found(findings, database, join("the maintenance window ", spec.maintenanceWindow->view(), " of ", named(database), " overlaps the backup window ",
                                          spec.backupWindow->view(), "; move one of them."));
  }
}

constexpr void storage(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    const Rds& spec = database.construct;
    if (spec.allocated.count < 20)
      rule.found(findings, database, join(named(database), " has ", spec.allocated.count, " GiB, and gp3 begins at 20; write .storage(20_GiB, ...)."));
    else if (spec.maximum && spec.maximum->count * 10 < spec.allocated.count * 11)
      rule.found(findings, database, join("storage of ", named(database), " may grow from ", spec.allocated.count, " to ", spec.maximum->count,
                                          " GiB, and RDS wants room for a tenth more at least; write .storage(", spec.allocated.count, "_GiB, ", (spec.allocated.count * 11 + 9) / 10, "_GiB) or more."));
  }
}

constexpr void backups(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>())
    if (database.construct.backupDays.count < 1 || database.construct.backupDays.count > 35)
      rule.found(findings, database, join(named(database), " keeps backups ", database.construct.backupDays.count, " days, and RDS keeps them 1 to 35; write .backups(7_days, ...)."));
}

constexpr void monitoring(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    const Rds& spec = database.construct;
    if (!spec.monitoring || !spec.monitoringRole) continue;
    bool known = false;
    for (const std::int64_t seconds : {1, 5, 10, 15, 30, 60}) known = known || spec.monitoring->count == seconds;
    if (!known) rule.found(findings, database, join("enhanced monitoring of ", named(database), " runs every ", spec.monitoring->count, " seconds; write 1, 5, 10, 15, 30 or 60 seconds, such as .monitored(60_s, role)."));
    if (!trusts(model.of(*spec.monitoringRole), "monitoring.rds.amazonaws.com"))
      rule.found(findings, database, join(named(model.of(*spec.monitoringRole)), " does not trust monitoring.rds.amazonaws.com, so ", named(database),
                                          " cannot be monitored with it; write .trust(\"monitoring.rds.amazonaws.com\")."));
  }
}

constexpr void databaseName(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    const auto name = database.construct.name.view();
    const bool good = form::all(name, 0, 64, [](char c) { return form::letter(c) || form::digit(c) || c == '_'; }) && (name.empty() || form::letter(name[0]));
    if (!good) rule.found(findings, database, join("'", name, "' is no database name of MySQL on RDS; write letters, digits and '_', beginning with a letter, 64 at most."));
  }
}

}  // namespace ecia::rule
