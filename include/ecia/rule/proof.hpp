// SPDX-License-Identifier: Apache-2.0
// Findings as compile errors: every rule is checked while the program is compiled, and each finding is one error with its sentence and line.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include <ecia/rule/apart.hpp>
#include <ecia/rule/parity.hpp>
#include <ecia/rule/rules.hpp>

namespace ecia::rule {

namespace detail {
inline constexpr std::size_t MostFindings = 20;

/// The sentence of a finding.
struct Message {
  char text[640]{};
  std::size_t length = 0;
  constexpr const char* data() const { return text; }
  constexpr std::size_t size() const { return length; }
};
/// What is kept of a stack when its evaluation is over.
struct Report {
  Message messages[MostFindings]{};
  std::size_t count = 0;
  KindSet kinds{};  ///< the kinds of constructs it has
  bool words = false;  ///< whether it has Terraform's own words, or waives a rule of such
  RuleSet found{};  ///< the rules that find something in it, warnings and what is waived included
  ConstantClaims claims{};

  constexpr void keep(const Findings& findings);
};

/// "prod.cpp:41: [NET-001] the internet can ...", with '?' for each character that is not of ASCII's printable ones: compilers print numbers for a text
/// that has another.
constexpr Message messageOf(const Finding& finding) {
  std::string_view file = finding.where.file_name();
  if (const auto slash = file.find_last_of('/'); slash != std::string_view::npos) file.remove_prefix(slash + 1);
  const Text whole = join({file, ":", finding.where.line(), ": [", finding.id, "] ", finding.sentence});
  Message message;
  for (const char c : whole.view())
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U && message.length < sizeof message.text) message.text[message.length++] = c >= ' ' && c <= '~' ? c : '?';
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

#if (defined(__cpp_static_assert) && __cpp_static_assert >= 202306L) || (!defined(__clang__) && defined(__GNUC__) && __GNUC__ >= 14)
namespace detail {
// The compiler prints a sentence that was made while it compiled: C++26, which g++ 14 and clang 21 know in C++20 too.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wc++26-extensions"
template <const Report& R, std::size_t I, bool Holds = false>
constexpr bool raiseOne() {
  static_assert(Holds, R.messages[I]);
  return true;
}
#pragma GCC diagnostic pop
}  // namespace detail
#elif defined(__clang__)
/// Named in the error for each finding; the text is the sentence.
template <auto... Sentence>
inline constexpr bool broken = false;

/// Lines of a message. clang prints ten texts of 36 characters, and numbers for a text that does not fill its array.
template <std::size_t Lines>
struct sentence {
  char text[Lines][37];
};

namespace detail {
template <auto... Sentence>
constexpr bool raise() {
  static_assert(broken<Sentence...>, "ecia: a rule is broken; the sentence says where, which and what to write");
  return true;
}

inline constexpr std::size_t LineWidth = 36;
inline constexpr std::size_t MostLines = 10;

/// The next line of the text, cut after a space where there is one.
constexpr std::string_view lineOf(std::string_view text) {
  if (text.size() <= LineWidth) return text;
  const std::size_t words = text.substr(0, LineWidth).find_last_of(' ') + 1;
  return text.substr(0, words == 0 ? LineWidth : words);
}
template <class Use>
constexpr std::size_t eachLine(const Message& message, Use use) {
  std::size_t count = 0;
  for (std::string_view rest(message.data(), message.size()); !rest.empty(); rest.remove_prefix(lineOf(rest).size())) use(count++, lineOf(rest));
  return count;
}
template <const Report& R, std::size_t I, std::size_t Part, std::size_t Lines>
consteval auto partOf() {
  constexpr std::size_t first = Part * MostLines;
  sentence<(Lines - first < MostLines ? Lines - first : MostLines)> part{};
  for (auto& line : part.text)
    for (std::size_t i = 0; i < LineWidth; ++i) line[i] = ' ';
  eachLine(R.messages[I], [&](std::size_t number, std::string_view line) {
    if (number >= first && number < first + MostLines)
      for (std::size_t i = 0; i < line.size(); ++i) part.text[number - first][i] = line[i];
  });
  return part;
}
template <const Report& R, std::size_t I, std::size_t Lines, std::size_t... Parts>
constexpr bool raiseParts(std::index_sequence<Parts...>) {
  return raise<partOf<R, I, Parts, Lines>()...>();
}
template <const Report& R, std::size_t I>
constexpr bool raiseOne() {
  constexpr std::size_t lines = eachLine(R.messages[I], [](std::size_t, std::string_view) {});
  return raiseParts<R, I, lines>(std::make_index_sequence<(lines + MostLines - 1) / MostLines>{});
}
}  // namespace detail
#else
/// A message, which g++ prints whole.
template <std::size_t Size>
struct sentence {
  char text[Size];
};

/// Named in the error for each finding, with the sentence. (Of a `static_assert`, g++ shows the condition in a note, which editors leave out.)
template <auto Sentence>
bool rule_is_broken() = delete;

namespace detail {
template <const Report& R, std::size_t I>
consteval auto sentenceOf() {
  sentence<R.messages[I].length + 1> whole{};
  for (std::size_t i = 0; i < R.messages[I].length; ++i) whole.text[i] = R.messages[I].text[i];
  return whole;
}
// In a class, since a function with an error is no longer a constant expression for g++, which would be another one.
template <auto Sentence>
struct Raised {
  using Error = decltype(rule_is_broken<Sentence>());
};
template <const Report& R, std::size_t I>
constexpr bool raiseOne() {
  return sizeof(Raised<sentenceOf<R, I>()>) > 0;
}
}  // namespace detail
#endif

namespace detail {
/// Whether a report is a constant. One that is not, since the block of a `Vpc` is wrong or the stack does at run time what cannot be done while it is
/// compiled, is an error by itself, and nothing more is to be said of it.
template <const Report& R>
concept Known = requires { typename std::bool_constant<(R.count > 0)>; };

template <const Report& R, std::size_t I = 0>
constexpr bool raiseAll() {
  if constexpr (!Known<R>) {
    return true;
  } else if constexpr (I < R.count) {
    constexpr bool raised = raiseOne<R, I>();
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
