#include <boost/test/unit_test.hpp>

#include "web/office_room_fixture.hpp"

// Capacity, kept places and limits: first who a change would affect, then the change.

using namespace convene;
using namespace convene::web;

namespace {

constexpr const char* capacity = "/office/events/leeds/capacity";
constexpr const char* rules = "/office/events/leeds/rules";

class Fixture : public OfficeRoomFixture {
 public:
  http::Response ask(const char* address, Fields typed, const char* step = "preview") {
    typed.emplace_back("step", step);
    return send(address, address, std::move(typed));
  }
  // Presses a button on a page that was shown, with its hidden fields.
  http::Response press(const http::Response& page, const char* address, const char* step,
                       std::initializer_list<const char*> fields) {
    Fields sent{{"form_token", hidden(page, "form_token")}, {"step", step}};
    for (const char* name : fields) sent.emplace_back(name, hidden(page, name));
    return post(address, sent);
  }
};

Fields one_hold(const std::string& places = "1") {
  return {{"holds.0.group", "sector:hospice"},
          {"holds.0.places", places},
          {"holds.0.keeps_until.day", "31"},
          {"holds.0.keeps_until.month", "1"},
          {"holds.0.keeps_until.year", "2027"},
          {"organisation_ceiling", "2"},
          {"ceiling.education", "1"}};
}
const auto rule_fields = {"holds.0.group",
                          "holds.0.places",
                          "holds.0.keeps_until.day",
                          "holds.0.keeps_until.month",
                          "holds.0.keeps_until.year",
                          "organisation_ceiling",
                          "ceiling.education"};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_preview, Fixture)

BOOST_AUTO_TEST_CASE(a_capacity_shows_who_it_would_affect_and_then_does_it) {
  for (const char* name : {"Cat Example", "Dan Example"}) wait(name);
  const auto page = ask(capacity, {{"capacity", "3"}});
  BOOST_TEST(status(page) == 200);
  BOOST_TEST(has(body(page), "2 now, then 3"));
  BOOST_TEST(has(body(page), ">Cat Example</a></th>"));
  BOOST_TEST(has(body(page), "Is offered a place in Leeds"));
  BOOST_TEST(!has(body(page), "Dan Example"));
  BOOST_TEST(one("SELECT capacity FROM event WHERE slug = 'leeds'") == "2");
  BOOST_TEST(one("SELECT count(*) FROM offer") == "0");

  const auto saved = press(page, capacity, "save", {"capacity"});
  BOOST_TEST(has(body(follow(saved)), "The capacity of Leeds is now 3"));
  BOOST_TEST(one("SELECT name FROM delegate WHERE state = 'offered'") == "Cat Example");
}

BOOST_AUTO_TEST_CASE(a_capacity_below_what_is_taken_says_that_nobody_loses_their_place) {
  const auto page = body(ask(capacity, {{"capacity", "1"}}));
  BOOST_TEST(has(page, "1 more person has a place, or is asked, than the room would hold."));
  BOOST_TEST(has(page, "Nobody loses their place. No place is given until 1 place is given up."));
}

BOOST_AUTO_TEST_CASE(what_changes_nothing_for_anybody_says_so) {
  BOOST_TEST(has(body(ask(capacity, {{"capacity", "2"}})), "nothing changes for anybody"));
}

BOOST_AUTO_TEST_CASE(what_was_typed_comes_back_when_it_is_to_be_changed) {
  const auto page = ask(capacity, {{"capacity", "7"}});
  BOOST_TEST(has(body(press(page, capacity, "edit", {"capacity"})), "value=\"7\""));

  const auto asked = ask(rules, one_hold());
  const auto form = body(press(asked, rules, "edit", rule_fields));
  for (const char* typed :
       {"value=\"sector:hospice\" selected", "name=\"holds.0.places\" type=\"text\" value=\"1\"",
        "name=\"holds.0.keeps_until.day\" type=\"text\" value=\"31\"",
        "name=\"holds.0.keeps_until.year\" type=\"text\" value=\"2027\"",
        "name=\"organisation_ceiling\" type=\"text\" value=\"2\"",
        "name=\"ceiling.education\" type=\"text\" value=\"1\""}) {
    BOOST_TEST_CONTEXT(typed) { BOOST_TEST(has(form, typed)); }
  }
}

BOOST_AUTO_TEST_CASE(rules_show_who_they_would_keep_out_and_then_apply) {
  wait("Cat Example");
  wait("Eve Example", {{"sector", "hospice"}});
  const auto page = ask(rules, one_hold());
  BOOST_TEST(has(body(page), "1 place for "));
  BOOST_TEST(has(body(page), "until the end of 31 January 2027"));
  BOOST_TEST(has(body(page), "At most 2 people from one organisation"));
  const auto blocked = body(page).substr(body(page).find("Who could not be given a place"));
  BOOST_TEST(has(blocked, "Cat Example"));
  BOOST_TEST(!has(blocked, "Eve Example"));
  BOOST_TEST(one("SELECT count(*) FROM hold") == "0");

  const auto saved = press(page, rules, "save", rule_fields);
  BOOST_TEST(has(body(follow(saved)), "Kept places and limits are saved"));
  BOOST_TEST(one("SELECT sector || ' ' || places || ' ' || keeps_until FROM hold") ==
             "hospice 1 1801440000");
  const auto history = body(get("/office/history"));
  BOOST_TEST(has(history, "Kept places and limits changed"));
  BOOST_TEST(has(history, "until the end of 31 January 2027"));

  const auto freed = body(ask(rules, {}));
  BOOST_TEST(has(freed.substr(freed.find("Who could be given a place again")), "Cat Example"));
}

BOOST_AUTO_TEST_CASE(rows_are_added_and_removed_without_losing_what_was_typed) {
  const auto more = body(ask(rules, one_hold(), "add"));
  BOOST_TEST(has(more, "Group 2</legend>"));
  BOOST_TEST(has(more, "name=\"holds.1.group\" autofocus"));
  BOOST_TEST(has(more, "value=\"sector:hospice\" selected"));
  auto typed = one_hold();
  typed.emplace_back("remove", "0");
  const auto fewer = body(ask(rules, typed));
  BOOST_TEST(!has(fewer, "value=\"sector:hospice\" selected"));
  BOOST_TEST(has(fewer, "name=\"ceiling.education\" type=\"text\" value=\"1\""));
  BOOST_TEST(one("SELECT count(*) FROM hold") == "0");
}

BOOST_AUTO_TEST_CASE(there_are_rows_for_ten_groups_and_no_more) {
  Fields typed;
  for (int number = 0; number < 10; ++number) {
    typed.emplace_back("holds." + std::to_string(number) + ".places", "1");
  }
  const auto page = body(ask(rules, typed, "add"));
  BOOST_TEST(count(page, "class=\"govuk-fieldset office-hold\"") == 10);
  BOOST_TEST(!has(page, "Add another group"));
}

BOOST_AUTO_TEST_CASE(rules_that_cannot_be_are_asked_for_again) {
  const struct {
    const char* field;
    const char* value;
    const char* message;
    const char* error_at;
  } cases[] = {
      {"holds.0.group", "", "Group 1: select the sector or the role", "holds.0.group"},
      {"holds.0.places", "3", "Group 1: enter a whole number from 1 to 2", "holds.0.places"},
      {"holds.0.keeps_until.day", "32", "Group 1: enter a date with day, month and year",
       "holds.0.keeps_until"},
      {"holds.0.keeps_until.year", "2026", "Group 1: enter a date that is still to come",
       "holds.0.keeps_until"},
      {"organisation_ceiling", "few", "One organisation: enter a whole number from 1 to 2",
       "organisation_ceiling"},
      {"ceiling.education", "51",
       "Education: school, college or early years: enter a whole number from 1 to 2",
       "ceiling.education"},
  };
  for (const auto& [field, value, message, error_at] : cases) {
    for (const char* step : {"preview", "save"}) {
      BOOST_TEST_CONTEXT(step << " " << field << " = " << value) {
        const auto response = ask(rules, with(one_hold(), field, value), step);
        BOOST_TEST(status(response) == 422);
        BOOST_TEST(has(body(response), message));
        BOOST_TEST(has(body(response), std::string{"href=\"#"} + error_at + "\""));
        BOOST_TEST(has(body(response), std::string{"id=\""} + error_at + "\""));
        BOOST_TEST(has(body(response), "<title>Error: "));
      }
    }
  }
  BOOST_TEST(one("SELECT count(*) FROM hold") == "0");
}

BOOST_AUTO_TEST_SUITE_END()
