#pragma once

#include <boost/asio/awaitable.hpp>

#include "base/clock.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "services/event_board.hpp"

namespace convene::api {

// Events, from the snapshot in memory.
class EventCalls {
 public:
  EventCalls(const services::EventBoard& events, const Clock& clock)
      : events_(&events), clock_(&clock) {}

  // GET /api/v1/events?after=slug&limit=n
  boost::asio::awaitable<http::Response> list(const http::Request& request) const;
  // GET /api/v1/events/{slug}
  boost::asio::awaitable<http::Response> one(const http::Request& request) const;

 private:
  const services::EventBoard* events_;
  const Clock* clock_;
};

}  // namespace convene::api
