#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/booking.hpp"
#include "domain/ids.hpp"
#include "domain/mail.hpp"

// Calls that the office makes where no mail arrives.
namespace convene::domain {

// What somebody has to be told by phone: its number is an offer's, a party's or a mail's.
struct CallSubject {
  enum class Kind {
    offer,         // a place is kept for them, and nothing tells them so
    out_of_reach,  // they wait, and are passed over until somebody reaches them
    mail           // a mail did not arrive
  };

  Kind kind = Kind::offer;
  std::int64_t id = 0;

  friend auto operator<=>(const CallSubject&, const CallSubject&) = default;
};

// "offer-12"
std::string text_of(const CallSubject& subject);
std::optional<CallSubject> call_subject_from(std::string_view text);

struct CallReason {
  CallSubject subject;
  EventId event;
  std::string who;               // whose place it is about: "Ann Example, Ben Example"
  std::optional<UtcTime> until;  // the offer's end, once its clock runs or where it has none
  std::optional<MailKind> mail;  // what the mail told
  std::string reply;             // the relay's words
};

// Somebody to be called: who booked, for all that did not reach the booking's people.
struct Call {
  BookingId booking;
  DelegateId delegate;  // the booking's first
  std::string reference;
  Contact contact;
  std::vector<CallReason> reasons;
  std::optional<UtcTime> tried_at;  // when they were last called in vain
};

}  // namespace convene::domain
