// SPDX-License-Identifier: Apache-2.0
// The database engines of RDS and Aurora, and what each takes.
#pragma once

#include <ecia/construct/security_group.hpp>

namespace ecia {

/// What an engine is called, where it listens, and how far its names and parameters go.
struct DatabaseEngine {
  std::string_view name;                           ///< "MySQL"
  std::string_view id;                             ///< as RDS spells it
  Port port;                                       ///< on which it listens
  std::size_t databaseName, masterName, userName;  ///< the most characters of a database, of the master user and of other users
  std::int64_t bytesPerConnection;                 ///< by which RDS divides the memory of the class
  int defaultConnections;                          ///< the most that RDS sets by itself
  int leastConnections, mostConnections;           ///< what may be set
  std::int64_t slowestSeconds;                     ///< what the log of slow statements may begin at
  std::string_view signsInWithIam;                 ///< what makes a user one that logs in with IAM
};

/// MySQL. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
inline constexpr DatabaseEngine mysql_engine{.name = "MySQL",
                                             .id = "mysql",
                                             .port = mysql,
                                             .databaseName = 64,
                                             .masterName = 16,
                                             .userName = 32,
                                             .bytesPerConnection = 12582880,
                                             .defaultConnections = 100000,
                                             .leastConnections = 1,
                                             .mostConnections = 100000,
                                             .slowestSeconds = 31536000,
                                             .signsInWithIam = "is made with AWSAuthenticationPlugin"};
/// PostgreSQL. https://docs.aws.amazon.com/prescriptive-guidance/latest/tuning-postgresql-parameters/max-connections.html
inline constexpr DatabaseEngine postgresql_engine{.name = "PostgreSQL",
                                                  .id = "postgres",
                                                  .port = postgresql,
                                                  .databaseName = 63,
                                                  .masterName = 63,
                                                  .userName = 63,
                                                  .bytesPerConnection = 9531392,
                                                  .defaultConnections = 5000,
                                                  .leastConnections = 6,
                                                  .mostConnections = 8388607,
                                                  .slowestSeconds = 2147483,
                                                  .signsInWithIam = "has the role rds_iam"};

/// Aurora's own of both: their names, as Aurora spells them. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html
inline constexpr DatabaseEngine aurora_mysql_engine = [] {
  DatabaseEngine engine = mysql_engine;
  engine.name = "Aurora MySQL";
  engine.id = "aurora-mysql";
  return engine;
}();
inline constexpr DatabaseEngine aurora_postgresql_engine = [] {
  DatabaseEngine engine = postgresql_engine;
  engine.name = "Aurora PostgreSQL";
  engine.id = "aurora-postgresql";
  return engine;
}();

}  // namespace ecia
