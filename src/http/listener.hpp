#pragma once

#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>

namespace convene::http {

// An address and port that a server will answer at. A program makes it before all else, so that the
// port is known to whatever writes addresses; who connects before there is a Server waits in the
// system's queue.
class Listener {
 public:
  // Listens at once; a `port` of 0 stands for any that is free. Throws std::runtime_error with one
  // clear sentence (the port is taken, the address is none of this machine). `io` must outlive it.
  Listener(boost::asio::io_context& io, const std::string& address, unsigned short port);
  Listener(Listener&&) noexcept;
  ~Listener();

  unsigned short port() const { return port_; }

 private:
  friend class Server;
  struct Socket;

  std::unique_ptr<Socket> socket_;  // null: a server has taken it
  unsigned short port_ = 0;
};

}  // namespace convene::http
