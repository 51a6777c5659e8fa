#include <boost/test/unit_test.hpp>

#include "http/test_routes.hpp"
#include "support/http_server.hpp"
#include "support/wait_until.hpp"

namespace convene::http {
namespace {

using support::HttpClient;
using support::HttpServer;
using support::wait_until;

// Deadlines that a test can wait for; those that it is not about are far away.
ServerOptions with_limits(const Limits& limits) {
  ServerOptions options;
  options.limits = limits;
  return options;
}
constexpr std::chrono::milliseconds soon{50};
constexpr std::chrono::hours never{1};

Limits without_deadlines() {
  Limits limits;
  limits.header_time = limits.body_time = limits.idle_time = limits.write_time = never;
  return limits;
}

std::string hello_with(std::size_t filler_bytes) {
  return "GET /hello HTTP/1.1\r\nHost: a\r\nX: " + std::string(filler_bytes, 'x') + "\r\n\r\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(a_head_may_have_8_kilobytes) {
  const HttpServer server(test_routes());
  const auto largest = Limits().header_bytes - hello_with(0).size();
  auto client = server.client();
  BOOST_REQUIRE(client.send(hello_with(largest)));
  BOOST_TEST(client.read().status == 200);
  client.send(hello_with(largest + 1));
  BOOST_TEST(client.read().status == 431);
  BOOST_TEST(client.read_end());
}

BOOST_AUTO_TEST_CASE(a_head_that_never_ends_is_refused_when_it_is_too_large) {
  const HttpServer server(test_routes(), with_limits(without_deadlines()));
  auto client = server.client();
  client.send("GET /hello HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x'));
  BOOST_TEST(client.read().status == 431);
}

BOOST_AUTO_TEST_CASE(a_request_has_at_most_a_hundred_headers) {
  const HttpServer server(test_routes());
  const auto request = [](std::size_t count) {
    std::string text = "GET /hello HTTP/1.1\r\nHost: a\r\n";
    for (std::size_t index = 1; index < count; ++index) text += "X: y\r\n";
    return text + "\r\n";
  };
  auto client = server.client();
  BOOST_REQUIRE(client.send(request(Limits::headers_max)));
  BOOST_TEST(client.read().status == 200);
  client.send(request(Limits::headers_max + 1));
  BOOST_TEST(client.read().status == 431);
}

BOOST_AUTO_TEST_CASE(a_target_may_have_4_kilobytes) {
  const HttpServer server(test_routes());
  const std::string path = "/hello?q=";
  auto client = server.client();
  const auto largest = Limits().target_bytes - path.size();
  BOOST_TEST(client.get(path + std::string(largest, 'x')).status == 200);
  BOOST_TEST(client.get(path + std::string(largest + 1, 'x')).status == 414);
}

BOOST_AUTO_TEST_CASE(a_body_may_have_64_kilobytes) {
  const HttpServer server(test_routes());
  auto client = server.client();
  const std::string largest(Limits().body_bytes, 'x');
  BOOST_TEST(client.post_form("/echo", largest).body == largest);
  BOOST_TEST(client.post_form("/echo", largest + 'x').status == 413);
  BOOST_TEST(client.read_end());
}

BOOST_AUTO_TEST_CASE(a_body_that_is_announced_too_large_is_refused_before_it_is_read) {
  const HttpServer server(test_routes(), with_limits(without_deadlines()));
  for (const std::string length : {"65537", "99999999999", "18446744073709551615"}) {
    BOOST_TEST_CONTEXT(length) {
      auto client = server.client();
      client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: " +
                  length + "\r\n\r\n");
      BOOST_TEST(client.read().status == 413);
      BOOST_TEST(client.read_end());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_head_that_trickles_in_does_not_move_its_deadline) {
  auto limits = without_deadlines();
  limits.header_time = soon;
  const HttpServer server(test_routes(), with_limits(limits));
  auto client = server.client();
  BOOST_REQUIRE(client.send("GET /hello HTTP/1.1\r\nHost: a\r\nX: "));
  std::jthread trickle([&](const std::stop_token& stop) {
    while (!stop.stop_requested() && client.send("x")) std::this_thread::sleep_for(soon / 10);
  });
  BOOST_TEST(client.read().status == 408);
}

BOOST_AUTO_TEST_CASE(a_head_after_the_first_request_has_a_deadline_too) {
  auto limits = without_deadlines();
  limits.header_time = soon;
  const HttpServer server(test_routes(), with_limits(limits));
  auto client = server.client();
  BOOST_REQUIRE(client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"));
  BOOST_TEST(client.read().status == 200);
  BOOST_REQUIRE(client.send("GET /he"));
  BOOST_TEST(client.read().status == 408);
  BOOST_TEST(client.read_end());
}

BOOST_AUTO_TEST_CASE(a_body_that_trickles_in_does_not_move_its_deadline) {
  auto limits = without_deadlines();
  limits.body_time = soon;
  const HttpServer server(test_routes(), with_limits(limits));
  auto client = server.client();
  BOOST_REQUIRE(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\n"));
  std::jthread trickle([&](const std::stop_token& stop) {
    while (!stop.stop_requested() && client.send("x")) std::this_thread::sleep_for(soon / 10);
  });
  BOOST_TEST(client.read().status == 408);
}

BOOST_AUTO_TEST_CASE(a_connection_that_never_asks_is_closed_without_a_word) {
  auto limits = without_deadlines();
  limits.header_time = soon;
  const HttpServer server(test_routes(), with_limits(limits));
  BOOST_TEST(server.client().read_end());
}

BOOST_AUTO_TEST_CASE(a_connection_that_asks_no_more_is_closed_without_a_word) {
  auto limits = without_deadlines();
  limits.idle_time = soon;
  const HttpServer server(test_routes(), with_limits(limits));
  auto client = server.client();
  BOOST_TEST(client.get("/hello").status == 200);
  BOOST_TEST(client.read_end());
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_read_is_given_up) {
  auto limits = without_deadlines();
  limits.write_time = soon;
  const HttpServer server(test_routes(), with_limits(limits));
  HttpClient client(server.port(), 4096);
  BOOST_REQUIRE(client.send("GET /huge HTTP/1.1\r\nHost: a\r\n\r\n"));
  BOOST_TEST(wait_until([&] { return server.connection_count() == 1; }));
  BOOST_TEST(wait_until([&] { return server.connection_count() == 0; }));
}

BOOST_AUTO_TEST_CASE(a_handler_may_take_longer_than_any_deadline) {
  Limits limits;
  limits.header_time = limits.body_time = limits.idle_time = soon;
  Hold hold;
  auto routes = test_routes();
  routes.push_back(held_route(hold));
  const HttpServer server(std::move(routes), with_limits(limits));
  auto client = server.client();
  BOOST_REQUIRE(client.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n"));
  BOOST_REQUIRE(wait_until([&] { return hold.waiting == 1; }));
  // A connection that came later and is swept away shows that the deadline has passed.
  BOOST_TEST(server.client().read_end());
  hold.is_released = true;
  BOOST_TEST(client.read().body == "let go\n");
}

BOOST_AUTO_TEST_CASE(a_full_house_says_so_and_serves_again_when_somebody_leaves) {
  auto limits = without_deadlines();
  limits.connections = 2;
  const HttpServer server(test_routes(), with_limits(limits));
  auto first = server.client();
  BOOST_TEST(first.get("/hello").status == 200);
  {
    auto second = server.client();
    BOOST_TEST(second.get("/hello").status == 200);
    auto third = server.client();
    const auto refused = third.read();
    BOOST_TEST(refused.status == 503);
    BOOST_TEST(refused.has_header("retry-after"));
    BOOST_TEST(third.read_end());
  }
  BOOST_REQUIRE(wait_until([&] { return server.connection_count() == 1; }));
  BOOST_TEST(server.client().get("/hello").status == 200);
}

BOOST_AUTO_TEST_CASE(one_address_has_so_many_connections) {
  auto limits = without_deadlines();
  limits.connections_per_address = 3;
  const HttpServer server(test_routes(), with_limits(limits));
  std::vector<HttpClient> clients;
  for (std::size_t index = 0; index < limits.connections_per_address; ++index) {
    clients.push_back(server.client());
    BOOST_TEST(clients.back().get("/hello").status == 200);
  }
  const auto refused = server.client().read();
  BOOST_TEST(refused.status == 429);
  BOOST_TEST(refused.has_header("retry-after"));
}

BOOST_AUTO_TEST_CASE(caps_are_lifted_where_limits_are_off) {
  auto limits = without_deadlines();
  limits.connections = 1;
  limits.connections_per_address = 1;
  limits.are_off = true;
  const HttpServer server(test_routes(), with_limits(limits));
  std::vector<HttpClient> clients;
  for (int index = 0; index < 20; ++index) {
    clients.push_back(server.client());
    BOOST_TEST(clients.back().get("/hello").status == 200);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
