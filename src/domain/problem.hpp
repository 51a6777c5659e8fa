#pragma once

#include <string>
#include <vector>

#include <boost/system/result.hpp>

namespace convene::domain {

// Everything that a person or a program may be told instead of what they asked for. Programs see
// the word with hyphens as the last segment of a problem's type: "event-full".
enum class ProblemKind {
  invalid_input,  // see `fields`
  not_found,
  not_allowed,  // signed in, but without the permission
  event_full,   // nothing was kept; see `alternatives`
  booking_not_open,
  booking_closed,
  event_cancelled,
  already_booked,     // see `delegates`
  no_offer,           // there is none to answer, or no longer
  ask_organiser,      // a link may not do this, the office may
  submission_reused,  // the same submission id with another request
  link_used,          // a one-time link that was used, replaced or is too old
  sign_in_refused,    // address and password do not belong together
  too_many_requests,
};

// What is wrong with one thing that was typed, and what to do about it: "Enter your full name".
// `field` is its path in the request: "delegates.0.email", "capacity".
struct FieldError {
  std::string field;
  std::string message;

  friend bool operator==(const FieldError&, const FieldError&) = default;
};

struct Problem {
  ProblemKind kind;
  std::vector<FieldError> fields = {};
  std::vector<std::string> alternatives = {};  // slugs of events that have places
  std::vector<int> delegates = {};             // indexes into the request's delegates
};

template <class T>
using result = boost::system::result<T, Problem>;

// What result<T>::value() throws when there is none: a mistake of the program, never of a visitor.
[[noreturn]] void throw_exception_from_error(const Problem& problem,
                                             const boost::source_location& where);

}  // namespace convene::domain
