#include <boost/test/unit_test.hpp>

#include "needs_fixture.hpp"

// When the needs of a person go, and that nobody else gets them.

using namespace convene;
using namespace convene::services;

namespace {

using Lines = std::vector<std::string>;

class Fixture : public NeedsFixture {
 public:
  UtcTime ends_at(const std::string& event) { return cache_.current()->any(event)->ends_at; }
  static domain::Substitute bob() { return {"bob", "bob@school.example", ""}; }
  // The link of somebody who comes instead, who got it by mail.
  Link own_link(const BookingService::Booked& booked) {
    const auto now = find(link(booked)).value();
    return {now.reference, delegate_token(key(), now.delegates.at(0))};
  }
};

constexpr auto kept_for = domain::needs_kept_after_event;
constexpr std::chrono::seconds moment{1};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(needs_deletion, Fixture)

BOOST_AUTO_TEST_CASE(whoever_comes_instead_inherits_no_needs) {
  auto wish = request("ann");
  wish.delegates[0].organisation = "Hill School";
  const auto by_link = book(wish).value();
  tell(link(by_link), first_of(by_link)).value();
  run(service_.substitute(link(by_link), {first_of(by_link), bob()})).value();
  BOOST_TEST(kept() == "0");
  BOOST_TEST(!find_needs(own_link(by_link), first_of(by_link))->kept.has_value());
  // Nor does who booked see what bob tells.
  tell(own_link(by_link), first_of(by_link)).value();
  BOOST_TEST(find_needs(link(by_link), first_of(by_link)).has_error());

  const auto by_office = told("cat");
  BOOST_TEST(kept() == "2");
  run(delegates.substitute(organiser, by_office.booking.delegates.at(0).id,
                           {"dan", "dan@school.example", ""}))
      .value();
  BOOST_TEST(seen() == Lines{"bob"}, boost::test_tools::per_element());
  BOOST_TEST(kept() == "1");
}

BOOST_AUTO_TEST_CASE(a_substitution_that_is_refused_or_repeated_deletes_nothing) {
  auto wish = request("ann");
  wish.delegates[0].organisation = "Hill School";
  const auto ann = book(wish).value();
  tell(link(ann), first_of(ann)).value();
  run(service_.substitute(link(ann), {first_of(ann), {"", "", ""}})).error();
  BOOST_TEST(kept() == "1");
  run(service_.substitute(link(ann), {first_of(ann), bob()})).value();
  tell(own_link(ann), first_of(ann)).value();
  run(service_.substitute(own_link(ann), {first_of(ann), bob()})).value();
  BOOST_TEST(kept() == "1");
}

BOOST_AUTO_TEST_CASE(needs_go_with_a_cancelled_place_and_no_others) {
  const auto ann = told("ann", "hull");
  const auto ben = told("ben", "hull");
  cancel(ann).value();
  BOOST_TEST(seen("hull") == Lines{"ben"}, boost::test_tools::per_element());
  run(delegates.cancel(organiser, ben.booking.delegates.at(0).id)).value();
  BOOST_TEST(kept() == "0");
}

BOOST_AUTO_TEST_CASE(needs_go_with_a_companion_who_leaves_with_whom_they_support) {
  auto wish = request("ann");
  wish.delegates.push_back(
      {.name = "eve", .sector = "education", .roles = {"support_companion"}, .companion_of = 0});
  const auto both = book(wish).value();
  for (const auto& person : both.booking.delegates) tell(link(both), person.person).value();
  BOOST_TEST(kept() == "2");
  cancel(both, {first_of(both)}).value();
  BOOST_TEST(kept() == "0");
}

BOOST_AUTO_TEST_CASE(needs_go_with_a_wait_that_ends) {
  const auto full = fill();
  const auto cat = waits("cat");
  tell(link(cat), first_of(cat)).value();
  cancel(full[0]).value();
  answer(cat, domain::Answer::decline).value();
  BOOST_TEST(kept() == "0");
}

BOOST_AUTO_TEST_CASE(needs_come_along_to_another_region) {
  const auto ann = told("ann");
  run(service_.move(link(ann), {.to = "hull"})).value();
  BOOST_TEST(seen("leeds").empty());
  BOOST_TEST(seen("hull") == Lines{"ann"}, boost::test_tools::per_element());
  const auto there = rows("SELECT id FROM delegate WHERE state = 'confirmed'").at(0);
  run(delegates.move_by_hand(organiser, domain::DelegateId{std::stoll(there)}, "york", "asked"))
      .value();
  BOOST_TEST(seen("york") == Lines{"ann"}, boost::test_tools::per_element());
  BOOST_TEST((find_needs(link(ann), first_of(ann))->deleted_at == ends_at("york") + kept_for));
}

BOOST_AUTO_TEST_CASE(the_clock_deletes_needs_30_days_after_the_event_and_says_how_many) {
  told("ann");
  told("ben");
  const auto hull = told("ann", "hull");
  wait_until(ends_at("leeds") + kept_for - moment);
  BOOST_TEST(kept() == "3");
  wait_until(ends_at("leeds") + kept_for);
  BOOST_TEST(kept() == "1");
  BOOST_TEST((find_needs(link(hull), first_of(hull))->kept->needs == vegan()));
  wait_until(ends_at("hull") + kept_for);
  BOOST_TEST(kept() == "0");
  BOOST_TEST(rows("SELECT actor || ' ' || action || ' ' || slug || ' ' || after"
                  "  FROM history JOIN event ON event.id = event_id"
                  " WHERE action = 'needs_deleted' ORDER BY history.id") ==
                 (Lines{"clock needs_deleted leeds 2", "clock needs_deleted hull 1"}),
             boost::test_tools::per_element());
  pass(std::chrono::days{100});
  BOOST_TEST(rows("SELECT count(*) FROM history WHERE action = 'needs_deleted'") == Lines{"2"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(needs_are_kept_until_the_last_event_of_their_person_is_over) {
  const auto full = fill("york");
  const auto ann = told("ann");
  // hull is a day after leeds; she waits there and keeps what she has.
  execute("UPDATE event SET capacity = 1 WHERE slug = 'hull'");
  const auto other = booked("other", "hull");
  run(service_.move(link(ann), {.to = "hull", .wait = true})).value();
  BOOST_TEST((find_needs(link(ann), first_of(ann))->deleted_at == ends_at("hull") + kept_for));
  wait_until(ends_at("leeds") + kept_for);
  BOOST_TEST(kept() == "1");
  wait_until(ends_at("hull") + kept_for);
  BOOST_TEST(kept() == "0");
}

BOOST_AUTO_TEST_CASE(what_fell_due_while_no_server_ran_is_deleted_at_the_next_start) {
  told("ann");
  told("ben", "hull");
  database_.clock().set(ends_at("hull") + kept_for + std::chrono::days{3});
  BOOST_TEST(kept() == "2");
  restart();
  tick();
  BOOST_TEST(kept() == "0");
}

BOOST_AUTO_TEST_CASE(the_clock_wakes_for_needs_when_nothing_else_is_to_come) {
  told("ann");
  wait_until(ends_at("hull"));
  BOOST_TEST((run(scheduler.next_due()) == ends_at("leeds") + kept_for));
  wait_until(ends_at("hull") + kept_for);
  BOOST_TEST(!run(scheduler.next_due()).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
