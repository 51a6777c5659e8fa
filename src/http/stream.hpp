#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "http/response.hpp"

namespace convene::http {

// An answer that goes on: server-sent events, which browsers take in with EventSource. The session
// asks again and again, sends a sign of life where there is nothing new, and lets the stream go
// when the client leaves or the server stops.
class Stream {
 public:
  virtual ~Stream() = default;

  // Whether take() would give something now. Any thread; asked often, so it must be cheap.
  virtual bool has_update() const = 0;
  // What is new, as event_message() writes it; empty if nothing is. Who reads slowly is asked for
  // less often: it must be the newest state, not what came about in between.
  virtual std::string take() = 0;
};

// 200 with what the stream gives. The session answers 503 instead where there are too many.
Response stream_response(std::shared_ptr<Stream> stream);

// `text` as one message to EventSource's onmessage.
std::string event_message(std::string_view text);

}  // namespace convene::http
