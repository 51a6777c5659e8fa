#include "services/rooms/service.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "services/waiting_fixture.hpp"

// The capacity of a room, pausing its list, the rules of a room, and the list as the office reads
// it.

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;

namespace {

using Lines = std::vector<std::string>;

class Fixture : public WaitingFixture {
 public:
  domain::result<void> set_capacity(const std::string& typed, const std::string& event = "leeds") {
    return run(rooms.change_capacity(organiser, event, typed));
  }
  domain::result<void> pause(const std::string& event = "leeds") {
    return run(rooms.pause(organiser, event));
  }
  domain::result<void> resume(const std::string& event = "leeds") {
    return run(rooms.resume(organiser, event));
  }
  domain::result<void> change_rules(domain::RoomRules rules) {
    return run(rooms.change_rules(organiser, "leeds", std::move(rules)));
  }
  domain::RoomRules rules() { return run(rooms.rules("leeds")).value(); }
  RoomService::WaitingList list(int most = 100) {
    return run(rooms.waiting_list(cache_.current()->any("leeds")->id, most));
  }
  UtcTime in_a_week() { return database_.clock().now() + std::chrono::hours{7 * 24}; }
};

// "2 eve+fay", the position and who waits as one.
Lines in_text(const RoomService::WaitingList& list) {
  Lines lines;
  for (const auto& party : list.parties) {
    std::vector<std::string> names;
    for (const auto& person : party.people) names.push_back(person.name);
    lines.push_back(fmt::format("{} {}", party.position, join(names, "+")));
  }
  return lines;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(room_service, Fixture)

BOOST_AUTO_TEST_CASE(a_raised_capacity_goes_to_who_waits_in_their_order) {
  for (const char* name : {"ann", "ben", "cat", "dan"}) booked(name);
  BOOST_TEST(set_capacity(" 3 ").has_value());
  const Lines in_leeds{"ann confirmed", "ben confirmed", "cat confirmed", "dan waiting 1"};
  BOOST_TEST(room() == in_leeds, boost::test_tools::per_element());
  const Lines expected{"organiser capacity_changed: 2>3",
                       "organiser place_found: waiting>confirmed"};
  BOOST_TEST(acts() == expected, boost::test_tools::per_element());
  BOOST_TEST(mails().back() == "place_found to cat@school.example");
  BOOST_TEST(cache_.current()->any("leeds")->places.capacity == 3);
}

BOOST_AUTO_TEST_CASE(a_lowered_capacity_throws_nobody_out_and_gives_nothing) {
  for (const char* name : {"ann", "ben", "cat", "dan"}) booked(name);
  BOOST_TEST(set_capacity("1").has_value());
  const Lines in_leeds{"ann confirmed", "ben confirmed", "cat waiting 1", "dan waiting 2"};
  BOOST_TEST(room() == in_leeds, boost::test_tools::per_element());
  run(delegates.cancel(organiser, delegate("ann"))).value();
  BOOST_TEST(places().confirmed == 1);
  BOOST_TEST(places().waiting == 2);
}

BOOST_AUTO_TEST_CASE(a_capacity_is_a_whole_number_within_the_cap) {
  const struct {
    const char* typed;
    bool is_kept;
  } cases[] = {{"1", true},    {"50", true},          {"51", false},   {"0", false},
               {"-1", false},  {"", false},           {"many", false}, {"3.5", false},
               {"3 4", false}, {"99999999999", false}};
  for (const auto& [typed, is_kept] : cases) {
    BOOST_TEST_CONTEXT("typed: " << typed) {
      BOOST_TEST(fields_of(set_capacity(typed)) == (is_kept ? "kept" : "capacity"));
    }
  }
  BOOST_TEST((set_capacity("5", "nowhere").error().kind == ProblemKind::not_found));
}

BOOST_AUTO_TEST_CASE(the_same_capacity_again_is_no_change) {
  BOOST_TEST(set_capacity("2").has_value());
  BOOST_TEST(acts().empty());
}

BOOST_AUTO_TEST_CASE(a_pause_stands_in_the_history_once_and_resuming_gives_what_became_free) {
  const auto full = fill();
  waits("cat");
  BOOST_TEST(pause().has_value());
  BOOST_TEST(pause().has_value());
  BOOST_TEST(cache_.current()->any("leeds")->paused);
  cancel(full[0]).value();
  BOOST_TEST(room().back() == "cat waiting 1");
  BOOST_TEST(resume().has_value());
  BOOST_TEST(resume().has_value());
  BOOST_TEST(room().back() == "cat offered");
  const Lines expected{"organiser paused: >", "organiser resumed: >",
                       "organiser offered: waiting>offered"};
  BOOST_TEST(acts() == expected, boost::test_tools::per_element());
  BOOST_TEST((pause("nowhere").error().kind == ProblemKind::not_found));
  BOOST_TEST((resume("nowhere").error().kind == ProblemKind::not_found));
}

BOOST_AUTO_TEST_CASE(offers_run_on_while_the_list_is_paused) {
  const auto full = fill();
  const auto cat = waits("cat");
  cancel(full[0]).value();
  pause().value();
  BOOST_TEST(answer(cat, domain::Answer::accept).has_value());
  BOOST_TEST(room().back() == "cat confirmed");
}

BOOST_AUTO_TEST_CASE(rules_are_replaced_as_a_whole_and_stand_in_the_history_as_slugs) {
  const auto until = in_a_week();
  const domain::RoomRules first{.holds = {{"hospice", "", 1, until}, {"", "speaker", 1, until}},
                                .organisation_ceiling = 2,
                                .sector_ceilings = {{"hospice", 2}, {"education", 1}}};
  BOOST_TEST(change_rules(first).has_value());
  const auto kept = rules();
  BOOST_TEST((kept.holds == first.holds));
  BOOST_TEST(kept.organisation_ceiling.value() == 2);
  BOOST_TEST((kept.sector_ceilings ==
              std::vector<domain::SectorCeiling>{{"education", 1}, {"hospice", 2}}));
  BOOST_TEST(change_rules({.organisation_ceiling = 1}).has_value());
  BOOST_TEST((rules() == domain::RoomRules{.organisation_ceiling = 1}));
  const auto seconds = until.time_since_epoch().count();
  const auto in_history = fmt::format(
      "keep 1 hospice until {0}; keep 1 speaker until {0}; at most 2 organisation; at most 1 "
      "education; at most 2 hospice",
      seconds);
  const Lines expected{"organiser rules_changed: >" + in_history,
                       "organiser rules_changed: " + in_history + ">at most 1 organisation"};
  BOOST_TEST(acts() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_same_rules_again_are_no_change_in_whichever_order_they_are_typed) {
  change_rules({.sector_ceilings = {{"hospice", 2}, {"education", 1}}}).value();
  change_rules({.sector_ceilings = {{"education", 1}, {"hospice", 2}}}).value();
  change_rules({.sector_ceilings = {{"hospice", 2}, {"education", 1}}}).value();
  BOOST_TEST(acts().size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_list_shows_everybody_in_their_order_with_those_they_wait_with) {
  fill();
  waits("cat");
  book(group({"eve", "fay"}, true)).value();
  auto with_companion = asked("dan");
  with_companion.delegates.push_back(
      {.name = "ava", .sector = "education", .roles = {"support_companion"}, .companion_of = 0});
  book(with_companion).value();
  const Lines expected{"1 cat", "2 eve+fay", "4 dan+ava"};
  BOOST_TEST(in_text(list()) == expected, boost::test_tools::per_element());
  BOOST_TEST(!list().parties[2].people[1].takes_seat);
  BOOST_TEST(list().is_whole);
  // A part of it counts positions as the whole does.
  BOOST_TEST(in_text(list(2)) == Lines(expected.begin(), expected.begin() + 2),
             boost::test_tools::per_element());
  BOOST_TEST(!list(2).is_whole);
  BOOST_TEST(list(3).is_whole);
}

BOOST_AUTO_TEST_CASE(the_list_tells_of_offers_and_of_what_people_have_elsewhere) {
  const auto full = fill();
  const auto cat = booked("cat", "york");
  run(service_.move(link(cat), {.to = "leeds", .wait = true})).value();
  auto both = asked("dan");
  both.also_wait_for = {"york"};
  book(both).value();
  cancel(full[0]).value();
  auto party = list().parties.at(0);
  BOOST_TEST(party.people.at(0).name == "dan");
  const auto york = cache_.current()->any("york")->id;
  // cat wants no question: her place came at once, and york's went on to dan.
  BOOST_TEST(room("york").front() == "cat cancelled");
  BOOST_REQUIRE(party.offer.has_value());
  BOOST_TEST((party.offer->event == york));
  BOOST_TEST(!party.offer->clock_from.has_value());
  BOOST_TEST(!party.entry.is_offered);
  BOOST_TEST((party.elsewhere == std::vector<domain::WaitingParty::Elsewhere>{
                                     {york, domain::DelegateState::offered}}));
  refuse_mail();
  party = list().parties.at(0);
  BOOST_TEST(party.offer->clock_from.has_value());
  BOOST_TEST(party.offer->is_unread);
}

BOOST_AUTO_TEST_CASE(the_list_tells_of_skips_saved_places_and_who_asked_to_be_left_out) {
  run(rooms.change_capacity(organiser, "leeds", "3")).value();
  const auto full = fill();
  book(group({"eve", "fay"}, true)).value();
  for (const char* name : {"cat", "dan", "gus"}) booked(name);
  std::vector<int> skips;
  for (const auto& somebody : full) {
    cancel(somebody).value();
    skips.push_back(list().parties.at(0).entry.skips);
  }
  BOOST_TEST(skips == (std::vector<int>{1, 2, 3}), boost::test_tools::per_element());
  BOOST_TEST(list().parties.at(0).saves_places);

  const auto hal = waits("hal");
  run(rooms.change_capacity(organiser, "leeds", "6")).value();
  BOOST_TEST(answer(hal, domain::Answer::keep_position).has_value());
  const auto party = list().parties.back();
  BOOST_TEST(party.entry.kept_position == 1);
  BOOST_TEST((party.passed_over_until.value() > database_.clock().now()));
}

BOOST_AUTO_TEST_CASE(somebodys_page_tells_how_they_stand_and_what_they_have_elsewhere) {
  fill();
  const auto cat = booked("cat", "york");
  run(service_.move(link(cat), {.to = "leeds", .wait = true})).value();
  const auto here = list().parties.at(0).people.at(0).id;
  const auto person = run(delegates.person(here)).value();
  BOOST_REQUIRE(person.waiting_party.has_value());
  BOOST_TEST(person.waiting_party->position == 1);
  BOOST_REQUIRE(person.elsewhere.size() == 1U);
  BOOST_TEST(person.elsewhere[0].event_slug == "york");
  const auto confirmed = run(delegates.person(person.elsewhere[0].id)).value();
  BOOST_TEST(!confirmed.waiting_party.has_value());
  BOOST_TEST(confirmed.elsewhere.at(0).event_slug == "leeds");
}

BOOST_AUTO_TEST_SUITE_END()
