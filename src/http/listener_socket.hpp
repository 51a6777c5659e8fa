#pragma once

#include <boost/asio/ip/tcp.hpp>

#include "http/listener.hpp"

namespace convene::http {

// Kept out of the header: the sockets' headers cost every source that includes them seconds.
struct Listener::Socket {
  boost::asio::ip::tcp::acceptor acceptor;  // has a strand of its own
};

}  // namespace convene::http
