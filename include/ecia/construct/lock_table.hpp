// SPDX-License-Identifier: Apache-2.0
// The DynamoDB table with which Terraform's S3 backend locks a state.
#pragma once

#include <ecia/construct/handle.hpp>

namespace ecia {

/// A lock table `<prefix>-<id>`: hash key LockID, billed per request, point-in-time recovery on.
/// https://developer.hashicorp.com/terraform/language/backend/s3#dynamodb-state-locking
class LockTable {
 public:
  static constexpr std::string_view Kind = "LockTable";
};

}  // namespace ecia
