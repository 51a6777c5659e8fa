#include "api/token_access.hpp"

#include "api/bearer.hpp"
#include "api/problem_json.hpp"

namespace convene::api {
namespace {

boost::asio::awaitable<http::Response> answer(domain::Permission permission,
                                              const ApiContext& context, TokenCall call,
                                              const http::Request& request) {
  const auto holder = co_await context.tokens.who(bearer_token(request));
  if (!holder) {
    co_return problem_response(http::Status::unauthorized).with("WWW-Authenticate", "Bearer");
  }
  if (!domain::may(holder->account.kind, permission)) {
    co_return problem_response(domain::Problem{domain::ProblemKind::not_allowed});
  }
  const auto actor = domain::Actor::of(holder->account.id, holder->token.id);
  co_return co_await call(context, request, actor);
}

}  // namespace

http::Handler for_tokens_that_may(domain::Permission permission, const ApiContext& context,
                                  TokenCall call) {
  return [permission, &context, call](const http::Request& request) {
    return answer(permission, context, call, request);
  };
}

}  // namespace convene::api
