#pragma once

#include <functional>
#include <future>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include "http/server.hpp"
#include "support/http_client.hpp"

namespace convene::support {

// A server on a free port, with its io_context on threads of its own (options.io_threads of them).
class HttpServer {
 public:
  explicit HttpServer(std::vector<http::Route> routes, const http::ServerOptions& options = {})
      : router_(std::move(routes)), server_(io_, std::move(listener_), router_, options) {
    for (std::size_t index = 0; index < options.io_threads; ++index) {
      threads_.emplace_back([this] { io_.run(); });
    }
  }
  ~HttpServer() {
    io_.stop();
    threads_.clear();
  }

  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  HttpClient client() const { return HttpClient(port()); }
  unsigned short port() const { return listener_.port(); }
  std::size_t connection_count() const { return server_.connection_count(); }
  std::size_t stream_count() const { return server_.stream_count(); }

  // Starts to drain; the future is ready when it is done.
  std::future<void> drain(std::chrono::seconds limit) {
    return boost::asio::co_spawn(io_, server_.drain(limit), boost::asio::use_future);
  }

 private:
  boost::asio::io_context io_;
  http::Listener listener_{io_, "127.0.0.1", 0};
  const http::Router router_;
  http::Server server_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{
      io_.get_executor()};
  std::vector<std::jthread> threads_;
};

}  // namespace convene::support
