#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/booking.hpp"
#include "domain/problem.hpp"

namespace convene::domain {

// What people correct about themselves by their link.
struct Details {
  std::string name;
  std::string email;
  std::string phone;
  std::string job_title;

  friend bool operator==(const Details&, const Details&) = default;
};

// Whose they are. The contact is written to about all of a booking, and may come or not.
struct DetailsOf {
  const Delegate* person = nullptr;  // null: the contact, who does not come
  bool is_contact = true;
};

// The details of somebody on a booking. `may_be_contact`: the link opens all of it; whoever holds a
// delegate's own link corrects that delegate alone, even where the addresses are the same.
DetailsOf details_of(const Booking& booking, const Delegate* person, bool may_be_contact);

// Those of who is written to about all of the booking, whether they come or not.
DetailsOf details_of_contact(const Booking& booking);

Details current(const Booking& booking, const DetailsOf& whose);

// A text that differs once the address is another, or whose it is. A form carries it, so that
// nobody overwrites what they have not seen.
std::string address_version(const Booking& booking, const DetailsOf& whose);

// The details tidied, or what to do about it. What does not belong to them stays empty.
result<Details> checked(const Details& typed, const DetailsOf& whose);

// A detail that is another one now; `what` is its name in the history.
struct Correction {
  std::string_view what;
  std::string before;
  std::string after;
};
std::vector<Correction> corrections(const Details& before, const Details& after);

}  // namespace convene::domain
