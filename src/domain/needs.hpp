#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/delegate.hpp"
#include "domain/event.hpp"
#include "domain/problem.hpp"

// Access and dietary needs. They tell of somebody's health or religion: kept apart from everything
// else, with the person's consent, for a short time.
namespace convene::domain {

struct NeedsChoice {
  std::string_view slug;   // stored: never rename one
  std::string_view label;  // "A hearing loop"
};

// Ordered as they are shown, everywhere.
std::span<const NeedsChoice> access_choices();
std::span<const NeedsChoice> diet_choices();

// What one person needs. Any of it may be empty.
struct Needs {
  std::vector<std::string> access;  // slugs
  std::string access_text;          // what else, on several lines
  std::vector<std::string> diet;    // slugs
  std::string allergies;
  std::string diet_text;  // what else, on several lines

  bool is_empty() const;
  bool has_diet() const;

  friend bool operator==(const Needs&, const Needs&) = default;
};

// Lengths in characters.
constexpr std::size_t needs_text_length_max = 500;
constexpr std::size_t allergies_length_max = 200;

// The words under which needs are kept. Whoever changes them raises the version, so that it is
// known for ever what each person agreed to.
constexpr int consent_version = 1;
constexpr std::string_view consent_text =
    "The people who organise this event see what you tell us, and each time one of them looks, "
    "that "
    "is recorded. The venue and its kitchen are told what is needed, without names. Nobody else "
    "sees it. We delete it 30 days after the event.";

// The needs tidied, the choices in their order, or what to do about it: nothing is kept of somebody
// who does not agree.
result<Needs> checked(const Needs& typed, bool agrees);

// Whether something can still be done about what somebody with this place needs. What was told can
// be taken back at any time.
bool may_tell_needs(const Event& event, DelegateState state, UtcTime now);

constexpr std::chrono::days needs_kept_after_event{30};
UtcTime needs_deleted_at(UtcTime event_ends_at);

}  // namespace convene::domain
