// Many race over HTTP for the last place of an event.

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "racing_client.hpp"
#include "server.hpp"

using namespace convene;
using namespace convene::tests;

namespace {

constexpr int racers = 64;
constexpr int races = 50;
constexpr int capacity = 3;

std::string person(int number) { return fmt::format("person-{}", number); }

// The positions that the racers of one race came out with; 0 is a confirmed place.
std::vector<int> run_race(const RaceServer& server, int race) {
  std::vector<Reply> replies(racers);
  std::vector<RaceServer::Run> runs;
  for (int racer = 0; racer < racers; ++racer) {
    runs.emplace_back([&replies, race, racer](RaceClient& client) {
      replies[static_cast<std::size_t>(racer)] = client.book(room(race), person(racer));
    });
  }
  server.race(runs);
  std::vector<int> positions;
  for (const auto& each : replies) {
    const bool is_true = each.status == 201 && (each.state == "waiting") == (each.position > 0);
    positions.push_back(is_true ? each.position : -1);
  }
  std::ranges::sort(positions);
  return positions;
}

// Everybody reads that the one place of a room is free.
struct HastyRoom : support::TestDatabase {
  std::vector<HastyRacer> people() {
    return {racers, HastyRacer{[this](auto& read) { return has_free_place(read, room); },
                               {[this](auto& write) {
                                 support::insert_raw_delegate(write, room, "confirmed");
                               }}}};
  }

  domain::EventId room = room_of(*this, "room", 1);
};

}  // namespace

BOOST_AUTO_TEST_SUITE(last_place)

BOOST_AUTO_TEST_CASE(exactly_one_gets_it_and_the_others_wait_in_a_strict_order) {
  RaceServer server(rooms(races, capacity));
  auto client = server.client();
  std::vector<int> expected(racers);
  std::iota(expected.begin(), expected.end(), 0);
  for (int race = 0; race < races; ++race) {
    BOOST_TEST_CONTEXT(room(race)) {
      for (int before = 0; before < capacity - 1; ++before) {
        BOOST_REQUIRE(client.book(room(race), person(racers + before)).state == "confirmed");
      }
      BOOST_TEST(run_race(server, race) == expected, boost::test_tools::per_element());
    }
  }
  BOOST_TEST(server.complaints() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_service_that_decides_before_a_barrier_oversells_without_the_guard) {
  for (int race = 0; race < controls; ++race) {
    HastyRoom room;
    support::race_deciding_too_early(room, Guard::off, room.people());
    BOOST_TEST(people_seated(room, room.room) == racers);  // there was one place
  }
}

BOOST_AUTO_TEST_CASE(the_guard_in_sql_stops_even_that_service) {
  HastyRoom room;
  const auto outcomes = support::race_deciding_too_early(room, Guard::on, room.people());
  BOOST_TEST(std::ranges::count(outcomes, true) == 1);
  BOOST_TEST(people_seated(room, room.room) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
