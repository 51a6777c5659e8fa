#pragma once

#include <chrono>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include "http/listener.hpp"
#include "http/router.hpp"

namespace convene::http {

// What a public server must not let others take. Deadlines are absolute: a client that sends a byte
// now and then does not move them.
struct Limits {
  using Time = std::chrono::milliseconds;

  Time header_time =
      std::chrono::seconds(10);  // counts from a request's first byte, or the connection's start
  Time body_time = std::chrono::seconds(20);   // counts from the end of the header
  Time idle_time = std::chrono::seconds(15);   // counts between two requests
  Time write_time = std::chrono::seconds(30);  // given to a client that does not read its answer
  std::size_t header_bytes = 8UL * 1024;       // counts the request line too
  std::size_t target_bytes = 4UL * 1024;
  std::size_t body_bytes = 64UL * 1024;
  static constexpr std::size_t headers_max = 100;
  std::size_t connections = 4000;
  // Connections of one peer; or requests at once of one client that a trusted proxy forwards for.
  std::size_t connections_per_address = 200;
  // Answers that go on (stream.hpp). They count apart: who looks on takes nobody's connection.
  std::size_t streams = 2000;
  std::size_t streams_per_client = 200;
  Time heartbeat_time = std::chrono::seconds(25);  // proxies end what is silent for a minute
  bool are_off = false;  // --rate-limit off: no connection caps and no rate limits
};

struct ServerOptions {
  Limits limits;
  // Threads that run the io_context. With one, connections need no strand, which saves each of them
  // a lock and a queue for every step.
  std::size_t io_threads = 1;
  // Peers whose Forwarded, X-Forwarded-For and X-Forwarded-Proto are believed: addresses or
  // networks ("127.0.0.1", "10.0.0.0/8").
  std::vector<std::string> trusted_proxies;
  // Stands on every answer, errors and refusals included, unless the answer has one of that name.
  std::vector<std::pair<std::string, std::string>> common_headers;
  // The answer to what no handler answers: 400, 404, 405, 408, 413, 431, 500, 503, … `path` is as
  // it was sent where it was not understood, and empty where there is none. The session adds Allow
  // and Retry-After where they belong.
  std::function<Response(Status status, std::string_view path, std::string_view request_id)>
      error_page;
  // The one asked before any handler; an answer is sent instead of the handler's (rate limits,
  // cross-site posts).
  std::function<std::unique_ptr<Response>(const Request&)> gate;
  // An exception that left a handler, as the status that answers it (Unavailable is 503). It is
  // logged.
  std::function<Status(std::exception_ptr)> status_of;
};

// Accepts and answers until it is stopped.
class Server {
 public:
  // `io`, which is the listener's, and `router` must outlive the server.
  Server(boost::asio::io_context& io, Listener listener, const Router& router,
         ServerOptions options);
  ~Server();

  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::size_t connection_count() const;
  std::size_t stream_count() const;

  // Stops accepting, closes idle connections, and lets running requests finish within `limit`. Must
  // run on the io_context. Afterwards no connection is left.
  boost::asio::awaitable<void> drain(std::chrono::seconds limit);

 private:
  struct Implementation;
  std::shared_ptr<Implementation> implementation_;
};

}  // namespace convene::http
