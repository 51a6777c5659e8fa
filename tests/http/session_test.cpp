#include <boost/test/unit_test.hpp>

#include "http/test_routes.hpp"
#include "support/http_server.hpp"

namespace convene::http {
namespace {

using support::HttpServer;

// What many tests send, and what is asked of the answer is in its own words.
constexpr std::string_view hello_request = "GET /hello HTTP/1.1\r\nHost: a.example\r\n\r\n";

ServerOptions with_common_headers() {
  ServerOptions options;
  options.common_headers = {{"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "no-store"}};
  return options;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session)

BOOST_AUTO_TEST_CASE(requests_on_one_connection_get_their_answers) {
  const HttpServer server(test_routes());
  auto client = server.client();
  const auto response = client.get("/hello");
  BOOST_TEST(response.status == 200);
  BOOST_TEST(response.body == "hello\n");
  BOOST_TEST(response.header("content-length") == "6");
  BOOST_TEST(response.header("date").ends_with(" GMT"));
  BOOST_TEST(!response.header("x-request-id").empty());
  const auto second = client.get("/hello");
  BOOST_TEST(second.body == "hello\n");
  BOOST_TEST(second.header("x-request-id") != response.header("x-request-id"));
  BOOST_TEST(client.post_form("/echo", "a=1").body == "a=1");
}

BOOST_AUTO_TEST_CASE(a_request_may_come_byte_by_byte) {
  const HttpServer server(test_routes());
  auto client = server.client();
  for (const char letter :
       std::string("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")) {
    BOOST_REQUIRE(client.send({&letter, 1}));
  }
  BOOST_TEST(client.read().body == "hello");
}

BOOST_AUTO_TEST_CASE(a_request_may_be_split_anywhere) {
  const std::string request = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
  const HttpServer server(test_routes());
  auto client = server.client();
  for (std::size_t cut = 1; cut < request.size(); ++cut) {
    BOOST_TEST_CONTEXT("cut after " << cut) {
      BOOST_REQUIRE(client.send(request.substr(0, cut)));
      BOOST_REQUIRE(client.send(request.substr(cut)));
      BOOST_TEST(client.read().body == "hello");
    }
  }
}

BOOST_AUTO_TEST_CASE(pipelined_requests_are_answered_in_order) {
  const HttpServer server(test_routes());
  auto client = server.client();
  std::string requests;
  constexpr int count = 100;
  for (int number = 0; number < count; ++number) {
    const auto body = std::to_string(number);
    requests += "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body + std::string(hello_request);
  }
  BOOST_REQUIRE(client.send(requests));
  for (int number = 0; number < count; ++number) {
    BOOST_TEST(client.read().body == std::to_string(number));
    BOOST_TEST(client.read().body == "hello\n");
  }
}

BOOST_AUTO_TEST_CASE(empty_lines_before_a_request_are_skipped) {
  const HttpServer server(test_routes());
  auto client = server.client();
  BOOST_REQUIRE(client.send("\r\n\r\n" + std::string(hello_request)));
  BOOST_TEST(client.read().status == 200);
}

BOOST_AUTO_TEST_CASE(head_is_answered_like_get_without_a_body) {
  const HttpServer server(test_routes(), with_common_headers());
  auto client = server.client();
  for (const std::string path : {"/hello", "/long", "/shared", "/nowhere"}) {
    BOOST_TEST_CONTEXT(path) {
      const auto get = client.get(path);
      const auto head = client.request("HEAD", path);
      BOOST_TEST(head.status == get.status);
      BOOST_TEST(head.header("content-length") == std::to_string(get.body.size()));
      BOOST_TEST(head.header("content-type") == get.header("content-type"));
    }
  }
  BOOST_TEST(client.get("/hello").body == "hello\n");
}

BOOST_AUTO_TEST_CASE(a_method_that_a_path_does_not_have_is_refused_with_those_it_has) {
  struct {
    std::string_view method;
    std::string_view path;
    int status;
    std::string_view allow;
  } const cases[] = {
      {"POST", "/hello", 405, "GET, HEAD"},
      {"GET", "/echo", 405, "POST"},
      {"HEAD", "/echo", 405, "POST"},
      {"PUT", "/hello", 405, "GET, HEAD"},
      {"DELETE", "/echo", 405, "POST"},
      {"OPTIONS", "/hello", 405, "GET, HEAD"},
      {"OPTIONS", "*", 405, "GET, HEAD, POST"},
      {"CONNECT", "a.example:443", 405, "GET, HEAD, POST"},
      {"TRACE", "/hello", 405, "GET, HEAD"},
      {"PATCH", "/nowhere", 404, ""},
      {"GET", "/nowhere", 404, ""},
      {"BREW", "/hello", 501, ""},
      {"get", "/hello", 501, ""},
  };
  const HttpServer server(test_routes());
  auto client = server.client();
  for (const auto& [method, path, status, allow] : cases) {
    BOOST_TEST_CONTEXT(method << ' ' << path) {
      const auto response = client.request(method, path);
      BOOST_TEST(response.status == status);
      BOOST_TEST(response.header("allow") == allow);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_connection_stays_as_long_as_the_client_wants) {
  struct {
    std::string_view version;
    std::string_view connection;
    bool stays;
    std::string_view answer;
  } const cases[] = {
      {"HTTP/1.1", "", true, ""},
      {"HTTP/1.1", "Connection: keep-alive\r\n", true, ""},
      {"HTTP/1.1", "Connection: close\r\n", false, "close"},
      {"HTTP/1.1", "Connection: x, Close\r\n", false, "close"},
      {"HTTP/1.0", "", false, "close"},
      {"HTTP/1.0", "Connection: Keep-Alive\r\n", true, "keep-alive"},
  };
  const HttpServer server(test_routes());
  for (const auto& [version, connection, stays, answer] : cases) {
    BOOST_TEST_CONTEXT(version << ' ' << connection) {
      auto client = server.client();
      const auto request = "GET /hello " + std::string(version) + "\r\nHost: a.example\r\n" +
                           std::string(connection) + "\r\n";
      BOOST_REQUIRE(client.send(request));
      const auto response = client.read();
      BOOST_TEST(response.status == 200);
      BOOST_TEST(response.header("connection") == answer);
      if (stays) {
        BOOST_TEST(client.get("/hello").status == 200);
      } else {
        BOOST_TEST(client.read_end());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(http_1_0_needs_no_host) {
  const HttpServer server(test_routes());
  auto client = server.client();
  BOOST_REQUIRE(client.send("GET /seen HTTP/1.0\r\n\r\n"));
  BOOST_TEST(client.read().body.starts_with("host= "));
}

BOOST_AUTO_TEST_CASE(an_absolute_target_names_the_host) {
  const HttpServer server(test_routes());
  auto client = server.client();
  const auto response = client.get("http://Other.example:81/seen?q=1");
  BOOST_TEST(response.body == "host=other.example:81 client=127.0.0.1 https=false path=/seen q=1");
}

BOOST_AUTO_TEST_CASE(a_client_that_waits_to_be_told_is_told_to_go_on) {
  const HttpServer server(test_routes());
  auto client = server.client();
  BOOST_REQUIRE(client.send(
      "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n"));
  BOOST_TEST(client.read().status == 100);
  BOOST_REQUIRE(client.send("hello"));
  BOOST_TEST(client.read().body == "hello");
}

BOOST_AUTO_TEST_CASE(common_headers_are_on_every_answer) {
  const HttpServer server(test_routes(), with_common_headers());
  auto client = server.client();
  const auto check = [](const support::HttpResponse& response, int status) {
    BOOST_TEST_CONTEXT(status) {
      BOOST_TEST(response.status == status);
      BOOST_TEST(response.header("x-content-type-options") == "nosniff");
      BOOST_TEST(response.header("cache-control") == "no-store");
      BOOST_TEST(!response.header("x-request-id").empty());
    }
  };
  check(client.get("/hello"), 200);
  check(client.get("/nowhere"), 404);
  check(client.request("DELETE", "/hello"), 405);
  check(client.get("/fails"), 500);
  BOOST_REQUIRE(client.send("nonsense\r\n\r\n"));
  check(client.read(), 400);
}

BOOST_AUTO_TEST_CASE(an_answers_own_header_goes_before_the_common_one) {
  auto routes = test_routes();
  routes.push_back({Method::get, "/own", [](const Request&) -> boost::asio::awaitable<Response> {
                      Response response;
                      response.with("cache-control", "max-age=60");
                      co_return response;
                    }});
  const HttpServer server(std::move(routes), with_common_headers());
  const auto response = server.client().get("/own");
  BOOST_TEST(response.header("cache-control") == "max-age=60");
  BOOST_TEST(std::ranges::count(response.headers, "cache-control",
                                &std::pair<std::string, std::string>::first) == 1);
}

BOOST_AUTO_TEST_CASE(a_client_may_close_its_side_after_its_request) {
  const HttpServer server(test_routes());
  auto client = server.client();
  BOOST_REQUIRE(client.send(hello_request));
  client.end_sending();
  BOOST_TEST(client.read().body == "hello\n");
  BOOST_TEST(client.read_end());
}

BOOST_AUTO_TEST_CASE(several_threads_may_serve) {
  ServerOptions options;
  options.io_threads = 2;
  const HttpServer server(test_routes(), options);
  std::atomic<int> answers = 0;
  {
    std::vector<std::jthread> clients;
    clients.reserve(8);
    for (int index = 0; index < 8; ++index) {
      clients.emplace_back([&] {
        for (int connection = 0; connection < 5; ++connection) {
          auto client = server.client();
          for (int request = 0; request < 20; ++request) {
            answers += client.get("/hello").body == "hello\n" ? 1 : 0;
          }
        }
      });
    }
  }
  BOOST_TEST(answers == 800);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
