#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/keys.hpp"
#include "domain/booking.hpp"

// The secret links with which people look after their booking without an account. No link is
// stored: its token is derived from the server's key. A booking's generation is that of its
// contact's link, a delegate's that of their own: raising one revokes the links of it that were
// sent.
namespace convene::services {

// Opens the whole booking.
std::string booking_token(const Key& key, const domain::Booking& booking);
// Opens one delegate of it alone.
std::string delegate_token(const Key& key, const domain::Delegate& delegate);

// Whether a token is the booking's own, which its contact holds, and not a delegate's.
bool opens_whole_booking(const Key& key, const domain::Booking& booking, std::string_view token);
// The delegates whom a token opens: all of them, one, or none where it is wrong.
std::vector<domain::Delegate> opened_by(const Key& key, const domain::Booking& booking,
                                        std::string_view token);

}  // namespace convene::services
