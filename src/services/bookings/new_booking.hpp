#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/booking.hpp"
#include "domain/catalogue.hpp"
#include "domain/checked_booking.hpp"
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

// Decides about a booking; `digest` is request_digest()'s. A step of a transaction, which an error
// undoes; problems are BookingService::book()'s.
domain::result<BookingDecision> decide(storage::Transaction& transaction, const EventCache& cache,
                                       const domain::Catalogue& catalogue,
                                       const domain::CheckedBooking& asked,
                                       std::string_view digest);

}  // namespace convene::services
