// SPDX-License-Identifier: Apache-2.0
// IPv4 address blocks in CIDR notation.
#pragma once

#include <cstdint>
#include <string_view>

#include <ecia/text/flaw.hpp>
#include <ecia/text/optional.hpp>
#include <ecia/text/text.hpp>

namespace ecia {

namespace error {
consteval void a_cidr_block_must_read_like_10_1_0_0_slash_16() {}
consteval void the_address_bits_after_the_cidr_prefix_must_be_zero() {}
}  // namespace error

/// An IPv4 address block, "10.1.0.0/16". A literal is checked when it is compiled; `Cidr::parse` serves text of run time.
/// The bits after the prefix must be zero, as AWS requires: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
class Cidr {
 public:
  Cidr(std::nullptr_t) = delete;
  consteval Cidr(const char* literal) {
    const auto parsed = read(literal);
    if (!parsed) {
      address = StandIn;
      prefix = 32;
      flaw = &error::a_cidr_block_must_read_like_10_1_0_0_slash_16;
      return;
    }
    prefix = parsed->prefix;
    address = parsed->address & mask();
    if (!parsed->aligned()) flaw = &error::the_address_bits_after_the_cidr_prefix_must_be_zero;
  }
  /// The block, or nothing where the text is not one or has address bits after the prefix.
  static constexpr Optional<Cidr> parse(std::string_view text) {
    const auto parsed = read(text);
    return parsed && parsed->aligned() ? parsed : Optional<Cidr>();
  }
  constexpr Cidr(std::uint32_t blockAddress, unsigned prefixLength) : address(blockAddress), prefix(prefixLength) {}

  /// Whether it may stand for a literal that is none, of which the compiler has said all there is to say: one private address, since rules have much to say of
  /// 0.0.0.0/0.
  constexpr bool isStandIn() const { return address == StandIn && prefix == 32; }

  /// How many addresses the block has.
  constexpr std::uint64_t addresses() const { return std::uint64_t{1} << (32 - prefix); }
  constexpr bool contains(const Cidr& other) const { return other.prefix >= prefix && (other.address & mask()) == address; }
  constexpr bool overlaps(const Cidr& other) const { return contains(other) || other.contains(*this); }
  /// The `number`th block of the given prefix inside this one: block 10 of /24 in 10.1.0.0/16 is 10.1.10.0/24.
  constexpr Cidr subnet(unsigned length, unsigned number) const {
    return {address + static_cast<std::uint32_t>(std::uint64_t{number} << (32 - length)), length};
  }
  constexpr Text text() const {
    return join({address >> 24U, ".", (address >> 16U) & 255U, ".", (address >> 8U) & 255U, ".", address & 255U, "/", prefix});
  }
  constexpr bool operator==(const Cidr&) const = default;

  // Public, so that a block can be a template argument.
  std::uint32_t address = 0;
  unsigned prefix = 0;  ///< leading bits that are fixed, 0 to 32
  Flaw flaw = nullptr;  ///< of the literal it was made from

 private:
  static constexpr std::uint32_t StandIn = 10U << 24U;
  friend class Optional<Cidr>;
  constexpr Cidr() = default;
  constexpr std::uint32_t mask() const { return prefix == 0 ? 0 : ~std::uint32_t{0} << (32 - prefix); }
  constexpr bool aligned() const { return (address & ~mask()) == 0; }

  static constexpr Optional<Cidr> read(std::string_view text) {
    std::uint32_t bits = 0;
    for (unsigned part = 0; part < 5; ++part) {
      std::uint32_t number = 0;
      std::size_t digits = 0;
      while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9' && digits < 3) number = number * 10 + static_cast<unsigned>(text[digits++] - '0');
      if (digits == 0 || number > (part == 4 ? 32U : 255U) || (digits > 1 && text[0] == '0')) return {};
      text.remove_prefix(digits);
      if (part == 4) return text.empty() ? Optional<Cidr>(Cidr(bits, number)) : Optional<Cidr>();
      bits = bits << 8U | number;
      if (text.empty() || text[0] != (part == 3 ? '/' : '.')) return {};
      text.remove_prefix(1);
    }
    return {};
  }
};

/// Every address: 0.0.0.0/0.
inline constexpr Cidr internet{0, 0};

}  // namespace ecia
