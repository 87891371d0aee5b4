// SPDX-License-Identifier: Apache-2.0
// Directories of file systems, as tasks and functions mount them.
#pragma once

#include <ecia/construct/handle.hpp>
#include <ecia/text/quantity.hpp>
#include <ecia/text/text.hpp>

namespace ecia {

class FileSystem;

/// A directory of a file system with the user that all its files belong to, whoever writes them: `AccessPoint(files, "/media")`. EFS makes the directory when it is mounted for the first time. What mounts
/// it sees nothing of the file system but this directory. Defaults: user 1000 of group 1000, and nobody else gets in (mode 750).
/// https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html
class AccessPoint {
 public:
  static constexpr std::string_view Kind = "AccessPoint";

  /// @param files the file system  @param below the directory, "/media", up to four deep
  constexpr AccessPoint(Handle<FileSystem> files, Text below) : of(files), directory(std::move(below)) {}
  /// The ids of the user and the group in whose names files are read and written; the container may run as another. A directory keeps the owner it was made with, who keeps a later one out: write another
  /// directory, or change the owner of its files first.
  constexpr AccessPoint owner(Whole userId, Whole groupId) const {
    auto next = *this;
    next.user = userId;
    next.group = groupId;
    return next;
  }

  Handle<FileSystem> of;
  Text directory;
  int user = 1000, group = 1000;
};

/// Where a task or a function has an access point.
struct Mount {
  Handle<AccessPoint> point;
  Text path;
};

}  // namespace ecia
