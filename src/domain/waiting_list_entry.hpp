#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/clock.hpp"
#include "domain/ids.hpp"

namespace convene::domain {

// A party's place in the list of one event. A party waits as one: a person, or several of a booking
// together. It may stand in the lists of several events.
struct WaitingListEntry {
  WaitingListEntryId id;
  PartyId party;
  BookingId booking;
  EventId event;
  std::int64_t queue_number = 0;  // the order of the list
  int seats = 0;
  int skips = 0;
  int kept_position = 0;  // how often a place was given up and the position kept
  bool is_offered = false;
};

// So many times a position is kept; whoever then gives up an offer goes to the end of the list.
constexpr int kept_position_max = 2;
// So many offers may run out; with the last of them the wait ends.
constexpr int expired_offers_max = 2;

// How an offer ended.
enum class OfferOutcome { accepted, given_up, position_kept, expired, withdrawn };

std::string_view slug_of(OfferOutcome outcome);
std::optional<OfferOutcome> offer_outcome_from(std::string_view slug);

// A place that is held for a party until it is answered.
struct Offer {
  OfferId id;
  PartyId party;
  WaitingListEntryId entry;
  std::optional<UtcTime> clock_from;    // none until a relay took the mail
  UtcTime due_at;                       // the end; until the clock runs, when that starts by itself
  bool is_extended = false;             // by their wish
  bool is_flagged = false;              // a mail of it was refused, late or came back
  bool is_prolonged = false;            // given more time for that
  std::optional<UtcTime> reached_at;    // when the office had told them by phone
  std::optional<OfferOutcome> outcome;  // none while it is open
};

// An answer at its end, or later, is too late. While its clock has not started it lasts as long as
// an offer may.
bool has_ended(const Offer& offer, UtcTime event_starts_at, UtcTime now);

// What somebody says to an offer.
enum class Answer { accept, decline, keep_position, need_longer };

std::string_view slug_of(Answer answer);
std::optional<Answer> answer_from(std::string_view slug);

}  // namespace convene::domain
