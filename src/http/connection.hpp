#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include "http/deadline.hpp"

namespace convene::http {

enum class SendResult {
  done,
  begun,   // there is more for flush()
  failed,  // the client is gone, or the deadline passed
};

// A client's socket and what was received but not yet read. Used on the socket's executor only,
// except for `deadline`.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  explicit Connection(boost::asio::ip::tcp::socket socket);

  // What was received and not yet consumed.
  std::string_view received() const;
  void consume(std::size_t size) { buffer_.consume(size); }
  // Waits for more, at most `size_max` bytes, which take() then appends. No coroutine of its own:
  // each costs as much as reading a header.
  using Received = std::tuple<boost::system::error_code, std::size_t>;
  boost::asio::awaitable<Received> receive(std::size_t size_max);
  // False: the client closed, or the deadline passed.
  bool take(const Received& received);
  // Sends both, one after the other, as far as the system takes them at once: nearly every answer
  // as a whole. The rest waits for flush(), until when both must live.
  SendResult send(std::string_view head, std::string_view body);
  boost::asio::awaitable<SendResult> flush();
  // Waits, idle, until the client sends anything or leaves: true; until cancel(): false.
  boost::asio::awaitable<bool> client_stirs();
  // Tells a client that was refused and may still be sending that nothing more comes, and waits
  // until the client, too, has closed. Closing with bytes unread would make the system take back
  // the answer that is on its way.
  boost::asio::awaitable<void> finish();
  // Ends what waits, with nothing sent. The session then goes its way to the end.
  void cancel();
  void close();

  boost::asio::any_io_executor executor() { return socket_.get_executor(); }
  const std::string& peer() const { return peer_; }
  bool is_idle() const { return is_idle_; }
  void set_idle(bool is_idle) { is_idle_ = is_idle; }
  // The deadline passed and cancel() was called for it.
  bool is_overdue() const { return deadline.has_passed(Deadline::Clock::now()); }

  Deadline deadline;

 private:
  boost::asio::ip::tcp::socket socket_;
  std::string peer_;
  boost::beast::flat_buffer buffer_;
  std::array<boost::asio::const_buffer, 2> unsent_;
  bool is_idle_ = true;  // true between two requests, or two pieces of a stream
};

}  // namespace convene::http
