// SPDX-License-Identifier: Apache-2.0
// Policies of IAM in arguments of Terraform's own words: documents in JSON, and the statements of aws_iam_policy_document.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <ecia/rule/policy.hpp>
#include <ecia/terraform/read_json.hpp>

namespace ecia::synthesis {

/// What is wrong with an object and what to write, each as it stands behind the object's address.
using Sentences = std::vector<std::string>;

namespace detail {
using Kind = tf::Node::Kind;

/// The value of an argument, nothing where it is left out.
inline const tf::Node* valueOf(const tf::Map& object, std::string_view key) {
  for (const auto& member : object)
    if (member.key == key) return member.value.isSet() && member.value.node().kind != Kind::nothing ? &member.value.node() : nullptr;
  return nullptr;
}
inline bool isText(const tf::Node* value, std::string_view text) { return value != nullptr && value->kind == Kind::text && value->text == text; }
/// Calls `visit` with each nested object of a name.
template <class F>
void eachBlock(const tf::Map& object, std::string_view key, F visit) {
  const tf::Node* value = valueOf(object, key);
  if (value == nullptr) return;
  if (value->kind == Kind::map) visit(value->map);
  if (value->kind == Kind::list)
    for (const auto& element : value->list)
      if (element.isSet() && element.node().kind == Kind::map) visit(element.node().map);
}
/// Calls `visit` with each text of an argument that is one or has several; what Terraform alone knows is left out.
template <class F>
void eachText(const tf::Node* value, F visit) {
  if (value == nullptr) return;
  if (value->kind == Kind::text) visit(std::string_view(value->text));
  if (value->kind == Kind::list)
    for (const auto& element : value->list) eachText(element.isSet() ? &element.node() : nullptr, visit);
}
inline bool hasText(const tf::Node* value, std::string_view text) {
  bool has = false;
  eachText(value, [&](std::string_view each) { has = has || each == text; });
  return has;
}

/// Whom a policy is for: those who have it, those who may take a role, those who come to a resource, or nobody, as an upper bound.
enum class PolicyOf { identity, role, resource, bound };

/// A statement of a policy, as far as it is known before Terraform runs.
struct PolicyStatement {
  struct Principal {
    std::string_view kind, who;  ///< "Service", "lambda.amazonaws.com"; "*", "*" for everybody
  };
  bool allows, conditional;
  bool allBut = false;  ///< its actions are those that it is not about
  std::vector<std::string_view> actions{}, resources{}, operators{};  ///< operators of conditions: "StringEquals"
  std::vector<Principal> principals{};

  bool forEverybody() const {
    bool everybody = false;
    for (const auto& [kind, who] : principals) everybody = everybody || (who == "*" && (kind == "*" || kind == "AWS"));
    return allows && !conditional && everybody;
  }
  bool ofEverything() const {
    bool action = false, resource = false;
    for (const auto each : actions) action = action || each == "*" || each == "*:*";
    for (const auto each : resources) resource = resource || each == "*";
    return allows && !allBut && !conditional && action && resource;
  }

  static PolicyStatement ofJson(const tf::Map& json) {
    PolicyStatement statement{isText(valueOf(json, "Effect"), "Allow"), valueOf(json, "Condition") != nullptr, valueOf(json, "NotAction") != nullptr};
    eachText(valueOf(json, statement.allBut ? "NotAction" : "Action"), [&](std::string_view text) { statement.actions.push_back(text); });
    eachText(valueOf(json, "Resource"), [&](std::string_view text) { statement.resources.push_back(text); });
    eachBlock(json, "Condition", [&](const tf::Map& condition) {
      for (const auto& member : condition) statement.operators.push_back(member.key);
    });
    if (const tf::Node* principal = valueOf(json, "Principal"); principal != nullptr && principal->kind == Kind::map)
      for (const auto& [kind, who] : principal->map) eachText(who.isSet() ? &who.node() : nullptr, [&](std::string_view text) { statement.principals.push_back({kind, text}); });
    else
      eachText(principal, [&](std::string_view text) { statement.principals.push_back({"*", text}); });
    return statement;
  }
  /// Of the data source aws_iam_policy_document.
  static PolicyStatement ofBlock(const tf::Map& block) {
    PolicyStatement statement{valueOf(block, "effect") == nullptr || isText(valueOf(block, "effect"), "Allow"), valueOf(block, "condition") != nullptr,
                              valueOf(block, "not_actions") != nullptr};
    eachText(valueOf(block, statement.allBut ? "not_actions" : "actions"), [&](std::string_view text) { statement.actions.push_back(text); });
    eachText(valueOf(block, "resources"), [&](std::string_view text) { statement.resources.push_back(text); });
    eachBlock(block, "condition", [&](const tf::Map& condition) { eachText(valueOf(condition, "test"), [&](std::string_view text) { statement.operators.push_back(text); }); });
    eachBlock(block, "principals", [&](const tf::Map& principal) {
      const tf::Node* kind = valueOf(principal, "type");
      eachText(valueOf(principal, "identifiers"),
               [&](std::string_view text) { statement.principals.push_back({kind != nullptr && kind->kind == Kind::text ? std::string_view(kind->text) : "", text}); });
    });
    return statement;
  }
};

/// By the object's type and the argument that a policy stands in.
inline PolicyOf policyOf(std::string_view type, std::string_view argument) {
  if (argument == "assume_role_policy") return PolicyOf::role;
  for (const std::string_view each : {"aws_vpc_endpoint", "aws_vpc_endpoint_policy", "aws_organizations_policy"})
    if (type == each) return PolicyOf::bound;
  for (const std::string_view each : {"aws_iam_policy", "aws_iam_role", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_ssoadmin_permission_set_inline_policy"})
    if (type == each) return PolicyOf::identity;
  return PolicyOf::resource;
}

/// The one data source that makes something.
inline constexpr std::string_view PolicyDocument = "aws_iam_policy_document";
}  // namespace detail

/// A policy in the arguments of an object.
struct Policy {
  tf::Argument json{};  ///< the document; unset of the data source aws_iam_policy_document
  detail::PolicyOf whose;
  std::vector<detail::PolicyStatement> statements{};
};

/// The policies of an object.
inline std::vector<Policy> policiesOf(std::string_view type, const tf::Map& object) {
  using namespace detail;
  std::vector<Policy> policies;
  if (type == PolicyDocument) {
    eachBlock(object, "statement", [&](const tf::Map& block) {
      auto statement = PolicyStatement::ofBlock(block);
      policies.push_back({{}, statement.principals.empty() ? PolicyOf::identity : PolicyOf::resource, {std::move(statement)}});
    });
    return policies;
  }
  for (const auto& [key, value] : object) {
    if (!value.isSet()) continue;
    const tf::Node& node = value.node();
    if (node.kind == Kind::map || node.kind == Kind::list) {
      eachBlock(object, key, [&](const tf::Map& block) {
        for (auto& policy : policiesOf(type, block)) policies.push_back(std::move(policy));
      });
      continue;
    }
    Policy policy{node.document, policyOf(type, key)};
    if (node.kind == Kind::text && node.text.find("\"Statement\"") != std::string::npos)
      if (const auto read = tf::readJson(node.text)) policy.json = *read;
    if (!policy.json.isSet() || policy.json.node().kind != Kind::map || valueOf(policy.json.node().map, "Statement") == nullptr) continue;
    eachBlock(policy.json.node().map, "Statement", [&](const tf::Map& json) { policy.statements.push_back(PolicyStatement::ofJson(json)); });
    policies.push_back(std::move(policy));
  }
  return policies;
}

namespace detail {
inline constexpr TableWord PolicyMembers[] = {"Id", "Statement", "Version"};
inline constexpr TableWord StatementMembers[] = {"Action", "Condition", "Effect", "NotAction", "NotPrincipal", "NotResource", "Principal", "Resource", "Sid"};

/// What a member of an object in JSON should have been called, where no policy knows it.
template <std::size_t Size>
void unknownMembers(Sentences& found, const tf::Map& json, const TableWord (&known)[Size], const char* what) {
  for (const auto& [key, value] : json) {
    if (rule::listed(known, key)) continue;
    std::string right(rule::nearest(known, key));
    if (right.empty())
      for (const auto& each : known) right += (right.empty() ? "one of " : ", ") + std::string(each.text, each.size);
    found.push_back("has '" + key + "' in a " + what + ", which IAM refuses; write " + right);
  }
}

/// What IAM refuses of the form of a policy.
inline void policyForm(Sentences& found, const tf::Map& document, PolicyOf whose) {
  unknownMembers(found, document, PolicyMembers, "policy");
  if (const tf::Node* version = valueOf(document, "Version"); version != nullptr && version->kind == Kind::text && version->text != "2012-10-17" && version->text != "2008-10-17")
    found.push_back("has a policy of version " + version->text + ", which is no version of the policy language; write 2012-10-17");
  eachBlock(document, "Statement", [&](const tf::Map& json) {
    const auto has = [&](std::string_view member) { return valueOf(json, member) != nullptr; };
    unknownMembers(found, json, StatementMembers, "statement of a policy");
    if (const tf::Node* effect = valueOf(json, "Effect"); effect == nullptr || (effect->kind == Kind::text && effect->text != "Allow" && effect->text != "Deny"))
      found.push_back("has a statement " + (effect == nullptr ? "without an Effect" : "with the Effect '" + effect->text + "'") + "; write Allow or Deny");
    if (!has("Action") && !has("NotAction")) found.push_back("has a statement without an Action; write what it is about, such as s3:GetObject");
    if (whose == PolicyOf::identity && !has("Resource") && !has("NotResource")) found.push_back("has a statement without a Resource; write the ARNs that it is about");
    if (whose == PolicyOf::identity && (has("Principal") || has("NotPrincipal"))) found.push_back("has a Principal in the policy of an identity, who is it itself; leave that out");
    if (whose == PolicyOf::role && (has("Resource") || has("NotResource"))) found.push_back("has a Resource in the policy of who takes the role, which is about the role alone; leave that out");
    if (whose == PolicyOf::role && !has("Principal") && !has("NotPrincipal")) found.push_back("has a statement without a Principal; write who takes the role, such as {\"Service\", \"lambda.amazonaws.com\"}");
  });
}

/// Every operator of conditions, without ForAllValues:, ForAnyValue: and IfExists.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
inline constexpr TableWord Operators[] = {
    "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "BinaryEquals", "Bool", "DateEquals", "DateGreaterThan", "DateGreaterThanEquals", "DateLessThan",
    "DateLessThanEquals", "DateNotEquals", "IpAddress", "NotIpAddress", "Null", "NumericEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "NumericLessThan",
    "NumericLessThanEquals", "NumericNotEquals", "StringEquals", "StringEqualsIgnoreCase", "StringLike", "StringNotEquals", "StringNotEqualsIgnoreCase", "StringNotLike"};

inline void operatorName(Sentences& found, std::string_view whole) {
  auto name = whole;
  for (const std::string_view prefix : {"ForAllValues:", "ForAnyValue:"})
    if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  if (constexpr std::string_view suffix = "IfExists"; name.ends_with(suffix) && name != "NullIfExists") name.remove_suffix(suffix.size());
  for (const auto& known : Operators)
    if (name.size() == known.size && rule::sameLetters(name, known)) return;
  std::string right(rule::nearest(Operators, name));
  found.push_back("has a condition with " + std::string(whole) + ", which is no operator of IAM; write " + (right.empty() ? "one, such as StringEquals" : right));
}

/// What no service knows of the words of a statement.
inline void policyWords(Sentences& found, const PolicyStatement& statement, PolicyOf whose) {
  for (const auto action : statement.actions) {
    const auto say = [&](const std::string& what) { found.push_back("names the action " + std::string(action) + what); };
    const auto colon = action.find(':');
    if (action != "*" && colon == action.npos) {
      say(", which is none; write its service too, such as s3:GetObject");
    } else if (const auto right = rule::rightAction(action); !right.empty()) {
      say(", which IAM takes and no service knows; write " + std::string(right));
    } else if (const auto service = rule::corrected(rule::Services, rule::serviceOf(action)); !service.empty()) {
      say(", and IAM's word for that service is " + std::string(service) + "; write " + std::string(service) + std::string(action.substr(colon)));
    } else if (!rule::hasVerb(action)) {
      say(", and no action of that service begins so; write a verb of AWS, such as Get or Describe");
    }
  }
  for (const auto name : statement.operators) operatorName(found, name);
  for (const auto& [kind, who] : statement.principals) {
    constexpr std::string_view amazon = ".amazonaws.com";
    if (kind != "Service" || who.ends_with(".cn")) continue;
    const auto word = who.substr(0, who.size() - (who.ends_with(amazon) ? amazon.size() : 0));
    const auto right = rule::rightPrincipal(word);
    if (!right.empty() || word.size() == who.size())
      found.push_back("trusts the service " + std::string(who) + ", which is none; write " + std::string(right.empty() ? word : right) + std::string(amazon));
  }
  if (whose != PolicyOf::identity) return;
  for (const auto resource : statement.resources)
    if (resource != "*" && !resource.starts_with("arn:")) found.push_back("names the resource " + std::string(resource) + ", which is none; write an ARN, such as arn:aws:s3:::reports/*, or *");
}
}  // namespace detail

/// What is wrong with policies: what IAM refuses, and what it takes and nobody understands.
inline Sentences wrongPolicies(const std::vector<Policy>& policies) {
  Sentences found;
  for (const auto& policy : policies) {
    if (policy.json.isSet()) detail::policyForm(found, policy.json.node().map, policy.whose);
    for (const auto& statement : policy.statements) detail::policyWords(found, statement, policy.whose);
  }
  return found;
}

}  // namespace ecia::synthesis
