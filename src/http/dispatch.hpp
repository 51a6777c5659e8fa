#pragma once

#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "http/message.hpp"
#include "http/response.hpp"
#include "http/server_state.hpp"

namespace convene::http {

// What answers a request that was read whole: the cap of running requests, the gate, then its
// handler; an exception becomes an error page and a line in the log.
boost::asio::awaitable<Response> dispatch(ServerState& state, Message& message);

// The page for a status that no handler gave.
Response error_response(const ServerOptions& options, Status status, std::string_view path,
                        std::string_view request_id);

}  // namespace convene::http
