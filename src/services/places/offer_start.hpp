#pragma once

#include "domain/waiting_list_entry.hpp"
#include "services/places/keeper.hpp"

namespace convene::storage {
class Transaction;
}

// How the time of an offer begins: by its mail, or without.
namespace convene::services {

// Starts the time for the answer. `flagged`: no mail reached them.
void start_clock(PlaceKeeper& keeper, const domain::Offer& offer, bool flagged);

// A relay took a mail of the offer: its clock starts, unless it runs already.
void offer_mail_accepted(storage::Transaction& transaction, domain::OfferId offer);
// A mail of the offer is given up. The clock starts once none of them may arrive any more.
// REQUIRES: the outbox has it down as given up.
void offer_mail_refused(storage::Transaction& transaction, domain::OfferId offer);
// A mail of the offer came back.
void offer_mail_bounced(storage::Transaction& transaction, domain::OfferId offer);

}  // namespace convene::services
