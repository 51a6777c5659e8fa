#include "services/bookings/needs_service.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "needs_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;

namespace {

using Lines = std::vector<std::string>;

class Fixture : public NeedsFixture {
 public:
  // "ann may tell, eve has told": whom a link asks.
  std::string asked(const Link& link) {
    const auto seen = run(service_.look(link, database_.clock().now())).value();
    Lines words;
    for (const auto& asked : seen.needs) {
      const auto person =
          std::ranges::find(seen.booking.delegates, asked.person, &domain::Delegate::person);
      words.push_back(person->name + (asked.may_tell ? " may tell" : "") +
                      (asked.has_told ? " has told" : ""));
    }
    return join(words, ", ");
  }
};

// ann books for herself, for ben, who has an address of his own, and for eve, who has none.
class GroupFixture : public Fixture {
 public:
  GroupFixture() {
    auto wish = request("ann", "hull");
    wish.delegates.push_back(person("ben", "ben@school.example"));
    wish.delegates.push_back(person("eve"));
    group = book(wish).value();
  }
  domain::PersonId person_of(std::size_t index) const {
    return group.booking.delegates.at(index).person;
  }
  Link own_link(std::size_t index) const {
    return {group.booking.reference, delegate_token(key(), group.booking.delegates.at(index))};
  }

  BookingService::Booked group;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(needs_service)

BOOST_FIXTURE_TEST_CASE(needs_are_told_changed_and_taken_back_by_link, Fixture) {
  const auto ann = booked("ann");
  BOOST_TEST(asked(link(ann)) == "ann may tell");
  BOOST_TEST(!find_needs(link(ann), first_of(ann))->kept.has_value());
  tell(link(ann), first_of(ann)).value();
  BOOST_TEST(asked(link(ann)) == "ann may tell has told");
  auto found = find_needs(link(ann), first_of(ann)).value();
  BOOST_TEST((found.kept->needs == vegan()));
  BOOST_TEST((found.kept->consented_at == database_.clock().now()));
  BOOST_TEST((found.deleted_at ==
              cache_.current()->any("leeds")->ends_at + domain::needs_kept_after_event));
  database_.clock().advance(std::chrono::hours{1});
  tell(link(ann), first_of(ann), {.allergies = " Nuts "}).value();
  found = find_needs(link(ann), first_of(ann)).value();
  BOOST_TEST((found.kept->needs == domain::Needs{.allergies = "Nuts"}));
  BOOST_TEST((found.kept->consented_at == database_.clock().now()));
  BOOST_TEST(run(needs.take_back(link(ann), first_of(ann))).has_value());
  BOOST_TEST(run(needs.take_back(link(ann), first_of(ann))).has_value());
  BOOST_TEST(asked(link(ann)) == "ann may tell");
  BOOST_TEST(kept() == "0");
}

BOOST_FIXTURE_TEST_CASE(nothing_is_kept_without_consent_and_what_was_told_before_stays, Fixture) {
  const auto ann = booked("ann");
  BOOST_TEST(fields_of(tell(link(ann), first_of(ann), vegan(), false)) == "consent");
  BOOST_TEST(kept() == "0");
  tell(link(ann), first_of(ann)).value();
  BOOST_TEST(fields_of(tell(link(ann), first_of(ann), {}, true)) == "access");
  BOOST_TEST((find_needs(link(ann), first_of(ann))->kept->needs == vegan()));
}

BOOST_FIXTURE_TEST_CASE(a_person_with_a_link_of_their_own_tells_by_that_alone, GroupFixture) {
  constexpr std::size_t ann = 0;
  constexpr std::size_t ben = 1;
  constexpr std::size_t eve = 2;
  const auto contacts = link(group);
  const Link made_up{group.booking.reference, "AAAAAAAAAAAAAAAAAAAAAA"};
  const struct {
    const char* what;
    Link link;
    std::size_t person;
    bool may;
  } cases[] = {
      {"the contact, for herself", contacts, ann, true},
      {"the contact, for a colleague who is reached by her", contacts, eve, true},
      {"the contact, for a colleague with an address of his own", contacts, ben, false},
      {"the colleague, for himself", own_link(ben), ben, true},
      {"the colleague, for the contact", own_link(ben), ann, false},
      {"the colleague, for another", own_link(ben), eve, false},
      {"whoever guesses", made_up, ann, false},
  };
  for (const auto& [what, by, person, may] : cases) {
    BOOST_TEST_CONTEXT(what) {
      execute("DELETE FROM needs");
      const auto done = tell(by, person_of(person));
      BOOST_TEST(done.has_value() == may);
      BOOST_TEST(kept() == (may ? "1" : "0"));
      BOOST_TEST(find_needs(by, person_of(person)).has_value() == may);
      BOOST_TEST(run(needs.take_back(by, person_of(person))).has_value() == may);
      if (!may) BOOST_TEST((done.error().kind == ProblemKind::not_found));
    }
  }
  // Nor does the contact learn whether he has told anything.
  tell(own_link(ben), person_of(ben)).value();
  BOOST_TEST(asked(contacts) == "ann may tell, eve may tell");
  BOOST_TEST(asked(own_link(ben)) == "ben may tell has told");
}

BOOST_FIXTURE_TEST_CASE(once_the_event_has_begun_needs_are_only_taken_back, Fixture) {
  const auto ann = told("ann");
  const auto ben = booked("ben");
  database_.clock().set(cache_.current()->any("leeds")->starts_at);
  for (const auto* who : {&ann, &ben}) {
    const auto late = tell(link(*who), first_of(*who), {.allergies = "Nuts"});
    BOOST_TEST((late.error().kind == ProblemKind::ask_organiser));
  }
  BOOST_TEST(asked(link(ann)) == "ann has told");
  BOOST_TEST(asked(link(ben)) == "");
  BOOST_TEST((find_needs(link(ann), first_of(ann))->kept->needs == vegan()));
  run(needs.take_back(link(ann), first_of(ann))).value();
  BOOST_TEST(kept() == "0");
}

BOOST_FIXTURE_TEST_CASE(who_waits_is_asked_too_and_seen_once_they_have_a_place, Fixture) {
  const auto full = fill();
  told("cat");
  auto looked = run(needs.look(organiser, "leeds")).value();
  BOOST_TEST(looked.people.empty());
  BOOST_TEST(looked.waiting == 1);
  cancel(full[0]).value();
  looked = run(needs.look(organiser, "leeds")).value();
  BOOST_REQUIRE(looked.people.size() == 1U);
  BOOST_TEST(looked.people[0].name == "cat");
  BOOST_TEST((looked.people[0].needs == vegan()));
  BOOST_TEST(looked.waiting == 0);
}

BOOST_FIXTURE_TEST_CASE(each_look_stands_in_the_history_with_how_many_people_it_showed, Fixture) {
  told("ann");
  told("ben");
  seen();
  seen("york");
  run(needs.look(administrator, "leeds")).value();
  const Lines expected{"organiser needs_seen: >2", "organiser needs_seen: >0",
                       "administrator needs_seen: >2"};
  BOOST_TEST(acts() == expected, boost::test_tools::per_element());
  BOOST_TEST(
      rows("SELECT slug FROM history JOIN event ON event.id = event_id"
           " WHERE action = 'needs_seen' ORDER BY history.id") == (Lines{"leeds", "york", "leeds"}),
      boost::test_tools::per_element());
  BOOST_TEST((run(needs.look(organiser, "nowhere")).error().kind == ProblemKind::not_found));
  BOOST_TEST(acts().size() == expected.size());
}

BOOST_FIXTURE_TEST_CASE(that_somebody_told_something_stands_in_no_history, Fixture) {
  const auto ann = booked("ann");
  const auto before = rows("SELECT count(*) FROM history");
  tell(link(ann), first_of(ann)).value();
  run(needs.take_back(link(ann), first_of(ann))).value();
  BOOST_TEST(rows("SELECT count(*) FROM history") == before, boost::test_tools::per_element());
  BOOST_TEST(personal().empty());
}

BOOST_AUTO_TEST_SUITE_END()
