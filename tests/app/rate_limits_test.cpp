#include "app/rate_limits.hpp"

#include <boost/test/unit_test.hpp>

namespace convene::app {
namespace {

http::Request request(http::Method method, std::string path) {
  http::Request request;
  request.method = method;
  request.path = std::move(path);
  request.client_address = "192.0.2.1";
  return request;
}

// More than a client may send at once.
constexpr int many = 2000;

bool is_ever_exceeded(RateLimits& limits, const http::Request& asked) {
  for (int count = 0; count < many; ++count) {
    if (limits.is_exceeded_by(asked)) return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rate_limits)

BOOST_AUTO_TEST_CASE(pages_forms_and_tries_to_sign_in_have_an_end) {
  for (const auto& asked : {request(http::Method::get, "/"), request(http::Method::post, "/x"),
                            request(http::Method::post, "/office/sign-in")}) {
    BOOST_TEST_CONTEXT(asked.path) {
      RateLimits limits;
      BOOST_TEST(is_ever_exceeded(limits, asked));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_page_that_refuses_has_its_styles) {
  RateLimits limits;
  BOOST_TEST(is_ever_exceeded(limits, request(http::Method::get, "/")));
  BOOST_TEST(!is_ever_exceeded(limits, request(http::Method::get, "/static/site-abc.css")));
}

// Each may send a mail to somebody else.
BOOST_AUTO_TEST_CASE(asking_for_links_ends_long_before_other_forms_do) {
  RateLimits limits;
  auto asked = request(http::Method::post, "/find-your-booking");
  BOOST_TEST(is_ever_exceeded(limits, asked));
  BOOST_TEST(!limits.is_exceeded_by(request(http::Method::post, "/events/leeds/bookings")));
  asked.client_address = "192.0.2.2";
  BOOST_TEST(!limits.is_exceeded_by(asked));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::app
