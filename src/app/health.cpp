#include "app/health.hpp"

#include "http/content_type.hpp"

namespace convene::app {
namespace {

http::Response plain(std::string text) {
  http::Response response;
  response.body = std::move(text);
  response.with("Content-Type", http::text_type).with("Cache-Control", "no-store");
  return response;
}

boost::asio::awaitable<http::Response> live(const http::Request&) { co_return plain("live\n"); }

// Goes all the way through the writer's queue and back; an outage throws, and is answered with 503.
boost::asio::awaitable<http::Response> ready(storage::Writer& writer) {
  co_await writer.run([](storage::Transaction& transaction) {
    auto statement = transaction.connection().statement("SELECT count(*) FROM migration");
    statement.step();
    return statement.integer(0);
  });
  co_return plain("ready\n");
}

}  // namespace

std::vector<http::Route> health_routes(storage::Writer& writer) {
  return {
      {http::Method::get, "/livez", live},
      {http::Method::get, "/readyz", [&writer](const http::Request&) { return ready(writer); }}};
}

}  // namespace convene::app
