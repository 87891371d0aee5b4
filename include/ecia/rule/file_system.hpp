// SPDX-License-Identifier: Apache-2.0
// Rules of file systems and of what mounts them. https://docs.aws.amazon.com/efs/latest/ug/limits.html
#pragma once

#include <ecia/rule/name.hpp>
#include <ecia/rule/reach.hpp>

namespace ecia::rule {

/// Whether a role may read an access point, or write to it as well.
constexpr bool mayMount(const Entry<Role>& role, const Handle<AccessPoint>& point, bool writes) {
  for (const auto& grant : role.construct.grants)
    if (grant.index == point.index && (grant.what == Role::Grant::What::readWriteFiles || (!writes && grant.what == Role::Grant::What::readFiles))) return true;
  return false;
}

/// Calls `visit(entry, handle)` with each program that may mount something.
constexpr void eachMounting(const Model& model, auto visit) {
  const auto look = [&]<class C>(const Sequence<Entry<C>>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Handle<C> handle{};
      handle.index = i;
      visit(rows[i], handle);
    }
  };
  look(model.all<FargateService>());
  look(model.all<FargateTask>());
  look(model.all<LambdaFunction>());
}

constexpr void filesComplete(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& files : model.all<FileSystem>()) {
    const FileSystem& spec = files.construct;
    const std::string_view missing = !spec.subnets ? ".in(network.database())" : !spec.group ? ".guardedBy(group)" : "";
    if (!missing.empty()) rule.found(findings, files, join({named(files), " is not complete; write ", missing, "."}));
  }
}

constexpr void filesInfrequent(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& files : model.all<FileSystem>()) {
    if (!files.construct.infrequent) continue;
    const auto days = files.construct.infrequent->count;
    bool known = false;
    for (const int each : {1, 7, 14, 30, 60, 90, 180, 270, 365}) known = known || days == each;
    if (!known) rule.found(findings, files, join({"files of ", named(files), " move to Infrequent Access after ", days, " days, and EFS knows 1, 7, 14, 30, 60, 90, 180, 270 and 365; write .infrequentAccessAfter(30_days) or another of these."}));
  }
}

/// Whether EFS takes a directory for an access point. https://docs.aws.amazon.com/efs/latest/ug/API_RootDirectory.html
constexpr bool isDirectory(std::string_view path) {
  if (path.size() < 2 || path.size() > 100 || path[0] != '/' || path.back() == '/') return false;
  int deep = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '/' && (++deep > 4 || path[i + 1] == '/' || path[i + 1] == '.')) return false;
    if (static_cast<unsigned char>(path[i]) < ' ' || std::string_view("$#<>;`|&?{}^*").find(path[i]) != std::string_view::npos) return false;
  }
  return true;
}

constexpr void accessPoints(const Rule& rule, const Model& model, Findings& findings) {
  const auto& points = model.all<AccessPoint>();
  for (std::size_t i = 0; i < points.size(); ++i) {
    const AccessPoint& spec = points[i].construct;
    if (!isDirectory(spec.directory))
      rule.found(findings, points[i], join({named(points[i]), " is of the directory '", spec.directory, "', and EFS makes those that read like /media/2026: up to four deep, 100 characters, without $#<>;`|&?{}^*; write one of these."}));
    if (spec.user < 0 || spec.group < 0)
      rule.found(findings, points[i], join({named(points[i]), " belongs to user ", spec.user, " of group ", spec.group, ", and ids are 0 and more; write .owner(1000, 1000) or others."}));
    for (std::size_t j = 0; j < i; ++j) {
      const AccessPoint& earlier = points[j].construct;
      if (earlier.of == spec.of && earlier.directory == spec.directory && (earlier.user != spec.user || earlier.group != spec.group))
        rule.found(findings, points[i], join({named(points[i]), " and ", named(points[j]), " are of one directory, ", spec.directory, ", which belongs to user ", earlier.user, " of group ", earlier.group, " or to ", spec.user, " of ", spec.group,
                                              ", whichever is mounted first, and keeps the other out; write the same .owner(...) at both, or another directory."}));
    }
  }
}

/// Whether a path is one of a directory in a container.
constexpr bool isContainerPath(std::string_view path) {
  return path.size() > 1 && path[0] == '/' && path.find("//") == std::string_view::npos && path.back() != '/' &&
         form::all(path, 2, 255, [](char c) { return form::letter(c) || form::digit(c) || c == '-' || c == '_' || c == '.' || c == '/'; });
}

constexpr void mountPaths(const Rule& rule, const Model& model, Findings& findings) {
  eachMounting(model, [&]<class C>(const Entry<C>& program, const Handle<C>&) {
    const auto& mounts = program.construct.mounts;
    constexpr bool function = std::same_as<C, LambdaFunction>;
    for (std::size_t i = 0; i < mounts.size(); ++i) {
      const auto path = mounts[i].path.view();
      const auto plain = [](char c) { return form::letter(c) || form::digit(c) || c == '-' || c == '_' || c == '.'; };
      if constexpr (function) {
        if (!path.starts_with("/mnt/") || !form::all(path.substr(5), 1, 155, plain))
          rule.found(findings, program, join({named(program), " has ", named(model.of(mounts[i].point)), " at '", path, "', and Lambda takes /mnt/ and a name of letters, digits, '-', '_' and '.'; write one such as \"/mnt/media\"."}));
        if (i == 1) rule.found(findings, program, join({named(program), " mounts ", mounts.size(), " access points, and Lambda takes one; keep one."}));
      } else {
        if (!isContainerPath(path))
          rule.found(findings, program, join({named(program), " has ", named(model.of(mounts[i].point)), " at '", path, "', which is no path of a directory in its container; write one such as \"/var/www/media\"."}));
        for (std::size_t j = 0; j < i; ++j)
          if (mounts[j].path == mounts[i].path) rule.found(findings, program, join({named(program), " has two access points at ", path, "; give one of them another path."}));
      }
    }
    if constexpr (function)
      if (!mounts.empty() && !program.construct.subnets)
        rule.found(findings, program, join({named(program), " mounts ", named(model.of(mounts[0].point)), " and stands in no VPC; write .in(network.privateSubnets()) and .guardedBy(group)."}));
  });
}

constexpr void mountAllowed(const Rule& rule, const Model& model, Findings& findings) {
  eachMounting(model, [&](const auto& program, const auto&) {
    const auto& role = program.construct.role;
    for (const auto& mount : program.construct.mounts) {
      const auto& point = model.of(mount.point);
      if (!role)
        rule.found(findings, program, join({named(program), " mounts ", named(point), " and has no role that may; write .runAs(role), with .grantReadWrite(", point.id, ") or .grantRead(", point.id, ") there."}));
      else if (!mayMount(model.of(*role), mount.point, false))
        rule.found(findings, program, join({named(program), " mounts ", named(point), ", and ", named(model.of(*role)), " may not; write .grantReadWrite(", point.id, ") or .grantRead(", point.id, ") there."}));
    }
  });
}

constexpr void mountReaches(const Rule& rule, const Model& model, Findings& findings) {
  eachMounting(model, [&](const auto& program, const auto& handle) {
    if (!program.construct.subnets) return;
    for (const auto& mount : program.construct.mounts) {
      const auto to = model.of(mount.point).construct.of;
      const auto& files = model.of(to);
      if (!files.construct.subnets || !files.construct.group) continue;
      if (files.construct.subnets->vpc != program.construct.subnets->vpc) {
        rule.found(findings, program, join({named(program), " mounts ", named(model.of(mount.point)), " and lies in ", named(model.of(*program.construct.subnets)), ", and ", named(files), " answers in ", named(model.of(*files.construct.subnets)), "; place both in one."}));
        continue;
      }
      const auto wall = barrier(model, handle, to, PortRange(FileSystem::port()));
      if (wall.stands()) rule.found(findings, program, join({named(program), " mounts ", named(model.of(mount.point)), " of ", named(files), " and does not get there: ", wall.reason, "; ", wall.remedy, "."}));
    }
  });
}

constexpr void filesOfProduction(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& files : model.all<FileSystem>()) {
    if (!production(model)) continue;
    if (!files.construct.keep) rule.found(findings, files, join({named(files), " of production goes with its files when Terraform is told to make another, for another key for one; write .retained()."}));
    if (files.construct.unsaved) rule.found(findings, files, join({named(files), " of production keeps no backups, so what is deleted by mistake is gone; leave .withoutBackups() out."}));
  }
}

}  // namespace ecia::rule
