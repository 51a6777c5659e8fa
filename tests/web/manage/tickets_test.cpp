#include "web/manage/tickets.hpp"

#include <boost/test/unit_test.hpp>

#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

class TicketFixture : public SiteFixture {
 public:
  std::string booked(const Fields& typed) { return header(confirm(check(typed)), "Location"); }
  static std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(ticket_pages, TicketFixture)

BOOST_AUTO_TEST_CASE(each_who_has_a_place_has_a_ticket) {
  const auto address = booked(with(answers(), "companion_name", "Bea Example"));
  const auto reference = address.substr(address.rfind('/') + 1);
  BOOST_TEST(has(body(get(address)), "href=\"" + address + "/tickets\">Show your tickets"));
  const auto page = body(get(address + "/tickets"));
  BOOST_TEST(count(page, "<svg viewBox=\"0 0 33 33\"") == 2);
  BOOST_TEST(has(page, "CONVENE " + reference + " 1"));
  BOOST_TEST(has(page, "CONVENE " + reference + " 2"));
  BOOST_TEST(has(page, "Bea Example"));
}

// Tickets are photographed: whoever has one has no way into the booking.
BOOST_AUTO_TEST_CASE(a_ticket_holds_no_secret) {
  const auto address = booked(answers());
  const auto& cookie = cookies.at("__Host-convene-bookings");
  const auto token = cookie.substr(cookie.find('.') + 1);
  const auto page = body(get(address + "/tickets"));
  BOOST_TEST(!token.empty());
  BOOST_TEST(!has(page, token));
  BOOST_TEST(!has(page, "key="));
}

BOOST_AUTO_TEST_CASE(who_waits_or_has_given_up_has_none) {
  const auto anna = booked(answers());
  booked(answers("Ben Example"));
  const auto cat = booked(answers("Cat Example"));
  const auto question = get(anna + "/cancel");
  BOOST_TEST(status(get(anna + "/tickets")) == 200);
  post(anna + "/cancellation", {{"form_token", hidden(question, "form_token")}});
  for (const auto& address : {anna, cat}) {
    BOOST_TEST(header(get(address + "/tickets"), "Location") == address);
    BOOST_TEST(!has(body(get(address)), "/tickets"));
  }
}

BOOST_AUTO_TEST_CASE(the_calendar_file_is_about_the_booking_and_does_not_open_it) {
  const auto address = booked(answers());
  const auto file = get(address + "/events/leeds/calendar.ics");
  BOOST_TEST(header(file, "Content-Type") == "text/calendar; charset=utf-8");
  BOOST_TEST(header(file, "Cache-Control") == "no-store");
  BOOST_TEST(has(file.body, "STATUS:CONFIRMED"));
  BOOST_TEST(has(file.body, "SUMMARY:SEND network event"));
  BOOST_TEST(!has(file.body, "key="));
  const auto question = get(address + "/cancel");
  post(address + "/cancellation", {{"form_token", hidden(question, "form_token")}});
  BOOST_TEST(header(get(address + "/events/york/calendar.ics"), "Location") == address);
  cookies.clear();
  BOOST_TEST(status(get(address + "/events/leeds/calendar.ics")) == 404);
}

BOOST_AUTO_TEST_SUITE_END()
