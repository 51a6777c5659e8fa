#include "ledger.hpp"

#include <map>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace convene::tests {
namespace {

// Each asks for rooms, or people, with whom something is wrong.
struct Question {
  std::string_view complaint;
  std::string_view sql;
};

constexpr Question questions[] = {
    {"counts wrongly who is there", R"sql(
      SELECT slug FROM event
       WHERE (confirmed, offered, waiting) <> (
             SELECT coalesce(sum(state = 'confirmed'), 0), coalesce(sum(state = 'offered'), 0),
                    coalesce(sum(state = 'waiting'), 0)
               FROM delegate WHERE event_id = event.id AND takes_seat = 1))sql"},
    {"shows places that it has not", R"sql(
      SELECT slug FROM event WHERE open_places > max(0, capacity - confirmed - offered))sql"},
    {"has a place that nobody is given though somebody waits", R"sql(
      SELECT slug FROM event
       WHERE confirmed + offered < capacity
         AND EXISTS (SELECT 1 FROM waiting_list_entry
                      WHERE event_id = event.id AND state = 'waiting' AND passed_over_until IS NULL
                        AND party_id NOT IN (SELECT party_id FROM offer WHERE outcome IS NULL)))sql"},
    {"is there twice", R"sql(
      SELECT name FROM delegate WHERE state IN ('confirmed', 'waiting', 'offered')
       GROUP BY coalesce(person_id, id), event_id HAVING count(*) > 1)sql"},
    {"has places in two rooms", R"sql(
      SELECT name FROM delegate WHERE state = 'confirmed'
       GROUP BY coalesce(person_id, id) HAVING count(*) > 1)sql"},
    {"is offered a place without an open offer, or has one otherwise", R"sql(
      SELECT name FROM delegate
       WHERE (state = 'offered') <> EXISTS (
             SELECT 1 FROM offer JOIN waiting_list_entry AS entry ON entry.id = offer.entry_id
              WHERE outcome IS NULL AND entry.state = 'offered'
                AND entry.id = delegate.entry_id))sql"},
    {"waits and does not stand in the list, or stands there otherwise", R"sql(
      SELECT name FROM delegate
       WHERE (state = 'waiting') <> EXISTS (
             SELECT 1 FROM waiting_list_entry AS entry
              WHERE entry.id = delegate.entry_id AND entry.state = 'waiting'
                AND entry.event_id = delegate.event_id))sql"},
};

// Every history row of a room, the changes of its capacity among them, and whose state it tells.
constexpr std::string_view history_sql = R"sql(
  SELECT slug, delegate_id, action = 'capacity_changed', before, after
    FROM history JOIN event ON event.id = event_id
   WHERE action IN ('booked', 'joined_list', 'place_found', 'offered', 'offer_accepted',
                 'offer_given_up', 'position_kept', 'offer_expired', 'withdrawn', 'moved',
                 'cancelled', 'capacity_changed')
   ORDER BY history.id)sql";

bool is_seated(const std::string& state) { return state == "confirmed" || state == "offered"; }

// All rooms again from their history, as they were after each row of it.
class Replay {
 public:
  explicit Replay(storage::Connection& connection) : connection_(connection) { read_capacities(); }

  std::vector<std::string> run() {
    auto row = connection_.statement(history_sql);
    while (row.step()) {
      auto& room = rooms_[row.text(0)];
      if (row.boolean(2)) {
        change_capacity(row.text(0), room, std::stoi(row.text(3)), std::stoi(row.text(4)));
      } else {
        follow(row.text(0), room, row.integer(1), row.text(3), row.text(4));
      }
    }
    compare_with_rows();
    return std::move(complaints_);
  }

 private:
  struct Room {
    int capacity = 0;
    int taken = 0;
  };

  // Those with which the rooms began.
  void read_capacities() {
    auto row = connection_.statement(
        "SELECT slug, coalesce((SELECT CAST(before AS INTEGER) FROM history"
        "                        WHERE event_id = event.id AND action = 'capacity_changed'"
        "                        ORDER BY id LIMIT 1), capacity) FROM event");
    while (row.step()) rooms_[row.text(0)].capacity = static_cast<int>(row.integer(1));
  }

  void change_capacity(const std::string& slug, Room& room, int before, int after) {
    if (room.capacity != before) {
      complaints_.push_back(fmt::format("{}: the history of its capacity goes on with {} after {}",
                                        slug, before, room.capacity));
    }
    room.capacity = after;
  }

  void follow(const std::string& slug, Room& room, std::int64_t person, const std::string& before,
              const std::string& after) {
    auto& state = states_[person];
    if (state != before) {
      complaints_.push_back(fmt::format("{}: the history of {} goes on with {} after {}", slug,
                                        person, before, state));
    }
    room.taken += (is_seated(after) ? 1 : 0) - (is_seated(before) ? 1 : 0);
    if (is_seated(after) && !is_seated(before) && room.taken > room.capacity) {
      complaints_.push_back(
          fmt::format("{}: {} people were given {} places", slug, room.taken, room.capacity));
    }
    state = after;
  }

  void compare_with_rows() {
    auto row = connection_.statement("SELECT id, name, state FROM delegate");
    while (row.step()) {
      if (states_[row.integer(0)] == row.text(2)) continue;
      complaints_.push_back(
          fmt::format("{}: is {}, which the history does not say", row.text(1), row.text(2)));
    }
  }

  storage::Connection& connection_;
  std::map<std::string, Room> rooms_;
  std::map<std::int64_t, std::string> states_;  // found by the row of delegate
  std::vector<std::string> complaints_;
};

}  // namespace

std::vector<std::string> complaints(storage::Connection& connection) {
  // One moment of the database for all of it.
  connection.execute("BEGIN");
  auto complaints = Replay(connection).run();
  for (const auto& [complaint, sql] : questions) {
    auto row = connection.statement(sql);
    while (row.step()) complaints.push_back(fmt::format("{}: {}", row.text(0), complaint));
  }
  connection.execute("COMMIT");
  return complaints;
}

}  // namespace convene::tests
