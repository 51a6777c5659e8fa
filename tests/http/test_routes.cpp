#include "http/test_routes.hpp"

#include <stdexcept>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>

namespace convene::http {
namespace {

using boost::asio::awaitable;

Response text(std::string body) {
  Response response{.body = std::move(body)};
  response.with("Content-Type", "text/plain; charset=utf-8");
  return response;
}

awaitable<Response> hello(const Request&) { co_return text("hello\n"); }
awaitable<Response> long_page(const Request&) { co_return text(long_text()); }
awaitable<Response> echo(const Request& request) { co_return text(request.body); }
awaitable<Response> fails(const Request&) {
  throw std::runtime_error("as it should");
  co_return Response();
}

awaitable<Response> splits(const Request&) {
  co_return see_other("/somewhere\r\nSet-Cookie: stolen=1");
}

awaitable<Response> huge(const Request&) {
  constexpr std::size_t huge_bytes = 32UL * 1024 * 1024;
  Response response{.body = std::string(huge_bytes, 'x')};
  response.with("Content-Type", "application/octet-stream");
  co_return response;
}

awaitable<Response> shared(const Request&) {
  static const auto body = std::make_shared<const SharedBody>(make_shared_body(long_text()));
  Response response{.shared_body = body};
  response.with("Content-Type", "text/plain; charset=utf-8");
  co_return response;
}

awaitable<Response> seen(const Request& request) {
  co_return text(fmt::format("host={} client={} https={} path={} q={}", request.host,
                             request.client_address, request.is_https, request.path,
                             request.query.get("q")));
}

}  // namespace

std::string long_text() {
  std::string lines;
  for (int line = 0; line < 200; ++line) lines += fmt::format("Line {} of a long page.\n", line);
  return lines;
}

std::vector<Route> test_routes() {
  return {{Method::get, "/hello", hello},   {Method::get, "/long", long_page},
          {Method::get, "/shared", shared}, {Method::post, "/echo", echo},
          {Method::get, "/seen", seen},     {Method::get, "/seen/{name}", seen},
          {Method::get, "/fails", fails},   {Method::get, "/splits", splits},
          {Method::get, "/huge", huge}};
}

Route held_route(Hold& hold) {
  return {Method::get, "/held", [&hold](const Request&) -> awaitable<Response> {
            boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
            ++hold.waiting;
            while (!hold.is_released) {
              timer.expires_after(std::chrono::milliseconds(2));
              co_await timer.async_wait(boost::asio::use_awaitable);
            }
            --hold.waiting;
            co_return text("let go\n");
          }};
}

}  // namespace convene::http
