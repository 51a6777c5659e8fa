#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/booking.hpp"
#include "domain/ids.hpp"

namespace convene::domain {

// What a mail tells.
enum class MailKind {
  confirmed,
  waiting,
  offer,          // a place is held for them until they answer
  offer_expired,  // they did not answer, and stand at the end of the list now
  wait_ended,     // they did not answer a second time
  place_found,
  moved,              // they come to another event
  replaced,           // goes to whom somebody else comes for
  details_corrected,  // goes to an address that is new
  address_left,       // goes to the one before it
  cancelled,
  your_booking,  // goes to who has booked already
  booking_links  // goes to an address that was asked for: all that it has booked
};

std::string_view slug_of(MailKind kind);
std::optional<MailKind> mail_kind_from(std::string_view slug);

// Whom a mail goes to and what it is about.
struct Recipient {
  std::string name;
  std::string email;
  std::optional<PersonId> person;  // their own place alone; without: the whole booking

  friend bool operator==(const Recipient&, const Recipient&) = default;
};

// Who booked, about all of it.
Recipient contact_of(const Booking& booking);

// Who is told of something that happened to some people of a booking: the contact, and each of
// those people with an address of their own.
std::vector<Recipient> recipients(const Booking& booking, std::span<const PersonId> people);

// The links to a booking that belong to an address: the contact's opens all of it, those of others
// their own places.
std::vector<Recipient> links_of(const Booking& booking, std::string_view email_key);

// Who is told that `person` has a place already: whoever reads the address under which they are
// known.
Recipient owner_of_place(const Booking& booking, PersonId person);

// Whether a mail went to an address that its reader has left, or to who does not come any more:
// what became of it says nothing about those who are known now.
bool goes_to_a_former_address(MailKind kind, const Recipient& to);

// Whether a mail that was delayed may still go where it was addressed to: the link in it belongs to
// the address that they have now.
bool may_be_sent(MailKind kind, const Recipient& to, const Booking& booking);

// Whether a mail that was delayed still tells the truth about `delegates`, as they are now at the
// event that it is about: that somebody has a place, is asked whether to take one or waits for one.
bool is_still_true(MailKind kind, std::span<const Delegate> delegates);

}  // namespace convene::domain
