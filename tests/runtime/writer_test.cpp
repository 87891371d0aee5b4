// SPDX-License-Identifier: Apache-2.0
// Values as Terraform JSON: escapes, templates, numbers, order.
#include <catch.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <range/v3/view/cartesian_product.hpp>
#include <vector>

#include "scope.hpp"

using namespace ecia;
using test::reference;
using test::written;

TEST_CASE("literal text is escaped where Terraform would read a template, and nowhere else") {
  CHECK(written("plain") == R"("plain")");
  CHECK(written("${HOME}") == R"("$${HOME}")");
  CHECK(written("%{http_code}") == R"("%%{http_code}")");
  CHECK(written("$${x}") == R"("$$${x}")");
  CHECK(written("a$ $$ 100% %% {x} $x") == R"("a$ $$ 100% %% {x} $x")");
  CHECK(written("ends in $") == R"("ends in $")");
  CHECK(written(std::string("q\"b\\n\nt\tr\r\nz\0", 13)) == R"("q\"b\\n\nt\tr\u000d\nz\u0000")");
  // Terraform misreads what follows a carriage return of its own, and drops a byte order mark at the beginning.
  CHECK(written("a\rb$\r") == R"("a${\"\\r\"}b${\"$\\r\"}")");
  CHECK(written("\xEF\xBB\xBF" "a") == R"("${\"\\ufeff\"}a")");
  CHECK(written("é ü 漢字 🙂") == "\"é ü 漢字 🙂\"");
}

TEST_CASE("a dollar before an expression does not join with it") {
  CHECK(written(tf::text("cost: $", reference)) == R"("cost: ${\"$\"}${aws_vpc.main.id}")");
  CHECK(written(tf::text("$$", reference)) == R"("${\"$$\"}${aws_vpc.main.id}")");
  CHECK(written(tf::text("100%", reference, "$")) == R"("100%${aws_vpc.main.id}$")");
  CHECK(written(tf::text("$", "{x}")) == R"("$${x}")");
}

TEST_CASE("an expression alone stays alone, so that it keeps its type") {
  CHECK(written(tf::Value<tf::string>(reference)) == R"("${aws_vpc.main.id}")");
  CHECK(written<tf::list<tf::string>>({reference, "x"}) == "[\n  \"${aws_vpc.main.id}\",\n  \"x\"\n]");
  CHECK(written(tf::Value<tf::string>(tf::jsondecode(reference, "a\"b"))) == R"("${jsondecode(aws_vpc.main.id)[\"a\\\"b\"]}")");
}

TEST_CASE("text that Terraform would change is refused") {
  for (const char* bad : {"\xC3", "\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xF4\x90\x80\x80", "e\xCC\x81", "\xE2\x84\xAB", "\xE0\xA5\x98"})
    CHECK_THROWS_AS(written(bad), Error);
  std::string marks = "a";
  for (int i = 0; i < 31; ++i) marks += "\xCC\x85";
  CHECK_THROWS_AS(written(marks), Error);
  CHECK_THROWS_AS(written(tf::Value<tf::string>(tf::Json::object({{"e\xCC\x81", reference}}))), Error);
  for (const char* good : {"\xC3\xA9", "नमस्ते", "Ελλάδα", "한국어", "עִבְרִית"}) CHECK_NOTHROW(written(good));
}

TEST_CASE("numbers and flags") {
  CHECK(written<tf::number>(42) == "42");
  CHECK(written<tf::number>(-1) == "-1");
  CHECK(written<tf::number>(2147483648) == "2147483648");
  CHECK(written<tf::number>(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(written<tf::number>(std::uint64_t{9223372036854775807U}) == "9223372036854775807");
  CHECK_THROWS_WITH(tf::Value<tf::number>(std::numeric_limits<std::uint64_t>::max()), test::ContainsSubstring("18446744073709551615 is beyond"));
  CHECK(written<tf::number>(0.1) == "0.1");
  CHECK(written<tf::number>(60.0) == "60");
  CHECK(written<tf::boolean>(true) == "true");
  CHECK(written(tf::Value<tf::string>(tf::null)) == "null");
  CHECK_THROWS_AS(written<tf::number>(std::nan("")), Error);
}

TEST_CASE("lists keep their order, keys are sorted, nothing is left over where nothing is") {
  CHECK(written<tf::map<tf::string>>({{"b", "1"}, {"a", "2"}}) == "{\n  \"a\": \"2\",\n  \"b\": \"1\"\n}");
  CHECK(written<tf::list<tf::string>>(std::vector<tf::Value<tf::string>>{}) == "[]");
  CHECK(written<tf::map<tf::string>>(std::map<std::string, tf::Value<tf::string>>{}) == "{}");
  CHECK(written<tf::map<tf::string>>({{"${x}", "1"}}) == "{\n  \"$${x}\": \"1\"\n}");
}

namespace {
struct Rule {
  tf::Value<tf::string> path{};
  static constexpr const char* Names = "path";
};
struct Policy {
  tf::Blocks<Rule, 2> rule{};
  static constexpr const char* Names = "rule";
};
std::string block(const tf::Argument& argument) {
  test::Plain plain;
  std::string out;
  tf::Writer(out, plain).value(argument, 0);
  return out;
}
}  // namespace

TEST_CASE("blocks of a number that only the program knows are counted when it runs") {
  using Rules = tf::Blocks<Rule, 2>;
  CHECK(block(Rules{{.path = "/"}, {.path = "/a"}}) == "[\n  {\n    \"path\": \"/\"\n  },\n  {\n    \"path\": \"/a\"\n  }\n]");
  CHECK(block(Rules(std::vector<Rule>(2))) == "[\n  {},\n  {}\n]");
  CHECK_THROWS_WITH(tf::membersOf(Policy{.rule = std::vector<Rule>(3)}), "rule occurs 3 times, and the provider takes 2 at most");
  using Many = tf::Blocks<Rule, 11>;
  CHECK(block(Many{{.path = "/"}}) == "[\n  {\n    \"path\": \"/\"\n  }\n]");
}

TEST_CASE("JSON without references is text, with references it is encoded by Terraform") {
  const auto plain = tf::Json::object({{"a", tf::Json::array({1, true, "x\"y${z}"})}});
  CHECK(written(tf::Value<tf::string>(plain)) == R"("{\"a\":[1,true,\"x\\\"y$${z}\"]}")");
  const auto live = tf::Json::object({{"a", reference}, {"b", tf::text(reference, "/*")}, {"c", "${d}\n"}});
  CHECK(written(tf::Value<tf::string>(live)) == R"("${jsonencode({\"a\" = aws_vpc.main.id, \"b\" = \"${aws_vpc.main.id}/*\", \"c\" = \"$${d}\\n\"})}")");
}

namespace {
/// What Terraform makes of a template without live parts: the escapes undone.
std::string unescaped(std::string text) {
  for (const char* const sequence : {"$${", "%%{"})
    for (std::size_t at = 0; (at = text.find(sequence, at)) != std::string::npos; ++at) text.erase(at, 1);
  return text;
}
}  // namespace

TEST_CASE("every combination of three special pieces survives JSON and the template") {
  const std::vector<std::string> pieces{"$", "%", "{", "${", "%{", "$${", "\"", "\\", "\n", "é", "x"};
  for (const auto& [a, b, c] : ranges::views::cartesian_product(pieces, pieces, pieces)) {
    const std::string text = a + b + c;
    REQUIRE(unescaped(nlohmann::json::parse(written(text)).get<std::string>()) == text);
  }
}

TEST_CASE("any text survives JSON and the template") {
  std::mt19937 random(4);
  const std::string pieces[] = {"$", "%", "{", "}", "${", "%{", "$${", "\"", "\\", "\n", "a", "é", " ", std::string(1, '\0'), "\t", "~"};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (auto size = random() % 12; size > 0; --size) text += pieces[random() % std::size(pieces)];
    REQUIRE(unescaped(nlohmann::json::parse(written(text)).get<std::string>()) == text);
  }
}
