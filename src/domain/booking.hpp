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

constexpr int notice_days_default = 3;
constexpr int notice_days_max = 60;

// What one person submits for one event.
struct BookingRequest {
  std::string submission_id;  // made with the form; a repeat of it never books twice
  std::string event;          // slug
  Contact contact;
  std::vector<DelegateRequest> delegates;  // 1 to booking_delegates_max
  bool wait_if_full = false;
  // While they wait:
  bool together = false;                   // all of them or nobody; else whoever fits
  std::vector<std::string> also_wait_for;  // slugs of other events
  bool book_straight_away = false;         // nobody asks first, with this much notice:
  int notice_days = notice_days_default;   // 0 to notice_days_max
};

constexpr std::size_t booking_delegates_max = 6;
constexpr std::size_t also_wait_for_max = 8;

enum class BookingState { confirmed, offered, waiting, cancelled };

std::string_view slug_of(BookingState state);

struct Booking {
  BookingId id;
  EventId event;
  std::string event_slug;
  std::string reference;  // "K7M-4QX"
  int generation = 1;     // number of its contact's link: raising it revokes those that were sent
  Contact contact;
  bool together = false;
  bool book_straight_away = false;
  int notice_days = notice_days_default;
  std::vector<Delegate> delegates;  // one for each person
};

// Whether the delegate is who booked, by their address.
bool is_contact(const Booking& booking, const Delegate& delegate);

// Those of its delegates, as Delegate::person has it.
std::vector<PersonId> people_in(const Booking& booking);

// Whether mail about a person of it goes to an address that its contact does not read. They have a
// link for their own place alone.
bool has_own_address(const Booking& booking, const Delegate& delegate);

// `offered` if anybody has an offer to answer, else `waiting` if anybody has no place yet, else
// `confirmed`; `cancelled` when none is live.
BookingState state_of(const std::vector<Delegate>& delegates);

}  // namespace convene::domain
