#include "storage/waiting_list_view.hpp"

#include <stdexcept>

namespace convene::storage {
namespace {

// Positions are counted over the whole list, whatever part of it is read.
constexpr std::string_view list_sql = R"sql(
  WITH list AS (
    SELECT *, 1 - seats + sum(seats) OVER (ORDER BY queue_number) AS position
      FROM waiting_list_entry WHERE event_id = ?1 AND state <> 'ended')
  SELECT list.id, list.party_id, party.booking_id, list.event_id, list.queue_number, list.seats,
         list.skips, list.kept_position, list.state = 'offered', list.joined_at, list.position,
         list.saves_places, list.passed_over_until, booking.book_straight_away,
         booking.notice_days, asked.event_id, offer.clock_from, offer.due_at,
         EXISTS (SELECT 1 FROM unread_offer WHERE unread_offer.id = offer.id),
         party.is_out_of_reach
    FROM list
    JOIN party ON party.id = list.party_id
    JOIN booking ON booking.id = party.booking_id
    LEFT JOIN offer ON offer.party_id = list.party_id AND offer.outcome IS NULL
    LEFT JOIN waiting_list_entry AS asked ON asked.id = offer.entry_id
   WHERE ?2 IS NULL OR list.id = ?2
   ORDER BY list.queue_number LIMIT ?3)sql";

constexpr std::string_view people_sql = R"sql(
  SELECT id, name, organisation, takes_seat FROM delegate WHERE entry_id = ? ORDER BY id)sql";

constexpr std::string_view elsewhere_sql = R"sql(
  SELECT DISTINCT other.event_id, other.state
    FROM delegate AS own
    JOIN delegate AS other ON other.booking_id = own.booking_id
   WHERE own.entry_id = ? AND other.event_id <> own.event_id
     AND coalesce(other.person_id, other.id) = coalesce(own.person_id, own.id)
     AND other.state IN ('confirmed', 'waiting', 'offered')
   ORDER BY other.event_id, other.state)sql";

domain::WaitingParty read_party(const Statement& row) {
  domain::WaitingParty party{.entry = {.id = row.id<domain::WaitingListEntryId>(0),
                                       .party = row.id<domain::PartyId>(1),
                                       .booking = row.id<domain::BookingId>(2),
                                       .event = row.id<domain::EventId>(3),
                                       .queue_number = row.integer(4),
                                       .seats = static_cast<int>(row.integer(5)),
                                       .skips = static_cast<int>(row.integer(6)),
                                       .kept_position = static_cast<int>(row.integer(7)),
                                       .is_offered = row.boolean(8)},
                             .joined_at = row.time(9),
                             .position = static_cast<int>(row.integer(10)),
                             .saves_places = row.boolean(11),
                             .passed_over_until = row.optional_time(12),
                             .book_straight_away = row.boolean(13),
                             .notice_days = static_cast<int>(row.integer(14)),
                             .is_out_of_reach = row.boolean(19),
                             .people = {},
                             .offer = {},
                             .elsewhere = {}};
  if (!row.is_null(15)) {
    party.offer = domain::WaitingParty::PendingOffer{.event = row.id<domain::EventId>(15),
                                                     .clock_from = row.optional_time(16),
                                                     .due_at = row.time(17),
                                                     .is_unread = row.boolean(18)};
  }
  return party;
}

}  // namespace

std::vector<domain::WaitingParty> WaitingListView::first(domain::EventId event, int most) const {
  return read(event, std::nullopt, most);
}

std::optional<domain::WaitingParty> WaitingListView::by_id(domain::WaitingListEntryId id) const {
  std::optional<domain::EventId> event;
  {
    auto row = connection_.statement(
        "SELECT event_id FROM waiting_list_entry WHERE id = ? AND state <> 'ended'");
    if (row.bind(id).step()) event = row.id<domain::EventId>(0);
  }
  if (!event) return std::nullopt;
  return std::move(read(*event, id, 1).at(0));
}

std::vector<domain::WaitingParty> WaitingListView::read(
    domain::EventId event, std::optional<domain::WaitingListEntryId> only, int most) const {
  std::vector<domain::WaitingParty> parties;
  {
    auto row = connection_.statement(list_sql);
    row.bind(event, only, most);
    while (row.step()) parties.push_back(read_party(row));
  }
  for (auto& party : parties) {
    party.people = people_in(party.entry.id);
    party.elsewhere = elsewhere_of(party.entry.id);
  }
  return parties;
}

std::vector<domain::WaitingParty::Person> WaitingListView::people_in(
    domain::WaitingListEntryId id) const {
  auto row = connection_.statement(people_sql);
  row.bind(id);
  std::vector<domain::WaitingParty::Person> people;
  while (row.step()) {
    people.push_back({row.id<domain::DelegateId>(0), row.text(1), row.text(2), row.boolean(3)});
  }
  return people;
}

std::vector<domain::WaitingParty::Elsewhere> WaitingListView::elsewhere_of(
    domain::WaitingListEntryId id) const {
  auto row = connection_.statement(elsewhere_sql);
  row.bind(id);
  std::vector<domain::WaitingParty::Elsewhere> elsewhere;
  while (row.step()) {
    const auto state = domain::delegate_state_from(row.text(1));
    if (!state) throw std::runtime_error("the database holds an unknown state: " + row.text(1));
    elsewhere.push_back({row.id<domain::EventId>(0), *state});
  }
  return elsewhere;
}

}  // namespace convene::storage
