#include <boost/test/unit_test.hpp>

#include "http/test_routes.hpp"
#include "support/http_server.hpp"
#include "support/wait_until.hpp"

namespace convene::http {
namespace {

using support::HttpServer;
using support::wait_until;

struct Fixture {
  Hold hold;
  HttpServer server{{held_route(hold)}};

  support::HttpClient held_client() {
    auto client = server.client();
    const int waiting = hold.waiting;
    BOOST_REQUIRE(client.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n"));
    BOOST_REQUIRE(wait_until([&] { return hold.waiting == waiting + 1; }));
    return client;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(drain, Fixture)

BOOST_AUTO_TEST_CASE(a_running_request_is_finished_and_idle_connections_are_closed) {
  auto idle = server.client();
  BOOST_TEST(idle.get("/nowhere").status == 404);
  auto silent = server.client();
  auto running = held_client();
  auto drained = server.drain(std::chrono::seconds(30));
  BOOST_TEST(idle.read_end());
  BOOST_TEST(silent.read_end());
  BOOST_CHECK_THROW(server.client(), std::runtime_error);
  hold.is_released = true;
  const auto response = running.read();
  BOOST_TEST(response.body == "let go\n");
  BOOST_TEST(response.header("connection") == "close");
  BOOST_TEST(running.read_end());
  drained.get();
  BOOST_TEST(server.connection_count() == 0U);
}

BOOST_AUTO_TEST_CASE(a_request_that_does_not_end_in_time_is_cut_off) {
  auto running = held_client();
  server.drain(std::chrono::seconds(0)).get();
  BOOST_TEST(running.read_end());
  hold.is_released = true;
  BOOST_TEST(wait_until([&] { return server.connection_count() == 0; }));
}

BOOST_AUTO_TEST_CASE(an_empty_house_is_drained_at_once) {
  server.drain(std::chrono::seconds(30)).get();
  BOOST_TEST(server.connection_count() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
