#include "http/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "http/client_address.hpp"

namespace convene::http {
namespace {

namespace asio = boost::asio;

// How long and how much a client may go on sending after its last answer.
constexpr std::chrono::seconds finish_time{2};
constexpr std::size_t finish_bytes_max = 256UL * 1024;
// What an idle connection may keep of a large body's memory.
constexpr std::size_t idle_capacity_max = 16UL * 1024;

using Pair = std::array<asio::const_buffer, 2>;

Pair without_front(Pair buffers, std::size_t size) {
  const auto head_size = std::min(size, buffers[0].size());
  return {buffers[0] + head_size, buffers[1] + (size - head_size)};
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket) : socket_(std::move(socket)) {
  boost::system::error_code ignored;
  const auto endpoint = socket_.remote_endpoint(ignored);
  peer_ = plain_address(endpoint.address());
  // A small answer must not wait until the one before it is acknowledged.
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  socket_.non_blocking(true, ignored);
}

std::string_view Connection::received() const {
  const auto data = buffer_.data();
  return {static_cast<const char*>(data.data()), data.size()};
}

asio::awaitable<Connection::Received> Connection::receive(std::size_t size_max) {
  if (buffer_.size() == 0 && buffer_.capacity() > idle_capacity_max) buffer_.shrink_to_fit();
  return socket_.async_read_some(buffer_.prepare(size_max), asio::as_tuple(asio::use_awaitable));
}

bool Connection::take(const Received& received) {
  const auto& [error, size] = received;
  buffer_.commit(size);
  return !error;
}

SendResult Connection::send(std::string_view head, std::string_view body) {
  unsent_ = {asio::buffer(head), asio::buffer(body)};
  boost::system::error_code error;
  const auto sent = socket_.write_some(unsent_, error);
  if (error && error != asio::error::would_block) return SendResult::failed;
  if (sent == asio::buffer_size(unsent_)) return SendResult::done;
  unsent_ = without_front(unsent_, sent);
  return SendResult::begun;
}

asio::awaitable<SendResult> Connection::flush() {
  boost::system::error_code error;
  co_await asio::async_write(socket_, unsent_, asio::redirect_error(asio::use_awaitable, error));
  if (!error) co_return SendResult::done;
  // The system must not keep, after the close, what the client did not read in time.
  boost::system::error_code ignored;
  socket_.set_option(asio::socket_base::linger(true, 0), ignored);
  co_return SendResult::failed;
}

asio::awaitable<bool> Connection::client_stirs() {
  // Thousands may wait like this: none needs memory to read into.
  buffer_.shrink_to_fit();
  is_idle_ = true;
  const auto [error] = co_await socket_.async_wait(asio::socket_base::wait_read,
                                                   asio::as_tuple(asio::use_awaitable));
  is_idle_ = false;
  co_return error != asio::error::operation_aborted;
}

asio::awaitable<void> Connection::finish() {
  deadline.set(finish_time);
  boost::system::error_code error;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
  buffer_.consume(buffer_.size());
  std::size_t discarded = 0;
  while (!error && discarded < finish_bytes_max) {
    const auto space = buffer_.prepare(idle_capacity_max);
    discarded +=
        co_await socket_.async_read_some(space, asio::redirect_error(asio::use_awaitable, error));
  }
}

void Connection::cancel() {
  boost::system::error_code ignored;
  socket_.cancel(ignored);
}

void Connection::close() {
  boost::system::error_code ignored;
  socket_.close(ignored);
}

}  // namespace convene::http
