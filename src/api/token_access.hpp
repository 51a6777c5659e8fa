#pragma once

#include <boost/asio/awaitable.hpp>

#include "api/context.hpp"
#include "domain/account.hpp"
#include "domain/history.hpp"
#include "http/router.hpp"

namespace convene::api {

// A call by somebody's program; `actor` is the account with its token.
using TokenCall = boost::asio::awaitable<http::Response> (*)(const ApiContext& context,
                                                             const http::Request& request,
                                                             domain::Actor actor);

// The one place where the API's permissions are checked: a call is made only with an access token
// whose owner has `permission`. Others are answered 401 (token-refused) or 403 (not-allowed).
// `context` must outlive the handler.
http::Handler for_tokens_that_may(domain::Permission permission, const ApiContext& context,
                                  TokenCall call);

}  // namespace convene::api
