// SPDX-License-Identifier: Apache-2.0
// Writing single values, for tests.
#pragma once

#include <type_traits>

#include <ecia/terraform/json.hpp>
#include <ecia/terraform/writer.hpp>

namespace test {

/// Spells references as they stand.
struct Plain : ecia::tf::Scope {
  void spell(std::string& out, const ecia::tf::Reference& reference) override { reference.appendPath(out); }
};

template <class T = ecia::tf::string>
std::string written(const std::type_identity_t<ecia::tf::Value<T>>& value) {
  Plain plain;
  std::string out;
  ecia::tf::Writer(out, plain).value(value, 0);
  return out;
}

inline const ecia::tf::Expr<ecia::tf::string> reference{ecia::tf::Reference{std::make_shared<const ecia::tf::Object>(ecia::tf::Object{"", "aws_vpc.main"}), "id"}};

}  // namespace test
