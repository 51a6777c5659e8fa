#include "http/streaming.hpp"

#include <fmt/format.h>

#include "base/random.hpp"

namespace convene::http {
namespace {

using boost::asio::awaitable;

// A comment, which EventSource skips.
constexpr std::string_view sign_of_life = ":\n\n";

// Hundreds of clients that lost the server at one moment must not come back at one moment.
constexpr std::uint32_t reconnect_milliseconds_min = 3000;
constexpr std::uint32_t reconnect_milliseconds_spread = 4000;

}  // namespace

std::string first_piece(Stream& stream) {
  const auto time = reconnect_milliseconds_min + random_below(reconnect_milliseconds_spread);
  return fmt::format("retry: {}\n\n", time) + stream.take();
}

awaitable<void> keep_streaming(const ServerState& state, Connection& connection, Stream& stream) {
  const auto& limits = state.options.limits;
  connection.deadline.set(limits.heartbeat_time);
  while (!state.is_draining) {
    const bool client_stirred = co_await connection.client_stirs();
    if (client_stirred || state.is_draining) co_return;
    auto piece = stream.take();
    if (piece.empty()) {
      if (!connection.is_overdue()) continue;
      piece = sign_of_life;
    }
    connection.deadline.set(limits.write_time);
    auto sending = connection.send(piece, {});
    if (sending == SendResult::begun) sending = co_await connection.flush();
    if (sending != SendResult::done) co_return;
    connection.deadline.set(limits.heartbeat_time);
  }
}

}  // namespace convene::http
