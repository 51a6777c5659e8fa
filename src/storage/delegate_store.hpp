#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/booking.hpp"
#include "domain/delegate.hpp"
#include "domain/delegate_list.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

using domain::ListedDelegate;

// Which delegates a list shows. What is empty does not narrow it.
struct DelegateFilter {
  std::optional<domain::EventId> event;
  std::vector<domain::DelegateState> states;
  std::string role;    // slug; of somebody with several, any of them
  std::string sector;  // slug
};

// Tables delegate and delegate_role. Numbers on the waiting list count people who wait for a seat;
// a support companion has the number of whom they come with.
class DelegateStore {
 public:
  explicit DelegateStore(Connection& connection) : connection_(connection) {}

  // In the order in which they were booked.
  std::vector<domain::Delegate> of_booking(domain::BookingId booking) const;
  // One query whatever the list's length; by event, then name.
  std::vector<ListedDelegate> list(const DelegateFilter& filter) const;
  std::optional<ListedDelegate> by_id(domain::DelegateId id) const;

  // Somebody who has a place or waits for one, and whose booking holds it.
  struct Place {
    domain::DelegateId delegate;
    domain::BookingId booking;
  };
  // The first of the waiting list, at most `most`.
  std::vector<Place> first_in_line(domain::EventId event, int most) const;
  // The live place that an address has at an event; there is at most one.
  std::optional<Place> live_with_address(domain::EventId event, std::string_view email_key) const;

  // `id` and `position` of the delegate are not read.
  domain::DelegateId insert(const domain::Delegate& delegate, std::int64_t in_line,
                            UtcTime booked_at);
  // The companion may have been inserted before whom they come with.
  void set_companion_of(domain::DelegateId companion, std::optional<domain::DelegateId> delegate);
  void set_state(domain::DelegateId id, domain::DelegateState state, UtcTime changed_at);
  // Gives a waiter, and the companion who waits with them, their place. Returns both.
  std::vector<domain::DelegateId> confirm_waiting(domain::DelegateId id, UtcTime changed_at);
  // Replaces all roles. Says whether a seat is needed for them, as the catalogue has it.
  void set_roles(domain::DelegateId id, const std::vector<std::string>& roles, bool takes_seat,
                 UtcTime changed_at);
  void set_sector(domain::DelegateId id, std::string_view sector, std::string_view sector_text,
                  UtcTime changed_at);

 private:
  void insert_roles(domain::DelegateId id, const std::vector<std::string>& roles);

  Connection& connection_;
};

}  // namespace convene::storage
