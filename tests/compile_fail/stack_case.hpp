// SPDX-License-Identifier: Apache-2.0
// What case files with whole stacks share.
#pragma once

#include <ecia/rule/proof.hpp>
#include <ecia/stack.hpp>

#include "case.hpp"

using namespace ecia;

/// The base of the stacks that are proven.
struct Mumbai {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1"}; }
};

/// A VPC with its flow log.
constexpr VpcOf::Handle recorded(Stack& stack, const VpcOf& vpc = Vpc<"10.1.0.0/16">, Id id = "main", std::source_location where = std::source_location::current()) {
  const auto net = stack.add(id, vpc, where);
  stack.add(id, FlowLog(net));
  return net;
}

/// A secret with its key.
constexpr Handle<Secret> encrypted(Stack& stack, Id id, const Secret& secret, std::source_location where = std::source_location::current()) {
  return stack.add(id, secret.encryptedWith(stack.add(id, KmsKey("Credentials"))), where);
}
