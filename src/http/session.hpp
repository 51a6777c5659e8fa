#pragma once

#include <memory>

#include <boost/asio/awaitable.hpp>

#include "http/connection.hpp"
#include "http/server_state.hpp"

namespace convene::http {

// A connection that was accepted. Its place in the list ends before what it refers to.
struct Arrival {
  std::shared_ptr<ServerState> state;
  std::shared_ptr<Connection> connection;
  ConnectionList::Admitted admitted;
};

// Answers the requests of one connection, one after the other, until either side closes it; then
// its place in the list ends. Runs on the connection's executor.
boost::asio::awaitable<void> serve(Arrival arrival);

}  // namespace convene::http
