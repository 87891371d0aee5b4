// SPDX-License-Identifier: Apache-2.0
// The C++ that the documents show stands in a program that is compiled, word for word. "..." in a document is what it leaves out.
#include <catch.hpp>
#include <filesystem>
#include <fstream>
#include <range/v3/algorithm/any_of.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& file) {
  std::ifstream in(file);
  REQUIRE(in);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

/// Code as a compiler reads it: how it is broken into lines does not matter, nor the comment that only names a file.
std::string squeezed(const std::string& code) {
  std::istringstream lines(code);
  std::string all, line, word;
  while (std::getline(lines, line)) {
    if (line.starts_with("// ") && line.ends_with(".cpp")) continue;
    std::istringstream words(line);
    while (words >> word) all += word + ' ';
  }
  return all;
}

std::vector<std::string> blocks(const std::string& document) {
  std::vector<std::string> found;
  const std::string open = "```cpp\n", close = "\n```";
  for (std::size_t at = document.find(open); at != document.npos; at = document.find(open, at + 1))
    found.push_back(document.substr(at + open.size(), document.find(close, at) - at - open.size()));
  return found;
}

/// Code within a line, as far as it is a call or an object that says what it is given. Of a table's rows the first cell is somebody else's.
std::vector<std::string> inlines(const std::string& document) {
  std::vector<std::string> found;
  std::istringstream lines(document);
  bool block = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) block = !block;
    if (block || line.starts_with("```")) continue;
    if (line.starts_with("| ")) line.erase(0, line.find("|", 1));
    for (std::size_t open = line.find('`'), close; open != line.npos && (close = line.find('`', open + 1)) != line.npos; open = line.find('`', close + 1)) {
      const auto code = line.substr(open + 1, close - open - 1);
      if (code.find("(\"") != code.npos || code.find("{.") != code.npos || code.find(">(") != code.npos) found.push_back(code);
    }
  }
  return found;
}

/// Whether the pieces of a block stand in a program, in their order: there are gaps at "..." and after an include.
bool stands(std::string block, const std::string& program) {
  const std::string gap = " ... ";
  for (std::size_t at = 0; (at = block.find("#include <", at)) != block.npos; at = block.find(gap, at)) block.insert(std::min(block.find('\n', at), block.size()), gap);
  block = squeezed(block);
  std::size_t from = 0;
  for (std::size_t begin = 0; begin < block.size();) {
    const auto end = std::min(block.find(gap, begin), block.size());
    const auto piece = squeezed(block.substr(begin, end - begin));
    from = program.find(piece, from);
    if (from == program.npos) return false;
    from += piece.size();
    begin = end + gap.size();
  }
  return true;
}

/// Whether the pieces of code between its "..." stand in a program, in their order.
bool within(const std::string& code, const std::string& program) {
  const std::string gap = "...";
  std::size_t from = 0;
  for (std::size_t begin = 0; begin < code.size() && from != program.npos;) {
    const auto end = std::min(code.find(gap, begin), code.size());
    from = program.find(code.substr(begin, end - begin), from);
    begin = end + gap.size();
  }
  return from != program.npos;
}

std::vector<std::string> programs() {
  std::vector<std::string> all;
  for (const auto* folder : {ECIA_ROOT "/tests/docs", ECIA_ROOT "/tests/convert/shop", ECIA_ROOT "/examples"})
    for (const auto& file : fs::directory_iterator(folder))
      if (file.path().extension() == ".cpp") all.push_back(squeezed(contents(file)));
  return all;
}

}  // namespace

TEST_CASE("The code of the documents is code that compiles") {
  const auto known = programs();
  std::size_t seen = 0;
  std::vector<fs::path> documents{ECIA_ROOT "/README.md"};
  for (const auto& file : fs::directory_iterator(ECIA_ROOT "/docs")) documents.push_back(file);
  for (const auto& document : documents)
    for (const auto& block : blocks(contents(document))) {
      INFO(document.filename() << " shows what no program of tests/docs, tests/convert/shop or examples has:\n" << block);
      CHECK(ranges::any_of(known, [&](const auto& program) { return stands(block, program); }));
      ++seen;
    }
  CHECK(seen >= 10);
  seen = 0;
  for (const auto& document : documents)
    for (const auto& code : document.filename() == "rules.md" || document.filename() == "constructs.md" || document.filename() == "design.md" ? std::vector<std::string>{} : inlines(contents(document))) {
      INFO(document.filename() << " has `" << code << "`, which no program of tests/docs, tests/convert/shop or examples has");
      CHECK(ranges::any_of(known, [&](const auto& program) { return within(code, program); }));
      ++seen;
    }
  CHECK(seen >= 10);
}

TEST_CASE("Blocks are compared by their words, with gaps") {
  const std::string program = squeezed("#include <a>\n#include <b>\nint main() {\n  one(\"...\");\n  two();\n  three();\n}\n");
  CHECK(stands("one(\"...\");\n\n    two();", program));
  CHECK(stands("int main() { ... three(); }", program));
  CHECK(stands("#include <a>\n\ntwo();\n...\n}", program));
  CHECK_FALSE(stands("#include <c>\n\ntwo();", program));
  CHECK_FALSE(stands("three(); ... two();", program));
  CHECK_FALSE(stands("two();\n}", program));
  CHECK(within("one(...); two();", program));
  CHECK_FALSE(within("two(); ... one(", program));
  CHECK(inlines("| `new A(\"a\")` | `a(\"a\")`, `b` |\n```cpp\n`c(\"c\")`\n```\n`{.d = 1}` and `e<f>(g)`\n") == std::vector<std::string>{"a(\"a\")", "{.d = 1}", "e<f>(g)"});
  CHECK(blocks("a\n```cpp\nb\n```\nc\n```sh\nd\n```\n```cpp\ne\n```\n") == std::vector<std::string>{"b", "e"});
}
