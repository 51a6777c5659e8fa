#pragma once

#include "domain/waiting_list_entry.hpp"
#include "services/places/keeper.hpp"

namespace convene::storage {
class Transaction;
}

// How the time of an offer begins, by its mail or without; and what a mail does that is lost or
// late.
namespace convene::services {

// Starts the time for the answer. `flagged`: no mail has reached them so far.
void start_clock(PlaceKeeper& keeper, const domain::Offer& offer, bool flagged);

// A relay took a mail of the offer: its clock starts. Where it runs without one already, they get
// more time, once.
void offer_mail_accepted(storage::Transaction& transaction, domain::OfferId offer);
// A mail of the offer is given up. The clock starts once none of them may arrive any more.
// REQUIRES: the outbox has it down as given up.
void offer_mail_refused(storage::Transaction& transaction, domain::OfferId offer);
// A mail of the offer came back: it is flagged, and they get more time, once.
void offer_mail_bounced(storage::Transaction& transaction, domain::OfferId offer);

// The server sends no mail from now on: offers that none has told of last as long as an offer may,
// as those do that are made without a relay.
void let_offers_last_without_relay(storage::Transaction& transaction);

}  // namespace convene::services
