#include <boost/test/unit_test.hpp>

#include "http/compression.hpp"
#include "http/test_routes.hpp"
#include "support/gunzip.hpp"
#include "support/http_server.hpp"

namespace convene::http {
namespace {

using support::gunzip;
using support::HttpServer;

}  // namespace

BOOST_AUTO_TEST_SUITE(bodies)

BOOST_AUTO_TEST_CASE(a_client_takes_gzip_or_not) {
  struct {
    std::string_view header;
    bool is_taken;
  } const cases[] = {
      {"", false},
      {"gzip", true},
      {"GZIP", true},
      {"x-gzip", true},
      {"gzip, deflate, br", true},
      {"br;q=1.0, gzip;q=0.8, *;q=0.1", true},
      {"gzip;q=0", false},
      {"gzip; q=0.000", false},
      {"gzip;q=0.001", true},
      {"gzip ;Q=0", false},
      {"*", true},
      {"*;q=0", false},
      {"gzip;q=0, *", false},
      {"*, gzip;q=0", false},
      {"identity", false},
      {"gzipped", false},
      {",,", false},
  };
  for (const auto& [header, is_taken] : cases) {
    BOOST_TEST_CONTEXT(header) { BOOST_TEST(accepts_gzip(header) == is_taken); }
  }
}

BOOST_AUTO_TEST_CASE(text_is_compressible_and_pictures_are_not) {
  for (const auto* type : {"text/html; charset=utf-8", "TEXT/CSV", "application/json",
                           "application/problem+json", "image/svg+xml", "text/javascript"}) {
    BOOST_TEST_CONTEXT(type) { BOOST_TEST(is_compressible(type)); }
  }
  for (const auto* type : {"", "image/png", "font/woff2", "application/zip",
                           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}) {
    BOOST_TEST_CONTEXT(type) { BOOST_TEST(!is_compressible(type)); }
  }
}

BOOST_AUTO_TEST_CASE(a_long_page_is_compressed_for_who_takes_it) {
  const HttpServer server(test_routes());
  auto client = server.client();
  for (const std::string path : {"/long", "/shared"}) {
    BOOST_TEST_CONTEXT(path) {
      const auto plain = client.get(path);
      BOOST_TEST(plain.body == long_text());
      BOOST_TEST(plain.header("vary") == "Accept-Encoding");
      BOOST_TEST(!plain.has_header("content-encoding"));
      const auto compressed = client.get(path, {{"Accept-Encoding", "gzip"}});
      BOOST_TEST(compressed.header("content-encoding") == "gzip");
      BOOST_TEST(compressed.header("vary") == "Accept-Encoding");
      BOOST_TEST(compressed.body.size() < plain.body.size());
      BOOST_TEST(gunzip(compressed.body) == long_text());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_short_answer_is_not_compressed) {
  const HttpServer server(test_routes());
  const auto response = server.client().get("/hello", {{"Accept-Encoding", "gzip"}});
  BOOST_TEST(response.body == "hello\n");
  BOOST_TEST(!response.has_header("vary"));
}

BOOST_AUTO_TEST_CASE(what_the_client_has_is_not_sent_again) {
  const HttpServer server(test_routes());
  auto client = server.client();
  const std::string etag(client.get("/shared").header("etag"));
  BOOST_REQUIRE(etag.starts_with("W/\""));
  struct {
    std::string if_none_match;
    int status;
  } const cases[] = {
      {etag, 304},        {etag.substr(2), 304}, {"\"other\", " + etag, 304}, {"*", 304},
      {"\"other\"", 200}, {"\"a, b\"", 200},     {"nonsense", 200},
  };
  for (const auto& [if_none_match, status] : cases) {
    BOOST_TEST_CONTEXT(if_none_match) {
      const auto response = client.get("/shared", {{"If-None-Match", if_none_match}});
      BOOST_TEST(response.status == status);
      BOOST_TEST(response.header("etag") == etag);
      BOOST_TEST(response.body.empty() == (status == 304));
      BOOST_TEST(response.has_header("content-length") == (status == 200));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_shared_body_is_compressed_only_where_it_gets_smaller) {
  const auto large = make_shared_body(long_text());
  BOOST_TEST(gunzip(large.gzip) == long_text());
  BOOST_TEST(make_shared_body("short").gzip.empty());
  BOOST_TEST(make_shared_body(long_text(), false).gzip.empty());
  BOOST_TEST(make_shared_body("a").etag != make_shared_body("b").etag);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
