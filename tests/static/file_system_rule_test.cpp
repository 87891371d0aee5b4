// SPDX-License-Identifier: Apache-2.0
// Each rule of file systems finds its mistake, and nothing in the nearest stack without it.
#include "finding_count.hpp"

using namespace ecia;

namespace {

static_assert(rule::isDirectory("/media") && rule::isDirectory("/a/b/c/d") && rule::isDirectory("/media 2026/in-box_1.0"));
static_assert(!rule::isDirectory("/") && !rule::isDirectory("") && !rule::isDirectory("media") && !rule::isDirectory("/media/") && !rule::isDirectory("/a//b") && !rule::isDirectory("/a/b/c/d/e") && !rule::isDirectory("/.media") &&
              !rule::isDirectory("/a/../b") && !rule::isDirectory("/a$b") && !rule::isDirectory("/a\nb"));

enum class Grant : std::uint8_t { none, read, readWrite, other };

/// What a stack with a file system is like.
struct Around {
  std::string_view name = "test";
  bool placed = true, guarded = true, publicly = false, open = false, admitted = true, elsewhere = false, retained = false, saved = true;
  Days infrequent = 30_days;
  Text directory = "/media", otherDirectory = "/other";
  int user = 1000, otherUser = 2000;
  bool role = true;
  Grant grant = Grant::readWrite;
  Text path = "/var/media", second = "", lambda = "/mnt/media", lambdaSecond = "";
  bool lambdaInside = true, fleet = false, fleetMay = true;
};
constexpr int count(std::string_view id, const Around& around) {
  Stack stack({.name = around.name, .prefix = "test", .region = "ap-south-1", .zoneLoss = ZoneLoss::accepted});
  const auto net = stack.add("main", Vpc<"10.1.0.0/16">.azs(2).singleNat());
  stack.add("main", FlowLog(net));
  const auto far = stack.add("far", Vpc<"10.2.0.0/16">.azs(2).singleNat());
  stack.add("far", FlowLog(far));
  const auto app = stack.add("app", SecurityGroup(net, "Tasks"));
  auto door = SecurityGroup(net, "Files").allow(around.admitted ? nfs : ssh, from(app));
  if (around.elsewhere) door = SecurityGroup(far, "Files").allow(nfs, from(Cidr("10.1.0.0/16")));
  if (around.open) door = door.allow(nfs, from(internet));
  const auto guard = stack.add("files", door);
  FileSystem made = FileSystem().infrequentAccessAfter(around.infrequent);
  Subnets where = net.database();
  if (around.publicly) where = net.publicSubnets();
  if (around.elsewhere) where = far.database();
  if (around.placed) made = made.in(where);
  if (around.guarded) made = made.guardedBy(guard);
  if (around.retained) made = made.retained();
  if (!around.saved) made = made.withoutBackups();
  const auto files = stack.add("files", made);
  const auto media = stack.add("media", AccessPoint(files, around.directory).owner(around.user, 1000));
  const auto spare = stack.add("spare", AccessPoint(files, around.otherDirectory).owner(around.otherUser, 1000));
  Role may = Role("Tasks").trust("ecs-tasks.amazonaws.com").trust("lambda.amazonaws.com").grantReadWrite(spare);
  if (around.grant == Grant::read) may = may.grantRead(media);
  if (around.grant == Grant::readWrite) may = may.grantReadWrite(media);
  const auto role = stack.add("app", may);
  FargateService service = FargateService(stack.add("main", EcsCluster()), "123456789012.dkr.ecr.ap-south-1.amazonaws.com/cms:1.0.0", {}, {.min = 2, .max = 2, .desired = 2}).in(net.privateSubnets()).guardedBy(app).mount(media, around.path);
  if (!around.second.empty()) service = service.mount(spare, around.second);
  if (around.role) service = service.runAs(role);
  stack.add("cms", service);
  LambdaFunction function = LambdaFunction::zip("f.zip").runAs(role).mount(media, around.lambda);
  if (!around.lambdaSecond.empty()) function = function.mount(spare, around.lambdaSecond);
  if (around.lambdaInside) function = function.in(net.privateSubnets()).guardedBy(app);
  stack.add("thumbs", function);
  if (around.fleet) {
    Role instances = Role("Instances").trust("ec2.amazonaws.com").withInstanceProfile();
    if (around.fleetMay) instances = instances.grantReadWrite(media);
    stack.add("fleet", AutoScalingGroup("t3.small", {.min = 2, .max = 2, .desired = 2}).in(net.privateSubnets()).guardedBy(app).runAs(stack.add("fleet", instances)).environment("MEDIA", Attribute::accessPointId(media))
                           .environment("FILES", Attribute::fileSystemId(files)).userData("#!/bin/bash\nmount -t efs -o tls,iam,accesspoint=$MEDIA $FILES:/ /srv/media\n"));
  }
  return id.empty() ? countStopping(stack.model()) : countOf(stack.model(), id);
}

static_assert(count("", {}) == 0 && count("", {.second = "/var/spare"}) == 0 && count("EFS-005", {.grant = Grant::read}) == 0);
static_assert(count("EFS-001", {.placed = false}) == 1 && count("EFS-001", {.guarded = false}) == 1 && count("EFS-001", {}) == 0);
static_assert(count("EFS-002", {.infrequent = 45_days}) == 1 && count("EFS-002", {.infrequent = 0_days}) == 1 && count("EFS-002", {.infrequent = 365_days}) == 0 && count("EFS-002", {.infrequent = 1_days}) == 0);
static_assert(count("EFS-003", {.directory = "media"}) == 1 && count("EFS-003", {.user = -1}) == 1 && count("EFS-003", {.user = 0}) == 0);
static_assert(count("EFS-003", {.otherDirectory = "/media"}) == 1 && count("EFS-003", {.otherDirectory = "/media", .otherUser = 1000}) == 0);
static_assert(count("EFS-004", {.path = "var"}) == 1 && count("EFS-004", {.path = "/"}) == 1 && count("EFS-004", {.path = "/a//b"}) == 1 && count("EFS-004", {.path = "/a/"}) == 1 && count("EFS-004", {.path = "/a b"}) == 1);
static_assert(count("EFS-004", {.second = "/var/media"}) == 1 && count("EFS-004", {.second = "/var/media/2"}) == 0);
static_assert(count("EFS-004", {.lambda = "/var/media"}) == 1 && count("EFS-004", {.lambda = "/mnt/"}) == 1 && count("EFS-004", {.lambda = "/mnt/a/b"}) == 1 && count("EFS-004", {.lambdaSecond = "/mnt/spare"}) == 1 &&
              count("EFS-004", {.lambdaInside = false}) == 1);
static_assert(count("EFS-005", {.role = false}) == 1 && count("EFS-005", {.grant = Grant::none}) == 2 && count("EFS-005", {.grant = Grant::other}) == 2);
static_assert(count("EFS-006", {.admitted = false}) == 2 && count("EFS-006", {.elsewhere = true}) == 2 && count("EFS-006", {}) == 0);
static_assert(count("EFS-007", {.name = "prod"}) == 1 && count("EFS-007", {.name = "prod", .retained = true}) == 0 && count("EFS-007", {.name = "prod", .retained = true, .saved = false}) == 1 && count("EFS-007", {.saved = false}) == 0);
static_assert(count("", {.fleet = true}) == 0 && count("IAM-110", {.fleet = true, .fleetMay = false}) == 1 && count("NET-006", {.admitted = false, .fleet = true}) == 1);
static_assert(count("NET-001", {.open = true}) == 1 && count("SG-101", {.open = true}) == 0 && count("RDS-040", {.publicly = true}) == 1);

}  // namespace
