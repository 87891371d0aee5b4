// SPDX-License-Identifier: Apache-2.0
// A whole stack -> a Terraform configuration.
#pragma once

#include <ecia/expand/alarm.hpp>
#include <ecia/expand/aurora_cluster.hpp>
#include <ecia/expand/bastion_host.hpp>
#include <ecia/expand/edge.hpp>
#include <ecia/expand/elasticache.hpp>
#include <ecia/expand/expand.hpp>
#include <ecia/expand/oidc_provider.hpp>
#include <ecia/expand/output.hpp>
#include <ecia/expand/rds.hpp>
#include <ecia/expand/state_machine.hpp>
#include <ecia/expand/variable.hpp>
#include <ecia/terraform/source_file.hpp>

namespace ecia::expand {

namespace detail {
/// A provider that tags all it makes, in every region: with the stack's name, and with the stack's own tags.
/// https://registry.terraform.io/providers/hashicorp/aws/latest/docs#default_tags-configuration-block
inline void provider(tf::Configuration& configuration, const std::string& alias, const std::string& region, const Context& context) {
  using tf::Argument;
  const auto text = [](std::string value) { return Argument(std::move(value)); };
  tf::Map tags;
  for (const auto& [key, value] : context.stackTags()) tags.push_back({key, text(value)});
  tf::Map arguments{{"region", text(region)}};
  if (!tags.empty()) arguments.push_back({"default_tags", Argument(tf::Map{{"tags", Argument(std::move(tags))}})});
  // Credentials of another account are refused. https://registry.terraform.io/providers/hashicorp/aws/latest/docs#allowed_account_ids-1
  if (const auto account = context.model.settings.account.view(); !account.empty())
    arguments.push_back({"allowed_account_ids", Argument(tf::List{text(std::string(account))})});
  configuration.provider({.alias = alias, .arguments = tf::Value<tf::map<tf::any>>(std::move(arguments)), .name = "aws"});
}

/// The S3 backend. Locks in DynamoDB before Terraform 1.11, and with S3's own lock files from then on.
/// https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
inline void backend(tf::Configuration& configuration, const Model& model) {
  using tf::Argument;
  const auto text = [](std::string value) { return Argument(std::move(value)); };
  tf::Map arguments{{"bucket", text(str(model.of(*model.stateBucket).construct.name))},
                    {"encrypt", Argument(true)},
                    {"key", text("terraform.tfstate")},
                    {"region", text(str(model.settings.region.view()))}};
  if (configuration.terraform().atLeast(1, 11))
    arguments.emplace_back("use_lockfile", Argument(true));
  else if (model.lockTable)
    arguments.emplace_back("dynamodb_table", text(str(model.settings.prefix) + "-" + str(model.of(*model.lockTable).id)));
  configuration.backend({.arguments = tf::Value<tf::map<tf::any>>(std::move(arguments)), .type = "s3"});
}
}  // namespace detail

template <KindSet Kinds>
void expand(const Stack& stack, tf::Configuration& configuration, Backend backend) {
  const Model& model = stack.model();
  Context context(model, configuration);
  configuration.require({"aws", "hashicorp/aws", str(model.settings.awsProvider)});
  const auto expandAll = [&](const auto& rows) {
    for (const auto& entry : rows) expand(entry, context);
  };
  // Terraform's own words come before all but the inputs: they may adjust what constructs add.
  constexpr KindSet inputs = Model::setOf<Variable>();
  model.template each<Kinds & inputs>(expandAll);
  for (const auto* raw : stack.raw()) {
    configuration.writtenAt(raw->where);
    try {
      raw->run(configuration);
    } catch (const std::exception& error) {
      throw Error(error.what(), configuration.writtenAt());
    }
  }
  configuration.writtenAt({});
  model.template each<Kinds & ~inputs>(expandAll);
  detail::provider(configuration, "", context.region(), context);
  for (const auto& alias : context.aliases()) {
    std::string region = alias;
    for (char& c : region)
      if (c == '_') c = '-';
    detail::provider(configuration, alias, region, context);
  }
  if (model.stateBucket) detail::backend(configuration, model);
  if (backend == Backend::local) configuration.keepStateHere();
}

}  // namespace ecia::expand
