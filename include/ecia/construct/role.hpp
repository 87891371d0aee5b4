// SPDX-License-Identifier: Apache-2.0
// IAM roles: who may take them and what they may do.
#pragma once

#include <ecia/construct/bucket.hpp>
#include <ecia/construct/secret.hpp>
#include <ecia/construct/web_identity.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia {

namespace error {
struct an_iam_action_must_read_like_s3_colon_GetObject;
struct a_service_principal_must_read_like_ec2_amazonaws_com;
}  // namespace error
namespace form {
constexpr bool action(std::string_view text) {
  const auto colon = text.find(':');
  return colon != std::string_view::npos && all(text.substr(0, colon), 2, 40, [](char c) { return lower(c) || digit(c) || c == '-'; }) &&
         all(text.substr(colon + 1), 1, 80, [](char c) { return letter(c) || digit(c) || c == '*'; });
}
constexpr bool servicePrincipal(std::string_view text) {
  constexpr std::string_view end = ".amazonaws.com";
  return text.ends_with(end) && all(text.substr(0, text.size() - end.size()), 2, 60, [](char c) { return lower(c) || digit(c) || c == '-' || c == '.'; });
}
}  // namespace form

/// An IAM action, "s3:GetObject"; "*" stands for any characters.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
using Action = Word<form::action, error::an_iam_action_must_read_like_s3_colon_GetObject>;

/// A service that takes a role, "ec2.amazonaws.com".
using ServicePrincipal = Word<form::servicePrincipal, error::a_service_principal_must_read_like_ec2_amazonaws_com>;

class AccessPoint;
class AuroraCluster;
class DynamoDbTable;
class EcrRepository;
class ElastiCache;
class EventBus;
class FargateTask;
class HttpApi;
class LambdaFunction;
class Parameter;
class Queue;
class Rds;
class StateMachine;
class Topic;

/// A role `<prefix>-<id>-role`. Nobody may take it and it may do nothing until it is told so.
/// The `grant` verbs give the least that works, use of the key that encrypts the thing included.
class Role {
 public:
  static constexpr std::string_view Kind = "Role";

  /// Actions on resources: each an ARN, or "*".
  struct Statement {
    Sequence<Action> actions;
    Text resource;
  };
  /// What a `grant` verb was told.
  struct Grant {
    enum class What : std::uint8_t { readWriteBucket, readSecret, connectToDatabase, sendToQueue, receiveFromQueue, publish, invoke, readTable, readWriteTable, callApi, connectToCache, runTask, connectToCluster, pushImages, readBucket, deleteFromBucket, useKey, putEvents, putEventsOn, readParameter, writeParameter, readFiles, readWriteFiles, startMachine, answerMachine } what;
    std::size_t index;  ///< of the thing among those of its kind
    Text user{};        ///< the database user, or the source of events
    Sequence<Text> keys{};  ///< what is read in a secret
  };

  /// What it is for: its description.
  constexpr explicit Role(Text purpose) : description(std::move(purpose)) {}

  /// A service may take the role.
  constexpr Role trust(ServicePrincipal service) const {
    auto next = *this;
    next.services.push_back(std::move(service));
    return next;
  }
  /// Jobs of a pipeline may take the role, for an hour at a time: `trust(WebIdentity::gitHubEnvironment("acme/site", "prod"))`. The account needs the `OidcProvider` of the service that
  /// runs them.
  constexpr Role trust(WebIdentity identity) const {
    auto next = *this;
    next.identities.push_back(std::move(identity));
    return next;
  }
  /// The root of this account may take the role, and so whoever that account lets.
  constexpr Role trustAccountRoot() const { return changed(*this, &Role::accountRoot, true); }
  /// Attaches a policy that AWS maintains, by its name and path: "service-role/AmazonRDSEnhancedMonitoringRole".
  constexpr Role managed(Text policy) const {
    auto next = *this;
    next.managedPolicies.push_back(std::move(policy));
    return next;
  }
  /// Allows actions on a resource, "*" for all.
  constexpr Role allow(Sequence<Action> actions, Text on = "*") const {
    auto next = *this;
    next.statements.push_back({std::move(actions), std::move(on)});
    return next;
  }
  /// Reads the objects of a bucket and lists them; with SSE-KMS also decrypts with its key.
  constexpr Role grantRead(ecia::Handle<Bucket> bucket) const { return granting({Grant::What::readBucket, bucket.index}); }
  /// Deletes objects of a bucket; where it is `versioned`, what they were stays.
  constexpr Role grantDelete(ecia::Handle<Bucket> bucket) const { return granting({Grant::What::deleteFromBucket, bucket.index}); }
  /// Reads and writes the objects of a bucket, and deletes none; with SSE-KMS also decrypts and makes data keys with its key.
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
  constexpr Role grantReadWrite(ecia::Handle<Bucket> bucket) const { return granting({Grant::What::readWriteBucket, bucket.index}); }
  /// Reads the value of a secret and decrypts with its key. A secret is an object with the keys of `Secret::Keys`; those that the application asks for
  /// can be named, so that one which is not there is found before the application starts: `grantRead(login, {"username", "password"})`.
  constexpr Role grantRead(ecia::Handle<Secret> secret, Sequence<Text> keys = {}) const { return granting({Grant::What::readSecret, secret.index, {}, std::move(keys)}); }
  /// Reads the value of a parameter; a secure one that has a key is decrypted with it.
  /// https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html
  constexpr Role grantRead(ecia::Handle<Parameter> parameter) const { return granting({Grant::What::readParameter, parameter.index}); }
  /// Sets the value of a parameter that is `changedOutside` or secure, and does not read it.
  constexpr Role grantWrite(ecia::Handle<Parameter> parameter) const { return granting({Grant::What::writeParameter, parameter.index}); }
  /// Puts events on the account's default bus, in the name of a source such as "shop.orders", for those who say `onEvent(EventPattern("shop.orders"))`.
  /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
  constexpr Role grantPutEvents(Text source) const { return granting({Grant::What::putEvents, 0, std::move(source)}); }
  /// The same on a bus of the stack, for those who say `onEvent(EventPattern("shop.orders").on(bus))`.
  constexpr Role grantPutEvents(Text source, ecia::Handle<EventBus> bus) const { return granting({Grant::What::putEventsOn, bus.index, std::move(source)}); }
  /// Encrypts and decrypts with a key of the stack what the application keeps elsewhere. (What a grant on a bucket or a queue needs of its key, it has.)
  /// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-users-crypto
  constexpr Role grantEncryptDecrypt(ecia::Handle<KmsKey> key) const { return granting({Grant::What::useKey, key.index}); }
  /// Connects to a database as this user with IAM authentication.
  /// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
  constexpr Role grantConnect(ecia::Handle<Rds> database, Text user) const {
    return granting({Grant::What::connectToDatabase, database.index, std::move(user)});
  }
  /// Connects to a cluster of Aurora as this user with IAM authentication.
  constexpr Role grantConnect(ecia::Handle<AuroraCluster> cluster, Text user) const { return granting({Grant::What::connectToCluster, cluster.index, std::move(user)}); }
  /// Connects to a cache with IAM authentication, as the user `<prefix>-<id of the role>`, which is made for it and may use all keys; nobody else connects then
  /// but other roles that are granted to. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
  constexpr Role grantConnect(ecia::Handle<ElastiCache> cache) const { return granting({Grant::What::connectToCache, cache.index}); }
  /// Reads the items of a table, and its indexes; with a key of its own also decrypts with it.
  constexpr Role grantRead(ecia::Handle<DynamoDbTable> table) const { return granting({Grant::What::readTable, table.index}); }
  /// Reads, writes and deletes the items of a table, and reads its indexes; with a key of its own also decrypts with it.
  constexpr Role grantReadWrite(ecia::Handle<DynamoDbTable> table) const { return granting({Grant::What::readWriteTable, table.index}); }
  /// Mounts an access point and reads its files.
  /// https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
  constexpr Role grantRead(ecia::Handle<AccessPoint> point) const { return granting({Grant::What::readFiles, point.index}); }
  /// Mounts an access point, and reads, writes and deletes its files.
  constexpr Role grantReadWrite(ecia::Handle<AccessPoint> point) const { return granting({Grant::What::readWriteFiles, point.index}); }
  /// Sends messages to a queue; with SSE-KMS also makes data keys with its key.
  /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#sqs-what-permissions-for-sse
  constexpr Role grantSend(ecia::Handle<Queue> queue) const { return granting({Grant::What::sendToQueue, queue.index}); }
  /// Receives messages of a queue and deletes them; with SSE-KMS also decrypts with its key.
  constexpr Role grantReceive(ecia::Handle<Queue> queue) const { return granting({Grant::What::receiveFromQueue, queue.index}); }
  /// Publishes to a topic.
  constexpr Role grantPublish(ecia::Handle<Topic> topic) const { return granting({Grant::What::publish, topic.index}); }
  /// Pushes images to a repository, and pulls them. https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
  constexpr Role grantPush(ecia::Handle<EcrRepository> repository) const { return granting({Grant::What::pushImages, repository.index}); }
  /// Runs a task, and hands it its roles. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/CWE_IAM_role.html
  constexpr Role grantRun(ecia::Handle<FargateTask> task) const { return granting({Grant::What::runTask, task.index}); }
  /// Starts executions of a state machine. https://docs.aws.amazon.com/step-functions/latest/dg/concept-create-iam-advanced.html
  constexpr Role grantStart(ecia::Handle<StateMachine> machine) const { return granting({Grant::What::startMachine, machine.index}); }
  /// Answers states of a machine that wait for it (`State::waitsForAnswer`), with the token they gave. https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
  constexpr Role grantAnswer(ecia::Handle<StateMachine> machine) const { return granting({Grant::What::answerMachine, machine.index}); }
  /// Calls a function.
  constexpr Role grantInvoke(ecia::Handle<LambdaFunction> function) const { return granting({Grant::What::invoke, function.index}); }
  /// Calls the routes of an API that are not for everybody, where callers are known by IAM.
  constexpr Role grantInvoke(ecia::Handle<HttpApi> api) const { return granting({Grant::What::callApi, api.index}); }
  /// Wraps the role in an instance profile `<prefix>-<id>-profile`, as EC2 needs it.
  constexpr Role withInstanceProfile() const { return changed(*this, &Role::profile, true); }

  Text description;
  Sequence<ServicePrincipal> services{};
  Sequence<WebIdentity> identities{};
  bool accountRoot = false;
  bool profile = false;
  Sequence<Text> managedPolicies{};
  Sequence<Statement> statements{};
  Sequence<Grant> grants{};

 private:
  constexpr Role granting(Grant grant) const {
    auto next = *this;
    next.grants.push_back(std::move(grant));
    return next;
  }
};

}  // namespace ecia
