// SPDX-License-Identifier: Apache-2.0
// What a stack declares: constructs in modules, each with the line that declared it.
#pragma once

#include <concepts>
#include <source_location>
#include <type_traits>
#include <utility>

#include <ecia/construct/alarm.hpp>
#include <ecia/construct/aurora_cluster.hpp>
#include <ecia/construct/bastion_host.hpp>
#include <ecia/construct/dashboard.hpp>
#include <ecia/construct/dns.hpp>
#include <ecia/construct/dynamo_db_table.hpp>
#include <ecia/construct/ecr_repository.hpp>
#include <ecia/construct/eks_node_group.hpp>
#include <ecia/construct/elasticache.hpp>
#include <ecia/construct/event_bus.hpp>
#include <ecia/construct/fargate_service.hpp>
#include <ecia/construct/fargate_task.hpp>
#include <ecia/construct/file_system.hpp>
#include <ecia/construct/flow.hpp>
#include <ecia/construct/flow_log.hpp>
#include <ecia/construct/lambda_function.hpp>
#include <ecia/construct/like.hpp>
#include <ecia/construct/listener_rule.hpp>
#include <ecia/construct/lock_table.hpp>
#include <ecia/construct/network_acl.hpp>
#include <ecia/construct/network_load_balancer.hpp>
#include <ecia/construct/oidc_provider.hpp>
#include <ecia/construct/output.hpp>
#include <ecia/construct/parameter.hpp>
#include <ecia/construct/state_machine.hpp>
#include <ecia/construct/vpc_endpoint.hpp>
#include <ecia/construct/vpc_peering.hpp>
#include <ecia/terraform/version.hpp>
#include <ecia/text/account.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia::tf {
class Configuration;
}

namespace ecia {

/// Whether the stack claims to go on working when any one availability zone is lost. The claim is checked: subnets and NAT gateways in several zones, a
/// standby of each database, two instances at least in each group.
enum class ZoneLoss : std::uint8_t { unstated, accepted, survived };

/// A tag that everything of a stack has.
struct Tag {
  Text key, value;
};

/// What holds for a whole stack.
struct Settings {
  Text name;                   ///< what `./synth` takes and the name of the output folder: "prod"
  Text prefix;                 ///< stands before the names of things in AWS: "shop-prod"; at most 24 characters
  Region region;               ///< where everything lives that does not say otherwise
  AccountId account = "";      ///< the only account that Terraform may change with this stack; "" for whichever the credentials belong to
  tf::Version terraform = tf::oldest_terraform;  ///< the oldest Terraform that may run the stack
  Text awsProvider = "~> 5.100";  ///< version constraint of hashicorp/aws; the arguments are those of 5.100
  ZoneLoss zoneLoss = ZoneLoss::unstated;
  Sequence<Tag> tags{};         ///< of everything in all regions, besides Name and Stack, which the library writes: {{"Owner", "payments"}}
  bool stackTag = true;         ///< everything has the tag Stack with the prefix; false for a stack that takes over what has it not
  std::source_location where = std::source_location::current();  ///< where the settings are written; findings about them name it
};

/// One declared construct.
template <class C>
struct Entry {
  Text module, id;
  std::source_location where;
  C construct;
};

/// A rule that a stack breaks on purpose.
struct Waiver {
  Text rule, reason;
  std::source_location where;
};

namespace detail {
template <class C>
struct Rows {
  Sequence<Entry<C>> rows;
};

/// Terraform's own words in a stack: run at synth only. See `Stack::terraform`.
struct Raw {
  constexpr virtual ~Raw() = default;
  virtual void run(tf::Configuration& configuration) const = 0;
  std::source_location where{};
};
}  // namespace detail

/// A set of kinds of constructs, a bit for each in the order of the model.
struct KindSet {
  std::uint64_t bits = 0;
  constexpr KindSet operator|(KindSet other) const { return {bits | other.bits}; }
  constexpr KindSet operator&(KindSet other) const { return {bits & other.bits}; }
  constexpr KindSet operator~() const { return {~bits}; }
  constexpr bool has(std::size_t kind) const { return (bits >> kind & 1U) != 0; }
  constexpr bool operator==(const KindSet&) const = default;
};
inline constexpr KindSet every_kind{~std::uint64_t{0}};

/// All constructs of a stack, by kind and in the order they were declared. Rules read it while the program is compiled, synthesis when it runs.
template <class... Constructs>
struct ModelOf : detail::Rows<Constructs>... {
  Settings settings;
  Sequence<Waiver> waivers{};
  bool words = false;  ///< whether it has Terraform's own words
  Sequence<Flow> flows{};
  Optional<Handle<Bucket>> stateBucket{};
  Optional<Handle<LockTable>> lockTable{};

  constexpr explicit ModelOf(Settings s) : settings(std::move(s)) {}
  template <class C>
  constexpr const Sequence<Entry<C>>& all() const {
    return static_cast<const detail::Rows<C>&>(*this).rows;
  }
  template <class C>
  constexpr Sequence<Entry<C>>& all() {
    return static_cast<detail::Rows<C>&>(*this).rows;
  }
  template <class C>
  constexpr const Entry<C>& of(const Handle<C>& handle) const {
    return all<C>()[handle.index];
  }
  constexpr const Entry<VpcOf>& of(const Subnets& subnets) const { return all<VpcOf>()[subnets.vpc]; }
  /// Calls `visit` with the rows of each kind in the set; code for other kinds is not generated.
  template <KindSet Kinds = every_kind, class F>
  constexpr void each(F&& visit) const {
    if constexpr (Kinds == every_kind)
      (visit(all<Constructs>()), ...);
    else
      [&]<std::size_t... I>(std::index_sequence<I...>) { (visitIf<Kinds.has(I), Constructs>(visit), ...); }(std::index_sequence_for<Constructs...>{});
  }
  /// The set of one kind.
  template <class C>
  static constexpr KindSet setOf() {
    std::uint64_t bits = 0;
    unsigned place = 0;
    ((bits |= std::uint64_t{std::same_as<C, Constructs>} << place++), ...);
    return {bits};
  }
  /// The kinds it has constructs of.
  constexpr KindSet kinds() const {
    std::uint64_t bits = 0, bit = 1;
    ((bits |= all<Constructs>().empty() ? 0 : bit, bit <<= 1U), ...);
    return {bits};
  }

 private:
  template <bool Wanted, class C, class F>
  constexpr void visitIf(F& visit) const {
    if constexpr (Wanted) visit(all<C>());
  }
};
using Model = ModelOf<Variable, HostedZone, Certificate, VpcOf, LogGroup, FlowLog, KmsKey, Bucket, LockTable, DynamoDbTable, EcrRepository, SecurityGroup, NetworkAcl, Secret, Parameter, OidcProvider, FileSystem, AccessPoint, Role, Rds, AuroraCluster, ElastiCache, TargetGroup, LoadBalancer, NetworkLoadBalancer, ListenerRule, VpcEndpoint, VpcPeering,
                      AutoScalingGroup, EcsCluster, FargateService, FargateTask, EksCluster, EksNodeGroup, Queue, LambdaFunction, StateMachine, UserPool, HttpApi, BastionHost, EventBus, Topic, HealthCheck, MetricFilter, Alarm, Dashboard, WebAcl, Distribution, AliasRecord, Output>;

class Stack;

/// A Terraform module of a stack: what is added to it is written to `modules/<name>`, and its addresses begin with `module.<name>`.
class ModuleScope {
 public:
  constexpr ModuleScope(Stack& stack, std::string_view name) : stack_(stack), name_(name) {}
  /// Adds a construct. @param id unique among constructs of its kind in the module
  template <class C>
  constexpr handle_t<C> add(Id id, C construct, std::source_location where = std::source_location::current()) const;

 private:
  Stack& stack_;
  std::string_view name_;
};

/// The recorder that `declare` writes to.
class Stack {
 public:
  constexpr explicit Stack(Settings settings) : model_(std::move(settings)) {}
  constexpr ~Stack() {
    for (const auto* raw : raw_) delete raw;
  }
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;

  /// The name of things in AWS: the stack's prefix, a dash and `rest`.
  constexpr Text named(std::string_view rest) const { return join({model_.settings.prefix, "-", rest}); }
  constexpr const Text& prefix() const { return model_.settings.prefix; }

  /// A child module; the name must outlive the stack, as a literal does.
  constexpr ModuleScope module(std::string_view name) { return {*this, name}; }

  /// Adds a construct to the root module.
  template <class C>
  constexpr handle_t<C> add(Id id, C construct, std::source_location where = std::source_location::current()) {
    return record("", std::move(id), std::move(construct), where);
  }

  /// Declares an input of the whole configuration.
  // A template, so that clang has `record` at hand during constant evaluation.
  template <std::same_as<Variable> V>
  constexpr Handle<Variable> variable(Id id, V declared, std::source_location where = std::source_location::current()) {
    return record("", std::move(id), std::move(declared), where);
  }

  /// Gives a value out of the whole configuration.
  template <std::convertible_to<Output> O>
  constexpr void output(Id id, O value, std::source_location where = std::source_location::current()) {
    record("", std::move(id), Output(std::move(value)), where);
  }

  /// Keeps Terraform's state in this bucket, locked by a file beside it, as Terraform does from 1.11 on (STA-013). The bucket needs a name of
  /// its own (`named`), since Terraform reads the backend before it knows anything else.
  /// https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
  constexpr void keepState(Handle<Bucket> in) { model_.stateBucket = in; }
  /// The same, locked by this table where the stack is also for Terraforms before 1.11.
  constexpr void keepState(Handle<Bucket> in, Handle<LockTable> lockedBy) {
    keepState(in);
    model_.lockTable = lockedBy;
  }

  /// States that `from` can open connections to ports of `to`: routes, gateways, subnets and security groups are asked, and what stands in the way is
  /// an error (NET-003). An end is a distribution, a load balancer, an auto scaling group, a service, a function, a bastion, a database, an address block or `internet`.
  constexpr void reaches(Endpoint from, Endpoint to, PortRange port, std::source_location where = std::source_location::current()) {
    model_.flows.push_back({from, to, port, where});
  }
  /// States that `from` can open a connection to no port of `to` (NET-004). `internet` stands for anybody there, not for the blocks that a group admits by
  /// name, unless they are larger than /8.
  constexpr void neverReaches(Endpoint from, Endpoint to, std::source_location where = std::source_location::current()) {
    model_.flows.push_back({from, to, {}, where});
  }

  /// Lets this stack break a rule, and says why. What it lets pass is shown as waived in every report; a waiver without a reason, or of a rule that
  /// nothing breaks, is a finding itself (WAIVER-001, WAIVER-002).
  constexpr void waive(Text rule, Text reason, std::source_location where = std::source_location::current()) {
    model_.waivers.push_back({std::move(rule), std::move(reason), where});
  }

  /// Terraform's own words for what no construct covers: `write` is called with the `tf::Configuration` at synth, never during constant evaluation.
  template <class F>
  constexpr void terraform(F write, std::source_location where = std::source_location::current()) {
    model_.words = true;
    if (!std::is_constant_evaluated()) {
      struct Written final : detail::Raw {
        explicit Written(F f) : write(std::move(f)) {}
        void run(tf::Configuration& configuration) const override { write(configuration); }
        F write;
      };
      auto* written = new Written(std::move(write));
      written->where = where;
      raw_.push_back(written);
    }
  }

  constexpr const Model& model() const { return model_; }
  constexpr const Sequence<const detail::Raw*>& raw() const { return raw_; }

 private:
  friend class ModuleScope;
  template <class C>
  constexpr handle_t<C> record(std::string_view module, Id id, C construct, std::source_location where) {
    auto& rows = model_.all<C>();
    rows.push_back({module, Text::own(id.view()), where, std::move(construct)});
    handle_t<C> handle;
    handle.module = module;
    handle.id = rows.back().id.view();
    handle.index = rows.size() - 1;
    if constexpr (std::same_as<C, SecurityGroup>) rows.back().construct.known(handle);
    return handle;
  }

  Model model_;
  Sequence<const detail::Raw*> raw_;
};

template <class C>
constexpr handle_t<C> ModuleScope::add(Id id, C construct, std::source_location where) const {
  return stack_.record(name_, std::move(id), std::move(construct), where);
}

namespace detail {
template <class S>
concept HasSettings = requires(const S& declaration) {
  { declaration.settings() } -> std::convertible_to<Settings>;
};
template <class S>
concept HasDeclare = requires(const S& declaration, Stack& stack) { declaration.declare(stack); };
}  // namespace detail

/// A type that declares a stack: `settings()` says its name and region, `declare(stack)` what is in it. Both are `constexpr`.
template <class S>
concept StackDeclaration = detail::HasSettings<S> && detail::HasDeclare<S>;

}  // namespace ecia
