// SPDX-License-Identifier: Apache-2.0
// Rules of what roles allow: actions and the resources they act on.
#pragma once

#include <initializer_list>
#include <utility>

#include <ecia/rule/iam.hpp>

namespace ecia::rule {

/// Calls `visit(role, statement, action)` for each action that roles allow.
constexpr void eachAction(const Model& model, auto visit) {
  for (const auto& role : model.all<Role>())
    for (const auto& statement : role.construct.statements)
      for (const auto& action : statement.actions) visit(role, statement, action.view());
}
constexpr std::string_view serviceOf(std::string_view action) { return action.substr(0, action.find(':')); }
constexpr std::string_view verbOf(std::string_view action) { return action.substr(action.find(':') + 1); }
/// A field of an ARN, counted from 0: arn, partition, service, region, account, the rest.
constexpr std::string_view arnField(std::string_view arn, int field) {
  for (; field > 0; --field) {
    const auto colon = arn.find(':');
    if (colon == std::string_view::npos) return {};
    arn.remove_prefix(colon + 1);
  }
  return arn.substr(0, arn.find(':'));
}

constexpr void statementForm(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    for (const auto& statement : role.construct.statements) {
      const auto resource = statement.resource.view();
      int colons = 0;
      for (const char c : resource) colons += c == ':' ? 1 : 0;
      if (statement.actions.empty())
        rule.found(
            findings, role,
            join({named(role), " allows no action on ", resource, ", and IAM refuses that; write .allow({\"s3:GetObject\"}, ...) or leave it out."}));
      else if (resource != "*" && (!resource.starts_with("arn:") || colons < 5))
        rule.found(findings, role,
                   join({"'", resource, "' of ", named(role), " is no resource of AWS; write an ARN, such as \"arn:aws:s3:::reports/*\", or \"*\"."}));
    }
}

/// Wrong words that stand for whole services.
inline constexpr Misspelling Services[] = {{"alb", "elasticloadbalancing"},     {"asg", "autoscaling"},
                                           {"auto-scaling", "autoscaling"},     {"cloudwatch-logs", "logs"},
                                           {"cloudwatchlogs", "logs"},          {"code-build", "codebuild"},
                                           {"code-deploy", "codedeploy"},       {"code-pipeline", "codepipeline"},
                                           {"efs", "elasticfilesystem"},        {"elb", "elasticloadbalancing"},
                                           {"elbv2", "elasticloadbalancing"},   {"eventbridge", "events"},
                                           {"parameterstore", "ssm"},           {"secret-manager", "secretsmanager"},
                                           {"secretmanager", "secretsmanager"}, {"secrets-manager", "secretsmanager"},
                                           {"step-functions", "states"},        {"stepfunctions", "states"},
                                           {"systems-manager", "ssm"},          {"vpc", "ec2"}};

/// Names of the API that IAM calls otherwise, and slips that `slipped` does not find.
inline constexpr Misspelling MisspeltActions[] = {
    {"cloudwatch:PutMetric", "cloudwatch:PutMetricData"}, {"cloudwatch:PutMetrics", "cloudwatch:PutMetricData"},
    {"ec2:DescribeSubnet", "ec2:DescribeSubnets"}, {"ec2:DescribeVpc", "ec2:DescribeVpcs"}, {"ecr:GetAuthToken", "ecr:GetAuthorizationToken"},
    {"kms:ReEncrypt", "kms:ReEncrypt*"}, {"lambda:Invoke", "lambda:InvokeFunction"}, {"rds:connect", "rds-db:connect"}, {"s3:CopyObject", "s3:PutObject"},
    {"s3:CreateMultipartUpload", "s3:PutObject"}, {"s3:GetBucketEncryption", "s3:GetEncryptionConfiguration"},
    {"s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration"}, {"s3:HeadBucket", "s3:ListBucket"}, {"s3:HeadObject", "s3:GetObject"},
    {"s3:ListBuckets", "s3:ListAllMyBuckets"}, {"s3:ListMultipartUploads", "s3:ListBucketMultipartUploads"}, {"s3:ListObject", "s3:ListBucket"},
    {"s3:ListObjects", "s3:ListBucket"}, {"s3:ListObjectsV2", "s3:ListBucket"}, {"s3:ListObjectVersions", "s3:ListBucketVersions"},
    {"s3:ListParts", "s3:ListMultipartUploadParts"}, {"s3:PutBucketEncryption", "s3:PutEncryptionConfiguration"},
    {"s3:PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration"}, {"s3:UploadPart", "s3:PutObject"},
    {"secretsmanager:GetSecret", "secretsmanager:GetSecretValue"}, {"ssm:StartAutomation", "ssm:StartAutomationExecution"}};

/// Actions that are allowed often; what is one letter from one of them is it, misspelt.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
inline constexpr TableWord FrequentActions[] = {
    "autoscaling:CompleteLifecycleAction", "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeAutoScalingInstances", "autoscaling:SetDesiredCapacity",
    "autoscaling:StartInstanceRefresh", "autoscaling:UpdateAutoScalingGroup", "cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics",
    "cloudwatch:PutMetricAlarm", "cloudwatch:PutMetricData", "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:DescribeTable",
    "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:UpdateItem", "ec2:CreateTags", "ec2:DeleteTags", "ec2:DescribeInstances",
    "ec2:DescribeInstanceStatus", "ec2:DescribeTags", "ec2:DescribeVolumes", "ec2:RebootInstances", "ec2:RunInstances", "ec2:StartInstances", "ec2:StopInstances",
    "ec2:TerminateInstances", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:GetAuthorizationToken",
    "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart", "elasticloadbalancing:DeregisterTargets",
    "elasticloadbalancing:DescribeTargetHealth", "elasticloadbalancing:RegisterTargets", "iam:PassRole", "kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey",
    "kms:Encrypt", "kms:GenerateDataKey", "lambda:InvokeFunction", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogGroups",
    "logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents", "logs:PutLogEvents", "logs:PutRetentionPolicy", "rds-db:connect",
    "rds:DescribeDBInstances", "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:GetBucketLocation", "s3:GetObject", "s3:GetObjectAcl",
    "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:ListAllMyBuckets", "s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:ListBucketVersions",
    "s3:ListMultipartUploadParts", "s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectTagging", "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue",
    "secretsmanager:ListSecrets", "secretsmanager:PutSecretValue", "sns:Publish", "sns:Subscribe", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage",
    "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ReceiveMessage", "sqs:SendMessage", "ssm:DescribeParameters", "ssm:GetParameter", "ssm:GetParameters",
    "ssm:GetParametersByPath", "ssm:PutParameter", "ssm:SendCommand", "ssm:StartSession", "ssm:UpdateInstanceInformation", "sts:AssumeRole", "xray:PutTraceSegments"};

/// The frequent action that `action` is but for a slip, or nothing.
constexpr std::string_view slipped(std::string_view action) {
  std::string_view right;
  const char* const text = action.data();
  const std::size_t size = action.size();
  for (const auto& known : FrequentActions) {
    // Most are of another service, which compilers find out fastest so.
    if (known.text[0] != text[0] || known.text[1] != text[1] || known.size + 1 < size || size + 1 < known.size) continue;
    if (known.size == size && sameLetters(action, known)) return {};
    if (oneSlip(action, known, true)) right = known;
  }
  return right;
}

/// The action that is meant by one that IAM takes and no service knows; empty where nothing is known of it.
constexpr std::string_view rightAction(std::string_view action) {
  const auto right = corrected(MisspeltActions, action);
  return right.empty() ? slipped(action) : right;
}

constexpr void actionName(const Rule& rule, const Model& model, Findings& findings) {
  eachAction(model, [&](const auto& role, const auto&, std::string_view action) {
    if (const auto right = rightAction(action); !right.empty())
      rule.found(findings, role,
                 join({named(role), " allows ", action, ", which IAM takes and no service knows, so it allows nothing; write ", right, "."}));
    else if (const auto service = corrected(Services, serviceOf(action)); !service.empty())
      rule.found(
          findings, role,
          join({named(role), " allows ", action, ", and IAM's word for that service is ", service, "; write ", service, ":", verbOf(action), "."}));
  });
}

/// Services whose actions all begin with one of `Verbs`.
inline constexpr TableWord VerbServices[] = {"ec2", "kms", "logs", "s3", "secretsmanager", "ssm"};

/// How the actions of these services begin, in lower case.
inline constexpr TableWord Verbs[] = {
    "abort",      "accept",    "add",         "advertise",  "allocate", "apply",    "assign",    "associate", "attach",       "audit",
    "authorize",  "batch",     "bundle",      "bypass",     "call",     "cancel",   "confirm",   "connect",   "copy",         "create",
    "decrypt",    "delete",    "deprovision", "deregister", "derive",   "describe", "detach",    "disable",   "disassociate", "disconnect",
    "dissociate", "enable",    "encrypt",     "execute",    "export",   "filter",   "generate",  "get",       "import",       "initiate",
    "inject",     "integrate", "invoke",      "label",      "link",     "list",     "lock",      "modify",    "monitor",      "move",
    "object",     "pause",     "provision",   "purchase",   "put",      "reboot",   "reencrypt", "register",  "reject",       "release",
    "remove",     "replace",   "replicate",   "report",     "request",  "reset",    "restore",   "resume",    "retire",       "revoke",
    "rotate",     "run",       "schedule",    "search",     "send",     "sign",     "start",     "stop",      "submit",       "synchronize",
    "tag",        "terminate", "test",        "unassign",   "unlabel",  "unlock",   "unmask",    "unmonitor", "untag",        "update",
    "validate",   "verify",    "withdraw"};

/// Whether an action begins with a verb that its service has, where that is known.
constexpr bool hasVerb(std::string_view action) {
  if (!listed(VerbServices, serviceOf(action))) return true;
  const auto whole = verbOf(action);
  const auto stem = whole.substr(0, whole.find('*'));
  if (stem.empty()) return true;
  const auto begins = [&](const TableWord& verb) {
    for (std::size_t i = 0; i < verb.size && i < stem.size(); ++i)
      if (lowered(stem[i]) != verb.text[i]) return false;
    return stem.size() >= verb.size || stem.size() < whole.size();
  };
  const char first = lowered(stem[0]);
  for (const auto& verb : Verbs)
    if (verb.text[0] == first && begins(verb)) return true;
  return false;
}

constexpr void actionVerb(const Rule& rule, const Model& model, Findings& findings) {
  eachAction(model, [&](const auto& role, const auto&, std::string_view action) {
    if (!hasVerb(action))
      rule.found(findings, role,
                 join({named(role), " allows ", action, ", and no action of ", serviceOf(action), " begins so; write a verb of AWS, such as ",
                      serviceOf(action), ":Get... or ", serviceOf(action), ":Describe...."}));
    else if (listed(VerbServices, serviceOf(action)) && action.ends_with("Exec"))
      rule.found(findings, role,
                 join({named(role), " allows ", action, ", which IAM takes and no service knows, so it allows nothing; write ", action, "ution."}));
  });
}

namespace detail {
/// Whether a statement written by hand is for this bucket, and not for all of them.
constexpr bool names(const Model& model, std::string_view resource, const Entry<Bucket>& bucket) {
  constexpr std::string_view start = "arn:aws:s3:::";
  if (!resource.starts_with(start)) return false;
  const auto pattern = resource.substr(start.size(), resource.find('/') == std::string_view::npos ? resource.size() : resource.find('/') - start.size());
  if (pattern == "*") return false;
  if (!bucket.construct.name.empty()) return covers(pattern, bucket.construct.name.view());
  // Its name ends with the number of the account.
  Text whole = join({model.settings.prefix, "-123456789012"});
  if (!(bucket.id == "main")) whole = join({model.settings.prefix, "-", bucket.id, "-123456789012"});
  const auto name = whole.view();
  return covers(pattern, name) || (pattern.starts_with(name.substr(0, name.size() - 12)) && form::all(pattern.substr(name.size() - 12), 12, 12, form::digit));
}
/// The same of a secret, whose ARN ends with six characters that AWS adds.
constexpr bool names(const Model& model, std::string_view resource, const Entry<Secret>& secret) {
  constexpr std::string_view mark = ":secret:";
  if (!resource.starts_with("arn:aws:secretsmanager:") || resource.find(mark) == std::string_view::npos) return false;
  const auto pattern = resource.substr(resource.find(mark) + mark.size());
  const Text whole = join({model.settings.prefix, "/", secret.construct.path, "-"});
  const auto name = whole.view();
  if (pattern == "*") return false;
  return pattern.starts_with(name.substr(0, name.size() - 1)) || (pattern.ends_with('*') && name.starts_with(pattern.substr(0, pattern.size() - 1)));
}
/// The same of a parameter.
constexpr bool names(const Model& model, std::string_view resource, const Entry<Parameter>& parameter) {
  constexpr std::string_view start = "parameter";
  auto pattern = arnField(resource, 5);
  if (!resource.starts_with("arn:aws:ssm:") || !pattern.starts_with(start)) return false;
  pattern.remove_prefix(start.size());
  const Text name = nameOf(model, parameter);
  return pattern != "/*" && pattern != "*" && covers(pattern, name.view());
}
/// The same of a queue.
constexpr bool names(const Model& model, std::string_view resource, const Entry<Queue>& queue) {
  if (!resource.starts_with("arn:aws:sqs:")) return false;
  Text name = nameOf(model, queue);
  if (queue.construct.inOrder) name = join({name, ".fifo"});
  const auto pattern = arnField(resource, 5);
  return pattern != "*" && covers(pattern, name.view());
}
/// The same of a table, or of its indexes.
constexpr bool names(const Model& model, std::string_view resource, const Entry<DynamoDbTable>& table) {
  constexpr std::string_view start = "table/";
  auto pattern = arnField(resource, 5);
  if (!resource.starts_with("arn:aws:dynamodb:") || !pattern.starts_with(start)) return false;
  pattern.remove_prefix(start.size());
  pattern = pattern.substr(0, pattern.find('/'));
  const Text name = nameOf(model, table);
  return pattern != "*" && covers(pattern, name.view());
}
/// The same of a topic.
constexpr bool names(const Model& model, std::string_view resource, const Entry<Topic>& topic) {
  const auto pattern = arnField(resource, 5);
  const Text name = nameOf(model, topic);
  return resource.starts_with("arn:aws:sns:") && pattern != "*" && covers(pattern, name.view());
}
/// Whether a role may do this with the keys of the account: by a statement on all keys or some of them, by a policy of AWS, or by a verb that grants it.
constexpr bool mayUse(const Entry<Role>& role, std::string_view action) {
  if (!role.construct.managedPolicies.empty()) return true;
  for (const auto& statement : role.construct.statements)
    if (statement.resource == "*" || statement.resource.view().starts_with("arn:aws:kms:"))
      for (const auto& pattern : statement.actions)
        if (covers(pattern.view(), action)) return true;
  return false;
}
}  // namespace detail

constexpr void keysOfWhatIsRead(const Rule& rule, const Model& model, Findings& findings) {
  // A lesser grant, to read alone, lets decrypt as well.
  const auto look = [&](const auto& thing, std::string_view verb, Role::Grant::What granted, Role::Grant::What lesser, std::size_t index, std::initializer_list<std::pair<std::string_view, std::string_view>> needs) {
    if (!thing.construct.key) return;
    for (const auto& role : model.all<Role>()) {
      if (role.construct.statements.empty()) continue;
      bool served = false, decrypts = false;
      for (const auto& grant : role.construct.grants) {
        served = served || (grant.what == granted && grant.index == index) || (grant.what == Role::Grant::What::useKey && grant.index == thing.construct.key->index);
        decrypts = decrypts || (grant.what == lesser && grant.index == index);
      }
      if (served) continue;
      std::string_view missing, doing;
      for (const auto& [action, key] : needs)
        for (const auto& statement : role.construct.statements)
          for (const auto& pattern : statement.actions)
            if (missing.empty() && !(decrypts && key == "kms:Decrypt") && covers(pattern.view(), action) && detail::names(model, statement.resource.view(), thing) && !detail::mayUse(role, key)) {
              missing = key;
              doing = action;
            }
      if (!missing.empty())
        rule.found(findings, role, join({named(role), " may ", doing, " of ", named(thing), " and not ", missing, " with its ", named(model.of(*thing.construct.key)), ", so it is refused; write ", verb, " in place of that .allow(...)."}));
    }
  };
  const auto& buckets = model.all<Bucket>();
  for (std::size_t i = 0; i < buckets.size(); ++i)
    look(buckets[i], ".grantReadWrite(bucket) or .grantRead(bucket)", Role::Grant::What::readWriteBucket, Role::Grant::What::readBucket, i, {{"s3:GetObject", "kms:Decrypt"}, {"s3:PutObject", "kms:GenerateDataKey"}});
  const auto& secrets = model.all<Secret>();
  for (std::size_t i = 0; i < secrets.size(); ++i)
    look(secrets[i], ".grantRead(secret)", Role::Grant::What::readSecret, Role::Grant::What::readSecret, i, {{"secretsmanager:GetSecretValue", "kms:Decrypt"}});
  const auto& parameters = model.all<Parameter>();
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    look(parameters[i], ".grantRead(parameter)", Role::Grant::What::readParameter, Role::Grant::What::readParameter, i, {{"ssm:GetParameter", "kms:Decrypt"}, {"ssm:GetParameters", "kms:Decrypt"}});
    look(parameters[i], ".grantWrite(parameter)", Role::Grant::What::writeParameter, Role::Grant::What::writeParameter, i, {{"ssm:PutParameter", "kms:Encrypt"}});
  }
  const auto& queues = model.all<Queue>();
  for (std::size_t i = 0; i < queues.size(); ++i) {
    look(queues[i], ".grantSend(queue)", Role::Grant::What::sendToQueue, Role::Grant::What::sendToQueue, i, {{"sqs:SendMessage", "kms:GenerateDataKey"}});
    look(queues[i], ".grantReceive(queue)", Role::Grant::What::receiveFromQueue, Role::Grant::What::receiveFromQueue, i, {{"sqs:ReceiveMessage", "kms:Decrypt"}});
  }
  const auto& topics = model.all<Topic>();
  for (std::size_t i = 0; i < topics.size(); ++i) look(topics[i], ".grantPublish(topic)", Role::Grant::What::publish, Role::Grant::What::publish, i, {{"sns:Publish", "kms:GenerateDataKey"}});
  const auto& tables = model.all<DynamoDbTable>();
  for (std::size_t i = 0; i < tables.size(); ++i)
    look(tables[i], ".grantReadWrite(table) or .grantRead(table)", Role::Grant::What::readWriteTable, Role::Grant::What::readTable, i, {{"dynamodb:GetItem", "kms:Decrypt"}, {"dynamodb:Query", "kms:Decrypt"}, {"dynamodb:PutItem", "kms:Decrypt"}});
}

constexpr void secretKeys(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    for (const auto& grant : role.construct.grants)
      for (const auto& key : grant.keys) {
        bool there = false;
        for (const auto each : Secret::Keys) there = there || key == each;
        if (!there)
          rule.found(findings, role, join({named(role), " reads '", key, "' of ", named(model.all<Secret>()[grant.index]), ", which has username and password; write one of these, and give the application what is no secret as an output or in its user data."}));
      }
}

}  // namespace ecia::rule
