#pragma once

#include <memory>

#include <boost/asio/awaitable.hpp>

#include "http/connection.hpp"
#include "http/server_state.hpp"

namespace convene::http {

// Answers the requests of one connection, one after the other, until either side closes it.
// REQUIRES: the connection is in the list of connections; it is not any more at the end. Runs on
// the connection's executor.
boost::asio::awaitable<void> serve(std::shared_ptr<ServerState> state,
                                   std::shared_ptr<Connection> connection, Admission admission);

}  // namespace convene::http
