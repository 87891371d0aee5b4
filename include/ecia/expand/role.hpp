// SPDX-License-Identifier: Apache-2.0
// Role -> aws_iam_role, attachments, its own policy, and an instance profile.
#pragma once

#include <ecia/aws/db.hpp>
#include <ecia/aws/iam.hpp>
#include <ecia/expand/bucket.hpp>
#include <ecia/expand/secret.hpp>
#include <ecia/rule/iam.hpp>

namespace ecia::expand {

/// The cache with which the user is made that a role connects as, or nothing.
inline const Entry<ElastiCache>* cacheOf(const Entry<Role>& role, const Model& model) {
  for (const auto& grant : role.construct.grants)
    if (grant.what == Role::Grant::What::connectToCache) return &model.all<ElastiCache>()[grant.index];
  return nullptr;
}
/// That user.
struct CacheUser : tf::Address {
  tf::Expr<tf::string> arn() const { return at<tf::string>("arn"); }
  tf::Expr<tf::string> user_id() const { return at<tf::string>("user_id"); }
};
inline CacheUser cacheUserOf(const Entry<Role>& role, const Model& model) {
  const auto& cache = *cacheOf(role, model);
  return {{str(cache.module), "aws_elasticache_user." + joined(cache, role)}};
}

namespace detail {
inline tf::Json allow(std::vector<tf::Json> actions, tf::Json resource) {
  return tf::Json::object({{"Effect", "Allow"}, {"Action", tf::Json::array(actions)}, {"Resource", std::move(resource)}});
}

/// What takes messages of a queue, its key included.
inline void receive(std::vector<tf::Json>& statements, const Entry<Queue>& queue) {
  statements.push_back(allow({"sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ReceiveMessage"}, attributeOf("aws_sqs_queue", queue, "arn")));
  if (queue.construct.key) statements.push_back(allow({"kms:Decrypt"}, at<aws::kms_key>(*queue.construct.key).arn()));
}

/// What runs a task, and hands it its roles.
inline void runs(std::vector<tf::Json>& statements, const Entry<FargateTask>& task, Context& context) {
  const auto add = [&](const char* action, tf::Json resource, tf::Json condition) {
    statements.push_back(tf::Json::object({{"Effect", "Allow"}, {"Action", action}, {"Resource", std::move(resource)}, {"Condition", std::move(condition)}}));
  };
  const auto is = [](const char* test, const char* key, tf::Json value) { return tf::Json::object({{test, tf::Json::object({{key, std::move(value)}})}}); };
  add("ecs:RunTask", tf::text(attributeOf("aws_ecs_task_definition", task, "arn_without_revision"), ":*"), is("ArnEquals", "ecs:cluster", attributeOf("aws_ecs_cluster", task.construct.cluster, "arn")));
  add("ecs:TagResource", tf::text("arn:aws:ecs:", context.region(), ":", context.accountId(), ":task/", attributeOf("aws_ecs_cluster", task.construct.cluster, "name"), "/*"), is("StringEquals", "ecs:CreateAction", "RunTask"));
  std::vector<tf::Json> roles{at<aws::iam_role>(task, label(task.id) + "_execution").arn()};
  if (task.construct.role) roles.emplace_back(at<aws::iam_role>(*task.construct.role).arn());
  add("iam:PassRole", tf::Json::array(roles), is("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com"));
}

inline void grant(std::vector<tf::Json>& statements, const Entry<Role>& role, const Role::Grant& grant, Context& context) {
  using What = Role::Grant::What;
  if (grant.what == What::readBucket || grant.what == What::readWriteBucket) {
    const auto& bucket = context.model.all<Bucket>()[grant.index];
    const auto address = at<aws::s3_bucket>(bucket);
    std::vector<tf::Json> actions{"s3:GetObject"}, uses{"kms:Decrypt"};
    if (grant.what == What::readWriteBucket) actions.emplace_back("s3:PutObject"), uses.emplace_back("kms:GenerateDataKey");
    statements.push_back(allow({"s3:ListBucket"}, address.arn()));
    statements.push_back(allow(actions, tf::text(address.arn(), "/*")));
    if (bucket.construct.key) statements.push_back(allow(uses, at<aws::kms_key>(*bucket.construct.key).arn()));
  } else if (grant.what == What::deleteFromBucket) {
    statements.push_back(allow({"s3:DeleteObject"}, tf::text(at<aws::s3_bucket>(context.model.all<Bucket>()[grant.index]).arn(), "/*")));
  } else if (grant.what == What::putEvents || grant.what == What::putEventsOn) {
    const auto bus = grant.what == What::putEvents ? tf::text("arn:aws:events:", context.region(), ":", context.accountId(), ":event-bus/default")
                                                   : tf::text(attributeOf("aws_cloudwatch_event_bus", context.model.all<EventBus>()[grant.index], "arn"));
    statements.push_back(tf::Json::object({{"Effect", "Allow"},
                                           {"Action", "events:PutEvents"},
                                           {"Resource", bus},
                                           {"Condition", tf::Json::object({{"StringEquals", tf::Json::object({{"events:source", grant.user.view()}})}})}}));
  } else if (grant.what == What::useKey) {
    statements.push_back(allow({"kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"}, at<aws::kms_key>(context.model.all<KmsKey>()[grant.index]).arn()));
  } else if (grant.what == What::readSecret) {
    const auto& secret = context.model.all<Secret>()[grant.index];
    statements.push_back(allow({"secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"}, at<aws::secretsmanager_secret>(secret).arn()));
    if (secret.construct.key) statements.push_back(allow({"kms:Decrypt"}, at<aws::kms_key>(*secret.construct.key).arn()));
  } else if (grant.what == What::readParameter || grant.what == What::writeParameter) {
    const auto& parameter = context.model.all<Parameter>()[grant.index];
    const bool read = grant.what == What::readParameter;
    const auto arn = attributeOf("aws_ssm_parameter", parameter, "arn");
    statements.push_back(read ? allow({"ssm:GetParameter", "ssm:GetParameters"}, arn) : allow({"ssm:PutParameter"}, arn));
    if (parameter.construct.key) statements.push_back(allow({read ? "kms:Decrypt" : "kms:Encrypt"}, at<aws::kms_key>(*parameter.construct.key).arn()));
  } else if (grant.what == What::sendToQueue || grant.what == What::receiveFromQueue) {
    const auto& queue = context.model.all<Queue>()[grant.index];
    const bool send = grant.what == What::sendToQueue;
    if (send)
      statements.push_back(allow({"sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"}, attributeOf("aws_sqs_queue", queue, "arn")));
    else
      receive(statements, queue);
    if (send && queue.construct.key) statements.push_back(allow({"kms:Decrypt", "kms:GenerateDataKey"}, at<aws::kms_key>(*queue.construct.key).arn()));
  } else if (grant.what == What::readTable || grant.what == What::readWriteTable) {
    const auto& table = context.model.all<DynamoDbTable>()[grant.index];
    const auto arn = attributeOf("aws_dynamodb_table", table, "arn");
    std::vector<tf::Json> actions{"dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"};
    if (grant.what == What::readWriteTable) actions.insert(actions.end(), {"dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"});
    statements.push_back(tf::Json::object({{"Effect", "Allow"}, {"Action", tf::Json::array(actions)}, {"Resource", tf::Json::array({arn, tf::text(arn, "/index/*")})}}));
    // DynamoDB uses the key in the name of who asks for items.
    std::vector<tf::Json> uses{"kms:Decrypt", "kms:DescribeKey"};
    if (grant.what == What::readWriteTable) uses.insert(uses.end(), {"kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"});
    if (table.construct.key) statements.push_back(allow(uses, at<aws::kms_key>(*table.construct.key).arn()));
  } else if (grant.what == What::readFiles || grant.what == What::readWriteFiles) {
    const auto& point = context.model.all<AccessPoint>()[grant.index];
    std::vector<tf::Json> actions{"elasticfilesystem:ClientMount"};
    if (grant.what == What::readWriteFiles) actions.emplace_back("elasticfilesystem:ClientWrite");
    statements.push_back(tf::Json::object({{"Effect", "Allow"},
                                           {"Action", tf::Json::array(actions)},
                                           {"Resource", attributeOf("aws_efs_file_system", point.construct.of, "arn")},
                                           {"Condition", tf::Json::object({{"StringEquals", tf::Json::object({{"elasticfilesystem:AccessPointArn", attributeOf("aws_efs_access_point", point, "arn")}})}})}}));
  } else if (grant.what == What::callApi) {
    statements.push_back(allow({"execute-api:Invoke"}, tf::text(attributeOf("aws_apigatewayv2_api", context.model.all<HttpApi>()[grant.index], "execution_arn"), "/*/*/*")));
  } else if (grant.what == What::publish) {
    const auto& topic = context.model.all<Topic>()[grant.index];
    statements.push_back(allow({"sns:Publish"}, attributeOf("aws_sns_topic", topic, "arn")));
    if (topic.construct.key) statements.push_back(allow({"kms:Decrypt", "kms:GenerateDataKey"}, at<aws::kms_key>(*topic.construct.key).arn()));
  } else if (grant.what == What::invoke) {
    statements.push_back(allow({"lambda:InvokeFunction"}, attributeOf("aws_lambda_function", context.model.all<LambdaFunction>()[grant.index], "arn")));
  } else if (grant.what == What::pushImages) {
    statements.push_back(allow({"ecr:GetAuthorizationToken"}, "*"));
    statements.push_back(allow({"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"},
                               attributeOf("aws_ecr_repository", context.model.all<EcrRepository>()[grant.index], "arn")));
  } else if (grant.what == What::answerMachine) {
    statements.push_back(allow({"states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"}, attributeOf("aws_sfn_state_machine", context.model.all<StateMachine>()[grant.index], "arn")));
  } else if (grant.what == What::startMachine) {
    statements.push_back(allow({"states:StartExecution"}, attributeOf("aws_sfn_state_machine", context.model.all<StateMachine>()[grant.index], "arn")));
  } else if (grant.what == What::runTask) {
    runs(statements, context.model.all<FargateTask>()[grant.index], context);
  } else if (grant.what == What::connectToCache) {
    const auto& cache = context.model.all<ElastiCache>()[grant.index];
    statements.push_back(tf::Json::object({{"Effect", "Allow"}, {"Action", "elasticache:Connect"}, {"Resource", tf::Json::array({attributeOf("aws_elasticache_replication_group", cache, "arn"), cacheUserOf(role, context.model).arn()})}}));
  } else if (const auto& rows = context.model.all<Rds>(); grant.what == What::connectToDatabase && rows[grant.index].construct.copies > 0) {
    const auto& database = rows[grant.index];
    const auto user = [&](const auto& instance) { return tf::text("arn:aws:rds-db:", context.region(), ":", context.accountId(), ":dbuser:", instance.resource_id(), "/", grant.user.view()); };
    std::vector<tf::Json> users{user(at<aws::db_instance>(database))};
    for (int number = 1; number <= database.construct.copies; ++number) users.emplace_back(user(at<aws::db_instance>(database, replicaName(database.id, number))));
    statements.push_back(tf::Json::object({{"Effect", "Allow"}, {"Action", "rds-db:connect"}, {"Resource", tf::Json::array(users)}}));
  } else {
    const auto resource = grant.what == What::connectToCluster ? attributeOf("aws_rds_cluster", context.model.all<AuroraCluster>()[grant.index], "cluster_resource_id")
                                                               : tf::Expr<tf::string>(at<aws::db_instance>(context.model.all<Rds>()[grant.index]).resource_id());
    statements.push_back(allow({"rds-db:connect"}, tf::text("arn:aws:rds-db:", context.region(), ":", context.accountId(), ":dbuser:", resource, "/", grant.user.view())));
  }
}

inline tf::Json trust(const Role& spec, Context& context) {
  std::vector<tf::Json> statements;
  const auto statement = [](const char* by, tf::Json who) {
    return tf::Json::object({{"Effect", "Allow"}, {"Action", "sts:AssumeRole"}, {"Principal", tf::Json::object({{by, std::move(who)}})}});
  };
  for (const auto& service : spec.services) {
    if (service.view() == "pods.eks.amazonaws.com")  // which says in tags whose pod it is
      statements.push_back(tf::Json::object({{"Effect", "Allow"}, {"Action", tf::Json::array({"sts:AssumeRole", "sts:TagSession"})}, {"Principal", tf::Json::object({{"Service", service.view()}})}}));
    else
      statements.push_back(statement("Service", service.view()));
  }
  for (const auto& identity : spec.identities) {
    const std::string issuer = str(identity.issuer.view());
    const auto* known = rule::providerOf(identity, context.model);
    const tf::Json provider = known != nullptr ? tf::Json(attributeOf("aws_iam_openid_connect_provider", *known, "arn")) : tf::Json(tf::text("arn:aws:iam::", context.accountId(), ":oidc-provider/", issuer));
    std::vector<tf::Json::Entry> equal{{issuer + ":aud", identity.audience.view()}}, like;
    (identity.subject.view().find('*') == std::string_view::npos ? equal : like).push_back({issuer + ":sub", identity.subject.view()});
    std::vector<tf::Json::Entry> condition{{"StringEquals", tf::Json::object(equal)}};
    if (!like.empty()) condition.push_back({"StringLike", tf::Json::object(like)});
    statements.push_back(tf::Json::object({{"Effect", "Allow"},
                                           {"Action", "sts:AssumeRoleWithWebIdentity"},
                                           {"Principal", tf::Json::object({{"Federated", provider}})},
                                           {"Condition", tf::Json::object(condition)}}));
  }
  if (spec.accountRoot) statements.push_back(statement("AWS", tf::text("arn:aws:iam::", context.accountId(), ":root")));
  return tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array(statements)}});
}
}  // namespace detail

/// The policy that a role has of its own, if it has one: what runs as the role waits for it, or its first tasks would be refused what they ask for and a deployment given up. What a policy
/// names, a database for instance, may take long to be there.
inline std::vector<tf::Address> policyOf(const Optional<Handle<Role>>& role, const Context& context) {
  if (!role) return {};
  const Role& spec = context.model.of(*role).construct;
  if (spec.statements.empty() && spec.grants.empty()) return {};
  return {at<aws::iam_role_policy>(*role)};
}

inline void expand(const Entry<Role>& entry, auto& context) {
  const Role& spec = entry.construct;
  const std::string name = label(entry.id);
  std::vector<tf::Json> statements;
  for (const auto& [actions, resource] : spec.statements) {
    std::vector<tf::Json> list;
    for (const auto& action : actions) list.emplace_back(action.view());
    statements.push_back(detail::allow(std::move(list), resource.view()));
  }
  for (const auto& each : spec.grants) detail::grant(statements, entry, each, context);
  // Who may use a cluster asks EKS where it is.
  for (const auto& cluster : context.model.template all<EksCluster>())
    for (const auto& access : cluster.construct.accesses)
      if (access.role && &context.model.of(*access.role) == &entry) statements.push_back(detail::allow({"eks:DescribeCluster"}, attributeOf("aws_eks_cluster", cluster, "arn")));
  const auto trusted = detail::trust(spec, context);

  auto& module = context.in(entry);
  const auto role = module.add(name, aws::iam_role{.assume_role_policy = trusted, .description = str(spec.description), .name = context.named(entry, "role")});
  for (const auto& policy : spec.managedPolicies) {
    const std::string path = str(policy);
    module.add(name + "_" + path.substr(path.rfind('/') + 1),
               aws::iam_role_policy_attachment{.policy_arn = "arn:aws:iam::aws:policy/" + path, .role = role.name()});
  }
  if (!statements.empty())
    module.add(name, aws::iam_role_policy{.name = context.named(entry),
                                          .policy = tf::Json::object({{"Version", "2012-10-17"}, {"Statement", tf::Json::array(statements)}}),
                                          .role = role.name()});
  if (spec.profile) module.add(name, aws::iam_instance_profile{.name = context.named(entry, "profile"), .role = role.name()});
}

}  // namespace ecia::expand
