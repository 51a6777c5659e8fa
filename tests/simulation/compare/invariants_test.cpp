#include "simulation/compare/invariants.hpp"

#include <boost/test/unit_test.hpp>

#include "simulation/compare/watch.hpp"

// Each rule sees what breaks it, so that none of them is a check that cannot fail.
namespace convene::simulation {
namespace {

using std::chrono::hours;

constexpr UtcTime now{std::chrono::sys_days{std::chrono::year{2027} / 1 / 12} + hours{12}};

Present somebody(int number, State state, const std::string& sector = "education") {
  return {.who = {number, 0},
          .state = state,
          .seat_request = {sector, {"delegate"}, "leeds city council"},
          .email = "p" + std::to_string(number)};
}

Waiter waiter(int number) { return {.who = {{number, 0}}, .seats = 1}; }

// Two places; the first person has one, the second waits.
Picture room() {
  Picture picture{.event = 1, .starts_at = now + hours{30 * 24}, .capacity = 2};
  picture.people = {somebody(1, State::confirmed), somebody(2, State::waiting)};
  picture.list = {waiter(2)};
  return picture;
}

class RuleCheck {
 public:
  Finding check(Finding (*rule)(const Step&)) const {
    return rule({operation, now, before, after});
  }

  Operation operation{.number = 9, .kind = Kind::cancel};
  Picture before = room();
  Picture after = room();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(simulation_invariants, RuleCheck)

BOOST_AUTO_TEST_CASE(more_people_than_places_are_seen) {
  after.people = {somebody(1, State::confirmed), somebody(2, State::offered),
                  somebody(3, State::confirmed)};
  BOOST_TEST(check(never_over_capacity).has_value());
  // Unless they were there before the capacity was lowered.
  before.people = after.people;
  BOOST_TEST(!check(never_over_capacity));
}

BOOST_AUTO_TEST_CASE(a_newcomer_who_passes_is_seen) {
  operation.kind = Kind::book;
  after.people.push_back(somebody(9, State::confirmed));
  BOOST_TEST(check(no_newcomer_past_an_eligible_waiter).has_value());
  after.list[0].has_offer_elsewhere = true;
  BOOST_TEST(!check(no_newcomer_past_an_eligible_waiter));
}

BOOST_AUTO_TEST_CASE(a_list_in_another_order_is_seen) {
  before.list = {waiter(2), waiter(3)};
  after.list = {waiter(3), waiter(2)};
  BOOST_TEST(check(order_is_kept).has_value());
  before.list[0].state = State::offered;
  after.list[1].expired_offers = 1;
  BOOST_TEST(!check(order_is_kept));
}

BOOST_AUTO_TEST_CASE(a_place_that_stays_idle_is_seen) {
  BOOST_TEST(check(no_place_idle_while_somebody_eligible_waits).has_value());
  after.is_paused = true;
  BOOST_TEST(!check(no_place_idle_while_somebody_eligible_waits));
}

BOOST_AUTO_TEST_CASE(a_held_place_given_away_is_seen) {
  after.rules.holds = before.rules.holds = {
      {.sector = "parent_carer", .places = 1, .keeps_until = now + hours{24}}};
  after.people[1].state = State::offered;
  BOOST_TEST(check(held_places_are_respected).has_value());
  after.people[1].seat_request.sector = "parent_carer";
  BOOST_TEST(!check(held_places_are_respected));
}

BOOST_AUTO_TEST_CASE(too_many_of_one_kind_are_seen) {
  after.people[1].state = State::offered;
  after.rules.organisation_ceiling = 1;
  BOOST_TEST(check(ceilings_are_respected).has_value());
  after.rules = {.sector_ceilings = {{"education", 1}}};
  BOOST_TEST(check(ceilings_are_respected).has_value());
  after.rules.sector_ceilings.front().places = 2;
  BOOST_TEST(!check(ceilings_are_respected));
}

BOOST_AUTO_TEST_CASE(asking_somebody_who_just_gave_up_is_seen) {
  before.list[0].passed_over_until = now + hours{1};
  after.list[0].state = State::offered;
  BOOST_TEST(check(nobody_is_asked_while_passed_over).has_value());
  before.list[0].passed_over_until = now;
  BOOST_TEST(!check(nobody_is_asked_while_passed_over));
}

BOOST_AUTO_TEST_CASE(an_address_with_two_places_is_seen) {
  BOOST_TEST(!check(one_live_place_for_each_person));
  after.people[1].email = after.people[0].email;
  BOOST_TEST(check(one_live_place_for_each_person).has_value());
}

BOOST_AUTO_TEST_CASE(two_offers_for_one_entry_are_seen) {
  after.list[0].offer = OpenOffer{.due_at = after.starts_at - hours{3}};
  BOOST_TEST(!check(one_open_offer_for_each_entry));
  BOOST_TEST(!check(offers_end_in_time_to_be_of_use));
  after.list[0].has_offer_elsewhere = true;
  after.list[0].offer->due_at += std::chrono::seconds{1};
  BOOST_TEST(check(one_open_offer_for_each_entry).has_value());
  BOOST_TEST(check(offers_end_in_time_to_be_of_use).has_value());
}

BOOST_AUTO_TEST_CASE(the_fourth_who_passes_a_party_is_seen) {
  Watch watch;
  after.list[0].who.push_back({2, 1});
  after.people.push_back(somebody(2, State::waiting));
  after.people.back().who.person = 1;
  after.people.erase(after.people.begin());
  operation.kind = Kind::book;
  for (int number = 10; number < 14; ++number) {
    before = after;
    // Each takes one place of two and leaves again.
    std::erase_if(before.people, [](const Present& person) { return person.who.booking > 9; });
    after = before;
    after.people.push_back(somebody(number, State::confirmed));
    operation.number = number;
    const auto finding = watch.check({operation, now, before, after});
    BOOST_TEST(finding.has_value() == (number == 13));
  }
}

BOOST_AUTO_TEST_CASE(an_offer_of_what_was_given_up_is_seen) {
  Watch watch;
  before.people[1].state = State::offered;
  before.list[0].state = State::offered;
  after.people.pop_back();
  after.list.clear();
  operation = {.kind = Kind::answer, .booking = 2, .answer = Answer::decline};
  BOOST_TEST(!watch.check({operation, now, before, after}));
  operation.kind = Kind::cancel;
  BOOST_TEST(watch.check({operation, now, after, before}).has_value());
}

BOOST_AUTO_TEST_CASE(two_places_of_one_booking_are_seen) {
  Watch watch;
  BOOST_TEST(!watch.check({operation, now, before, after}));
  BOOST_TEST(!watch.nobody_has_two_places_of_one_booking());
  before.event = after.event = 2;
  BOOST_TEST(!watch.check({operation, now, before, after}));
  BOOST_TEST(watch.nobody_has_two_places_of_one_booking().has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::simulation
