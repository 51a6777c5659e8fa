#include "web/page/errors.hpp"

#include <boost/test/unit_test.hpp>

#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;
using http::Status;

BOOST_FIXTURE_TEST_SUITE(error_pages, PagesAlone)

BOOST_AUTO_TEST_CASE(every_status_has_a_page_with_a_way_on) {
  for (const auto code :
       {Status::bad_request, Status::forbidden, Status::not_found, Status::method_not_allowed,
        Status::request_timeout, Status::content_too_large, Status::unsupported_media_type,
        Status::misdirected_request, Status::too_many_requests, Status::header_fields_too_large,
        Status::internal_server_error, Status::not_implemented, Status::service_unavailable,
        Status::version_not_supported}) {
    const auto page = error_page(pages, code, {.path = {}, .request_id = "request-17"});
    BOOST_TEST_CONTEXT(static_cast<int>(code)) {
      BOOST_TEST((page.status == code));
      BOOST_TEST(has(page.body, "<h1"));
      BOOST_TEST(has(page.body, "href=\"/\""));
      BOOST_TEST(has(page.body, "request-17"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_page_leads_on_from_where_the_error_was_met) {
  const struct {
    Status status;
    const char* path;
    const char* link;  // empty: none but those of every error page
  } cases[] = {
      {Status::method_not_allowed, "/events/leeds/bookings", "/events/leeds"},
      {Status::too_many_requests, "/events/leeds", "/events/leeds"},
      {Status::method_not_allowed, "/bookings/K7M-4QX/cancellation", "/bookings/K7M-4QX"},
      {Status::internal_server_error, "/office/events", "/office"},
      {Status::not_found, "/office/nothing", "/office"},
      {Status::not_found, "/events/nowhere/book", ""},
      {Status::not_found, "/bookings/", ""},
      {Status::bad_request, "/events/%6c/x", ""},
      {Status::bad_request, "/events/\"><b>/x", ""},
      {Status::service_unavailable, "", ""},
  };
  for (const auto& [status, path, link] : cases) {
    BOOST_TEST_CONTEXT(static_cast<int>(status) << " at " << path) {
      const auto page = error_page(pages, status, {.path = path, .request_id = {}});
      const auto list = page.body.substr(page.body.find("link-list"));
      const std::string href = "href=\"";
      const auto first = list.substr(list.find(href) + href.size());
      BOOST_TEST(first.substr(0, first.find('"')) == (*link ? link : "/"));
      BOOST_TEST(SiteFixture::header(page, "Cache-Control") == "no-store");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
