#pragma once

#include <functional>

#include <boost/asio/awaitable.hpp>

#include "domain/account.hpp"
#include "domain/history.hpp"
#include "http/router.hpp"
#include "services/accounts/access_token_service.hpp"

namespace convene::api {

// A call by somebody's program; `actor` is the account with its token.
using StaffCall = std::function<boost::asio::awaitable<http::Response>(const http::Request& request,
                                                                       domain::Actor actor)>;

// The one place where the API's permissions are checked: a call is made only with an access token
// whose owner has `permission`. Others are answered 401 (token-refused) or 403 (not-allowed).
// `tokens` must outlive the handler.
http::Handler for_tokens_that_may(domain::Permission permission,
                                  services::AccessTokenService& tokens, StaffCall call);

}  // namespace convene::api
