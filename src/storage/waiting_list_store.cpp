#include "storage/waiting_list_store.hpp"

#include <stdexcept>

namespace convene::storage {
namespace {

using domain::EventId;
using domain::PartyId;
using domain::WaitingListEntry;
using domain::WaitingListEntryId;

constexpr std::string_view by_id_sql = R"sql(
  SELECT entry.id, party_id, booking_id, event_id, queue_number, seats, skips, kept_position,
         state = 'offered'
    FROM waiting_list_entry AS entry JOIN party ON party.id = party_id
   WHERE entry.id = ? AND state <> 'ended')sql";

constexpr std::string_view of_party_sql = R"sql(
  SELECT entry.id, party_id, booking_id, event_id, queue_number, seats, skips, kept_position,
         state = 'offered'
    FROM waiting_list_entry AS entry JOIN party ON party.id = party_id
   WHERE party_id = ? AND state <> 'ended' ORDER BY event_id)sql";

constexpr std::string_view waiting_sql = R"sql(
  SELECT entry.id, party_id, party.booking_id, entry.event_id, queue_number, seats, skips,
         kept_position, 0,
         EXISTS (SELECT 1 FROM waiting_list_entry AS other
                  WHERE other.party_id = entry.party_id AND other.saves_places = 1
                    AND other.id <> entry.id),
         EXISTS (SELECT 1 FROM offer
                  WHERE offer.party_id = entry.party_id AND outcome IS NULL),
         passed_over_until, book_straight_away, notice_days, party.is_out_of_reach
    FROM waiting_list_entry AS entry
    JOIN party ON party.id = party_id
    JOIN booking ON booking.id = party.booking_id
   WHERE entry.event_id = ? AND entry.state <> 'ended' AND entry.state = 'waiting'
     AND queue_number > ?
   ORDER BY queue_number LIMIT ?)sql";

WaitingListEntry read_entry(const Statement& row) {
  return {.id = row.id<WaitingListEntryId>(0),
          .party = row.id<PartyId>(1),
          .booking = row.id<domain::BookingId>(2),
          .event = row.id<EventId>(3),
          .queue_number = row.integer(4),
          .seats = static_cast<int>(row.integer(5)),
          .skips = static_cast<int>(row.integer(6)),
          .kept_position = static_cast<int>(row.integer(7)),
          .is_offered = row.boolean(8)};
}

}  // namespace

PartyId WaitingListStore::add_party(domain::BookingId booking, bool together) {
  connection_.statement("INSERT INTO party (booking_id, together) VALUES (?, ?)")
      .bind(booking, together)
      .run();
  return PartyId{connection_.last_insert_id()};
}

WaitingListEntryId WaitingListStore::add(PartyId party, EventId event, int seats,
                                         UtcTime joined_at) {
  const auto number = take_queue_number(event);
  connection_
      .statement(
          "INSERT INTO waiting_list_entry"
          "  (party_id, event_id, queue_number, seats, joined_at, state)"
          " VALUES (?, ?, ?, ?, ?, 'waiting')")
      .bind(party, event, number, seats, joined_at)
      .run();
  return WaitingListEntryId{connection_.last_insert_id()};
}

std::optional<WaitingListEntry> WaitingListStore::by_id(WaitingListEntryId id) const {
  auto row = connection_.statement(by_id_sql);
  if (!row.bind(id).step()) return std::nullopt;
  return read_entry(row);
}

std::vector<WaitingListEntry> WaitingListStore::of_party(PartyId party) const {
  auto row = connection_.statement(of_party_sql);
  row.bind(party);
  std::vector<WaitingListEntry> entries;
  while (row.step()) entries.push_back(read_entry(row));
  return entries;
}

int WaitingListStore::expired_offers(PartyId party) const {
  auto row = connection_.statement("SELECT expired_offers FROM party WHERE id = ?");
  if (!row.bind(party).step()) throw std::logic_error("no such party");
  return static_cast<int>(row.integer(0));
}

bool WaitingListStore::is_out_of_reach(PartyId party) const {
  auto row = connection_.statement("SELECT is_out_of_reach FROM party WHERE id = ?");
  if (!row.bind(party).step()) throw std::logic_error("no such party");
  return row.boolean(0);
}

std::vector<PartyId> WaitingListStore::out_of_reach(domain::BookingId booking) const {
  auto row = connection_.statement(
      "SELECT id FROM party WHERE booking_id = ? AND is_out_of_reach = 1 ORDER BY id");
  row.bind(booking);
  std::vector<PartyId> parties;
  while (row.step()) parties.push_back(row.id<PartyId>(0));
  return parties;
}

std::optional<UtcTime> WaitingListStore::passed_over_until(WaitingListEntryId id) const {
  auto row = connection_.statement("SELECT passed_over_until FROM waiting_list_entry WHERE id = ?");
  if (!row.bind(id).step()) throw std::logic_error("no such waiting list entry");
  return row.optional_time(0);
}

std::vector<WaitingListStore::Waiter> WaitingListStore::waiting(EventId event, std::int64_t behind,
                                                                int most) const {
  auto row = connection_.statement(waiting_sql);
  row.bind(event, behind, most);
  std::vector<Waiter> waiters;
  while (row.step()) {
    waiters.push_back({.entry = read_entry(row),
                       .saves_elsewhere = row.boolean(9),
                       .has_open_offer = row.boolean(10),
                       .is_out_of_reach = row.boolean(14),
                       .passed_over_until = row.optional_time(11),
                       .book_straight_away = row.boolean(12),
                       .notice_days = static_cast<int>(row.integer(13))});
  }
  return waiters;
}

void WaitingListStore::set_offered(WaitingListEntryId id, bool is_offered) {
  connection_.statement("UPDATE waiting_list_entry SET state = ? WHERE id = ?")
      .bind(is_offered ? "offered" : "waiting", id)
      .run();
}

void WaitingListStore::set_seats(WaitingListEntryId id, int seats) {
  connection_.statement("UPDATE waiting_list_entry SET seats = ? WHERE id = ?")
      .bind(seats, id)
      .run();
}

void WaitingListStore::set_skips(WaitingListEntryId id, int skips, bool saves_places) {
  connection_
      .statement(
          "UPDATE waiting_list_entry SET skips = ?, saves_places = max(saves_places, ?)"
          " WHERE id = ?")
      .bind(skips, saves_places, id)
      .run();
}

void WaitingListStore::pass_over(WaitingListEntryId id, UtcTime until, int kept_position) {
  connection_
      .statement(
          "UPDATE waiting_list_entry SET passed_over_until = ?, kept_position = ?"
          " WHERE id = ?")
      .bind(until, kept_position, id)
      .run();
}

void WaitingListStore::stop_passing_over(WaitingListEntryId id) {
  connection_.statement("UPDATE waiting_list_entry SET passed_over_until = NULL WHERE id = ?")
      .bind(id)
      .run();
}

std::int64_t WaitingListStore::move_to_end(WaitingListEntryId id) {
  const auto entry = by_id(id);
  if (!entry) throw std::logic_error("a waiting list entry that has ended goes nowhere");
  const auto number = take_queue_number(entry->event);
  connection_
      .statement(
          "UPDATE waiting_list_entry SET queue_number = ?, skips = 0, saves_places = 0"
          " WHERE id = ?")
      .bind(number, id)
      .run();
  return number;
}

void WaitingListStore::end(WaitingListEntryId id) {
  connection_
      .statement(
          "UPDATE waiting_list_entry"
          "   SET state = 'ended', passed_over_until = NULL, saves_places = 0 WHERE id = ?")
      .bind(id)
      .run();
}

void WaitingListStore::set_out_of_reach(PartyId party, bool is_out_of_reach) {
  connection_.statement("UPDATE party SET is_out_of_reach = ? WHERE id = ?")
      .bind(is_out_of_reach, party)
      .run();
}

int WaitingListStore::count_expired_offer(PartyId party) {
  auto row = connection_.statement(
      "UPDATE party SET expired_offers = expired_offers + 1 WHERE id = ? RETURNING expired_offers");
  if (!row.bind(party).step()) throw std::logic_error("an offer of no party");
  const auto expired = static_cast<int>(row.integer(0));
  while (row.step()) continue;
  return expired;
}

std::vector<EventId> WaitingListStore::stop_saving(EventId event) {
  std::vector<EventId> elsewhere;
  {
    auto row = connection_.statement(R"sql(
      SELECT DISTINCT other.event_id
        FROM waiting_list_entry AS own
        JOIN waiting_list_entry AS other ON other.party_id = own.party_id
       WHERE own.event_id = ? AND own.saves_places = 1
         AND other.event_id <> own.event_id AND other.state <> 'ended'
       ORDER BY other.event_id)sql");
    row.bind(event);
    while (row.step()) elsewhere.push_back(row.id<EventId>(0));
  }
  connection_
      .statement(
          "UPDATE waiting_list_entry SET saves_places = 0"
          " WHERE event_id = ? AND saves_places = 1")
      .bind(event)
      .run();
  return elsewhere;
}

std::int64_t WaitingListStore::take_queue_number(EventId event) {
  auto taken = connection_.statement(
      "UPDATE event SET next_queue_number = next_queue_number + 1 WHERE id = ?"
      " RETURNING next_queue_number - 1");
  if (!taken.bind(event).step()) throw std::logic_error("a queue number of no event");
  const auto number = taken.integer(0);
  while (taken.step()) continue;
  return number;
}

}  // namespace convene::storage
