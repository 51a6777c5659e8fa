#include "http/server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "http/server_state.hpp"
#include "http/session.hpp"

namespace convene::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using boost::system::error_code;

// How late a deadline may be noticed.
constexpr std::chrono::milliseconds sweep_interval{250};
// How often streams are asked for news: what happens within it reaches them as one change.
constexpr std::chrono::seconds news_interval{1};
// After an accept that failed, for want of descriptors mostly.
constexpr std::chrono::milliseconds accept_pause{100};
constexpr std::chrono::milliseconds drain_poll_interval{10};

std::runtime_error cannot_listen(const ServerOptions& options, const error_code& error) {
  const auto where = fmt::format("{}:{}", options.address, options.port);
  if (error == asio::error::address_in_use) {
    return std::runtime_error(
        fmt::format("Cannot listen on {}: another program already does.", where));
  }
  if (error == asio::error::access_denied) {
    return std::runtime_error(
        fmt::format("Cannot listen on {}: the system does not let this user have it.", where));
  }
  if (error == error_code(EADDRNOTAVAIL, boost::system::system_category())) {
    return std::runtime_error(
        fmt::format("Cannot listen on {}: this machine does not have that address.", where));
  }
  return std::runtime_error(fmt::format("Cannot listen on {}: {}.", where, error.message()));
}

tcp::acceptor listen(const asio::any_io_executor& executor, const ServerOptions& options) {
  error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) {
    throw std::runtime_error(fmt::format(
        "Cannot listen on \"{}\": that is no address, like 127.0.0.1 or ::1.", options.address));
  }
  const tcp::endpoint endpoint(address, options.port);
  tcp::acceptor acceptor(executor);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) throw cannot_listen(options, error);
  return acceptor;
}

awaitable<void> pause(std::chrono::milliseconds time) {
  asio::steady_timer timer(co_await asio::this_coro::executor, time);
  co_await timer.async_wait(asio::use_awaitable);
}

}  // namespace

// The acceptor and the sweep's timer are used on the strand alone.
struct Server::Implementation : std::enable_shared_from_this<Implementation> {
  Implementation(asio::io_context& context, const Router& router, ServerOptions options)
      : io(context),
        strand(asio::make_strand(io)),
        acceptor(listen(strand, options)),
        sweep_timer(strand),
        state(std::make_shared<ServerState>(router, std::move(options))),
        port(acceptor.local_endpoint().port()) {}

  asio::any_io_executor connection_executor() const {
    if (state->options.io_threads > 1) return asio::make_strand(io);
    return io.get_executor();
  }

  void start() {
    asio::co_spawn(strand, accept_all(shared_from_this()), asio::detached);
    asio::co_spawn(strand, sweep(shared_from_this()), asio::detached);
  }

  static awaitable<void> accept_all(std::shared_ptr<Implementation> self);
  static awaitable<void> sweep(std::shared_ptr<Implementation> self);
  void admit(tcp::socket socket);

  void stop_accepting() {
    asio::post(strand, [self = shared_from_this()] {
      error_code ignored;
      self->acceptor.close(ignored);
    });
  }

  void stop_sweeping() {
    asio::post(strand, [self = shared_from_this()] {
      self->is_sweeping = false;
      self->sweep_timer.cancel();
    });
  }

  asio::io_context& io;
  const asio::any_io_executor strand;
  tcp::acceptor acceptor;
  asio::steady_timer sweep_timer;
  bool is_sweeping = true;  // on the strand
  const std::shared_ptr<ServerState> state;
  const unsigned short port;
};

awaitable<void> Server::Implementation::accept_all(std::shared_ptr<Implementation> self) {
  while (self->acceptor.is_open()) {
    tcp::socket socket(self->connection_executor());
    error_code error;
    co_await self->acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
    if (!self->acceptor.is_open()) co_return;
    if (error) {
      spdlog::warn("A connection could not be accepted: {}", error.message());
      co_await pause(accept_pause);
      continue;
    }
    self->admit(std::move(socket));
  }
}

void Server::Implementation::admit(tcp::socket socket) {
  auto connection = std::make_shared<Connection>(std::move(socket));
  auto entry = state->connections.enter(connection, state->proxies.trusts(connection->peer()));
  if (entry.admission == Admission::closed) return;
  const auto executor = connection->executor();
  asio::co_spawn(executor, serve({state, std::move(connection), std::move(entry)}), asio::detached);
}

awaitable<void> Server::Implementation::sweep(std::shared_ptr<Implementation> self) {
  auto news_due_at = Deadline::Clock::now();
  while (self->is_sweeping) {
    self->sweep_timer.expires_after(sweep_interval);
    error_code ignored;
    co_await self->sweep_timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    self->state->connections.cancel_overdue();
    if (const auto now = Deadline::Clock::now(); now >= news_due_at) {
      self->state->streams.wake_for_news();
      news_due_at = now + news_interval;
    }
  }
}

Server::Server(asio::io_context& io, const Router& router, ServerOptions options)
    : implementation_(std::make_shared<Implementation>(io, router, std::move(options))) {
  implementation_->start();
}

Server::~Server() {
  implementation_->stop_accepting();
  implementation_->stop_sweeping();
  implementation_->state->connections.close_all();
}

unsigned short Server::port() const { return implementation_->port; }

std::size_t Server::connection_count() const { return implementation_->state->connections.size(); }

std::size_t Server::stream_count() const { return implementation_->state->streams.size(); }

awaitable<void> Server::drain(std::chrono::seconds limit) {
  const auto self = implementation_;
  auto& connections = self->state->connections;
  const auto end = Deadline::Clock::now() + limit;
  self->state->is_draining = true;
  self->stop_accepting();
  connections.cancel_idle();
  while (connections.size() > 0 && Deadline::Clock::now() < end)
    co_await pause(drain_poll_interval);
  connections.close_all();
  self->stop_sweeping();
}

}  // namespace convene::http
