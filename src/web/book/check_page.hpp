#pragma once

#include <string>

#include "http/response.hpp"
#include "web/book/event_now.hpp"
#include "web/book/form.hpp"
#include "web/page/public_context.hpp"

namespace convene::web {

// Check your answers. `complaint`: why this page is shown again; empty: it is not.
http::Response check_page(const PublicContext& context, const EventNow& at, const BookingForm& form,
                          std::string complaint = {}, http::Status status = http::Status::ok);

}  // namespace convene::web
