// SPDX-License-Identifier: Apache-2.0
// Tables of DynamoDB.
#pragma once

#include <ecia/construct/kms_key.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia {

/// An attribute that items are found by: its name, and what its values are.
struct TableKey {
  enum class Type : std::uint8_t { string, number, binary };
  Text name;
  Type type;
  constexpr bool operator==(const TableKey& other) const { return name == other.name && type == other.type; }
};
/// A key of texts: `stringKey("customer")`.
constexpr TableKey stringKey(Text name) { return {std::move(name), TableKey::Type::string}; }
/// A key of numbers.
constexpr TableKey numberKey(Text name) { return {std::move(name), TableKey::Type::number}; }
/// A key of bytes.
constexpr TableKey binaryKey(Text name) { return {std::move(name), TableKey::Type::binary}; }

/// A table `<prefix>-<id>`. Always: paid by request, so that there is no capacity to run out of; backed up all the time, to any second of the last 35 days;
/// encrypted, with AWS's own key until `encryptedWith(key)`; its changes are kept for a day where a function `follows` it. Keys cannot be changed later: Terraform makes another table, without the items.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html
class DynamoDbTable {
 public:
  static constexpr std::string_view Kind = "DynamoDbTable";

  /// Items are spread by this key, and found by it.
  constexpr explicit DynamoDbTable(TableKey partition) : hash(std::move(partition)) {}
  /// Items of one partition are kept in the order of a second key.
  constexpr DynamoDbTable sortedBy(TableKey sort) const { return changed(*this, &DynamoDbTable::range, std::move(sort)); }
  /// Items can be found by another key as well: a global secondary index, with all attributes. 20 at most.
  /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
  constexpr DynamoDbTable index(Text called, TableKey partition) const { return with({std::move(called), std::move(partition), {}}); }
  /// The same in the order of a second key.
  constexpr DynamoDbTable index(Text called, TableKey partition, TableKey sort) const { return with({std::move(called), std::move(partition), std::move(sort)}); }
  /// Items go when the time is over that this attribute of theirs holds, a number of seconds since 1970.
  /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
  constexpr DynamoDbTable expiresAt(Text attribute) const { return changed(*this, &DynamoDbTable::ttl, std::move(attribute)); }
  /// Encrypted with this key.
  constexpr DynamoDbTable encryptedWith(Handle<KmsKey> with) const { return changed(*this, &DynamoDbTable::key, with); }
  /// AWS refuses to delete the table until this is taken back.
  constexpr DynamoDbTable deletionProtection() const { return changed(*this, &DynamoDbTable::protection, true); }

  /// A global secondary index.
  struct Index {
    Text name;
    TableKey hash;
    Optional<TableKey> range;
  };

  TableKey hash;
  Optional<TableKey> range{};
  Sequence<Index> indexes{};
  Text ttl{};
  Optional<Handle<KmsKey>> key{};
  bool protection = false;

 private:
  constexpr DynamoDbTable with(Index added) const {
    auto next = *this;
    next.indexes.push_back(std::move(added));
    return next;
  }
};

}  // namespace ecia
