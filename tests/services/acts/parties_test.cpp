#include <boost/test/unit_test.hpp>

#include "services/waiting_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::Answer;
using std::chrono::hours;
using Lines = std::vector<std::string>;

namespace {

void check(const Lines& lines, const Lines& expected) {
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

Lines behind(std::ptrdiff_t seated, const Lines& room) {
  return {room.begin() + seated, room.end()};
}

}  // namespace

// leeds has 2 places, york 1.
BOOST_FIXTURE_TEST_SUITE(parties, WaitingFixture)

BOOST_AUTO_TEST_CASE(who_comes_together_gets_all_places_or_none) {
  booked("seated");
  const auto pair = book(group({"ann", "ben"}, true)).value();
  check(room(), {"seated confirmed", "ann waiting 1", "ben waiting 1"});
  booked("cat");
  BOOST_TEST(room().back() == "cat confirmed");  // one place was of no use to the two
  BOOST_TEST(rows("SELECT skips FROM waiting_list_entry").front() == "1");
}

BOOST_AUTO_TEST_CASE(whoever_fits_of_a_group_that_does_not_mind_gets_a_place) {
  booked("seated");
  book(group({"ann", "ben"}, false)).value();
  check(room(), {"seated confirmed", "ann confirmed", "ben waiting 1"});
}

BOOST_AUTO_TEST_CASE(a_party_answers_as_one) {
  const auto seated = fill();
  const auto pair = book(group({"ann", "ben"}, true)).value();
  cancel(seated[0]).value();
  cancel(seated[1]).value();
  check(behind(2, room()), {"ann offered", "ben offered"});
  const auto half = answer(pair, Answer::accept, {pair.booking.delegates[0].person});
  BOOST_TEST((half.error().kind == domain::ProblemKind::invalid_input));
  answer(pair, Answer::accept).value();
  check(behind(2, room()), {"ann confirmed", "ben confirmed"});
}

BOOST_AUTO_TEST_CASE(one_of_a_party_who_cancels_leaves_the_offer_to_the_others) {
  const auto seated = fill();
  const auto pair = book(group({"ann", "ben"}, true)).value();
  const auto next = waits("cat");
  cancel(seated[0]).value();
  cancel(seated[1]).value();
  cancel(pair, {pair.booking.delegates[0].person}).value();
  check(behind(2, room()), {"ann cancelled", "ben offered", "cat offered"});
}

BOOST_AUTO_TEST_CASE(after_three_skips_places_are_saved_for_a_party) {
  execute("UPDATE event SET capacity = 5 WHERE slug = 'leeds'");
  std::vector<BookingService::Booked> seated;
  seated.reserve(5);
  for (int number = 0; number < 5; ++number) seated.push_back(booked(fmt::format("s{}", number)));
  const auto trio = book(group({"ann", "ben", "cat"}, true)).value();
  for (const auto* name : {"d", "e", "f", "g"}) booked(name);
  for (int gone = 0; gone < 3; ++gone) cancel(seated[static_cast<std::size_t>(gone)]).value();
  check(behind(5, room()), {"ann waiting 1", "ben waiting 1", "cat waiting 1", "d confirmed",
                            "e confirmed", "f confirmed", "g waiting 4"});
  cancel(seated[3]).value();
  cancel(seated[4]).value();
  BOOST_TEST(room().back() == "g waiting 4");  // two places are saved up
  BOOST_TEST(places().open == 0);
  cancel(trio, {trio.booking.delegates[2].person}).value();
  check(behind(5, room()), {"ann offered", "ben offered", "cat cancelled", "d confirmed",
                            "e confirmed", "f confirmed", "g waiting 3"});
}

BOOST_AUTO_TEST_CASE(the_first_place_of_several_regions_withdraws_the_others) {
  const auto leeds = fill("leeds");
  const auto york = fill("york");
  auto wish = asked("ann");
  wish.also_wait_for = {"york"};
  const auto ann = book(wish).value();
  const auto& person = ann.booking.delegates[0];
  BOOST_REQUIRE(person.also_waits.size() == 1U);
  BOOST_TEST(person.also_waits[0].event_slug == "york");
  BOOST_TEST((person.also_waits[0].position == 1));
  waits("ben", "york");
  cancel(leeds[0]).value();
  BOOST_TEST(room("leeds").back() == "ann offered");
  // While they think about leeds, york goes on to the next and their position there stays.
  cancel(york[0]).value();
  check(behind(1, room("york")), {"ann waiting 1", "ben offered"});
  answer(ann, Answer::accept).value();
  BOOST_TEST(room("leeds").back() == "ann confirmed");
  check(behind(1, room("york")), {"ann cancelled", "ben offered"});
}

BOOST_AUTO_TEST_CASE(nobody_waits_for_an_event_that_has_a_place) {
  fill("leeds");
  auto wish = asked("ann");
  wish.also_wait_for = {"york"};
  const auto refused = book(wish);
  BOOST_REQUIRE(refused.has_error());
  BOOST_TEST(refused.error().fields.at(0).field == "also_wait_for.0");
  BOOST_TEST(rows("SELECT count(*) FROM booking WHERE contact_name = 'ann'").front() == "0");
}

BOOST_AUTO_TEST_CASE(nobody_waits_for_an_event_that_has_a_place_while_its_list_is_paused) {
  fill("leeds");
  run(rooms.pause(organiser, "york")).value();
  auto wish = asked("ann");
  wish.also_wait_for = {"york"};
  const auto refused = book(wish);
  BOOST_REQUIRE(refused.has_error());
  BOOST_TEST(refused.error().fields.at(0).field == "also_wait_for.0");
}

BOOST_AUTO_TEST_CASE(two_offers_that_run_out_anywhere_end_the_wait_everywhere) {
  const auto leeds = fill("leeds");
  const auto york = fill("york");
  auto wish = asked("ann");
  wish.also_wait_for = {"york"};
  book(wish).value();
  cancel(leeds[0]).value();
  deliver_mail();
  // It runs out; the list is empty but for ann, so the place is offered again.
  pass(hours{48});
  deliver_mail();
  pass(hours{48});
  BOOST_TEST(room("leeds").back() == "ann expired");
  BOOST_TEST(room("york").back() == "ann expired");
}

BOOST_AUTO_TEST_CASE(a_move_takes_the_new_place_before_the_old_is_given_up) {
  const auto ann = booked("ann");
  waits("york", "york");
  const auto refused = run(service_.move(link(ann), {.to = "york"}));
  BOOST_TEST((refused.error().kind == domain::ProblemKind::event_full));
  check(room("leeds"), {"ann confirmed"});
  const auto moved = run(service_.move(link(ann), {.to = "hull"})).value();
  BOOST_TEST(moved.delegates[0].event_slug == "hull");
  BOOST_TEST((moved.delegates[0].person == ann.booking.delegates[0].person));
  check(room("leeds"), {"ann cancelled"});
  check(room("hull"), {"ann confirmed"});
  BOOST_TEST(mails().back() == "moved to ann@school.example");
  BOOST_TEST(run(service_.move(link(ann), {.to = "hull"})).has_value());
  check(room("hull"), {"ann confirmed"});
}

BOOST_AUTO_TEST_CASE(who_waits_for_another_region_keeps_their_place_until_there_is_one) {
  const auto york = fill("york");
  const auto ann = waits("ann");
  fill("leeds");
  waits("ben");
  const auto waiting = run(service_.move(link(ann), {.to = "york", .wait = true})).value();
  BOOST_TEST((waiting.delegates[0].state == domain::DelegateState::confirmed));
  BOOST_REQUIRE(waiting.delegates[0].also_waits.size() == 1U);
  cancel(york[0]).value();
  BOOST_TEST(room("york").back() == "ann offered");
  BOOST_TEST(room("leeds")[0] == "ann confirmed");
  answer(ann, Answer::accept).value();
  BOOST_TEST(room("york").back() == "ann confirmed");
  check(room("leeds"), {"ann cancelled", "leeds0 confirmed", "ben offered"});
}

BOOST_AUTO_TEST_CASE(one_list_can_be_left_without_giving_up_a_place_elsewhere) {
  fill("york");
  const auto ann = booked("ann");
  run(service_.move(link(ann), {.to = "york", .wait = true})).value();
  const auto left = run(service_.cancel(link(ann), {.event = "york"})).value();
  BOOST_TEST((left.delegates[0].state == domain::DelegateState::confirmed));
  BOOST_TEST(left.delegates[0].also_waits.empty());
}

BOOST_AUTO_TEST_CASE(a_colleague_comes_instead_and_the_old_link_ends) {
  auto wish = group({"ann", "ben"}, false);
  for (auto& delegate : wish.delegates) delegate.organisation = "A school";
  const auto both = book(wish).value();
  const auto& ben = both.booking.delegates[1];
  const BookingService::ManageLink own{both.booking.reference, delegate_token(key(), ben)};
  const BookingService::Substitution cat{ben.person, {"cat", "cat@school.example", "Teacher"}};
  for (int time = 0; time < 2; ++time) {
    const auto replaced = run(service_.substitute(link(both), cat)).value();
    BOOST_TEST(replaced.delegates[1].name == "cat");
    BOOST_TEST(replaced.delegates[1].organisation == "A school");
  }
  BOOST_TEST(find(own).has_error());
  check(room(), {"ann confirmed", "cat confirmed"});
  check(behind(2, mails()),
        {"replaced to ben@school.example, own place", "confirmed to ann@school.example",
         "confirmed to cat@school.example, own place"});
}

BOOST_AUTO_TEST_CASE(without_an_organisation_the_organiser_decides_who_comes_instead) {
  const auto ann = booked("ann");
  const BookingService::Substitution cat{ann.booking.delegates[0].person,
                                         {"cat", "cat@school.example", ""}};
  BOOST_TEST((run(service_.substitute(link(ann), cat)).error().kind ==
              domain::ProblemKind::ask_organiser));
}

BOOST_AUTO_TEST_SUITE_END()
