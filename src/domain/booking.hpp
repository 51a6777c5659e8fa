#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/delegate.hpp"
#include "domain/ids.hpp"

namespace convene::domain {

struct Contact {
  std::string name;
  std::string email;
  std::string phone;  // optional

  friend bool operator==(const Contact&, const Contact&) = default;
};

// What somebody typed about one person, tidied.
struct DelegateRequest {
  std::string name;
  std::string email;  // optional for all but the first
  std::string organisation;
  std::string job_title;
  std::string sector;
  std::string sector_text;
  std::vector<std::string> roles = {"delegate"};
  std::optional<int> companion_of;  // index of the delegate whom a support companion comes with
};

// What one person submits for one event.
struct BookingRequest {
  std::string submission_id;  // made with the form; a repeat of it never books twice
  std::string event;          // slug
  Contact contact;
  std::vector<DelegateRequest> delegates;  // 1 to booking_delegates_max
  bool wait_if_full = false;
};

constexpr std::size_t booking_delegates_max = 6;

enum class BookingState { confirmed, offered, waiting, cancelled };

std::string_view slug_of(BookingState state);

struct Booking {
  BookingId id;
  EventId event;
  std::string event_slug;
  std::string reference;  // "K7M-4QX"
  int generation = 1;     // of its manage link: raising it revokes the links that were sent
  Contact contact;
  std::vector<Delegate> delegates;
};

std::vector<DelegateId> ids_of(const std::vector<Delegate>& delegates);

// `offered` if any live delegate is, else `waiting` if any is, else `confirmed`; `cancelled` when
// none is live.
BookingState state_of(const std::vector<Delegate>& delegates);

}  // namespace convene::domain
