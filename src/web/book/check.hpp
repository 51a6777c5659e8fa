#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/catalogue.hpp"
#include "domain/checked_booking.hpp"
#include "domain/problem.hpp"
#include "web/book/form.hpp"

namespace convene::web {

struct CheckedForm {
  std::vector<domain::FieldError> errors;  // named by the form's fields, in their order on the page
  std::optional<domain::CheckedBooking> booking;  // only where there are no errors
};

// `wait_if_full`: they were told that there is no room for them, and wait.
CheckedForm check(const BookingForm& form, std::string_view event,
                  const domain::Catalogue& catalogue, bool wait_if_full = false);

// The service's errors ("delegates.1.email") at the form's fields ("people.2.email").
std::vector<domain::FieldError> as_form_errors(const BookingForm& form,
                                               const std::vector<domain::FieldError>& errors);

}  // namespace convene::web
