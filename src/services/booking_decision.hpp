#pragma once

#include <optional>
#include <vector>

#include "domain/booking.hpp"
#include "domain/problem.hpp"
#include "storage/transaction.hpp"

namespace convene::services {

class EventBoard;

// What the transaction of a booking came to, if it is kept: the booking, or, without one, those who
// have a place already and are told of it by mail. Every other problem leaves nothing behind.
struct BookingDecision {
  std::optional<domain::Booking> booking;
  bool is_repeat = false;
  std::vector<int> already_booked;  // indexes of the request's delegates
};

// Decides about what a delegate typed. A step of a transaction, which an error undoes; problems are
// BookingService::book()'s.
domain::result<BookingDecision> decide(storage::Transaction& transaction, const EventBoard& board,
                                       const domain::BookingRequest& typed);

}  // namespace convene::services
