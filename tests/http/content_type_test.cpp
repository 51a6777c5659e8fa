#include "http/content_type.hpp"

#include <boost/test/unit_test.hpp>

using convene::http::content_type_of;

BOOST_AUTO_TEST_SUITE(content_type)

BOOST_AUTO_TEST_CASE(a_files_ending_tells_what_it_is) {
  BOOST_TEST(content_type_of("site.3f9a1c2b.css") == "text/css; charset=utf-8");
  BOOST_TEST(content_type_of("map.svg") == "image/svg+xml");
  BOOST_TEST(content_type_of("site.webmanifest") == "application/manifest+json");
  for (const auto* unknown : {"", "css", "site.css.bak", "notes"}) {
    BOOST_TEST(content_type_of(unknown) == "application/octet-stream");
  }
}

BOOST_AUTO_TEST_SUITE_END()
