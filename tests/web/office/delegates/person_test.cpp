#include <boost/test/unit_test.hpp>

#include "web/office_room_fixture.hpp"

// What organisers do about one person, and how they add somebody.

using namespace convene;
using namespace convene::web;

BOOST_FIXTURE_TEST_SUITE(office_delegate_pages, OfficeRoomFixture)

BOOST_AUTO_TEST_CASE(roles_and_sector_are_changed) {
  const auto address = person("Anna Example");
  const auto response = send(address, address,
                             {{"roles", "delegate"},
                              {"roles", "speaker"},
                              {"sector", "other"},
                              {"sector_text", "Faith group"}});
  BOOST_TEST(header(response, "Location") == address);
  const auto page = body(follow(response));
  BOOST_TEST(has(page, "Delegate, Speaker"));
  BOOST_TEST(has(page, "Other: Faith group"));
  BOOST_TEST(has(page, "Roles changed"));
}

BOOST_AUTO_TEST_CASE(who_would_need_a_seat_that_is_not_there_is_told) {
  add("Sam Speaker", "speaker");
  const auto address = person("Sam Speaker");
  const auto response = send(address, address, {{"roles", "delegate"}, {"sector", "education"}});
  BOOST_TEST(status(response) == 409);
  BOOST_TEST(has(body(response), "All places are taken. Raise the capacity"));
}

BOOST_AUTO_TEST_CASE(a_place_is_cancelled_by_a_page_and_a_button) {
  const auto address = person("Anna Example");
  const auto before = writes();
  BOOST_TEST(has(body(get(address + "/cancel")), "Cancel Anna Example’s place?"));
  BOOST_TEST(writes() == before);
  const auto response = send(address + "/cancel", address + "/cancellation", {});
  BOOST_TEST(header(response, "Location") == "/office/events/leeds");
  BOOST_TEST(has(body(follow(response)), "Anna Example’s place is cancelled"));
  BOOST_TEST(!has(body(get(address)), "Save changes"));
  BOOST_TEST(has(body(get(address + "/cancel")), "They have no place any more"));
}

BOOST_AUTO_TEST_CASE(a_full_room_is_a_page_and_not_an_error) {
  const auto full = add("Late Comer");
  BOOST_TEST(status(full) == 409);
  BOOST_TEST(has(body(full), "Add them to the waiting list"));
  BOOST_TEST(has(body(full), "All 2 places are taken and 0 people are waiting."));
  BOOST_TEST(id_of("Late Comer").empty());

  Fields again;
  for (const char* name :
       {"form_token", "submission_id", "name", "email", "sector", "roles", "wait_if_full"}) {
    again.emplace_back(name, hidden(full, name));
  }
  const auto response = post("/office/events/leeds/delegates", again);
  BOOST_TEST(has(body(follow(response)), "Late Comer is number 1 on the waiting list"));
}

BOOST_AUTO_TEST_CASE(what_was_typed_about_somebody_is_not_lost) {
  const auto response = add("\"><b>Bold</b>");
  BOOST_TEST(status(response) == 422);
  BOOST_TEST(has(body(response), "value=\"&quot;&gt;&lt;b&gt;Bold&lt;/b&gt;\""));
  BOOST_TEST(has(body(response), "value=\"education\" selected"));
}

BOOST_AUTO_TEST_CASE(a_form_gone_back_to_and_changed_is_asked_for_again) {
  const auto form = get("/office/events/york/delegates/new");
  const Fields first = {{"form_token", hidden(form, "form_token")},
                        {"submission_id", hidden(form, "submission_id")},
                        {"name", "First Person"},
                        {"email", "first@school.example"},
                        {"sector", "education"},
                        {"roles", "delegate"}};
  BOOST_TEST(status(post("/office/events/york/delegates", first)) == 303);

  const auto second = with(with(first, "name", "Second Person"), "email", "second@school.example");
  const auto asked = post("/office/events/york/delegates", second);
  BOOST_TEST(status(asked) == 409);
  BOOST_TEST(has(body(asked), "You have added somebody with this form already"));
  BOOST_TEST(has(body(asked), "value=\"Second Person\""));
  BOOST_TEST(id_of("Second Person").empty());
  BOOST_TEST(hidden(asked, "submission_id") != hidden(form, "submission_id"));

  const auto again = with(second, "submission_id", hidden(asked, "submission_id"));
  BOOST_TEST(
      has(body(follow(post("/office/events/york/delegates", again))), "Second Person has a place"));
}

BOOST_AUTO_TEST_CASE(a_speaker_has_a_place_in_a_full_room) {
  BOOST_TEST(has(body(follow(add("Sam Speaker", "speaker"))), "Sam Speaker has a place"));
}

BOOST_AUTO_TEST_SUITE_END()
