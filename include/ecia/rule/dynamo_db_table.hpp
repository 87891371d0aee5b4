// SPDX-License-Identifier: Apache-2.0
// Rules of tables. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
#pragma once

#include <ecia/rule/database.hpp>

namespace ecia::rule {

/// Calls `visit` with each key of a table: its own first, then those of its indexes.
constexpr void eachKey(const DynamoDbTable& table, auto visit) {
  visit(table.hash);
  if (table.range) visit(*table.range);
  for (const auto& index : table.indexes) {
    visit(index.hash);
    if (index.range) visit(*index.range);
  }
}
constexpr std::string_view nameOf(TableKey::Type type) { return type == TableKey::Type::string ? "string" : type == TableKey::Type::number ? "number" : "binary"; }

constexpr void tableKeys(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& table : model.all<DynamoDbTable>()) {
    Sequence<const TableKey*> known;
    eachKey(table.construct, [&](const TableKey& key) {
      if (key.name.empty() || key.name.view().size() > 255)
        rule.found(findings, table, join({"a key of ", named(table), " has a name of ", key.name.view().size(), " bytes, and DynamoDB takes 1 to 255; write another one."}));
      for (const auto* other : known)
        if (other->name == key.name && other->type != key.type) {
          rule.found(findings, table, join({named(table), " has the key '", key.name, "' as a ", nameOf(other->type), " and as a ", nameOf(key.type), ", and an attribute of keys has one type; write ", nameOf(other->type), "Key(\"", key.name, "\") in both places, or another name."}));
          return;
        }
      known.push_back(&key);
    });
    const TableKey& hash = table.construct.hash;
    if (table.construct.range && table.construct.range->name == hash.name)
      rule.found(findings, table, join({named(table), " is spread and sorted by '", hash.name, "'; write another attribute to sort by, or none."}));
    for (const auto& index : table.construct.indexes)
      if (index.range && index.range->name == index.hash.name)
        rule.found(findings, table, join({"the index '", index.name, "' of ", named(table), " is spread and sorted by '", index.hash.name, "'; write another attribute to sort by, or none."}));
  }
}

constexpr void tableIndexes(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& table : model.all<DynamoDbTable>()) {
    const auto& indexes = table.construct.indexes;
    if (indexes.size() > 20)
      rule.found(findings, table, join({named(table), " has ", indexes.size(), " indexes, and DynamoDB takes 20; write fewer."}));
    for (std::size_t i = 0; i < indexes.size(); ++i) {
      if (!form::all(indexes[i].name, 3, 255, [](char c) { return form::letter(c) || form::digit(c) || c == '_' || c == '-' || c == '.'; }))
        rule.found(findings, table, join({"the index '", indexes[i].name, "' of ", named(table), " is not called by 3 to 255 letters, digits, '_', '-' and '.'; write such a name."}));
      for (std::size_t j = 0; j < i; ++j)
        if (indexes[j].name == indexes[i].name) rule.found(findings, table, join({named(table), " has two indexes '", indexes[i].name, "'; give one of them another name."}));
    }
  }
}

constexpr void tableTtl(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& table : model.all<DynamoDbTable>()) {
    const Text& ttl = table.construct.ttl;
    if (ttl.view().size() > 255) rule.found(findings, table, join({"items of ", named(table), " expire by an attribute whose name has ", ttl.view().size(), " bytes, and DynamoDB takes 255; write a shorter one."}));
    bool wrong = false;
    eachKey(table.construct, [&](const TableKey& key) { wrong = wrong || (key.name == ttl && key.type != TableKey::Type::number); });
    if (wrong) rule.found(findings, table, join({"items of ", named(table), " expire by '", ttl, "', a key that is no number of seconds, so none ever does; write numberKey(\"", ttl, "\"), or another attribute."}));
  }
}

constexpr void tableProtected(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& table : model.all<DynamoDbTable>())
    if (production(model) && !table.construct.protection) rule.found(findings, table, join({named(table), " of production can be deleted with one command; write .deletionProtection()."}));
}

}  // namespace ecia::rule
