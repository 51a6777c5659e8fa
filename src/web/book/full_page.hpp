#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "domain/problem.hpp"
#include "http/response.hpp"
#include "web/book/event_now.hpp"
#include "web/book/form.hpp"
#include "web/page/public_context.hpp"

namespace convene::web {

// There is no room, or not for all of them: do they want to wait?
http::Response full_page(const PublicContext& context, const EventNow& at, const BookingForm& form,
                         const std::vector<domain::FieldError>& errors = {},
                         http::Status status = http::Status::ok);
// These people of a group have places at the event already: book for the others?
http::Response already_booked_page(const PublicContext& context, const EventNow& at,
                                   const BookingForm& form,
                                   const std::vector<std::size_t>& numbers);

}  // namespace convene::web
