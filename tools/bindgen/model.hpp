// SPDX-License-Identifier: Apache-2.0
// What will be written: the headers with their structures, names and C++ types, all decided.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "overlay.hpp"
#include "schema.hpp"

namespace ecia::bindgen {

struct Member {
  std::string name;                    ///< Terraform's
  std::string type;                    ///< the type of the value, or for a block the template that takes its structure
  bool required = false;
  std::optional<std::size_t> block{};  ///< the index of the structure in the header
  bool several = false;                ///< a block that may occur more than once,
  unsigned most = 0;                   ///< so often at most; 0 where there is no maximum
  bool deprecated = false;
  bool writeOnly = false;  ///< of type `tf::write_only`

  bool operator==(const Member&) const = default;
};

/// The type of a nested block. One stands for all blocks of a header that are the same in all members, down to the last level.
struct Structure {
  std::vector<Member> members;
  bool everyKey = false;  ///< an attribute that looks like a block: every key must be in the JSON
  std::string name{};     ///< the shortest of the names of the places where it occurs
  std::vector<std::string> places{};
};

/// A function that gives a reference to one attribute.
struct Reader {
  std::string name;  ///< Terraform's
  std::string type;
  bool sensitive = false;
  bool deprecated = false;
};

/// A resource, a data source or an ephemeral resource.
struct Object {
  std::string type;  ///< "aws_lb"
  std::string name;  ///< "lb"
  bool deprecated = false;
  std::vector<Member> members;
  std::vector<Reader> readers;
};

struct Header {
  std::string file;               ///< "lb.hpp"
  std::vector<Structure> blocks;  ///< each after those it consists of
  std::vector<Object> resources;
  std::vector<Object> dataSources;
  std::vector<Object> ephemeralResources;
};

struct Counts {
  std::size_t resources = 0;
  std::size_t dataSources = 0;
  std::size_t ephemeralResources = 0;
  std::size_t headers = 0;
  std::size_t arguments = 0;  ///< members of resources, data sources and shared blocks
  std::size_t readers = 0;    ///< functions that give references
  std::size_t argumentsWithKind = 0;
  std::size_t readersWithKind = 0;
  std::size_t blocksBefore = 0;  ///< nested blocks of the schema
  std::size_t blocksAfter = 0;   ///< structures for them
};

struct Model {
  std::vector<Header> headers;
  Counts counts;
};

/// @param prefix the first word of the provider's type names, "aws"
Model buildModel(const ProviderSchema& schema, Overlay& overlay, std::string_view prefix);

}  // namespace ecia::bindgen
