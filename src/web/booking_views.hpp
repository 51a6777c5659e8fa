#pragma once

#include <string>
#include <vector>

#include "domain/event.hpp"
#include "domain/problem.hpp"
#include "http/response.hpp"
#include "services/event_board.hpp"
#include "web/booking_form.hpp"
#include "web/site.hpp"

// The pages on the way to a booking. Each is rendered anew for whoever asks, with a fresh form
// token.
namespace convene::web {

// What somebody is booking: an event as of one moment.
struct EventNow {
  std::shared_ptr<const services::EventSnapshot> events;
  const domain::Event* event;  // of `events`; null if there is none to see
  UtcTime now;

  int next_position() const { return event->places.waiting + 1; }
};

http::Response form_page(const PublicSite& site, const EventNow& at, const BookingForm& form,
                         const std::vector<domain::FieldError>& errors, http::Status status);
// Check your answers. `complaint`: why this page is shown again; empty: it is not.
http::Response check_page(const PublicSite& site, const EventNow& at, const BookingForm& form,
                          std::string complaint = {}, http::Status status = http::Status::ok);
// The room filled up between two pages: do they want to wait?
http::Response full_page(const PublicSite& site, const EventNow& at, const BookingForm& form,
                         const std::vector<domain::FieldError>& errors = {},
                         http::Status status = http::Status::ok);

}  // namespace convene::web
