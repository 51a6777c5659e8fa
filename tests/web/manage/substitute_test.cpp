#include "web/manage/substitute.hpp"

#include <boost/test/unit_test.hpp>

#include "services/links/manage_tokens.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

class SubstituteFixture : public SiteFixture {
 public:
  std::string booked(const Fields& typed) { return header(confirm(check(typed)), "Location"); }
  // The page on which the first person of the database is replaced.
  static std::string form_of(const std::string& address) {
    return address + "/delegates/1/substitute";
  }
  http::Response name(const std::string& address, Fields fields) {
    fields.emplace_back("form_token", hidden(get(form_of(address)), "form_token"));
    return post(address + "/delegates/1/substitution", fields);
  }
  static Fields ben() {
    return {{"name", "Ben Example"}, {"email", "ben@school.example"}, {"job_title", "Head"}};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(substitute_pages, SubstituteFixture)

BOOST_AUTO_TEST_CASE(a_colleague_comes_instead) {
  const auto anna = booked(answers());
  BOOST_TEST(
      has(body(get(anna)), "href=\"" + form_of(anna) + "\">Name a colleague who comes instead"));
  BOOST_TEST(has(body(get(form_of(anna))), "Who comes instead of Anna Example?"));
  BOOST_TEST(has(body(get(form_of(anna))), "Hill School keeps its place."));
  const auto done = name(anna, ben());
  BOOST_TEST(status(done) == 303);
  BOOST_TEST(has(body(follow(done)), "Ben Example comes instead of Anna Example."));
  const auto page = body(get(anna));
  BOOST_TEST(has(page, "Ben Example"));
  // She booked, and still looks after it.
  BOOST_TEST(!has(page, "__name\">Anna Example"));
  BOOST_TEST(has(page, "Who booked"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 1);
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_said_and_what_was_typed_stays) {
  const auto anna = booked(answers());
  const auto page = name(anna, {{"name", " "}, {"email", "ben@"}, {"job_title", "Head"}});
  BOOST_TEST(status(page) == 422);
  BOOST_TEST(has(body(page), "<a href=\"#name\">Enter their full name</a>"));
  BOOST_TEST(has(body(page), "<a href=\"#email\">Enter an email address in the correct format"));
  BOOST_TEST(has(body(page), "value=\"Head\""));
  BOOST_TEST(has(body(page), "value=\"ben@\""));
  const auto letters = name(anna, {{"name", "Ben"}, {"email", "bén@school.example"}});
  BOOST_TEST(
      has(body(letters), "<a href=\"#email\">Enter an email address that has only letters a to z"));
}

BOOST_AUTO_TEST_CASE(who_comes_for_themselves_asks_the_organisers) {
  const auto anna = booked(with(answers(), "organisation", ""));
  BOOST_TEST(!has(body(get(anna)), "/substitute\""));
  for (const auto& page : {get(form_of(anna)), post(anna + "/delegates/1/substitution", ben()),
                           get(anna + "/delegates/9/substitute")}) {
    BOOST_TEST(!has(body(page), "Name this colleague"));
  }
  BOOST_TEST(has(body(get(form_of(anna))), "Ask us about this"));
  BOOST_TEST(has(body(get(anna)), "Anna Example"));
}

BOOST_AUTO_TEST_CASE(a_colleague_who_is_booked_gets_no_second_place) {
  const auto anna = booked(answers());
  booked(answers("Ben Example"));
  const auto page = name(anna, {{"name", "Ben Example"}, {"email", "Ben@school.example"}});
  BOOST_TEST(status(page) == 409);
  BOOST_TEST(has(body(page), "They are booked already"));
  BOOST_TEST(has(body(get(anna)), "Anna Example"));
}

BOOST_AUTO_TEST_CASE(who_hands_over_their_own_place_sees_it_gone) {
  auto person = [](const std::string& name) {
    return domain::DelegateRequest{.name = name,
                                   .email = name + "@school.example",
                                   .organisation = "Hill School",
                                   .sector = "education"};
  };
  const auto made =
      run(bookings_.book(in_order({.submission_id = "two",
                                   .event = "leeds",
                                   .contact = {"first", "first@school.example", ""},
                                   .delegates = {person("first"), person("second")}})))
          .value();
  const auto address = "/bookings/" + made.booking.reference;
  get(address + "?key=" + services::delegate_token(test_key(1), made.booking.delegates.at(0)));
  const auto page = name(address, ben());
  BOOST_TEST(status(page) == 200);
  BOOST_TEST(has(body(page), "Your place goes to Ben Example"));
  BOOST_TEST(status(get(address)) == 404);
}

BOOST_AUTO_TEST_CASE(nobody_is_named_after_booking_has_closed) {
  const auto anna = booked(answers());
  database.clock().set(events.current()->any("leeds")->booking_closes_at);
  BOOST_TEST(!has(body(get(anna)), "/substitute\""));
  BOOST_TEST(!has(body(get(form_of(anna))), "Name this colleague"));
}

BOOST_AUTO_TEST_SUITE_END()
