// SPDX-License-Identifier: Apache-2.0
// DynamoDbTable -> aws_dynamodb_table.
#pragma once

#include <ecia/aws/dynamodb.hpp>
#include <ecia/expand/kms_key.hpp>

namespace ecia::expand {

inline void expand(const Entry<DynamoDbTable>& entry, auto& context) {
  const DynamoDbTable& spec = entry.construct;
  const std::string name = context.named(entry);
  std::vector<tf::block_of<&aws::dynamodb_table::attribute>> attributes;
  std::set<std::string> known;  // each key is declared once, however many indexes have it
  const auto declare = [&](const TableKey& key) {
    if (known.insert(str(key.name)).second) attributes.push_back({.name = str(key.name), .type = key.type == TableKey::Type::string ? "S" : key.type == TableKey::Type::number ? "N" : "B"});
    return str(key.name);
  };
  aws::dynamodb_table table{.billing_mode = "PAY_PER_REQUEST",
                            .deletion_protection_enabled = spec.protection,
                            .hash_key = declare(spec.hash),
                            .name = name,
                            .point_in_time_recovery = {{.enabled = true}},
                            .server_side_encryption = {{.enabled = true}},
                            .tags = context.tags(name)};
  if (spec.range) table.range_key = declare(*spec.range);
  std::vector<tf::block_of<&aws::dynamodb_table::global_secondary_index>> indexes;
  for (const auto& index : spec.indexes) {
    indexes.push_back({.hash_key = declare(index.hash), .name = str(index.name), .projection_type = "ALL"});
    if (index.range) indexes.back().range_key = declare(*index.range);
  }
  if (!indexes.empty()) table.global_secondary_index = indexes;
  table.attribute = attributes;
  if (!spec.ttl.empty()) table.ttl = {{.attribute_name = str(spec.ttl), .enabled = true}};
  for (const auto& function : context.model.template all<LambdaFunction>())
    for (const auto& stream : function.construct.streams)
      if (&context.model.of(stream.table) == &entry) {
        table.stream_enabled = true;
        table.stream_view_type = "NEW_AND_OLD_IMAGES";
      }
  if (spec.key) table.server_side_encryption = {{.enabled = true, .kms_key_arn = at<aws::kms_key>(*spec.key).arn()}};
  context.in(entry).add(label(entry.id), table);
}

}  // namespace ecia::expand
