#include <boost/test/unit_test.hpp>

#include "http/test_routes.hpp"
#include "support/http_server.hpp"

namespace convene::http {
namespace {

using support::HttpServer;

Response error_page(Status status, std::string_view path, std::string_view request_id) {
  Response response{.status = status};
  response.with("Content-Type", "text/html; charset=utf-8");
  response.body = std::to_string(static_cast<int>(status)) + " at " + std::string(path) + " in " +
                  std::string(request_id);
  return response;
}

struct QueueIsFull : std::runtime_error {
  QueueIsFull() : std::runtime_error("full") {}
};

Status status_of(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const QueueIsFull&) {
    return Status::service_unavailable;
  } catch (...) {
    return Status::internal_server_error;
  }
}

ServerOptions with_pages() {
  ServerOptions options;
  options.error_page = error_page;
  options.status_of = status_of;
  return options;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(errors)

BOOST_AUTO_TEST_CASE(an_exception_becomes_the_page_of_its_status) {
  auto routes = test_routes();
  routes.push_back({Method::get, "/full", [](const Request&) -> boost::asio::awaitable<Response> {
                      throw QueueIsFull();
                      co_return Response();
                    }});
  const HttpServer server(std::move(routes), with_pages());
  auto client = server.client();
  const auto failed = client.get("/fails");
  BOOST_TEST(failed.status == 500);
  BOOST_TEST(failed.body == "500 at /fails in " + std::string(failed.header("x-request-id")));
  BOOST_TEST(!failed.has_header("retry-after"));
  const auto full = client.get("/full");
  BOOST_TEST(full.status == 503);
  BOOST_TEST(full.has_header("retry-after"));
  BOOST_TEST(client.get("/hello").status == 200);
}

BOOST_AUTO_TEST_CASE(what_no_handler_answers_gets_the_page_too) {
  const HttpServer server(test_routes(), with_pages());
  auto client = server.client();
  BOOST_TEST(client.get("/nowhere").body.starts_with("404 at /nowhere in "));
  BOOST_TEST(client.request("PUT", "/hello").body.starts_with("405 at /hello in "));
  BOOST_REQUIRE(client.send("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n"));
  BOOST_TEST(client.read().body.starts_with("400 at /%zz in "));
  for (const char* refused :
       {"GET /hello?secret=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /hello?secret HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"}) {
    BOOST_TEST_CONTEXT(refused) {
      auto another = server.client();
      BOOST_REQUIRE(another.send(refused));
      const auto body = another.read().body;
      BOOST_TEST(body.find(" at /hello in ") != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_page_that_fails_is_replaced_by_plain_text) {
  ServerOptions options;
  options.error_page = [](Status, std::string_view, std::string_view) -> Response {
    throw std::runtime_error("no template");
  };
  const HttpServer server(test_routes(), options);
  const auto response = server.client().get("/nowhere");
  BOOST_TEST(response.status == 404);
  BOOST_TEST(response.body == "Not Found\n");
}

BOOST_AUTO_TEST_CASE(a_line_break_in_a_header_is_not_sent) {
  const HttpServer server(test_routes());
  const auto response = server.client().get("/splits");
  BOOST_TEST(response.status == 500);
  BOOST_TEST(!response.has_header("set-cookie"));
  BOOST_TEST(!response.has_header("location"));
}

BOOST_AUTO_TEST_CASE(the_gate_is_asked_before_any_handler) {
  ServerOptions options = with_pages();
  options.gate = [](const Request& request) -> std::unique_ptr<Response> {
    if (request.header("origin") != "https://elsewhere.example") return nullptr;
    return std::make_unique<Response>(Response{.status = Status::too_many_requests});
  };
  const HttpServer server(test_routes(), options);
  auto client = server.client();
  BOOST_TEST(client.get("/hello").status == 200);
  const auto refused = client.get("/fails", {{"Origin", "https://elsewhere.example"}});
  BOOST_TEST(refused.status == 429);
  BOOST_TEST(refused.has_header("retry-after"));
}

BOOST_AUTO_TEST_CASE(the_gate_sees_the_whole_request) {
  ServerOptions options = with_pages();
  options.gate = [](const Request& request) -> std::unique_ptr<Response> {
    Response seen;
    seen.body = request.method == Method::post ? "POST " : "GET ";
    seen.body += request.path + ' ' + request.body + ' ' + request.client_address;
    return std::make_unique<Response>(std::move(seen));
  };
  const HttpServer server(test_routes(), options);
  auto client = server.client();
  BOOST_TEST(client.post_form("/echo", "a=1").body == "POST /echo a=1 127.0.0.1");
  BOOST_TEST(client.request("HEAD", "/hello").status == 200);
  BOOST_TEST(client.get("/nowhere").body == "GET /nowhere  127.0.0.1");
}

BOOST_AUTO_TEST_CASE(a_gate_that_throws_lets_nothing_through) {
  ServerOptions options = with_pages();
  options.gate = [](const Request&) -> std::unique_ptr<Response> { throw QueueIsFull(); };
  const HttpServer server(test_routes(), options);
  BOOST_TEST(server.client().get("/hello").status == 503);
}

BOOST_AUTO_TEST_CASE(a_taken_port_is_one_clear_sentence) {
  const HttpServer server(test_routes());
  boost::asio::io_context io;
  const auto failure_ends_with = [](std::string_view end) {
    return [end](const auto& error) { return std::string_view(error.what()).ends_with(end); };
  };
  BOOST_CHECK_EXCEPTION(Listener(io, "127.0.0.1", server.port()), std::runtime_error,
                        failure_ends_with("another program already does."));
  BOOST_CHECK_EXCEPTION(Listener(io, "192.0.2.1", server.port()), std::runtime_error,
                        failure_ends_with("this machine does not have that address."));
  BOOST_CHECK_EXCEPTION(Listener(io, "not an address", server.port()), std::runtime_error,
                        failure_ends_with("that is no address, like 127.0.0.1 or ::1."));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
