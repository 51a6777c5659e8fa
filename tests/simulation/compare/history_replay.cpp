#include "simulation/compare/history_replay.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace convene::simulation {
namespace {

bool is_live(const std::string& state) {
  return state == "confirmed" || state == "offered" || state == "waiting";
}

bool is_in_a_list(const std::string& state) { return state == "offered" || state == "waiting"; }

bool is_state(const std::string& word) {
  return is_live(word) || word == "cancelled" || word == "expired" || word == "declined";
}

}  // namespace

std::string HistoryReplay::read_on(storage::Connection& connection) {
  {
    auto lines = connection.statement(
        "SELECT id, action, event_id, booking_id, delegate_id, before, after FROM history"
        " WHERE id > ? AND delegate_id NOT NULL ORDER BY id");
    lines.bind(last_line_);
    while (lines.step()) {
      last_line_ = lines.integer(0);
      if (auto what = tell(lines); !what.empty()) return what;
    }
  }
  if (auto what = compare_people(connection); !what.empty()) return what;
  return compare_lists(connection);
}

std::string HistoryReplay::tell(const storage::Statement& line) {
  const auto act = line.text(1);
  const auto before = line.text(5);
  const auto after = line.text(6);
  auto& row = recorded_[line.integer(4)];
  row.event = line.integer(2);
  row.booking = line.integer(3);
  if (act == "skipped") {
    row.skips = std::stoi(after);
  } else if (act == "moved_to_end") {
    row.queue_number = ++last_queue_number_;
    row.skips = 0;
  } else if (is_state(after) && act != "mail_sent_again") {
    if (row.state != before) {
      return fmt::format("line {} of the history takes somebody from '{}' who was '{}'",
                         line.integer(0), before, row.state);
    }
    if (row.state.empty()) row.queue_number = ++last_queue_number_;
    row.state = after;
  }
  return {};
}

std::string HistoryReplay::compare_people(storage::Connection& connection) const {
  std::int64_t live =
      std::ranges::count_if(recorded_, [](const auto& each) { return is_live(each.second.state); });
  auto rows = connection.statement(
      "SELECT id, state FROM delegate WHERE state IN ('confirmed', 'offered', 'waiting')");
  rows.bind();
  while (rows.step()) {
    --live;
    const auto row = recorded_.find(rows.integer(0));
    if (row == recorded_.end() || row->second.state != rows.text(1)) {
      return fmt::format("the history does not tell that delegate {} is {}", rows.integer(0),
                         rows.text(1));
    }
  }
  return live == 0 ? "" : "the history tells of places that nobody has";
}

// Those who stand as one have come to the end of the list together.
std::string HistoryReplay::compare_lists(storage::Connection& connection) const {
  std::map<std::int64_t, std::int64_t> last_of;  // found by event
  auto rows = connection.statement(
      "SELECT entry.id, entry.event_id, skips, min(delegate.id)"
      "  FROM waiting_list_entry AS entry JOIN delegate ON entry_id = entry.id"
      " WHERE entry.state <> 'ended' GROUP BY entry.id ORDER BY queue_number");
  rows.bind();
  while (rows.step()) {
    const auto& first = recorded_.at(rows.integer(3));
    auto& last = last_of[rows.integer(1)];
    if (first.queue_number < last) {
      return fmt::format("the history tells of another order than that of waiting list entry {}",
                         rows.integer(0));
    }
    last = first.queue_number;
    if (!records_skips(first, static_cast<int>(rows.integer(2)))) {
      return fmt::format("the history does not tell how often waiting list entry {} was skipped",
                         rows.integer(0));
    }
  }
  return {};
}

// A skip stands with one of a party, who may have left it since: for good, or for a place of their
// own.
bool HistoryReplay::records_skips(const Recorded& somebody, int skips) const {
  if (somebody.skips == skips) return true;
  return std::ranges::any_of(recorded_, [&](const auto& each) {
    const auto& other = each.second;
    return other.booking == somebody.booking && other.event == somebody.event &&
           other.skips == skips && !is_in_a_list(other.state);
  });
}

}  // namespace convene::simulation
