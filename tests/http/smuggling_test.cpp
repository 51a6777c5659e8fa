#include <boost/test/unit_test.hpp>

#include "http/test_routes.hpp"
#include "support/http_server.hpp"

// Requests of which a proxy in front could see another end, another host or other headers than this
// server does. All are refused, and nothing of their connection is read any more.
namespace convene::http {
namespace {

using support::HttpServer;
using namespace std::string_view_literals;

// Stands behind each of the requests: it must never be answered.
constexpr std::string_view smuggled = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

struct Attempt {
  std::string_view name;
  std::string_view request;
  int status = 400;
};

constexpr Attempt attempts[] = {
    {"chunked", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
     501},
    {"gzip", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501},
    {"identity", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n", 501},
    {"an empty encoding", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n\r\n", 501},
    {"an encoding in capitals", "POST /echo HTTP/1.1\r\nHost: a\r\nTRANSFER-ENCODING: x\r\n\r\n",
     501},
    {"chunked in HTTP/1.0", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 501},
    {"chunked on GET", "GET /hello HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 501},
    {"gzip before a length",
     "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\nContent-Length: 4\r\n\r\n"},
    {"chunked before a length",
     "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n"},
    {"chunked after a length",
     "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"},
    {"two lengths",
     "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n"},
    {"one length twice",
     "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\n"},
    {"a list of lengths", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4, 4\r\n\r\n"},
    {"a length with a sign", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: +4\r\n\r\n"},
    {"a negative length", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -4\r\n\r\n"},
    {"a length in hexadecimal", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0x4\r\n\r\n"},
    {"a length past 64 bits",
     "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551620\r\n\r\n"},
    {"an empty length", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n"},
    {"a length with words", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4 bytes\r\n\r\n"},
    {"a bare line feed in the head", "GET /hello HTTP/1.1\r\nHost: a\nX: b\r\n\r\n"},
    {"only line feeds", "GET /hello HTTP/1.1\nHost: a\n\n"},
    {"a bare carriage return", "GET /hello HTTP/1.1\r\nHost: a\rX: b\r\n\r\n"},
    {"two carriage returns", "GET /hello HTTP/1.1\r\nHost: a\r\r\n\r\n"},
    {"a folded header", "GET /hello HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n"},
    {"a header folded by a tab", "GET /hello HTTP/1.1\r\nHost: a\r\nX: b\r\n\tc\r\n\r\n"},
    {"a space before the first header", "GET /hello HTTP/1.1\r\n Host: a\r\n\r\n"},
    {"a space before the colon", "GET /hello HTTP/1.1\r\nHost : a\r\n\r\n"},
    {"a tab before the colon", "GET /hello HTTP/1.1\r\nHost: a\r\nX\t: a\r\n\r\n"},
    {"a header without colon", "GET /hello HTTP/1.1\r\nHost: a\r\nX\r\n\r\n"},
    {"a header without name", "GET /hello HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n"},
    {"a header's name with brackets", "GET /hello HTTP/1.1\r\nHost: a\r\nX(): b\r\n\r\n"},
    {"a NUL in a value", "GET /hello HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n"sv},
    {"a NUL in a name", "GET /hello HTTP/1.1\r\nHost: a\r\nX\0: b\r\n\r\n"sv},
    {"a control character", "GET /hello HTTP/1.1\r\nHost: a\r\nX: \x01\r\n\r\n"},
    {"a delete character", "GET /hello HTTP/1.1\r\nHost: a\r\nX: \x7F\r\n\r\n"},
    {"no host", "GET /hello HTTP/1.1\r\nX: b\r\n\r\n"},
    {"two hosts", "GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"},
    {"one host twice", "GET /hello HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"},
    {"two hosts in HTTP/1.0", "GET /hello HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n"},
    {"an empty host", "GET /hello HTTP/1.1\r\nHost:\r\n\r\n"},
    {"a list of hosts", "GET /hello HTTP/1.1\r\nHost: a, b\r\n\r\n"},
    {"a host with a path", "GET /hello HTTP/1.1\r\nHost: a/b\r\n\r\n"},
    {"a host with a user", "GET /hello HTTP/1.1\r\nHost: a@b\r\n\r\n"},
    {"a host with a strange port", "GET /hello HTTP/1.1\r\nHost: a:b\r\n\r\n"},
    {"two spaces in the request line", "GET  /hello HTTP/1.1\r\nHost: a\r\n\r\n"},
    {"a space in the target", "GET /hel lo HTTP/1.1\r\nHost: a\r\n\r\n"},
    {"a tab in the request line", "GET\t/hello HTTP/1.1\r\nHost: a\r\n\r\n"},
    {"a space after the version", "GET /hello HTTP/1.1 \r\nHost: a\r\n\r\n"},
    {"no version", "GET /hello\r\nHost: a\r\n\r\n"},
    {"HTTP/0.9", "GET /hello\r\n\r\n"},
    {"a version in small letters", "GET /hello http/1.1\r\nHost: a\r\n\r\n"},
    {"a version of three parts", "GET /hello HTTP/1.1.1\r\nHost: a\r\n\r\n"},
    {"HTTP/1.2", "GET /hello HTTP/1.2\r\nHost: a\r\n\r\n", 505},
    {"HTTP/2.0", "GET /hello HTTP/2.0\r\nHost: a\r\n\r\n", 505},
    {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
    {"a method with a separator", "GE(T /hello HTTP/1.1\r\nHost: a\r\n\r\n"},
    {"TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03"sv},
    {"a fragment", "GET /hello#there HTTP/1.1\r\nHost: a\r\n\r\n"},
    {"a target without slash", "GET hello HTTP/1.1\r\nHost: a\r\n\r\n"},
    {"another scheme", "GET ftp://a/hello HTTP/1.1\r\nHost: a\r\n\r\n"},
    {"a target with a user", "GET http://u@a/hello HTTP/1.1\r\nHost: a\r\n\r\n"},
    {"an asterisk on GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n"},
    {"dots", "GET /seen/../hello HTTP/1.1\r\nHost: a\r\n\r\n"},
    {"escaped dots", "GET /seen/%2e%2E/hello HTTP/1.1\r\nHost: a\r\n\r\n"},
    {"an escaped NUL", "GET /hello%00 HTTP/1.1\r\nHost: a\r\n\r\n"},
    {"a broken escape in the query", "GET /hello?q=%4 HTTP/1.1\r\nHost: a\r\n\r\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(smuggling)

BOOST_AUTO_TEST_CASE(what_can_be_read_two_ways_is_refused_and_ends_the_connection) {
  const HttpServer server(test_routes());
  for (const auto& [name, request, status] : attempts) {
    BOOST_TEST_CONTEXT(name) {
      auto client = server.client();
      client.send(std::string(request) + std::string(smuggled));
      const auto response = client.read();
      BOOST_TEST(response.status == status);
      BOOST_TEST(response.header("connection") == "close");
      BOOST_TEST(client.read_end());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_only_looks_strange_is_served) {
  struct {
    std::string_view name;
    std::string_view request;
  } const cases[] = {
      {"no space after the colon", "GET /hello HTTP/1.1\r\nHost:a\r\n\r\n"},
      {"blanks around a value", "GET /hello HTTP/1.1\r\nHost: \t a \t\r\n\r\n"},
      {"a tab within a value", "GET /hello HTTP/1.1\r\nHost: a\r\nX: b\tc\r\n\r\n"},
      {"Latin-1 in a value", "GET /hello HTTP/1.1\r\nHost: a\r\nX: \xE9\r\n\r\n"},
      {"an empty value", "GET /hello HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n"},
      {"leading zeros in a length",
       "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 000\r\n\r\n"},
      {"a host of IPv6", "GET /hello HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"},
      {"an escaped letter", "GET /%68ello HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"three dots", "GET /seen/... HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"a bar in the query", "GET /hello?a|b HTTP/1.1\r\nHost: a\r\n\r\n"},
  };
  const HttpServer server(test_routes());
  auto client = server.client();
  for (const auto& [name, request] : cases) {
    BOOST_TEST_CONTEXT(name) {
      BOOST_REQUIRE(client.send(request));
      BOOST_TEST(client.read().status == 200);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
