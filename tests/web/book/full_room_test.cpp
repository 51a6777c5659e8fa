#include <boost/test/unit_test.hpp>

#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

// Booking where there is no place, and what is asked of who waits.
BOOST_FIXTURE_TEST_SUITE(full_room, SiteFixture)

BOOST_AUTO_TEST_CASE(a_full_room_asks_whether_to_wait_before_and_after_the_form) {
  book("Anna Example");
  book("Ben Example");
  const auto form = body(get("/events/leeds/book"));
  BOOST_TEST(has(form, "Join the waiting list"));
  BOOST_TEST(has(form, "number 1 on the waiting list"));
  BOOST_TEST(has(form, "href=\"/events/york/book\""));
  const auto checked = check(answers("Cara Example"));
  BOOST_TEST(has(body(checked), "number 1 on the waiting list"));
  const auto kept = body(follow(confirm(checked)));
  BOOST_TEST(has(kept, "You are number 1 on the waiting list"));
}

BOOST_AUTO_TEST_CASE(who_waits_can_ask_to_be_booked_straight_away) {
  const auto anna = header(confirm(check(answers("Anna Example"))), "Location");
  BOOST_TEST(!has(body(get("/events/leeds/book")), "Book me straight away"));
  book("Ben Example");
  auto typed = with(answers("Cara Example"), "book_straight_away", "yes");
  for (const char* days : {"61", "-1", "soon", ""}) {
    const auto page = check(with(typed, "notice_days", days));
    BOOST_TEST_CONTEXT(days) {
      BOOST_TEST(status(page) == 422);
      BOOST_TEST(has(body(page), "<a href=\"#notice_days\">Enter 0 to 60 days</a>"));
      BOOST_TEST(
          has(body(page), "name=\"book_straight_away\" type=\"checkbox\" value=\"yes\" checked"));
    }
  }
  typed = with(typed, "notice_days", " 5 ");
  const auto checked = check(typed);
  BOOST_TEST(has(body(checked), "Book me straight away. Days of notice: 5"));
  const auto kept = confirm(checked);
  BOOST_TEST(has(body(follow(kept)), "the place is yours at once"));
  const auto question = get(anna + "/cancel");
  post(anna + "/cancellation", {{"form_token", hidden(question, "form_token")}});
  BOOST_TEST(has(body(follow(kept)), "Your place is confirmed"));
}

BOOST_AUTO_TEST_CASE(wishes_without_the_tick_ask_first) {
  book("Anna Example");
  book("Ben Example");
  const auto checked = check(with(answers("Cara Example"), "notice_days", "many"));
  BOOST_TEST(has(body(checked), "Ask me first"));
  BOOST_TEST(has(body(follow(confirm(checked))), "we keep a place for you and send an email"));
}

BOOST_AUTO_TEST_CASE(who_waits_can_wait_for_other_full_regions) {
  book("Anna Example");
  book("Ben Example");
  BOOST_TEST(
      !has(body(get("/events/leeds/book")), "Other regions to wait for"));  // york has places
  std::string in_york;
  for (int count = 0; count < 50; ++count) {
    auto typed = with(answers(), "email", std::to_string(count) + "@school.example");
    in_york = header(confirm(check(typed, "york"), "york"), "Location");
  }
  const auto form = body(get("/events/leeds/book"));
  BOOST_TEST(has(form, "Other regions to wait for"));
  BOOST_TEST(has(form, "name=\"also_wait_for\" type=\"checkbox\" value=\"york\""));
  const auto checked = check(with(answers("Cara Example"), "also_wait_for", "york"));
  BOOST_TEST(has(body(checked), "York"));
  // Nobody waits for a place that they could book.
  const auto question = get(in_york + "/cancel");
  post(in_york + "/cancellation", {{"form_token", hidden(question, "form_token")}});
  const auto refused = confirm(checked);
  BOOST_TEST(status(refused) == 422);
  BOOST_TEST(has(body(refused), "A region that you also wanted to wait for has a place now"));
  BOOST_TEST(events.current()->any("leeds")->places.waiting == 0);
  BOOST_TEST(has(body(refused), "York"));
  BOOST_TEST(!has(body(refused), "Other regions to wait for"));
  BOOST_TEST(has(body(follow(confirm(refused))), "You are number 1 on the waiting list"));
}

BOOST_AUTO_TEST_CASE(a_room_that_fills_up_in_between_loses_nothing) {
  const auto checked = check(answers("Cara Example"));
  book("Anna Example");
  book("Ben Example");
  const auto asked = confirm(checked);
  BOOST_TEST(status(asked) == 200);
  BOOST_TEST(has(body(asked), "Do you want to join the waiting list?"));
  BOOST_TEST(has(body(asked), "York"));
  BOOST_TEST(has(body(asked), "action=\"/events/york/book/change\""));
  BOOST_TEST(header(asked, "Set-Cookie").empty());

  const auto elsewhere = post("/events/york/book/change", {{"answers", hidden(asked, "answers")}});
  BOOST_TEST(has(body(elsewhere), "value=\"Cara Example\""));
  BOOST_TEST(hidden(elsewhere, "submission_id") != hidden(checked, "submission_id"));

  const auto wrong = post("/events/leeds/bookings", {{"form_token", hidden(asked, "form_token")},
                                                     {"answers", hidden(asked, "answers")},
                                                     {"wait_if_full", "yes"},
                                                     {"wishes", "yes"},
                                                     {"book_straight_away", "yes"},
                                                     {"notice_days", "soon"}});
  BOOST_TEST(status(wrong) == 422);
  BOOST_TEST(has(body(wrong), "<a href=\"#notice_days\">Enter 0 to 60 days</a>"));
  BOOST_TEST(has(body(wrong), "value=\"soon\""));
  BOOST_TEST(has(body(follow(confirm(asked))), "You are number 1 on the waiting list"));
}

BOOST_AUTO_TEST_SUITE_END()
