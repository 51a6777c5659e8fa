#include "http/stream.hpp"

#include "base/text.hpp"
#include "http/content_type.hpp"

namespace convene::http {

Response stream_response(std::shared_ptr<Stream> stream) {
  Response response;
  response.stream = std::move(stream);
  response.with("Content-Type", event_stream_type);
  response.with("Cache-Control", "no-store");
  // A proxy that collects a whole answer before it passes it on would keep it for ever.
  response.with("X-Accel-Buffering", "no");
  return response;
}

std::string event_message(std::string_view text) {
  std::string message;
  for (const auto line : split(text, '\n')) message.append("data: ").append(line).append("\n");
  return message += '\n';
}

}  // namespace convene::http
