#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "domain/problem.hpp"
#include "http/response.hpp"
#include "web/book/booking_form.hpp"
#include "web/book/event_now.hpp"
#include "web/page/page.hpp"
#include "web/page/public_context.hpp"

// The pages on the way to a booking. Each is rendered anew for whoever asks, with a fresh form
// token.
namespace convene::web {

http::Response form_page(const PublicContext& context, const EventNow& at, const BookingForm& form,
                         const std::vector<domain::FieldError>& errors, http::Status status);
// The form anew, where the answers that came back cannot be read.
http::Response lost_page(const PublicContext& context, const EventNow& at);
// Check your answers. `complaint`: why this page is shown again; empty: it is not.
http::Response check_page(const PublicContext& context, const EventNow& at, const BookingForm& form,
                          std::string complaint = {}, http::Status status = http::Status::ok);
// There is no room, or not for all of them: do they want to wait?
http::Response full_page(const PublicContext& context, const EventNow& at, const BookingForm& form,
                         const std::vector<domain::FieldError>& errors = {},
                         http::Status status = http::Status::ok);
// These people of a group have places at the event already: book for the others?
http::Response already_booked_page(const PublicContext& context, const EventNow& at,
                                   const BookingForm& form,
                                   const std::vector<std::size_t>& numbers);

// What these pages have in common.
PageHead booking_head(const PublicContext& context, const EventNow& at, const std::string& title);
std::string sealed(const PublicContext& context, const EventNow& at, const BookingForm& form);

}  // namespace convene::web
