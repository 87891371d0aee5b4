// SPDX-License-Identifier: Apache-2.0
// File systems of EFS, which many tasks and functions share.
#pragma once

#include <ecia/construct/kms_key.hpp>
#include <ecia/construct/security_group.hpp>
#include <ecia/text/quantity.hpp>

namespace ecia {

/// A file system `<prefix>-<id>` of EFS that grows by itself and answers in every zone of its subnets, on port 2049 (`nfs`). Its directories are mounted by an `AccessPoint`, by those whose role says
/// so. Always: encrypted, with AWS's own key until `encryptedWith(key)`; TLS alone; nobody without a role. Defaults: Elastic throughput, which is as much as is asked for, and a backup a day,
/// which AWS Backup keeps for 35 days. It keeps the key it was made with: Terraform makes another file system for another key, without the files.
/// https://docs.aws.amazon.com/efs/latest/ug/whatisefs.html
class FileSystem {
 public:
  static constexpr std::string_view Kind = "FileSystem";

  /// Without files until what mounts it writes some.
  constexpr FileSystem() = default;
  /// The subnets it answers in, one of each zone: `net.database()`.
  constexpr FileSystem in(Subnets where) const { return changed(*this, &FileSystem::subnets, where); }
  /// The security group that says who connects to it: `.allow(nfs, from(app))`.
  constexpr FileSystem guardedBy(Handle<SecurityGroup> with) const { return changed(*this, &FileSystem::group, with); }
  /// Encrypted with this key.
  constexpr FileSystem encryptedWith(Handle<KmsKey> with) const { return changed(*this, &FileSystem::key, with); }
  /// Files that nobody has read for so long move to Infrequent Access, where they cost less to keep and more to read, and back when they are read again. EFS knows 1, 7, 14, 30, 60, 90, 180, 270 and 365 days.
  /// https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html
  constexpr FileSystem infrequentAccessAfter(Days unread) const { return changed(*this, &FileSystem::infrequent, unread); }
  /// Bursting throughput, which grows with what is kept, in place of Elastic: cheaper where files are many and are read evenly.
  /// https://docs.aws.amazon.com/efs/latest/ug/performance.html#throughput-modes
  constexpr FileSystem burstingThroughput() const { return changed(*this, &FileSystem::bursting, true); }
  /// Keeps no backups: for files that can be made again.
  constexpr FileSystem withoutBackups() const { return changed(*this, &FileSystem::unsaved, true); }
  /// Terraform refuses to destroy the file system until this is taken back (`prevent_destroy`).
  constexpr FileSystem retained() const { return changed(*this, &FileSystem::keep, true); }
  /// Where it listens.
  static constexpr Port port() { return nfs; }

  Optional<Subnets> subnets{};
  Optional<Handle<SecurityGroup>> group{};
  Optional<Handle<KmsKey>> key{};
  Optional<Days> infrequent{};
  bool bursting = false, unsaved = false, keep = false;
};

}  // namespace ecia
