// People move between rooms at the same moment: each has the new place or still the old one.

#include <algorithm>
#include <set>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "racing_client.hpp"
#include "server.hpp"

using namespace convene;
using namespace convene::tests;

namespace {

constexpr int races = 50;
constexpr int movers = 32;

std::string mover(std::size_t number) { return fmt::format("mover-{}", number); }

// Two rooms with one person in each.
struct TwoRooms {
  std::string here;
  std::string there;
  Link from_here;
  Link from_there;
};

TwoRooms two_rooms(RaceServer& server, int race) {
  auto client = server.client();
  TwoRooms both{.here = room(2 * race), .there = room(2 * race + 1)};
  both.from_here = client.book(both.here, "ann").link;
  both.from_there = client.book(both.there, "ben").link;
  return both;
}

bool has_moved(const Reply& reply, const std::string& to) {
  return reply.status == 200 && reply.state == "confirmed" && reply.event == to;
}
bool is_refused(const Reply& reply) { return reply.status == 409 && reply.problem == "event-full"; }

std::string list(const std::set<std::string>& people) {
  return fmt::format("{}", fmt::join(people, ", "));
}

// A room with people, who all want the one place of another.
struct HastyRooms : support::TestDatabase {
  HastyRooms() {
    for (int number = 0; number < movers; ++number) {
      people.push_back(support::insert_raw_delegate(connection(), from, "confirmed"));
    }
  }

  // `at_once`: both halves of a move in one transaction.
  std::vector<HastyRacer> racers(bool at_once) {
    std::vector<HastyRacer> all;
    for (const auto person : people) {
      const auto leave = [person](storage::Connection& write) {
        change_state(write, person, "confirmed", "cancelled");
      };
      const auto enter = [this](storage::Connection& write) {
        support::insert_raw_delegate(write, to, "confirmed");
      };
      all.push_back({[this](auto& read) { return has_free_place(read, to); }, {leave, enter}});
      if (at_once) {
        all.back().acts = {[leave, enter](auto& write) {
          leave(write);
          enter(write);
        }};
      }
    }
    return all;
  }

  domain::EventId from = room_of(*this, "from", movers);
  domain::EventId to = room_of(*this, "to", 1);
  std::vector<domain::DelegateId> people;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(move_against_move)

BOOST_AUTO_TEST_CASE(two_change_places_between_rooms_of_which_each_has_one_left) {
  RaceServer server(rooms(2 * races, 2));
  for (int race = 0; race < races; ++race) {
    BOOST_TEST_CONTEXT("race " << race) {
      const auto both = two_rooms(server, race);
      Reply ann;
      Reply ben;
      server.race({[&](RaceClient& racer) { ann = racer.move(both.from_here, both.there); },
                   [&](RaceClient& racer) { ben = racer.move(both.from_there, both.here); }});
      BOOST_TEST((has_moved(ann, both.there) && has_moved(ben, both.here)));
      BOOST_TEST(server.people_in(both.here) == "ben confirmed");
      BOOST_TEST(server.people_in(both.there) == "ann confirmed");
    }
  }
  BOOST_TEST(server.complaints() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(two_in_rooms_without_a_place_left_keep_what_they_have) {
  RaceServer server(rooms(2 * races, 1));
  for (int race = 0; race < races; ++race) {
    BOOST_TEST_CONTEXT("race " << race) {
      const auto both = two_rooms(server, race);
      Reply ann;
      Reply ben;
      server.race({[&](RaceClient& racer) { ann = racer.move(both.from_here, both.there); },
                   [&](RaceClient& racer) { ben = racer.move(both.from_there, both.here); }});
      BOOST_TEST((is_refused(ann) && is_refused(ben)));
      BOOST_TEST(server.people_in(both.here) == "ann confirmed");
      BOOST_TEST(server.people_in(both.there) == "ben confirmed");
    }
  }
  BOOST_TEST(server.complaints() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_who_moves_to_two_rooms_at_once_ends_in_one) {
  RaceServer server(rooms(3 * races, 1));
  auto client = server.client();
  for (int race = 0; race < races; ++race) {
    BOOST_TEST_CONTEXT("race " << race) {
      const std::string slugs[] = {room(3 * race), room(3 * race + 1), room(3 * race + 2)};
      const auto link = client.book(slugs[0], "ann").link;
      Reply replies[2];
      server.race({[&](RaceClient& racer) { replies[0] = racer.move(link, slugs[1]); },
                   [&](RaceClient& racer) { replies[1] = racer.move(link, slugs[2]); }});
      BOOST_TEST((has_moved(replies[0], slugs[1]) && has_moved(replies[1], slugs[2])));
      BOOST_TEST(server.people_in(slugs[0]).empty());
      const auto ends = server.people_in(slugs[1]) + server.people_in(slugs[2]);
      BOOST_TEST(ends == "ann confirmed");
    }
  }
  BOOST_TEST(server.complaints() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(of_many_who_move_to_one_last_place_one_does_and_the_others_stay) {
  auto events = rooms(2 * races, movers);
  for (std::size_t event = 1; event < events.size(); event += 2) events[event].places.capacity = 1;
  RaceServer server(events);
  auto client = server.client();
  for (int race = 0; race < races; ++race) {
    BOOST_TEST_CONTEXT("race " << race) {
      const auto from = room(2 * race);
      const auto to = room(2 * race + 1);
      std::vector<Reply> replies(movers);
      std::vector<RaceServer::Run> runs;
      for (std::size_t number = 0; number < movers; ++number) {
        runs.emplace_back([&, number, link = client.book(from, mover(number)).link](
                              RaceClient& racer) { replies[number] = racer.move(link, to); });
      }
      server.race(runs);
      std::set<std::string> moved;
      std::set<std::string> stayed;
      for (std::size_t number = 0; number < movers; ++number) {
        BOOST_TEST((has_moved(replies[number], to) || is_refused(replies[number])));
        (replies[number].is_done() ? moved : stayed).insert(mover(number) + " confirmed");
      }
      BOOST_TEST(moved.size() == 1U);
      BOOST_TEST(server.people_in(to) == list(moved));
      BOOST_TEST(server.people_in(from) == list(stayed));
    }
  }
  BOOST_TEST(server.complaints() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_service_that_decides_before_a_barrier_puts_all_of_them_there) {
  for (int race = 0; race < controls; ++race) {
    HastyRooms rooms;
    support::race_deciding_too_early(rooms, Guard::off, rooms.racers(true));
    BOOST_TEST(people_seated(rooms, rooms.to) == movers);  // there was one place
  }
}

BOOST_AUTO_TEST_CASE(the_guard_in_sql_lets_one_there_and_the_others_stay) {
  HastyRooms rooms;
  const auto outcomes = support::race_deciding_too_early(rooms, Guard::on, rooms.racers(true));
  BOOST_TEST(std::ranges::count(outcomes, true) == 1);
  BOOST_TEST(people_seated(rooms, rooms.to) == 1);
  BOOST_TEST(people_seated(rooms, rooms.from) == movers - 1);
}

// What the guard cannot know: who had a place.
BOOST_AUTO_TEST_CASE(a_service_that_gives_up_the_old_place_first_leaves_them_without_any) {
  for (int race = 0; race < controls; ++race) {
    HastyRooms rooms;
    support::race_deciding_too_early(rooms, Guard::on, rooms.racers(false));
    BOOST_TEST(people_seated(rooms, rooms.to) == 1);
    BOOST_TEST(people_seated(rooms, rooms.from) == 0);
  }
}

BOOST_AUTO_TEST_SUITE_END()
