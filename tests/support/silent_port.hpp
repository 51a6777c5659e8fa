#pragma once

#include <array>
#include <cstdint>
#include <stdexcept>
#include <tuple>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace convene::support {

// A port of 127.0.0.1 that answers nobody: whoever connects waits for ever, as where a firewall
// drops what comes.
class SilentPort {
 public:
  SilentPort() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    const bool listens = bind(listener_, any, size) == 0 && listen(listener_, 0) == 0 &&
                         getsockname(listener_, any, &size) == 0;
    if (!listens) throw std::runtime_error("there is no free port");
    port_ = ntohs(address.sin_port);
    // They fill the queue of those who wait to be taken; the kernel lets no other in, and not all
    // of them.
    for (const int socket : waiting_) std::ignore = connect(socket, any, size);
  }
  ~SilentPort() {
    for (const int socket : waiting_) close(socket);
    close(listener_);
  }
  SilentPort(const SilentPort&) = delete;
  SilentPort& operator=(const SilentPort&) = delete;

  std::uint16_t port() const { return port_; }

 private:
  static int any_socket() { return socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0); }

  const int listener_ = any_socket();
  const std::array<int, 4> waiting_{any_socket(), any_socket(), any_socket(), any_socket()};
  std::uint16_t port_ = 0;
};

}  // namespace convene::support
