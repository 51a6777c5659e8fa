// 64 clients race over HTTP for the last place of an event. With its negative control: a service
// that decides on what it read before a barrier, without the guard in SQL, oversells in the same
// race.

#include <barrier>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "support/deciding_too_early.hpp"
#include "support/test_database.hpp"
#include "support/test_server.hpp"

using namespace convene;
namespace json = boost::json;

namespace {

constexpr int racers = 64;
constexpr int races = 50;
constexpr int capacity = 3;

std::string slug_of_race(int race) { return fmt::format("race-{}", race); }

std::string booking_of(int race, int person) {
  return fmt::format(
      R"({{"submission_id": "submission-{0}-{1}-0123", "contact": {{"name": "Sample Person {1}",
          "email": "person-{1}@example.org"}}, "delegates": [{{"name": "Sample Person {1}",
          "email": "person-{1}@example.org", "sector": "education"}}]}})",
      race, person);
}

std::string bookings_address(int race) {
  return fmt::format("/api/v1/events/{}/bookings", slug_of_race(race));
}

// The positions that the racers of one race came out with; 0 is a confirmed place.
std::vector<int> run_race(const support::TestServer& server, int race) {
  std::vector<int> positions(racers, -1);
  std::barrier start(racers);
  std::vector<std::jthread> threads;
  threads.reserve(racers);
  for (int racer = 0; racer < racers; ++racer) {
    threads.emplace_back([&, racer] {
      auto client = server.client();
      const auto body = booking_of(race, capacity + racer);
      start.arrive_and_wait();
      const auto answer = client.post_json(bookings_address(race), body);
      if (answer.status != 201) return;
      const auto booking = json::parse(answer.body).as_object();
      const auto& delegate = booking.at("delegates").as_array().at(0).as_object();
      const bool is_confirmed = delegate.at("state").as_string() == "confirmed";
      positions[static_cast<std::size_t>(racer)] =
          is_confirmed ? 0 : static_cast<int>(delegate.at("position").as_int64());
    });
  }
  threads.clear();
  std::ranges::sort(positions);
  return positions;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(last_place)

BOOST_AUTO_TEST_CASE(exactly_one_gets_it_and_the_others_wait_in_a_strict_order) {
  std::vector<domain::Event> events;
  events.reserve(races);
  for (int race = 0; race < races; ++race) {
    events.push_back(support::sample_event(slug_of_race(race), capacity));
  }
  const support::TestServer server(events);
  auto client = server.client();
  std::vector<int> expected(racers);
  std::iota(expected.begin(), expected.end(), 0);

  for (int race = 0; race < races; ++race) {
    BOOST_TEST_CONTEXT("race " << race) {
      for (int person = 0; person < capacity - 1; ++person) {
        BOOST_REQUIRE(client.post_json(bookings_address(race), booking_of(race, person)).status ==
                      201);
      }
      BOOST_TEST(run_race(server, race) == expected, boost::test_tools::per_element());

      const auto event =
          json::parse(client.get("/api/v1/events/" + slug_of_race(race)).body).as_object();
      BOOST_TEST(event.at("confirmed").as_int64() == capacity);
      BOOST_TEST(event.at("waiting").as_int64() == racers - 1);
      BOOST_TEST(event.at("places_left").as_int64() == 0);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_service_that_decides_before_a_barrier_oversells_without_the_guard) {
  for (int race = 0; race < races; ++race) {
    const auto outcome = support::race_deciding_too_early(racers, support::Guard::off);
    BOOST_TEST_CONTEXT("race " << race) {
      BOOST_TEST(outcome.confirmed == racers);  // everybody read that the one place was free
      BOOST_TEST(outcome.capacity == 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_guard_in_sql_stops_even_that_service) {
  const auto outcome = support::race_deciding_too_early(racers, support::Guard::on);
  BOOST_TEST(outcome.confirmed == 1);
  BOOST_TEST(outcome.refused == racers - 1);
}

BOOST_AUTO_TEST_SUITE_END()
