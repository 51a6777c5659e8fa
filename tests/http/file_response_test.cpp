#include "http/file_response.hpp"

#include <boost/test/unit_test.hpp>

using convene::http::calendar_response;
using convene::http::csv_download;
using convene::http::Response;
using convene::http::Status;

using Headers = decltype(Response::headers);

BOOST_AUTO_TEST_SUITE(file_response)

BOOST_AUTO_TEST_CASE(a_table_is_saved_and_kept_by_no_cache) {
  const auto response = csv_download("emails", "Email\r\n");
  BOOST_TEST((response.status == Status::ok));
  BOOST_TEST(response.body == "Email\r\n");
  const Headers expected{{"Content-Type", "text/csv; charset=utf-8"},
                         {"Content-Disposition", "attachment; filename=\"emails.csv\""},
                         {"Cache-Control", "no-store"}};
  BOOST_TEST((response.headers == expected));
}

BOOST_AUTO_TEST_CASE(a_calendar_opens_at_once) {
  const auto response = calendar_response("leeds", "BEGIN:VCALENDAR\r\n", "no-cache");
  BOOST_TEST((response.status == Status::ok));
  BOOST_TEST(response.body == "BEGIN:VCALENDAR\r\n");
  const Headers expected{{"Content-Type", "text/calendar; charset=utf-8"},
                         {"Content-Disposition", "inline; filename=\"leeds.ics\""},
                         {"Cache-Control", "no-cache"}};
  BOOST_TEST((response.headers == expected));
}

BOOST_AUTO_TEST_SUITE_END()
