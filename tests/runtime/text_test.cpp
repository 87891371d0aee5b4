// SPDX-License-Identifier: Apache-2.0
// Checked words at run time, and text in general.
#include <catch.hpp>
#include <ecia/construct/security_group.hpp>
#include <ecia/text/cidr.hpp>
#include <ecia/text/ec2.hpp>
#include <random>
#include <string>

using namespace ecia;

TEST_CASE("every block is read back from its text") {
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    const auto prefix = static_cast<unsigned>(random() % 33);
    const std::uint32_t mask = prefix == 0 ? 0 : ~std::uint32_t{0} << (32 - prefix);
    const Cidr block(static_cast<std::uint32_t>(random()) & mask, prefix);
    REQUIRE(Cidr::parse(block.text().view()) == block);
  }
}

TEST_CASE("blocks overlap exactly when they share an address") {
  std::mt19937 random(2);
  for (int i = 0; i < 20000; ++i) {
    const auto block = [&] {
      const auto prefix = static_cast<unsigned>(24 + random() % 9);
      return Cidr((0x0A000000U | static_cast<std::uint32_t>(random() & 0x3FFU)) & (~std::uint32_t{0} << (32 - prefix)), prefix);
    };
    const Cidr a = block(), b = block();
    const auto last = [](const Cidr& c) { return c.address + static_cast<std::uint32_t>(c.addresses() - 1); };
    REQUIRE(a.overlaps(b) == (a.address <= last(b) && b.address <= last(a)));
  }
}

TEST_CASE("no text crashes the parsers, and what they take is what they give") {
  std::mt19937 random(3);
  const std::string alphabet = "0123456789./-:abcdbtsx ";
  for (int i = 0; i < 50000; ++i) {
    std::string text;
    for (auto size = random() % 20; size > 0; --size) text += alphabet[random() % alphabet.size()];
    if (const auto block = Cidr::parse(text)) REQUIRE(std::string(block->text().view()) == text);
    if (const auto type = InstanceType::parse(text)) REQUIRE(std::string(type->view()) == text);
  }
}

TEST_CASE("numbers of run time have the bounds of literals") {
  for (int i = -3; i < 200; ++i) {
    CHECK(ZoneCount::parse(i).has_value() == (1 <= i && i <= 6));
    CHECK(Percent::parse(i).has_value() == (0 <= i && i <= 100));
  }
  CHECK(*ZoneCount::parse(3U) == 3);
  CHECK(*Percent::parse(60) == 60_percent);
  CHECK(*Port::parse(443) == tcp(443));
  CHECK(Port::parse(65535U));
  for (const long long none : {0LL, -1LL, 65536LL, 65979LL, 4294967739LL}) CHECK_FALSE(Port::parse(none));
}

TEST_CASE("a word of run time owns its text") {
  std::string name = "t3.small";
  const auto type = InstanceType::parse(name);
  name = "xxxxxxxx";
  REQUIRE(type->view() == "t3.small");
}
