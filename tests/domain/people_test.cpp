#include "domain/people.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

using namespace convene::domain;

namespace {

Delegate place(std::int64_t id, std::int64_t person, std::int64_t event, DelegateState state) {
  return {.id = DelegateId{id},
          .event = EventId{event},
          .event_slug = fmt::format("e{}", event),
          .person = PersonId{person},
          .state = state};
}

// "1 at e2 (e1 e3)": each person by the event that says most, and where else they wait.
std::string told(const std::vector<Delegate>& people) {
  std::string text;
  for (const auto& person : people) {
    text += fmt::format("{} at {} (", person.person.value, person.event_slug);
    for (const auto& other : person.also_waits) text += other.event_slug + " ";
    text += ") ";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(people)

BOOST_AUTO_TEST_CASE(each_person_is_told_of_by_the_place_that_says_most) {
  using enum DelegateState;
  const struct {
    const char* what;
    std::vector<Delegate> places;
    std::string told;
  } cases[] = {
      {"nobody", {}, ""},
      {"two people",
       {place(1, 1, 1, confirmed), place(2, 2, 1, waiting)},
       "1 at e1 () 2 at e1 () "},
      {"the region that was asked for first",
       {place(1, 1, 1, waiting), place(2, 1, 2, waiting)},
       "1 at e1 (e2 ) "},
      {"an offer says more", {place(1, 1, 1, waiting), place(2, 1, 2, offered)}, "1 at e2 (e1 ) "},
      {"a place says more than an offer",
       {place(1, 1, 1, offered), place(2, 1, 2, confirmed), place(3, 1, 3, waiting)},
       "1 at e2 (e1 e3 ) "},
      {"what is given up is not told beside what they have",
       {place(1, 1, 1, cancelled), place(2, 1, 2, confirmed), place(3, 1, 3, expired)},
       "1 at e2 () "},
      {"of what is over, the last",
       {place(1, 1, 1, cancelled), place(2, 1, 2, declined)},
       "1 at e2 () "},
  };
  for (const auto& [what, places, expected] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST(told(people_of(places)) == expected); }
  }
}

BOOST_AUTO_TEST_CASE(at_one_event_people_are_as_they_stand_there) {
  using enum DelegateState;
  const auto all =
      people_of({place(1, 1, 1, confirmed), place(2, 1, 2, waiting), place(3, 3, 1, cancelled)});
  const auto there = seen_at(all, EventId{2});
  BOOST_REQUIRE(there.size() == 1U);
  BOOST_TEST((there[0].id == DelegateId{2}));
  BOOST_TEST((there[0].state == waiting));
  BOOST_TEST(seen_at(all, EventId{1}).size() == 2U);
  BOOST_TEST(seen_at(all, EventId{9}).empty());
}

BOOST_AUTO_TEST_CASE(a_companion_is_known_by_whom_they_come_with_wherever_both_are) {
  using enum DelegateState;
  auto places =
      std::vector{place(1, 1, 1, cancelled), place(2, 2, 1, confirmed), place(3, 1, 2, confirmed)};
  places[1].companion_of = DelegateId{1};  // true at the first event, which the host has left
  const auto people = people_of(places);
  BOOST_REQUIRE(people.size() == 2U);
  BOOST_TEST((people[0].event == EventId{2}));
  BOOST_TEST((people[1].host == people[0].person));
  BOOST_TEST(!people[0].host);
}

BOOST_AUTO_TEST_SUITE_END()
