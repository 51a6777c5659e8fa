#include "web/manage/correct_details.hpp"

#include <boost/test/unit_test.hpp>

#include "services/links/manage_tokens.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

class DetailsFixture : public SiteFixture {
 public:
  std::string booked() { return header(confirm(check(answers())), "Location"); }
  static std::string form_of(const std::string& address) {
    return address + "/delegates/1/details";
  }
  http::Response save(const std::string& form, Fields fields) {
    fields.emplace_back("form_token", hidden(get(form), "form_token"));
    return post(form, fields);
  }
  static Fields anne(const std::string& email = "Anna@school.example") {
    return {{"name", "Anne Example"}, {"email", email}, {"phone", ""}, {"job_title", "Head"}};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(details_pages, DetailsFixture)

BOOST_AUTO_TEST_CASE(details_are_corrected_on_a_page_and_confirmed_on_the_next) {
  const auto address = booked();
  BOOST_TEST(has(body(get(address)), "href=\"" + form_of(address) + "\">Correct details"));
  const auto form = get(form_of(address));
  BOOST_TEST(has(body(form), "Correct your details"));
  BOOST_TEST(has(body(form), "value=\"Anna Example\""));
  BOOST_TEST(has(body(form), "Phone number (optional)"));
  const auto saved = save(form_of(address), anne());
  BOOST_TEST(status(saved) == 303);
  const auto page = body(follow(saved));
  BOOST_TEST(has(page, "The details are corrected."));
  BOOST_TEST(has(page, "Anne Example"));
  BOOST_TEST(has(page, "Head, Hill School"));
}

// What the browser holds is the new link: the person stays where they are.
BOOST_AUTO_TEST_CASE(a_new_address_keeps_the_browser_and_ends_the_old_link) {
  const auto address = booked();
  const auto before = cookies;
  const auto page = body(follow(save(form_of(address), anne("anne@hospice.example"))));
  BOOST_TEST(has(page, "We have sent an email with a new link to the new address."));
  BOOST_TEST(has(page, "anne@hospice.example"));
  cookies = before;
  BOOST_TEST(status(get(address)) == 404);
}

BOOST_AUTO_TEST_CASE(a_second_click_comes_with_a_token_of_the_old_link_and_changes_nothing) {
  const auto address = booked();
  auto fields = anne("anne@hospice.example");
  fields.emplace_back("form_token", hidden(get(form_of(address)), "form_token"));
  post(form_of(address), fields);
  const auto again = post(form_of(address), fields);
  BOOST_TEST(status(again) == 303);
  BOOST_TEST(has(body(follow(again)), "anne@hospice.example"));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_and_what_was_typed_stays) {
  const auto address = booked();
  const auto page =
      save(form_of(address), {{"name", ""}, {"email", "anna@"}, {"job_title", "Head"}});
  BOOST_TEST(status(page) == 422);
  BOOST_TEST(has(body(page), "<a href=\"#name\">Enter a full name</a>"));
  BOOST_TEST(has(body(page), "<a href=\"#email\">Enter an email address in the correct format"));
  BOOST_TEST(has(body(page), "value=\"anna@\""));
  BOOST_TEST(has(body(page), "value=\"Head\""));
  BOOST_TEST(has(body(page), "<title>Error: Correct your details"));
  const auto letters = save(form_of(address), anne("zoë@school.example"));
  BOOST_TEST(
      has(body(letters), "<a href=\"#email\">Enter an email address that has only letters a to z"));
}

BOOST_AUTO_TEST_CASE(an_address_that_is_booked_already_is_refused_at_its_field) {
  book("Ben Example");
  const auto address = booked();
  const auto page = save(address + "/delegates/2/details", anne("ben@school.example"));
  BOOST_TEST(status(page) == 422);
  BOOST_TEST(has(body(page), "<a href=\"#email\">Enter another email address"));
}

BOOST_AUTO_TEST_CASE(a_form_that_is_not_ours_changes_nothing) {
  const auto address = booked();
  const auto page = post(form_of(address), anne());
  BOOST_TEST(status(page) == 403);
  BOOST_TEST(has(body(page), "value=\"Anne Example\""));
  BOOST_TEST(has(body(get(address)), "Anna Example"));
}

BOOST_AUTO_TEST_CASE(who_booked_and_does_not_come_has_a_page_of_their_own) {
  const auto made =
      run(bookings_.book(in_order({.submission_id = "for-ben",
                                   .event = "york",
                                   .contact = {"Anna Example", "anna@school.example", ""},
                                   .delegates = {{.name = "Ben Example",
                                                  .email = "ben@school.example",
                                                  .sector = "education"}}})))
          .value();
  const auto address = "/bookings/" + made.booking.reference;
  get(address + "?key=" + made.manage_token);
  BOOST_TEST(has(body(get(address)), "Who booked"));
  const auto form = get(address + "/details");
  BOOST_TEST(has(body(form), "value=\"anna@school.example\""));
  BOOST_TEST(!has(body(form), "Job title"));
  BOOST_TEST(has(body(follow(save(address + "/details", anne()))), "Anne Example"));
  // Ben's own link opens no page about her.
  cookies.clear();
  get(address + "?key=" + services::delegate_token(test_key(1), made.booking.delegates.at(0)));
  BOOST_TEST(!has(body(get(address)), "Who booked"));
  BOOST_TEST(status(get(address + "/details")) == 303);
}

BOOST_AUTO_TEST_CASE(nobody_is_corrected_who_is_not_there) {
  const auto address = booked();
  for (const char* who : {"2", "0", "x", "-1"}) {
    const auto form = address + "/delegates/" + who + "/details";
    BOOST_TEST_CONTEXT(who) {
      BOOST_TEST(header(get(form), "Location") == address);
      BOOST_TEST(header(post(form, anne()), "Location") == address);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
