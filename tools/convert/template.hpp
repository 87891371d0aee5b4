// SPDX-License-Identifier: Apache-2.0
// Terraform's templates and the expressions in them, as far as they have to be understood.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecia::convert {

/// A part of a template: literal text without Terraform's escapes, the code of `${...}`, or a whole directive, "%{ if x }".
struct Part {
  enum class Sort { literal, expression, directive };
  Sort sort = Sort::literal;
  std::string text{};
};

/// The parts of a text of Terraform JSON. Where an expression does not end, everything from there on is a literal.
std::vector<Part> partsOf(std::string_view text);

/// The template as a quoted text of the language: `"a ${b}"`, with its quotes.
std::string quotedTemplate(const std::vector<Part>& parts);

/// A literal as a quoted text of the language.
std::string quotedLiteral(std::string_view text);

/// A traversal: names and keys one after the other, "aws_vpc.main[0].id".
struct Step {
  std::string name{};            ///< after a dot
  std::optional<std::string> key{};  ///< in brackets, as code: `0`, `"a"`, `each.key`
};
/// The steps, if the whole of the code is a traversal.
std::optional<std::vector<Step>> traversal(std::string_view code);

/// A call of a function: `join(", ", x)`.
struct Call {
  std::string function{};
  std::vector<std::string> arguments{};  ///< as code
};
/// The call, if the whole of the code is one, without "..." after its last argument.
std::optional<Call> functionCall(std::string_view code);

/// The elements as code, if the whole of the code is a list: `["a", x]`.
std::optional<std::vector<std::string>> listElements(std::string_view code);

/// An entry of an object: `name = "a"`.
struct Assignment {
  std::string key{};    ///< as text
  std::string value{};  ///< as code
};
/// The entries, if the whole of the code is an object whose keys are literals: `{ name = "a", "b" = x }`.
std::optional<std::vector<Assignment>> objectEntries(std::string_view code);

/// The parts, if the whole of the code is a quoted text.
std::optional<std::vector<Part>> quotedParts(std::string_view code);
/// The literal, if the whole of the code is a quoted text without an expression in it.
std::optional<std::string> quotedText(std::string_view code);

}  // namespace ecia::convert
