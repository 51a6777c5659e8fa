#include <boost/test/unit_test.hpp>

#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

BOOST_FIXTURE_TEST_SUITE(information_pages, SiteFixture)

BOOST_AUTO_TEST_CASE(each_says_who_runs_the_events_and_how_to_reach_them) {
  const auto organisation = settings.current();
  for (const char* address : {"/waiting-list-policy", "/privacy", "/accessibility", "/contact"}) {
    BOOST_TEST_CONTEXT(address) {
      const auto page = get(address);
      BOOST_TEST(status(page) == 200);
      BOOST_TEST(has(page.body, organisation->name));
      BOOST_TEST(has(page.body, "mailto:" + organisation->contact_email));
      BOOST_TEST(has(page.body, "name=\"description\""));
      BOOST_TEST(has(page.body, "href=\"/contact\""));
    }
  }
}

BOOST_AUTO_TEST_CASE(they_name_whom_the_settings_name) {
  const auto organisation = settings.current();
  const auto first_line = [](const std::string& text) { return text.substr(0, text.find('\n')); };
  BOOST_TEST(has(get("/privacy").body, first_line(organisation->data_controller)));
  BOOST_TEST(has(get("/contact").body, first_line(organisation->complaints_contact)));
  BOOST_TEST(has(get("/accessibility").body, organisation->name + " runs"));
}

BOOST_AUTO_TEST_CASE(the_privacy_page_says_how_long_the_rest_of_a_mail_is_kept) {
  BOOST_TEST(has(get("/privacy").body, "we delete 30 days after"));
}

BOOST_AUTO_TEST_CASE(search_engines_are_kept_from_what_is_personal) {
  const auto robots = get("/robots.txt").body;
  for (const char* folder : {"/bookings/", "/office", "/api/"}) {
    BOOST_TEST_CONTEXT(folder) { BOOST_TEST(has(robots, std::string("Disallow: ") + folder)); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
