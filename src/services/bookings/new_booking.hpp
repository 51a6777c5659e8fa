#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/booking.hpp"
#include "domain/catalogue.hpp"
#include "domain/problem.hpp"

namespace convene::storage {
class Transaction;
}

namespace convene::services {

class EventCache;

// What the transaction of a booking came to, if it is kept: the booking, or, without one, those who
// have a place already and are told of it by mail. Every other problem leaves nothing behind.
struct BookingDecision {
  std::optional<domain::Booking> booking;
  bool is_repeat = false;
  std::vector<int> already_booked;  // indexes of the request's delegates
};

// What a delegate typed, when it went through domain::checked(), and what it is known by.
struct CheckedBooking {
  domain::BookingRequest request;
  std::string digest;
};
// Needs nothing that is stored, so it is no work for the writer's thread, for which everybody
// waits. Problems: invalid_input.
domain::result<CheckedBooking> check(const domain::BookingRequest& typed,
                                     const domain::Catalogue& catalogue);

// Decides about it. A step of a transaction, which an error undoes; problems are
// BookingService::book()'s.
domain::result<BookingDecision> decide(storage::Transaction& transaction, const EventCache& cache,
                                       const domain::Catalogue& catalogue,
                                       const CheckedBooking& checked);

}  // namespace convene::services
