#pragma once

#include <optional>
#include <set>
#include <vector>

#include "domain/delegate.hpp"
#include "domain/room_rules.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// What acts on places need to know of somebody at an event.
struct PlaceRow {
  domain::DelegateId id;
  domain::PersonId person;
  domain::BookingId booking;
  domain::EventId event;
  bool takes_seat = true;
  domain::DelegateState state = domain::DelegateState::waiting;
  std::optional<domain::WaitingListEntryId> entry;  // while waiting or offered
};

// Tables delegate and delegate_role, as acts on places read them: who waits in which entry, and as
// whom holds and ceilings see them.
class PlaceStore {
 public:
  explicit PlaceStore(Connection& connection) : connection_(connection) {}

  // Who has an entry together, support companions too.
  std::vector<PlaceRow> in_entry(domain::WaitingListEntryId entry) const;
  // All that a person of a booking has or waits for.
  std::vector<PlaceRow> live_places(domain::PersonId person) const;
  // Who comes with somebody.
  std::vector<PlaceRow> live_companions(domain::DelegateId host) const;
  bool is_live(domain::DelegateId id) const;
  // Those at an event who take no seat, whatever became of them.
  std::set<domain::DelegateId> seatless_at(domain::EventId event) const;
  // Those who take a seat, as holds and ceilings see them, in the order of their rows: of an
  // entry, and of all who have a place at an event or are asked whether to take one.
  std::vector<domain::SeatRequest> seat_requests_in(domain::WaitingListEntryId entry) const;
  std::vector<domain::SeatRequest> seated_at(domain::EventId event) const;

 private:
  Connection& connection_;
};

}  // namespace convene::storage
