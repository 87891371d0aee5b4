// SPDX-License-Identifier: Apache-2.0
// FileSystem -> aws_efs_file_system, its policy, its backups and a mount target in each zone; AccessPoint -> aws_efs_access_point.
#pragma once

#include <ecia/aws/efs.hpp>
#include <ecia/expand/kms_key.hpp>
#include <ecia/expand/security_group.hpp>
#include <ecia/expand/vpc.hpp>
#include <ecia/rule/file_system.hpp>

namespace ecia::expand {

/// The name of a mount target.
inline std::string mountTargetName(std::string_view id, const VpcOf& vpc, unsigned zone, const Context& context) { return part(id, zoneName(vpc, zone, context)); }
/// What a program waits for that mounts an access point: a file system cannot be mounted in a zone before it answers there.
inline std::vector<tf::Address> mountTargetsOf(const Handle<AccessPoint>& point, const Context& context) {
  std::vector<tf::Address> targets;
  const auto& files = context.model.of(context.model.of(point).construct.of);
  if (!files.construct.subnets) return targets;
  const VpcOf& vpc = context.model.of(*files.construct.subnets).construct;
  for (unsigned zone = 0; zone < vpc.zones; ++zone) targets.push_back(at<aws::efs_mount_target>(files, mountTargetName(files.id, vpc, zone, context)));
  return targets;
}
inline std::vector<tf::Address> mountTargetsOf(const Sequence<Mount>& mounts, const Context& context) {
  std::vector<tf::Address> targets;
  for (const auto& mount : mounts)
    for (const auto& target : mountTargetsOf(mount.point, context)) targets.push_back(target);
  return targets;
}
/// Whether what runs as a role may only read an access point.
inline bool readsAlone(const Mount& mount, const Optional<Handle<Role>>& role, const Model& model) { return !role || !rule::mayMount(model.of(*role), mount.point, true); }

inline void expand(const Entry<FileSystem>& entry, auto& context) {
  const FileSystem& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string name = context.named(entry), id = label(entry.id);
  aws::efs_file_system made{.encrypted = true, .tags = context.tags(name), .throughput_mode = spec.bursting ? "bursting" : "elastic"};
  if (spec.key) made.kms_key_id = at<aws::kms_key>(*spec.key).arn();
  // EFS takes each transition in a block of its own.
  if (spec.infrequent)
    made.lifecycle_policy = {{.transition_to_ia = spec.infrequent->count == 1 ? "AFTER_1_DAY" : "AFTER_" + std::to_string(spec.infrequent->count) + "_DAYS"}, {.transition_to_primary_storage_class = "AFTER_1_ACCESS"}};
  const auto files = module.add(id, made, {.lifecycle = {.prevent_destroy = spec.keep}});
  // Where a file system has a policy of its own, nobody is let in but by a role.
  module.add(id, aws::efs_file_system_policy{.file_system_id = files.id(),
                                             .policy = tf::Json::object({{"Version", "2012-10-17"},
                                                                         {"Statement", tf::Json::array({tf::Json::object({{"Sid", "TlsAlone"},
                                                                                                                          {"Effect", "Deny"},
                                                                                                                          {"Principal", tf::Json::object({{"AWS", "*"}})},
                                                                                                                          {"Action", "*"},
                                                                                                                          {"Resource", files.arn()},
                                                                                                                          {"Condition", tf::Json::object({{"Bool", tf::Json::object({{"aws:SecureTransport", "false"}})}})}})})}})});
  if (!spec.unsaved) module.add(id, aws::efs_backup_policy{.backup_policy = {{.status = "ENABLED"}}, .file_system_id = files.id()});
  if (!spec.subnets) return;
  const VpcOf& vpc = context.model.of(*spec.subnets).construct;
  for (unsigned zone = 0; zone < vpc.zones; ++zone) {
    aws::efs_mount_target target{.file_system_id = files.id(), .subnet_id = subnetId(*spec.subnets, zone, context)};
    if (spec.group) target.security_groups = {groupId(*spec.group)};
    module.add(mountTargetName(entry.id, vpc, zone, context), target);
  }
}

inline void expand(const Entry<AccessPoint>& entry, auto& context) {
  const AccessPoint& spec = entry.construct;
  // What mounts it has the new one before the old one goes.
  context.in(entry).add(label(entry.id), aws::efs_access_point{.file_system_id = at<aws::efs_file_system>(spec.of).id(),
                                                               .posix_user = {{.gid = spec.group, .uid = spec.user}},
                                                               .root_directory = {{.creation_info = {{.owner_gid = spec.group, .owner_uid = spec.user, .permissions = "750"}}, .path = str(spec.directory)}},
                                                               .tags = context.tags(context.named(entry))},
                        {.lifecycle = {.create_before_destroy = true}});
}

}  // namespace ecia::expand
