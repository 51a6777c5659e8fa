// What programs are told where no handler of the API is asked, on a server as it runs: each answer
// is the problem that the OpenAPI document names, with the headers that go with it.

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include "api/openapi_check.hpp"
#include "support/test_database.hpp"
#include "support/test_server.hpp"

using namespace convene;

namespace {

constexpr const char* bookings = "/api/v1/events/leeds/bookings";
constexpr const char* route = "/api/v1/events/{slug}/bookings";

std::string problem(const support::HttpResponse& answer) {
  BOOST_TEST(answer.header("content-type") == "application/problem+json");
  const auto body = boost::json::parse(answer.body).as_object();
  BOOST_TEST(body.at("status").as_int64() == answer.status);
  const std::string type(body.at("type").as_string());
  return type.substr(type.rfind('/') + 1);
}

void check_document_knows(const support::HttpResponse& answer) {
  for (const auto& fault :
       tests::faults_by_openapi(route, "post", answer.status, answer.header("content-type"),
                                boost::json::parse(answer.body))) {
    BOOST_ERROR(fault);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(api_over_http)

BOOST_AUTO_TEST_CASE(an_address_or_method_that_is_not_there_is_a_problem) {
  const support::TestServer server({support::sample_event()});
  auto client = server.client();
  BOOST_TEST(problem(client.get("/api/v1/nothing")) == "not-found");
  const struct {
    const char* method;
    const char* path;
    const char* allow;
  } cases[] = {{"DELETE", "/api/v1/events", "GET, HEAD"},
               {"PUT", "/api/v1/bookings/K7M-4QX", "GET, HEAD"},
               {"GET", bookings, "POST"},
               {"GET", "/api/v1/bookings/K7M-4QX/offer", "POST"}};
  for (const auto& [method, path, allow] : cases) {
    BOOST_TEST_CONTEXT(method << " " << path) {
      const auto answer = client.request(method, path);
      BOOST_TEST(answer.status == 405);
      BOOST_TEST(answer.header("allow") == allow);
      BOOST_TEST(problem(answer) == "method-not-allowed");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_body_over_its_limit_is_not_read) {
  const support::TestServer server({support::sample_event()});
  const auto answer =
      server.client().post_json(bookings, std::string(std::size_t{64} * 1024 + 1, ' '));
  BOOST_TEST(answer.status == 413);
  BOOST_TEST(problem(answer) == "content-too-large");
  check_document_knows(answer);
}

BOOST_AUTO_TEST_CASE(who_asks_too_often_is_told_how_long_to_wait) {
  const support::TemporaryDirectory directory;
  auto config = support::server_config(directory.path(), {support::sample_event()});
  config.is_rate_limited = true;
  const support::RunningServer server(config);
  auto client = server.client();
  support::HttpResponse answer;
  constexpr int requests_max = 1000;
  int requests = 0;
  do answer = client.post_json(bookings, "{}");
  while (answer.status != 429 && ++requests < requests_max);
  BOOST_TEST(answer.status == 429);
  BOOST_TEST(std::stoi(std::string(answer.header("retry-after"))) > 0);
  BOOST_TEST(problem(answer) == "too-many-requests");
  check_document_knows(answer);
}

BOOST_AUTO_TEST_SUITE_END()
