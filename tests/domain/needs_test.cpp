#include "domain/needs.hpp"

#include <set>

#include <boost/test/unit_test.hpp>

#include "base/keys.hpp"
#include "base/text.hpp"

using namespace convene;
using namespace convene::domain;
using std::chrono::days;
using std::chrono::hours;

namespace {

const Needs vegan{.diet = {"vegan"}};

// "access consent", the fields that something is wrong with.
std::string wrong(const Needs& typed, bool agrees) {
  const auto needs = checked(typed, agrees);
  if (needs) return "nothing";
  std::vector<std::string> fields;
  for (const auto& error : needs.error().fields) fields.push_back(error.field);
  return join(fields, " ");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(needs)

BOOST_AUTO_TEST_CASE(nothing_is_kept_of_who_does_not_agree_or_needs_nothing) {
  const struct {
    const char* what;
    Needs typed;
    bool agrees;
    const char* wrong;
  } cases[] = {
      {"a choice, agreed to", vegan, true, "nothing"},
      {"a choice without a word of agreement", vegan, false, "consent"},
      {"words alone", {.access_text = "A table by the door"}, true, "nothing"},
      {"an allergy alone", {.allergies = "Nuts"}, true, "nothing"},
      {"nothing at all", {}, true, "access"},
      {"nothing, and no agreement to it", {}, false, "access"},
      {"white space", {.access_text = " \n ", .diet_text = "\t"}, true, "access"},
      {"what nobody was offered", {.access = {"vegan"}, .diet = {"jelly babies"}}, true, "access"},
      {"words as long as they may be",
       {.access_text = std::string(500, 'x'),
        .allergies = std::string(200, 'x'),
        .diet_text = std::string(500, 'x')},
       true,
       "nothing"},
      {"words that are too long",
       {.access_text = std::string(501, 'x'),
        .allergies = std::string(201, 'x'),
        .diet_text = std::string(501, 'x')},
       true,
       "access_text allergies diet_text"},
      {"too long, and no agreement",
       {.allergies = std::string(201, 'x')},
       false,
       "allergies consent"},
      {"no text", {.diet_text = "\xFF"}, true, "diet_text"},
  };
  for (const auto& [what, typed, agrees, expected] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST(wrong(typed, agrees) == expected); }
  }
}

BOOST_AUTO_TEST_CASE(what_was_typed_is_tidied_and_choices_stand_in_one_order) {
  const Needs typed{.access = {"quiet_space", "step_free", "quiet_space"},
                    .access_text = "  A table\r\n\r\nby the  door \r\n",
                    .diet = {"dairy_free", "halal"},
                    .allergies = " Nuts,  fish ",
                    .diet_text = "\nNo pork\r\n"};
  const Needs expected{.access = {"step_free", "quiet_space"},
                       .access_text = "A table\n\nby the door",
                       .diet = {"halal", "dairy_free"},
                       .allergies = "Nuts, fish",
                       .diet_text = "No pork"};
  BOOST_TEST((checked(typed, true).value() == expected));
}

BOOST_AUTO_TEST_CASE(every_choice_has_a_word_of_its_own) {
  for (const auto choices : {access_choices(), diet_choices()}) {
    std::set<std::string_view> slugs;
    for (const auto& choice : choices) {
      BOOST_TEST(slugs.insert(choice.slug).second);
      BOOST_TEST(choice.slug.find(' ') == choice.slug.npos);
      BOOST_TEST(!choice.label.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(needs_are_told_until_the_event_begins_by_who_has_or_waits_for_a_place) {
  const UtcTime starts_at{days{20'000}};
  const struct {
    const char* what;
    EventState event;
    DelegateState state;
    UtcTime now;
    bool may_tell;
  } cases[] = {
      {"with a place", EventState::published, DelegateState::confirmed, starts_at - hours{1}, true},
      {"waiting", EventState::published, DelegateState::waiting, starts_at - hours{1}, true},
      {"asked", EventState::published, DelegateState::offered, starts_at - hours{1}, true},
      {"once it has begun", EventState::published, DelegateState::confirmed, starts_at, false},
      {"having left", EventState::published, DelegateState::cancelled, starts_at - days{9}, false},
      {"a wait that ended", EventState::published, DelegateState::expired, starts_at - days{9},
       false},
      {"of an event that does not take place", EventState::cancelled, DelegateState::confirmed,
       starts_at - days{9}, false},
  };
  Event event;
  event.starts_at = starts_at;
  for (const auto& [what, state_of_event, state, now, may_tell] : cases) {
    event.state = state_of_event;
    BOOST_TEST_CONTEXT(what) { BOOST_TEST(may_tell_needs(event, state, now) == may_tell); }
  }
}

BOOST_AUTO_TEST_CASE(needs_are_deleted_30_days_after_the_event) {
  const UtcTime ends_at{days{20'000} + hours{15}};
  BOOST_TEST((needs_deleted_at(ends_at) == ends_at + days{30}));
}

BOOST_AUTO_TEST_CASE(people_agreed_to_these_words_and_no_others) {
  BOOST_TEST_INFO("Whoever changes the words raises the version, here too.");
  BOOST_TEST(consent_version == 1);
  BOOST_TEST(hex(digest(consent_text)).substr(0, 16) == "9121288f94bdfc01");
}

BOOST_AUTO_TEST_SUITE_END()
