#pragma once

#include <span>
#include <string>
#include <utility>

#include "domain/booking.hpp"
#include "domain/catalogue.hpp"
#include "domain/problem.hpp"

namespace convene::domain {

// Whose request it is: the office may give any role of the catalogue, and several to one person.
enum class AskedBy { the_public, the_office };

// A request for places that is tidied and in order. checked() alone makes one, so that nothing is
// booked unchecked and nothing is checked twice.
class CheckedBooking {
 public:
  const BookingRequest& operator*() const { return request_; }
  const BookingRequest* operator->() const { return &request_; }

 private:
  friend result<CheckedBooking> checked(const BookingRequest& typed, const Catalogue& catalogue,
                                        AskedBy asked_by, std::span<const std::string> whose);
  explicit CheckedBooking(BookingRequest request) : request_(std::move(request)) {}

  BookingRequest request_;
};

// What somebody typed, tidied, or what to do about it, in the order of the fields on the form. Says
// nothing of the event: whether there is one, whether there is room. `whose`, one a delegate, is
// how messages call them where they stand on the page: "your", "person 2's". The catalogue does not
// change while the server runs: what was checked against it stays in order. Problems:
// invalid_input.
result<CheckedBooking> checked(const BookingRequest& typed, const Catalogue& catalogue,
                               AskedBy asked_by = AskedBy::the_public,
                               std::span<const std::string> whose = {});

}  // namespace convene::domain
