#include "simulation/program/text.hpp"

#include <fmt/format.h>

namespace convene::simulation {

using domain::ProblemKind;

Outcome outcome_of(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::invalid_input:
      return Outcome::invalid_input;
    case ProblemKind::not_found:
      return Outcome::not_found;
    case ProblemKind::event_full:
      return Outcome::event_full;
    case ProblemKind::booking_not_open:
      return Outcome::booking_not_open;
    case ProblemKind::booking_closed:
      return Outcome::booking_closed;
    case ProblemKind::event_cancelled:
      return Outcome::event_cancelled;
    case ProblemKind::already_booked:
      return Outcome::already_booked;
    case ProblemKind::submission_reused:
      return Outcome::submission_reused;
    case ProblemKind::no_offer:
      return Outcome::no_offer;
    case ProblemKind::ask_organiser:
      return Outcome::ask_organiser;
    default:
      return Outcome::something_else;
  }
}

std::string slug_of_event(int number) { return fmt::format("event-{}", number); }

domain::DelegateRequest request_for(const NewPerson& person, int number) {
  return {.name = fmt::format("Person {}", number),
          .email = person.email,
          .organisation = person.organisation,
          .sector = person.sector,
          .roles = person.roles,
          .companion_of = person.companion_of};
}

}  // namespace convene::simulation
