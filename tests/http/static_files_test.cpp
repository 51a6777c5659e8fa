#include "http/static_files.hpp"

#include <boost/test/unit_test.hpp>

#include "http/test_routes.hpp"
#include "support/gunzip.hpp"
#include "support/http_server.hpp"

namespace convene::http {
namespace {

constexpr std::string_view folder = "/static/";

struct Fixture {
  const std::string styles = "/* styles */\n" + long_text();
  const std::vector<EmbeddedFile> embedded{{"site.css", styles},
                                           {"icons/logo.svg", "<svg/>"},
                                           {"photo.png", "\x89PNG"},
                                           {"LICENCE", "words"}};
  const StaticFiles files{embedded, folder};

  static std::string_view last_segment(std::string_view address) {
    return address.substr(address.rfind('/') + 1);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(static_files, Fixture)

BOOST_AUTO_TEST_CASE(an_address_holds_the_contents_hash) {
  const std::string_view address = files.address("site.css");
  BOOST_TEST(address.size() == std::string_view("/static/site.12345678.css").size());
  BOOST_TEST(address.starts_with("/static/site."));
  BOOST_TEST(address.ends_with(".css"));
  const std::vector<EmbeddedFile> changed{{"site.css", "other"}};
  BOOST_TEST(StaticFiles(changed, folder).address("site.css") != address);
  BOOST_TEST(files.address("logo.svg").starts_with("/static/logo."));
  BOOST_CHECK_THROW(files.address("nothing.css"), std::out_of_range);
}

BOOST_AUTO_TEST_CASE(two_files_of_one_name_are_refused) {
  const std::vector<EmbeddedFile> same{{"a/x.css", "1"}, {"b/x.css", "2"}};
  BOOST_CHECK_THROW(StaticFiles(same, folder), std::logic_error);
}

BOOST_AUTO_TEST_CASE(files_have_their_types) {
  struct {
    std::string name;
    std::string_view type;
  } const cases[] = {
      {"a.css", "text/css; charset=utf-8"},
      {"a.js", "text/javascript; charset=utf-8"},
      {"a.svg", "image/svg+xml"},
      {"a.png", "image/png"},
      {"a.ico", "image/x-icon"},
      {"a.woff2", "font/woff2"},
      {"a.json", "application/json"},
      {"a.txt", "text/plain; charset=utf-8"},
      {"a.webmanifest", "application/manifest+json"},
      {"a.min.js", "text/javascript; charset=utf-8"},
      {"a.unknown", "application/octet-stream"},
      {"a", "application/octet-stream"},
  };
  for (const auto& [name, type] : cases) {
    BOOST_TEST_CONTEXT(name) {
      const std::vector<EmbeddedFile> one{{name, "content"}};
      const StaticFiles alone(one, folder);
      const auto response = alone.get(last_segment(alone.address(name)));
      BOOST_REQUIRE(!response.headers.empty());
      BOOST_TEST(response.headers.front().first == "Content-Type");
      BOOST_TEST(response.headers.front().second == type);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_file_is_served_for_ever_and_compressed) {
  const support::HttpServer server(
      {{Method::get, "/static/{file}",
        [this](const Request& request) -> boost::asio::awaitable<Response> {
          co_return files.get(request.parameters.front());
        }}});
  auto client = server.client();
  const auto plain = client.get(files.address("site.css"));
  BOOST_TEST(plain.body == styles);
  BOOST_TEST(plain.header("cache-control") == "public, max-age=31536000, immutable");
  const auto compressed = client.get(files.address("site.css"), {{"Accept-Encoding", "gzip"}});
  BOOST_TEST(support::gunzip(compressed.body) == styles);
  const std::string etag(plain.header("etag"));
  BOOST_TEST(client.get(files.address("site.css"), {{"If-None-Match", etag}}).status == 304);
  BOOST_TEST(client.get(files.address("photo.png"), {{"Accept-Encoding", "gzip"}}).body ==
             "\x89PNG");
  BOOST_TEST(client.get("/static/site.css").status == 404);
  BOOST_TEST(client.get("/static/site.00000000.css").status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
