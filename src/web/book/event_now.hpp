#pragma once

#include <memory>
#include <optional>

#include "domain/event.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "services/events/cache.hpp"
#include "web/book/form.hpp"
#include "web/page/public_context.hpp"

namespace convene::web {

// What somebody is booking: an event as of one moment.
struct EventNow {
  std::shared_ptr<const services::EventSnapshot> events;
  const domain::Event* event;  // one of `events`; null if there is none to see
  UtcTime now;

  int next_position() const { return event->places.waiting + 1; }
  // Whether there are places for all, as far as one can tell before they ask: some may be kept for
  // others.
  bool holds(const BookingForm& form) const { return event->places.open >= form.seats(); }
};

// The event that the address names.
EventNow event_of(const PublicContext& context, const http::Request& request);

// Why nobody can book it now, as a page; nothing if they can.
std::optional<http::Response> obstacle(const PublicContext& context, const EventNow& at);

}  // namespace convene::web
