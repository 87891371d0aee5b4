// SPDX-License-Identifier: Apache-2.0
// Findings as compile errors: every rule is checked while the program is compiled, and each finding is one error with its sentence and line.
#pragma once

#include <array>
#include <cstddef>
#include <utility>

#include <ecia/rule/rules.hpp>

namespace ecia::rule {

/// A part of a message. Compilers print short character arrays whole, so a sentence travels in pieces; clang prints numbers for an array that is not
/// filled, so each piece has just the size of its text.
template <std::size_t Size>
struct piece {
  char text[Size];
};

namespace detail {
struct Cut {
  char text[32]{};
  std::size_t size = 0;
};
inline constexpr std::size_t MostFindings = 20;
inline constexpr std::size_t MostPieces = 20;

struct Message {
  std::array<Cut, MostPieces> pieces{};
  std::size_t count = 0;
};
struct Block {
  Cidr cidr{0, 0};
  const char* file = "";
  std::uint32_t line = 0;
};
/// What is kept of a stack when its evaluation is over.
struct Report {
  std::array<Message, MostFindings> messages{};
  std::size_t count = 0;
  KindSet kinds{};                          ///< the kinds of constructs it has
  std::array<Block, MostFindings> blocks{};  ///< of its VPCs
  std::size_t blockCount = 0;
};

/// "prod.cpp:41: [NET-001] the internet can ...", cut between words.
constexpr Message messageOf(std::string_view file, std::uint32_t line, std::string_view id, const Text& sentence) {
  if (const auto slash = file.find_last_of('/'); slash != std::string_view::npos) file.remove_prefix(slash + 1);
  const Text whole = join(file, ":", line, ": [", id, "] ", sentence);
  std::string_view rest = whole.view();
  Message message;
  while (!rest.empty() && message.count < MostPieces) {
    std::size_t size = rest.size() <= 32 ? rest.size() : rest.substr(0, 32).find_last_of(' ') + 1;
    if (size == 0) size = 32;
    Cut& target = message.pieces[message.count++];
    target.size = size;
    for (std::size_t i = 0; i < size; ++i) target.text[i] = rest[i];
    rest.remove_prefix(size);
  }
  return message;
}

constexpr Message messageOf(const Finding& finding) {
  return messageOf(finding.where.file_name(), finding.where.line(), finding.id, finding.sentence);
}

template <class S>
consteval Report reportOf() {
  const S declaration{};
  Stack stack(declaration.settings());
  declaration.declare(stack);
  Report report;
  for (const auto& finding : check(stack.model(), ownRulesOf<S>()))
    if (stops(finding) && report.count < MostFindings) report.messages[report.count++] = messageOf(finding);
  report.kinds = stack.model().kinds();
  for (const auto& vpc : stack.model().template all<VpcOf>())
    if (report.blockCount < MostFindings) report.blocks[report.blockCount++] = {vpc.construct.cidr, vpc.where.file_name(), vpc.where.line()};
  return report;
}
template <class S>
inline constexpr Report report_of = reportOf<S>();

// All environments of one program: blocks of VPCs must not overlap, or they can never be peered.
template <class A, class B>
consteval Report apart() {
  Report report;
  for (std::size_t a = 0; a < report_of<A>.blockCount; ++a)
    for (std::size_t b = 0; b < report_of<B>.blockCount; ++b)
      if (report_of<A>.blocks[a].cidr.overlaps(report_of<B>.blocks[b].cidr) && report.count < MostFindings)
        report.messages[report.count++] = messageOf(
            report_of<A>.blocks[a].file, report_of<A>.blocks[a].line, "ENV-001",
            join("the VPC ", report_of<A>.blocks[a].cidr.text(), " of '", A{}.settings().name, "' overlaps ", report_of<B>.blocks[b].cidr.text(), " of '",
                 B{}.settings().name, "'; environments that are ever peered need blocks of their own."));
  return report;
}
}  // namespace detail

/// Named in the error for each finding; the pieces are the sentence.
template <auto... Sentence>
inline constexpr bool broken = false;

namespace detail {
#if defined(__cpp_static_assert) && __cpp_static_assert >= 202306L
struct Joined {
  char text[32 * MostPieces]{};
  std::size_t length = 0;
  constexpr std::size_t size() const { return length; }
  constexpr const char* data() const { return text; }
};
template <auto... Sentence>
consteval Joined joined() {
  Joined whole;
  const auto append = [&](const auto& part) {
    for (const char c : part.text)
      if (c != '\0') whole.text[whole.length++] = c;
  };
  (append(Sentence), ...);
  return whole;
}
template <auto... Sentence>
constexpr bool raise() {
  static_assert(broken<Sentence...>, joined<Sentence...>());
  return true;
}
#else
template <auto... Sentence>
constexpr bool raise() {
  static_assert(broken<Sentence...>, "ecia: a rule is broken; the pieces, joined, say where, which and what to write");
  return true;
}
#endif
template <const Report& R, std::size_t I, std::size_t P>
consteval auto pieceOf() {
  constexpr std::size_t size = R.messages[I].pieces[P].size;
  piece<size + 1> exact{};
  for (std::size_t i = 0; i < size; ++i) exact.text[i] = R.messages[I].pieces[P].text[i];
  exact.text[size] = '\0';
  return exact;
}
template <const Report& R, std::size_t I, std::size_t... Pieces>
constexpr bool raiseOne(std::index_sequence<Pieces...>) {
  return raise<pieceOf<R, I, Pieces>()...>();
}
template <const Report& R, std::size_t I = 0>
constexpr bool raiseAll() {
  if constexpr (I < R.count) {
    constexpr bool raised = raiseOne<R, I>(std::make_index_sequence<R.messages[I].count>{});
    return raised && raiseAll<R, I + 1>();
  } else {
    return true;
  }
}

template <class A, class B>
inline constexpr Report apart_of = apart<A, B>();
}  // namespace detail

/// True where every rule holds in a stack; each one that does not is a compile error with the stack's own line.
template <StackDeclaration S>
constexpr bool prove() {
  return detail::raiseAll<detail::report_of<S>>();
}

/// The kinds of constructs that some of the stacks have.
template <StackDeclaration... Stacks>
inline constexpr KindSet kinds_of = (detail::report_of<Stacks>.kinds | ... | KindSet{});

/// True where two stacks of one program can live side by side.
template <StackDeclaration A, StackDeclaration B>
constexpr bool proveApart() {
  return detail::raiseAll<detail::apart_of<A, B>>();
}

}  // namespace ecia::rule
