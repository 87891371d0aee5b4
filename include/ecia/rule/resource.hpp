// SPDX-License-Identifier: Apache-2.0
// Rules of statements that name the wrong resource, and of those that allow too much or too little.
#pragma once

#include <ecia/rule/policy.hpp>

namespace ecia::rule {

constexpr void objectOrBucket(const Rule& rule, const Model& model, Findings& findings) {
  constexpr std::string_view arn = "arn:aws:s3:::";
  eachAction(model, [&](const auto& role, const auto& statement, std::string_view action) {
    const auto resource = statement.resource.view();
    if (!action.starts_with("s3:") || !resource.starts_with(arn)) return;
    const auto begins = [&](std::initializer_list<std::string_view> verbs) {
      for (const auto verb : verbs)
        if (verbOf(action).starts_with(verb)) return true;
      return false;
    };
    const auto path = resource.substr(arn.size());
    const auto slash = path.find('/');
    if (slash == std::string_view::npos && path.find('*') == std::string_view::npos &&
        begins({"GetObject", "PutObject", "DeleteObject", "RestoreObject", "AbortMultipartUpload", "ListMultipartUploadParts"}))
      rule.found(findings, role,
                 join({named(role), " allows ", action, " on the bucket ", resource, ", and it acts on objects, so it allows nothing; write \"",
                      resource, "/*\"."}));
    if (slash != std::string_view::npos && begins({"ListBucket", "GetBucket", "PutBucket", "DeleteBucket", "CreateBucket"}))
      rule.found(findings, role,
                 join({named(role), " allows ", action, " on the objects ", resource, ", and it acts on the bucket, so it allows nothing; write \"",
                      arn, path.substr(0, slash), "\"."}));
  });
}

constexpr void secretArn(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    for (const auto& statement : role.construct.statements) {
      const auto arn = statement.resource.view();
      if (arnField(arn, 2) != "secretsmanager" || arnField(arn, 5) != "secret" || arn.ends_with('*')) continue;
      const bool suffix = arn.size() > 7 && arn[arn.size() - 7] == '-' && arn.substr(arn.size() - 6).find_first_of("/:-") == std::string_view::npos;
      if (!suffix)
        rule.found(findings, role,
                   join({named(role), " names the secret ", arn, " without the six characters that AWS adds, so it allows nothing; write \"", arn,
                        "-??????\" or .grantRead(secret)."}));
    }
}

constexpr void databaseUserArn(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    for (const auto& statement : role.construct.statements) {
      const auto arn = statement.resource.view();
      if (arnField(arn, 2) != "rds-db" || arnField(arn, 5) != "dbuser") continue;
      const auto id = arnField(arn, 6).substr(0, arnField(arn, 6).find('/'));
      bool upper = true;
      for (const char c : id.substr(id.find('-') + 1)) upper = upper && !form::lower(c);
      if (id.find('*') == std::string_view::npos &&
          (!(id.starts_with("db-") || id.starts_with("cluster-") || id.starts_with("prx-")) || (id.starts_with("db-") && !upper)))
        rule.found(findings, role,
                   join({named(role), " names the database '", id,
                        "', and rds-db wants its resource id, which reads like db-ABCDEFGHIJKL01234; write .grantConnect(database, \"app\")."}));
    }
}

/// Services whose names are one in all of AWS, so that their ARNs have no region; those of buckets and hosted zones have no account either.
constexpr void arnRegion(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    for (const auto& statement : role.construct.statements) {
      const auto arn = statement.resource.view();
      const auto service = arnField(arn, 2);
      const bool bucket = service == "s3" && !arnField(arn, 5).starts_with("accesspoint") && !arnField(arn, 5).starts_with("job") && !arnField(arn, 5).starts_with("storage-lens");
      const bool worldwide = bucket || service == "iam" || service == "route53" || service == "cloudfront";
      const bool noAccount = bucket || service == "route53";
      if (worldwide && (!arnField(arn, 3).empty() || (noAccount && !arnField(arn, 4).empty())))
        rule.found(findings, role, join({arn, " of ", named(role), " is no ARN of ", service, ", which has no region", noAccount ? " and no account" : "", ", so it allows nothing; write \"arn:aws:", service, "::",
                                        noAccount ? "" : arnField(arn, 4), ":", arnField(arn, 5), "\"."}));
    }
}

constexpr void arnAccount(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    for (const auto& statement : role.construct.statements) {
      const auto account = arnField(statement.resource.view(), 4);
      if (account.empty() || account == "aws" || account.find_first_of("*?$") != std::string_view::npos || form::all(account, 12, 12, form::digit))
        continue;
      rule.found(findings, role, join({"'", account, "' in ", statement.resource, " of ", named(role), " is no account of AWS; write its 12 digits."}));
    }
}

/// Whether a role has a policy of AWS that lets it do all that IAM can.
constexpr bool administrates(const Role& role) {
  for (const auto& policy : role.managedPolicies)
    if (policy == "AdministratorAccess" || policy == "IAMFullAccess") return true;
  return false;
}
constexpr bool passes(std::string_view action) { return action == "iam:*" || action == "iam:PassRole" || action == "iam:Pass*"; }

constexpr void passRole(const Rule& rule, const Model& model, Findings& findings) {
  bool needed = false;  // only instances with a role need it
  for (const auto& group : model.all<AutoScalingGroup>()) needed = needed || group.construct.role.has_value();
  if (!needed) return;
  for (const auto& role : model.all<Role>()) {
    std::string_view launches;
    bool may = administrates(role.construct);
    for (const auto& statement : role.construct.statements)
      for (const auto& action : statement.actions) {
        const auto name = action.view();
        may = may || passes(name);
        for (const std::string_view each :
             {"ec2:*", "ec2:Run*", "ec2:RunInstances", "autoscaling:*", "autoscaling:Create*", "autoscaling:CreateAutoScalingGroup"})
          if (launches.empty() && name == each) launches = each;
      }
    if (!launches.empty() && !may)
      rule.found(findings, role,
                 join({named(role), " may ", launches,
                      " and not iam:PassRole, so it cannot launch instances that have a role; write .allow({\"iam:PassRole\"}, "
                      "\"arn:aws:iam::*:role/...\")."}));
  }
}

constexpr void passAnyRole(const Rule& rule, const Model& model, Findings& findings) {
  eachAction(model, [&](const auto& role, const auto& statement, std::string_view action) {
    if (statement.resource == "*" && (action == "iam:PassRole" || action == "iam:Pass*"))
      rule.found(findings, role,
                 join({named(role),
                      " may pass every role of the account, an administrator's included; write .allow({\"iam:PassRole\"}, \"arn:aws:iam::*:role/",
                      model.settings.prefix, "-*\")."}));
  });
}

constexpr void administrator(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    if (administrates(role.construct))
      rule.found(findings, role, join({named(role), " may do everything in the account; write .allow({...}) with what it needs."}));
  eachAction(model, [&](const auto& role, const auto& statement, std::string_view action) {
    if (statement.resource == "*" && action == "iam:*")
      rule.found(findings, role,
                 join({named(role), " may do iam:* and so give itself everything else; write .allow({...}) with the actions that it needs."}));
  });
}

constexpr void policySize(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>()) {
    std::size_t size = std::string_view(R"({"Version":"2012-10-17","Statement":[]})").size();
    for (const auto& statement : role.construct.statements) {
      size += std::string_view(R"({"Effect":"Allow","Action":[],"Resource":""})").size() + statement.resource.view().size();
      for (const auto& action : statement.actions) size += action.view().size() + 3;
    }
    if (size > 10240)
      rule.found(findings, role,
                 join({"what ", named(role), " allows takes ", size,
                      " characters as a policy, and IAM takes 10240; write fewer statements, or '*' for actions that begin alike."}));
  }
}

}  // namespace ecia::rule
