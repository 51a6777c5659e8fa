#include <boost/test/unit_test.hpp>

#include "web/manage/pages.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

class CancelFixture : public SiteFixture {
 public:
  std::string booked(const Fields& typed) { return header(confirm(check(typed)), "Location"); }
  // Anna, whom Bea comes with as a support companion.
  std::string pair() { return booked(with(answers(), "companion_name", "Bea Example")); }
  int taken() const { return events.current()->any("leeds")->places.confirmed; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(cancel_pages, CancelFixture)

BOOST_AUTO_TEST_CASE(a_place_is_given_up_by_a_page_and_a_button) {
  const auto address = booked(answers());
  const auto question = get(address + "/cancel");
  BOOST_TEST(has(body(question), "Do you want to give up your place?"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 1);
  const auto done =
      post(address + "/cancellation", {{"form_token", hidden(question, "form_token")}});
  BOOST_TEST(status(done) == 303);
  BOOST_TEST(has(body(follow(done)), "Your booking is cancelled"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 0);
  // Again, and from a page that was still open: nothing changes.
  BOOST_TEST(status(post(address + "/cancellation", {})) == 303);
  BOOST_TEST(header(get(address + "/cancel"), "Location") == address);
}

BOOST_AUTO_TEST_CASE(a_token_of_another_form_gives_nothing_up) {
  const auto address = booked(answers());
  const auto visitors = hidden(get("/events/york/book"), "form_token");
  const auto page = post(address + "/cancellation", {{"form_token", visitors}});
  BOOST_TEST(status(page) == 403);
  BOOST_TEST(has(body(page), "Do you want to give up your place?"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 1);
}

BOOST_AUTO_TEST_CASE(of_several_people_those_leave_who_were_chosen) {
  const auto address = pair();
  const auto question = get(address + "/cancel");
  BOOST_TEST(has(body(question), "Who is not coming?"));
  const std::string token = hidden(question, "form_token");
  const auto nobody = post(address + "/cancellation", {{"form_token", token}});
  BOOST_TEST(status(nobody) == 422);
  BOOST_TEST(has(body(nobody), "<a href=\"#delegates\">Select who is not coming</a>"));
  for (const char* stranger : {"999", "2abc", "2 ", "two", ""}) {
    const auto page =
        post(address + "/cancellation", {{"form_token", token}, {"delegates", stranger}});
    BOOST_TEST_CONTEXT(stranger) { BOOST_TEST(status(page) == 422); }
  }
  post(address + "/cancellation", {{"form_token", token}, {"delegates", "2"}});
  const auto page = body(get(address));
  BOOST_TEST(has(page, "Cancelled"));
  BOOST_TEST(has(page, "Confirmed"));
  BOOST_TEST(events.current()->any("leeds")->places.confirmed == 1);
}

BOOST_AUTO_TEST_CASE(an_event_that_is_over_can_no_longer_be_left) {
  const auto address = booked(answers());
  database.clock().set(events.current()->any("leeds")->ends_at);
  BOOST_TEST(has(body(get(address)), "This event is over"));
  BOOST_TEST(status(get(address + "/cancel")) == 303);
}

BOOST_AUTO_TEST_CASE(one_person_of_several_is_named_on_a_page_of_their_own) {
  const auto address = pair();
  BOOST_TEST(
      has(body(get(address)), "href=\"" + address + "/cancel?person=2\">Give up this place"));
  const auto bea = get(address + "/cancel?person=2");
  BOOST_TEST(has(body(bea), "Do you want to give up the place of Bea Example?"));
  BOOST_TEST(!has(body(bea), "Who is not coming?"));
  const auto anna = get(address + "/cancel?person=1");
  BOOST_TEST(has(body(anna), "Bea Example comes to support Anna Example and leaves with them."));
  BOOST_TEST(taken() == 1);
  const Fields fields = {{"form_token", hidden(bea, "form_token")},
                         {"person", hidden(bea, "person")}};
  const auto page = body(follow(post(address + "/cancellation", fields)));
  BOOST_TEST(has(page, "Bea Example is not coming any more."));
  BOOST_TEST(taken() == 1);
  BOOST_TEST(!has(body(get(address)), "Bea Example is not coming any more."));
}

// The second click must not stand for whoever is left.
BOOST_AUTO_TEST_CASE(a_repeat_gives_up_nobody_elses_place) {
  const auto address = pair();
  const std::string token = hidden(get(address + "/cancel"), "form_token");
  for (const auto* field : {"person", "delegates"}) {
    const auto done = post(address + "/cancellation", {{"form_token", token}, {field, "2"}});
    BOOST_TEST_CONTEXT(field) {
      BOOST_TEST(status(done) == 303);
      BOOST_TEST(taken() == 1);
    }
  }
  BOOST_TEST(has(body(get(address)), "Your place is confirmed"));
}

BOOST_AUTO_TEST_SUITE_END()
