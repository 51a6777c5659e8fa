#include <boost/test/unit_test.hpp>

#include "web/book/group_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

std::string count_of(const std::string& text, std::string_view part) {
  int count = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return std::to_string(count);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(group_booking, GroupFixture)

BOOST_AUTO_TEST_CASE(somebody_is_added_without_losing_what_was_typed) {
  const auto page = action(with(answers(), "email", "not yet an address"), "add");
  BOOST_TEST(status(page) == 200);
  BOOST_TEST(has(body(page), "value=\"Anna Example\""));
  BOOST_TEST(has(body(page), "value=\"not yet an address\""));
  BOOST_TEST(has(body(page), "id=\"person-2\""));
  BOOST_TEST(has(body(page), "id=\"people.2.full_name\""));
  BOOST_TEST(has(body(page), "formaction=\"/events/leeds/book#person-3\""));
  BOOST_TEST(!has(body(page), "There is a problem"));
}

BOOST_AUTO_TEST_CASE(there_is_no_more_to_add_after_six) {
  auto typed = group({"B", "C", "D", "E", "F"});
  const auto page = body(action(typed, "add"));
  BOOST_TEST(has(page, "You can book for 6 people at a time"));
  BOOST_TEST(!has(page, "Add another person"));
  BOOST_TEST(!has(page, "id=\"person-7\""));
  // Who does not come is none of the six.
  BOOST_TEST(has(body(action(with(typed, "role", "not_coming"), "add")), "id=\"person-7\""));
}

BOOST_AUTO_TEST_CASE(somebody_is_removed_and_the_others_keep_what_was_typed) {
  const auto page = body(action(group({"Ben Example", "Cara Example"}), "remove.2"));
  BOOST_TEST(!has(page, "Ben Example"));
  BOOST_TEST(has(page,
                 "id=\"people.2.full_name\" name=\"people.2.full_name\" type=\"text\" "
                 "value=\"Cara Example\""));
  BOOST_TEST(!has(page, "id=\"person-3\""));
}

BOOST_AUTO_TEST_CASE(an_act_that_makes_no_sense_changes_nothing) {
  for (const char* value : {"remove.1", "remove.9", "remove.", "remove", "fly.2", "add.2.3", "."}) {
    const auto page = action(group({"Ben Example"}), value);
    BOOST_TEST_CONTEXT(value) {
      BOOST_TEST(status(page) == 200);
      BOOST_TEST(has(body(page), "Anna Example"));
      BOOST_TEST(has(body(page), "Ben Example"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_group_books_as_it_checked) {
  auto typed =
      with(group({"Ben Example", "Cara Example"}), "people.3.companion_name", "Dan Example");
  const auto checked = check(typed, "york");
  BOOST_TEST(status(checked) == 200);
  for (const char* part :
       {"Person 2", "Person 3", "Ben Example", "Cara@school.example", "Dan Example",
        "Change<span class=\"govuk-visually-hidden\"> email address of person 2</span>",
        "formaction=\"/events/york/book/change#people.2.email\"", "Book 3 places",
        "Everybody with an address of their own gets one, too"}) {
    BOOST_TEST(has(body(checked), part), part);
  }
  const auto kept = body(follow(confirm(checked, "york")));
  for (const char* name : {"Anna Example", "Ben Example", "Cara Example", "Dan Example"}) {
    BOOST_TEST(has(kept, name), name);
  }
  BOOST_TEST(confirmed("york") == 3);
}

BOOST_AUTO_TEST_CASE(change_brings_every_person_back) {
  const auto checked = check(group({"Ben Example"}), "york");
  const auto form =
      body(post("/events/york/book/change", {{"answers", hidden(checked, "answers")}}));
  BOOST_TEST(has(form, "value=\"Ben@school.example\""));
  BOOST_TEST(has(form, "<option value=\"education\" selected>"));
}

BOOST_AUTO_TEST_CASE(who_books_for_others_is_led_to_their_fields) {
  const auto page = check(with(answers(), "role", "not_coming"));
  BOOST_TEST(status(page) == 422);
  BOOST_TEST(has(body(page),
                 "<a href=\"#people.2.full_name\">Enter the full name of the person you "
                 "book for</a>"));
  BOOST_TEST(has(body(page), "id=\"people.2.full_name\""));

  const auto checked = check(with(group({"Ben Example"}), "role", "not_coming"));
  BOOST_TEST(has(body(checked), "Not coming, books for others"));
  BOOST_TEST(has(body(checked), "Book this place"));
  const auto kept = body(follow(confirm(checked)));
  BOOST_TEST(has(kept, "Ben Example"));
  BOOST_TEST(confirmed() == 1);
}

BOOST_AUTO_TEST_CASE(who_has_a_place_already_is_named_and_the_others_go_on) {
  book("Ben Example");
  const auto named = confirm(check(group({"Ben Example"})));
  BOOST_TEST(status(named) == 200);
  BOOST_TEST(has(body(named), "Ben Example has a booking already"));
  BOOST_TEST(has(body(named), "Go on without Ben Example"));
  BOOST_TEST(confirmed() == 1);
  const auto checked = go_on(named, {{"without", hidden(named, "without")}});
  BOOST_TEST(!has(body(checked), "Ben Example"));
  BOOST_TEST(status(confirm(checked)) == 303);
  BOOST_TEST(confirmed() == 2);
}

BOOST_AUTO_TEST_CASE(who_has_a_place_already_can_book_for_the_others) {
  book("Anna Example", "york");
  const auto named = confirm(check(group({"Ben Example", "Cara Example"}), "york"), "york");
  BOOST_TEST(has(body(named), "You have a booking already"));
  BOOST_TEST(has(body(named), "Go on without me"));
  const auto checked = go_on(named, {{"without", hidden(named, "without")}}, "york");
  BOOST_TEST(has(body(checked), "Not coming, books for others"));
  confirm(checked, "york");
  BOOST_TEST(confirmed("york") == 3);
}

BOOST_AUTO_TEST_CASE(where_all_have_places_there_is_nobody_to_go_on_for) {
  book("Anna Example", "york");
  book("Ben Example", "york");
  const auto named = confirm(check(group({"Ben Example"}), "york"), "york");
  BOOST_TEST(has(body(named), "You and Ben Example have a booking already"));
  BOOST_TEST(!has(body(named), "Go on without"));
}

BOOST_AUTO_TEST_CASE(an_address_that_looks_mistyped_is_asked_about_and_may_stay) {
  auto typed = with(group({"Ben Example"}), "email", "Anna@gmial.com");
  typed = with(typed, "people.2.email", "ben@nsh.net");
  const auto checked = check(typed);
  BOOST_TEST(status(checked) == 200);
  BOOST_TEST(has(body(checked), "Did you mean Anna@gmail.com?"));
  BOOST_TEST(has(body(checked), "Did you mean ben@nhs.net?"));
  const auto mended = go_on(checked, {{"act", "mend.2"}});
  BOOST_TEST(has(body(mended), "ben@nhs.net"));
  BOOST_TEST(!has(body(mended), "nsh.net"));
  BOOST_TEST(has(body(mended), "Did you mean Anna@gmail.com?"));
  BOOST_TEST(status(confirm(checked)) == 303);  // keeps what was typed
}

BOOST_AUTO_TEST_CASE(a_group_is_shown_again_whole_when_its_form_was_open_too_long) {
  const auto form = get("/events/york/book");
  auto typed = group({"Ben Example"});
  typed.emplace_back("form_token", hidden(form, "form_token"));
  database.clock().advance(CsrfGuard::token_life + std::chrono::seconds{1});
  const auto page = post("/events/york/book", typed);
  BOOST_TEST(status(page) == 403);
  BOOST_TEST(has(body(page), "value=\"Ben Example\""));
}

BOOST_AUTO_TEST_CASE(a_group_that_cannot_be_served_now_keeps_its_answers) {
  const auto checked = check(group({"Ben Example"}));
  database.writer().stop();
  const auto busy = confirm(checked);
  BOOST_TEST(status(busy) == 503);
  BOOST_TEST(has(body(busy), "Nothing has been booked"));
  const auto form = body(post("/events/leeds/book/change", {{"answers", hidden(busy, "answers")}}));
  BOOST_TEST(has(form, "value=\"Ben Example\""));
}

BOOST_AUTO_TEST_CASE(blanks_that_were_pasted_do_not_make_the_answers_too_long_to_send) {
  const auto checked = check(with(answers(), "organisation", std::string(50'000, ' ') + "Hill"));
  BOOST_TEST(status(checked) == 200);
  BOOST_TEST(hidden(checked, "answers").size() < 2000U);
}

BOOST_AUTO_TEST_CASE(the_first_button_of_the_form_is_the_one_that_goes_on) {
  // The Enter key presses it.
  const auto page = body(action(group({"Ben Example"}), "add"));
  const auto first = page.find("<button");
  BOOST_TEST(page.substr(first, page.find("</button>", first) - first).ends_with("Continue"));
  BOOST_TEST(count_of(page, "value=\"remove.") == "2");
}

BOOST_AUTO_TEST_SUITE_END()
