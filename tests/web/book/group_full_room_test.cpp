// A group and a room that has no place for all of them.

#include <boost/test/unit_test.hpp>

#include "web/book/group_fixture.hpp"

using namespace convene;
using namespace convene::web;

BOOST_FIXTURE_TEST_SUITE(group_full_room, GroupFixture)

BOOST_AUTO_TEST_CASE(a_group_that_does_not_fit_is_asked_what_to_do) {
  book("Zoe Example");  // one of the two places of leeds
  const auto asked = check(group({"Ben Example", "Cara Example"}));
  BOOST_TEST(status(asked) == 200);
  BOOST_TEST(has(body(asked), "There are not enough places for all of you"));
  BOOST_TEST(has(body(asked), "There is 1 place left, and you are 3."));
  BOOST_TEST(has(body(asked), "All of us or nobody"));
  BOOST_TEST(has(body(asked), "York"));

  const auto unsaid = go_on(asked, {{"wishes", "yes"}});
  BOOST_TEST(status(unsaid) == 422);
  BOOST_TEST(has(body(unsaid), "href=\"#together\""));
  BOOST_TEST(confirmed() == 1);
}

BOOST_AUTO_TEST_CASE(whoever_fits_has_a_place_and_the_others_wait) {
  book("Zoe Example");
  const auto asked = check(group({"Ben Example", "Cara Example"}));
  const auto checked = go_on(asked, {{"wishes", "yes"}, {"together", "no"}});
  BOOST_TEST(has(body(checked), "Whoever fits"));
  BOOST_TEST(has(body(checked), "Some of you may have to wait"));
  BOOST_TEST(has(body(checked), "Book or join the waiting list"));
  BOOST_TEST(status(confirm(checked)) == 303);
  BOOST_TEST(confirmed() == 2);
  BOOST_TEST(waiting() == 2);
}

BOOST_AUTO_TEST_CASE(all_or_nobody_wait_as_one) {
  book("Zoe Example");
  const auto asked = check(group({"Ben Example"}));
  const auto checked = go_on(asked, {{"wishes", "yes"}, {"together", "yes"}});
  BOOST_TEST(has(body(checked), "All of you or nobody"));
  const auto made = confirm(checked);
  BOOST_TEST(confirmed() == 1);
  BOOST_TEST(waiting() == 2);
  BOOST_TEST(has(body(follow(made)), "You do not have"));
}

BOOST_AUTO_TEST_CASE(what_was_said_of_waiting_can_be_changed) {
  book("Zoe Example");
  const auto asked = check(group({"Ben Example"}));
  const auto checked = go_on(asked, {{"wishes", "yes"}, {"together", "yes"}});
  const auto form =
      body(post("/events/leeds/book/change", {{"answers", hidden(checked, "answers")}}));
  BOOST_TEST(
      has(form, "id=\"together-yes\" name=\"together\" type=\"radio\" value=\"yes\" checked"));
}

BOOST_AUTO_TEST_CASE(a_full_room_asks_a_group_on_the_form) {
  book("Zoe Example");
  book("Yan Example");
  BOOST_TEST(!has(body(get("/events/leeds/book")), "All of us or nobody"));
  const auto form = body(action(answers(), "add"));
  BOOST_TEST(has(form, "All of us or nobody"));
  BOOST_TEST(has(form, "Book us straight away"));
  const auto checked = check(with(group({"Ben Example"}), "together", "yes"));
  BOOST_TEST(has(body(checked), "All places are taken"));
  confirm(checked);
  BOOST_TEST(waiting() == 2);
}

BOOST_AUTO_TEST_CASE(a_room_that_fills_up_in_between_asks_a_group_and_loses_nothing) {
  const auto checked = check(group({"Ben Example"}));
  book("Zoe Example");
  const auto asked = confirm(checked);
  BOOST_TEST(status(asked) == 200);
  BOOST_TEST(has(body(asked), "There is 1 place left, and you are 2."));
  BOOST_TEST(confirmed() == 1);
  const auto again = go_on(asked, {{"wishes", "yes"}, {"together", "no"}});
  BOOST_TEST(has(body(again), "Ben Example"));
  BOOST_TEST(status(confirm(again)) == 303);
  BOOST_TEST(confirmed() == 2);
  BOOST_TEST(waiting() == 1);
}

BOOST_AUTO_TEST_CASE(only_regions_with_places_for_all_are_shown_to_a_group) {
  book("Zoe Example");
  BOOST_TEST(has(body(check(group({"Ben Example"}))), "Or take places in another region"));
  for (int number = 0; number < 49; ++number) {
    confirm(check(with(answers(), "email", std::to_string(number) + "@school.example"), "york"),
            "york");
  }
  BOOST_TEST(!has(body(check(group({"Ben Example"}))), "Or take places in another region"));
}

BOOST_AUTO_TEST_SUITE_END()
