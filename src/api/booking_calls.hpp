#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "services/bookings/booking_service.hpp"

namespace convene::api {

// Bookings: make, read, change, cancel.
class BookingCalls {
 public:
  explicit BookingCalls(services::BookingService& bookings) : bookings_(&bookings) {}

  // POST /api/v1/events/{slug}/bookings
  boost::asio::awaitable<http::Response> book(const http::Request& request) const;
  // GET /api/v1/bookings/{reference}
  boost::asio::awaitable<http::Response> find(const http::Request& request) const;
  // POST /api/v1/bookings/{reference}/cancel
  boost::asio::awaitable<http::Response> cancel(const http::Request& request) const;
  // POST /api/v1/bookings/{reference}/offer
  boost::asio::awaitable<http::Response> answer_offer(const http::Request& request) const;
  // POST /api/v1/bookings/{reference}/move
  boost::asio::awaitable<http::Response> move(const http::Request& request) const;
  // POST /api/v1/bookings/{reference}/substitute
  boost::asio::awaitable<http::Response> substitute(const http::Request& request) const;

 private:
  services::BookingService* bookings_;
};

}  // namespace convene::api
