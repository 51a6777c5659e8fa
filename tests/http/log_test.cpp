#include <sstream>

#include <boost/test/unit_test.hpp>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include "http/test_routes.hpp"
#include "support/http_server.hpp"

namespace convene::http {
namespace {

// The log of a test stays out of its output.
struct QuietLog {
  QuietLog() { spdlog::set_level(spdlog::level::off); }
};
BOOST_TEST_GLOBAL_FIXTURE(QuietLog);

// What is logged while it lives.
class CapturedLog {
 public:
  CapturedLog() : previous_(spdlog::default_logger()) {
    auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(text_);
    auto logger = std::make_shared<spdlog::logger>("captured", std::move(sink));
    logger->set_pattern("%l %v");
    logger->set_level(spdlog::level::info);
    spdlog::set_default_logger(std::move(logger));
  }
  ~CapturedLog() { spdlog::set_default_logger(previous_); }
  CapturedLog(const CapturedLog&) = delete;
  CapturedLog& operator=(const CapturedLog&) = delete;

  // REQUIRES: nobody logs any more.
  std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::shared_ptr<spdlog::logger> previous_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(log)

BOOST_AUTO_TEST_CASE(a_request_is_one_line_without_its_query) {
  const CapturedLog log;
  std::string id;
  {
    const support::HttpServer server(test_routes());
    auto client = server.client();
    const auto response = client.get("/hello?token=secret");
    id = response.header("x-request-id");
    // Its line stands once the next request on the connection is answered.
    BOOST_TEST(client.get("/nowhere").status == 404);
  }
  BOOST_TEST(log.text().starts_with("info " + id + " GET /hello 200 6 bytes "));
  BOOST_TEST(log.text().find(" ms 127.0.0.1\n") != std::string::npos);
  BOOST_TEST(log.text().find("secret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_exception_is_logged_with_the_requests_id) {
  const CapturedLog log;
  std::string id;
  {
    const support::HttpServer server(test_routes());
    id = server.client().get("/fails").header("x-request-id");
  }
  BOOST_TEST(log.text().starts_with("error " + id + " /fails failed with 500: as it should\n"));
}

BOOST_AUTO_TEST_CASE(a_request_that_could_not_be_read_is_logged_without_its_text) {
  const CapturedLog log;
  {
    const support::HttpServer server(test_routes());
    auto client = server.client();
    BOOST_REQUIRE(client.send("GET /?token=secret HTTP/1.1\r\nX: secret\n\r\n\r\n"));
    BOOST_TEST(client.read().status == 400);
    BOOST_TEST(client.read_end());
  }
  BOOST_TEST(log.text().find(" - - 400 ") != std::string::npos);
  BOOST_TEST(log.text().find("secret") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
