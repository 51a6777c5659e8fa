#include "web/page/problems.hpp"

#include <boost/test/unit_test.hpp>

#include "web/security_headers.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

BOOST_FIXTURE_TEST_SUITE(problem_pages, PagesAlone)

BOOST_AUTO_TEST_CASE(every_problem_has_its_text) {
  using domain::ProblemKind;
  const auto event = support::sample_event();
  const struct {
    ProblemKind kind;
    int status;
    const char* title;
  } cases[] = {
      {ProblemKind::not_found, 404, "Page not found"},
      {ProblemKind::link_used, 404, "Page not found"},
      {ProblemKind::not_allowed, 403, "You cannot do that here"},
      {ProblemKind::sign_in_refused, 403, "You cannot do that here"},
      {ProblemKind::booking_not_open, 409, "Booking has not opened yet"},
      {ProblemKind::booking_closed, 409, "Booking for Leeds has closed"},
      {ProblemKind::event_cancelled, 409, "The event in Leeds has been cancelled"},
      {ProblemKind::already_booked, 200, "Check your email"},
      {ProblemKind::too_many_requests, 429, "That is more than we can answer at once"},
      {ProblemKind::invalid_input, 400, "We could not read that"},
  };
  for (const auto& [kind, status, title] : cases) {
    const auto page = problem_page(pages, {kind}, &event);
    BOOST_TEST_CONTEXT(title) {
      BOOST_TEST(static_cast<int>(page.status) == status);
      BOOST_TEST(has(page.body, title));
      BOOST_TEST(has(page.body, "href=\"/\""));
    }
  }
}

BOOST_AUTO_TEST_CASE(headers_keep_other_sites_out) {
  const auto value = [](bool is_secure, std::string_view name) -> std::string {
    for (const auto& [known, text] : common_headers(is_secure)) {
      if (known == name) return text;
    }
    return {};
  };
  const auto policy = value(false, "Content-Security-Policy");
  for (const char* part : {"default-src 'none'", "script-src 'self'", "form-action 'self'",
                           "base-uri 'none'", "frame-ancestors 'none'"}) {
    BOOST_TEST_CONTEXT(part) { BOOST_TEST(has(policy, part)); }
  }
  BOOST_TEST(!has(policy, "unsafe"));
  BOOST_TEST(value(false, "Referrer-Policy") == "same-origin");
  BOOST_TEST(value(false, "Strict-Transport-Security").empty());
  BOOST_TEST(!value(true, "Strict-Transport-Security").empty());
}

BOOST_AUTO_TEST_SUITE_END()
