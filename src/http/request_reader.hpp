#pragma once

#include <optional>

#include <boost/asio/awaitable.hpp>

#include "http/connection.hpp"
#include "http/head_scan.hpp"
#include "http/message.hpp"
#include "http/response.hpp"
#include "http/server.hpp"

namespace convene::http {

// What came of waiting for a request.
enum class ReadResult {
  whole,    // the message is complete
  refused,  // needs an answer with the status; the connection cannot go on after it
  ended,    // the client closed, or said nothing for too long
};

// Reads the requests of a connection, one after the other, within the limits. Requests that came
// together are served without another read.
class RequestReader {
 public:
  RequestReader(Connection& connection, const Limits& limits)
      : connection_(connection), limits_(limits) {}

  // Fills `message`; what of a refused one could be read, too. After it no deadline runs.
  boost::asio::awaitable<ReadResult> next(Message& message);
  // Why the last one was refused.
  Status refusal() const { return refusal_; }

 private:
  boost::asio::awaitable<ReadResult> read_body(Message& message);
  // What has come of the head; nothing if more must come.
  std::optional<ReadResult> look_at_head(HeadScan& scan, Message& message);
  // The next request has begun; what there is of it is read.
  void begin();
  ReadResult end(ReadResult reading);
  void skip_empty_lines();
  ReadResult refuse(Status status);
  ReadResult give_up();

  Connection& connection_;
  const Limits& limits_;
  bool is_first_ = true;
  Status refusal_ = Status::bad_request;
};

}  // namespace convene::http
