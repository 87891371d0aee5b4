// SPDX-License-Identifier: Apache-2.0
// What stacks have in common, each kind of construct recorded and the lists in them, as the library ecia::synth has compiled it: a stack takes it from there,
// which is a sixth of its own compile. The library itself defines ECIA_COMPILE_SYNTH.
#pragma once

#include <ecia/construct/stack.hpp>
#include <ecia/rule/rules.hpp>

#ifdef ECIA_COMPILE_SYNTH
#define ECIA_EXTERN
#else
#define ECIA_EXTERN extern
#endif
#define ECIA_KIND(C)                                                                                         \
  ECIA_EXTERN template handle_t<C> Stack::record<C>(std::string_view, Id, C, std::source_location);          \
  ECIA_EXTERN template handle_t<C> ModuleScope::add<C>(Id, C, std::source_location) const;

namespace ecia {
ECIA_KIND(AccessPoint)
ECIA_KIND(Alarm)
ECIA_KIND(AliasRecord)
ECIA_KIND(AuroraCluster)
ECIA_KIND(AutoScalingGroup)
ECIA_KIND(BastionHost)
ECIA_KIND(Bucket)
ECIA_KIND(Certificate)
ECIA_KIND(Dashboard)
ECIA_KIND(Distribution)
ECIA_KIND(DynamoDbTable)
ECIA_KIND(EcrRepository)
ECIA_KIND(EcsCluster)
ECIA_KIND(EksCluster)
ECIA_KIND(EksNodeGroup)
ECIA_KIND(ElastiCache)
ECIA_KIND(EventBus)
ECIA_KIND(FargateService)
ECIA_KIND(FargateTask)
ECIA_KIND(FileSystem)
ECIA_KIND(FlowLog)
ECIA_KIND(HealthCheck)
ECIA_KIND(HostedZone)
ECIA_KIND(HttpApi)
ECIA_KIND(KmsKey)
ECIA_KIND(LambdaFunction)
ECIA_KIND(ListenerRule)
ECIA_KIND(LoadBalancer)
ECIA_KIND(LockTable)
ECIA_KIND(LogGroup)
ECIA_KIND(MetricFilter)
ECIA_KIND(NetworkAcl)
ECIA_KIND(NetworkLoadBalancer)
ECIA_KIND(OidcProvider)
ECIA_KIND(Output)
ECIA_KIND(Parameter)
ECIA_KIND(Queue)
ECIA_KIND(Rds)
ECIA_KIND(Role)
ECIA_KIND(Secret)
ECIA_KIND(SecurityGroup)
ECIA_KIND(StateMachine)
ECIA_KIND(TargetGroup)
ECIA_KIND(Topic)
ECIA_KIND(UserPool)
ECIA_KIND(Variable)
ECIA_KIND(VpcEndpoint)
ECIA_KIND(VpcOf)
ECIA_KIND(VpcPeering)
ECIA_KIND(WebAcl)

ECIA_EXTERN template rule::Findings rule::findingsOf<rule::every_rule>(const Model&, rule::OwnRules);

ECIA_EXTERN template class Sequence<AccountId>;
ECIA_EXTERN template class Sequence<Action>;
ECIA_EXTERN template class Sequence<Cidr>;
ECIA_EXTERN template class Sequence<Distribution::Behavior>;
ECIA_EXTERN template class Sequence<DynamoDbTable::Index>;
ECIA_EXTERN template class Sequence<EnvironmentVariable>;
ECIA_EXTERN template class Sequence<Handle<Topic>>;
ECIA_EXTERN template class Sequence<HttpApi::Answer>;
ECIA_EXTERN template class Sequence<Schedule>;
ECIA_EXTERN template class Sequence<LambdaFunction::Source>;
ECIA_EXTERN template class Sequence<NetworkAcl::Rule>;
ECIA_EXTERN template class Sequence<Role::Grant>;
ECIA_EXTERN template class Sequence<Role::Statement>;
ECIA_EXTERN template class Sequence<SecurityGroup::Rule>;
ECIA_EXTERN template class Sequence<ServicePrincipal>;
ECIA_EXTERN template class Sequence<Text>;
ECIA_EXTERN template class Sequence<Upload>;
ECIA_EXTERN template class Sequence<WebAcl::Counted>;
}  // namespace ecia

#undef ECIA_KIND
#undef ECIA_EXTERN
