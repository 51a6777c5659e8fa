#pragma once

#include <string>

#include "domain/booking.hpp"
#include "domain/problem.hpp"
#include "simulation/generator/operation.hpp"

// How the program's words and the simulation's belong together.
namespace convene::simulation {

Outcome outcome_of(domain::ProblemKind kind);

template <class Result>
Outcome outcome_of(const Result& result) {
  return result ? Outcome::done : outcome_of(result.error().kind);
}

// The slug of the event that this operation began.
std::string slug_of_event(int number);
domain::DelegateRequest request_for(const NewPerson& person, int number);

}  // namespace convene::simulation
