// SPDX-License-Identifier: Apache-2.0
// The settings of constructs by name, as texts that can be compared and shown. A structured binding lists all members of each construct, so one that is new
// does not compile until it has a name here. The texts live no longer than the model.
#pragma once

#include <ecia/construct/stack.hpp>
#include <ecia/rule/network_acl.hpp>

namespace ecia::rule::setting {

constexpr Text tell(const Model&, bool flag) { return flag ? "yes" : "no"; }
template <std::integral N>
constexpr Text tell(const Model&, N number) {
  return decimal(static_cast<long long>(number));
}
constexpr Text tell(const Model&, const Text& text) { return text.view(); }
constexpr Text tell(const Model&, std::string_view text) { return text; }
template <bool (*Holds)(std::string_view), class Broken>
constexpr Text tell(const Model&, const Word<Holds, Broken>& word) {
  return word.view();
}
constexpr Text tell(const Model&, Seconds time) { return join({time.count, "_s"}); }
constexpr Text tell(const Model&, Days time) { return join({time.count, "_days"}); }
constexpr Text tell(const Model&, KiB size) { return join({size.count, "_KiB"}); }
constexpr Text tell(const Model&, MiB size) { return join({size.count, "_MiB"}); }
constexpr Text tell(const Model&, GiB size) { return join({size.count, "_GiB"}); }
constexpr Text tell(const Model&, Percent share) { return join({share.count, "_percent"}); }
constexpr Text tell(const Model&, const Cidr& block) { return block.text(); }
constexpr Text tell(const Model&, Port port) { return decimal(port.number); }
constexpr Text tell(const Model&, const PortRange& ports) { return ports.name(); }
constexpr Text tell(const Model&, Nat nat) { return nat == Nat::none ? "none" : nat == Nat::single ? "single" : "perAz"; }
template <class C>
constexpr Text tell(const Model&, const Handle<C>& handle) {
  return join({C::Kind, " '", handle.id, "'"});
}
constexpr Text tell(const Model&, const Subnets& subnets) { return join({nameOf(subnets.tier), " of ", subnets.id}); }
constexpr Text tell(const Model&, const SubnetLayout& at) { return join({"/", at.prefix, " from ", at.publicFrom, ", ", at.privateFrom, ", ", at.databaseFrom}); }
constexpr Text tell(const Model& model, const CertificateArn& certificate) {
  if (certificate.issued) return tell(model, *certificate.issued);
  return tell(model, *certificate.variable);
}
constexpr Text tell(const Model& model, const Input& input) {
  if (input.variable) return tell(model, *input.variable);
  return tell(model, input.literal);
}
constexpr Text tell(const Model& model, const Origin& origin) {
  if (origin.bucket) return tell(model, *origin.bucket);
  if (origin.api) return tell(model, *origin.api);
  return tell(model, *origin.balancer);
}
constexpr Text tell(const Model& model, const Distribution::Behavior& behavior) { return join({behavior.pattern, " from ", tell(model, behavior.to)}); }
constexpr Text tell(const Model& model, const Zone& zone) {
  if (zone.hosted) return tell(model, *zone.hosted);
  return tell(model, zone.id);
}
constexpr Text tell(const Model&, const TaskSize& task) { return join({task.cpuUnits, " CPU units and ", task.memoryMiB, " MiB"}); }
constexpr Text tell(const Model&, const Attribute& attribute) {
  if (attribute.what == Attribute::What::written) return attribute.reference.view();
  if (attribute.number > 1) return join({attribute.words().name, " ", attribute.number, " of ", attribute.words().kind, " '", attribute.id, "'"});
  return join({attribute.words().name, " of ", attribute.words().kind, " '", attribute.id, "'"});
}
constexpr Text tell(const Model& model, const EnvironmentValue& value) {
  if (value.attribute) return tell(model, *value.attribute);
  return tell(model, value.text);
}
constexpr Text tell(const Model& model, const EnvironmentVariable& variable) {
  if (variable.secret) return join({variable.name, " from ", tell(model, *variable.secret)});
  if (variable.parameter) return join({variable.name, " from ", tell(model, *variable.parameter)});
  return join({variable.name, variable.fetched ? " from " : "=", tell(model, variable.value)});
}
constexpr Text tell(const Model&, const TableKey& key) { return join({key.name, key.type == TableKey::Type::string ? " as a string" : key.type == TableKey::Type::number ? " as a number" : " as bytes"}); }
constexpr Text tell(const Model& model, const DynamoDbTable::Index& index) {
  if (index.range) return join({index.name, " by ", tell(model, index.hash), " and ", tell(model, *index.range)});
  return join({index.name, " by ", tell(model, index.hash)});
}
constexpr Text tell(const Model& model, const HttpApi::Answer& answer) { return join({answer.route.view(), answer.open ? " of everybody to " : " to ", tell(model, answer.function)}); }
constexpr Text tell(const Model& model, const Upload& upload) { return join({tell(model, upload.bucket), " ", upload.below, "*", upload.endingWith}); }
constexpr Text tell(const Model& model, const LambdaFunction::Source& source) {
  const auto& [size, window, concurrency, reports] = source.batch;
  return join({tell(model, source.queue), " by ", size, " in ", window.count, "_s, ", concurrency, " at once", reports ? ", failed ones named" : ""});
}
constexpr Text tell(const Model& model, const LambdaFunction::Stream& stream) {
  const auto& [size, window, parallel, retries, reports] = stream.batch;
  return join({tell(model, stream.table), " by ", size, " in ", window.count, "_s, ", parallel, " at once, ", retries, " times more", reports ? ", failed ones named" : "", ", or to ", tell(model, stream.failures)});
}
constexpr Text tell(const Model& model, const Mount& mount) { return join({tell(model, mount.point), " at ", mount.path}); }
constexpr Text tell(const Model& model, const EksCluster::Access& access);
constexpr Text tell(const Model& model, const UserPool::Client& client);
constexpr Text tell(const Model& model, const EksCluster::PodIdentity& identity) { return join({identity.space, "/", identity.account, " as ", tell(model, identity.role)}); }
constexpr Text tell(const Model&, const EksCluster::Addon& addon) { return join({addon.name, addon.version.empty() ? "" : " ", addon.version}); }
constexpr Text tell(const Model&, const EksNodeGroup::Label& label) { return join({label.key, "=", label.value}); }
constexpr Text tell(const Model&, const EksNodeGroup::Taint& taint) {
  constexpr std::string_view effects[] = {"no schedule", "prefer no schedule", "no execute"};
  return join({taint.key, "=", taint.value, " ", effects[static_cast<std::size_t>(taint.effect)]});
}
constexpr Text tell(const Model& model, const Sidecar& sidecar);
constexpr Text tell(const Model& model, const State& state);
constexpr Text tell(const Model& model, const Metric& metric);
constexpr Text tell(const Model& model, const Dashboard::Graph& graph);
constexpr Text tell(const Model&, const When::Test& test);
constexpr Text tell(const Model& model, const State::Way& way);
constexpr Text tell(const Model& model, const State::Catch& each);
constexpr Text tell(const Model& model, const EventPattern& pattern) {
  Text all = join({"events of ", pattern.source});
  if (pattern.bus) all = join({all, " on ", model.of(*pattern.bus).id});
  for (std::size_t i = 0; i < pattern.detailTypes.size(); ++i) all = join({all, i == 0 ? ": " : ", ", pattern.detailTypes[i]});
  for (const auto& [path, how, texts, number] : pattern.conditions) {
    all = join({all, " where ", path});
    for (const auto& text : texts) all = join({all, " ", text});
    if (how == EventPattern::Condition::How::prefix) all = join({all, "*"});
    if (how == EventPattern::Condition::How::atLeast) all = join({all, " >= ", number});
  }
  return all;
}
constexpr Text tell(const Model&, const Schedule& schedule) { return schedule.expression.view(); }
constexpr Text tell(const Model&, const Capacity& size) { return join({size.min, "..", size.max, " from ", size.desired}); }
constexpr Text tell(const Model& model, const Ageing& ageing);
constexpr Text tell(const Model& model, const Peer& peer);
constexpr Text tell(const Model& model, const SecurityGroup::Rule& rule);
constexpr Text tell(const Model& model, const NetworkAcl::Rule& rule);
constexpr Text tell(const Model& model, const NetworkLoadBalancer::Listener& listener);
constexpr Text tell(const Model& model, const Role::Statement& statement);
constexpr Text tell(const Model&, const WebAcl::Counted& counted) { return join({counted.rule, " of ", counted.group}); }
constexpr Text tell(const Model& model, const Role::Grant& grant);
template <class T>
constexpr Text tell(const Model& model, const Optional<T>& value) {
  if (!value) return "none";
  return tell(model, *value);
}
constexpr Text tell(const Model&, const WebIdentity& identity) { return join({identity.subject, " of ", identity.issuer.view(), " for ", identity.audience}); }
template <class T>
constexpr Text tell(const Model& model, const Sequence<T>& values) {
  if (values.empty()) return "none";
  Text all = tell(model, values[0]);
  for (std::size_t i = 1; i < values.size(); ++i) all = join({all, ", ", tell(model, values[i])});
  return all;
}
constexpr Text tell(const Model& model, const EksCluster::Access& access) {
  constexpr std::string_view levels[] = {"admin ", "editor ", "viewer "};
  Text who = tell(model, access.principal);
  if (access.role) who = tell(model, *access.role);
  return join({levels[static_cast<std::size_t>(access.level)], who, " in ", access.namespaces.empty() ? Text("all") : tell(model, access.namespaces)});
}
constexpr Text tell(const Model& model, const UserPool::Client& client) { return join({client.name, " sent to ", tell(model, client.callbacks)}); }
constexpr Text tell(const Model& model, const Sidecar& sidecar) {
  const auto& [name, image, variables, words, probe, first, dispensable, ram, scratches, sealed] = sidecar;
  return join({name, first ? " first of " : " of ", tell(model, image), ", environment ", tell(model, variables), ", command ", tell(model, words), ", health check ", tell(model, probe), ", scratch ", tell(model, scratches),
               ", memory ", tell(model, ram), dispensable ? ", not essential" : "", sealed ? ", read-only" : ""});
}
constexpr Text tell(const Model&, const When::Test& test) {
  constexpr std::string_view words[] = {"is", "is not", "begins with", "is", "at least", "below", "is true", "is false", "is there", "is missing"};
  const bool number = test.how >= When::Test::How::number && test.how <= When::Test::How::below;
  return join({test.path, " ", words[static_cast<std::size_t>(test.how)], " ", test.text, number ? decimal(test.number) : Text()});
}
constexpr Text tell(const Model& model, const State::Way& way) { return join({way.to, " when ", tell(model, way.when.tests)}); }
constexpr Text tell(const Model& model, const State::Catch& each) { return join({each.to, " after ", tell(model, each.errors)}); }
constexpr Text tell(const Model& model, const State& state) {
  const auto& [name, kind, index, where, pause, next, last, ways, times, interval, catches, limit, input, result, dropped, answered, concurrency, items, error, cause, parts] = state;
  Text what;
  switch (kind) {
    case State::Kind::call: what = join({"LambdaFunction '", model.all<LambdaFunction>()[index].id, "'"}); break;
    case State::Kind::run: what = join({"FargateTask '", model.all<FargateTask>()[index].id, "'"}); break;
    case State::Kind::send: what = join({"Queue '", model.all<Queue>()[index].id, "'"}); break;
    case State::Kind::publish: what = join({"Topic '", model.all<Topic>()[index].id, "'"}); break;
    case State::Kind::wait: what = join({"wait ", pause.count, "_s"}); break;
    case State::Kind::choice: what = join({"choice ", tell(model, ways)}); break;
    case State::Kind::parallel: what = "parallel"; break;
    case State::Kind::forEach: what = join({"for each of ", items, ", ", concurrency, " at once"}); break;
    case State::Kind::succeed: what = "succeed"; break;
    case State::Kind::fail: what = join({"fail ", error, ": ", cause}); break;
  }
  for (const auto& part : parts) what = join({what, " [", tell(model, part), "]"});
  return join({name, ": ", what, " of ", input, " into ", dropped ? "nothing" : result.view(), answered ? " once answered, " : ", ", times, " times more from ", interval.count, "_s, in ", tell(model, limit), ", errors to ", tell(model, catches), last ? ", ends" : ", then ", next});
}
constexpr Text tell(const Model& model, const Ageing& ageing) {
  return join({"IA ", tell(model, ageing.toStandardIa), ", GLACIER ", tell(model, ageing.toGlacier), ", gone ", tell(model, ageing.expire)});
}
constexpr Text tell(const Model& model, const Peer& peer) {
  if (peer.block) return tell(model, *peer.block);
  if (peer.group) return tell(model, *peer.group);
  if (peer.cloudFront) return "cloudfront";
  if (peer.ipv6) return "internet6";
  return tell(model, peer.blocks);
}
constexpr Text tell(const Model& model, const SecurityGroup::Rule& rule) {
  return join({rule.ports.name(), rule.outbound ? " to " : " from ", tell(model, rule.peer), rule.why.empty() ? "" : ": ", rule.why});
}
constexpr Text tell(const Model& model, const NetworkLoadBalancer::Listener& listener) {
  return join({listener.port.name(), " to ", tell(model, listener.target), listener.certificate ? " with " : "", tell(model, listener.certificate)});
}
constexpr Text tell(const Model&, const NetworkAcl::Rule& rule) {
  return join({rule.number, rule.allow ? " allow" : " deny", rule.outbound ? "Out " : "In ", rule.ports.name(), " ", shown(rule.block)});
}
constexpr Text tell(const Model& model, const Role::Statement& statement) { return join({tell(model, statement.actions), " on ", statement.resource}); }
constexpr Text tell(const Model& model, const Role::Grant& grant) {
  switch (grant.what) {
    case Role::Grant::What::readBucket: return join({"to read Bucket '", model.all<Bucket>()[grant.index].id, "'"});
    case Role::Grant::What::deleteFromBucket: return join({"to delete from Bucket '", model.all<Bucket>()[grant.index].id, "'"});
    case Role::Grant::What::putEvents: return join({"events of ", grant.user});
    case Role::Grant::What::putEventsOn: return join({"events of ", grant.user, " on EventBus '", model.all<EventBus>()[grant.index].id, "'"});
    case Role::Grant::What::readFiles: return join({"to read AccessPoint '", model.all<AccessPoint>()[grant.index].id, "'"});
    case Role::Grant::What::readWriteFiles: return join({"AccessPoint '", model.all<AccessPoint>()[grant.index].id, "'"});
    case Role::Grant::What::useKey: return join({"KmsKey '", model.all<KmsKey>()[grant.index].id, "'"});
    case Role::Grant::What::readWriteBucket: return join({"Bucket '", model.all<Bucket>()[grant.index].id, "'"});
    case Role::Grant::What::readSecret: {
      Text secret = join({"Secret '", model.all<Secret>()[grant.index].id, "'"});
      for (const auto& key : grant.keys) secret = join({secret, " ", key});
      return secret;
    }
    case Role::Grant::What::readParameter: return join({"to read Parameter '", model.all<Parameter>()[grant.index].id, "'"});
    case Role::Grant::What::writeParameter: return join({"to write Parameter '", model.all<Parameter>()[grant.index].id, "'"});
    case Role::Grant::What::sendToQueue: return join({"to send to Queue '", model.all<Queue>()[grant.index].id, "'"});
    case Role::Grant::What::receiveFromQueue: return join({"to receive from Queue '", model.all<Queue>()[grant.index].id, "'"});
    case Role::Grant::What::publish: return join({"Topic '", model.all<Topic>()[grant.index].id, "'"});
    case Role::Grant::What::readTable: return join({"to read DynamoDbTable '", model.all<DynamoDbTable>()[grant.index].id, "'"});
    case Role::Grant::What::readWriteTable: return join({"DynamoDbTable '", model.all<DynamoDbTable>()[grant.index].id, "'"});
    case Role::Grant::What::callApi: return join({"HttpApi '", model.all<HttpApi>()[grant.index].id, "'"});
    case Role::Grant::What::invoke: return join({"LambdaFunction '", model.all<LambdaFunction>()[grant.index].id, "'"});
    case Role::Grant::What::pushImages: return join({"EcrRepository '", model.all<EcrRepository>()[grant.index].id, "'"});
    case Role::Grant::What::answerMachine: return join({"to answer StateMachine '", model.all<StateMachine>()[grant.index].id, "'"});
    case Role::Grant::What::startMachine: return join({"StateMachine '", model.all<StateMachine>()[grant.index].id, "'"});
    case Role::Grant::What::runTask: return join({"FargateTask '", model.all<FargateTask>()[grant.index].id, "'"});
    case Role::Grant::What::connectToCluster: return join({"AuroraCluster '", model.all<AuroraCluster>()[grant.index].id, "' as ", grant.user});
    case Role::Grant::What::connectToCache: return join({"ElastiCache '", model.all<ElastiCache>()[grant.index].id, "'"});
    default: return join({"Rds '", model.all<Rds>()[grant.index].id, "' as ", grant.user});
  }
}
constexpr Text tell(const Model& model, const Metric& metric) {
  const auto of = [&](std::string_view kind, std::string_view id) {
    if (metric.rank != 0) return join({"p", metric.rank, " of ", metric.name, " of ", kind, " '", id, "'"});
    return join({metric.statistic, " of ", metric.name, " of ", kind, " '", id, "'"});
  };
  switch (metric.of) {
    case Metric::Of::service: return of(FargateService::Kind, model.all<FargateService>()[metric.index].id);
    case Metric::Of::nodes: return of(EksNodeGroup::Kind, model.all<EksNodeGroup>()[metric.index].id);
    case Metric::Of::kubernetes: return of(EksCluster::Kind, model.all<EksCluster>()[metric.index].id);
    case Metric::Of::machine: return of(StateMachine::Kind, model.all<StateMachine>()[metric.index].id);
    case Metric::Of::filter: return of(MetricFilter::Kind, model.all<MetricFilter>()[metric.index].id);
    case Metric::Of::function: return of(LambdaFunction::Kind, model.all<LambdaFunction>()[metric.index].id);
    case Metric::Of::api: return of(HttpApi::Kind, model.all<HttpApi>()[metric.index].id);
    case Metric::Of::queue: return of(Queue::Kind, model.all<Queue>()[metric.index].id);
    case Metric::Of::autoScalingGroup: return of(AutoScalingGroup::Kind, model.all<AutoScalingGroup>()[metric.index].id);
    case Metric::Of::loadBalancer: return of(LoadBalancer::Kind, model.all<LoadBalancer>()[metric.index].id);
    case Metric::Of::targetGroup:
    case Metric::Of::networkTargetGroup: return of(TargetGroup::Kind, model.all<TargetGroup>()[metric.index].id);
    case Metric::Of::replicas: return of(Rds::Kind, model.all<Rds>()[metric.index].id);
    case Metric::Of::cluster: return of(AuroraCluster::Kind, model.all<AuroraCluster>()[metric.index].id);
    case Metric::Of::cache: return of(ElastiCache::Kind, model.all<ElastiCache>()[metric.index].id);
    case Metric::Of::database: return of(Rds::Kind, model.all<Rds>()[metric.index].id);
    default: return of(HealthCheck::Kind, model.all<HealthCheck>()[metric.index].id);
  }
}
constexpr Text tell(const Model& model, const Dashboard::Graph& graph) { return join({graph.title, ": ", tell(model, graph.metrics)}); }
constexpr Text tell(const Model&, Alarm::Condition condition) {
  return condition == Alarm::Condition::atLeast ? "atLeast" : condition == Alarm::Condition::atMost ? "atMost" : "below";
}

template <class T>
inline constexpr bool is_text = false;
template <>
inline constexpr bool is_text<Text> = true;
template <>
inline constexpr bool is_text<Role::Statement> = true;
template <class T>
inline constexpr bool is_text<Sequence<T>> = is_text<T>;
template <class T>
inline constexpr bool is_text<Optional<T>> = is_text<T>;

/// A setting of a construct by the name of the function that sets it. Those of one function, such as the two of `storage`, are one.
struct Setting {
  std::string_view name;
  Text value;
  bool isText;
};
/// Collects the settings of a construct, or those alone that are texts. (A class, and no lambda: what each kind of construct would instantiate for it is a quarter of the header.)
class List {
 public:
  constexpr explicit List(const Model& of, bool textsOnly = false) : model_(of), textsOnly_(textsOnly) {}
  template <class T>
  constexpr void operator()(const char* literal, const T& value) {
    if (!textsOnly_ || is_text<T>) add({literal, __builtin_strlen(literal)}, tell(model_, value), is_text<T>);
  }
  Sequence<Setting> all{};

 private:
  constexpr void add(std::string_view name, Text value, bool isText) {
    if (!all.empty() && sameText(all.back().name, name)) {
      all.back().value = join({all.back().value, ", ", value});
      all.back().isText = all.back().isText || isText;
    } else {
      all.push_back({name, std::move(value), isText});
    }
  }
  const Model& model_;
  bool textsOnly_;
};

constexpr void each(const Variable& variable, List& visit) {
  const auto& [description, type, pattern, rule, blocks] = variable;
  visit("description", description), visit("type", type), visit("pattern", pattern), visit("rule", rule), visit("defaults", blocks);
}
constexpr void each(const HostedZone& zone, List& visit) {
  const auto& [domain] = zone;
  visit("of", domain);
}
constexpr void each(const Certificate& certificate, List& visit) {
  const auto& [zone, domain, hosts, region] = certificate;
  visit("validatedIn", zone), visit("apex", domain), visit("alsoFor", hosts), visit("in", region);
}
constexpr void each(const ListenerRule& rule, List& visit) {
  const auto& [balancer, priority, target, paths, hosts] = rule;
  visit("at", balancer), visit("number", priority), visit("to", target), visit("path", paths), visit("host", hosts);
}
constexpr void each(const EcsCluster& cluster, List& visit) { visit("withoutInsights", !cluster.insights); }
constexpr void each(const EksCluster& cluster, List& visit) {
  const auto& [kubernetes, subnets, group, open, openTo, key, accesses, identities, addons, volumes, standard, retention] = cluster;
  visit("version", kubernetes), visit("in", subnets), visit("guardedBy", group), visit("publicEndpoint", open), visit("publicEndpoint", openTo), visit("encryptedWith", key);
  visit("access", accesses), visit("podIdentity", identities), visit("addon", addons), visit("ebsVolumes", volumes), visit("standardSupport", standard), visit("keepLog", retention);
}
constexpr void each(const EksNodeGroup& nodes, List& visit) {
  const auto& [cluster, types, size, subnets, group, target, disk, isSpot, labels, taints] = nodes;
  visit("cluster", cluster), visit("types", types), visit("capacity", size), visit("in", subnets), visit("guardedBy", group), visit("behind", target), visit("volume", disk);
  visit("spot", isSpot), visit("label", labels), visit("taint", taints);
}
constexpr void each(const FargateTask& of, List& visit) {
  const auto& [cluster, image, task, subnets, group, role, variables, words, schedules, arm, sealed, retention, topic, mounts, stop, disk, spare, events, uploads, scratches, sidecars] = of;
  visit("scratch", scratches), visit("sidecar", sidecars);
  visit("onEvent", events), visit("onUpload", uploads);
  visit("stopTimeout", stop), visit("ephemeralStorage", disk), visit("spot", spare);
  visit("mount", mounts);
  visit("cluster", cluster), visit("image", image), visit("cpuUnits", task.cpuUnits), visit("memoryMiB", task.memoryMiB), visit("in", subnets), visit("guardedBy", group);
  visit("runAs", role), visit("environment", variables), visit("command", words), visit("schedule", schedules), visit("arm64", arm), visit("readOnly", sealed);
  visit("keepLog", retention), visit("tellFailures", topic);
}
constexpr void each(const FargateService& service, List& visit) {
  const auto& [cluster, image, task, size, subnets, group, role, target, variables, words, arm, sealed, retention, cpu, requests, backlog, messages, grace, waits, topic, mounts, probe, stop, disk, onDemand, scratches, sidecars, shell, scaleDown, scaleUp, found] = service;
  visit("nights", scaleDown), visit("nights", scaleUp);
  visit("discoverable", found);
  visit("scratch", scratches), visit("sidecar", sidecars), visit("executeCommand", shell);
  visit("healthCheck", probe), visit("stopTimeout", stop), visit("ephemeralStorage", disk), visit("spot", onDemand);
  visit("mount", mounts);
  visit("within", cluster), visit("image", image), visit("task", task), visit("capacity", size), visit("in", subnets), visit("guardedBy", group), visit("runAs", role), visit("behind", target);
  visit("environment", variables), visit("command", words), visit("arm64", arm), visit("readOnly", sealed), visit("keepLog", retention), visit("cpuTarget", cpu), visit("requestTarget", requests);
  visit("gracePeriod", grace), visit("waitForSteadyState", waits), visit("tellFailures", topic);
  visit("queueTarget", backlog), visit("queueTarget", messages);
}
constexpr void each(const DynamoDbTable& table, List& visit) {
  const auto& [hash, range, indexes, ttl, key, protection] = table;
  visit("partition", hash), visit("sortedBy", range), visit("index", indexes), visit("expiresAt", ttl), visit("encryptedWith", key), visit("deletionProtection", protection);
}
constexpr void each(const UserPool& pool, List& visit) {
  const auto& [clients, pages, open, mfa, length, protection] = pool;
  visit("client", clients), visit("signInPages", pages), visit("selfSignUp", open), visit("mfaRequired", mfa), visit("passwordLength", length), visit("deletionProtection", protection);
}
constexpr void each(const HttpApi& api, List& visit) {
  const auto& [answers, issuer, audiences, cors, pool, client, domain, certificate, rate, burst, retention] = api;
  visit("route", answers), visit("jwt", issuer), visit("jwt", audiences), visit("jwt", pool), visit("jwt", client), visit("corsFrom", cors), visit("https", domain), visit("https", certificate), visit("throttle", rate);
  visit("throttle", burst), visit("keepLog", retention);
}
constexpr void each(const EcrRepository& repository, List& visit) {
  const auto& [key, last, accounts, moving] = repository;
  visit("encryptedWith", key), visit("keepLast", last), visit("pulledBy", accounts), visit("movingTags", moving);
}
constexpr void each(const EventBus& bus, List& visit) {
  const auto& [archive, accounts] = bus;
  visit("archivedFor", archive), visit("admits", accounts);
}
constexpr void each(const Queue& queue, List& visit) {
  const auto& [inOrder, key, visibility, retention, wait, dead, receives, uploads, topics, events] = queue;
  visit("onEvent", events);
  visit("fifo", inOrder), visit("encryptedWith", key), visit("visibilityTimeout", visibility), visit("keep", retention), visit("delay", wait), visit("deadLetters", dead);
  visit("deadLetters", receives), visit("onUpload", uploads), visit("subscribedTo", topics);
}
constexpr void each(const LambdaFunction& function, List& visit) {
  const auto& [code, what, bucket, bucketName, runtime, entry, ram, limit, arm, subnets, group, role, variables, sources, streams, uploads, topics, schedules, dead, reserved, xray, retention, mounts, events] = function;
  visit("onEvent", events);
  visit("mount", mounts);
  visit("code", what), visit("code", bucket), visit("code", bucketName), visit("runtime", runtime), visit("runtime", entry), visit("memory", ram), visit("timeout", limit), visit("arm64", arm), visit("in", subnets);
  visit("guardedBy", group), visit("runAs", role), visit("environment", variables), visit("consumes", sources), visit("follows", streams), visit("schedule", schedules), visit("deadLetters", dead), visit("onUpload", uploads), visit("subscribedTo", topics);
  visit("reserve", reserved), visit("traced", xray), visit("keepLog", retention);
}
constexpr void each(const StateMachine& machine, List& visit) {
  const auto& [states, express, limit, schedules, events, uploads, topic, xray, data, retention] = machine;
  visit("states", states), visit("express", express), visit("timeout", limit), visit("schedule", schedules), visit("onEvent", events), visit("onUpload", uploads), visit("tellFailures", topic), visit("traced", xray), visit("logData", data);
  visit("keepLog", retention);
}
constexpr void each(const VpcPeering& peering, List& visit) {
  const auto& [vpc, peer, id, block] = peering;
  visit("requester", vpc), visit("accepter", peer), visit("peerId", id), visit("peerBlock", block);
}
constexpr void each(const VpcEndpoint& endpoint, List& visit) {
  const auto& [vpc, name, group] = endpoint;
  visit("in", vpc), visit("service", name), visit("guardedBy", group);
}
constexpr void each(const VpcOf& vpc, List& visit) {
  const auto& [cidr, zones, zoneNames, nat, layout, publicBlocks, privateBlocks, databaseBlocks, id, ipv6] = vpc;
  visit("cidr", cidr), visit("azs", zones), visit("azNames", zoneNames), visit("nat", nat), visit("subnets", layout), visit("publicSubnets", publicBlocks);
  visit("privateSubnets", privateBlocks), visit("databaseSubnets", databaseBlocks), visit("existing", id), visit("dualStack", ipv6);
}
constexpr void each(const LogGroup& group, List& visit) {
  const auto& [name, retention, region] = group;
  visit("name", name), visit("keep", retention), visit("in", region);
}
constexpr void each(const FlowLog& log, List& visit) {
  const auto& [vpc, group, role] = log;
  visit("of", vpc), visit("to", group), visit("with", role);
}
constexpr void each(const KmsKey& key, List& visit) {
  const auto& [description, window] = key;
  visit("purpose", description), visit("deletionWindow", window);
}
constexpr void each(const Bucket& bucket, List& visit) {
  const auto& [key, versions, current, old, abortUploads, cors, logPrefix, name, keep] = bucket;
  visit("encryptedWith", key), visit("versioned", versions), visit("age", current), visit("ageOldVersions", old), visit("abortUploadsAfter", abortUploads);
  visit("corsFrom", cors), visit("receivesLoadBalancerLogs", logPrefix), visit("named", name), visit("retained", keep);
}
constexpr void each(const FileSystem& files, List& visit) {
  const auto& [subnets, group, key, infrequent, bursting, unsaved, keep] = files;
  visit("in", subnets), visit("guardedBy", group), visit("encryptedWith", key), visit("infrequentAccessAfter", infrequent), visit("burstingThroughput", bursting), visit("withoutBackups", unsaved);
  visit("retained", keep);
}
constexpr void each(const AccessPoint& point, List& visit) {
  const auto& [files, directory, user, group] = point;
  visit("files", files), visit("below", directory), visit("owner", user), visit("owner", group);
}
constexpr void each(const LockTable&, auto) {}
constexpr void each(const SecurityGroup& group, List& visit) {
  const auto& [vpc, description, ingress, egress, limited] = group;
  visit("in", vpc), visit("what", description), visit("allow", ingress), visit("allowOut", egress), visit("nothingOut", limited);
}
constexpr void each(const NetworkAcl& acl, List& visit) {
  const auto& [subnets, rules] = acl;
  visit("of", subnets), visit("rules", rules);
}
constexpr void each(const Secret& secret, List& visit) {
  const auto& [path, user, key, window, rotation, rotator, rotationDays, number] = secret;
  visit("version", number), visit("below", path), visit("userName", user), visit("encryptedWith", key), visit("recoverableFor", window);
  visit("rotatedBy", rotation), visit("rotatedBy", rotator), visit("rotatedBy", rotationDays);
}
constexpr void each(const Parameter& parameter, List& visit) {
  const auto& [path, value, isSecure, first, key] = parameter;
  visit("below", path), visit("text", value), visit("secure", isSecure), visit("changedOutside", first), visit("encryptedWith", key);
}
constexpr void each(const OidcProvider& provider, List& visit) {
  const auto& [issuer, audiences] = provider;
  visit("by", issuer), visit("forAudiences", audiences);
}
constexpr void each(const Role& role, List& visit) {
  const auto& [description, services, identities, accountRoot, profile, managed, statements, grants] = role;
  visit("purpose", description), visit("trust", services), visit("trust", identities), visit("trustAccountRoot", accountRoot), visit("withInstanceProfile", profile);
  visit("managed", managed), visit("allow", statements), visit("grant", grants);
}
constexpr void each(const Rds& rds, List& visit) {
  const auto& [mysqlVersion, postgresqlVersion, size, standby, name, allocated, maximum, subnets, group, key, secret, monitoring, slowQueries, monitoringRole,
               backupDays, backupWindow, maintenanceWindow, connections, protection, insights, atOnce, newMajor, origin, copies] = rds;
  visit("readReplicas", copies);
  visit("mysql", mysqlVersion), visit("postgresql", postgresqlVersion), visit("instance", size), visit("multiAz", standby), visit("database", name);
  visit("storage", allocated), visit("storage", maximum);
  visit("in", subnets), visit("guardedBy", group), visit("encryptedWith", key), visit("credentials", secret), visit("monitored", monitoring);
  visit("monitored", monitoringRole), visit("slowQueryLog", slowQueries), visit("backups", backupDays), visit("backups", backupWindow);
  visit("maintenance", maintenanceWindow), visit("maxConnections", connections), visit("deletionProtection", protection);
  visit("performanceInsights", insights), visit("applyImmediately", atOnce), visit("allowMajorVersionUpgrade", newMajor), visit("restoredFrom", origin);
}
constexpr void each(const AuroraCluster& cluster, List& visit) {
  const auto& [mysqlVersion, postgresqlVersion, size, leastUnits, mostUnits, copies, name, subnets, group, key, secret, backupDays, backupWindow, maintenanceWindow, protection, atOnce, newMajor, origin] = cluster;
  visit("mysql", mysqlVersion), visit("postgresql", postgresqlVersion), visit("instance", size), visit("serverless", leastUnits), visit("serverless", mostUnits), visit("readers", copies);
  visit("database", name), visit("in", subnets), visit("guardedBy", group), visit("encryptedWith", key), visit("credentials", secret), visit("backups", backupDays), visit("backups", backupWindow);
  visit("maintenance", maintenanceWindow), visit("deletionProtection", protection), visit("applyImmediately", atOnce), visit("allowMajorVersionUpgrade", newMajor);
  visit("restoredFrom", origin);
}
constexpr void each(const ElastiCache& cache, List& visit) {
  const auto& [version, type, copies, subnets, group, key, secret, eviction, backupDays, backupWindow, maintenanceWindow, atOnce] = cache;
  visit("valkey", version), visit("node", type), visit("replicas", copies), visit("in", subnets), visit("guardedBy", group), visit("encryptedWith", key);
  visit("credentials", secret), visit("maxmemoryPolicy", eviction), visit("backups", backupDays), visit("backups", backupWindow);
  visit("maintenance", maintenanceWindow), visit("applyImmediately", atOnce);
}
constexpr void each(const TargetGroup& target, List& visit) {
  const auto& [vpc, port, own, checked, interval, healthyAfter, unhealthyAfter, delay, warmUp, stickiness, cookie, keepsClient] = target;
  visit("preserveClientIp", keepsClient);
  visit("in", vpc), visit("to", port), visit("healthCheck", target.asksFor()), visit("checkedOn", checked), visit("healthCheck", interval), visit("thresholds", healthyAfter);
  visit("thresholds", unhealthyAfter), visit("deregistrationDelay", delay), visit("slowStart", warmUp);
  visit("sticky", stickiness), visit("stickyBy", cookie);
}
constexpr void each(const LoadBalancer& balancer, List& visit) {
  const auto& [subnets, group, target, certificate, logs, idle, ipv6, internal, onlyTls] = balancer;
  visit("in", subnets), visit("guardedBy", group), visit("forwardTo", target), visit("https", certificate), visit("logTo", logs);
  visit("idleTimeout", idle), visit("dualStack", ipv6), visit("internal", internal), visit("httpsOnly", onlyTls);
}
constexpr void each(const NetworkLoadBalancer& balancer, List& visit) {
  const auto& [subnets, group, listeners, internal, fixed, acrossZones, idle] = balancer;
  visit("in", subnets), visit("guardedBy", group), visit("listen", listeners), visit("internal", internal), visit("elasticIps", fixed), visit("crossZone", acrossZones);
  visit("idleTimeout", idle);
}
constexpr void each(const AutoScalingGroup& fleet, List& visit) {
  const auto& [type, size, subnets, group, role, target, key, script, variables, disk, diskType, diskIops, grace, cpu, refresh, requests, backlog, messages, scaleDown, scaleUp, imageId,
               rootDevice] = fleet;
  visit("of", type), visit("capacity", size), visit("in", subnets), visit("guardedBy", group), visit("runAs", role), visit("behind", target);
  visit("keyPair", key), visit("userData", script), visit("environment", variables), visit("volume", disk), visit("volume", nameOf(diskType)), visit("volume", diskIops);
  visit("gracePeriod", grace), visit("requestTarget", requests), visit("cpuTarget", cpu), visit("rollingRefresh", refresh);
  visit("queueTarget", backlog), visit("queueTarget", messages);
  visit("nights", scaleDown), visit("nights", scaleUp), visit("image", imageId), visit("image", rootDevice);
}
constexpr void each(const BastionHost& bastion, List& visit) {
  const auto& [type, subnets, group, key, stop, stopRole] = bastion;
  visit("of", type), visit("in", subnets), visit("guardedBy", group), visit("keyPair", key), visit("stopAt", stop), visit("stopAt", stopRole);
}
constexpr void each(const Topic& topic, List& visit) {
  const auto& [email, region, publishers, key, events] = topic;
  visit("onEvent", events);
  visit("mailTo", email), visit("in", region), visit("publishedBy", publishers), visit("encryptedWith", key);
}
constexpr void each(const HealthCheck& check, List& visit) {
  const auto& [domain, https, resource, interval, threshold, search] = check;
  visit("name", domain), visit("tls", https), visit("path", resource), visit("path", interval), visit("path", threshold), visit("contains", search);
}
constexpr void each(const Alarm& alarm, List& visit) {
  const auto& [metric, condition, threshold, count, period, topic, whenOk] = alarm;
  visit("metric", metric), visit("condition", condition), visit("threshold", threshold.value), visit("periods", count), visit("periods", period);
  visit("tell", topic), visit("tellAlsoWhenOk", whenOk);
}
constexpr void each(const Dashboard& board, List& visit) {
  const auto& [graphs] = board;
  visit("graph", graphs);
}
constexpr void each(const MetricFilter& filter, List& visit) {
  const auto& [of, index, pattern] = filter;
  visit("of", index), visit("lines", pattern);
}
constexpr void each(const WebAcl& acl, List& visit) {
  const auto& [cloudFront, groups, rate, rateWindow, balancer, logs, counted, body] = acl;
  visit("forCloudFront", cloudFront), visit("managedRules", groups), visit("rateLimit", rate), visit("rateLimit", rateWindow), visit("protect", balancer), visit("logTo", logs);
  visit("countOnly", counted), visit("largestBody", body);
}
constexpr void each(const Distribution& distribution, List& visit) {
  const auto& [origin, acl, site, certificate, hosts, behaviors, onePage] = distribution;
  visit("before", origin), visit("protectedBy", acl), visit("https", site), visit("https", certificate), visit("answersTo", hosts), visit("path", behaviors), visit("singlePage", onePage);
}
constexpr void each(const AliasRecord& record, List& visit) {
  const auto& [zone, domain, host, distribution, balancer, api, network] = record;
  visit("zoneId", zone), visit("apex", domain), visit("name", host);
  if (distribution)
    visit("to", distribution);
  else if (network)
    visit("to", network);
  else if (api)
    visit("to", api);
  else
    visit("to", balancer);
}
constexpr void each(const Output& output, List& visit) {
  const auto& [attribute, description] = output;
  visit("value", attribute), visit("about", description);
}

/// A construct and its settings.
struct Row {
  std::string_view kind, id, module;
  std::source_location where;
  Sequence<Setting> settings;
};
/// What a stack has, kind by kind, with all settings or those alone that are texts. (One list, whatever the kind: what is done with it is compiled once.)
constexpr Sequence<Row> rowsOf(const Model& model, bool textsOnly = false) {
  Sequence<Row> rows;
  model.each([&](const auto& entries) {
    for (const auto& entry : entries) {
      List list(model, textsOnly);
      each(entry.construct, list);
      rows.push_back({std::remove_cvref_t<decltype(entry.construct)>::Kind, entry.id.view(), entry.module.view(), entry.where, std::move(list.all)});
    }
  });
  return rows;
}

}  // namespace ecia::rule::setting
