#include <boost/test/unit_test.hpp>

#include "http/client_address.hpp"
#include "http/test_routes.hpp"
#include "support/http_server.hpp"
#include "support/wait_until.hpp"

namespace convene::http {
namespace {

using support::HttpClient;
using support::HttpServer;

using Headers = std::vector<std::pair<std::string, std::string>>;

std::string seen(const TrustedProxies& proxies, const std::string& peer, const Headers& headers) {
  const auto client = proxies.client_of(peer, headers);
  return client.address + (client.is_https ? " https" : "");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(proxies)

BOOST_AUTO_TEST_CASE(the_right_most_address_that_is_no_proxy_is_the_client) {
  const TrustedProxies proxies({"127.0.0.1", "10.0.0.0/8", "fd00::/8"});
  struct {
    std::string peer;
    Headers headers;
    std::string client;
  } const cases[] = {
      // Nobody is believed but the configured ones.
      {"192.0.2.1", {{"x-forwarded-for", "198.51.100.1"}}, "192.0.2.1"},
      {"192.0.2.1", {{"forwarded", "for=198.51.100.1;proto=https"}}, "192.0.2.1"},
      {"11.0.0.1", {{"x-forwarded-for", "198.51.100.1"}}, "11.0.0.1"},
      {"127.0.0.1", {}, "127.0.0.1"},
      // X-Forwarded-For
      {"127.0.0.1", {{"x-forwarded-for", "198.51.100.1"}}, "198.51.100.1"},
      {"10.200.0.1", {{"x-forwarded-for", "198.51.100.1"}}, "198.51.100.1"},
      {"fd12::1", {{"x-forwarded-for", "198.51.100.1"}}, "198.51.100.1"},
      {"127.0.0.1", {{"x-forwarded-for", "203.0.113.9, 198.51.100.1"}}, "198.51.100.1"},
      {"127.0.0.1", {{"x-forwarded-for", "203.0.113.9, 198.51.100.1, 10.0.0.7"}}, "198.51.100.1"},
      {"127.0.0.1",
       {{"x-forwarded-for", "203.0.113.9"}, {"x-forwarded-for", "198.51.100.1"}},
       "198.51.100.1"},
      {"127.0.0.1", {{"x-forwarded-for", "10.0.0.8, 10.0.0.7"}}, "10.0.0.8"},
      {"127.0.0.1", {{"x-forwarded-for", "198.51.100.1:4711"}}, "198.51.100.1"},
      {"127.0.0.1", {{"x-forwarded-for", "2001:DB8::1"}}, "2001:db8::1"},
      {"127.0.0.1", {{"x-forwarded-for", "[2001:db8::1]:80"}}, "2001:db8::1"},
      {"127.0.0.1", {{"x-forwarded-for", "::ffff:198.51.100.1"}}, "198.51.100.1"},
      {"127.0.0.1", {{"x-forwarded-for", "unknown"}}, "127.0.0.1"},
      {"127.0.0.1", {{"x-forwarded-for", "198.51.100.1, nonsense, 10.0.0.7"}}, "10.0.0.7"},
      {"127.0.0.1", {{"x-forwarded-for", "\", 198.51.100.1"}}, "198.51.100.1"},
      {"127.0.0.1", {{"x-forwarded-for", ""}}, "127.0.0.1"},
      // X-Forwarded-Proto
      {"127.0.0.1",
       {{"x-forwarded-for", "198.51.100.1"}, {"x-forwarded-proto", "https"}},
       "198.51.100.1 https"},
      {"127.0.0.1",
       {{"x-forwarded-for", "198.51.100.1, 10.0.0.7"}, {"x-forwarded-proto", "https"}},
       "198.51.100.1 https"},
      {"127.0.0.1",
       {{"x-forwarded-for", "198.51.100.1, 10.0.0.7"}, {"x-forwarded-proto", "https, http"}},
       "198.51.100.1 https"},
      {"127.0.0.1",
       {{"x-forwarded-for", "198.51.100.1"}, {"x-forwarded-proto", "https, http"}},
       "198.51.100.1"},
      {"192.0.2.1", {{"x-forwarded-proto", "https"}}, "192.0.2.1"},
      // Forwarded
      {"127.0.0.1", {{"forwarded", "for=198.51.100.1"}}, "198.51.100.1"},
      {"127.0.0.1",
       {{"forwarded", "For=198.51.100.1;Proto=HTTPS;by=10.0.0.1"}},
       "198.51.100.1 https"},
      {"127.0.0.1", {{"forwarded", "for=\"[2001:db8::1]:4711\""}}, "2001:db8::1"},
      {"127.0.0.1",
       {{"forwarded", "for=203.0.113.9;proto=https, for=198.51.100.1;proto=http, for=10.0.0.7"}},
       "198.51.100.1"},
      {"127.0.0.1", {{"forwarded", "for=_hidden"}}, "127.0.0.1"},
      {"127.0.0.1", {{"forwarded", "for=\"203.0.113.9, for=198.51.100.1"}}, "198.51.100.1"},
      {"127.0.0.1", {{"forwarded", "for=\"a,b\", for=198.51.100.1"}}, "198.51.100.1"},
      // A header that the proxy does not write comes from the client.
      {"127.0.0.1",
       {{"forwarded", "for=203.0.113.9"}, {"x-forwarded-for", "198.51.100.1"}},
       "127.0.0.1"},
      {"127.0.0.1",
       {{"forwarded", "for=198.51.100.1;proto=https"}, {"x-forwarded-for", "198.51.100.1"}},
       "198.51.100.1"},
  };
  for (const auto& [peer, headers, client] : cases) {
    std::string described = peer;
    for (const auto& [name, value] : headers) {
      described.append(" | ").append(name).append(": ").append(value);
    }
    BOOST_TEST_CONTEXT(described) { BOOST_TEST(seen(proxies, peer, headers) == client); }
  }
}

BOOST_AUTO_TEST_CASE(networks_are_told_apart_to_the_bit) {
  struct {
    std::string network;
    std::string address;
    bool is_trusted;
  } const cases[] = {
      {"10.0.0.0/8", "10.255.255.255", true},
      {"10.0.0.0/8", "11.0.0.0", false},
      {"10.1.2.3/8", "10.9.9.9", true},
      {"192.0.2.128/25", "192.0.2.127", false},
      {"192.0.2.128/25", "192.0.2.128", true},
      {"0.0.0.0/0", "203.0.113.1", true},
      {"0.0.0.0/0", "2001:db8::1", false},
      {"::/0", "2001:db8::1", true},
      {"2001:db8::/33", "2001:db8:7fff::1", true},
      {"2001:db8::/33", "2001:db8:8000::1", false},
      {"::1", "::1", true},
      {"::1", "::2", false},
      {"127.0.0.1", "::ffff:127.0.0.1", true},
      {"127.0.0.1", "127.0.0.2", false},
      {"127.0.0.1", "nonsense", false},
  };
  for (const auto& [network, address, is_trusted] : cases) {
    BOOST_TEST_CONTEXT(address << " in " << network) {
      BOOST_TEST(TrustedProxies({network}).trusts(address) == is_trusted);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_network_is_refused) {
  for (const std::string text : {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "/8",
                                 "10.0.0.0/8/8", "::1/129", "10.0.0/8"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_CHECK_THROW(TrustedProxies({text}), std::invalid_argument); }
  }
}

BOOST_AUTO_TEST_CASE(an_ipv6_client_counts_by_its_network) {
  BOOST_TEST(client_key("192.0.2.1") == "192.0.2.1");
  BOOST_TEST(client_key("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
  BOOST_TEST(client_key("2001:db8:1:2::9") == client_key("2001:db8:1:2:3::"));
  BOOST_TEST(client_key("2001:db8:1:3::9") != client_key("2001:db8:1:2::9"));
}

BOOST_AUTO_TEST_CASE(a_handler_sees_the_client_that_the_proxy_names) {
  ServerOptions options;
  options.trusted_proxies = {"127.0.0.1"};
  const HttpServer server(test_routes(), options);
  const auto response = server.client().get(
      "/seen", {{"X-Forwarded-For", "198.51.100.1"}, {"X-Forwarded-Proto", "https"}});
  BOOST_TEST(response.body.find("client=198.51.100.1 https=true") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_client_behind_a_proxy_has_so_many_requests_at_once) {
  ServerOptions options;
  options.trusted_proxies = {"127.0.0.1"};
  options.limits.connections_per_address = 2;
  Hold hold;
  auto routes = test_routes();
  routes.push_back(held_route(hold));
  const HttpServer server(std::move(routes), options);
  std::vector<HttpClient> running;
  for (int index = 0; index < 2; ++index) {
    running.push_back(server.client());
    BOOST_REQUIRE(running.back().send(
        "GET /held HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.1\r\n\r\n"));
  }
  BOOST_REQUIRE(support::wait_until([&] { return hold.waiting == 2; }));
  auto client = server.client();
  const auto refused = client.get("/hello", {{"X-Forwarded-For", "198.51.100.1"}});
  BOOST_TEST(refused.status == 429);
  BOOST_TEST(refused.has_header("retry-after"));
  BOOST_TEST(client.get("/hello", {{"X-Forwarded-For", "198.51.100.2"}}).status == 200);
  hold.is_released = true;
  for (auto& one : running) BOOST_TEST(one.read().status == 200);
  BOOST_TEST(client.get("/hello", {{"X-Forwarded-For", "198.51.100.1"}}).status == 200);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
