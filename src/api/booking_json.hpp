#pragma once

#include <optional>
#include <string_view>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "domain/booking.hpp"
#include "domain/problem.hpp"

namespace convene::api {

// The body of POST /api/v1/events/{slug}/bookings; the event stands in the address. Checks shapes
// and types only; what the values may be is the domain's business. Problem: invalid_input.
domain::result<domain::BookingRequest> booking_request(const boost::json::value& body);

// `manage_token` stands in the answers to the first POST and its repeats only.
boost::json::object booking_object(const domain::Booking& booking,
                                   std::optional<std::string_view> manage_token = std::nullopt);

}  // namespace convene::api
