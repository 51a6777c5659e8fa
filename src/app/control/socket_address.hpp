#pragma once

#include <filesystem>

#include <boost/asio/local/stream_protocol.hpp>

namespace convene::app {

// What the system calls a socket's path. The path itself where it fits, which is within 107 bytes;
// else one through an open descriptor of its folder, for as long as this lives.
class SocketAddress {
 public:
  // Throws std::runtime_error with one clear sentence where the folder of a long path cannot be
  // opened.
  explicit SocketAddress(const std::filesystem::path& path);
  ~SocketAddress();

  SocketAddress(const SocketAddress&) = delete;
  SocketAddress& operator=(const SocketAddress&) = delete;

  const boost::asio::local::stream_protocol::endpoint& endpoint() const { return endpoint_; }

 private:
  int folder_ = -1;
  boost::asio::local::stream_protocol::endpoint endpoint_;
};

}  // namespace convene::app
