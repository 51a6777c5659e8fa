#pragma once

#include <optional>
#include <vector>

#include "domain/call.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Whom the office has to call, over tables offer, party, outbox and booking.
class CallView {
 public:
  explicit CallView(Connection& connection) : connection_(connection) {}

  // Whose offer no mail has reached, who is out of reach, and whose mail did not arrive although
  // its event is not over: a call for each booking, the most urgent first; at most `most` reasons
  // are read of each kind.
  std::vector<domain::Call> calls(UtcTime now, int most) const;

  // All that there is to tell about one booking; nothing where that is nothing.
  std::optional<domain::Call> about(domain::BookingId booking, UtcTime now) const;

 private:
  // `only`: a booking; without, all. `most` below zero: all reasons.
  std::vector<domain::Call> read(UtcTime now, int most,
                                 std::optional<domain::BookingId> only) const;

  Connection& connection_;
};

}  // namespace convene::storage
