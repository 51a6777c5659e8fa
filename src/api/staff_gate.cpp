#include "api/staff_gate.hpp"

#include "api/bearer.hpp"
#include "api/problem_json.hpp"

namespace convene::api {
namespace {

boost::asio::awaitable<http::Response> unblocked(domain::Permission permission,
                                                 services::AccessTokenService& tokens,
                                                 const StaffCall& call,
                                                 const http::Request& request) {
  const auto holder = co_await tokens.who(bearer_token(request));
  if (!holder) {
    co_return problem_response(http::Status::unauthorized).with("WWW-Authenticate", "Bearer");
  }
  if (!domain::may(holder->account.kind, permission)) {
    co_return problem_response(domain::Problem{domain::ProblemKind::not_allowed});
  }
  co_return co_await call(request, domain::Actor::of(holder->account.id, holder->token.id));
}

}  // namespace

http::Handler for_tokens_that_may(domain::Permission permission,
                                  services::AccessTokenService& tokens, StaffCall call) {
  return [permission, &tokens, call = std::move(call)](const http::Request& request) {
    return unblocked(permission, tokens, call, request);
  };
}

}  // namespace convene::api
