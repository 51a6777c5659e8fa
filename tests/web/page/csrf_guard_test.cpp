#include "web/page/csrf_guard.hpp"

#include <boost/test/unit_test.hpp>

#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

struct Guard {
  support::FixedClock clock;
  CsrfGuard guard{test_key(9), clock, "https://events.example.org/"};

  static http::Request request(const std::string& origin, const std::string& fetch_site) {
    http::Request request;
    request.host = "events.example.org";
    request.is_https = true;
    if (!origin.empty()) request.headers.emplace_back("origin", origin);
    if (!fetch_site.empty()) request.headers.emplace_back("sec-fetch-site", fetch_site);
    return request;
  }
  bool acts(const std::string& token, const std::string& subject,
            const http::Request& from = request("", "")) const {
    http::FormData form;
    form.add("form_token", token);
    return !guard.check(from, form, subject);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(csrf_guard, Guard)

BOOST_AUTO_TEST_CASE(only_pages_of_this_site_may_send) {
  const struct {
    const char* origin;
    const char* fetch_site;
    bool may;
  } cases[] = {
      {"", "", true},
      {"https://events.example.org", "", true},
      {"https://events.example.org", "same-origin", true},
      {"", "same-origin", true},
      {"null", "", false},
      {"null", "same-origin", false},
      {"http://events.example.org", "", false},
      {"https://events.example.org:8443", "", false},
      {"https://events.example.org.evil.example", "", false},
      {"https://evil.example", "", false},
      {"https://events.example.org", "cross-site", false},
      {"https://events.example.org", "same-site", false},
      {"", "cross-site", false},
      {"", "none", false},
  };
  const auto token = guard.issue("");
  for (const auto& [origin, fetch_site, may] : cases) {
    BOOST_TEST_CONTEXT("origin " << origin << ", fetch site " << fetch_site) {
      BOOST_TEST(acts(token, "", request(origin, fetch_site)) == may);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_address_that_the_browser_used_counts_too) {
  http::Request local;
  local.host = "127.0.0.1:8080";
  local.headers.emplace_back("origin", "http://127.0.0.1:8080");
  BOOST_TEST(guard.is_from_this_site(local));
  local.is_https = true;
  BOOST_TEST(!guard.is_from_this_site(local));
}

BOOST_AUTO_TEST_CASE(a_token_is_good_for_its_subject_alone) {
  const auto anna = guard.issue("anna");
  BOOST_TEST(acts(anna, "anna"));
  BOOST_TEST(!acts(anna, "ben"));
  BOOST_TEST(!acts(anna, ""));
  BOOST_TEST(!acts(guard.issue(""), "anna"));
}

BOOST_AUTO_TEST_CASE(what_is_no_token_of_ours_is_refused) {
  const auto good = guard.issue("");
  const auto dot = good.find('.');
  const std::string bad[] = {"",
                             ".",
                             "1",
                             good.substr(0, dot),
                             good.substr(dot),
                             good + "x",
                             "0" + good,
                             "9" + good,
                             "-" + good,
                             good.substr(0, good.size() - 1),
                             "99999999999999999999" + good.substr(dot)};
  for (const auto& token : bad) {
    BOOST_TEST_CONTEXT(token) { BOOST_TEST(acts(token, "") == (token == "0" + good)); }
  }
  const CsrfGuard other(test_key(8), clock, "https://events.example.org");
  BOOST_TEST(!acts(other.issue(""), ""));
}

BOOST_AUTO_TEST_CASE(a_token_is_good_for_a_day) {
  const auto token = guard.issue("");
  clock.advance(CsrfGuard::token_life);
  BOOST_TEST(acts(token, ""));
  clock.advance(std::chrono::seconds{1});
  BOOST_TEST(!acts(token, ""));
}

BOOST_AUTO_TEST_SUITE_END()
