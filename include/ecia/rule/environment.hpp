// SPDX-License-Identifier: Apache-2.0
// Rules of environment variables, and of what they say of other constructs.
#pragma once

#include <ecia/rule/auto_scaling.hpp>
#include <ecia/rule/credential.hpp>
#include <ecia/rule/elasticache.hpp>
#include <ecia/rule/policy.hpp>
#include <ecia/rule/reach.hpp>

namespace ecia::rule {

/// Whether a name is one that the environment of a process can have in every shell.
constexpr bool isVariableName(std::string_view name) {
  return form::all(name, 1, 255, [](char c) { return form::letter(c) || form::digit(c) || c == '_'; }) && !form::digit(name[0]);
}

template <class C>
constexpr void environmentNames(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& entry : model.all<C>())
    eachEnvironment(entry.construct, [&](const Sequence<EnvironmentVariable>& variables) {
      for (std::size_t i = 0; i < variables.size(); ++i) {
        if (!isVariableName(variables[i].name))
          rule.found(findings, entry, join({"'", variables[i].name, "' of ", named(entry), " is no name of a variable; write letters, digits and _, beginning with no digit."}));
        for (std::size_t j = 0; j < i; ++j)
          if (variables[j].name == variables[i].name) rule.found(findings, entry, join({named(entry), " sets ", variables[i].name, " twice, and a variable has one value; keep one."}));
      }
    });
}

constexpr void containerVariables(const Rule& rule, const Model& model, Findings& findings) {
  environmentNames<FargateService>(rule, model, findings);
  environmentNames<FargateTask>(rule, model, findings);
}

/// Calls `visit` with each variable whose value is a secret that stands in the stack.
template <class C>
constexpr void eachShownSecret(const Model& model, auto visit) {
  for (const auto& entry : model.all<C>())
    eachEnvironment(entry.construct, [&](const Sequence<EnvironmentVariable>& variables) {
      for (const auto& variable : variables) {
        if (variable.isSecret() || variable.value.attribute || variable.value.text.variable) continue;
        const auto value = variable.value.text.literal.view();
        if (!credentialIn(value).empty() || (namesSecret(variable.name) && isSecretValue(value))) visit(entry, variable);
      }
    });
}

/// Whether a variable is for the password of a `Secret`; others give what is no password.
constexpr bool namesPassword(std::string_view variable) { return variable.ends_with("PASSWORD") || variable.ends_with("PASSWD"); }

/// What to write in place of a secret in an environment. @param reader who reads it when it starts
constexpr Text fetched(std::string_view variable, std::string_view reader) {
  if (namesPassword(variable)) return join({"write .environment(\"", variable, "_ARN\", Attribute::arn(secret)), let ", reader, " read that secret, and .grantRead(secret) at its role"});
  return join({"write .environment(\"", variable, "_NAME\", Attribute::name(parameter)), with a Parameter::secure that somebody sets, let ", reader, " read that, and .grantRead(parameter) at its role"});
}

constexpr void serviceSecrets(const Rule& rule, const Model& model, Findings& findings) {
  const auto shown = [&](const auto& service, const auto& variable) {
    rule.found(findings, service, join({named(service), " sets ", variable.name, " to a value that everybody who may describe the task definition reads; write .secret(\"", variable.name,
                                        namesPassword(variable.name.view()) ? "\", secret, \"password\")." : "\", parameter), with a Parameter::secure that somebody sets."}));
  };
  eachShownSecret<FargateService>(model, shown);
  eachShownSecret<FargateTask>(model, shown);
}

constexpr void groupVariables(const Rule& rule, const Model& model, Findings& findings) {
  environmentNames<AutoScalingGroup>(rule, model, findings);
  for (const auto& group : model.all<AutoScalingGroup>()) {
    if (group.construct.variables.empty()) continue;
    const auto script = group.construct.script.view();
    const auto first = script.substr(0, script.find('\n'));
    if (!first.starts_with("#!") || !first.ends_with("sh"))
      rule.found(findings, group, join({named(group), " sets variables for its user data, which a shell alone understands; write .userData(...) with a script that begins with #!/bin/bash."}));
  }
}

constexpr void groupSecrets(const Rule& rule, const Model& model, Findings& findings) {
  eachShownSecret<AutoScalingGroup>(model, [&](const auto& group, const auto& variable) {
    rule.found(findings, group, join({named(group), " sets ", variable.name, " to a value that everybody who may describe the launch template reads; ", fetched(variable.name.view(), "the user data"), "."}));
  });
}

/// Calls `visit` with each program, and each attribute its environment has.
constexpr void eachAttribute(const Model& model, auto visit) {
  const auto look = [&]<class C>(const Sequence<Entry<C>>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      eachEnvironment(rows[i].construct, [&](const Sequence<EnvironmentVariable>& variables) {
        for (const auto& variable : variables) {
          if (!variable.value.attribute) continue;
          Handle<C> handle{};
          handle.index = i;
          visit(rows[i], handle, *variable.value.attribute);
        }
      });
  };
  look(model.all<AutoScalingGroup>());
  look(model.all<FargateService>());
  look(model.all<FargateTask>());
  look(model.all<LambdaFunction>());
}

/// Whether a role logs in to a database or cache, so that NET-005 asks for the way.
constexpr bool logsIn(const Model& model, const Optional<Handle<Role>>& role, Role::Grant::What how, std::size_t index) {
  if (!role) return false;
  for (const auto& grant : model.of(*role).construct.grants)
    if (grant.what == how && grant.index == index) return true;
  return false;
}

constexpr void toldReaches(const Rule& rule, const Model& model, Findings& findings) {
  using What = Attribute::What;
  using Grant = Role::Grant::What;
  eachAttribute(model, [&](const auto& entry, const auto& from, const Attribute& told) {
    const auto ask = [&](const auto& target, const Endpoint& to, Optional<PortRange> port) {
      const auto wall = barrier(model, from, to, port);
      if (wall.stands())
        rule.found(findings, entry, join({named(entry), " is told the ", told.words().name, " of ", named(target), " and does not get there: ", wall.reason, "; ", wall.remedy, ", or leave that .environment(...) out."}));
    };
    if (told.what == What::databaseEndpoint || told.what == What::databaseAddress || told.what == What::replicaAddress) {
      Handle<Rds> to{};
      to.index = told.index;
      const auto& database = model.of(to);
      if (database.construct.subnets && !logsIn(model, entry.construct.role, Grant::connectToDatabase, told.index)) ask(database, to, PortRange(database.construct.port()));
    } else if (told.what == What::clusterAddress || told.what == What::clusterReaderAddress) {
      Handle<AuroraCluster> to{};
      to.index = told.index;
      const auto& cluster = model.of(to);
      if (cluster.construct.subnets && !logsIn(model, entry.construct.role, Grant::connectToCluster, told.index)) ask(cluster, to, PortRange(cluster.construct.port()));
    } else if (told.what == What::cacheAddress || told.what == What::cacheReaderAddress) {
      Handle<ElastiCache> to{};
      to.index = told.index;
      if (model.of(to).construct.subnets && !logsIn(model, entry.construct.role, Grant::connectToCache, told.index)) ask(model.of(to), to, PortRange(ElastiCache::port()));
    } else if (told.what == What::serviceAddress) {
      Handle<FargateService> to{};
      to.index = told.index;
      const auto& service = model.of(to);
      const auto &subnets = service.construct.subnets, &own = entry.construct.subnets;
      if (!service.construct.found || !subnets || !own) return;  // ECS-002 and ECS-027 tell
      if (subnets->vpc != own->vpc)
        rule.found(findings, entry, join({named(entry), " is told the address of ", named(service), ", a name that only ", named(model.of(*subnets)), " knows, and lies in ", named(model.of(*own)), "; place both in one, or a LoadBalancer between."}));
      else
        ask(service, to, *service.construct.found);
    } else if (told.what == What::accessPointId) {
      const auto to = model.all<AccessPoint>()[told.index].construct.of;
      if (model.of(to).construct.subnets) ask(model.of(to), to, PortRange(FileSystem::port()));
    } else if (told.what == What::balancerName) {
      Handle<LoadBalancer> to{};
      to.index = told.index;
      if (model.of(to).construct.isInternal) ask(model.of(to), to, {});  // the name of one that faces the internet stands in links as well
    } else if (told.what == What::networkBalancerName) {
      Handle<NetworkLoadBalancer> to{};
      to.index = told.index;
      if (model.of(to).construct.isInternal) ask(model.of(to), to, {});
    }
  });
}

/// HTTP APIs, which answer over the internet alone: their endpoint in a VPC is for REST APIs.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
inline constexpr std::string_view HttpApis = "execute-api";

/// The service of AWS that a grant is for; empty where it is none.
constexpr std::string_view serviceOf(Role::Grant::What grant) {
  using What = Role::Grant::What;
  switch (grant) {
    case What::readBucket:
    case What::deleteFromBucket:
    case What::readWriteBucket: return "s3";
    case What::useKey: return "kms";
    case What::putEvents:
    case What::putEventsOn: return "events";
    case What::readSecret: return "secretsmanager";
    case What::readParameter:
    case What::writeParameter: return "ssm";
    case What::sendToQueue:
    case What::receiveFromQueue: return "sqs";
    case What::publish: return "sns";
    case What::invoke: return "lambda";
    case What::runTask: return "ecs";
    case What::startMachine:
    case What::answerMachine: return "states";
    case What::readTable:
    case What::readWriteTable: return "dynamodb";
    case What::callApi: return HttpApis;
    case What::pushImages:  // by two services
    case What::readFiles:   // in the VPC
    case What::readWriteFiles:
    case What::connectToDatabase:
    case What::connectToCluster:
    case What::connectToCache: break;
  }
  return {};
}

/// What a role needs for what a program is told of: the grants that will do, and how they are written.
struct Use {
  Role::Grant::What grants[3];
  std::string_view verb;
};
constexpr Optional<Use> useOf(Attribute::What what) {
  using What = Attribute::What;
  using Grant = Role::Grant::What;
  switch (what) {
    case What::bucketName: return Use{{Grant::readWriteBucket, Grant::readBucket, Grant::deleteFromBucket}, ".grantReadWrite(bucket) or .grantRead(bucket)"};
    case What::secretArn: return Use{{Grant::readSecret, Grant::readSecret, Grant::readSecret}, ".grantRead(secret)"};
    case What::topicArn: return Use{{Grant::publish, Grant::publish, Grant::publish}, ".grantPublish(topic)"};
    case What::queueUrl:
    case What::queueArn: return Use{{Grant::sendToQueue, Grant::receiveFromQueue, Grant::sendToQueue}, ".grantSend(queue) or .grantReceive(queue)"};
    case What::tableName: return Use{{Grant::readWriteTable, Grant::readTable, Grant::readWriteTable}, ".grantReadWrite(table) or .grantRead(table)"};
    case What::accessPointId: return Use{{Grant::readWriteFiles, Grant::readFiles, Grant::readWriteFiles}, ".grantReadWrite(point) or .grantRead(point)"};
    case What::parameterName: return Use{{Grant::readParameter, Grant::writeParameter, Grant::readParameter}, ".grantRead(parameter)"};
    case What::busName: return Use{{Grant::putEventsOn, Grant::putEventsOn, Grant::putEventsOn}, ".grantPutEvents(source, bus)"};
    case What::taskArn: return Use{{Grant::runTask, Grant::runTask, Grant::runTask}, ".grantRun(task)"};
    case What::machineArn: return Use{{Grant::startMachine, Grant::startMachine, Grant::startMachine}, ".grantStart(machine)"};
    case What::functionName:
    case What::functionArn: return Use{{Grant::invoke, Grant::invoke, Grant::invoke}, ".grantInvoke(function)"};
    case What::cacheAddress:
    case What::cacheReaderAddress: return Use{{Grant::connectToCache, Grant::connectToCache, Grant::connectToCache}, ".grantConnect(cache)"};
    default: return {};
  }
}

/// Whether a function may use something without its role saying so: a queue it consumes or sends dead letters to, a secret it rotates.
constexpr bool servesItself(const Model& model, const Entry<LambdaFunction>& function, const Attribute& told) {
  using What = Attribute::What;
  bool serves = false;
  if (told.what == What::queueUrl || told.what == What::queueArn) {
    serves = function.construct.dead && function.construct.dead->index == told.index;
    for (const auto& source : function.construct.sources) serves = serves || source.queue.index == told.index;
  }
  if (told.what == What::secretArn) {
    const auto& rotator = model.all<Secret>()[told.index].construct.rotator;
    serves = rotator && &model.of(*rotator) == &function;
  }
  return serves;
}

constexpr void toldMayUse(const Rule& rule, const Model& model, Findings& findings) {
  eachAttribute(model, [&](const auto& entry, const auto&, const Attribute& told) {
    const auto use = useOf(told.what);
    if (!use) return;
    if (use->grants[0] == Role::Grant::What::connectToCache && userOf(model, told.index) == nullptr) return;  // it asks for a password, or for nothing
    if constexpr (std::same_as<std::remove_cvref_t<decltype(entry)>, Entry<LambdaFunction>>)
      if (servesItself(model, entry, told)) return;
    const auto& role = entry.construct.role;
    if (!role) {
      rule.found(findings, entry, join({named(entry), " is told the ", told.words().name, " of ", told.words().kind, " '", told.id, "' and has no role that may use it; write .runAs(role), with ", use->verb, " there."}));
      return;
    }
    const auto& may = model.of(*role);
    bool good = !may.construct.managedPolicies.empty();
    const auto service = use->grants[0] == Role::Grant::What::connectToCache ? "elasticache" : use->grants[0] == Role::Grant::What::readWriteFiles ? "elasticfilesystem" : serviceOf(use->grants[0]);
    for (const auto& grant : may.construct.grants)
      for (const auto one : use->grants) good = good || (grant.index == told.index && grant.what == one);
    for (const auto& statement : may.construct.statements)
      for (const auto& action : statement.actions) good = good || serviceOf(action.view()) == service;
    if (!good)
      rule.found(findings, entry, join({named(entry), " is told the ", told.words().name, " of ", told.words().kind, " '", told.id, "', and ", named(may), " may do nothing with it; write ", use->verb, " there."}));
  });
}

/// Whether a VPC has an endpoint of a service.
constexpr bool hasEndpoint(const Model& model, std::size_t vpc, std::string_view service) {
  for (const auto& endpoint : model.all<VpcEndpoint>())
    if (endpoint.construct.vpc.index == vpc && sameText(endpoint.construct.name, service)) return true;
  return false;
}
/// How that endpoint is written.
constexpr Text endpointOf(std::string_view service) {
  if (service == "s3") return "VpcEndpoint::s3(network)";
  if (service == "dynamodb") return "VpcEndpoint::dynamodb(network)";
  return join({"VpcEndpoint::interface(network, \"", service, "\", group)"});
}
/// Whether what lies in some subnets reaches a service of AWS: by a NAT gateway, or by an endpoint. Who keeps a VPC keeps its endpoints.
constexpr bool hasWay(const Model& model, const Subnets& subnets, std::string_view service) {
  const auto& vpc = model.of(subnets).construct;
  return vpc.id || (vpc.nat != Nat::none && subnets.tier == Tier::app) || (service != HttpApis && hasEndpoint(model, subnets.vpc, service));
}
/// What to write where it does not.
constexpr Text wayTo(const Subnets& subnets, std::string_view service) {
  const std::string_view out = subnets.tier == Tier::app ? "write .natPerAz() or .singleNat() there" : "write .in(network.privateSubnets())";
  if (service == HttpApis) return out;
  return join({out, ", or add ", endpointOf(service)});
}

constexpr void grantedReaches(const Rule& rule, const Model& model, Findings& findings) {
  eachProgram(model, [&](const auto& program) {
    const auto& subnets = program.construct.subnets;
    const auto& role = program.construct.role;
    if (!subnets || !role || subnets->tier == Tier::open) return;
    for (const auto& grant : model.of(*role).construct.grants) {
      const auto service = serviceOf(grant.what);
      if (service.empty() || hasWay(model, *subnets, service)) continue;
      rule.found(findings, program, join({named(model.of(*role)), " lets ", named(program), " use ", service, ", and it has no way there from ", nameOf(subnets->tier), " subnets of ", named(model.of(*subnets)), "; ", wayTo(*subnets, service), "."}));
      return;
    }
  });
}

constexpr void rotationReaches(const Rule& rule, const Model& model, Findings& findings) {
  const auto look = [&]<class D>(const Sequence<Entry<D>>& databases, std::size_t i) {
    const D& spec = databases[i].construct;
    if (!spec.secret || !spec.subnets) return;
    const auto& secret = model.of(*spec.secret);
    if (!secret.construct.rotator) return;
    const auto& function = model.of(*secret.construct.rotator);
    if (function.construct.subnets && !hasWay(model, *function.construct.subnets, "secretsmanager"))
      rule.found(findings, secret, join({named(function), " rotates ", named(secret), ", and has no way to Secrets Manager from ", nameOf(function.construct.subnets->tier), " subnets of ", named(model.of(*function.construct.subnets)), "; ", wayTo(*function.construct.subnets, "secretsmanager"), "."}));
    Handle<D> to{};
    to.index = i;
    const auto wall = barrier(model, *secret.construct.rotator, to, PortRange(spec.port()));
    if (wall.stands())
      rule.found(findings, secret, join({named(function), " rotates ", named(secret), ", the credentials of ", named(databases[i]), ", and does not get there: ", wall.reason, "; ", wall.remedy, "."}));
  };
  for (std::size_t i = 0; i < model.all<Rds>().size(); ++i) look(model.all<Rds>(), i);
  for (std::size_t i = 0; i < model.all<AuroraCluster>().size(); ++i) look(model.all<AuroraCluster>(), i);
}

}  // namespace ecia::rule
