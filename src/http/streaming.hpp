#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>

#include "http/connection.hpp"
#include "http/server_state.hpp"
#include "http/stream.hpp"

namespace convene::http {

// What a stream begins with: when to come back after its end, and its first update.
std::string first_piece(Stream& stream);

// Sends whatever is new after the first piece, and a sign of life where nothing is, until the
// client leaves or the server stops. What is not sent yet is never more than one piece.
boost::asio::awaitable<void> keep_streaming(const ServerState& state, Connection& connection,
                                            Stream& stream);

}  // namespace convene::http
