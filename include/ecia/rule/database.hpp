// SPDX-License-Identifier: Apache-2.0
// Rules of databases.
#pragma once

#include <ecia/rule/iam.hpp>

namespace ecia::rule {

constexpr void databaseZones(const Rule& rule, const Model& model, Findings& findings) {
  eachRelational(model, [&](const auto& database) {
    if (!database.construct.subnets) return;
    const auto& vpc = model.of(*database.construct.subnets);
    if (vpc.construct.zones < 2)
      rule.found(findings, database, join({"the subnet group of ", named(database), " spans one zone, and RDS wants two", database.construct.hasStandby() ? ", the more so with a standby" : "",
                                          "; write .azs(2) or more at ", named(vpc), "."}));
  });
}

constexpr void databaseComplete(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    const Rds& spec = database.construct;
    const auto missing = !spec.size ? ".instance(\"db.t3.small\")" : !spec.subnets ? ".in(network.database())" : !spec.group ? ".guardedBy(group)" : !spec.secret ? ".credentials(secret)" : "";
    if (*missing != '\0') rule.found(findings, database, join({named(database), " is not complete; write ", missing, "."}));
  }
}

constexpr void windowByNight(const Rule& rule, const Model& model, Findings& findings) {
  const int clock = clockOf(model.settings.region);
  eachDatabase(model, [&](const auto& database) {
    const auto& window = database.construct.maintenanceWindow;
    constexpr int opens = 9 * 60, hours = 9 * 60;
    if (!window || !overlap(*window, form::around(opens - clock, 1440), hours)) return;
    const int there = form::around(form::timeOfDay(window->view(), 4) + clock, 1440), quiet = form::around(2 * 60 - clock, 1440);
    const auto two = [](int number) { return join({number / 10, number % 10}); };
    rule.found(findings, database, join({"the maintenance window ", window->view(), " of ", named(database), " is in UTC and begins at ", two(there / 60), ":", two(there % 60), " in ",
                                        model.settings.region.view(), ", when people work, and maintenance interrupts the database; write one such as \"sat:", two(quiet / 60), ":", two(quiet % 60), quiet < 23 * 60 ? "-sat:" : "-sun:",
                                        two((quiet / 60 + 1) % 24), ":", two(quiet % 60), "\", from 02:00 there."}));
  });
}

constexpr void windowsApart(const Rule& rule, const Model& model, Findings& findings) {
  eachRelational(model, [&](const auto& database) {
    const auto& spec = database.construct;
    if (spec.backupWindow && spec.maintenanceWindow && overlap(*spec.maintenanceWindow, *spec.backupWindow))
      rule.found(findings, database, join({"the maintenance window ", spec.maintenanceWindow->view(), " of ", named(database), " overlaps the backup window ",
                                          spec.backupWindow->view(), "; move one of them."}));
  });
}

constexpr void storage(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    const Rds& spec = database.construct;
    if (spec.allocated.count < 20)
      rule.found(findings, database, join({named(database), " has ", spec.allocated.count, " GiB, and gp3 begins at 20; write .storage(20_GiB, ...)."}));
    else if (const auto most = spec.maximum ? spec.maximum->count : spec.allocated.count; most > 65536)
      rule.found(findings, database, join({"storage of ", named(database), " may grow to ", most, " GiB, and gp3 ends at 65536; write .storage(", spec.allocated.count < 65536 ? spec.allocated.count : 59000,
                                          "_GiB, 65536_GiB) or less."}));
    else if (spec.maximum && spec.maximum->count * 10 < spec.allocated.count * 11)
      rule.found(findings, database, join({"storage of ", named(database), " may grow from ", spec.allocated.count, " to ", spec.maximum->count,
                                          " GiB, and RDS wants room for a tenth more at least; write .storage(", spec.allocated.count, "_GiB, ", (spec.allocated.count * 11 + 9) / 10, "_GiB) or more."}));
  }
}

constexpr void backups(const Rule& rule, const Model& model, Findings& findings) {
  eachRelational(model, [&](const auto& database) {
    if (database.construct.backupDays.count < 1 || database.construct.backupDays.count > 35)
      rule.found(findings, database, join({named(database), " keeps backups ", database.construct.backupDays.count, " days, and RDS keeps them 1 to 35; write .backups(7_days, ...)."}));
  });
}

constexpr void monitoring(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    const Rds& spec = database.construct;
    if (!spec.monitoring || !spec.monitoringRole) continue;
    bool known = false;
    for (const std::int64_t seconds : {1, 5, 10, 15, 30, 60}) known = known || spec.monitoring->count == seconds;
    if (!known) rule.found(findings, database, join({"enhanced monitoring of ", named(database), " runs every ", spec.monitoring->count, " seconds; write 1, 5, 10, 15, 30 or 60 seconds, such as .monitored(60_s, role)."}));
    if (!trusts(model.of(*spec.monitoringRole), "monitoring.rds.amazonaws.com"))
      rule.found(findings, database, join({named(model.of(*spec.monitoringRole)), " does not trust monitoring.rds.amazonaws.com, so ", named(database),
                                          " cannot be monitored with it; write .trust(\"monitoring.rds.amazonaws.com\")."}));
  }
}

constexpr void monitoringWrites(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    if (!database.construct.monitoring || !database.construct.monitoringRole) continue;
    const auto& role = model.of(*database.construct.monitoringRole);
    const auto missing = missingAction(role, {"logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"});
    if (!missing.empty())
      rule.found(findings, database, join({named(role), " may not ", missing, ", so what is measured of ", named(database), " is written nowhere; write .managed(\"service-role/AmazonRDSEnhancedMonitoringRole\") there."}));
  }
}

/// https://dev.mysql.com/doc/refman/8.4/en/keywords.html
inline constexpr TableWord MysqlWords[] = {
    "information_schema", "mysql", "performance_schema", "sys",  // databases of its own
    "accessible", "add", "all", "alter", "analyze", "and", "as", "asc", "asensitive", "before", "between", "bigint", "binary", "blob", "both", "by", "call",
    "cascade", "case", "change", "char", "character", "check", "collate", "column", "condition", "constraint", "continue", "convert", "create", "cross", "cube",
    "cume_dist", "cursor", "database", "databases", "dec", "decimal", "declare", "default", "delayed", "delete", "dense_rank", "desc", "describe",
    "deterministic", "distinct", "distinctrow", "div", "double", "drop", "dual", "each", "else", "elseif", "empty", "enclosed", "escaped", "except", "exists",
    "exit", "explain", "false", "fetch", "float", "for", "force", "foreign", "from", "fulltext", "function", "generated", "get", "grant", "group", "grouping",
    "groups", "having", "if", "ignore", "in", "index", "infile", "inner", "inout", "insensitive", "insert", "int", "integer", "interval", "into", "is",
    "iterate", "join", "key", "keys", "kill", "lag", "lateral", "lead", "leading", "leave", "left", "like", "limit", "linear", "lines", "load", "localtime",
    "lock", "long", "loop", "match", "maxvalue", "mod", "modifies", "natural", "not", "null", "numeric", "of", "on", "optimize", "option", "optionally", "or",
    "order", "out", "outer", "outfile", "over", "partition", "precision", "primary", "procedure", "purge", "range", "rank", "read", "reads", "real",
    "recursive", "references", "regexp", "release", "rename", "repeat", "replace", "require", "resignal", "restrict", "return", "revoke", "right", "rlike",
    "row", "rows", "schema", "schemas", "select", "sensitive", "separator", "set", "show", "signal", "smallint", "spatial", "specific", "sql", "ssl",
    "starting", "stored", "system", "table", "terminated", "then", "tinyint", "to", "trailing", "trigger", "true", "undo", "union", "unique", "unlock",
    "unsigned", "update", "usage", "use", "using", "values", "varchar", "varying", "virtual", "when", "where", "while", "window", "with", "write", "xor",
    "zerofill"};

/// https://www.postgresql.org/docs/17/sql-keywords-appendix.html
inline constexpr TableWord PostgresqlWords[] = {
    "rdsadmin", "template0", "template1",  // databases of its own
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "binary", "both", "case", "cast", "check", "collate",
    "collation", "column", "concurrently", "constraint", "create", "cross", "current_catalog", "current_date", "current_role", "current_schema", "current_time",
    "current_timestamp", "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "false", "fetch", "for", "foreign", "freeze",
    "from", "full", "grant", "group", "having", "ilike", "in", "initially", "inner", "intersect", "into", "is", "isnull", "join", "lateral", "leading", "left",
    "like", "limit", "localtime", "localtimestamp", "natural", "not", "notnull", "null", "offset", "on", "only", "or", "order", "outer", "overlaps", "placing",
    "primary", "references", "returning", "right", "select", "session_user", "similar", "some", "symmetric", "system_user", "table", "tablesample", "then", "to",
    "trailing", "true", "union", "unique", "user", "using", "variadic", "verbose", "when", "where", "window", "with"};

/// Whether the engine of a database keeps a word for itself.
constexpr bool reserved(const auto& database, std::string_view word) {
  return database.postgresqlVersion ? listed(PostgresqlWords, word) : listed(MysqlWords, word);
}

constexpr void databaseName(const Rule& rule, const Model& model, Findings& findings) {
  eachRelational(model, [&](const auto& database) {
    const auto name = database.construct.name.view();
    const DatabaseEngine& engine = database.construct.engine();
    const bool good = form::all(name, 0, engine.databaseName, [](char c) { return form::letter(c) || form::digit(c) || c == '_'; }) && (name.empty() || form::letter(name[0]));
    if (good && reserved(database.construct, name)) rule.found(findings, database, join({"'", name, "' is a word of ", engine.name, "'s own and no name for a database; write another, such as .database(\"", name, "_db\")."}));
    if (!good) rule.found(findings, database, join({"'", name, "' is no database name of ", engine.name, " on RDS; write letters, digits and '_', beginning with a letter, ", engine.databaseName, " at most."}));
  });
}

/// How the number after the last dot of a version reads: 39 of "8.0.39".
constexpr int minorOf(std::string_view version) {
  int number = 0;
  for (const char c : version.substr(version.rfind('.') + 1))
    if (number < 1000) number = number * 10 + (c - '0');
  return number;
}

// As of 2026-08.
constexpr void databaseVersion(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    const auto version = database.construct.version();
    if (database.construct.postgresqlVersion) {
      constexpr std::string_view made[] = {"14.18", "15.13", "16.9", "17.5"};
      if (version < "14")
        rule.found(findings, database, join({"PostgreSQL ", version, " of ", named(database), " has no standard support any more, and RDS charges for its Extended Support; write Rds::postgresql(\"17.7\")."}));
      for (const auto least : made)
        if (version.substr(0, 2) == least.substr(0, 2) && minorOf(version) < minorOf(least))
          rule.found(findings, database, join({"PostgreSQL ", version, " of ", named(database), " is deprecated: since May 2026 RDS makes no new database of ", least.substr(0, 2), " before ", least, "; write Rds::postgresql(\"17.7\")."}));
      continue;
    }
    if (version.starts_with("8.0.") && minorOf(version) <= 41)
      rule.found(findings, database, join({"MySQL ", version, " of ", named(database), " is deprecated: as of August 2026 RDS makes no new database of 8.0.11 to 8.0.41; write Rds::mysql(\"8.4.10\") or Rds::mysql(\"8.0.46\")."}));
  }
}

constexpr void databaseParameters(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    const Rds& spec = database.construct;
    const DatabaseEngine& engine = spec.engine();
    if (spec.connections && (*spec.connections < engine.leastConnections || *spec.connections > engine.mostConnections))
      rule.found(findings, database, join({named(database), " allows ", *spec.connections, " connections, and ", engine.name, " takes ", engine.leastConnections, " to ", engine.mostConnections, "; write .maxConnections(", spec.nominalConnections() > 0 ? spec.nominalConnections() : 100, ")."}));
    if (spec.slowQueries && spec.slowQueries->count > engine.slowestSeconds)
      rule.found(findings, database, join({"the slow query log of ", named(database), " begins at ", spec.slowQueries->count, " seconds, and ", engine.name, " takes ", engine.slowestSeconds, " at most; write .slowQueryLog(2_s)."}));
  }
}

constexpr void databaseConnections(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    const int nominal = database.construct.nominalConnections();
    if (nominal > 0 && database.construct.connections && *database.construct.connections > nominal)
      rule.found(findings, database, join({named(database), " allows ", *database.construct.connections, " connections, and the memory of ", database.construct.size->view(), " is meant for ", nominal,
                                          "; write .maxConnections(", nominal, ") or a larger class."}));
  }
}

constexpr void databaseSize(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    if (!database.construct.size || !form::dbInstanceClass(database.construct.size->view())) continue;
    const auto name = database.construct.size->view();
    const auto size = name.substr(name.rfind('.') + 1);
    const bool tiny = size == "micro" || size == "small", burstable = name.starts_with("db.t");
    if (size == "nano" || (burstable ? !tiny && size != "medium" && size != "large" && size != "xlarge" && size != "2xlarge" : tiny))
      rule.found(findings, database, join({named(database), " asks for ", name, ", a size in which RDS has no such classes; write one such as \"db.t3.small\" or \"db.m7g.large\"."}));
  }
}

constexpr void productionBackups(const Rule& rule, const Model& model, Findings& findings) {
  eachRelational(model, [&](const auto& database) {
    if (const auto days = database.construct.backupDays.count; production(model) && days >= 1 && days < 7)
      rule.found(findings, database, join({named(database), " of production keeps backups ", days, days == 1 ? " day" : " days", ", so a mistake found a week later cannot be undone; write .backups(7_days, ...) or more."}));
  });
}

constexpr void productionStandby(const Rule& rule, const Model& model, Findings& findings) {
  eachDatabase(model, [&](const auto& database) {
    if (production(model) && model.settings.zoneLoss == ZoneLoss::unstated && !database.construct.hasStandby())
      rule.found(findings, database, join({named(database), " of production is in one zone and gone when that zone is; write ", database.construct.StandbySetting, "."}));
  });
}

constexpr void productionProtected(const Rule& rule, const Model& model, Findings& findings) {
  eachRelational(model, [&](const auto& database) {
    if (production(model) && !database.construct.protection)
      rule.found(findings, database, join({named(database), " of production can be deleted with one command; write .deletionProtection()."}));
  });
}

constexpr void insightsKept(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    if (!database.construct.insights) continue;
    const auto days = database.construct.insights->count;
    if (days != 7 && days != 731 && (days < 31 || days > 713 || days % 31 != 0))
      rule.found(findings, database, join({named(database), " keeps Performance Insights ", days, " days, and RDS takes 7, 31 times 1 to 23, and 731; write .performanceInsights(7_days)."}));
    if (database.construct.postgresqlVersion) continue;
    const auto size = database.construct.size ? database.construct.size->view() : std::string_view{};
    for (const std::string_view small : {"db.t3.micro", "db.t3.small", "db.t4g.micro", "db.t4g.small", "db.t2.micro", "db.t2.small"})
      if (size == small)
        rule.found(findings, database, join({named(database), " is a ", size, ", on which RDS has no Performance Insights for MySQL; write .instance(\"db.t3.medium\") or remove .performanceInsights(...)."}));
  }
}

constexpr void snapshotName(const Rule& rule, const Model& model, Findings& findings) {
  eachRelational(model, [&](const auto& database) {
    const auto& origin = database.construct.origin;
    if (!origin || origin->variable) return;
    const auto name = origin->literal.view();
    if (!form::all(name, 1, 255, [](char c) { return form::letter(c) || form::digit(c) || c == '-' || c == ':'; }) || !(form::letter(name[0])))
      rule.found(findings, database, join({"'", name, "', which ", named(database), " is made from, is no snapshot; write its name or ARN, such as \"rds:orders-2026-01-31-03-10\"."}));
  });
}

constexpr void databaseIdentifier(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>()) {
    const Text identifier = nameOf(model, database, database.construct.copies > 0 ? "db-replica-15" : "db");
    if (identifier.view().size() > 63)
      rule.found(findings, database, join({"the identifier ", identifier, " of ", named(database), " has ", identifier.view().size(), " characters, and RDS takes 63; write a shorter id or prefix."}));
    else if (identifier.view().find("--") != std::string_view::npos)
      rule.found(findings, database, join({"the identifier ", identifier, " of ", named(database), " has two dashes in a row, and RDS takes one; write another id or prefix."}));
  }
}

constexpr void databaseTwice(const Rule& rule, const Model& model, Findings& findings) {
  sameNames<Rds>(model, [&](const auto& later, const auto& earlier) {
    rule.found(findings, later, join({named(later), " of ", placeOf(later), " and that of ", placeOf(earlier), " are both called ", nameOf(model, later, "db"), " in AWS; give one of them another id."}));
  });
}

constexpr void masterUser(const Rule& rule, const Model& model, Findings& findings) {
  eachRelational(model, [&](const auto& database) {
    if (!database.construct.secret) return;
    const auto& secret = model.of(*database.construct.secret);
    const auto user = secret.construct.user.view();
    const DatabaseEngine& engine = database.construct.engine();
    const bool kept = reserved(database.construct, user) ||
                      (database.construct.postgresqlVersion ? user == "admin" || user.starts_with("pg_") || user.starts_with("rds_") : user == "rdsadmin");
    const bool good = form::all(user, 1, engine.masterName, [](char c) { return form::letter(c) || form::digit(c) || c == '_'; }) && form::letter(user[0]);
    if (!good)
      rule.found(findings, secret, join({"'", user, "' of ", named(secret), " is no user name for ", named(database), "; write 1 to ", engine.masterName, " letters and digits, beginning with a letter."}));
    else if (kept)
      rule.found(findings, secret, join({"'", user, "' of ", named(secret), " is a name that RDS and ", engine.name, " keep for themselves; write another user for ", named(database), ", such as \"app\"."}));
  });
}

constexpr void databaseKey(const Rule& rule, const Model& model, Findings& findings) {
  eachRelational(model, [&](const auto& database) {
    if (!database.construct.key)
      rule.found(findings, database, join({named(database), " is encrypted with AWS's key for RDS, so its snapshots can never be shared with another account; write .encryptedWith(key), since that cannot be changed later."}));
  });
}

/// Calls `visit(role, user, database)` with each login to a database that a role is granted.
constexpr void eachLogin(const Model& model, auto visit) {
  for (const auto& role : model.all<Role>())
    for (const auto& grant : role.construct.grants) {
      if (grant.what == Role::Grant::What::connectToDatabase) visit(role, grant.user, model.all<Rds>()[grant.index]);
      if (grant.what == Role::Grant::What::connectToCluster) visit(role, grant.user, model.all<AuroraCluster>()[grant.index]);
    }
}

constexpr void connectUser(const Rule& rule, const Model& model, Findings& findings) {
  eachLogin(model, [&](const auto& role, const Text& user, const auto& database) {
    const DatabaseEngine& engine = database.construct.engine();
    if (user.empty() || user.view().size() > engine.userName)
      rule.found(findings, role, join({named(role), " connects to ", named(database), " as '", user, "', and a user of ", engine.name, " has 1 to ", engine.userName, " characters; write .grantConnect(database, \"app\")."}));
  });
}

constexpr void connectAsMaster(const Rule& rule, const Model& model, Findings& findings) {
  eachLogin(model, [&](const auto& role, const Text& user, const auto& database) {
    if (database.construct.secret && model.of(*database.construct.secret).construct.user == user)
      rule.found(findings, role, join({named(role), " connects to ", named(database), " with IAM as '", user, "', which is its master user and logs in with the password of ", named(model.of(*database.construct.secret)),
                                      "; name a user that ", database.construct.engine().signsInWithIam, "."}));
  });
}

constexpr void clusterComplete(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& cluster : model.all<AuroraCluster>()) {
    const AuroraCluster& spec = cluster.construct;
    const std::string_view missing = !spec.size && !spec.isServerless() ? ".serverless(1, 16) or .instance(\"db.r7g.large\")" : !spec.subnets ? ".in(network.database())" : !spec.group ? ".guardedBy(group)" : !spec.secret ? ".credentials(secret)" : "";
    if (!missing.empty()) rule.found(findings, cluster, join({named(cluster), " is not complete; write ", missing, "."}));
    if (spec.size && spec.isServerless()) rule.found(findings, cluster, join({named(cluster), " is serverless and has instances of ", spec.size->view(), "; write one of the two."}));
  }
}

constexpr void databaseReplicas(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& database : model.all<Rds>())
    if (const int copies = database.construct.copies; copies < 0 || copies > 15)
      rule.found(findings, database, join({named(database), " has ", copies, " read replicas, and RDS takes 0 to 15; write .readReplicas(1) or another number within these."}));
  const auto check = [&](const auto& entry, const Attribute& told) {
    if (told.what != Attribute::What::replicaAddress) return;
    const auto& database = model.all<Rds>()[told.index];
    if (told.number < 1 || told.number > database.construct.copies)
      rule.found(findings, entry, join({named(entry), " is told the address of read replica ", told.number, " of ", named(database), ", which has ", database.construct.copies, "; write .readReplicas(", told.number < 1 ? 1 : told.number, ") there, or another replica."}));
  };
  eachProgram(model, [&](const auto& program) {
    eachEnvironment(program.construct, [&](const Sequence<EnvironmentVariable>& variables) {
      for (const auto& variable : variables)
        if (variable.value.attribute) check(program, *variable.value.attribute);
    });
  });
  for (const auto& output : model.all<Output>()) check(output, output.construct.attribute);
  const auto lags = [&](const auto& entry, const Metric& metric) {
    if (metric.of == Metric::Of::replicas && model.all<Rds>()[metric.index].construct.copies < 1)
      rule.found(findings, entry, join({named(entry), " is of the lag of read replicas, and ", named(model.all<Rds>()[metric.index]), " has none; write .readReplicas(1) there."}));
  };
  for (const auto& alarm : model.all<Alarm>()) lags(alarm, alarm.construct.metric);
  for (const auto& board : model.all<Dashboard>())
    for (const auto& graph : board.construct.graphs)
      for (const auto& metric : graph.metrics) lags(board, metric);
}

constexpr void clusterSize(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& cluster : model.all<AuroraCluster>()) {
    const AuroraCluster& spec = cluster.construct;
    if (spec.isServerless() && (spec.leastUnits < 1 || spec.leastUnits > spec.mostUnits || spec.mostUnits > 256))
      rule.found(findings, cluster, join({named(cluster), " has ", spec.leastUnits, " to ", spec.mostUnits, " capacity units; write 1 to 256, the lesser number first, such as .serverless(1, 16)."}));
    if (spec.copies < 0 || spec.copies > 15)
      rule.found(findings, cluster, join({named(cluster), " has ", spec.copies, " readers, and Aurora takes 0 to 15; write .readers(1) or another number within these."}));
    const auto name = spec.size ? spec.size->view() : std::string_view();
    if (const auto size = name.substr(name.rfind('.') + 1); size == "nano" || size == "micro" || size == "small")
      rule.found(findings, cluster, join({named(cluster), " asks for ", name, ", and the classes of Aurora begin at medium; write .instance(\"db.t4g.medium\") or .serverless(1, 16)."}));
  }
}

constexpr void clusterIdentifier(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& cluster : model.all<AuroraCluster>()) {
    const Text identifier = nameOf(model, cluster, "aurora");
    if (identifier.view().size() > 60)  // of its instances, which end in a number
      rule.found(findings, cluster, join({"the identifier ", identifier, " of ", named(cluster), " has ", identifier.view().size(), " characters, and RDS takes 60 and the number of an instance; write a shorter id or prefix."}));
    else if (identifier.view().find("--") != std::string_view::npos)
      rule.found(findings, cluster, join({"the identifier ", identifier, " of ", named(cluster), " has two dashes in a row, and RDS takes one; write another id or prefix."}));
  }
}

}  // namespace ecia::rule
