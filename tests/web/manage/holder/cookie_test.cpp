#include "web/manage/holder/cookie.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

using namespace convene;
using namespace convene::web;

namespace {

http::Request with_cookie(const std::string& cookie) {
  http::Request request;
  request.headers.emplace_back("cookie", cookie);
  return request;
}

// What the browser sends back after a Set-Cookie.
http::Request sends_back(const BookingCookie& cookie) {
  const auto header = cookie.set_cookie();
  return with_cookie(header.substr(0, header.find(';')));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(booking_cookie)

BOOST_AUTO_TEST_CASE(what_was_put_in_comes_back) {
  BookingCookie cookie(with_cookie(""), true);
  cookie.add("K7M-4QX", "abcdefghijklmnopqrstuv");
  cookie.add("R2C-3DF", "0123456789_-abcdefghij");
  const BookingCookie back(sends_back(cookie), true);
  BOOST_TEST(back.token("K7M-4QX") == "abcdefghijklmnopqrstuv");
  BOOST_TEST(back.token("R2C-3DF") == "0123456789_-abcdefghij");
  BOOST_TEST(back.token("XXX-XXX").empty());
}

BOOST_AUTO_TEST_CASE(behind_tls_it_is_bound_to_this_host) {
  const auto secure = BookingCookie(with_cookie(""), true).set_cookie();
  BOOST_TEST(secure.starts_with("__Host-convene-bookings="));
  for (const char* attribute : {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"}) {
    BOOST_TEST_CONTEXT(attribute) { BOOST_TEST(secure.find(attribute) != secure.npos); }
  }
  const auto open = BookingCookie(with_cookie(""), false).set_cookie();
  BOOST_TEST(open.starts_with("convene-bookings="));
  BOOST_TEST(open.find("Secure") == open.npos);
}

BOOST_AUTO_TEST_CASE(the_oldest_goes_when_there_are_too_many) {
  BookingCookie cookie(with_cookie(""), true);
  const std::string letters = "RCDFGHJKM";
  for (const char letter : letters) cookie.add(fmt::format("{}2C-3DF", letter), "token");
  const BookingCookie back(sends_back(cookie), true);
  BOOST_TEST(back.token("R2C-3DF").empty());
  BOOST_TEST(back.token("C2C-3DF") == "token");
  BOOST_TEST(back.token("M2C-3DF") == "token");
}

BOOST_AUTO_TEST_CASE(a_newer_token_replaces_the_older_one) {
  BookingCookie cookie(with_cookie(""), true);
  cookie.add("K7M-4QX", "old");
  cookie.add("K7M-4QX", "new_");
  BOOST_TEST(BookingCookie(sends_back(cookie), true).token("K7M-4QX") == "new_");
}

BOOST_AUTO_TEST_CASE(what_was_not_written_by_us_is_left_out) {
  const char* values[] = {"K7M-4QX",        "K7M-4QX.",          ".abc", "K7M-4QX.a b",
                          "K7M-4QX.<b>",    "nonsense.abcd",     "::::", "K7M-4QX..",
                          "K7M-4QX.a%22bc", "K7M-4QX.abc\"\r\nX"};
  for (const char* value : values) {
    const BookingCookie cookie(with_cookie("convene-bookings=" + std::string(value)), false);
    BOOST_TEST_CONTEXT(value) { BOOST_TEST(cookie.token("K7M-4QX").empty()); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
