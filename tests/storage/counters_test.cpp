#include <array>
#include <random>
#include <string>

#include <boost/test/unit_test.hpp>

#include "support/raw_delegates.hpp"
#include "support/test_database.hpp"

using namespace convene;

namespace {

constexpr std::array<std::string_view, 6> states = {"confirmed", "waiting", "offered",
                                                    "cancelled", "expired", "declined"};

// How many events have counters that are not the count of their rows.
std::int64_t wrong_counters(storage::Connection& connection) {
  auto row = connection.statement(
      "SELECT COUNT(*) FROM event WHERE (confirmed, offered, waiting) <> ("
      "  SELECT COUNT(*) FILTER (WHERE state = 'confirmed'),"
      "         COUNT(*) FILTER (WHERE state = 'offered'),"
      "         COUNT(*) FILTER (WHERE state = 'waiting')"
      "    FROM delegate WHERE event_id = event.id AND takes_seat = 1)");
  row.step();
  return row.integer(0);
}

std::int64_t overfull_events(storage::Connection& connection) {
  auto row =
      connection.statement("SELECT COUNT(*) FROM event WHERE confirmed + offered > capacity");
  row.step();
  return row.integer(0);
}

class RandomChanges {
 public:
  RandomChanges(storage::Connection& connection, unsigned seed)
      : connection_(connection), random_(seed) {}

  // False if SQL refused it.
  bool make_one() {
    try {
      change();
      return true;
    } catch (const SQLite::Exception&) {
      return false;
    }
  }

 private:
  int below(int bound) { return std::uniform_int_distribution(0, bound - 1)(random_); }
  std::string_view state() { return states.at(static_cast<std::size_t>(below(6))); }
  std::int64_t delegate() { return 1 + below(60); }

  void change() {
    switch (below(5)) {
      case 0:
        support::insert_raw_delegate(connection_, domain::EventId{1 + below(2)}, state(),
                                     below(4) != 0);
        break;
      case 1:
        connection_.statement("UPDATE delegate SET state = ? WHERE id = ?")
            .bind(state(), delegate())
            .run();
        break;
      case 2:
        connection_.statement("UPDATE delegate SET takes_seat = 1 - takes_seat WHERE id = ?")
            .bind(delegate())
            .run();
        break;
      case 3:
        connection_.statement("UPDATE delegate SET state = ?, takes_seat = ? WHERE id > ?")
            .bind(state(), below(2), 50 + delegate())
            .run();
        break;
      default:
        connection_.statement("DELETE FROM delegate WHERE id = ?").bind(delegate()).run();
    }
  }

  storage::Connection& connection_;
  std::mt19937 random_;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(counters, support::TestDatabase)

BOOST_AUTO_TEST_CASE(they_are_the_count_of_the_rows_after_any_change) {
  support::insert_event(connection(), support::sample_event("leeds", 12));
  support::insert_event(connection(), support::sample_event("york", 5));
  for (const unsigned seed : {1U, 2U, 3U}) {
    connection().execute("BEGIN");
    RandomChanges changes(connection(), seed);
    int made = 0;
    int refused = 0;
    for (int step = 0; step < 1000; ++step) {
      ++(changes.make_one() ? made : refused);
      BOOST_TEST_CONTEXT("seed " << seed << ", step " << step) {
        BOOST_REQUIRE_EQUAL(wrong_counters(connection()), 0);
        BOOST_REQUIRE_EQUAL(overfull_events(connection()), 0);
      }
    }
    // Else it has shown nothing.
    BOOST_TEST(made > 300);
    BOOST_TEST(refused > 10);
    connection().execute("ROLLBACK");
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_one_would_be_seen) {
  support::insert_event(connection(), support::sample_event("leeds", 12));
  connection().execute("UPDATE event SET waiting = waiting + 1, counted = counted + 1");
  BOOST_TEST(wrong_counters(connection()) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
