// SPDX-License-Identifier: Apache-2.0
// HTTP APIs of API Gateway before functions.
#pragma once

#include <ecia/construct/certificate.hpp>
#include <ecia/construct/lambda_function.hpp>
#include <ecia/construct/user_pool.hpp>

namespace ecia {

namespace error {
struct a_route_must_read_like_GET_slash_orders_slash_id_in_braces_or_default_with_a_dollar;
}
namespace form {
constexpr bool route(std::string_view text) {
  if (text == "$default") return true;
  const auto space = text.find(' ');
  bool known = false;
  for (const std::string_view method : {"ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"}) known = known || text.substr(0, space) == method;
  if (!known || space == std::string_view::npos || text.size() > 512) return false;
  auto path = text.substr(space + 1);
  if (path.empty() || path[0] != '/') return false;
  path.remove_prefix(1);
  while (!path.empty()) {
    const auto slash = path.find('/');
    auto part = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    if (part.starts_with('{') && part.ends_with('}')) {
      part = part.substr(1, part.size() - 2);
      if (part.ends_with('+')) {  // takes all that follows, so nothing does
        if (slash != std::string_view::npos) return false;
        part.remove_suffix(1);
      }
      if (!all(part, 1, 64, [](char c) { return letter(c) || digit(c) || c == '_' || c == '-' || c == '.'; })) return false;
    } else if (!all(part, 1, 512, [](char c) { return letter(c) || digit(c) || std::string_view("-._~!$&'()*,;=:@%").find(c) != std::string_view::npos; })) {
      return false;
    } else if (slash != std::string_view::npos && path.empty()) {
      return false;
    }
  }
  return true;
}
}  // namespace form

/// A method and a path, of which parts in braces stand for any, and a last one with a plus for all that follow: "GET /orders/{id}", "ANY /files/{path+}"; "$default"
/// for what no other route takes. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
using HttpRoute = Word<form::route, error::a_route_must_read_like_GET_slash_orders_slash_id_in_braces_or_default_with_a_dollar>;

/// An API `<prefix>-<id>` that answers HTTPS with functions. Who calls it has to be known: by IAM, or by a token where `jwt` says of whom; `publicRoute` is for
/// everybody. Always: a log `/aws/apigateway/<prefix>-<id>` of requests, kept 30 days, and TLS 1.2. A request waits 30 seconds at most for its answer.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
class HttpApi {
 public:
  static constexpr std::string_view Kind = "HttpApi";

  /// With nothing in it until routes are.
  constexpr HttpApi() = default;
  /// Requests that a function answers, of callers who are known: `route("GET /orders/{id}", orders)`.
  constexpr HttpApi route(HttpRoute of, Handle<LambdaFunction> to) const { return with({std::move(of), to, false}); }
  /// Requests that a function answers, whoever sends them.
  constexpr HttpApi publicRoute(HttpRoute of, Handle<LambdaFunction> to) const { return with({std::move(of), to, true}); }
  /// Callers are known by a token that a user of this pool got, signed in to a client of it: the access token or the ID token, which they send as `Authorization`.
  constexpr HttpApi jwt(Handle<UserPool> users, Text clientName) const {
    auto next = *this;
    next.pool = users;
    next.client = std::move(clientName);
    return next;
  }
  /// Callers are known by a token of this issuer, "https://login.example.com/", for one of these audiences, which they send as `Authorization`.
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
  constexpr HttpApi jwt(Input issuedBy, Sequence<Text> forAudiences) const {
    auto next = *this;
    next.issuer = std::move(issuedBy);
    next.audiences = std::move(forAudiences);
    return next;
  }
  /// Lets browsers on these sites call it, each "https://www.example.com".
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
  constexpr HttpApi corsFrom(Sequence<Text> sites) const { return changed(*this, &HttpApi::cors, std::move(sites)); }
  /// Answers to a name of your own, "api.example.com", and to no other; an AliasRecord leads there.
  /// @param certificate of the API's region, for that name
  constexpr HttpApi https(Input name, CertificateArn with) const {
    auto next = *this;
    next.domain = std::move(name);
    next.certificate = with;
    return next;
  }
  /// Refuses requests above so many a second, after a burst of so many at once. Without it the account's limit is the only one.
  constexpr HttpApi throttle(Whole perSecond, Whole atOnce) const {
    auto next = *this;
    next.rate = perSecond;
    next.burst = atOnce;
    return next;
  }
  /// How long the log is kept; the days that `LogGroup::keep` takes.
  constexpr HttpApi keepLog(Days days) const { return changed(*this, &HttpApi::retention, days); }

  /// What a function answers.
  struct Answer {
    HttpRoute route;
    Handle<LambdaFunction> function;
    bool open;
  };

  Sequence<Answer> answers{};
  Optional<Input> issuer{};
  Sequence<Text> audiences{}, cors{};
  Optional<Handle<UserPool>> pool{};
  Text client{};  ///< of the pool
  Optional<Input> domain{};
  Optional<CertificateArn> certificate{};
  int rate = 0, burst = 0;
  Days retention{30};

  /// Whether callers are known by tokens.
  constexpr bool byToken() const { return issuer || pool; }

 private:
  constexpr HttpApi with(Answer answer) const {
    auto next = *this;
    next.answers.push_back(std::move(answer));
    return next;
  }
};

}  // namespace ecia
