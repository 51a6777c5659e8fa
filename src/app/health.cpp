#include "app/health.hpp"

#include "base/london_time.hpp"
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

std::string mail_text(const email::RelayMonitor::Finding& finding) {
  switch (finding.state) {
    case email::RelayMonitor::State::none:
      return "written into a folder";
    case email::RelayMonitor::State::working:
      return "leaves";
    case email::RelayMonitor::State::unreachable:
      return "the relay cannot be reached since " + rfc3339(finding.since);
    case email::RelayMonitor::State::not_let_in:
      return "the relay refuses our password since " + rfc3339(finding.since);
  }
  return {};
}

// Goes all the way through the writer's queue and back; an outage throws, and is answered with 503.
boost::asio::awaitable<http::Response> ready(storage::Writer& writer,
                                             const email::RelayMonitor& relay) {
  co_await writer.run([](storage::Transaction& transaction) {
    auto statement = transaction.connection().statement("SELECT count(*) FROM migration");
    statement.step();
    return statement.integer(0);
  });
  co_return plain("ready\nmail: " + mail_text(relay.last()) + '\n');
}

}  // namespace

std::vector<http::Route> health_routes(storage::Writer& writer, const email::RelayMonitor& relay) {
  return {{http::Method::get, "/livez", live},
          {http::Method::get, "/readyz",
           [&writer, &relay](const http::Request&) { return ready(writer, relay); }}};
}

}  // namespace convene::app
