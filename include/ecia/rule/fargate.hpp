// SPDX-License-Identifier: Apache-2.0
// Rules of services on Fargate. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate.html
#pragma once

#include <ecia/rule/environment.hpp>
#include <ecia/rule/file_system.hpp>
#include <ecia/rule/observe.hpp>
#include <ecia/rule/security_group.hpp>

namespace ecia::rule {

/// A repository of Elastic Container Registry; its name is empty where an image is none of it.
struct Repository {
  std::string_view account, region, name;
};
/// That of an image such as "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/orders:1.4.2".
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
constexpr Repository repositoryOf(std::string_view image) {
  constexpr std::string_view middle = ".dkr.ecr.", end = ".amazonaws.com/";
  const auto at = image.find(middle), last = image.find(end);
  if (at != 12 || last == std::string_view::npos || last < at + middle.size()) return {};
  const auto path = image.substr(last + end.size());
  return {image.substr(0, at), image.substr(at + middle.size(), last - at - middle.size()), path.substr(0, path.find_first_of(":@"))};
}

/// What stands behind the name of an image: ":1.4.2" or "@sha256:...", or nothing.
constexpr std::string_view versionOf(std::string_view image) {
  const auto slash = image.rfind('/');
  const auto name = slash == std::string_view::npos ? image : image.substr(slash + 1);
  const auto at = name.find_first_of(":@");
  return at == std::string_view::npos ? std::string_view() : name.substr(at);
}

/// Whether a text is an image as Docker names them: parts of lower-case letters, digits and ._- between slashes, the first one with a port perhaps, and a tag or a
/// digest. https://docs.docker.com/reference/cli/docker/image/tag/
constexpr bool isImage(std::string_view text) {
  const auto version = versionOf(text);
  auto name = text.substr(0, text.size() - version.size());
  if (text.size() > 255 || name.empty()) return false;
  bool first = true;
  while (true) {
    const auto slash = name.find('/');
    const auto part = name.substr(0, slash);
    const bool host = first && slash != std::string_view::npos;
    if (!form::all(part, 1, 255, [&](char c) { return form::lower(c) || form::digit(c) || c == '.' || c == '_' || c == '-' || (host && (c == ':' || form::letter(c))); })) return false;
    if (slash == std::string_view::npos) break;
    name.remove_prefix(slash + 1);
    first = false;
  }
  if (version.empty()) return true;
  if (version[0] == '@') return version.size() == 72 && version.starts_with("@sha256:") && form::all(version.substr(8), 64, 64, [](char c) { return form::digit(c) || (c >= 'a' && c <= 'f'); });
  const auto tag = version.substr(1, version.find('@') == std::string_view::npos ? std::string_view::npos : version.find('@') - 1);
  return form::all(tag, 1, 128, [](char c) { return form::letter(c) || form::digit(c) || c == '.' || c == '_' || c == '-'; }) && tag[0] != '.' && tag[0] != '-';
}

/// How much memory goes with a number of CPU units: from `least` to `most` MiB in steps of `step`; 256 units take 512 MiB as well.
struct TaskMemory {
  int cpuUnits, least, most, step;
};
inline constexpr TaskMemory TaskMemories[] = {{256, 512, 2048, 512},     {512, 1024, 4096, 1024},     {1024, 2048, 8192, 1024},    {2048, 4096, 16384, 1024},
                                              {4096, 8192, 30720, 1024}, {8192, 16384, 61440, 4096}, {16384, 32768, 122880, 8192}};

constexpr void taskSize(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& service) {
    const auto [units, memory] = service.construct.task;
    const TaskMemory* row = nullptr;
    for (const auto& each : TaskMemories)
      if (each.cpuUnits == units) row = &each;
    if (row == nullptr) {
      rule.found(findings, service, join({named(service), " asks for ", units, " CPU units, and Fargate gives 256, 512, 1024, 2048, 4096, 8192 or 16384; write one of these."}));
    } else if (memory < row->least || memory > row->most || memory % row->step != 0 || (units == 256 && memory == 1536)) {
      if (units == 256)
        rule.found(findings, service, join({named(service), " asks for ", memory, " MiB with 256 CPU units, and Fargate gives 512, 1024 or 2048 with these; write .memoryMiB with one of them, or more .cpuUnits."}));
      else
        rule.found(findings, service, join({named(service), " asks for ", memory, " MiB with ", units, " CPU units, and Fargate gives ", row->least, " to ", row->most, " in steps of ", row->step, " with these; write .memoryMiB with one of them, or other .cpuUnits."}));
    }
  });
}

constexpr void serviceSubnets(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& service) {
    if (!service.construct.subnets)
      rule.found(findings, service, join({named(service), " has no subnets; write .in(network.privateSubnets())."}));
    else if (service.construct.subnets->tier == Tier::open)
      rule.found(findings, service, join({"tasks of ", named(service), " have no public addresses, and in public subnets nothing else leads out, so they cannot pull their image; write network.privateSubnets()."}));
  });
}

constexpr void serviceGuarded(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& service) {
    if (!service.construct.group)
      rule.found(findings, service, join({named(service), " has no security group, so its tasks are in the VPC's own, which lets nothing in or out; write .guardedBy(group)."}));
  });
}

constexpr void serviceRole(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& service) {
    if (service.construct.role && !trusts(model.of(*service.construct.role), "ecs-tasks.amazonaws.com"))
      rule.found(findings, service, join({named(model.of(*service.construct.role)), " does not trust ecs-tasks.amazonaws.com, so the tasks of ", named(service), " cannot assume it; write .trust(\"ecs-tasks.amazonaws.com\")."}));
  });
}

constexpr void serviceImage(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& service) {
    eachImage(service.construct, [&](const Input& image) {
      if (!image.variable && !isImage(image.literal))
        rule.found(findings, service, join({"'", image.literal, "' of ", named(service), " is no image; write one such as \"123456789012.dkr.ecr.", model.settings.region.view(), ".amazonaws.com/orders:1.4.2\"."}));
    });
  });
}

constexpr void imageVersion(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& service) {
    eachImage(service.construct, [&](const Input& image) {
      if (image.variable || !isImage(image.literal)) return;
      if (const auto version = versionOf(image.literal); version.empty() || version == ":latest")
        rule.found(findings, service, join({"the image '", image.literal, "' of ", named(service), " is another one from day to day, so no plan shows what runs, and a task that is replaced may run something else; write its version, such as :1.4.2, or its digest."}));
    });
  });
}

constexpr void imageArrives(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& service) {
    const auto& spec = service.construct;
    if (!spec.subnets || spec.subnets->tier == Tier::open) return;
    const auto& vpc = model.of(*spec.subnets);
    bool secrets = false, parameters = false;
    eachEnvironment(spec, [&](const Sequence<EnvironmentVariable>& variables) {
      for (const auto& variable : variables) (variable.parameter ? parameters : secrets) |= variable.isSecret();
    });
    if (spec.group) {
      const auto& group = model.of(*spec.group);
      bool out = !group.construct.limited;
      for (const auto& each : group.construct.egress) out = out || each.ports.covers(Port{443});
      if (!out) rule.found(findings, service, join({named(group), " lets nothing out to port 443, where ", named(service), " gets its image from; write .allowOut(tcp(443), to(internet)) there."}));
    }
    if (vpc.construct.nat != Nat::none && spec.subnets->tier == Tier::app) return;
    const std::string_view way = spec.subnets->tier == Tier::app ? "write .natPerAz() or .singleNat() there" : "write .in(network.privateSubnets())";
    std::string_view foreign;
    eachImage(spec, [&](const Input& image) {
      if (!foreign.empty() || image.variable) return;
      // An endpoint leads to the repositories of its own region.
      if (const auto repository = repositoryOf(image.literal); repository.name.empty() || repository.region != model.settings.region.view()) foreign = image.literal;
    });
    if (!foreign.empty()) {
      rule.found(findings, service, join({"the tasks of ", named(service), " have no way to the internet from ", nameOf(spec.subnets->tier), " subnets of ", named(vpc), ", where their image '", foreign, "' comes from; ", way, "."}));
      return;
    }
    for (const std::string_view name : {"ecr.api", "ecr.dkr", "s3", "logs", "secretsmanager", "ssm"}) {
      if (hasEndpoint(model, spec.subnets->vpc, name) || (name == "secretsmanager" && !secrets) || (name == "ssm" && !parameters) || vpc.construct.id) continue;  // who keeps a VPC keeps its endpoints
      rule.found(findings, service, join({"the tasks of ", named(service), " have no way to the internet from ", nameOf(spec.subnets->tier), " subnets of ", named(vpc), ", nor to ", name, ", which ECS needs to start them; ", way, ", or add ", endpointOf(name), "."}));
      break;
    }
  });
}

constexpr void environmentKey(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& service) {
    eachEnvironment(service.construct, [&](const Sequence<EnvironmentVariable>& variables) {
      for (const auto& variable : variables) {
        if (!variable.secret) continue;
        bool there = false;
        for (const auto each : Secret::Keys) there = there || variable.key == each;
        if (!there)
          rule.found(findings, service, join({named(service), " sets ", variable.name, " to '", variable.key, "' of ", named(model.of(*variable.secret)), ", which has username and password; write one of these."}));
      }
    });
  });
}

constexpr void serviceCapacity(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& service : model.all<FargateService>()) {
    const auto& [min, max, desired] = service.construct.size;
    if (min < 0 || min > desired || desired > max)
      rule.found(findings, service, join({named(service), " has min ", min, ", desired ", desired, ", max ", max, "; write min <= desired <= max, and 0 or more."}));
    else if (min != max && !service.construct.cpu && !service.construct.requests && !service.construct.backlog && !service.construct.scaleDown)
      rule.found(findings, service, join({named(service), " has ", min, " to ", max, " tasks, and nothing that scales it, so it keeps ", desired, "; write .cpuTarget(60_percent) or .requestTarget(1000), or one number."}));
  }
}

constexpr void serviceScaling(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& service : model.all<FargateService>()) {
    const FargateService& spec = service.construct;
    if (spec.cpu && (spec.cpu->count < 1 || spec.cpu->count > 100))
      rule.found(findings, service, join({named(service), " aims at ", spec.cpu->count, " % CPU; write .cpuTarget(...) with 1_percent to 100_percent."}));
    if (spec.requests && *spec.requests < 1)
      rule.found(findings, service, join({named(service), " keeps its requests at ", *spec.requests, " a minute; write .requestTarget(1000) or another number above 0."}));
    if (spec.requests && !spec.target)
      rule.found(findings, service, join({named(service), " scales by requests, and no load balancer sends it any; write .behind(target) with the target group of one."}));
    if (spec.grace.count < 0) rule.found(findings, service, join({"the grace period of ", named(service), " is ", spec.grace.count, " seconds, and ECS takes 0 and more; write .gracePeriod(60_s)."}));
  }
}

constexpr void serviceSentTo(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& service : model.all<FargateService>())
    if (service.construct.target && !isSentTo(model, service.construct.target->index))
      rule.found(findings, service, join({named(service), " is behind ", named(model.of(*service.construct.target)), ", to which no load balancer sends, and ECS refuses that; write LoadBalancer(subnets, group, target), or a ListenerRule to it."}));
}

constexpr void targetsOfOneKind(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& service : model.all<FargateService>())
    for (const auto& instances : model.all<AutoScalingGroup>())
      if (service.construct.target && instances.construct.target && *service.construct.target == *instances.construct.target)
        rule.found(findings, service, join({named(service), " and ", named(instances), " are both behind ", named(model.of(*service.construct.target)), ", which has either addresses of tasks or instances; give one of them a target group of its own."}));
}

constexpr void serviceNames(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& service) {
    if (const Text name = nameOf(model, service, "execution-role"); name.view().size() > 64)
      rule.found(findings, service, join({"the name ", name, " of the role of ", named(service), " has ", name.view().size(), " characters, and IAM takes 64; write a shorter id or prefix."}));
  });
}

constexpr void serviceLog(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& service) {
    keptLog(rule, service, findings);
  });
}

constexpr void taskSchedule(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& task : model.all<FargateTask>())
    for (const auto& schedule : task.construct.schedules)
      if (!wholeMinutes(schedule))
        rule.found(findings, task, join({named(task), " runs every ", schedule.seconds, " seconds, and EventBridge counts whole minutes; write .every(1_min) or more of them."}));
}

constexpr void taskNames(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& task : model.all<FargateTask>())
    for (const auto& service : model.all<FargateService>())
      if (task.id == service.id)
        rule.found(findings, task, join({named(task), " and ", named(service), " have one task definition and one log in AWS, ", nameOf(model, task), "; give one of them another id."}));
}

constexpr void taskLimits(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& task) {
    if (const auto& stop = task.construct.stop; stop && (stop->count < 2 || stop->count > 120))
      rule.found(findings, task, join({named(task), " has ", stop->count, " seconds to end, and Fargate gives 2 to 120; write .stopTimeout(120_s) or less."}));
    if (const auto& disk = task.construct.disk; disk && (disk->count < 21 || disk->count > 200))
      rule.found(findings, task, join({named(task), " asks for a disk of ", disk->count, " GiB, and Fargate gives 21 to 200, or 20 unless stated; write .ephemeralStorage(21_GiB) or more."}));
  });
  const auto probed = [&](const auto& task, const Sequence<Text>& probe) {
    if (!probe.empty() && (probe.size() < 2 || !(probe[0] == "CMD" || probe[0] == "CMD-SHELL") || (probe[0] == "CMD-SHELL" && probe.size() > 2)))
      rule.found(findings, task, join({"the health check of ", named(task), " is '", probe[0], "' and ", probe.size() - 1, " words, and ECS takes \"CMD\" with the words of a command, or \"CMD-SHELL\" with one line; write .healthCheck({\"CMD-SHELL\", \"curl -f http://localhost/\"})."}));
  };
  eachContainer(model, [&](const auto& task) {
    for (const auto& sidecar : task.construct.sidecars) probed(task, sidecar.probe);
  });
  for (const auto& service : model.all<FargateService>()) {
    probed(service, service.construct.probe);
    if (const auto& base = service.construct.onDemand; base && (*base < 0 || *base > 100000))
      rule.found(findings, service, join({named(service), " keeps ", *base, " tasks off Fargate Spot, and ECS takes 0 to 100000; write .spot(2) or another number."}));
  }
}

constexpr void sidecarsFit(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& task) {
    const auto& sidecars = task.construct.sidecars;
    std::int64_t taken = 0;
    for (std::size_t i = 0; i < sidecars.size(); ++i) {
      const Sidecar& one = sidecars[i];
      if (!form::all(one.name, 1, 255, [](char c) { return form::letter(c) || form::digit(c) || c == '-' || c == '_'; }))
        rule.found(findings, task, join({"'", one.name, "', beside ", named(task), ", is no name of a container; write letters, digits, '-' and '_', such as Sidecar(\"otel\", image)."}));
      if (one.name == task.id) rule.found(findings, task, join({named(task), " has a sidecar '", one.name, "', which is the name of its own container; write another name."}));
      for (std::size_t j = 0; j < i; ++j)
        if (sidecars[j].name == one.name) rule.found(findings, task, join({named(task), " has two sidecars '", one.name, "'; write another name for one of them."}));
      if (one.first && !one.probe.empty())
        rule.found(findings, task, join({"sidecar '", one.name, "' of ", named(task), " runs first, and has a health check, which nobody asks once it has ended; leave out .runsFirst() or .healthCheck(...)."}));
      if (!one.ram) continue;
      if (one.ram->count < 6) rule.found(findings, task, join({"sidecar '", one.name, "' of ", named(task), " has ", one.ram->count, " MiB of memory, and ECS takes 6 or more; write .memory(64_MiB) or another amount."}));
      taken += one.ram->count;
    }
    if (sidecars.size() > 9) rule.found(findings, task, join({named(task), " has ", sidecars.size(), " sidecars, and a task 10 containers with its own; keep 9."}));
    if (taken >= task.construct.task.memoryMiB)
      rule.found(findings, task, join({"the sidecars of ", named(task), " may take ", taken, " MiB, and its tasks have ", task.construct.task.memoryMiB, ", of which none is left for its own container; write more .memoryMiB, or less .memory(...)."}));
  });
}

constexpr void scratchPaths(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& task) {
    const auto check = [&](const Sequence<Text>& paths, bool own) {
      for (std::size_t i = 0; i < paths.size(); ++i) {
        if (!isContainerPath(paths[i]))
          rule.found(findings, task, join({"'", paths[i], "' of ", named(task), " is no path of a directory in its container; write one such as .scratch(\"/tmp\")."}));
        bool twice = false;
        for (std::size_t j = 0; j < i; ++j) twice = twice || paths[j] == paths[i];
        if (own)
          for (const auto& mount : task.construct.mounts) twice = twice || mount.path == paths[i];
        if (twice) rule.found(findings, task, join({named(task), " has two directories at ", paths[i], "; give one of them another path, or leave it out."}));
      }
    };
    check(task.construct.scratches, true);
    for (const auto& sidecar : task.construct.sidecars) check(sidecar.scratches, false);
  });
}

constexpr void discovery(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& service : model.all<FargateService>())
    if (const auto& port = service.construct.found; port && (port->protocol == Protocol::every || port->first != port->last))
      rule.found(findings, service, join({named(service), " is found on ", port->shown(), ", and its container listens on one port; write .discoverable(tcp(8080)) or udp(...) with it."}));
  const auto check = [&](const auto& entry, const Attribute& told) {
    if (told.what != Attribute::What::serviceAddress) return;
    if (const auto& service = model.all<FargateService>()[told.index]; !service.construct.found)
      rule.found(findings, entry, join({named(entry), " is told the address of ", named(service), ", which has none; write .discoverable(tcp(8080)) there, with the port on which it listens."}));
  };
  eachAttribute(model, [&](const auto& entry, const auto&, const Attribute& told) {
    check(entry, told);
    if constexpr (std::same_as<std::remove_cvref_t<decltype(entry)>, Entry<LambdaFunction>>)
      if (told.what == Attribute::What::serviceAddress && !entry.construct.subnets)
        rule.found(findings, entry, join({named(entry), " is told the address of ", named(model.all<FargateService>()[told.index]), ", a name that its VPC knows, and runs in none; write .in(network.privateSubnets()) and .guardedBy(group)."}));
  });
  for (const auto& output : model.all<Output>()) check(output, output.construct.attribute);
}

constexpr void commandsExecute(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& service : model.all<FargateService>()) {
    const FargateService& spec = service.construct;
    if (!spec.shell) continue;
    if (!spec.role) rule.found(findings, service, join({named(service), " takes commands by .executeCommand(), and has no role by which its containers could talk to Systems Manager; write .runAs(role) with one that trusts ecs-tasks.amazonaws.com."}));
    bool sealed = spec.sealed;
    for (const auto& sidecar : spec.sidecars) sealed = sealed || sidecar.sealed;
    if (sealed) rule.found(findings, service, join({named(service), " takes commands by .executeCommand(), whose agent writes to the file system of each container, and one is .readOnly(); leave out one of the two."}));
    if (spec.subnets && spec.subnets->tier != Tier::open && !hasWay(model, *spec.subnets, "ssmmessages"))
      rule.found(findings, service, join({named(service), " takes commands by .executeCommand(), and its tasks have no way to Systems Manager from ", nameOf(spec.subnets->tier), " subnets of ", named(model.of(*spec.subnets)), "; ", wayTo(*spec.subnets, "ssmmessages"), "."}));
  }
}

constexpr void spotLeavesSome(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& service : model.all<FargateService>())
    if (service.construct.onDemand && *service.construct.onDemand < 1 && service.construct.target)
      rule.found(findings, service, join({"all tasks of ", named(service), " are on Fargate Spot, which AWS may take back all at once, and then nobody answers behind ", named(model.of(*service.construct.target)), "; write .spot(", service.construct.size.min < 1 ? 1 : service.construct.size.min, "), which keeps so many off it."}));
}

constexpr void failuresTold(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& task : model.all<FargateTask>())
    if (!task.construct.topic && !(task.construct.schedules.empty() && task.construct.events.empty() && task.construct.uploads.empty()))
      rule.found(findings, task, join({named(task), " runs by ", task.construct.schedules.empty() ? "events" : "the clock", ", and nobody hears when it fails; write .tellFailures(topic)."}));
}

constexpr void failuresHeard(const Rule& rule, const Model& model, Findings& findings) {
  eachContainer(model, [&](const auto& task) { failuresHeardOf(rule, model, task, findings); });
}

}  // namespace ecia::rule
