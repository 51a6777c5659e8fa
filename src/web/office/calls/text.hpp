#pragma once

#include <string>
#include <string_view>

#include "domain/call.hpp"
#include "domain/event.hpp"

// What the office is told to say to somebody whom no mail reaches.
namespace convene::web {

struct CallText {
  std::string why;    // "No email has told them of a place that is kept for Ann Example"
  std::string say;    // what to say
  std::string until;  // "until Tuesday 12 January 2027, 2pm"
};

// REQUIRES: the event is the reason's.
CallText call_text(const domain::CallReason& reason, const domain::Event& event);

// A phone number as a link dials it: digits, and a plus before them.
std::string phone_link(std::string_view phone);

}  // namespace convene::web
