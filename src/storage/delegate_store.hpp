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

// Tables delegate and delegate_role. Numbers on the waiting list count people who wait for a seat;
// a support companion has the number of whom they come with.
class DelegateStore {
 public:
  explicit DelegateStore(Connection& connection) : connection_(connection) {}

  // Ordered as they were booked.
  std::vector<domain::Delegate> of_booking(domain::BookingId booking) const;
  // One query whatever the list's length; by event, then name.
  std::vector<domain::ListedDelegate> list(const domain::DelegateFilter& filter) const;
  std::optional<domain::ListedDelegate> by_id(domain::DelegateId id) const;

  struct AddressedPlace {
    domain::DelegateId delegate;
    domain::PersonId person;
    domain::BookingId booking;
  };
  // The live place that an address has at an event; there is at most one.
  std::optional<AddressedPlace> live_with_address(domain::EventId event,
                                                  std::string_view email_key) const;

  // `person` may be left out for the first place of somebody; `id` and what follows `entry` are not
  // read.
  domain::DelegateId insert(const domain::Delegate& delegate, UtcTime booked_at);
  // The companion may have been inserted before whom they come with.
  void set_companion_of(domain::DelegateId companion, std::optional<domain::DelegateId> delegate);
  // Whoever neither waits nor is asked any more stands in no list.
  void set_state(domain::DelegateId id, domain::DelegateState state, UtcTime changed_at);
  void set_entry(domain::DelegateId id, domain::WaitingListEntryId entry);
  struct NewIdentity {
    std::string name;
    std::string email;
    std::string job_title;
  };
  // Somebody else comes instead: the link of who came before ends.
  void replace_person(domain::DelegateId id, const NewIdentity& identity, UtcTime changed_at);
  // The same person everywhere in their booking. With a `new_link` the one before ends.
  void correct_person(domain::PersonId person, const NewIdentity& identity, bool new_link,
                      UtcTime changed_at);
  void set_organisation(domain::DelegateId id, std::string_view organisation, UtcTime changed_at);
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
