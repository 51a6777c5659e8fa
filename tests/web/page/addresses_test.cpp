#include "web/page/addresses.hpp"

#include <boost/test/unit_test.hpp>

#include "domain/site_links.hpp"
#include "web/office_fixture.hpp"

// The public site's addresses, against the table of its routes; the links from outside, against
// the addresses.

using namespace convene;
using namespace convene::web;
using http::Method;

namespace {

constexpr const char* booking = "K7M-4QX";
constexpr domain::PersonId person{7};

std::string path_of(const std::string& address) {
  return address.substr(0, address.find_first_of("?#"));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(public_addresses, OfficeFixture)

BOOST_AUTO_TEST_CASE(each_address_is_one_of_the_table_of_routes) {
  const struct {
    Method method;
    std::string address;
    const char* route;
  } cases[] = {
      {Method::get, home_address(), "/"},
      {Method::get, home_address("?region=london"), "/"},
      {Method::get, event_list_address("?region=london"), "/"},
      {Method::get, contact_address(), "/contact"},
      {Method::get, find_booking_address(), "/find-your-booking"},
      {Method::post, find_booking_address(), "/find-your-booking"},
      {Method::get, links_sent_address(), "/find-your-booking/sent"},
      {Method::get, asset_address("site.css"), "/static/{file}"},
      {Method::get, event_address("leeds"), "/events/{slug}"},
      {Method::get, event_calendar_address("leeds"), "/events/{slug}/calendar.ics"},
      {Method::get, live_places_address("?region=london"), "/live/places"},
      {Method::get, live_event_places_address("leeds"), "/live/places"},
      {Method::get, book_address("leeds"), "/events/{slug}/book"},
      {Method::post, book_address("leeds"), "/events/{slug}/book"},
      {Method::post, change_answers_address("leeds"), "/events/{slug}/book/change"},
      {Method::post, make_booking_address("leeds"), "/events/{slug}/bookings"},
      {Method::get, booking_address(booking), "/bookings/{reference}"},
      {Method::get, cancel_address(booking), "/bookings/{reference}/cancel"},
      {Method::get, cancel_at_event_address(booking, "leeds"), "/bookings/{reference}/cancel"},
      {Method::get, cancel_person_address(booking, person), "/bookings/{reference}/cancel"},
      {Method::post, cancellation_address(booking), "/bookings/{reference}/cancellation"},
      {Method::get, contact_details_address(booking), "/bookings/{reference}/details"},
      {Method::post, contact_details_address(booking), "/bookings/{reference}/details"},
      {Method::get, tickets_address(booking), "/bookings/{reference}/tickets"},
      {Method::get, booking_calendar_address(booking, "leeds"),
       "/bookings/{reference}/events/{event}/calendar.ics"},
      {Method::get, offer_address(booking, "leeds", person),
       "/bookings/{reference}/offers/{event}/{person}"},
      {Method::post, offer_address(booking, "leeds", person),
       "/bookings/{reference}/offers/{event}/{person}"},
      {Method::get, move_address(booking), "/bookings/{reference}/move"},
      {Method::post, move_address(booking), "/bookings/{reference}/move"},
      {Method::get, details_address(booking, person),
       "/bookings/{reference}/delegates/{person}/details"},
      {Method::post, details_address(booking, person),
       "/bookings/{reference}/delegates/{person}/details"},
      {Method::get, needs_address(booking, person),
       "/bookings/{reference}/delegates/{person}/needs"},
      {Method::post, needs_address(booking, person),
       "/bookings/{reference}/delegates/{person}/needs"},
      {Method::get, change_needs_address(booking, person),
       "/bookings/{reference}/delegates/{person}/needs/change"},
      {Method::get, needs_removal_address(booking, person),
       "/bookings/{reference}/delegates/{person}/needs/removal"},
      {Method::post, needs_removal_address(booking, person),
       "/bookings/{reference}/delegates/{person}/needs/removal"},
      {Method::get, substitute_address(booking, person),
       "/bookings/{reference}/delegates/{person}/substitute"},
      {Method::post, substitution_address(booking, person),
       "/bookings/{reference}/delegates/{person}/substitution"},
      {Method::get, office_address(), "/office"},
  };
  for (const auto& [method, address, route] : cases) {
    BOOST_TEST_CONTEXT(address) {
      const auto match = router().match(method, path_of(address));
      BOOST_REQUIRE(match.route);
      BOOST_TEST(match.route->path == route);
      for (const auto& parameter : match.parameters) {
        BOOST_TEST((parameter == "leeds" || parameter == booking || parameter == "7" ||
                    parameter == "site.css"));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(parameters_come_in_the_order_in_which_the_handlers_read_them) {
  const auto match = router().match(Method::get, offer_address(booking, "leeds", person));
  const std::vector<std::string> expected{booking, "leeds", "7"};
  BOOST_TEST(match.parameters == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(queries_say_what_they_choose) {
  BOOST_TEST(event_list_address("?page=2") == "/?page=2#events");
  BOOST_TEST(live_event_places_address("leeds") == "/live/places?event=leeds");
  BOOST_TEST(cancel_at_event_address(booking, "leeds") == "/bookings/K7M-4QX/cancel?event=leeds");
  BOOST_TEST(cancel_person_address(booking, person) == "/bookings/K7M-4QX/cancel?person=7");
}

BOOST_AUTO_TEST_CASE(links_from_outside_lead_to_the_same_addresses) {
  BOOST_TEST(domain::event_link(origin, "leeds") == origin + event_address("leeds"));
  BOOST_TEST(domain::manage_link(origin, booking, "abc") ==
             origin + booking_address(booking) + "?key=abc");
  const auto set_up = domain::set_up_link("", "abc");
  BOOST_TEST(set_up == "/office/set-up?key=abc");
  const auto match = router().match(Method::get, path_of(set_up));
  BOOST_REQUIRE(match.route);
  BOOST_TEST(match.route->path == "/office/set-up");
}

BOOST_AUTO_TEST_SUITE_END()
