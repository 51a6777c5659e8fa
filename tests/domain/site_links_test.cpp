#include "domain/site_links.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

BOOST_AUTO_TEST_SUITE(site_links)

BOOST_AUTO_TEST_CASE(the_address_of_a_link_names_what_it_leads_to) {
  const auto* const site = "https://events.example.org";
  BOOST_TEST(event_link(site, "leeds") == "https://events.example.org/events/leeds");
  BOOST_TEST(manage_link(site, "K7M-4QX", "abc_-") ==
             "https://events.example.org/bookings/K7M-4QX?key=abc_-");
  BOOST_TEST(set_up_link(site, "abc_-") == "https://events.example.org/office/set-up?key=abc_-");
}

BOOST_AUTO_TEST_SUITE_END()
