// SPDX-License-Identifier: Apache-2.0
// Ports and ranges of them.
#pragma once

#include <cstdint>

#include <ecia/text/flaw.hpp>
#include <ecia/text/optional.hpp>
#include <ecia/text/quantity.hpp>
#include <ecia/text/text.hpp>

namespace ecia {

namespace error {
consteval void a_port_must_be_between_1_and_65535() {}
consteval void a_range_of_ports_begins_with_its_lower_one() {}
}  // namespace error

/// A TCP port: `tcp(443)`.
struct Port {
  std::uint16_t number = 0;
  Flaw flaw = nullptr;  ///< of the literal it was made from
  /// A number that is known only when the program runs, or nothing.
  static constexpr Optional<Port> parse(Whole number);
  constexpr bool operator==(const Port&) const = default;
};
constexpr Optional<Port> Port::parse(Whole number) {
  if (number < 1 || number > 65535) return {};
  return Port{.number = static_cast<std::uint16_t>(number)};
}
/// The TCP port of a number, 1 to 65535.
consteval Port tcp(Whole number) {
  if (number < 1 || number > 65535) return {.number = 65535, .flaw = &error::a_port_must_be_between_1_and_65535};
  return {.number = static_cast<std::uint16_t>(number)};
}
inline constexpr Port ssh{22};
inline constexpr Port mysql{3306};
inline constexpr Port postgresql{5432};
inline constexpr Port valkey{6379};
inline constexpr Port nfs{2049};

/// Of what ports are.
enum class Protocol : std::uint8_t { tcp, udp, every };

/// Ports from the first to the last: `tcp(8000, 8099)`, `udp(53)`, `everything`, or a TCP port alone.
struct PortRange {
  std::uint16_t first = 0, last = 0;
  Protocol protocol = Protocol::tcp;
  Flaw flaw = nullptr;  ///< of the literals it was made from
  constexpr PortRange(Port port) : first(port.number), last(port.number), flaw(port.flaw) {}
  constexpr PortRange(std::uint16_t from, std::uint16_t to, Protocol of = Protocol::tcp) : first(from), last(to), protocol(of) {}
  /// Numbers that are known only when the program runs, or nothing.
  static constexpr Optional<PortRange> parse(Whole first, Whole last, Protocol protocol = Protocol::tcp);
  constexpr bool operator==(const PortRange&) const = default;

  /// Whether all of another range is in this one.
  constexpr bool covers(const PortRange& other) const {
    return protocol == Protocol::every || (protocol == other.protocol && first <= other.first && other.last <= last);
  }
  /// In a list of them: `443`, `8000-8099`, `udp 53`, `everything`.
  constexpr Text name() const {
    if (protocol == Protocol::every) return "everything";
    const std::string_view before = protocol == Protocol::udp ? "udp " : "";
    if (first == last) return join({before, first});
    return join({before, first, "-", last});
  }
  /// In a sentence: `port 443`, `ports 8000 to 8099`, `UDP port 53`, `every port`.
  constexpr Text shown() const {
    if (protocol == Protocol::every) return "every port";
    const std::string_view before = protocol == Protocol::udp ? "UDP " : "";
    if (first == last) return join({before, "port ", first});
    return join({before, "ports ", first, " to ", last});
  }
  /// As it is written in a stack: `tcp(443)`, `udp(8000, 8099)`, `everything`.
  constexpr Text written() const {
    if (protocol == Protocol::every) return "everything";
    const std::string_view of = protocol == Protocol::udp ? "udp(" : "tcp(";
    if (first == last) return join({of, first, ")"});
    return join({of, first, ", ", last, ")"});
  }

 private:
  friend class Optional<PortRange>;
  constexpr PortRange() = default;
};
constexpr Optional<PortRange> PortRange::parse(Whole first, Whole last, Protocol protocol) {
  if (first < 1 || first > last || last > 65535) return {};
  return PortRange(static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(last), protocol);
}

namespace detail {
consteval PortRange portRange(Whole first, Whole last, Protocol protocol) {
  const Port from = tcp(first), to = tcp(last);
  PortRange range(from.number, to.number, protocol);
  range.flaw = from.flaw != nullptr ? from.flaw : to.flaw;
  if (first > last) range.flaw = &error::a_range_of_ports_begins_with_its_lower_one;
  return range;
}
}  // namespace detail

/// TCP ports from the first to the last, 1 to 65535 each.
consteval PortRange tcp(Whole first, Whole last) { return detail::portRange(first, last, Protocol::tcp); }
/// The UDP port of a number, 1 to 65535.
consteval PortRange udp(Whole number) { return detail::portRange(number, number, Protocol::udp); }
/// UDP ports from the first to the last.
consteval PortRange udp(Whole first, Whole last) { return detail::portRange(first, last, Protocol::udp); }
/// The ports to which answers go, since clients open their connections from there.
/// https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html
inline constexpr PortRange ephemeral{1024, 65535};
/// Every port of every protocol.
inline constexpr PortRange everything{0, 65535, Protocol::every};

}  // namespace ecia
