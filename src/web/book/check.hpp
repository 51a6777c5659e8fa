#pragma once

#include <string_view>
#include <vector>

#include "domain/booking.hpp"
#include "domain/catalogue.hpp"
#include "domain/problem.hpp"
#include "web/book/form.hpp"

namespace convene::web {

struct CheckedForm {
  std::vector<domain::FieldError> errors;  // by the form's field names, in their order on the page
  domain::BookingRequest request;          // only where there are no errors
};

CheckedForm check(const BookingForm& form, std::string_view event,
                  const domain::Catalogue& catalogue);

// The service's errors ("delegates.1.email") at the form's fields ("people.2.email").
std::vector<domain::FieldError> as_form_errors(const BookingForm& form,
                                               const std::vector<domain::FieldError>& errors);

}  // namespace convene::web
