// SPDX-License-Identifier: Apache-2.0
// Reports for machines.
#include <catch.hpp>

#include <ecia/synth/report.hpp>

TEST_CASE("a file as a URI") {
  using ecia::synthesis::detail::uriOf;
  CHECK(uriOf("stacks/shop.cpp") == "stacks/shop.cpp");
  CHECK(uriOf("/home/me/my stacks/50%#1.cpp") == "file:///home/me/my%20stacks/50%25%231.cpp");
  CHECK(uriOf("caf\xc3\xa9.cpp") == "caf%C3%A9.cpp");
}
