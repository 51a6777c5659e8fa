#pragma once

#include "base/id.hpp"

namespace convene::domain {

using EventId = Id<struct EventTag>;
using BookingId = Id<struct BookingTag>;
using DelegateId = Id<struct DelegateTag>;
using AccountId = Id<struct AccountTag>;
using MailId = Id<struct MailTag>;
using HistoryId = Id<struct HistoryTag>;
using PartyId = Id<struct PartyTag>;
using WaitingListEntryId = Id<struct WaitingListEntryTag>;
using OfferId = Id<struct OfferTag>;
using HoldId = Id<struct HoldTag>;
using AccessTokenId = Id<struct AccessTokenTag>;

}  // namespace convene::domain
