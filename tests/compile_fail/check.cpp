// SPDX-License-Identifier: Apache-2.0
// Checks that every case of a file fails to compile with the message it expects, and that its fixed twin compiles:
//   check COMPILER FLAGS... -- file.cc
// A case spans from its mark, a line `// expect: <regex>`, to the next mark or to the line `// end`. The file is compiled twice: as it is, where each
// case must cause one error that names a line of the case and matches its expression, and nothing else may be an error; then with -DECIA_FIXED,
// without errors. Where the compiler prints a broken rule in lines, the expression is matched with the sentence a person reads.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Case {
  std::size_t first, last;  // lines; the first is the mark
  std::string expression;
};

/// What a compiler says about one error: context lines, the error and its notes.
struct Block {
  std::string output;
  std::string text;   // what expressions are matched with
  std::string place;  // file:line:column
  std::string error;  // the line that editors show
  bool taken = false;
};

struct Result {
  std::vector<std::string> lines;
  bool good;
};

constexpr std::string_view Mark = "// expect: ";

std::vector<Case> casesOf(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<Case> cases;
  bool inCase = false, inMark = false;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const std::string_view text = std::string_view(line).substr(std::min(line.find_first_not_of(' '), line.size()));
    if (text.starts_with(Mark)) {
      cases.push_back({number, number, std::string(text.substr(Mark.size()))});
      inCase = inMark = true;
    } else if (inMark && text.starts_with("// ")) {
      cases.back().expression += text.substr(2);
    } else {
      inMark = false;
      if (text == "// end") inCase = false;
      if (inCase) cases.back().last = number;
    }
  }
  if (cases.empty()) throw std::runtime_error(path + " has no cases");
  return cases;
}

std::string shellQuoted(std::string_view argument) {
  std::string result = "'";
  for (const char c : argument) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

Result run(const std::vector<std::string>& command) {
  std::string line = "LC_ALL=C";
  for (const auto& argument : command) line += " " + shellQuoted(argument);
  std::FILE* pipe = popen((line + " 2>&1").c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + line);
  std::string output;
  char buffer[4096];
  for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) output.append(buffer, size);
  const bool good = pclose(pipe) == 0;
  std::istringstream stream(output);
  std::vector<std::string> lines;
  for (std::string each; std::getline(stream, each);) lines.push_back(each);
  return {std::move(lines), good};
}

std::string whitespaceJoined(const std::string& output) {
  std::istringstream stream(output);
  std::string result;
  for (std::string word; stream >> word;) result += (result.empty() ? "" : " ") + word;
  return result;
}

/// The sentence of a broken rule, which stands in the line of the error: what a compiler says that prints it whole, or else the texts, joined, of the first
/// `broken<ecia::rule::sentence<2>{{"prod.cpp:41: [NET-001] the internet  ", "can ..."}}>`; empty where there is none.
std::string sentenceOf(const std::string& error) {
  static const std::regex whole(R"(static assertion failed: ([^\n]+:\d+: \[[A-Z0-9-]+\] [^\n]+))");
  if (std::smatch match; std::regex_search(error, match, whole)) return match[1];
  static const std::regex part(R"(sentence<\d+>\{+((?:"(?:[^"\\]|\\.)*"(?:, )?)+)\}+(, ecia::rule::)?)");
  std::string texts;
  auto at = error.cbegin() + static_cast<std::ptrdiff_t>(std::min(error.find("sentence<"), error.size()));
  for (std::smatch match; std::regex_search(at, error.cend(), match, part, std::regex_constants::match_continuous); at = match[0].second) {
    texts += match[1];
    if (!match[2].matched) break;
  }
  static const std::regex quoting(R"q(\\(.)|"(?:, ")?)q");
  return whitespaceJoined(std::regex_replace(texts, quoting, "$1"));
}

bool has(const std::string& line, std::string_view text) { return line.find(text) != std::string::npos; }

/// Lines that a compiler prints before the error or the note they belong to.
bool isContext(const std::string& line) {
  if (line.starts_with("In file included from") || line.starts_with("                 from ")) return true;
  if (has(line, "error: ") || has(line, "note: ") || has(line, "warning: ")) return false;
  for (const std::string_view words : {": In ", ": At ", "required from ", "required by ", "required for ", " expansion of '"})
    if (has(line, words)) return true;
  return false;
}

/// What g++ 14 says in a second error of a literal that "is not a constant expression", at the same place: why.
bool isReason(const std::string& line) {
  return has(line, "error: immediate evaluation returns address of") || has(line, "error: the value of '<anonymous>' is not usable in a constant expression");
}

std::vector<Block> blocksOf(const std::vector<std::string>& lines) {
  std::vector<Block> blocks;
  std::string before;  // context whose error or note has not come yet
  for (const auto& line : lines) {
    if (line.ends_with(" generated.")) continue;
    const bool error = has(line, "error: ") && !(!blocks.empty() && line.starts_with(blocks.back().place) && isReason(line));
    if (error) blocks.push_back({.output = "", .text = "", .place = line.substr(0, line.find("error: ")), .error = line});
    if (isContext(line) || blocks.empty() || (!before.empty() && !error && !has(line, "note: "))) {
      before += line + "\n";
    } else {
      blocks.back().output += before + line + "\n";
      before.clear();
    }
  }
  if (!blocks.empty()) blocks.back().output += before;
  for (auto& block : blocks) {
    block.text = sentenceOf(block.error);
    if (block.text.empty()) block.text = whitespaceJoined(block.output);
  }
  return blocks;
}

/// Whether a block names a line of the case, `file.cc:41`.
bool mentions(const Block& block, const std::string& file, const Case& expected) {
  const std::string name = file + ":";
  for (auto at = block.text.find(name); at != std::string::npos; at = block.text.find(name, at + 1)) {
    const std::size_t line = std::strtoul(block.text.c_str() + at + name.size(), nullptr, 10);
    if (line >= expected.first && line <= expected.last) return true;
  }
  return false;
}

bool checkCases(const std::string& file, const std::vector<Case>& cases, std::vector<Block> blocks) {
  bool good = true;
  std::vector<const Case*> missing;
  for (const auto& expected : cases) {
    const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) {
      return !block.taken && mentions(block, file, expected) && std::regex_search(block.text, std::regex(expected.expression));
    });
    if (found == blocks.end())
      missing.push_back(&expected);
    else
      found->taken = true;
  }
  for (const auto* expected : missing) {
    good = false;
    std::cout << file << ":" << expected->first << ": expected: " << expected->expression << "\n";
    bool other = false;
    for (auto& block : blocks) {
      if (block.taken || !mentions(block, file, *expected)) continue;
      block.taken = other = true;
      std::cout << "other text: " << block.text << "\n" << block.output << "\n";
    }
    if (!other) std::cout << "no error in this case\n\n";
  }
  for (const auto& block : blocks) {
    if (block.taken) continue;
    good = false;
    std::cout << "no case expects this error: " << block.text << "\n" << block.output << "\n";
  }
  return good;
}

bool check(std::vector<std::string> command, const std::string& path) {
  bool clang = false;
  for (const auto& line : run({command.front(), "--version"}).lines) clang = clang || has(line, "clang");
  command.insert(command.end(), {"-fsyntax-only", clang ? "-ferror-limit=0" : "-fmax-errors=0", path});
  const auto cases = casesOf(path);
  const std::string file = std::filesystem::path(path).filename().string();
  bool good = checkCases(file, cases, blocksOf(run(command).lines));
  command.emplace_back("-DECIA_FIXED");
  const auto fixed = run(command);
  if (!fixed.good) {
    good = false;
    std::cout << file << ": the fixed twin does not compile\n";
    for (const auto& line : fixed.lines) std::cout << line << "\n";
  }
  std::cout << file << ": " << cases.size() << " cases: " << (good ? "passed" : "FAILED") << "\n";
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 3 || arguments[arguments.size() - 2] != "--") {
    std::cerr << "usage: check COMPILER FLAGS... -- file.cc\n";
    return 1;
  }
  try {
    return check({arguments.begin(), arguments.end() - 2}, arguments.back()) ? 0 : 1;
  } catch (const std::exception& problem) {
    std::cerr << "check: " << problem.what() << "\n";
    return 1;
  }
}
