// SPDX-License-Identifier: Apache-2.0
// Words of EC2 and RDS: instance types, database classes and versions.
#pragma once

#include <cstdint>

#include <ecia/text/literal.hpp>

namespace ecia {

namespace error {
struct an_instance_type_must_read_like_t3_small;
struct a_database_instance_class_must_read_like_db_t3_small;
struct a_mysql_version_must_read_like_8_0_39;
struct a_postgresql_version_must_read_like_17_7;
struct a_version_of_aurora_mysql_must_read_like_8_0_mysql_aurora_3_08_2;
}  // namespace error

namespace form {
/// family.size, such as "t3.small" or "m7g.2xlarge".
constexpr bool instanceType(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return false;
  const auto family = text.substr(0, dot), size = text.substr(dot + 1);
  constexpr std::string_view sizes[] = {"nano", "micro", "small", "medium", "large", "xlarge"};
  if (family.size() < 2 || !lower(family[0]) || !all(family, 2, 16, [](char c) { return lower(c) || digit(c) || c == '-'; })) return false;
  for (const auto known : sizes)
    if (size == known) return true;
  if (size == "metal" || size.starts_with("metal-")) return true;
  const auto number = size.find("xlarge");
  return number != std::string_view::npos && number + 6 == size.size() && all(size.substr(0, number), 1, 3, digit);
}
constexpr bool dbInstanceClass(std::string_view text) { return text.starts_with("db.") && instanceType(text.substr(3)); }
constexpr bool mysqlVersion(std::string_view text) {
  unsigned dots = 0;
  bool digits = false;
  for (const char c : text) {
    if (c == '.' && digits) {
      ++dots;
      digits = false;
    } else if (digit(c)) {
      digits = true;
    } else {
      return false;
    }
  }
  return digits && dots == 2 && (text.starts_with("5.7.") || text.starts_with("8.0.") || text.starts_with("8.4."));
}
constexpr bool postgresqlVersion(std::string_view text) {
  return text.size() > 3 && text[2] == '.' && text[0] != '0' && all(text.substr(0, 2), 2, 2, digit) && all(text.substr(3), 1, 2, digit);
}
constexpr bool auroraMysqlVersion(std::string_view text) {
  constexpr std::string_view begin = "8.0.mysql_aurora.3.";
  return text.size() == begin.size() + 4 && text.starts_with(begin) && twoDigits(text, begin.size()) >= 0 && text[begin.size() + 2] == '.' && digit(text.back());
}
}  // namespace form

/// An EC2 instance type, "t3.small". https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
using InstanceType = Word<form::instanceType, error::an_instance_type_must_read_like_t3_small>;

/// Whether instances of a type have AWS's own ARM processors: the letters after the generation have a 'g', as in "t4g.small" and "im4gn.large".
/// https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
constexpr bool graviton(const InstanceType& type) {
  const auto family = type.view().substr(0, type.view().find('.'));
  const auto generation = family.find_first_of("0123456789");
  return family == "a1" || (generation != std::string_view::npos && family.substr(generation).find('g') != std::string_view::npos);
}

/// Whether instances of a type have GPUs of NVIDIA, "g6.xlarge" and "p5.48xlarge".
constexpr bool hasGpu(const InstanceType& type) {
  const auto family = type.view().substr(0, type.view().find('.'));
  return (family[0] == 'g' || family[0] == 'p') && form::digit(family[1]) && !family.starts_with("g4ad") && !graviton(type);
}

/// A database instance class, "db.t3.small". https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html
using DbInstanceClass = Word<form::dbInstanceClass, error::a_database_instance_class_must_read_like_db_t3_small>;

/// A MySQL version that RDS knows a parameter family for: 5.7, 8.0 or 8.4, and the minor version.
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html
using MysqlVersion = Word<form::mysqlVersion, error::a_mysql_version_must_read_like_8_0_39>;

/// A PostgreSQL version, major and minor, "17.7". https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
using PostgresqlVersion = Word<form::postgresqlVersion, error::a_postgresql_version_must_read_like_17_7>;

/// A version of Aurora MySQL 3, "8.0.mysql_aurora.3.08.2". https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html
using AuroraMysqlVersion = Word<form::auroraMysqlVersion, error::a_version_of_aurora_mysql_must_read_like_8_0_mysql_aurora_3_08_2>;

/// Memory of a burstable database class in MiB, or 0 where the table does not know the class.
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html
constexpr std::int64_t memoryMiB(const DbInstanceClass& instance) {
  struct Row {
    std::string_view size;
    std::int64_t mib;
  };
  constexpr Row rows[] = {{"micro", 1024}, {"small", 2048}, {"medium", 4096}, {"large", 8192}, {"xlarge", 16384}, {"2xlarge", 32768}};
  const auto name = instance.view();
  if (!name.starts_with("db.t3.") && !name.starts_with("db.t4g.")) return 0;
  for (const auto& row : rows)
    if (name.substr(name.rfind('.') + 1) == row.size) return row.mib;
  return 0;
}

}  // namespace ecia
