// SPDX-License-Identifier: Apache-2.0
// Terraform's templates and expressions, taken apart.
#include "template.hpp"

#include <catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "layout.hpp"

using namespace ecia::convert;

namespace {

/// "L:a|E:b" for "a${b}".
std::string shown(std::string_view text) {
  std::string result;
  for (const auto& [sort, content] : partsOf(text)) {
    if (!result.empty()) result += '|';
    result += sort == Part::Sort::literal ? "L:" : sort == Part::Sort::expression ? "E:" : "D:";
    result += content;
  }
  return result;
}

std::string steps(std::string_view code) {
  const auto all = traversal(code);
  if (!all) return "none";
  std::string result;
  for (const auto& [name, key] : *all) result += key ? "[" + *key + "]" : "." + name;
  return result;
}

}  // namespace

TEST_CASE("a template is literals and expressions") {
  CHECK(shown("").empty());
  CHECK(shown("plain") == "L:plain");
  CHECK(shown("${aws_vpc.main.id}") == "E:aws_vpc.main.id");
  CHECK(shown("a-${ x }-b") == "L:a-|E:x|L:-b");
  CHECK(shown("${a}${b}") == "E:a|E:b");
  CHECK(shown("%{ if x }a%{ endif }") == "D:%{ if x }|L:a|D:%{ endif }");
}

TEST_CASE("what is doubled is a literal") {
  CHECK(shown("$${HOME}") == "L:${HOME}");
  CHECK(shown("%%{ x }") == "L:%{ x }");
  CHECK(shown("a$b %c $") == "L:a$b %c $");
  CHECK(shown("$$ and $${x}") == "L:$$ and ${x}");
}

TEST_CASE("brackets and texts inside an expression do not end it") {
  CHECK(shown("${jsonencode({\"a\" = \"}\"})}!") == "E:jsonencode({\"a\" = \"}\"})|L:!");
  CHECK(shown("${\"a ${b} \\\" }\"}") == "E:\"a ${b} \\\" }\"");
  CHECK(shown("${x") == "L:${x");
  CHECK(shown("a ${[x) } b") == "L:a ${[x) } b");
}

TEST_CASE("a traversal is names and keys") {
  CHECK(steps("aws_vpc.main.id") == ".aws_vpc.main.id");
  CHECK(steps("aws_vpc.main[0].id") == ".aws_vpc.main[0].id");
  CHECK(steps("x.y[\"a.b\"].c") == ".x.y[\"a.b\"].c");
  CHECK(steps("aws_subnet.a-b.id") == ".aws_subnet.a-b.id");
  for (const auto* other : {"", "a b", "a.", ".a", "f(x)", "a[*].id", "a.*.id", "1", "a + b", "[a]", "a[", "\"a\""}) {
    INFO(other);
    CHECK(steps(other) == "none");
  }
}

TEST_CASE("a call has its arguments as code") {
  const auto call = functionCall(R"(join(", ", [a, "b,c"], f(x, y)))");
  REQUIRE(call);
  CHECK(call->function == "join");
  CHECK(call->arguments == std::vector<std::string>{"\", \"", "[a, \"b,c\"]", "f(x, y)"});
  CHECK(functionCall("timestamp()")->arguments.empty());
  for (const auto* other : {"f", "f(x", "f(x) + 1", "f(xs...)", "(x)", "f(x)(y)", "f(,)"}) {
    INFO(other);
    CHECK_FALSE(functionCall(other));
  }
}

TEST_CASE("lists and objects of literals and code") {
  CHECK(*listElements(R"(["a", x.y])") == std::vector<std::string>{"\"a\"", "x.y"});
  CHECK(listElements("[]")->empty());
  CHECK_FALSE(listElements("[for x in y : x]"));
  CHECK_FALSE(listElements("[a][0]"));
  const auto entries = objectEntries("{ \"a b\" = 1, c: x.y\n d = {e = 2} }");
  REQUIRE(entries);
  REQUIRE(entries->size() == 3);
  CHECK(entries->at(0).key == "a b");
  CHECK(entries->at(1).value == "x.y");
  CHECK(entries->at(2).value == "{e = 2}");
  for (const auto* other : {"{ for a, b in c : a => b }", "{ (x) = 1 }", "{ a == b }", "{ a }", "{ \"${x}\" = 1 }", "{a = 1}.a"}) {
    INFO(other);
    CHECK_FALSE(objectEntries(other));
  }
}

TEST_CASE("a quoted text is what it says") {
  CHECK(*quotedText(R"("a \"b\" \\ \n")") == "a \"b\" \\ \n");
  CHECK(*quotedText("\"\"") == "");
  CHECK_FALSE(quotedText("\"${x}\""));
  CHECK_FALSE(quotedText("\"a\" \"b\""));
  CHECK_FALSE(quotedText(R"("\u00e9")"));
}

TEST_CASE("any text comes back from its quoted form") {
  std::mt19937 random(7);
  const std::string alphabet = "ab$%{}\"\\\n\t ";
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto left = random() % 12; left > 0; --left) text += alphabet[random() % alphabet.size()];
    INFO(text);
    const auto back = quotedText(quotedLiteral(text));
    REQUIRE(back);
    CHECK(*back == text);
  }
}

TEST_CASE("a template that is taken apart and quoted is the same template") {
  std::mt19937 random(11);
  const std::vector<std::string> pieces{"a", "$", "${x.y}", "$${", "%%{", "\"", "\\", "\n", "${f(\"}\")}", "}", "{"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto left = random() % 8; left > 0; --left) text += pieces[random() % pieces.size()];
    INFO(text);
    const auto parts = partsOf(text);
    const auto again = quotedParts(quotedTemplate(parts));
    REQUIRE(again);
    REQUIRE(again->size() == parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      CHECK(again->at(i).sort == parts[i].sort);
      CHECK(again->at(i).text == parts[i].text);
    }
  }
}

TEST_CASE("literals are quoted, or raw where they would be full of backslashes") {
  CHECK(literal("plain") == R"("plain")");
  CHECK(literal("a \"b") == R"("a \"b")");
  CHECK(literal("{\"a\": 1}") == "R\"({\"a\": 1})\"");
  CHECK(literal("\"a)\" \"b") == "R\"_(\"a)\" \"b)_\"");
  CHECK(literal("\x01\"\"\"") == R"("\001\"\"\"")");
}

TEST_CASE("lines break where they are too long, and brackets in brackets once") {
  const Code item{"{", {{std::string(60, 'a')}, {std::string(60, 'b')}, {std::string(60, 'c')}}, "}"};
  std::string text;
  append(text, {"f(", {{"g(", {item}, ")"}}, ")"}, 0);
  CHECK(text == "f(g({\n    " + std::string(60, 'a') + ",\n    " + std::string(60, 'b') + ",\n    " + std::string(60, 'c') + "}))");
  CHECK(inLine({"f(", {{"a"}, {"b"}}, ")"}) == "f(a, b)");
}
