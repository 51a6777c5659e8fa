#pragma once

#include <optional>
#include <string>

#include "bench/load.hpp"

namespace convene::bench {

// One connection to a server on this machine.
class Client {
 public:
  // Throws std::runtime_error if nothing listens there.
  explicit Client(unsigned short port);
  ~Client();
  Client(Client&& other) noexcept;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  Client& operator=(Client&&) = delete;

  int descriptor() const { return descriptor_; }
  // REQUIRES: the last request was answered.
  void send(std::string_view request, Clock::time_point now);
  // Takes what has come; the answer once it is whole, valid until the next send(). Its
  // `received_at` is not set.
  std::optional<Reply> receive();

 private:
  int descriptor_;
  std::string buffer_;
  std::size_t received_ = 0;
  Clock::time_point sent_at_;
};

// Asks once and waits. Throws std::runtime_error for any answer but 200; the body is a copy.
std::string ask(unsigned short port, std::string_view request);
// Asks as browsers do.
std::string fetch(unsigned short port, std::string_view path);

// A request as browsers send it.
std::string browser_request(std::string_view path);

}  // namespace convene::bench
