// SPDX-License-Identifier: Apache-2.0
// Findings as compile errors: every rule is checked while the program is compiled, and each finding is one error with its sentence and line.
#pragma once

#include <array>
#include <cstddef>
#include <utility>

#include <ecia/rule/apart.hpp>
#include <ecia/rule/parity.hpp>
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
/// What is kept of a stack when its evaluation is over.
struct Report {
  std::array<Message, MostFindings> messages{};
  std::size_t count = 0;
  KindSet kinds{};  ///< the kinds of constructs it has
  bool words = false;  ///< whether it has Terraform's own words, or waives a rule of such
  RuleSet found{};  ///< the rules that find something in it, warnings and what is waived included
  ConstantClaims claims{};

  constexpr void keep(const Findings& findings);
};

/// The text with '?' for each character that is not of ASCII's printable ones: clang prints numbers for a piece that has another.
constexpr Text printable(const Text& text) {
  char* out = new char[text.view().size() + 1];
  std::size_t size = 0;
  for (const char c : text.view())
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) out[size++] = c >= ' ' && c <= '~' ? c : '?';
  const Text result = Text::own({out, size});
  delete[] out;
  return result;
}

/// "prod.cpp:41: [NET-001] the internet can ...", cut between words.
constexpr Message messageOf(const Finding& finding) {
  std::string_view file = finding.where.file_name();
  if (const auto slash = file.find_last_of('/'); slash != std::string_view::npos) file.remove_prefix(slash + 1);
  const Text whole = printable(join({file, ":", finding.where.line(), ": [", finding.id, "] ", finding.sentence}));
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

constexpr void Report::keep(const Findings& findings) {
  for (const auto& finding : findings)
    if (stops(finding) && count < MostFindings) messages[count++] = messageOf(finding);
}

// The stack is declared once, since that is half of what its proof takes, and all is asked of it that needs it: the rules, its contract with another stack,
// and whether it names one of the program, as a copy that was not finished does.
template <class S, class... Program>
constexpr Report reportOf() {
  Stack stack(S{}.settings());
  S{}.declare(stack);
  Report report;
  Findings findings = findingsOf(stack.model(), ownRulesOf<S>(), report.found);
  constexpr bool likened = requires { S::parity.differences; };
  if constexpr (likened || sizeof...(Program) > 0) {
    const auto rows = setting::rowsOf(stack.model(), !likened);
    if constexpr (sizeof...(Program) > 0) {
      const Settings others[] = {Program{}.settings()...};
      foreignNames(stack.model().settings, rows, others, sizeof...(Program), findings);
    }
    findings = settled(stack.model(), std::move(findings), ownRulesOf<S>());
    if constexpr (likened) {
      using Likeness = std::remove_cvref_t<decltype(S::parity)>;
      using Other = typename Likeness::Stack;
      Stack other(Other{}.settings());
      Other{}.declare(other);
      differences(stack.model(), rows, other.model(), S::parity.differences, Likeness::size, findings);
    }
  } else {
    findings = settled(stack.model(), std::move(findings), ownRulesOf<S>());
  }
  report.keep(findings);
  report.kinds = stack.model().kinds();
  report.words = stack.model().words;
  for (const auto& waiver : stack.model().waivers) report.words = report.words || isOfWords(waiver.rule);
  claim(stack.model(), report.claims);
  return report;
}
template <class S, class... Program>
inline constexpr Report report_of = reportOf<S, Program...>();

constexpr Report apartness(const Report& mine, const Settings& ours, const Report& theirs, const Settings& others) {
  Findings findings;
  apart(mine.claims, ours, theirs.claims, others, findings);
  Report report;
  report.keep(findings);
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
/// Whether a report is a constant. One that is not, since the block of a `Vpc` is wrong or the stack does at run time what cannot be done while it is
/// compiled, is an error by itself, and nothing more is to be said of it.
template <const Report& R>
concept Known = requires { typename std::bool_constant<(R.count > 0)>; };

template <const Report& R, std::size_t I = 0>
constexpr bool raiseAll() {
  if constexpr (!Known<R>) {
    return true;
  } else if constexpr (I < R.count) {
    constexpr bool raised = raiseOne<R, I>(std::make_index_sequence<R.messages[I].count>{});
    return raised && raiseAll<R, I + 1>();
  } else {
    return true;
  }
}

/// Something that a report says, and nothing where it is not known.
template <const Report& R, auto Member>
constexpr auto saidBy() {
  std::remove_cvref_t<decltype(R.*Member)> said{};
  if constexpr (Known<R>) said = R.*Member;
  return said;
}

/// Of two stacks of a program.
template <class A, class B, class... Program>
inline constexpr Report apart_of = apartness(report_of<A, Program...>, A{}.settings(), report_of<B, Program...>, B{}.settings());

/// What the stacks of a program take of one account together, said once, of the first of those that share it.
template <class... Program>
constexpr Report togetherOf() {
  const Settings settings[] = {Program{}.settings()...};
  const ConstantClaims* const claims[] = {&report_of<Program, Program...>.claims...};
  Findings findings;
  for (std::size_t i = 0; i < sizeof...(Program); ++i) {
    bool first = true;
    for (std::size_t j = 0; j < i; ++j) first = first && (settings[j].account != settings[i].account || settings[j].region != settings[i].region || claims[j]->elasticIps == 0);
    if (first) sharedElasticIps(settings, sizeof...(Program), i, [&](std::size_t of) -> const ConstantClaims& { return *claims[of]; }, findings);
  }
  Report report;
  report.keep(findings);
  return report;
}
template <class... Program>
inline constexpr Report together_of = togetherOf<Program...>();

template <class... Program>
constexpr bool proveTogether() {
  if constexpr (sizeof...(Program) > 1 && (Known<report_of<Program, Program...>> && ...)) return raiseAll<together_of<Program...>>();
  return true;
}

template <class... Program, class First, class... Rest>
constexpr bool proveApart(const First*, const Rest*...) {
  bool apart = true;
  if constexpr (sizeof...(Rest) > 0 && (Known<report_of<First, Program...>> && ... && Known<report_of<Rest, Program...>>))
    apart = (raiseAll<apart_of<First, Rest, Program...>>() && ...) && proveApart<Program...>(static_cast<const Rest*>(nullptr)...);
  return apart;
}
}  // namespace detail

/// True where every rule holds in a stack, the contract it has with another one (`parity`, see `ecia::like`), and it names no other stack of its program;
/// each rule that does not is a compile error with the stack's own line.
template <StackDeclaration S, StackDeclaration... Program>
constexpr bool prove() {
  constexpr bool proved = detail::raiseAll<detail::report_of<S, Program...>>();
  return proved;
}

/// True where every rule holds in all stacks of a program, and they can live side by side.
template <StackDeclaration... Program>
constexpr bool proveProgram() {
  constexpr bool each = (prove<Program, Program...>() && ...);
  return each && detail::proveApart<Program...>(static_cast<const Program*>(nullptr)...) && detail::proveTogether<Program...>();
}

/// The kinds of constructs that some stacks of a program have.
template <StackDeclaration... Program>
inline constexpr KindSet kinds_of = (detail::saidBy<detail::report_of<Program, Program...>, &detail::Report::kinds>() | ... | KindSet{});

/// Whether some stacks of a program have Terraform's own words.
template <StackDeclaration... Program>
inline constexpr bool words_in = (detail::saidBy<detail::report_of<Program, Program...>, &detail::Report::words>() || ...);

/// The rules that find something in some stacks of a program.
template <StackDeclaration... Program>
inline constexpr RuleSet found_in = (detail::saidBy<detail::report_of<Program, Program...>, &detail::Report::found>() | ... | RuleSet{});

}  // namespace ecia::rule
