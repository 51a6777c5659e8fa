#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/booking.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Table booking.
class BookingStore {
 public:
  explicit BookingStore(Connection& connection) : connection_(connection) {}

  // Reads its delegates too.
  std::optional<domain::Booking> by_id(domain::BookingId id) const;
  std::optional<domain::Booking> by_reference(std::string_view reference) const;
  bool has_reference(std::string_view reference) const;

  // What a submission id was used for.
  struct Submission {
    domain::BookingId booking;
    std::string request_digest;
  };
  std::optional<Submission> submission(std::string_view submission_id) const;

  struct NewBooking {
    domain::EventId event;
    std::string_view reference;
    std::string_view submission_id;
    std::string_view request_digest;
    const domain::Contact& contact;
    bool together = false;
    bool book_straight_away = false;
    int notice_days = domain::notice_days_default;
    UtcTime booked_at;
  };
  // A `new_link` ends the contact's link before it.
  void set_contact(domain::BookingId id, const domain::Contact& contact, bool new_link);
  // Those whose contact has the address, or somebody live, the newest first. `email_key` as
  // domain::email_key() makes it.
  std::vector<domain::BookingId> of_address(std::string_view email_key, int most) const;
  // Inserts no delegates: the DelegateStore inserts those.
  domain::BookingId insert(const NewBooking& booking);

 private:
  std::optional<domain::Booking> read(Statement& statement) const;

  Connection& connection_;
};

}  // namespace convene::storage
