#include <boost/test/unit_test.hpp>

#include "http/test_routes.hpp"
#include "support/http_server.hpp"

namespace convene::http {
namespace {

using support::HttpServer;

BOOST_AUTO_TEST_SUITE(session)

BOOST_AUTO_TEST_CASE(a_request_gets_its_answer) {
  HttpServer server(test_routes());
  auto client = server.client();
  const auto response = client.get("/hello");
  BOOST_TEST(response.status == 200);
  BOOST_TEST(response.body == "hello\n");
  BOOST_TEST(client.get("/hello").body == "hello\n");
  BOOST_TEST(client.post_form("/echo", "a=1").body == "a=1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace convene::http
