#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A client that costs little: one thread, raw sockets, epoll, and as much of HTTP/1.1 as the two
// servers here speak. Each connection has one request under way and sends the next when it has the
// answer.
namespace convene::bench {

using Clock = std::chrono::steady_clock;

struct Reply {
  int status = 0;
  std::string_view body;
  Clock::time_point sent_at;  // the request
  Clock::time_point received_at;
};

// What the connections send and what becomes of it. Called on the load's thread.
class Traffic {
 public:
  virtual ~Traffic() = default;
  // The next request of a connection, which must stay as it is until it is answered; empty: it has
  // none left.
  virtual std::string_view next(std::size_t connection) = 0;
  virtual void answered(std::size_t connection, const Reply& reply) = 0;
};

// The same request again and again; throws std::runtime_error for any answer but 200.
class SameRequest final : public Traffic {
 public:
  explicit SameRequest(std::string request) : request_(std::move(request)) {}

  std::string_view next(std::size_t) override { return request_; }
  void answered(std::size_t, const Reply& reply) override;

 private:
  const std::string request_;
};

struct LoadPlan {
  unsigned short port = 0;
  std::size_t connections = 1;
  std::chrono::milliseconds time{0};  // how long new requests are sent; 0: as long as there are any
  std::size_t requests = 0;           // how many are sent in all; 0: no end
  // Never sleeps: to wake a client on another core costs a server as much as half an answer, and
  // that is no part of what is compared. For clients with a core of their own.
  bool has_own_core = false;
};

struct LoadResult {
  std::size_t answers = 0;
  double seconds = 0;                // time until the last answer
  std::vector<double> milliseconds;  // times from each request to its answer, sorted

  double per_second() const { return static_cast<double>(answers) / seconds; }
  // REQUIRES: there was an answer.
  double percentile(double part) const;
};

// Connects first, and measures from the first request on. Throws std::runtime_error if the server
// closes a connection or answers what is no HTTP.
LoadResult run_load(const LoadPlan& plan, Traffic& traffic);

}  // namespace convene::bench
