#include <boost/test/unit_test.hpp>

#include "web/office_room_fixture.hpp"

// Lists that are taken away.

using namespace convene;
using namespace convene::web;
using domain::AccountKind;

BOOST_FIXTURE_TEST_SUITE(office_list_pages, OfficeRoomFixture)

BOOST_AUTO_TEST_CASE(the_attendance_list_is_a_file_for_excel) {
  sign_in_as(AccountKind::staff);
  const auto response =
      send("/office/events/leeds", "/office/events/leeds/attendance-list", {{"who", "confirmed"}});
  BOOST_TEST(header(response, "Content-Type") == "text/csv; charset=utf-8");
  BOOST_TEST(header(response, "Content-Disposition") ==
             "attachment; filename=\"attendance-leeds.csv\"");
  BOOST_TEST(header(response, "Cache-Control") == "no-store");
  BOOST_TEST(body(response).starts_with("\xEF\xBB\xBFName,Email,Organisation,Job title,Sector,"));
  BOOST_TEST(has(body(response), "Anna Example,Anna@school.example,Hill School,SENCO,"));
  BOOST_TEST(count(body(response), "\r\n") == 3);
  BOOST_TEST(one("SELECT after FROM history WHERE action = 'exported'") ==
             "attendance list, 2 people, confirmed");
}

BOOST_AUTO_TEST_CASE(the_email_list_is_a_line_or_a_file) {
  const auto line =
      send("/office/email-list", "/office/email-list", {{"event", "leeds"}, {"format", "line"}});
  BOOST_TEST(has(body(line), "Anna@school.example; Ben@school.example</textarea>"));
  BOOST_TEST(has(body(line), "2 addresses"));
  const auto file =
      send("/office/email-list", "/office/email-list", {{"state", "cancelled"}, {"format", "csv"}});
  BOOST_TEST(body(file) ==
             "\xEF\xBB\xBF"
             "Email,Names,Organisations,Sectors,Events\r\n");
  BOOST_TEST(one("SELECT count(*) FROM history WHERE action = 'exported'") == "2");
}

BOOST_AUTO_TEST_CASE(an_email_list_of_unknown_words_is_refused_and_not_empty) {
  for (const char* field : {"event", "state", "role", "sector"}) {
    const auto response = send("/office/email-list", "/office/email-list", {{field, "nonsense"}});
    BOOST_TEST_CONTEXT(field) {
      BOOST_TEST(status(response) == 422);
      BOOST_TEST(has(body(response), "from the list"));
    }
  }
  BOOST_TEST(one("SELECT count(*) FROM history WHERE action = 'exported'") == "0");
}

BOOST_AUTO_TEST_SUITE_END()
