// SPDX-License-Identifier: Apache-2.0
// An API without servers: short links, kept in a table, made by whom a token names and followed by everybody.
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>

using namespace ecia;

struct Links {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "links-prod", .region = "eu-central-1"}; }

  constexpr void declare(Stack& stack) const {
    auto release = stack.variable("release", Variable::text("The zip file that the build has made, in the bucket of releases.", "^links/[0-9.]+\\.zip$", "A path such as links/1.4.2.zip."));
    auto zone = stack.add("site", HostedZone("example.com"));
    auto certificate = stack.add("go", Certificate(zone, "go.example.com", {}));

    auto links = stack.add("links", DynamoDbTable(stringKey("link")).index("by-owner", stringKey("owner"), numberKey("made")).expiresAt("expires").deletionProtection());
    auto role = stack.add("links", Role("Makes and follows links").trust("lambda.amazonaws.com").grantReadWrite(links));
    auto function = stack.add("links", LambdaFunction::zip("links-releases", release).memory(256_MiB).arm64().runAs(role).environment("LINKS", Attribute::name(links)));

    auto missed = stack.add("missed", Queue().keep(14_days));
    stack.add("search", LambdaFunction::zip("links-releases", release).memory(256_MiB).arm64().follows(links, missed, {.window = 5_s}));

    auto api = stack.add("go", HttpApi().https("go.example.com", certificate).jwt("https://login.example.com/", {"links"}).throttle(200, 400)
                                   .route("POST /links", function).route("DELETE /links/{link}", function).publicRoute("GET /{link}", function));
    stack.add("go", AliasRecord(zone, "example.com", "go", api));
    stack.add("fails", Alarm::atLeast(Metric::errors(api), 5).tell(stack.add("alarms", Topic("ops@example.com"))));
  }
};

int main(int argc, char** argv) { return synth<Links>(argc, argv); }
