#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/standing.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Tables entry and standing.
class WaitingListStore {
 public:
  explicit WaitingListStore(Connection& connection) : connection_(connection) {}

  domain::EntryId add_entry(domain::BookingId booking, bool together);
  // At the end of the list.
  domain::StandingId add(domain::EntryId entry, domain::EventId event, int seats,
                         UtcTime joined_at);

  // Of a standing that has not ended.
  std::optional<domain::Standing> by_id(domain::StandingId id) const;
  // Those of an entry that have not ended, by event.
  std::vector<domain::Standing> of_entry(domain::EntryId entry) const;
  // How many of its offers ran out.
  int expired_offers(domain::EntryId entry) const;
  // Until when nothing is given to them, where that was asked for.
  std::optional<UtcTime> passed_over_until(domain::StandingId id) const;

  // Who waits, as the walk needs it.
  struct Waiter {
    domain::Standing standing;
    bool saves_elsewhere = false;
    bool has_open_offer = false;  // here or elsewhere
    std::optional<UtcTime> passed_over_until;
    bool book_straight_away = false;
    int notice_days = 0;
  };
  // The next ones behind the number `behind`, in order; at most `most`.
  std::vector<Waiter> waiting(domain::EventId event, std::int64_t behind, int most) const;

  void set_offered(domain::StandingId id, bool is_offered);
  void set_seats(domain::StandingId id, int seats);
  void set_skips(domain::StandingId id, int skips, bool saves_places);
  // Keeps its number, and is not given anything until then.
  void pass_over(domain::StandingId id, UtcTime until, int kept_position);
  void stop_passing_over(domain::StandingId id);
  // Behind everybody, with a new number, which it returns; whatever it had saved up is gone.
  std::int64_t move_to_end(domain::StandingId id);
  void end(domain::StandingId id);
  // One more of the entry's offers ran out. Returns how many did.
  int count_expired_offer(domain::EntryId entry);
  // Nothing is saved at this event any more. Returns the other events where those stand for whom it
  // was.
  std::vector<domain::EventId> stop_saving(domain::EventId event);

 private:
  std::int64_t take_number_in_line(domain::EventId event);

  Connection& connection_;
};

}  // namespace convene::storage
