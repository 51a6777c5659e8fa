#include "http/request_reader.hpp"

#include "http/head_parser.hpp"

namespace convene::http {
namespace {

using boost::asio::awaitable;

// What one read asks the system for.
constexpr std::size_t read_bytes = 4UL * 1024;

constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace

awaitable<ReadResult> RequestReader::next(Message& message) {
  connection_.deadline.set(is_first_ ? limits_.header_time : limits_.idle_time);
  skip_empty_lines();
  while (connection_.received().empty()) {
    connection_.set_idle(true);
    const auto received = co_await connection_.receive(read_bytes);
    if (!connection_.take(received)) co_return end(ReadResult::ended);
    skip_empty_lines();
  }
  begin();
  HeadScan scan;
  auto reading = look_at_head(scan, message);
  while (!reading) {
    const auto received = co_await connection_.receive(read_bytes);
    if (!connection_.take(received)) co_return end(give_up());
    reading = look_at_head(scan, message);
  }
  if (*reading == ReadResult::whole && message.content_length > 0) {
    connection_.deadline.set(limits_.body_time);
    reading = co_await read_body(message);
  }
  co_return end(*reading);
}

void RequestReader::begin() {
  connection_.set_idle(false);
  if (!is_first_) connection_.deadline.set(limits_.header_time);
}

ReadResult RequestReader::end(ReadResult reading) {
  connection_.deadline.clear();
  connection_.set_idle(false);
  is_first_ = false;
  return reading;
}

std::optional<ReadResult> RequestReader::look_at_head(HeadScan& scan, Message& message) {
  const auto received = connection_.received();
  const auto result = scan.advance(received.substr(0, limits_.header_bytes));
  if (result == HeadScan::Result::malformed) return refuse(Status::bad_request);
  if (result == HeadScan::Result::incomplete) {
    if (received.size() < limits_.header_bytes) return std::nullopt;
    return refuse(Status::header_fields_too_large);
  }
  const auto head = received.substr(0, scan.size());
  if (const auto status = parse_head(head, limits_, message)) return refuse(*status);
  connection_.consume(scan.size());
  return ReadResult::whole;
}

awaitable<ReadResult> RequestReader::read_body(Message& message) {
  const auto size = message.content_length;
  if (message.expects_continue && connection_.received().empty()) {
    if (connection_.send(go_on, {}) != SendResult::done) co_return ReadResult::ended;
  }
  while (connection_.received().size() < size) {
    const auto received = co_await connection_.receive(size - connection_.received().size());
    if (!connection_.take(received)) co_return give_up();
  }
  message.request.body = connection_.received().substr(0, size);
  connection_.consume(size);
  co_return ReadResult::whole;
}

// Some clients end a body with an empty line that they do not count (RFC 9112, 2.2).
void RequestReader::skip_empty_lines() {
  while (connection_.received().starts_with("\r\n")) connection_.consume(2);
}

ReadResult RequestReader::refuse(Status status) {
  refusal_ = status;
  return ReadResult::refused;
}

ReadResult RequestReader::give_up() {
  return connection_.is_overdue() ? refuse(Status::request_timeout) : ReadResult::ended;
}

}  // namespace convene::http
