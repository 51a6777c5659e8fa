#include "domain/waiting_list.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

BOOST_AUTO_TEST_SUITE(waiting_list)

BOOST_AUTO_TEST_CASE(places_go_to_the_front_of_the_line_while_there_are_some) {
  const struct {
    const char* what;
    Places places;
    std::vector<int> seats;  // of each entry in line
    std::vector<std::size_t> confirmed;
  } cases[] = {
      {"an empty line", {.capacity = 50}, {}, {}},
      {"the first of all", {.capacity = 50}, {1}, {0}},
      {"the last place goes to the first in line", {.capacity = 50, .confirmed = 49}, {1, 1}, {0}},
      {"a full room", {.capacity = 50, .confirmed = 50}, {1}, {}},
      {"a place that is offered is not free",
       {.capacity = 50, .confirmed = 49, .offered = 1},
       {1},
       {}},
      {"a capacity below what is taken", {.capacity = 40, .confirmed = 50}, {1, 1}, {}},
      {"everybody fits exactly", {.capacity = 3}, {1, 1, 1}, {0, 1, 2}},
      {"nobody passes who needs more than is free", {.capacity = 2, .confirmed = 1}, {2, 1}, {}},
      {"the first of different sizes", {.capacity = 4}, {1, 2, 2, 1}, {0, 1}},
  };
  for (const auto& [what, places, seats, confirmed] : cases) {
    BOOST_TEST_CONTEXT(what) {
      std::vector<Entry> in_line(seats.size());
      std::ranges::transform(seats, in_line.begin(), [](int count) { return Entry{count}; });
      BOOST_TEST(walk(places, in_line) == confirmed, boost::test_tools::per_element());
    }
  }
}

// Rule 1: whatever the room and the line, a walk never takes more than there is; rules 2 and 3: it
// leaves a place free only where the next in line does not fit.
BOOST_AUTO_TEST_CASE(no_walk_takes_too_much_or_leaves_what_the_next_could_have) {
  for (int capacity = 1; capacity <= 4; ++capacity) {
    for (int taken = 0; taken <= 5; ++taken) {
      for (unsigned pattern = 0; pattern < 32; ++pattern) {
        std::vector<Entry> in_line(5);
        for (unsigned bit = 0; bit < 5; ++bit) in_line[bit].seats = (pattern >> bit & 1U) ? 2 : 1;
        const Places places{.capacity = capacity, .confirmed = taken};
        const auto confirmed = walk(places, in_line);
        int free = places.free();
        for (std::size_t index = 0; index < confirmed.size(); ++index) {
          BOOST_REQUIRE(confirmed[index] == index);
          free -= in_line[index].seats;
        }
        if (!confirmed.empty()) BOOST_REQUIRE(free >= 0);
        if (confirmed.size() < in_line.size()) {
          BOOST_REQUIRE(in_line[confirmed.size()].seats > free);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(newcomers_have_room_behind_everybody_who_waits) {
  const struct {
    Places places;
    int seats;
    bool has_room;
  } cases[] = {
      {{.capacity = 50, .confirmed = 49}, 1, true},
      {{.capacity = 50, .confirmed = 49}, 2, false},
      {{.capacity = 50, .confirmed = 50}, 1, false},
      {{.capacity = 50, .confirmed = 48, .waiting = 1}, 1, true},
      {{.capacity = 50, .confirmed = 49, .waiting = 1}, 1, false},
      {{.capacity = 40, .confirmed = 50}, 1, false},
  };
  for (const auto& [places, seats, has_room] : cases) {
    BOOST_TEST_CONTEXT(places.confirmed << " of " << places.capacity << ", " << seats
                                        << " wanted") {
      BOOST_TEST(has_room_for(places, seats) == has_room);
    }
  }
}

BOOST_AUTO_TEST_CASE(waiters_are_served_until_the_event_begins) {
  using convene::UtcTime;
  using std::chrono::seconds;
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

BOOST_AUTO_TEST_CASE(no_newcomer_passes_who_waits_whether_the_list_is_served_or_not) {
  using convene::UtcTime;
  using std::chrono::seconds;
  const UtcTime before{seconds{100}};
  const UtcTime begun{seconds{200}};
  const struct {
    const char* what;
    Places places;
    int newcomers;
    UtcTime now;
    Seated seated;
  } cases[] = {
      {"an empty room", {.capacity = 50}, 2, before, {0, 2}},
      {"the last place", {.capacity = 50, .confirmed = 49}, 2, before, {0, 1}},
      {"waiters before newcomers", {.capacity = 3, .waiting = 2}, 2, before, {2, 1}},
      {"less room than wait", {.capacity = 1, .waiting = 2}, 2, before, {1, 0}},
      {"nobody new", {.capacity = 3, .waiting = 2}, 0, before, {2, 0}},
      {"a capacity below what is taken",
       {.capacity = 1, .confirmed = 2, .waiting = 1},
       1,
       before,
       {0, 0}},
      {"nobody waits when it has begun", {.capacity = 3}, 2, begun, {0, 2}},
      {"as much room as wait when it has begun", {.capacity = 2, .waiting = 2}, 1, begun, {0, 0}},
      {"room behind who waits when it has begun", {.capacity = 3, .waiting = 2}, 2, begun, {0, 1}},
      {"a capacity below what is taken when it has begun",
       {.capacity = 1, .confirmed = 2},
       1,
       begun,
       {0, 0}},
  };
  for (const auto& [what, places, newcomers, now, expected] : cases) {
    BOOST_TEST_CONTEXT(what) {
      Event event;
      event.starts_at = begun;
      event.state = EventState::published;
      event.places = places;
      const auto seated = seated_now(event, now, newcomers);
      BOOST_TEST(seated.waiters == expected.waiters);
      BOOST_TEST(seated.newcomers == expected.newcomers);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
