// The races believe what the race ledger finds: here it is shown what it has to find.

#include "ledger.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "server.hpp"

using namespace convene;
using namespace convene::tests;

namespace {

// What no program may do, done to a sound database behind the back of every guard; and the words by
// which it is found.
struct Wrong {
  const char* sql;
  const char* complaint;
};

const Wrong wrongs[] = {
    {"UPDATE event SET waiting = 7, counted = counted + 1", "counts wrongly"},
    {"UPDATE event SET open_places = 1", "shows places"},
    {"UPDATE event SET capacity = 9", "though somebody waits"},
    {"INSERT INTO history (at, actor, action, event_id, before, after)"
     " VALUES (0, 'command', 'capacity_changed', 1, '1', '9')",
     "were given"},
    {"INSERT INTO history (at, actor, action, event_id, before, after)"
     " VALUES (0, 'command', 'capacity_changed', 1, '2', '4'),"
     "        (0, 'command', 'capacity_changed', 1, '3', '2')",
     "goes on with 3 after 4"},
    {"UPDATE delegate SET state = 'cancelled' WHERE name = 'holder'", "history does not say"},
    {"INSERT INTO history (at, actor, action, event_id, delegate_id, before, after)"
     " VALUES (0, 'clock', 'offered', 1, 1, 'waiting', 'offered')",
     "goes on with waiting after"},
    {"UPDATE delegate SET person_id = 1, takes_seat = 0, state = 'confirmed'", "is there twice"},
    {"UPDATE delegate SET person_id = 1, takes_seat = 0, state = 'confirmed'", "in two rooms"},
    {"UPDATE offer SET outcome = 'expired', ended_at = 0", "without an open offer"},
    {"UPDATE delegate SET state = 'cancelled' WHERE state = 'offered'", "or has one otherwise"},
    {"UPDATE waiting_list_entry SET state = 'ended'", "does not stand in the list"},
    {"UPDATE delegate SET state = 'cancelled' WHERE state = 'waiting'", "stands there otherwise"},
};

// "holder" has a place of two, "first" is offered the other and "second" waits.
void make_history(RaceServer& server) {
  auto client = server.client();
  const auto before = client.book(room(0), "before").link;
  for (const auto* name : {"holder", "first", "second"}) client.book(room(0), name);
  client.cancel(before);
}

bool names(const std::vector<std::string>& complaints, std::string_view words) {
  return std::ranges::any_of(complaints, [words](const std::string& complaint) {
    return complaint.find(words) != complaint.npos;
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(race_ledger)

BOOST_AUTO_TEST_CASE(whatever_is_wrong_is_found) {
  RaceServer server(rooms(1, 2));
  make_history(server);
  BOOST_REQUIRE(server.complaints().empty());
  const support::TemporaryDirectory copies;
  int number = 0;
  for (const auto& [sql, complaint] : wrongs) {
    BOOST_TEST_CONTEXT(sql) {
      auto copy = server.copy_to(copies.path() / std::to_string(++number));
      copy->execute(sql);
      BOOST_TEST(names(complaints(*copy), complaint));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
