#include "http/request_reader.hpp"

#include "http/head_parser.hpp"
#include "http/head_scan.hpp"

namespace convene::http {
namespace {

using boost::asio::awaitable;

// What one read asks the system for.
constexpr std::size_t read_bytes = 4UL * 1024;

constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace

awaitable<Reading> RequestReader::next(Message& message) {
  connection_.deadline.set(is_first_ ? limits_.header_time : limits_.idle_time);
  const auto reading = co_await read(message);
  connection_.deadline.clear();
  connection_.set_idle(false);
  is_first_ = false;
  co_return reading;
}

awaitable<Reading> RequestReader::read(Message& message) {
  skip_empty_lines();
  while (connection_.received().empty()) {
    connection_.set_idle(true);
    if (!co_await connection_.receive(read_bytes)) co_return Reading::ended;
    skip_empty_lines();
  }
  connection_.set_idle(false);
  if (!is_first_) connection_.deadline.set(limits_.header_time);
  const auto reading = co_await read_head(message);
  if (reading != Reading::whole || message.content_length == 0) co_return reading;
  connection_.deadline.set(limits_.body_time);
  co_return co_await read_body(message);
}

awaitable<Reading> RequestReader::read_head(Message& message) {
  HeadScan scan;
  for (;;) {
    const auto result = scan.advance(connection_.received().substr(0, limits_.header_bytes));
    if (result == HeadScan::Result::malformed) co_return refuse(Status::bad_request);
    if (result == HeadScan::Result::complete) break;
    if (connection_.received().size() >= limits_.header_bytes) {
      co_return refuse(Status::header_fields_too_large);
    }
    if (!co_await connection_.receive(read_bytes)) co_return give_up();
  }
  const auto head = connection_.received().substr(0, scan.size());
  if (const auto status = parse_head(head, limits_, message)) co_return refuse(*status);
  connection_.consume(scan.size());
  co_return Reading::whole;
}

awaitable<Reading> RequestReader::read_body(Message& message) {
  const auto size = message.content_length;
  if (message.expects_continue && connection_.received().empty()) {
    const bool is_sent = co_await connection_.send(go_on, {});
    if (!is_sent) co_return Reading::ended;
  }
  while (connection_.received().size() < size) {
    if (!co_await connection_.receive(size - connection_.received().size())) co_return give_up();
  }
  message.request.body = connection_.received().substr(0, size);
  connection_.consume(size);
  co_return Reading::whole;
}

// Some clients end a body with an empty line that they do not count (RFC 9112, 2.2).
void RequestReader::skip_empty_lines() {
  while (connection_.received().starts_with("\r\n")) connection_.consume(2);
}

Reading RequestReader::refuse(Status status) {
  refusal_ = status;
  return Reading::refused;
}

Reading RequestReader::give_up() {
  return connection_.is_overdue() ? refuse(Status::request_timeout) : Reading::ended;
}

}  // namespace convene::http
