#pragma once

#include <string>
#include <vector>

#include "domain/problem.hpp"
#include "web/booking_form.hpp"
#include "web/booking_views.hpp"
#include "web/view.hpp"

// What is asked of who joins a waiting list: whether to be booked straight away, and where else to
// wait.
namespace convene::web {

// {{>STRAIGHT_AWAY}} and {{>OTHER_REGIONS}}. The error summary is the page's.
void add_wishes(View& wishes, const EventNow& at, const BookingForm& form,
                const std::vector<domain::FieldError>& errors);

// Rows of the answers to check.
void add_wishes_to_check(View& page, const EventNow& at, const BookingForm& form);
// {{#ROW}}: one answer; `noun` is what the link to change it says.
void add_answer(View& page, const char* field, const char* key, const char* noun,
                const std::string& value);

}  // namespace convene::web
