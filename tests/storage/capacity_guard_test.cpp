#include <string>

#include <boost/test/unit_test.hpp>

#include "storage/full_room.hpp"

using namespace convene;
using storage::EventStore;
using tests::FullRoom;

namespace {

constexpr auto no_place_left = "no place left: raise the capacity first";

bool says_no_place_left(const SQLite::Exception& failure) {
  return std::string_view(failure.what()) == no_place_left;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(capacity_guard, FullRoom)

BOOST_AUTO_TEST_CASE(no_statement_takes_a_place_that_is_not_there) {
  const std::string columns =
      "delegate (booking_id, event_id, name, email, email_key, organisation, job_title, sector,"
      " sector_text, takes_seat, state, booked_at, changed_at)";
  const auto copy_as = [&](std::string_view insert, std::string_view state) {
    return std::string(insert) + " INTO " + columns +
           " SELECT booking_id, event_id, name, '', '', '', '', sector, '', 1, '" +
           std::string(state) + "', 0, 0 FROM delegate WHERE id = 3";
  };
  for (const auto& sql : {
           copy_as("INSERT", "confirmed"),
           copy_as("INSERT", "offered"),
           copy_as("INSERT OR IGNORE", "confirmed"),
           copy_as("REPLACE", "confirmed"),
           std::string("UPDATE delegate SET state = 'confirmed' WHERE id = 3"),
           std::string("UPDATE delegate SET state = 'offered' WHERE id = 3"),
           std::string("UPDATE delegate SET state = 'confirmed' WHERE id = 4"),
           std::string("UPDATE OR IGNORE delegate SET state = 'confirmed' WHERE id = 3"),
           std::string("UPDATE OR REPLACE delegate SET state = 'confirmed' WHERE id = 3"),
           std::string("UPDATE delegate SET takes_seat = 1 WHERE id = 5"),
           std::string("UPDATE delegate SET state = 'confirmed'"),
       }) {
    BOOST_TEST_CONTEXT(sql) {
      BOOST_CHECK_EXCEPTION(run(sql), SQLite::Exception, says_no_place_left);
      BOOST_TEST(
          (places() ==
           domain::Places{.capacity = 2, .confirmed = 1, .offered = 1, .waiting = 1, .open = 2}));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_takes_no_further_place_is_let_through) {
  for (const auto* sql : {
           "UPDATE delegate SET state = 'confirmed' WHERE id = 2",  // an offer that is accepted
           "UPDATE delegate SET name = 'Another' WHERE id = 1",
           "UPDATE delegate SET state = 'waiting' WHERE id = 4",
           "UPDATE delegate SET takes_seat = 0 WHERE id = 3",
           "UPDATE delegate SET takes_seat = 0 WHERE id = 1",
           "UPDATE delegate SET state = 'confirmed' WHERE id = 4",  // the place that it gave up
           "UPDATE event SET capacity = 3 WHERE id = 1",
           "UPDATE delegate SET takes_seat = 1 WHERE id = 3",
       }) {
    BOOST_TEST_CONTEXT(sql) { BOOST_CHECK_NO_THROW(run(sql)); }
  }
  BOOST_TEST(
      (places() ==
       domain::Places{.capacity = 3, .confirmed = 2, .offered = 0, .waiting = 1, .open = 2}));
}

BOOST_AUTO_TEST_CASE(lowering_the_capacity_throws_nobody_out_and_lets_nobody_in) {
  EventStore(connection()).set_capacity(event, 1);
  BOOST_TEST(places().taken() == 2);
  run("UPDATE delegate SET state = 'confirmed' WHERE id = 2");  // the running offer is honoured
  const auto confirm_waiting = "UPDATE delegate SET state = 'confirmed' WHERE id = 3";
  BOOST_CHECK_EXCEPTION(run(confirm_waiting), SQLite::Exception, says_no_place_left);
  run("UPDATE delegate SET state = 'cancelled' WHERE id = 1");
  BOOST_CHECK_EXCEPTION(run(confirm_waiting), SQLite::Exception, says_no_place_left);
  run("UPDATE delegate SET state = 'cancelled' WHERE id = 2");
  BOOST_CHECK_NO_THROW(run(confirm_waiting));
  BOOST_TEST((places() == domain::Places{.capacity = 1, .confirmed = 1, .open = 2}));
}

BOOST_AUTO_TEST_CASE(nobody_is_moved_to_another_event_and_no_event_begins_with_people) {
  BOOST_CHECK_THROW(run("UPDATE delegate SET event_id = 2 WHERE id = 1"), SQLite::Exception);
  BOOST_CHECK_THROW(
      run("INSERT INTO event SELECT 9, 'hull', title, summary, region, town, starts_at, ends_at,"
          " booking_opens_at, booking_closes_at, venue_name, venue_address, venue_postcode,"
          " venue_travel, venue_access, state, capacity, 9, 0, 0, 1 FROM event WHERE id = 1"),
      SQLite::Exception);
  BOOST_TEST(EventStore(connection()).all_facts().size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_counted_is_not_changed_by_hand) {
  const auto says_so = [](const SQLite::Exception& failure) {
    return std::string_view(failure.what()) == "the rows of delegate are counted: change those";
  };
  for (const auto* sql : {
           "UPDATE event SET confirmed = 0 WHERE id = 1",
           "UPDATE event SET confirmed = 0, offered = 2 WHERE id = 1",
           "UPDATE event SET waiting = waiting - 1 WHERE id = 1",
           "UPDATE event SET confirmed = confirmed + 1 WHERE id = 2",
           "UPDATE event SET offered = 0, capacity = 1",
       }) {
    BOOST_TEST_CONTEXT(sql) { BOOST_CHECK_EXCEPTION(run(sql), SQLite::Exception, says_so); }
  }
  BOOST_CHECK_NO_THROW(run("UPDATE event SET confirmed = confirmed, title = 'Another'"));
}

BOOST_AUTO_TEST_CASE(a_capacity_of_none_is_refused) {
  BOOST_CHECK_THROW(EventStore(connection()).set_capacity(event, 0), SQLite::Exception);
}

BOOST_AUTO_TEST_CASE(an_address_has_one_live_place_at_an_event) {
  run("UPDATE delegate SET email = 'a@example.org', email_key = 'a@example.org' WHERE id = 1");
  const auto same_address =
      "UPDATE delegate SET email = 'A@example.org', email_key = 'a@example.org' WHERE id = ";
  BOOST_CHECK_THROW(run(same_address + std::string("3")), SQLite::Exception);
  BOOST_CHECK_NO_THROW(run(same_address + std::string("4")));  // has gone
}

BOOST_AUTO_TEST_CASE(the_history_is_only_added_to) {
  run("INSERT INTO history (at, actor, action, before, after) VALUES (0, 'clock', 'booked', '', "
      "'')");
  BOOST_CHECK_THROW(run("UPDATE history SET after = 'x'"), SQLite::Exception);
  BOOST_CHECK_THROW(run("DELETE FROM history"), SQLite::Exception);
  BOOST_CHECK_THROW(run("REPLACE INTO history (id, at, actor, action, before, after)"
                        " VALUES (1, 0, 'clock', 'booked', '', 'x')"),
                    SQLite::Exception);
}

BOOST_AUTO_TEST_SUITE_END()
