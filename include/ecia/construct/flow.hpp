// SPDX-License-Identifier: Apache-2.0
// Statements about who can open a connection to whom.
#pragma once

#include <source_location>

#include <ecia/construct/aurora_cluster.hpp>
#include <ecia/construct/bastion_host.hpp>
#include <ecia/construct/distribution.hpp>
#include <ecia/construct/eks_node_group.hpp>
#include <ecia/construct/elasticache.hpp>
#include <ecia/construct/fargate_service.hpp>
#include <ecia/construct/fargate_task.hpp>
#include <ecia/construct/file_system.hpp>
#include <ecia/construct/lambda_function.hpp>
#include <ecia/construct/network_load_balancer.hpp>
#include <ecia/construct/rds.hpp>

namespace ecia {

/// One end of a connection: a construct that has addresses, an address block, or `internet`.
struct Endpoint {
  enum class Of : std::uint8_t { block, distribution, balancer, fleet, service, function, bastion, database, cache, networkBalancer, task, cluster, files, nodes };

  constexpr Endpoint(Cidr addresses) : block(addresses) {}
  constexpr Endpoint(Handle<Distribution> handle) : of(Of::distribution), index(handle.index) {}
  constexpr Endpoint(Handle<LoadBalancer> handle) : of(Of::balancer), index(handle.index) {}
  constexpr Endpoint(Handle<NetworkLoadBalancer> handle) : of(Of::networkBalancer), index(handle.index) {}
  constexpr Endpoint(Handle<AutoScalingGroup> handle) : of(Of::fleet), index(handle.index) {}
  constexpr Endpoint(Handle<FargateService> handle) : of(Of::service), index(handle.index) {}
  constexpr Endpoint(Handle<FargateTask> handle) : of(Of::task), index(handle.index) {}
  constexpr Endpoint(Handle<EksNodeGroup> handle) : of(Of::nodes), index(handle.index) {}
  constexpr Endpoint(Handle<LambdaFunction> handle) : of(Of::function), index(handle.index) {}
  constexpr Endpoint(Handle<BastionHost> handle) : of(Of::bastion), index(handle.index) {}
  constexpr Endpoint(Handle<Rds> handle) : of(Of::database), index(handle.index) {}
  constexpr Endpoint(Handle<AuroraCluster> handle) : of(Of::cluster), index(handle.index) {}
  constexpr Endpoint(Handle<ElastiCache> handle) : of(Of::cache), index(handle.index) {}
  constexpr Endpoint(Handle<FileSystem> handle) : of(Of::files), index(handle.index) {}

  Of of = Of::block;
  Cidr block = internet;
  std::size_t index = 0;  ///< of the construct among those of its kind
};

/// What a stack states with `Stack::reaches` or `Stack::neverReaches`.
struct Flow {
  Endpoint from, to;
  Optional<PortRange> port;  ///< none: on no port
  std::source_location where;
};

}  // namespace ecia
