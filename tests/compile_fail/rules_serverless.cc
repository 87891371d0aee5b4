// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of tables and of HTTP APIs.
#include "stack_case.hpp"

// expect: \[DDB-001\] DynamoDbTable 'orders' has the key 'customer' as a string and as a number, and an attribute of keys has one type; write stringKey\("customer"\) in both places, or another name\.
struct TwoTypes : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", DynamoDbTable(stringKey("order")).index("by-customer", stringKey("customer")).index("by-time", stringKey("day"), BAD(numberKey, stringKey)("customer"))); }
};
static_assert(rule::prove<TwoTypes>());

// expect: \[DDB-001\] the index 'by-customer' of DynamoDbTable 'orders' is spread and sorted by 'customer'; write another attribute to sort by, or none\.
struct SortedByItself : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", DynamoDbTable(stringKey("order")).index("by-customer", stringKey("customer"), stringKey(BAD("customer", "day")))); }
};
static_assert(rule::prove<SortedByItself>());

// expect: \[DDB-002\] DynamoDbTable 'orders' has two indexes 'by-customer'; give one of them another name\.
struct OneName : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", DynamoDbTable(stringKey("order")).index("by-customer", stringKey("customer")).index(BAD("by-customer", "by-day"), stringKey("day"))); }
};
static_assert(rule::prove<OneName>());

// expect: \[DDB-003\] items of DynamoDbTable 'sessions' expire by 'until', a key that is no number of seconds, so none ever does; write numberKey\("until"\), or another attribute\.
struct NeverExpires : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("sessions", DynamoDbTable(stringKey("session")).sortedBy(BAD(stringKey, numberKey)("until")).expiresAt("until")); }
};
static_assert(rule::prove<NeverExpires>());

// expect: \[DDB-004\] DynamoDbTable 'orders' of production can be deleted with one command; write \.deletionProtection\(\)\.
struct Unprotected {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "shop-prod", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("orders", DynamoDbTable(stringKey("order"))BAD(, .deletionProtection())); }
};
static_assert(rule::prove<Unprotected>());

// expect: \[ECR-001\] EcrRepository 'orders' keeps the last 0 images, so it keeps none; write \.keepLast\(50\) or another number above 0\.
struct NoImages : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("orders", EcrRepository().keepLast(BAD(0, 50))); }
};
static_assert(rule::prove<NoImages>());

// expect: \[ECR-002\] EcrRepository 'orders' lets its own account pull, which may anyway; write the id of another account\.
struct OwnAccount {
  constexpr Settings settings() const { return {.name = "test", .prefix = "test", .region = "ap-south-1", .account = "123456789012"}; }
  constexpr void declare(Stack& stack) const { stack.add("orders", EcrRepository().pulledBy(BAD("123456789012", "210987654321"))); }
};
static_assert(rule::prove<OwnAccount>());

/// An API with what `change` does to it, before a function of so many seconds.
template <class Change>
constexpr Handle<HttpApi> serve(Stack& stack, Change change, std::source_location where = std::source_location::current()) {
  return stack.add("api", change(HttpApi(), stack.add("orders", LambdaFunction::zip("orders.zip"))), where);
}

// expect: \[API-001\] HttpApi 'api' has the route 'GET /orders' twice; keep one\.
struct RouteTwice : Mumbai {
  constexpr void declare(Stack& stack) const {
    serve(stack, [](const HttpApi& api, auto f) { return api.route("GET /orders", f).publicRoute(BAD("GET /orders", "GET /health"), f); });
  }
};
static_assert(rule::prove<RouteTwice>());

// expect: \[API-003\] the issuer 'login\.example\.com' of tokens for HttpApi 'api' is no address with https://, where their keys are; write one such as "https://login\.example\.com/"\.
struct NoAddress : Mumbai {
  constexpr void declare(Stack& stack) const {
    serve(stack, [](const HttpApi& api, auto f) { return api.jwt(BAD("login.example.com", "https://login.example.com/"), {"orders"}).route("GET /orders", f); });
  }
};
static_assert(rule::prove<NoAddress>());

// expect: \[API-004\] 'https://www\.example\.com/' is no site that browsers name to HttpApi 'api', so they never match it; write one such as "https://www\.example\.com", without a slash at its end\.
struct SlashAtEnd : Mumbai {
  constexpr void declare(Stack& stack) const {
    serve(stack, [](const HttpApi& api, auto f) { return api.corsFrom({BAD("https://www.example.com/", "https://www.example.com")}).route("GET /orders", f); });
  }
};
static_assert(rule::prove<SlashAtEnd>());

// expect: \[API-005\] HttpApi 'api' takes 100 requests a second and a burst of 0, so it takes none; write \.throttle\(100, 200\) or other numbers above 0\.
struct NoBurst : Mumbai {
  constexpr void declare(Stack& stack) const {
    serve(stack, [](const HttpApi& api, auto f) { return api.throttle(100, BAD(0, 200)).route("GET /orders", f); });
  }
};
static_assert(rule::prove<NoBurst>());

// expect: \[API-006\] HttpApi 'api' keeps its log 31 days; write one of 1, 3, 5, .* or a longer period CloudWatch Logs knows\.
struct OddDays : Mumbai {
  constexpr void declare(Stack& stack) const {
    serve(stack, [](const HttpApi& api, auto f) { return api.keepLog(BAD(31_days, 30_days)).route("GET /orders", f); });
  }
};
static_assert(rule::prove<OddDays>());

// expect: \[API-007\] AliasRecord 'api' leads 'orders\.example\.com' to HttpApi 'api', which answers to 'api\.example\.com' alone; write one name at both\.
struct OtherName : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto zone = stack.add("site", HostedZone("example.com"));
    const auto certificate = stack.add("api", Certificate(zone, "api.example.com", {}));
    const auto api = serve(stack, [=](const HttpApi& made, auto f) { return made.https("api.example.com", certificate).route("GET /orders", f); });
    stack.add("api", AliasRecord(zone, "example.com", BAD("orders", "api"), api));
  }
};
static_assert(rule::prove<OtherName>());

// expect: a_route_must_read_like_GET_slash_orders_slash_id_in_braces_or_default_with_a_dollar
inline HttpApi written(Handle<LambdaFunction> f) { return HttpApi().route(BAD("GET orders", "GET /orders"), f); }
// end

// expect: \[COG-001\] Cognito sends nobody to 'http://example\.com/callback', where client 'web' of UserPool 'people' wants them, but to https://, to http://localhost and to schemes of apps, without a '#'; write one of these\.
struct TokensInTheClear : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("people", UserPool().client("web", {BAD("http://example.com/callback", "https://example.com/callback")}).signInPages("shop")); }
};
static_assert(rule::prove<TokensInTheClear>());

// expect: \[COG-002\] clients of UserPool 'people' are sent to pages where users sign in, and it has none; write \.signInPages\("test"\), or no callback\.
struct NoPages : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("people", UserPool().client("web", {"https://example.com/callback"}) BAD(, .signInPages("shop"))); }
};
static_assert(rule::prove<NoPages>());

// expect: \[COG-003\] passwords of UserPool 'people' have 6 characters at least; write \.passwordLength\(12\), or another of 8 to 99\.
struct ShortPasswords : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("people", UserPool().client("batch").passwordLength(BAD(6, 8))); }
};
static_assert(rule::prove<ShortPasswords>());

// expect: \[COG-004\] UserPool 'people' of production can be deleted with one command, and nobody's password comes back; write \.deletionProtection\(\)\.
struct UsersGone {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "test", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("people", UserPool().client("batch") BAD(, .deletionProtection())); }
};
static_assert(rule::prove<UsersGone>());

// expect: \[COG-005\] HttpApi 'api' takes tokens for 'web', and UserPool 'people' has no such client; write \.client\("web"\) there, or the name of one that it has\.
struct ClientOfNoPool : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto people = stack.add("people", UserPool().client(BAD("phone", "web")));
    serve(stack, [=](const HttpApi& api, auto orders) { return api.jwt(people, "web").route("GET /orders", orders); });
  }
};
static_assert(rule::prove<ClientOfNoPool>());

// expect: \[COG-006\] the client 'web' of UserPool 'people' is asked for, which it has not; write the name of one that it has\.
struct ClientOfOutput : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto people = stack.add("people", UserPool().client("phone"));
    stack.output("client", Attribute::clientId(people, BAD("web", "phone")));
  }
};
static_assert(rule::prove<ClientOfOutput>());

// expect: \[COG-007\] 'blue' and 'green' both have pages at shop\.auth\.ap-south-1\.amazoncognito\.com, which is free once; write another name in \.signInPages\("\.\.\."\)\.
struct Blue {
  constexpr Settings settings() const { return {.name = "blue", .prefix = "blue", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("people", UserPool().client("web", {"https://blue.example.com"}).signInPages(BAD("shop", "shop-blue"))); }
};
struct Green {
  constexpr Settings settings() const { return {.name = "green", .prefix = "green", .region = "ap-south-1"}; }
  constexpr void declare(Stack& stack) const { stack.add("people", UserPool().client("web", {"https://green.example.com"}).signInPages("shop")); }
};
static_assert(rule::proveProgram<Blue, Green>());
