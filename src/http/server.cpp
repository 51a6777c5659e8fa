#include "http/server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include "http/listener_socket.hpp"
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
// How often streams are asked for updates: what happens within it reaches them as one change.
constexpr std::chrono::seconds update_interval{1};
// The pause after an accept that failed, for want of descriptors mostly.
constexpr std::chrono::milliseconds accept_pause{100};
constexpr std::chrono::milliseconds drain_poll_interval{10};

awaitable<void> pause(std::chrono::milliseconds time) {
  asio::steady_timer timer(co_await asio::this_coro::executor, time);
  co_await timer.async_wait(asio::use_awaitable);
}

}  // namespace

// The acceptor and the sweep's timer are used on the strand alone.
struct Server::Implementation : std::enable_shared_from_this<Implementation> {
  Implementation(asio::io_context& context, tcp::acceptor listener, const Router& router,
                 ServerOptions options)
      : io(context),
        strand(listener.get_executor()),
        acceptor(std::move(listener)),
        sweep_timer(strand),
        state(std::make_shared<ServerState>(router, std::move(options))) {}

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
  bool is_sweeping = true;  // belongs to the strand
  const std::shared_ptr<ServerState> state;
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
  auto admitted = state->connections.enter(connection, state->proxies.trusts(connection->peer()));
  if (admitted.admission == Admission::closed) return;
  const auto executor = connection->executor();
  asio::co_spawn(executor, serve({state, std::move(connection), std::move(admitted)}),
                 asio::detached);
}

awaitable<void> Server::Implementation::sweep(std::shared_ptr<Implementation> self) {
  auto update_due_at = Deadline::Clock::now();
  while (self->is_sweeping) {
    self->sweep_timer.expires_after(sweep_interval);
    error_code ignored;
    co_await self->sweep_timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    self->state->connections.cancel_overdue();
    if (const auto now = Deadline::Clock::now(); now >= update_due_at) {
      self->state->streams.wake_updated();
      update_due_at = now + update_interval;
    }
  }
}

Server::Server(asio::io_context& io, Listener listener, const Router& router, ServerOptions options)
    : implementation_(std::make_shared<Implementation>(io, std::move(listener.socket_->acceptor),
                                                       router, std::move(options))) {
  implementation_->start();
}

Server::~Server() {
  implementation_->stop_accepting();
  implementation_->stop_sweeping();
  implementation_->state->connections.close_all();
}

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
