// SPDX-License-Identifier: Apache-2.0
#include "template.hpp"

#include <algorithm>
#include <utility>

namespace ecia::convert {
namespace {

bool letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool inName(char c) { return letter(c) || ('0' <= c && c <= '9') || c == '-'; }

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::size_t endOfQuoted(std::string_view code, std::size_t at);

/// Behind the bracket that closes the one before `at`; npos if there is none.
std::size_t endOfBrackets(std::string_view code, std::size_t at, char close) {
  while (at < code.size()) {
    const char c = code[at];
    if (c == close) return at + 1;
    if (c == '"')
      at = endOfQuoted(code, at + 1);
    else if (c == '{' || c == '(' || c == '[')
      at = endOfBrackets(code, at + 1, c == '{' ? '}' : c == '(' ? ')' : ']');
    else if (c == '}' || c == ')' || c == ']')
      return std::string_view::npos;
    else
      ++at;
  }
  return std::string_view::npos;
}

/// Behind the quote that ends a text whose first character is at `at`.
std::size_t endOfQuoted(std::string_view code, std::size_t at) {
  while (at < code.size()) {
    if (code[at] == '"') return at + 1;
    if (code[at] == '\\') {
      at += 2;
    } else if ((code[at] == '$' || code[at] == '%') && code.substr(at + 1).starts_with('{')) {
      const bool escaped = at > 0 && code[at - 1] == code[at];
      at = escaped ? at + 2 : endOfBrackets(code, at + 2, '}');
    } else {
      ++at;
    }
  }
  return std::string_view::npos;
}

void appendLiteral(std::vector<Part>& parts, std::string_view text) {
  if (text.empty()) return;
  if (parts.empty() || parts.back().sort != Part::Sort::literal) parts.push_back({});
  parts.back().text += text;
}

/// The inside of a quoted text: as templates are read, "${" is an expression unless its "$" is doubled.
std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\\')
      result += {'\\', c};
    else if (c == '\n')
      result += "\\n";
    else if (c == '\r')
      result += "\\r";
    else if (c == '\t')
      result += "\\t";
    else if ((c == '$' || c == '%') && text.substr(i + 1).starts_with('{'))
      result += {c, c};
    else
      result += c;
  }
  return result;
}

/// What stands between commas outside of brackets and texts; of an object, between new lines too.
std::optional<std::vector<std::string>> pieces(std::string_view inside, bool newLines) {
  std::vector<std::string> all;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= inside.size();) {
    const char c = at < inside.size() ? inside[at] : ',';
    if (c == ',' || (newLines && c == '\n')) {
      const auto piece = trimmed(inside.substr(start, at - start));
      const bool last = at == inside.size() || newLines;  // a comma may stand behind the last
      if (piece.empty() && !last) return std::nullopt;
      if (piece.starts_with("for ")) return std::nullopt;
      if (!piece.empty()) all.emplace_back(piece);
      start = ++at;
    } else if (c == '"') {
      at = endOfQuoted(inside, at + 1);
    } else if (c == '{' || c == '(' || c == '[') {
      at = endOfBrackets(inside, at + 1, c == '{' ? '}' : c == '(' ? ')' : ']');
    } else {
      ++at;
    }
    if (at == std::string_view::npos) return std::nullopt;
  }
  return all;
}

}  // namespace

std::vector<Part> partsOf(std::string_view text) {
  std::vector<Part> parts;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if ((c != '$' && c != '%') || at + 1 >= text.size()) {
      ++at;
      continue;
    }
    if (text[at + 1] == c && text.substr(at + 2).starts_with('{')) {  // doubled: one of them, and the brace
      appendLiteral(parts, text.substr(start, at - start + 1));
      start = at + 2;
      at += 3;
      continue;
    }
    if (text[at + 1] != '{') {
      ++at;
      continue;
    }
    const auto end = endOfBrackets(text, at + 2, '}');
    if (end == std::string_view::npos) break;
    appendLiteral(parts, text.substr(start, at - start));
    if (c == '$')
      parts.push_back({Part::Sort::expression, std::string(trimmed(text.substr(at + 2, end - at - 3)))});
    else
      parts.push_back({Part::Sort::directive, std::string(text.substr(at, end - at))});
    start = at = end;
  }
  appendLiteral(parts, text.substr(start));
  return parts;
}

std::string quotedTemplate(const std::vector<Part>& parts) {
  std::string result = "\"";
  for (const auto& [sort, text] : parts) result += sort == Part::Sort::literal ? escaped(text) : sort == Part::Sort::expression ? "${" + text + "}" : text;
  return result + '"';
}

std::string quotedLiteral(std::string_view text) { return '"' + escaped(text) + '"'; }

std::optional<std::vector<Step>> traversal(std::string_view code) {
  code = trimmed(code);
  std::vector<Step> steps;
  while (!code.empty()) {
    if (code.front() == '[' && !steps.empty()) {
      const auto end = endOfBrackets(code, 1, ']');
      if (end == std::string_view::npos) return std::nullopt;
      const auto key = trimmed(code.substr(1, end - 2));
      if (key.empty() || key == "*") return std::nullopt;
      steps.push_back({{}, std::string(key)});
      code.remove_prefix(end);
      continue;
    }
    if (!steps.empty()) {
      if (code.front() != '.') return std::nullopt;
      code.remove_prefix(1);
    }
    if (code.empty() || !letter(code.front())) return std::nullopt;
    const auto size = static_cast<std::size_t>(std::find_if_not(code.begin(), code.end(), inName) - code.begin());
    steps.push_back({std::string(code.substr(0, size)), {}});
    code.remove_prefix(size);
  }
  if (steps.empty()) return std::nullopt;
  return steps;
}

std::optional<Call> functionCall(std::string_view code) {
  code = trimmed(code);
  const auto size = static_cast<std::size_t>(std::find_if_not(code.begin(), code.end(), inName) - code.begin());
  if (size == 0 || !letter(code.front()) || size == code.size() || code[size] != '(') return std::nullopt;
  if (endOfBrackets(code, size + 1, ')') != code.size()) return std::nullopt;
  auto arguments = pieces(code.substr(size + 1, code.size() - size - 2), false);
  if (!arguments || std::any_of(arguments->begin(), arguments->end(), [](const auto& one) { return one.ends_with("..."); })) return std::nullopt;
  return Call{std::string(code.substr(0, size)), std::move(*arguments)};
}

std::optional<std::vector<std::string>> listElements(std::string_view code) {
  code = trimmed(code);
  if (!code.starts_with('[') || endOfBrackets(code, 1, ']') != code.size()) return std::nullopt;
  return pieces(code.substr(1, code.size() - 2), false);
}

std::optional<std::vector<Assignment>> objectEntries(std::string_view code) {
  code = trimmed(code);
  if (!code.starts_with('{') || endOfBrackets(code, 1, '}') != code.size()) return std::nullopt;
  const auto all = pieces(code.substr(1, code.size() - 2), true);
  if (!all) return std::nullopt;
  std::vector<Assignment> entries;
  for (const std::string_view one : *all) {
    const auto size = one.starts_with('"') ? endOfQuoted(one, 1) : static_cast<std::size_t>(std::find_if_not(one.begin(), one.end(), inName) - one.begin());
    if (size == 0 || size >= one.size()) return std::nullopt;
    const auto key = one.starts_with('"') ? quotedText(one.substr(0, size)) : std::optional(std::string(one.substr(0, size)));
    const auto rest = trimmed(one.substr(size));
    if (!key || rest.size() < 2 || (rest[0] != '=' && rest[0] != ':') || rest[1] == '=') return std::nullopt;
    entries.push_back({*key, std::string(trimmed(rest.substr(1)))});
  }
  return entries;
}

std::optional<std::vector<Part>> quotedParts(std::string_view code) {
  code = trimmed(code);
  if (code.size() < 2 || code.front() != '"' || endOfQuoted(code, 1) != code.size()) return std::nullopt;
  auto parts = partsOf(code.substr(1, code.size() - 2));
  for (auto& [sort, text] : parts) {
    if (sort == Part::Sort::directive) return std::nullopt;
    if (sort != Part::Sort::literal) continue;
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '\\') {
        plain += text[i];
        continue;
      }
      switch (++i < text.size() ? text[i] : '\0') {
        case 'n': plain += '\n'; break;
        case 't': plain += '\t'; break;
        case 'r': plain += '\r'; break;
        case '"': plain += '"'; break;
        case '\\': plain += '\\'; break;
        default: return std::nullopt;  // a character by its number; code can say that as it stands
      }
    }
    text = std::move(plain);
  }
  return parts;
}

std::optional<std::string> quotedText(std::string_view code) {
  const auto parts = quotedParts(code);
  if (!parts || parts->size() > 1) return std::nullopt;
  if (parts->empty()) return std::string();
  if (parts->front().sort != Part::Sort::literal) return std::nullopt;
  return parts->front().text;
}

}  // namespace ecia::convert
