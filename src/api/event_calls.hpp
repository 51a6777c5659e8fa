#pragma once

#include <boost/asio/awaitable.hpp>

#include "base/clock.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "services/events/event_cache.hpp"
#include "services/events/programme_service.hpp"

namespace convene::api {

// Events, from the snapshot in memory; a programme is read when it is asked for.
class EventCalls {
 public:
  EventCalls(const services::EventCache& events, services::ProgrammeService& programmes,
             const Clock& clock)
      : events_(&events), programmes_(&programmes), clock_(&clock) {}

  // GET /api/v1/events?after=slug&limit=n
  boost::asio::awaitable<http::Response> list(const http::Request& request) const;
  // GET /api/v1/events/{slug}
  boost::asio::awaitable<http::Response> one(const http::Request& request) const;

 private:
  const services::EventCache* events_;
  services::ProgrammeService* programmes_;
  const Clock* clock_;
};

}  // namespace convene::api
