#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// The lists that staff take away. Each is an answer to a POST: taking one changes the history.
namespace convene::web {

// {{>LIST_FIELD}} of a room's page: whom the attendance list holds.
void fill_attendance_form(TemplateData& body);

}  // namespace convene::web
