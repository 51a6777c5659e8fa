// A place is given up while an offer is accepted: of the same person, by their own link and by that
// of who booked for them; and of somebody else in the same room.

#include <boost/test/unit_test.hpp>

#include "racing_client.hpp"
#include "server.hpp"

using namespace convene;
using namespace convene::tests;

namespace {

constexpr int races = 50;

bool is_given_up(const Reply& reply) { return reply.status == 200 && reply.state == "cancelled"; }

// A repeat that arrives after the place was given up is answered with that.
bool is_accepted(const Reply& reply) {
  return reply.status == 200 && (reply.state == "confirmed" || reply.state == "cancelled");
}

bool is_too_late(const Reply& reply) { return reply.status == 409 && reply.problem == "no-offer"; }

// A room in which "first" is offered a place and others wait.
struct HastyRoom : support::TestDatabase {
  explicit HastyRoom(int capacity) : room(room_of(*this, "room", capacity)) {}

  domain::DelegateId add(std::string_view state) {
    return support::insert_raw_delegate(connection(), room, state);
  }
  HastyRacer accept(domain::DelegateId person) const {
    return {[person](auto& read) { return has_state(read, person, "offered"); },
            {[person](auto& write) { set_state(write, person, "confirmed"); }}};
  }
  HastyRacer cancel(domain::DelegateId person, const char* state) const {
    return {[=](auto& read) { return has_state(read, person, state); },
            {[=, room = room](auto& write) {
              change_state(write, person, state, "cancelled");
              offer_to_next(write, room);
            }}};
  }

  domain::EventId room;
};

struct OnePerson : HastyRoom {
  OnePerson() : HastyRoom(1) {}
  domain::DelegateId first = add("offered");
  domain::DelegateId second = add("waiting");

  std::vector<HastyRacer> in_order(bool answer_first) const {
    if (answer_first) return {accept(first), cancel(first, "offered")};
    return {cancel(first, "offered"), accept(first)};
  }
};

struct TwoPeople : HastyRoom {
  TwoPeople() : HastyRoom(2) {
    add("waiting");
    add("waiting");
  }
  domain::DelegateId holder = add("confirmed");
  domain::DelegateId first = add("offered");

  std::vector<HastyRacer> racers() const {
    return {cancel(holder, "confirmed"), accept(first), cancel(holder, "confirmed")};
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(cancel_against_accept)

BOOST_AUTO_TEST_CASE(who_is_cancelled_and_accepts_has_no_place_and_the_next_is_asked) {
  RaceServer server(rooms(races, 1));
  auto client = server.client();
  for (int number = 0; number < races; ++number) {
    BOOST_TEST_CONTEXT(room(number)) {
      const auto holder = client.book(room(number), "holder");
      const auto theirs = client.book(room(number), "first").link;
      client.book(room(number), "second");
      client.cancel(holder.link);
      const auto own = server.own_link(theirs);
      Reply cancelled[2];
      Reply accepted[2];
      server.race({[&](RaceClient& racer) { cancelled[0] = racer.cancel(theirs); },
                   [&](RaceClient& racer) { accepted[0] = racer.accept(own); },
                   [&](RaceClient& racer) { cancelled[1] = racer.cancel(theirs); },
                   [&](RaceClient& racer) { accepted[1] = racer.accept(own); }});
      BOOST_TEST((is_given_up(cancelled[0]) && is_given_up(cancelled[1])));
      bool was_heard = false;
      for (const auto& reply : accepted) {
        BOOST_TEST((is_accepted(reply) || is_too_late(reply)));
        was_heard |= is_accepted(reply);
      }
      BOOST_TEST(server.count_acts(room(number), "offer_accepted") == (was_heard ? 1 : 0));
      BOOST_TEST(server.people_in(room(number)) == "second offered");
    }
  }
  BOOST_TEST(server.complaints() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_place_given_up_twice_goes_to_one_while_another_is_accepted) {
  RaceServer server(rooms(races, 2));
  auto client = server.client();
  for (int number = 0; number < races; ++number) {
    BOOST_TEST_CONTEXT(room(number)) {
      const auto before = client.book(room(number), "before").link;
      const auto holder = client.book(room(number), "holder").link;
      const auto first = client.book(room(number), "first").link;
      for (const auto* name : {"second", "third"}) client.book(room(number), name);
      client.cancel(before);
      Reply cancelled[2];
      Reply accepted[2];
      server.race({[&](RaceClient& racer) { cancelled[0] = racer.cancel(holder); },
                   [&](RaceClient& racer) { accepted[0] = racer.accept(first); },
                   [&](RaceClient& racer) { cancelled[1] = racer.cancel(holder); },
                   [&](RaceClient& racer) { accepted[1] = racer.accept(first); }});
      for (const auto& reply : cancelled) BOOST_TEST(is_given_up(reply));
      for (const auto& reply : accepted)
        BOOST_TEST((reply.status == 200 && reply.state == "confirmed"));
      BOOST_TEST(server.people_in(room(number)) ==
                 "first confirmed, second offered, third waiting");
      BOOST_TEST(server.count_acts(room(number), "offered") == 2);
    }
  }
  BOOST_TEST(server.complaints() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_accepts_here_while_a_place_is_given_up_there_has_one_and_not_both) {
  RaceServer server(rooms(2 * races, 1));
  auto client = server.client();
  for (int race = 0; race < races; ++race) {
    BOOST_TEST_CONTEXT("race " << race) {
      const auto here = room(2 * race);
      const auto there = room(2 * race + 1);
      const auto holder_here = client.book(here, "holder").link;
      const auto holder_there = client.book(there, "holder").link;
      const auto first = client.book(here, "first", there).link;
      client.book(there, "second");
      client.cancel(holder_here);
      Reply cancelled;
      Reply accepted;
      server.race({[&](RaceClient& racer) { cancelled = racer.cancel(holder_there); },
                   [&](RaceClient& racer) { accepted = racer.accept(first); }});
      BOOST_TEST((is_given_up(cancelled) && accepted.state == "confirmed"));
      BOOST_TEST(server.people_in(here) == "first confirmed");
      BOOST_TEST(server.people_in(there) == "second offered");
    }
  }
  BOOST_TEST(server.complaints() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_service_that_decides_before_a_barrier_gives_one_place_to_two) {
  for (int race = 0; race < controls; ++race) {
    for (const bool answer_first : {true, false}) {
      OnePerson room;
      const auto outcomes =
          support::race_deciding_too_early(room, Guard::off, room.in_order(answer_first));
      BOOST_TEST((outcomes == std::vector<bool>{true, true}));
      BOOST_TEST(people_seated(room, room.room) == 2);  // there was one place
    }
    TwoPeople room;
    const auto outcomes = support::race_deciding_too_early(room, Guard::off, room.racers());
    BOOST_TEST((outcomes == std::vector<bool>{true, true, true}));
    BOOST_TEST(people_seated(room, room.room) == 3);  // there were two places
  }
}

BOOST_AUTO_TEST_CASE(the_guard_in_sql_stops_even_that_service) {
  for (const bool answer_first : {true, false}) {
    OnePerson room;
    const auto outcomes =
        support::race_deciding_too_early(room, Guard::on, room.in_order(answer_first));
    BOOST_TEST((outcomes == std::vector<bool>{true, false}));
    BOOST_TEST(people_seated(room, room.room) == 1);
  }
  TwoPeople room;
  const auto outcomes = support::race_deciding_too_early(room, Guard::on, room.racers());
  BOOST_TEST((outcomes == std::vector<bool>{true, true, false}));
  BOOST_TEST(people_seated(room, room.room) == 2);
}

BOOST_AUTO_TEST_SUITE_END()
