#pragma once

#include <string>

#include "domain/booking.hpp"

namespace convene::domain {

// Somebody whom the office adds to an event, as typed.
struct NewDelegate {
  std::string submission_id;  // made with the form; a repeat of it adds nobody twice
  std::string event;          // slug
  DelegateRequest person;
  bool wait_if_full = false;
};

}  // namespace convene::domain
