#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/waiting_list_entry.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Tables party and waiting_list_entry.
class WaitingListStore {
 public:
  explicit WaitingListStore(Connection& connection) : connection_(connection) {}

  domain::PartyId add_party(domain::BookingId booking, bool together);
  // Adds an entry at the end of the list.
  domain::WaitingListEntryId add(domain::PartyId party, domain::EventId event, int seats,
                                 UtcTime joined_at);

  // Nothing for an entry that has ended.
  std::optional<domain::WaitingListEntry> by_id(domain::WaitingListEntryId id) const;
  // Those of a party that have not ended, by event.
  std::vector<domain::WaitingListEntry> of_party(domain::PartyId party) const;
  // How many of its offers ran out.
  int expired_offers(domain::PartyId party) const;
  // Whether an offer ended uncounted, so that nothing is given to the party anywhere.
  bool is_out_of_reach(domain::PartyId party) const;
  // Parties of the booking of which that is so.
  std::vector<domain::PartyId> out_of_reach(domain::BookingId booking) const;
  // The time until which nothing is given to them, where that was asked for.
  std::optional<UtcTime> passed_over_until(domain::WaitingListEntryId id) const;

  // Who waits, as an allocation pass needs it.
  struct Waiter {
    domain::WaitingListEntry entry;
    bool saves_elsewhere = false;
    bool has_open_offer = false;  // here or elsewhere
    bool is_out_of_reach = false;
    std::optional<UtcTime> passed_over_until;
    bool book_straight_away = false;
    int notice_days = 0;
  };
  // The next ones behind the number `behind`, in order; at most `most`.
  std::vector<Waiter> waiting(domain::EventId event, std::int64_t behind, int most) const;

  void set_offered(domain::WaitingListEntryId id, bool is_offered);
  void set_seats(domain::WaitingListEntryId id, int seats);
  void set_skips(domain::WaitingListEntryId id, int skips, bool saves_places);
  // Keeps its number, and is not given anything until then.
  void pass_over(domain::WaitingListEntryId id, UtcTime until, int kept_position);
  void stop_passing_over(domain::WaitingListEntryId id);
  // Moves it behind everybody, with a new number, which it returns; whatever it had saved up is
  // gone.
  std::int64_t move_to_end(domain::WaitingListEntryId id);
  void end(domain::WaitingListEntryId id);
  void set_out_of_reach(domain::PartyId party, bool is_out_of_reach);
  // One more of the party's offers ran out. Returns how many did.
  int count_expired_offer(domain::PartyId party);
  // Nothing is saved at this event any more. Returns the other events where those stand for whom it
  // was.
  std::vector<domain::EventId> stop_saving(domain::EventId event);

 private:
  std::int64_t take_queue_number(domain::EventId event);

  Connection& connection_;
};

}  // namespace convene::storage
