// SPDX-License-Identifier: Apache-2.0
// What Terraform's own words in a stack open, leave unencrypted or grant: constructs are asked by the rules before, and this is what went past them.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ecia/rule/rules.hpp>
#include <ecia/synth/policy_document.hpp>
#include <ecia/terraform/configuration.hpp>

namespace ecia::synthesis {

/// An object of Terraform's own words.
struct Words {
  std::string_view type;
  const tf::Map& arguments;
  std::vector<Policy> policies;
  std::vector<std::string> attached;  ///< the objects of constructs that it is attached to, where the stack says that something never reaches another
};

namespace detail {
inline bool isFlag(const tf::Node* value, bool flag) {
  return isText(value, flag ? "true" : "false") || (value != nullptr && value->kind == Kind::boolean && (value->integer != 0) == flag);
}
/// Whether a rule of a security group admits every address to more than what the web is for, and pings.
inline bool admitsEverybody(const tf::Map& rule) {
  for (const std::string_view key : {"ip_protocol", "protocol"})
    if (const tf::Node* protocol = valueOf(rule, key); isText(protocol, "icmp") || isText(protocol, "icmpv6")) return false;
  const auto everywhere = [](const tf::Node& block) { return isText(&block, "0.0.0.0/0") || isText(&block, "::/0"); };
  bool everybody = false;
  for (const std::string_view key : {"cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"})
    if (const tf::Node* blocks = valueOf(rule, key); blocks != nullptr) {
      everybody = everybody || everywhere(*blocks);
      if (blocks->kind == Kind::list)
        for (const auto& block : blocks->list) everybody = everybody || (block.isSet() && everywhere(block.node()));
    }
  const tf::Node *from = valueOf(rule, "from_port"), *to = valueOf(rule, "to_port");
  const bool web = from != nullptr && to != nullptr && from->kind == Kind::integer && to->kind == Kind::integer && from->integer == to->integer && (from->integer == 80 || from->integer == 443);
  return everybody && !web;
}

/// What of an object anybody can reach. https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
inline Sentences openTo(const Words& words) {
  const auto& [type, object, policies, attached] = words;
  Sentences found;
  const bool rule = type == "aws_vpc_security_group_ingress_rule" || (type == "aws_security_group_rule" && isText(valueOf(object, "type"), "ingress"));
  bool open = rule && admitsEverybody(object);
  if (type == "aws_security_group" || type == "aws_default_security_group")
    eachBlock(object, "ingress", [&](const tf::Map& ingress) { open = open || admitsEverybody(ingress); });
  if (open) found.push_back("admits the whole internet; write the group or the addresses of those who need it, ports 80 and 443 apart");
  if (isFlag(valueOf(object, "publicly_accessible"), true)) found.push_back("is publicly_accessible; leave that out, and let in who needs it from inside the VPC");
  if (type == "aws_s3_bucket_acl" || type == "aws_s3_bucket")
    if (const tf::Node* acl = valueOf(object, "acl"); acl != nullptr && acl->kind == Kind::text && acl->text.starts_with("public-")) found.push_back("has the acl " + acl->text + ", so anybody reads it; leave that out, and serve it by CloudFront");
  if (type == "aws_s3_bucket_public_access_block" || type == "aws_s3_account_public_access_block")
    for (const std::string_view key : {"block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"})
      if (valueOf(object, key) == nullptr || isFlag(valueOf(object, key), false)) found.push_back("does not " + std::string(key) + "; write ." + std::string(key) + " = true");
  if (type == "aws_lambda_function_url" && isText(valueOf(object, "authorization_type"), "NONE")) found.push_back("answers everybody; write .authorization_type = \"AWS_IAM\"");
  if (type == "aws_lambda_permission" && isText(valueOf(object, "principal"), "*")) {
    bool narrowed = false;
    for (const auto key : {"source_arn", "source_account", "principal_org_id", "function_url_auth_type"}) narrowed = narrowed || valueOf(object, key) != nullptr;
    if (!narrowed) found.push_back("lets everybody call the function; write who does, or .source_arn");
  }
  for (const auto& [json, whose, statements] : policies)
    for (const auto& statement : statements)
      if (statement.forEverybody() && whose != PolicyOf::bound)
        found.push_back(whose == PolicyOf::role ? "lets everybody take the role; write the services or accounts that do"
                                                : "lets everybody in by its policy; write the accounts or roles that come, or a Condition");
  return found;
}

/// What keeps data and is encrypted only where it says so, and what it is made from, which is encrypted or not already.
struct Store {
  std::string_view type, argument;
  std::string_view copies[3]{};
};
inline constexpr Store Stores[] = {{"aws_db_instance", "storage_encrypted", {"replicate_source_db", "snapshot_identifier", "restore_to_point_in_time"}},
                                   {"aws_docdb_cluster", "storage_encrypted", {"snapshot_identifier", "restore_to_point_in_time", "global_cluster_identifier"}},
                                   {"aws_ebs_volume", "encrypted", {"snapshot_id"}},
                                   {"aws_efs_file_system", "encrypted", {}},
                                   {"aws_elasticache_replication_group", "at_rest_encryption_enabled", {"snapshot_name", "snapshot_arns", "global_replication_group_id"}},
                                   {"aws_neptune_cluster", "storage_encrypted", {"snapshot_identifier", "replication_source_identifier", "global_cluster_identifier"}},
                                   {"aws_rds_cluster", "storage_encrypted", {"replication_source_identifier", "snapshot_identifier", "global_cluster_identifier"}}};

/// What of an object is not encrypted. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
inline Sentences unencrypted(const Words& words) {
  const auto& [type, object, policies, attached] = words;
  for (const auto& store : Stores) {
    if (store.type != type) continue;
    bool copy = isText(valueOf(object, "engine_mode"), "serverless");  // encrypted by itself
    for (const auto source : store.copies) copy = copy || (!source.empty() && valueOf(object, source) != nullptr);
    const tf::Node* flag = valueOf(object, store.argument);
    if (isFlag(flag, false) || (flag == nullptr && !copy)) return {"keeps its data unencrypted; write ." + std::string(store.argument) + (type == "aws_elasticache_replication_group" ? " = \"true\"" : " = true")};
  }
  return {};
}

/// Whether an instance answers requests without a session. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
inline Sentences answersMetadata(const Words& words) {
  const auto& [type, object, policies, attached] = words;
  if (type != "aws_instance" && type != "aws_launch_template") return {};
  bool required = false;
  if (type == "aws_instance" && valueOf(object, "launch_template") != nullptr && valueOf(object, "metadata_options") == nullptr) return {};  // the template says
  eachBlock(object, "metadata_options", [&](const tf::Map& options) {
    const tf::Node* tokens = valueOf(options, "http_tokens");
    required = isText(tokens, "required") || isText(valueOf(options, "http_endpoint"), "disabled") || (tokens != nullptr && tokens->kind != Kind::text);
  });
  if (required) return {};
  return {"answers IMDSv1, which gives its role's credentials to whoever makes it fetch an address; write .metadata_options = {{.http_tokens = \"required\"}}"};
}

/// Whether an object gives an identity every right. https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
inline Sentences grantsEverything(const Words& words) {
  const auto& [type, object, policies, attached] = words;
  Sentences found;
  const tf::Node* policy = valueOf(object, "policy_arn");
  if (type.ends_with("_policy_attachment") && policy != nullptr && policy->kind == Kind::text && policy->text.ends_with(":policy/AdministratorAccess"))
    found.push_back("gives every right in the account; write a policy of what is needed");
  for (const auto& [json, whose, statements] : policies)
    for (const auto& statement : statements)
      if (statement.ofEverything() && whose == PolicyOf::identity) found.push_back("allows every action on everything; write the actions and resources that are needed");
  return found;
}
/// Whether a text is an IPv6 block as far as its form goes: groups of hexadecimal digits, and a prefix of up to 128.
inline bool likeIpv6Block(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = text.substr(0, slash), prefix = slash == std::string_view::npos ? std::string_view() : text.substr(slash + 1);
  if (address.find(':') == std::string_view::npos || address.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos) return false;
  if (prefix.empty() || prefix.size() > 3 || prefix.find_first_not_of("0123456789") != std::string_view::npos) return false;
  unsigned bits = 0;
  for (const char digit : prefix) bits = 10 * bits + static_cast<unsigned>(digit - '0');
  return bits <= 128;
}

/// Address blocks that are none, in an object and what is nested in it.
inline void wrongBlocks(const tf::Map& object, Sentences& found) {
  for (const auto& [key, value] : object) {
    if (!value.isSet()) continue;
    const tf::Node& node = value.node();
    if (node.kind == Kind::map) wrongBlocks(node.map, found);
    if (node.kind == Kind::list)
      for (const auto& element : node.list)
        if (element.isSet() && element.node().kind == Kind::map) wrongBlocks(element.node().map, found);
    // Blocks of Amazon's IP lists have names, and endpoints and border groups are no blocks.
    if (key.find("cidr") == std::string::npos || key == "cidr_list_aliases" || key.ends_with("_subdomain") || key.ends_with("_group")) continue;
    eachText(&node, [&](std::string_view text) {
      if (Cidr::parse(text) || likeIpv6Block(text)) return;
      const auto begun = text.find('/') == std::string_view::npos ? Optional<Cidr>() : Cidr::parse(std::string(text.substr(0, text.find('/'))) + "/32");
      const auto whole = begun ? Cidr::parse("0.0.0.0" + std::string(text.substr(text.find('/')))) : Optional<Cidr>();
      std::string write = "one such as 10.1.0.0/16";
      if (whole && whole->prefix > 0) write = std::string(Cidr(begun->address & (~std::uint32_t{0} << (32 - whole->prefix)), whole->prefix).text().view());
      found.push_back("has the " + key + " " + std::string(text) + (whole ? ", which has address bits after the prefix; write " : ", which is no address block; write ") + write);
    });
  }
}

/// What is a way for connections, and the argument that says what it is attached to.
struct Way {
  std::string_view type, argument;
};
inline constexpr Way Ways[] = {{"aws_network_acl_rule", "network_acl_id"},
                               {"aws_network_interface_sg_attachment", "network_interface_id"},
                               {"aws_route", "route_table_id"},
                               {"aws_route_table_association", "subnet_id"},
                               {"aws_security_group_rule", "security_group_id"},
                               {"aws_vpc_security_group_egress_rule", "security_group_id"},
                               {"aws_vpc_security_group_ingress_rule", "security_group_id"}};

/// Whether something in a stack is proven never to reach another.
inline bool neverReaches(const Model& model) {
  bool never = false;
  for (const auto& flow : model.flows) never = never || !flow.port;
  return never;
}

/// Objects by module and path.
using Places = std::set<std::pair<std::string, std::string>>;

/// What lines of the user's add.
inline Places addedByWords(const tf::Configuration& configuration) {
  Places added;
  const auto look = [&](const std::string& name, const tf::Module& module) {
    for (const auto& object : module.written())
      if (!object.ofConstruct) added.emplace(name, object.path);
  };
  look("", configuration.root());
  for (const auto& [name, module] : configuration.modules()) look(name, *module);
  return added;
}

/// The objects that an object of this type is attached to, besides those in `added`.
inline std::vector<std::string> attachedTo(const Places& added, std::string_view type, const tf::Map& arguments) {
  std::vector<std::string> attached;
  for (const auto& way : Ways) {
    const tf::Node* to = way.type == type ? valueOf(arguments, way.argument) : nullptr;
    if (to == nullptr || to->kind != Kind::expression) continue;
    to->expression.each([](std::string_view) {},
                        [&](const tf::Reference& reference) {
                          const auto& [module, path, after] = *reference.object;
                          if (path.starts_with("aws_") && !added.contains({module, path})) attached.push_back((module.empty() ? "" : "module." + module + ".") + path);
                        });
  }
  return attached;
}

/// Ways for connections of which the proofs know nothing.
inline Sentences addsWays(const Words& words) {
  const auto& [type, object, policies, attached] = words;
  Sentences found;
  for (const auto& to : attached)
    found.push_back("is a way to or from " + to + " of which .neverReaches(...) knows nothing; write it with the construct, as .allow(...) for a group, or waive TF-106 with the reason");
  return found;
}
}  // namespace detail

/// A rule of the resources that a line of the user's wrote or adjusted. Adding one is a row of `WrittenRules`.
struct WrittenRule {
  rule::Rule rule;
  Sentences (*check)(const Words& words);  ///< what is wrong with one
};
inline constexpr WrittenRule WrittenRules[] = {
    {{"TF-101", rule::Severity::error, "Terraform's own words in a stack make nothing public.", "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html", rule::elsewhere},
     detail::openTo},
    {{"TF-102", rule::Severity::error, "Terraform's own words in a stack encrypt what keeps data.", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html", rule::elsewhere},
     detail::unencrypted},
    {{"TF-103", rule::Severity::error, "Instances of Terraform's own words in a stack answer IMDSv2 alone.", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html", rule::elsewhere},
     detail::answersMetadata},
    {{"TF-104", rule::Severity::error, "Terraform's own words in a stack give nobody every right.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html", rule::elsewhere},
     detail::grantsEverything},
    {{"TF-105", rule::Severity::error, "Policies of Terraform's own words say what IAM understands.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html", rule::elsewhere},
     [](const Words& words) { return wrongPolicies(words.policies); }},
    {{"TF-106", rule::Severity::error, "Where something never reaches another, Terraform's own words in the stack add no way to or from what constructs made.", "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html", rule::elsewhere},
     detail::addsWays},
    {{"TF-107", rule::Severity::error, "Address blocks of Terraform's own words are an address and a prefix, without address bits after the prefix.", "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html", rule::elsewhere},
     [](const Words& words) {
       Sentences found;
       detail::wrongBlocks(words.arguments, found);
       return found;
     }},
};

/// What the rules find in Terraform's own words, and what a waiver of the stack lets pass of it. Values that Terraform knows alone are let pass.
inline rule::Findings findingsInWords(const Model& model, const tf::Configuration& configuration) {
  rule::Findings findings;
  const bool never = detail::neverReaches(model);
  const auto added = never ? detail::addedByWords(configuration) : detail::Places();
  const auto look = [&](const tf::Module& module) {
    for (const auto& object : module.written()) {
      if ((object.path.starts_with("data.") || object.path.starts_with("ephemeral.")) && object.type != detail::PolicyDocument) continue;  // it makes nothing
      const Words words{object.type, object.arguments, policiesOf(object.type, object.arguments),
                        never ? detail::attachedTo(added, object.type, object.arguments) : std::vector<std::string>()};
      for (const auto& [rule, check] : WrittenRules)
        for (const auto& found : check(words))
          findings.push_back({rule.id, rule.severity, Text::own(module.where(object.path) + " " + found + "."), object.where});
    }
  };
  look(configuration.root());
  for (const auto& [name, module] : configuration.modules()) look(*module);
  rule::detail::applyWaivers(model, findings, [](std::string_view id) { return rule::detail::isOfWords(id); }, [](std::string_view) { return true; });
  return findings;
}

}  // namespace ecia::synthesis
