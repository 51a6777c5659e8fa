#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "domain/problem.hpp"
#include "http/response.hpp"
#include "web/book/event_now.hpp"
#include "web/book/form.hpp"
#include "web/page/page.hpp"
#include "web/page/public_context.hpp"

// The pages on the way to a booking. Each is rendered anew for whoever asks, with a fresh form
// token.
namespace convene::web {

http::Response form_page(const PublicContext& context, const EventNow& at, const BookingForm& form,
                         const std::vector<domain::FieldError>& errors, http::Status status);
// The form anew, where the answers that came back cannot be read.
http::Response lost_page(const PublicContext& context, const EventNow& at);

// What these pages have in common.
PageHead booking_head(const PublicContext& context, const EventNow& at, const std::string& title);
std::string sealed(const PublicContext& context, const EventNow& at, const BookingForm& form);

}  // namespace convene::web
