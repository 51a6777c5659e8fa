// Somebody with a SQL shell, which knows nothing of the program's pragmas: without foreign keys,
// without triggers for what a REPLACE takes away. Whatever they run by mistake, no room holds more
// than its capacity.

#include <string>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "storage/full_room.hpp"

using namespace convene;
using tests::FullRoom;

namespace {

// What keeps the rooms from being overfilled; what counts them is left in place.
constexpr auto drop_the_guards =
    "DROP TRIGGER event_capacity_guard; DROP TRIGGER event_is_not_counted_by_hand;"
    "DROP TRIGGER event_keeps_its_number; DROP TRIGGER event_begins_empty;"
    "DROP TRIGGER delegate_stays_at_its_event;";

// Rows that are copied by hand.
std::string a_person(std::string_view insert, std::string_view id, int event = 1) {
  return fmt::format(
      "{} INTO delegate (id, booking_id, event_id, name, email, email_key, organisation, job_title,"
      " sector, sector_text, takes_seat, state, booked_at, changed_at)"
      " SELECT {}, booking_id, {}, name, '', '', '', '', sector, '', 1, 'confirmed', 0, 0"
      " FROM delegate WHERE id = 3",
      insert, id, event);
}
std::string leeds_again(std::string_view insert, std::string_view id) {
  return fmt::format(
      "{} INTO event (id, slug, title, summary, region, town, starts_at, ends_at,"
      " booking_opens_at, booking_closes_at, venue_name, venue_address, venue_postcode,"
      " venue_travel, venue_access, state, capacity)"
      " SELECT {}, 'leeds', title, summary, region, town, starts_at, ends_at, booking_opens_at,"
      " booking_closes_at, venue_name, venue_address, venue_postcode, venue_travel, venue_access,"
      " state, 2 FROM event WHERE slug = 'york'",
      insert, id);
}
const std::string confirm_waiter = "UPDATE delegate SET state = 'confirmed' WHERE id = 3";
const std::string confirm_gone = "UPDATE delegate SET state = 'confirmed' WHERE id = 4";
const std::string delete_leeds = "DELETE FROM event WHERE id = 1";

struct Mistake {
  const char* what;
  std::vector<std::string> statements;  // one after the other, those after a refused one too
};

const Mistake mistakes[] = {
    {"confirmed by hand", {confirm_waiter}},
    {"offered by hand", {"UPDATE delegate SET state = 'offered' WHERE id = 3"}},
    {"within a transaction", {"BEGIN", confirm_waiter, "COMMIT"}},
    {"as another table says",
     {"UPDATE delegate SET state = event.state FROM (SELECT 'confirmed' AS state) AS event"
      " WHERE takes_seat = 1"}},
    {"somebody put in", {a_person("INSERT", "NULL")}},
    {"put in unless they are there", {a_person("INSERT OR IGNORE", "NULL")}},
    {"put in, come what may", {a_person("INSERT OR FAIL", "NULL")}},
    {"who had gone is replaced", {a_person("REPLACE", "4")}},
    {"who is there is changed",
     {a_person("INSERT", "id") + " ON CONFLICT (id) DO UPDATE SET state = 'confirmed'"}},
    {"who has a place is replaced by who waits",
     {"UPDATE OR REPLACE delegate SET id = 5, state = 'confirmed' WHERE id = 3"}},
    {"a companion takes a seat", {"UPDATE delegate SET takes_seat = 1 WHERE id = 5"}},
    {"moved from another event",
     {a_person("INSERT", "NULL", 2), "UPDATE delegate SET event_id = 1 WHERE event_id = 2"}},
    {"the list says that they are asked",
     {"UPDATE waiting_list_entry SET state = 'offered'",
      "INSERT INTO party (id, booking_id, together) VALUES (9, 3, 0)",
      R"(INSERT INTO waiting_list_entry
           (id, party_id, event_id, queue_number, seats, joined_at, state)
         VALUES (9, 9, 1, 9, 1, 0, 'offered'))",
      R"(INSERT INTO offer (party_id, entry_id, made_at, due_at, ended_at, outcome)
         VALUES (9, 9, 0, 9, 1, 'accepted'))",
      "UPDATE delegate SET entry_id = 9 WHERE id = 3", confirm_waiter}},
    {"the page says that there are places",
     {"UPDATE event SET open_places = 9", "UPDATE event SET paused = 0", confirm_waiter}},
    {"places are counted by hand",
     {"UPDATE event SET confirmed = 0, offered = 0 WHERE id = 1", confirm_waiter}},
    {"places are counted by hand, where the event is known already",
     {leeds_again("INSERT", "1") + " ON CONFLICT (id) DO UPDATE SET confirmed = 0, offered = 0",
      confirm_waiter}},
    {"who waits is counted by hand, so that nothing can be subtracted",
     {"UPDATE delegate SET state = 'cancelled' WHERE id = 2",
      "UPDATE event SET waiting = 0 WHERE id = 1",
      "UPDATE OR IGNORE delegate SET state = 'confirmed' WHERE id = 3",
      a_person("INSERT", "NULL")}},
    {"the event is replaced", {leeds_again("REPLACE", "1"), confirm_gone}},
    {"the event is deleted and made again",
     {delete_leeds, leeds_again("INSERT", "1"), confirm_gone}},
    {"another event takes its number",
     {delete_leeds, "UPDATE event SET id = 1 WHERE id = 2", confirm_gone}},
    {"another event takes its number, by another name",
     {delete_leeds, "UPDATE event SET rowid = 1 WHERE id = 2", confirm_gone}},
    {"people come before their event",
     {a_person("INSERT", "NULL", 3), a_person("INSERT", "NULL", 3), a_person("INSERT", "NULL", 3),
      "UPDATE event SET slug = 'hull' WHERE id = 1", leeds_again("INSERT", "NULL")}},
};

// How many rooms hold more people than they may.
int overfull(SQLite::Database& shell) {
  return shell
      .execAndGet(
          "SELECT count(*) FROM event WHERE capacity < (SELECT count(*) FROM delegate"
          "  WHERE event_id = event.id AND takes_seat AND state IN ('confirmed', 'offered'))")
      .getInt();
}

// How many rooms are overfull after the mistake.
int overfull_after(const Mistake& mistake, const std::string& preparation) {
  FullRoom room;
  SQLite::Database shell(room.directory().database().string(), SQLite::OPEN_READWRITE);
  shell.exec(preparation);
  for (const auto& statement : mistake.statements) {
    try {
      shell.exec(statement);
    } catch (const SQLite::Exception& refused) {
      BOOST_TEST_MESSAGE(mistake.what << ": " << refused.what());
    }
  }
  BOOST_TEST(shell.execAndGet("SELECT max(capacity) FROM event").getInt() == 2);
  return overfull(shell);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sql_shell)

BOOST_AUTO_TEST_CASE(no_mistake_puts_more_into_a_room_than_its_capacity) {
  for (const auto* pragmas : {
           "",
           "PRAGMA recursive_triggers = ON",
           "PRAGMA foreign_keys = ON",
           "PRAGMA ignore_check_constraints = ON",
           "PRAGMA defer_foreign_keys = ON",
       }) {
    for (const auto& mistake : mistakes) {
      BOOST_TEST_CONTEXT(mistake.what << " " << pragmas) {
        BOOST_TEST(overfull_after(mistake, pragmas) == 0);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(each_of_them_would_without_the_guards) {
  for (const auto& mistake : mistakes) {
    BOOST_TEST_CONTEXT(mistake.what) { BOOST_TEST(overfull_after(mistake, drop_the_guards) == 1); }
  }
}

BOOST_FIXTURE_TEST_CASE(a_shell_of_another_database_is_no_way_around, FullRoom) {
  SQLite::Database shell(":memory:", SQLite::OPEN_READWRITE);
  shell.exec("ATTACH '" + directory().database().string() + "' AS rooms");
  shell.exec("CREATE TABLE event AS SELECT * FROM rooms.event");
  BOOST_CHECK_THROW(shell.exec("UPDATE rooms.delegate SET state = 'confirmed' WHERE id = 3"),
                    SQLite::Exception);
  BOOST_CHECK_THROW(shell.exec("UPDATE rooms.event SET confirmed = 0 WHERE id = 1"),
                    SQLite::Exception);
  BOOST_TEST(places().taken() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
