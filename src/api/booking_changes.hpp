#pragma once

#include <boost/json/value.hpp>

#include "domain/problem.hpp"
#include "services/bookings/service.hpp"

// The bodies of what is done to a booking that exists. Shapes and types only are checked here; what
// may be done is the services' business. Problem: invalid_input.
namespace convene::api {

// POST /api/v1/bookings/{reference}/cancel
domain::result<services::BookingService::Cancellation> cancellation(const boost::json::value& body);
// POST …/offer
domain::result<services::BookingService::OfferAnswer> offer_answer(const boost::json::value& body);
// POST …/move
domain::result<services::BookingService::Move> move_request(const boost::json::value& body);
// POST …/substitute
domain::result<services::BookingService::Substitution> substitution(const boost::json::value& body);

}  // namespace convene::api
