#include "domain/waiting_list.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "domain/offer_clock.hpp"

using namespace convene::domain;
using convene::UtcTime;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

using Outcome = AllocationPass::Outcome;
using Lines = std::vector<std::string>;

// One entry of a list, by a short name; `size` of its people take a seat.
struct Waiter {
  std::string name;
  int size = 1;
  int skips = 0;
  std::string sector = "education";  // the first one's; the others are of education
  bool is_passed_over = false;
  bool is_newcomer = false;
  bool is_confirmed_unasked = false;
  bool saves_elsewhere = false;
  std::string organisation_key = {};
};

Candidate candidate(const Waiter& waiter, std::int64_t id) {
  std::vector<SeatRequest> party(static_cast<std::size_t>(waiter.size),
                                 SeatRequest{"education", {"delegate"}});
  party.front().sector = waiter.sector;
  for (auto& seat_request : party) seat_request.organisation_key = waiter.organisation_key;
  return {.entry = WaitingListEntryId{id},
          .party = std::move(party),
          .skips = waiter.skips,
          .saves_elsewhere = waiter.saves_elsewhere,
          .is_passed_over = waiter.is_passed_over,
          .is_newcomer = waiter.is_newcomer,
          .is_confirmed_unasked = waiter.is_confirmed_unasked};
}

// "ann offer", "cat confirmation", then "ben skipped 2" or "ben saves", then "3 open".
Lines allocated(int capacity, int taken, const std::vector<Waiter>& waiters,
                const RoomRules& rules = {}, ListService service = {}) {
  const std::vector<SeatRequest> seated(static_cast<std::size_t>(taken),
                                        SeatRequest{"education", {"delegate"}});
  AllocationPass pass(SeatPool(capacity, taken, seated, rules), service);
  Lines lines;
  for (std::size_t index = 0; index < waiters.size(); ++index) {
    const auto outcome = pass.next(candidate(waiters[index], static_cast<std::int64_t>(index)));
    if (outcome == Outcome::nothing) continue;
    lines.push_back(waiters[index].name + (outcome == Outcome::offer ? " offer" : " confirmation"));
  }
  for (const auto& [entry, skips, saves] : pass.skipped()) {
    const auto& name = waiters[static_cast<std::size_t>(entry.entry->value)].name;
    if (skips != entry.skips) lines.push_back(fmt::format("{} skipped {}", name, skips));
    if (saves) lines.push_back(name + " saves");
  }
  lines.push_back(fmt::format("{} open", pass.open_places()));
  return lines;
}

RoomRules keeping(int places, const std::string& sector) {
  RoomRules rules;
  rules.holds.push_back({.sector = sector, .places = places});
  return rules;
}

void check(const Lines& lines, const Lines& expected) {
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(waiting_list)

BOOST_AUTO_TEST_CASE(places_go_to_the_front_of_the_line_while_there_are_some) {
  check(allocated(50, 49, {{"ann"}, {"ben"}}), {"ann offer", "0 open"});
  check(allocated(50, 50, {{"ann"}}), {"0 open"});
  check(allocated(40, 50, {{"ann"}}), {"0 open"});
  check(allocated(3, 0, {{"ann"}, {"ben"}}), {"ann offer", "ben offer", "1 open"});
}

BOOST_AUTO_TEST_CASE(who_is_on_the_page_or_wants_it_so_is_confirmed_without_being_asked) {
  check(allocated(3, 0,
                  {{.name = "ann"},
                   {.name = "ben", .is_confirmed_unasked = true},
                   {.name = "cat", .is_newcomer = true}}),
        {"ann offer", "ben confirmation", "cat confirmation", "0 open"});
}

BOOST_AUTO_TEST_CASE(no_newcomer_passes_who_waits_however_the_list_is_served) {
  const std::vector<Waiter> list = {{.name = "ann"}, {.name = "cat", .is_newcomer = true}};
  check(allocated(1, 0, list), {"ann offer", "0 open"});
  check(allocated(1, 0, list, {}, {.gives = false}), {"0 open"});
  check(allocated(2, 0, list, {}, {.gives = false}), {"cat confirmation", "0 open"});
  check(allocated(1, 0, list, {}, {.makes_offers = false}), {"0 open"});
}

BOOST_AUTO_TEST_CASE(near_the_start_only_who_need_not_be_asked_gets_what_nobody_ahead_could_take) {
  check(allocated(2, 0, {{.name = "ann"}, {.name = "ben", .is_confirmed_unasked = true}}, {},
                  {.makes_offers = false}),
        {"ben confirmation", "0 open"});
}

BOOST_AUTO_TEST_CASE(an_entry_is_skipped_when_a_later_one_takes_a_place_it_could_have_used) {
  check(allocated(2, 0, {{"pair", 3}, {"ann"}, {"ben"}}),
        {"ann offer", "ben offer", "0 open"});  // three never fit into a room of two
  check(allocated(50, 48, {{"trio", 3}, {"ann"}, {"ben"}, {"cat"}}),
        {"ann offer", "ben offer", "trio skipped 2", "0 open"});
}

BOOST_AUTO_TEST_CASE(after_three_skips_places_are_saved) {
  const Waiter trio{.name = "trio", .size = 3, .skips = 2};
  check(allocated(50, 48, {trio, {"ann"}, {"ben"}}),
        {"ann offer", "trio skipped 3", "trio saves", "0 open"});
  check(allocated(50, 48, {{.name = "trio", .size = 3, .skips = 3}, {"ann"}}),
        {"trio saves", "0 open"});
  // Not twice, and not in the last days.
  check(allocated(50, 48,
                  {{.name = "trio", .size = 3, .skips = 3, .saves_elsewhere = true}, {"ann"}}),
        {"ann offer", "1 open"});
  check(allocated(50, 48, {{.name = "trio", .size = 3, .skips = 3}, {"ann"}}, {},
                  {.saves_places = false}),
        {"ann offer", "1 open"});
}

BOOST_AUTO_TEST_CASE(who_cannot_or_will_not_have_a_place_now_is_neither_skipped_nor_saved_for) {
  RoomRules one_of_each;
  one_of_each.organisation_ceiling = 1;
  check(allocated(50, 49, {{.name = "ann", .is_passed_over = true}, {"ben"}}),
        {"ben offer", "0 open"});
  check(allocated(50, 48,
                  {{.name = "two", .size = 2, .skips = 3, .organisation_key = "leeds"}, {"ben"}},
                  one_of_each),
        {"ben offer", "1 open"});
  check(allocated(4, 3, {{.name = "five", .size = 5, .skips = 3}, {"ben"}}),
        {"ben offer", "0 open"});
}

BOOST_AUTO_TEST_CASE(held_places_go_to_whom_they_are_held_for_alone) {
  const auto rules = keeping(2, "parent_carer");
  check(allocated(3, 1, {{"ann"}, {.name = "pat", .sector = "parent_carer"}}, rules),
        {"pat offer", "0 open"});  // ann could not have used that place: no skip
  check(allocated(4, 1, {{"ann"}, {"ben"}, {.name = "pat", .sector = "parent_carer"}}, rules),
        {"ann offer", "pat offer", "0 open"});
  // A party is seated on held places first.
  check(allocated(4, 1, {{.name = "duo", .size = 2, .sector = "parent_carer"}, {"ben"}}, rules),
        {"duo offer", "0 open"});
}

BOOST_AUTO_TEST_CASE(places_saved_for_a_party_leave_others_what_it_cannot_use) {
  const auto rules = keeping(2, "parent_carer");
  check(allocated(10, 7,
                  {{.name = "trio", .size = 3, .skips = 3},
                   {"ann"},
                   {.name = "pat", .sector = "parent_carer"}},
                  rules),
        {"pat offer", "trio saves", "0 open"});
}

BOOST_AUTO_TEST_CASE(the_first_holds_keep_first_where_less_is_free_than_they_ask_for) {
  auto rules = keeping(2, "parent_carer");
  rules.holds.push_back({.sector = "hospice", .places = 2});
  check(allocated(10, 7,
                  {{.name = "hal", .sector = "hospice"},
                   {.name = "hob", .sector = "hospice"},
                   {.name = "pat", .sector = "parent_carer"}},
                  rules),
        {"hal offer", "pat offer", "0 open"});
}

BOOST_AUTO_TEST_CASE(ceilings_count_who_is_seated_and_the_party_itself) {
  RoomRules rules;
  rules.sector_ceilings.push_back({"education", 3});
  check(
      allocated(10, 2, {{"duo", 2}, {"ann"}, {"ben"}, {.name = "hal", .sector = "hospice"}}, rules),
      {"ann offer", "hal offer", "6 open"});
  rules = {};
  rules.organisation_ceiling = 1;
  check(allocated(10, 0,
                  {{.name = "ann", .organisation_key = "leeds"},
                   {.name = "ben", .organisation_key = "leeds"},
                   {.name = "cat"},
                   {.name = "dan"}},
                  rules),
        {"ann offer", "cat offer", "dan offer", "7 open"});
}

// Rules 1 to 3 over every small room and line without holds: never too much, and a place stays free
// only where the next in line does not fit or places are saved.
BOOST_AUTO_TEST_CASE(no_pass_takes_too_much_or_leaves_what_the_next_could_have) {
  for (int capacity = 1; capacity <= 4; ++capacity) {
    for (int taken = 0; taken <= 5; ++taken) {
      for (unsigned pattern = 0; pattern < 32; ++pattern) {
        AllocationPass pass(SeatPool(capacity, taken, {}, {}), {});
        int free = capacity - taken;
        for (unsigned bit = 0; bit < 5; ++bit) {
          const int size = (pattern >> bit & 1U) ? 2 : 1;
          const bool saves =
              std::ranges::any_of(pass.skipped(), &AllocationPass::Skipped::saves_places);
          const auto outcome = pass.next(candidate({.name = "", .size = size}, bit));
          BOOST_REQUIRE((outcome == Outcome::offer) == (size <= free && !saves));
          if (outcome == Outcome::offer) free -= size;
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(waiters_are_served_until_the_event_begins) {
  Event event;
  event.booking_closes_at = UtcTime{seconds{100}};
  event.starts_at = UtcTime{seconds{200}};
  event.ends_at = UtcTime{seconds{300}};
  event.state = EventState::published;
  BOOST_TEST(serves_waiting_list(event, UtcTime{seconds{150}}));
  BOOST_TEST(!serves_waiting_list(event, UtcTime{seconds{200}}));
  event.state = EventState::cancelled;
  BOOST_TEST(!serves_waiting_list(event, UtcTime{seconds{150}}));
  event.state = EventState::draft;
  BOOST_TEST(!serves_waiting_list(event, UtcTime{seconds{150}}));
}

BOOST_AUTO_TEST_CASE(a_list_gives_unless_it_is_paused_and_offers_and_saves_while_there_is_time) {
  Event event;
  event.starts_at = UtcTime{hours{24 * 20'000}};
  event.state = EventState::published;
  const auto early = service_of(event, event.starts_at - hours{24 * 30});
  BOOST_TEST((early.gives && early.makes_offers && early.saves_places));
  const auto last_days = service_of(event, event.starts_at - hours{24 * 6});
  BOOST_TEST((last_days.gives && last_days.makes_offers && !last_days.saves_places));
  const auto last_hours = service_of(event, event.starts_at - hours{4});
  BOOST_TEST((last_hours.gives && !last_hours.makes_offers));
  event.paused = true;
  BOOST_TEST(!service_of(event, event.starts_at - hours{24 * 30}).gives);
}

BOOST_AUTO_TEST_SUITE_END()
