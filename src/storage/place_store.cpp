#include "storage/place_store.hpp"

#include "storage/delegate_text.hpp"

namespace convene::storage {
namespace {

template <class Key>
std::vector<PlaceRow> place_rows(Connection& connection, std::string_view sql, Key key) {
  auto row = connection.statement(sql);
  row.bind(key);
  std::vector<PlaceRow> places;
  while (row.step()) {
    places.push_back({.id = row.id<domain::DelegateId>(0),
                      .person = row.id<domain::PersonId>(1),
                      .booking = row.id<domain::BookingId>(2),
                      .event = row.id<domain::EventId>(3),
                      .takes_seat = row.boolean(4),
                      .state = stored_state(row.text(5)),
                      .entry = row.optional_id<domain::WaitingListEntryId>(6)});
  }
  return places;
}

template <class Key>
std::vector<domain::SeatRequest> seat_requests(Connection& connection, std::string_view sql,
                                               Key key) {
  auto row = connection.statement(sql);
  row.bind(key);
  std::vector<domain::SeatRequest> found;
  while (row.step()) found.push_back({row.text(0), stored_slugs(row.text(2)), row.text(1)});
  return found;
}

}  // namespace

std::vector<PlaceRow> PlaceStore::in_entry(domain::WaitingListEntryId entry) const {
  return place_rows(connection_, R"sql(
    SELECT id, coalesce(person_id, id), booking_id, event_id, takes_seat, state, entry_id
      FROM delegate WHERE entry_id = ? ORDER BY id)sql",
                    entry);
}

std::vector<PlaceRow> PlaceStore::live_places(domain::PersonId person) const {
  return place_rows(connection_, R"sql(
    SELECT id, coalesce(person_id, id), booking_id, event_id, takes_seat, state, entry_id
      FROM delegate
     WHERE booking_id = (SELECT booking_id FROM delegate WHERE id = ?1)
       AND coalesce(person_id, id) = ?1 AND state IN ('confirmed', 'waiting', 'offered')
     ORDER BY id)sql",
                    person);
}

std::vector<PlaceRow> PlaceStore::live_companions(domain::DelegateId host) const {
  return place_rows(connection_, R"sql(
    SELECT id, coalesce(person_id, id), booking_id, event_id, takes_seat, state, entry_id
      FROM delegate
     WHERE companion_of = ? AND state IN ('confirmed', 'waiting', 'offered') ORDER BY id)sql",
                    host);
}

std::set<domain::DelegateId> PlaceStore::seatless_at(domain::EventId event) const {
  auto row = connection_.statement("SELECT id FROM delegate WHERE event_id = ? AND takes_seat = 0");
  row.bind(event);
  std::set<domain::DelegateId> seatless;
  while (row.step()) seatless.insert(row.id<domain::DelegateId>(0));
  return seatless;
}

bool PlaceStore::is_live(domain::DelegateId id) const {
  auto row = connection_.statement(
      "SELECT 1 FROM delegate WHERE id = ? AND state IN ('confirmed', 'waiting', 'offered')");
  return row.bind(id).step();
}

std::vector<domain::SeatRequest> PlaceStore::seat_requests_in(
    domain::WaitingListEntryId entry) const {
  return seat_requests(connection_, R"sql(
    SELECT sector, organisation_key, (SELECT group_concat(role, ' ') FROM delegate_role
                                       WHERE delegate_id = delegate.id)
      FROM delegate WHERE entry_id = ? AND takes_seat = 1 ORDER BY id)sql",
                       entry);
}

std::vector<domain::SeatRequest> PlaceStore::seated_at(domain::EventId event) const {
  return seat_requests(connection_, R"sql(
    SELECT sector, organisation_key, (SELECT group_concat(role, ' ') FROM delegate_role
                                       WHERE delegate_id = delegate.id)
      FROM delegate
     WHERE event_id = ? AND state IN ('confirmed', 'offered') AND takes_seat = 1 ORDER BY id)sql",
                       event);
}

}  // namespace convene::storage
