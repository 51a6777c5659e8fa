#include "http/cookie.hpp"

#include <boost/test/unit_test.hpp>

#include "http/request.hpp"

namespace convene::http {

BOOST_AUTO_TEST_SUITE(cookies)

BOOST_AUTO_TEST_CASE(a_cookie_is_found_among_others) {
  struct {
    std::vector<std::string> headers;
    std::string_view value;
  } const cases[] = {
      {{}, ""},
      {{"sid=abc"}, "abc"},
      {{"a=1; sid=abc; b=2"}, "abc"},
      {{"a=1;sid=abc;b=2"}, "abc"},
      {{"sid=\"abc\""}, "abc"},
      {{"sid=a=b"}, "a=b"},
      {{"sid="}, ""},
      {{"sid"}, ""},
      {{"xsid=1; sidx=2"}, ""},
      {{"SID=abc"}, ""},
      {{"sid=first; sid=second"}, "first"},
      {{"a=1", "sid=abc"}, "abc"},
      {{"a=\"x; sid=abc"}, "abc"},
      {{";;; sid=abc"}, "abc"},
  };
  for (const auto& [headers, value] : cases) {
    Request request;
    std::string described;
    for (const auto& header : headers) {
      request.headers.emplace_back("cookie", header);
      described += header + " | ";
    }
    BOOST_TEST_CONTEXT(described) { BOOST_TEST(request.cookie("sid") == value); }
  }
}

BOOST_AUTO_TEST_CASE(a_cookie_is_set_for_this_server_and_no_script) {
  BOOST_TEST(set_cookie({.name = "__Host-sid", .value = "abc"}) ==
             "__Host-sid=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
  BOOST_TEST(set_cookie({.name = "sid", .value = "", .is_secure = false, .max_age_seconds = 0}) ==
             "sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
  BOOST_TEST(set_cookie({.name = "sid", .value = "x", .max_age_seconds = 60, .is_strict = true}) ==
             "sid=x; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=60");
}

BOOST_AUTO_TEST_CASE(a_cookie_that_would_be_another_one_is_refused) {
  const Cookie cases[] = {
      {.name = "", .value = "x"},
      {.name = "a=b", .value = "x"},
      {.name = "a", .value = "x; y"},
      {.name = "a", .value = "x\r\ny"},
      {.name = "a", .value = "x y"},
      {.name = "a;", .value = "x"},
      {.name = "__Host-a", .value = "x", .is_secure = false},
  };
  for (const auto& cookie : cases) {
    BOOST_TEST_CONTEXT(cookie.name << '=' << cookie.value) {
      BOOST_CHECK_THROW(set_cookie(cookie), std::logic_error);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
