#include <boost/test/unit_test.hpp>

#include "web/manage/pages.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

class MoveFixture : public SiteFixture {
 public:
  std::string booked(const std::string& name, const std::string& event = "leeds") {
    return header(confirm(check(answers(name), event), event), "Location");
  }
  http::Response move(const std::string& address, const std::string& to) {
    return post(address + "/move",
                {{"form_token", hidden(get(address + "/move"), "form_token")}, {"to", to}});
  }
  domain::Places places(const std::string& event) { return events.current()->any(event)->places; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(move_pages, MoveFixture)

BOOST_AUTO_TEST_CASE(somebody_moves_to_a_region_with_places) {
  const auto anna = booked("Anna Example");
  BOOST_TEST(has(body(get(anna)), "href=\"" + anna + "/move\">Choose another region"));
  const auto question = body(get(anna + "/move"));
  BOOST_TEST(has(question, "York, "));
  BOOST_TEST(has(question, "50 places left"));
  BOOST_TEST(!has(question, "value=\"leeds\""));
  BOOST_TEST(places("leeds").confirmed == 1);
  const auto done = move(anna, "york");
  BOOST_TEST(status(done) == 303);
  const auto page = body(follow(done));
  BOOST_TEST(has(page, "Your place is confirmed"));
  BOOST_TEST(has(page, "We look forward to meeting you in York."));
  BOOST_TEST(places("leeds").confirmed == 0);
  BOOST_TEST(places("york").confirmed == 1);
}

BOOST_AUTO_TEST_CASE(a_full_region_is_waited_for_without_losing_the_place) {
  booked("Anna Example");
  booked("Ben Example");
  const auto cara = booked("Cara Example", "york");
  const auto asked = move(cara, "leeds");
  BOOST_TEST(status(asked) == 200);
  BOOST_TEST(has(body(asked), "Do you want to wait for a place in Leeds?"));
  BOOST_TEST(has(body(asked), "You keep the place you have"));
  BOOST_TEST(places("leeds").waiting == 0);
  const Fields wait = {{"form_token", hidden(asked, "form_token")},
                       {"to", hidden(asked, "to")},
                       {"delegates", hidden(asked, "delegates")},
                       {"wait", "yes"}};
  const auto done = post(cara + "/move", wait);
  BOOST_TEST(status(done) == 303);
  const auto page = body(follow(done));
  BOOST_TEST(has(page, "Confirmed in York"));
  BOOST_TEST(has(page, "Number 1 on the waiting list for Leeds"));
  BOOST_TEST(has(page, "Leave the waiting list for Leeds"));
  BOOST_TEST(has(page, "Give up your place in York"));
  BOOST_TEST(status(post(cara + "/move", wait)) == 303);  // again: nothing changes
  BOOST_TEST(places("leeds").waiting == 1);
  BOOST_TEST(places("york").confirmed == 1);
}

BOOST_AUTO_TEST_CASE(of_several_people_those_move_who_were_chosen) {
  const auto both =
      header(confirm(check(with(answers(), "companion_name", "Bea Example"))), "Location");
  const auto question = get(both + "/move");
  BOOST_TEST(has(body(question), "Who goes to another region?"));
  const std::string token = hidden(question, "form_token");
  const auto nobody = post(both + "/move", {{"form_token", token}, {"to", "york"}});
  BOOST_TEST(status(nobody) == 422);
  BOOST_TEST(has(body(nobody), "<a href=\"#delegates\">Select who goes to another region</a>"));
  BOOST_TEST(has(body(nobody), "value=\"york\" checked"));
  const auto nowhere = post(both + "/move", {{"form_token", token}, {"delegates", "1"}});
  BOOST_TEST(status(nowhere) == 422);
  BOOST_TEST(has(body(nowhere), "<a href=\"#to\">Select a region</a>"));
  BOOST_TEST(has(body(nowhere), "value=\"1\" checked"));
  post(both + "/move", {{"form_token", token}, {"delegates", "1"}, {"to", "york"}});
  BOOST_TEST(places("york").confirmed == 1);
  BOOST_TEST(places("leeds").confirmed == 0);
}

BOOST_AUTO_TEST_CASE(an_address_with_a_place_there_is_told_so) {
  booked("Anna Example", "york");
  const auto leeds = booked("Anna Example", "leeds");
  const auto page = move(leeds, "york");
  BOOST_TEST(status(page) == 409);
  BOOST_TEST(has(body(page), "Somebody is booked in York already"));
  BOOST_TEST(has(body(page), "href=\"" + leeds + "\""));
  BOOST_TEST(places("leeds").confirmed == 1);
}

BOOST_AUTO_TEST_CASE(a_move_that_is_not_from_here_or_without_the_link_changes_nothing) {
  const auto anna = booked("Anna Example");
  const auto page = post(anna + "/move", {{"form_token", "none"}, {"to", "york"}});
  BOOST_TEST(status(page) == 403);
  BOOST_TEST(has(body(page), "value=\"york\" checked"));
  cookies.clear();
  BOOST_TEST(status(get(anna + "/move")) == 404);
  BOOST_TEST(status(post(anna + "/move", {{"to", "york"}})) == 404);
  BOOST_TEST(places("york").confirmed == 0);
}

BOOST_AUTO_TEST_CASE(nobody_moves_once_the_event_is_over) {
  const auto anna = booked("Anna Example");
  database.clock().set(events.current()->any("leeds")->ends_at);
  BOOST_TEST(header(get(anna + "/move"), "Location") == anna);
  BOOST_TEST(!has(body(get(anna)), "/move\""));
}

BOOST_AUTO_TEST_SUITE_END()
