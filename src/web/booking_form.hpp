#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/keys.hpp"
#include "domain/booking.hpp"
#include "domain/catalogue.hpp"
#include "domain/problem.hpp"
#include "http/request.hpp"

namespace convene::web {

// What somebody typed into the booking form, as they typed it. One person books, as a delegate who
// may bring a support companion, or as the support companion of a delegate whom they name.
struct BookingForm {
  std::string submission_id;
  std::string full_name;
  std::string email;
  std::string phone;
  std::string organisation;
  std::string job_title;
  std::string sector;
  std::string sector_text;
  std::string role;
  std::string companion_name;  // of a delegate; may be empty
  std::string supported_name;  // of the delegate whom a support companion comes with
  // Where they would wait:
  std::string book_straight_away;  // "yes", or empty: ask them first
  std::string notice_days;         // that they need for it
  std::string also_wait_for;       // slugs of other events, joined by spaces

  static BookingForm blank();
  // A submission id that is missing or none of ours is replaced by a new one.
  static BookingForm parse(const http::FormData& form);
  // Takes from another form what is asked of who waits.
  void take_wishes(const http::FormData& form);
  std::vector<std::string> other_events() const;
};

struct CheckedForm {
  std::vector<domain::FieldError> errors;  // by the form's field names, in their order on the page
  domain::BookingRequest request;          // only where there are no errors
};

CheckedForm check(const BookingForm& form, std::string_view event,
                  const domain::Catalogue& catalogue);

// The service's errors ("delegates.0.email") at the form's fields ("email").
std::vector<domain::FieldError> as_form_errors(const std::vector<domain::FieldError>& errors);

// Checked answers on their way through the browser and back: nobody can read or change them there.
struct SealedAnswers {
  std::string event;  // slug of the event they were checked for
  BookingForm form;
};
std::string seal_answers(const Key& key, const SealedAnswers& answers);
std::optional<SealedAnswers> open_answers(const Key& key, std::string_view sealed);

}  // namespace convene::web
