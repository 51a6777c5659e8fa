#include "app/control/server.hpp"

#include <exception>
#include <optional>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include "app/control/socket_address.hpp"

namespace convene::app {
namespace {

namespace asio = boost::asio;
using asio::local::stream_protocol;
using boost::system::error_code;

constexpr std::chrono::seconds rest_after_failure{1};

constexpr const char* no_request =
    "That is no request. It is one line of JSON, of 4096 bytes at most, like "
    R"({"command": "mail test", "arguments": ["ann@school.example"]}.)";

// A client and how long it is waited for.
struct Session {
  explicit Session(stream_protocol::socket given)
      : socket(std::move(given)), deadline(socket.get_executor()) {}

  stream_protocol::socket socket;
  asio::steady_timer deadline;
  bool has_asked = false;
};

using SessionPointer = std::shared_ptr<Session>;

void close(stream_protocol::socket& socket) {
  error_code ignored;
  socket.close(ignored);
}

// Whoever is not done by then is sent off.
void set_deadline(const SessionPointer& session, std::chrono::milliseconds time) {
  session->deadline.expires_after(time);
  session->deadline.async_wait([session](const error_code& failure) {
    if (!failure && session->deadline.expiry() <= std::chrono::steady_clock::now()) {
      close(session->socket);
    }
  });
}

// Nothing where the client went away, or was sent off.
asio::awaitable<std::optional<std::string>> read_line(Session& session) {
  std::string text;
  error_code failure;
  co_await asio::async_read_until(session.socket,
                                  asio::dynamic_buffer(text, control_request_bytes_max), '\n',
                                  asio::redirect_error(asio::use_awaitable, failure));
  // Too long: the answer says so.
  if (failure == asio::error::not_found) co_return std::string();
  if (failure) co_return std::nullopt;
  co_return text.substr(0, text.find('\n'));
}

// Told at once and not waited for: it costs nothing to keep on asking.
void turn_away(stream_protocol::socket socket) {
  const auto text = line_of(
      ControlAnswer{.text = "The server is busy with other commands. Try again in a few seconds."});
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(text), ignored);
  close(socket);
}

}  // namespace

struct ControlServer::State {
  State(asio::io_context& io, ControlCommands given_commands, ControlLimits given_limits)
      : commands(std::move(given_commands)),
        limits(given_limits),
        strand(asio::make_strand(io)),
        acceptor(strand) {}

  const ControlCommands commands;
  const ControlLimits limits;
  const asio::strand<asio::io_context::executor_type> strand;
  // The strand's:
  stream_protocol::acceptor acceptor;
  std::set<SessionPointer> sessions;

  asio::awaitable<ControlAnswer> answer(std::string line) const {
    auto request = control_request_from(line);
    if (!request) co_return ControlAnswer{.text = no_request};
    const auto command = commands.find(request->command);
    if (command == commands.end()) {
      co_return ControlAnswer{
          .text = fmt::format("The running server knows no command \"{}\".", request->command)};
    }
    try {
      co_return co_await command->second(std::move(request->arguments));
    } catch (const std::exception& failure) {
      spdlog::error("The command {} failed: {}", request->command, failure.what());
      co_return ControlAnswer{.text = failure.what()};
    }
  }

  asio::awaitable<void> converse(SessionPointer session) const {
    set_deadline(session, limits.request);
    auto line = co_await read_line(*session);
    session->deadline.cancel();
    if (!line) co_return;
    session->has_asked = true;
    const auto answered = co_await answer(*std::move(line));
    const auto text = line_of(answered);
    set_deadline(session, limits.request);
    error_code failure;
    co_await asio::async_write(session->socket, asio::buffer(text),
                               asio::redirect_error(asio::use_awaitable, failure));
    session->deadline.cancel();
  }

  static asio::awaitable<void> serve(std::shared_ptr<State> state, SessionPointer session) {
    co_await state->converse(session);
    close(session->socket);
    state->sessions.erase(session);
  }

  void take(stream_protocol::socket socket, const std::shared_ptr<State>& self) {
    if (sessions.size() >= limits.clients) return turn_away(std::move(socket));
    auto session = std::make_shared<Session>(std::move(socket));
    sessions.insert(session);
    asio::co_spawn(strand, serve(self, std::move(session)), asio::detached);
  }

  static asio::awaitable<void> accept(std::shared_ptr<State> state) {
    asio::steady_timer rest(state->strand);
    while (state->acceptor.is_open()) {
      error_code failure;
      auto socket =
          co_await state->acceptor.async_accept(asio::redirect_error(asio::use_awaitable, failure));
      if (failure == asio::error::operation_aborted) co_return;
      if (!failure) {
        state->take(std::move(socket), state);
        continue;
      }
      // There is no descriptor left, say: to ask again at once would only cost time.
      rest.expires_after(rest_after_failure);
      co_await rest.async_wait(asio::redirect_error(asio::use_awaitable, failure));
    }
  }
};

namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
  throw std::runtime_error(
      fmt::format("The control socket {} cannot be made: {}.", path.string(), why));
}

void remove_left_behind(const std::filesystem::path& path) {
  std::error_code failure;
  const auto type = std::filesystem::symlink_status(path, failure).type();
  if (type == std::filesystem::file_type::not_found) return;
  if (type != std::filesystem::file_type::socket) refuse(path, "something else has its name");
  std::filesystem::remove(path, failure);
  if (failure) refuse(path, failure.message());
}

}  // namespace

ControlServer::ControlServer(asio::io_context& io, std::filesystem::path socket,
                             ControlCommands commands, ControlLimits limits)
    : path_(std::move(socket)), state_(std::make_shared<State>(io, std::move(commands), limits)) {
  remove_left_behind(path_);
  const SocketAddress address(path_);
  auto& acceptor = state_->acceptor;
  error_code failure;
  acceptor.open(address.endpoint().protocol(), failure);
  // The file that bind() makes takes over the mode of the descriptor: it is the owner's alone from
  // its first moment.
  if (!failure && fchmod(acceptor.native_handle(), S_IRUSR | S_IWUSR) != 0) {
    failure.assign(errno, boost::system::system_category());
  }
  if (!failure) acceptor.bind(address.endpoint(), failure);
  if (!failure) acceptor.listen(asio::socket_base::max_listen_connections, failure);
  if (failure) refuse(path_, failure.message());
  asio::co_spawn(state_->strand, State::accept(state_), asio::detached);
}

void ControlServer::stop() {
  if (!state_->acceptor.is_open()) return;
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
  error_code failure;
  state_->acceptor.close(failure);
  for (const auto& session : state_->sessions) {
    if (!session->has_asked) close(session->socket);
  }
}

}  // namespace convene::app
