// SPDX-License-Identifier: Apache-2.0
// What Terraform knows of constructs once they are there.
#pragma once

#include <ecia/construct/handle.hpp>
#include <ecia/text/literal.hpp>
#include <ecia/text/quantity.hpp>

namespace ecia {

namespace error {
struct an_attribute_must_read_like_module_data_dot_aws_kinesis_stream_dot_events_dot_arn;
}
namespace form {
/// The part of a reference up to its next dot, taken from its front.
constexpr std::string_view referencePart(std::string_view& text) {
  const auto dot = text.find('.');
  const auto part = text.substr(0, dot);
  text.remove_prefix(dot == std::string_view::npos ? text.size() : dot + 1);
  return part;
}
constexpr bool reference(std::string_view text) {
  const auto name = [](std::string_view part) { return all(part, 1, 255, [](char c) { return letter(c) || digit(c) || c == '_' || c == '-'; }) && !digit(part[0]); };
  if (text.starts_with("module.")) {
    referencePart(text);
    if (!name(referencePart(text))) return false;
  }
  if (text.starts_with("data.")) referencePart(text);
  return name(referencePart(text)) && name(referencePart(text)) && name(text);
}
}  // namespace form

/// An attribute of a resource or data source as Terraform writes it: "aws_kinesis_stream.events.arn", with "module.data." before it where it is of module data.
using AttributeReference = Word<form::reference, error::an_attribute_must_read_like_module_data_dot_aws_kinesis_stream_dot_events_dot_arn>;

class AccessPoint;
class AuroraCluster;
class BastionHost;
class Bucket;
class Distribution;
class DynamoDbTable;
class EcrRepository;
class EksCluster;
class ElastiCache;
class EventBus;
class FargateService;
class FargateTask;
class FileSystem;
class HttpApi;
class LambdaFunction;
class LoadBalancer;
class NetworkLoadBalancer;
class Parameter;
class Queue;
class Rds;
class Secret;
class StateMachine;
class Topic;
class UserPool;

/// An attribute of what a construct becomes: an address, a name, an ARN. For outputs, and for the environment of tasks, functions and instances.
/// https://developer.hashicorp.com/terraform/language/expressions/references#references-to-resource-attributes
class Attribute {
 public:
  enum class What : std::uint8_t {
    databaseEndpoint, databaseAddress, balancerName, distributionName, bastionIp, bucketName, secretArn, topicArn, queueUrl, queueArn, functionName, functionArn, tableName, apiUrl, repositoryUrl, cacheAddress, cacheReaderAddress, networkBalancerName, taskArn, clusterAddress, clusterReaderAddress, fileSystemId, machineArn, serviceAddress, accessPointId, replicaAddress, busName, parameterName, eksName, userPoolId, userPoolClientId, written
  };

  /// host:port of a database; stays the same when RDS fails over.
  static constexpr Attribute endpoint(Handle<Rds> database) { return {What::databaseEndpoint, database.index, database.module, database.id}; }
  /// The host name of a database, without the port.
  static constexpr Attribute address(Handle<Rds> database) { return {What::databaseAddress, database.index, database.module, database.id}; }
  /// The host name of a read replica of a database, of the first or of another one: `replicaAddress(database, 2)`.
  static constexpr Attribute replicaAddress(Handle<Rds> database, Whole number = 1) {
    Attribute made{What::replicaAddress, database.index, database.module, database.id};
    made.number = number;
    return made;
  }
  /// The host name of the instance of a cluster that writes; stays the same when another one takes over.
  static constexpr Attribute address(Handle<AuroraCluster> cluster) { return {What::clusterAddress, cluster.index, cluster.module, cluster.id}; }
  /// The host name under which the readers of a cluster answer.
  static constexpr Attribute readerAddress(Handle<AuroraCluster> cluster) { return {What::clusterReaderAddress, cluster.index, cluster.module, cluster.id}; }
  /// The host name of a cache's primary node; stays the same when another node takes over. Clients speak TLS.
  static constexpr Attribute address(Handle<ElastiCache> cache) { return {What::cacheAddress, cache.index, cache.module, cache.id}; }
  /// The host name under which the replicas of a cache answer reads.
  static constexpr Attribute readerAddress(Handle<ElastiCache> cache) { return {What::cacheReaderAddress, cache.index, cache.module, cache.id}; }
  /// The name under which the tasks of a service are found in its VPC, where it is `discoverable`.
  static constexpr Attribute address(Handle<FargateService> service) { return {What::serviceAddress, service.index, service.module, service.id}; }
  /// The DNS name AWS gave a load balancer.
  static constexpr Attribute dnsName(Handle<LoadBalancer> balancer) { return {What::balancerName, balancer.index, balancer.module, balancer.id}; }
  /// The same of a network load balancer.
  static constexpr Attribute dnsName(Handle<NetworkLoadBalancer> balancer) { return {What::networkBalancerName, balancer.index, balancer.module, balancer.id}; }
  /// The DNS name CloudFront gave a distribution.
  static constexpr Attribute domainName(Handle<Distribution> distribution) { return {What::distributionName, distribution.index, distribution.module, distribution.id}; }
  /// The public address of a bastion.
  static constexpr Attribute publicIp(Handle<BastionHost> bastion) { return {What::bastionIp, bastion.index, bastion.module, bastion.id}; }
  /// The name of a bucket.
  static constexpr Attribute name(Handle<Bucket> bucket) { return {What::bucketName, bucket.index, bucket.module, bucket.id}; }
  /// The name of a cluster of Kubernetes, for `aws eks update-kubeconfig --name`.
  static constexpr Attribute name(Handle<EksCluster> cluster) { return {What::eksName, cluster.index, cluster.module, cluster.id}; }
  /// The name of a function.
  static constexpr Attribute name(Handle<LambdaFunction> function) { return {What::functionName, function.index, function.module, function.id}; }
  /// The name of a table.
  static constexpr Attribute name(Handle<DynamoDbTable> table) { return {What::tableName, table.index, table.module, table.id}; }
  /// The name of a bus, by which programs put events on it.
  static constexpr Attribute name(Handle<EventBus> bus) { return {What::busName, bus.index, bus.module, bus.id}; }
  /// The name of a parameter, by which programs read it: "/shop-prod/orders/mode".
  static constexpr Attribute name(Handle<Parameter> parameter) { return {What::parameterName, parameter.index, parameter.module, parameter.id}; }
  /// The id of a pool of users, which programs that sign users in are told: "eu-central-1_a1B2c3D4e".
  static constexpr Attribute userPoolId(Handle<UserPool> pool) { return {What::userPoolId, pool.index, pool.module, pool.id}; }
  /// The id of a client of a pool, by its name.
  static constexpr Attribute clientId(Handle<UserPool> pool, Text client) {
    Attribute made{What::userPoolClientId, pool.index, pool.module, pool.id};
    made.reference = std::move(client);
    return made;
  }
  /// The URL that AWS gave an API; one with a name of its own answers to that name alone.
  static constexpr Attribute url(Handle<HttpApi> api) { return {What::apiUrl, api.index, api.module, api.id}; }
  /// The name of a repository as images are called by it: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop-orders".
  static constexpr Attribute url(Handle<EcrRepository> repository) { return {What::repositoryUrl, repository.index, repository.module, repository.id}; }
  /// The URL of a queue, by which programs send and receive.
  static constexpr Attribute url(Handle<Queue> queue) { return {What::queueUrl, queue.index, queue.module, queue.id}; }
  /// The id of a file system, by which instances mount it: "fs-0123456789abcdef0".
  static constexpr Attribute fileSystemId(Handle<FileSystem> files) { return {What::fileSystemId, files.index, files.module, files.id}; }
  /// The id of an access point, known once its file system answers in every zone: instances mount it with `mount -t efs -o tls,iam,accesspoint=$MEDIA $FILES:/ /srv/media`.
  /// https://docs.aws.amazon.com/efs/latest/ug/mounting-access-points.html
  static constexpr Attribute accessPointId(Handle<AccessPoint> point) { return {What::accessPointId, point.index, point.module, point.id}; }
  /// The ARN of a queue.
  static constexpr Attribute arn(Handle<Queue> queue) { return {What::queueArn, queue.index, queue.module, queue.id}; }
  /// The ARN of a secret, by which programs read it.
  static constexpr Attribute arn(Handle<Secret> secret) { return {What::secretArn, secret.index, secret.module, secret.id}; }
  /// The ARN of a topic, by which programs publish.
  static constexpr Attribute arn(Handle<Topic> topic) { return {What::topicArn, topic.index, topic.module, topic.id}; }
  /// The ARN of the definition of a task, by which it is run.
  static constexpr Attribute arn(Handle<FargateTask> task) { return {What::taskArn, task.index, task.module, task.id}; }
  /// The ARN of a state machine, by which programs start executions.
  static constexpr Attribute arn(Handle<StateMachine> machine) { return {What::machineArn, machine.index, machine.module, machine.id}; }
  /// The ARN of a function.
  static constexpr Attribute arn(Handle<LambdaFunction> function) { return {What::functionArn, function.index, function.module, function.id}; }

  /// What a resource of the stack's own Terraform words has, once `stack.terraform` has added it: `of("aws_elasticache_cluster.sessions.cluster_address")`. Where
  /// nothing adds it, the stack is refused (TF-008).
  static constexpr Attribute of(AttributeReference attribute) {
    Attribute made;
    made.what = What::written;
    made.reference = Text::own(attribute.view());
    return made;
  }

  /// How it is called in a sentence, what it is of, and how outputs describe it.
  struct Words {
    std::string_view name, kind, description;
  };
  /// Its words.
  constexpr Words words() const {
    constexpr Words all[] = {{"endpoint", "Rds", "host:port of the database"},
                             {"address", "Rds", "host name of the database"},
                             {"DNS name", "LoadBalancer", "DNS name of the load balancer"},
                             {"domain name", "Distribution", "DNS name of the CloudFront distribution"},
                             {"public address", "BastionHost", "public address of the bastion"},
                             {"name", "Bucket", "name of the bucket"},
                             {"ARN", "Secret", "ARN of the secret"},
                             {"ARN", "Topic", "ARN of the topic"},
                             {"URL", "Queue", "URL of the queue"},
                             {"ARN", "Queue", "ARN of the queue"},
                             {"name", "LambdaFunction", "name of the function"},
                             {"ARN", "LambdaFunction", "ARN of the function"},
                             {"name", "DynamoDbTable", "name of the table"},
                             {"URL", "HttpApi", "URL of the API"},
                             {"URL", "EcrRepository", "name of the repository, as images are called by it"},
                             {"address", "ElastiCache", "host name of the cache"},
                             {"reader address", "ElastiCache", "host name of the replicas of the cache"},
                             {"DNS name", "NetworkLoadBalancer", "DNS name of the network load balancer"},
                             {"ARN", "FargateTask", "ARN of the definition of the task"},
                             {"address", "AuroraCluster", "host name of the database cluster"},
                             {"reader address", "AuroraCluster", "host name of the readers of the database cluster"},
                             {"id", "FileSystem", "id of the file system"},
                             {"ARN", "StateMachine", "ARN of the state machine"},
                             {"address", "FargateService", "host name of the tasks of the service"},
                             {"id", "AccessPoint", "id of the access point"},
                             {"replica address", "Rds", "host name of a read replica of the database"},
                             {"name", "EventBus", "name of the event bus"},
                             {"name", "Parameter", "name of the parameter"},
                             {"name", "EksCluster", "name of the cluster"},
                             {"id", "UserPool", "id of the user pool"},
                             {"client id", "UserPool", "id of the client of the user pool"},
                             {"value", "Terraform", "value of Terraform"}};
    return all[static_cast<std::size_t>(what)];
  }

  What what = What::databaseEndpoint;
  std::size_t index = 0;          ///< of the construct among those of its kind
  std::string_view module{}, id{};  ///< of the construct
  int number = 1;    ///< of the read replica
  Text reference{};  ///< of what is written in Terraform's words; of a client, its name

 private:
  friend class Optional<Attribute>;
  constexpr Attribute() = default;
  constexpr Attribute(What w, std::size_t at, std::string_view in, std::string_view called) : what(w), index(at), module(in), id(called) {}
};

}  // namespace ecia
