// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of file systems.
#include "stack_case.hpp"

/// A file system in the database subnets of a VPC, and who may connect to it.
struct Disk {
  handle_t<VpcOf> net;
  Handle<SecurityGroup> app;
  Handle<FileSystem> files;
};
constexpr Disk disk(Stack& stack, bool admits = true) {
  const auto net = recorded(stack, Vpc<"10.1.0.0/16">.azs(2).natPerAz());
  const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
  const auto guard = stack.add("files", SecurityGroup(net, "Files").allow(admits ? nfs : tcp(2048), from(app)));
  return {net, app, stack.add("files", FileSystem().in(net.database()).guardedBy(guard))};
}
/// A service that mounts /media, and runs as a role that may or may not.
constexpr void serve(Stack& stack, const Disk& of, bool may, Text path = "/media", std::source_location where = std::source_location::current()) {
  const auto media = stack.add("media", AccessPoint(of.files, "/media"));
  Role role = Role("Tasks").trust("ecs-tasks.amazonaws.com");
  if (may) role = role.grantReadWrite(media);
  stack.add("cms", FargateService(stack.add("main", EcsCluster()), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/cms:1.0.0", {}, {.min = 2, .max = 2, .desired = 2})
                       .in(of.net.privateSubnets()).guardedBy(of.app).runAs(stack.add("cms", role)).mount(media, std::move(path)), where);
}

// expect: \[EFS-001\] FileSystem 'media' is not complete; write \.in\(network\.database\(\)\)\.
struct Nowhere : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto made = disk(stack);
    stack.add("media", FileSystem().guardedBy(stack.add("media", SecurityGroup(made.net, "Media").allow(nfs, from(made.app))))BAD(, .in(made.net.database())));
  }
};
static_assert(rule::prove<Nowhere>());

// expect: \[EFS-002\] files of FileSystem 'media' move to Infrequent Access after 45 days, and EFS knows 1, 7, 14, 30, 60, 90, 180, 270 and 365; write \.infrequentAccessAfter\(30_days\) or another of these\.
struct OddDays : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto made = disk(stack);
    const auto guard = stack.add("media", SecurityGroup(made.net, "Media").allow(nfs, from(made.app)));
    stack.add("media", FileSystem().in(made.net.database()).guardedBy(guard).infrequentAccessAfter(BAD(45_days, 30_days)));
  }
};
static_assert(rule::prove<OddDays>());

// expect: \[EFS-003\] AccessPoint 'media' is of the directory 'media', and EFS makes those that read like /media/2026: up to four deep, 100 characters, without \$#<>;`\|&\?\{\}\^\*; write one of these\.
struct NoDirectory : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("media", AccessPoint(disk(stack).files, BAD("media", "/media"))); }
};
static_assert(rule::prove<NoDirectory>());

// expect: \[EFS-003\] AccessPoint 'inbox' and AccessPoint 'media' are of one directory, /media, which belongs to user 1000 of group 1000 or to 33 of 33, whichever is mounted first, and keeps the other out; write the same \.owner\(\.\.\.\) at both, or another directory\.
struct TwoOwners : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto files = disk(stack).files;
    stack.add("media", AccessPoint(files, "/media"));
    stack.add("inbox", AccessPoint(files, BAD("/media", "/inbox")).owner(33, 33));
  }
};
static_assert(rule::prove<TwoOwners>());

// expect: \[EFS-004\] FargateService 'cms' has AccessPoint 'media' at 'media', which is no path of a directory in its container; write one such as "/var/www/media"\.
struct NoPath : Mumbai {
  constexpr void declare(Stack& stack) const { serve(stack, disk(stack), true, BAD("media", "/media")); }
};
static_assert(rule::prove<NoPath>());

// expect: \[EFS-005\] FargateService 'cms' mounts AccessPoint 'media', and Role 'cms' may not; write \.grantReadWrite\(media\) or \.grantRead\(media\) there\.
struct NotAllowed : Mumbai {
  constexpr void declare(Stack& stack) const { serve(stack, disk(stack), BAD(false, true)); }
};
static_assert(rule::prove<NotAllowed>());

// expect: \[EFS-006\] FargateService 'cms' mounts AccessPoint 'media' of FileSystem 'files' and does not get there: SecurityGroup 'files' does not admit it; write \.allow\(tcp\(2049\), from\(app\)\) there\.
struct NotAdmitted : Mumbai {
  constexpr void declare(Stack& stack) const { serve(stack, disk(stack, BAD(false, true)), true); }
};
static_assert(rule::prove<NotAdmitted>());
