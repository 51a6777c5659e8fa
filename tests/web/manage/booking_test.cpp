#include <boost/test/unit_test.hpp>

#include "services/links/manage_tokens.hpp"
#include "web/manage/pages.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

// The secret link that a booking's page shows.
std::string link_on(const http::Response& page) {
  const auto text = SiteFixture::body(page);
  const std::string before = "href=\"https://events.example.org";
  const auto begin = text.find(before) + before.size();
  return text.substr(begin, text.find('"', begin) - begin);
}

std::string address_of(const std::string& link) { return link.substr(0, link.find('?')); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(manage_booking, SiteFixture)

BOOST_AUTO_TEST_CASE(the_link_opens_the_booking_in_another_browser) {
  const auto link = link_on(book("Anna Example"));
  cookies.clear();
  BOOST_TEST(status(get(address_of(link))) == 404);
  const auto opened = get(link);
  BOOST_TEST(status(opened) == 303);
  BOOST_TEST(header(opened, "Location") == address_of(link));
  const auto page = follow(opened);
  BOOST_TEST(has(body(page), "Your place is confirmed"));
  BOOST_TEST(header(page, "Cache-Control") == "no-store");
  BOOST_TEST(has(body(page), "<meta name=\"robots\" content=\"noindex\">"));
}

BOOST_AUTO_TEST_CASE(who_has_no_link_is_told_where_to_find_it) {
  const auto link = link_on(book("Anna Example"));
  cookies.clear();
  for (const std::string& address :
       {address_of(link), address_of(link) + "?key=AAAAAAAAAAAAAAAAAAAAAA",
        address_of(link) + "?key=", address_of(link) + "/cancel",
        std::string("/bookings/none-at-all")}) {
    const auto page = get(address);
    BOOST_TEST_CONTEXT(address) {
      BOOST_TEST(status(page) == 404);
      BOOST_TEST(has(body(page), "Open the link in your email"));
      BOOST_TEST(!has(body(page), "Anna"));
      BOOST_TEST(header(page, "Set-Cookie").empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_delegates_own_link_says_where_their_own_mail_goes) {
  const auto person = [](const std::string& name) {
    return domain::DelegateRequest{
        .name = name, .email = name + "@school.example", .sector = "education"};
  };
  const auto booked =
      run(bookings_.book(in_order({.submission_id = "two",
                                   .event = "leeds",
                                   .contact = {"first", "first@school.example", ""},
                                   .delegates = {person("first"), person("second")}})))
          .value();
  const auto& booking = booked.booking;
  const auto token = services::delegate_token(test_key(1), booking.delegates.at(1));
  const auto page = body(follow(get("/bookings/" + booking.reference + "?key=" + token)));
  BOOST_TEST(has(page, "We have sent a confirmation to second@school.example."));
  BOOST_TEST(!has(page, "first@school.example"));
}

BOOST_AUTO_TEST_CASE(one_browser_keeps_several_bookings) {
  const auto leeds = address_of(link_on(book("Anna Example", "leeds")));
  const auto york = address_of(link_on(book("Anna Example", "york")));
  BOOST_TEST(leeds != york);
  BOOST_TEST(status(get(leeds)) == 200);
  BOOST_TEST(status(get(york)) == 200);
}

BOOST_AUTO_TEST_SUITE_END()
