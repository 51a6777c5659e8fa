#pragma once

#include "base/id.hpp"

namespace convene::domain {

using EventId = Id<struct EventTag>;
using BookingId = Id<struct BookingTag>;
using DelegateId = Id<struct DelegateTag>;
// Who somebody is in their whole booking, whatever events they have places at. person_of_first()
// says which number they have.
using PersonId = Id<struct PersonTag>;
using AccountId = Id<struct AccountTag>;
using MailId = Id<struct MailTag>;
using HistoryId = Id<struct HistoryTag>;
using PartyId = Id<struct PartyTag>;
using WaitingListEntryId = Id<struct WaitingListEntryTag>;
using OfferId = Id<struct OfferTag>;
using HoldId = Id<struct HoldTag>;
using AccessTokenId = Id<struct AccessTokenTag>;

// A person is known by the number of their first row: the one home of that rule in C++. In SQL it
// is coalesce(person_id, id).
constexpr PersonId person_of_first(DelegateId first) { return {first.value}; }

}  // namespace convene::domain
